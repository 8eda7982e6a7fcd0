#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <unistd.h>

#include "asn/rules_data.h"
#include "base/dec.h"
#include "base/sb.h"
#include "score/ninebox.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* PermenPANRB 3/2020 as programs in use have it: rows di_atas, sesuai, di_bawah; columns
   rendah, menengah, tinggi. */
static void
test_grid(void **state)
{
	static const signed char want[RATING_N][NINEBOX_POTENTIALS] = {
		[RATING_DI_ATAS] = {4, 7, 9},
		[RATING_SESUAI] = {2, 5, 8},
		[RATING_DI_BAWAH] = {1, 3, 6},
	};
	static const char *const follow[] = {
		NULL,
		"sesuai_ketentuan",
		"bimbingan_kinerja;pengembangan_kompetensi;penempatan_sesuai",
		"bimbingan_kinerja;konseling_kinerja;pengembangan_kompetensi;"
		"penempatan_sesuai",
		"rotasi;pengembangan_kompetensi",
		"penempatan_sesuai;bimbingan_kinerja;pengembangan_kompetensi",
		"penempatan_sesuai;bimbingan_kinerja;konseling_kinerja",
		"retensi;suksesi_instansi;rotasi_pengayaan_jabatan;"
		"pengembangan_kompetensi;tugas_belajar",
		"retensi;suksesi_instansi;rotasi_perluasan_jabatan;bimbingan_kinerja",
		"promosi;retensi;suksesi_instansi_nasional;penghargaan",
	};
	struct rules *rules;
	struct ninebox n;
	struct err e;

	(void)state;
	assert_int_equal(rules_load(&rules, "talenta-3-2020", &e), 0);
	assert_int_equal(ninebox_load(&n, rules, &e), 0);
	assert_string_equal(n.pola, "predikat");
	for (int i = 0; i < RATING_N; i++)
		for (int k = 0; k < NINEBOX_POTENTIALS; k++)
			assert_int_equal(n.box[i][k], want[i][k]);
	for (int box = 1; box <= NINEBOX_BOXES; box++)
		assert_string_equal(n.follow[box], follow[box]);
	ninebox_release(&n);
	rules_free(rules);
}

/* Writes the shipped set with another pola into the file. */
static void
choose(const char *pola, const char *path)
{
	static const char word[] = "\"nilai\": \"predikat\"";
	FILE *out = fopen(path, "w");
	struct sb text = {0};
	const char *at;
	size_t i = 0;

	while (strcmp(rules_data[i].id, "talenta-3-2020") != 0)
		i++;
	sb_add(&text, (struct slice){(const char *)rules_data[i].text, rules_data[i].n});
	at = strstr(text.p, word);
	assert_non_null(at);
	assert_non_null(out);
	fprintf(out, "%.*s\"nilai\": \"%s\"%s", (int)(at - text.p), text.p, pola,
	        at + sizeof word - 1);
	assert_int_equal(fclose(out), 0);
	sb_release(&text);
}

/* Each division at its bounds: half-open, so an end belongs to one class alone. */
static void
test_divisions(void **state)
{
	/* sangat_baik, baik, butuh_perbaikan, kurang, sangat_kurang: boxes at a
	   potential. Of cukup and buruk no source says where they belong. */
	static const struct {
		const char *pola, *potensi;
		int boxes[PREDIKAT_N];
	} cases[] = {
		{"predikat", "90", {9, 8, 6, 6, 6}},
		{"predikat", "89.999999", {7, 5, 3, 3, 3}},
		{"predikat", "83.5", {7, 5, 3, 3, 3}},
		{"predikat", "78", {7, 5, 3, 3, 3}},
		{"predikat", "77.999999", {4, 2, 1, 1, 1}},
		{"predikat", "0", {4, 2, 1, 1, 1}},
		{"skor6080", "83.5", {9, 9, 8, 6, 6}},
		{"skor6080", "80.5", {9, 9, 8, 6, 6}},
		{"skor6080", "80", {9, 9, 8, 6, 6}},
		{"skor6080", "79.999999", {7, 7, 5, 3, 3}},
		{"skor6080", "60", {7, 7, 5, 3, 3}},
		{"skor6080", "59.999999", {4, 4, 2, 1, 1}},
		{"7090", "90", {9, 8, 6, 6, 6}},
		{"7090", "89.99", {7, 5, 3, 3, 3}},
		{"7090", "70", {7, 5, 3, 3, 3}},
		{"7090", "69.99", {4, 2, 1, 1, 1}},
		{"4672", "72", {9, 9, 8, 6, 6}},
		{"4672", "71.99", {7, 7, 5, 3, 3}},
		{"4672", "46", {7, 7, 5, 3, 3}},
		{"4672", "45.99", {4, 4, 2, 1, 1}},
	};
	char path[] = "/tmp/asn-ninebox-XXXXXX";
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	for (size_t i = 0; i < LEN(cases); i++) {
		struct rules *rules;
		struct ninebox n;
		struct err e;
		int64_t potensi;

		choose(cases[i].pola, path);
		assert_int_equal(rules_load(&rules, path, &e), 0);
		assert_int_equal(ninebox_load(&n, rules, &e), 0);
		assert_int_equal(dec_parse(slice_of(cases[i].potensi), &potensi, &e), 0);
		for (int p = 0; p < PREDIKAT_N; p++)
			assert_int_equal(
				n.box[n.kinerja_of[p]][ninebox_potential(&n, potensi)],
				cases[i].boxes[p]);
		assert_int_equal(n.kinerja_of[PREDIKAT_CUKUP], -1);
		assert_int_equal(n.kinerja_of[PREDIKAT_BURUK], -1);
		ninebox_release(&n);
		rules_free(rules);
	}
	unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grid),
		cmocka_unit_test(test_divisions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
