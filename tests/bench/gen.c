/*
 * gen - invented appraisals for the benchmark, the same ones in several dresses.
 *
 *	gen raw PEOPLE PERIODS      penilaian as e-Kinerja exports it
 *	gen meant PEOPLE PERIODS    the same in canonical CSV: what asn-import must write
 *	gen json PEOPLE PERIODS     the same in canonical NDJSON
 *	gen canon PEOPLE PERIODS    the same and, besides, rows that repeat or contradict
 *	                            another with the same key, for asn-score to see
 *	gen roster PEOPLE PERIODS   canonical pegawai
 *	gen text PEOPLE PERIODS     bytes of the roster's names and of its distinct units
 */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "invent.h"

static const char raw_header[] =
	"nip,nama,skp_unor,skp_unor_induk,skp_jabatan,hasil_kerja,perilaku_kerja,"
	"hasil_akhir,periode_awal_skp,periode_akhir_skp,waktu_dinilai,"
	"is_skp_plt_plh_pjb,periode\n";
static const char canon_header[] =
	"jenis,nip,periode,hasil_kerja,perilaku,predikat,nilai_skp,nilai_perilaku,"
	"ide_baru,plt,unit,penilai,mulai,selesai,dinilai\n";
static const char roster_header[] =
	"jenis,nip,nama,unit,unit_induk,jabatan,jenis_jabatan,jenjang,golongan,"
	"pendidikan,status,atasan,mulai,selesai,kedudukan\n";

/* As the export spells them, and as codes. */
static const char *const ratings[2][4] = {
	{"Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi", "-"},
	{"di_atas", "sesuai", "di_bawah", ""},
};

static const char *const predicates[2][6] = {
	{"Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang/misconduct", "Sangat Kurang",
         "-"},
	{"sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang", ""},
};

static void
put_day(struct day d, FILE *f)
{
	char s[] = "0000-00-00";

	for (int k = 3; k >= 0; k--, d.y /= 10)
		s[k] = (char)('0' + d.y % 10);
	s[5] = (char)('0' + d.m / 10);
	s[6] = (char)('0' + d.m % 10);
	s[8] = (char)('0' + d.d / 10);
	s[9] = (char)('0' + d.d % 10);
	fputs(s, f);
}

/* A row in one of the dresses. */
typedef void put_row(const struct person *p, const struct row *r, uint32_t period,
                     FILE *f);

/* A CSV field; the texts made here hold no quote and no line end. */
static void
put_text(const char *s, FILE *f)
{
	bool quoted = strchr(s, ',') != NULL;

	if (quoted)
		putc('"', f);
	fputs(s, f);
	if (quoted)
		putc('"', f);
}

static void
put_period(uint32_t period, FILE *f)
{
	char s[] = "2024-Q1";

	s[2] = (char)('2' + (4 + period / 4) / 10);
	s[3] = (char)('0' + (4 + period / 4) % 10);
	s[6] = (char)('1' + period % 4);
	fputs(s, f);
}

static void
put_raw(const struct person *p, const struct row *r, uint32_t period, FILE *f)
{
	char unit[INVENT_UNIT_BUF], office[INVENT_UNIT_BUF];

	invent_unit(r->unit, unit);
	invent_office(r->unit, office);
	fputs(p->nip, f);
	putc(',', f);
	put_text(p->name, f);
	putc(',', f);
	if (r->has_unit)
		put_text(unit, f);
	putc(',', f);
	put_text(office, f);
	fprintf(f, ",%s,%s,%s,%s,", p->post->title, ratings[0][r->result],
	        ratings[0][r->conduct], predicates[0][r->predicate]);
	put_day(r->from, f);
	putc(',', f);
	put_day(r->to, f);
	putc(',', f);
	put_day(r->rated, f);
	fprintf(f, " %02u:%02u:%02u,%d,", r->second / 3600, r->second / 60 % 60,
	        r->second % 60, r->acting ? 1 : 0);
	put_period(period, f);
	putc('\n', f);
}

static void
put_canon(const struct person *p, const struct row *r, uint32_t period, FILE *f)
{
	char unit[INVENT_UNIT_BUF];

	invent_unit(r->unit, unit);
	fputs("penilaian,", f);
	fputs(p->nip, f);
	putc(',', f);
	put_period(period, f);
	fprintf(f, ",%s,%s,%s,,,,%s,", ratings[1][r->result], ratings[1][r->conduct],
	        predicates[1][r->predicate], r->acting ? "ya" : "tidak");
	if (r->has_unit)
		put_text(unit, f);
	fputs(",,", f);
	put_day(r->from, f);
	putc(',', f);
	put_day(r->to, f);
	putc(',', f);
	put_day(r->rated, f);
	putc('\n', f);
}

static void
put_pair(const char *key, const char *value, FILE *f)
{
	if (*value != '\0')
		fprintf(f, ",\"%s\":\"%s\"", key, value);
}

static void
put_json(const struct person *p, const struct row *r, uint32_t period, FILE *f)
{
	char unit[INVENT_UNIT_BUF];

	invent_unit(r->unit, unit);
	fprintf(f, "{\"jenis\":\"penilaian\",\"nip\":\"%s\",\"periode\":\"", p->nip);
	put_period(period, f);
	putc('"', f);
	put_pair("hasil_kerja", ratings[1][r->result], f);
	put_pair("perilaku", ratings[1][r->conduct], f);
	put_pair("predikat", predicates[1][r->predicate], f);
	put_pair("plt", r->acting ? "ya" : "tidak", f);
	put_pair("unit", r->has_unit ? unit : "", f);
	fputs(",\"mulai\":\"", f);
	put_day(r->from, f);
	fputs("\",\"selesai\":\"", f);
	put_day(r->to, f);
	fputs("\",\"dinilai\":\"", f);
	put_day(r->rated, f);
	fputs("\"}\n", f);
}

