#include "score/indeks_learn.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "stream/fingerprint.h"

/* The bits of a byte: the courses, then these. */
enum {
	BIT_SEMINAR = 1 << INDEKS_RULE_COURSES, /* that has no certificate number */
	BIT_ENOUGH = BIT_SEMINAR << 1,          /* one training has all the hours */
	BIT_UNSTATED = BIT_ENOUGH
	               << 1 /* one states none, and has no certificate number */
};
#define COURSES_MASK (BIT_SEMINAR - 1u)

_Static_assert(BIT_UNSTATED < 256, "one byte a person and year");

#define HOURS_UNSTATED UINT32_MAX
#define KIND_BITS 2
#define KEY_BITS 16 /* the year and the kind */

struct indeks_learn_entry {
	/* A number for the certificate, or for the record where it names none, in the
	   upper 48 bits; the year; the kind. */
	uint64_t key;
	uint32_t hours; /* millionths, at most those to be reached; or HOURS_UNSTATED */
	uint32_t before;
};

enum kind { KIND_HOURS, KIND_SEMINAR };

void
indeks_learn_init(struct indeks_learn *x, const struct indeks_rule *rule, int year)
{
	*x = (struct indeks_learn){.rule = rule, .year = year};
}

void
indeks_learn_release(struct indeks_learn *x)
{
	indeks_bytes_release(&x->bytes);
	mem_free(x->entries);
	mem_free(x->last);
	mem_free(x->own);
	*x = (struct indeks_learn){0};
}

int
indeks_learn_year(const struct record *r)
{
	const struct field *day = &r->f[PELATIHAN_SELESAI];

	if (day->s.n == 0)
		day = &r->f[PELATIHAN_MULAI];
	return day->s.n ? date_civil((int32_t)day->v).year : (int)r->f[PELATIHAN_TAHUN].v;
}

/* How many years hours or seminars count. */
static int
years_of(const struct indeks_rule *rule, enum indeks_rule_course course)
{
	return course == INDEKS_RULE_TEKNIS ? rule->teknis_years : rule->seminar_years;
}

static uint64_t
certificate_print(struct slice number)
{
	struct record r;

	/* Of a record that has nothing but the number. */
	schema_clear(&r, &records_pelatihan);
	r.f[PELATIHAN_SERTIFIKAT].s = number;
	return fingerprint_of(&r);
}

static uint32_t
hours_of(const struct indeks_rule *rule, const struct field *jp)
{
	if (jp->s.n == 0)
		return HOURS_UNSTATED;
	return (uint32_t)(jp->v < rule->hours.v ? jp->v : rule->hours.v);
}

static void
read_hours(const struct indeks_rule *rule, const struct record *r,
           struct indeks_learn_fact *fact)
{
	struct slice number = r->f[PELATIHAN_SERTIFIKAT].s;

	fact->hours = hours_of(rule, &r->f[PELATIHAN_JP]);
	if (number.n)
		fact->print = certificate_print(number);
	else if (fact->hours == HOURS_UNSTATED)
		fact->bit = BIT_UNSTATED;
	else if (fact->hours >= rule->hours.v)
		fact->bit = BIT_ENOUGH;
	else
		fact->print = fingerprint_of(r);
}

bool
indeks_learn_read(struct indeks_learn *x, int year, const struct record *r,
                  struct indeks_learn_fact *fact)
{
	enum indeks_rule_course course = indeks_rule_match(x->rule, r).course;
	struct slice number = r->f[PELATIHAN_SERTIFIKAT].s;

	x->any = true;
	*fact = (struct indeks_learn_fact){.year = (uint16_t)year};
	if (course == INDEKS_RULE_NOTHING)
		return false;
	if (course < INDEKS_RULE_COURSES) {
		/* Of courses before the year asked for it is all one when they were. */
		if (year < x->year)
			fact->year = (uint16_t)x->year;
		fact->bit = (uint8_t)(1u << course);
		return true;
	}
	if (x->year && year <= x->year - years_of(x->rule, course))
		return false;
	fact->seminar = course == INDEKS_RULE_SEMINAR;
	if (!fact->seminar)
		read_hours(x->rule, r, fact);
	else if (number.n)
		fact->print = certificate_print(number);
	else
		fact->bit = BIT_SEMINAR;
	return true;
}

void
indeks_learn_put(struct indeks_learn *x, uint32_t person,
                 const struct indeks_learn_fact *fact)
{
	enum kind kind = fact->seminar ? KIND_SEMINAR : KIND_HOURS;

	if (fact->bit) {
		*indeks_bytes_at(&x->bytes, indeks_bytes_year(&x->bytes, fact->year),
		                 person) |= fact->bit;
		return;
	}
	if (person >= x->n_last) {
		uint32_t n = (uint32_t)mem_grown(x->n_last, (size_t)person + 1);

		x->last = mem_resize(x->last, n, sizeof(*x->last));
		memset(x->last + x->n_last, 0, (n - x->n_last) * sizeof(*x->last));
		x->n_last = n;
	}
	if (x->n == x->cap) {
		x->cap = (uint32_t)mem_grown(x->cap, (size_t)x->n + 1);
		x->entries = mem_resize(x->entries, x->cap, sizeof(*x->entries));
	}
	x->entries[x->n++] = (struct indeks_learn_entry){
		fact->print >> KEY_BITS << KEY_BITS | (uint64_t)fact->year << KIND_BITS |
			kind,
		fact->hours, x->last[person]};
	x->last[person] = x->n;
}

