#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "score/cells.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define ROWS_MAX 5

enum { NONE = -1 };
enum { ATAS = RATING_DI_ATAS, SESUAI = RATING_SESUAI, BAWAH = RATING_DI_BAWAH };
enum { SB = PREDIKAT_SANGAT_BAIK, B = PREDIKAT_BAIK };

static int
compare_rows(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct cell));
}

static void
swap(struct cell *a, struct cell *b)
{
	struct cell c = *a;

	*a = *b;
	*b = c;
}

/* The next order of rows after the one they stand in; false after the last. */
static bool
next_order(struct cell *rows, size_t n)
{
	size_t i = n, j = n;

	while (i > 1 && compare_rows(&rows[i - 2], &rows[i - 1]) >= 0)
		i--;
	if (i <= 1)
		return false;
	while (compare_rows(&rows[i - 2], &rows[j - 1]) >= 0)
		j--;
	swap(&rows[i - 2], &rows[j - 1]);
	for (j = n; i < j; i++, j--)
		swap(&rows[i - 1], &rows[j - 1]);
	return true;
}

/* Merges the rows in every order; all must come to the same, which is returned. */
static struct cell
merge_all_orders(const struct cell *rows, size_t n, const char *name)
{
	struct cell sorted[ROWS_MAX], first = {0};
	bool any = false;

	memcpy(sorted, rows, n * sizeof(*rows));
	qsort(sorted, n, sizeof(*sorted), compare_rows);
	do {
		struct cell c = {0};

		for (size_t i = 0; i < n; i++)
			cell_merge(&c, NULL, &sorted[i], NULL);
		if (any && compare_rows(&c, &first) != 0)
			fail_msg("%s: the result depends on the order", name);
		first = c;
		any = true;
	} while (next_order(sorted, n));
	return first;
}

#define RATED(h, p, t) ((uint8_t)((h) + 1 + ((p) + 1) * 4 + ((t) + 1) * 16))
#define DINILAI(unit, selesai, dinilai, h, p, t)                                         \
	{                                                                                \
		unit, selesai, dinilai, RATED(h, p, t), CELL_ROW, 0                      \
	}
#define PLT(h, p)                                                                        \
	{                                                                                \
		0, 9, 9, RATED(h, p, NONE), CELL_PLT, 0                                  \
	}
#define SKOR(unit, h, p, t, notes)                                                       \
	{                                                                                \
		unit, 0, 0, RATED(h, p, t), 0, CELL_SKOR | CELL_SKOR_RATED | (notes)     \
	}
#define SKOR_EMPTY(unit, notes)                                                          \
	{                                                                                \
		unit, 0, 0, 0, 0, CELL_SKOR | (notes)                                    \
	}

/* What each set of rows comes to, by the rules in cells.h, in whatever order they stand.
 */
