#include "stream/jsonin.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/dec.h"
#include "base/mem.h"
#include "base/sb.h"
#include "stream/jsonreal.h"

#define FLAT_PAIRS 64 /* more members than this go to Jansson */

struct jsonin {
	struct input *in;
	bool library;
	size_t line;
	struct jsonin_pair *pairs;
	size_t cap;
	struct sb keys; /* keys of the last flat line, known to differ from one another */
	size_t n_keys;
	bool flat;      /* they are those of the row last given */
	bool same_keys; /* and those of the row before that */
	uint32_t key_ends[FLAT_PAIRS];
	struct sb numbers; /* texts of Jansson's numbers */
	json_t *held;      /* the object the last pairs point into */
};

static const char too_many[] = "the object has more than %d values";

struct jsondoc {
	json_t *root;
};

struct jsonin *
jsonin_new(struct input *in, bool library)
{
	struct jsonin *j = mem_alloc(sizeof *j);

	j->in = in;
	j->library = library;
	j->line = 1;
	j->cap = FLAT_PAIRS;
	j->pairs = mem_array(j->cap, sizeof *j->pairs);
	return j;
}

void
jsonin_free(struct jsonin *j)
{
	if (!j)
		return;
	json_decref(j->held);
	sb_release(&j->keys);
	sb_release(&j->numbers);
	mem_free(j->pairs);
	mem_free(j);
}

static const char *
skip_blanks(const char *p)
{
	while (*p == ' ' || *p == '\t')
		p++;
	return p;
}

/* The first byte from p on that does not stand for itself in a string: quote, backslash,
   a control or anything above ASCII. The bytes behind the line end such a scan too. */
static const char *
string_end(const char *p)
{
#ifdef __SSE2__
	for (;; p += 16) {
		__m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
		__m128i m =
			_mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')),
		                                  _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'))),
		                     _mm_cmplt_epi8(v, _mm_set1_epi8(0x20))); /* signed */
		int bits = _mm_movemask_epi8(m);

		if (bits)
			return p + __builtin_ctz((unsigned)bits);
	}
#else
	while (*p != '"' && *p != '\\' && (unsigned char)*p >= 0x20 &&
	       (unsigned char)*p < 0x80)
		p++;
	return p;
#endif
}

/* A plain number: what dec_parse takes, so that Jansson's doubles are not needed. NULL
 * otherwise. */
static const char *
number_end(const char *p)
{
	size_t digits = 0, places = 0;
	const char *first;

	if (*p == '-')
		p++;
	first = p;
	while (*p >= '0' && *p <= '9')
		p++, digits++;
	if (digits == 0 || (*first == '0' && digits > 1))
		return NULL;
	if (*p == '.') {
		for (p++; *p >= '0' && *p <= '9'; p++)
			places++;
		if (places == 0 || places > 6)
			return NULL;
	}
	return digits + places <= DEC_MAX_DIGITS ? p : NULL;
}

/* One member; returns what stands behind it and its blanks, or NULL when Jansson must
 * look. */
static const char *
flat_pair(const char *p, struct jsonin_pair *out)
{
	const char *q;

	if (*p != '"' || *(q = string_end(p + 1)) != '"')
		return NULL;
	out->key = (struct slice){p + 1, (size_t)(q - p - 1)};
	p = skip_blanks(q + 1);
	if (*p != ':')
		return NULL;
	p = skip_blanks(p + 1);
	if (*p == '"') {
		if (*(q = string_end(p + 1)) != '"')
			return NULL;
		out->kind = JSONIN_STRING;
		out->value = (struct slice){p + 1, (size_t)(q - p - 1)};
		return skip_blanks(q + 1);
	}
	if (!(q = number_end(p)))
		return NULL;
	out->kind = JSONIN_NUMBER;
	out->value = (struct slice){p, (size_t)(q - p)};
	return skip_blanks(q);
}

/* Whether the keys are those of the last flat line, in the same order: then none is
 * twice. */
static bool
keys_as_before(const struct jsonin *j, size_t n)
{
	uint32_t from = 0;

	if (n != j->n_keys)
		return false;
	for (size_t i = 0; i < n; from = j->key_ends[i++]) {
		struct slice key = j->pairs[i].key;

		if (key.n != j->key_ends[i] - from ||
		    memcmp(key.p, j->keys.p + from, key.n) != 0)
			return false;
	}
	return true;
}

