#include "stream/jsonrows.h"

#include <stdint.h>
#include <stdio.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "base/sb.h"
#include "base/strtab.h"
#include "base/utf8.h"
#include "stream/jsonin.h"
#include "stream/jsonsplit.h"

/* Empty objects under many columns are a bomb: beyond the first cells there are not so
   many to a byte. */
#define CELLS_A_BYTE 100
#define CELLS_FREE ((uint64_t)1 << 26)

struct jsonrows {
	struct jsonsplit *split;
	struct strtab keys; /* the columns, from number 1; the empty key is none */
	size_t line;        /* of the first object */
	size_t n;           /* columns */
	struct slice *f;    /* by column, as what follows */
	unsigned char *kinds;
	size_t *places;      /* byte column in the row's line */
	uint64_t *seen;      /* number of the row that last had the key */
	uint64_t row;        /* number of the row; 0 at the header */
	uint64_t bytes;      /* of the objects so far */
	struct jsondoc *doc; /* which f points into, as also into the input */
	struct sb name;      /* of a key inside an object of the row */
	struct sb flat;      /* the row, where it had several lines */
};

/* The members of an object that Jansson took, in the order in which they stand in its
 * text: that of a number is only there. */
struct walk {
	struct jsonrows *j;
	const struct jsonsplit_object *o;
	const char *p;      /* where the last member ended */
	struct slice outer; /* key of the object inside the row that is walked */
	bool inner;
	bool gather; /* only the keys, as columns */
	struct err *e;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The text of the key or value that follows. */
static struct slice
next_text(struct walk *w)
{
	struct slice all = w->o->text, text;

	do {
		w->p++; /* bracket, comma or colon */
	} while (is_blank(*w->p));
	text.p = w->p;
	text.n = jsonsplit_length((struct slice){w->p, (size_t)(all.p + all.n - w->p)});
	for (w->p += text.n; is_blank(*w->p);)
		w->p++;
	return text;
}

/* The byte column of p, which stands in the object; 0 when that is on a later line. */
static size_t
place(const struct jsonsplit_object *o, const char *p)
{
	size_t n = (size_t)(p - o->text.p);

	return memchr(o->text.p, '\n', n) ? 0 : o->column + n;
}

static int
refuse(const struct walk *w, const char *code, struct slice key, struct slice at,
       const char *why)
{
	err_row(w->e, code, "%s", why);
	/* A name of a column may be somebody's. */
	err_value(w->e, key, 1);
	w->e->column = place(w->o, at.p);
	return -1;
}

static int
put_cell(struct walk *w, struct slice key, const struct jsonnode *v, struct slice text)
{
	struct jsonrows *j = w->j;
	uint32_t k = strtab_find(&j->keys, key);
	enum cell_kind kind = CELL_TEXT;
	struct slice s = text;

	if (jsonin_text(v, &s))
		;
	else if (jsonin_is_object(v) || jsonin_is_array(v))
		kind = CELL_NESTED;
	else if (text.p[0] == '-' || ascii_is_digit(text.p[0]))
		kind = CELL_NUMBER;
	if (jsonin_is_null(v) || (kind == CELL_NESTED && jsonin_count(v) == 0)) {
		kind = CELL_TEXT;
		s.n = 0;
	}
	if (k == KEYTAB_NONE && s.n)
		return refuse(w, "kunci_baru", key, text,
		              "a key that none of the first objects has; give it to the "
		              "first one too (null will do)");
	if (k == KEYTAB_NONE || k == 0)
		return 0;
	k--;
	if (j->seen[k] == j->row)
		return refuse(w, "kunci_ganda", key, text,
		              "a key that stands twice in the object; leave one");
	j->seen[k] = j->row;
	j->f[k] = s;
	j->kinds[k] = (unsigned char)kind;
	j->places[k] = place(w->o, text.p);
	return 0;
}

static int
on_member(struct slice key, const struct jsonnode *v, void *arg)
{
	struct walk *w = arg, inner;
	struct sb *name = &w->j->name;
	struct slice text;

	(void)next_text(w);
	text = next_text(w);
	if (jsonin_is_object(v) && !w->inner) {
		inner = *w;
		inner.p = text.p;
		inner.outer = key;
		inner.inner = true;
		return jsonin_members(v, on_member, &inner);
	}
	if (w->inner) {
		sb_clear(name);
		sb_add(name, w->outer);
		sb_addc(name, '.');
		sb_add(name, key);
		key = sb_slice(name);
	}
	if (!w->gather)
		return put_cell(w, key, v, text);
	(void)strtab_put(&w->j->keys, key);
	return 0;
}

/* The cells of an object, or only its keys. */
static int
read_object(struct jsonrows *j, const struct jsonsplit_object *o, bool gather,
            struct err *e)
{
	struct walk w = {j, o, o->text.p, {NULL, 0}, false, gather, e};
	size_t bad = utf8_bad(o->text);

