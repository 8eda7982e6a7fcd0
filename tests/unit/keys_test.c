#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "asn/records.h"
#include "base/mem.h"
#include "import/keys.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* xorshift64*: the same numbers everywhere. */
static uint64_t
draw(uint64_t *seed)
{
	*seed ^= *seed >> 12;
	*seed ^= *seed << 25;
	*seed ^= *seed >> 27;
	return *seed * UINT64_C(0x2545F4914F6CDD1D);
}

/* FIELD=VALUE with ; between them, as the schema reads them. */
static void
fill(struct record *r, const struct schema_type *type, const char *text)
{
	struct err e;

	schema_clear(r, type);
	r->line = 1;
	while (*text) {
		size_t name = strcspn(text, "="), value = strcspn(text + name + 1, ";");
		int f = schema_field_number(type, (struct slice){text, name});

		assert_true(f >= 0);
		r->f[f].s = (struct slice){text + name + 1, value};
		if (schema_read(&type->fields[f], &r->f[f], &e) != 0)
			fail_msg("%s: %s", text, e.text);
		text += name + 1 + value;
		text += *text == ';';
	}
}

#define P "nip=198501012010011999;periode=2026-Q1"

/* Two records: whether they have one key. */
static void
test_what_a_key_is(void **state)
{
	static const struct {
		const struct schema_type *type;
		const char *one, *other;
		bool same;
	} rows[] = {
		{&records_penilaian, P, P, true},
		{&records_penilaian, P ";predikat=baik", P ";predikat=kurang", true},
		{&records_penilaian, P ";unit=A", P ";unit=B", false},
		{&records_penilaian, P ";unit=A", P, false},
		{&records_penilaian, P ";plt=tidak", P, false},
		{&records_penilaian, P ";plt=tidak", P ";plt=ya", false},
		{&records_penilaian, P ";mulai=2026-01-01", P ";selesai=2026-01-01",
	         false},
		{&records_penilaian, P, "nip=198501012010011998;periode=2026-Q1", false},
		{&records_penilaian, P, "nip=198501012010011999;periode=2026-Q2", false},
		/* The first day of all is zero, and no missing one. */
		{&records_penilaian, P ";mulai=1970-01-01", P, false},
		{&records_standar, "jabatan=ab;kompetensi=c;level=1",
	         "jabatan=a;kompetensi=bc;level=1", false},
		{&records_standar, "jabatan=A;kompetensi=c;level=1",
	         "jabatan=a;kompetensi=c;level=1", false},
		{&records_standar, "jabatan=A;kompetensi=12345678;level=1",
	         "jabatan=A;kompetensi=123456780;level=1", false},
		{&records_standar, "jabatan=A;kompetensi=c;level=1",
	         "jabatan=A;kompetensi=c;level=2", true},
		{&records_pengaduan, "id=7;unit=A;topik=x;diterima=2026-01-01",
	         "id=7;unit=B;topik=y;diterima=2026-01-02", true},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct keys *k = keys_new();
		struct keys_id a, b;
		struct record r;

		fill(&r, rows[i].type, rows[i].one);
		assert_true(keys_id(k, &r, &a));
		fill(&r, rows[i].type, rows[i].other);
		assert_true(keys_id(k, &r, &b));
		if ((a.high == b.high && a.low == b.low) != rows[i].same)
			fail_msg("row %zu: %s and %s", i, rows[i].one, rows[i].other);
		keys_free(k);
	}
}

static void
test_types_are_apart(void **state)
{
	struct keys *k = keys_new();
	struct keys_id a, b, c;
	struct record r;

	(void)state;
	fill(&r, &records_standar, "jabatan=x;kompetensi=y;level=1");
	assert_true(keys_id(k, &r, &a));
	fill(&r, &records_peta, "topik=x;kompetensi=y");
	assert_true(keys_id(k, &r, &b));
	fill(&r, &records_standar, "jabatan=x;kompetensi=y;level=1");
	assert_true(keys_id(k, &r, &c));
	assert_int_not_equal(a.high, b.high);
	assert_int_equal(a.high, c.high);
	assert_int_equal(a.low, c.low);
	keys_free(k);
}

