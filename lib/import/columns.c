#include "import/columns.h"

#include "asn/records.h"

static bool
is_empty(const struct csvrow *row, size_t i)
{
	return i >= row->n || map_name_is(row->f[i], SLICE(""));
}

bool
columns_are_two_rows(const struct csvrow *upper, const struct csvrow *lower)
{
	size_t under_blank = 0;
	bool any = false;

	for (size_t i = 0; i < upper->n; i++)
		any = any || !is_empty(upper, i);
	for (size_t i = 0; i < lower->n; i++) {
		if (is_empty(lower, i))
			continue;
		if (is_empty(upper, i))
			under_blank++;
		else if (i + 1 >= lower->n || !is_empty(upper, i + 1))
			return false;
	}
	return any && under_blank > 0;
}

/* "upper / lower"; a name over several columns goes with each of them. */
static struct slice
join(struct arena *a, struct slice upper, struct slice lower)
{
	struct sb text = {0};
	struct slice made;

	sb_add(&text, upper);
	sb_adds(&text, " / ");
	sb_add(&text, lower);
	made = (struct slice){arena_copy(a, sb_slice(&text)), text.n};
	sb_release(&text);
	return made;
}

static void
read_names(struct columns *c, const struct csvrow *upper, const struct csvrow *lower)
{
	struct slice over = {"", 0}; /* the name that goes with the blanks behind it */

	for (size_t i = 0; i < c->n; i++) {
		struct slice name = {"", 0}, below = {"", 0};

		if (i < upper->n)
			name = map_name(&c->text, upper->f[i]);
		if (lower && i < lower->n)
			below = map_name(&c->text, lower->f[i]);
		if (name.n)
			over = below.n ? name : SLICE("");
		if (below.n)
			name = over.n ? join(&c->text, over, below) : below;
		c->names[i] = name;
	}
}

int
columns_read(struct columns *c, const struct map *m, const struct csvrow *upper,
             const struct csvrow *lower, bool positions, struct err *e)
{
	struct slice groups[PATTERN_GROUPS];
	char room[ALIAS_ROOM];

	columns_release(c);
	c->m = m;
	c->n = lower && lower->n > upper->n ? lower->n : upper->n;
	c->names = mem_array(c->n, sizeof *c->names);
	c->squashed = mem_array(c->n, sizeof *c->squashed);
	c->said = mem_array(c->n, sizeof *c->said);
	c->pattern = mem_array(c->n, sizeof *c->pattern);
	read_names(c, upper, lower);
	for (size_t i = 0; i < m->columns.n && positions; i++)
		if (m->columns.entries[i].position > c->n)
			c->beyond = m->columns.entries[i].position;
	for (size_t i = 0; i < c->n; i++) {
		struct slice s = alias_squash(c->names[i], room);
		int found = 0;

		c->squashed[i] = (struct slice){arena_copy(&c->text, s), s.n};
		c->said[i] = map_column(m, c->names[i], positions ? i + 1 : 0);
		c->pattern[i] = -1;
		for (size_t k = 0; k < m->n_patterns && c->names[i].n && !found; k++) {
			found = map_match(m, k, c->names[i], groups, e);
			if (found < 0)
				return -1;
			if (found)
				c->pattern[i] = (int)k;
		}
	}
	return 0;
}

/* The field a column would fill, or what it is instead, and how good a name it has. */
static int
wanted(const struct columns *c, size_t i, const struct columns_fit *fit, int *rank)
{
	int field;

	*rank = -1;
	if (c->said[i] && c->said[i]->field.n == 0)
		return COLUMNS_LEFT;
	if (c->said[i]) {
		field = alias_field_number(fit->type, c->said[i]->field);
		return field < 0 ? COLUMNS_UNUSED : field;
	}
	if (c->pattern[i] >= 0)
		return COLUMNS_WIDE;
	field = c->squashed[i].n ? alias_field(fit->type, c->squashed[i], rank) : -1;
	return field < 0 || fit->wide[field] ? COLUMNS_UNUSED : field;
}

static void
note_patterns(const struct columns *c, struct columns_fit *fit)
{
	memset(fit->wide, 0, sizeof fit->wide);
	if (c->m->wide != fit->type)
		return;
	for (size_t i = 0; i < c->n; i++) {
		const struct map_pattern *p;

		if (c->pattern[i] < 0 || c->said[i])
			continue;
		p = &c->m->patterns[c->pattern[i]];
		fit->wide[p->fill] = true;
		for (size_t k = 0; k < pattern_groups(p->pattern); k++)
			fit->wide[p->groups[k]] = true;
	}
}

