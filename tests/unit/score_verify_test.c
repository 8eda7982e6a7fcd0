#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "asn/period.h"
#include "score/verify.h"
#include "scoring.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

#define A "nip=198001012010011999"
#define B "nip=199001012015011998"
#define KEY_A "kunci=198001012010011999;2026-Q3"
#define BEDA "temuan kode=verifikasi_beda berat=salah tipe="
#define HILANG "temuan kode=verifikasi_hilang berat=salah tipe="
#define LEBIH "temuan kode=verifikasi_lebih berat=salah tipe="

/* Records are on line 2 and so on; several have a | between them. By rule set p, for the
   period if there is one. Nothing wanted: refused. */
static const struct {
	const char *period, *recorded, *computed;
	const char *out, *findings, *note;
} rows[] = {
	{"", "skor " A " periode=2026-Q3 aturan=p nilai=85.50 status=lengkap",
         "skor " A " periode=2026-Q3 aturan=p nilai=85.5 status=lengkap", "", "",
         "skor.csv: 1 results verified, 1 as recorded"},
	{"", "skor " A " periode=2026-Q3 aturan=p nilai=85.5 status=lengkap",
         "skor " A " periode=2026-Q3 aturan=p nilai=85.504 status=lengkap", "", "",
         "skor.csv: 1 results verified, 1 as recorded"},
	{"", "skor " A " periode=2026-Q3 aturan=p nilai=85.504 status=lengkap",
         "skor " A " periode=2026-Q3 aturan=p nilai=85.504 status=lengkap",
         BEDA "skor " KEY_A " berkas=skor.csv baris=2 "
              "uraian=nilai: recorded 85.504, computed 85.50\n",
         " verifikasi_beda=1", "skor.csv: 1 results verified, 0 as recorded"},
	{"", "skor " A " periode=2026-Q3 aturan=p nilai=0 status=lengkap catatan=plt",
         "skor " A " periode=2026-Q3 aturan=p status=sementara catatan=ganda;plt",
         BEDA "skor " KEY_A " berkas=skor.csv baris=2 "
              "uraian=nilai: recorded 0, computed nothing\n" BEDA "skor " KEY_A
              " berkas=skor.csv baris=2 "
              "uraian=status: recorded lengkap, computed sementara\n" BEDA "skor " KEY_A
              " berkas=skor.csv baris=2 "
              "uraian=catatan: recorded plt, computed ganda;plt\n",
         " verifikasi_beda=3", "skor.csv: 1 results verified, 0 as recorded"},
	{"",
         "skor " B " periode=2026-Q3 aturan=p status=lengkap|"
         "skor " A " periode=2026-Q3 aturan=p status=lengkap",
         "skor " A " periode=2026-Q2 aturan=p status=lengkap|"
         "skor " A " periode=2026-Q3 aturan=p status=lengkap",
         HILANG "skor kunci=198001012010011999;2026-Q2 berkas=skor.csv "
                "uraian=computed, but not recorded\n" LEBIH
                "skor kunci=199001012015011998;2026-Q3 berkas=skor.csv baris=2 "
                "uraian=recorded, but the sources do not give it\n",
         " verifikasi_hilang=1 verifikasi_lebih=1",
         "skor.csv: 2 results verified, 1 as recorded"},
	{"2026-Q3",
         "skor " A " periode=2026-Q3 aturan=p status=lengkap|"
         "skor " A " periode=2026-Q2 aturan=p status=lengkap|"
         "skor " A " periode=2026-Q3 aturan=q status=beda|"
         "skor " A " periode=2026-Q3 aturan=p status=lengkap|"
         "skor " A " periode=2026-Q3 aturan=q status=beda",
         "skor " A " periode=2026-Q3 aturan=p status=lengkap",
         LEBIH "skor " KEY_A " berkas=skor.csv baris=5 "
               "uraian=stands in the file more than once\n",
         " verifikasi_lebih=1",
         "skor.csv: 1 results verified, 0 as recorded; 2 of other rule sets or periods "
         "passed over"},
	/* Types with a year, with a key of many fields, and without a period. */
	{"2026",
         "indeks " A " tahun=2026 aturan=p nilai=80 status=lengkap|"
         "indeks " A " tahun=2025 aturan=p nilai=80 status=lengkap|"
         "ikm unit=U layanan=KTP periode=2026 aturan=p responden=007 status=lengkap|"
         "ikm unit=U periode=2026 aturan=p responden=9 status=lengkap|"
         "jpm " A " aturan=p jabatan=J tujuan=T status=lengkap",
         "ikm unit=U periode=2026 aturan=p responden=10 status=lengkap|"
         "ikm unit=U layanan=KTP periode=2026 aturan=p responden=7 status=lengkap|"
         "jpm " A " aturan=p jabatan=J tujuan=S status=lengkap",
         BEDA "ikm kunci=U;;2026 berkas=skor.csv baris=5 "
              "uraian=responden: recorded 9, computed 10\n" HILANG
              "jpm kunci=198001012010011999;S berkas=skor.csv "
              "uraian=computed, but not recorded\n" LEBIH
              "indeks kunci=198001012010011999;2026 berkas=skor.csv baris=2 "
              "uraian=recorded, but the sources do not give it\n" LEBIH
              "jpm kunci=198001012010011999;T berkas=skor.csv baris=6 "
              "uraian=recorded, but the sources do not give it\n",
         " verifikasi_beda=1 verifikasi_hilang=1 verifikasi_lebih=2",
         "skor.csv: 4 results verified, 1 as recorded; 1 of other rule sets or periods "
         "passed over"},
	{"", "", "skor " A " periode=2026-Q3 aturan=p status=lengkap", NULL, NULL, NULL},
	{"", "skor " A " periode=2026-Q3 aturan=q status=lengkap",
         "skor " A " periode=2026-Q3 aturan=p status=lengkap", NULL, NULL, NULL},
	{"2026-Q2", "skor " A " periode=2026-Q3 aturan=p status=lengkap", "", NULL, NULL,
         NULL},
};

