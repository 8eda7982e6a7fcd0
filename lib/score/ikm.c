#include "score/ikm.h"

#include <stdlib.h>

#include "asn/period.h"
#include "asn/records.h"
#include "base/date.h"
#include "base/keytab.h"
#include "base/mem.h"
#include "base/sb.h"
#include "score/skm.h"

static const struct schema_type *const made[] = {&records_ikm, NULL};

/* The answers about a place, a service of a unit or the unit as a whole, in a period. */
struct group {
	uint32_t place;
	int64_t period;
	struct skm_answers answers;
	int64_t respondents;
	int64_t services; /* of a unit as a whole: how many are named, */
	int64_t unnamed;  /* and how many respondents named none */
};

struct ikm {
	struct engine_opts opts;
	struct skm rule;
	struct ground *ground;
	struct strtab services;
	struct keytab places; /* unit and service -> place; service 0: all of them */
	struct keytab groups; /* place and period -> number in group */
	struct group *group;
	uint32_t groups_cap;
	struct keytab months; /* place and month -> number in users */
	int64_t *users;
	uint32_t users_cap;
	struct sb notes;
};

static void
ikm_close(void *state)
{
	struct ikm *in = state;

	if (!in)
		return;
	strtab_release(&in->services);
	keytab_release(&in->places);
	keytab_release(&in->groups);
	keytab_release(&in->months);
	mem_free(in->group);
	mem_free(in->users);
	sb_release(&in->notes);
	mem_free(in);
}

static void *
ikm_open(const struct rules *rules, struct ground *ground, const struct engine_opts *opts,
         struct err *e)
{
	struct ikm *in = mem_alloc(sizeof *in);

	in->opts = *opts;
	in->ground = ground;
	if (skm_load(&in->rule, rules, e) == 0)
		return in;
	ikm_close(in);
	return NULL;
}

static uint32_t
place_of(struct ikm *in, uint32_t unit, struct slice service)
{
	return keytab_put(&in->places,
	                  (uint64_t)unit << 32 | strtab_put(&in->services, service));
}

/* Periods and months since the year 0 are below 2^20. */
static uint64_t
at_time(uint32_t place, int64_t time)
{
	return (uint64_t)place << 20 | (uint64_t)time;
}

/* Its number in in->group, which may move. */
static uint32_t
group_of(struct ikm *in, uint32_t place, int64_t period)
{
	uint32_t n = in->groups.n;
	uint32_t at = keytab_put(&in->groups, at_time(place, period));

	if (at < n)
		return at;
	if (n == in->groups_cap) {
		in->groups_cap = (uint32_t)mem_grown(in->groups_cap, (size_t)n + 1);
		in->group = mem_resize(in->group, in->groups_cap, sizeof *in->group);
	}
	in->group[at] = (struct group){.place = place, .period = period};
	return at;
}

static void
add_answers(struct group *g, const struct field *f)
{
	g->respondents++;
	for (int i = 0; i < SKM_ELEMENTS; i++) {
		const struct field *answer = &f[SURVEI_PERSYARATAN + i];

		g->answers.sum[i] += answer->v;
		g->answers.n[i] += answer->s.n > 0;
	}
}

static int
take_survei(struct ikm *in, const struct field *f)
{
	int64_t period = f[SURVEI_PERIODE].v;
	struct slice service = f[SURVEI_LAYANAN].s;
	uint32_t unit, whole, known, part;

	if (in->opts.period >= 0 && period != in->opts.period)
		return ENGINE_SKIP;
	unit = strtab_put(&in->ground->roster.units, f[SURVEI_UNIT].s);
	whole = group_of(in, place_of(in, unit, SLICE("")), period);
	add_answers(&in->group[whole], f);
	if (service.n == 0) {
		in->group[whole].unnamed++;
		return ENGINE_ACCEPT;
	}
	known = in->groups.n;
	part = group_of(in, place_of(in, unit, service), period);
	in->group[whole].services += part == known;
	add_answers(&in->group[part], f);
	return ENGINE_ACCEPT;
}