static void
test_long_texts(void **state)
{
	enum { LONG = 300000 };
	struct keys *k = keys_new();
	char *text = mem_alloc(LONG);
	struct keys_id a, b;
	struct record r;

	(void)state;
	memset(text, 'x', LONG);
	fill(&r, &records_standar, "kompetensi=y;level=1");
	r.f[STANDAR_JABATAN].s = (struct slice){text, LONG};
	assert_true(keys_id(k, &r, &a));
	text[LONG - 1] = 'y';
	assert_true(keys_id(k, &r, &b));
	assert_int_not_equal(a.high, b.high);
	text[LONG - 1] = 'x';
	assert_true(keys_id(k, &r, &b));
	assert_int_equal(a.high, b.high);
	assert_int_equal(a.low, b.low);
	mem_free(text);
	keys_free(k);
}

static void
test_no_key(void **state)
{
	struct keys *k = keys_new();
	struct keys_id id;
	struct record r;

	(void)state;
	fill(&r, &records_survei, "unit=A;periode=2026-Q1;persyaratan=4");
	assert_false(keys_id(k, &r, &id));
	fill(&r, &records_umpan_balik, P ";penilai=rekan;aspek=x;nilai=80");
	assert_false(keys_id(k, &r, &id));
	fill(&r, &records_umpan_balik, P ";penilai=rekan;aspek=x;nilai=80;penilai_id=a");
	assert_true(keys_id(k, &r, &id));
	keys_free(k);
}

static void
test_places(void **state)
{
	static const struct {
		const char *file; /* NULL: still the same */
		size_t line;
		const char *id;
		const char *seen_file; /* NULL: new */
		size_t seen_line;
	} rows[] = {
		{"a", 2, "id=1;nama=x", NULL, 0},      {NULL, 9, "id=2;nama=x", NULL, 0},
		{NULL, 10, "id=1;nama=y", "a", 2},     {"empty", 0, NULL, NULL, 0},
		{"b", 1, "id=3;nama=x", NULL, 0},      {NULL, 2, "id=2;nama=x", "a", 9},
		{NULL, 70000, "id=4;nama=x", NULL, 0}, {"c", 1, "id=5;nama=x", NULL, 0},
		{NULL, 2, "id=4;nama=x", "b", 70000},  {NULL, 3, "id=3;nama=x", "b", 1},
		{NULL, 4, "id=5;nama=x", "c", 1},
	};
	struct keys *k = keys_new();
	struct keys_place first;
	struct keys_id id;
	struct record r;
	struct err e;

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		int got;

		if (rows[i].file)
			keys_file(k, rows[i].file);
		if (!rows[i].id)
			continue;
		fill(&r, &records_unit, rows[i].id);
		assert_true(keys_id(k, &r, &id));
		got = keys_check(k, id, rows[i].line, &first, &e);
		if (got != (rows[i].seen_file != NULL))
			fail_msg("row %zu: %d", i, got);
		if (got == 1 && (strcmp(first.file, rows[i].seen_file) != 0 ||
		                 first.line != rows[i].seen_line))
			fail_msg("row %zu: line %zu of %s", i, first.line, first.file);
	}
	keys_free(k);
}

static void
test_too_many_lines(void **state)
{
	struct keys *k = keys_new();
	struct keys_place first;
	struct err e;

	(void)state;
	keys_file(k, "a");
	assert_int_equal(
		keys_check(k, (struct keys_id){1, 1}, UINT32_MAX - 1, &first, &e), 0);
	keys_file(k, "b");
	assert_int_equal(keys_check(k, (struct keys_id){1, 2}, 1, &first, &e), 0);
	assert_int_equal(keys_check(k, (struct keys_id){1, 3}, 2, &first, &e), -1);
	assert_int_equal(e.kind, ERR_INPUT);
	assert_int_equal(keys_check(k, (struct keys_id){1, 2}, 1, &first, &e), 1);
	assert_string_equal(first.file, "b");
	assert_int_equal(first.line, 1);
	keys_free(k);
}

