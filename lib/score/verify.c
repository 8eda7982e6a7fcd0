#include "score/verify.h"

#include <stdlib.h>

#include "asn/period.h"
#include "asn/records.h"
#include "base/dec.h"

enum { BEDA, HILANG, LEBIH, CODES };
static const char *const codes[CODES] = {"verifikasi_beda", "verifikasi_hilang",
                                         "verifikasi_lebih"};

struct verify_row {
	const struct schema_type *type;
	const char *text; /* its fields, one behind the other */
	size_t line;
	size_t again; /* line of the next with its key; 0: none */
	int64_t when; /* value of periode or tahun; -1: it has neither */
	bool yearly;
	bool seen; /* a computed result has its key */
	uint32_t ends[];
};

struct verify_difference {
	int code;
	const struct schema_type *type;
	int field; /* -1: of none */
	size_t line;
	struct slice key, text;
};

void
verify_release(struct verify *v)
{
	strtab_release(&v->keys);
	mem_free(v->rows);
	mem_free(v->differences);
	arena_release(&v->arena);
	sb_release(&v->room);
	*v = (struct verify){0};
}

static struct slice
keep(struct verify *v, struct slice s)
{
	return (struct slice){arena_copy(&v->arena, s), s.n};
}

/* The text of a field as it is written. */
static struct slice
written(const struct schema_field *f, const struct field *x, char room[DEC_BUF])
{
	if (x->s.n == 0 || (f->kind != KIND_DEC && f->kind != KIND_INT))
		return x->s;
	return (struct slice){room, f->kind == KIND_DEC
	                                    ? dec_format(room, x->v, f->places)
	                                    : dec_format_int(room, x->v)};
}

static bool
same(const struct schema_field *f, struct slice recorded, struct slice computed)
{
	struct field a = {recorded, 0}, b = {computed, 0};
	struct err e;

	if (slice_eq(recorded, computed))
		return true;
	return (f->kind == KIND_DEC || f->kind == KIND_INT) && recorded.n > 0 &&
	       computed.n > 0 && schema_read(f, &a, &e) == 0 &&
	       schema_read(f, &b, &e) == 0 && a.v == b.v;
}

static bool
in_key(const struct schema_type *t, int field)
{
	for (const signed char *k = t->key; *k >= 0; k++)
		if (*k == field)
			return true;
	return false;
}

static int
aturan_of(const struct schema_type *t)
{
	return schema_field_number(t, SLICE("aturan"));
}

/* The fields as text; room is where numbers are written. */
static void
values_of(const struct record *r, struct slice *values, char (*room)[DEC_BUF])
{
	for (size_t i = 0; i < r->type->n; i++)
		values[i] = written(&r->type->fields[i], &r->f[i], room[i]);
}

static struct slice
value(const struct verify_row *row, int field)
{
	uint32_t from = field > 0 ? row->ends[field - 1] : 0;

	return (struct slice){row->text + from, row->ends[field] - from};
}

/* The key, with the type in front, or as it is shown: without the rule set, which is one
   for all. Until the next call. */
static struct slice
key_of(struct verify *v, const struct schema_type *t, const struct slice *values,
       bool shown)
{
	const char *between = "";

	sb_clear(&v->room);
	if (!shown)
		sb_adds(&v->room, t->name);
	for (const signed char *k = t->key; *k >= 0; k++) {
		if (shown && *k == aturan_of(t))
			continue;
		sb_adds(&v->room, shown ? between : ";");
		sb_add(&v->room, values[*k]);
		between = ";";
	}
	return sb_slice(&v->room);
}

static struct slice
key_of_row(struct verify *v, const struct verify_row *row)
{
	struct slice values[SCHEMA_FIELDS_MAX];

	for (size_t i = 0; i < row->type->n; i++)
		values[i] = value(row, (int)i);
	return keep(v, key_of(v, row->type, values, true));
}

