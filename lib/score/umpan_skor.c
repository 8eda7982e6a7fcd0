#include "score/umpan_skor.h"

#include <stdlib.h>

#include "asn/period.h"
#include "base/dec.h"
#include "score/noted.h"

#define PERIOD_BITS 20 /* PERIOD_MAX is below 2^20 */
#define AHEAD 8 /* people whose ballots are fetched while earlier ones are counted */

void
umpan_recorded_put(struct umpan_recorded *x, int64_t nip, int64_t period)
{
	uint64_t person = keytab_put(&x->nips, (uint64_t)nip);

	(void)keytab_put(&x->pairs, person << PERIOD_BITS | (uint64_t)period);
}

void
umpan_recorded_release(struct umpan_recorded *x)
{
	keytab_release(&x->nips);
	keytab_release(&x->pairs);
}

static bool
is_recorded(const struct umpan_recorded *x, int64_t nip, int64_t period)
{
	uint64_t person = keytab_find(&x->nips, (uint64_t)nip);

	return person != KEYTAB_NONE &&
	       keytab_find(&x->pairs, person << PERIOD_BITS | (uint64_t)period) !=
	               KEYTAB_NONE;
}

const int umpan_sorted_groups[PENILAI_N] = {PENILAI_BAWAHAN, PENILAI_DIRI,
                                            PENILAI_MASYARAKAT, PENILAI_PIMPINAN,
                                            PENILAI_REKAN};

void
umpan_walk_start(struct umpan_walk *w, const struct umpan *rule,
                 const struct ballots *ballots, const struct umpan_recorded *recorded)
{
	uint32_t n = ballots->periods.n;

	*w = (struct umpan_walk){.rule = rule, .ballots = ballots, .recorded = recorded};
	w->people = keytab_sorted(&ballots->roster->nips);
	w->periods = keytab_sorted(&ballots->periods);
	w->first = mem_array(n + 1, sizeof(*w->first));
	w->last = mem_array(n + 1, sizeof(*w->last));
	for (uint32_t i = 0; i < n; i++) {
		w->first[i] = period_first_day((int64_t)ballots->periods.keys[i]);
		w->last[i] = period_last_day((int64_t)ballots->periods.keys[i]);
	}
}

void
umpan_walk_release(struct umpan_walk *w)
{
	mem_free(w->people);
	mem_free(w->periods);
	mem_free(w->first);
	mem_free(w->last);
	mem_free(w->room.p);
	*w = (struct umpan_walk){0};
}

static const struct ballot_kind *
kind_of(const struct umpan_walk *w, const struct ballot *x)
{
	return &w->ballots->kinds[ballot_kind(x)];
}

static bool
same_voice(const struct ballot *x, const struct ballot *y)
{
	return ballot_rater(x) != 0 && ballot_kind(x) == ballot_kind(y) &&
	       ballot_rater(x) == ballot_rater(y);
}

/* The end of the ballots that one voice has cast, x the first. */
static const struct ballot *
voice_end(const struct ballot *x, const struct ballot *end)
{
	const struct ballot *next = x + 1;

	while (next < end && same_voice(x, next))
		next++;
	return next;
}

/* They are sorted: the last one tells whether all are equal. */
static bool
agrees(const struct ballot *x, const struct ballot *next)
{
	return ballot_value(x) == ballot_value(next - 1);
}

static int
by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Who rated several services of one aspect still is one rater. */
static uint32_t
distinct_raters(const struct ballot *x, const struct ballot *end)
{
	uint32_t *raters = mem_array((size_t)(end - x), sizeof(*raters));
	uint32_t n = 0, distinct = 0;

	for (const struct ballot *next; x < end; x = next) {
		next = voice_end(x, end);
		if (agrees(x, next))
			raters[n++] = ballot_rater(x);
	}
	qsort(raters, n, sizeof(*raters), by_number);
	for (uint32_t i = 0; i < n; i++)
		distinct += i == 0 || raters[i] != raters[i - 1];
	mem_free(raters);
	return distinct;
}

