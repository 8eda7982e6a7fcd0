#include "training/jp.h"

#include "asn/nip.h"
#include "asn/records.h"
#include "base/date.h"
#include "base/dec.h"

struct jp_person {
	uint32_t last; /* 1 + number of the claim last put, 0 none */
	bool named;    /* by any training record, whether it counts or not */
};

static const char *const part_year_words[] = {"bulan", "penuh"};
static const struct schema_codes part_years = {"cara", part_year_words, 2};

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

/* A set need not say what happens to those who serve a part of the year. */
static int
read_part_year(struct jp *j, struct err *e)
{
	const struct jsonnode *table;
	const char *mark;
	int way;

	if (!rules_has(j->rules, "sebagian_tahun"))
		return 0;
	if (rules_table(j->rules, "sebagian_tahun", &table, &mark, e) ||
	    rules_cell_code(table, "sebagian_tahun", "cara", &part_years, &way, e))
		return -1;
	j->by_month = way == 0;
	return 0;
}

int
jp_init(struct jp *j, const struct roster *r, const struct rules *rules, int year,
        struct err *e)
{
	*j = (struct jp){.roster = r, .rules = rules, .year = year};
	if (read_bounds(rules, "pns", &j->pns, e) ||
	    read_bounds(rules, "cpns", &j->cpns, e) ||
	    read_bounds(rules, "pppk", &j->pppk, e) || read_part_year(j, e) ||
	    jp_rule_read(&j->rule, rules, e))
		return -1;
	return 0;
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
	const struct field *status = &r->f[PELATIHAN_STATUS];
	struct jp_person *p;
	struct jp_claim c;
	int from;

	if (jp_claim_read(&c, &j->rule, r, e))
		return -1;
	from = c.last == DATE_NONE ? c.year : date_civil(c.first).year;
	p = person_at(j, person);
	p->named = j->any = true;
	for (int year = from; year <= c.year; year++)
		j->years[year / 8] |= (unsigned char)(1U << year % 8);
	if (status->s.n && status->v != LATIH_SELESAI)
		return 0;
	/* A certificate of another year is kept: it may have counted there. */
	if (j->year && !c.proof && (j->year < from || j->year > c.year))
		return 0;
	if (j->n == j->cap) {
		j->cap = (uint32_t)mem_grown(j->cap, (size_t)j->n + 1);
		j->claims = mem_resize(j->claims, j->cap, sizeof *j->claims);
	}
	c.before = p->last;
	j->claims[j->n++] = c;
	p->last = j->n;
	return 0;
}

void
jp_begin(struct jp *j)
{
	mem_free(j->order);
	j->at = 0;
	j->order = keytab_sorted(&j->roster->nips);
	j->at_year = JP_YEARS;
}

