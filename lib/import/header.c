#include "import/header.h"

#include "asn/period.h"
#include "asn/records.h"
#include "base/ascii.h"
#include "base/sb.h"
#include "import/alias.h"
#include "import/titles.h"
#include "stream/stream.h"

#define TYPES_MAX 32

/* The row that comes nearest to being a header, for the message. */
struct near {
	const struct schema_type *type;
	const struct csvrow *upper, *lower;
	size_t found, lacking;
	const struct preview *preview;
};

struct search {
	const struct map *m;
	const struct schema_type *const *types;
	bool positions;
	const struct preview *preview; /* NULL: a row alone is looked at */
	struct columns columns;        /* of the row that is tried */
	struct columns_fit fits[TYPES_MAX];
	size_t n; /* of fits: those that the row fits */
	struct near near;
	bool broken; /* near is a header over two rows that lacks something */
};

static void
search_release(struct search *s)
{
	columns_release(&s->columns);
	for (size_t i = 0; i < TYPES_MAX; i++)
		columns_fit_release(&s->fits[i]);
}

/* The one type there may be; NULL: any. */
static const struct schema_type *
only_type(const struct map *m)
{
	return m->type ? m->type : m->wide;
}

static void
remember_near(struct search *s, const struct columns_fit *fit, const struct csvrow *upper,
              const struct csvrow *lower)
{
	size_t found = columns_filled(fit);

	if (s->preview && (!s->near.type || found > s->near.found ||
	                   (found == s->near.found && fit->lacking < s->near.lacking)))
		s->near = (struct near){fit->type, upper,        lower,
		                        found,     fit->lacking, s->preview};
}

/* Of the types that fit, those whose columns another one uses too are not meant. */
static void
drop_lesser(struct search *s)
{
	for (size_t i = 0; i < s->n;) {
		size_t k = 0;

		while (k < s->n &&
		       !columns_are_fewer(&s->fits[i], &s->fits[k], s->columns.n))
			k++;
		if (k == s->n) {
			i++;
		} else {
			struct columns_fit lesser = s->fits[i];

			s->fits[i] = s->fits[--s->n];
			s->fits[s->n] = lesser;
			i = 0;
		}
	}
}

static int
two_types(const struct search *s, struct err *e)
{
	return err_set(e, ERR_INPUT, "the header fits %s and %s; say which with --type",
	               s->fits[0].type->name, s->fits[1].type->name);
}

static int
two_columns(const struct search *s, struct err *e)
{
	const struct columns_fit *fit = &s->fits[0];
	const char *name = alias_field_name(fit->type, fit->twice);
	struct sb list = {0};
	size_t first = 0, said = 0;

	for (size_t i = 0; i < s->columns.n; i++) {
		bool wide = fit->wide[fit->twice] && fit->field[i] == COLUMNS_WIDE;

		if ((fit->field[i] != fit->twice && !wide) || ++said > 5)
			continue;
		sb_addf(&list, "%s%zu", said == 1 ? "" : ", ", i + 1);
		first = first ? first : i + 1;
	}
	err_set(e, ERR_INPUT,
	        "several columns could be %s of %s: %s%s; rename all but one, or say "
	        "which with --map, by position: {\"kolom\": {\"#%zu\": \"%s\"}}, "
	        "and null for the others",
	        name, fit->type->name, list.p, said > 5 ? ", ..." : "", first, name);
	sb_release(&list);
	return -1;
}

static int
elements(struct err *e)
{
	return err_set(
		e, ERR_INPUT,
		"U1 to U9 do not say which element they are: complaints are the 8th "
		"and facilities the 9th in one list, the reverse in others; say it "
		"with --map: {\"kolom\": {\"U1\": \"persyaratan\", ..., \"U8\": "
		"\"sarana\", \"U9\": \"pengaduan\"}}, as on your questionnaire");
}

/* Whether nothing but the elements' names keeps the columns from being a survey. */
static bool
may_be_survey(const struct search *s)
{
	size_t n = columns_elements(&s->columns);
	const struct schema_type *only = only_type(s->m);

	for (const struct schema_type *const *t = s->types; *t; t++)
		if (*t == &records_survei)
			return only ? only == *t && n > 0 : n > 2;
	return false;
}

/* The columns against every type: 1 when they fit one, which is fits[0]; 0; -1. */
static int
try_columns(struct search *s, const struct csvrow *upper, const struct csvrow *lower,
            struct err *e)
{
	const struct schema_type *only = only_type(s->m);

