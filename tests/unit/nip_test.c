#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "asn/nip.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const char *const scientific =
	"spreadsheet notation (as 1.98503E+17): the last digits "
	"are lost; export the column as text";
static const char *const mixed = "not only digits; want 18 of them";
static const char *const invisible =
	"not only digits: a character that is not ASCII, perhaps an invisible one, "
	"stands in it";

static void
test_read(void **state)
{
	static const struct {
		const char *in;
		int64_t want;
	} rows[] = {
		{"198601022015051999", INT64_C(198601022015051999)},
		{"000000000000000000", 0},
		{"000000000000000001", 1},
		{"999999999999999999", INT64_C(999999999999999999)},
		{"012345678901234567", INT64_C(12345678901234567)},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		char buf[NIP_BUF];
		int64_t v = 42;
		struct err e;

		if (nip_read(slice_of(rows[i].in), &v, &e) != 0 || v != rows[i].want)
			fail_msg("%s: %lld", rows[i].in, (long long)v);
		nip_format(buf, v);
		assert_string_equal(buf, rows[i].in);
	}
}

static void
test_read_fails(void **state)
{
	const struct {
		struct slice in;
		const char *text, *code;
	} rows[] = {
		{SLICE(""), "0 digits, want 18", "nip_panjang"},
		{SLICE("19860102201505199"), "17 digits, want 18", "nip_panjang"},
		{SLICE("1986010220150519990"), "19 digits, want 18", "nip_panjang"},
		{SLICE("2147483648"), "10 digits, want 18", "nip_panjang"},
		{SLICE("2147483647"),
	         "2147483647: a database column was too small, the NIP is lost; export "
	         "it from where it is text",
	         "nip_int32"},
		{SLICE("3273010203040005"), "16 digits: a NIK, not a NIP; export the NIP",
	         "nip_nik"},
		{SLICE("130123456"), "9 digits: an old NIP; export the one of 18",
	         "nip_lama"},
		{SLICE("1.98503E+17"), scientific, "nip_notasi"},
		{SLICE("1,98503E+17"), scientific, "nip_notasi"},
		{SLICE("1.98503e+17"), scientific, "nip_notasi"},
		{SLICE("1.985031520100110E"), scientific, "nip_notasi"},
		{SLICE("1.9850315201001E17"), scientific, "nip_notasi"},
		{SLICE("19860102 201505 1 999"), mixed, "nip_aksara"},
		{SLICE("'198601022015051999"), mixed, "nip_aksara"},
		{SLICE("198601022015051999-"), mixed, "nip_aksara"},
		{SLICE("19860102201505199O"), mixed, "nip_aksara"},
		{SLICE("+98601022015051999"), mixed, "nip_aksara"},
		{SLICE("#REF!"), mixed, "nip_aksara"},
		{SLICE("-"), mixed, "nip_aksara"},
		{SLICE("E"), mixed, "nip_aksara"},
		{SLICE("19860102201505199\0"), mixed, "nip_aksara"},
		{SLICE("1986010220150519\xC2\xA0"), invisible, "nip_aksara"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		int64_t v = 42;
		struct err e;

		if (nip_read(rows[i].in, &v, &e) != -1 || v != 42)
			fail_msg("row %zu \"%s\" accepted", i, rows[i].in.p);
		if (e.kind != ERR_ROW || strcmp(e.text, rows[i].text) != 0 ||
		    strcmp(e.code, rows[i].code) != 0)
			fail_msg("row %zu \"%s\": %s", i, rows[i].in.p, e.text);
		if (!e.personal)
			fail_msg("row %zu \"%s\": the value is not marked as personal", i,
			         rows[i].in.p);
	}
}

/* Every byte at every place: eight at a time finds what one at a time finds. */
static void
test_every_byte(void **state)
{
	int place, byte, other;

	(void)state;
	for (place = 0; place < NIP_DIGITS; place++) {
		for (byte = 0; byte < 256; byte++) {
			char text[] = "198601022015051999";
			int64_t v = 0, want = 0;
			struct err e;
			int i, got;

			text[place] = (char)byte;
			got = nip_read((struct slice){text, NIP_DIGITS}, &v, &e);
			if (byte < '0' || byte > '9') {
				if (got == 0)
					fail_msg("byte %02x at %d accepted",
					         (unsigned)byte, place);
				/* A carry out of a bad byte must not hide it, nor its
				 * neighbour. */
				other = place + 1;
				text[other % NIP_DIGITS] = '/';
				assert_int_equal(
					nip_read((struct slice){text, NIP_DIGITS}, &v,
				                 &e),
					-1);
				continue;
			}
			for (i = 0; i < NIP_DIGITS; i++)
				want = want * 10 + (text[i] - '0');
			if (got != 0 || v != want)
				fail_msg("%s: %lld", text, (long long)v);
		}
	}
}

static void
test_kind_and_birth(void **state)
{
	static const struct {
		int64_t nip;
		enum nip_kind kind;
		struct date birth; /* year 0: no such day */
	} rows[] = {
		{INT64_C(198601022015051999), NIP_PNS, {1986, 1, 2}},
		{INT64_C(198601022015011999), NIP_PNS, {1986, 1, 2}},
		{INT64_C(198601022015121999), NIP_PNS, {1986, 1, 2}},
		{INT64_C(198601022015001999), NIP_ODD, {1986, 1, 2}},
		{INT64_C(198601022015131999), NIP_ODD, {1986, 1, 2}},
		{INT64_C(199302032025202999), NIP_ODD, {1993, 2, 3}},
		{INT64_C(199302032025212999), NIP_PPPK, {1993, 2, 3}},
		{INT64_C(199302032025392999), NIP_PPPK, {1993, 2, 3}},
		{INT64_C(199302032025402999), NIP_ODD, {1993, 2, 3}},
		{INT64_C(198613022015051999), NIP_PNS, {0, 0, 0}},
		{INT64_C(199902292024051999), NIP_PNS, {0, 0, 0}},
		{0, NIP_ODD, {0, 0, 0}},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		int32_t want = rows[i].birth.year ? date_days(rows[i].birth) : DATE_NONE;

		if (nip_kind(rows[i].nip) != rows[i].kind ||
		    nip_birth(rows[i].nip) != want)
			fail_msg("%lld: kind %d, born %d", (long long)rows[i].nip,
			         (int)nip_kind(rows[i].nip), (int)nip_birth(rows[i].nip));
	}
}

static void
test_parts(void **state)
{
	(void)state;
	assert_int_equal(nip_year(INT64_C(198601022015051999)), 2015);
	assert_int_equal(nip_month(INT64_C(198601022015051999)), 5);
	assert_int_equal(nip_sex(INT64_C(198601022015051999)), 1);
	assert_int_equal(nip_year(INT64_C(199302032025212999)), 2025);
	assert_int_equal(nip_month(INT64_C(199302032025212999)), 21);
	assert_int_equal(nip_sex(INT64_C(199302032025212999)), 2);
}

/*
 * The first eight rows: synthetic numbers after published examples of the layouts. The
 * others set each rule at its bound.
 */
static const struct {
	int64_t nip;
	struct date as_of; /* year 0: none */
	const char *text;  /* NULL: sound */
	const char *code;
} checks[] = {
	{INT64_C(198601022015051999), {2026, 11, 21}, NULL, NULL},
	{INT64_C(199302032025212999), {2026, 11, 21}, NULL, NULL},
	{INT64_C(199003042025242999), {2026, 11, 21}, NULL, NULL},
	{INT64_C(198613022015051999),
         {2026, 11, 21},
         "birth month 13 does not exist",
         "nip_lahir"},
	{INT64_C(199902292024051999),
         {2026, 11, 21},
         "29 February 1999 does not exist",
         "nip_lahir"},
	{INT64_C(198601022015131999),
         {2026, 11, 21},
         "digits 13-14 are 13: neither a month (01-12) nor a PPPK code (21-39)",
         "nip_kode"},
	{INT64_C(198601022015053999),
         {2026, 11, 21},
         "sex digit is 3, want 1 or 2",
         "nip_kelamin"},
	{INT64_C(198601022015051000),
         {2026, 11, 21},
         "serial is 000; if many rows have it, a spreadsheet lost the last digits: "
         "export the column as text",
         "nip_seri"},

	{INT64_C(198600022015051999),
         {0, 0, 0},
         "birth month 00 does not exist",
         "nip_lahir"},
	{INT64_C(198604312015051999),
         {0, 0, 0},
         "31 April 1986 does not exist",
         "nip_lahir"},
	{INT64_C(198601002015051999),
         {0, 0, 0},
         "0 January 1986 does not exist",
         "nip_lahir"},
	{INT64_C(199602292024051999), {0, 0, 0}, NULL, NULL},
	{INT64_C(193912311960051999),
         {0, 0, 0},
         "birth year 1939 is before 1940",
         "nip_lahir"},
	{INT64_C(194001011960051999), {0, 0, 0}, NULL, NULL},
	{INT64_C(198601022015050999),
         {0, 0, 0},
         "sex digit is 0, want 1 or 2",
         "nip_kelamin"},
	{INT64_C(198601022015052001), {0, 0, 0}, NULL, NULL},
	{INT64_C(198601022002051999), {0, 0, 0}, NULL, NULL},
	{INT64_C(198601022001051999),
         {0, 0, 0},
         "appointment in 2001 is before the age of 16, born 1986",
         "nip_pengangkatan"},
	{INT64_C(199302032008212999),
         {0, 0, 0},
         "appointment in 2008 is before the age of 16, born 1993",
         "nip_pengangkatan"},
	{INT64_C(198601022027051999), {2026, 1, 1}, NULL, NULL},
	{INT64_C(198601022028051999),
         {2026, 12, 31},
         "appointment in 2028 is later than 2027",
         "nip_pengangkatan"},
	{INT64_C(198601022028051999), {0, 0, 0}, NULL, NULL},
	{INT64_C(201009302026051999), {2026, 9, 30}, NULL, NULL},
	{INT64_C(201010012026051999),
         {2026, 9, 30},
         "born 2010: not yet 16 years old on 2026-09-30",
         "nip_usia"},
	{INT64_C(201010012026051999), {0, 0, 0}, NULL, NULL},
};

static void
test_check(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < LEN(checks); i++) {
		int32_t as_of =
			checks[i].as_of.year ? date_days(checks[i].as_of) : DATE_NONE;
		struct err e = {.kind = ERR_NONE};
		char buf[NIP_BUF];
		int got = nip_check(checks[i].nip, as_of, &e);

		nip_format(buf, checks[i].nip);
		if (got != (checks[i].text ? -1 : 0) ||
		    (checks[i].text && strcmp(e.text, checks[i].text) != 0))
			fail_msg("row %zu %s: %d \"%s\"", i, buf, got, e.text);
		if (got &&
		    (e.kind != ERR_ROW || !e.personal || strcmp(e.value, buf) != 0 ||
		     strcmp(e.code, checks[i].code) != 0))
			fail_msg("row %zu %s: value \"%s\"", i, buf, e.value);
	}
}

static void
test_appointed(void **state)
{
	static const struct {
		int64_t nip;
		struct date want; /* year 0: not told */
	} rows[] = {
		{INT64_C(198601022015051999), {2015, 5, 1}},
		{INT64_C(198601022015121999), {2015, 12, 1}},
		{INT64_C(199302032025212999), {2025, 1, 1}}, /* PPPK: the year alone */
		{INT64_C(198601022015001999), {0, 0, 0}},
		{INT64_C(199302032025402999), {0, 0, 0}},
		{INT64_C(198601020000051999), {0, 0, 0}},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		int32_t want = rows[i].want.year ? date_days(rows[i].want) : DATE_NONE;

		if (nip_appointed(rows[i].nip) != want)
			fail_msg("%lld: %d", (long long)rows[i].nip,
			         (int)nip_appointed(rows[i].nip));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),       cmocka_unit_test(test_read_fails),
		cmocka_unit_test(test_every_byte), cmocka_unit_test(test_kind_and_birth),
		cmocka_unit_test(test_parts),      cmocka_unit_test(test_check),
		cmocka_unit_test(test_appointed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
