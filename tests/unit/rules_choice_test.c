#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "asn/period.h"
#include "asn/rules_choice.h"
#include "base/date.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* The appraisals' sets with their days, as PP 46/2011, SE MenPANRB 3/2021 and
   PermenPANRB 6/2022 leave them; and a set that overlaps the last. */
static const struct {
	const char *id, *from, *to;
} sets[] = {
	{"pp-46", "2014-01-01", "2021-06-30"},
	{"pp-30", "2021-07-01", "2021-12-31"},
	{"p-6", "2022-01-01", ""},
	{"p-9", "2030-01-01", ""},
};

static struct rules rules[LEN(sets)];
static struct rules *known[LEN(sets)];
static struct rules_choice choice = {"skor", known, LEN(sets)};

static int
enter(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(sets); i++) {
		rules[i].id = sets[i].id;
		rules[i].to = DATE_NONE;
		assert_true(date_parse(slice_of(sets[i].from), &rules[i].from));
		assert_true(!*sets[i].to ||
		            date_parse(slice_of(sets[i].to), &rules[i].to));
		known[i] = &rules[i];
	}
	return 0;
}

static void
test_periods(void **state)
{
	static const char before[] = "pp-46 (2014-01-01 to 2021-06-30)";
	static const struct {
		const char *period, *id; /* id NULL: refused, with text in it */
		const char *text;
	} rows[] = {
		{"2014", "pp-46", NULL},
		{"2020", "pp-46", NULL},
		{"2021-01", "pp-46", NULL},
		{"2021-H1", "pp-46", NULL},
		{"2021-Q2", "pp-46", NULL},
		{"2021-06", "pp-46", NULL},
		{"2021-07", "pp-30", NULL},
		{"2021-Q3", "pp-30", NULL},
		{"2021-H2", "pp-30", NULL},
		{"2021-12", "pp-30", NULL},
		{"2022-01", "p-6", NULL},
		{"2022", "p-6", NULL},
		{"2029-12", "p-6", NULL},
		{"2021", NULL,
	         "2021 is under more than one rule set, pp-46 (2014-01-01 to "
	         "2021-06-30), pp-30 (2021-07-01 to 2021-12-31): name one with -r, or "
	         "take a shorter period with -p"},
		{"2030", NULL,
	         "2030 is under more than one rule set, p-6 (2022-01-01 to ...), p-9 "
	         "(2030-01-01 to ...): name one with -r, or take a shorter period with "
	         "-p"},
		{"2013-12", NULL, before},
		{"2013", NULL,
	         "no shipped rule set for skor is in force in the whole of 2013; there "
	         "is pp-46 (2014-01-01 to 2021-06-30), pp-30 (2021-07-01 to "
	         "2021-12-31), p-6 (2022-01-01 to ...), p-9 (2030-01-01 to ...): name "
	         "one with -r to use it whatever its dates"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct rules *r;
		int64_t period;
		struct err e;

		assert_int_equal(period_read(slice_of(rows[i].period), &period, &e), 0);
		r = rules_choice_of(&choice, period, &e);
		if (rows[i].id
		            ? !r || strcmp(r->id, rows[i].id) != 0
		            : r || e.kind != ERR_RULES || !strstr(e.text, rows[i].text))
			fail_msg("%s: %s", rows[i].period, r ? r->id : e.text);
	}
}

/* A year of which only a part is under the only set. */
static void
test_part(void **state)
{
	struct rules_choice one = {"skor", known, 1}, none = {"skor", known, 0};
	int64_t period;
	struct err e;

	(void)state;
	assert_int_equal(period_read(SLICE("2021"), &period, &e), 0);
	assert_null(rules_choice_of(&one, period, &e));
	assert_string_equal(e.text,
	                    "no shipped rule set for skor is in force in the whole of "
	                    "2021; there is pp-46 (2014-01-01 to 2021-06-30): name one "
	                    "with -r to use it whatever its dates");
	assert_null(rules_choice_of(&none, period, &e));
	assert_non_null(strstr(e.text, "there is none"));
	assert_null(rules_choice_latest(&none));
}

static void
test_others(void **state)
{
	(void)state;
	assert_ptr_equal(rules_choice_latest(&choice), &rules[3]);
	assert_ptr_equal(rules_choice_find(&choice, SLICE("pp-30")), &rules[1]);
	assert_null(rules_choice_find(&choice, SLICE("pp-3")));
}

/* Of the shipped ones those for skor, which no day has two of. */
static void
test_shipped(void **state)
{
	struct rules_choice c = {0};
	struct err e;

	(void)state;
	assert_int_equal(rules_choice_load(&c, "skor", &e), 0);
	assert_string_equal(rules_choice_latest(&c)->id, "permenpanrb-6-2022");
	for (size_t i = 0; i + 1 < c.n; i++)
		if (c.sets[i]->to == DATE_NONE || c.sets[i]->to >= c.sets[i + 1]->from)
			fail_msg("%s and %s overlap", c.sets[i]->id, c.sets[i + 1]->id);
	for (size_t i = 0; i < c.n; i++)
		assert_string_equal(c.sets[i]->bawaan, "skor");
	rules_choice_release(&c);
	assert_int_equal(rules_choice_load(&c, "pegawai", &e), 0);
	assert_int_equal(c.n, 0);
	rules_choice_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_periods),
		cmocka_unit_test(test_part),
		cmocka_unit_test(test_others),
		cmocka_unit_test(test_shipped),
	};

	return cmocka_run_group_tests(tests, enter, NULL);
}
