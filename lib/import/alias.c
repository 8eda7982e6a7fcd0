#include "import/alias.h"

#include <stdlib.h>

#include "asn/records.h"
#include "base/ascii.h"
#include "base/nearest.h"
#include "import/alias_tables.h"
#include "import/grade.h"

static bool
counts(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c);
}

struct slice
alias_squash(struct slice s, char room[ALIAS_ROOM])
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (!counts(s.p[i]))
			continue;
		if (n == ALIAS_ROOM)
			return (struct slice){room, 0};
		room[n++] = ascii_lower(s.p[i]);
	}
	return (struct slice){room, n};
}

/* Whether name is this when it is squashed. */
static bool
squashes_to(const char *name, struct slice squashed)
{
	size_t n = 0;

	for (; *name; name++)
		if (counts(*name) &&
		    (n == squashed.n || squashed.p[n++] != ascii_lower(*name)))
			return false;
	return n == squashed.n;
}

/* Of a name looked for and an element of a table, which begins with its name. */
static int
by_name(const void *key, const void *element)
{
	const struct slice *want = key;
	const char *const *name = element;

	return slice_cmp(*want, slice_of(*name));
}

static const struct alias_columns *
columns_of(const struct schema_type *type)
{
	const struct alias_columns *c = alias_columns;

	while (c->type && c->type != type)
		c++;
	return c;
}

static const struct alias_spellings *
spellings_of(const struct schema_codes *codes)
{
	const struct alias_spellings *s = alias_spellings;

	while (s->codes && s->codes != codes)
		s++;
	return s;
}

/* "nama" in a list of training is the person, not the course. */
static bool
is_own_name(const struct schema_type *type, size_t field)
{
	return type != &records_pelatihan || field != PELATIHAN_NAMA;
}

static int
field_of(const struct schema_type *type, struct slice squashed, int *rank)
{
	const struct alias_columns *t = columns_of(type);
	const struct alias_column *c;

	*rank = 0;
	for (size_t i = 0; i < type->n; i++)
		if (squashes_to(type->fields[i].name, squashed) && is_own_name(type, i))
			return (int)i;
	if (t->n == 0)
		return -1;
	c = bsearch(&squashed, t->columns, t->n, sizeof *c, by_name);
	if (!c)
		return -1;
	*rank = c->rank;
	return c->field;
}

/* The name without a number of the question in front: U1, 1. */
static struct slice
unnumbered(struct slice s)
{
	size_t u = s.n && s.p[0] == 'u', n = ascii_digits(s, u);

	return n ? (struct slice){s.p + u + n, s.n - u - n} : s;
}

int
alias_field(const struct schema_type *type, struct slice squashed, int *rank)
{
	if (type == &records_survei)
		squashed = unnumbered(squashed);
	return squashed.n ? field_of(type, squashed, rank) : -1;
}

static const char *const places[] = {"eselon",  "tanggal_lahir", "kelamin", "tmt_cpns",
                                     "tmt_pns", "tmt_pppk",      "tahun"};

const char *
alias_field_name(const struct schema_type *type, int field)
{
	return field < SCHEMA_FIELDS_MAX ? type->fields[field].name
	                                 : places[field - SCHEMA_FIELDS_MAX];
}

int
alias_field_number(const struct schema_type *type, struct slice name)
{
	const struct alias_columns *t = columns_of(type);
	int field = schema_field_number(type, name);

	for (size_t i = 0; field < 0 && i < t->n; i++)
		if (t->columns[i].field >= SCHEMA_FIELDS_MAX &&
		    slice_eq(name, slice_of(alias_field_name(type, t->columns[i].field))))
			field = t->columns[i].field;
	return field;
}

const char *
alias_nearest_column(const struct schema_type *type, struct slice name)
{
	const struct alias_columns *t = columns_of(type);
	char room[ALIAS_ROOM], own[ALIAS_ROOM];
	const char *best = NULL;
	struct nearest n;

	nearest_init(&n, alias_squash(name, room));
	for (size_t i = 0; i < type->n; i++)
		if (is_own_name(type, i) &&
		    nearest_try(&n, alias_squash(slice_of(type->fields[i].name), own),
		                (int)i))
			best = type->fields[i].name;
	for (size_t i = 0; i < t->n; i++)
		if (nearest_try(&n, slice_of(t->columns[i].name), t->columns[i].field))
			best = t->columns[i].name;
	return nearest_number(&n) < 0 ? NULL : best;
}

int
alias_code(const struct schema_codes *codes, struct slice squashed)
{
	const struct alias_spellings *t = spellings_of(codes);
	const struct alias_spelling *s;

	if (squashed.n == 0)
		return -1;
	if (codes == &records_golongan)
		return grade_code(squashed);
	for (size_t i = 0; i < codes->n; i++)
		if (squashes_to(codes->codes[i], squashed))
			return (int)i;
	if (t->n == 0)
		return -1;
	s = bsearch(&squashed, t->spellings, t->n, sizeof *s, by_name);
	return s ? schema_code(codes, slice_of(s->code)) : -1;
}

const char *
alias_nearest_code(const struct schema_codes *codes, struct slice value)
{
	const struct alias_spellings *t = spellings_of(codes);
	char room[ALIAS_ROOM], own[ALIAS_ROOM];
	struct nearest n;

	nearest_init(&n, alias_squash(value, room));
	for (size_t i = 0; i < codes->n; i++)
		nearest_try(&n, alias_squash(slice_of(codes->codes[i]), own), (int)i);
	for (size_t i = 0; i < t->n; i++)
		nearest_try(&n, slice_of(t->spellings[i].name),
		            schema_code(codes, slice_of(t->spellings[i].code)));
	return nearest_number(&n) < 0 ? NULL : codes->codes[nearest_number(&n)];
}

const char *
alias_value(const struct schema_codes *codes, size_t i, int *code)
{
	const struct alias_spellings *t = spellings_of(codes);

	if (i >= t->n)
		return NULL;
	*code = schema_code(codes, slice_of(t->spellings[i].code));
	return t->spellings[i].name;
}
