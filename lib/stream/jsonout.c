#include "stream/jsonout.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* How many bytes at the front of s stand for themselves, looked at in whole vectors. */
static size_t
plain_run(struct slice s)
{
	size_t i = 0;

#ifdef __SSE2__
	for (; i + 16 <= s.n; i += 16) {
		__m128i v = _mm_loadu_si128((const __m128i *)(const void *)(s.p + i));
		/* Below 0x20 without a sign: the lesser of it and 0x1f is itself. */
		__m128i low = _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(0x1f)), v);
		__m128i marks = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')),
		                             _mm_cmpeq_epi8(v, _mm_set1_epi8('\\')));

		if (_mm_movemask_epi8(_mm_or_si128(low, marks)))
			break;
	}
#else
	(void)s;
#endif
	return i;
}

/* Writes s escaped at p; the longest escape is six bytes for one. Returns what stands
 * behind. */
static char *
escape(char *p, struct slice s)
{
	static const char hex[] = "0123456789abcdef";
	size_t run = plain_run(s);

	if (run)
		memcpy(p, s.p, run);
	p += run;
	for (size_t i = run; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '"' || c == '\\') {
			*p++ = '\\';
			*p++ = (char)c;
		} else if (c >= 0x20) {
			*p++ = (char)c;
		} else if (c == '\n' || c == '\t' || c == '\r') {
			*p++ = '\\';
			*p++ = c == '\n' ? 'n' : c == '\t' ? 't' : 'r';
		} else {
			memcpy(p, "\\u00", 4);
			p[4] = hex[c >> 4];
			p[5] = hex[c & 15];
			p += 6;
		}
	}
	return p;
}

static char *
key_at(char *p, struct slice key, bool first)
{
	*p++ = first ? '{' : ',';
	*p++ = '"';
	memcpy(p, key.p, key.n);
	p += key.n;
	*p++ = '"';
	*p++ = ':';
	return p;
}

void
jsonout_text(struct outfile *o, struct slice key, struct slice value, bool first)
{
	char *start = outfile_room(o, key.n + 6 * value.n + 6);
	char *p = key_at(start, key, first);

	*p++ = '"';
	p = escape(p, value);
	*p++ = '"';
	outfile_wrote(o, (size_t)(p - start));
}

void
jsonout_number(struct outfile *o, struct slice key, struct slice digits, bool first)
{
	char *start = outfile_room(o, key.n + digits.n + 4);
	char *p = key_at(start, key, first);

	memcpy(p, digits.p, digits.n);
	outfile_wrote(o, (size_t)(p + digits.n - start));
}

void
jsonout_end(struct outfile *o)
{
	memcpy(outfile_room(o, 2), "}\n", 2);
	outfile_wrote(o, 2);
	outfile_mark(o);
}

void
jsonout_string(struct outfile *o, struct slice value)
{
	char *start = outfile_room(o, 6 * value.n + 2);
	char *p = start;

	*p++ = '"';
	p = escape(p, value);
	*p++ = '"';
	outfile_wrote(o, (size_t)(p - start));
}
