#include "stream/xlsxtext.h"

#include <stdint.h>
#include <string.h>

void
xlsxtext_start(struct xlsxtext *t, int depth, const char *name)
{
	if (depth == 1)
		t->run = strcmp(name, "r") == 0;
	if (t->depth == 0 && (depth == 1 || (depth == 2 && t->run)) &&
	    strcmp(name, "t") == 0)
		t->depth = depth;
	t->on = t->depth == depth;
}

void
xlsxtext_end(struct xlsxtext *t, int depth)
{
	if (t->depth == depth)
		t->depth = 0;
	t->on = t->depth != 0 && t->depth == depth - 1;
	if (depth == 1)
		t->run = false;
}

#define ESCAPE 7 /* bytes of _xHHHH_ */

/* The number in the escape at p, or -1 when there is none. */
static int32_t
escape(const char *p, size_t n)
{
	int32_t v = 0;

	if (n < ESCAPE || p[0] != '_' || p[1] != 'x' || p[ESCAPE - 1] != '_')
		return -1;
	for (int i = 2; i < ESCAPE - 1; i++) {
		int c = (unsigned char)p[i];
		int digit = c >= '0' && c <= '9'   ? c - '0'
		            : c >= 'A' && c <= 'F' ? c - 'A' + 10
		            : c >= 'a' && c <= 'f' ? c - 'a' + 10
		                                   : -1;

		if (digit < 0)
			return -1;
		v = v * 16 + digit;
	}
	return v;
}

static char *
put(char *to, uint32_t c)
{
	if (c < 0x80) {
		*to++ = (char)c;
		return to;
	}
	if (c < 0x800) {
		*to++ = (char)(0xC0 | c >> 6);
	} else {
		if (c < 0x10000) {
			*to++ = (char)(0xE0 | c >> 12);
		} else {
			*to++ = (char)(0xF0 | c >> 18);
			*to++ = (char)(0x80 | (c >> 12 & 0x3F));
		}
		*to++ = (char)(0x80 | (c >> 6 & 0x3F));
	}
	*to++ = (char)(0x80 | (c & 0x3F));
	return to;
}

size_t
xlsxtext_unescape(char *p, size_t n)
{
	char *at = memchr(p, '_', n), *end = p + n, *to = at;

	if (!at)
		return n;
	while (at < end) {
		int32_t v = escape(at, (size_t)(end - at)), low = -1;
		size_t used = ESCAPE;

		if (v >= 0xD800 && v <= 0xDBFF) {
			low = escape(at + ESCAPE, (size_t)(end - at) - ESCAPE);
			if (low >= 0xDC00 && low <= 0xDFFF) {
				v = 0x10000 + ((v - 0xD800) << 10) + (low - 0xDC00);
				used = (size_t)2 * ESCAPE;
			} else {
				v = -1;
			}
		} else if (v >= 0xDC00 && v <= 0xDFFF) {
			v = -1;
		}
		if (v < 0) {
			*to++ = *at++;
			continue;
		}
		to = put(to, (uint32_t)v);
		at += used;
	}
	return (size_t)(to - p);
}