static const struct {
	const char *name;
	struct cell rows[ROWS_MAX];
	size_t n;
	struct cell want;
} sets[] = {
	{"one",
         {DINILAI(1, 5, 6, ATAS, SESUAI, B)},
         1,
         DINILAI(1, 5, 6, ATAS, SESUAI, B)},
	{"equal rows are one",
         {DINILAI(1, 5, 6, ATAS, SESUAI, B), DINILAI(1, 5, 6, ATAS, SESUAI, B),
          DINILAI(1, 5, 6, ATAS, SESUAI, B)},
         3,
         DINILAI(1, 5, 6, ATAS, SESUAI, B)},
	{"later selesai",
         {DINILAI(1, 5, 9, ATAS, ATAS, SB), DINILAI(2, 6, 1, BAWAH, SESUAI, NONE)},
         2,
         {2, 6, 1, RATED(BAWAH, SESUAI, NONE), CELL_ROW | CELL_GANDA, 0}},
	{"later dinilai",
         {DINILAI(1, 5, 7, ATAS, ATAS, SB), DINILAI(1, 5, 6, BAWAH, SESUAI, NONE)},
         2,
         {1, 5, 7, RATED(ATAS, ATAS, SB), CELL_ROW | CELL_GANDA, 0}},
	{"a missing date is earliest",
         {DINILAI(1, 0, 9, ATAS, ATAS, SB), DINILAI(1, 1, 0, BAWAH, BAWAH, NONE)},
         2,
         {1, 1, 0, RATED(BAWAH, BAWAH, NONE), CELL_ROW | CELL_GANDA, 0}},
	{"a tie in one rating",
         {DINILAI(1, 5, 6, ATAS, SESUAI, B), DINILAI(1, 5, 6, ATAS, BAWAH, B)},
         2,
         {1, 5, 6, RATED(ATAS, NONE, B), CELL_ROW | CELL_GANDA | CELL_TIE, 0}},
	{"a tie in what was recorded",
         {DINILAI(1, 5, 6, ATAS, SESUAI, B), DINILAI(1, 5, 6, ATAS, SESUAI, NONE)},
         2,
         {1, 5, 6, RATED(ATAS, SESUAI, NONE), CELL_ROW | CELL_GANDA | CELL_TIE, 0}},
	{"a tie in the unit alone",
         {DINILAI(1, 5, 6, ATAS, SESUAI, B), DINILAI(2, 5, 6, ATAS, SESUAI, B),
          DINILAI(1, 5, 6, ATAS, SESUAI, B)},
         3,
         {0, 5, 6, RATED(ATAS, SESUAI, B), CELL_ROW | CELL_GANDA | CELL_TIE, 0}},
	{"a tie of three",
         {DINILAI(1, 5, 6, ATAS, SESUAI, B), DINILAI(1, 5, 6, SESUAI, SESUAI, B),
          DINILAI(1, 5, 6, ATAS, BAWAH, B)},
         3,
         {1, 5, 6, RATED(NONE, NONE, B), CELL_ROW | CELL_GANDA | CELL_TIE, 0}},
	{"a later row ends a tie",
         {DINILAI(1, 5, 6, ATAS, SESUAI, B), DINILAI(1, 5, 6, SESUAI, SESUAI, B),
          DINILAI(1, 5, 7, BAWAH, BAWAH, NONE), DINILAI(1, 4, 9, ATAS, ATAS, SB)},
         4,
         {1, 5, 7, RATED(BAWAH, BAWAH, NONE), CELL_ROW | CELL_GANDA, 0}},
	{"an early tie and equal late rows",
         {DINILAI(1, 5, 6, ATAS, SESUAI, B), DINILAI(1, 5, 6, SESUAI, SESUAI, B),
          DINILAI(1, 8, 8, BAWAH, BAWAH, NONE), DINILAI(1, 8, 8, BAWAH, BAWAH, NONE)},
         4,
         {1, 8, 8, RATED(BAWAH, BAWAH, NONE), CELL_ROW | CELL_GANDA, 0}},
	{"plt alone", {PLT(ATAS, ATAS)}, 1, {0, 0, 0, 0, CELL_PLT, 0}},
	{"plt rows, however late, only leave their mark",
         {PLT(ATAS, ATAS), DINILAI(1, 5, 6, BAWAH, SESUAI, NONE), PLT(BAWAH, BAWAH)},
         3,
         {1, 5, 6, RATED(BAWAH, SESUAI, NONE), CELL_ROW | CELL_PLT, 0}},
	{"plt in a tie that ends",
         {PLT(ATAS, ATAS), DINILAI(1, 5, 6, BAWAH, SESUAI, NONE),
          DINILAI(1, 5, 6, ATAS, SESUAI, NONE), DINILAI(1, 6, 0, ATAS, SESUAI, NONE)},
         4,
         {1, 6, 0, RATED(ATAS, SESUAI, NONE), CELL_ROW | CELL_PLT | CELL_GANDA, 0}},
	{"rows win over a score",
         {SKOR(3, ATAS, ATAS, SB, CELL_SKOR_PLT | CELL_SKOR_GANDA),
          DINILAI(1, 5, 6, BAWAH, SESUAI, NONE), SKOR(3, ATAS, BAWAH, SB, 0)},
         3,
         DINILAI(1, 5, 6, BAWAH, SESUAI, NONE)},
	{"a score stands beside plt rows",
         {PLT(BAWAH, BAWAH), SKOR(3, ATAS, ATAS, SB, CELL_SKOR_GANDA)},
         2,
         {3, 0, 0, RATED(ATAS, ATAS, SB), CELL_PLT,
          CELL_SKOR | CELL_SKOR_RATED | CELL_SKOR_GANDA}},
	{"equal scores are one",
         {SKOR(3, ATAS, ATAS, SB, 0), SKOR(3, ATAS, ATAS, SB, 0)},
         2,
         SKOR(3, ATAS, ATAS, SB, 0)},
	{"scores that differ",
         {SKOR(3, ATAS, ATAS, SB, 0), SKOR(3, ATAS, SESUAI, SB, 0),
          SKOR(3, ATAS, ATAS, SB, 0)},
         3,
         SKOR(3, ATAS, NONE, SB, CELL_SKOR_DIFFER)},
	{"scores of different units",
         {SKOR(3, ATAS, ATAS, SB, 0), SKOR(4, ATAS, ATAS, SB, 0)},
         2,
         SKOR(0, ATAS, ATAS, SB, CELL_SKOR_DIFFER)},
	{"a score without ratings yields",
         {SKOR_EMPTY(3, CELL_SKOR_PLT | CELL_SKOR_TANPA_PEGAWAI),
          SKOR(4, ATAS, ATAS, SB, 0), SKOR_EMPTY(5, 0)},
         3,
         SKOR(4, ATAS, ATAS, SB, CELL_SKOR_PLT)},
	{"scores without ratings that differ",
         {SKOR_EMPTY(3, 0), SKOR_EMPTY(5, 0)},
         2,
         SKOR_EMPTY(0, CELL_SKOR_DIFFER)},
	{"a score in dispute is not one without ratings",
         {{3, 0, 0, 0, 0, CELL_SKOR | CELL_SKOR_RATED | CELL_SKOR_TIE},
          SKOR(3, ATAS, ATAS, SB, 0)},
         2,
         SKOR(3, NONE, NONE, NONE, CELL_SKOR_TIE | CELL_SKOR_DIFFER)},
	{"active in one, not in the other",
         {SKOR(3, ATAS, ATAS, SB, 0), SKOR(3, ATAS, ATAS, SB, CELL_SKOR_TIDAK_AKTIF)},
         2,
         SKOR(3, ATAS, ATAS, SB, CELL_SKOR_DIFFER | CELL_SKOR_TIDAK_AKTIF)},
};