/* Remembers the keys; false when one is there twice, which is Jansson's error to report.
 */
static bool
keys_remember(struct jsonin *j, size_t n)
{
	j->n_keys = 0;
	sb_clear(&j->keys);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < i; k++)
			if (slice_eq(j->pairs[i].key, j->pairs[k].key))
				return false;
		sb_add(&j->keys, j->pairs[i].key);
		j->key_ends[i] = (uint32_t)j->keys.n;
	}
	sb_reserve(&j->keys, 1); /* an object may be empty; memcmp wants a pointer */
	j->n_keys = n;
	return true;
}

/* The line as one flat object, without Jansson. False: Jansson must look. */
static bool
flat_line(struct jsonin *j, const char *p, const char *end, size_t *n)
{
	*n = 0;
	p = skip_blanks(p);
	if (*p++ != '{')
		return false;
	p = skip_blanks(p);
	while (*p != '}') {
		if (*n == FLAT_PAIRS || !(p = flat_pair(p, &j->pairs[(*n)++])))
			return false;
		if (*p == ',') {
			p = skip_blanks(p + 1);
			if (*p != '"')
				return false;
		} else if (*p != '}') {
			return false;
		}
	}
	for (p = skip_blanks(p + 1); p < end && (*p == '\r' || *p == '\n' || *p == ' ');)
		p++;
	if (p != end)
		return false;
	if (keys_as_before(j, *n)) {
		j->same_keys = j->flat;
		j->flat = true;
	} else {
		j->same_keys = false;
		j->flat = keys_remember(j, *n);
	}
	return j->flat;
}

static void
number_text(struct sb *b, const json_t *v)
{
	char text[DEC_BUF];

	if (json_is_integer(v))
		sb_add(b,
		       (struct slice){text, dec_format_int(text, json_integer_value(v))});
	else
		jsonreal_text(b, json_real_value(v));
}

static void
library_pair(struct jsonin *j, struct jsonin_pair *out, const char *key, const json_t *v)
{
	out->key = (struct slice){key, strlen(key)};
	out->value = (struct slice){"", 0};
	out->kind = JSONIN_OTHER;
	if (json_is_string(v)) {
		out->kind = JSONIN_STRING;
		out->value = (struct slice){json_string_value(v), json_string_length(v)};
	} else if (json_is_null(v)) {
		out->kind = JSONIN_NULL;
	} else if (json_is_number(v)) {
		size_t from = j->numbers.n;

		number_text(&j->numbers, v);
		out->kind = JSONIN_NUMBER;
		/* The room was reserved: numbers.p does not move. */
		out->value = (struct slice){j->numbers.p + from, j->numbers.n - from};
	}
}

/* What Jansson found, without the text it found it at: that may identify a person. */
static const char *
without_text(json_error_t *bad)
{
	char *near = strstr(bad->text, " near '");

	if (near)
		*near = '\0';
	return bad->text;
}

static int
malformed(const struct jsonin *j, json_error_t *bad, struct err *e)
{
	err_set(e, ERR_INPUT, "malformed JSON: %s", without_text(bad));
	e->line = j->line;
	e->column = bad->position < 1 ? 1 : (size_t)bad->position;
	return -1;
}

/* Jansson takes a hundred times the room of the text for a list of empty ones. */
static bool
has_too_many(struct slice text)
{
	bool quoted = false, escaped = false;
	size_t n = 0;

	for (size_t i = 0; text.n > JSONIN_VALUES_MAX && i < text.n; i++) {
		char c = text.p[i];

		if (c == '"' && !escaped)
			quoted = !quoted;
		escaped = quoted && c == '\\' && !escaped;
		n += !quoted && (c == ',' || c == '{' || c == '[');
	}
	return n > JSONIN_VALUES_MAX;
}