struct got {
	struct scoring lines; /* only out and findings are used */
	struct sb note;
};

static int
put(void *arg, const struct record *r)
{
	struct got *got = arg;

	return scoring_put_one(&got->lines, r);
}

static void
find(void *arg, const char *kind, uint64_t n, const char *file, size_t line,
     const char *what)
{
	struct got *got = arg;

	assert_string_equal(file, "skor.csv");
	scoring_find(&got->lines, kind, n, file, line, what);
}

static void
note(void *arg, const char *text)
{
	struct got *got = arg;

	sb_adds(&got->note, text);
}

/* Gives each record of the text to the verifier. */
static void
give(struct verify *v, const char *text, bool recorded)
{
	for (size_t line = 2; *text; line++) {
		struct slice one = scoring_cut(&text, '|');
		struct record r;
		struct sb room = {0};

		sb_add(&room, one);
		scoring_read(room.p, &r);
		r.line = line;
		if (recorded)
			assert_true(verify_keep(v, &r));
		else
			verify_compare(v, &r);
		sb_release(&room);
	}
}

static void
test_differences(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct verify v = {.file = "skor.csv", .period = -1};
		struct got got = {0};
		const struct engine_sink sink = {put, find, note, &got};
		struct err e;
		int status;

		if (*rows[i].period)
			assert_int_equal(
				period_read(slice_of(rows[i].period), &v.period, &e), 0);
		give(&v, rows[i].recorded, true);
		give(&v, rows[i].computed, false);
		status = verify_put(&v, "p", &sink, &e);
		sb_reserve(&got.lines.out, 1)[0] = '\0';
		sb_reserve(&got.lines.findings, 1)[0] = '\0';
		sb_reserve(&got.note, 1)[0] = '\0';
		if (status != (rows[i].out ? 0 : -1))
			fail_msg("row %zu: %d", i, status);
		assert_true(status == 0 || e.kind == ERR_INPUT);
		if (status == 0 && (strcmp(got.lines.out.p, rows[i].out) != 0 ||
		                    strcmp(got.lines.findings.p, rows[i].findings) != 0 ||
		                    strcmp(got.note.p, rows[i].note) != 0))
			fail_msg("row %zu:\n%s%s\n%s", i, got.lines.out.p,
			         got.lines.findings.p, got.note.p);
		sb_release(&got.lines.out);
		sb_release(&got.lines.findings);
		sb_release(&got.note);
		verify_release(&v);
	}
}

static void
test_types(void **state)
{
	struct verify v = {.file = "skor.csv", .period = -1};
	struct record r;

	(void)state;
	assert_false(verify_has(&v, &records_skor));
	give(&v, "skor " A " periode=2026 aturan=p status=lengkap", true);
	assert_true(verify_has(&v, &records_skor));
	assert_false(verify_has(&v, &records_skor_unit));
	/* Nothing tells two of these apart, or by which rule set they were made. */
	scoring_read("temuan kode=beda berat=salah", &r);
	assert_false(verify_keep(&v, &r));
	scoring_read("pegawai " A " nama=N unit=U", &r);
	assert_false(verify_keep(&v, &r));
	verify_release(&v);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_differences),
		cmocka_unit_test(test_types),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