static void
test_every_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(sets); i++) {
		struct cell got = merge_all_orders(sets[i].rows, sets[i].n, sets[i].name);

		if (compare_rows(&got, &sets[i].want) != 0)
			fail_msg("%s: unit %u selesai %u dinilai %u ratings %02x"
			         " rows %02x "
			         "skor %03x",
			         sets[i].name, (unsigned)got.unit, (unsigned)got.selesai,
			         (unsigned)got.dinilai, (unsigned)got.ratings,
			         (unsigned)got.rows, (unsigned)got.skor);
	}
}

/* All sets of up to four rows out of a small world in which everything can happen. */
static void
test_no_order_matters(void **state)
{
	static const struct cell world[] = {
		DINILAI(1, 5, 6, ATAS, SESUAI, B),
		DINILAI(1, 5, 6, ATAS, BAWAH, B),
		DINILAI(2, 5, 6, ATAS, SESUAI, B),
		DINILAI(0, 5, 6, ATAS, SESUAI, NONE),
		DINILAI(1, 5, 7, ATAS, SESUAI, B),
		DINILAI(2, 5, 7, BAWAH, NONE, NONE),
		DINILAI(1, 0, 0, ATAS, SESUAI, B),
		PLT(ATAS, ATAS),
		SKOR(1, ATAS, SESUAI, B, 0),
		SKOR(1, ATAS, BAWAH, B, CELL_SKOR_TANPA_PEGAWAI),
		SKOR(2, ATAS, SESUAI, B, CELL_SKOR_TIDAK_AKTIF),
		{1, 0, 0, 0, 0, CELL_SKOR | CELL_SKOR_RATED | CELL_SKOR_TIE},
		SKOR_EMPTY(1, CELL_SKOR_PLT),
		SKOR_EMPTY(2, 0),
	};
	struct cell rows[4];

	(void)state;
	for (size_t a = 0; a < LEN(world); a++)
		for (size_t b = a; b < LEN(world); b++)
			for (size_t c = b; c < LEN(world); c++)
				for (size_t d = c; d < LEN(world); d++) {
					rows[0] = world[a];
					rows[1] = world[b];
					rows[2] = world[c];
					rows[3] = world[d];
					(void)merge_all_orders(rows, 3,
					                       "three of a world");
					(void)merge_all_orders(rows, 4,
					                       "four of a world");
				}
}

