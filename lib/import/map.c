#include "import/map.h"

#include <stdint.h>

#include "base/dec.h"
#include "base/utf8.h"

void
map_release(struct map *m)
{
	for (size_t i = 0; i < m->n_patterns; i++)
		pattern_free(m->patterns[i].pattern);
	mem_free(m->patterns);
	mem_free(m->columns.entries);
	mem_free(m->values.entries);
	mem_free(m->constants.entries);
	mem_free(m->fill_down.entries);
	arena_release(&m->text);
}

int
map_match(const struct map *m, size_t i, struct slice name,
          struct slice groups[PATTERN_GROUPS], struct err *e)
{
	struct err why;
	int r = pattern_match(m->patterns[i].pattern, name, groups, &why);

	if (r < 0)
		err_set(e, ERR_RULES, "%s[%zu].pola: %s", m->wide->name, i, why.text);
	return r;
}

size_t
map_position(struct slice key)
{
	size_t n = 0;

	if (key.n < 2 || key.p[0] != '#')
		return 0;
	for (size_t i = 1; i < key.n; i++) {
		if (key.p[i] < '0' || key.p[i] > '9')
			return 0;
		n = n * 10 + (size_t)(key.p[i] - '0');
	}
	return n == 0 || key.n > 7 ? SIZE_MAX : n;
}

static bool
is_invisible(uint32_t cp)
{
	return cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) ||
	       (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) ||
	       cp == 0xFEFF;
}

static bool
is_blank(uint32_t cp)
{
	return cp <= 0x20 || (cp >= 0x7F && cp <= 0xA0) ||
	       (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 || cp == 0x2029 ||
	       cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

/*
 * Takes the next piece of a name off the cell: a character, or the one blank that stands
 * for a run of them. False at the end; blanks there are none.
 */
static bool
next_piece(struct slice *cell, bool first, struct slice *piece)
{
	bool blanks = false;

	while (cell->n) {
		uint32_t cp;
		size_t len = utf8_char(*cell, &cp);
		struct slice c = {cell->p, len};

		if (len == 0)
			c = SLICE("?");
		else if (is_invisible(cp))
			c.n = 0;
		else if (is_blank(cp))
			blanks = true, c.n = 0;
		/* The character behind the run is taken by the next call. */
		if (c.n && blanks && !first) {
			*piece = SLICE(" ");
			return true;
		}
		cell->p += len ? len : 1;
		cell->n -= len ? len : 1;
		if (c.n) {
			*piece = c;
			return true;
		}
	}
	return false;
}

struct slice
map_name(struct arena *a, struct slice cell)
{
	char *room = arena_alloc(a, cell.n + 1);
	struct slice piece;
	size_t n = 0;

	for (; next_piece(&cell, n == 0, &piece); n += piece.n)
		memcpy(room + n, piece.p, piece.n);
	return (struct slice){room, n};
}

bool
map_name_is(struct slice cell, struct slice name)
{
	struct slice piece;
	size_t n = 0;

	if (map_name_differs(cell, name))
		return false;
	for (; next_piece(&cell, n == 0, &piece); n += piece.n)
		if (piece.n > name.n - n || memcmp(name.p + n, piece.p, piece.n) != 0)
			return false;
	return n == name.n;
}

static struct slice
keep(struct map *m, struct slice s)
{
	return (struct slice){arena_copy(&m->text, s), s.n};
}

struct map_entry *
map_add(struct map *m, struct map_list *l, struct slice field, struct slice from,
        struct slice to)
{
	if (l->n == l->cap) {
		l->cap = mem_grown(l->cap, l->n + 1);
		l->entries = mem_resize(l->entries, l->cap, sizeof *l->entries);
	}
	l->entries[l->n] = (struct map_entry){
		.field = keep(m, field), .from = keep(m, from), .to = keep(m, to)};
	return &l->entries[l->n++];
}

const struct map_entry *
map_find(const struct map_list *l, struct slice field, const struct slice *from)
{
	for (size_t i = l->n; i-- > 0;)
		if (slice_eq(l->entries[i].field, field) &&
		    (!from || slice_eq(l->entries[i].from, *from)))
			return &l->entries[i];
	return NULL;
}

const struct map_entry *
map_column(const struct map *m, struct slice name, size_t position)
{
	const struct map_entry *named = NULL;

	for (size_t i = m->columns.n; i-- > 0;) {
		const struct map_entry *entry = &m->columns.entries[i];

		if (entry->position && entry->position == position)
			return entry;
		if (!named && !entry->position && name.n && slice_eq(entry->from, name))
			named = entry;
	}
	return named;
}

/* A field that no type has is a slip of the pen. */
int
map_known(const struct map *m, const struct schema *schema, struct slice field,
          struct err *e)
{
	for (size_t i = 0; i < schema->n; i++)
		if ((!m->type || m->type == schema->types[i]) &&
		    alias_field_number(schema->types[i], field) >= 0)
			return 0;
	return err_set(e, ERR_USAGE, "%.*s: no field of %s",
	               (int)(field.n < 60 ? field.n : 60), field.p,
	               m->type ? "this record type" : "any record type");
}

int
map_set(struct map *m, const char *assignment, const struct schema *schema, struct err *e)
{
	const char *eq = strchr(assignment, '=');
	struct slice field;

	if (!eq || eq == assignment)
		return err_set(e, ERR_USAGE, "want FIELD=VALUE");
	field = (struct slice){assignment, (size_t)(eq - assignment)};
	if (map_known(m, schema, field, e) != 0)
		return -1;
	map_add(m, &m->constants, field, SLICE(""), slice_of(eq + 1));
	return 0;
}

int
map_fill_down(struct map *m, const char *field, const struct schema *schema,
              struct err *e)
{
	if (map_known(m, schema, slice_of(field), e) != 0)
		return -1;
	map_add(m, &m->fill_down, slice_of(field), SLICE(""), SLICE(""));
	return 0;
}

int
map_delimiter(struct map *m, const char *text, struct err *e)
{
	if (strcmp(text, "auto") == 0)
		m->delimiter = 0;
	else if (strcmp(text, "tab") == 0)
		m->delimiter = '\t';
	else if (strlen(text) == 1 && !strchr("\"\r\n", text[0]))
		m->delimiter = text[0];
	else
		return err_set(e, ERR_USAGE, "want one character, tab or auto");
	return 0;
}

int
map_header(struct map *m, const char *text, struct err *e)
{
	bool none = strcmp(text, "none") == 0, find = strcmp(text, "auto") == 0;
	int64_t line = 0;

	if (!none && !find && (dec_parse_int(slice_of(text), &line, e) != 0 || line < 1))
		return err_set(e, ERR_USAGE, "want the number of a line, none or auto");
	m->header = (size_t)line;
	m->no_header = none;
	return 0;
}
