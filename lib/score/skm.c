#include "score/skm.h"

#include "base/dec.h"

#define PLACES 2 /* of every figure that is printed */

/* "tepat", or a number of decimal places. */
static int
read_places(const struct jsonnode *table, const char *path, const char *key, int *places,
            struct err *e)
{
	struct slice word;
	int64_t v;

	*places = SKM_EXACT;
	if (rules_cell_is(table, key, "tepat"))
		return 0;
	if (jsonin_text(jsonin_get(table, key), &word))
		return err_set(e, ERR_RULES, "%s.%s: want tepat, or 1 to 6 decimals",
		               path, key);
	if (rules_cell_int(table, path, key, 1, 6, &v, e) < 0)
		return -1;
	*places = (int)v;
	return 0;
}

static int
read_letters(struct skm *s, const struct rules *r, struct err *e)
{
	static const char *const keys[] = {"A", "B", "C"};
	const struct jsonnode *table;
	const char *mark;
	bool exact;

	if (rules_table(r, "mutu", &table, &mark, e) < 0 ||
	    rules_cell_either(table, "mutu", "kelas", "bulat", "tepat", &exact, e) < 0)
		return -1;
	s->rounded = !exact;
	for (int i = 0; i < 3; i++) {
		if (rules_cell_decimal(table, "mutu", keys[i], &s->least[i], e) < 0)
			return -1;
		if (i > 0 && s->least[i] >= s->least[i - 1])
			return err_set(e, ERR_RULES, "mutu.%s: not below mutu.%s",
			               keys[i], keys[i - 1]);
	}
	return 0;
}

static int
read_sample(struct sample *s, const struct rules *r, struct err *e)
{
	const struct jsonnode *table;
	const char *mark;

	if (rules_table(r, "sampel", &table, &mark, e) < 0 ||
	    rules_cell_decimal(table, "sampel", "khi_kuadrat", &s->chi_square, e) < 0 ||
	    rules_cell_decimal(table, "sampel", "proporsi", &s->share, e) < 0 ||
	    rules_cell_decimal(table, "sampel", "galat", &s->error, e) < 0)
		return -1;
	if (s->chi_square <= 0 || s->chi_square > 100 * DEC_ONE)
		return err_set(e, ERR_RULES,
		               "sampel.khi_kuadrat: want above 0, up to 100");
	if (s->share <= 0 || s->share >= DEC_ONE)
		return err_set(e, ERR_RULES, "sampel.proporsi: want above 0, below 1");
	if (s->error <= 0 || s->error > DEC_ONE)
		return err_set(e, ERR_RULES, "sampel.galat: want above 0, up to 1");
	return 0;
}

int
skm_load(struct skm *s, const struct rules *r, struct err *e)
{
	const struct jsonnode *table;
	const char *mark;

	s->rules = r;
	if (rules_table(r, "nilai", &table, &mark, e) < 0 ||
	    rules_cell_int(table, "nilai", "pengali", 1, 1000, &s->factor, e) < 0)
		return -1;
	if (rules_table(r, "bobot", &table, &mark, e) < 0 ||
	    read_places(table, "bobot", "desimal", &s->weight_places, e) < 0 ||
	    read_places(table, "bobot", "desimal_tertimbang", &s->weighted_places, e) < 0)
		return -1;
	if (read_letters(s, r, e) < 0)
		return -1;
	if (rules_table(r, "responden", &table, &mark, e) < 0 ||
	    rules_cell_int(table, "responden", "paling_sedikit", 0, 1000000, &s->few, e) <
	            0)
		return -1;
	return read_sample(&s->sample, r, e);
}

/* v / by, half up. */
static dec_wide
divide(dec_wide v, dec_wide by)
{
	return (v + by / 2) / by;
}

/* NRR (1e-12) * weight, at 1e-18. */
static dec_wide
weighted(const struct skm *s, dec_wide nrr, int elements)
{
	dec_wide v, unit = 1;

	if (s->weight_places == SKM_EXACT)
		v = divide(nrr * DEC_ONE, elements);
	else
		v = nrr *
		    dec_rounded(dec_exact(dec_mean(DEC_ONE, elements)), s->weight_places);
	if (s->weighted_places == SKM_EXACT)
		return v;
	for (int i = s->weighted_places; i < 18; i++)
		unit *= 10;
	return divide(v, unit) * unit;
}

static char
letter_of(const struct skm *s, int64_t exact, int64_t rounded)
{
	for (size_t i = 0; i < sizeof s->least / sizeof *s->least; i++)
		if (s->rounded ? rounded >= s->least[i] : exact / 1000 >= s->least[i])
			return SKM_LETTERS[i];
	return SKM_LETTERS[sizeof SKM_LETTERS - 2];
}

void
skm_index(const struct skm *s, const struct skm_answers *a, struct skm_index *x)
{
	dec_wide nrr[SKM_ELEMENTS], sum = 0;
	int64_t exact;

	x->elements = 0;
	for (int i = 0; i < SKM_ELEMENTS; i++) {
		x->nrr[i] = SKM_NONE;
		if (a->n[i] == 0)
			continue;
		nrr[i] = dec_mean((dec_wide)a->sum[i] * DEC_ONE, a->n[i]);
		x->nrr[i] = dec_rounded(dec_exact(nrr[i]), PLACES);
		x->elements++;
	}
	for (int i = 0; i < SKM_ELEMENTS; i++)
		if (a->n[i] > 0)
			sum += weighted(s, nrr[i], x->elements);
	exact = dec_exact(divide(sum * s->factor, DEC_ONE));
	x->value = dec_rounded(exact, PLACES);
	x->letter = letter_of(s, exact, x->value);
}
