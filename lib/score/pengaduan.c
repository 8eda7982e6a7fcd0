#include "score/pengaduan.h"

#include <stdlib.h>

#include "asn/period.h"
#include "asn/records.h"
#include "base/date.h"
#include "base/mem.h"
#include "score/clocks.h"
#include "score/handling.h"

static const struct schema_type *const made[] = {&records_skor_pengaduan, NULL};

/* What is held of a complaint. */
struct held {
	struct complaint complaint;
	uint32_t unit;
	bool several, disputed; /* as in struct handling */
	const char *file;
	size_t line;
};

enum { FIND_DISPUTED, FIND_BACKWARDS, FIND_CONTRADICTED, FINDINGS };

/* How many complaints, and the first of them in the input. */
struct finding {
	uint64_t n;
	uint32_t first;
};

struct pengaduan {
	struct engine_opts opts;
	struct clocks rule;
	struct ground *ground;
	struct strtab ids;
	struct held *held; /* by number of the id, less 1 */
	uint32_t n, cap;
	int32_t latest; /* day of any record */
	struct handling sums;
	struct finding findings[FINDINGS];
	uint64_t no_holidays; /* results */
	bool ahead;           /* something open was looked at on a later day than any */
};

static void
pengaduan_close(void *state)
{
	struct pengaduan *in = state;

	if (!in)
		return;
	strtab_release(&in->ids);
	mem_free(in->held);
	handling_release(&in->sums);
	mem_free(in);
}

static void *
pengaduan_open(const struct rules *rules, struct ground *ground,
               const struct engine_opts *opts, struct err *e)
{
	struct pengaduan *in = mem_alloc(sizeof *in);

	in->opts = *opts;
	in->ground = ground;
	in->latest = DATE_NONE;
	if (clocks_load(&in->rule, rules, e) == 0)
		return in;
	pengaduan_close(in);
	return NULL;
}

static signed char
code_of(const struct field *f)
{
	return f->s.n > 0 ? (signed char)f->v : -1;
}

static int32_t
latest_of(const struct complaint *p)
{
	int32_t latest = DATE_NONE;

	for (int i = 0; i < COMPLAINT_DATES; i++)
		if (p->date[i] > latest)
			latest = p->date[i];
	return latest;
}

static int
step_of(int status)
{
	static const int steps[] = {
		[ADUAN_MENUNGGU_VERIFIKASI] = 1,
		[ADUAN_TERTUNDA] = 2,
		[ADUAN_TERDISPOSISI] = 3,
		[ADUAN_PROSES] = 4,
		[ADUAN_DIARSIPKAN] = 5,
		[ADUAN_BUKAN_KEWENANGAN] = 5,
		[ADUAN_SELESAI] = 5,
	};

	return status < 0 ? 0 : steps[status];
}

static int
compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* Above 0: x is the later record of the complaint. */
static int
by_progress(const struct complaint *x, const struct complaint *y)
{
	int c = compare(latest_of(x), latest_of(y));

	return c ? c : compare(step_of(x->status), step_of(y->status));
}

/* Any fixed order in which only what is equal is equal. */
static int
by_content(const struct pengaduan *in, const struct held *x, const struct held *y)
{
	const struct complaint *p = &x->complaint, *q = &y->complaint;
	const struct strtab *units = &in->ground->roster.units;
	int c = x->unit == y->unit ? 0
	                           : slice_cmp(strtab_text(units, x->unit),
	                                       strtab_text(units, y->unit));

	for (int i = 0; i < COMPLAINT_DATES && c == 0; i++)
		c = compare(p->date[i], q->date[i]);
	if (c == 0)
		c = compare(p->klasifikasi, q->klasifikasi);
	if (c == 0)
		c = compare(p->status, q->status);
	return c ? c : compare(p->pengawasan, q->pengawasan);
}

static void
merge(const struct pengaduan *in, struct held *held, const struct held *also)
{
	int later = by_progress(&also->complaint, &held->complaint);
	int c = by_content(in, also, held);

	if (c == 0)
		return;
	if (later > 0 || (later == 0 && c < 0)) {
		bool disputed = later == 0;

		*held = *also;
		held->disputed = disputed;
	} else if (later == 0) {
		held->disputed = true;
	}
	held->several = true;
}

