#include "import/footer.h"

#include "base/ascii.h"
#include "import/alias.h"

/* Squashed words a row under a table begins with. */
static const char *const words[] = {
	"jumlah",
	"total",
	"subtotal",
	"grandtotal",
	"rekapitulasi",
	"keterangan",
	"catatan",
	"sumber",
	"dicetak",
	"tercetak",
	"mengetahui",
	"tanggalcetak",
	"ditarik",
	"diunduh",
	"note",
	"notes",
	"halaman",
	"jumlahtotal",
	"totalkeseluruhan",
	"jumlahkeseluruhan",
};

static bool
is_word(struct slice squashed)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_eq(squashed, slice_of(words[i])))
			return true;
	return false;
}

/* The letters a cell begins with. */
static struct slice
first_word(struct slice s)
{
	size_t n = 0;

	while (s.n && !ascii_is_letter(s.p[0]))
		s.p++, s.n--;
	while (n < s.n && ascii_is_letter(s.p[n]))
		n++;
	return (struct slice){s.p, n};
}

/* Whether any cell from there on has a letter: a remark and a total have none. */
static bool
has_words(const struct csvrow *row, size_t from)
{
	for (size_t i = from; i < row->n; i++)
		if (first_word(row->f[i]).n)
			return true;
	return false;
}

bool
footer_is(const struct csvrow *row, struct slice key, bool strict)
{
	char room[ALIAS_ROOM];

	for (size_t i = 0; i < row->n; i++) {
		struct slice cell = alias_squash(row->f[i], room);

		if (cell.n == 0)
			continue;
		if (is_word(cell))
			return true;
		return !strict && (key.n == 0 || key.p == row->f[i].p) &&
		       is_word(alias_squash(first_word(row->f[i]), room)) &&
		       !has_words(row, i + 1);
	}
	return false;
}
