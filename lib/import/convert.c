#include "import/convert.h"

#include "asn/nip.h"
#include "asn/period.h"
#include "asn/records.h"
#include "base/date.h"
#include "import/alias.h"

int
convert_order(enum convert_order *order, const char *text, struct err *e)
{
	if (strcmp(text, "dmy") == 0)
		*order = ORDER_DMY;
	else if (strcmp(text, "mdy") == 0)
		*order = ORDER_MDY;
	else
		return err_set(e, ERR_USAGE, "want dmy or mdy");
	return 0;
}

static struct slice
trim(struct slice s)
{
	while (s.n && (s.p[0] == ' ' || s.p[0] == '\t'))
		s.p++, s.n--;
	while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
		s.n--;
	return s;
}

/* Blanks 8-6-1-3 and a leading apostrophe go; nothing else does, and no digit is made up.
 */
static struct slice
bare_nip(struct slice s, char room[DEC_BUF])
{
	size_t n = 0;

	if (s.n == NIP_DIGITS)
		return s;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ' ' || (i == 0 && s.p[i] == '\''))
			continue;
		if (n == DEC_BUF - 1)
			return s;
		room[n++] = s.p[i];
	}
	return (struct slice){room, n};
}

static int
read_nip(const struct convert *c, struct slice s, char room[DEC_BUF], struct field *x,
         struct err *e)
{
	x->s = bare_nip(s, room);
	if (nip_read(x->s, &x->v, e) == 0 && nip_check(x->v, c->as_of, e) == 0)
		return 0;
	return err_value(e, s, 1);
}

/* digits[from..to) as a number; -1 when something else is among them. */
static int
number(struct slice s, size_t from, size_t to)
{
	int v = 0;

	if (from == to || to - from > 4)
		return -1;
	for (; from < to; from++) {
		if (s.p[from] < '0' || s.p[from] > '9')
			return -1;
		v = v * 10 + (s.p[from] - '0');
	}
	return v;
}

/* A date of three numbers with '-', '/' or '.' between them; *separator is which. */
static bool
three_numbers(struct slice s, int part[3], char *separator)
{
	size_t from = 0, k = 0;

	*separator = '\0';
	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && s.p[i] != '-' && s.p[i] != '/' && s.p[i] != '.')
			continue;
		if (k == 3 || (i < s.n && *separator && s.p[i] != *separator))
			return false;
		if (i < s.n)
			*separator = s.p[i];
		if ((part[k++] = number(s, from, i)) < 0)
			return false;
		from = i + 1;
	}
	return k == 3;
}

/* A time of day behind the date, as systems write it: it goes. */
static struct slice
without_time(struct slice s)
{
	if (s.n >= 16 && (s.p[10] == ' ' || s.p[10] == 'T') && s.p[13] == ':')
		s.n = 10;
	return s;
}

static int
read_date(const struct convert *c, struct slice s, char room[DEC_BUF], struct field *x,
          struct err *e)
{
	struct date d;
	int part[3], year_at;
	int32_t days;
	char separator;

	s = without_time(s);
	if (date_parse(s, &days)) {
		*x = (struct field){s, days};
		return 0;
	}
	if (!three_numbers(s, part, &separator))
		return err_row(e, "tanggal", "not a date; want yyyy-mm-dd or dd-mm-yyyy");
	year_at = part[0] > 31 ? 0 : 2;
	if (part[year_at] < 1000)
		return err_row(e, "tanggal_tahun", "a year of four digits is needed");
	if (year_at == 0)
		d = (struct date){part[0], part[1], part[2]};
	else if (c->order == ORDER_MDY)
		d = (struct date){part[2], part[0], part[1]};
	else if (c->order == ORDER_DMY || (c->order == ORDER_UNSAID && separator == '-'))
		/* SIASN writes dd-mm-yyyy; with '/' or '.' both orders are about. */
		d = (struct date){part[2], part[1], part[0]};
	else
		return err_row(
			e, "tanggal_urutan",
			"day or month first is not said; say --date dmy or --date mdy");
	if (!date_is_valid(d))
		return err_row(e, "tanggal", "there is no such day");
	date_format(room, days = date_days(d));
	*x = (struct field){{room, 10}, days};
	return 0;
}