/* Every period is a run of whole months. */
static int64_t
month_of(int32_t day)
{
	struct date d = date_civil(day);

	return (int64_t)d.year * 12 + d.month - 1;
}

static void
add_users(struct ikm *in, uint32_t place, int64_t month, int64_t n)
{
	uint32_t known = in->months.n;
	uint32_t at = keytab_put(&in->months, at_time(place, month));

	if (at == known) {
		if (known == in->users_cap) {
			in->users_cap =
				(uint32_t)mem_grown(in->users_cap, (size_t)known + 1);
			in->users =
				mem_resize(in->users, in->users_cap, sizeof *in->users);
		}
		in->users[at] = 0;
	}
	if (n > SAMPLE_PEOPLE_MAX - in->users[at])
		n = SAMPLE_PEOPLE_MAX - in->users[at];
	in->users[at] += n;
}

static int
take_layanan(struct ikm *in, const struct field *f)
{
	int32_t day = (int32_t)f[LAYANAN_TANGGAL].v;
	int64_t n = f[LAYANAN_JUMLAH].s.n > 0 ? f[LAYANAN_JUMLAH].v : 1;
	uint32_t unit;

	if (in->opts.period >= 0 && (day < period_first_day(in->opts.period) ||
	                             day > period_last_day(in->opts.period)))
		return ENGINE_SKIP;
	unit = strtab_put(&in->ground->roster.units, f[LAYANAN_UNIT].s);
	add_users(in, place_of(in, unit, SLICE("")), month_of(day), n);
	add_users(in, place_of(in, unit, f[LAYANAN_LAYANAN].s), month_of(day), n);
	return ENGINE_ACCEPT;
}

static int
ikm_take(void *state, const struct record *r, const char *file, struct err *e)
{
	(void)file, (void)e;
	if (r->type == &records_survei)
		return take_survei(state, r->f);
	if (r->type == &records_layanan)
		return take_layanan(state, r->f);
	return ENGINE_SKIP;
}

static int64_t
users_of(const struct ikm *in, const struct group *g)
{
	int64_t last = month_of(period_last_day(g->period)), n = 0;

	for (int64_t m = month_of(period_first_day(g->period)); m <= last; m++) {
		uint32_t at = keytab_find(&in->months, at_time(g->place, m));

		if (at == KEYTAB_NONE)
			continue;
		if (in->users[at] > SAMPLE_PEOPLE_MAX - n)
			return SAMPLE_PEOPLE_MAX;
		n += in->users[at];
	}
	return n;
}

static void
note(struct sb *notes, const char *what, const char *of, int64_t n)
{
	sb_addf(notes, "%s%s%s:%lld", notes->n ? ";" : "", what, of, (long long)n);
}

static void
write_notes(const struct ikm *in, const struct group *g, const struct skm_index *x,
            struct sb *notes)
{
	const struct schema_field *fields = records_survei.fields;
	int64_t users = users_of(in, g);
	int64_t wanted = sample_size(&in->rule.sample, users);

	sb_clear(notes);
	if (g->services > 0)
		note(notes, "gabungan", "", g->services);
	for (int i = 0; i < SKM_ELEMENTS; i++)
		if (g->answers.n[i] < g->respondents)
			note(notes, "kosong_", fields[SURVEI_PERSYARATAN + i].name,
			     g->respondents - g->answers.n[i]);
	if (wanted > g->respondents)
		note(notes, "kurang_sampel", "", wanted);
	if (users > 0)
		note(notes, "pengguna", "", users);
	if (g->respondents < in->rule.few)
		sb_adds(notes, notes->n ? ";responden_sedikit" : "responden_sedikit");
	if (g->services > 0 && g->unnamed > 0)
		note(notes, "tanpa_layanan", "", g->unnamed);
	if (x->elements < SKM_ELEMENTS)
		note(notes, "unsur", "", x->elements);
}

