#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "asn/records.h"
#include "asn/tree.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/*
 *	kota
 *	  dinas
 *	    bidang
 *	      seksi
 *	  badan, which has the name Badan Satu
 *	luar (a parent without a record)
 *	  jauh
 *	p above q above p; r below p
 *	x and y, both of the name Sama
 */
static const struct {
	const char *id, *nama, *induk;
} units[] = {
	{"seksi", "Seksi", "bidang"},
	{"kota", "Kota", ""},
	{"bidang", "Bidang", "dinas"},
	{"badan", "Badan Satu", "kota"},
	{"dinas", "Dinas", "kota"},
	{"jauh", "Jauh", "luar"},
	{"p", "P", "q"},
	{"q", "Q", "p"},
	{"r", "R", "p"},
	{"x", "Sama", "kota"},
	{"y", "Sama", "dinas"},
	{"badan", "Badan Satu", "kota"},
};

static void
put(struct tree *t, struct strtab *ids, size_t i)
{
	struct record r;

	schema_clear(&r, &records_unit);
	records_text(&r, UNIT_ID, slice_of(units[i].id));
	records_text(&r, UNIT_NAMA, slice_of(units[i].nama));
	records_text(&r, UNIT_INDUK, slice_of(units[i].induk));
	r.line = i + 2;
	tree_put(t, ids, &r, "unit.csv");
}

static void
test_levels(void **state)
{
	static const struct {
		const char *unit, *at[3]; /* at level 1, 2, 3 */
	} rows[] = {
		{"seksi", {"kota", "dinas", "bidang"}},
		{"bidang", {"kota", "dinas", "bidang"}},
		{"dinas", {"kota", "dinas", "dinas"}},
		{"kota", {"kota", "kota", "kota"}},
		{"Badan Satu", {"kota", "badan", "badan"}},
		{"Seksi", {"kota", "dinas", "bidang"}},
		{"jauh", {"luar", "jauh", "jauh"}},
		{"p", {"p", "p", "p"}},
		{"q", {"q", "q", "q"}},
		{"r", {"p", "r", "r"}},
		{"Sama", {"Sama", "Sama", "Sama"}},
		{"entah", {"entah", "entah", "entah"}},
		{"", {"", "", ""}},
	};

	(void)state;
	for (unsigned level = 1; level <= 3; level++)
		for (size_t turn = 0; turn < LEN(units); turn++) {
			struct tree t = {0};
			struct strtab ids = {0};

			for (size_t i = 0; i < LEN(rows); i++)
				(void)strtab_put(&ids, slice_of(rows[i].unit));
			for (size_t i = 0; i < LEN(units); i++)
				put(&t, &ids, (i + turn) % LEN(units));
			tree_settle(&t, &ids, level);
			for (size_t i = 0; i < LEN(rows); i++) {
				uint32_t at = tree_at(
					&t, &ids,
					strtab_find(&ids, slice_of(rows[i].unit)));
				struct slice got = strtab_text(&ids, at);

				if (!slice_eq(got, slice_of(rows[i].at[level - 1])))
					fail_msg("%s at %u: %.*s", rows[i].unit, level,
					         (int)got.n, got.p);
			}
			assert_int_equal(t.found[TREE_FIND_GANDA].n, 0);
			assert_int_equal(t.found[TREE_FIND_PUTARAN].n, 2);
			assert_int_equal(t.found[TREE_FIND_ASING].n, 2);
			tree_release(&t);
			strtab_release(&ids);
		}
}

/* Two parents for one id: the first in byte order, whichever comes first. */
static void
test_two_parents(void **state)
{
	static const char *const parents[] = {"dinas", "badan", "dinas"};

	(void)state;
	for (size_t turn = 0; turn < LEN(parents); turn++) {
		struct tree t = {0};
		struct strtab ids = {0};

		for (size_t i = 0; i < LEN(parents); i++) {
			struct record r;

			schema_clear(&r, &records_unit);
			records_text(&r, UNIT_ID, SLICE("seksi"));
			records_text(&r, UNIT_NAMA, SLICE("Seksi"));
			records_text(&r, UNIT_INDUK,
			             slice_of(parents[(i + turn) % LEN(parents)]));
			r.line = i + 2;
			tree_put(&t, &ids, &r, "unit.csv");
		}
		tree_settle(&t, &ids, 1);
		assert_true(slice_eq(
			strtab_text(&ids,
		                    tree_at(&t, &ids, strtab_find(&ids, SLICE("seksi")))),
			SLICE("badan")));
		assert_int_equal(t.found[TREE_FIND_GANDA].n, 1);
		tree_release(&t);
		strtab_release(&ids);
	}
}

/* A chain as long as a hostile file can make it takes no time. */
static void
test_long_chain(void **state)
{
	enum { LONG = 300000 };
	struct tree t = {0};
	struct strtab ids = {0};
	char name[2][16];

	(void)state;
	for (int i = 0; i < LONG; i++) {
		struct record r;

		schema_clear(&r, &records_unit);
		(void)snprintf(name[0], sizeof name[0], "u%d", i);
		(void)snprintf(name[1], sizeof name[1], "u%d", i + 1);
		records_text(&r, UNIT_ID, slice_of(name[0]));
		records_text(&r, UNIT_NAMA, slice_of(name[0]));
		records_text(&r, UNIT_INDUK, slice_of(name[1]));
		tree_put(&t, &ids, &r, "unit.csv");
	}
	tree_settle(&t, &ids, 2);
	assert_true(slice_eq(
		strtab_text(&ids, tree_at(&t, &ids, strtab_find(&ids, SLICE("u0")))),
		SLICE("u299999")));
	tree_release(&t);
	strtab_release(&ids);
}

/* A text is one unit, whether it is its id or its name. */
static void
test_same(void **state)
{
	static const struct {
		const char *text, *unit;
	} rows[] = {
		{"seksi", "seksi"}, {"Seksi", "seksi"}, {"Badan Satu", "badan"},
		{"luar", "luar"},   {"Sama", "Sama"},   {"entah", "entah"},
	};
	struct strtab ids = {0};
	struct tree t = {0};

	(void)state;
	for (size_t i = 0; i < LEN(units); i++)
		put(&t, &ids, i);
	for (size_t i = 0; i < LEN(rows); i++)
		(void)strtab_put(&ids, slice_of(rows[i].text));
	tree_settle(&t, &ids, 1);
	assert_int_equal(tree_unit(&t, &ids, 0), 0);
	for (size_t i = 0; i < LEN(rows); i++) {
		uint32_t text = strtab_find(&ids, slice_of(rows[i].text));
		uint32_t unit = strtab_find(&ids, slice_of(rows[i].unit));

		assert_int_equal(tree_unit(&t, &ids, text), unit);
	}
	tree_release(&t);
	strtab_release(&ids);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same),
		cmocka_unit_test(test_levels),
		cmocka_unit_test(test_two_parents),
		cmocka_unit_test(test_long_chain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
