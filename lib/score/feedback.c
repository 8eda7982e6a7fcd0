#include "score/feedback.h"

#include "asn/records.h"
#include "base/crew.h"
#include "base/mem.h"
#include "score/ballots.h"
#include "score/umpan.h"
#include "score/umpan_ahead.h"
#include "score/umpan_efek.h"
#include "score/umpan_explain.h"
#include "score/umpan_skor.h"
#include "score/umpan_unit.h"

enum { MADE_SKOR, MADE_SKOR_UNIT, MADE_SKOR_ASPEK, MADE_EFEK };
static const struct schema_type *const made[] = {&records_skor, &records_skor_unit,
                                                 &records_skor_aspek,
                                                 &records_efek_penilai, NULL};

/* A kind of ballot that was met lately: they are few, and come again and again. */
struct recent {
	uint64_t aspek; /* its bytes; texts longer than that are not kept */
	size_t aspek_n; /* 0: nothing yet */
	int64_t period;
	int penilai;
	uint32_t kind;
};

#define RECENT 64

struct feedback {
	struct engine_opts opts;
	struct umpan rule;
	struct ground *ground;
	struct crew *crew;
	struct ballots ballots;
	struct umpan_recorded recorded;
	struct recent recent[RECENT];
	struct umpan_rows rows; /* of the ground's person */
	struct umpan_unit units;
	struct umpan_efek efek;
	uint64_t twice, missing, unlisted, ambiguous; /* scores with a finding */
	uint64_t hidden;                              /* cells that are not shown */
};

static void
feedback_close(void *state)
{
	struct feedback *in = state;

	if (!in)
		return;
	crew_free(in->crew);
	ballots_release(&in->ballots);
	umpan_recorded_release(&in->recorded);
	umpan_explain_release(&in->rows);
	umpan_unit_release(&in->units);
	umpan_efek_release(&in->efek);
	mem_free(in);
}

static void *
feedback_open(const struct rules *rules, struct ground *ground,
              const struct engine_opts *opts, struct err *e)
{
	struct feedback *in = mem_alloc(sizeof(*in));

	in->opts = *opts;
	in->ground = ground;
	ground->crew = in->crew = crew_new(opts->threads > 1);
	ballots_init(&in->ballots, &ground->roster, in->crew);
	if (umpan_load(&in->rule, rules, e) < 0) {
		feedback_close(in);
		return NULL;
	}
	umpan_aspects(&in->rule, &in->ballots.aspek);
	if (opts->period >= 0)
		(void)keytab_put(&in->ballots.periods, (uint64_t)opts->period);
	return in;
}

/* The rating on 0 to 100, at 1e-9. */
static int
rating_of(const struct record *r, int64_t *value, struct err *e)
{
	const struct field *f = r->f;
	int64_t v = f[UMPAN_BALIK_NILAI].v;

	if (f[UMPAN_BALIK_SKALA_MIN].s.n > 0) {
		*value = umpan_scaled(v, f[UMPAN_BALIK_SKALA_MIN].v,
		                      f[UMPAN_BALIK_SKALA_MAKS].v);
		return 0;
	}
	if (v >= 0 && v <= 100 * DEC_ONE) {
		*value = v * 1000;
		return 0;
	}
	err_row(e, "skala",
	        "not from 0 to 100; give skala_min and skala_maks of its scale");
	err_field(e, SLICE("nilai"));
	return err_value(e, f[UMPAN_BALIK_NILAI].s, 0);
}

static bool
wants(const struct feedback *in, unsigned result)
{
	return in->opts.results >> result & 1;
}

/* The number of the ballot's kind in *number. */
static int
number_kind(struct feedback *in, const struct record *r, struct ballot_kind *kind,
            uint32_t *number, struct err *e)
{
	const struct field *f = r->f;

	kind->aspek = umpan_aspect_number(&in->rule, &in->ballots.aspek,
	                                  f[UMPAN_BALIK_ASPEK].s);
	kind->layanan =
		f[UMPAN_BALIK_LAYANAN].s.n == 0
			? 0
			: strtab_put(&in->ballots.layanan, f[UMPAN_BALIK_LAYANAN].s);
	*number = ballots_kind(&in->ballots, kind);
	if (*number != KEYTAB_NONE)
		return ENGINE_ACCEPT;
	err_set(e, ERR_INPUT,
	        "more than %u combinations of period, aspek, penilai and layanan; look "
	        "at aspek, or score one period at a time with -p",
	        1u << BALLOT_KIND_BITS);
	e->line = r->line;
	return ENGINE_FAIL;
}