static void
differ(struct verify *v, struct verify_difference d)
{
	if (v->n == v->cap_n) {
		v->cap_n = mem_grown(v->cap_n, v->n + 1);
		v->differences =
			mem_resize(v->differences, v->cap_n, sizeof *v->differences);
	}
	v->differences[v->n++] = d;
}

static struct verify_row *
new_row(struct verify *v, const struct record *r)
{
	const struct schema_type *t = r->type;
	int period = schema_field_number(t, SLICE("periode"));
	int year = schema_field_number(t, SLICE("tahun"));
	struct verify_row *row =
		arena_alloc(&v->arena, sizeof *row + t->n * sizeof row->ends[0]);

	row->type = t;
	row->line = r->line;
	row->yearly = period < 0 && year >= 0;
	row->when = period >= 0 ? r->f[period].v : year >= 0 ? r->f[year].v : -1;
	sb_clear(&v->room);
	for (size_t i = 0; i < t->n; i++) {
		sb_add(&v->room, r->f[i].s);
		row->ends[i] = (uint32_t)v->room.n;
	}
	row->text = keep(v, sb_slice(&v->room)).p;
	return row;
}

bool
verify_keep(struct verify *v, const struct record *r)
{
	struct slice values[SCHEMA_FIELDS_MAX];
	char room[SCHEMA_FIELDS_MAX][DEC_BUF];
	uint32_t n, number;

	if (!r->type->key || aturan_of(r->type) < 0)
		return false;
	if (v->keys.n == 0)
		(void)strtab_put(&v->keys, SLICE(""));
	n = v->keys.n;
	values_of(r, values, room);
	number = strtab_put(&v->keys, key_of(v, r->type, values, false));
	if (number < n) {
		if (!v->rows[number]->again)
			v->rows[number]->again = r->line;
		return true;
	}
	if (number >= v->cap) {
		v->cap = (uint32_t)mem_grown(v->cap, number + 1);
		v->rows = mem_resize(v->rows, v->cap, sizeof(*v->rows));
	}
	v->rows[number] = new_row(v, r);
	return true;
}

bool
verify_has(const struct verify *v, const struct schema_type *type)
{
	for (uint32_t i = 1; i < v->keys.n; i++)
		if (v->rows[i]->type == type)
			return true;
	return false;
}

static void
compare_field(struct verify *v, const struct verify_row *row, int i, struct slice is)
{
	const struct schema_field *f = &row->type->fields[i];
	struct slice was = value(row, i);

	if (in_key(row->type, i) || same(f, was, is))
		return;
	was = was.n ? was : SLICE("nothing");
	is = is.n ? is : SLICE("nothing");
	sb_clear(&v->room);
	sb_addf(&v->room, "%s: recorded %.*s, computed %.*s", f->name, (int)was.n, was.p,
	        (int)is.n, is.p);
	differ(v, (struct verify_difference){BEDA, row->type, i, row->line, SLICE(""),
	                                     keep(v, sb_slice(&v->room))});
	v->differences[v->n - 1].key = key_of_row(v, row);
}

void
verify_compare(struct verify *v, const struct record *r)
{
	struct slice values[SCHEMA_FIELDS_MAX];
	char room[SCHEMA_FIELDS_MAX][DEC_BUF];
	uint32_t number = KEYTAB_NONE;
	size_t before = v->n;

	values_of(r, values, room);
	if (v->keys.n > 0)
		number = strtab_find(&v->keys, key_of(v, r->type, values, false));
	if (number == KEYTAB_NONE) {
		differ(v, (struct verify_difference){
				  HILANG, r->type, -1, 0,
				  keep(v, key_of(v, r->type, values, true)),
				  SLICE("computed, but not recorded")});
		return;
	}
	v->rows[number]->seen = true;
	for (size_t i = 0; i < r->type->n; i++)
		compare_field(v, v->rows[number], (int)i, values[i]);
	v->equal += v->n == before && !v->rows[number]->again;
}

