#include "score/kredit.h"

#include <assert.h>

#include "base/date.h"
#include "base/dec.h"

static int
load_persen(struct kredit *k, struct err *e)
{
	const struct jsonnode *table;

	assert(records_predikat.n == KREDIT_PREDICATES);
	if (rules_table(k->rules, "persen", &table, &k->mark_persen, e))
		return -1;
	for (size_t i = 0; i < records_predikat.n; i++) {
		const char *code = records_predikat.codes[i];

		if (rules_cell_is(table, code, "tidak_ada")) {
			k->persen[i] = KREDIT_NONE;
			continue;
		}
		if (rules_cell_decimal(table, "persen", code, &k->persen[i], e))
			return -1;
		if (k->persen[i] < 0 || k->persen[i] > 1000 * DEC_ONE)
			return err_set(e, ERR_RULES,
			               "persen.%s: want 0 to 1000, or tidak_ada", code);
	}
	return 0;
}

static int
load_koefisien(struct kredit *k, struct err *e)
{
	const struct jsonnode *table;

	assert(records_jenjang.n == KREDIT_LEVELS);
	if (rules_table(k->rules, "koefisien", &table, &k->mark_koefisien, e))
		return -1;
	for (size_t i = 0; i < records_jenjang.n; i++) {
		const char *code = records_jenjang.codes[i];

		if (rules_cell_decimal(table, "koefisien", code, &k->koefisien[i], e))
			return -1;
		if (k->koefisien[i] <= 0 || k->koefisien[i] > 1000 * DEC_ONE)
			return err_set(e, ERR_RULES,
			               "koefisien.%s: want more than 0, at most 1000",
			               code);
	}
	return 0;
}

int
kredit_load(struct kredit *k, const struct rules *rules, struct err *e)
{
	const struct jsonnode *table;
	int64_t places;

	*k = (struct kredit){.rules = rules};
	if (load_persen(k, e) || load_koefisien(k, e) ||
	    rules_table(rules, "pembulatan", &table, &k->mark_pembulatan, e) ||
	    rules_cell_int(table, "pembulatan", "desimal", 0, 2, &places, e))
		return -1;
	k->places = (int)places;
	return 0;
}

int
kredit_months(int32_t first, int32_t last)
{
	struct date a, b;
	int months;

	if (first > last)
		return 0;
	a = date_civil(first);
	b = date_civil(last);
	months = (b.year - a.year) * 12 + b.month - a.month + 1;
	months -= a.day > 1;
	months -= b.day < date_month_days(b.year, b.month);
	return months > 0 ? months : 0;
}

int64_t
kredit_exact(const struct kredit *k, int jenjang, int predikat, int months)
{
	dec_wide product = (dec_wide)k->persen[predikat] * k->koefisien[jenjang] * months;

	assert(k->persen[predikat] != KREDIT_NONE);
	return dec_exact(dec_weighted(product, (dec_wide)100 * KREDIT_YEAR * DEC_ONE));
}

int64_t
kredit_value(const struct kredit *k, int64_t exact)
{
	return dec_rounded(exact, k->places);
}
