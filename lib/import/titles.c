#include "import/titles.h"

#include "asn/period.h"
#include "base/sb.h"
#include "import/span.h"

/* "Periode" and what it is may stand in cells of their own. */
static bool
find(const struct csvrow *row, int64_t *period)
{
	struct sb text = {0};
	bool found;

	for (size_t i = 0; i < row->n; i++) {
		sb_add(&text, row->f[i]);
		sb_addc(&text, ' ');
	}
	found = text.n && span_find(sb_slice(&text), period);
	sb_release(&text);
	return found;
}

static bool
lies_in(int64_t period, int64_t longer)
{
	return period_first_day(period) >= period_first_day(longer) &&
	       period_last_day(period) <= period_last_day(longer);
}

void
titles_read(struct titles *t, const struct csvrow *rows, size_t n)
{
	int64_t period;

	*t = (struct titles){0};
	for (size_t i = 0; i < n; i++)
		if (find(&rows[i], &period) && (!t->line || lies_in(period, t->period)))
			*t = (struct titles){period, t->line && period == t->period
			                                     ? t->line
			                                     : rows[i].line};
}

int
titles_check(const struct csvrow *rows, size_t n, struct slice set, struct err *e)
{
	char want[PERIOD_BUF], said[PERIOD_BUF];
	int64_t period, wanted, first = 0;
	size_t line = 0;
	struct err unused;

	if (period_read(set, &wanted, &unused) != 0 && !span_find(set, &wanted))
		return 0;
	for (size_t i = 0; i < n; i++) {
		if (!find(&rows[i], &period))
			continue;
		if (lies_in(wanted, period))
			return 0;
		if (!line) {
			line = rows[i].line;
			first = period;
		}
	}
	if (!line)
		return 0;
	(void)period_format(want, wanted);
	(void)period_format(said, first);
	err_set(e, ERR_USAGE,
	        "a title says %s, --set periode=%s; set the period the list is of, or "
	        "delete the title if it is wrong",
	        said, want);
	e->line = line;
	return -1;
}
