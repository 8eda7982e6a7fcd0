#include "report/tally.h"

#include "asn/period.h"
#include "asn/records.h"
#include "report/notes.h"

#define LEVELS_MAX 1000 /* more than any scale of competency levels has */

void
tally_fault_describe(enum tally_fault fault, const char **kind, const char **what)
{
	static const char *const texts[TALLY_FAULTS][2] = {
		[TALLY_GAPS_DISPUTED] = {"kesenjangan",
	                                 "rows of one person and competency that differ"},
		[TALLY_GAPS_WRONG] = {"selisih",
	                              "gaps that are not the level required less the "
	                              "level reached"},
		[TALLY_HOURS_DISPUTED] = {"jp",
	                                  "rows of one person and year that differ"},
		[TALLY_HOURS_WRONG] = {"kurang",
	                               "hours lacking that are not hours due less "
	                               "hours done"},
		[TALLY_SKOR_DISPUTED] = {"skor",
	                                 "rows of one person and period that differ"},
		[TALLY_SKOR_STRAY] = {"predikat",
	                              "predicates of scores whose status rules them "
	                              "out; not counted"},
		[TALLY_UNITS_DISPUTED] = {"skor_unit",
	                                  "rows of one unit and period that differ"},
		[TALLY_UNITS_UNEQUAL] = {"skor_unit_beda",
	                                 "units whose skor_unit differs from "
	                                 "their skor"},
		[TALLY_UNITS_UNUSABLE] =
			{"skor_unit_tak_terpakai",
	                 "rows whose counts do not hold together; not used"},
	};

	*kind = texts[fault][0];
	*what = texts[fault][1];
}

int64_t
tally_mean(dec_wide sum, int64_t n)
{
	return dec_rounded(dec_exact(dec_mean(sum, n)), 2);
}

/* Adds one person, who stands in one unit, to the tally of the unit or of all. */
static void
add_person(struct tally_scores *t, const struct model_skor *s)
{
	if (s->inactive) {
		t->inactive++;
		return;
	}
	t->people++;
	if (s->disputed || s->status == SKOR_BERTENTANGAN) {
		t->disputed++;
		return;
	}
	if (s->status == SKOR_BELUM_DINILAI) {
		t->unrated++;
		return;
	}
	if (s->status == SKOR_SEMENTARA) {
		t->provisional++;
		return;
	}
	t->rated++;
	t->differs += s->status == SKOR_BEDA;
	if (s->predicate >= 0) {
		t->predicate[s->predicate]++;
		t->spoken++;
	}
	if (s->nilai != MODEL_NONE) {
		t->nilai += s->nilai;
		t->with_nilai++;
	}
}

static int64_t
or_zero(int64_t v)
{
	return v == MODEL_NONE ? 0 : v;
}

/* The count behind a note such as sementara:2; 0 without the note, -1 when it is no
 * number. */
static int64_t
noted(struct slice notes, struct slice code)
{
	struct slice item;
	struct err e;
	int64_t n;

	while (notes_next(&notes, &item)) {
		struct slice name = notes_code(item);

		if (!slice_eq(name, code))
			continue;
		if (name.n == item.n)
			return -1;
		item = (struct slice){item.p + name.n + 1, item.n - name.n - 1};
		return dec_parse_int(item, &n, &e) == 0 ? n : -1;
	}
	return 0;
}

static bool
is_usable(const struct model_unit *u)
{
	int64_t sum = 0;

	if (u->disputed || u->people == MODEL_NONE || u->rated == MODEL_NONE)
		return false;
	for (int i = 0; i < PREDIKAT_N; i++) {
		if (or_zero(u->count[i]) < 0)
			return false;
		sum += or_zero(u->count[i]);
	}
	return sum <= u->rated && u->rated <= u->people;
}

/* What a skor_unit says, as the tally of one unit. */
static struct tally_scores
stated_scores(const struct model *m, const struct model_unit *u)
{
	struct slice notes = m->text[u->notes];
	struct tally_scores t = {.people = u->people, .rated = u->rated, .summed = true};

	for (int i = 0; i < PREDIKAT_N; i++) {
		t.predicate[i] = or_zero(u->count[i]);
		t.spoken += t.predicate[i];
	}
	t.provisional = noted(notes, SLICE("sementara"));
	t.unrated = noted(notes, SLICE("belum_dinilai"));
	t.disputed = noted(notes, SLICE("bertentangan"));
	t.differs = noted(notes, SLICE("beda"));
	t.inactive = or_zero(noted(notes, SLICE("tidak_aktif")));
	t.coarse = t.provisional < 0 || t.unrated < 0 || t.disputed < 0 ||
	           t.differs < 0 ||
	           t.rated + t.provisional + t.unrated + t.disputed != t.people;
	return t;
}

