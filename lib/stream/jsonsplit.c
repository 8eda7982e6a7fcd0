#include "stream/jsonsplit.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "base/sb.h"
#include "stream/jsonin.h"

enum form {
	FORM_ARRAY,   /* objects with commas between, up to a bracket */
	FORM_ONE,     /* the only object of a member */
	FORM_SEQUENCE /* objects up to the end of the input */
};

struct jsonsplit {
	struct input *in;
	size_t line, column; /* of the byte at in->pos, from 1 */
	enum form form;
	bool wrapped;    /* the objects stand in a member of another */
	struct sb shell; /* that one, without them */
	size_t ahead;    /* bytes behind in->pos that were looked through */
	size_t ahead_line, ahead_column;
	bool any; /* an object was given */
	bool ended;
};

static const char *const wrappers[] = {"data", "items", "rows", "result", "results"};
#define WRAPPERS (sizeof wrappers / sizeof *wrappers)

static const char no_object[] = "want an object here: a row with the columns as keys";

static const char cut_array[] = "the input ends inside an array: it was cut off";

static const char broken_text[] =
	"a text goes over the end of the line: a quote is missing, or it has a line end "
	"in it, which JSON writes as \\n";

/* Where a value ends. */
struct scan {
	size_t at;    /* bytes looked at */
	size_t depth; /* brackets open */
	bool quoted, escaped;
};

enum { SCAN_MORE, SCAN_END, SCAN_LINE_END };