/* The ballots of one group on one aspect, from x on; returns the end. */
static const struct ballot *
count_cell(const struct umpan_walk *w, const struct ballot *x, const struct ballot *end,
           struct umpan_cell *c)
{
	const struct ballot_kind *kind = kind_of(w, x);
	const struct ballot *first = x, *next;
	bool unknown = false, services = false;
	dec_wide sum = 0;

	*c = (struct umpan_cell){.mean = -1};
	for (; x < end; x = next) {
		const struct ballot_kind *k = kind_of(w, x);

		if (k != kind && (k->period != kind->period || k->aspek != kind->aspek ||
		                  k->penilai != kind->penilai))
			break;
		services = services || k != kind;
		next = voice_end(x, end);
		if (!agrees(x, next)) {
			c->disputed += (uint32_t)(next - x);
			continue;
		}
		sum += ballot_value(x);
		c->ballots++;
		if (ballot_rater(x) == 0)
			unknown = true;
		else
			c->raters++;
	}
	c->raters += unknown;
	if (services)
		c->raters = distinct_raters(first, x);
	if (c->ballots > 0)
		c->mean = umpan_group(sum, c->ballots);
	return x;
}

static const struct ballot *
count_aspek(const struct umpan_walk *w, const struct umpan_weights *weights,
            const struct ballot *x, const struct ballot *end, struct umpan_aspek *a)
{
	const struct ballot_kind *kind = kind_of(w, x);
	int64_t mean[PENILAI_N];

	*a = (struct umpan_aspek){.aspek = kind->aspek, .mean = -1};
	while (x < end) {
		const struct ballot_kind *k = kind_of(w, x);
		int g = k->penilai;

		if (k->period != kind->period || k->aspek != kind->aspek)
			break;
		x = count_cell(w, x, end, &a->cell[g]);
		mean[g] = a->cell[g].mean;
		if (a->cell[g].raters >= w->rule->minimum[g])
			a->there |= 1u << g;
		else if (a->cell[g].ballots > 0)
			a->below |= 1u << g;
	}
	a->counted = a->there & weights->counted;
	if (a->counted)
		a->mean = umpan_aspect(weights, mean, a->counted);
	return x;
}

static const struct umpan_weights *
weights_of(const struct umpan_walk *w, uint32_t person)
{
	return umpan_weights(w->rule, w->ballots->roster->people[person].jenis_jabatan);
}

bool
umpan_walk_aspek(const struct umpan_walk *w, const struct umpan_skor *s,
                 const struct ballot **at, struct umpan_aspek *a)
{
	if (*at == w->run)
		return false;
	*at = count_aspek(w, weights_of(w, s->person), *at, w->run, a);
	return true;
}

bool
umpan_walk_voice(const struct umpan_walk *w, const struct ballot **at,
                 struct umpan_voice *v)
{
	const struct ballot *x, *next;

	for (x = *at; x < w->run; x = next) {
		next = voice_end(x, w->run);
		if (!agrees(x, next))
			continue;
		*v = (struct umpan_voice){kind_of(w, x)->aspek, ballot_rater(x),
		                          kind_of(w, x)->penilai, ballot_value(x)};
		*at = next;
		return true;
	}
	return false;
}

/* Takes in the aspects of the period from w->run on, which it moves behind them. */
static void
count_period(struct umpan_walk *w, const struct umpan_weights *weights,
             struct umpan_skor *s)
{
	unsigned everywhere = ~0u;
	struct umpan_aspek a;
	dec_wide sum = 0;

	while (w->run < w->end && kind_of(w, w->run)->period == s->period) {
		w->run = count_aspek(w, weights, w->run, w->end, &a);
		for (int g = 0; g < PENILAI_N; g++)
			if (a.cell[g].disputed)
				s->notes |= UMPAN_NOTE_SUARA_GANDA;
		s->below |= a.below;
		if (a.mean < 0) {
			s->bare++;
			continue;
		}
		sum += a.mean;
		s->aspects++;
		s->there |= a.counted;
		everywhere &= a.counted;
	}
	s->absent = weights->counted & ~s->there;
	s->partly = s->there & ~everywhere;
	if (s->aspects > 0)
		s->exact = umpan_person(sum, s->aspects);
}