/* The same, with a look at what came lately. */
static int
kind_of(struct feedback *in, const struct record *r, uint32_t *number, struct err *e)
{
	const struct field *f = r->f;
	struct slice aspek = f[UMPAN_BALIK_ASPEK].s;
	struct ballot_kind kind = {.period = f[UMPAN_BALIK_PERIODE].v,
	                           .penilai = (int)f[UMPAN_BALIK_PENILAI].v};
	struct recent *x;
	uint64_t word = 0;
	int verdict;

	if (aspek.n > sizeof(word) || f[UMPAN_BALIK_LAYANAN].s.n > 0)
		return number_kind(in, r, &kind, number, e);
	for (size_t i = 0; i < aspek.n; i++)
		word = word << 8 | (unsigned char)aspek.p[i];
	x = &in->recent[((word * UINT64_C(0x9e3779b97f4a7c15) >> 40) +
	                 (uint64_t)kind.penilai * 11 + (uint64_t)kind.period) %
	                RECENT];
	if (x->aspek == word && x->aspek_n == aspek.n && x->period == kind.period &&
	    x->penilai == kind.penilai) {
		*number = x->kind;
		return ENGINE_ACCEPT;
	}
	verdict = number_kind(in, r, &kind, number, e);
	if (verdict == ENGINE_ACCEPT)
		*x = (struct recent){word, aspek.n, kind.period, kind.penilai, *number};
	return verdict;
}

static int
take_umpan_balik(struct feedback *in, const struct record *r, const char *file,
                 struct err *e)
{
	const struct field *f = r->f;
	int64_t nip = f[UMPAN_BALIK_NIP].v, period = f[UMPAN_BALIK_PERIODE].v, value = 0;
	struct slice rater = f[UMPAN_BALIK_PENILAI_ID].s;
	uint32_t kind;
	int verdict;

	if (rating_of(r, &value, e) < 0)
		return ENGINE_REJECT;
	if (in->opts.period >= 0 && period != in->opts.period)
		return ENGINE_SKIP;
	verdict = kind_of(in, r, &kind, e);
	if (verdict != ENGINE_ACCEPT ||
	    (in->ground->explain >= 0 && nip != in->ground->explain))
		return verdict;
	if (in->ground->explain >= 0)
		umpan_explain_keep(&in->rows,
		                   ground_keep(in->ground, r, nip, period, file),
		                   &in->ballots.kinds[kind], rater, value);
	if (wants(in, MADE_EFEK))
		umpan_efek_name(&in->efek, rater);
	ballots_add(&in->ballots, nip, kind, rater, value, file, r->line);
	return ENGINE_ACCEPT;
}

/* All that is asked of an appraisal is whether it has a rating of conduct. */
static int
take_penilaian(struct feedback *in, const struct record *r, const char *file)
{
	const struct field *f = r->f;
	int64_t nip = f[PENILAIAN_NIP].v, period = f[PENILAIAN_PERIODE].v;

	if (!in->rule.has_cuts || (in->opts.period >= 0 && period != in->opts.period))
		return ENGINE_SKIP;
	(void)ground_keep(in->ground, r, nip, period, file);
	if (f[PENILAIAN_PERILAKU].s.n > 0 && !f[PENILAIAN_PLT].v)
		umpan_recorded_put(&in->recorded, nip, period);
	return ENGINE_ACCEPT;
}

static int
feedback_take(void *state, const struct record *r, const char *file, struct err *e)
{
	if (r->type == &records_umpan_balik)
		return take_umpan_balik(state, r, file, e);
	if (r->type == &records_penilaian)
		return take_penilaian(state, r, file);
	return ENGINE_SKIP;
}

static void
count_findings(struct feedback *in, const struct umpan_skor *s)
{
	in->twice += (s->notes & UMPAN_NOTE_SUARA_GANDA) != 0;
	in->unlisted += (s->notes & UMPAN_NOTE_TANPA_PEGAWAI) != 0;
	in->ambiguous += (s->notes & UMPAN_NOTE_PEGAWAI_GANDA) != 0;
	in->missing += in->rule.missing == UMPAN_GAGAL &&
	               s->status != SKOR_BELUM_DINILAI && s->absent | s->partly;
}

static int
put_skor(struct feedback *in, const struct engine_sink *sink)
{
	const struct roster *roster = &in->ground->roster;
	const struct umpan_skor *s;
	struct umpan_ahead *ahead;
	struct umpan_walk walk;
	struct umpan_room room;
	struct record r;
	int status = 0;

	umpan_walk_start(&walk, &in->rule, &in->ballots, &in->recorded);
	ahead = umpan_ahead_new(&walk, in->crew);
	while (status == 0 && (s = umpan_ahead_next(ahead))) {
		count_findings(in, s);
		if (wants(in, MADE_SKOR_UNIT))
			umpan_unit_add(&in->units, s, ground_unit(in->ground, s->unit));
		if (!wants(in, MADE_SKOR))
			continue;
		umpan_skor_record(s, roster, in->rule.rules->id, &r, &room);
		status = sink->put(sink->arg, &r);
	}
	umpan_ahead_free(ahead);
	umpan_walk_release(&walk);
	return status;
}

static int
put_units(struct feedback *in, const struct engine_sink *sink)
{
	const struct roster *roster = &in->ground->roster;
	struct umpan_unit_room room;
	struct record r;
	int status = 0;

	umpan_unit_sort(&in->units, roster);
	for (uint32_t i = 0; i < in->units.n && status == 0; i++) {
		umpan_unit_record(&in->units.sums[i], roster, in->rule.rules->id, &r,
		                  &room);
		status = sink->put(sink->arg, &r);
	}
	return status;
}

