#include "asn/nip.h"

#include "base/ascii.h"
#include "base/dec.h"

#define BIRTH_YEAR_MIN 1940
#define PPPK_CODE_MIN 21
#define PPPK_CODE_MAX 39
#define NIK_DIGITS 16 /* of the population register */
#define OLD_DIGITS 9  /* of a NIP before 2007 */

/* The parts of a number, by position. */
struct parts {
	struct date birth;
	int appointed; /* year */
	int code;      /* digits 13-14 */
	int sex;
	int serial;
};

static struct parts
split(int64_t nip)
{
	int birth = (int)(nip / INT64_C(10000000000));
	int64_t rest = nip % INT64_C(10000000000);
	int last = (int)(rest % 1000000);

	return (struct parts){
		.birth = {birth / 10000, birth / 100 % 100, birth % 100},
		.appointed = (int)(rest / 1000000),
		.code = last / 10000,
		.sex = last / 1000 % 10,
		.serial = last % 1000,
	};
}

/* The first byte lowest, whatever the machine; compilers make one load of it. */
static uint64_t
load8(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	       (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 |
	       (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

/* Eight digits at once: is every byte '0'..'9'? */
static bool
is_digits8(uint64_t w)
{
	uint64_t above = w + UINT64_C(0x4646464646464646); /* 0x80 - ':' in every byte */
	uint64_t below = w - UINT64_C(0x3030303030303030);

	return ((above | below) & UINT64_C(0x8080808080808080)) == 0;
}

/* Their value: neighbouring bytes make pairs, pairs make fours, fours make eight. */
static int64_t
value8(uint64_t w)
{
	w -= UINT64_C(0x3030303030303030);
	w = (w * 10 + (w >> 8)) & UINT64_C(0x00FF00FF00FF00FF);
	w = (w * 100 + (w >> 16)) & UINT64_C(0x0000FFFF0000FFFF);
	w = (w * 10000 + (w >> 32)) & UINT64_C(0xFFFFFFFF);
	return (int64_t)w;
}

/* 1.98503E+17 or, by an Indonesian spreadsheet, 1,98503E+17. */
static bool
is_scientific(struct slice s)
{
	size_t i, exponents = 0;

	if (s.n == 0 || !ascii_is_digit(s.p[0]))
		return false;
	for (i = 1; i < s.n; i++) {
		char c = s.p[i];

		if (c == 'E' || c == 'e')
			exponents++;
		else if (!ascii_is_digit(c) && c != '.' && c != ',' && c != '+')
			return false;
	}
	return exponents == 1;
}

/* Digits, but not so many. */
static void
wrong_length(struct slice s, struct err *e)
{
	if (s.n == NIK_DIGITS)
		err_row(e, "nip_nik", "%d digits: a NIK, not a NIP; export the NIP",
		        NIK_DIGITS);
	else if (s.n == OLD_DIGITS)
		err_row(e, "nip_lama", "%d digits: an old NIP; export the one of %d",
		        OLD_DIGITS, NIP_DIGITS);
	else if (slice_eq(s, SLICE("2147483647")))
		err_row(e, "nip_int32",
		        "2147483647: a database column was too small, the NIP is lost; "
		        "export it from where it is text");
	else
		err_row(e, "nip_panjang", "%zu digits, want %d", s.n, NIP_DIGITS);
}

static int
fault(struct slice s, struct err *e)
{
	size_t n = 0;

	while (n < s.n && ascii_is_digit(s.p[n]))
		n++;
	if (is_scientific(s))
		(void)err_row(e, "nip_notasi",
		              "spreadsheet notation (as 1.98503E+17): the last digits "
		              "are lost; export the column as text");
	else if (n < s.n && (unsigned char)s.p[n] >= 0x80)
		(void)err_row(e, "nip_aksara",
		              "not only digits: a character that is not ASCII, perhaps "
		              "an invisible one, stands in it");
	else if (n < s.n)
		(void)err_row(e, "nip_aksara", "not only digits; want %d of them",
		              NIP_DIGITS);
	else
		wrong_length(s, e);
	return err_value(e, s, 1);
}

int
nip_read(struct slice s, int64_t *v, struct err *e)
{
	uint64_t a, b;

	if (s.n != NIP_DIGITS)
		return fault(s, e);
	a = load8(s.p);
	b = load8(s.p + 8);
	if (!is_digits8(a) || !is_digits8(b) || !ascii_is_digit(s.p[16]) ||
	    !ascii_is_digit(s.p[17]))
		return fault(s, e);
	*v = value8(a) * INT64_C(10000000000) + value8(b) * 100 + (s.p[16] - '0') * 10 +
	     (s.p[17] - '0');
	return 0;
}

void
nip_format(char buf[NIP_BUF], int64_t nip)
{
	char digits[DEC_BUF];

	/* A one in front keeps the zeros behind it. */
	dec_format_int(digits, nip + INT64_C(1000000000000000000));
	memcpy(buf, digits + 1, NIP_DIGITS + 1);
}

static enum nip_kind
kind_of(int code)
{
	if (code >= 1 && code <= 12)
		return NIP_PNS;
	return code >= PPPK_CODE_MIN && code <= PPPK_CODE_MAX ? NIP_PPPK : NIP_ODD;
}

enum nip_kind
nip_kind(int64_t nip)
{
	return kind_of(split(nip).code);
}

int
nip_year(int64_t nip)
{
	return split(nip).appointed;
}

int
nip_month(int64_t nip)
{
	return split(nip).code;
}

int
nip_sex(int64_t nip)
{
	return split(nip).sex;
}

int32_t
nip_appointed(int64_t nip)
{
	struct parts p = split(nip);
	enum nip_kind kind = nip_kind(nip);
	struct date d = {p.appointed, kind == NIP_PNS ? p.code : 1, 1};

	return kind != NIP_ODD && date_is_valid(d) ? date_days(d) : DATE_NONE;
}

int32_t
nip_birth(int64_t nip)
{
	struct date birth = split(nip).birth;

	return date_is_valid(birth) ? date_days(birth) : DATE_NONE;
}

static int
check_birth(struct date d, int32_t as_of, struct err *e)
{
	static const char *const months[] = {
		"January", "February", "March",     "April",   "May",      "June",
		"July",    "August",   "September", "October", "November", "December",
	};
	char day[DATE_BUF];

	if (d.month < 1 || d.month > 12)
		return err_row(e, "nip_lahir", "birth month %02d does not exist",
		               d.month);
	if (d.year < BIRTH_YEAR_MIN)
		return err_row(e, "nip_lahir", "birth year %04d is before %d", d.year,
		               BIRTH_YEAR_MIN);
	if (!date_is_valid(d))
		return err_row(e, "nip_lahir", "%d %s %d does not exist", d.day,
		               months[d.month - 1], d.year);
	if (as_of != DATE_NONE && date_add_years(date_days(d), NIP_AGE_MIN) > as_of) {
		date_format(day, as_of);
		return err_row(e, "nip_usia", "born %d: not yet %d years old on %s",
		               d.year, NIP_AGE_MIN, day);
	}
	return 0;
}

static int
check_appointment(const struct parts *p, int32_t as_of, struct err *e)
{
	int last;

	if (p->appointed < p->birth.year + NIP_AGE_MIN)
		return err_row(e, "nip_pengangkatan",
		               "appointment in %04d is before the age of %d, born %d",
		               p->appointed, NIP_AGE_MIN, p->birth.year);
	if (as_of == DATE_NONE)
		return 0;
	last = date_civil(as_of).year + 1;
	if (p->appointed > last)
		return err_row(e, "nip_pengangkatan",
		               "appointment in %d is later than %d", p->appointed, last);
	return 0;
}

static int
check_parts(int64_t nip, int32_t as_of, struct err *e)
{
	struct parts p = split(nip);

	if (check_birth(p.birth, as_of, e))
		return -1;
	if (kind_of(p.code) == NIP_ODD)
		return err_row(e, "nip_kode",
		               "digits 13-14 are %02d: neither a month (01-12) "
		               "nor a PPPK code (%d-%d)",
		               p.code, PPPK_CODE_MIN, PPPK_CODE_MAX);
	if (check_appointment(&p, as_of, e))
		return -1;
	if (p.sex != 1 && p.sex != 2)
		return err_row(e, "nip_kelamin", "sex digit is %d, want 1 or 2", p.sex);
	if (p.serial == 0)
		return err_row(e, "nip_seri",
		               "serial is 000; if many rows have it, a spreadsheet lost "
		               "the last digits: export the column as text");
	return 0;
}

int
nip_check(int64_t nip, int32_t as_of, struct err *e)
{
	char digits[NIP_BUF];

	if (check_parts(nip, as_of, e) == 0)
		return 0;
	nip_format(digits, nip);
	return err_value(e, slice_of(digits), 1);
}
