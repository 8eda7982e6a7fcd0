#include "report/model.h"

#include <stdlib.h>

#include "asn/period.h"
#include "asn/records.h"
#include "report/notes.h"

void
model_init(struct model *m, int64_t period, int64_t nip)
{
	*m = (struct model){.only_period = period, .only_nip = nip};
}

void
model_release(struct model *m)
{
	roster_release(&m->roster);
	mem_free(m->skor);
	mem_free(m->units);
	mem_free(m->gaps);
	mem_free(m->hours);
	mem_free(m->unit_text);
	mem_free(m->text);
	strtab_release(&m->unit_names);
	strtab_release(&m->texts);
	*m = (struct model){0};
}

static int64_t
number(const struct record *r, int field)
{
	return r->f[field].s.n > 0 ? r->f[field].v : MODEL_NONE;
}

static signed char
code(const struct record *r, int field, const struct schema_codes *codes)
{
	return (signed char)(r->f[field].s.n > 0 ? schema_code(codes, r->f[field].s)
	                                         : -1);
}

static bool
is_inactive(const struct record *r, int notes)
{
	return notes_has(r->f[notes].s, SLICE("tidak_aktif"));
}

static uint32_t
text(struct model *m, const struct record *r, int field)
{
	return strtab_put(&m->texts, r->f[field].s);
}

static uint32_t
unit(struct model *m, const struct record *r, int field)
{
	return strtab_put(&m->unit_names, r->f[field].s);
}

/* The place of a new row in an array of rows of this size. */
static void *
grow(void **rows, struct model_rows *n, size_t size)
{
	n->read++;
	if (n->n == n->cap) {
		n->cap = mem_grown(n->cap, n->n + 1);
		*rows = mem_resize(*rows, n->cap, size);
	}
	return (char *)*rows + n->n++ * size;
}

static bool
put_skor(struct model *m, const struct record *r)
{
	void *rows = m->skor;
	struct model_skor *s;

	if (m->only_period >= 0 && r->f[SKOR_PERIODE].v != m->only_period)
		return false;
	s = grow(&rows, &m->n_skor, sizeof(*s));
	m->skor = rows;
	*s = (struct model_skor){
		.nip = r->f[SKOR_NIP].v,
		.period = r->f[SKOR_PERIODE].v,
		.aturan = text(m, r, SKOR_ATURAN),
		.unit = unit(m, r, SKOR_UNIT),
		.notes = text(m, r, SKOR_CATATAN),
		.raters = text(m, r, SKOR_PENILAI_ADA),
		.nilai = number(r, SKOR_NILAI),
		.feedback = number(r, SKOR_UMPAN_BALIK),
		.hasil = code(r, SKOR_HASIL_KERJA, &records_rating),
		.perilaku = code(r, SKOR_PERILAKU, &records_rating),
		.predicate = code(r, SKOR_PREDIKAT, &records_predikat),
		.recorded = code(r, SKOR_PREDIKAT_TERCATAT, &records_predikat),
		.status = code(r, SKOR_STATUS, &records_status_skor),
		.inactive = is_inactive(r, SKOR_CATATAN),
	};
	return true;
}

static bool
put_unit(struct model *m, const struct record *r)
{
	static const int counts[] = {SKOR_UNIT_SANGAT_BAIK, SKOR_UNIT_BAIK,
	                             SKOR_UNIT_BUTUH_PERBAIKAN, SKOR_UNIT_KURANG,
	                             SKOR_UNIT_SANGAT_KURANG};
	void *rows = m->units;
	struct model_unit *u;

	if (m->only_nip >= 0)
		return false;
	if (m->only_period >= 0 && r->f[SKOR_UNIT_PERIODE].v != m->only_period)
		return false;
	u = grow(&rows, &m->n_units, sizeof(*u));
	m->units = rows;
	*u = (struct model_unit){
		.period = r->f[SKOR_UNIT_PERIODE].v,
		.aturan = text(m, r, SKOR_UNIT_ATURAN),
		.unit = unit(m, r, SKOR_UNIT_UNIT),
		.achievement = text(m, r, SKOR_UNIT_CAPAIAN),
		.pattern = text(m, r, SKOR_UNIT_POLA),
		.notes = text(m, r, SKOR_UNIT_CATATAN),
		.people = number(r, SKOR_UNIT_PEGAWAI),
		.rated = number(r, SKOR_UNIT_DINILAI),
		.nilai = number(r, SKOR_UNIT_NILAI),
	};
	for (int i = 0; i < 5; i++)
		u->count[i] = number(r, counts[i]);
	return true;
}