static int
library_line(struct jsonin *j, const char *p, size_t len, size_t *n, struct err *e)
{
	json_error_t bad;
	const char *key;
	json_t *v;

	json_decref(j->held);
	j->held = NULL;
	if (has_too_many((struct slice){p, len})) {
		err_set(e, ERR_INPUT, too_many, JSONIN_VALUES_MAX);
		e->line = j->line;
		return -1;
	}
	j->held = json_loadb(p, len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &bad);
	if (!j->held)
		return malformed(j, &bad, e);
	if (!json_is_object(j->held)) {
		err_set(e, ERR_INPUT, "a JSON record must be one object on a line");
		e->line = j->line;
		e->column = 1;
		return -1;
	}
	*n = json_object_size(j->held);
	if (*n > JSONIN_KEYS_MAX) {
		err_set(e, ERR_INPUT, "the object has more than %d members",
		        JSONIN_KEYS_MAX);
		e->line = j->line;
		return -1;
	}
	if (*n > j->cap) {
		j->cap = *n;
		j->pairs = mem_resize(j->pairs, j->cap, sizeof *j->pairs);
	}
	sb_clear(&j->numbers);
	sb_reserve(&j->numbers, *n * JSONREAL_ROOM);
	*n = 0;
	json_object_foreach(j->held, key, v) library_pair(j, &j->pairs[(*n)++], key, v);
	return 0;
}

static bool
is_blank(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n'))
		p++;
	return p == end;
}

int
jsonin_next(struct jsonin *j, struct jsonrow *row, struct err *e)
{
	struct input *in = j->in;

	for (;; j->line++) {
		const char *p, *end;
		size_t len, n;
		int r;

		while (!(end = memchr(in->buf + in->pos, '\n', in->end - in->pos)) &&
		       !in->eof)
			if ((r = input_more(in, e)) < 0) {
				e->line = j->line;
				return -1;
			}
		p = in->buf + in->pos;
		end = end ? end + 1 : in->buf + in->end;
		len = (size_t)(end - p);
		if (len == 0)
			return 0;
		if (is_blank(p, end)) {
			in->pos += len;
			continue;
		}
		if (j->library || !flat_line(j, p, end, &n)) {
			j->flat = j->same_keys = false;
			if (library_line(j, p, len, &n, e) != 0)
				return -1;
		}
		*row = (struct jsonrow){j->pairs, n, j->line++, {p, len}, j->same_keys};
		in->pos += len;
		return 1;
	}
}

size_t
jsonin_column(const struct jsonrow *row, size_t i)
{
	struct slice key = row->pairs[i].key;

	/* Jansson gives no places: the key is looked for, in quotes and with a colon. */
	for (size_t at = 0; at + key.n + 2 < row->raw.n; at++)
		if (row->raw.p[at] == '"' && row->raw.p[at + key.n + 1] == '"' &&
		    memcmp(row->raw.p + at + 1, key.p, key.n) == 0 &&
		    *skip_blanks(row->raw.p + at + key.n + 2) == ':')
			return at + 1;
	return 0;
}

int
jsonin_doc(struct jsondoc **doc, struct slice text, struct err *e)
{
	json_error_t bad;
	json_t *root =
		json_loadb(text.p ? text.p : "", text.n, JSON_REJECT_DUPLICATES, &bad);

	*doc = NULL;
	if (!root) {
		err_set(e, ERR_RULES, "malformed JSON: %s", bad.text);
		e->line = bad.line < 1 ? 0 : (size_t)bad.line;
		e->column = bad.column < 1 ? 0 : (size_t)bad.column;
		return -1;
	}
	*doc = mem_alloc(sizeof **doc);
	(*doc)->root = root;
	return 0;
}

/* Byte column, from 1, of the byte up to which Jansson had read. */
static size_t
column_of(struct slice text, const json_error_t *bad)
{
	size_t n = bad->position < 1 ? 0 : (size_t)bad->position - 1, from = 0;

	n = n < text.n ? n : text.n;
	for (size_t i = 0; i < n; i++)
		if (text.p[i] == '\n')
			from = i + 1;
	return n - from + 1;
}

