#include "check/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "asn/nip.h"
#include "base/ascii.h"
#include "base/utf8.h"

#define TEXT_MAX 400
#define PERSONAL 16 /* digits in a row from which on they may be somebody's: NIK, NIP */
#define SHOWN 4     /* digits of a NIP that do not tell who it is: sex and serial */

static const char *const names[FINDING_CODES] = {
	[FINDING_ATASAN_DIRI] = "atasan_diri",
	[FINDING_ATASAN_LINGKARAN] = "atasan_lingkaran",
	[FINDING_INDUK_TIDAK_ADA] = "induk_tidak_ada",
	[FINDING_JUMLAH_JP] = "jumlah_jp",
	[FINDING_JUMLAH_UNIT] = "jumlah_unit",
	[FINDING_MASA_TUMPANG_TINDIH] = "masa_tumpang_tindih",
	[FINDING_PEGAWAI_DUA_UNIT] = "pegawai_dua_unit",
	[FINDING_PEGAWAI_GANDA] = "pegawai_ganda",
	[FINDING_PELATIHAN_USIA] = "pelatihan_usia",
	[FINDING_PENILAI_DIRI] = "penilai_diri",
	[FINDING_PENILAIAN_DINI] = "penilaian_dini",
	[FINDING_PENILAIAN_GANDA] = "penilaian_ganda",
	[FINDING_PENILAIAN_LUAR_MASA] = "penilaian_luar_masa",
	[FINDING_PENILAIAN_LUAR_PERIODE] = "penilaian_luar_periode",
	[FINDING_PENILAIAN_TUMPANG_TINDIH] = "penilaian_tumpang_tindih",
	[FINDING_SERTIFIKAT_GANDA] = "sertifikat_ganda",
	[FINDING_SKOR_GANDA] = "skor_ganda",
	[FINDING_TANPA_PEGAWAI] = "tanpa_pegawai",
	[FINDING_UNIT_GANDA] = "unit_ganda",
	[FINDING_UNIT_LINGKARAN] = "unit_lingkaran",
	[FINDING_ATASAN_TANPA_PEGAWAI] = "atasan_tanpa_pegawai",
	[FINDING_KEPALA_TANPA_PEGAWAI] = "kepala_tanpa_pegawai",
	[FINDING_KEPALA_UNIT_LAIN] = "kepala_unit_lain",
	[FINDING_NAMA_UNIT_RANCU] = "nama_unit_rancu",
	[FINDING_PELATIHAN_MENDATANG] = "pelatihan_mendatang",
	[FINDING_SERTIFIKAT_BERSAMA] = "sertifikat_bersama",
	[FINDING_TIDAK_AKTIF_DINILAI] = "tidak_aktif_dinilai",
	[FINDING_UNIT_TANPA_KEPALA] = "unit_tanpa_kepala",
	[FINDING_UNIT_TIDAK_DIKENAL] = "unit_tidak_dikenal",
	[FINDING_USIA_PENSIUN] = "usia_pensiun",
	[FINDING_NAMA_UNIT_SAMA] = "nama_unit_sama",
};

/* A code of berat. */
static int
weight_of(enum finding_code code)
{
	if (code >= FINDING_NAMA_UNIT_SAMA)
		return BERAT_CATATAN;
	return code >= FINDING_ATASAN_TANPA_PEGAWAI ? BERAT_PERINGATAN : BERAT_SALAH;
}

static void add(struct findings *f, enum finding_code code,
                const struct schema_type *type, uint32_t place, struct slice key,
                const char *fmt, va_list ap) ASN_PRINTF(6, 0);

static void
add(struct findings *f, enum finding_code code, const struct schema_type *type,
    uint32_t place, struct slice key, const char *fmt, va_list ap)
{
	char text[TEXT_MAX];
	struct finding *x;

	if (f->n == f->cap) {
		f->cap = mem_grown(f->cap, f->n + 1);
		f->all = mem_resize(f->all, f->cap, sizeof *f->all);
	}
	vsnprintf(text, sizeof text, fmt, ap);
	utf8_mend(text); /* it may have been cut in the middle of a character */
	x = &f->all[f->n++];
	*x = (struct finding){.code = code, .place = place, .type = type};
	x->key = (struct slice){arena_copy(&f->texts, key), key.n};
	x->text = slice_of(arena_copy(&f->texts, slice_of(text)));
	f->of_weight[weight_of(code)]++;
}