static bool
put_gap(struct model *m, const struct record *r)
{
	void *rows = m->gaps;
	struct model_gap *g = grow(&rows, &m->n_gaps, sizeof(*g));

	m->gaps = rows;
	*g = (struct model_gap){
		.nip = r->f[KESENJANGAN_NIP].v,
		.competency = text(m, r, KESENJANGAN_KOMPETENSI),
		.unit = unit(m, r, KESENJANGAN_UNIT),
		.notes = text(m, r, KESENJANGAN_ALASAN),
		.sources = text(m, r, KESENJANGAN_SUMBER),
		.wanted = number(r, KESENJANGAN_SYARAT),
		.reached = number(r, KESENJANGAN_CAPAIAN),
		.gap = number(r, KESENJANGAN_SELISIH),
		.status = code(r, KESENJANGAN_STATUS, &records_status_gap),
		.inactive = is_inactive(r, KESENJANGAN_ALASAN),
	};
	return true;
}

static bool
put_hours(struct model *m, const struct record *r)
{
	void *rows = m->hours;
	struct model_hours *h;
	int64_t year = r->f[JP_TAHUN].v * 32; /* as a period */

	if (m->only_period >= 0 && period_year(year) != period_year(m->only_period))
		return false;
	h = grow(&rows, &m->n_hours, sizeof(*h));
	m->hours = rows;
	*h = (struct model_hours){
		.nip = r->f[JP_NIP].v,
		.year = year,
		.aturan = text(m, r, JP_ATURAN),
		.unit = unit(m, r, JP_UNIT),
		.notes = text(m, r, JP_CATATAN),
		.due = number(r, JP_WAJIB),
		.done = number(r, JP_TERCAPAI),
		.missing = number(r, JP_KURANG),
		.inactive = is_inactive(r, JP_CATATAN),
	};
	return true;
}

/* Keeps the name the records give the one person; the first in byte order, whatever their
 * order. */
static void
take_name(struct model *m, struct slice name)
{
	if (m->only_nip < 0 || name.n == 0)
		return;
	if (m->nama == 0 || slice_cmp(name, strtab_text(&m->texts, m->nama)) < 0)
		m->nama = strtab_put(&m->texts, name);
}

bool
model_put(struct model *m, const struct record *r)
{
	const struct schema_type *t = r->type;

	strtab_put(&m->texts, (struct slice){0});
	strtab_put(&m->unit_names, (struct slice){0});
	if (t == &records_skor_unit)
		return put_unit(m, r);
	if (t != &records_pegawai && t != &records_skor && t != &records_kesenjangan &&
	    t != &records_jp)
		return false;
	/* The NIP is the first field of all four, and the name the second. */
	if (m->only_nip >= 0 && r->f[0].v != m->only_nip)
		return false;
	m->met = true;
	if (t == &records_pegawai) {
		m->pegawai_read++;
		roster_put(&m->roster, r);
		return true;
	}
	take_name(m, r->f[1].s);
	if (t == &records_skor)
		return put_skor(m, r);
	return t == &records_kesenjangan ? put_gap(m, r) : put_hours(m, r);
}

