#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "asn/records.h"
#include "asn/roster.h"
#include "base/date.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define NIP INT64_C(198601022015051999)
#define OTHER INT64_C(199302032025212999)

/* A row of a roster; NULL and -1 are not given. */
struct row {
	int64_t nip;
	const char *nama, *unit, *jabatan, *mulai, *selesai;
	int kedudukan;
};

static void
set_date(struct field *f, const char *text)
{
	int32_t days = 0;

	f->s = slice_of(text);
	if (text)
		assert_true(date_parse(f->s, &days));
	f->v = days;
}

static void
put(struct roster *r, const struct row *row)
{
	struct record record = {.type = &records_pegawai};
	struct field *f = record.f;

	f[PEGAWAI_NIP] = (struct field){SLICE("198601022015051999"), row->nip};
	f[PEGAWAI_NAMA].s = slice_of(row->nama);
	f[PEGAWAI_UNIT].s = slice_of(row->unit);
	f[PEGAWAI_JABATAN].s = slice_of(row->jabatan);
	set_date(&f[PEGAWAI_MULAI], row->mulai);
	set_date(&f[PEGAWAI_SELESAI], row->selesai);
	if (row->kedudukan >= 0)
		f[PEGAWAI_KEDUDUKAN] = (struct field){SLICE("aktif"), row->kedudukan};
	roster_put(r, &record);
}

static void
test_person(void **state)
{
	struct roster r = {0};
	const struct person *p;

	(void)state;
	assert_int_equal(roster_person(&r, NIP), 0);
	assert_int_equal(roster_person(&r, OTHER), 1);
	assert_int_equal(roster_person(&r, NIP), 0);
	assert_false(r.any);
	p = &r.people[1];
	assert_false(p->listed);
	assert_false(p->ambiguous);
	assert_int_equal(p->unit, 0);
	assert_int_equal(p->mulai, DATE_NONE);
	assert_int_equal(p->kedudukan, -1);
	assert_int_equal(roster_nama(&r, 1).n, 0);
	roster_release(&r);
	roster_release(&r);
}

static void
test_put(void **state)
{
	static const struct row row = {
		NIP,          "Siti Contoh", "Dinas Kesehatan", "Perawat",
		"2020-01-01", NULL,          KEDUDUKAN_AKTIF};
	struct roster r = {0};
	const struct person *p;

	(void)state;
	assert_int_equal(roster_person(&r, OTHER), 0);
	assert_int_equal(roster_person(&r, NIP), 1);
	put(&r, &row);
	p = &r.people[1];
	assert_true(r.any && p->listed && !p->ambiguous);
	assert_string_equal(p->nama, "Siti Contoh");
	assert_true(slice_eq(roster_nama(&r, 1), SLICE("Siti Contoh")));
	assert_true(slice_eq(strtab_text(&r.units, p->unit), SLICE("Dinas Kesehatan")));
	assert_true(slice_eq(strtab_text(&r.titles, p->jabatan), SLICE("Perawat")));
	assert_int_equal(p->mulai, date_days((struct date){2020, 1, 1}));
	assert_int_equal(p->selesai, DATE_NONE);
	assert_int_equal(p->kedudukan, KEDUDUKAN_AKTIF);
	assert_int_equal(p->status, -1);
	assert_false(r.people[0].listed);
	roster_release(&r);
}

struct choice {
	const char *name;
	struct row rows[3]; /* up to the first without a NIP */
	const char *nama, *unit;
	bool ambiguous;
};

