#include "import/formula.h"

#include "base/mem.h"

void
formula_release(struct formula *s)
{
	mem_free(s->f);
	*s = (struct formula){NULL, 0};
}

/*
 * Length of the cell text begins with, its quotes included; *inner is what it says. 0:
 * quotes in another place.
 */
static size_t
cut_cell(struct slice text, char delimiter, struct slice *inner, bool *formula)
{
	size_t open = text.n > 1 && text.p[0] == '=' && text.p[1] == '"', n = open;
	const char *quote;

	*formula = open;
	if (text.n == 0 || text.p[n] != '"') {
		while (n < text.n && text.p[n] != delimiter && text.p[n] != '"')
			n++;
		*inner = (struct slice){text.p, n};
		return n < text.n && text.p[n] == '"' ? 0 : n + 1;
	}
	quote = memchr(text.p + n + 1, '"', text.n - n - 1);
	if (!quote)
		return 0;
	n = (size_t)(quote + 1 - text.p);
	if (n < text.n && text.p[n] != delimiter)
		return 0;
	*inner = *formula ? (struct slice){text.p, n} : (struct slice){text.p + 1, n - 2};
	return n + 1;
}

bool
formula_split(struct formula *s, struct csvrow *row, char delimiter)
{
	struct slice text = row->raw;
	bool any = false, formula;
	size_t n = 0, len;

	while (text.n && (text.p[text.n - 1] == '\n' || text.p[text.n - 1] == '\r'))
		text.n--;
	for (;;) {
		if (n == s->cap) {
			s->cap = mem_grown(s->cap, n + 1);
			s->f = mem_resize(s->f, s->cap, sizeof *s->f);
		}
		len = cut_cell(text, delimiter, &s->f[n], &formula);
		if (len == 0 || n == CSVIN_FIELDS_MAX)
			return false;
		n++;
		any = any || formula;
		if (len > text.n)
			break;
		text = (struct slice){text.p + len, text.n - len};
	}
	row->f = s->f;
	row->n = n;
	return any;
}
