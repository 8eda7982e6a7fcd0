#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "asn/nip.h"
#include "asn/records.h"
#include "base/date.h"
#include "base/dec.h"
#include "training/jp.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define PNS "198601022015051999"
#define PPPK "199302032025212999"
#define ODD "198601022015131999"

struct fixture {
	struct rules *rules;
	struct roster roster;
	struct jp jp;
};

/* NULL: not given. */
struct training {
	const char *nama, *jp, *mulai, *selesai, *tahun, *status;
};

static void
start(struct fixture *f, int year)
{
	struct err e;

	*f = (struct fixture){0};
	assert_int_equal(rules_load(&f->rules, "jp-lan10-2018", &e), 0);
	assert_int_equal(jp_init(&f->jp, &f->roster, f->rules, year, &e), 0);
}

static void
end(struct fixture *f)
{
	jp_release(&f->jp);
	roster_release(&f->roster);
	rules_free(f->rules);
}

static void
set(struct record *r, int field, const char *text)
{
	struct err e;

	r->f[field].s = slice_of(text);
	assert_int_equal(schema_read(&r->type->fields[field], &r->f[field], &e), 0);
}

static void
person(struct fixture *f, const char *nip, const char *status)
{
	struct record r;

	schema_clear(&r, &records_pegawai);
	set(&r, PEGAWAI_NIP, nip);
	set(&r, PEGAWAI_NAMA, "Contoh");
	set(&r, PEGAWAI_UNIT, "U");
	set(&r, PEGAWAI_STATUS, status);
	roster_put(&f->roster, &r);
}

static int
trained(struct fixture *f, const char *nip, const struct training *t, struct err *e)
{
	struct record r;

	schema_clear(&r, &records_pelatihan);
	set(&r, PELATIHAN_NIP, nip);
	set(&r, PELATIHAN_NAMA, t->nama);
	set(&r, PELATIHAN_BENTUK, "kursus");
	set(&r, PELATIHAN_JP, t->jp);
	set(&r, PELATIHAN_MULAI, t->mulai);
	set(&r, PELATIHAN_SELESAI, t->selesai);
	set(&r, PELATIHAN_TAHUN, t->tahun);
	set(&r, PELATIHAN_STATUS, t->status);
	return jp_put(&f->jp, roster_person(&f->roster, r.f[PELATIHAN_NIP].v), &r, e);
}

static void
hours(struct fixture *f, const char *nip, const char *jp)
{
	struct training t = {.nama = jp ? jp : "tanpa", .jp = jp, .tahun = "2026"};
	struct err e;

	assert_int_equal(trained(f, nip, &t, &e), 0);
}

static struct jp_row
only_row(struct fixture *f)
{
	struct jp_row row, more;

	jp_begin(&f->jp);
	assert_true(jp_next(&f->jp, &row));
	assert_false(jp_next(&f->jp, &more));
	return row;
}

/* training-rules 2.2: 22 hours meet the floor; without the workshop 5 are lacking. */
static void
test_worked_example(void **state)
{
	(void)state;
	for (int workshop = 0; workshop < 2; workshop++) {
		struct fixture f;
		struct jp_row row;

		start(&f, 2026);
		hours(&f, PNS, "8");
		hours(&f, PNS, "4");
		hours(&f, PNS, "3");
		if (workshop)
			hours(&f, PNS, "7");
		person(&f, PNS, "pns");
		row = only_row(&f);
		assert_int_equal(row.reached, (workshop ? 22 : 15) * DEC_ONE);
		assert_int_equal(row.short_by, (workshop ? 0 : 5) * DEC_ONE);
		end(&f);
	}
}

