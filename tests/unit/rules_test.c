#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "asn/period.h"
#include "asn/records.h"
#include "asn/rules.h"
#include "base/date.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static char path[] = P_tmpdir "/asn-rules-XXXXXX";

static int
enter(void **state)
{
	int fd = mkstemp(path);

	(void)state;
	return fd < 0 ? -1 : close(fd);
}

static int
leave(void **state)
{
	(void)state;
	return unlink(path);
}

/* Loads the text as a user's own rule set. */
static int
load(struct rules **r, const char *text, struct err *e)
{
	FILE *fp = fopen(path, "w");

	assert_true(fp && fputs(text, fp) >= 0 && fclose(fp) == 0);
	return rules_load(r, path, e);
}

static int32_t
day(const char *text)
{
	int32_t days = DATE_NONE;

	assert_true(!*text || date_parse(slice_of(text), &days));
	return days;
}

/* The head of each shipped set, as the figures' page gives them. */
static void
test_shipped(void **state)
{
	static const struct {
		const char *id, *computes, *from, *to, *basis;
	} rows[] = {
		{"angka-kredit-1-2023", "angka_kredit", "", "", "Peraturan BKN 3/2023"},
		{"bup-uu20-2023", "pensiun", "2023-10-31", "", "UU 20/2023"},
		{"ip-asn-2019", "indeks", "2019-01-01", "", "Peraturan BKN 8/2019"},
		{"ip-asn-4190-2024", "indeks", "2023-01-01", "",
	         "Surat Plt. Kepala BKN 4190/B-BM.02.01/SD/K/2024"},
		{"jp-lan10-2018", "jp", "", "", "Peraturan LAN 10/2018"},
		{"jpm", "jpm", "", "", "Peraturan BKN 26/2019"},
		{"kompetensi-38-2017", "kompetensi", "", "", "PermenPANRB 38/2017"},
		{"permenpanrb-6-2022", "predikat", "2022-01-01", "",
	         "PermenPANRB 6/2022"},
		{"permenpanrb-8-2021", "nilai", "2021-07-01", "2021-12-31",
	         "PermenPANRB 8/2021"},
		{"pp-30-2019", "nilai", "2021-07-01", "2021-12-31", "PP 30/2019"},
		{"pp-46-2011", "prestasi", "", "2021-06-30", "PP 46/2011"},
		{"skm-14-2017", "ikm", "", "", "PermenPANRB 14/2017"},
		{"sp4n-62-2018", "pengaduan", "", "", "PermenPANRB 62/2018"},
		{"talenta-3-2020", "talenta", "", "", "PermenPANRB 3/2020"},
		{"umpan-balik-360", "umpan_balik", "", "", "Kebijakan instansi"},
	};
	const char *const *ids = rules_shipped();

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct rules *r;
		struct err e;
		bool found = false;

		if (!ids[i] || strcmp(ids[i], rows[i].id) != 0)
			fail_msg("the shipped set %zu is %s", i, ids[i]);
		if (rules_load(&r, rows[i].id, &e) != 0)
			fail_msg("%s: %s", rows[i].id, e.text);
		assert_string_equal(r->id, rows[i].id);
		assert_string_equal(r->computes, rows[i].computes);
		assert_true(*r->title);
		if (r->from != day(rows[i].from) || r->to != day(rows[i].to))
			fail_msg("%s: from %d to %d", r->id, (int)r->from, (int)r->to);
		for (size_t k = 0; k < r->n_basis; k++)
			found = found ||
			        strcmp(r->basis[k].peraturan, rows[i].basis) == 0;
		if (!found)
			fail_msg("%s does not rest on %s", r->id, rows[i].basis);
		rules_free(r);
	}
	assert_null(ids[LEN(rows)]);
	rules_free(NULL);
}

#define BASIS "{\"peraturan\": \"P 1\", \"pasal\": \"Pasal 2\", \"keyakinan\": \"teks\"}"
#define HEAD(days, basis)                                                                \
	"{\"id\": \"uji\", \"judul\": \"Uji\", \"hitung\": \"jp\"" days                  \
	", \"dasar\": [" basis "]}"

