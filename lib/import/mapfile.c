#include "import/mapfile.h"

#include <stdint.h>
#include <stdio.h>

#include "base/dec.h"
#include "base/sb.h"
#include "import/alias.h"
#include "import/bare.h"
#include "stream/input.h"
#include "stream/jsonin.h"

/* What a member callback needs. */
struct loading {
	struct map *m;
	const struct schema *schema;
	struct slice field; /* of the inner object of nilai */
	struct err *e;
};

static const struct slice nothing = {"", 0};

static int
bad(struct err *e, const char *path, const char *why)
{
	return err_set(e, ERR_RULES, "%s: %s", path, why);
}

static int
known_field(const struct loading *l, const char *path, struct slice field)
{
	struct err why;

	return map_known(l->m, l->schema, field, &why) == 0
	               ? 0
	               : err_set(l->e, ERR_RULES, "%s.%s", path, why.text);
}

/* The key may be the name of a person: it is shown with -v only. */
static int
on_column(struct slice key, const struct jsonnode *value, void *arg)
{
	struct loading *l = arg;
	struct slice field = nothing;
	struct map_entry *entry;
	size_t position = map_position(key);

	if (!jsonin_is_null(value) && (!jsonin_text(value, &field) || field.n == 0)) {
		bad(l->e, "kolom", "want the name of a field for each column, or null");
		return err_value(l->e, key, 1);
	}
	if (position == SIZE_MAX)
		return err_set(l->e, ERR_RULES,
		               "kolom.%.*s: no position; columns count from #1",
		               (int)(key.n < 20 ? key.n : 20), key.p);
	if (field.n && known_field(l, "kolom", field) != 0)
		return err_value(l->e, key, 1);
	entry = map_add(l->m, &l->m->columns, field, key, nothing);
	entry->position = position;
	if (!position)
		entry->from = map_name(&l->m->text, key);
	return 0;
}

/* Whether a cell with this text would be read as a code of the field, or as missing. */
static bool
takes(const struct schema_field *f, struct slice text)
{
	char room[ALIAS_ROOM];

	enum bare_word word;

	text = bare_trim(text, NULL);
	word = bare_word(text);
	return text.n == 0 || word == BARE_NOTHING || word == BARE_NOT_TEXT ||
	       alias_code(f->codes, alias_squash(text, room)) >= 0;
}

/* That it is a code where the field has codes: for one type that the map may be for. */
static int
known_code(const struct loading *l, struct slice code)
{
	const struct schema_field *coded = NULL;
	struct field x = {code, 0};
	const char *near;
	struct err why;

	for (size_t i = 0; i < l->schema->n; i++) {
		const struct schema_type *t = l->schema->types[i];
		int f = l->m->type && l->m->type != t ? -1
		                                      : alias_field_number(t, l->field);

		if (f < 0)
			continue;
		if ((size_t)f >= t->n || t->fields[f].kind != KIND_CODE ||
		    takes(&t->fields[f], code))
			return 0;
		coded = &t->fields[f];
	}
	if (!coded)
		return 0;
	near = alias_nearest_code(coded->codes, code);
	if (near)
		err_set(l->e, ERR_RULES, "nilai.%s: not a code of %s; did you mean %s?",
		        coded->name, coded->codes->name, near);
	else if (schema_read(coded, &x, &why) != 0)
		err_set(l->e, ERR_RULES, "nilai.%s: %s", coded->name, why.text);
	return err_value(l->e, code, 0);
}

static int
on_value(struct slice key, const struct jsonnode *value, void *arg)
{
	struct loading *l = arg;
	struct slice code;

	if (!jsonin_text(value, &code)) {
		err_set(l->e, ERR_RULES, "nilai.%.*s: want a text for each value",
		        (int)l->field.n, l->field.p);
		return err_value(l->e, key, 1);
	}
	if (known_code(l, code) != 0)
		return -1;
	map_add(l->m, &l->m->values, l->field, key, code);
	return 0;
}

static int
on_value_field(struct slice key, const struct jsonnode *value, void *arg)
{
	struct loading *l = arg;

	l->field = key;
	if (known_field(l, "nilai", key) != 0)
		return -1;
	if (!jsonin_is_object(value))
		return err_set(l->e, ERR_RULES,
		               "nilai.%.*s: want an object of values and codes",
		               (int)key.n, key.p);
	return jsonin_members(value, on_value, l);
}

