#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stream/schema.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define IN(literal)                                                                      \
	{                                                                                \
		literal, sizeof(literal) - 1                                             \
	}

static const char *const color_codes[] = {"merah", "merah_muda", "hijau", "I", "II"};
static const struct schema_codes colors = {"warna", color_codes, LEN(color_codes)};

/* A field's own reader: the text "tujuh" is 7. */
static int
read_seven(struct slice s, int64_t *v, struct err *e)
{
	if (!slice_eq(s, SLICE("tujuh")))
		return err_set(e, ERR_ROW, "want tujuh");
	*v = 7;
	return 0;
}

enum { TEXT, LIST, CODE, DEC, INT, DATE, YESNO, CUSTOM, N };

static const struct schema_field fields[] = {
	[TEXT] = {.name = "teks", .kind = KIND_TEXT, .required = true},
	[LIST] = {.name = "daftar", .kind = KIND_LIST},
	[CODE] = {.name = "kode", .kind = KIND_CODE, .codes = &colors},
	[DEC] = {.name = "desimal", .kind = KIND_DEC, .places = -1},
	[INT] = {.name = "bulat", .kind = KIND_INT, .required = true},
	[DATE] = {.name = "tanggal", .kind = KIND_DATE},
	[YESNO] = {.name = "ya", .kind = KIND_YESNO},
	[CUSTOM] = {.name = "sendiri",
                    .kind = KIND_CUSTOM,
                    .read = read_seven,
                    .personal = true},
};

/* A rule between fields: no text "salah". */
static int
check_text(const struct record *r, struct err *e)
{
	return slice_eq(r->f[TEXT].s, SLICE("salah")) ? err_set(e, ERR_ROW, "salah") : 0;
}

static const struct schema_type ruled = {"ruled", fields, N, check_text, NULL};
static const struct schema_type plain = {"plain", fields, N, NULL, NULL};
static const struct schema_type empty = {"", fields, 0, NULL, NULL};
static const struct schema_type *const types[] = {&ruled, &plain, &empty};
static const struct schema schema = {types, LEN(types), NULL};

static void
test_names(void **state)
{
	(void)state;
	assert_ptr_equal(schema_find(&schema, SLICE("ruled")), &ruled);
	assert_ptr_equal(schema_find(&schema, SLICE("plain")), &plain);
	assert_ptr_equal(schema_find(&schema, (struct slice){NULL, 0}), &empty);
	assert_null(schema_find(&schema, SLICE("Plain")));
	assert_null(schema_find(&schema, SLICE("plain\0")));
	assert_null(schema_find(&schema, SLICE("plai")));
	for (int i = 0; i < N; i++)
		assert_int_equal(schema_field_number(&plain, slice_of(fields[i].name)),
		                 i);
	assert_int_equal(schema_field_number(&plain, SLICE("tek")), -1);
	assert_int_equal(schema_field_number(&plain, SLICE("teks ")), -1);
	assert_int_equal(schema_field_number(&plain, (struct slice){NULL, 0}), -1);
	assert_int_equal(schema_field_number(&empty, SLICE("teks")), -1);
}

static void
test_code(void **state)
{
	static const struct {
		struct slice in;
		int want;
	} rows[] = {
		{IN("merah"), 0},     {IN("merah_muda"), 1}, {IN("hijau"), 2},
		{IN("I"), 3},         {IN("II"), 4},         {IN(""), -1},
		{IN("mera"), -1},     {IN("merah_"), -1},    {IN("merah\0"), -1},
		{IN("merah\0x"), -1}, {IN("Merah"), -1},     {IN(" merah"), -1},
		{IN("III"), -1},      {IN("\0"), -1},        {IN("merah_mudah"), -1},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++)
		if (schema_code(&colors, rows[i].in) != rows[i].want)
			fail_msg("row %zu: %d", i, schema_code(&colors, rows[i].in));
}

#define CODES "not a code of warna; want merah merah_muda hijau I II"
#define DAY "not a date; want yyyy-mm-dd and a day that exists"

