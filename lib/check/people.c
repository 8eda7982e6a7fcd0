#include "check/people.h"

#include <stdlib.h>

#include "asn/nip.h"
#include "base/date.h"
#include "check/loops.h"
#include "stream/fingerprint.h"

/* A million people are to fit a small machine. */
_Static_assert(sizeof(struct people_row) <= 32, "struct people_row has grown");

/* Records of one type about somebody the roster did not have when they were read. */
struct people_stray {
	uint64_t n;
	const struct schema_type *type;
	uint32_t person, place;
};

uint32_t
people_number(struct people *p, int64_t nip)
{
	return keytab_put(&p->nips, (uint64_t)nip);
}

static void
list(struct people *p, uint32_t person)
{
	if (person >= p->n_listed) {
		size_t n = mem_grown(p->n_listed, (size_t)person + 1);

		p->listed = mem_resize(p->listed, n, 1);
		memset(p->listed + p->n_listed, 0, n - p->n_listed);
		p->n_listed = (uint32_t)n;
	}
	p->listed[person] = 1;
}

static bool
is_listed(const struct people *p, uint32_t person)
{
	return person < p->n_listed && p->listed[person];
}

static int32_t
day_of(const struct field *f)
{
	return f->s.n ? (int32_t)f->v : DATE_NONE;
}

void
people_put(struct people *p, const struct record *pegawai, uint32_t place, uint32_t unit)
{
	const struct field *f = pegawai->f;
	struct people_row *row;

	if (p->n == p->cap) {
		p->cap = (uint32_t)mem_grown(p->cap, (size_t)p->n + 1);
		p->rows = mem_resize(p->rows, p->cap, sizeof *p->rows);
	}
	row = &p->rows[p->n++];
	*row = (struct people_row){
		.person = people_number(p, f[PEGAWAI_NIP].v),
		.place = place,
		.unit = unit,
		.atasan = KEYTAB_NONE,
		.mulai = day_of(&f[PEGAWAI_MULAI]),
		.selesai = day_of(&f[PEGAWAI_SELESAI]),
		.print = fingerprint_short(pegawai),
		.years = (unsigned char)pension_years(p->pension, pegawai),
		.active = !f[PEGAWAI_KEDUDUKAN].s.n ||
	                  f[PEGAWAI_KEDUDUKAN].v == KEDUDUKAN_AKTIF,
	};
	if (f[PEGAWAI_ATASAN].s.n) {
		row->atasan = people_number(p, f[PEGAWAI_ATASAN].v);
		p->superiors = true;
	}
	list(p, row->person);
}

void
people_mention(struct people *p, const struct schema_type *type, uint32_t person,
               uint32_t place)
{
	uint64_t key = (uint64_t)person << 8 | records_number(type);
	struct people_stray *s;
	uint32_t before = p->stray_keys.n, at;

	if (is_listed(p, person))
		return;
	at = keytab_put(&p->stray_keys, key);
	if (at >= p->cap_strays) {
		p->cap_strays = (uint32_t)mem_grown(p->cap_strays, (size_t)at + 1);
		p->strays = mem_resize(p->strays, p->cap_strays, sizeof *p->strays);
	}
	s = &p->strays[at];
	if (at == before)
		*s = (struct people_stray){0, type, person, PLACE_NONE};
	s->n++;
	s->place = place_first(p->findings->places, s->place, place);
}

static int
by_person(const void *a, const void *b)
{
	const struct people_row *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->mulai != y->mulai)
		return x->mulai < y->mulai ? -1 : 1;
	return (x->print > y->print) - (x->print < y->print);
}

/* Equal rows become one, which stands where the first of them does. */
static void
merge(struct people *p)
{
	uint32_t to = 0;

	for (uint32_t i = 1; i < p->n; i++) {
		struct people_row *last = &p->rows[to], *row = &p->rows[i];

		if (by_person(last, row) == 0)
			last->place =
				place_first(p->findings->places, last->place, row->place);
		else
			p->rows[++to] = *row;
	}
	p->n = p->n ? to + 1 : 0;
}

void
people_seal(struct people *p)
{
	uint32_t row = 0;

	if (p->n)
		qsort(p->rows, p->n, sizeof *p->rows, by_person);
	merge(p);
	p->n_at = p->nips.n;
	p->at = mem_array((size_t)p->n_at + 1, sizeof *p->at);
	for (uint32_t i = 0; i <= p->n_at; i++) {
		while (row < p->n && p->rows[row].person < i)
			row++;
		p->at[i] = row;
	}
}

const struct people_row *
people_rows(const struct people *p, uint32_t person, uint32_t *n)
{
	*n = person < p->n_at ? p->at[person + 1] - p->at[person] : 0;
	return *n ? &p->rows[p->at[person]] : NULL;
}

/* The row that counts: the latest mulai, and of equal ones the first in order. */
static const struct people_row *
current(const struct people *p, uint32_t person)
{
	uint32_t n;
	const struct people_row *rows = people_rows(p, person, &n);
	uint32_t i = n;

	while (i > 1 && rows[i - 2].mulai == rows[n - 1].mulai)
		i--;
	return n ? &rows[i - 1] : NULL;
}

static int64_t
nip_of(const struct people *p, uint32_t person)
{
	return (int64_t)p->nips.keys[person];
}

static void
check_strays(struct people *p)
{
	for (uint32_t i = 0; i < p->stray_keys.n; i++) {
		const struct people_stray *s = &p->strays[i];

		if (!is_listed(p, s->person))
			finding_add_person(p->findings, FINDING_TANPA_PEGAWAI, s->type,
			                   s->place, nip_of(p, s->person), NULL,
			                   "%llu %s of a person who is not on the roster",
			                   (unsigned long long)s->n, s->type->name);
	}
}