static void
test_ratings_round_trip(void **state)
{
	(void)state;
	for (int h = NONE; h < RATING_N; h++)
		for (int p = NONE; p < RATING_N; p++)
			for (int t = NONE; t <= PREDIKAT_BURUK; t++) {
				struct cell c = {.ratings = cell_ratings(h, p, t)};

				assert_int_equal(c.ratings, RATED(h, p, t));
				assert_int_equal(cell_hasil_kerja(&c), h);
				assert_int_equal(cell_perilaku(&c), p);
				assert_int_equal(cell_tercatat(&c), t);
			}
}

static void
test_dates(void **state)
{
	static const struct {
		int32_t days; /* GNU date -u -d DATE +%s, divided by 86400 */
		int want;
	} rows[] = {
		{-1, -1},       {0, 1},      {20665, 20666},
		{65534, 65535}, {65535, -1}, {DATE_NONE, -1},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		uint16_t v = 0;
		struct err e;
		int got = cell_date(rows[i].days, &v, &e);

		if (got != (rows[i].want < 0 ? -1 : 0) || (got == 0 && v != rows[i].want))
			fail_msg("%ld: %d %u", (long)rows[i].days, got, (unsigned)v);
		if (got < 0)
			assert_int_equal(e.kind, ERR_ROW);
	}
}

/* A rule set in which every cell but one says baik; enough for what tables do with it. */
static const struct predikat rule = {
	.cell = {{SB, B, B}, {B, B, B}, {B, B, B}},
};

/* More rows than a batch holds, people far apart, many periods: each lands in its own
 * cell. */
static void
test_many(void **state)
{
	const int people = 700, periods = 5;
	struct roster roster = {0};
	struct cells t;

	(void)state;
	cells_init(&t, &roster, &rule);
	for (int i = 0; i < people; i++)
		for (int k = 0; k < periods; k++) {
			struct cell row = DINILAI(0, 1, 1, (i + k) % 3, i % 3, NONE);

			if ((i + k) % 4 != 0)
				cells_add(&t, 1000 + i * 37 % people, 64000 - k * 32,
				          &row, NULL, "x", 1);
		}
	cells_flush(&t);
	assert_int_equal(t.periods.n, periods);
	assert_int_equal(roster.nips.n, people);
	for (int i = 0; i < people; i++)
		for (int k = 0; k < periods; k++) {
			uint32_t person = keytab_find(&roster.nips,
			                              (uint64_t)(1000 + i * 37 % people));
			const struct cell *c =
				cells_find(&t, person, cells_period(&t, 64000 - k * 32));

			if ((i + k) % 4 == 0) {
				assert_null(c);
			} else {
				assert_non_null(c);
				assert_int_equal(c->ratings,
				                 RATED((i + k) % 3, i % 3, NONE));
				assert_int_equal(c->rows, CELL_ROW);
			}
		}
	cells_release(&t);
	roster_release(&roster);
}

