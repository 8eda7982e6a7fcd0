#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "score/total.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

enum {
	SB = PREDIKAT_SANGAT_BAIK,
	B = PREDIKAT_BAIK,
	C = PREDIKAT_CUKUP,
	K = PREDIKAT_KURANG,
	SK = PREDIKAT_SANGAT_KURANG,
	BURUK = PREDIKAT_BURUK
};

static char path[] = P_tmpdir "/asn-total-XXXXXX";

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

static struct rules *
load(struct total *t, const char *id)
{
	struct rules *r;
	struct err e;

	if (rules_load(&r, id, &e) < 0 || total_load(t, r, &e) < 0)
		fail_msg("%s: %s", id, e.text);
	return r;
}

/*
 * PP 30/2019 Pasal 41: from 110 to 120 with a new idea sangat baik, from 90 baik, from 70
 * cukup, from 50 kurang, below it sangat kurang; the exact value decides. PP 46/2011: 91
 * and above, 76-90, 61-75, 51-60, 50 and below, each with the decimals below it.
 */
static void
test_classes(void **state)
{
	static const struct {
		const char *id;
		int64_t exact; /* 1e-9 */
		bool idea;
		int want;
	} rows[] = {
		{"pp-30-2019", INT64_C(120000000000), true, SB},
		{"pp-30-2019", INT64_C(120000000000), false, B},
		{"pp-30-2019", INT64_C(110000000000), true, SB},
		{"pp-30-2019", INT64_C(110000000000), false, B},
		{"pp-30-2019", INT64_C(109999999999), true, B},
		{"pp-30-2019", INT64_C(90000000000), false, B},
		{"pp-30-2019", INT64_C(89999999999), true, C},
		{"pp-30-2019", INT64_C(89995000000), false, C},
		{"pp-30-2019", INT64_C(70000000000), false, C},
		{"pp-30-2019", INT64_C(69999999999), false, K},
		{"pp-30-2019", INT64_C(50000000000), false, K},
		{"pp-30-2019", INT64_C(49999999999), false, SK},
		{"pp-30-2019", 0, true, SK},
		{"permenpanrb-8-2021", INT64_C(110000000000), true, SB},
		{"permenpanrb-8-2021", INT64_C(89995000000), false, C},
		{"pp-46-2011", INT64_C(91000000000), false, SB},
		{"pp-46-2011", INT64_C(90999999999), false, B},
		{"pp-46-2011", INT64_C(90500000000), false, B},
		{"pp-46-2011", INT64_C(75000000001), false, B},
		{"pp-46-2011", INT64_C(75000000000), true, C},
		{"pp-46-2011", INT64_C(60000000001), false, C},
		{"pp-46-2011", INT64_C(60000000000), false, K},
		{"pp-46-2011", INT64_C(50000000001), false, K},
		{"pp-46-2011", INT64_C(50000000000), false, BURUK},
		{"pp-46-2011", 0, false, BURUK},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct total t;
		struct rules *r = load(&t, rows[i].id);
		int got = total_class(&t, rows[i].exact, rows[i].idea);

		if (t.classes[got].predikat != rows[i].want)
			fail_msg("%s %lld: predicate %d, want %d", rows[i].id,
			         (long long)rows[i].exact, t.classes[got].predikat,
			         rows[i].want);
		rules_free(r);
	}
}

static void
test_where_an_idea_decides(void **state)
{
	struct total t;
	struct rules *r = load(&t, "pp-30-2019");

	(void)state;
	assert_true(total_asks_idea(&t, INT64_C(110000000000)));
	assert_false(total_asks_idea(&t, INT64_C(109999999999)));
	assert_int_equal(total_predicates(&t),
	                 1u << SB | 1u << B | 1u << C | 1u << K | 1u << SK);
	rules_free(r);
	r = load(&t, "pp-46-2011");
	assert_false(total_asks_idea(&t, INT64_C(91000000000)));
	assert_int_equal(total_predicates(&t),
	                 1u << SB | 1u << B | 1u << C | 1u << K | 1u << BURUK);
	rules_free(r);
}

#define HEAD                                                                             \
	"{\"id\":\"uji\",\"judul\":\"Uji\",\"hitung\":\"nilai\",\"dasar\":["             \
	"{\"peraturan\":\"P\",\"keyakinan\":\"teks\"}],"
#define WEIGHTS(more) "\"bobot\":{\"keyakinan\":\"teks\"," more "},"
#define BOTH "\"tidak\":{\"skp\":70,\"perilaku\":30},\"ya\":{\"skp\":60,\"perilaku\":40}"
#define RANGE                                                                            \
	"\"rentang\":{\"keyakinan\":\"teks\",\"skp_maks\":120,\"perilaku_maks\":120},"
