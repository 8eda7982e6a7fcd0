#ifndef ASN_DECODE_H
#define ASN_DECODE_H

/*
 * Bytes of another encoding become UTF-8 on their way in. What does not exist in the
 * encoding (0x81 in windows-1252, half a surrogate pair, an odd last byte) comes out as
 * the byte 0xFF, which no UTF-8 has: the check of the row finds it there.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/slice.h"

enum decode_from {
	DECODE_AUTO,  /* nothing was said: the byte order mark decides, else UTF-8 */
	DECODE_UTF8,  /* bytes pass as they are */
	DECODE_UTF16, /* of either order, which the byte order mark must tell */
	DECODE_UTF16LE,
	DECODE_UTF16BE,
	DECODE_WINDOWS_1252,
	DECODE_ISO_8859_1 /* as ISO defines it: nothing stands at 0x80 to 0x9F */
};

struct decode;

/* The encoding of a name or alias; case, hyphens, underscores and blanks do not count.
 * Else kind ERR_USAGE with the names there are. */
int decode_find(const char *name, enum decode_from *from, struct err *e) ASN_MUST_CHECK;

/* Its name, as decode_find takes it; a literal. */
const char *decode_name(enum decode_from from);

/* From UTF-8, which has only its line ends changed, or one of the last four. NULL when
   the C library cannot (kind ERR_INPUT). */
struct decode *decode_new(enum decode_from from, struct err *e);

/*
 * Takes bytes off the front of raw and writes what they become to out, at most room bytes
 * (which may end within a character), and says how many. Stops when out is full or when
 * raw is used up: then what is left of raw is the beginning of a character, which has to
 * stand in front of the next bytes. last: none will follow.
 */
size_t decode_run(struct decode *d, struct slice *raw, bool last, char *out, size_t room);

/*
 * From here on a CR comes out as LF, and an LF behind it is dropped. The n bytes at p,
 * which came out last, are changed in place; returns how many remain.
 */
size_t decode_lone_cr(struct decode *d, char *p, size_t n);

void decode_free(struct decode *d); /* accepts NULL */

#endif
