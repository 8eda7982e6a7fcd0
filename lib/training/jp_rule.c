#include "training/jp_rule.h"

#include "base/dec.h"
#include "base/sb.h"

#define RATE_MAX 1000 /* hours; with volumes no sum comes near 64 bits */
#define SESSIONS_MAX 1000

static const char *const way_words[] = {"program",    "hari",     "sesi",
                                        "batas_hari", "kegiatan", "semester"};
static const struct schema_codes ways = {"cara", way_words,
                                         sizeof way_words / sizeof *way_words};
static const char *const winner_words[] = {"jam", "konversi"};
static const struct schema_codes winners = {"cara", winner_words, 2};

/* Cells of one form: dotted keys in the table. */
struct place {
	const struct jsonnode *table;
	const char *form;
	struct sb key;
};

static const char *
key_of(struct place *p, const char *cell)
{
	sb_clear(&p->key);
	sb_addf(&p->key, "%s.%s", p->form, cell);
	return p->key.p;
}

static int
read_rate(struct place *p, const char *cell, bool may_lack, int64_t *rate, struct err *e)
{
	const char *key = key_of(p, cell);

	*rate = JP_RULE_NONE;
	if (may_lack && rules_cell_is(p->table, key, "tidak_ada"))
		return 0;
	if (rules_cell_decimal(p->table, "konversi", key, rate, e))
		return -1;
	if (*rate <= 0 || *rate > RATE_MAX * DEC_ONE)
		return err_set(e, ERR_RULES, "konversi.%s: want hours above 0, up to %d",
		               key, RATE_MAX);
	return 0;
}

static int
read_form(struct place *p, struct jp_rule_form *f, struct err *e)
{
	int way;

	if (rules_cell_code(p->table, "konversi", key_of(p, "cara"), &ways, &way, e))
		return -1;
	f->way = (enum jp_rule_way)way;
	f->sessions = JP_RULE_NONE;
	if (read_rate(p, "nasional", way == JP_RULE_PROGRAM, &f->rate[0], e) ||
	    read_rate(p, "internasional", way == JP_RULE_PROGRAM, &f->rate[1], e) ||
	    rules_cell_int(p->table, "konversi", key_of(p, "tambahan_persen"), 0, 100,
	                   &f->percent, e))
		return -1;
	if (way != JP_RULE_SESSION ||
	    rules_cell_is(p->table, key_of(p, "sesi_sebulan"), "tidak_ada"))
		return 0;
	return rules_cell_int(p->table, "konversi", key_of(p, "sesi_sebulan"), 1,
	                      SESSIONS_MAX, &f->sessions, e);
}

static int
read_forms(struct jp_rule *rule, const struct rules *r, struct err *e)
{
	struct place p = {0};
	const char *mark;
	int status = rules_table(r, "konversi", &p.table, &mark, e);

	for (size_t i = 0; status == 0 && i < BENTUK_N; i++) {
		p.form = records_bentuk.codes[i];
		status = read_form(&p, &rule->forms[i], e);
	}
	sb_release(&p.key);
	return status;
}

int
jp_rule_read(struct jp_rule *rule, const struct rules *r, struct err *e)
{
	const struct jsonnode *table;
	const char *mark;
	int winner;

	*rule = (struct jp_rule){.stated_wins = true};
	for (size_t i = 0; i < BENTUK_N; i++)
		rule->forms[i] = (struct jp_rule_form){
			.rate = {JP_RULE_NONE, JP_RULE_NONE}, .sessions = JP_RULE_NONE};
	if (!rules_has(r, "konversi"))
		return 0;
	if (rules_table(r, "sertifikat", &table, &mark, e) ||
	    rules_cell_code(table, "sertifikat", "cara", &winners, &winner, e))
		return -1;
	rule->stated_wins = winner == 0;
	return read_forms(rule, r, e);
}

bool
jp_rule_is_by_day(const struct jp_rule_form *f)
{
	return f->way == JP_RULE_DAY || f->way == JP_RULE_DAY_CAP;
}

int64_t
jp_rule_cap(const struct jp_rule_form *f, bool international)
{
	if (f->way == JP_RULE_DAY_CAP)
		return f->rate[international];
	if (f->way == JP_RULE_SESSION && f->sessions != JP_RULE_NONE)
		return f->sessions * f->rate[international];
	return JP_RULE_NONE;
}
