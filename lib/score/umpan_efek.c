#include "score/umpan_efek.h"

#include "asn/records.h"
#include "base/mem.h"

void
umpan_efek_release(struct umpan_efek *x)
{
	for (uint32_t i = 0; i < x->periods.n; i++)
		efek_release(&x->of[i]);
	strtab_release(&x->raters);
	keytab_release(&x->periods);
	mem_free(x->names);
	mem_free(x->of);
	mem_free(x->room);
}

void
umpan_efek_name(struct umpan_efek *x, struct slice rater)
{
	(void)strtab_put(&x->raters, rater);
}

void
umpan_efek_settle(struct umpan_efek *x, const struct ballots *ballots)
{
	x->ballots = ballots;
	x->names = mem_array((size_t)ballots->raters.n + 1, sizeof(*x->names));
	for (uint32_t i = 1; i < x->raters.n; i++)
		x->names[ballots_rater(ballots, x->raters.texts[i])] = i;
}

static struct efek *
of_period(struct umpan_efek *x, int64_t period)
{
	uint32_t before = x->periods.n;
	uint32_t at = keytab_put(&x->periods, (uint64_t)period);

	if (at == before) {
		x->of = mem_resize(x->of, (size_t)at + 1, sizeof(*x->of));
		x->of[at] = (struct efek){0};
	}
	return &x->of[at];
}

void
umpan_efek_add(struct umpan_efek *x, const struct umpan_walk *w,
               const struct umpan_skor *s, uint32_t unit)
{
	const struct ballot *at = w->from;
	struct umpan_voice v;
	size_t n = 0;

	while (umpan_walk_voice(w, &at, &v)) {
		if (n == x->cap) {
			x->cap = mem_grown(x->cap, n + 1);
			x->room = mem_resize(x->room, x->cap, sizeof(*x->room));
		}
		x->room[n++] = (struct efek_rating){v.aspek, v.rater,
		                                    v.penilai == PENILAI_DIRI, v.value};
	}
	if (n > 0)
		efek_add(of_period(x, s->period), s->nip, unit, x->room, n);
}

static struct slice
rater_name(void *arg, uint32_t number)
{
	const struct umpan_efek *x = arg;

	return strtab_text(&x->raters, x->names[number]);
}

static struct slice
unit_name(void *arg, uint32_t number)
{
	const struct umpan_efek *x = arg;

	return strtab_text(&x->roster->units, number);
}

static struct slice
aspek_name(void *arg, uint32_t number)
{
	const struct umpan_efek *x = arg;

	return strtab_text(&x->ballots->aspek, number);
}

int
umpan_efek_put(struct umpan_efek *x, const struct roster *roster, const char *aturan,
               const struct engine_sink *sink)
{
	const struct efek_names names = {rater_name, unit_name, aspek_name, x};
	uint32_t *order = keytab_sorted(&x->periods);
	int status = 0;

	x->roster = roster;
	for (uint32_t i = 0; i < x->periods.n && status == 0; i++)
		status = efek_put(&x->of[order[i]], (int64_t)x->periods.keys[order[i]],
		                  aturan, &names, sink->put, sink->arg);
	mem_free(order);
	return status;
}