static int
put_group(struct ikm *in, const struct group *g, const struct engine_sink *sink)
{
	uint64_t place = in->places.keys[g->place];
	char letter[2] = "", period[20];
	struct skm_index x;
	struct record r;

	skm_index(&in->rule, &g->answers, &x);
	letter[0] = x.letter;
	write_notes(in, g, &x, &in->notes);
	schema_clear(&r, &records_ikm);
	records_text(&r, IKM_UNIT,
	             strtab_text(&in->ground->roster.units, (uint32_t)(place >> 32)));
	records_text(&r, IKM_LAYANAN, strtab_text(&in->services, (uint32_t)place));
	records_period(&r, IKM_PERIODE, g->period, period);
	records_text(&r, IKM_ATURAN, slice_of(in->rule.rules->id));
	records_value(&r, IKM_RESPONDEN, g->respondents);
	for (int i = 0; i < SKM_ELEMENTS; i++)
		if (x.nrr[i] != SKM_NONE)
			records_value(&r, IKM_PERSYARATAN + i, x.nrr[i]);
	records_value(&r, IKM_NILAI, x.value);
	records_text(&r, IKM_MUTU, slice_of(letter));
	records_code(&r, IKM_STATUS, SKOR_LENGKAP);
	records_text(&r, IKM_CATATAN, sb_slice(&in->notes));
	return sink->put(sink->arg, &r);
}

/* In the order of the output: unit, service, period. */
struct ordered {
	uint32_t unit, service; /* ranks */
	const struct group *group;
};

static int
by_key(const void *a, const void *b)
{
	const struct ordered *x = a, *y = b;
	int64_t p = x->group->period, q = y->group->period;

	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	if (x->service != y->service)
		return x->service < y->service ? -1 : 1;
	return (p > q) - (p < q);
}

/* All groups, sorted; the caller frees it. */
static struct ordered *
sorted(const struct ikm *in)
{
	uint32_t n = in->groups.n;
	uint32_t *units = strtab_ranks(&in->ground->roster.units);
	uint32_t *services = strtab_ranks(&in->services);
	struct ordered *order = mem_array(n, sizeof *order);

	for (uint32_t i = 0; i < n; i++) {
		uint64_t place = in->places.keys[in->group[i].place];

		order[i] = (struct ordered){units[place >> 32], services[(uint32_t)place],
		                            &in->group[i]};
	}
	qsort(order, n, sizeof *order, by_key);
	mem_free(units);
	mem_free(services);
	return order;
}

static int
ikm_put(void *state, const struct engine_sink *sink)
{
	struct ikm *in = state;
	struct ordered *order;
	bool unused = false;
	int status = 0;

	if (in->groups.n == 0) {
		sink->note(sink->arg, "no survei records to make an index of");
		return 0;
	}
	order = sorted(in);
	for (uint32_t i = 0; i < in->groups.n && status == 0; i++) {
		for (int k = 0; k < SKM_ELEMENTS; k++)
			unused = unused || order[i].group->answers.n[k] == 0;
		status = put_group(in, order[i].group, sink);
	}
	mem_free(order);
	if (unused)
		sink->note(
			sink->arg,
			"nobody answered some element of a survey: its index is made "
			"of the others (unsur in catatan); check that it was not asked");
	return status;
}

static void
ikm_explain(void *state, struct derive *d, const struct engine_sink *sink)
{
	(void)state, (void)sink;
	derive_add(d, "hasil", "tidak ada");
	derive_how(d, "survei menilai layanan dan unit, bukan perorangan");
}

const struct engine ikm_engine = {
	.computes = "ikm",
	.made = made,
	.open = ikm_open,
	.take = ikm_take,
	.put = ikm_put,
	.explain = ikm_explain,
	.close = ikm_close,
};
