#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/murmur.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Of the bytes 0, 1, 2, ..., eight to a word; by murmurhash3js-revisited 3.0.0. */
static void
test_another_program(void **state)
{
	static const struct {
		size_t words;
		uint64_t first, second;
	} rows[] = {
		{0, 0, 0},
		{1, UINT64_C(0x47a7e1bdd68e2fc8), UINT64_C(0x60e6ee02ec31dcc7)},
		{2, UINT64_C(0x444924b591903f30), UINT64_C(0xab906456762fe845)},
		{3, UINT64_C(0x734e846275b2dfde), UINT64_C(0x94707eabbbfb9e52)},
		{4, UINT64_C(0xc66d9022b62f500f), UINT64_C(0x1c050a6e34c31151)},
		{7, UINT64_C(0x2d864dcd30e1a394), UINT64_C(0xf08646c29824dd28)},
		{32, UINT64_C(0x1c99c313dc6f12b9), UINT64_C(0x70d6077fab34cc1e)},
	};
	uint64_t words[32];

	(void)state;
	for (uint64_t i = 0; i < LEN(words); i++)
		words[i] =
			i * UINT64_C(0x0808080808080808) + UINT64_C(0x0706050403020100);
	for (size_t i = 0; i < LEN(rows); i++) {
		struct murmur got = murmur_hash(words, rows[i].words);

		if (got.first != rows[i].first || got.second != rows[i].second)
			fail_msg("%zu words", rows[i].words);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_another_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
