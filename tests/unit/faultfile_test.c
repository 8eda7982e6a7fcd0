#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sb.h"
#include "cli/faultfile.h"
#include "stream/input.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static char folder[] = P_tmpdir "/asn-faultfile-XXXXXX";

static int
enter(void **state)
{
	(void)state;
	umask(022);
	return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int
leave(void **state)
{
	(void)state;
	return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static const struct {
	const char *berkas;
	struct err fault;
	bool rejected;
} faults[] = {
	{"a.csv",
         {.kind = ERR_ROW,
          .line = 17,
          .column = 3,
          .code = "nip_panjang",
          .field = "nip",
          .text = "17 digits, want 18",
          .value = "19900101202201199",
          .personal = 1},
         true},
	{"b, \"c\xff\".csv",
         {.kind = ERR_ROW, .line = 2, .code = "urutan", .text = "before mulai"},
         false},
	/* a column of no line says nothing */
	{"-", {.kind = ERR_INPUT, .column = 7, .text = "cut off, \\ here"}, true},
};

static void
make(const char *path)
{
	struct faultfile *f;
	struct err e;

	assert_int_equal(faultfile_open(&f, path, &e), 0);
	for (size_t i = 0; i < LEN(faults); i++)
		assert_int_equal(faultfile_add(f, faults[i].berkas, &faults[i].fault,
		                               faults[i].rejected, &e),
		                 0);
	assert_int_equal(access(path, F_OK), -1);
	assert_int_equal(faultfile_commit(f, &e), 0);
	faultfile_close(f);
}

static void
test_forms(void **state)
{
	static const char csv[] =
		"berkas,baris,kolom,field,kode,nilai,saran,berat\n"
		"a.csv,17,3,nip,nip_panjang,19900101202201199,\"17 digits, want 18\","
		"salah\n"
		"\"b, \"\"c?\"\".csv\",2,,,urutan,,before mulai,peringatan\n"
		"-,,,,,,\"cut off, \\ here\",salah\n";
	static const char json[] =
		"{\"berkas\":\"a.csv\",\"baris\":17,\"kolom\":3,\"field\":\"nip\","
		"\"kode\":\"nip_panjang\",\"nilai\":\"19900101202201199\","
		"\"saran\":\"17 digits, want 18\",\"berat\":\"salah\"}\n"
		"{\"berkas\":\"b, \\\"c?\\\".csv\",\"baris\":2,\"kode\":\"urutan\","
		"\"saran\":\"before mulai\",\"berat\":\"peringatan\"}\n"
		"{\"berkas\":\"-\",\"saran\":\"cut off, \\\\ here\","
		"\"berat\":\"salah\"}\n";
	static const struct {
		const char *path, *want;
	} rows[] = {
		{"a.csv", csv},    {"A.CSV", csv},     {"a.json", json},
		{"a.jsonl", json}, {"b.ndjson", json},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct sb text = {0};
		struct stat st;
		struct err e;

		make(rows[i].path);
		assert_int_equal(stat(rows[i].path, &st), 0);
		assert_int_equal(st.st_mode & 0777, 0600);
		assert_int_equal(input_whole(rows[i].path, &text, &e), 0);
		assert_string_equal(text.p, rows[i].want);
		assert_int_equal(unlink(rows[i].path), 0);
		sb_release(&text);
	}
}

static void
test_names(void **state)
{
	static const char *const names[] = {"a",   "",         ".csv", "a.txt",
	                                    "csv", "a.csv.gz", "-"};
	struct faultfile *f;
	struct err e;

	(void)state;
	for (size_t i = 0; i < LEN(names); i++) {
		assert_int_equal(faultfile_open(&f, names[i], &e), -1);
		assert_null(f);
		assert_int_equal(e.kind, ERR_USAGE);
	}
	assert_int_equal(faultfile_open(&f, "no/such/folder.csv", &e), -1);
	assert_int_equal(e.kind, ERR_OUTPUT);
}

/* Nothing is left without commit; leave() finds the folder empty. Without faults there is
 * a header, so that the file is still a table. */
static void
test_nothing(void **state)
{
	struct sb text = {0};
	struct faultfile *f;
	struct err e;

	(void)state;
	assert_int_equal(faultfile_open(&f, "a.csv", &e), 0);
	assert_int_equal(faultfile_add(f, "b", &faults[0].fault, true, &e), 0);
	faultfile_close(f);
	assert_int_equal(access("a.csv", F_OK), -1);

	assert_int_equal(faultfile_open(&f, "a.csv", &e), 0);
	assert_int_equal(faultfile_commit(f, &e), 0);
	faultfile_close(f);
	assert_int_equal(input_whole("a.csv", &text, &e), 0);
	assert_string_equal(text.p, "berkas,baris,kolom,field,kode,nilai,saran,berat\n");
	assert_int_equal(unlink("a.csv"), 0);
	sb_release(&text);
	faultfile_close(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_nothing),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
