#include "score/indeks_kinerja.h"

enum {
	PREDIKAT_MASK = 7, /* 1 + the code */
	BIT_PARTS = 8,
	BIT_DISPUTED = 16,
	BIT_RECORDED = 32,
	BIT_DIFFERS = 64,
	BIT_ANY = 128
};

_Static_assert((int)INDEKS_RULE_PREDIKAT <= (int)PREDIKAT_MASK,
               "a byte a person and year");

static int
code_of(const struct field *f)
{
	return f->s.n > 0 ? (int)f->v : -1;
}

struct indeks_kinerja
indeks_kinerja_of_skor(const struct indeks_rule *rule, const struct record *r, bool whole)
{
	const struct field *f = r->f;
	struct indeks_kinerja k = {.predikat = -1, .parts = !whole, .any = true};
	int given = code_of(&f[SKOR_PREDIKAT]),
	    recorded = code_of(&f[SKOR_PREDIKAT_TERCATAT]);

	if (!whole)
		return k;
	if (f[SKOR_STATUS].v == SKOR_BERTENTANGAN) {
		k.disputed = true;
		return k;
	}
	k.recorded = given < 0 && recorded >= 0;
	k.differs = given >= 0 && recorded >= 0 && given != recorded;
	if (given < 0)
		given = recorded;
	/* A mean of feedback is no appraisal, though it stands in nilai, too. */
	if (given < 0 && f[SKOR_NILAI].s.n && !f[SKOR_UMPAN_BALIK].s.n) {
		given = indeks_rule_predikat(rule, f[SKOR_NILAI].v);
		k.figure = true;
	}
	k.predikat = (signed char)given;
	return k;
}

static uint8_t
packed(const struct indeks_kinerja *k)
{
	return (uint8_t)((k->predikat + 1) | (k->parts ? BIT_PARTS : 0) |
	                 (k->disputed ? BIT_DISPUTED : 0) |
	                 (k->recorded ? BIT_RECORDED : 0) |
	                 (k->differs ? BIT_DIFFERS : 0) | (k->any ? BIT_ANY : 0));
}

bool
indeks_kinerja_merge(const struct indeks_rule *rule, uint8_t *held,
                     const struct indeks_kinerja *row)
{
	uint8_t new = packed(row);
	int a = *held & PREDIKAT_MASK, b = new &PREDIKAT_MASK;
	bool was = *held & BIT_DISPUTED;

	*held = (uint8_t)((*held | new) & ~PREDIKAT_MASK);
	if (a && b && rule->kinerja[a - 1].v != rule->kinerja[b - 1].v)
		*held |= BIT_DISPUTED;
	/* Predicates of the same points: the lesser code, in whatever order. */
	*held |= (uint8_t)(!a || (b && b < a) ? b : a);
	return !was && *held & BIT_DISPUTED;
}

struct indeks_kinerja
indeks_kinerja_read(uint8_t held)
{
	bool disputed = held & BIT_DISPUTED;

	return (struct indeks_kinerja){
		.predikat = (signed char)(disputed ? -1 : (held & PREDIKAT_MASK) - 1),
		.parts = held & BIT_PARTS,
		.disputed = disputed,
		.recorded = held & BIT_RECORDED,
		.differs = held & BIT_DIFFERS,
		.any = held & BIT_ANY,
	};
}
