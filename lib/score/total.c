#include "score/total.h"

#define HUNDRED (100 * DEC_ONE)
#define EXACT 1000 /* of the exact scale, in a millionth */

static int
load_weights(struct total *t, const struct rules *r, struct err *e)
{
	struct law w, *table = &t->weights;
	char path[LAW_PATH];
	bool peers;

	if (law_table(table, r, "bobot", e) < 0)
		return -1;
	w = *table;
	t->choice = "";
	if (jsonin_get(table->table, "penilai_rekan")) {
		if (rules_cell_either(table->table, "bobot", "penilai_rekan", "tidak",
		                      "ya", &peers, e) < 0)
			return -1;
		t->choice = peers ? "ya" : "tidak";
		if (law_part(table, t->choice, -1, &w, path, e) < 0)
			return -1;
	}
	if (law_decimal(&w, "skp", &t->skp, e) < 0 ||
	    law_decimal(&w, "perilaku", &t->perilaku, e) < 0)
		return -1;
	if (t->skp + t->perilaku != HUNDRED)
		return err_set(e, ERR_RULES,
		               "%s: skp and perilaku must make 100 together", w.path);
	return 0;
}

static int
load_bound(const struct law *l, struct total_class *c, struct err *e)
{
	bool from = jsonin_get(l->table, "dari") != NULL;

	c->above = jsonin_get(l->table, "lebih_dari") != NULL;
	c->bound = LAW_NONE;
	if (from && c->above)
		return err_set(e, ERR_RULES, "%s: want one of dari and lebih_dari",
		               l->path);
	if (!from && !c->above)
		return 0;
	return law_decimal(l, c->above ? "lebih_dari" : "dari", &c->bound, e);
}

struct loading {
	struct total *t;
	struct err *e;
};

static int
load_class(struct slice key, const struct jsonnode *value, void *arg)
{
	struct loading *in = arg;
	struct total *t = in->t;
	struct total_class *c = &t->classes[t->n];
	int code = schema_code(&records_predikat, key);
	char path[LAW_PATH];
	struct law l;

	(void)value;
	if (code < 0)
		return 0;
	c->predikat = (signed char)code;
	if (law_part(&t->predicates, records_predikat.codes[code], -1, &l, path, in->e) <
	            0 ||
	    load_bound(&l, c, in->e) < 0)
		return -1;
	c->keyakinan = l.keyakinan;
	if (jsonin_get(l.table, "ide_baru") &&
	    rules_cell_either(l.table, path, "ide_baru", "tidak", "ya", &c->idea, in->e) <
	            0)
		return -1;
	if (t->n > 0 &&
	    (t->classes[t->n - 1].bound == LAW_NONE ||
	     (c->bound != LAW_NONE && c->bound >= t->classes[t->n - 1].bound)))
		return err_set(in->e, ERR_RULES,
		               "%s: the bounds must go down, and only the last has none",
		               path);
	t->n++;
	return 0;
}

int
total_load(struct total *t, const struct rules *r, struct err *e)
{
	struct loading in = {t, e};

	*t = (struct total){0};
	if (load_weights(t, r, e) < 0 || law_table(&t->range, r, "rentang", e) < 0 ||
	    law_bound(&t->range, "skp_maks", &t->skp_max, e) < 0 ||
	    law_bound(&t->range, "perilaku_maks", &t->perilaku_max, e) < 0 ||
	    law_table(&t->predicates, r, "predikat", e) < 0 ||
	    jsonin_members(t->predicates.table, load_class, &in) != 0)
		return -1;
	if (t->n == 0 || t->classes[t->n - 1].bound != LAW_NONE ||
	    t->classes[t->n - 1].idea)
		return err_set(e, ERR_RULES,
		               "predikat: the last must have no bound, for all that is "
		               "left");
	return 0;
}

dec_wide
total_of(const struct total *t, dec_wide skp, dec_wide perilaku)
{
	return dec_quotient(t->skp * skp + t->perilaku * perilaku, HUNDRED);
}

static bool
reaches(const struct total_class *c, int64_t exact)
{
	if (c->bound == LAW_NONE)
		return true;
	return c->above ? exact > c->bound * EXACT : exact >= c->bound * EXACT;
}

int
total_class(const struct total *t, int64_t exact, bool idea)
{
	int i = 0;

	while (i < t->n - 1 &&
	       !(reaches(&t->classes[i], exact) && (idea || !t->classes[i].idea)))
		i++;
	return i;
}

bool
total_asks_idea(const struct total *t, int64_t exact)
{
	return total_class(t, exact, true) != total_class(t, exact, false);
}

bool
total_knows_idea(const struct total *t)
{
	for (int i = 0; i < t->n; i++)
		if (t->classes[i].idea)
			return true;
	return false;
}

unsigned
total_predicates(const struct total *t)
{
	unsigned bits = 0;

	for (int i = 0; i < t->n; i++)
		bits |= 1u << t->classes[i].predikat;
	return bits;
}