/* A decimal with a comma. A point beside it could be for thousands: refused. */
static int
read_comma(struct slice s, char room[DEC_BUF], struct field *x, struct err *e)
{
	if (s.n >= DEC_BUF || memchr(s.p, '.', s.n))
		return err_row(e, "desimal",
		               "a point under --decimal comma; is it for thousands?");
	memcpy(room, s.p, s.n);
	for (size_t i = 0; i < s.n; i++)
		if (room[i] == ',')
			room[i] = '.';
	x->s = (struct slice){room, s.n};
	return dec_parse(x->s, &x->v, e);
}

static int
read_yesno(struct slice s, struct field *x, struct err *e)
{
	static const char *const yes[] = {"ya", "y", "true", "t", "1"};
	static const char *const no[] = {"tidak", "n", "false", "f", "0"};
	char squashed[ALIAS_ROOM];
	struct slice q = alias_squash(s, squashed);

	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
		if (slice_eq(q, slice_of(yes[i]))) {
			*x = (struct field){SLICE("ya"), 1};
			return 0;
		}
		if (slice_eq(q, slice_of(no[i]))) {
			*x = (struct field){SLICE("tidak"), 0};
			return 0;
		}
	}
	return err_row(e, "ya_tidak", "want ya or tidak (or true, false, 1, 0)");
}

/* The code the user's map gives a cell, or -1. */
static int
mapped_code(const struct convert *c, const struct schema_field *f, struct slice s)
{
	char room[ALIAS_ROOM], said_room[ALIAS_ROOM];
	struct slice squashed = alias_squash(s, room), field = slice_of(f->name);

	for (size_t i = c->map->values.n; i-- > 0;) {
		const struct map_entry *m = &c->map->values.entries[i];

		if (slice_eq(m->field, field) &&
		    (slice_eq(m->from, s) ||
		     (squashed.n &&
		      slice_eq(alias_squash(m->from, said_room), squashed))))
			return schema_code(f->codes, m->to);
	}
	return -1;
}

/* The code a cell means by the user's map, its own name, or a known spelling; or -1. */
static int
find_code(const struct convert *c, const struct schema_field *f, struct slice s)
{
	char room[ALIAS_ROOM];
	int code = mapped_code(c, f, s);

	return code >= 0 ? code : alias_code(f->codes, alias_squash(s, room));
}

static int
read_code(const struct convert *c, const struct schema_field *f, struct slice s,
          struct field *x, struct err *e)
{
	int code = find_code(c, f, s);

	if (code < 0) {
		/* The schema's own message lists the codes. */
		x->s = s;
		return schema_read(f, x, e);
	}
	*x = (struct field){slice_of(f->codes->codes[code]), code};
	return 0;
}

/* Where the memo would keep the cell; NULL for kinds whose values seldom come twice. */
static struct convert_known *
known_at(struct convert_memo *memo, const struct schema_field *f, struct slice s)
{
	if ((f->kind != KIND_CODE && f->kind != KIND_DATE && f->kind != KIND_YESNO &&
	     f->read != period_read) ||
	    s.n == 0 || s.n > sizeof memo->known[0].cell)
		return NULL;
	return &memo->known[(s.n + (unsigned char)s.p[0] + (unsigned char)s.p[s.n - 1]) &
	                    7];
}

static void
remember(struct convert_known *k, struct slice cell, const struct field *x)
{
	memcpy(k->cell, cell.p, cell.n);
	k->n = (unsigned char)cell.n;
	k->x = *x;
	/* Codes, ya and tidak last; a date or period stands in the row or in its room. */
	if (x->s.n < sizeof k->text) {
		memcpy(k->text, x->s.p, x->s.n);
		k->x.s.p = k->text;
	}
}

static int
read_cell(const struct convert *c, const struct schema_field *f, struct slice s,
          char room[DEC_BUF], struct field *x, struct err *e)
{
	if (f->read == nip_read)
		return read_nip(c, s, room, x, e);
	if (f->kind == KIND_CODE)
		return read_code(c, f, s, x, e);
	if (f->kind == KIND_DATE)
		return read_date(c, s, room, x, e);
	if (f->kind == KIND_DEC && c->comma)
		return read_comma(s, room, x, e);
	if (f->kind == KIND_YESNO)
		return read_yesno(s, x, e);
	x->s = s;
	if (schema_read(f, x, e) == 0)
		return 0;
	if (f->kind == KIND_DEC && memchr(s.p, ',', s.n))
		err_row(e, "desimal", "decimal comma; say --decimal comma");
	return -1;
}

