#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asn/records.h"
#include "base/mem.h"
#include "base/sb.h"
#include "score/efek.h"
#include "score/oneway.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define NANO INT64_C(1000000000)

static void
near(double got, double want)
{
	if (fabs(got - want) > 1e-9 * (1 + fabs(want)))
		fail_msg("%.12g, want %.12g", got, want);
}

/* The six targets and four judges of Shrout and Fleiss 1979, table 2; ICC(1,1) = .17 and
   ICC(1,4) = .44 in their table 4. */
static void
test_published_icc(void **state)
{
	static const int table[6][4] = {{9, 2, 5, 8}, {6, 1, 3, 2},  {8, 4, 6, 8},
	                                {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}};
	struct oneway all = {0};
	double icc1, icck;

	(void)state;
	for (int i = 0; i < 6; i++) {
		struct oneway_group g = {0};

		for (int k = 0; k < 4; k++)
			oneway_add(&g, table[i][k] * NANO);
		oneway_add_group(&all, &g);
	}
	assert_true(oneway_icc(&all, &icc1, &icck));
	near(round(icc1 * 100), 17);
	near(round(icck * 100), 44);
	near(icc1, 0.1657417684054754);
	near(icck, 0.4427971336792686);
}

/* Unequal groups; the figures come from the formulas in exact fractions, by hand and by
   another program. */
static void
test_estimates(void **state)
{
	static const struct {
		int n, values[3];
		double value, low, high;
	} groups[] = {
		{3,
	         {10, 12, 11},
	         11.054794520547945,
	         9.757108487219433,
	         12.352480553876457},
		{2, {20, 22}, 20.877551020408163, 19.293631830550297, 22.46147021026603},
		{1, {15}, 15, 12.782513134198986, 17.217486865801014},
	};
	struct oneway_group g[LEN(groups)] = {{0}};
	struct oneway all = {0}, alone = {0};
	struct oneway_estimate x;
	double icc1, icck;

	(void)state;
	for (size_t i = 0; i < LEN(groups); i++) {
		for (int k = 0; k < groups[i].n; k++)
			oneway_add(&g[i], groups[i].values[k] * NANO);
		oneway_add_group(&all, &g[i]);
	}
	for (size_t i = 0; i < LEN(groups); i++) {
		assert_true(oneway_estimate(&all, &g[i], &x));
		near(x.value / 1e9, groups[i].value);
		near(x.low / 1e9, groups[i].low);
		near(x.high / 1e9, groups[i].high);
	}
	assert_true(oneway_icc(&all, &icc1, &icck));
	near(icc1, 0.96);
	near(icck, 44.0 / 45);
	oneway_add_group(&alone, &g[0]);
	assert_false(oneway_estimate(&alone, &g[0], &x));
	assert_false(oneway_icc(&alone, &icc1, &icck));
}

/* Three people, three raters and one without a pseudonym, who rates without a name. */
static const struct {
	int64_t nip;
	uint32_t unit, aspect, rater;
	bool self;
	int value;
} world[] = {
	{1, 1, 0, 1, false, 80}, {1, 1, 0, 2, false, 90}, {1, 1, 0, 3, false, 70},
	{1, 1, 0, 4, true, 95},  {1, 1, 1, 1, false, 80}, {1, 1, 1, 2, false, 70},
	{1, 1, 1, 3, false, 70}, {1, 1, 2, 1, false, 80}, {1, 1, 2, 2, false, 85},
	{1, 1, 2, 3, false, 60}, {1, 1, 2, 4, true, 90},  {2, 1, 0, 1, false, 85},
	{2, 1, 0, 2, false, 60}, {2, 1, 0, 0, false, 65}, {2, 1, 1, 1, false, 85},
	{2, 1, 1, 2, false, 70}, {2, 1, 2, 1, false, 85}, {2, 1, 2, 2, false, 65},
	{3, 2, 0, 2, false, 50}, {3, 2, 0, 3, false, 55}, {3, 2, 0, 4, true, 40},
	{3, 2, 1, 3, false, 65},
};

static struct slice
name(void *arg, uint32_t number)
{
	static const char *const names[] = {"a", "b", "c", "d", "e"};

	(void)arg;
	return slice_of(names[number]);
}

static int
put(void *arg, const struct record *r)
{
	char digits[DEC_BUF];

	for (size_t i = 0; i < r->type->n; i++) {
		const struct schema_field *f = &r->type->fields[i];

		if (i)
			sb_addc(arg, ',');
		if (r->f[i].s.n == 0)
			continue;
		if (f->kind == KIND_DEC)
			dec_format(digits, r->f[i].v, f->places);
		else if (f->kind == KIND_INT)
			dec_format_int(digits, r->f[i].v);
		if (f->kind == KIND_DEC || f->kind == KIND_INT)
			sb_adds(arg, digits);
		else
			sb_add(arg, r->f[i].s);
	}
	sb_addc(arg, '\n');
	return 0;
}

/* The people in the order of turn, the ratings of each from another one on. */
static void
run(size_t turn, struct sb *out)
{
	const struct efek_names names = {name, name, name, NULL};
	struct efek x = {0};

	for (size_t p = 0; p < 3; p++) {
		int64_t nip = (int64_t)((p + turn) % 3) + 1;
		struct efek_rating r[LEN(world)];
		uint32_t unit = 0;
		size_t n = 0;

		for (size_t i = 0; i < LEN(world); i++) {
			size_t at = (i + turn * 5) % LEN(world);

			if (world[at].nip != nip)
				continue;
			unit = world[at].unit;
			r[n++] = (struct efek_rating){world[at].aspect, world[at].rater,
			                              world[at].self,
			                              world[at].value * NANO};
		}
		efek_add(&x, nip, unit, r, n);
	}
	assert_int_equal(efek_put(&x, INT64_C(2026) * 32, "uji", &names, put, out), 0);
	efek_release(&x);
}

/* The figures are another program's, written from the definitions in exact fractions. */
static void
test_effects(void **state)
{
	static const char want[] =
		"semua,,2026,uji,7,69.76,,,,40.00,,1.25,0.4877,0.6851\n"
		"aspek,a,2026,uji,8,69.38,,,,,,,0.5368,0.7526\n"
		"aspek,b,2026,uji,6,73.33,,,,,,,-0.0750,-0.1467\n"
		"aspek,c,2026,uji,5,75.00,,,,,,,,\n"
		"unit,b,2026,uji,2,74.84,6.00,3.52,8.48,,,,,\n"
		"unit,c,2026,uji,1,56.67,-11.88,-15.37,-8.40,,,,,\n"
		"pegawai,000000000000000001,2026,uji,2,,,,,,,15.00,,\n"
		"pegawai,000000000000000003,2026,uji,1,,,,,,,-12.50,,\n"
		"penilai,b,2026,uji,6,12.50,10.22,1.60,18.83,100.00,1.00,,,\n"
		"penilai,c,2026,uji,7,-4.29,-3.50,-11.58,4.59,0.00,-0.91,,,\n"
		"penilai,d,2026,uji,4,-9.38,-6.83,-16.91,3.25,0.00,-0.12,,,\n";

	(void)state;
	for (size_t turn = 0; turn < 6; turn++) {
		struct sb out = {0};

		run(turn, &out);
		assert_string_equal(out.p, want);
		sb_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_published_icc),
		cmocka_unit_test(test_estimates),
		cmocka_unit_test(test_effects),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