/* Whether there is a value, and what else the policy says. */
static void
judge(const struct umpan_walk *w, struct umpan_skor *s)
{
	s->status = SKOR_LENGKAP;
	if (s->notes & UMPAN_NOTE_SUARA_GANDA && w->rule->twice == UMPAN_BERTENTANGAN)
		s->status = SKOR_BERTENTANGAN;
	else if (s->aspects == 0 ||
	         (w->rule->missing != UMPAN_RENORMALISASI && s->absent | s->partly))
		s->status = SKOR_SEMENTARA;
	if (s->status != SKOR_LENGKAP)
		s->exact = -1;
	if (!w->rule->has_cuts)
		return;
	if (is_recorded(w->recorded, s->nip, s->period))
		s->notes |= UMPAN_NOTE_PERILAKU_TERCATAT;
	else
		s->perilaku = (signed char)umpan_conduct(w->rule, s->exact);
	if (s->perilaku >= 0)
		s->notes |= UMPAN_NOTE_PERILAKU_USULAN;
}

static void
score(struct umpan_walk *w, uint32_t person, int64_t period, struct umpan_skor *s)
{
	const struct roster *roster = w->ballots->roster;
	const struct person *p = &roster->people[person];

	*s = (struct umpan_skor){
		.nip = (int64_t)roster->nips.keys[person],
		.period = period,
		.person = person,
		.unit = p->unit,
		.exact = -1,
		.perilaku = -1,
		.status = SKOR_BELUM_DINILAI,
	};
	if (p->listed && p->ambiguous)
		s->notes |= UMPAN_NOTE_PEGAWAI_GANDA;
	if (p->listed && !person_is_active(p))
		s->notes |= UMPAN_NOTE_TIDAK_AKTIF;
	if (!p->listed && roster->any)
		s->notes |= UMPAN_NOTE_TANPA_PEGAWAI;
	w->from = w->run;
	if (w->run == w->end || kind_of(w, w->run)->period != period)
		return;
	count_period(w, weights_of(w, person), s);
	judge(w, s);
}

static void
fetch_ahead(const struct umpan_walk *w)
{
	const struct roster *roster = w->ballots->roster;

	if (w->i + 2 * AHEAD < roster->nips.n) {
		uint32_t person = w->people[w->i + 2 * AHEAD];

		__builtin_prefetch(&roster->people[person]);
		ballots_prefetch_place(w->ballots, person);
	}
	if (w->i + AHEAD < roster->nips.n) {
		uint32_t person = w->people[w->i + AHEAD];

		ballots_prefetch(w->ballots, person);
	}
}

static void
next_person(struct umpan_walk *w)
{
	size_t n;

	fetch_ahead(w);
	w->run = ballots_of(w->ballots, w->people[w->i], &n, &w->room);
	w->end = n > 0 ? w->run + n : w->run;
}

bool
umpan_walk_next(struct umpan_walk *w, struct umpan_skor *s)
{
	const struct roster *roster = w->ballots->roster;

	for (; w->i < roster->nips.n; w->i++, w->j = 0) {
		const struct person *p = &roster->people[w->people[w->i]];

		if (w->j == 0)
			next_person(w);
		while (w->j < w->ballots->periods.n) {
			uint32_t k = w->periods[w->j++];
			int64_t period = (int64_t)w->ballots->periods.keys[k];

			if ((w->run < w->end && kind_of(w, w->run)->period == period) ||
			    (p->listed &&
			     person_in_service(p, w->first[k], w->last[k]))) {
				score(w, w->people[w->i], period, s);
				return true;
			}
		}
	}
	return false;
}

static bool
shows(const struct umpan *rule, const struct umpan_cell *c, int penilai)
{
	return c->raters >= rule->floor[penilai];
}

bool
umpan_shows_cell(const struct umpan *rule, const struct umpan_aspek *a, int penilai)
{
	return a->there & 1u << penilai && shows(rule, &a->cell[penilai], penilai);
}