static void
test_read(void **state)
{
	static const struct {
		int field;
		struct slice in;
		int64_t want;
		const char *text; /* NULL: accepted */
	} rows[] = {
		{TEXT, IN("apa saja\n"), 0, NULL},
		{LIST, IN("a;b;;"), 0, NULL},
		{CODE, IN("hijau"), 2, NULL},
		{CODE, IN("merah"), 0, NULL},
		{CODE, IN("biru"), 0, CODES},
		{DEC, IN("8.5"), 8500000, NULL},
		{DEC, IN("-0"), 0, NULL},
		{DEC, IN("8,5"), 0, "decimal comma; write a decimal point"},
		{INT, IN("-15"), -15, NULL},
		{INT, IN("1.0"), 0, "not a whole number; write digits only"},
		{DATE, IN("1970-01-02"), 1, NULL},
		{DATE, IN("2024-02-29"), 19782,
	         NULL}, /* date -d 2024-02-29 +%s / 86400 */
		{DATE, IN("2023-02-29"), 0, DAY},
		{DATE, IN("29-02-2024"), 0, DAY},
		{YESNO, IN("ya"), 1, NULL},
		{YESNO, IN("tidak"), 0, NULL},
		{YESNO, IN("Ya"), 0, "want ya or tidak"},
		{YESNO, IN("1"), 0, "want ya or tidak"},
		{CUSTOM, IN("tujuh"), 7, NULL},
		{CUSTOM, IN("enam"), 0, "want tujuh"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct field x = {rows[i].in, 42};
		struct err e = {.kind = ERR_NONE};
		int r = schema_read(&fields[rows[i].field], &x, &e);

		if (r != (rows[i].text ? -1 : 0) || x.v != rows[i].want)
			fail_msg("row %zu: returned %d, %lld", i, r, (long long)x.v);
		if (!rows[i].text)
			continue;
		if (e.kind != ERR_ROW || strcmp(e.text, rows[i].text) != 0)
			fail_msg("row %zu: %s", i, e.text);
		assert_string_equal(e.field, fields[rows[i].field].name);
		assert_true(slice_eq(rows[i].in, slice_of(e.value)));
		assert_int_equal(e.personal, rows[i].field == CUSTOM);
	}
}

/* Nothing is nothing, of whatever kind: no error here. */
static void
test_read_missing(void **state)
{
	(void)state;
	for (int i = 0; i < N; i++) {
		struct field x = {{NULL, 0}, 42};
		struct err e;

		assert_int_equal(schema_read(&fields[i], &x, &e), 0);
		assert_int_equal(x.v, 0);
	}
}

/* A list too long for a message is cut between codes. */
static void
test_many_codes(void **state)
{
	static const char *codes[100];
	static const struct schema_codes many = {"daftar", codes, LEN(codes)};
	static const struct schema_field field = {
		.name = "f", .kind = KIND_CODE, .codes = &many};
	char *p;

	(void)state;
	for (size_t i = 0; i < LEN(codes); i++)
		codes[i] = &"kode_kode_kode"[i % 10];
	for (size_t n = 1; n < 40; n++) {
		struct field x = {SLICE("?"), 0};
		struct err e;

		codes[0] = &"0123456789012345678901234567890123456789"[40 - n];
		assert_int_equal(schema_read(&field, &x, &e), -1);
		assert_true(strlen(e.text) < sizeof e.text);
		assert_true(strlen(e.text) > sizeof e.text - 30);
		p = strstr(e.text, " ...");
		assert_true(p && p[4] == '\0');
		*p = '\0';
		p = strrchr(e.text, ' ') + 1;
		assert_int_not_equal(schema_code(&many, slice_of(p)), -1);
	}
}

static void
test_check(void **state)
{
	static const struct {
		const struct schema_type *type;
		const char *text, *whole;
		const char *field, *want; /* NULL: accepted */
	} rows[] = {
		{&plain, "a", "1", NULL, NULL},
		{&plain, "salah", "1", NULL, NULL},
		{&plain, "", "1", "teks", "missing, and every plain needs one"},
		{&plain, "a", "", "bulat", "missing, and every plain needs one"},
		{&plain, "", "", "teks", "missing, and every plain needs one"},
		{&ruled, "a", "1", NULL, NULL},
		{&ruled, "salah", "1", "", "salah"},
		{&ruled, "salah", "", "bulat", "missing, and every ruled needs one"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct record r;
		struct err e = {.kind = ERR_NONE};

		memset(&r, 0xff, sizeof r);
		schema_clear(&r, rows[i].type);
		r.f[TEXT].s = slice_of(rows[i].text);
		r.f[INT].s = slice_of(rows[i].whole);
		if (schema_check(&r, &e) != (rows[i].want ? -1 : 0))
			fail_msg("row %zu", i);
		if (rows[i].want && (e.kind != ERR_ROW || strcmp(e.text, rows[i].want) ||
		                     strcmp(e.field, rows[i].field)))
			fail_msg("row %zu: %s: %s", i, e.field, e.text);
	}
}

static void
test_clear(void **state)
{
	struct record r;

	(void)state;
	memset(&r, 0xff, sizeof r);
	schema_clear(&r, &plain);
	assert_ptr_equal(r.type, &plain);
	assert_int_equal(r.line, 0);
	for (size_t i = 0; i < N; i++)
		assert_true(r.f[i].s.n == 0 && r.f[i].v == 0);
	for (size_t i = 0; i < 2; i++)
		assert_true(r.source[i].s.n == 0 && r.source[i].v == 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),      cmocka_unit_test(test_code),
		cmocka_unit_test(test_read),       cmocka_unit_test(test_read_missing),
		cmocka_unit_test(test_many_codes), cmocka_unit_test(test_check),
		cmocka_unit_test(test_clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
