#ifndef ASN_JSONSPLIT_H
#define ASN_JSONSPLIT_H

/*
 * The objects of a JSON input as texts, one at a time, found by their quotes and brackets
 * alone: whether one is JSON is for jsonin_object to say. Objects stand
 *
 *	in an array: [{...}, {...}]
 *	in an object around one, in its member data, items, rows, result or results:
 *	{"code": 1, "data": [{...}], ...}; or alone in that member: {"data": {...}}
 *	one behind another, on lines of their own (NDJSON) or not
 *
 *	jsonsplit_open -> jsonsplit_look* -> jsonsplit_next* -> jsonsplit_close
 */

#include "base/err.h"
#include "base/slice.h"
#include "stream/input.h"

/* How many bytes jsonsplit_look looks through. */
#define JSONSPLIT_LOOK ((size_t)1 << 20)

struct jsonsplit;

struct jsonsplit_object {
	struct slice text;   /* from { to }; borrowed until the next call */
	size_t line, column; /* of its first byte, from 1 */
};

/*
 * in is the caller's, who closes it later; input_first was done. Goes to the first
 * object. -1 (kind ERR_INPUT): no such JSON, cut off, or an object with rows in a member
 * of another name; then its members are named.
 */
int jsonsplit_open(struct jsonsplit **s, struct input *in, struct err *e) ASN_MUST_CHECK;

/*
 * Looks ahead, before any jsonsplit_next: each call gives one object more. 0 when no more
 * of them end within JSONSPLIT_LOOK bytes, -1 when there is not even a first. That one is
 * given whatever its length.
 */
int jsonsplit_look(struct jsonsplit *s, struct jsonsplit_object *o,
                   struct err *e) ASN_MUST_CHECK;

/*
 * 1 an object, 0 the end, -1 (kind ERR_INPUT): unreadable or cut off; a line end inside a
 * string, which shows where a quote is missing; anything but an object between objects or
 * behind them; an object around them that is no JSON, or with two members that could hold
 * rows.
 */
int jsonsplit_next(struct jsonsplit *s, struct jsonsplit_object *o,
                   struct err *e) ASN_MUST_CHECK;

/* Length of the value, or key, at the beginning of text. */
size_t jsonsplit_length(struct slice text);

void jsonsplit_close(struct jsonsplit *s); /* accepts NULL */

#endif
