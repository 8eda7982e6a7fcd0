#include "import/nipcell.h"

#include "base/ascii.h"

#define SPREADSHEET_DIGITS 15

/* Bytes of the blank at the head of s; 0 when there is none. */
static size_t
blank(struct slice s)
{
	static const struct slice wide[] = {
		{"\xC2\xA0", 2},     /* U+00A0 */
		{"\xE2\x80\xAF", 3}, /* U+202F */
	};

	if (s.n && memchr(" \t\r\n", s.p[0], 4))
		return 1;
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (s.n >= wide[i].n && memcmp(s.p, wide[i].p, wide[i].n) == 0)
			return wide[i].n;
	return 0;
}

/* Bytes of the apostrophe at the head of s, or of a mark that stands for one. */
static size_t
apostrophe(struct slice s)
{
	static const struct slice marks[] = {
		{"'", 1},
		{"`", 1},
		{"\xC2\xB4", 2},     /* U+00B4 */
		{"\xE2\x80\x98", 3}, /* U+2018 */
		{"\xE2\x80\x99", 3}, /* U+2019 */
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (s.n >= marks[i].n && memcmp(s.p, marks[i].p, marks[i].n) == 0)
			return marks[i].n;
	return 0;
}

static struct slice
behind(struct slice s, size_t n)
{
	return (struct slice){s.p + n, s.n - n};
}

/* Without the formula and the apostrophe around it. */
static struct slice
strip(struct slice s, unsigned *taken)
{
	size_t n;

	if (s.n > 3 && s.p[0] == '=' && s.p[1] == '"' && s.p[s.n - 1] == '"') {
		s = (struct slice){s.p + 2, s.n - 3};
		*taken |= NIPCELL_FORMULA;
	}
	if ((n = apostrophe(s)) != 0) {
		s = behind(s, n);
		*taken |= NIPCELL_APOSTROPHE;
	}
	return s;
}

/* The digits of s into room; false when something else stands among them, or no end of
   digits. */
static bool
gather(struct slice s, char room[NIPCELL_ROOM], size_t *n, unsigned *taken)
{
	size_t skip;
	char mark = '\0';
	bool digit_before = false;

	for (*n = 0; s.n; s = behind(s, skip)) {
		skip = 1;
		if (ascii_is_digit(s.p[0])) {
			if (*n == NIPCELL_ROOM)
				return false;
			room[(*n)++] = s.p[0];
			digit_before = true;
			continue;
		}
		if (memchr(".,`", s.p[0], 3) && digit_before && s.n > 1 &&
		    ascii_is_digit(s.p[1]) && (mark == '\0' || mark == s.p[0])) {
			mark = s.p[0];
			*taken |= NIPCELL_MARKS;
		} else if ((skip = blank(s)) != 0) {
			*taken |= NIPCELL_BLANKS;
		} else {
			return false;
		}
		digit_before = false;
	}
	return true;
}

static int
fault(struct slice cell, struct slice rest, bool number, struct err *e)
{
	int64_t none;

	if (number && rest.n > SPREADSHEET_DIGITS)
		err_row(e, "nip_notasi",
		        "a number, and spreadsheets keep 15 digits of one: the last are "
		        "lost; export the column as text");
	else
		(void)!nip_read(rest, &none, e);
	return err_value(e, cell, 1);
}

int
nipcell_read(struct slice cell, bool number, char room[NIPCELL_ROOM], struct slice *text,
             int64_t *nip, unsigned *taken, struct err *e)
{
	struct slice s;
	size_t n;

	*taken = 0;
	*text = cell;
	if (!number && cell.n == NIP_DIGITS && nip_read(cell, nip, e) == 0)
		return 0;
	s = strip(cell, taken);
	if (gather(s, room, &n, taken))
		s = (struct slice){room, n};
	if (number || nip_read(s, nip, e) != 0)
		return fault(cell, s, number, e);
	*text = s;
	return 0;
}
