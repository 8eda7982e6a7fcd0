#ifndef ASN_ASCII_H
#define ASN_ASCII_H

/* Letters and digits of ASCII, whatever the locale. Other bytes are neither. */

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

static inline bool
ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline char
ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static inline bool
ascii_is_letter(char c)
{
	return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
}

/* How many digits s has from byte i on. */
static inline size_t
ascii_digits(struct slice s, size_t i)
{
	size_t n = 0;

	while (i + n < s.n && ascii_is_digit(s.p[i + n]))
		n++;
	return n;
}

/* Whether s begins with these words, which are in lower case, in whatever case. */
static inline bool
ascii_begins(struct slice s, struct slice words)
{
	size_t i = 0;

	while (i < words.n && i < s.n && ascii_lower(s.p[i]) == words.p[i])
		i++;
	return i == words.n;
}

/* Whether s is this word. */
static inline bool
ascii_is(struct slice s, const char *word)
{
	struct slice w = slice_of(word);

	return s.n == w.n && ascii_begins(s, w);
}

#endif