static void
gather(struct jp *j)
{
	uint32_t i = j->person < j->n_people ? j->people[j->person].last : 0;

	jp_sum_clear(&j->sum);
	for (; i; i = j->claims[i - 1].before)
		jp_sum_add(&j->sum, &j->claims[i - 1]);
	jp_sum_put(&j->sum, &j->rule, j->year);
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
	return jp_sum_next(&j->sum) == year ||
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

/* The months of the year in which there was a day of service; 12 where no less is known.
   mulai is that of the post: only with the year in the NIP is it the start of service. */
static int
months_of(const struct jp *j, const struct jp_row *row)
{
	const struct person *p = &j->roster->people[row->person];
	int first = 1, last = 12;
	struct date day;

	if (!j->by_month)
		return 12;
	if (p->mulai != DATE_NONE && nip_kind(row->nip) != NIP_ODD &&
	    nip_year(row->nip) == row->year) {
		day = date_civil(p->mulai);
		first = day.year == row->year ? day.month : 1;
	}
	if (p->selesai != DATE_NONE) {
		day = date_civil(p->selesai);
		last = day.year == row->year ? day.month : 12;
	}
	return last - first + 1;
}

/* Exact: hours lacking in twelfths of JP_SUM_ONE, rounded up to a millionth. */
static int64_t
lacking(int64_t floor, int months, int64_t counted)
{
	const int64_t step = 12 * (JP_SUM_ONE / DEC_ONE);
	dec_wide lack = (dec_wide)floor * (JP_SUM_ONE / DEC_ONE) * months -
	                (dec_wide)counted * 12;

	return lack <= 0 ? 0 : (int64_t)((lack + step - 1) / step);
}

static void
add_up(struct jp *j, struct jp_row *row)
{
	int64_t floor = row->bounds.floor;

	row->counted = 0;
	row->unstated = row->twice = 0;
	jp_sum_year(&j->sum, &j->rule, row->year, row->forms);
	for (size_t i = 0; i < BENTUK_N; i++) {
		row->counted += row->forms[i].counted;
		row->unstated += row->forms[i].unknown;
		row->twice += row->forms[i].twice;
	}
	row->reached = (int64_t)dec_quotient(row->counted, JP_SUM_ONE / DEC_ONE);
	row->any = j->any;
	row->short_by = JP_NONE;
	row->months = floor == JP_NONE ? 12 : months_of(j, row);
	if (floor == JP_NONE)
		return;
	row->bounds.floor = (int64_t)dec_quotient((dec_wide)floor * row->months, 12);
	if (row->any)
		row->short_by = lacking(floor, row->months, row->counted);
	if (row->short_by > 0 && row->unstated)
		row->short_by = JP_NONE;
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
	if (row->bounds.ceiling != JP_NONE &&
	    row->counted > row->bounds.ceiling * (JP_SUM_ONE / DEC_ONE)) {
		dec_format(number, row->bounds.ceiling, -1);
		sb_addf(b, "melebihi_%s;", number);
	}
	if (row->ambiguous)
		sb_adds(b, "pegawai_ganda;");
	if (row->twice)
		sb_addf(b, "sertifikat_ganda:%llu;", (unsigned long long)row->twice);
	if (!row->status_known)
		sb_adds(b, "status_tidak_diketahui;");
	if (!row->any)
		sb_adds(b, "tanpa_data_pelatihan;");
	if (row->months < 12)
		sb_addf(b, "wajib_bulan:%d;", row->months);
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

bool
jp_record_form(const struct jp *j, const struct jp_row *row, size_t bentuk,
               struct record *r, struct jp_room *room)
{
	const struct jp_sum_form *f = &row->forms[bentuk];
	struct sb *b = &room->notes;

	if (f->n + f->twice == 0)
		return false;
	sb_clear(b);
	if (f->cut)
		sb_adds(b, "dibatasi;");
	if (f->unknown)
		sb_addf(b, "jp_tidak_diketahui:%llu;", (unsigned long long)f->unknown);
	if (f->twice)
		sb_addf(b, "sertifikat_ganda:%llu;", (unsigned long long)f->twice);
	if (b->n)
		b->n--; /* the last ';' */
	schema_clear(r, &records_jp_bentuk);
	records_nip(r, JP_BENTUK_NIP, row->nip, room->nip);
	records_value(r, JP_BENTUK_TAHUN, row->year);
	records_text(r, JP_BENTUK_ATURAN, slice_of(j->rules->id));
	records_code(r, JP_BENTUK_BENTUK, (int)bentuk);
	records_value(r, JP_BENTUK_JUMLAH, (int64_t)f->n);
	records_value(r, JP_BENTUK_JAM, f->claimed);
	records_value(r, JP_BENTUK_DIHITUNG,
	              (int64_t)dec_quotient(f->counted, JP_SUM_ONE / DEC_ONE));
	records_text(r, JP_BENTUK_CATATAN, sb_slice(b));
	return true;
}

void
jp_room_release(struct jp_room *room)
{
	sb_release(&room->notes);
}

void
jp_release(struct jp *j)
{
	mem_free(j->claims);
	mem_free(j->people);
	mem_free(j->order);
	jp_sum_release(&j->sum);
	*j = (struct jp){0};
}
