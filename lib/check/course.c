#include "check/course.h"

#include <stdlib.h>

#include "asn/nip.h"
#include "base/date.h"
#include "stream/fingerprint.h"

struct course_certificate {
	int64_t nip;
	uint32_t number; /* in numbers */
	uint32_t place;
	uint64_t print;
};

/* The last day a training may have had, by what the record says. */
static int32_t
last_day(const struct field *f)
{
	if (f[PELATIHAN_SELESAI].s.n)
		return (int32_t)f[PELATIHAN_SELESAI].v;
	if (f[PELATIHAN_MULAI].s.n)
		return (int32_t)f[PELATIHAN_MULAI].v;
	return date_days((struct date){(int)f[PELATIHAN_TAHUN].v, 12, 31});
}

static int32_t
first_day(const struct field *f)
{
	if (f[PELATIHAN_MULAI].s.n)
		return (int32_t)f[PELATIHAN_MULAI].v;
	if (f[PELATIHAN_SELESAI].s.n)
		return (int32_t)f[PELATIHAN_SELESAI].v;
	return date_days((struct date){(int)f[PELATIHAN_TAHUN].v, 1, 1});
}

/* What is over must have ended; what runs must have begun; what never was is free. */
static bool
is_ahead(const struct courses *c, const struct field *f)
{
	bool stated = f[PELATIHAN_STATUS].s.n;
	int64_t status = f[PELATIHAN_STATUS].v;

	if (c->day == DATE_NONE)
		return false;
	if (!stated || status == LATIH_SELESAI)
		return f[PELATIHAN_SELESAI].s.n ? last_day(f) > c->day
		                                : first_day(f) > c->day;
	return status == LATIH_BERJALAN && first_day(f) > c->day;
}

static void
hold(struct courses *c, const struct record *r, uint32_t place)
{
	if (c->n == c->cap) {
		c->cap = mem_grown(c->cap, c->n + 1);
		c->all = mem_resize(c->all, c->cap, sizeof *c->all);
	}
	c->all[c->n++] = (struct course_certificate){
		.nip = r->f[PELATIHAN_NIP].v,
		.number = strtab_put(&c->numbers, r->f[PELATIHAN_SERTIFIKAT].s),
		.place = place,
		.print = fingerprint_of(r),
	};
}

void
course_put(struct courses *c, const struct record *r, uint32_t place)
{
	int64_t nip = r->f[PELATIHAN_NIP].v;
	int32_t birth = nip_birth(nip);
	char day[DATE_BUF];

	if (birth != DATE_NONE && last_day(r->f) < date_add_years(birth, NIP_AGE_MIN))
		finding_add_person(
			c->findings, FINDING_PELATIHAN_USIA, &records_pelatihan, place,
			nip, NULL, "training %s by the NIP",
			last_day(r->f) < birth ? "before birth" : "below the age of 16");
	if (is_ahead(c, r->f)) {
		date_format(day, c->day);
		finding_add_person(
			c->findings, FINDING_PELATIHAN_MENDATANG, &records_pelatihan,
			place, nip, NULL, "training that is later than %s, but %s", day,
			r->f[PELATIHAN_STATUS].v == LATIH_BERJALAN ? "runs by its status"
								   : "counts as over");
	}
	if (r->f[PELATIHAN_SERTIFIKAT].s.n)
		hold(c, r, place);
}

static int
by_number(const void *a, const void *b)
{
	const struct course_certificate *x = a, *y = b;

	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	if (x->nip != y->nip)
		return x->nip < y->nip ? -1 : 1;
	return (x->print > y->print) - (x->print < y->print);
}

/* The rows of one number and one person. Returns where the first stands. */
static uint32_t
check_person(struct courses *c, const struct course_certificate *x, size_t n)
{
	struct slice number = strtab_text(&c->numbers, x->number);
	uint32_t place = PLACE_NONE;
	size_t distinct = 0;

	for (size_t i = 0; i < n; i++) {
		place = place_first(c->findings->places, place, x[i].place);
		distinct += i == 0 || x[i].print != x[i - 1].print;
	}
	if (distinct > 1)
		finding_add_person(
			c->findings, FINDING_SERTIFIKAT_GANDA, &records_pelatihan, place,
			x->nip, NULL, "%zu trainings under one certificate number, %.*s",
			distinct, number.n < 100 ? (int)number.n : 100, number.p);
	return place;
}

/* The rows of one number. */
static void
check_number(struct courses *c, const struct course_certificate *x, size_t n)
{
	uint32_t place = PLACE_NONE;
	size_t people = 0;

	for (size_t i = 0, to; i < n; i = to, people++) {
		to = i;
		while (to < n && x[to].nip == x[i].nip)
			to++;
		place = place_first(c->findings->places, place,
		                    check_person(c, x + i, to - i));
	}
	if (people > 1)
		finding_add(c->findings, FINDING_SERTIFIKAT_BERSAMA, &records_pelatihan,
		            place, strtab_text(&c->numbers, x->number),
		            "one certificate number for %zu people", people);
}

void
course_check(struct courses *c)
{
	if (c->n)
		qsort(c->all, c->n, sizeof *c->all, by_number);
	for (size_t i = 0, to; i < c->n; i = to) {
		to = i;
		while (to < c->n && c->all[to].number == c->all[i].number)
			to++;
		check_number(c, c->all + i, to - i);
	}
}

void
course_release(struct courses *c)
{
	strtab_release(&c->numbers);
	mem_free(c->all);
	*c = (struct courses){0};
}