static void
hold(struct pengaduan *in, struct slice id, const struct held *h)
{
	uint32_t at = strtab_put(&in->ids, id) - 1;

	if (at < in->n) {
		merge(in, &in->held[at], h);
		return;
	}
	if (in->n == in->cap) {
		in->cap = (uint32_t)mem_grown(in->cap, (size_t)in->n + 1);
		in->held = mem_resize(in->held, in->cap, sizeof *in->held);
	}
	in->held[in->n++] = *h;
}

/* The period of receipt; -1 when no year is one. */
static int64_t
period_of(const struct pengaduan *in, const struct complaint *p)
{
	if (in->opts.period >= 0)
		return in->opts.period;
	return period_of_year(date_civil(p->date[COMPLAINT_DITERIMA]).year);
}

static int32_t
day_of(const struct pengaduan *in, int64_t period)
{
	return in->opts.as_of != DATE_NONE ? in->opts.as_of : period_last_day(period);
}

/* Whether it was received in the period, and has been received at all. */
static bool
in_time(const struct pengaduan *in, int32_t day)
{
	if (in->opts.as_of != DATE_NONE && day > in->opts.as_of)
		return false;
	return in->opts.period < 0 || (day >= period_first_day(in->opts.period) &&
	                               day <= period_last_day(in->opts.period));
}

static int
pengaduan_take(void *state, const struct record *r, const char *file, struct err *e)
{
	static const int dates[COMPLAINT_DATES] = {
		PENGADUAN_DITERIMA, PENGADUAN_DIVERIFIKASI, PENGADUAN_DISPOSISI,
		PENGADUAN_TINDAK_LANJUT, PENGADUAN_SELESAI};
	const struct field *f = r->f;
	struct pengaduan *in = state;
	struct held h = {.file = file, .line = r->line};

	if (r->type != &records_pengaduan ||
	    !in_time(in, (int32_t)f[PENGADUAN_DITERIMA].v))
		return ENGINE_SKIP;
	for (int i = 0; i < COMPLAINT_DATES; i++)
		h.complaint.date[i] =
			f[dates[i]].s.n > 0 ? (int32_t)f[dates[i]].v : DATE_NONE;
	h.complaint.klasifikasi = code_of(&f[PENGADUAN_KLASIFIKASI]);
	h.complaint.status = code_of(&f[PENGADUAN_STATUS]);
	h.complaint.pengawasan = f[PENGADUAN_PENGAWASAN].v != 0;
	if (period_of(in, &h.complaint) < 0) {
		err_row(e, "tahun", "not in a year from 1900 to 2199");
		err_field(e, SLICE("diterima"));
		return ENGINE_REJECT;
	}
	h.unit = strtab_put(&in->ground->roster.units, f[PENGADUAN_UNIT].s);
	if (latest_of(&h.complaint) > in->latest)
		in->latest = latest_of(&h.complaint);
	if (f[PENGADUAN_NIP].s.n > 0)
		(void)ground_keep(in->ground, r, f[PENGADUAN_NIP].v, -1, file);
	hold(in, f[PENGADUAN_ID].s, &h);
	return ENGINE_ACCEPT;
}

static void
found(struct pengaduan *in, int kind, uint32_t i, bool yes)
{
	struct finding *f = &in->findings[kind];

	if (yes && (f->n++ == 0 || i < f->first))
		f->first = i;
}

static void
add(struct pengaduan *in, uint32_t i, int32_t day)
{
	const struct held *h = &in->held[i];
	struct clocks_view v;

	clocks_view(&in->rule, &in->ground->libur, &h->complaint, day, &v);
	handling_add(&in->sums, &h->complaint, &v);
	in->sums.several += h->several;
	in->sums.disputed += h->disputed;
	if (v.state != CLOCKS_OUT && !in->rule.calendar &&
	    !workdays_known(&in->ground->libur, h->complaint.date[COMPLAINT_DITERIMA],
	                    v.last))
		in->sums.no_holidays = true;
	found(in, FIND_DISPUTED, i, h->disputed);
	found(in, FIND_BACKWARDS, i, v.backwards);
	found(in, FIND_CONTRADICTED, i, v.contradicted);
}

/* In the order of the output: rank of the unit, then period. */
struct ordered {
	uint64_t key;
	uint32_t i;
};

