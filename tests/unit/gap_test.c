#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "asn/records.h"
#include "base/date.h"
#include "training/gap.h"
#include "training/mention.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define NIP "198601022015051999"
#define OTHER "199302032025212999"

static const char *const names[] = {
	"Integritas",          "Kerja Sama",
	"Komunikasi",          "Orientasi pada Hasil",
	"Pelayanan Publik",    "Pengembangan Diri dan Orang Lain",
	"Mengelola Perubahan", "Pengambilan Keputusan",
	"Perekat Bangsa",
};

struct fixture {
	struct rules *rules;
	struct roster roster;
	struct gap gap;
};

static int32_t
day_of(const char *text)
{
	int32_t days = DATE_NONE;

	if (text)
		assert_true(date_parse(slice_of(text), &days));
	return days;
}

static void
start(struct fixture *f, const char *as_of)
{
	struct err e;

	*f = (struct fixture){0};
	assert_int_equal(rules_load(&f->rules, "kompetensi-38-2017", &e), 0);
	assert_int_equal(gap_init(&f->gap, &f->roster, f->rules, day_of(as_of), &e), 0);
}

static void
end(struct fixture *f)
{
	gap_release(&f->gap);
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
person(struct fixture *f, const char *nip, const char *title, const char *jenis,
       const char *jenjang)
{
	struct record r;

	schema_clear(&r, &records_pegawai);
	set(&r, PEGAWAI_NIP, nip);
	set(&r, PEGAWAI_NAMA, "Contoh");
	set(&r, PEGAWAI_UNIT, "U");
	set(&r, PEGAWAI_JABATAN, title);
	set(&r, PEGAWAI_JENIS_JABATAN, jenis);
	set(&r, PEGAWAI_JENJANG, jenjang);
	roster_put(&f->roster, &r);
}

static void
standard(struct fixture *f, const char *title, const char *name, const char *level)
{
	struct record r;

	schema_clear(&r, &records_standar);
	set(&r, STANDAR_JABATAN, title);
	set(&r, STANDAR_KOMPETENSI, name);
	set(&r, STANDAR_LEVEL, level);
	r.line = f->gap.standard.n_rows + 2;
	standard_put(&f->gap.standard, &r, "standar.csv");
}

static void
assessed(struct fixture *f, const char *nip, const char *name, const char *level,
         const char *day)
{
	struct record r;

	schema_clear(&r, &records_kompetensi);
	set(&r, KOMPETENSI_NIP, nip);
	set(&r, KOMPETENSI_KOMPETENSI, name);
	set(&r, KOMPETENSI_LEVEL, level);
	set(&r, KOMPETENSI_TANGGAL, day);
	gap_put(&f->gap, roster_person(&f->roster, r.f[KOMPETENSI_NIP].v), &r);
}

static const struct gap_row *
next(struct fixture *f)
{
	static struct gap_row row;

	assert_int_equal(gap_next(&f->gap, &row), GAP_ROW);
	return &row;
}

static void
assert_end(struct fixture *f)
{
	struct gap_row row;

	assert_int_equal(gap_next(&f->gap, &row), GAP_END);
}

static void
assert_name(const struct gap_row *row, const char *name)
{
	if (!slice_eq(row->need->name, slice_of(name)))
		fail_msg("%.*s, want %s", (int)row->need->name.n, row->need->name.p,
		         name);
}

/* training-rules 3.1: one level for all nine, by level of the post. */
static void
test_general_levels(void **state)
{
	static const struct {
		const char *jenis, *jenjang;
		int level; /* 0: not told */
	} rows[] = {
		{"jpt_utama", NULL, 5},
		{"jpt_madya", NULL, 5},
		{"jpt_pratama", NULL, 4},
		{"administrator", NULL, 3},
		{"pengawas", NULL, 2},
		{"pelaksana", NULL, 1},
		{"fungsional", NULL, 0},
		{NULL, NULL, 0},
		{"fungsional", "ahli_utama", 5},
		{"fungsional", "ahli_madya", 4},
		{"fungsional", "ahli_muda", 3},
		{"fungsional", "ahli_pertama", 2},
		{"fungsional", "penyelia", 3},
		{"fungsional", "mahir", 2},
		{"fungsional", "terampil", 2},
		{"fungsional", "pemula", 1},
		{NULL, "pemula", 1},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct fixture f;
		struct gap_row row;

		start(&f, NULL);
		person(&f, NIP, "Apa Saja", rows[i].jenis, rows[i].jenjang);
		gap_begin(&f.gap);
		if (rows[i].level == 0)
			assert_int_equal(gap_next(&f.gap, &row), GAP_NO_STANDARD);
		for (size_t k = 0; rows[i].level && k < LEN(names); k++) {
			assert_int_equal(gap_next(&f.gap, &row), GAP_ROW);
			if (row.need->level != rows[i].level || !row.need->general)
				fail_msg("row %zu: %d", i, row.need->level);
			assert_int_equal(row.why, GAP_NOT_ASSESSED);
		}
		assert_end(&f);
		end(&f);
	}
}

/* training-rules 2.3: two needs, total gap 2; the surplus offsets nothing. */
static void
test_worked_example(void **state)
{
	static const char *const levels[] = {"2", "2", "1", "2", "3", "2", "1", "2", "2"};
	struct fixture f;
	int below = 0, above = 0, total = 0;

	(void)state;
	start(&f, "2026-12-31");
	for (size_t i = 0; i < LEN(names); i++)
		assessed(&f, NIP, names[i], levels[i], "2026-05-04");
	person(&f, NIP, "Kepala Seksi", "pengawas", NULL);
	gap_begin(&f.gap);
	for (size_t i = 0; i < LEN(names); i++) {
		const struct gap_row *row = next(&f);

		if (row->status == GAP_KURANG) {
			assert_name(row, below++ ? "Mengelola Perubahan" : "Komunikasi");
			total += row->need->level - row->level;
		} else if (row->status == GAP_LEBIH) {
			assert_name(row, "Pelayanan Publik");
			above++;
		} else {
			assert_int_equal(row->status, GAP_MEMENUHI);
		}
	}
	assert_end(&f);
	assert_int_equal(below, 2);
	assert_int_equal(above, 1);
	assert_int_equal(total, 2);
	end(&f);
}

/* Three years from the day of the assessment, that day of the year included. */
static void
test_validity(void **state)
{
	static const struct {
		const char *assessed, *as_of;
		unsigned why;
	} rows[] = {
		{"2023-05-04", "2026-05-04", 0},
		{"2023-05-03", "2026-05-04", GAP_EXPIRED},
		{"2024-02-29", "2027-02-28", 0},
		{"2024-02-29", "2027-03-01", GAP_EXPIRED},
		{"2026-05-04", "2026-05-04", 0},
		{"2026-05-05", "2026-05-04", GAP_NOT_ASSESSED},
		{"1990-01-01", NULL, 0},
		{"2099-01-01", NULL, 0},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct fixture f;
		const struct gap_row *row;

		start(&f, rows[i].as_of);
		person(&f, NIP, "Arsiparis", NULL, NULL);
		standard(&f, "Arsiparis", "Arsip", "2");
		assessed(&f, NIP, "Arsip", "2", rows[i].assessed);
		gap_begin(&f.gap);
		row = next(&f);
		if (row->why != rows[i].why)
			fail_msg("row %zu: why %u", i, row->why);
		assert_int_equal(row->level, row->why ? GAP_UNKNOWN : 2);
		assert_end(&f);
		end(&f);
	}
}

/* A title, then jenjang, then jenis_jabatan; whoever speaks first speaks alone. */
static void
test_who_speaks(void **state)
{
	static const struct {
		const char *title, *jenis, *jenjang, *name;
	} rows[] = {
		{"AUDITOR muda", "fungsional", "ahli_muda", "Dari Jabatan"},
		{"Auditor  Muda", "fungsional", "ahli_muda", "Dari Jenjang"},
		{NULL, "fungsional", "ahli_muda", "Dari Jenjang"},
		{"Lain", "pelaksana", "ahli_pertama", "Dari Jenis"},
		{"Lain", "pelaksana", NULL, "Dari Jenis"},
		{"Lain", "pengawas", NULL, "Integritas"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct fixture f;

		start(&f, NULL);
		standard(&f, "Pelaksana", "Dari Jenis", "1");
		standard(&f, "Ahli_Muda", "Dari Jenjang", "3");
		standard(&f, "auditor MUDA", "Dari Jabatan", "3");
		person(&f, NIP, rows[i].title, rows[i].jenis, rows[i].jenjang);
		gap_begin(&f.gap);
		assert_name(next(&f), rows[i].name);
		end(&f);
	}
}

static void
test_names_compare(void **state)
{
	struct fixture f;
	const struct gap_row *row;

	(void)state;
	start(&f, NULL);
	person(&f, NIP, "Arsiparis", NULL, NULL);
	standard(&f, "Arsiparis", "Kerja Sama", "2");
	standard(&f, "Arsiparis", "KERJA SAMA", "2");
	standard(&f, "Arsiparis", "Kerjasama", "2");
	assessed(&f, NIP, "\t kerja \t sama ", "1", "2026-01-01");
	gap_begin(&f.gap);
	row = next(&f);
	assert_name(row, "KERJA SAMA"); /* of two spellings the first in byte order */
	assert_int_equal(row->status, GAP_KURANG);
	row = next(&f);
	assert_name(row, "Kerjasama");
	assert_int_equal(row->why, GAP_NOT_ASSESSED);
	assert_end(&f);
	assert_int_equal(f.gap.standard.n_clashes, 0);
	end(&f);
}

static void
test_clashes(void **state)
{
	struct fixture f;
	const struct gap_row *row;

	(void)state;
	start(&f, NULL);
	person(&f, NIP, "Arsiparis", NULL, NULL);
	standard(&f, "Arsiparis", "Arsip", "2");
	standard(&f, "Arsiparis", "Basis Data", "2");
	standard(&f, "arsiparis", "ARSIP", "3");
	standard(&f, "Arsiparis", "Arsip", "2");
	assessed(&f, NIP, "Arsip", "3", "2026-01-01");
	assessed(&f, NIP, "Arsip", "3", "2026-01-01");
	assessed(&f, NIP, "Basis Data", "1", "2026-01-02");
	assessed(&f, NIP, "Basis Data", "1", "2026-01-01");
	assessed(&f, NIP, "Basis Data", "3", "2026-01-01");
	assessed(&f, NIP, "Basis Data", "2", "2026-01-02");
	gap_begin(&f.gap);
	row = next(&f);
	assert_int_equal(row->status, GAP_TIDAK_DIKETAHUI);
	assert_int_equal(row->why, GAP_CLASHING_STANDARD);
	assert_int_equal(row->level, 3);
	row = next(&f);
	assert_int_equal(row->status, GAP_TIDAK_DIKETAHUI);
	assert_int_equal(row->why, GAP_CLASHING_LEVELS);
	assert_int_equal(row->level, GAP_UNKNOWN);
	assert_int_equal(row->assessed, day_of("2026-01-02"));
	assert_end(&f);
	assert_int_equal(f.gap.n_clashes, 1);
	assert_int_equal(f.gap.standard.n_clashes, 1);
	assert_string_equal(f.gap.standard.clash.file, "standar.csv");
	assert_int_equal(f.gap.standard.clash.line, 4);
	end(&f);
}

/* What one put left behind must not show in another person or in another order. */
static void
test_order(void **state)
{
	(void)state;
	for (int turn = 0; turn < 2; turn++) {
		struct fixture f;
		const struct gap_row *row;

		start(&f, NULL);
		if (turn == 0)
			person(&f, OTHER, "Arsiparis", NULL, NULL);
		assessed(&f, OTHER, "Arsip", turn ? "3" : "1",
		         turn ? "2026-02-02" : "2026-01-01");
		assessed(&f, OTHER, "Arsip", turn ? "1" : "3",
		         turn ? "2026-01-01" : "2026-02-02");
		assessed(&f, OTHER, "Tidak Diminta", "5", "2026-02-02");
		person(&f, NIP, "Arsiparis", NULL, NULL);
		if (turn == 1)
			person(&f, OTHER, "Arsiparis", NULL, NULL);
		standard(&f, "Arsiparis", "Arsip", "3");
		gap_begin(&f.gap);
		row = next(&f);
		assert_int_equal(row->nip, INT64_C(198601022015051999));
		assert_int_equal(row->why, GAP_NOT_ASSESSED);
		row = next(&f);
		assert_int_equal(row->nip, INT64_C(199302032025212999));
		assert_int_equal(row->status, GAP_MEMENUHI);
		assert_end(&f);
		end(&f);
	}
}

static void
test_record(void **state)
{
	struct fixture f;
	struct gap_room room = {0};
	struct record r;

	(void)state;
	start(&f, "2026-12-31");
	person(&f, NIP, "Arsiparis", NULL, NULL);
	person(&f, NIP, "Arsiparis Lain", NULL, NULL);
	standard(&f, "Arsiparis", "Arsip", "3");
	assessed(&f, NIP, "Arsip", "1", "2026-02-02");
	gap_begin(&f.gap);
	gap_record(&f.gap, next(&f), &r, &room);
	assert_true(slice_eq(r.f[KESENJANGAN_NIP].s, SLICE(NIP)));
	assert_int_equal(r.f[KESENJANGAN_SYARAT].v, 3);
	assert_int_equal(r.f[KESENJANGAN_CAPAIAN].v, 1);
	assert_int_equal(r.f[KESENJANGAN_SELISIH].v, 2);
	assert_true(slice_eq(r.f[KESENJANGAN_STATUS].s, SLICE("kurang")));
	assert_int_equal(r.f[KESENJANGAN_PRIORITAS].s.n, 0);
	assert_true(slice_eq(r.f[KESENJANGAN_ALASAN].s,
	                     SLICE("di_bawah_standar;pegawai_ganda")));
	assert_true(
		slice_eq(r.f[KESENJANGAN_SUMBER].s, SLICE("asesmen:2026-02-02;standar")));
	gap_room_release(&room);
	end(&f);
}

static void
test_mention(void **state)
{
	struct roster r = {0};
	struct mention m = {0};
	struct mention_place at = {0};

	(void)state;
	mention_put(&m, roster_person(&r, 3), "a.csv", 7);
	mention_put(&m, roster_person(&r, 1), "b.csv", 2);
	mention_put(&m, roster_person(&r, 3), "b.csv", 3);
	assert_int_equal(mention_strays(&m, &r, &at), 0); /* no roster was read */
	r.any = true;
	r.people[roster_person(&r, 2)].listed = true;
	assert_int_equal(mention_strays(&m, &r, &at), 2);
	assert_string_equal(at.file, "a.csv");
	assert_int_equal(at.line, 7);
	r.people[0].listed = true;
	assert_int_equal(mention_strays(&m, &r, &at), 1);
	assert_string_equal(at.file, "b.csv");
	assert_false(mention_is_stray(&m, &r, 0));
	assert_true(mention_is_stray(&m, &r, 1));
	assert_false(mention_is_stray(&m, &r, 2));
	mention_release(&m);
	roster_release(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_general_levels),
		cmocka_unit_test(test_worked_example),
		cmocka_unit_test(test_validity),
		cmocka_unit_test(test_who_speaks),
		cmocka_unit_test(test_names_compare),
		cmocka_unit_test(test_clashes),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_record),
		cmocka_unit_test(test_mention),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