	if (columns_read(&s->columns, s->m, upper, lower, s->positions, e) != 0) {
		e->line = upper->line;
		return -1;
	}
	s->n = 0;
	for (const struct schema_type *const *t = s->types; *t && s->n < TYPES_MAX; t++) {
		if (only && only != *t)
			continue;
		if (columns_match(&s->columns, *t, &s->fits[s->n]))
			s->n++;
		else
			remember_near(s, &s->fits[s->n], upper, lower);
	}
	drop_lesser(s);
	if (s->n == 1 && s->fits[0].twice < 0)
		return 1;
	if (s->n == 0 && !may_be_survey(s))
		return 0;
	if (s->n > 1)
		(void)two_types(s, e);
	else if (s->n == 1)
		(void)two_columns(s, e);
	else
		(void)elements(e);
	e->line = upper->line;
	return -1;
}

static bool
has_cell(const struct csvrow *row, size_t i)
{
	return i < row->n && !map_name_is(row->f[i], SLICE(""));
}

/* Whether there are columns for required fields and the row has nothing in any. */
static bool
is_blank_below(const struct search *s, const struct csvrow *row)
{
	const struct columns_fit *fit = &s->fits[0];
	bool any = false;

	for (size_t i = 0; i < s->columns.n; i++) {
		int f = fit->field[i];

		if (f < 0 || (size_t)f >= fit->type->n || !fit->type->fields[f].required)
			continue;
		if (has_cell(row, i))
			return false;
		any = true;
	}
	return any;
}

/*
 * Whether two rows that fit together are no header with a row of data below: a required
 * field has its name in the upper row alone, so that the lower has nothing there; or the
 * map speaks of the names as they are together.
 */
static bool
is_sound(const struct search *s, const struct csvrow *lower)
{
	const struct columns_fit *fit = &s->fits[0];

	for (size_t i = 0; i < s->columns.n; i++) {
		int f = fit->field[i];

		if (f >= 0 && has_cell(lower, i) && s->columns.said[i])
			return true;
		if (f >= 0 && !has_cell(lower, i) && (size_t)f < fit->type->n &&
		    fit->type->fields[f].required)
			return true;
	}
	return false;
}

bool
header_is_comment(const struct csvrow *row)
{
	return row->n && row->f[0].n > 1 && row->f[0].p[0] == '#' &&
	       (row->f[0].p[1] == ' ' || row->f[0].p[1] == '#');
}

static struct slice *
keep_row(struct header *h, const struct csvrow *row)
{
	struct slice *names = mem_array(h->columns, sizeof *names);

	for (size_t i = 0; i < row->n; i++)
		names[i] = map_name(&h->text, row->f[i]);
	return names;
}

/* Makes h of what was tried last. */
static void
take(struct header *h, const struct search *s, const struct csvrow *upper,
     const struct csvrow *lower)
{
	const struct columns *c = &s->columns;

	memset(h, 0, sizeof *h);
	h->type = s->fits[0].type;
	h->line = upper->line;
	h->end = lower ? lower->line : upper->line;
	h->columns = c->n;
	h->field = mem_array(c->n, sizeof *h->field);
	h->names = mem_array(c->n, sizeof *h->names);
	for (size_t i = 0; i < c->n; i++) {
		h->field[i] = s->fits[0].field[i];
		h->names[i] =
			(struct slice){arena_copy(&h->text, c->names[i]), c->names[i].n};
	}
	h->rows[0] = keep_row(h, upper);
	h->rows[1] = lower ? keep_row(h, lower) : NULL;
}

/* The upper row as a header, with the lower one where two can be: 1, 0 or -1. *lower
 * becomes NULL when it is no part of it. */
static int
try_rows(struct search *s, const struct csvrow *upper, const struct csvrow **lower,
         struct err *e)
{
	const struct csvrow *below = *lower;
	int r = 0;

	if (below && columns_are_two_rows(upper, below))
		r = try_columns(s, upper, below, e);
	else
		below = NULL;
	if (r < 0 || (r > 0 && is_sound(s, below)))
		return r;
	*lower = NULL;
	r = try_columns(s, upper, NULL, e);
	/* With nothing in the required columns the row below is no data: to take the
	   upper one alone would lose what the names below it say. */
	if (r > 0 && below && is_blank_below(s, below)) {
		s->near = (struct near){s->fits[0].type, upper, below, 0, 0, s->preview};
		s->broken = true;
		return 0;
	}
	return r;
}

