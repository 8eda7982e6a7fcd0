#include "check/sums.h"

#include <stdlib.h>

#include "asn/period.h"
#include "base/dec.h"
#include "stream/fingerprint.h"

/* The figures that are checked; behind the second the predicates in their order. */
static const int fields[] = {
	SKOR_UNIT_PEGAWAI,       SKOR_UNIT_DINILAI,         SKOR_UNIT_SANGAT_BAIK,
	SKOR_UNIT_BAIK,          SKOR_UNIT_BUTUH_PERBAIKAN, SKOR_UNIT_KURANG,
	SKOR_UNIT_SANGAT_KURANG, SKOR_UNIT_CUKUP,           SKOR_UNIT_BURUK,
};
#define FIGURES ((int)(sizeof fields / sizeof *fields))

/* What scores are summed up by. Made with no bytes between its members: it is looked up
   by its bytes. */
struct group {
	uint32_t unit, aturan; /* in texts; unit 0: of all units */
	int32_t period;
};

/* The shape of a row in the log: the number of its group and these bits. */
enum { PREDIKAT_BITS = 7, /* code + 1; 0 none */ COUNTED = 8, GROUP_SHIFT = 4 };

/* A skor_unit record. */
struct sums_unit {
	uint32_t group, place;
	unsigned present; /* bit i: figure i is given */
	int64_t figures[FIGURES];
};

struct counts {
	bool any; /* a score of the group, counted or not */
	int64_t figures[FIGURES];
};

static uint32_t
group_of(struct sums *s, struct slice unit, int64_t period, struct slice aturan)
{
	struct group g = {strtab_put(&s->texts, unit), strtab_put(&s->texts, aturan),
	                  (int32_t)period};

	return strtab_put(&s->groups, (struct slice){(const char *)&g, sizeof g});
}

static struct group
group_at(const struct sums *s, uint32_t number)
{
	struct group g;

	memcpy(&g, strtab_text(&s->groups, number).p, sizeof g);
	return g;
}

static bool
has_note(struct slice list, struct slice note)
{
	while (list.n) {
		const char *end = memchr(list.p, ';', list.n);
		size_t n = end ? (size_t)(end - list.p) : list.n;

		if (slice_eq((struct slice){list.p, n}, note))
			return true;
		n += end != NULL;
		list.p += n;
		list.n -= n;
	}
	return false;
}

void
sums_skor(struct sums *s, const struct record *r, uint32_t person, uint32_t place)
{
	const struct field *f = r->f;
	uint32_t shape = group_of(s, f[SKOR_UNIT].s, f[SKOR_PERIODE].v, f[SKOR_ATURAN].s)
	                 << GROUP_SHIFT;

	if (f[SKOR_PREDIKAT].s.n)
		shape |= (uint32_t)f[SKOR_PREDIKAT].v + 1;
	if (!has_note(f[SKOR_CATATAN].s, SLICE("tidak_aktif")))
		shape |= COUNTED;
	rowlog_put(&s->log,
	           &(struct rowlog_row){person, place, shape, fingerprint_short(r)});
}

void
sums_unit(struct sums *s, const struct record *r, uint32_t place)
{
	const struct field *f = r->f;
	struct sums_unit *u;

	if (s->n == s->cap) {
		s->cap = mem_grown(s->cap, s->n + 1);
		s->all = mem_resize(s->all, s->cap, sizeof *s->all);
	}
	u = &s->all[s->n++];
	*u = (struct sums_unit){.place = place};
	u->group = group_of(s, f[SKOR_UNIT_UNIT].s, f[SKOR_UNIT_PERIODE].v,
	                    f[SKOR_UNIT_ATURAN].s);
	for (int i = 0; i < FIGURES; i++) {
		u->present |= f[fields[i]].s.n ? 1U << i : 0;
		u->figures[i] = f[fields[i]].v;
	}
}

void
sums_jp(struct sums *s, const struct record *r, uint32_t place)
{
	const struct field *f = r->f;
	int64_t want = f[JP_WAJIB].v - f[JP_TERCAPAI].v;
	char year[DEC_BUF], is[DEC_BUF], should[DEC_BUF];

	if (want < 0)
		want = 0;
	if (!f[JP_WAJIB].s.n || !f[JP_TERCAPAI].s.n || !f[JP_KURANG].s.n ||
	    f[JP_KURANG].v == want)
		return;
	dec_format_int(year, f[JP_TAHUN].v);
	dec_format(is, f[JP_KURANG].v, 2);
	dec_format(should, want, 2);
	finding_add_person(s->findings, FINDING_JUMLAH_JP, &records_jp, place,
	                   f[JP_NIP].v, year,
	                   "kurang is %s, but wajib less tercapai is %s", is, should);
}

/* A score that was taken out of the log. */
struct score {
	struct group group;
	uint32_t shape, print, place;
};