	if (bad < o->text.n) {
		err_row(e, "utf8",
		        "not UTF-8, as JSON must be; say --encoding if it is another");
		e->column = place(o, o->text.p + bad);
		return -1;
	}
	jsonin_doc_free(j->doc);
	if (jsonin_object(&j->doc, o->text, e) != 0) {
		e->column = e->line > 1 ? 0 : o->column + e->column - 1;
		return -1;
	}
	return jsonin_members(jsonin_root(j->doc), on_member, &w);
}

static int
gather_keys(struct jsonrows *j, struct err *e)
{
	struct err bad = {.kind = ERR_NONE}, other;
	struct jsonsplit_object o;
	int r;

	while ((r = jsonsplit_look(j->split, &o, e)) > 0) {
		struct err *fault = bad.kind ? &other : &bad;

		j->line = j->line ? j->line : o.line;
		/* A row that is at fault gives none; it is told when its turn comes. */
		if (read_object(j, &o, true, fault) != 0)
			fault->line = o.line;
	}
	if (r < 0 || j->keys.n > 1)
		return r;
	err_set(e, ERR_INPUT, "no columns: %s",
	        bad.kind ? bad.text : "the objects have no keys");
	e->line = bad.kind ? bad.line : j->line;
	return -1;
}

int
jsonrows_open(struct jsonrows **out, struct input *in, struct err *e)
{
	struct jsonrows *j = mem_alloc(sizeof *j);

	if (jsonsplit_open(&j->split, in, e) != 0 || gather_keys(j, e) != 0) {
		jsonrows_close(j);
		*out = NULL;
		return -1;
	}
	j->n = j->keys.n - 1;
	j->f = mem_array(j->n, sizeof *j->f);
	j->kinds = mem_array(j->n, sizeof *j->kinds);
	j->places = mem_array(j->n, sizeof *j->places);
	j->seen = mem_array(j->n, sizeof *j->seen);
	*out = j;
	return 0;
}

void
jsonrows_close(struct jsonrows *j)
{
	if (!j)
		return;
	jsonsplit_close(j->split);
	jsonin_doc_free(j->doc);
	strtab_release(&j->keys);
	sb_release(&j->name);
	sb_release(&j->flat);
	mem_free(j->f);
	mem_free(j->kinds);
	mem_free(j->places);
	mem_free(j->seen);
	mem_free(j);
}

/* The object with a single space for blanks between its tokens, where it has several
 * lines: none at all could make a number of two. */
static struct slice
on_one_line(struct jsonrows *j, struct slice text)
{
	bool quoted = false, escaped = false, blank = false;
	char *p;

	if (!memchr(text.p, '\n', text.n))
		return text;
	sb_clear(&j->flat);
	p = sb_reserve(&j->flat, text.n);
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (!quoted && is_blank(c)) {
			if (!blank)
				*p++ = ' ';
			blank = true;
			continue;
		}
		blank = false;
		*p++ = c;
		if (c == '"' && !escaped)
			quoted = !quoted;
		escaped = quoted && c == '\\' && !escaped;
	}
	j->flat.n = (size_t)(p - j->flat.p);
	return sb_slice(&j->flat);
}

/* Whether no cell can have a byte above ASCII: an escape may be one too. */
static bool
is_plain(struct slice text)
{
	unsigned char high = 0;

	for (size_t i = 0; i < text.n; i++)
		high |= text.p[i] == '\\' ? 0x80 : (unsigned char)text.p[i];
	return high < 0x80;
}

static int
give_header(struct jsonrows *j, struct csvrow *row)
{
	for (size_t i = 0; i < j->n; i++)
		j->f[i] = strtab_text(&j->keys, (uint32_t)i + 1);
	*row = (struct csvrow){j->f, NULL, j->n, j->line, {"", 0}, false, true};
	return 1;
}

int
jsonrows_next(struct jsonrows *j, struct csvrow *row, struct err *e)
{
	struct jsonsplit_object o;
	int r;

	if (j->row++ == 0)
		return give_header(j, row);
	if ((r = jsonsplit_next(j->split, &o, e)) <= 0)
		return r;
	j->bytes += o.text.n;
	if (j->row * j->n > CELLS_FREE + CELLS_A_BYTE * j->bytes) {
		err_set(e, ERR_INPUT,
		        "the objects have hardly any of the keys that the first ones "
		        "have; export only the columns that are needed");
		e->line = o.line;
		return -1;
	}
	for (size_t i = 0; i < j->n; i++)
		j->f[i] = (struct slice){"", 0};
	memset(j->kinds, CELL_TEXT, j->n);
	memset(j->places, 0, j->n * sizeof *j->places);
	*row = (struct csvrow){
		j->f, j->kinds, j->n, o.line, on_one_line(j, o.text), is_plain(o.text),
		true};
	if (read_object(j, &o, false, e) == 0)
		return 1;
	e->line = o.line;
	row->n = 0;
	return 2;
}

size_t
jsonrows_column(const struct jsonrows *j, size_t i)
{
	return j->places[i];
}
