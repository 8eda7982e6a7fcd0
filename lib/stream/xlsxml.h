#ifndef ASN_XLSXML_H
#define ASN_XLSXML_H

/*
 * The XML of a part of a workbook, by expat, a piece at a time. Elements are told by
 * their name without namespace when they belong to a workbook (spreadsheetml or
 * relationships, transitional or strict, under any prefix), and as "" when they do not. A
 * DOCTYPE is refused, so there are no entities but the five of XML.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"
#include "stream/xlsxzip.h"

struct xlsxml;

/* What is called on the way; depth of the root is 1. Names and texts are borrowed for the
   call. attrs: name, value, name, value, NULL. A text may come in several pieces. */
struct xlsxml_calls {
	void (*start)(void *arg, int depth, const char *name, const char **attrs);
	void (*end)(void *arg, int depth, const char *name); /* may be NULL */
	void (*text)(void *arg, struct slice s);             /* may be NULL */
};

/* calls and arg must outlive x; z too. */
int xlsxml_open(struct xlsxml **x, struct xlsxzip *z, const char *part, uint64_t most,
                const struct xlsxml_calls *calls, void *arg,
                struct err *e) ASN_MUST_CHECK;

/* Goes on until a call asks for a pause (1) or the part is at its end (0); -1 on failure,
   after which only xlsxml_close may follow. Errors name the part. */
int xlsxml_next(struct xlsxml *x, struct err *e) ASN_MUST_CHECK;
void xlsxml_close(struct xlsxml *x); /* accepts NULL */

/* Bytes of the part that were unpacked so far. */
uint64_t xlsxml_bytes(const struct xlsxml *x);

/* The whole part: open, next, close. */
int xlsxml_whole(struct xlsxzip *z, const char *part, uint64_t most,
                 const struct xlsxml_calls *calls, void *arg,
                 struct err *e) ASN_MUST_CHECK;

/* Only from within a call. After a pause one more end may be called: that of an empty
   element. */
void xlsxml_pause(struct xlsxml *x);
void xlsxml_enough(struct xlsxml *x); /* the rest need only be undamaged */
void xlsxml_fail(struct xlsxml *x, const struct err *why); /* xlsxml_next gives it */

/* Value of an attribute without a namespace, or with that of relationships; or NULL. */
const char *xlsxml_attr(const char **attrs, const char *name);

/* Digits alone, up to nine. */
bool xlsxml_number(const char *s, uint32_t *v);

#endif