/* Whether the run would have computed it, had the sources given it. */
static bool
is_due(const struct verify *v, const struct verify_row *row, const char *aturan)
{
	if (!slice_eq(value(row, aturan_of(row->type)), slice_of(aturan)))
		return false;
	if (v->period < 0 || row->when < 0)
		return true;
	return row->when == (row->yearly ? period_year(v->period) : v->period);
}

static int
by_rank(const void *a, const void *b)
{
	const struct verify_difference *x = a, *y = b;
	int c;

	if (x->code != y->code)
		return x->code < y->code ? -1 : 1;
	if ((c = slice_cmp(x->key, y->key)) != 0 ||
	    (c = strcmp(x->type->name, y->type->name)) != 0)
		return c;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return (x->field > y->field) - (x->field < y->field);
}

static int
put_one(const struct verify *v, const struct verify_difference *d,
        const struct engine_sink *sink)
{
	struct record r;

	schema_clear(&r, &records_temuan);
	records_text(&r, TEMUAN_KODE, slice_of(codes[d->code]));
	records_code(&r, TEMUAN_BERAT, BERAT_SALAH);
	records_text(&r, TEMUAN_TIPE, slice_of(d->type->name));
	records_text(&r, TEMUAN_KUNCI, d->key);
	records_text(&r, TEMUAN_BERKAS, slice_of(v->file));
	if (d->line)
		records_value(&r, TEMUAN_BARIS, (int64_t)d->line);
	records_text(&r, TEMUAN_URAIAN, d->text);
	return sink->put(sink->arg, &r);
}

static void
tell(struct verify *v, uint64_t due, uint64_t passed, const struct engine_sink *sink)
{
	static const char *const what[CODES] = {
		"recorded values that differ from what the sources give",
		"results of the sources that are not recorded",
		"recorded results that the sources do not give"};
	uint64_t n[CODES] = {0};
	size_t first[CODES] = {0};

	for (size_t i = 0; i < v->n; i++) {
		const struct verify_difference *d = &v->differences[i];

		if (n[d->code]++ == 0 || d->line < first[d->code])
			first[d->code] = d->line;
	}
	sb_clear(&v->room);
	sb_addf(&v->room, "%s: %llu results verified, %llu as recorded", v->file,
	        (unsigned long long)due, (unsigned long long)v->equal);
	if (passed)
		sb_addf(&v->room, "; %llu of other rule sets or periods passed over",
		        (unsigned long long)passed);
	sink->note(sink->arg, v->room.p);
	for (int i = 0; i < CODES; i++)
		if (n[i])
			sink->find(sink->arg, codes[i], n[i], v->file, first[i], what[i]);
}

static void
add_surplus(struct verify *v, const struct verify_row *row)
{
	if (row->again)
		differ(v, (struct verify_difference){
				  LEBIH, row->type, -1, row->again, key_of_row(v, row),
				  SLICE("stands in the file more than once")});
	if (!row->seen)
		differ(v, (struct verify_difference){
				  LEBIH, row->type, -1, row->line, key_of_row(v, row),
				  SLICE("recorded, but the sources do not give it")});
}

int
verify_put(struct verify *v, const char *aturan, const struct engine_sink *sink,
           struct err *e)
{
	uint64_t due = 0, passed = 0;

	for (uint32_t i = 1; i < v->keys.n; i++) {
		bool counts = v->rows[i]->seen || is_due(v, v->rows[i], aturan);

		due += counts;
		passed += !counts;
		if (counts)
			add_surplus(v, v->rows[i]);
	}
	if (due == 0)
		return err_set(e, ERR_INPUT,
		               "no result by %s is recorded in it, so nothing can be "
		               "verified; name the rule set with -r, and check -p",
		               aturan);
	if (v->n)
		qsort(v->differences, v->n, sizeof(*v->differences), by_rank);
	for (size_t i = 0; i < v->n; i++)
		if (put_one(v, &v->differences[i], sink) != 0)
			return 0;
	tell(v, due, passed, sink);
	return 0;
}
