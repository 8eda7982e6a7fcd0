#include "score/ipasn.h"

#include "asn/period.h"
#include "asn/records.h"
#include "base/date.h"
#include "base/dec.h"
#include "base/mem.h"
#include "score/indeks.h"
#include "score/indeks_disiplin.h"
#include "score/indeks_explain.h"
#include "score/indeks_unit.h"

#define DAYS_OF_HALF_A_YEAR 184
#define BATCH 256u

enum { MADE_INDEKS, MADE_INDEKS_UNIT };
static const struct schema_type *const made[] = {&records_indeks, &records_indeks_unit,
                                                 NULL};

/* Findings by kind. */
enum { FIND_PEGAWAI_GANDA, FIND_SKOR_BERTENTANGAN, FIND_TANPA_PEGAWAI, FINDINGS };

struct place {
	const char *file; /* NULL: none */
	size_t line;
};

/* Where somebody was first met in a record other than the roster's. */
struct newcomer {
	uint32_t person;
	struct place place;
};

/* A training on its way to the person it is of. */
struct pending {
	int64_t nip;
	struct place place;
	struct indeks_learn_fact fact;
};

struct ipasn {
	struct engine_opts opts;
	struct indeks_rule rule;
	struct ground *ground;
	struct indeks_learn learn;
	struct indeks_bytes kinerja; /* its years are those that are worked on */
	struct indeks_disiplin disiplin;
	struct indeks_explain_rows rows; /* of the ground's person */
	struct indeks_unit units;
	struct place disputed; /* the first score that contradicts another */
	struct newcomer *newcomers;
	uint32_t n_newcomers, newcomers_cap;
	uint64_t found[FINDINGS];
	bool any_disiplin;
	unsigned n_batch;
	struct pending batch[BATCH];
};

/* One index on its way out. */
struct result {
	uint32_t person;
	int year;
	int64_t nip;
	struct indeks_facts facts;
	struct indeks x;
};

static void
ipasn_close(void *state)
{
	struct ipasn *in = state;

	if (!in)
		return;
	indeks_rule_release(&in->rule);
	indeks_learn_release(&in->learn);
	indeks_bytes_release(&in->kinerja);
	indeks_disiplin_release(&in->disiplin);
	indeks_explain_release(&in->rows);
	indeks_unit_release(&in->units);
	mem_free(in->newcomers);
	mem_free(in);
}

static bool
is_year(int64_t period)
{
	return period_last_day(period) - period_first_day(period) >= DAYS_OF_HALF_A_YEAR;
}

static int32_t
first_day_of(int year)
{
	return date_days((struct date){year, 1, 1});
}

/* The last day of the year, or the day taken for today where that is earlier. */
static int32_t
last_day_of(const struct ipasn *in, int year)
{
	int32_t last = date_days((struct date){year, 12, 31});

	return in->opts.as_of != DATE_NONE && in->opts.as_of < last ? in->opts.as_of
	                                                            : last;
}

static int
check_opts(struct ipasn *in, struct err *e)
{
	int64_t period = in->opts.period;
	int year;

	if (period < 0)
		return 0;
	if (!is_year(period))
		return err_set(e, ERR_USAGE,
		               "the index is of a whole year; give -p a year such as "
		               "%d",
		               period_year(period));
	year = period_year(period);
	if (in->opts.as_of != DATE_NONE && in->opts.as_of < first_day_of(year))
		return err_set(e, ERR_USAGE,
		               "--as-of is a day before %d has begun; give a later one",
		               year);
	return 0;
}

static void *
ipasn_open(const struct rules *rules, struct ground *ground,
           const struct engine_opts *opts, struct err *e)
{
	struct ipasn *in = mem_alloc(sizeof(*in));
	int year = opts->period < 0 ? 0 : period_year(opts->period);

	in->opts = *opts;
	in->ground = ground;
	indeks_learn_init(&in->learn, &in->rule, year);
	if (year)
		(void)indeks_bytes_year(&in->kinerja, year);
	if (indeks_rule_load(&in->rule, rules, e) == 0 && check_opts(in, e) == 0)
		return in;
	ipasn_close(in);
	return NULL;
}

/* Whether the records of somebody are needed. */
static bool
is_needed(const struct ipasn *in, int64_t nip)
{
	return in->ground->explain < 0 || nip == in->ground->explain;
}

