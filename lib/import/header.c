#include "import/header.h"

#include "asn/records.h"
#include "base/sb.h"
#include "stream/csvin.h"

/* A row tried as the header of a type. */
struct trial {
	const struct map *m;
	const struct schema_type *type;
	const struct csvrow *row;
	int *field;               /* by column */
	int column[ALIAS_PLACES]; /* by field: the column that fills it, or -1 */
	int rank[ALIAS_PLACES];
	int twice; /* a field that two columns claim with the same right, or -1 */
};

/* The best row so far that is no header, for the message. */
struct near {
	const struct schema_type *type;
	size_t line, found;
	char missing[160];
};

static bool
has_constant(const struct trial *t, size_t field)
{
	return map_find(&t->m->constants, slice_of(t->type->fields[field].name), NULL) !=
	       NULL;
}

static bool
filled(const struct trial *t, size_t field)
{
	return t->column[field] >= 0 || has_constant(t, field);
}

/* Gives the column to the field unless a better-named one has it. */
static void
claim(struct trial *t, int field, int column, int rank)
{
	if (t->column[field] >= 0 && t->rank[field] == rank)
		t->twice = field;
	if (t->column[field] >= 0 && t->rank[field] <= rank)
		return;
	t->column[field] = column;
	t->rank[field] = rank;
	if (t->twice == field)
		t->twice = -1;
}

static void
match_columns(struct trial *t)
{
	char room[ALIAS_ROOM];

	t->twice = -1;
	for (size_t i = 0; i < ALIAS_PLACES; i++)
		t->column[i] = -1;
	for (size_t i = 0; i < t->row->n; i++) {
		const struct map_entry *said = NULL;
		int field, rank = -1;

		for (size_t k = 0; k < t->m->columns.n; k++)
			if (slice_eq(t->m->columns.entries[k].from, t->row->f[i]))
				said = &t->m->columns.entries[k];
		field = said ? schema_field_number(t->type, said->field)
		             : alias_field(t->type, alias_squash(t->row->f[i], room),
		                           &rank);
		if (field >= 0)
			claim(t, field, (int)i, rank);
	}
	for (size_t i = 0; i < t->row->n; i++)
		t->field[i] = -1;
	for (int f = 0; f < ALIAS_PLACES; f++)
		if (t->column[f] >= 0)
			t->field[t->column[f]] = f;
}

/* What a file must have beyond the required fields to be one of this type. */
static bool
fits_type(const struct trial *t)
{
	if (t->type == &records_penilaian)
		return t->column[PENILAIAN_HASIL_KERJA] >= 0 ||
		       t->column[PENILAIAN_PERILAKU] >= 0 ||
		       t->column[PENILAIAN_PREDIKAT] >= 0 ||
		       t->column[PENILAIAN_NILAI_SKP] >= 0;
	if (t->type == &records_pelatihan)
		return (filled(t, PELATIHAN_NAMA) || filled(t, PELATIHAN_PELATIHAN)) &&
		       (filled(t, PELATIHAN_SELESAI) || filled(t, PELATIHAN_MULAI) ||
		        filled(t, PELATIHAN_TAHUN));
	return true;
}

static void
remember_near(const struct trial *t, struct near *near)
{
	struct sb missing = {0};
	size_t found = 0;

	for (size_t i = 0; i < t->type->n; i++) {
		found += t->column[i] >= 0;
		if (t->type->fields[i].required && !filled(t, i))
			sb_addf(&missing, "%s%s", missing.n ? ", " : "",
			        t->type->fields[i].name);
	}
	if (missing.n == 0)
		sb_adds(&missing, t->type == &records_penilaian
		                          ? "hasil_kerja, perilaku or predikat"
		                          : "nama, or a date (selesai, mulai, tahun)");
	if (found > near->found) {
		size_t n = missing.n < sizeof near->missing ? missing.n
		                                            : sizeof near->missing - 1;

		near->type = t->type;
		near->line = t->row->line;
		near->found = found;
		memcpy(near->missing, missing.p, n);
		near->missing[n] = '\0';
	}
	sb_release(&missing);
}

static bool
fits(struct trial *t, struct near *near)
{
	bool all = true;

	match_columns(t);
	for (size_t i = 0; i < t->type->n; i++)
		all = all && (!t->type->fields[i].required || filled(t, i));
	if (all && fits_type(t))
		return true;
	remember_near(t, near);
	return false;
}