/* The first row of the preview that is a header: 1, 0 or -1. */
static int
try_preview(struct header *h, struct search *s, const struct preview *p, struct err *e)
{
	s->preview = p;
	for (size_t i = 0; i < p->n && !s->broken; i++) {
		const struct csvrow *row = &p->rows[i];
		const struct csvrow *lower = i + 1 < p->n ? row + 1 : NULL;
		struct titles t;
		int r;

		if (row->n == 0 ||
		    (s->m->header ? row->line != s->m->header : header_is_comment(row)))
			continue;
		if ((r = try_rows(s, row, &lower, e)) < 0)
			return -1;
		if (r > 0) {
			take(h, s, row, lower);
			titles_read(&t, p->rows, i);
			h->period = t.period;
			h->period_line = t.line;
			return 1;
		}
	}
	return 0;
}

/* Keeps other as h, or lets it go when it is read the same. */
static int
join(struct header *h, struct header *other, size_t number, const struct preview *p,
     struct err *e)
{
	if (h->type && !preview_is(&p[h->preview], &p[number])) {
		err_set(e, ERR_INPUT,
		        "the header can be read with %s and with %s between the cells; "
		        "say which with --delimiter",
		        p[h->preview].what, p[number].what);
		e->line = h->line;
		header_release(other);
		return -1;
	}
	if (h->type) {
		header_release(other);
		return 0;
	}
	*h = *other;
	h->preview = number;
	return 0;
}

static int
nothing_near(const struct search *s, struct err *e)
{
	if (s->m->header)
		return err_set(e, ERR_INPUT,
		               "line %zu, said to be the header, does not name the "
		               "columns of a record type; leave --header out, or name "
		               "them with --map",
		               s->m->header);
	return err_set(e, ERR_INPUT,
	               "no header found in the first %d rows%s%s: none names the columns "
	               "of a record type; name them with --map; if there is none, write "
	               "one in front, or say --header none and with --map what stands "
	               "where",
	               PREVIEW_ROWS, only_type(s->m) ? " for " : "",
	               only_type(s->m) ? only_type(s->m)->name : "");
}

/* The row that came nearest, once more, with what is wrong with it. One known name alone
   is near only when others are nearly known. */
static int
not_found(struct search *s, struct err *e)
{
	const struct near *near = &s->near;
	struct columns_fit *fit = &s->fits[0];
	struct sb text = {0};
	struct titles t;
	char period[PERIOD_BUF];

	if (!near->type)
		return nothing_near(s, e);
	if (columns_read(&s->columns, s->m, near->upper, near->lower, true, e) != 0)
		return -1;
	(void)columns_match(&s->columns, near->type, fit);
	if (!columns_lacking(&s->columns, fit, &text) && !s->broken &&
	    near->found < (s->m->header ? 1 : 2)) {
		sb_release(&text);
		return nothing_near(s, e);
	}
	titles_read(&t, near->preview->rows, (size_t)(near->upper - near->preview->rows));
	if (t.line && columns_lacks(&s->columns, fit, SLICE("periode"))) {
		(void)period_format(period, t.period);
		sb_addf(&text, "; line %zu says %s: -s periode=%s", t.line, period,
		        period);
	}
	err_set(e, ERR_INPUT,
	        "no header found; %s nearest, as %s, but %s (name columns with --map, or "
	        "give a constant with --set)",
	        near->lower ? "these two rows together (upper / lower) come"
	                    : "this row comes",
	        near->type->name, text.p);
	e->line = near->upper->line;
	sb_release(&text);
	return -1;
}

/* Without a header the columns are those of the first row, and the map says which is
 * which. 1, 0 or -1. */
static int
try_bare(struct header *h, struct search *s, const struct preview *p, struct err *e)
{
	struct csvrow blank = {0};
	struct slice *cells;
	size_t i = 0;
	int r;

	while (i < p->n && p->rows[i].n == 0)
		i++;
	if (i == p->n)
		return 0;
	s->preview = p;
	blank.n = p->rows[i].n;
	blank.f = cells = mem_array(blank.n, sizeof *cells);
	if ((r = try_columns(s, &blank, NULL, e)) > 0) {
		take(h, s, &blank, NULL);
		h->line = h->end = 0;
	}
	s->near.upper = NULL;
	mem_free(cells);
	return r;
}

static int
not_bare(const struct search *s, struct err *e)
{
	if (!s->near.type)
		return err_set(e, ERR_INPUT, "empty: not a single row");
	return err_set(e, ERR_INPUT,
	               "without a header --map must say what stands where, by position: "
	               "{\"jenis\": \"pegawai\", \"kolom\": {\"#1\": \"nama\", \"#2\": "
	               "\"nip\"}, \"tetap\": {\"unit\": ...}}; as %s, the columns do not "
	               "suffice",
	               s->near.type->name);
}

