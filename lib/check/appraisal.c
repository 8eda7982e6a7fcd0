#include "check/appraisal.h"

#include <stdlib.h>

#include "asn/nip.h"
#include "asn/period.h"
#include "base/date.h"
#include "stream/fingerprint.h"

/* What many appraisals have in common. Made with no bytes between its members: it is
   looked up by its bytes. */
struct shape {
	int32_t period;
	int32_t mulai, selesai; /* DATE_NONE: not stated */
	int32_t plt;
};

/* An appraisal that was taken out of the log. */
struct row {
	struct shape shape;
	int32_t first, last; /* the time appraised */
	uint32_t print, place;
};

static int32_t
day_of(const struct field *f)
{
	return f->s.n ? (int32_t)f->v : DATE_NONE;
}

static int32_t
first_day(const struct shape *s)
{
	return s->mulai != DATE_NONE ? s->mulai : period_first_day(s->period);
}

static int32_t
last_day(const struct shape *s)
{
	return s->selesai != DATE_NONE ? s->selesai : period_last_day(s->period);
}

static void
report(struct findings *f, enum finding_code code, uint32_t place, int64_t nip,
       const struct shape *s, const char *text)
{
	char period[PERIOD_BUF];

	period_format(period, s->period);
	finding_add_person(f, code, &records_penilaian, place, nip, period, "%s", text);
}

/* Either day may be the only one that is stated. */
static bool
is_outside(int32_t day, int64_t period)
{
	return day != DATE_NONE &&
	       (day < period_first_day(period) || day > period_last_day(period));
}

/* What the record alone tells, with its period and its NIP. */
static void
check_alone(struct findings *f, const struct record *r, const struct shape *s,
            uint32_t place)
{
	int64_t nip = r->f[PENILAIAN_NIP].v;
	int32_t dinilai = day_of(&r->f[PENILAIAN_DINILAI]);
	int32_t appointed = nip_appointed(nip);

	if (r->f[PENILAIAN_PENILAI].s.n && r->f[PENILAIAN_PENILAI].v == nip)
		report(f, FINDING_PENILAI_DIRI, place, nip, s, "penilai is the person");
	if (dinilai != DATE_NONE && dinilai < period_first_day(s->period))
		report(f, FINDING_PENILAIAN_DINI, place, nip, s,
		       "appraised (dinilai) before the period began");
	if (is_outside(s->mulai, s->period) || is_outside(s->selesai, s->period))
		report(f, FINDING_PENILAIAN_LUAR_PERIODE, place, nip, s,
		       "mulai to selesai is not within the period");
	if (appointed != DATE_NONE && last_day(s) < appointed)
		report(f, FINDING_PENILAIAN_LUAR_MASA, place, nip, s,
		       "the time appraised ends before the appointment by the NIP");
}

void
appraisal_put(struct appraisals *a, const struct record *r, uint32_t person,
              uint32_t place)
{
	struct shape shape = {
		.period = (int32_t)r->f[PENILAIAN_PERIODE].v,
		.mulai = day_of(&r->f[PENILAIAN_MULAI]),
		.selesai = day_of(&r->f[PENILAIAN_SELESAI]),
		.plt = r->f[PENILAIAN_PLT].v != 0,
	};
	struct rowlog_row row = {
		.person = person,
		.place = place,
		.shape = strtab_put(&a->shapes,
	                            (struct slice){(const char *)&shape, sizeof shape}),
		.print = fingerprint_short(r),
	};

	check_alone(a->findings, r, &shape, place);
	rowlog_put(&a->log, &row);
}

/* Whether somebody on the roster was not in service in all the time appraised. */
static bool
was_away(const struct people_row *rows, uint32_t n, const struct row *x)
{
	bool away = false;

	for (uint32_t i = 0; i < n; i++) {
		int32_t selesai = rows[i].selesai;
		bool open = selesai == DATE_NONE;

		if (rows[i].active && rows[i].mulai <= x->last &&
		    (open || selesai >= x->first))
			return false;
		if (!rows[i].active && rows[i].mulai <= x->first &&
		    (open || selesai >= x->last))
			away = true;
	}
	return away;
}

/* The last day of service; DATE_NONE when a row leaves it open. */
static int32_t
end_of_service(const struct people_row *rows, uint32_t n)
{
	int32_t end = DATE_NONE;

	for (uint32_t i = 0; i < n; i++) {
		if (rows[i].selesai == DATE_NONE)
			return DATE_NONE;
		if (rows[i].selesai > end)
			end = rows[i].selesai;
	}
	return end;
}

