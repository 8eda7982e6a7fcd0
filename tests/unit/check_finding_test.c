#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"
#include "check/finding.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define NIP INT64_C(198001012010011999)

static uint32_t
place(struct places *p, const char *file, size_t line)
{
	struct record r;

	schema_clear(&r, &records_pegawai);
	r.line = line;
	return place_put(p, &r, file);
}

/* The codes are in order of weight, then of bytes: the sort goes by their numbers. */
static void
test_codes(void **state)
{
	struct places p = {0};
	struct findings f = {.places = &p};
	struct record before, r;

	(void)state;
	for (int i = 0; i < FINDING_CODES; i++)
		finding_add(&f, (enum finding_code)i, &records_unit, PLACE_NONE,
		            SLICE("U"), "x");
	assert_int_equal(f.n, FINDING_CODES);
	assert_int_equal(f.of_weight[BERAT_SALAH] + f.of_weight[BERAT_PERINGATAN] +
	                         f.of_weight[BERAT_CATATAN],
	                 FINDING_CODES);
	for (size_t i = 0; i < f.n; i++) {
		finding_record(&f, i, &r);
		assert_true(r.f[TEMUAN_KODE].s.n > 0);
		if (i > 0 &&
		    (r.f[TEMUAN_BERAT].v < before.f[TEMUAN_BERAT].v ||
		     (r.f[TEMUAN_BERAT].v == before.f[TEMUAN_BERAT].v &&
		      slice_cmp(before.f[TEMUAN_KODE].s, r.f[TEMUAN_KODE].s) >= 0)))
			fail_msg("code %zu is out of order", i);
		before = r;
	}
	finding_release(&f);
	place_release(&p);
}

/* Weight, code, key, file, line, text, whatever the order they were added in. */
static void
test_sort(void **state)
{
	static const struct {
		enum finding_code code;
		const char *key, *file;
		size_t line;
		const char *text;
	} rows[] = {
		{FINDING_UNIT_LINGKARAN, "A", "a", 1, "first"},
		{FINDING_KEPALA_UNIT_LAIN, "A", "b", 9, "x"},
		{FINDING_UNIT_TANPA_KEPALA, "A", "a", 9, "x"},
		{FINDING_UNIT_TANPA_KEPALA, "A", "a", 10, "x"},
		{FINDING_UNIT_TANPA_KEPALA, "A", "a", 10, "y"},
		{FINDING_UNIT_TANPA_KEPALA, "A", "b", 1, "x"},
		{FINDING_UNIT_TANPA_KEPALA, "AB", "a", 1, "x"},
		{FINDING_NAMA_UNIT_SAMA, "A", "a", 1, "last"},
	};

	(void)state;
	for (size_t start = 0; start < LEN(rows); start++) {
		struct places p = {0};
		struct findings f = {.places = &p};

		for (size_t k = 0; k < LEN(rows); k++) {
			size_t i = (start + k * 3) % LEN(rows);

			finding_add(&f, rows[i].code, &records_unit,
			            place(&p, rows[i].file, rows[i].line),
			            slice_of(rows[i].key), "%s", rows[i].text);
		}
		finding_sort(&f);
		for (size_t i = 0; i < LEN(rows); i++)
			if (f.all[i].code != rows[i].code ||
			    !slice_eq(f.all[i].key, slice_of(rows[i].key)) ||
			    !slice_eq(f.all[i].text, slice_of(rows[i].text)) ||
			    place_of(&p, f.all[i].place).line != (int64_t)rows[i].line)
				fail_msg("from %zu: %zu is another", start, i);
		finding_release(&f);
		place_release(&p);
	}
}

static void
test_record(void **state)
{
	struct places p = {0};
	struct findings f = {.places = &p};
	struct record r;

	(void)state;
	finding_add_person(&f, FINDING_JUMLAH_JP, &records_jp, place(&p, "jp.csv", 7),
	                   NIP, "2026", "kurang is %d", 3);
	finding_add_person(&f, FINDING_PENILAI_DIRI, &records_penilaian, PLACE_NONE, NIP,
	                   NULL, "x");
	finding_record(&f, 0, &r);
	assert_true(r.type == &records_temuan);
	assert_true(slice_eq(r.f[TEMUAN_KODE].s, SLICE("jumlah_jp")));
	assert_true(slice_eq(r.f[TEMUAN_BERAT].s, SLICE("salah")));
	assert_true(slice_eq(r.f[TEMUAN_TIPE].s, SLICE("jp")));
	assert_true(slice_eq(r.f[TEMUAN_KUNCI].s, SLICE("198001012010011999;2026")));
	assert_true(slice_eq(r.f[TEMUAN_BERKAS].s, SLICE("jp.csv")));
	assert_int_equal(r.f[TEMUAN_BARIS].v, 7);
	assert_true(slice_eq(r.f[TEMUAN_URAIAN].s, SLICE("kurang is 3")));
	finding_record(&f, 1, &r);
	assert_true(slice_eq(r.f[TEMUAN_KUNCI].s, SLICE("198001012010011999")));
	assert_int_equal(r.f[TEMUAN_BARIS].s.n, 0);
	finding_release(&f);
	place_release(&p);
}

/* What a terminal is shown. */
static void
test_text(void **state)
{
	static const struct {
		const char *key, *text, *want, *want_all;
	} rows[] = {
		{"198001012010011999;2026-Q3", "x", "..............1999;2026-Q3: x",
	         "198001012010011999;2026-Q3: x"},
		{"U", "1980010120100119 99", "U: ............0119 99",
	         "U: 1980010120100119 99"},
		{"U", "198001012010011", "U: 198001012010011", "U: 198001012010011"},
		{"U", "a1234567890123456789b", "U: a...............6789b",
	         "U: a1234567890123456789b"},
		{"D\033[2J\177", "\302\233x\302\240\303\251",
	         "D?[2J?: ??x\302\240\303\251", "D?[2J?: ??x\302\240\303\251"},
		{"a\nb", "", "a?b: ", "a?b: "},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct places p = {0};
		struct findings f = {.places = &p};
		struct sb one = {0}, want = {0};

		finding_add(&f, FINDING_UNIT_GANDA, &records_unit,
		            place(&p, "f\t.csv", 3), slice_of(rows[i].key), "%s",
		            rows[i].text);
		sb_addf(&want, "f?.csv:3: salah: unit_ganda: %s\n", rows[i].want);
		sb_addf(&want, "f?.csv:3: salah: unit_ganda: %s\n", rows[i].want_all);
		finding_text(&f, 0, false, &one);
		finding_text(&f, 0, true, &one);
		assert_string_equal(one.p, want.p);
		sb_release(&one);
		sb_release(&want);
		finding_release(&f);
		place_release(&p);
	}
}

/* Cut, but never in the middle of a character. */
static void
test_long(void **state)
{
	struct places p = {0};
	struct findings f = {.places = &p};
	char text[1001];

	(void)state;
	for (int shift = 0; shift < 2; shift++) {
		memset(text, 'x', 2);
		for (size_t i = (size_t)shift; i + 2 < sizeof text; i += 2)
			memcpy(text + i, "\303\251", 2);
		text[900] = '\0';
		finding_add(&f, FINDING_UNIT_GANDA, &records_unit, PLACE_NONE, SLICE("U"),
		            "%s", text);
		assert_true(f.all[shift].text.n < 900);
		assert_int_equal(utf8_bad(f.all[shift].text), f.all[shift].text.n);
	}
	finding_release(&f);
	place_release(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_codes),  cmocka_unit_test(test_sort),
		cmocka_unit_test(test_record), cmocka_unit_test(test_text),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
