#include "stream/csvout.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* A quote is needed around a delimiter, a quote or a line end. */
#ifdef __SSE2__
static inline bool
has_mark(__m128i v, char delimiter)
{
	__m128i m = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(delimiter)),
	                                      _mm_cmpeq_epi8(v, _mm_set1_epi8('"'))),
	                         _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')),
	                                      _mm_cmpeq_epi8(v, _mm_set1_epi8('\r'))));

	return _mm_movemask_epi8(m) != 0;
}

static inline __m128i
load16(const char *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}

/* All of the fewer than 16 bytes, some of them twice, and zeros. */
static inline __m128i
load_short(struct slice s)
{
	uint64_t low = 0, high = 0;

	if (s.n >= 8) {
		memcpy(&low, s.p, 8);
		memcpy(&high, s.p + s.n - 8, 8);
	} else if (s.n >= 4) {
		memcpy(&low, s.p, 4);
		memcpy(&high, s.p + s.n - 4, 4);
	} else {
		for (size_t i = 0; i < s.n; i++)
			low = low << 8 | (unsigned char)s.p[i];
	}
	return _mm_set_epi64x((long long)high, (long long)low);
}

static bool
needs_quotes(struct slice s, char delimiter)
{
	if (s.n < 16)
		return has_mark(load_short(s), delimiter);
	for (size_t i = 0; i + 16 < s.n; i += 16)
		if (has_mark(load16(s.p + i), delimiter))
			return true;
	return has_mark(load16(s.p + s.n - 16), delimiter);
}
#else
static bool
needs_quotes(struct slice s, char delimiter)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == delimiter || s.p[i] == '"' || s.p[i] == '\n' ||
		    s.p[i] == '\r')
			return true;
	return false;
}
#endif

char *
csvout_text(char *p, struct slice s, char delimiter)
{
	if (!needs_quotes(s, delimiter)) {
		if (s.n)
			memcpy(p, s.p, s.n);
		return p + s.n;
	}
	*p++ = '"';
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			*p++ = '"';
		*p++ = s.p[i];
	}
	*p++ = '"';
	return p;
}
