#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/digest.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* The examples of FIPS 180 (SHA-256), and the empty message. */
static void
test_published(void **state)
{
	static const struct {
		const char *text;
		int times;
		const char *want;
	} rows[] = {
		{"", 1,
	         "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
		{"abc", 1,
	         "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
	         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
		{"aaaaaaaaaa", 100000,
	         "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		struct digest *d = digest_new();
		char hex[DIGEST_HEX];
		int k;

		for (k = 0; k < rows[i].times; k++)
			digest_add(d, slice_of(rows[i].text));
		digest_hex(d, hex);
		digest_free(d);
		if (strcmp(hex, rows[i].want) != 0)
			fail_msg("row %zu: %s", i, hex);
	}
	digest_free(NULL);
}

static void
test_any_split(void **state)
{
	struct slice abc = SLICE("abc");
	size_t i;

	(void)state;
	for (i = 0; i <= abc.n; i++) {
		struct digest *d = digest_new();
		char hex[DIGEST_HEX];

		digest_add(d, (struct slice){abc.p, i});
		digest_add(d, (struct slice){NULL, 0});
		digest_add(d, (struct slice){abc.p + i, abc.n - i});
		digest_hex(d, hex);
		digest_free(d);
		assert_memory_equal(hex, "ba7816bf8f01cfea", 16);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_published),
		cmocka_unit_test(test_any_split),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
