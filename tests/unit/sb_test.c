#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sb.h"

/* What the header promises of every buffer at any time. */
static void
sane(const struct sb *b, struct slice want, const char *row)
{
	if (!slice_eq(sb_slice(b), want))
		fail_msg("%s: holds %zu bytes, want \"%.*s\"", row, b->n, (int)want.n,
		         want.p);
	if (b->p && b->p[b->n] != '\0')
		fail_msg("%s: no NUL behind", row);
}

static void
test_starts_empty(void **state)
{
	struct sb b = {0};

	(void)state;
	sane(&b, SLICE(""), "zeroed");
	sb_clear(&b);
	sb_add(&b, SLICE(""));
	sb_adds(&b, "");
	sb_adds(&b, NULL);
	sb_addf(&b, "%s", "");
	assert_null(b.p);
	sb_release(&b);
	sb_release(&b);
}

static void
test_adds(void **state)
{
	struct sb b = {0};

	(void)state;
	sb_add(&b, SLICE("nilai"));
	sane(&b, SLICE("nilai"), "add");
	sb_addc(&b, '=');
	sane(&b, SLICE("nilai="), "addc");
	sb_addf(&b, "%d/%s", -7, "x");
	sane(&b, SLICE("nilai=-7/x"), "addf");
	sb_adds(&b, ";");
	sane(&b, SLICE("nilai=-7/x;"), "adds");
	sb_addc(&b, '\0');
	sb_add(&b, SLICE("a\0b"));
	sane(&b, SLICE("nilai=-7/x;\0a\0b"), "NUL is data");
	sb_clear(&b);
	sane(&b, SLICE(""), "clear");
	sb_addf(&b, "%03d", 5);
	sane(&b, SLICE("005"), "used again");
	sb_release(&b);
	sane(&b, SLICE(""), "release");
	assert_null(b.p);
}

static void
test_reserve(void **state)
{
	struct sb b = {0};
	char *p = sb_reserve(&b, 3);

	(void)state;
	sane(&b, SLICE(""), "nothing written yet");
	memcpy(p, "abc", 4);
	b.n += 3;
	sane(&b, SLICE("abc"), "written");
	p = sb_reserve(&b, 100000);
	assert_ptr_equal(p, b.p + 3);
	sane(&b, SLICE("abc"), "kept when it moves");
	sb_release(&b);
}

/* Every length passes every boundary of growth. */
static void
test_grows(void **state)
{
	struct sb one = {0}, all = {0};
	size_t i;

	(void)state;
	for (i = 0; i < 3000; i++) {
		sb_addc(&one, (char)('a' + i % 26));
		assert_int_equal(one.n, i + 1);
		assert_int_equal(one.p[one.n], '\0');
	}
	sb_addf(&all, "%s", one.p);
	sane(&all, sb_slice(&one), "one long addf");
	for (i = 0; i < all.n; i++)
		assert_int_equal(all.p[i], 'a' + (int)(i % 26));
	sb_release(&one);
	sb_release(&all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_starts_empty),
		cmocka_unit_test(test_adds),
		cmocka_unit_test(test_reserve),
		cmocka_unit_test(test_grows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