int
convert_cell(const struct convert *c, const struct schema_field *f, struct slice cell,
             enum cell_kind kind, struct convert_memo *memo, char room[DEC_BUF],
             struct field *x, struct err *e)
{
	struct slice s = trim(cell);
	struct convert_known *k = known_at(memo, f, s);

	if (k && k->n == s.n && memcmp(k->cell, s.p, s.n) == 0) {
		*x = k->x;
		return 0;
	}
	(void)kind;
	*x = (struct field){{NULL, 0}, 0};
	if (s.n == 0 || (s.n <= 5 && alias_is_nothing(s)))
		return 0;
	if (read_cell(c, f, s, room, x, e) == 0) {
		if (k)
			remember(k, s, x);
		return 0;
	}
	err_field(e, slice_of(f->name));
	return e->value[0] ? -1 : err_value(e, s, f->personal);
}

static bool
ends_with(struct slice s, const char *squashed_end)
{
	char room[ALIAS_ROOM];
	struct slice q = alias_squash(s, room), end = slice_of(squashed_end);

	return q.n >= end.n && memcmp(q.p + q.n - end.n, end.p, end.n) == 0;
}

/* Roman number in front of an echelon such as II.a. */
static int
echelon(struct slice s)
{
	static const char *const roman[] = {"i", "ii", "iii", "iv", "v"};
	char room[ALIAS_ROOM];
	struct slice q = alias_squash(s, room);

	if (q.n < 2 || (room[q.n - 1] != 'a' && room[q.n - 1] != 'b'))
		return 0;
	q.n--;
	for (int i = 0; i < 5; i++)
		if (slice_eq(q, slice_of(roman[i])))
			return i + 1;
	return 0;
}

static int
structural(const struct convert *c, struct record *r, struct slice eselon, struct err *e)
{
	/* jpt_pratama, administrator, pengawas, pelaksana */
	static const int codes[] = {2, 3, 4, 6};
	int level, said;

	eselon = trim(eselon);
	level = echelon(eselon);
	said = mapped_code(c, &r->type->fields[PEGAWAI_JENIS_JABATAN], eselon);
	if (said >= 0) {
		records_code(r, PEGAWAI_JENIS_JABATAN, said);
		return 0;
	}
	if (level > 1 || (level == 1 && ends_with(eselon, "b"))) {
		records_code(r, PEGAWAI_JENIS_JABATAN, level == 1 ? 1 : codes[level - 2]);
		return 0;
	}
	if (level == 1)
		err_row(e, "eselon",
		        "jpt_utama or jpt_madya; say which with --map, "
		        "nilai.jenis_jabatan of this echelon");
	else
		err_row(e, "eselon",
		        "a structural post needs an echelon from I.a to V.b to tell its "
		        "level");
	err_field(e, SLICE("jenis_jabatan"));
	return err_value(e, eselon, 0);
}

static void
level_from_title(struct record *r)
{
	static const char *const ends[] = {"pemula",    "terampil",    "mahir",
	                                   "penyelia",  "ahlipertama", "ahlimuda",
	                                   "ahlimadya", "ahliutama"};

	for (int i = 0; i < 8; i++)
		if (ends_with(r->f[PEGAWAI_JABATAN].s, ends[i]))
			records_code(r, PEGAWAI_JENJANG, i);
}

int
convert_post(const struct convert *c, struct record *r, struct slice jenis,
             struct slice eselon, struct slice kedudukan, struct err *e)
{
	if (ends_with(jenis, "struktural") && structural(c, r, eselon, e) != 0)
		return -1;
	if (ends_with(jenis, "struktural") == false && r->f[PEGAWAI_JENJANG].s.n == 0 &&
	    slice_eq(r->f[PEGAWAI_JENIS_JABATAN].s, SLICE("fungsional")))
		level_from_title(r);
	/* SIASN has P in STATUS CPNS PNS for PPPK too; the kedudukan is what tells. */
	if (kedudukan.n >= 4 && memcmp(kedudukan.p, "PPPK", 4) == 0)
		records_code(r, PEGAWAI_STATUS, STATUS_PPPK);
	return 0;
}