static const struct choice choices[] = {
	{"the latest mulai",
         {{NIP, "A", "u1", "j", "2019-01-01", NULL, -1},
          {NIP, "A", "u2", "j", "2024-01-01", NULL, -1},
          {NIP, "A", "u0", "j", "2021-01-01", NULL, -1}},
         "A",
         "u2",
         false},
	{"no mulai is the earliest",
         {{NIP, "A", "u0", "j", NULL, NULL, -1},
          {NIP, "A", "u1", "j", "1990-01-01", NULL, -1}},
         "A",
         "u1",
         false},
	{"equal rows are one",
         {{NIP, "A", "u1", "j", "2020-01-01", "2026-01-01", 0},
          {NIP, "A", "u1", "j", "2020-01-01", "2026-01-01", 0}},
         "A",
         "u1",
         false},
	{"units differ",
         {{NIP, "A", "u2", "a", NULL, NULL, -1},
          {NIP, "B", "u1", "j", NULL, NULL, -1},
          {NIP, "A", "u3", "a", NULL, NULL, -1}},
         "B",
         "u1",
         true},
	{"titles decide before names",
         {{NIP, "B", "u1", "a", NULL, NULL, -1}, {NIP, "A", "u1", "b", NULL, NULL, -1}},
         "B",
         "u1",
         true},
	{"names differ",
         {{NIP, "B", "u1", "j", NULL, NULL, -1}, {NIP, "A", "u1", "j", NULL, NULL, -1}},
         "A",
         "u1",
         true},
	{"only kedudukan differs",
         {{NIP, "A", "u1", "j", NULL, NULL, 4}, {NIP, "A", "u1", "j", NULL, NULL, -1}},
         "A",
         "u1",
         true},
	{"only selesai differs",
         {{NIP, "A", "u1", "j", NULL, "2026-01-01", -1},
          {NIP, "A", "u1", "j", NULL, NULL, -1}},
         "A",
         "u1",
         true},
	{"an older tie is no tie",
         {{NIP, "A", "u1", "j", "2019-01-01", NULL, -1},
          {NIP, "A", "u2", "j", "2019-01-01", NULL, -1},
          {NIP, "A", "u3", "j", "2024-01-01", NULL, -1}},
         "A",
         "u3",
         false},
	{"a tie with an older row between",
         {{NIP, "A", "u2", "j", "2024-01-01", NULL, -1},
          {NIP, "A", "u0", "j", "2019-01-01", NULL, -1},
          {NIP, "A", "u1", "j", "2024-01-01", NULL, -1}},
         "A",
         "u1",
         true},
};

static void
check_choice(const struct choice *c, const int order[3], struct person *first,
             bool is_first)
{
	struct roster r = {0};
	struct person *p;
	int i;

	for (i = 0; i < 3; i++) {
		if (c->rows[order[i]].nip != 0)
			put(&r, &c->rows[order[i]]);
	}
	assert_int_equal(roster_person(&r, NIP), 0);
	p = &r.people[0];
	if (!slice_eq(roster_nama(&r, 0), slice_of(c->nama)) ||
	    !slice_eq(strtab_text(&r.units, p->unit), slice_of(c->unit)) ||
	    p->ambiguous != c->ambiguous)
		fail_msg("%s, order %d%d%d: %s of %s, %s", c->name, order[0], order[1],
		         order[2], p->nama, strtab_text(&r.units, p->unit).p,
		         p->ambiguous ? "ambiguous" : "not ambiguous");
	if (!is_first && (p->kedudukan != first->kedudukan ||
	                  p->selesai != first->selesai || p->mulai != first->mulai))
		fail_msg("%s, order %d%d%d: another row", c->name, order[0], order[1],
		         order[2]);
	*first = *p;
	roster_release(&r);
}

/* Whatever the order of the rows. */
static void
test_choice(void **state)
{
	static const int orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
	                                {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
	size_t i, k;

	(void)state;
	for (i = 0; i < LEN(choices); i++) {
		struct person first = {0};

		for (k = 0; k < LEN(orders); k++)
			check_choice(&choices[i], orders[k], &first, k == 0);
	}
}

static void
test_in_service(void **state)
{
	static const struct {
		int32_t mulai, selesai, first, last;
		bool want;
	} rows[] = {
		{DATE_NONE, DATE_NONE, 100, 200, true},
		{200, DATE_NONE, 100, 200, true},
		{201, DATE_NONE, 100, 200, false},
		{DATE_NONE, 100, 100, 200, true},
		{DATE_NONE, 99, 100, 200, false},
		{120, 130, 100, 200, true},
		{50, 60, 100, 200, false},
		{50, 250, 100, 200, true},
	};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		struct person p = {.mulai = rows[i].mulai, .selesai = rows[i].selesai};

		if (person_in_service(&p, rows[i].first, rows[i].last) != rows[i].want)
			fail_msg("row %zu", i);
	}
}

static void
test_is_active(void **state)
{
	static const struct {
		signed char kedudukan;
		bool want;
	} rows[] = {{-1, true}, {KEDUDUKAN_AKTIF, true}, {KEDUDUKAN_AKTIF + 1, false}};
	size_t i;

	(void)state;
	for (i = 0; i < LEN(rows); i++) {
		struct person p = {.kedudukan = rows[i].kedudukan};

		if (person_is_active(&p) != rows[i].want)
			fail_msg("kedudukan %d", rows[i].kedudukan);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_person),    cmocka_unit_test(test_put),
		cmocka_unit_test(test_choice),    cmocka_unit_test(test_in_service),
		cmocka_unit_test(test_is_active),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
