#ifndef ASN_SB_H
#define ASN_SB_H

/*
 * A growing run of bytes. Zero-initialised storage is an empty one. p is NULL until the
 * first byte; once there is one, p[n] is NUL. n is the truth; NULs inside are data.
 */

#include <stdarg.h>
#include <stddef.h>

#include "base/err.h"
#include "base/slice.h"

struct sb {
	char *p;
	size_t n;
	size_t cap; /* private */
};

void sb_release(struct sb *b); /* frees the bytes, leaves an empty one */
void sb_clear(struct sb *b);   /* n = 0, keeps the room */
char *sb_reserve(struct sb *b,
                 size_t more); /* room for more bytes after n; returns p + n */
void sb_add(struct sb *b, struct slice s);
void sb_adds(struct sb *b, const char *cstr);
void sb_addc(struct sb *b, char c);
void sb_addf(struct sb *b, const char *fmt, ...) ASN_PRINTF(2, 3);
void sb_addv(struct sb *b, const char *fmt, va_list args) ASN_PRINTF(2, 0);

static inline struct slice
sb_slice(const struct sb *b)
{
	return (struct slice){b->p, b->n};
}

#endif
