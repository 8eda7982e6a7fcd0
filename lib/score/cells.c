#include "score/cells.h"

#define PAGE_BITS 6
#define PAGE_CELLS (1u << PAGE_BITS)
#define SUSPECTS_MAX 65536u
#define DATE_CELL_MAX (UINT16_MAX - 1)

_Static_assert(sizeof(struct cell) == 12, "memory of a million people hangs on this");

struct cells_pages {
	struct cell **page;          /* by person >> PAGE_BITS */
	struct cell_values **values; /* the same; NULL where no numbers are held */
	uint32_t n;
};

struct cells_pending {
	int64_t nip;
	uint32_t period, person;
	struct cell *cell;
	struct cell row;
	struct cells_place place;
};

struct cells_suspect {
	uint32_t person, period;
	struct cell row;
	struct cells_place place;
	enum cells_kind kind;
};

struct cells_newcomer {
	uint32_t person;
	struct cells_place place;
};

int
cell_date(int32_t days, uint16_t *v, struct err *e)
{
	if (days < 0 || days > DATE_CELL_MAX)
		return err_row(e, "tanggal",
		               "outside 1970-01-01 to 2149-06-05, correct the date");
	*v = (uint16_t)(days + 1);
	return 0;
}

static bool
same_content(const struct cell *a, const struct cell *b)
{
	return a->ratings == b->ratings && a->unit == b->unit;
}

bool
cell_same_values(const struct cell_values *a, const struct cell_values *b)
{
	return a->skp == b->skp && a->perilaku == b->perilaku && a->nilai == b->nilai &&
	       a->predikat == b->predikat && a->status == b->status &&
	       a->ide_baru == b->ide_baru;
}

static void
keep_agreed_values(struct cell_values *v, const struct cell_values *row)
{
	if (v->skp != row->skp)
		v->skp = CELL_NO_VALUE;
	if (v->perilaku != row->perilaku)
		v->perilaku = CELL_NO_VALUE;
	if (v->nilai != row->nilai)
		v->nilai = CELL_NO_VALUE;
	if (v->predikat != row->predikat)
		v->predikat = -1;
	if (v->ide_baru != row->ide_baru)
		v->ide_baru = -1;
	v->notes |= row->notes;
}

/* Keeps of c what row agrees with: in whatever order rows meet, the same is left. */
static void
keep_agreed(struct cell *c, struct cell_values *v, const struct cell *row,
            const struct cell_values *values)
{
	static const uint8_t fields[] = {0x03, 0x0c, 0x70};
	uint8_t disputed = c->ratings ^ row->ratings;

	for (size_t i = 0; i < sizeof(fields); i++)
		if (disputed & fields[i])
			c->ratings &= (uint8_t)~fields[i];
	if (c->unit != row->unit)
		c->unit = 0;
	if (v)
		keep_agreed_values(v, values);
}

static void
replace(struct cell *c, struct cell_values *v, const struct cell *row,
        const struct cell_values *values, unsigned rows)
{
	*c = *row;
	c->rows = (uint8_t)rows;
	if (v)
		*v = *values;
}

static void
merge_row(struct cell *c, struct cell_values *v, const struct cell *row,
          const struct cell_values *values)
{
	const unsigned marks = CELL_PLT | CELL_SKP;

	if (row->rows & marks) {
		c->rows |= row->rows & marks;
	} else if (!(c->rows & CELL_ROW)) {
		replace(c, v, row, values, row->rows | c->rows);
	} else if (cell_when(row) > cell_when(c)) {
		replace(c, v, row, values, row->rows | (c->rows & marks) | CELL_GANDA);
	} else if (cell_when(row) < cell_when(c)) {
		c->rows |= CELL_GANDA;
	} else if (!same_content(c, row) || (v && !cell_same_values(v, values))) {
		c->rows |= CELL_GANDA | CELL_TIE;
		keep_agreed(c, v, row, values);
	}
}

