#include "score/rated.h"

#include "asn/period.h"
#include "asn/records.h"
#include "base/mem.h"

/* rated_row.seen: a bit for each predicate, then what else was said. Bits are only ever
 * added, so the order of records cannot matter. */
#define SEEN_BEDA (1u << 8)
#define SEEN_TIE (1u << 9)
#define SEEN_PART (1u << 10)
#define SEEN_PREDIKAT 0xffu

#define PERIOD_BITS 20
_Static_assert(PERIOD_MAX < 1 << PERIOD_BITS, "a period does not fit the key");
_Static_assert(PREDIKAT_BURUK < 8, "a predicate does not fit its bits");

struct rated_period {
	int64_t period;
	int32_t first, last;
	bool overlaps;
};

void
rated_init(struct rated *t, struct roster *roster)
{
	*t = (struct rated){.roster = roster};
}

void
rated_release(struct rated *t)
{
	mem_free(t->rows);
	keytab_release(&t->periods);
	keytab_release(&t->keys);
	*t = (struct rated){0};
}

void
rated_period(struct rated *t, int64_t period)
{
	(void)keytab_put(&t->periods, (uint64_t)period);
}

static uint64_t
key_of(uint32_t person, int64_t period)
{
	return (uint64_t)person << PERIOD_BITS | (uint64_t)period;
}

uint32_t
rated_at(struct rated *t, int64_t nip, int64_t period, const char *file, size_t line)
{
	uint32_t known = t->keys.n, number;

	number = keytab_put(&t->keys, key_of(roster_person(t->roster, nip), period));
	if (number < known)
		return number;
	if (number >= t->cap) {
		t->cap = (uint32_t)mem_grown(t->cap, (size_t)number + 1);
		t->rows = mem_resize(t->rows, t->cap, sizeof *t->rows);
	}
	t->rows[number] = (struct rated_row){
		.file = file,
		.line = line < UINT32_MAX ? (uint32_t)line : 0,
	};
	rated_period(t, period);
	return number;
}

static unsigned
seen_in(const struct field *f)
{
	switch (f[SKOR_STATUS].v) {
	case SKOR_BERTENTANGAN:
		return SEEN_TIE;
	case SKOR_BELUM_DINILAI:
		return 0;
	case SKOR_SEMENTARA:
		return SEEN_PART;
	default:
		break;
	}
	if (f[SKOR_PREDIKAT].s.n == 0)
		return SEEN_PART;
	return 1u << f[SKOR_PREDIKAT].v | (f[SKOR_STATUS].v == SKOR_BEDA ? SEEN_BEDA : 0);
}

void
rated_put(struct rated *t, const struct record *r, const char *file)
{
	const struct field *f = r->f;
	struct strtab *units = &t->roster->units;
	uint32_t number = rated_at(t, f[SKOR_NIP].v, f[SKOR_PERIODE].v, file, r->line);
	uint32_t unit = strtab_put(units, f[SKOR_UNIT].s);
	struct rated_row *row = &t->rows[number];

	row->seen = (uint16_t)(row->seen | seen_in(f));
	/* Units that differ: the choice must not depend on the order of records. */
	if (unit && (!row->unit || slice_cmp(strtab_text(units, unit),
	                                     strtab_text(units, row->unit)) < 0))
		row->unit = unit;
	roster_called(t->roster, roster_person(t->roster, f[SKOR_NIP].v), f[SKOR_NAMA].s);
}

static unsigned
seen_of(const struct rated *t, uint32_t number)
{
	return number == RATED_NONE ? 0 : t->rows[number].seen;
}

/* Several scores of the row have predicates, and they differ. */
static bool
differs(const struct rated *t, uint32_t number)
{
	unsigned bits = seen_of(t, number) & SEEN_PREDIKAT;

	return (bits & (bits - 1)) != 0;
}

int
rated_predikat(const struct rated *t, uint32_t number)
{
	unsigned seen = seen_of(t, number);
	int code = 0;

	if (!(seen & SEEN_PREDIKAT) || seen & SEEN_TIE || differs(t, number))
		return -1;
	while (!(seen >> code & 1))
		code++;
	return code;
}

int
rated_status(const struct rated *t, uint32_t number)
{
	unsigned seen = seen_of(t, number);

	if (seen & SEEN_TIE || differs(t, number))
		return SKOR_BERTENTANGAN;
	if (seen & SEEN_PREDIKAT)
		return seen & SEEN_BEDA ? SKOR_BEDA : SKOR_LENGKAP;
	return seen & SEEN_PART ? SKOR_SEMENTARA : SKOR_BELUM_DINILAI;
}

void
rated_walk_start(struct rated_walk *w, const struct rated *t)
{
	uint32_t n = t->periods.n, *order = keytab_sorted(&t->periods);

	*w = (struct rated_walk){.t = t, .people = keytab_sorted(&t->roster->nips)};
	w->periods = mem_array((size_t)n + 1, sizeof *w->periods);
	for (uint32_t i = 0; i < n; i++) {
		int64_t period = (int64_t)t->periods.keys[order[i]];

		w->periods[i].period = period;
		w->periods[i].first = period_first_day(period);
		w->periods[i].last = period_last_day(period);
	}
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < n; k++)
			if (k != i && w->periods[k].first <= w->periods[i].last &&
			    w->periods[i].first <= w->periods[k].last)
				w->periods[i].overlaps = true;
	mem_free(order);
}

void
rated_walk_release(struct rated_walk *w)
{
	mem_free(w->people);
	mem_free(w->periods);
	*w = (struct rated_walk){0};
}

/* Whether somebody was rated in another period that has days of k, too. */
static bool
is_rated_twice(const struct rated_walk *w, uint32_t person, const struct rated_period *k)
{
	const struct rated *t = w->t;

	for (uint32_t i = 0; k->overlaps && i < t->periods.n; i++) {
		const struct rated_period *other = &w->periods[i];
		uint32_t row;

		if (other == k || other->first > k->last || k->first > other->last)
			continue;
		row = keytab_find(&t->keys, key_of(person, other->period));
		if (row != KEYTAB_NONE && rated_predikat(t, row) >= 0)
			return true;
	}
	return false;
}

bool
rated_walk_next(struct rated_walk *w, struct rated_step *s)
{
	const struct rated *t = w->t;
	const struct roster *roster = t->roster;

	for (; w->i < roster->nips.n; w->i++, w->j = 0)
		while (w->j < t->periods.n) {
			const struct rated_period *k = &w->periods[w->j++];
			uint32_t person = w->people[w->i];
			const struct person *p = &roster->people[person];
			uint32_t row = keytab_find(&t->keys, key_of(person, k->period));
			bool in = p->listed && person_in_service(p, k->first, k->last);

			if (row == KEYTAB_NONE && !in)
				continue;
			*s = (struct rated_step){
				.nip = (int64_t)roster->nips.keys[person],
				.period = k->period,
				.first = k->first,
				.last = k->last,
				.person = person,
				.row = row == KEYTAB_NONE ? RATED_NONE : row,
				.overlaps = is_rated_twice(w, person, k),
				.unlisted = roster->any && !p->listed,
				.in_period = in,
			};
			return true;
		}
	return false;
}