static bool
is_blank(int c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Goes on with the value that begins at p, of which n bytes are there. */
static int
scan_on(struct scan *s, const char *p, size_t n)
{
	for (; s->at < n; s->at++) {
		char c = p[s->at];

		if (s->quoted) {
			if (c == '\n')
				return SCAN_LINE_END;
			if (c == '"' && !s->escaped) {
				s->quoted = false;
				if (s->depth == 0)
					return s->at++, SCAN_END;
			}
			s->escaped = c == '\\' && !s->escaped;
		} else if (c == '"') {
			s->quoted = true;
		} else if (c == '{' || c == '[') {
			s->depth++;
		} else if (s->depth == 0) {
			if (c == ',' || c == '}' || c == ']' || is_blank(c))
				return SCAN_END;
		} else if (c == '}' || c == ']') {
			if (--s->depth == 0)
				return s->at++, SCAN_END;
		}
	}
	return SCAN_MORE;
}

size_t
jsonsplit_length(struct slice text)
{
	struct scan s = {0};

	(void)scan_on(&s, text.p, text.n);
	return s.at;
}

static void
pass(size_t *line, size_t *column, const char *p, size_t n)
{
	const char *end = p + n, *lf;

	for (; (lf = memchr(p, '\n', (size_t)(end - p))); p = lf + 1) {
		++*line;
		*column = 1;
	}
	*column += (size_t)(end - p);
}

static void
take(struct jsonsplit *s, size_t n)
{
	pass(&s->line, &s->column, s->in->buf + s->in->pos, n);
	s->in->pos += n;
}

/* The input is at fault at the byte at in->pos + at. */
static int
fail(const struct jsonsplit *s, size_t at, struct err *e, const char *why)
{
	err_set(e, ERR_INPUT, "%s", why);
	e->line = s->line;
	e->column = s->column;
	pass(&e->line, &e->column, s->in->buf + s->in->pos, at);
	return -1;
}

static int
more(struct jsonsplit *s, struct err *e)
{
	int r = input_more(s->in, e);

	if (r < 0)
		e->line = s->line;
	return r;
}

/* Moves *at to the next byte that is no blank, and returns it; -1 at the end of the
 * input, -2 when reading failed. */
static int
next_byte(struct jsonsplit *s, size_t *at, struct err *e)
{
	const struct input *in = s->in;
	int r;

	for (;; ++*at) {
		while (in->end - in->pos <= *at)
			if ((r = more(s, e)) <= 0)
				return r - 1;
		if (!is_blank(in->buf[in->pos + *at]))
			return (unsigned char)in->buf[in->pos + *at];
	}
}

/* Moves *at behind the value that begins there. */
static int
pass_value(struct jsonsplit *s, size_t *at, struct err *e)
{
	const struct input *in = s->in;
	struct scan scan = {0};
	int r;

	while ((r = scan_on(&scan, in->buf + in->pos + *at, in->end - in->pos - *at)) !=
	       SCAN_END) {
		if (r == SCAN_LINE_END)
			return fail(s, *at + scan.at, e, broken_text);
		if ((r = more(s, e)) < 0)
			return -1;
		if (r == 0)
			return fail(s, *at, e,
			            "the input ends inside what begins here: cut off, or "
			            "a quote or bracket is missing");
	}
	*at += scan.at;
	return 0;
}

static bool
is_wrapper(struct slice key)
{
	for (size_t i = 0; i < WRAPPERS; i++)
		if (slice_eq(key, slice_of(wrappers[i])))
			return true;
	return false;
}

/* A key may be somebody's number. */
static void
list_key(struct sb *names, struct slice key)
{
	sb_adds(names, names->n ? ", " : "");
	for (size_t i = 0; i < key.n; i++)
		sb_addc(names, ascii_is_digit(key.p[i]) ? '*' : key.p[i]);
}

static int
no_rows(const struct jsonsplit *s, const struct sb *names, struct err *e)
{
	err_set(e, ERR_INPUT,
	        "the rows are looked for in data, items, rows, result or results; this "
	        "object has %.*s",
	        (int)(names->n < 200 ? names->n : 200), names->p);
	e->line = s->line;
	return -1;
}

/*
 * Looks through the first object for a member that holds the rows, and goes to them. 0
 * also when there is none, or when the object is no JSON: it is then found as a row.
 */
static int
unwrap(struct jsonsplit *s, struct sb *names, struct err *e)
{
	const struct input *in = s->in;
	bool others = false; /* a member by another name has rows */
	size_t at = 1, from;
	struct slice key;
	int c, wrapper;

	while ((c = next_byte(s, &at, e)) == '"') {
		from = at + 1;
		if (pass_value(s, &at, e) != 0)
			return -1;
		key = (struct slice){in->buf + in->pos + from, at - from - 1};
		list_key(names, key);
		wrapper = is_wrapper(key);
		if ((c = next_byte(s, &at, e)) != ':')
			break;
		at++;
		c = next_byte(s, &at, e);
		if (wrapper && (c == '[' || c == '{')) {
			s->form = c == '[' ? FORM_ARRAY : FORM_ONE;
			s->wrapped = true;
			at += c == '[';
			sb_add(&s->shell, (struct slice){in->buf + in->pos, at});
			take(s, at);
			return 0;
		}
		from = at + 1;
		if (pass_value(s, &at, e) != 0)
			/* Too long for a row: rather all of them. */
			return in->end - in->pos < INPUT_RECORD_MAX
			               ? -1
			               : no_rows(s, names, e);
		others |= c == '[' && next_byte(s, &from, e) == '{';
		if ((c = next_byte(s, &at, e)) != ',')
			break;
		at++;
	}
	if (c != '}' || !others)
		return 0;
	at++;
	return next_byte(s, &at, e) == -1 ? no_rows(s, names, e) : 0;
}

int
jsonsplit_open(struct jsonsplit **out, struct input *in, struct err *e)
{
	struct jsonsplit *s = mem_alloc(sizeof *s);
	struct sb names = {0};
	size_t at = 0;
	int c, r = 1;

	s->in = in;
	s->line = s->column = 1;
	s->form = FORM_SEQUENCE;
	while (r > 0 && in->end - in->pos < JSONSPLIT_LOOK)
		r = more(s, e);
	c = r < 0 ? -2 : next_byte(s, &at, e);
	if (c != -2)
		take(s, at);
	if (c == '{') {
		r = unwrap(s, &names, e);
	} else if (c == '[') {
		s->form = FORM_ARRAY;
		take(s, 1);
	} else if (c >= 0) {
		r = fail(s, 0, e, "no JSON: want an array of objects, or objects");
	} else if (c == -1) {
		r = fail(s, 0, e, "empty: not a single row");
	}
	sb_release(&names);
	if (r < 0 || c == -2) {
		jsonsplit_close(s);
		*out = NULL;
		return -1;
	}
	*out = s;
	return 0;
}

void
jsonsplit_close(struct jsonsplit *s)
{
	if (!s)
		return;
	sb_release(&s->shell);
	mem_free(s);
}

int
jsonsplit_look(struct jsonsplit *s, struct jsonsplit_object *o, struct err *e)
{
	const struct input *in = s->in;
	size_t from = s->ahead, end, held;
	struct scan scan = {0};
	const char *p;
	int c;

	if (from == 0) {
		c = next_byte(s, &from, e);
		if (c != '{')
			return c == -2    ? -1
			       : c == -1  ? fail(s, from, e, cut_array)
			       : c == ']' ? fail(s, from, e, "empty: not a single row")
			                  : fail(s, from, e, no_object);
		end = from;
		if (pass_value(s, &end, e) != 0)
			return -1;
		s->ahead_line = s->line;
		s->ahead_column = s->column;
		p = in->buf + in->pos;
	} else {
		p = in->buf + in->pos;
		held = in->end - in->pos;
		held = held < JSONSPLIT_LOOK ? held : JSONSPLIT_LOOK;
		while (from < held && (is_blank(p[from]) || p[from] == ','))
			from++;
		if (s->form == FORM_ONE || from >= held || p[from] != '{' ||
		    scan_on(&scan, p + from, held - from) != SCAN_END)
			return 0;
		end = from + scan.at;
	}
	pass(&s->ahead_line, &s->ahead_column, p + s->ahead, from - s->ahead);
	*o = (struct jsonsplit_object){
		{p + from, end - from}, s->ahead_line, s->ahead_column};
	pass(&s->ahead_line, &s->ahead_column, p + from, end - from);
	s->ahead = end;
	return 1;
}

/* The object around the rows must be JSON without them, and have no others. */
static int
check_shell(struct jsonsplit *s, struct err *e)
{
	struct slice shell = sb_slice(&s->shell);
	const char *found = NULL;
	struct jsondoc *doc;
	struct err bad;
	int r = 0;

	if (jsonin_object(&doc, shell, &bad) != 0) {
		err_set(e, ERR_INPUT, "around the rows: %s", bad.text);
		e->line = s->line;
		return -1;
	}
	for (size_t i = 0; i < WRAPPERS; i++) {
		const struct jsonnode *v = jsonin_get(jsonin_root(doc), wrappers[i]);

		if (!jsonin_is_array(v) && !jsonin_is_object(v))
			continue;
		if (found) {
			r = err_set(e, ERR_INPUT,
			            "%s and %s could both hold the rows; take one out",
			            found, wrappers[i]);
			e->line = s->line;
		}
		found = wrappers[i];
	}
	jsonin_doc_free(doc);
	return r;
}

static int
read_tail(struct jsonsplit *s, struct err *e)
{
	struct input *in = s->in;
	size_t at = 0;
	int r;

	s->ended = true;
	if (!s->wrapped) {
		if ((r = next_byte(s, &at, e)) >= 0)
			fail(s, at, e, "something stands behind the end of the array");
		return r == -1 ? 0 : -1;
	}
	while ((r = more(s, e)) > 0)
		;
	if (r < 0)
		return -1;
	sb_adds(&s->shell, s->form == FORM_ARRAY ? "]" : "{}");
	sb_add(&s->shell, (struct slice){in->buf + in->pos, in->end - in->pos});
	take(s, in->end - in->pos);
	return check_shell(s, e);
}

/* Goes to the next object: 1 it begins at in->pos, 0 there is none, -1. */
static int
next_start(struct jsonsplit *s, struct err *e)
{
	size_t at = 0;
	int c;

	if (s->ended)
		return 0;
	if (s->form == FORM_ONE && s->any)
		return read_tail(s, e);
	c = next_byte(s, &at, e);
	if (s->form == FORM_ARRAY && c == ']') {
		take(s, at + 1);
		return read_tail(s, e);
	}
	if (s->form == FORM_ARRAY && s->any && c >= 0) {
		if (c != ',')
			return fail(s, at, e, "malformed JSON: want a comma or ] here");
		at++;
		c = next_byte(s, &at, e);
	}
	if (c == -2 || (c == -1 && s->form == FORM_SEQUENCE))
		return c + 1;
	if (c == -1)
		return fail(s, at, e, cut_array);
	if (c != '{')
		return fail(s, at, e, no_object);
	take(s, at);
	return 1;
}

int
jsonsplit_next(struct jsonsplit *s, struct jsonsplit_object *o, struct err *e)
{
	size_t n = 0;
	int r = next_start(s, e);

	if (r <= 0)
		return r;
	if (pass_value(s, &n, e) != 0)
		return -1;
	*o = (struct jsonsplit_object){{s->in->buf + s->in->pos, n}, s->line, s->column};
	take(s, n);
	s->any = true;
	return 1;
}
