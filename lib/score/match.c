#include "score/match.h"

#include <stdlib.h>

#include "base/dec.h"
#include "base/sb.h"

#define PLACES 2

struct loading {
	struct match *m;
	struct err *e;
};

static int
load_purpose(struct slice name, const struct jsonnode *value, void *arg)
{
	struct loading *l = arg;
	struct match *m = l->m;
	struct match_purpose *p = &m->purposes[m->n];
	const struct jsonnode *table;
	struct sb path = {0};
	int status;

	if (!jsonin_is_object(value)) /* the mark of the table, or a remark */
		return 0;
	if (m->n == MATCH_PURPOSES_MAX)
		return err_set(l->e, ERR_RULES, "tujuan: more than %d of them",
		               MATCH_PURPOSES_MAX);
	sb_adds(&path, "tujuan.");
	sb_add(&path, name);
	p->name = name;
	status = rules_table(m->rules, path.p, &table, &p->keyakinan, l->e);
	if (status == 0)
		status = ladder_load(&p->classes, table, path.p, "kelas", l->e);
	m->n += status == 0;
	sb_release(&path);
	return status;
}

static int
by_name(const void *a, const void *b)
{
	return slice_cmp(((const struct match_purpose *)a)->name,
	                 ((const struct match_purpose *)b)->name);
}

static int
load_purposes(struct match *m, struct err *e)
{
	struct loading l = {m, e};
	const struct jsonnode *table;
	const char *mark;

	if (rules_table(m->rules, "tujuan", &table, &mark, e) ||
	    jsonin_members(table, load_purpose, &l))
		return -1;
	if (m->n == 0)
		return err_set(e, ERR_RULES, "tujuan: want at least one purpose");
	qsort(m->purposes, m->n, sizeof *m->purposes, by_name);
	return 0;
}

static int
load_cap(struct match *m, struct err *e)
{
	const struct jsonnode *table;

	if (rules_table(m->rules, "cap", &table, &m->mark_cap, e))
		return -1;
	m->cap = MATCH_NO_CAP;
	if (rules_cell_is(table, "nilai", "tidak_ada"))
		return 0;
	if (rules_cell_decimal(table, "cap", "nilai", &m->cap, e))
		return -1;
	if (m->cap < 0)
		return err_set(e, ERR_RULES, "cap.nilai: below zero");
	return 0;
}

int
match_load(struct match *m, const struct rules *rules, struct err *e)
{
	const struct jsonnode *table;

	*m = (struct match){.rules = rules};
	if (rules_table(rules, "kelas", &table, &m->mark_class, e))
		return -1;
	if (rules_cell_either(table, "kelas", "nilai", "tepat", "bulat", &m->rounded,
	                      e) ||
	    load_cap(m, e))
		return -1;
	return load_purposes(m, e);
}

/* 100 times the levels, in millionths, cut at the cap; the denominator is what is
 * required. */
static dec_wide
numerator(const struct match *m, struct match_sums sums)
{
	dec_wide n = (dec_wide)100 * DEC_ONE * sums.levels;

	if (m->cap != MATCH_NO_CAP && n > (dec_wide)m->cap * sums.required)
		n = (dec_wide)m->cap * sums.required;
	return n;
}

int64_t
match_exact(const struct match *m, struct match_sums sums)
{
	return dec_exact(dec_mean(numerator(m, sums), sums.required));
}

int64_t
match_value(const struct match *m, struct match_sums sums)
{
	return dec_rounded(match_exact(m, sums), PLACES);
}

size_t
match_class(const struct match *m, const struct match_purpose *purpose,
            struct match_sums sums, bool *turns)
{
	const struct ladder *l = &purpose->classes;
	size_t exact = ladder_class(l, numerator(m, sums), sums.required);
	size_t rounded = ladder_class(l, match_value(m, sums), 1);

	*turns = exact != rounded;
	return m->rounded ? rounded : exact;
}