static void
test_messages(void **state)
{
	static const struct keys_place here = {"a", 12}, there = {"b", 3};
	struct keys *k = keys_new();
	struct record r;
	struct err e;

	(void)state;
	keys_file(k, here.file);
	fill(&r, &records_pegawai, "nip=198501012010011999;nama=x;unit=y");
	r.line = 40;
	assert_int_equal(keys_fault(k, &r, here, &e), -1);
	assert_int_equal(e.kind, ERR_ROW);
	assert_string_equal(e.code, "ganda");
	assert_int_equal(e.line, 40);
	assert_string_equal(e.field, "nip");
	assert_string_equal(e.value, "198501012010011999");
	assert_true(e.personal);
	assert_string_equal(e.text, "the same nip as line 12; keep one, or say "
	                            "--duplicates first, last or newest");
	fill(&r, &records_skp, P ";kode=1;aspek=waktu");
	assert_int_equal(keys_fault(k, &r, there, &e), -1);
	assert_string_equal(e.text,
	                    "the same nip, periode, kode and aspek as line 3 of b; keep "
	                    "one, or say --duplicates first or last");
	keys_free(k);
}

/* A date that is part of the key tells nothing. */
static void
test_dates_are_outside_keys(void **state)
{
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < records_schema.n; i++) {
		const struct schema_type *t = records_schema.types[i];
		int date = keys_date(t);

		if (date < 0)
			continue;
		n++;
		assert_int_equal(t->fields[date].kind, KIND_DATE);
		for (size_t j = 0; t->key[j] >= 0; j++)
			assert_int_not_equal(t->key[j], date);
	}
	assert_int_equal(n, 2);
}

struct mention {
	uint32_t key, number;
};

static int
by_key(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;

	return x->key != y->key ? (x->key > y->key) - (x->key < y->key)
	                        : (x->number > y->number) - (x->number < y->number);
}

/* Against a sorted array: of each key the first mention, at every size on the way. */
static void
test_random_mentions(void **state)
{
	enum { N = 300000, KEYS = 150000 };
	struct mention *m = mem_array(N, sizeof *m);
	uint32_t *want = mem_array(N + 1, sizeof *want);
	struct keys *k = keys_new();
	uint64_t seed = 20260101;

	(void)state;
	for (uint32_t i = 0; i < N; i++)
		m[i] = (struct mention){(uint32_t)(draw(&seed) % KEYS), i + 1};
	qsort(m, N, sizeof *m, by_key);
	for (size_t i = 0, first = 0; i < N; i++) {
		if (m[i].key != m[first].key)
			first = i;
		want[m[i].number] = i == first ? 0 : m[first].number;
	}
	seed = 20260101;
	for (uint32_t i = 1; i <= N; i++) {
		uint64_t key = draw(&seed) % KEYS, s = key + 1, high = draw(&s);
		/* Some share 64 bits of the hash, some have the lowest or highest. */
		struct keys_id id = {key % 50 == 0 ? key / 50 % 3 - 1
		                     : key % 7 == 0
		                             ? key / 700 * UINT64_C(0x123456789abcd)
		                             : high,
		                     (uint32_t)key};
		uint32_t *held = keys_put(k, id, i);

		if ((held ? *held : 0) != want[i])
			fail_msg("mention %u: %u, want %u", i, held ? *held : 0, want[i]);
	}
	mem_free(m);
	mem_free(want);
	keys_free(k);
}

static void
test_numbers_can_change(void **state)
{
	struct keys *k = keys_new();
	struct keys_id id = {5, 6};
	uint32_t *held;

	(void)state;
	assert_null(keys_put(k, id, 1));
	held = keys_put(k, id, 2);
	assert_non_null(held);
	assert_int_equal(*held, 1);
	*held = 9;
	assert_int_equal(*keys_put(k, id, 3), 9);
	keys_free(k);
}

/* The promise of the header, at every size; growing holds nothing beside the table. */
static void
test_memory(void **state)
{
	struct keys *k = keys_new();
	uint64_t seed = 7;

	(void)state;
	keys_file(k, "a");
	for (uint32_t n = 1; n <= 2000000; n++) {
		uint64_t high = draw(&seed);

		assert_null(keys_put(k, (struct keys_id){high, n}, n));
		if (n >= 1000 && keys_bytes(k) > 24 * (size_t)n)
			fail_msg("%u keys: %zu bytes", n, keys_bytes(k));
	}
	keys_free(k);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_a_key_is),
		cmocka_unit_test(test_types_are_apart),
		cmocka_unit_test(test_long_texts),
		cmocka_unit_test(test_no_key),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_too_many_lines),
		cmocka_unit_test(test_messages),
		cmocka_unit_test(test_dates_are_outside_keys),
		cmocka_unit_test(test_random_mentions),
		cmocka_unit_test(test_numbers_can_change),
		cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