/* training-rules 2.1 and 5.2-5.3: a floor of 20 for PNS, a ceiling of 24 for PPPK. */
static void
test_bounds(void **state)
{
	static const struct {
		const char *nip, *status;
		int64_t floor, ceiling;
		bool known;
	} rows[] = {
		{PNS, "pns", 20 * DEC_ONE, JP_NONE, true},
		{PNS, "cpns", 20 * DEC_ONE, JP_NONE, true},
		{PNS, "pppk", JP_NONE, 24 * DEC_ONE, true},
		{PNS, NULL, 20 * DEC_ONE, JP_NONE, true},
		{PPPK, NULL, JP_NONE, 24 * DEC_ONE, true},
		{PPPK, "pns", 20 * DEC_ONE, JP_NONE, true},
		{ODD, NULL, JP_NONE, JP_NONE, false},
		{ODD, "pppk", JP_NONE, 24 * DEC_ONE, true},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct fixture f;
		struct jp_row row;

		start(&f, 2026);
		person(&f, rows[i].nip, rows[i].status);
		row = only_row(&f);
		if (row.bounds.floor != rows[i].floor ||
		    row.bounds.ceiling != rows[i].ceiling ||
		    row.status_known != rows[i].known)
			fail_msg("row %zu", i);
		assert_false(row.any);
		assert_int_equal(row.short_by, JP_NONE);
		end(&f);
	}
}

/* Which year a record belongs to, and whether it counts. */
static void
test_years(void **state)
{
	static const struct {
		struct training t;
		int year;
		int64_t reached;
	} rows[] = {
		{{"a", "5", "2024-12-30", "2025-01-02", "2026", NULL}, 2025, 5 * DEC_ONE},
		{{"a", "5", "2024-12-30", NULL, "2026", NULL}, 2024, 5 * DEC_ONE},
		{{"a", "5", NULL, NULL, "2026", NULL}, 2026, 5 * DEC_ONE},
		{{"a", "5", NULL, NULL, "2026", "selesai"}, 2026, 5 * DEC_ONE},
		{{"a", "5", NULL, NULL, "2026", "berjalan"}, 2026, 0},
		{{"a", "5", NULL, NULL, "2026", "batal"}, 2026, 0},
		{{"a", "5", NULL, NULL, "2026", "tidak_hadir"}, 2026, 0},
		{{"a", "5", NULL, NULL, "2026", "menolak"}, 2026, 0},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct fixture f;
		struct jp_row row;
		struct err e;

		start(&f, 0);
		person(&f, PNS, NULL);
		assert_int_equal(trained(&f, PNS, &rows[i].t, &e), 0);
		row = only_row(&f);
		if (row.year != rows[i].year || row.reached != rows[i].reached)
			fail_msg("row %zu: %d", i, row.year);
		end(&f);
	}
}

static void
test_equal_rows(void **state)
{
	static const struct training rows[] = {
		{"a", "5", "2026-01-01", "2026-01-02", NULL, NULL},
		{"a", "5.0", "2026-01-01", "2026-01-02", NULL, NULL},
		{"a", "5", "2026-01-01", "2026-01-02", NULL, NULL},
		{"a", "5", "2026-01-01", "2026-01-02", NULL, "selesai"},
		{"a", "5", NULL, "2026-01-02", NULL, NULL},
		{"a ", "5", "2026-01-01", "2026-01-02", NULL, NULL},
		{"a", "4", "2026-01-01", "2026-01-02", NULL, NULL},
		{"a", NULL, "2026-01-01", "2026-01-02", NULL, NULL},
		{"a", NULL, "2026-01-01", "2026-01-02", NULL, NULL},
		{"a", "0", "2026-01-01", "2026-01-02", NULL, NULL},
	};
	struct fixture f;
	struct jp_row row;
	struct err e;

	(void)state;
	start(&f, 2026);
	person(&f, PNS, NULL);
	for (size_t i = 0; i < LEN(rows); i++)
		assert_int_equal(trained(&f, PNS, &rows[i], &e), 0);
	row = only_row(&f);
	assert_int_equal(row.reached, (4 * 5 + 4) * DEC_ONE);
	assert_int_equal(row.unstated, 1);
	end(&f);
}