#define CLASSES(more) "\"predikat\":{\"keyakinan\":\"teks\"," more "}}"
#define GOOD CLASSES("\"baik\":{\"dari\":90},\"kurang\":{}")

static int
load_text(struct total *t, struct rules **r, const char *text, struct err *e)
{
	FILE *fp = fopen(path, "w");

	assert_true(fp && fputs(text, fp) >= 0 && fclose(fp) == 0);
	if (rules_load(r, path, e) < 0)
		fail_msg("%s: %s", text, e->text);
	return total_load(t, *r, e);
}

/* PP 30/2019 Pasal 41, weights by what the agency does; examples worked by hand. */
static void
test_totals(void **state)
{
	static const struct {
		const char *choice;
		int64_t skp, perilaku; /* hundredths */
		int64_t want;          /* 1e-9 */
	} rows[] = {
		{"tidak", 11200, 9500, INT64_C(106900000000)},
		{"ya", 11200, 9500, INT64_C(105200000000)},
		{"tidak", 12000, 11000, INT64_C(117000000000)},
		{"tidak", 10280, 10000, INT64_C(101960000000)},
		{"ya", 10280, 10000, INT64_C(101680000000)},
		{"tidak", 0, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		char text[1024];
		struct total t;
		struct rules *r;
		struct err e;
		int64_t got;

		snprintf(text, sizeof text,
		         "%s\"bobot\":{\"keyakinan\":\"teks\","
		         "\"penilai_rekan\":\"%s\",%s},%s%s",
		         HEAD, rows[i].choice, BOTH, RANGE, GOOD);
		assert_int_equal(load_text(&t, &r, text, &e), 0);
		got = dec_exact(total_of(&t, (dec_wide)rows[i].skp * 10000000000,
		                         (dec_wide)rows[i].perilaku * 10000000000));
		if (got != rows[i].want)
			fail_msg("row %zu: %lld", i, (long long)got);
		rules_free(r);
	}
}

static void
test_unusable_sets(void **state)
{
	static const struct {
		const char *json, *names;
	} rows[] = {
		{HEAD RANGE GOOD, "bobot"},
		{HEAD WEIGHTS("\"skp\":70") RANGE GOOD, "bobot.perilaku"},
		{HEAD WEIGHTS("\"skp\":70,\"perilaku\":20") RANGE GOOD, "100"},
		{HEAD WEIGHTS("\"penilai_rekan\":true," BOTH) RANGE GOOD,
	         "bobot.penilai_rekan"},
		{HEAD WEIGHTS("\"penilai_rekan\":\"ada\"," BOTH) RANGE GOOD,
	         "bobot.penilai_rekan"},
		{HEAD WEIGHTS("\"skp\":70,\"perilaku\":30") GOOD, "rentang"},
		{HEAD WEIGHTS("\"skp\":70,\"perilaku\":30")
	                 RANGE CLASSES("\"baik\":{\"dari\":90}"),
	         "last"},
		{HEAD WEIGHTS("\"skp\":70,\"perilaku\":30") RANGE CLASSES(
			 "\"baik\":{\"dari\":90},\"cukup\":{\"dari\":90},\"kurang\":{}"),
	         "predikat.cukup"},
		{HEAD WEIGHTS("\"skp\":70,\"perilaku\":30")
	                 RANGE CLASSES("\"baik\":{},\"kurang\":{}"),
	         "predikat.kurang"},
		{HEAD WEIGHTS("\"skp\":70,\"perilaku\":30")
	                 RANGE CLASSES("\"baik\":{\"dari\":null},\"kurang\":{}"),
	         "predikat.baik.dari"},
		{HEAD WEIGHTS("\"skp\":70,\"perilaku\":30") RANGE CLASSES(
			 "\"baik\":{\"dari\":1,\"lebih_dari\":1},\"kurang\":{}"),
	         "lebih_dari"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct total t;
		struct rules *r;
		struct err e;

		assert_int_equal(load_text(&t, &r, rows[i].json, &e), -1);
		assert_int_equal(e.kind, ERR_RULES);
		if (!strstr(e.text, rows[i].names))
			fail_msg("row %zu: %s", i, e.text);
		rules_free(r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_classes),
		cmocka_unit_test(test_where_an_idea_decides),
		cmocka_unit_test(test_totals),
		cmocka_unit_test(test_unusable_sets),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