static void
test_head(void **state)
{
	static const struct {
		const char *text, *from, *to;
		size_t n_basis;
		const char *pasal; /* of the first */
	} rows[] = {
		{HEAD("", BASIS), "", "", 1, "Pasal 2"},
		{HEAD(", \"berlaku\": {}", BASIS "," BASIS), "", "", 2, "Pasal 2"},
		{HEAD(", \"berlaku\": {\"mulai\": \"2020-01-01\"}", BASIS), "2020-01-01",
	         "", 1, "Pasal 2"},
		{HEAD(", \"berlaku\": {\"sampai\": \"2020-12-31\"}", BASIS), "",
	         "2020-12-31", 1, "Pasal 2"},
		{HEAD(", \"berlaku\": {\"mulai\": \"2020-01-01\","
	              "\"sampai\": \"2020-01-01\"}",
	              "{\"peraturan\": \"P\", \"keyakinan\": \"kebijakan\"}"),
	         "2020-01-01", "2020-01-01", 1, ""},
		{"\xef\xbb\xbf" HEAD("", BASIS), "", "", 1, "Pasal 2"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct rules *r;
		struct err e;

		if (load(&r, rows[i].text, &e) != 0)
			fail_msg("row %zu: %s", i, e.text);
		assert_string_equal(r->id, "uji");
		assert_string_equal(r->title, "Uji");
		assert_string_equal(r->computes, "jp");
		if (r->from != day(rows[i].from) || r->to != day(rows[i].to) ||
		    r->n_basis != rows[i].n_basis ||
		    strcmp(r->basis[0].pasal, rows[i].pasal) != 0)
			fail_msg("row %zu", i);
		rules_free(r);
	}
}

/* Every fault of a head is named by its place. */
static void
test_head_fails(void **state)
{
#define OF(id, rest) "{\"id\": " id ", \"judul\": \"U\", \"hitung\": \"jp\"" rest "}"
	static const struct {
		const char *text, *want;
	} rows[] = {
		{"[]", "a rule set must be one JSON object"},
		{"{}", "id: want a text"},
		{OF("7", ""), "id: want a text"},
		{OF("\"\"", ""), "id: want a text"},
		{OF("null", ""), "id: want a text"},
		{"{\"id\": \"u\"}", "judul: want a text"},
		{"{\"id\": \"u\", \"judul\": []}", "judul: want a text"},
		{"{\"id\": \"u\", \"judul\": \"U\"}", "hitung: want a text"},
		{OF("\"u\"", ", \"berlaku\": \"2020\""),
	         "berlaku: want an object with mulai and sampai"},
		{OF("\"u\"", ", \"berlaku\": null"),
	         "berlaku: want an object with mulai and sampai"},
		{OF("\"u\"", ", \"berlaku\": {\"mulai\": \"2020\"}"),
	         "berlaku.mulai: want a date yyyy-mm-dd"},
		{OF("\"u\"", ", \"berlaku\": {\"mulai\": 2020}"),
	         "berlaku.mulai: want a date yyyy-mm-dd"},
		{OF("\"u\"", ", \"berlaku\": {\"sampai\": \"2020-02-30\"}"),
	         "berlaku.sampai: want a date yyyy-mm-dd"},
		{OF("\"u\"", ", \"berlaku\": {\"mulai\": \"2021-01-01\","
	                     "\"sampai\": \"2020-12-31\"}"),
	         "berlaku.sampai: before mulai"},
		{OF("\"u\"", ""), "dasar: want a list of at least one legal basis"},
		{OF("\"u\"", ", \"dasar\": []"),
	         "dasar: want a list of at least one legal basis"},
		{OF("\"u\"", ", \"dasar\": {\"peraturan\": \"P\"}"),
	         "dasar: want a list of at least one legal basis"},
		{HEAD("", "3"), "dasar[0].peraturan: want a text"},
		{HEAD("", BASIS ", {}"), "dasar[1].peraturan: want a text"},
		{HEAD("", "{\"peraturan\": \"\"}"), "dasar[0].peraturan: want a text"},
		{HEAD("", "{\"peraturan\": \"P\", \"pasal\": 3}"),
	         "dasar[0].pasal: want a text"},
		{HEAD("", "{\"peraturan\": \"P\"}"), "dasar[0].keyakinan: want a text"},
		{HEAD("", BASIS "," BASIS ",{\"peraturan\": \"P\", \"keyakinan\": "
	                        "\"pasti\"}"),
	         "dasar[2].keyakinan: want teks, sekunder, praktik, ingatan or "
	         "kebijakan"},
		{"{\n\"id\" 3}", "malformed JSON: ':' expected near '3'"},
		{"", "malformed JSON: '[' or '{' expected near end of file"},
		{HEAD("", BASIS) "{", "malformed JSON: end of file expected near '{'"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct rules *r;
		struct err e;

		if (load(&r, rows[i].text, &e) != -1 || r)
			fail_msg("row %zu was taken", i);
		if (e.kind != ERR_RULES || strcmp(e.text, rows[i].want) != 0)
			fail_msg("row %zu: %s", i, e.text);
		if (strncmp(rows[i].text, "{\n", 2) == 0)
			assert_true(e.line == 2 && e.column > 0);
	}
}

/* A name with '/' in it or .json at its end is a file, anything else a shipped set. */
static void
test_names(void **state)
{
#define UNKNOWN                                                                          \
	"no such rule set is shipped; name a shipped one, or a file by a path with / "   \
	"or .json in it"
	static const struct {
		const char *name, *want;
	} rows[] = {
		{"", UNKNOWN},
		{"jp", UNKNOWN},
		{"JP-LAN10-2018", UNKNOWN},
		{"jp-lan10-2018.json", "cannot open: No such file or directory"},
		{"./jp-lan10-2018", "cannot open: No such file or directory"},
		{".json", UNKNOWN},
		{"/", "cannot read: Is a directory"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct rules *r;
		struct err e;

		if (rules_load(&r, rows[i].name, &e) != -1 || r || e.kind != ERR_RULES ||
		    strcmp(e.text, rows[i].want) != 0)
			fail_msg("\"%s\": %s", rows[i].name, e.text);
	}
}

static const char tables[] = HEAD(
	", \"a\": {\"keyakinan\": \"praktik\", \"n\": 5, \"lima\": \"5\", \"koma\": 2.5, "
	"\"kecil\": 1e-7, \"code\": \"baik\", \"salah\": \"Baik\", \"nol\": null, "
	"\"dalam\": {\"keyakinan\": \"ingatan\", \"n\": -3}, \"datar\": {\"n\": 7}},"
	"\"tanpa\": {\"n\": 1}, \"buruk\": {\"keyakinan\": \"pasti\"},"
	"\"angka\": {\"keyakinan\": 1}, \"teks\": \"x\"",
	BASIS);

static void
test_table(void **state)
{
	static const struct {
		const char *path, *mark, *text; /* mark NULL: refused, with text */
	} rows[] = {
		{"a", "praktik", NULL},
		{"a.dalam", "ingatan", NULL},
		{"a.datar", NULL, "a.datar.keyakinan: every table must carry its mark"},
		{"tanpa", NULL, "tanpa.keyakinan: every table must carry its mark"},
		{"angka", NULL, "angka.keyakinan: every table must carry its mark"},
		{"buruk", NULL,
	         "buruk.keyakinan: want teks, sekunder, praktik, ingatan or kebijakan"},
		{"teks", NULL, "teks: the rule set lacks this table"},
		{"a.n", NULL, "a.n: the rule set lacks this table"},
		{"dasar", NULL, "dasar: the rule set lacks this table"},
		{"b", NULL, "b: the rule set lacks this table"},
		{"b.c", NULL, "b.c: the rule set lacks this table"},
		{"a.", "praktik", NULL},
		{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	         NULL,
	         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: "
	         "the rule set lacks this table"},
	};
	struct rules *r;
	struct err e;

	(void)state;
	assert_int_equal(load(&r, tables, &e), 0);
	for (size_t i = 0; i < LEN(rows); i++) {
		const struct jsonnode *table;
		const char *mark;
		int got = rules_table(r, rows[i].path, &table, &mark, &e);

		if (got != (rows[i].mark ? 0 : -1) ||
		    strcmp(got ? e.text : mark, got ? rows[i].text : rows[i].mark) != 0)
			fail_msg("row %zu: %s", i, got ? e.text : mark);
		assert_true(got == 0 || e.kind == ERR_RULES);
	}
	rules_free(r);
}

#define NOT_KNOWN                                                                        \
	": this cell is unknown; the rule set cannot be used until it is filled in"

static void
test_cells(void **state)
{
	static const struct {
		char kind; /* c a code, i a whole number from 0 to 5, d a decimal */
		const char *key;
		int64_t want;
		const char *text; /* NULL: taken */
	} rows[] = {
		{'c', "code", PREDIKAT_BAIK, NULL},
		{'c', "salah", 0, "a.salah: want a code of predikat"},
		{'c', "n", 0, "a.n: want a code of predikat"},
		{'c', "nol", 0, "a.nol" NOT_KNOWN},
		{'c', "hilang", 0, "a.hilang" NOT_KNOWN},
		{'i', "n", 5, NULL},
		{'i', "dalam.n", 0,
	         "a.dalam.n: want a whole number from 0 to 5"}, /* below */
		{'i', "datar.n", 0, "a.datar.n: want a whole number from 0 to 5"},
		{'i', "lima", 0, "a.lima: want a whole number from 0 to 5"},
		{'i', "koma", 0, "a.koma: want a whole number from 0 to 5"},
		{'i', "nol", 0, "a.nol" NOT_KNOWN},
		{'i', "dalam.hilang", 0, "a.dalam.hilang" NOT_KNOWN},
		{'d', "n", 5000000, NULL},
		{'d', "koma", 2500000, NULL},
		{'d', "kecil", 0, "a.kecil: want a number with at most six decimals"},
		{'d', "lima", 0, "a.lima: want a number with at most six decimals"},
		{'d', "nol", 0, "a.nol" NOT_KNOWN},
		{'d', "hilang", 0, "a.hilang" NOT_KNOWN},
	};
	const struct jsonnode *table;
	const char *mark;
	struct rules *r;
	struct err e;

	(void)state;
	assert_int_equal(load(&r, tables, &e), 0);
	assert_int_equal(rules_table(r, "a", &table, &mark, &e), 0);
	for (size_t i = 0; i < LEN(rows); i++) {
		int64_t v = 0;
		int code = 0, got;

		if (rows[i].kind == 'c')
			got = rules_cell_code(table, "a", rows[i].key, &records_predikat,
			                      &code, &e);
		else if (rows[i].kind == 'i')
			got = rules_cell_int(table, "a", rows[i].key, 0, 5, &v, &e);
		else
			got = rules_cell_decimal(table, "a", rows[i].key, &v, &e);
		if (got != (rows[i].text ? -1 : 0))
			fail_msg("row %zu: %d", i, got);
		if (got == 0 && (rows[i].kind == 'c' ? code : v) != rows[i].want)
			fail_msg("row %zu: %lld", i, (long long)v);
		if (got != 0 && (e.kind != ERR_RULES || strcmp(e.text, rows[i].text)))
			fail_msg("row %zu: %s", i, e.text);
	}
	rules_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shipped),    cmocka_unit_test(test_head),
		cmocka_unit_test(test_head_fails), cmocka_unit_test(test_names),
		cmocka_unit_test(test_table),      cmocka_unit_test(test_cells),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
