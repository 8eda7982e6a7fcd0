#ifndef ASN_JSONIN_H
#define ASN_JSONIN_H

/*
 * JSON in: flat objects, one a line, and whole documents (rule sets, maps). Jansson
 * defines what is JSON. A line that is one flat object of plain ASCII strings and plain
 * numbers is scanned here without it; library = true turns that off, and the tests hold
 * one against the other.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/sb.h"
#include "base/slice.h"
#include "stream/input.h"

#define JSONIN_KEYS_MAX 4096
#define JSONIN_VALUES_MAX 65536 /* of one object, those further inside too */

enum jsonin_kind { JSONIN_STRING, JSONIN_NUMBER, JSONIN_NULL, JSONIN_OTHER };

struct jsonin_pair {
	struct slice key;
	struct slice value; /* a number in plain decimal form; a string unescaped */
	enum jsonin_kind
		kind; /* OTHER: true, false, an array or an object; value is then empty */
};

struct jsonrow {
	const struct jsonin_pair
		*pairs; /* borrowed, as all of this, until the next jsonin_next */
	size_t n;
	size_t line;
	struct slice raw; /* the line, its end included */
	bool same_keys;   /* as in the row before, in its order; false: not known */
};

struct jsonin;

struct jsonin *jsonin_new(struct input *in, bool library);

/* 1 an object; 0 the end; -1 malformed, not an object, or unreadable (kind ERR_INPUT).
   Blank lines are passed over. */
int jsonin_next(struct jsonin *j, struct jsonrow *row, struct err *e) ASN_MUST_CHECK;

/* The byte column, from 1, at which the key of pair i begins. A walk over the line: for
 * messages. */
size_t jsonin_column(const struct jsonrow *row, size_t i);

void jsonin_free(struct jsonin *j); /* accepts NULL */

/*
 * A whole document. A node is borrowed from its document; NULL stands for "not there" and
 * every accessor accepts it, so a path can be walked without a check at each step.
 */
struct jsondoc;
struct jsonnode;

/* text is read and may go afterwards. -1 with line and column (kind ERR_RULES) when it is
 * no JSON. */
int jsonin_doc(struct jsondoc **doc, struct slice text, struct err *e) ASN_MUST_CHECK;

/*
 * One object of somebody else's: NULs in its strings are data, a number may have any
 * length (its text is the caller's to read). -1 (kind ERR_ROW; code json, kunci_ganda or
 * lebar) with the line, from 1, and the byte column of text at which it went wrong; no
 * byte of text stands in the message.
 */
int jsonin_object(struct jsondoc **doc, struct slice text, struct err *e) ASN_MUST_CHECK;
void jsonin_doc_free(struct jsondoc *doc); /* accepts NULL */

const struct jsonnode *jsonin_root(const struct jsondoc *doc);
const struct jsonnode *jsonin_get(const struct jsonnode *object, const char *key);
const struct jsonnode *jsonin_at(const struct jsonnode *array, size_t i);
size_t
jsonin_count(const struct jsonnode *n); /* members or elements; 0 for anything else */
bool jsonin_is_object(const struct jsonnode *n);
bool jsonin_is_array(const struct jsonnode *n);
bool jsonin_is_null(const struct jsonnode *n); /* the word null, not "not there" */
bool jsonin_text(const struct jsonnode *n, struct slice *s); /* a string */
bool jsonin_int(const struct jsonnode *n, int64_t *v);       /* a whole number */
bool jsonin_decimal(const struct jsonnode *n, int64_t *v); /* any number, in millionths */

/* Calls each(member) for every member of an object in the order of the file; stops and
   returns what each returned when that is not 0. */
int jsonin_members(const struct jsonnode *object,
                   int (*each)(struct slice key, const struct jsonnode *value, void *arg),
                   void *arg);

/* Makes value, of whichever document, a member of the object too: in the place of the one
   of this key, or behind the last. -1: no memory. */
int jsonin_set(const struct jsonnode *object, const char *key,
               const struct jsonnode *value) ASN_MUST_CHECK;

/* Adds the document as text over many lines, members in the order of the file; what is
   read from it and written again is the same. -1: no memory. */
int jsonin_write(const struct jsondoc *doc, struct sb *out) ASN_MUST_CHECK;

#endif
