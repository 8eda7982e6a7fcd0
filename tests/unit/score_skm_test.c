#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "score/skm.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

struct way {
	int weight, weighted; /* decimals */
	bool rounded;
};

static const struct way exact = {SKM_EXACT, SKM_EXACT, true};

static void
index_of(struct way way, const struct skm_answers *a, struct skm_index *x)
{
	struct rules *rules;
	struct skm s;
	struct err e;

	assert_int_equal(rules_load(&rules, "skm-14-2017", &e), 0);
	assert_int_equal(skm_load(&s, rules, &e), 0);
	s.weight_places = way.weight;
	s.weighted_places = way.weighted;
	s.rounded = way.rounded;
	skm_index(&s, a, x);
	rules_free(rules);
}

/* The cases of PermenPANRB 14/2017 as they are found in published reports and programs in
 * use; where there are none, worked out by hand. */
static const struct {
	const char *name;
	struct way way;
	struct skm_answers a;
	int64_t value;
	char letter;
} cases[] = {
#define ALL(s, k)                                                                        \
	{                                                                                \
		{s, s, s, s, s, s, s, s, s},                                             \
		{                                                                        \
			k, k, k, k, k, k, k, k, k                                        \
		}                                                                        \
	}
#define HUNDRED                                                                          \
	{                                                                                \
		100, 100, 100, 100, 100, 100, 100, 100, 100                              \
	}
#define TOTALS                                                                           \
	{                                                                                \
		{312, 305, 298, 340, 310, 325, 333, 301, 296}, HUNDRED                   \
	}
	{"one respondent, all 4", {-1, -1, true}, ALL(4, 1), 100000000, 'A'},
	{"all 4, 0.111", {3, -1, true}, ALL(400, 100), 99900000, 'A'},
	{"all 4, 0.11", {2, -1, true}, ALL(400, 100), 99000000, 'A'},
	{"all 1", {-1, -1, true}, ALL(1, 1), 25000000, 'D'},
	{"all 1, 0.111: below the lowest bound", {3, -1, true}, ALL(1, 1), 24980000, 'D'},
	{"totals, exact", {-1, -1, true}, TOTALS, 78330000, 'B'},
	{"totals, 0.111: a tie", {3, -1, true}, TOTALS, 78260000, 'B'},
	{"totals, 0.111, each at 3: a tie", {3, 3, true}, TOTALS, 78280000, 'B'},
	{"totals, 0.111, each at 2", {3, 2, true}, TOTALS, 78250000, 'B'},
	{"3179 of 100: 88.3055, rounded first",
         {-1, -1, true},
         {{353, 353, 353, 353, 353, 353, 353, 354, 354}, HUNDRED},
         88310000,
         'A'},
	{"3179 of 100, class by the exact value",
         {-1, -1, false},
         {{353, 353, 353, 353, 353, 353, 353, 354, 354}, HUNDRED},
         88310000,
         'B'},
	{"88.305, a tie", {-1, -1, true}, ALL(35322, 10000), 88310000, 'A'},
	{"88.305, class by the exact value",
         {-1, -1, false},
         ALL(35322, 10000),
         88310000,
         'B'},
	{"2758 of 100: 76.6111",
         {-1, -1, true},
         {{306, 306, 306, 306, 306, 307, 307, 307, 307}, HUNDRED},
         76610000,
         'B'},
	{"2340 of 100", {-1, -1, true}, ALL(260, 100), 65000000, 'C'},
	{"2340 of 100, exact", {-1, -1, false}, ALL(260, 100), 65000000, 'C'},
	/* 25 * 2339 / 900 = 64.9722 */
	{"2339 of 100",
         {-1, -1, true},
         {{259, 260, 260, 260, 260, 260, 260, 260, 260}, HUNDRED},
         64970000,
         'D'},
	/* Means 4, 3, 2 and six times 3: 27 / 9 * 25. */
	{"each element by its own number of answers",
         {-1, -1, true},
         {{40, 9, 2, 3, 3, 3, 3, 3, 3}, {10, 3, 1, 1, 1, 1, 1, 1, 1}},
         75000000,
         'C'},
	/* Eight elements: 31 / 8 * 25 = 96.875, a tie; 0.125 is 1/8. */
	{"one element not asked",
         {-1, -1, true},
         {{4, 4, 4, 0, 4, 4, 4, 4, 3}, {1, 1, 1, 0, 1, 1, 1, 1, 1}},
         96880000,
         'A'},
	{"one element not asked, three decimals",
         {3, -1, true},
         {{4, 4, 4, 0, 4, 4, 4, 4, 3}, {1, 1, 1, 0, 1, 1, 1, 1, 1}},
         96880000,
         'A'},
	{"a single answer", {-1, -1, true}, {{0, 0, 3}, {0, 0, 1}}, 75000000, 'C'},
	/* Three people in ten million short of all 4, far below a hundredth. */
	{"many respondents", {-1, -1, true}, ALL(39999997, 10000000), 100000000, 'A'},
};

