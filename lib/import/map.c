#include "import/map.h"

#include "base/dec.h"
#include "base/sb.h"
#include "stream/input.h"
#include "stream/jsonin.h"

void
map_release(struct map *m)
{
	mem_free(m->columns.entries);
	mem_free(m->values.entries);
	mem_free(m->constants.entries);
	arena_release(&m->text);
}

static struct slice
keep(struct map *m, struct slice s)
{
	return (struct slice){arena_copy(&m->text, s), s.n};
}

static void
add(struct map *m, struct map_list *l, struct slice field, struct slice from,
    struct slice to)
{
	if (l->n == l->cap) {
		l->cap = mem_grown(l->cap, l->n + 1);
		l->entries = mem_resize(l->entries, l->cap, sizeof *l->entries);
	}
	l->entries[l->n++] =
		(struct map_entry){keep(m, field), keep(m, from), keep(m, to), false};
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

/* What a member callback needs. */
struct loading {
	struct map *m;
	const struct schema *schema;
	struct slice field; /* of the inner object of nilai */
	struct err *e;
};

static int
bad(struct err *e, const char *group, struct slice key, const char *why)
{
	return err_set(e, ERR_RULES, "%s.%.*s: %s", group, (int)(key.n < 60 ? key.n : 60),
	               key.p, why);
}

/* A field that no type has is a slip of the pen. */
static int
known_field(const struct loading *l, const char *group, struct slice field)
{
	for (size_t i = 0; i < l->schema->n; i++)
		if ((!l->m->type || l->m->type == l->schema->types[i]) &&
		    schema_field_number(l->schema->types[i], field) >= 0)
			return 0;
	return bad(l->e, group, field,
	           l->m->type ? "no field of this record type"
	                      : "no field of any record type");
}

static int
on_column(struct slice key, const struct jsonnode *value, void *arg)
{
	struct loading *l = arg;
	struct slice field = {"", 0};

	if (!jsonin_is_null(value) && !jsonin_text(value, &field))
		return bad(l->e, "kolom", key, "want the name of a field, or null");
	if (field.n && known_field(l, "kolom", field) != 0)
		return bad(l->e, "kolom", key, "its field is none of this record type");
	add(l->m, &l->m->columns, field, key, (struct slice){"", 0});
	return 0;
}

static int
on_value(struct slice key, const struct jsonnode *value, void *arg)
{
	struct loading *l = arg;
	struct slice code;

	if (!jsonin_text(value, &code))
		return bad(l->e, "nilai", key, "want a code");
	add(l->m, &l->m->values, l->field, key, code);
	return 0;
}

static int
on_value_field(struct slice key, const struct jsonnode *value, void *arg)
{
	struct loading *l = arg;

	l->field = key;
	if (!jsonin_is_object(value))
		return bad(l->e, "nilai", key, "want an object of values and codes");
	return known_field(l, "nilai", key) != 0 ? -1
	                                         : jsonin_members(value, on_value, l);
}

static int
on_constant(struct slice key, const struct jsonnode *value, void *arg)
{
	struct loading *l = arg;
	struct slice text;

	if (!jsonin_text(value, &text))
		return bad(l->e, "tetap", key, "want a text");
	if (known_field(l, "tetap", key) != 0)
		return -1;
	add(l->m, &l->m->constants, key, (struct slice){"", 0}, text);
	return 0;
}

static int
on_top(struct slice key, const struct jsonnode *value, void *arg)
{
	struct loading *l = arg;
	struct slice text = {"", 0};
	int64_t line;

	if (slice_eq(key, SLICE("jenis"))) {
		if (!jsonin_text(value, &text) ||
		    !(l->m->type = schema_find(l->schema, text)))
			return bad(l->e, "map", key, "want the name of a record type");
	} else if (slice_eq(key, SLICE("pemisah"))) {
		if (!jsonin_text(value, &text) || text.n != 1 ||
		    strchr("\"\r\n", text.p[0]))
			return bad(l->e, "map", key,
			           "want one character, no quote or line end");
		l->m->delimiter = text.p[0];
	} else if (slice_eq(key, SLICE("kepala"))) {
		if (!jsonin_int(value, &line) || line < 1)
			return bad(l->e, "map", key, "want the line of the header");
		l->m->header = (size_t)line;
	} else if (slice_eq(key, SLICE("kolom"))) {
		return jsonin_members(value, on_column, l);
	} else if (slice_eq(key, SLICE("nilai"))) {
		return jsonin_members(value, on_value_field, l);
	} else if (slice_eq(key, SLICE("tetap"))) {
		return jsonin_members(value, on_constant, l);
	} else {
		return bad(l->e, "map", key,
		           "want jenis, pemisah, kepala, kolom, nilai or tetap");
	}
	return 0;
}

int
map_load(struct map *m, const char *path, const struct schema *schema, struct err *e)
{
	struct loading l = {m, schema, {"", 0}, e};
	struct jsondoc *doc = NULL;
	struct sb text = {0};
	int r = -1;

	if (input_whole(path, &text, e) == 0 &&
	    jsonin_doc(&doc, sb_slice(&text), e) == 0) {
		if (jsonin_is_object(jsonin_root(doc)))
			r = jsonin_members(jsonin_root(doc), on_top, &l);
		else
			err_set(e, ERR_RULES, "a map must be one JSON object");
	}
	jsonin_doc_free(doc);
	sb_release(&text);
	return r;
}

int
map_set(struct map *m, const char *assignment, const struct schema *schema, struct err *e)
{
	const char *eq = strchr(assignment, '=');
	struct loading l = {m, schema, {"", 0}, e};
	struct slice field;

	if (!eq || eq == assignment)
		return err_set(e, ERR_USAGE, "want FIELD=VALUE");
	field = (struct slice){assignment, (size_t)(eq - assignment)};
	if (known_field(&l, "set", field) != 0) {
		e->kind = ERR_USAGE;
		return -1;
	}
	add(m, &m->constants, field, (struct slice){"", 0}, slice_of(eq + 1));
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
	int64_t line = 0;

	if (strcmp(text, "auto") != 0 &&
	    (dec_parse_int(slice_of(text), &line, e) != 0 || line < 1))
		return err_set(e, ERR_USAGE, "want the number of a line, or auto");
	m->header = (size_t)line;
	return 0;
}
