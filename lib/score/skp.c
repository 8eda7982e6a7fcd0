#include "score/skp.h"

#include <stdlib.h>

void
skp_release(struct skp *x)
{
	strtab_release(&x->codes);
	mem_free(x->rows);
	*x = (struct skp){0};
}

static int64_t
value_of(const struct field *f)
{
	return f->s.n > 0 ? f->v : CELL_NO_VALUE;
}

static signed char
code_of(const struct field *f)
{
	return f->s.n > 0 ? (signed char)f->v : (signed char)-1;
}

struct skp_row
skp_read(struct skp *x, const struct record *r)
{
	const struct field *f = r->f;

	return (struct skp_row){
		.nip = f[SKP_NIP].v,
		.period = f[SKP_PERIODE].v,
		.target = value_of(&f[SKP_TARGET]),
		.target_atas = value_of(&f[SKP_TARGET_ATAS]),
		.realisasi = value_of(&f[SKP_REALISASI]),
		.bobot = value_of(&f[SKP_BOBOT]),
		.kode = strtab_put(&x->codes, f[SKP_KODE].s),
		.aspek = code_of(&f[SKP_ASPEK]),
		.arah = code_of(&f[SKP_ARAH]),
		.kelompok = code_of(&f[SKP_KELOMPOK]),
		.flags = (uint8_t)((f[SKP_TAMBAHAN].v ? SKP_ROW_TAMBAHAN : 0) |
	                           (f[SKP_MAKSIMUM].v ? SKP_ROW_MAKSIMUM : 0)),
	};
}

void
skp_put(struct skp *x, const struct skp_row *row)
{
	if (x->n == x->cap) {
		x->cap = mem_grown(x->cap, x->n + 1);
		x->rows = mem_resize(x->rows, x->cap, sizeof(*x->rows));
	}
	x->rows[x->n++] = *row;
}

static int
order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* By the key of the record; the kode is a rank here. */
static int
by_key(const struct skp_row *a, const struct skp_row *b)
{
	int c = order(a->nip, b->nip);

	if (c == 0)
		c = order(a->period, b->period);
	if (c == 0)
		c = order(a->kode, b->kode);
	if (c == 0)
		c = order(a->aspek, b->aspek);
	return c;
}

static int
by_content(const struct skp_row *a, const struct skp_row *b)
{
	int c = order(a->target, b->target);

	if (c == 0)
		c = order(a->target_atas, b->target_atas);
	if (c == 0)
		c = order(a->realisasi, b->realisasi);
	if (c == 0)
		c = order(a->bobot, b->bobot);
	if (c == 0)
		c = order(a->arah, b->arah);
	if (c == 0)
		c = order(a->kelompok, b->kelompok);
	if (c == 0)
		c = order(a->flags, b->flags);
	return c;
}

static int
compare(const void *a, const void *b)
{
	const struct skp_row *x = a, *y = b;
	int c = by_key(x, y);

	if (c == 0)
		c = by_content(x, y);
	if (c == 0)
		c = order(x->place.file, y->place.file);
	if (c == 0)
		c = order(x->place.line, y->place.line);
	return c;
}

static bool
is_before(const struct cells_place *a, const struct cells_place *b)
{
	return a->file != b->file ? a->file < b->file : a->line < b->line;
}

/* Rows of one key become one. */
static void
merge(struct skp *x)
{
	size_t n = 0;

	for (size_t i = 0; i < x->n; i++) {
		struct skp_row *held = n > 0 ? &x->rows[n - 1] : NULL, *row = &x->rows[i];

		if (!held || by_key(held, row) != 0) {
			x->rows[n++] = *row;
			continue;
		}
		if (held->flags & SKP_ROW_DISPUTED || by_content(held, row) != 0)
			held->flags |= SKP_ROW_DISPUTED;
		held->flags |= row->flags & SKP_ROW_REJECTED;
		if (is_before(&row->place, &held->place))
			held->place = row->place;
	}
	x->n = n;
}

void
skp_sort(struct skp *x)
{
	uint32_t *rank, *kode;

	x->at = 0;
	if (x->n == 0)
		return;
	/* The rank of a kode stands in for its number meanwhile. */
	rank = strtab_ranks(&x->codes);
	kode = mem_array(x->codes.n, sizeof(*kode));
	for (uint32_t i = 0; i < x->codes.n; i++)
		kode[rank[i]] = i;
	for (size_t i = 0; i < x->n; i++)
		x->rows[i].kode = rank[x->rows[i].kode];
	qsort(x->rows, x->n, sizeof(*x->rows), compare);
	merge(x);
	for (size_t i = 0; i < x->n; i++)
		x->rows[i].kode = kode[x->rows[i].kode];
	mem_free(rank);
	mem_free(kode);
}

const struct skp_row *
skp_of(struct skp *x, int64_t nip, int64_t period, size_t *n)
{
	const struct skp_row *r = x->rows;
	size_t i = x->at;

	if (i > 0 &&
	    (r[i - 1].nip > nip || (r[i - 1].nip == nip && r[i - 1].period >= period)))
		i = 0;
	while (i < x->n && (r[i].nip < nip || (r[i].nip == nip && r[i].period < period)))
		i++;
	x->at = i;
	while (x->at < x->n && r[x->at].nip == nip && r[x->at].period == period)
		x->at++;
	*n = x->at - i;
	return *n > 0 ? &r[i] : NULL;
}

size_t
skp_same_kode(const struct skp_row *rows, size_t n)
{
	size_t i = 1;

	while (i < n && rows[i].kode == rows[0].kode)
		i++;
	return i;
}