void
finding_add(struct findings *f, enum finding_code code, const struct schema_type *type,
            uint32_t place, struct slice key, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	add(f, code, type, place, key, fmt, ap);
	va_end(ap);
}

void
finding_add_person(struct findings *f, enum finding_code code,
                   const struct schema_type *type, uint32_t place, int64_t nip,
                   const char *rest, const char *fmt, ...)
{
	char digits[NIP_BUF];
	va_list ap;

	nip_format(digits, nip);
	sb_clear(&f->room);
	sb_adds(&f->room, digits);
	if (rest)
		sb_addf(&f->room, ";%s", rest);
	va_start(ap, fmt);
	add(f, code, type, place, sb_slice(&f->room), fmt, ap);
	va_end(ap);
}

/* qsort has no room for what a comparison needs, so the places are put in order first. */
struct sortable {
	struct finding x;
	struct place at;
};

static int
by_rank(const void *a, const void *b)
{
	const struct sortable *x = a, *y = b;
	int c;

	/* Codes are numbered by weight, then by name. */
	if (x->x.code != y->x.code)
		return x->x.code < y->x.code ? -1 : 1;
	if ((c = slice_cmp(x->x.key, y->x.key)) != 0 ||
	    (c = slice_cmp(x->at.file, y->at.file)) != 0)
		return c;
	if (x->at.line != y->at.line)
		return x->at.line < y->at.line ? -1 : 1;
	c = slice_cmp(x->x.text, y->x.text);
	return c ? c : slice_cmp(slice_of(x->x.type->name), slice_of(y->x.type->name));
}

void
finding_sort(struct findings *f)
{
	struct sortable *all = mem_array(f->n, sizeof *all);

	for (size_t i = 0; i < f->n; i++)
		all[i] = (struct sortable){f->all[i],
		                           place_of(f->places, f->all[i].place)};
	if (f->n)
		qsort(all, f->n, sizeof *all, by_rank);
	for (size_t i = 0; i < f->n; i++)
		f->all[i] = all[i].x;
	mem_free(all);
}

void
finding_record(const struct findings *f, size_t i, struct record *r)
{
	const struct finding *x = &f->all[i];
	struct place at = place_of(f->places, x->place);

	schema_clear(r, &records_temuan);
	records_text(r, TEMUAN_KODE, slice_of(names[x->code]));
	records_code(r, TEMUAN_BERAT, weight_of(x->code));
	records_text(r, TEMUAN_TIPE, slice_of(x->type->name));
	records_text(r, TEMUAN_KUNCI, x->key);
	records_text(r, TEMUAN_BERKAS, at.file);
	if (at.line)
		records_value(r, TEMUAN_BARIS, at.line);
	records_text(r, TEMUAN_URAIAN, x->text);
}

/* C0, DEL, and either byte of C1 as UTF-8 has it. */
static bool
is_control(struct slice s, size_t i)
{
	unsigned char before = i > 0 ? (unsigned char)s.p[i - 1] : 0;
	unsigned char c = (unsigned char)s.p[i];
	unsigned char next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0xff;

	return c < 0x20 || c == 0x7f || (c == 0xc2 && next < 0xa0) ||
	       (before == 0xc2 && c < 0xa0);
}

static void
show(struct sb *out, struct slice s, bool persons)
{
	size_t i = 0;

	while (i < s.n) {
		size_t n = ascii_digits(s, i), hidden = 0;

		if (n == 0) {
			sb_addc(out, is_control(s, i) ? '?' : s.p[i]);
			i++;
			continue;
		}
		if (n >= PERSONAL && !persons)
			hidden = n - SHOWN;
		for (size_t k = 0; k < hidden; k++)
			sb_addc(out, '.');
		sb_add(out, (struct slice){s.p + i + hidden, n - hidden});
		i += n;
	}
}

void
finding_text(const struct findings *f, size_t i, bool persons, struct sb *out)
{
	const struct finding *x = &f->all[i];
	struct place at = place_of(f->places, x->place);

	show(out, at.file, true);
	sb_addf(out, ":%lld: %s: %s: ", (long long)at.line,
	        records_berat.codes[weight_of(x->code)], names[x->code]);
	show(out, x->key, persons);
	sb_adds(out, ": ");
	show(out, x->text, persons);
	sb_addc(out, '\n');
}

void
finding_release(struct findings *f)
{
	mem_free(f->all);
	arena_release(&f->texts);
	sb_release(&f->room);
	*f = (struct findings){0};
}