static int
order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
skor_key(const void *a, const void *b)
{
	const struct model_skor *x = a, *y = b;
	int c = order(x->period, y->period);

	c = c ? c : order(x->aturan, y->aturan);
	return c ? c : order(x->nip, y->nip);
}

static int
skor_all(const void *a, const void *b)
{
	const struct model_skor *x = a, *y = b;
	int c = skor_key(a, b);

	c = c ? c : order(x->unit, y->unit);
	c = c ? c : order(x->status, y->status);
	c = c ? c : order(x->predicate, y->predicate);
	c = c ? c : order(x->recorded, y->recorded);
	c = c ? c : order(x->hasil, y->hasil);
	c = c ? c : order(x->perilaku, y->perilaku);
	c = c ? c : order(x->nilai, y->nilai);
	c = c ? c : order(x->feedback, y->feedback);
	c = c ? c : order(x->raters, y->raters);
	return c ? c : order(x->notes, y->notes);
}

static int
unit_key(const void *a, const void *b)
{
	const struct model_unit *x = a, *y = b;
	int c = order(x->period, y->period);

	c = c ? c : order(x->aturan, y->aturan);
	return c ? c : order(x->unit, y->unit);
}

static int
unit_all(const void *a, const void *b)
{
	const struct model_unit *x = a, *y = b;
	int c = unit_key(a, b);

	c = c ? c : order(x->people, y->people);
	c = c ? c : order(x->rated, y->rated);
	for (int i = 0; i < 5; i++)
		c = c ? c : order(x->count[i], y->count[i]);
	c = c ? c : order(x->nilai, y->nilai);
	c = c ? c : order(x->achievement, y->achievement);
	c = c ? c : order(x->pattern, y->pattern);
	return c ? c : order(x->notes, y->notes);
}

static int
gap_key(const void *a, const void *b)
{
	const struct model_gap *x = a, *y = b;
	int c = order(x->nip, y->nip);

	return c ? c : order(x->competency, y->competency);
}

static int
gap_all(const void *a, const void *b)
{
	const struct model_gap *x = a, *y = b;
	int c = gap_key(a, b);

	c = c ? c : order(x->unit, y->unit);
	c = c ? c : order(x->wanted, y->wanted);
	c = c ? c : order(x->reached, y->reached);
	c = c ? c : order(x->gap, y->gap);
	c = c ? c : order(x->status, y->status);
	c = c ? c : order(x->notes, y->notes);
	return c ? c : order(x->sources, y->sources);
}

static int
hours_key(const void *a, const void *b)
{
	const struct model_hours *x = a, *y = b;
	int c = order(x->year, y->year);

	c = c ? c : order(x->aturan, y->aturan);
	return c ? c : order(x->nip, y->nip);
}

static int
hours_all(const void *a, const void *b)
{
	const struct model_hours *x = a, *y = b;
	int c = hours_key(a, b);

	c = c ? c : order(x->unit, y->unit);
	c = c ? c : order(x->due, y->due);
	c = c ? c : order(x->done, y->done);
	c = c ? c : order(x->missing, y->missing);
	return c ? c : order(x->notes, y->notes);
}

struct kind {
	size_t size, disputed; /* of a row; offset of its member disputed */
	int (*key)(const void *, const void *), (*all)(const void *, const void *);
};

/* Sorts the rows and leaves one of each key. */
static void
settle(void *rows, struct model_rows *n, const struct kind *k)
{
	char *from = rows, *last = rows;
	size_t kept = 1;

	if (n->n == 0)
		return;
	qsort(rows, n->n, k->size, k->all);
	for (size_t i = 1; i < n->n; i++) {
		char *row = from + i * k->size;

		if (k->key(last, row) != 0) {
			last = from + kept++ * k->size;
			memmove(last, row, k->size);
		} else if (k->all(last, row) == 0) {
			n->repeated++;
		} else {
			*(bool *)(last + k->disputed) = true;
		}
	}
	n->n = kept;
}