static uint32_t
person_of(struct ipasn *in, int64_t nip, const char *file, size_t line)
{
	struct roster *roster = &in->ground->roster;
	uint32_t known = roster->nips.n, person = roster_person(roster, nip);

	if (person < known)
		return person;
	if (in->n_newcomers == in->newcomers_cap) {
		in->newcomers_cap =
			(uint32_t)mem_grown(in->newcomers_cap, in->n_newcomers + 1);
		in->newcomers = mem_resize(in->newcomers, in->newcomers_cap,
		                           sizeof(*in->newcomers));
	}
	in->newcomers[in->n_newcomers++] = (struct newcomer){person, {file, line}};
	return person;
}

/* Passes over a batch, so that the cache misses of many rows overlap. */
static void
flush(struct ipasn *in)
{
	const struct pending *end = in->batch + in->n_batch;

	for (const struct pending *p = in->batch; p < end; p++)
		keytab_prefetch_key(&in->ground->roster.nips, (uint64_t)p->nip);
	for (const struct pending *p = in->batch; p < end; p++)
		indeks_learn_put(&in->learn,
		                 person_of(in, p->nip, p->place.file, p->place.line),
		                 &p->fact);
	in->n_batch = 0;
}

static int
take_skor(struct ipasn *in, const struct record *r, const char *file)
{
	int64_t period = r->f[SKOR_PERIODE].v, nip = r->f[SKOR_NIP].v;
	int year = period_year(period);
	struct indeks_kinerja k;
	uint32_t number;

	if ((in->opts.period >= 0 && year != period_year(in->opts.period)) ||
	    (in->opts.as_of != DATE_NONE && in->opts.as_of < first_day_of(year)))
		return ENGINE_SKIP;
	number = indeks_bytes_year(&in->kinerja, year);
	if (!is_needed(in, nip))
		return ENGINE_ACCEPT;
	k = indeks_kinerja_of_skor(&in->rule, r, is_year(period));
	if (indeks_kinerja_merge(&in->rule,
	                         indeks_bytes_at(&in->kinerja, number,
	                                         person_of(in, nip, file, r->line)),
	                         &k) &&
	    !in->disputed.file)
		in->disputed = (struct place){file, r->line};
	if (in->ground->explain >= 0)
		indeks_explain_skor(&in->rows,
		                    ground_keep(in->ground, r, nip, period, file), &k,
		                    year);
	return ENGINE_ACCEPT;
}

/* Whether a training was over by the last day that counts at all. */
static bool
is_over(const struct ipasn *in, const struct record *r, int year)
{
	const struct field *day = &r->f[PELATIHAN_SELESAI];
	int32_t as_of = in->opts.as_of;

	if (in->opts.period >= 0 && year > period_year(in->opts.period))
		return false;
	if (as_of == DATE_NONE)
		return true;
	if (day->s.n == 0)
		day = &r->f[PELATIHAN_MULAI];
	return day->s.n ? day->v <= as_of : year <= date_civil(as_of).year;
}

static int
take_pelatihan(struct ipasn *in, const struct record *r, const char *file, struct err *e)
{
	int64_t nip = r->f[PELATIHAN_NIP].v;
	const struct field *status = &r->f[PELATIHAN_STATUS];
	bool completed = status->s.n == 0 || status->v == LATIH_SELESAI;
	int year = indeks_learn_year(r);
	bool over = is_over(in, r, year);
	struct pending *p;

	if (r->f[PELATIHAN_JP].v > INDEKS_LEARN_HOURS_MAX) {
		(void)err_row(e, "jam", "more hours than any training has; correct them");
		(void)err_field(e, SLICE("jp"));
		return ENGINE_REJECT;
	}
	in->learn.any = true;
	if (!is_needed(in, nip))
		return over ? ENGINE_ACCEPT : ENGINE_SKIP;
	if (in->ground->explain >= 0)
		indeks_explain_pelatihan(&in->rows,
		                         ground_keep(in->ground, r, nip, 0, file),
		                         &in->rule, r, completed, over);
	if (!over)
		return ENGINE_SKIP;
	p = &in->batch[in->n_batch];
	if (!completed || !indeks_learn_read(&in->learn, year, r, &p->fact))
		return ENGINE_ACCEPT;
	p->nip = nip;
	p->place = (struct place){file, r->line};
	keytab_prefetch(&in->ground->roster.nips, (uint64_t)nip);
	if (++in->n_batch == BATCH)
		flush(in);
	return ENGINE_ACCEPT;
}