/* Of several columns for a field the best name has it; equals are an error later. */
static void
assign(const struct columns *c, struct columns_fit *fit)
{
	int best[ALIAS_PLACES];

	fit->twice = -1;
	for (int f = 0; f < ALIAS_PLACES; f++)
		fit->column[f] = -1;
	for (size_t i = 0; i < c->n; i++) {
		int f = fit->field[i] = wanted(c, i, fit, &fit->rank[i]);

		if (f >= 0 && (fit->column[f] < 0 || fit->rank[i] < best[f])) {
			fit->column[f] = (int)i;
			best[f] = fit->rank[i];
		}
	}
	for (size_t i = 0; i < c->n; i++) {
		int f = fit->field[i];

		if (f < 0)
			continue;
		if (fit->rank[i] > best[f])
			fit->field[i] = COLUMNS_UNUSED;
		else if (fit->column[f] != (int)i || fit->wide[f])
			fit->twice = f;
	}
}

static bool
has_constant(const struct columns *c, const struct columns_fit *fit, int field)
{
	return map_find(&c->m->constants, slice_of(fit->type->fields[field].name), NULL);
}

static bool
is_filled(const struct columns *c, const struct columns_fit *fit, int field)
{
	return fit->column[field] >= 0 || fit->wide[field] || has_constant(c, fit, field);
}

size_t
columns_filled(const struct columns_fit *fit)
{
	size_t n = 0;

	for (int f = 0; f < ALIAS_PLACES; f++)
		n += fit->column[f] >= 0 || fit->wide[f];
	return n;
}

/* U1, U.1, Unsur 1, as squashed. */
static bool
is_element(struct slice s)
{
	if (s.n > 5 && memcmp(s.p, "unsur", 5) == 0)
		s = (struct slice){s.p + 5, s.n - 5};
	else if (s.n > 1 && s.p[0] == 'u')
		s = (struct slice){s.p + 1, s.n - 1};
	else
		return false;
	return s.n == 1 && s.p[0] >= '1' && s.p[0] <= '9';
}

size_t
columns_elements(const struct columns *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += !c->said[i] && is_element(c->squashed[i]);
	return n;
}

/* Whether the user said which type it is. */
static bool
is_type_said(const struct columns *c)
{
	return c->m->type || c->m->wide;
}

/*
 * Names such as "id" and "nama" stand in lists of anything: unless the type was said,
 * these types want a name that nothing else has.
 */
static bool
is_told(const struct columns *c, const struct columns_fit *fit, int field)
{
	return is_type_said(c) ||
	       (fit->column[field] >= 0 && fit->rank[fit->column[field]]);
}

/* What the type wants beside its required fields, when it is not there; else NULL. */
static const char *
also_wanted(const struct columns *c, const struct columns_fit *fit)
{
	const struct schema_type *t = fit->type;

	if (t == &records_penilaian && !is_filled(c, fit, PENILAIAN_HASIL_KERJA) &&
	    !is_filled(c, fit, PENILAIAN_PERILAKU) &&
	    !is_filled(c, fit, PENILAIAN_PREDIKAT) &&
	    !is_filled(c, fit, PENILAIAN_NILAI_SKP))
		return "hasil_kerja, perilaku or predikat";
	if (t == &records_pelatihan && !is_filled(c, fit, PELATIHAN_NAMA) &&
	    !is_filled(c, fit, PELATIHAN_PELATIHAN))
		return "nama (of the course)";
	if (t == &records_pelatihan && !is_filled(c, fit, PELATIHAN_SELESAI) &&
	    !is_filled(c, fit, PELATIHAN_MULAI) && !is_filled(c, fit, PELATIHAN_TAHUN))
		return "a date (selesai, mulai or tahun)";
	if (t == &records_unit && fit->column[UNIT_INDUK] < 0 &&
	    !is_told(c, fit, UNIT_ID) && !is_told(c, fit, UNIT_NAMA))
		return "induk (if these are units without it, say --type unit)";
	if (t == &records_libur && !is_told(c, fit, LIBUR_TANGGAL))
		return "a holiday (if these are holidays, say --type libur)";
	if (t == &records_potensi && !is_told(c, fit, POTENSI_NILAI))
		return "nilai (if these are scores of potential, say --type potensi)";
	if (t == &records_survei) {
		for (int f = SURVEI_PERSYARATAN; f <= SURVEI_PENGADUAN; f++)
			if (fit->column[f] >= 0)
				return NULL;
		return "an element (persyaratan, prosedur, waktu ...)";
	}
	return NULL;
}

/* A list with a NIP in each row is about persons: a type that has no place for it would
   drop who they are. */
static bool
drops_nip(const struct columns *c, const struct columns_fit *fit)
{
	int rank;

	for (size_t i = 0; i < c->n && !is_type_said(c); i++)
		if (fit->field[i] == COLUMNS_UNUSED && !c->said[i] && c->squashed[i].n &&
		    alias_field(&records_pegawai, c->squashed[i], &rank) == PEGAWAI_NIP &&
		    schema_field_number(fit->type, SLICE("nip")) < 0)
			return true;
	return false;
}

/* One name alone, in a row of other things, is more likely a word of a title. */
static bool
is_enough(const struct columns *c, const struct columns_fit *fit)
{
	size_t used = 0, named = 0;

	for (size_t i = 0; i < c->n; i++) {
		used += fit->field[i] >= 0 || fit->field[i] == COLUMNS_WIDE;
		named += c->names[i].n > 0;
	}
	return used > 1 || (used == 1 && named <= 1);
}