static void
test_index(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(cases); i++) {
		struct skm_index x;

		index_of(cases[i].way, &cases[i].a, &x);
		if (x.value != cases[i].value || x.letter != cases[i].letter)
			fail_msg("%s: %lld %c", cases[i].name, (long long)x.value,
			         x.letter);
	}
}

static void
test_means(void **state)
{
	const struct skm_answers a = {{10, 7, 0, 5, 4, 1, 200, 2, 3},
	                              {3, 2, 0, 3, 1, 1, 64, 1, 1}};
	const int64_t want[SKM_ELEMENTS] = {3330000, 3500000, SKM_NONE, 1670000, 4000000,
	                                    1000000, 3130000, 2000000,  3000000};
	struct skm_index x;
	(void)state;
	index_of(exact, &a, &x);
	assert_int_equal(x.elements, 8);
	for (int i = 0; i < SKM_ELEMENTS; i++)
		assert_int_equal(x.nrr[i], want[i]);
}

static char path[] = P_tmpdir "/asn-skm-XXXXXX";

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

#define HEAD                                                                             \
	"{\"id\":\"uji\",\"judul\":\"U\",\"hitung\":\"ikm\","                            \
	"\"dasar\":[{\"peraturan\":\"P\",\"keyakinan\":\"teks\"}]"
#define MARK "\"keyakinan\":\"teks\""
#define NILAI ",\"nilai\":{" MARK ",\"pengali\":25}"
#define BOBOT ",\"bobot\":{" MARK ",\"desimal\":3,\"desimal_tertimbang\":\"tepat\"}"
#define MUTU ",\"mutu\":{" MARK ",\"kelas\":\"tepat\",\"A\":88.31,\"B\":76.61,\"C\":65}"
#define RESPONDEN ",\"responden\":{" MARK ",\"paling_sedikit\":30}"
#define SAMPEL(x, p, d)                                                                  \
	",\"sampel\":{" MARK ",\"khi_kuadrat\":" x ",\"proporsi\":" p ",\"galat\":" d "}"
#define USUAL SAMPEL("3.841", "0.5", "0.05")

static void
test_refused(void **state)
{
	static const struct {
		const char *text, *want; /* NULL: it is used */
	} rows[] = {
		{HEAD NILAI BOBOT MUTU RESPONDEN USUAL "}", NULL},
		{HEAD BOBOT MUTU RESPONDEN USUAL "}",
	         "nilai: the rule set lacks this table"},
		{HEAD NILAI ",\"bobot\":{" MARK ",\"desimal\":0.111}" MUTU RESPONDEN USUAL
	                    "}",
	         "bobot.desimal: want a whole number from 1 to 6"},
		{HEAD NILAI ",\"bobot\":{" MARK
	                    ",\"desimal\":\"bulat\"}" MUTU RESPONDEN USUAL "}",
	         "bobot.desimal: want tepat, or 1 to 6 decimals"},
		{HEAD NILAI ",\"bobot\":{" MARK ",\"desimal\":3}" MUTU RESPONDEN USUAL
	                    "}",
	         "bobot.desimal_tertimbang: this cell is unknown; the rule set cannot be "
	         "used until it is filled in"},
		{HEAD NILAI BOBOT ",\"mutu\":{" MARK ",\"kelas\":\"x\"}" RESPONDEN USUAL
	                          "}",
	         "mutu.kelas: want bulat or tepat"},
		{HEAD NILAI BOBOT
	         ",\"mutu\":{" MARK
	         ",\"kelas\":\"bulat\",\"A\":88.31,\"B\":90,\"C\":65}" RESPONDEN USUAL
	         "}",
	         "mutu.B: not below mutu.A"},
		{HEAD NILAI BOBOT MUTU RESPONDEN SAMPEL("0", "0.5", "0.05") "}",
	         "sampel.khi_kuadrat: want above 0, up to 100"},
		{HEAD NILAI BOBOT MUTU RESPONDEN SAMPEL("3.841", "1", "0.05") "}",
	         "sampel.proporsi: want above 0, below 1"},
		{HEAD NILAI BOBOT MUTU RESPONDEN SAMPEL("3.841", "0.5", "0") "}",
	         "sampel.galat: want above 0, up to 1"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		FILE *fp = fopen(path, "w");
		struct rules *rules;
		struct skm s;
		struct err e;
		int status;

		assert_true(fp && fputs(rows[i].text, fp) >= 0 && fclose(fp) == 0);
		assert_int_equal(rules_load(&rules, path, &e), 0);
		status = skm_load(&s, rules, &e);
		assert_int_equal(status, rows[i].want ? -1 : 0);
		if (rows[i].want)
			assert_string_equal(e.text, rows[i].want);
		else
			assert_int_equal(s.weight_places, 3);
		rules_free(rules);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_index),
		cmocka_unit_test(test_means),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