static void
take(struct header *h, const struct trial *t, char delimiter)
{
	h->type = t->type;
	h->delimiter = delimiter;
	h->line = t->row->line;
	h->columns = t->row->n;
	h->field = mem_array(h->columns, sizeof *h->field);
	h->names = mem_array(h->columns, sizeof *h->names);
	for (size_t i = 0; i < h->columns; i++) {
		h->field[i] = t->field[i];
		h->names[i] = (struct slice){arena_copy(&h->text, t->row->f[i]),
		                             t->row->f[i].n};
	}
}

/* One row against every type; fills h at the first that fits. -1 when two fit. */
static int
try_row(struct header *h, struct trial *t, char delimiter,
        const struct schema_type *const *types, struct near *near, struct err *e)
{
	for (; *types; types++) {
		if (t->m->type && t->m->type != *types)
			continue;
		t->type = *types;
		if (!fits(t, near))
			continue;
		if (h->type)
			err_set(e, ERR_INPUT,
			        "the header fits %s and %s; say which with --type",
			        h->type->name, t->type->name);
		else if (t->twice >= 0)
			err_set(e, ERR_INPUT,
			        "two columns could be %s of %s; rename one, or say which "
			        "with --map",
			        t->twice < SCHEMA_FIELDS_MAX
			                ? t->type->fields[t->twice].name
			                : "eselon",
			        t->type->name);
		else {
			take(h, t, delimiter);
			continue;
		}
		e->line = t->row->line;
		return -1;
	}
	return 0;
}

/* The rows of the held bytes as this delimiter splits them. */
static int
try_delimiter(struct header *h, const struct input *held, char delimiter,
              const struct map *m, const struct schema_type *const *types,
              struct near *near, struct err *e)
{
	struct input in = *held;
	struct csvin *csv;
	struct csvrow row;
	struct trial t = {.m = m, .row = &row};
	struct err ignored;
	int r, bad = 0;

	/* Only a look: what is not held will not be fetched. */
	in.eof = true;
	in.digest = NULL;
	csv = csvin_new(&in, delimiter, true);
	for (size_t i = 0; i < HEADER_ROWS && !h->type && !bad; i++) {
		if ((r = csvin_next(csv, &row, &ignored)) <= 0)
			break;
		if (r == 2 || row.n == 0 || (m->header && row.line != m->header))
			continue;
		t.field = mem_resize(t.field, row.n, sizeof *t.field);
		bad = try_row(h, &t, delimiter, types, near, e);
	}
	mem_free(t.field);
	csvin_free(csv);
	return bad;
}

static int
not_found(const struct near *near, const struct map *m, struct err *e)
{
	if (near->found < 2)
		return err_set(e, ERR_INPUT,
		               "no header found in the first %d rows%s%s: none names the "
		               "columns of a record type; name them with --map, or "
		               "write a header in front if there is none",
		               HEADER_ROWS, m->type ? " for " : "",
		               m->type ? m->type->name : "");
	err_set(e, ERR_INPUT,
	        "no header found; this row comes nearest, as %s, but lacks a "
	        "column for %s (name it with --map, or give a constant with --set)",
	        near->type->name, near->missing);
	e->line = near->line;
	return -1;
}

int
header_find(struct header *h, const struct input *in, const struct map *m,
            const struct schema_type *const *types, struct err *e)
{
	static const char candidates[] = ",;\t";
	struct near near = {0};
	struct header other;

	memset(h, 0, sizeof *h);
	memset(&other, 0, sizeof other);
	if (m->delimiter) {
		if (try_delimiter(h, in, m->delimiter, m, types, &near, e) != 0)
			return -1;
		return h->type ? 0 : not_found(&near, m, e);
	}
	for (const char *d = candidates; *d; d++) {
		if (try_delimiter(h->type ? &other : h, in, *d, m, types, &near, e) != 0)
			return -1;
		if (other.type) {
			header_release(&other);
			return err_set(e, ERR_INPUT,
			               "two delimiters could be meant; say which with "
			               "--delimiter");
		}
	}
	return h->type ? 0 : not_found(&near, m, e);
}

void
header_release(struct header *h)
{
	mem_free(h->field);
	mem_free(h->names);
	arena_release(&h->text);
	memset(h, 0, sizeof *h);
}