static bool
same_day(struct day a, struct day b)
{
	return a.y == b.y && a.m == b.m && a.d == b.d;
}

/* Whether the second row of a person and period has the key of the first. */
static bool
is_duplicate(const struct agency *g, uint32_t i, uint32_t period, const struct row *r)
{
	struct person p;
	struct row first;

	return invent_row(g, i, period, 0, &p, &first) && r->has_unit == first.has_unit &&
	       (!r->has_unit || r->unit == first.unit) && r->acting == first.acting &&
	       same_day(r->from, first.from) && same_day(r->to, first.to);
}

/* First rows, then second ones: those of one person never stand together. */
static void
put_rows(const struct agency *g, uint32_t period, uint32_t nth, bool unique, put_row *put,
         FILE *f)
{
	uint32_t n = g->people + g->outsiders;

	for (uint32_t k = 0; k < n; k++) {
		uint32_t i = invent_order(k, n, period * 2 + nth);
		struct person p;
		struct row r;

		if (invent_row(g, i, period, nth, &p, &r) &&
		    !(unique && nth == 1 && is_duplicate(g, i, period, &r)))
			put(&p, &r, period, f);
	}
}

static void
put_appraisals(const struct agency *g, bool unique, put_row *put, FILE *f)
{
	for (uint32_t period = 0; period < g->periods; period++) {
		put_rows(g, period, 0, unique, put, f);
		put_rows(g, period, 1, unique, put, f);
	}
}

static void
put_person(const struct agency *g, uint32_t i, FILE *f)
{
	char unit[INVENT_UNIT_BUF], office[INVENT_UNIT_BUF], boss[19];
	struct person p;

	invent_person(g, i, &p);
	invent_nip(i / 20 * 20, boss);
	invent_unit(p.unit, unit);
	invent_office(p.unit, office);
	fprintf(f, "pegawai,%s,", p.nip);
	put_text(p.name, f);
	putc(',', f);
	put_text(unit, f);
	putc(',', f);
	put_text(office, f);
	fprintf(f, ",%s,%s,%s,%s,%s,%s,%s,", p.post->title, p.post->kind, p.post->level,
	        p.pppk ? p.post->rank_pppk : p.post->rank, p.post->school,
	        p.pppk ? "pppk" : "pns", i % 20 == 0 ? "" : boss);
	if (p.from.y != 0)
		put_day(p.from, f);
	putc(',', f);
	if (p.to.y != 0)
		put_day(p.to, f);
	fprintf(f, ",%s\n", p.standing);
}

static void
put_roster(const struct agency *g, FILE *f)
{
	fputs(roster_header, f);
	for (uint32_t i = 0; i < g->people; i++)
		put_person(g, i, f);
}

static void
put_text_bytes(const struct agency *g, FILE *f)
{
	unsigned long long bytes = 0;
	struct person p;
	char unit[INVENT_UNIT_BUF];

	for (uint32_t i = 0; i < g->people; i++) {
		invent_person(g, i, &p);
		bytes += strlen(p.name);
	}
	for (uint32_t u = 0; u < g->units; u++) {
		invent_unit(u, unit);
		bytes += strlen(unit);
	}
	fprintf(f, "%llu\n", bytes);
}

static uint32_t
number(const char *s, uint32_t hi)
{
	char *end;
	unsigned long n = strtoul(s, &end, 10);

	if (*s < '1' || *s > '9' || *end != '\0' || n > hi) {
		fprintf(stderr, "gen: %s: want a number from 1 to %lu\n", s,
		        (unsigned long)hi);
		exit(2);
	}
	return (uint32_t)n;
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name, *header;
		bool unique;
		put_row *put;
	} rows[] = {
		{"raw", raw_header, true, put_raw},
		{"meant", canon_header, true, put_canon},
		{"json", "", true, put_json},
		{"canon", canon_header, false, put_canon},
	};
	const size_t n = sizeof rows / sizeof *rows;
	const char *form = argc == 4 ? argv[1] : "";
	struct agency g;
	size_t k = 0;

	while (k < n && strcmp(form, rows[k].name) != 0)
		k++;
	if (k == n && strcmp(form, "roster") != 0 && strcmp(form, "text") != 0) {
		fputs("usage: gen raw|meant|json|canon|roster|text PEOPLE PERIODS\n",
		      stderr);
		return 2;
	}
	g = invent_agency(number(argv[2], INVENT_PEOPLE_MAX),
	                  number(argv[3], INVENT_PERIODS_MAX));
	setvbuf(stdout, NULL, _IOFBF, 1 << 20);
	if (k < n) {
		fputs(rows[k].header, stdout);
		put_appraisals(&g, rows[k].unique, rows[k].put, stdout);
	} else if (form[0] == 'r') {
		put_roster(&g, stdout);
	} else {
		put_text_bytes(&g, stdout);
	}
	if (fflush(stdout) != 0) {
		perror("gen");
		return 3;
	}
	return 0;
}