static int
take_disiplin(struct ipasn *in, const struct record *r, const char *file)
{
	int64_t nip = r->f[DISIPLIN_NIP].v;

	in->any_disiplin = true;
	if (!is_needed(in, nip))
		return ENGINE_ACCEPT;
	if (in->ground->explain >= 0)
		indeks_explain_disiplin(&in->rows,
		                        ground_keep(in->ground, r, nip, 0, file), r);
	indeks_disiplin_put(&in->disiplin, person_of(in, nip, file, r->line), r);
	return ENGINE_ACCEPT;
}

static int
ipasn_take(void *state, const struct record *r, const char *file, struct err *e)
{
	if (r->type == &records_pelatihan)
		return take_pelatihan(state, r, file, e);
	flush(state); /* whoever is met first is told of first */
	if (r->type == &records_skor)
		return take_skor(state, r, file);
	if (r->type == &records_disiplin)
		return take_disiplin(state, r, file);
	return ENGINE_SKIP;
}

/* Whether there is an index for the person and year, by the number of the latter; if so,
   what it is. */
static bool
judge(struct ipasn *in, uint32_t number, struct result *s)
{
	const struct roster *roster = &in->ground->roster;
	const struct person *p = &roster->people[s->person];

	s->year = (int)in->kinerja.years.keys[number];
	s->nip = (int64_t)roster->nips.keys[s->person];
	s->facts = (struct indeks_facts){
		.person = p,
		.nip = s->nip,
		.roster = roster->any,
		.kinerja = indeks_kinerja_read(
			indeks_bytes_get(&in->kinerja, number, s->person)),
		.any_training = in->learn.any,
		.any_disiplin = in->any_disiplin,
	};
	indeks_learn_of(&in->learn, s->person, s->year, &s->facts.learnt);
	if (!s->facts.kinerja.any && !s->facts.learnt.any &&
	    !(p->listed && person_in_service(p, first_day_of(s->year),
	                                     date_days((struct date){s->year, 12, 31}))))
		return false;
	s->facts.tingkat =
		indeks_disiplin_of(&in->disiplin, s->person, last_day_of(in, s->year),
	                           in->rule.disiplin_years);
	indeks_judge(&in->rule, &s->facts, &s->x);
	in->found[FIND_PEGAWAI_GANDA] += (s->x.notes & INDEKS_NOTE_PEGAWAI_GANDA) != 0;
	in->found[FIND_SKOR_BERTENTANGAN] +=
		(s->x.notes & INDEKS_NOTE_SKOR_BERTENTANGAN) != 0;
	in->found[FIND_TANPA_PEGAWAI] += (s->x.notes & INDEKS_NOTE_TANPA_PEGAWAI) != 0;
	return true;
}

static int
put_indeks(struct ipasn *in, const struct result *s, const struct engine_sink *sink)
{
	const struct roster *roster = &in->ground->roster;
	char nip[20], notes[INDEKS_CATATAN_MAX];
	struct record r;
	int category;

	schema_clear(&r, &records_indeks);
	records_nip(&r, INDEKS_NIP, s->nip, nip);
	records_text(&r, INDEKS_NAMA, roster_nama(roster, s->person));
	records_text(&r, INDEKS_UNIT, strtab_text(&roster->units, s->facts.person->unit));
	records_value(&r, INDEKS_TAHUN, s->year);
	records_text(&r, INDEKS_ATURAN, slice_of(in->rule.rules->id));
	for (int i = 0; i < INDEKS_DIMS; i++)
		if (s->x.dim[i] != INDEKS_RULE_NONE)
			records_value(&r, INDEKS_KUALIFIKASI + i,
			              dec_rounded(s->x.dim[i] * 1000, 2));
	if (s->x.nilai != INDEKS_RULE_NONE) {
		records_value(&r, INDEKS_NILAI, dec_rounded(s->x.nilai * 1000, 2));
		records_text(&r, INDEKS_KATEGORI,
		             slice_of(indeks_rule_category(&in->rule, s->x.nilai * 1000,
		                                           &category)));
	}
	records_code(&r, INDEKS_STATUS, s->x.status);
	records_text(&r, INDEKS_CATATAN, indeks_notes(s->x.notes, notes));
	return sink->put(sink->arg, &r);
}

static int
put_units(struct ipasn *in, const struct engine_sink *sink)
{
	struct indeks_unit_room room;
	struct record r;
	int status = 0;

	indeks_unit_sort(&in->units, &in->ground->roster);
	for (uint32_t i = 0; i < in->units.n && status == 0; i++) {
		indeks_unit_record(&in->units.sums[i], &in->ground->roster, &in->rule, &r,
		                   &room);
		status = sink->put(sink->arg, &r);
	}
	return status;
}

