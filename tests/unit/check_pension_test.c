#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "asn/records.h"
#include "base/date.h"
#include "check/pension.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static int
years(const struct pension *p, const char *jabatan, const char *kind, const char *level)
{
	struct record r;

	schema_clear(&r, &records_pegawai);
	r.f[PEGAWAI_JABATAN].s = slice_of(jabatan);
	records_code(&r, PEGAWAI_JENIS_JABATAN,
	             kind ? schema_code(&records_jenis_jabatan, slice_of(kind)) : -1);
	records_code(&r, PEGAWAI_JENJANG,
	             level ? schema_code(&records_jenjang, slice_of(level)) : -1);
	return pension_years(p, &r);
}

/* UU 20/2023 Pasal 55; PP 11/2017 Pasal 239 for functional posts; UU 14/2005. */
static void
test_shipped(void **state)
{
	static const struct {
		const char *jabatan, *kind, *level;
		int want;
	} rows[] = {
		{NULL, "jpt_utama", NULL, 60},
		{NULL, "jpt_madya", NULL, 60},
		{"Kepala Dinas", "jpt_pratama", NULL, 60},
		{NULL, "administrator", NULL, 58},
		{NULL, "pengawas", NULL, 58},
		{NULL, "pelaksana", NULL, 58},
		{NULL, "fungsional", "pemula", 58},
		{NULL, "fungsional", "terampil", 58},
		{NULL, "fungsional", "mahir", 58},
		{NULL, "fungsional", "penyelia", 58},
		{NULL, "fungsional", "ahli_pertama", 58},
		{NULL, "fungsional", "ahli_muda", 58},
		{NULL, "fungsional", "ahli_madya", 60},
		{NULL, "fungsional", "ahli_utama", 65},
		{NULL, NULL, "ahli_madya", 60},
		/* A kind that is no functional one decides. */
		{NULL, "pelaksana", "ahli_madya", 58},
		{"Guru Ahli Pertama", "fungsional", "ahli_pertama", 60},
		{"GURU", NULL, NULL, 60},
		{"Guru Besar", "fungsional", NULL, 70},
		{"Lektor Kepala", "fungsional", NULL, 65},
		{"Gurunda", "pelaksana", NULL, 58},
		{"Gur", NULL, NULL, 0},
		{"Kepala Guru", NULL, NULL, 0},
		{NULL, "fungsional", NULL, 0},
		{NULL, NULL, NULL, 0},
	};
	struct rules *rules;
	struct pension p;
	struct err e;

	(void)state;
	assert_int_equal(rules_load(&rules, "bup-uu20-2023", &e), 0);
	assert_int_equal(pension_init(&p, rules, &e), 0);
	rules_free(rules);
	for (size_t i = 0; i < LEN(rows); i++) {
		int got = years(&p, rows[i].jabatan, rows[i].kind, rows[i].level);

		if (got != rows[i].want)
			fail_msg("row %zu: %d", i, got);
	}
	pension_release(&p);
	pension_release(&p);
}

static void
test_day(void **state)
{
	static const struct {
		const char *birth;
		int years;
		const char *want;
	} rows[] = {
		{"1968-08-31", 58, "2026-09-01"}, {"1968-09-01", 58, "2026-10-01"},
		{"1968-12-31", 58, "2027-01-01"}, {"1968-02-29", 58, "2026-03-01"},
		{"1966-11-15", 60, "2026-12-01"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		char text[DATE_BUF];
		int32_t birth;

		assert_true(date_parse(slice_of(rows[i].birth), &birth));
		date_format(text, pension_day(birth, rows[i].years));
		assert_string_equal(text, rows[i].want);
	}
}

#define HEAD                                                                             \
	"{\"id\": \"x\", \"judul\": \"x\", \"hitung\": \"pensiun\", "                    \
	"\"dasar\": [{\"peraturan\": \"x\", \"keyakinan\": \"teks\"}]"
#define MARK "\"keyakinan\": \"teks\""
#define KINDS                                                                            \
	", \"jenis_jabatan\": {" MARK ", \"jpt_utama\": 60, \"jpt_madya\": 60, "         \
	"\"jpt_pratama\": 60, \"administrator\": 58, \"pengawas\": 58, "                 \
	"\"fungsional\": \"jenjang\", \"pelaksana\": 58}"
#define LEVELS                                                                           \
	", \"jenjang\": {" MARK ", \"pemula\": 58, \"terampil\": 58, \"mahir\": 58, "    \
	"\"penyelia\": 58, \"ahli_pertama\": 58, \"ahli_muda\": 58, "                    \
	"\"ahli_madya\": 60, \"ahli_utama\": 65}"

static void
test_refused(void **state)
{
	static const struct {
		const char *text, *says; /* NULL: it is taken */
	} rows[] = {
		{HEAD KINDS LEVELS ", \"jabatan\": {" MARK "}}", NULL},
		{HEAD LEVELS ", \"jabatan\": {" MARK "}}", "jenis_jabatan"},
		{HEAD KINDS ", \"jabatan\": {" MARK "}}", "jenjang"},
		{HEAD KINDS LEVELS "}", "jabatan"},
		{HEAD KINDS LEVELS ", \"jabatan\": {" MARK ", \"guru\": null}}",
	         "jabatan.guru"},
		{HEAD KINDS LEVELS ", \"jabatan\": {" MARK ", \"guru\": 6}}",
	         "jabatan.guru"},
		{HEAD KINDS LEVELS ", \"jabatan\": {" MARK ", \"guru\": {\"nilai\": 6}}}",
	         "jabatan.guru.keyakinan"},
	};
	char path[] = P_tmpdir "/pension-XXXXXX";
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	for (size_t i = 0; i < LEN(rows); i++) {
		FILE *fp = fopen(path, "w");
		struct rules *rules;
		struct pension p;
		struct err e;
		int got;

		assert_non_null(fp);
		fputs(rows[i].text, fp);
		assert_int_equal(fclose(fp), 0);
		assert_int_equal(rules_load(&rules, path, &e), 0);
		got = pension_init(&p, rules, &e);
		if ((got == 0) != !rows[i].says ||
		    (got && (e.kind != ERR_RULES || !strstr(e.text, rows[i].says))))
			fail_msg("row %zu: %d, %s", i, got, got ? e.text : "");
		pension_release(&p);
		rules_free(rules);
	}
	unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shipped),
		cmocka_unit_test(test_day),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