static int
by_key(const void *a, const void *b)
{
	const struct ordered *x = a, *y = b;

	return (x->key > y->key) - (x->key < y->key);
}

static struct ordered *
sorted(struct pengaduan *in)
{
	uint32_t *rank = strtab_ranks(&in->ground->roster.units);
	struct ordered *order = mem_array(in->n, sizeof *order);

	for (uint32_t i = 0; i < in->n; i++) {
		const struct held *h = &in->held[i];

		/* PERIOD_MAX is below 2^20. */
		order[i].key = (uint64_t)rank[ground_unit(in->ground, h->unit)] << 20 |
		               (uint64_t)period_of(in, &h->complaint);
		order[i].i = i;
	}
	qsort(order, in->n, sizeof *order, by_key);
	mem_free(rank);
	return order;
}

static int
put_run(struct pengaduan *in, const struct ordered *run, uint32_t n,
        const struct engine_sink *sink)
{
	const struct held *first = &in->held[run->i];
	int64_t period = period_of(in, &first->complaint);
	int32_t day = day_of(in, period);
	char room[20];
	struct record r;

	handling_clear(&in->sums);
	for (uint32_t i = 0; i < n; i++)
		add(in, run[i].i, day);
	in->no_holidays += in->sums.no_holidays;
	if (in->sums.open > 0 && day > in->latest && in->opts.as_of == DATE_NONE)
		in->ahead = true;
	handling_record(&in->sums, day == period_last_day(period) ? DATE_NONE : day, &r);
	records_text(&r, SKOR_PENGADUAN_UNIT,
	             strtab_text(&in->ground->roster.units,
	                         ground_unit(in->ground, first->unit)));
	records_period(&r, SKOR_PENGADUAN_PERIODE, period, room);
	records_text(&r, SKOR_PENGADUAN_ATURAN, slice_of(in->rule.rules->id));
	return sink->put(sink->arg, &r);
}

static void
tell(const struct pengaduan *in, const struct engine_sink *sink)
{
	static const struct {
		const char *name, *what;
	} kinds[FINDINGS] = {
		[FIND_DISPUTED] = {"pengaduan_ganda",
	                           "complaints with several records that differ, none "
	                           "of them the latest"},
		[FIND_BACKWARDS] = {"tanggal_terbalik",
	                            "complaints followed up or closed before they were "
	                            "sent to the unit (disposisi)"},
		[FIND_CONTRADICTED] = {"status_bertentangan",
	                               "complaints with a date of closing, but another "
	                               "status than selesai"},
	};

	for (int i = 0; i < FINDINGS; i++) {
		const struct finding *f = &in->findings[i];

		if (f->n > 0)
			sink->find(sink->arg, kinds[i].name, f->n,
			           in->held[f->first].file, in->held[f->first].line,
			           kinds[i].what);
	}
	if (in->no_holidays > 0)
		sink->find(sink->arg, "tanpa_libur", in->no_holidays, NULL, 0,
		           "results count holidays as days worked: of some year there is "
		           "no libur record; give the list of holidays as an input");
	if (in->ahead)
		sink->note(
			sink->arg,
			"open complaints are aged to the last day of the period, which "
			"is later than any date in the input; --as-of DATE for another");
}

static int
pengaduan_put(void *state, const struct engine_sink *sink)
{
	struct pengaduan *in = state;
	struct ordered *order;
	int status = 0;

	if (in->n == 0) {
		sink->note(sink->arg, "no pengaduan records to make scores of");
		return 0;
	}
	order = sorted(in);
	for (uint32_t i = 0, n; i < in->n && status == 0; i += n) {
		for (n = 1; i + n < in->n && order[i + n].key == order[i].key;)
			n++;
		status = put_run(in, &order[i], n, sink);
	}
	mem_free(order);
	if (status == 0)
		tell(in, sink);
	return status;
}

static void
pengaduan_explain(void *state, struct derive *d, const struct engine_sink *sink)
{
	(void)state, (void)sink;
	derive_add(d, "hasil", "tidak ada");
	derive_how(d, "penanganan pengaduan dihitung untuk unit, bukan perorangan");
}

const struct engine pengaduan_engine = {
	.computes = "pengaduan",
	.made = made,
	.open = pengaduan_open,
	.take = pengaduan_take,
	.put = pengaduan_put,
	.explain = pengaduan_explain,
	.close = pengaduan_close,
};