static int
check_map(const struct map *m, struct err *e)
{
	if (m->type && m->wide && m->type != m->wide)
		return err_set(e, ERR_USAGE, "the map has patterns of %s, the type is %s",
		               m->wide->name, m->type->name);
	for (size_t i = 0; m->no_header && i < m->columns.n; i++)
		if (!m->columns.entries[i].position) {
			err_set(e, ERR_USAGE,
			        "kolom names a column, but there is no header; say its "
			        "position: \"#1\" for the first");
			return err_value(e, m->columns.entries[i].from, 1);
		}
	return 0;
}

/* The titles above what was found must not contradict --set. */
static int
check_titles(const struct header *h, const struct preview *p, const struct map *m,
             struct err *e)
{
	const struct map_entry *set = map_find(&m->constants, SLICE("periode"), NULL);
	size_t n = 0;

	while (set && n < p->n && p->rows[n].line < h->line)
		n++;
	return n && schema_field_number(h->type, SLICE("periode")) >= 0
	               ? titles_check(p->rows, n, set->to, e)
	               : 0;
}

int
header_find(struct header *h, const struct preview *p, size_t n, const struct map *m,
            const struct schema_type *const *types, struct err *e)
{
	struct search s = {.m = m, .types = types, .positions = true};
	int r = check_map(m, e);

	memset(h, 0, sizeof *h);
	for (size_t i = 0; i < n && r == 0; i++) {
		struct header other;

		r = m->no_header ? try_bare(&other, &s, &p[i], e)
		                 : try_preview(&other, &s, &p[i], e);
		if (r > 0)
			r = join(h, &other, i, p, e);
	}
	if (r == 0 && !h->type)
		r = m->no_header ? not_bare(&s, e) : not_found(&s, e);
	if (r != 0 || (r = check_titles(h, &p[h->preview], m, e)) != 0)
		header_release(h);
	search_release(&s);
	return r;
}

static bool
is_row(const struct header *h, const struct slice *names, const struct csvrow *row)
{
	/* Asked of every row of a table, and almost never so. */
	if (row->n > h->columns || (row->n && map_name_differs(row->f[0], names[0])))
		return false;
	for (size_t i = 0; i < h->columns; i++)
		if (i < row->n ? !map_name_is(row->f[i], names[i]) : names[i].n > 0)
			return false;
	return true;
}

bool
header_again(const struct header *h, const struct csvrow *row)
{
	return h->line &&
	       (is_row(h, h->rows[0], row) || (h->rows[1] && is_row(h, h->rows[1], row)));
}

static bool
has_number(struct slice cell)
{
	for (size_t i = 0, n; i < cell.n; i += n + 1)
		if ((n = ascii_digits(cell, i)) >= 5)
			return true;
	return false;
}

/* Whether a cell has the name of a field of any type, or the map may say so: most rows
   end here, before room is made for a header. */
static bool
has_name(const struct csvrow *row, const struct map *m,
         const struct schema_type *const *types)
{
	char room[ALIAS_ROOM];
	int rank;

	if (m->columns.n || m->n_patterns)
		return true;
	for (size_t i = 0; i < row->n; i++) {
		struct slice s = alias_squash(row->f[i], room);

		for (const struct schema_type *const *t = types; s.n && *t; t++)
			if (alias_field(*t, s, &rank) >= 0)
				return true;
	}
	return false;
}

int
header_next(struct header *next, const struct header *h, const struct csvrow *row,
            const struct map *m, const struct schema_type *const *types, struct err *e)
{
	struct search s = {.m = m, .types = types};
	int r;

	for (size_t i = 0; i < row->n; i++)
		if (has_number(row->f[i]))
			return 0;
	if (!h->line || !has_name(row, m, types))
		return 0;
	if ((r = try_columns(&s, row, NULL, e)) > 0)
		take(next, &s, row, NULL);
	search_release(&s);
	return r;
}

bool
header_unused(const struct header *h, size_t *column)
{
	for (; *column < h->columns; ++*column)
		if (h->field[*column] == COLUMNS_UNUSED && h->names[*column].n &&
		    !stream_is_reason(h->names[*column]))
			return true;
	return false;
}

const char *
header_nearest(const struct header *h, size_t column)
{
	int field = columns_nearest(h->type, h->names[column]);

	for (size_t i = 0; field >= 0 && i < h->columns; i++)
		if (h->field[i] == field)
			field = -1;
	return field < 0 ? NULL : alias_field_name(h->type, field);
}

void
header_release(struct header *h)
{
	mem_free(h->field);
	mem_free(h->names);
	mem_free(h->rows[0]);
	mem_free(h->rows[1]);
	arena_release(&h->text);
	memset(h, 0, sizeof *h);
}
