#include "base/utf8.h"

#include <stdbool.h>

struct range {
	uint32_t first, last;
};

/* Ascending. */
static const struct range no_width[] = {
	{0x0000, 0x001F}, {0x007F, 0x009F}, {0x0300, 0x036F}, {0x0483, 0x0489},
	{0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x1AB0, 0x1AFF},
	{0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2064},
	{0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
};

static const struct range two_wide[] = {
	{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3040, 0xA4CF},   {0xAC00, 0xD7A3},
	{0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
	{0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

size_t
utf8_bad(struct slice s)
{
	size_t i = 0;

	while (i < s.n) {
		uint64_t word;
		uint32_t cp;
		size_t len;

		if (s.n - i >= sizeof(word)) {
			memcpy(&word, s.p + i, sizeof(word));
			if ((word & UINT64_C(0x8080808080808080)) == 0) {
				i += sizeof(word);
				continue;
			}
		}
		len = utf8_char((struct slice){s.p + i, s.n - i}, &cp);
		if (len == 0)
			return i;
		i += len;
	}
	return s.n;
}

void
utf8_mend(char *s)
{
	size_t n = strlen(s), at = 0;

	while ((at += utf8_bad((struct slice){s + at, n - at})) < n)
		s[at] = '?';
}

size_t
utf8_char(struct slice s, uint32_t *cp)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *p = (const unsigned char *)s.p;
	size_t len, i;
	uint32_t c;

	if (s.n == 0)
		return 0;
	if (p[0] < 0x80) {
		*cp = p[0];
		return 1;
	}
	if (p[0] < 0xC2 || p[0] > 0xF4)
		return 0;
	len = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
	if (s.n < len)
		return 0;
	c = p[0] & (0x7Fu >> len);
	for (i = 1; i < len; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0;
		c = c << 6 | (p[i] & 0x3F);
	}
	if (c < least[len] || (c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF)
		return 0;
	*cp = c;
	return len;
}

static bool
is_in(uint32_t cp, const struct range *r, const struct range *end)
{
	while (r < end && cp > r->last)
		r++;
	return r < end && cp >= r->first;
}

static size_t
char_width(uint32_t cp)
{
	if (is_in(cp, no_width, no_width + sizeof(no_width) / sizeof(no_width[0])))
		return 0;
	if (is_in(cp, two_wide, two_wide + sizeof(two_wide) / sizeof(two_wide[0])))
		return 2;
	return 1;
}

size_t
utf8_width(struct slice s)
{
	size_t columns = 0;

	while (s.n > 0) {
		uint32_t cp = '?';
		size_t len = utf8_char(s, &cp);

		/* A stray byte is shown as one replacement sign. */
		len = len > 0 ? len : 1;
		s = (struct slice){s.p + len, s.n - len};
		columns += char_width(cp);
	}
	return columns;
}