static void
merge_skor(struct cell *c, struct cell_values *v, const struct cell *row,
           const struct cell_values *values)
{
	const unsigned compared = CELL_SKOR_TIE | CELL_SKOR_TIDAK_AKTIF;
	unsigned had = c->skor;

	if (c->rows & CELL_ROW)
		return;
	if (!(had & CELL_SKOR)) {
		replace(c, v, row, values, c->rows);
	} else if (!(had & CELL_SKOR_RATED) && row->skor & CELL_SKOR_RATED) {
		replace(c, v, row, values, c->rows);
		c->skor |= had & CELL_SKOR_PLT;
	} else if (had & CELL_SKOR_RATED && !(row->skor & CELL_SKOR_RATED)) {
		c->skor |= row->skor & CELL_SKOR_PLT;
	} else {
		if (!same_content(c, row) || (v && !cell_same_values(v, values)) ||
		    (had ^ row->skor) & compared)
			c->skor |= CELL_SKOR_DIFFER;
		keep_agreed(c, v, row, values);
		c->skor |= row->skor;
	}
}

void
cell_merge(struct cell *c, struct cell_values *v, const struct cell *row,
           const struct cell_values *values)
{
	if (row->skor & CELL_SKOR)
		merge_skor(c, v, row, values);
	else
		merge_row(c, v, row, values);
}

void
cells_init(struct cells *t, struct roster *roster, const struct predikat *rule)
{
	*t = (struct cells){.roster = roster, .rule = rule, .last_period = -1};
	t->batch = mem_array(CELLS_BATCH, sizeof(*t->batch));
	if (!rule)
		t->batch_values = mem_array(CELLS_BATCH, sizeof(*t->batch_values));
}

void
cells_release(struct cells *t)
{
	for (uint32_t i = 0; i < t->periods.n; i++) {
		mem_free(t->pages[i].page);
		mem_free(t->pages[i].values);
	}
	mem_free(t->pages);
	mem_free(t->files);
	mem_free(t->batch);
	mem_free(t->batch_values);
	mem_free(t->suspects);
	mem_free(t->newcomers);
	keytab_release(&t->periods);
	arena_release(&t->arena);
	*t = (struct cells){0};
}

uint32_t
cells_period(struct cells *t, int64_t period)
{
	uint32_t n = t->periods.n;

	if (period == t->last_period)
		return t->last_number;
	t->last_period = period;
	t->last_number = keytab_put(&t->periods, (uint64_t)period);
	if (t->last_number == n) {
		if (n == t->pages_cap) {
			t->pages_cap = (uint32_t)mem_grown(t->pages_cap, n + 1);
			t->pages = mem_resize(t->pages, t->pages_cap, sizeof(*t->pages));
		}
		t->pages[n] = (struct cells_pages){0};
	}
	return t->last_number;
}

static uint32_t
file_number(struct cells *t, const char *file)
{
	if (t->n_files > 0 && t->files[t->n_files - 1] == file)
		return t->n_files - 1;
	t->files = mem_resize(t->files, t->n_files + 1, sizeof(*t->files));
	t->files[t->n_files] = file;
	return t->n_files++;
}

struct cells_place
cells_place_at(struct cells *t, const char *file, size_t line)
{
	return (struct cells_place){
		.file = file_number(t, file),
		.line = line < UINT32_MAX ? (uint32_t)line : UINT32_MAX,
	};
}

void
cells_add(struct cells *t, int64_t nip, int64_t period, const struct cell *row,
          const struct cell_values *values, const char *file, size_t line)
{
	struct cells_pending *p = &t->batch[t->n_batch];

	keytab_prefetch(&t->roster->nips, (uint64_t)nip);
	p->nip = nip;
	p->period = cells_period(t, period);
	p->row = *row;
	p->place = cells_place_at(t, file, line);
	if (t->batch_values) {
		t->batch_values[t->n_batch] = *values;
		t->batch_values[t->n_batch].place = p->place;
	}
	if (++t->n_batch == CELLS_BATCH)
		cells_flush(t);
}