/* The aspect as a whole, then its groups: a missing penilai sorts first. */
static int
put_cells(struct feedback *in, const struct umpan_skor *s, const struct umpan_aspek *a,
          const struct engine_sink *sink)
{
	const char *id = in->rule.rules->id;
	struct umpan_room room;
	struct record r;

	if (umpan_shows_mean(&in->rule, a)) {
		umpan_aspek_record(s, a, -1, &in->ballots, id, &r, &room);
		if (sink->put(sink->arg, &r) != 0)
			return -1;
	}
	for (int i = 0; i < PENILAI_N; i++) {
		int g = umpan_sorted_groups[i];

		if (!umpan_shows_cell(&in->rule, a, g)) {
			in->hidden += a->cell[g].ballots > 0;
			continue;
		}
		umpan_aspek_record(s, a, g, &in->ballots, id, &r, &room);
		if (sink->put(sink->arg, &r) != 0)
			return -1;
	}
	return 0;
}

static int
put_aspek(struct feedback *in, const struct engine_sink *sink)
{
	const struct ballot *at;
	struct umpan_walk walk;
	struct umpan_aspek a;
	struct umpan_skor s;
	int status = 0;

	umpan_walk_start(&walk, &in->rule, &in->ballots, &in->recorded);
	while (status == 0 && umpan_walk_next(&walk, &s)) {
		at = walk.from;
		while (status == 0 && umpan_walk_aspek(&walk, &s, &at, &a))
			status = put_cells(in, &s, &a, sink);
	}
	umpan_walk_release(&walk);
	if (status == 0 && in->hidden > 0)
		sink->note(sink->arg,
		           "rater groups with fewer raters than "
		           "tampil_paling_sedikit are not shown in skor_aspek");
	return status;
}

static int
put_efek(struct feedback *in, const struct engine_sink *sink)
{
	struct umpan_walk walk;
	struct umpan_skor s;

	umpan_walk_start(&walk, &in->rule, &in->ballots, &in->recorded);
	while (umpan_walk_next(&walk, &s))
		umpan_efek_add(&in->efek, &walk, &s, ground_unit(in->ground, s.unit));
	umpan_walk_release(&walk);
	return umpan_efek_put(&in->efek, &in->ground->roster, in->rule.rules->id, sink);
}

static void
find(const struct engine_sink *sink, const char *kind, uint64_t n, const char *file,
     size_t line, const char *what)
{
	if (n > 0)
		sink->find(sink->arg, kind, n, file, line, what);
}

static void
tell_findings(const struct feedback *in, const struct engine_sink *sink)
{
	const char *file;
	size_t line;

	find(sink, "kelompok_tidak_ada", in->missing, NULL, 0,
	     "scores without a value, for a weighted rater group is missing");
	find(sink, "pegawai_ganda", in->ambiguous, NULL, 0,
	     "scores of people with roster rows of equal mulai that differ");
	find(sink, "suara_ganda", in->twice, NULL, 0,
	     "scores with ballots that one rater cast twice and differently; "
	     "--explain lists them");
	ballots_unlisted(&in->ballots, &file, &line);
	find(sink, "tanpa_pegawai", in->unlisted, file, line,
	     "scores of people whom the roster does not have");
	find(sink, "tanpa_unit", in->units.no_unit, NULL, 0,
	     "scores without a unit are in no skor_unit");
}

static int
feedback_put(void *state, const struct engine_sink *sink)
{
	struct feedback *in = state;

	ballots_flush(&in->ballots);
	if (wants(in, MADE_EFEK))
		umpan_efek_settle(&in->efek, &in->ballots);
	ballots_sort(&in->ballots);
	if (in->ballots.periods.n == 0)
		sink->note(sink->arg,
		           "no feedback to score; -p PERIOD scores a roster alone");
	if (put_skor(in, sink) != 0 || put_units(in, sink) != 0)
		return -1;
	if (wants(in, MADE_SKOR_ASPEK) && put_aspek(in, sink) != 0)
		return -1;
	if (wants(in, MADE_EFEK) && put_efek(in, sink) != 0)
		return -1;
	tell_findings(in, sink);
	return 0;
}

static void
feedback_explain(void *state, struct derive *d, const struct engine_sink *sink)
{
	struct feedback *in = state;
	struct umpan_walk walk;
	struct umpan_skor s;

	ballots_flush(&in->ballots);
	ballots_sort(&in->ballots);
	umpan_walk_start(&walk, &in->rule, &in->ballots, &in->recorded);
	while (umpan_walk_next(&walk, &s)) {
		if (s.nip != in->ground->explain)
			continue;
		count_findings(in, &s);
		umpan_explain_skor(&in->rows, &in->ground->evidence, &walk, &s, d);
	}
	umpan_walk_release(&walk);
	tell_findings(in, sink);
}

const struct engine feedback_engine = {
	.computes = "umpan_balik",
	.made = made,
	.open = feedback_open,
	.take = feedback_take,
	.put = feedback_put,
	.explain = feedback_explain,
	.close = feedback_close,
};