/* The unit the roster gives, for rows without one of their own. */
static void
fill_unit(struct model *m, uint32_t *unit_number, int64_t nip)
{
	uint32_t who = *unit_number == 0 ? keytab_find(&m->roster.nips, (uint64_t)nip)
	                                 : KEYTAB_NONE;

	if (who != KEYTAB_NONE)
		*unit_number = strtab_put(
			&m->unit_names,
			strtab_text(&m->roster.units, m->roster.people[who].unit));
}

static struct slice *
by_rank(const struct strtab *t, const uint32_t *rank)
{
	struct slice *texts = mem_array(t->n + 1, sizeof(*texts));

	for (uint32_t i = 0; i < t->n; i++)
		texts[rank[i]] = t->texts[i];
	return texts;
}

static void
renumber(struct model *m, const uint32_t *u, const uint32_t *t)
{
	for (size_t i = 0; i < m->n_skor.n; i++) {
		struct model_skor *s = &m->skor[i];

		s->unit = u[s->unit];
		s->aturan = t[s->aturan];
		s->notes = t[s->notes];
		s->raters = t[s->raters];
	}
	for (size_t i = 0; i < m->n_units.n; i++) {
		struct model_unit *x = &m->units[i];

		x->unit = u[x->unit];
		x->aturan = t[x->aturan];
		x->achievement = t[x->achievement];
		x->pattern = t[x->pattern];
		x->notes = t[x->notes];
	}
	for (size_t i = 0; i < m->n_gaps.n; i++) {
		struct model_gap *g = &m->gaps[i];

		g->unit = u[g->unit];
		g->competency = t[g->competency];
		g->notes = t[g->notes];
		g->sources = t[g->sources];
	}
	for (size_t i = 0; i < m->n_hours.n; i++) {
		struct model_hours *h = &m->hours[i];

		h->unit = u[h->unit];
		h->aturan = t[h->aturan];
		h->notes = t[h->notes];
	}
	m->nama = t[m->nama];
}

void
model_finish(struct model *m)
{
	static const struct kind skor = {sizeof(*m->skor),
	                                 offsetof(struct model_skor, disputed), skor_key,
	                                 skor_all};
	static const struct kind units = {sizeof(*m->units),
	                                  offsetof(struct model_unit, disputed), unit_key,
	                                  unit_all};
	static const struct kind gaps = {
		sizeof(*m->gaps), offsetof(struct model_gap, disputed), gap_key, gap_all};
	static const struct kind hours = {sizeof(*m->hours),
	                                  offsetof(struct model_hours, disputed),
	                                  hours_key, hours_all};
	uint32_t *unit_rank, *text_rank;

	strtab_put(&m->texts, (struct slice){0});
	strtab_put(&m->unit_names, (struct slice){0});
	for (size_t i = 0; i < m->n_skor.n; i++)
		fill_unit(m, &m->skor[i].unit, m->skor[i].nip);
	for (size_t i = 0; i < m->n_gaps.n; i++)
		fill_unit(m, &m->gaps[i].unit, m->gaps[i].nip);
	for (size_t i = 0; i < m->n_hours.n; i++)
		fill_unit(m, &m->hours[i].unit, m->hours[i].nip);
	unit_rank = strtab_ranks(&m->unit_names);
	text_rank = strtab_ranks(&m->texts);
	m->unit_text = by_rank(&m->unit_names, unit_rank);
	m->text = by_rank(&m->texts, text_rank);
	renumber(m, unit_rank, text_rank);
	mem_free(unit_rank);
	mem_free(text_rank);
	settle(m->skor, &m->n_skor, &skor);
	settle(m->units, &m->n_units, &units);
	settle(m->gaps, &m->n_gaps, &gaps);
	settle(m->hours, &m->n_hours, &hours);
}