static void
add_stated(struct tally_scores *all, const struct tally_scores *t)
{
	all->people += t->people;
	all->rated += t->rated;
	all->provisional += t->provisional;
	all->unrated += t->unrated;
	all->disputed += t->disputed;
	all->differs += t->differs;
	all->inactive += t->inactive;
	for (int i = 0; i < MODEL_PREDICATES; i++)
		all->predicate[i] += t->predicate[i];
	all->spoken += t->spoken;
	all->summed = true;
	all->coarse = all->coarse || t->coarse;
}

static bool
is_equal(const struct tally_scores *t, const struct model_unit *u)
{
	if (t->people != u->people || t->rated != u->rated)
		return false;
	for (int i = 0; i < PREDIKAT_N; i++)
		if (t->predicate[i] != or_zero(u->count[i]))
			return false;
	return true;
}

/* Takes in the skor_unit of a unit whose people have been counted. */
static void
take_stated(const struct model *m, const struct model_unit *u, struct tally_scores *units,
            struct tally_scores *all, struct tally_doubts *doubts)
{
	struct tally_scores *t = &units[u->unit];

	doubts->fault[TALLY_UNITS_DISPUTED] += u->disputed;
	if (t->people + t->inactive > 0) {
		t->stated = u;
		t->unequal = !u->disputed && !is_equal(t, u);
		doubts->fault[TALLY_UNITS_UNEQUAL] += t->unequal;
	} else if (is_usable(u)) {
		*t = stated_scores(m, u);
		add_stated(all, t);
		t->stated = u;
	} else {
		doubts->fault[TALLY_UNITS_UNUSABLE] += !u->disputed;
	}
}

static bool
is_stray(const struct model_skor *s)
{
	return s->predicate >= 0 && s->status != SKOR_LENGKAP && s->status != SKOR_BEDA;
}

void
tally_scores(const struct model *m, int64_t period, uint32_t aturan,
             struct tally_scores *units, struct tally_scores *all,
             struct tally_doubts *doubts)
{
	size_t i = model_find_skor(m, period, aturan, INT64_MIN);

	for (; i < m->n_skor.n && m->skor[i].period == period &&
	       m->skor[i].aturan == aturan;
	     i++) {
		const struct model_skor *s = &m->skor[i];

		doubts->fault[TALLY_SKOR_DISPUTED] += s->disputed;
		doubts->fault[TALLY_SKOR_STRAY] += is_stray(s);
		add_person(&units[s->unit], s);
		add_person(all, s);
	}
	for (i = 0; i < m->n_units.n; i++)
		if (m->units[i].period == period && m->units[i].aturan == aturan)
			take_stated(m, &m->units[i], units, all, doubts);
}

/* A gap nobody can have: the recorded number is not used. */
static bool
is_absurd(int64_t gap)
{
	return gap < 0 || gap > LEVELS_MAX;
}

bool
tally_gap_is_known(const struct model_gap *g)
{
	return !g->disputed && g->status != GAP_TIDAK_DIKETAHUI && !is_absurd(g->gap);
}

static void
add_gap(struct tally_gaps *t, const struct model_gap *g)
{
	if (tally_gap_is_known(g)) {
		t->known++;
		t->sum += (dec_wide)g->gap * DEC_ONE;
	} else {
		t->unknown++;
	}
}

static bool
is_wrong(const struct model_gap *g)
{
	if (g->disputed || g->gap == MODEL_NONE)
		return false;
	if (is_absurd(g->gap) || g->wanted == MODEL_NONE || g->reached == MODEL_NONE)
		return is_absurd(g->gap);
	return g->gap != (g->wanted > g->reached ? g->wanted - g->reached : 0);
}

void
tally_gaps(const struct model *m, int64_t period, struct tally_gaps *units,
           struct tally_gaps *all, struct tally_doubts *doubts)
{
	const struct model_skor *s = NULL;
	bool inactive = false;

