#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "asn/records.h"
#include "stream/fingerprint.h"

/* An attendance of two texts and some hours; NULL: missing. */
static uint64_t
of(const char *pelatihan, const char *nama, const char *jp, int64_t hours)
{
	struct record r;

	schema_clear(&r, &records_pelatihan);
	r.f[PELATIHAN_PELATIHAN].s = slice_of(pelatihan);
	r.f[PELATIHAN_NAMA].s = slice_of(nama);
	r.f[PELATIHAN_JP] = (struct field){slice_of(jp), hours};
	return fingerprint_of(&r);
}

static void
test_values_count(void **state)
{
	uint64_t base = of("PKA", "Kepemimpinan", "8", 8000000);

	(void)state;
	assert_true(base == of("PKA", "Kepemimpinan", "8.0", 8000000));
	assert_true(base != of("PKA", "Kepemimpinan", "9", 9000000));
	assert_true(base != of("PKA", "Kepemimpinam", "8", 8000000));
	assert_true(base != of("PKA", "Kepemimpinan Administrator", "8", 8000000));
	/* A missing value is not zero, and a text stays in its field. */
	assert_true(of("PKA", "", NULL, 0) != of("PKA", "", "0", 0));
	assert_true(of("PKA", NULL, NULL, 0) != of(NULL, "PKA", NULL, 0));
	assert_true(of("ab", "c", NULL, 0) != of("a", "bc", NULL, 0));
}

static void
test_source_does_not(void **state)
{
	struct record a, b;

	(void)state;
	schema_clear(&a, &records_unit);
	a.f[UNIT_ID].s = SLICE("U1");
	b = a;
	b.line = 17;
	b.source[0].s = SLICE("unor.csv");
	b.source[1] = (struct field){SLICE("9"), 9};
	assert_true(fingerprint_of(&a) == fingerprint_of(&b));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values_count),
		cmocka_unit_test(test_source_does_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
