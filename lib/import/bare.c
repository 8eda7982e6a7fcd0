#include "import/bare.h"

#include "base/ascii.h"

#define NARROW 3   /* so many # are a column too narrow for its number */
#define WORD_MAX 8 /* bytes of the longest below */

static const struct {
	const char *word; /* in lower case */
	enum bare_word means;
} words[] = {
	{"null", BARE_NOTHING},   {"n/a", BARE_NOTHING},     {"kosong", BARE_NOTHING},
	{"nihil", BARE_NOTHING},  {"(blank)", BARE_NOTHING}, {"(kosong)", BARE_NOTHING},
	{"(null)", BARE_NOTHING}, {"\\n", BARE_NOTHING},     {"na", BARE_NOT_TEXT},
	{"nan", BARE_NOT_TEXT},   {"none", BARE_NOT_TEXT},   {"#ref!", BARE_BROKEN},
	{"#n/a", BARE_BROKEN},    {"#value!", BARE_BROKEN},  {"#div/0!", BARE_BROKEN},
	{"#name?", BARE_BROKEN},  {"#num!", BARE_BROKEN},    {"#null!", BARE_BROKEN},
	{"#spill!", BARE_BROKEN}, {"#calc!", BARE_BROKEN},   {"err:502", BARE_BROKEN},
	{"#sel!", BARE_ILL},      {"err:504", BARE_BROKEN},  {"err:508", BARE_BROKEN},
	{"err:522", BARE_BROKEN},
};

/* Bytes of a blank or unseen character that p begins with; 0 when it is another. */
static size_t
unseen(const char *p, size_t n, unsigned *taken)
{
	const unsigned char *u = (const unsigned char *)p;
	unsigned last;

	if (n && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n'))
		return 1;
	if (n >= 2 && u[0] == 0xC2 && u[1] == 0xA0) {
		*taken |= BARE_NBSP;
		return 2;
	}
	if (n < 3 || (u[0] != 0xE2 && u[0] != 0xEF))
		return 0;
	last = (unsigned)u[0] << 16 | (unsigned)u[1] << 8 | u[2];
	if (last == 0xE280AF) {
		*taken |= BARE_NBSP;
		return 3;
	}
	if ((last < 0xE2808B || last > 0xE2808D) && last != 0xE281A0 && last != 0xEFBBBF)
		return 0;
	*taken |= BARE_ZERO_WIDTH;
	return 3;
}

static size_t
unseen_behind(struct slice s, unsigned *taken)
{
	for (size_t k = 1; k <= 3 && k <= s.n; k++)
		if (unseen(s.p + s.n - k, k, taken) == k)
			return k;
	return 0;
}

struct slice
bare_trim(struct slice s, unsigned *taken)
{
	unsigned unused = 0;
	size_t n;

	taken = taken ? taken : &unused;
	while ((n = unseen(s.p, s.n, taken)) != 0) {
		s.p += n;
		s.n -= n;
	}
	while ((n = unseen_behind(s, taken)) != 0)
		s.n -= n;
	return s;
}

static bool
is_all(struct slice s, char c)
{
	size_t i = 0;

	while (i < s.n && s.p[i] == c)
		i++;
	return i == s.n;
}

enum bare_word
bare_word(struct slice s)
{
	if (s.n == 0 || !bare_begins_word(s.p[0]))
		return BARE_VALUE;
	switch (s.p[0]) {
	case '-':
		return is_all(s, '-') ? BARE_NOTHING : BARE_VALUE;
	case '#':
		if (s.n >= NARROW && is_all(s, '#'))
			return BARE_BROKEN;
		break;
	case '\xE2': /* the dashes that word processors put for a hyphen */
		return slice_eq(s, SLICE("\xE2\x80\x93")) ||
		                       slice_eq(s, SLICE("\xE2\x80\x94"))
		               ? BARE_NOTHING
		               : BARE_VALUE;
	}
	for (size_t i = 0; s.n <= WORD_MAX && i < sizeof words / sizeof *words; i++)
		if (ascii_is(s, words[i].word))
			return words[i].means;
	return BARE_VALUE;
}