int
jsonin_object(struct jsondoc **doc, struct slice text, struct err *e)
{
	const size_t flags =
		JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL;
	json_error_t bad;
	json_t *root;

	*doc = NULL;
	if (has_too_many(text)) {
		err_row(e, "lebar", too_many, JSONIN_VALUES_MAX);
		e->line = e->column = 1;
		return -1;
	}
	if ((root = json_loadb(text.p, text.n, flags, &bad))) {
		*doc = mem_alloc(sizeof **doc);
		(*doc)->root = root;
		return 0;
	}
	if (strstr(bad.text, " near 'NaN") || strstr(bad.text, " near 'Infinity"))
		err_row(e, "json",
		        "NaN and Infinity are no JSON; have the export write null");
	else if (json_error_code(&bad) == json_error_duplicate_key)
		err_row(e, "kunci_ganda",
		        "a key stands twice in the object; which value counts is not "
		        "said");
	else
		err_row(e, "json", "malformed JSON: %s", without_text(&bad));
	e->line = bad.line < 1 ? 1 : (size_t)bad.line;
	e->column = column_of(text, &bad);
	return -1;
}

void
jsonin_doc_free(struct jsondoc *doc)
{
	if (!doc)
		return;
	json_decref(doc->root);
	mem_free(doc);
}

/* A node is Jansson's value under a name of ours, so that its header stays in this file.
 */
static const json_t *
value_of(const struct jsonnode *n)
{
	return (const json_t *)(const void *)n;
}

static const struct jsonnode *
node_of(const json_t *v)
{
	return (const struct jsonnode *)(const void *)v;
}

const struct jsonnode *
jsonin_root(const struct jsondoc *doc)
{
	return doc ? node_of(doc->root) : NULL;
}

const struct jsonnode *
jsonin_get(const struct jsonnode *object, const char *key)
{
	return node_of(json_object_get(value_of(object), key));
}

const struct jsonnode *
jsonin_at(const struct jsonnode *array, size_t i)
{
	return node_of(json_array_get(value_of(array), i));
}

size_t
jsonin_count(const struct jsonnode *n)
{
	return jsonin_is_object(n) ? json_object_size(value_of(n))
	                           : json_array_size(value_of(n));
}

bool
jsonin_is_object(const struct jsonnode *n)
{
	return json_is_object(value_of(n));
}

bool
jsonin_is_array(const struct jsonnode *n)
{
	return json_is_array(value_of(n));
}

bool
jsonin_is_null(const struct jsonnode *n)
{
	return json_is_null(value_of(n));
}

bool
jsonin_text(const struct jsonnode *n, struct slice *s)
{
	if (!json_is_string(value_of(n)))
		return false;
	*s = (struct slice){json_string_value(value_of(n)),
	                    json_string_length(value_of(n))};
	return true;
}

bool
jsonin_int(const struct jsonnode *n, int64_t *v)
{
	if (!json_is_integer(value_of(n)))
		return false;
	*v = json_integer_value(value_of(n));
	return true;
}

bool
jsonin_decimal(const struct jsonnode *n, int64_t *v)
{
	struct sb text = {0};
	struct err e;
	bool ok = false;

	if (json_is_number(value_of(n))) {
		number_text(&text, value_of(n));
		ok = dec_parse(sb_slice(&text), v, &e) == 0;
	}
	sb_release(&text);
	return ok;
}

static json_t *mutable(const struct jsonnode *n)
{
	return (json_t *)(void *)(uintptr_t)(const void *)value_of(n);
}

int
jsonin_members(const struct jsonnode *object,
               int (*each)(struct slice key, const struct jsonnode *value, void *arg),
               void *arg)
{
	json_t *o = mutable(object); /* Jansson's iterator wants one */
	const char *key;
	json_t *v;
	int r = 0;

	json_object_foreach(o, key,
	                    v) if ((r = each(slice_of(key), node_of(v), arg)) != 0) break;
	return r;
}

int
jsonin_set(const struct jsonnode *object, const char *key, const struct jsonnode *value)
{
	return json_object_set(mutable(object), key, mutable(value));
}

static int
add_text(const char *text, size_t n, void *out)
{
	sb_add(out, (struct slice){text, n});
	return 0;
}

int
jsonin_write(const struct jsondoc *doc, struct sb *out)
{
	const size_t flags = JSON_INDENT(2) | JSON_REAL_PRECISION(15);

	if (json_dump_callback(doc->root, add_text, out, flags) != 0)
		return -1;
	sb_addc(out, '\n');
	return 0;
}