/* Hours that are not stated: the sum is a lower bound. */
static void
test_unstated(void **state)
{
	static const struct {
		const char *jp;
		int64_t short_by;
	} rows[] = {
		{"19.999999", JP_NONE},
		{"20", 0},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct fixture f;
		struct jp_row row;

		start(&f, 2026);
		person(&f, PNS, NULL);
		hours(&f, PNS, rows[i].jp);
		hours(&f, PNS, NULL);
		row = only_row(&f);
		assert_int_equal(row.unstated, 1);
		assert_int_equal(row.short_by, rows[i].short_by);
		end(&f);
	}
}

static void
test_exact(void **state)
{
	struct fixture f;
	struct jp_row row;

	(void)state;
	start(&f, 2026);
	person(&f, PNS, NULL);
	hours(&f, PNS, "0.1");
	hours(&f, PNS, "0.2");
	hours(&f, PNS, "19.699999");
	row = only_row(&f);
	assert_int_equal(row.short_by, 1);
	end(&f);
}

static void
test_limits(void **state)
{
	struct training t = {"a", "100000", NULL, NULL, "2026", NULL};
	struct fixture f;
	struct err e;

	(void)state;
	start(&f, 2026);
	assert_int_equal(trained(&f, PNS, &t, &e), 0);
	t.jp = "100000.000001";
	assert_int_equal(trained(&f, PNS, &t, &e), -1);
	assert_int_equal(e.kind, ERR_ROW);
	assert_string_equal(e.field, "jp");
	end(&f);
}

static void
assert_notes(struct fixture *f, const char *want)
{
	struct jp_row row = only_row(f);
	struct jp_room room = {0};
	struct record r;

	jp_record(&f->jp, &row, &r, &room);
	if (!slice_eq(r.f[JP_CATATAN].s, slice_of(want)))
		fail_msg("%.*s, want %s", (int)r.f[JP_CATATAN].s.n, r.f[JP_CATATAN].s.p,
		         want);
	jp_room_release(&room);
}

static void
test_notes(void **state)
{
	struct fixture f;

	(void)state;
	start(&f, 2026);
	person(&f, PPPK, NULL);
	hours(&f, PPPK, "24");
	assert_notes(&f, "");
	end(&f);

	start(&f, 2026);
	person(&f, PPPK, NULL);
	person(&f, PPPK, "pppk"); /* differs from the row before it */
	hours(&f, PPPK, "24.5");
	hours(&f, PPPK, NULL);
	assert_notes(&f, "jp_tidak_diketahui:1;melebihi_24;pegawai_ganda");
	end(&f);

	start(&f, 2026);
	person(&f, ODD, NULL);
	assert_notes(&f, "status_tidak_diketahui;tanpa_data_pelatihan");
	end(&f);
}

/* Without a roster those who were trained; with one those on it, trained or not. */
static void
test_people(void **state)
{
	struct fixture f;
	struct jp_row row;

	(void)state;
	start(&f, 2026);
	hours(&f, PPPK, "1");
	roster_person(&f.roster, 1);
	row = only_row(&f);
	assert_int_equal(nip_kind(row.nip), NIP_PPPK);
	end(&f);

	start(&f, 2026);
	hours(&f, PPPK, "1");
	person(&f, PNS, NULL);
	row = only_row(&f);
	assert_int_equal(nip_kind(row.nip), NIP_PNS);
	assert_int_equal(row.reached, 0);
	assert_int_equal(row.short_by, 20 * DEC_ONE);
	end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_worked_example), cmocka_unit_test(test_bounds),
		cmocka_unit_test(test_years),          cmocka_unit_test(test_equal_rows),
		cmocka_unit_test(test_unstated),       cmocka_unit_test(test_exact),
		cmocka_unit_test(test_limits),         cmocka_unit_test(test_notes),
		cmocka_unit_test(test_people),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