/* Which element U8 is differs from list to list. */
static bool
asks_elements(const struct columns *c, const struct columns_fit *fit)
{
	return fit->type == &records_survei && columns_elements(c) > 0;
}

/* What the map says of a column must be true of the type: the first (from 1) of which it
 * is not, or 0. */
static size_t
contradicted(const struct columns *c, const struct columns_fit *fit)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->said[i] && fit->field[i] == COLUMNS_UNUSED)
			return i + 1;
	return 0;
}

bool
columns_lacks(const struct columns *c, const struct columns_fit *fit, struct slice field)
{
	int f = schema_field_number(fit->type, field);

	return f >= 0 && fit->type->fields[f].required && !is_filled(c, fit, f);
}

bool
columns_match(const struct columns *c, const struct schema_type *type,
              struct columns_fit *fit)
{
	fit->type = type;
	if (fit->cap < c->n) {
		fit->cap = c->n;
		fit->field = mem_resize(fit->field, fit->cap, sizeof *fit->field);
		fit->rank = mem_resize(fit->rank, fit->cap, sizeof *fit->rank);
	}
	note_patterns(c, fit);
	assign(c, fit);
	fit->lacking = (size_t)(also_wanted(c, fit) != NULL) + !is_enough(c, fit) +
	               (contradicted(c, fit) > 0) + (c->beyond > 0) + drops_nip(c, fit) +
	               asks_elements(c, fit);
	for (size_t f = 0; f < type->n; f++)
		fit->lacking += type->fields[f].required && !is_filled(c, fit, (int)f);
	return fit->lacking == 0;
}

int
columns_nearest(const struct schema_type *type, struct slice name)
{
	const char *known = alias_nearest_column(type, name);
	char room[ALIAS_ROOM], known_room[ALIAS_ROOM];
	struct slice is, near;
	int rank;

	if (!known)
		return -1;
	is = alias_squash(name, room);
	near = alias_squash(slice_of(known), known_room);
	if (is.n == near.n + 2 && memcmp(is.p + near.n, "id", 2) == 0 &&
	    memcmp(is.p, near.p, near.n) == 0)
		return -1;
	return alias_field(type, near, &rank);
}

/* For the first column that could be meant: (is it column 2, "NIP BRU"?) */
static bool
suggest(const struct columns *c, const struct columns_fit *fit, int field,
        struct sb *text)
{
	for (size_t i = 0; i < c->n; i++) {
		if (fit->field[i] != COLUMNS_UNUSED || !c->names[i].n ||
		    columns_nearest(fit->type, c->names[i]) != field)
			continue;
		sb_addf(text, " (is it column %zu, \"%.*s\"?)", i + 1,
		        (int)(c->names[i].n < 40 ? c->names[i].n : 40), c->names[i].p);
		return true;
	}
	return false;
}

bool
columns_lacking(const struct columns *c, const struct columns_fit *fit, struct sb *text)
{
	const char *also = also_wanted(c, fit);
	const struct schema_type *t = fit->type;
	size_t column = contradicted(c, fit);
	bool suggested = false;

	for (size_t f = 0; f < t->n; f++)
		if (columns_lacks(c, fit, slice_of(t->fields[f].name))) {
			sb_addf(text, "%s%s", text->n ? ", " : "lacks a column for ",
			        t->fields[f].name);
			suggested |= suggest(c, fit, (int)f, text);
		}
	if (also)
		sb_addf(text, "%s%s", text->n ? ", " : "lacks a column for ", also);
	if (column)
		sb_addf(text, "%scolumn %zu cannot be %.*s", text->n ? "; " : "", column,
		        (int)c->said[column - 1]->field.n, c->said[column - 1]->field.p);
	if (c->beyond)
		sb_addf(text, "%sthere is no column #%zu", text->n ? "; " : "",
		        c->beyond);
	if (drops_nip(c, fit))
		sb_addf(text, "%sa NIP has no place in it", text->n ? "; " : "");
	if (!text->n)
		sb_adds(text, asks_elements(c, fit)
		                      ? "U1 to U9 do not say which element they are"
		                      : "only one of its names is known");
	return suggested;
}

bool
columns_are_fewer(const struct columns_fit *a, const struct columns_fit *b, size_t n)
{
	bool more = false;

	for (size_t i = 0; i < n; i++) {
		bool in_a = a->field[i] >= 0, in_b = b->field[i] >= 0;

		if (in_a && !in_b)
			return false;
		more = more || (in_b && !in_a);
	}
	return more;
}

void
columns_release(struct columns *c)
{
	mem_free(c->names);
	mem_free(c->squashed);
	mem_free(c->said);
	mem_free(c->pattern);
	arena_release(&c->text);
	memset(c, 0, sizeof *c);
}

void
columns_fit_release(struct columns_fit *fit)
{
	mem_free(fit->field);
	mem_free(fit->rank);
	memset(fit, 0, sizeof *fit);
}
