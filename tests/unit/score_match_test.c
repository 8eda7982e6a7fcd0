#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/dec.h"
#include "score/match.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Purposes in byte order: pemetaan, pengisian. Definition and classes: instruction sheet
   of the assessment centre of Kemendagri, practice. */
static void
test_classes(void **state)
{
	static const struct {
		struct match_sums sums;
		const char *value, *mapping, *selection;
	} cases[] = {
		/* nine competencies of an administrator, 9 x 3 = 27 */
		{{24, 27}, "88.89", "CO", "MS"},
		{{21, 27}, "77.78", "KO", "MMS"},
		{{18, 27}, "66.67", "KO", "KMS"},
		/* a program prints 138.89 */
		{{25, 18}, "138.89", "O", "MS"},
		/* the bounds themselves, and the next fraction below each */
		{{20, 25}, "80.00", "CO", "MS"},
		{{799, 1000}, "79.90", "CO", "MMS"},
		{{17, 25}, "68.00", "KO", "MMS"},
		{{679, 1000}, "67.90", "KO", "KMS"},
		{{9, 10}, "90.00", "O", "MS"},
		{{899, 1000}, "89.90", "CO", "MS"},
		{{39, 50}, "78.00", "CO", "MMS"},
		{{779, 1000}, "77.90", "KO", "MMS"},
		{{0, 27}, "0.00", "KO", "KMS"},
	};
	struct rules *rules;
	struct match m;
	struct err e;
	bool turns;

	(void)state;
	assert_int_equal(rules_load(&rules, "jpm", &e), 0);
	assert_int_equal(match_load(&m, rules, &e), 0);
	assert_int_equal(m.n, 2);
	for (size_t i = 0; i < LEN(cases); i++) {
		const char *const want[] = {cases[i].mapping, cases[i].selection};
		char value[DEC_BUF];

		dec_format(value, match_value(&m, cases[i].sums), 2);
		assert_string_equal(value, cases[i].value);
		for (size_t k = 0; k < m.n; k++) {
			const struct match_purpose *p = &m.purposes[k];
			size_t class = match_class(&m, p, cases[i].sums, &turns);

			assert_true(slice_eq(p->classes.steps[class].name,
			                     slice_of(want[k])));
			assert_false(turns);
		}
	}
	rules_free(rules);
}

/* 79.996 is below 80, and is printed as 80.00. */
static void
test_rounding(void **state)
{
	const struct match_sums sums = {19999, 25000};
	struct rules *rules;
	struct match m;
	struct err e;
	bool turns;

	(void)state;
	assert_int_equal(rules_load(&rules, "jpm", &e), 0);
	assert_int_equal(match_load(&m, rules, &e), 0);
	assert_int_equal(match_class(&m, &m.purposes[1], sums, &turns), 1);
	assert_true(turns);
	m.rounded = true;
	assert_int_equal(match_class(&m, &m.purposes[1], sums, &turns), 0);
	assert_true(turns);
	m.cap = 79 * DEC_ONE;
	assert_int_equal(match_class(&m, &m.purposes[1], sums, &turns), 1);
	assert_false(turns);
	assert_int_equal(match_value(&m, sums), 79 * DEC_ONE);
	rules_free(rules);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_classes),
		cmocka_unit_test(test_rounding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