uint32_t
model_unit_at(const struct model *m, uint32_t i)
{
	uint32_t n = m->unit_names.n;

	return i >= n ? KEYTAB_NONE : i + 1 < n ? i + 1 : 0;
}

struct slice
model_unit_name(const struct model *m, uint32_t unit)
{
	return unit ? m->unit_text[unit] : SLICE("(tanpa unit)");
}

size_t
model_find_skor(const struct model *m, int64_t period, uint32_t aturan, int64_t nip)
{
	struct model_skor wanted = {.period = period, .aturan = aturan, .nip = nip};
	size_t low = 0, high = m->n_skor.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (skor_key(&m->skor[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* A few numbers, ascending, each once. */
struct set {
	int64_t *v;
	size_t n, cap;
};

static void
add(struct set *s, int64_t v)
{
	size_t i = s->n;

	while (i > 0 && s->v[i - 1] > v)
		i--;
	if (i > 0 && s->v[i - 1] == v)
		return;
	if (s->n == s->cap) {
		s->cap = mem_grown(s->cap, s->n + 1);
		s->v = mem_resize(s->v, s->cap, sizeof(*s->v));
	}
	memmove(s->v + i + 1, s->v + i, (s->n++ - i) * sizeof(*s->v));
	s->v[i] = v;
}

static bool
has_year(const struct set *s, int64_t year)
{
	for (size_t i = 0; i < s->n; i++)
		if (period_year(s->v[i]) == period_year(year))
			return true;
	return false;
}

int64_t *
model_periods(const struct model *m, size_t *n)
{
	struct set s = {0};

	if (m->only_period >= 0) {
		add(&s, m->only_period);
	} else {
		for (size_t i = 0; i < m->n_skor.n; i++)
			add(&s, m->skor[i].period);
		for (size_t i = 0; i < m->n_units.n; i++)
			add(&s, m->units[i].period);
		for (size_t i = 0; i < m->n_hours.n; i++)
			if (!has_year(&s, m->hours[i].year))
				add(&s, m->hours[i].year);
	}
	*n = s.n;
	return s.v;
}

int64_t *
model_rules_of(const struct model *m, int64_t period, size_t *n)
{
	size_t i = model_find_skor(m, period, 0, INT64_MIN);
	struct set s = {0};

	while (i < m->n_skor.n && m->skor[i].period == period) {
		add(&s, m->skor[i].aturan);
		i = model_find_skor(m, period, m->skor[i].aturan + 1, INT64_MIN);
	}
	for (i = 0; i < m->n_units.n; i++)
		if (m->units[i].period == period)
			add(&s, m->units[i].aturan);
	*n = s.n;
	return s.v;
}

bool
model_has_skor(const struct model *m, int64_t period)
{
	size_t i = model_find_skor(m, period, 0, INT64_MIN);

	return i < m->n_skor.n && m->skor[i].period == period;
}

const struct model_skor *
model_person(const struct model *m, int64_t period, int64_t nip)
{
	size_t i = model_find_skor(m, period, 0, INT64_MIN);

	while (i < m->n_skor.n && m->skor[i].period == period) {
		uint32_t aturan = m->skor[i].aturan;

		i = model_find_skor(m, period, aturan, nip);
		if (i == m->n_skor.n || m->skor[i].period != period)
			return NULL;
		if (m->skor[i].aturan == aturan && m->skor[i].nip == nip)
			return &m->skor[i];
		if (m->skor[i].aturan == aturan)
			i = model_find_skor(m, period, aturan + 1, INT64_MIN);
	}
	return NULL;
}

bool
model_is_inactive(const struct model *m, int64_t period, int64_t nip)
{
	const struct model_skor *s = model_person(m, period, nip);
	uint32_t who;

	if (s != NULL)
		return s->inactive;
	who = keytab_find(&m->roster.nips, (uint64_t)nip);
	return who != KEYTAB_NONE && !person_is_active(&m->roster.people[who]);
}
