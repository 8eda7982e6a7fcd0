#include "training/jp.h"

#include <stdlib.h>

#include "asn/nip.h"
#include "asn/records.h"
#include "base/date.h"
#include "base/dec.h"
#include "stream/fingerprint.h"

/* More than any training, years of study included; no sum comes near 64 bits. */
#define HOURS_MAX (INT64_C(100000) * DEC_ONE)

struct jp_entry {
	uint64_t print;  /* see stream/fingerprint.h */
	int64_t hours;   /* millionths; JP_NONE when not stated */
	uint32_t before; /* 1 + number of this person's entry before it, 0 none */
	int32_t year;
};

struct jp_person {
	uint32_t last; /* 1 + number of the entry last put, 0 none */
	bool named;    /* by any training record, whether it counts or not */
};

static int
read_bound(const struct jsonnode *table, const char *path, const char *key, int64_t *v,
           struct err *e)
{
	*v = JP_NONE;
	if (rules_cell_is(table, key, "tidak_ada"))
		return 0;
	return rules_cell_decimal(table, path, key, v, e);
}

static int
read_bounds(const struct rules *r, const char *path, struct jp_bounds *b, struct err *e)
{
	const struct jsonnode *table;
	const char *mark;

	if (rules_table(r, path, &table, &mark, e) ||
	    read_bound(table, path, "paling_sedikit", &b->floor, e) ||
	    read_bound(table, path, "paling_banyak", &b->ceiling, e))
		return -1;
	return 0;
}

int
jp_init(struct jp *j, const struct roster *r, const struct rules *rules, int year,
        struct err *e)
{
	*j = (struct jp){.roster = r, .rules = rules, .year = year};
	if (read_bounds(rules, "pns", &j->pns, e) ||
	    read_bounds(rules, "cpns", &j->cpns, e) ||
	    read_bounds(rules, "pppk", &j->pppk, e))
		return -1;
	return 0;
}

static int
year_of(const struct record *r)
{
	const struct field *day = &r->f[PELATIHAN_SELESAI];

	if (day->s.n == 0)
		day = &r->f[PELATIHAN_MULAI];
	return day->s.n ? date_civil((int32_t)day->v).year : (int)r->f[PELATIHAN_TAHUN].v;
}

static struct jp_person *
person_at(struct jp *j, uint32_t person)
{
	if (person >= j->n_people) {
		size_t n = mem_grown(j->n_people, (size_t)person + 1);

		j->people = mem_resize(j->people, n, sizeof *j->people);
		memset(j->people + j->n_people, 0, (n - j->n_people) * sizeof *j->people);
		j->n_people = (uint32_t)n;
	}
	return &j->people[person];
}

int
jp_put(struct jp *j, uint32_t person, const struct record *r, struct err *e)
{
	const struct field *hours = &r->f[PELATIHAN_JP];
	const struct field *status = &r->f[PELATIHAN_STATUS];
	struct jp_person *p;
	struct jp_entry *entry;
	int year = year_of(r);

	if (hours->v < 0 || hours->v > HOURS_MAX) {
		err_row(e, "jam", "want 0 to %d hours", (int)(HOURS_MAX / DEC_ONE));
		return err_field(e, SLICE("jp"));
	}
	p = person_at(j, person);
	p->named = j->any = true;
	j->years[year / 8] |= (unsigned char)(1U << year % 8);
	if ((status->s.n && status->v != LATIH_SELESAI) || (j->year && year != j->year))
		return 0;
	if (j->n == j->cap) {
		j->cap = (uint32_t)mem_grown(j->cap, (size_t)j->n + 1);
		j->entries = mem_resize(j->entries, j->cap, sizeof *j->entries);
	}
	entry = &j->entries[j->n++];
	entry->print = fingerprint_of(r);
	entry->hours = hours->s.n ? hours->v : JP_NONE;
	entry->before = p->last;
	entry->year = year;
	p->last = j->n;
	return 0;
}

void
jp_begin(struct jp *j)
{
	j->order = keytab_sorted(&j->roster->nips);
	j->at_year = JP_YEARS;
}

static int
by_year(const void *a, const void *b)
{
	const struct jp_entry *x = a, *y = b;

	if (x->year != y->year)
		return x->year < y->year ? -1 : 1;
	if (x->print != y->print)
		return x->print < y->print ? -1 : 1;
	return (x->hours > y->hours) - (x->hours < y->hours);
}

static void
gather(struct jp *j)
{
	uint32_t i = j->person < j->n_people ? j->people[j->person].last : 0;

	j->n_own = j->at_own = 0;
	for (; i; i = j->entries[i - 1].before) {
		if (j->n_own == j->cap_own) {
			j->cap_own = mem_grown(j->cap_own, j->n_own + 1);
			j->own = mem_resize(j->own, j->cap_own, sizeof *j->own);
		}
		j->own[j->n_own++] = j->entries[i - 1];
	}
	if (j->n_own)
		qsort(j->own, j->n_own, sizeof *j->own, by_year);
}