static int
by_period(const void *a, const void *b)
{
	const struct score *x = a, *y = b;

	if (x->group.period != y->group.period)
		return x->group.period < y->group.period ? -1 : 1;
	if (x->group.aturan != y->group.aturan)
		return x->group.aturan < y->group.aturan ? -1 : 1;
	return (x->print > y->print) - (x->print < y->print);
}

static void
count(struct counts *c, uint32_t shape)
{
	uint32_t predikat = shape & PREDIKAT_BITS;

	c->any = true;
	if (!(shape & COUNTED))
		return;
	c->figures[0]++;
	c->figures[1] += predikat > 0;
	if (predikat > 0)
		c->figures[1 + predikat]++;
}

/* The scores of one person. Of those of one period and rule set one is counted. */
static void
count_person(struct sums *s, struct score *x, size_t n, int64_t nip,
             struct counts *counts)
{
	char period[PERIOD_BUF];

	if (n > 1)
		qsort(x, n, sizeof *x, by_period);
	for (size_t i = 0, to; i < n; i = to) {
		uint32_t place = x[i].place;
		bool differ = false;

		for (to = i + 1; to < n && x[to].group.period == x[i].group.period &&
		                 x[to].group.aturan == x[i].group.aturan;
		     to++) {
			differ |= x[to].print != x[i].print;
			place = place_first(s->findings->places, place, x[to].place);
		}
		count(&counts[x[i].shape >> GROUP_SHIFT], x[i].shape);
		period_format(period, x[i].group.period);
		if (differ)
			finding_add_person(s->findings, FINDING_SKOR_GANDA, &records_skor,
			                   place, nip, period,
			                   "skor of one period and rule set that differ");
	}
}

static void
count_all(struct sums *s, const struct people *people, struct counts *counts)
{
	struct rowlog_walk w;
	struct rowlog_row *in;
	struct score *x = NULL;
	size_t n, cap = 0;

	rowlog_begin(&w, &s->log);
	while ((in = rowlog_next(&w, &n)) != NULL) {
		if (n > cap) {
			cap = mem_grown(cap, n);
			x = mem_resize(x, cap, sizeof *x);
		}
		for (size_t i = 0; i < n; i++)
			x[i] = (struct score){group_at(s, in[i].shape >> GROUP_SHIFT),
			                      in[i].shape, in[i].print, in[i].place};
		count_person(s, x, n, (int64_t)people->nips.keys[in->person], counts);
	}
	rowlog_end(&w);
	mem_free(x);
}

static void
compare(struct sums *s, const struct sums_unit *u, const struct counts *c)
{
	struct group g = group_at(s, u->group);
	char period[PERIOD_BUF];
	struct sb key = {0}, text = {0};

	for (int i = 0; i < FIGURES; i++)
		if (u->present & 1U << i && u->figures[i] != c->figures[i])
			sb_addf(&text, "%s%s %lld, by the skor %lld", text.n ? "; " : "",
			        records_skor_unit.fields[fields[i]].name,
			        (long long)u->figures[i], (long long)c->figures[i]);
	if (text.n) {
		period_format(period, g.period);
		sb_add(&key, strtab_text(&s->texts, g.unit));
		sb_addf(&key, ";%s;", period);
		sb_add(&key, strtab_text(&s->texts, g.aturan));
		finding_add(s->findings, FINDING_JUMLAH_UNIT, &records_skor_unit,
		            u->place, sb_slice(&key), "%s", text.p);
	}
	sb_release(&key);
	sb_release(&text);
}

/* Whether there is any skor of the period and rule set. */
static bool *
find_founded(const struct sums *s, const struct counts *counts)
{
	bool *founded = mem_array(s->groups.n, sizeof *founded);

	for (uint32_t i = 1; i < s->groups.n; i++) {
		struct group g = group_at(s, i);

		if (!counts[i].any)
			continue;
		g.unit = 0;
		founded[strtab_find(&s->groups,
		                    (struct slice){(const char *)&g, sizeof g})] = true;
	}
	return founded;
}

void
sums_check(struct sums *s, const struct people *people)
{
	struct counts *counts;
	bool *founded;

	/* Of each group the one of all its units is there as well. */
	for (uint32_t i = 1, n = s->groups.n; i < n; i++) {
		struct group g = group_at(s, i);

		g.unit = 0;
		strtab_put(&s->groups, (struct slice){(const char *)&g, sizeof g});
	}
	counts = mem_array(s->groups.n, sizeof *counts);
	count_all(s, people, counts);
	founded = find_founded(s, counts);
	for (size_t i = 0; i < s->n; i++) {
		struct group g = group_at(s, s->all[i].group);

		g.unit = 0;
		if (founded[strtab_find(&s->groups,
		                        (struct slice){(const char *)&g, sizeof g})])
			compare(s, &s->all[i], &counts[s->all[i].group]);
		else
			s->unfounded++;
	}
	mem_free(counts);
	mem_free(founded);
}

void
sums_release(struct sums *s)
{
	rowlog_release(&s->log);
	strtab_release(&s->texts);
	strtab_release(&s->groups);
	mem_free(s->all);
	*s = (struct sums){0};
}
