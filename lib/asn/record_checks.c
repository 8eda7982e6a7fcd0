#include "asn/record_checks.h"

#include "asn/record_fields.h"
#include "base/dec.h"

static int
wrong(const struct record *r, int field, const char *code, const char *text,
      struct err *e)
{
	err_row(e, code, "%s", text);
	return err_field(e, slice_of(r->type->fields[field].name));
}

static bool
has(const struct record *r, int field)
{
	return r->f[field].s.n != 0;
}

/* No value below zero where a negative one has no meaning. */
static int
not_negative(const struct record *r, const int *fields, size_t n, struct err *e)
{
	for (size_t i = 0; i < n; i++)
		if (r->f[fields[i]].v < 0)
			return wrong(r, fields[i], "negatif", "below zero", e);
	return 0;
}

/* The later one, where both stand, is not below the earlier: days, or ends of a range. */
static int
in_order(const struct record *r, int earlier, int later, struct err *e)
{
	if (!has(r, earlier) || !has(r, later) || r->f[later].v >= r->f[earlier].v)
		return 0;
	err_row(e, "urutan", "%s %s",
	        r->type->fields[later].kind == KIND_DATE ? "before" : "below",
	        r->type->fields[earlier].name);
	return err_field(e, slice_of(r->type->fields[later].name));
}

static int
check_level(const struct record *r, int field, int lowest, struct err *e)
{
	if (has(r, field) && (r->f[field].v < lowest || r->f[field].v > 5))
		return wrong(r, field, "level", lowest ? "want 1 to 5" : "want 0 to 5",
		             e);
	return 0;
}

int
record_checks_pegawai(const struct record *r, struct err *e)
{
	return in_order(r, PEGAWAI_MULAI, PEGAWAI_SELESAI, e);
}

int
record_checks_penilaian(const struct record *r, struct err *e)
{
	static const int values[] = {PENILAIAN_NILAI_SKP, PENILAIAN_NILAI_PERILAKU};

	if (in_order(r, PENILAIAN_MULAI, PENILAIAN_SELESAI, e) != 0)
		return -1;
	return not_negative(r, values, sizeof values / sizeof *values, e);
}

int
record_checks_skp(const struct record *r, struct err *e)
{
	/* Targets may lie below zero: a deficit is kept small. */
	static const int weight[] = {SKP_BOBOT};

	if (in_order(r, SKP_TARGET, SKP_TARGET_ATAS, e) != 0)
		return -1;
	return not_negative(r, weight, 1, e);
}

int
record_checks_umpan_balik(const struct record *r, struct err *e)
{
	const struct field *f = r->f;

	if (has(r, UMPAN_BALIK_SKALA_MIN) != has(r, UMPAN_BALIK_SKALA_MAKS))
		return wrong(r,
		             has(r, UMPAN_BALIK_SKALA_MIN) ? UMPAN_BALIK_SKALA_MAKS
		                                           : UMPAN_BALIK_SKALA_MIN,
		             "skala", "missing; a scale needs both its ends", e);
	if (!has(r, UMPAN_BALIK_SKALA_MIN))
		return 0;
	if (f[UMPAN_BALIK_SKALA_MIN].v >= f[UMPAN_BALIK_SKALA_MAKS].v)
		return wrong(r, UMPAN_BALIK_SKALA_MAKS, "skala", "not above skala_min",
		             e);
	if (f[UMPAN_BALIK_NILAI].v < f[UMPAN_BALIK_SKALA_MIN].v ||
	    f[UMPAN_BALIK_NILAI].v > f[UMPAN_BALIK_SKALA_MAKS].v)
		return wrong(r, UMPAN_BALIK_NILAI, "skala",
		             "outside the scale from skala_min to skala_maks", e);
	return 0;
}