static int
next_year(const struct jp *j, int year)
{
	if (j->year)
		return year <= j->year ? j->year : JP_YEARS;
	while (year < JP_YEARS && !(j->years[year / 8] & 1U << year % 8))
		year++;
	return year;
}

/* A roster row tells the present post alone; whoever was trained in a year was there. */
static bool
is_due(const struct jp *j, int year)
{
	const struct person *p = &j->roster->people[j->person];

	if (!j->roster->any)
		return j->person < j->n_people && j->people[j->person].named;
	if (!p->listed || !person_is_active(p))
		return false;
	return (j->at_own < j->n_own && j->own[j->at_own].year == year) ||
	       person_in_service(p, date_days((struct date){year, 1, 1}),
	                         date_days((struct date){year, 12, 31}));
}

static void
find_bounds(const struct jp *j, struct jp_row *row)
{
	int status = j->roster->people[row->person].status;

	if (status < 0) {
		if (nip_kind(row->nip) == NIP_PNS)
			status = STATUS_PNS;
		else if (nip_kind(row->nip) == NIP_PPPK)
			status = STATUS_PPPK;
	}
	row->status_known = status >= 0;
	row->bounds = (struct jp_bounds){JP_NONE, JP_NONE};
	if (status == STATUS_PNS)
		row->bounds = j->pns;
	else if (status == STATUS_CPNS)
		row->bounds = j->cpns;
	else if (status == STATUS_PPPK)
		row->bounds = j->pppk;
}

/* Adds up this year's entries and goes past them. */
static void
add_up(struct jp *j, struct jp_row *row)
{
	const struct jp_entry *own = j->own;

	row->reached = 0;
	row->unstated = 0;
	for (; j->at_own < j->n_own && own[j->at_own].year == row->year; j->at_own++) {
		size_t i = j->at_own;

		if (i > 0 && by_year(&own[i - 1], &own[i]) == 0)
			continue;
		if (own[i].hours == JP_NONE)
			row->unstated++;
		else
			row->reached += own[i].hours;
	}
	row->any = j->any;
	row->short_by = JP_NONE;
	if (!row->any || row->bounds.floor == JP_NONE)
		return;
	if (row->reached >= row->bounds.floor)
		row->short_by = 0;
	else if (row->unstated == 0)
		row->short_by = row->bounds.floor - row->reached;
}

bool
jp_next(struct jp *j, struct jp_row *row)
{
	for (;;) {
		int year = next_year(j, j->at_year);

		if (year == JP_YEARS) {
			if (j->at == j->roster->nips.n)
				return false;
			j->person = j->order[j->at++];
			j->at_year = 1;
			gather(j);
			continue;
		}
		j->at_year = year + 1;
		if (!is_due(j, year))
			continue;
		row->person = j->person;
		row->nip = (int64_t)j->roster->nips.keys[j->person];
		row->year = year;
		row->ambiguous = j->roster->people[j->person].ambiguous;
		find_bounds(j, row);
		add_up(j, row);
		return true;
	}
}

static void
list_notes(struct sb *b, const struct jp_row *row)
{
	char number[DEC_BUF];

	sb_clear(b);
	if (row->unstated)
		sb_addf(b, "jp_tidak_diketahui:%llu;", (unsigned long long)row->unstated);
	if (row->bounds.ceiling != JP_NONE && row->reached > row->bounds.ceiling) {
		dec_format(number, row->bounds.ceiling, -1);
		sb_addf(b, "melebihi_%s;", number);
	}
	if (row->ambiguous)
		sb_adds(b, "pegawai_ganda;");
	if (!row->status_known)
		sb_adds(b, "status_tidak_diketahui;");
	if (!row->any)
		sb_adds(b, "tanpa_data_pelatihan;");
	if (b->n)
		b->n--; /* the last ';' */
}

void
jp_record(const struct jp *j, const struct jp_row *row, struct record *r,
          struct jp_room *room)
{
	const struct person *p = &j->roster->people[row->person];

	list_notes(&room->notes, row);
	schema_clear(r, &records_jp);
	records_nip(r, JP_NIP, row->nip, room->nip);
	records_text(r, JP_NAMA, roster_nama(j->roster, row->person));
	records_text(r, JP_UNIT, strtab_text(&j->roster->units, p->unit));
	records_value(r, JP_TAHUN, row->year);
	records_text(r, JP_ATURAN, slice_of(j->rules->id));
	if (row->bounds.floor != JP_NONE)
		records_value(r, JP_WAJIB, row->bounds.floor);
	if (row->any)
		records_value(r, JP_TERCAPAI, row->reached);
	if (row->short_by != JP_NONE)
		records_value(r, JP_KURANG, row->short_by);
	records_text(r, JP_CATATAN, sb_slice(&room->notes));
}

void
jp_room_release(struct jp_room *room)
{
	sb_release(&room->notes);
}

void
jp_release(struct jp *j)
{
	mem_free(j->entries);
	mem_free(j->people);
	mem_free(j->order);
	mem_free(j->own);
	*j = (struct jp){0};
}
