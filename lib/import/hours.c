#include "import/hours.h"

#include "base/ascii.h"

#define DIGITS_MAX 4

/* Bytes of the unit that s begins with; 0 when there is none. */
static size_t
unit(struct slice s)
{
	static const char *const units[] = {"jam pelajaran", "jpl", "jp"};

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t k = strlen(units[i]);

		if (ascii_begins(s, slice_of(units[i])) &&
		    (k == s.n || (!ascii_is_letter(s.p[k]) && !ascii_is_digit(s.p[k]))))
			return k;
	}
	return 0;
}

static size_t
skip_blanks_back(struct slice s, size_t i)
{
	while (i > 0 && s.p[i - 1] == ' ')
		i--;
	return i;
}

/* The digits that end before i; empty when there are none, or they are only a part of
   what is meant: a decimal, a bound, the end of a range. */
static struct slice
digits_before(struct slice s, size_t i)
{
	size_t end = skip_blanks_back(s, i), start = end, k;

	while (start > 0 && ascii_is_digit(s.p[start - 1]))
		start--;
	k = skip_blanks_back(s, start);
	if (end == start || end - start > DIGITS_MAX || s.p[start] == '0')
		return (struct slice){s.p, 0};
	if (k == 0)
		return (struct slice){s.p + start, end - start};
	if ((k == start &&
	     (memchr(".,", s.p[k - 1], 2) || ascii_is_letter(s.p[k - 1]))) ||
	    memchr("<>=~?/+", s.p[k - 1], 7) || (unsigned char)s.p[k - 1] >= 0x80)
		return (struct slice){s.p, 0};
	if (s.p[k - 1] == '-' && (k = skip_blanks_back(s, k - 1)) > 0 &&
	    ascii_is_digit(s.p[k - 1]))
		return (struct slice){s.p, 0};
	return (struct slice){s.p + start, end - start};
}

/* Brackets, a full stop and blanks. */
static bool
ends(struct slice s, size_t i)
{
	while (i < s.n && memchr(" ).]", s.p[i], 4))
		i++;
	return i == s.n;
}

enum hours
hours_find(struct slice text, struct slice *digits)
{
	size_t found = 0, end = 0, n;

	for (size_t i = 1; i < text.n; i++) {
		struct slice rest = {text.p + i, text.n - i};

		if ((text.p[i] | 32) != 'j' || ascii_is_letter(text.p[i - 1]) ||
		    (n = unit(rest)) == 0)
			continue;
		*digits = digits_before(text, i);
		if (digits->n == 0)
			return HOURS_NONE;
		found++;
		end = i + n;
	}
	if (found == 0 || !ends(text, end))
		return HOURS_NONE;
	return found == 1 ? HOURS_ONE : HOURS_MANY;
}
