#include "score/pola.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sb.h"

static int
bad(struct err *e, const struct sb *path, const char *why)
{
	return err_set(e, ERR_RULES, "%s: %s", path->p, why);
}

static int
load_classes(struct pola_rule *rule, const struct jsonnode *list, const struct sb *path,
             struct err *e)
{
	for (size_t i = 0; i < jsonin_count(list); i++) {
		struct slice s;
		int code;

		if (!jsonin_text(jsonin_at(list, i), &s) ||
		    (code = schema_code(&records_predikat, s)) < 0 || code >= PREDIKAT_N)
			return bad(e, path, "predikat: want codes of predikat");
		rule->classes |= 1u << code;
	}
	return rule->classes ? 0 : bad(e, path, "predikat: want a list of predikat");
}

/* {"predikat": [...], one of "paling_banyak", "paling_sedikit" (percent),
   "paling_sedikit_orang": N} */
static int
load_rule(struct pola_rule *rule, const struct jsonnode *n, const struct sb *path,
          struct err *e)
{
	static const struct {
		const char *key;
		bool at_most, people;
	} limits[] = {
		{"paling_banyak", true, false},
		{"paling_sedikit", false, false},
		{"paling_sedikit_orang", false, true},
	};
	int found = 0;

	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
		const struct jsonnode *limit = jsonin_get(n, limits[i].key);

		if (!limit)
			continue;
		if (!jsonin_int(limit, &rule->limit) || rule->limit < 0 ||
		    rule->limit > (limits[i].people ? 1000000 : 100))
			return bad(e, path,
			           limits[i].people ? "want a number of people"
			                            : "want percent from 0 to 100");
		rule->at_most = limits[i].at_most;
		rule->people = limits[i].people;
		found++;
	}
	if (found != 1)
		return bad(e, path,
		           "want one of paling_banyak, paling_sedikit and "
		           "paling_sedikit_orang");
	return load_classes(rule, jsonin_get(n, "predikat"), path, e);
}

static int
load_capaian(struct pola *p, int capaian, const struct jsonnode *n, struct sb *path,
             struct err *e)
{
	const struct jsonnode *list = jsonin_get(n, "batas");
	size_t at = path->n;
	int largest;

	p->of[capaian].any = true;
	if (rules_cell_code(n, path->p, "terbanyak", &records_predikat, &largest, e) < 0)
		return -1;
	p->of[capaian].largest = (signed char)largest;
	if (largest >= PREDIKAT_N || jsonin_count(list) > POLA_RULES)
		return bad(e, path, "want terbanyak of the five, and at most 8 batas");
	for (size_t i = 0; i < jsonin_count(list); i++) {
		path->n = at;
		sb_addf(path, ".batas[%zu]", i);
		if (load_rule(&p->of[capaian].rules[i], jsonin_at(list, i), path, e) < 0)
			return -1;
		p->of[capaian].n++;
	}
	return 0;
}

int
pola_load(struct pola *p, const struct rules *r, struct err *e)
{
	const struct jsonnode *table, *test;
	struct sb path = {0};
	const char *mark;
	int bad = 0;

	*p = (struct pola){0};
	if (!rules_has(r, "distribusi"))
		return 0;
	if (rules_table(r, "distribusi", &table, &p->keyakinan, e) < 0 ||
	    rules_table(r, "distribusi_uji", &test, &mark, e) < 0 ||
	    rules_cell_int(test, "distribusi_uji", "paling_sedikit_pegawai", 0, 1000000,
	                   &p->smallest, e) < 0)
		return -1;
	p->any = true;
	for (int i = 0; i < POLA_CAPAIAN && !bad; i++) {
		const struct jsonnode *n = jsonin_get(table, records_capaian.codes[i]);

		sb_clear(&path);
		sb_addf(&path, "distribusi.%s", records_capaian.codes[i]);
		bad = n && load_capaian(p, i, n, &path, e) < 0;
	}
	sb_release(&path);
	return bad ? -1 : 0;
}

/* How many people too many (above 0) or too few (below). */
static int64_t
off_by(const struct pola_rule *rule, const uint32_t counts[PREDIKAT_N], int64_t n)
{
	int64_t have = 0, want = rule->limit;

	for (int i = 0; i < PREDIKAT_N; i++)
		if (rule->classes >> i & 1)
			have += counts[i];
	/* In whole people: exactly the percentage complies. */
	if (!rule->people)
		want = rule->at_most ? rule->limit * n / 100
		                     : (rule->limit * n + 99) / 100;
	if (rule->at_most)
		return have > want ? have - want : 0;
	return have < want ? have - want : 0;
}

enum { NOTE = 96 }; /* room for one: all five names are 53 bytes */

static void
write_note(char note[NOTE], const struct pola_rule *rule, int64_t off)
{
	size_t n = (size_t)snprintf(note, NOTE, "%s",
	                            off > 0 ? "kelebihan_" : "kekurangan_");

	for (int i = 0, some = 0; i < PREDIKAT_N; i++)
		if (rule->classes >> i & 1)
			n += (size_t)snprintf(note + n, NOTE - n, "%s%s",
			                      some++ ? "+" : "",
			                      records_predikat.codes[i]);
	(void)snprintf(note + n, NOTE - n, ":%lld", (long long)(off > 0 ? off : -off));
}

static bool
is_largest(const uint32_t counts[PREDIKAT_N], int class)
{
	for (int i = 0; i < PREDIKAT_N; i++)
		if (i != class && counts[i] >= counts[class])
			return false;
	return true;
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(a, b);
}

int
pola_judge(const struct pola *p, int capaian, const uint32_t counts[PREDIKAT_N],
           char notes[POLA_NOTES], size_t *n)
{
	char lines[POLA_RULES + 1][NOTE];
	unsigned broken = 0, told;
	int64_t people = 0;

	*n = 0;
	for (int i = 0; i < PREDIKAT_N; i++)
		people += counts[i];
	if (capaian < 0 || !p->of[capaian].any || people == 0)
		return POLA_TIDAK_DIUJI;
	if (people < p->smallest)
		return POLA_TERLALU_KECIL;
	for (unsigned i = 0; i < p->of[capaian].n; i++) {
		const struct pola_rule *rule = &p->of[capaian].rules[i];
		int64_t off = off_by(rule, counts, people);

		if (off)
			write_note(lines[broken++], rule, off);
	}
	told = broken;
	if (!is_largest(counts, p->of[capaian].largest))
		(void)snprintf(lines[told++], NOTE, "dominan_bukan:%s",
		               records_predikat.codes[(int)p->of[capaian].largest]);
	qsort(lines, told, NOTE, by_bytes);
	for (unsigned i = 0; i < told; i++)
		*n += (size_t)snprintf(notes + *n, POLA_NOTES - *n, "%s%s", i ? ";" : "",
		                       lines[i]);
	return broken ? POLA_MELANGGAR : POLA_SESUAI;
}