	for (size_t i = 0; i < m->n_gaps.n; i++) {
		const struct model_gap *g = &m->gaps[i];

		if (i == 0 || g->nip != m->gaps[i - 1].nip) {
			s = model_person(m, period, g->nip);
			inactive = g->inactive || model_is_inactive(m, period, g->nip);
			units[g->unit].inactive += inactive;
			all->inactive += inactive;
			units[g->unit].people += !inactive;
			all->people += !inactive;
			doubts->gaps_without_skor += s == NULL && !inactive;
			doubts->elsewhere += s != NULL && !inactive && s->unit != g->unit;
		}
		if (inactive)
			continue;
		doubts->fault[TALLY_GAPS_DISPUTED] += g->disputed;
		doubts->fault[TALLY_GAPS_WRONG] += is_wrong(g);
		add_gap(&units[g->unit], g);
		add_gap(all, g);
	}
}

static void
add_hours(struct tally_hours *t, const struct model_hours *h, struct slice notes)
{
	bool known = !h->disputed && h->done != MODEL_NONE &&
	             !notes_has(notes, SLICE("status_tidak_diketahui"));

	t->people++;
	if (h->missing >= 0 && !h->disputed) {
		t->lacking += h->missing > 0;
		t->missing += h->missing;
	} else if (known && h->due == MODEL_NONE &&
	           !notes_has(notes, SLICE("jp_tidak_diketahui"))) {
		t->unbounded++;
	} else {
		t->unknown++;
	}
}

static bool
are_wrong(const struct model_hours *h)
{
	if (h->disputed || h->missing == MODEL_NONE)
		return false;
	if (h->due == MODEL_NONE || h->done == MODEL_NONE)
		return h->missing < 0;
	return h->missing != (h->due > h->done ? h->due - h->done : 0);
}

void
tally_hours(const struct model *m, int64_t period, int64_t year, uint32_t aturan,
            struct tally_hours *units, struct tally_hours *all,
            struct tally_doubts *doubts)
{
	for (size_t i = 0; i < m->n_hours.n; i++) {
		const struct model_hours *h = &m->hours[i];
		bool inactive;

		if (h->year != year || h->aturan != aturan)
			continue;
		inactive = h->inactive || model_is_inactive(m, period, h->nip);
		units[h->unit].inactive += inactive;
		all->inactive += inactive;
		if (inactive)
			continue;
		doubts->hours_without_skor += model_person(m, period, h->nip) == NULL;
		doubts->fault[TALLY_HOURS_DISPUTED] += h->disputed;
		doubts->fault[TALLY_HOURS_WRONG] += are_wrong(h);
		add_hours(&units[h->unit], h, m->text[h->notes]);
		add_hours(all, h, m->text[h->notes]);
	}
}

void
tally_roster(const struct model *m, int64_t period, struct tally_doubts *doubts)
{
	int32_t first = period_first_day(period), last = period_last_day(period);

	for (uint32_t i = 0; i < m->roster.nips.n; i++)
		if (person_is_active(&m->roster.people[i]) &&
		    person_in_service(&m->roster.people[i], first, last) &&
		    model_person(m, period, (int64_t)m->roster.nips.keys[i]) == NULL)
			doubts->roster_without_skor++;
}

void
tally_rows(const struct model *m, struct tally_doubts *doubts)
{
	int64_t *fault = doubts->fault;

	for (size_t i = 0; i < m->n_skor.n; i++) {
		fault[TALLY_SKOR_DISPUTED] += m->skor[i].disputed;
		fault[TALLY_SKOR_STRAY] += is_stray(&m->skor[i]);
	}
	for (size_t i = 0; i < m->n_units.n; i++)
		fault[TALLY_UNITS_DISPUTED] += m->units[i].disputed;
	for (size_t i = 0; i < m->n_gaps.n; i++) {
		fault[TALLY_GAPS_DISPUTED] += m->gaps[i].disputed;
		fault[TALLY_GAPS_WRONG] += is_wrong(&m->gaps[i]);
	}
	for (size_t i = 0; i < m->n_hours.n; i++) {
		fault[TALLY_HOURS_DISPUTED] += m->hours[i].disputed;
		fault[TALLY_HOURS_WRONG] += are_wrong(&m->hours[i]);
	}
}
