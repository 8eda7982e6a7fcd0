#include "stream/csvout.h"

#include <stdbool.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* A quote is needed around a delimiter, a quote or a line end. */
static bool
needs_quotes(struct slice s, char delimiter)
{
	size_t i = 0;

#ifdef __SSE2__
	for (; i + 16 <= s.n; i += 16) {
		__m128i v = _mm_loadu_si128((const __m128i *)(const void *)(s.p + i));
		__m128i m = _mm_or_si128(
			_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(delimiter)),
		                     _mm_cmpeq_epi8(v, _mm_set1_epi8('"'))),
			_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')),
		                     _mm_cmpeq_epi8(v, _mm_set1_epi8('\r'))));

		if (_mm_movemask_epi8(m))
			return true;
	}
#endif
	for (; i < s.n; i++)
		if (s.p[i] == delimiter || s.p[i] == '"' || s.p[i] == '\n' ||
		    s.p[i] == '\r')
			return true;
	return false;
}

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
