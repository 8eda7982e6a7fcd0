#include "score/noted.h"

#include <string.h>

#include "base/dec.h"

static size_t
add_text(char *room, size_t n, const char *text)
{
	size_t k = strlen(text);

	memcpy(room + n, text, k);
	return n + k;
}

size_t
noted_add(char *room, size_t n, const char *name, const char *more)
{
	if (n > 0)
		room[n++] = ';';
	return add_text(room, add_text(room, n, name), more);
}

size_t
noted_count(char *room, size_t n, const char *name, uint64_t count)
{
	char more[DEC_BUF + 1] = ":";

	if (count == 0)
		return n;
	(void)dec_format_int(more + 1, (int64_t)count);
	return noted_add(room, n, name, more);
}

struct slice
noted_bits(char *room, const char *const *names, unsigned bits)
{
	size_t n = 0;

	for (; bits; bits >>= 1, names++)
		if (bits & 1)
			n = noted_add(room, n, *names, "");
	return (struct slice){room, n};
}
