#include "import/footer.h"

#include "base/ascii.h"
#include "import/alias.h"
#include "import/bare.h"

#define COUNT_DIGITS 6 /* of a figure in the column of the NIP: far fewer than a NIP's */

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

/* Whether what stands behind the first cell is part of a record. Beside a total its
   figures are not; beside a text that only begins with a word everything is. */
static bool
has_record(const struct footer_table *t, const struct csvrow *row, size_t first,
           bool whole)
{
	char room[ALIAS_ROOM];

	for (size_t i = first + 1; i < row->n; i++) {
		bool used = i < t->columns && t->field[i] >= 0;

		if (first_word(row->f[i]).n
		            ? used || !whole
		            : used && !whole && alias_squash(row->f[i], room).n)
			return true;
	}
	return false;
}

bool
footer_is(const struct footer_table *t, const struct csvrow *row)
{
	char room[ALIAS_ROOM];
	size_t first = 0;
	bool whole;

	while (first < row->n && alias_squash(row->f[first], room).n == 0)
		first++;
	if (first == row->n)
		return false;
	whole = is_word(alias_squash(row->f[first], room));
	if (t->key != first && t->key < row->n &&
	    alias_squash(row->f[t->key], room).n >
	            (size_t)(whole && !t->strict ? COUNT_DIGITS : 0))
		return false;
	if (!whole &&
	    (t->strict || !is_word(alias_squash(first_word(row->f[first]), room))))
		return false;
	return !has_record(t, row, first, whole);
}

bool
footer_is_blank(const struct csvrow *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (bare_is_trim(row->f[i]) || bare_trim(row->f[i], NULL).n)
			return false;
	return true;
}
