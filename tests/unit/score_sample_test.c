#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "score/sample.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct sample usual = {3841000, 500000, 50000};

/* The table of Krejcie and Morgan (1970); the last two by their formula, some prints have
   384 for 100000. */
static void
test_table(void **state)
{
	static const int64_t rows[][2] = {
		{10, 10},       {15, 14},     {20, 19},     {25, 24},     {30, 28},
		{35, 32},       {40, 36},     {45, 40},     {50, 44},     {55, 48},
		{60, 52},       {65, 56},     {70, 59},     {75, 63},     {80, 66},
		{85, 70},       {90, 73},     {95, 76},     {100, 80},    {110, 86},
		{120, 92},      {130, 97},    {140, 103},   {150, 108},   {160, 113},
		{170, 118},     {180, 123},   {190, 127},   {200, 132},   {210, 136},
		{220, 140},     {230, 144},   {240, 148},   {250, 152},   {260, 155},
		{270, 159},     {280, 162},   {290, 165},   {300, 169},   {320, 175},
		{340, 181},     {360, 186},   {380, 191},   {400, 196},   {420, 201},
		{440, 205},     {460, 210},   {480, 214},   {500, 217},   {550, 226},
		{600, 234},     {650, 242},   {700, 248},   {750, 254},   {800, 260},
		{850, 265},     {900, 269},   {950, 274},   {1000, 278},  {1100, 285},
		{1200, 291},    {1300, 297},  {1400, 302},  {1500, 306},  {1600, 310},
		{1700, 313},    {1800, 317},  {1900, 320},  {2000, 322},  {2200, 327},
		{2400, 331},    {2600, 335},  {2800, 338},  {3000, 341},  {3500, 346},
		{4000, 351},    {4500, 354},  {5000, 357},  {6000, 361},  {7000, 364},
		{8000, 367},    {9000, 368},  {10000, 370}, {15000, 375}, {20000, 377},
		{30000, 379},   {40000, 380}, {50000, 381}, {75000, 382}, {100000, 383},
		{1000000, 384},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		if (sample_size(&usual, rows[i][0]) != rows[i][1])
			fail_msg("%lld: %lld", (long long)rows[i][0],
			         (long long)sample_size(&usual, rows[i][0]));
}

/* The same formula with its figures brought to small whole numbers: 3.841 / 4 is 96025 of
   1e-5, and 0.05 squared 250. */
static void
test_small_numbers(void **state)
{
	(void)state;
	for (int64_t n = 1; n <= 300000; n++) {
		int64_t above = 96025 * n, below = 250 * (n - 1) + 96025;

		assert_int_equal(sample_size(&usual, n),
		                 (2 * above + below) / (2 * below));
	}
}

/* 3.84 differs from the table in three rows, of which this is one. */
static void
test_figures(void **state)
{
	const struct sample other = {3840000, 500000, 50000};

	(void)state;
	assert_int_equal(sample_size(&other, 4000), 350);
	assert_int_equal(sample_size(&usual, 0), 0);
	assert_int_equal(sample_size(&usual, 1), 1);
	/* X2 P (1 - P) / d^2 is 384.1. */
	assert_int_equal(sample_size(&usual, SAMPLE_PEOPLE_MAX), 384);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_small_numbers),
		cmocka_unit_test(test_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
