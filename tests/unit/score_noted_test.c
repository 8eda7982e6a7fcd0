#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "score/noted.h"

static void
must_be(const char *room, size_t n, const char *want)
{
	assert_int_equal(n, strlen(want));
	assert_memory_equal(room, want, n);
}

static void
test_added(void **state)
{
	char room[64];
	size_t n;

	(void)state;
	n = noted_count(room, 0, "ganda", 0);
	must_be(room, n, "");
	n = noted_count(room, n, "beda", 4294967296);
	must_be(room, n, "beda:4294967296");
	n = noted_count(room, n, "sementara", 0);
	n = noted_add(room, n, "kelompok_tidak_ada:", "rekan");
	must_be(room, n, "beda:4294967296;kelompok_tidak_ada:rekan");
	n = noted_add(room, n, "plt", "");
	must_be(room, n, "beda:4294967296;kelompok_tidak_ada:rekan;plt");
}

static void
test_bits(void **state)
{
	static const char *const names[] = {"a", "bc", "d"};
	static const char *const want[] = {"",  "a",   "bc",   "a;bc",
	                                   "d", "a;d", "bc;d", "a;bc;d"};
	char room[16];

	(void)state;
	for (unsigned bits = 0; bits < 8; bits++) {
		struct slice s = noted_bits(room, names, bits);

		must_be(s.p, s.n, want[bits]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_added),
		cmocka_unit_test(test_bits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
