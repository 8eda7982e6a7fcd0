#include "import/grade.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "asn/record_codes.h"
#include "import/alias.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct {
	const char *cell, *want; /* NULL: no grade */
} rows[] = {
	/* as lists write them */
	{"III/d", "III/d"},
	{"III.d", "III/d"},
	{"III d", "III/d"},
	{"III-d", "III/d"},
	{"IIId", "III/d"},
	{"iii/D", "III/d"},
	{"II a ", "II/a"},
	{"IV/e", "IV/e"},
	{"IVa", "IV/a"},
	{"I/d", "I/d"},
	{"I/c", "I/c"},
	{"3d", "III/d"},
	{"3B", "III/b"},
	{"4/e", "IV/e"},
	{"1a", "I/a"},
	{"Penata Tk. I, III/d", "III/d"},
	{"Penata Tingkat I, III/d", "III/d"},
	{"Penata Tingkat I (III/d)", "III/d"},
	{"III/d (Penata Tk. I)", "III/d"},
	{"IV/a - Pembina", "IV/a"},
	{"Pengatur Tk. I, II/d", "II/d"},
	{"Juru Tk I, I/d", "I/d"},
	{"Golongan (V)", "V"},
	{"Golongan III/a", "III/a"},
	{"Gol. III/a", "III/a"},
	{"Golongan/Ruang: IV/b", "IV/b"},
	{"Golru II/c", "II/c"},
	{"IX", "IX"},
	{"ix", "IX"},
	{"I", "I"},
	{"IV", "IV"}, /* of PPPK */
	{"V", "V"},
	{"XVII", "XVII"},
	/* the ranks of PP 99/2000 */
	{"Juru Muda", "I/a"},
	{"Juru Muda Tingkat I", "I/b"},
	{"Juru", "I/c"},
	{"Juru Tingkat I", "I/d"},
	{"Pengatur Muda", "II/a"},
	{"Pengatur Muda Tingkat I", "II/b"},
	{"Pengatur", "II/c"},
	{"Pengatur Tk.I", "II/d"},
	{"Penata Muda", "III/a"},
	{"Penata Muda Tk. I", "III/b"},
	{"Penata", "III/c"},
	{"PENATA TK I", "III/d"},
	{"Pembina", "IV/a"},
	{"Pembina Tk. I", "IV/b"},
	{"Pembina Utama Muda", "IV/c"},
	{"Pembina Utama Madya", "IV/d"},
	{"Pembina Utama", "IV/e"},
	/* none */
	{"", NULL},
	{"34", NULL}, /* III/d to BKN */
	{"05", NULL},
	{"11", NULL}, /* I/a or XI */
	{"9", NULL},
	{"3", NULL},
	{"III/e", NULL},
	{"IV/f", NULL},
	{"V/a", NULL},
	{"5a", NULL},
	{"0a", NULL},
	{"XVIII", NULL},
	{"IIII", NULL},
	{"IX/a", NULL},
	{"III/d IV/a", NULL},
	{"Penata Tk. I, III/c", NULL}, /* rank and grade contradict each other */
	{"Penata, III/d", NULL},
	{"Penata Tk. III/d", NULL},
	{"Pembina IV", NULL},
	{"IV/b Pembina", NULL},
	{"Penata Tk. II", NULL},
	{"Pembina Muda", NULL},
	{"Pembina Utama Tk. I", NULL},
	{"Golongan", NULL},
	{"Letnan Kolonel", NULL},
	{"PPPK", NULL},
	{"1234", NULL},
};

static void
test_grades(void **state)
{
	char room[ALIAS_ROOM];

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		int code = grade_code(alias_squash(slice_of(rows[i].cell), room));
		const char *got = code < 0 ? "none" : records_golongan.codes[code];

		if (strcmp(got, rows[i].want ? rows[i].want : "none") != 0)
			fail_msg("\"%s\" is %s", rows[i].cell, got);
	}
}

/* Every grade is read as it is written. */
static void
test_codes(void **state)
{
	char room[ALIAS_ROOM];

	(void)state;
	for (size_t i = 0; i < records_golongan.n; i++)
		assert_int_equal(grade_code(alias_squash(
					 slice_of(records_golongan.codes[i]), room)),
		                 i);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grades),
		cmocka_unit_test(test_codes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
