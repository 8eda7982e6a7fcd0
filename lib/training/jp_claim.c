#include "training/jp_claim.h"

#include "asn/records.h"
#include "base/date.h"
#include "base/dec.h"
#include "stream/fingerprint.h"

static int
wrong(int field, const char *code, const char *text, struct err *e)
{
	err_row(e, code, "%s", text);
	return err_field(e, slice_of(records_pelatihan.fields[field].name));
}

static uint64_t
proof_of(const struct field *sertifikat)
{
	struct record r;

	if (sertifikat->s.n == 0)
		return 0;
	schema_clear(&r, &records_pelatihan);
	r.f[PELATIHAN_SERTIFIKAT] = *sertifikat;
	return fingerprint_of(&r) | 1;
}

/* What volume counts: a code of satuan; -1 nothing. */
static int
unit_of(const struct jp_rule_form *f)
{
	switch (f->way) {
	case JP_RULE_SESSION:
		return SATUAN_SESI;
	case JP_RULE_SEMESTER:
		return SATUAN_SEMESTER;
	case JP_RULE_EVENT:
		return -1;
	default:
		return SATUAN_HARI;
	}
}

/* A volume that decides nothing may be odd: 1.5 days of a course of 12 hours. */
static bool
is_needed(const struct record *r, const struct jp_rule *rule,
          const struct jp_rule_form *f)
{
	bool stated = r->f[PELATIHAN_JP].s.n;

	if (f->way == JP_RULE_PROGRAM)
		return !stated && f->rate[0] != JP_RULE_NONE;
	return !stated || !rule->stated_wins || f->way == JP_RULE_DAY_CAP;
}

/* How many days, sessions or semesters; 0 not known. */
static int
find_volume(const struct record *r, const struct jp_rule *rule,
            const struct jp_rule_form *f, int64_t *n, struct err *e)
{
	const struct field *volume = &r->f[PELATIHAN_VOLUME];
	const struct field *unit = &r->f[PELATIHAN_SATUAN];
	const struct field *from = &r->f[PELATIHAN_MULAI], *to = &r->f[PELATIHAN_SELESAI];
	int64_t span = from->s.n && to->s.n ? to->v - from->v + 1 : 0;
	bool fits = volume->s.n && unit->s.n && unit->v == unit_of(f) &&
	            is_needed(r, rule, f);

	*n = 0;
	if (fits && (volume->v % DEC_ONE || volume->v < DEC_ONE ||
	             volume->v > JP_CLAIM_DAYS_MAX * DEC_ONE))
		return wrong(PELATIHAN_VOLUME, "volume",
		             "want a whole number from 1 to 3660; write half a day or "
		             "session as hours in jp",
		             e);
	if (jp_rule_is_by_day(f) && span > JP_CLAIM_DAYS_MAX)
		return wrong(PELATIHAN_SELESAI, "rentang",
		             "more than 3660 days after mulai; correct one of them", e);
	if (fits && unit->v == SATUAN_HARI && span && volume->v / DEC_ONE > span)
		return wrong(PELATIHAN_VOLUME, "volume",
		             "more days than from mulai to selesai; correct one of them",
		             e);
	if (fits)
		*n = volume->v / DEC_ONE;
	else if (unit_of(f) == SATUAN_HARI)
		*n = span;
	else if (f->way == JP_RULE_EVENT)
		*n = 1;
	else if (f->way == JP_RULE_SESSION && !volume->s.n)
		*n = span == 1;
	return 0;
}

static int32_t
within_calendar(int64_t day)
{
	int32_t lo = date_days((struct date){1, 1, 1});
	int32_t hi = date_days((struct date){9999, 12, 31});

	return day < lo ? lo : day > hi ? hi : (int32_t)day;
}

static void
find_days(struct jp_claim *c, const struct record *r, const struct jp_rule_form *f,
          int64_t n)
{
	const struct field *from = &r->f[PELATIHAN_MULAI], *to = &r->f[PELATIHAN_SELESAI];

	c->first = c->last = DATE_NONE;
	c->year = (int16_t)r->f[PELATIHAN_TAHUN].v;
	if (to->s.n || from->s.n) {
		c->last = (int32_t)(to->s.n ? to->v : from->v);
		c->first = c->last;
		if (jp_rule_is_by_day(f) && n && !to->s.n)
			c->last = within_calendar(from->v + n - 1);
		else if (jp_rule_is_by_day(f) && from->s.n)
			c->first = (int32_t)from->v;
		else if (jp_rule_is_by_day(f) && n)
			c->first = within_calendar(to->v - n + 1);
		c->year = (int16_t)date_civil(c->last).year;
	}
	c->days = jp_rule_is_by_day(f) ? (uint16_t)n : 0;
}

static int64_t
hours_of(const struct jp_claim *c, const struct field *jp, const struct jp_rule *rule,
         int64_t n)
{
	const struct jp_rule_form *f = &rule->forms[c->form];
	int64_t rate = f->rate[c->international];
	bool capped = jp_rule_cap(f, c->international) != JP_RULE_NONE;
	bool worth = f->way != JP_RULE_DAY_CAP && rate != JP_RULE_NONE && n;
	bool stated = jp->s.n && (rule->stated_wins || f->way == JP_RULE_PROGRAM ||
	                          f->way == JP_RULE_DAY_CAP || !worth);

	if (capped && c->last == DATE_NONE)
		return JP_RULE_NONE;
	if (f->way == JP_RULE_DAY_CAP && n == 0)
		return JP_RULE_NONE;
	if (stated)
		return jp->v;
	return worth ? n * rate : JP_RULE_NONE;
}

int
jp_claim_read(struct jp_claim *c, const struct jp_rule *rule, const struct record *r,
              struct err *e)
{
	const struct field *jp = &r->f[PELATIHAN_JP];
	const struct jp_rule_form *f = &rule->forms[r->f[PELATIHAN_BENTUK].v];
	int64_t n;

	if (jp->v < 0 || jp->v > JP_RULE_HOURS_MAX * DEC_ONE) {
		err_row(e, "jam", "want 0 to %d hours", JP_RULE_HOURS_MAX);
		return err_field(e, SLICE("jp"));
	}
	if (find_volume(r, rule, f, &n, e))
		return -1;
	*c = (struct jp_claim){.print = fingerprint_of(r)};
	c->proof = proof_of(&r->f[PELATIHAN_SERTIFIKAT]);
	c->form = (unsigned char)r->f[PELATIHAN_BENTUK].v;
	c->international = r->f[PELATIHAN_INTERNASIONAL].v == 1;
	find_days(c, r, f, n);
	c->hours = hours_of(c, jp, rule, n);
	return 0;
}
