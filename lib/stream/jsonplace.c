#include "stream/jsonplace.h"

#include <stdbool.h>

#define ELEMENTS 1000000 /* an array has fewer */

struct walk {
	const char *p, *end;
	size_t line;
};

static void
step(struct walk *w)
{
	w->line += *w->p == '\n';
	w->p++;
}

/* Passes over blanks, and over c once if that is what follows. */
static bool
pass(struct walk *w, char c)
{
	while (w->p < w->end &&
	       (*w->p == ' ' || *w->p == '\t' || *w->p == '\r' || *w->p == '\n'))
		step(w);
	if (w->p == w->end || *w->p != c)
		return false;
	w->p++;
	return true;
}

/* The string whose quote was passed, with its escapes as they stand. */
static struct slice
string(struct walk *w)
{
	const char *from = w->p;
	struct slice s;

	while (w->p < w->end && *w->p != '"')
		w->p += *w->p == '\\' && w->end - w->p > 1 ? 2 : 1;
	s = (struct slice){from, (size_t)(w->p - from)};
	w->p += w->p < w->end;
	return s;
}

/* Passes over a value, up to what stands behind it. */
static void
skip(struct walk *w)
{
	size_t depth = 0;

	while (w->p < w->end) {
		char c = *w->p;

		if (depth == 0 && (c == ',' || c == '}' || c == ']'))
			return;
		step(w);
		if (c == '"')
			(void)string(w);
		depth += c == '{' || c == '[';
		depth -= c == '}' || c == ']';
	}
}

static bool
starts(struct slice path, struct slice key)
{
	return key.n > 0 && path.n >= key.n && memcmp(path.p, key.p, key.n) == 0 &&
	       (path.n == key.n || path.p[key.n] == '.' || path.p[key.n] == '[');
}

/* Goes into the member that the path begins with; the bytes of its key, or 0. */
static size_t
into_member(struct walk *w, struct slice path, size_t *line)
{
	do {
		struct slice key;

		if (!pass(w, '"'))
			return 0;
		*line = w->line;
		key = string(w);
		if (!pass(w, ':'))
			return 0;
		if (starts(path, key))
			return key.n;
		skip(w);
	} while (pass(w, ','));
	return 0;
}

/* The same for an element: "[2]". */
static size_t
into_element(struct walk *w, struct slice path, size_t *line)
{
	size_t i = 1, number = 0;

	if (path.n == 0 || path.p[0] != '[')
		return 0;
	for (; i < path.n && path.p[i] >= '0' && path.p[i] <= '9' && number < ELEMENTS;
	     i++)
		number = number * 10 + (size_t)(path.p[i] - '0');
	if (i == path.n || path.p[i] != ']')
		return 0;
	for (; number > 0; number--) {
		skip(w);
		if (!pass(w, ','))
			return 0;
	}
	if (pass(w, ']'))
		return 0;
	*line = w->line;
	return i + 1;
}

struct jsonplace
jsonplace_find(struct slice text, struct slice path)
{
	struct walk w = {text.p, text.p + text.n, 1};
	struct jsonplace at = {0, 0};
	size_t n = 1;

	while (n > 0 && at.found < path.n) {
		struct slice rest = {path.p + at.found, path.n - at.found};
		size_t dot = at.found > 0 && rest.p[0] == '.', line = 0;

		rest.p += dot;
		rest.n -= dot;
		n = pass(&w, '{')   ? into_member(&w, rest, &line)
		    : pass(&w, '[') ? into_element(&w, rest, &line)
		                    : 0;
		if (n > 0)
			at = (struct jsonplace){line, at.found + dot + n};
	}
	return at;
}