int
record_checks_pelatihan(const struct record *r, struct err *e)
{
	static const int counts[] = {PELATIHAN_JP,          PELATIHAN_BIAYA,
	                             PELATIHAN_VOLUME,      PELATIHAN_NILAI_PRA,
	                             PELATIHAN_NILAI_PASCA, PELATIHAN_KEPUASAN};

	if (!has(r, PELATIHAN_PELATIHAN) && !has(r, PELATIHAN_NAMA))
		return wrong(r, PELATIHAN_NAMA, "wajib",
		             "missing, and so is pelatihan; one of them is needed", e);
	if (!has(r, PELATIHAN_SELESAI) && !has(r, PELATIHAN_MULAI) &&
	    !has(r, PELATIHAN_TAHUN))
		return wrong(r, PELATIHAN_SELESAI, "wajib",
		             "missing, and so are mulai and tahun; one of them is needed",
		             e);
	if (has(r, PELATIHAN_TAHUN) &&
	    (r->f[PELATIHAN_TAHUN].v < 1900 || r->f[PELATIHAN_TAHUN].v > 2199))
		return wrong(r, PELATIHAN_TAHUN, "tahun", "not a year from 1900 to 2199",
		             e);
	if (in_order(r, PELATIHAN_MULAI, PELATIHAN_SELESAI, e) != 0)
		return -1;
	return not_negative(r, counts, sizeof counts / sizeof *counts, e);
}

int
record_checks_standar(const struct record *r, struct err *e)
{
	return check_level(r, STANDAR_LEVEL, 1, e);
}

int
record_checks_kompetensi(const struct record *r, struct err *e)
{
	return check_level(r, KOMPETENSI_LEVEL, 0, e);
}

int
record_checks_pengaduan(const struct record *r, struct err *e)
{
	static const int later[] = {PENGADUAN_DIVERIFIKASI, PENGADUAN_DISPOSISI,
	                            PENGADUAN_TINDAK_LANJUT, PENGADUAN_SELESAI};

	for (size_t i = 0; i < sizeof later / sizeof *later; i++)
		if (in_order(r, PENGADUAN_DITERIMA, later[i], e) != 0)
			return -1;
	return 0;
}

int
record_checks_survei(const struct record *r, struct err *e)
{
	bool any = false;

	for (int i = SURVEI_PERSYARATAN; i <= SURVEI_PENGADUAN; i++) {
		any = any || has(r, i);
		if (has(r, i) && (r->f[i].v < 1 || r->f[i].v > 4))
			return wrong(r, i, "jawaban",
			             "want 1 to 4, and nothing where there is no answer; "
			             "another scale is no SKM",
			             e);
	}
	if (any)
		return 0;
	return wrong(r, SURVEI_PERSYARATAN, "wajib",
	             "missing, and so are the other eight answers; one is needed", e);
}

int
record_checks_layanan(const struct record *r, struct err *e)
{
	static const int counts[] = {LAYANAN_MENIT, LAYANAN_JUMLAH, LAYANAN_TUNGGU};

	return not_negative(r, counts, sizeof counts / sizeof *counts, e);
}

int
record_checks_katalog(const struct record *r, struct err *e)
{
	static const int counts[] = {KATALOG_JP, KATALOG_HARI, KATALOG_BIAYA,
	                             KATALOG_BIAYA_TETAP, KATALOG_KAPASITAS};

	if (in_order(r, KATALOG_MULAI, KATALOG_SELESAI, e) != 0 ||
	    check_level(r, KATALOG_LEVEL, 1, e) != 0)
		return -1;
	return not_negative(r, counts, sizeof counts / sizeof *counts, e);
}

int
record_checks_anggaran(const struct record *r, struct err *e)
{
	static const int sum[] = {ANGGARAN_JUMLAH};

	return not_negative(r, sum, 1, e);
}

int
record_checks_peta(const struct record *r, struct err *e)
{
	static const int weight[] = {PETA_BOBOT};

	return not_negative(r, weight, 1, e);
}

int
record_checks_potensi(const struct record *r, struct err *e)
{
	static const int value[] = {POTENSI_NILAI};

	if (not_negative(r, value, 1, e) != 0)
		return -1;
	if (r->f[POTENSI_NILAI].v > 100 * DEC_ONE)
		return wrong(r, POTENSI_NILAI, "skala",
		             "above 100; a potential is written out of 100", e);
	return 0;
}