static int
on_constant(struct slice key, const struct jsonnode *value, void *arg)
{
	struct loading *l = arg;
	struct slice text;

	if (known_field(l, "tetap", key) != 0)
		return -1;
	if (!jsonin_text(value, &text))
		return err_set(l->e, ERR_RULES, "tetap.%.*s: want a text", (int)key.n,
		               key.p);
	map_add(l->m, &l->m->constants, key, nothing, text);
	return 0;
}

static int
read_object(struct loading *l, const char *path, const struct jsonnode *value,
            int (*each)(struct slice key, const struct jsonnode *value, void *arg))
{
	if (!jsonin_is_object(value))
		return bad(l->e, path, "want an object");
	return jsonin_members(value, each, l);
}

/* One field or a list of them. */
static int
read_fill_down(struct loading *l, const struct jsonnode *value)
{
	size_t n = jsonin_is_array(value) ? jsonin_count(value) : 1;
	struct slice field;

	for (size_t i = 0; i < n; i++) {
		if (!jsonin_text(jsonin_is_array(value) ? jsonin_at(value, i) : value,
		                 &field))
			return bad(l->e, "isi_ke_bawah", "want a list of fields");
		if (known_field(l, "isi_ke_bawah", field) != 0)
			return -1;
		map_add(l->m, &l->m->fill_down, field, nothing, nothing);
	}
	return 0;
}

static int
read_groups(const struct loading *l, const struct schema_type *type, const char *path,
            struct map_pattern *p)
{
	for (size_t i = 0; i < pattern_groups(p->pattern); i++) {
		struct slice name = pattern_group(p->pattern, i);

		p->groups[i] = schema_field_number(type, name);
		if (p->groups[i] < 0 || p->groups[i] == p->fill)
			return err_set(l->e, ERR_RULES, "%s.pola: the group %.*s %s %s",
			               path, (int)name.n, name.p,
			               p->groups[i] < 0 ? "is no field of"
			                                : "and isi are one field of",
			               type->name);
	}
	return 0;
}

static int
read_pattern(struct loading *l, const struct schema_type *type, const char *path,
             const struct jsonnode *value)
{
	struct map *m = l->m;
	struct map_pattern *p;
	struct slice text, fill;
	struct err why;

	if (!jsonin_is_object(value) || jsonin_count(value) != 2 ||
	    !jsonin_text(jsonin_get(value, "pola"), &text) ||
	    !jsonin_text(jsonin_get(value, "isi"), &fill))
		return bad(l->e, path, "want an object of two texts, pola and isi");
	m->patterns = mem_resize(m->patterns, m->n_patterns + 1, sizeof *m->patterns);
	p = &m->patterns[m->n_patterns++];
	*p = (struct map_pattern){.text = {arena_copy(&m->text, text), text.n}};
	if (pattern_new(&p->pattern, text, &why) != 0)
		return err_set(l->e, ERR_RULES, "%s.pola: %s", path, why.text);
	if ((p->fill = schema_field_number(type, fill)) < 0)
		return err_set(l->e, ERR_RULES, "%s.isi: %.*s is no field of %s", path,
		               (int)(fill.n < 60 ? fill.n : 60), fill.p, type->name);
	return read_groups(l, type, path, p);
}

static int
read_patterns(struct loading *l, const struct schema_type *type,
              const struct jsonnode *value)
{
	char path[60];

	if (!jsonin_is_array(value) || jsonin_count(value) == 0)
		return bad(l->e, type->name, "want a list of patterns");
	if (l->m->wide && l->m->wide != type)
		return err_set(l->e, ERR_RULES,
		               "%s: there are patterns of %s too: one "
		               "file, one type",
		               type->name, l->m->wide->name);
	l->m->wide = type;
	for (size_t i = 0; i < jsonin_count(value); i++) {
		snprintf(path, sizeof path, "%s[%zu]", type->name, i);
		if (read_pattern(l, type, path, jsonin_at(value, i)) != 0)
			return -1;
	}
	return 0;
}

static int
take_order(struct map *m, const char *word, struct err *e)
{
	return day_order(&m->order, word, e);
}

static int
take_mark(struct map *m, const char *word, struct err *e)
{
	return amount_mark(&m->mark, word, e);
}