static int
by_key(const void *a, const void *b)
{
	const struct indeks_learn_entry *x = a, *y = b;

	return (x->key > y->key) - (x->key < y->key);
}

/* The entries of the person that count in the year, in order; how many. */
static uint32_t
gather(struct indeks_learn *x, uint32_t person, int year)
{
	uint32_t i = person < x->n_last ? x->last[person] : 0, n = 0;

	for (; i; i = x->entries[i - 1].before) {
		const struct indeks_learn_entry *entry = &x->entries[i - 1];
		int of = (int)(entry->key >> KIND_BITS & 0x3fff);
		bool seminar = entry->key & KIND_SEMINAR;

		if (of > year || of <= year - (seminar ? x->rule->seminar_years
		                                       : x->rule->teknis_years))
			continue;
		if (n == x->own_cap) {
			x->own_cap = (uint32_t)mem_grown(x->own_cap, (size_t)n + 1);
			x->own = mem_resize(x->own, x->own_cap, sizeof(*x->own));
		}
		x->own[n++] = *entry;
	}
	if (n > 1)
		qsort(x->own, n, sizeof(*x->own), by_key);
	return n;
}

/* The least or most hours of trainings, and of the least one whose certificate stands in
   a record of a seminar, too. */
struct sum {
	int64_t hours, shared;
};

static void
add_hours(struct sum *s, int64_t hours, bool shared)
{
	s->hours += hours;
	if (shared && (s->shared < 0 || hours < s->shared))
		s->shared = hours;
}

/* Takes in one certificate, or one training that names none: entries a to b. */
static void
add_certificate(const struct indeks_learn *x, const struct indeks_learn_entry *a,
                const struct indeks_learn_entry *b, struct sum *least, struct sum *most,
                bool *seminar)
{
	uint32_t lo = HOURS_UNSTATED, hi = 0;
	bool hours = false, shared = false;

	for (; a < b; a++) {
		if (a->key & KIND_SEMINAR) {
			shared = true;
			continue;
		}
		hours = true;
		if (a->hours == HOURS_UNSTATED)
			continue;
		lo = a->hours < lo ? a->hours : lo;
		hi = a->hours > hi ? a->hours : hi;
	}
	if (!hours) {
		*seminar = true;
		return;
	}
	add_hours(least, lo == HOURS_UNSTATED ? 0 : lo, shared);
	add_hours(most, lo == HOURS_UNSTATED ? x->rule->hours.v : hi, shared);
}

static void
add_bits(const struct indeks_learn *x, uint32_t person, int year, struct sum *least,
         struct sum *most, bool *seminar, struct indeks_learnt *learnt)
{
	for (uint32_t i = 0; i < x->bytes.years.n; i++) {
		int of = (int)x->bytes.years.keys[i];
		unsigned bits = indeks_bytes_get(&x->bytes, i, person);

		if (!bits || of > year)
			continue;
		learnt->courses |= bits & COURSES_MASK;
		if (of > year - x->rule->seminar_years && bits & BIT_SEMINAR)
			*seminar = true;
		if (of <= year - x->rule->teknis_years)
			continue;
		if (bits & BIT_ENOUGH)
			add_hours(least, x->rule->hours.v, false);
		if (bits & (BIT_ENOUGH | BIT_UNSTATED))
			add_hours(most, x->rule->hours.v, false);
		if (bits & (BIT_ENOUGH | BIT_UNSTATED))
			learnt->any = true;
	}
}

static void
judge(const struct sum *s, int64_t need, bool free, bool *teknis, bool *seminar)
{
	*teknis = s->hours >= need;
	*seminar = free || (s->shared >= 0 && (!*teknis || s->hours - s->shared >= need));
}

void
indeks_learn_of(struct indeks_learn *x, uint32_t person, int year,
                struct indeks_learnt *learnt)
{
	uint32_t n = gather(x, person, year);
	struct sum least = {0, -1}, most = {0, -1};
	int64_t need = x->rule->hours.v;
	bool seminar = false;

	*learnt = (struct indeks_learnt){.any = n > 0};
	for (uint32_t i = 0, j; i < n; i = j) {
		for (j = i + 1;
		     j < n && x->own[j].key >> KEY_BITS == x->own[i].key >> KEY_BITS; j++)
			;
		add_certificate(x, x->own + i, x->own + j, &least, &most, &seminar);
	}
	add_bits(x, person, year, &least, &most, &seminar, learnt);
	learnt->shared = least.shared >= 0;
	learnt->any |= seminar;
	judge(&least, need, seminar, &learnt->teknis, &learnt->seminar);
	judge(&most, need, seminar, &learnt->teknis_most, &learnt->seminar_most);
	learnt->hours = least.hours < need ? least.hours : need;
	learnt->hours_most = most.hours < need ? most.hours : need;
}