static void
add_pages(const struct cells *t, struct cells_pages *pp, uint32_t n)
{
	n = (uint32_t)mem_grown(pp->n, n);
	pp->page = mem_resize(pp->page, n, sizeof(*pp->page));
	if (t->batch_values)
		pp->values = mem_resize(pp->values, n, sizeof(*pp->values));
	while (pp->n < n)
		pp->page[pp->n++] = NULL;
}

static struct cell *
cell_at(struct cells *t, uint32_t person, uint32_t period)
{
	struct cells_pages *pp = &t->pages[period];
	uint32_t page = person >> PAGE_BITS;

	if (page >= pp->n)
		add_pages(t, pp, page + 1);
	if (!pp->page[page]) {
		pp->page[page] = arena_alloc(&t->arena, PAGE_CELLS * sizeof(struct cell));
		if (pp->values)
			pp->values[page] = arena_alloc(
				&t->arena, PAGE_CELLS * sizeof(struct cell_values));
	}
	return &pp->page[page][person & (PAGE_CELLS - 1)];
}

static const struct cell *
cell_if_any(const struct cells *t, uint32_t person, uint32_t period)
{
	const struct cells_pages *pp = &t->pages[period];
	uint32_t page = person >> PAGE_BITS;

	if (page >= pp->n || !pp->page[page])
		return NULL;
	return &pp->page[page][person & (PAGE_CELLS - 1)];
}

/* Of a cell that is there. */
static struct cell_values *
values_at(const struct cells *t, uint32_t person, uint32_t period)
{
	struct cell_values **values = t->pages[period].values;

	return values ? &values[person >> PAGE_BITS][person & (PAGE_CELLS - 1)] : NULL;
}

const struct cell *
cells_find(const struct cells *t, uint32_t person, uint32_t period)
{
	const struct cell *c = cell_if_any(t, person, period);

	return c && (c->rows || c->skor) ? c : NULL;
}

const struct cell_values *
cells_values(const struct cells *t, uint32_t person, uint32_t period)
{
	return values_at(t, person, period);
}

void
cells_prefetch(const struct cells *t, uint32_t person)
{
	for (uint32_t k = 0; k < t->periods.n; k++) {
		const struct cell *c = cell_if_any(t, person, k);

		if (c)
			__builtin_prefetch(c);
	}
}

/* Whether the record still is what it was taken for. Once it is not, it never will be
 * again. */
static bool
is_alive(const struct cells *t, const struct cells_suspect *s)
{
	const unsigned in_dispute = CELL_SKOR_DIFFER | CELL_SKOR_SKOR_GANDA;
	const struct cell *c = cells_find(t, s->person, s->period);

	if (!c || (c->rows ^ s->row.rows) & CELL_ROW)
		return false;
	switch (s->kind) {
	case CELLS_BEDA:
		return !(c->rows & CELL_TIE) &&
		       !(c->skor & (in_dispute | CELL_SKOR_TIE)) &&
		       cell_when(c) == cell_when(&s->row) && same_content(c, &s->row);
	case CELLS_TIE:
		return (c->rows & CELL_TIE && cell_when(c) == cell_when(&s->row)) ||
		       (c->skor & CELL_SKOR_TIE && !(c->skor & in_dispute));
	case CELLS_SKOR_DIFFER:
		return c->skor & in_dispute;
	case CELLS_UNLISTED:
		return c->skor & CELL_SKOR_TANPA_PEGAWAI;
	}
	return false;
}

static void
make_room_for_suspects(struct cells *t)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < t->n_suspects; i++)
		if (is_alive(t, &t->suspects[i]))
			t->suspects[n++] = t->suspects[i];
	t->n_suspects = n;
	if (n >= t->suspects_cap / 2 && t->suspects_cap < SUSPECTS_MAX) {
		t->suspects_cap = t->suspects_cap ? t->suspects_cap * 2 : 64;
		t->suspects =
			mem_resize(t->suspects, t->suspects_cap, sizeof(*t->suspects));
	}
}