/* A member that says what an option says, in the same words. */
static int
read_word(struct loading *l, struct slice key, const struct jsonnode *value,
          int (*take)(struct map *m, const char *word, struct err *e))
{
	struct slice text;
	struct err why;
	char room[16];

	if (!jsonin_text(value, &text) || text.n >= sizeof room)
		text = nothing;
	memcpy(room, text.p, text.n);
	room[text.n] = '\0';
	if (take(l->m, room, &why) == 0)
		return 0;
	return err_set(l->e, ERR_RULES, "%.*s: %s", (int)key.n, key.p, why.text);
}

static int
read_header(struct loading *l, const struct jsonnode *value)
{
	int64_t line;

	if (!jsonin_int(value, &line) || line < 0)
		return bad(l->e, "kepala", "want the line of the header, or 0 for none");
	l->m->header = (size_t)line;
	l->m->no_header = line == 0;
	return 0;
}

/* The name of an encoding or a sheet; a sheet may also be a number. */
static int
read_name(struct loading *l, struct slice key, const struct jsonnode *value,
          const char **name)
{
	struct slice text = nothing;
	char digits[DEC_BUF];
	int64_t n;

	if (name == &l->m->sheet && jsonin_int(value, &n) && n > 0)
		text = (struct slice){digits, dec_format_int(digits, n)};
	else if (!jsonin_text(value, &text) || text.n == 0 ||
	         memchr(text.p, '\0', text.n))
		return err_set(l->e, ERR_RULES, "%.*s: want a name", (int)key.n, key.p);
	*name = arena_copy(&l->m->text, text);
	return 0;
}

static int
on_top(struct slice key, const struct jsonnode *value, void *arg)
{
	struct loading *l = arg;
	const struct schema_type *type;

	if (slice_eq(key, SLICE("jenis")))
		return 0; /* was read before the others */
	if (slice_eq(key, SLICE("pemisah")))
		return read_word(l, key, value, map_delimiter);
	if (slice_eq(key, SLICE("kepala")))
		return read_header(l, value);
	if (slice_eq(key, SLICE("pengodean")))
		return read_name(l, key, value, &l->m->encoding);
	if (slice_eq(key, SLICE("lembar")))
		return read_name(l, key, value, &l->m->sheet);
	if (slice_eq(key, SLICE("tanggal")))
		return read_word(l, key, value, take_order);
	if (slice_eq(key, SLICE("desimal")))
		return read_word(l, key, value, take_mark);
	if (slice_eq(key, SLICE("kolom")))
		return read_object(l, "kolom", value, on_column);
	if (slice_eq(key, SLICE("nilai")))
		return read_object(l, "nilai", value, on_value_field);
	if (slice_eq(key, SLICE("tetap")))
		return read_object(l, "tetap", value, on_constant);
	if (slice_eq(key, SLICE("isi_ke_bawah")))
		return read_fill_down(l, value);
	if ((type = schema_find(l->schema, key)))
		return read_patterns(l, type, value);
	return err_set(l->e, ERR_RULES,
	               "%.*s: no member of a map; want jenis, pemisah, kepala, "
	               "pengodean, lembar, tanggal, desimal, kolom, nilai, tetap, "
	               "isi_ke_bawah or a record type",
	               (int)(key.n < 60 ? key.n : 60), key.p);
}

/* The type comes first: it says which fields there are. */
static int
read_type(struct loading *l, const struct jsonnode *root)
{
	const struct jsonnode *value = jsonin_get(root, "jenis");
	const struct schema_type *type;
	struct slice text;

	if (!value)
		return 0;
	if (!jsonin_text(value, &text) || !(type = schema_find(l->schema, text)))
		return bad(l->e, "jenis", "want the name of a record type");
	l->m->type = type;
	return 0;
}

int
mapfile_read(struct map *m, struct slice text, const struct schema *schema, struct err *e)
{
	struct loading l = {m, schema, nothing, e};
	const struct jsonnode *root;
	struct jsondoc *doc = NULL;
	int r = -1;

	if (jsonin_doc(&doc, text, e) == 0) {
		root = jsonin_root(doc);
		if (!jsonin_is_object(root))
			err_set(e, ERR_RULES, "a map must be one JSON object");
		else if (read_type(&l, root) == 0)
			r = jsonin_members(root, on_top, &l);
	}
	jsonin_doc_free(doc);
	return r;
}

int
mapfile_load(struct map *m, const char *path, const struct schema *schema, struct err *e)
{
	struct sb text = {0};
	int r = -1;

	if (input_whole(path, &text, e) == 0)
		r = mapfile_read(m, sb_slice(&text), schema, e);
	sb_release(&text);
	return r;
}