bool
umpan_shows_mean(const struct umpan *rule, const struct umpan_aspek *a)
{
	int hidden = 0;

	for (int g = 0; g < PENILAI_N; g++)
		if (a->counted & 1u << g && !shows(rule, &a->cell[g], g))
			hidden++;
	return a->mean >= 0 && hidden != 1;
}

/* ---- records */

/* In byte order of the groups' names. */
static size_t
add_groups(char *room, size_t n, const char *name, unsigned groups)
{
	const int *order = umpan_sorted_groups;

	for (int i = 0; groups && i < PENILAI_N; i++)
		if (groups & 1u << order[i])
			n = noted_add(room, n, name, records_penilai.codes[order[i]]);
	return n;
}

/* In byte order. */
static struct slice
write_notes(const struct umpan_skor *s, char *room)
{
	static const char *const names[] = {
		"pegawai_ganda", "perilaku_tercatat", "perilaku_usulan",
		"suara_ganda",   "tanpa_pegawai",     "tidak_aktif",
	};
	size_t n = 0;

	n = noted_count(room, n, "aspek", s->aspects);
	n = noted_count(room, n, "aspek_tanpa_nilai", s->bare);
	n = add_groups(room, n, "di_bawah_minimum:", s->below);
	if (s->status != SKOR_BELUM_DINILAI) {
		n = add_groups(room, n, "kelompok_sebagian:", s->partly);
		n = add_groups(room, n, "kelompok_tidak_ada:", s->absent);
	}
	for (unsigned i = 0; s->notes >> i; i++)
		if (s->notes >> i & 1)
			n = noted_add(room, n, names[i], "");
	return (struct slice){room, n};
}

void
umpan_skor_record(const struct umpan_skor *s, const struct roster *roster,
                  const char *aturan, struct record *r, struct umpan_room *room)
{
	size_t n = 0;

	schema_clear(r, &records_skor);
	records_nip(r, SKOR_NIP, s->nip, room->nip);
	records_text(r, SKOR_NAMA, roster_nama(roster, s->person));
	records_text(r, SKOR_UNIT, strtab_text(&roster->units, s->unit));
	records_period(r, SKOR_PERIODE, s->period, room->period);
	records_text(r, SKOR_ATURAN, slice_of(aturan));
	records_code(r, SKOR_PERILAKU, s->perilaku);
	records_code(r, SKOR_STATUS, s->status);
	if (s->exact >= 0) {
		records_value(r, SKOR_NILAI, dec_rounded(s->exact, 2));
		records_value(r, SKOR_UMPAN_BALIK, dec_rounded(s->exact, 2));
	}
	for (int g = 0; g < PENILAI_N; g++)
		if (s->there & 1u << g)
			n = noted_add(room->penilai, n, records_penilai.codes[g], "");
	records_text(r, SKOR_PENILAI_ADA, (struct slice){room->penilai, n});
	records_text(r, SKOR_CATATAN, write_notes(s, room->catatan));
}

void
umpan_aspek_record(const struct umpan_skor *s, const struct umpan_aspek *a, int penilai,
                   const struct ballots *ballots, const char *aturan, struct record *r,
                   struct umpan_room *room)
{
	int64_t n = 0;

	schema_clear(r, &records_skor_aspek);
	records_nip(r, SKOR_ASPEK_NIP, s->nip, room->nip);
	records_period(r, SKOR_ASPEK_PERIODE, s->period, room->period);
	records_text(r, SKOR_ASPEK_ATURAN, slice_of(aturan));
	records_text(r, SKOR_ASPEK_ASPEK, strtab_text(&ballots->aspek, a->aspek));
	records_code(r, SKOR_ASPEK_PENILAI, penilai);
	for (int g = 0; g < PENILAI_N; g++)
		if (penilai < 0 ? a->counted & 1u << g : g == penilai)
			n += a->cell[g].ballots;
	records_value(r, SKOR_ASPEK_JUMLAH, n);
	records_value(
		r, SKOR_ASPEK_NILAI,
		dec_rounded(dec_exact(penilai < 0 ? a->mean : a->cell[penilai].mean), 2));
}