static void
suspect(struct cells *t, const struct cells_pending *p, enum cells_kind kind)
{
	if (t->n_suspects == SUSPECTS_MAX)
		return;
	if (t->n_suspects == t->suspects_cap)
		make_room_for_suspects(t);
	if (t->n_suspects < t->suspects_cap)
		t->suspects[t->n_suspects++] = (struct cells_suspect){
			p->person, p->period, p->row, p->place, kind,
		};
}

static void
look_closer(struct cells *t, const struct cells_pending *p)
{
	const struct cell *c = p->cell, *row = &p->row;

	if (row->rows & (CELL_PLT | CELL_SKP))
		return;
	if (t->rule && predikat_judge(t->rule, cell_hasil_kerja(row), cell_perilaku(row),
	                              cell_tercatat(row))
	                               .status == SKOR_BEDA)
		suspect(t, p, CELLS_BEDA);
	if ((row->rows & CELL_ROW && c->rows & CELL_TIE) || row->skor & CELL_SKOR_TIE)
		suspect(t, p, CELLS_TIE);
	if (row->skor && c->skor & (CELL_SKOR_DIFFER | CELL_SKOR_SKOR_GANDA))
		suspect(t, p, CELLS_SKOR_DIFFER);
	if (row->skor & CELL_SKOR_TANPA_PEGAWAI)
		suspect(t, p, CELLS_UNLISTED);
}

static void
newcomer(struct cells *t, const struct cells_pending *p)
{
	if (t->n_newcomers == t->newcomers_cap) {
		t->newcomers_cap =
			(uint32_t)mem_grown(t->newcomers_cap, t->n_newcomers + 1);
		t->newcomers =
			mem_resize(t->newcomers, t->newcomers_cap, sizeof(*t->newcomers));
	}
	t->newcomers[t->n_newcomers++] = (struct cells_newcomer){p->person, p->place};
}

void
cells_flush(struct cells *t)
{
	unsigned n = t->n_batch;

	/* Passes over a batch, so that the cache misses of many rows overlap. */
	for (struct cells_pending *p = t->batch; p < t->batch + n; p++)
		keytab_prefetch_key(&t->roster->nips, (uint64_t)p->nip);
	for (struct cells_pending *p = t->batch; p < t->batch + n; p++) {
		uint32_t known = t->roster->nips.n;

		p->person = roster_person(t->roster, p->nip);
		if (p->person == known)
			newcomer(t, p);
		p->cell = cell_at(t, p->person, p->period);
		__builtin_prefetch(p->cell, 1);
	}
	for (unsigned i = 0; i < n; i++) {
		struct cells_pending *p = &t->batch[i];

		if (t->batch_values)
			cell_merge(p->cell, values_at(t, p->person, p->period), &p->row,
			           &t->batch_values[i]);
		else
			cell_merge(p->cell, NULL, &p->row, NULL);
		look_closer(t, p);
	}
	t->n_batch = 0;
}

static const struct cells_place *
first_unlisted(const struct cells *t)
{
	for (uint32_t i = 0; i < t->n_newcomers; i++)
		if (!t->roster->people[t->newcomers[i].person].listed)
			return &t->newcomers[i].place;
	return NULL;
}

static const struct cells_place *
first_suspect(const struct cells *t, enum cells_kind kind)
{
	for (uint32_t i = 0; i < t->n_suspects; i++)
		if (t->suspects[i].kind == kind && is_alive(t, &t->suspects[i]))
			return &t->suspects[i].place;
	return NULL;
}

void
cells_place(const struct cells *t, enum cells_kind kind, const char **file, size_t *line)
{
	/* Without a roster only scores of an earlier run can say that somebody is not in
	 * it. */
	const struct cells_place *p = kind == CELLS_UNLISTED && t->roster->any
	                                      ? first_unlisted(t)
	                                      : first_suspect(t, kind);

	*file = p ? t->files[p->file] : NULL;
	*line = p ? p->line : 0;
}