static struct place
first_unlisted(const struct ipasn *in)
{
	for (uint32_t i = 0; i < in->n_newcomers; i++)
		if (!in->ground->roster.people[in->newcomers[i].person].listed)
			return in->newcomers[i].place;
	return (struct place){NULL, 0};
}

static void
tell(const struct ipasn *in, const struct engine_sink *sink)
{
	static const struct {
		const char *name, *what;
	} kinds[FINDINGS] = {
		[FIND_PEGAWAI_GANDA] =
			{"pegawai_ganda",
	                 "indexes of people with roster rows of equal mulai that differ"},
		[FIND_SKOR_BERTENTANGAN] =
			{"skor_bertentangan",
	                 "indexes without kinerja: the scores of the year differ"},
		[FIND_TANPA_PEGAWAI] =
			{"tanpa_pegawai",
	                 "indexes of people whom the roster does not have"},
	};

	for (int kind = 0; kind < FINDINGS; kind++) {
		struct place at = {NULL, 0};

		if (kind == FIND_SKOR_BERTENTANGAN)
			at = in->disputed;
		if (kind == FIND_TANPA_PEGAWAI)
			at = first_unlisted(in);
		if (in->found[kind] > 0)
			sink->find(sink->arg, kinds[kind].name, in->found[kind], at.file,
			           at.line, kinds[kind].what);
	}
	if (in->units.no_unit > 0)
		sink->find(sink->arg, "tanpa_unit", in->units.no_unit, NULL, 0,
		           "indexes without a unit are in no indeks_unit");
	if (in->kinerja.years.n == 0)
		sink->note(sink->arg,
		           "no skor tells which years to work on; give -p YEAR");
	if (!in->learn.any)
		sink->note(sink->arg,
		           "no pelatihan in the input: there is no kompetensi");
	if (!in->any_disiplin)
		sink->note(sink->arg,
		           "no disiplin in the input: all count as never punished");
}

static int
put_all(struct ipasn *in, const uint32_t *people, const uint32_t *years,
        const struct engine_sink *sink)
{
	const struct roster *roster = &in->ground->roster;
	bool persons = in->opts.results >> MADE_INDEKS & 1;
	bool units = in->opts.results >> MADE_INDEKS_UNIT & 1;

	for (uint32_t i = 0; i < roster->nips.n; i++)
		for (uint32_t k = 0; k < in->kinerja.years.n; k++) {
			struct result s = {.person = people[i]};

			if (!judge(in, years[k], &s))
				continue;
			if (units)
				indeks_unit_add(
					&in->units,
					ground_unit(in->ground, s.facts.person->unit),
					s.year, &s.x);
			if (persons && put_indeks(in, &s, sink) != 0)
				return -1;
		}
	return units ? put_units(in, sink) : 0;
}

static int
ipasn_put(void *state, const struct engine_sink *sink)
{
	struct ipasn *in = state;
	uint32_t *people, *years;
	int status;

	flush(in); /* may list people met only now */
	people = keytab_sorted(&in->ground->roster.nips);
	years = keytab_sorted(&in->kinerja.years);
	indeks_disiplin_sort(&in->disiplin);
	status = put_all(in, people, years, sink);
	if (status == 0)
		tell(in, sink);
	mem_free(people);
	mem_free(years);
	return status;
}

static void
ipasn_explain(void *state, struct derive *d, const struct engine_sink *sink)
{
	struct ipasn *in = state;
	uint32_t *years = keytab_sorted(&in->kinerja.years);
	struct result s = {0};

	flush(in);
	s.person = keytab_find(&in->ground->roster.nips, (uint64_t)in->ground->explain);
	indeks_disiplin_sort(&in->disiplin);
	for (uint32_t k = 0; k < in->kinerja.years.n && s.person != KEYTAB_NONE; k++)
		if (judge(in, years[k], &s))
			indeks_explain_year(&in->rows, &in->ground->evidence, &in->rule,
			                    &s.facts, &s.x, s.year,
			                    last_day_of(in, s.year), d);
	mem_free(years);
	tell(in, sink);
}

const struct engine ipasn_engine = {
	.computes = "indeks",
	.made = made,
	.open = ipasn_open,
	.take = ipasn_take,
	.put = ipasn_put,
	.explain = ipasn_explain,
	.close = ipasn_close,
};