static void
check_service(struct findings *f, const struct row *x, int64_t nip,
              const struct people_row *rows, uint32_t n)
{
	int32_t end = end_of_service(rows, n);

	if (end != DATE_NONE &&
	    (x->first > end || (x->shape.selesai != DATE_NONE && x->last > end)))
		report(f, FINDING_PENILAIAN_LUAR_MASA, x->place, nip, &x->shape,
		       "the time appraised ends after the service did by the roster");
	else if (was_away(rows, n, x))
		report(f, FINDING_TIDAK_AKTIF_DINILAI, x->place, nip, &x->shape,
		       "appraised for a time out of service (kedudukan)");
}

static int
by_time(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	if (x->shape.period != y->shape.period)
		return x->shape.period < y->shape.period ? -1 : 1;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	if (x->last != y->last)
		return x->last < y->last ? -1 : 1;
	return (x->print > y->print) - (x->print < y->print);
}

/* Equal rows become one, which stands where the first of them does. */
static size_t
merge(struct row *x, size_t n, const struct places *places)
{
	size_t to = 0;

	for (size_t i = 1; i < n; i++)
		if (by_time(&x[to], &x[i]) == 0)
			x[to].place = place_first(places, x[to].place, x[i].place);
		else
			x[++to] = x[i];
	return n ? to + 1 : 0;
}

static bool
is_dated(const struct shape *s)
{
	return s->mulai != DATE_NONE || s->selesai != DATE_NONE;
}

/* Rows of one period, by time. Each kind of clash is told once. */
static void
check_overlap(struct findings *f, const struct row *x, size_t n, int64_t nip)
{
	const struct row *longest = NULL;
	bool said[2] = {false, false};

	for (size_t i = 0; i < n; i++) {
		bool dated, clash;

		if (x[i].shape.plt)
			continue;
		clash = longest && longest->last >= x[i].first;
		dated = clash && (is_dated(&longest->shape) || is_dated(&x[i].shape));
		if (clash && !said[dated]) {
			said[dated] = true;
			report(f,
			       dated ? FINDING_PENILAIAN_TUMPANG_TINDIH
			             : FINDING_PENILAIAN_GANDA,
			       place_first(f->places, longest->place, x[i].place), nip,
			       &x[i].shape,
			       dated ? "appraisals of one period whose time overlaps"
			             : "appraisals of one period that differ, without "
			               "dates to tell them apart");
		}
		if (!longest || x[i].last > longest->last)
			longest = &x[i];
	}
}

static void
check_person(struct findings *f, struct row *x, size_t n, int64_t nip,
             const struct people_row *rows, uint32_t n_rows)
{
	if (n > 1)
		qsort(x, n, sizeof *x, by_time);
	n = merge(x, n, f->places);
	for (size_t i = 0; i < n && n_rows; i++)
		check_service(f, &x[i], nip, rows, n_rows);
	for (size_t i = 0, to; i < n; i = to) {
		to = i;
		while (to < n && x[to].shape.period == x[i].shape.period)
			to++;
		check_overlap(f, x + i, to - i, nip);
	}
}

void
appraisal_check(struct appraisals *a, const struct people *people)
{
	struct rowlog_walk w;
	struct rowlog_row *in;
	struct row *x = NULL;
	size_t n, cap = 0;

	rowlog_begin(&w, &a->log);
	while ((in = rowlog_next(&w, &n)) != NULL) {
		const struct people_row *rows;
		uint32_t n_rows;

		if (n > cap) {
			cap = mem_grown(cap, n);
			x = mem_resize(x, cap, sizeof *x);
		}
		for (size_t i = 0; i < n; i++) {
			x[i] = (struct row){.print = in[i].print, .place = in[i].place};
			memcpy(&x[i].shape, strtab_text(&a->shapes, in[i].shape).p,
			       sizeof x[i].shape);
			x[i].first = first_day(&x[i].shape);
			x[i].last = last_day(&x[i].shape);
		}
		rows = people_rows(people, in->person, &n_rows);
		check_person(a->findings, x, n, (int64_t)people->nips.keys[in->person],
		             rows, n_rows);
	}
	rowlog_end(&w);
	mem_free(x);
}

void
appraisal_release(struct appraisals *a)
{
	rowlog_release(&a->log);
	strtab_release(&a->shapes);
	*a = (struct appraisals){0};
}