/* What is wrong between a row and an earlier one of the same person; FINDING_CODES
   nothing. An end that is not stated is not known: it overlaps with nothing. */
static enum finding_code
compare(const struct people_row *early, const struct people_row *row)
{
	bool same_day = early->mulai == row->mulai;

	if (!same_day && (early->selesai == DATE_NONE || early->selesai < row->mulai))
		return FINDING_CODES;
	if (early->unit != row->unit)
		return FINDING_PEGAWAI_DUA_UNIT;
	return same_day ? FINDING_PEGAWAI_GANDA : FINDING_MASA_TUMPANG_TINDIH;
}

static const char *
describe(enum finding_code code)
{
	if (code == FINDING_PEGAWAI_DUA_UNIT)
		return "in two units at the same time by the roster; close the row that "
		       "is over (selesai), or take it out";
	if (code == FINDING_PEGAWAI_GANDA)
		return "roster rows of equal mulai that differ; take out the one that is "
		       "wrong";
	return "roster rows whose time overlaps; a row must end (selesai) before the "
	       "next begins";
}

static void
check_history(struct people *p, const struct people_row *rows, uint32_t n)
{
	const struct places *places = p->findings->places;
	const struct people_row *longest = rows;
	bool said[FINDING_CODES + 1] = {[FINDING_CODES] = true};

	for (uint32_t i = 1; i < n; i++) {
		const struct people_row *pair[] = {&rows[i - 1], longest};

		for (int k = 0; k < 2; k++) {
			enum finding_code code = compare(pair[k], &rows[i]);

			if (said[code])
				continue;
			said[code] = true;
			finding_add_person(
				p->findings, code, &records_pegawai,
				place_first(places, pair[k]->place, rows[i].place),
				nip_of(p, rows[i].person), NULL, "%s", describe(code));
		}
		if (rows[i].selesai > longest->selesai)
			longest = &rows[i];
	}
}

static void
check_age(struct people *p, const struct people_row *row, int32_t day)
{
	int64_t nip = nip_of(p, row->person);
	int32_t birth = nip_birth(nip);
	char text[DATE_BUF];

	if (!row->active || (row->selesai != DATE_NONE && row->selesai < day))
		return;
	if (row->years == 0 || birth == DATE_NONE) {
		p->ageless++;
		return;
	}
	if (day < pension_day(birth, row->years))
		return;
	date_format(text, day);
	finding_add_person(p->findings, FINDING_USIA_PENSIUN, &records_pegawai,
	                   row->place, nip, NULL,
	                   "in service on %s beyond the retirement age of %d; check "
	                   "jabatan, jenjang and kedudukan",
	                   text, row->years);
}

/* Superiors who are missing are told once each, with the first row that names them. */
static void
check_missing(struct people *p)
{
	uint32_t *first = mem_array(p->nips.n, sizeof *first);
	uint32_t *count = mem_array(p->nips.n, sizeof *count);

	for (uint32_t i = 0; i < p->nips.n; i++) {
		const struct people_row *row = current(p, i);
		uint32_t s = row && row->active ? row->atasan : KEYTAB_NONE;

		if (s == KEYTAB_NONE || is_listed(p, s))
			continue;
		first[s] = place_first(p->findings->places,
		                       count[s] ? first[s] : PLACE_NONE, row->place);
		count[s]++;
	}
	for (uint32_t i = 0; i < p->nips.n; i++)
		if (count[i])
			finding_add_person(p->findings, FINDING_ATASAN_TANPA_PEGAWAI,
			                   &records_pegawai, first[i], nip_of(p, i), NULL,
			                   "superior of %u on the roster, but not on it",
			                   count[i]);
	mem_free(first);
	mem_free(count);
}

struct chain {
	struct people *p;
	uint32_t *next;
};

static void
report_loop(uint32_t member, void *arg)
{
	struct chain *c = arg;
	struct people *p = c->p;
	uint32_t smallest = member, n = 0, i = member;

	do {
		if (nip_of(p, i) < nip_of(p, smallest))
			smallest = i;
		n++;
		i = c->next[i];
	} while (i != member);
	if (n == 1)
		finding_add_person(p->findings, FINDING_ATASAN_DIRI, &records_pegawai,
		                   current(p, smallest)->place, nip_of(p, smallest), NULL,
		                   "the superior is the person");
	else
		finding_add_person(p->findings, FINDING_ATASAN_LINGKARAN,
		                   &records_pegawai, current(p, smallest)->place,
		                   nip_of(p, smallest), NULL,
		                   "%u people are each other's superiors in a loop", n);
}

static void
check_loops(struct people *p)
{
	struct chain c = {p, mem_array(p->nips.n, sizeof *c.next)};

	for (uint32_t i = 0; i < p->nips.n; i++) {
		const struct people_row *row = current(p, i);

		c.next[i] = row && row->active ? row->atasan : LOOPS_NONE;
	}
	loops_find(c.next, p->nips.n, report_loop, &c);
	mem_free(c.next);
}

void
people_check(struct people *p, int32_t day)
{
	if (p->n == 0)
		return;
	check_strays(p);
	for (uint32_t i = 0; i < p->nips.n; i++) {
		uint32_t n;
		const struct people_row *rows = people_rows(p, i, &n);

		if (n > 1)
			check_history(p, rows, n);
		if (n && day != DATE_NONE)
			check_age(p, current(p, i), day);
	}
	if (p->superiors) {
		check_missing(p);
		check_loops(p);
	}
}

void
people_release(struct people *p)
{
	keytab_release(&p->nips);
	keytab_release(&p->stray_keys);
	mem_free(p->rows);
	mem_free(p->at);
	mem_free(p->listed);
	mem_free(p->strays);
	*p = (struct people){0};
}