static void
assert_place(const struct cells *t, enum cells_kind kind, const char *file, size_t line)
{
	const char *got_file;
	size_t got_line;

	cells_place(t, kind, &got_file, &got_line);
	if (file)
		assert_string_equal(got_file, file);
	else
		assert_null(got_file);
	assert_int_equal(got_line, line);
}

/* The first place is that of a row that counts in the end. */
static void
test_places(void **state)
{
	static const struct cell odd = DINILAI(0, 5, 5, ATAS, ATAS, B);
	static const struct cell later = DINILAI(0, 6, 6, ATAS, ATAS, SB);
	static const struct cell tied = DINILAI(0, 5, 5, ATAS, SESUAI, B);
	static const struct cell read = SKOR(0, ATAS, SESUAI, B, 0);
	static const struct cell read_else = SKOR(0, ATAS, SESUAI, NONE, 0);
	struct roster roster = {0};
	struct cells t;

	(void)state;
	cells_init(&t, &roster, &rule);
	cells_add(&t, 1, 64000, &odd, NULL, "a", 2);
	cells_add(&t, 2, 64000, &odd, NULL, "a", 3);
	cells_add(&t, 3, 64000, &odd, NULL, "a", 4);
	cells_add(&t, 1, 64000, &later, NULL, "b", 2);
	cells_flush(&t);
	assert_place(&t, CELLS_BEDA, "a", 3);
	assert_place(&t, CELLS_TIE, NULL, 0);
	cells_add(&t, 2, 64000, &tied, NULL, "b", 7);
	cells_flush(&t);
	assert_place(&t, CELLS_BEDA, "a", 4);
	assert_place(&t, CELLS_TIE, "b", 7);
	cells_add(&t, 2, 64000, &later, NULL, "b", 8);
	cells_add(&t, 4, 64000, &read, NULL, "b", 9);
	cells_add(&t, 4, 64000, &read_else, NULL, "b", 10);
	cells_flush(&t);
	assert_place(&t, CELLS_TIE, NULL, 0);
	assert_place(&t, CELLS_SKOR_DIFFER, "b", 10);
	cells_add(&t, 4, 64000, &tied, NULL, "b", 11);
	cells_flush(&t);
	assert_place(&t, CELLS_SKOR_DIFFER, NULL, 0);
	roster.any = true;
	roster.people[0].listed = true;
	assert_place(&t, CELLS_UNLISTED, "a", 3);
	cells_release(&t);
	roster_release(&roster);
}

/* However many rows look suspicious, the list stays small and the first that counts is in
 * it. */
static void
test_many_suspects(void **state)
{
	static const struct cell odd = DINILAI(0, 5, 5, ATAS, ATAS, B);
	static const struct cell later = DINILAI(0, 6, 6, ATAS, ATAS, SB);
	struct roster roster = {0};
	struct cells t;

	(void)state;
	cells_init(&t, &roster, &rule);
	for (int i = 0; i < 100000; i++) {
		cells_add(&t, i, 64000, &odd, NULL, "a", (size_t)i + 2);
		if (i < 90000)
			cells_add(&t, i, 64000, &later, NULL, "a", 1);
	}
	cells_flush(&t);
	assert_place(&t, CELLS_BEDA, "a", 90002);
	assert_true(t.suspects_cap <= 65536);
	cells_release(&t);
	roster_release(&roster);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_order),
		cmocka_unit_test(test_no_order_matters),
		cmocka_unit_test(test_ratings_round_trip),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_many_suspects),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
