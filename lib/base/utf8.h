#ifndef ASN_UTF8_H
#define ASN_UTF8_H

/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */

#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/* Offset of the first byte that does not belong to a whole character; s.n when all is
 * well. */
size_t utf8_bad(struct slice s);

/* Every byte that does not belong to a whole character becomes '?'. */
void utf8_mend(char *s);

/* Length in bytes (1 to 4) of the character at s.p, and its code point; 0 where there is
 * none. */
size_t utf8_char(struct slice s, uint32_t *cp);

/* Columns of a terminal that s takes: combining marks and controls 0, East Asian wide
 * ones 2. */
size_t utf8_width(struct slice s);

#endif
