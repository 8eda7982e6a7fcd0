#include "score/clocks.h"

#include "asn/record_codes.h"
#include "base/date.h"

#define LIMIT_MAX 1000

static int
read_days(const struct jsonnode *table, const char *path, const char *key, int *days,
          struct err *e)
{
	int64_t v;

	if (rules_cell_int(table, path, key, 0, LIMIT_MAX, &v, e) < 0)
		return -1;
	*days = (int)v;
	return 0;
}

/* A table with no cell but hari. */
static int
read_limit(const struct rules *r, const char *path, int *days, struct err *e)
{
	const struct jsonnode *table;
	const char *mark;

	if (rules_table(r, path, &table, &mark, e) < 0)
		return -1;
	return read_days(table, path, "hari", days, e);
}

static int
read_week(struct clocks *c, const struct rules *r, struct err *e)
{
	const struct jsonnode *table;
	const char *mark;
	int64_t v;

	if (rules_table(r, "hari", &table, &mark, e) < 0 ||
	    rules_cell_either(table, "hari", "jenis", "kerja", "kalender", &c->calendar,
	                      e) < 0 ||
	    rules_table(r, "pekan", &table, &mark, e) < 0 ||
	    rules_cell_int(table, "pekan", "hari_kerja", 1, 7, &v, e) < 0)
		return -1;
	c->week = (int)v;
	return 0;
}

int
clocks_load(struct clocks *c, const struct rules *r, struct err *e)
{
	const struct jsonnode *table;
	const char *mark;

	c->rules = r;
	if (read_week(c, r, e) < 0 ||
	    read_limit(r, "verifikasi", &c->verifikasi, e) < 0 ||
	    read_limit(r, "tindak_lanjut", &c->tindak_lanjut, e) < 0 ||
	    read_limit(r, "selesai_aspirasi", &c->selesai[KLASIFIKASI_ASPIRASI], e) < 0)
		return -1;
	if (rules_table(r, "selesai", &table, &mark, e) < 0 ||
	    rules_cell_either(table, "selesai", "sejak", "disposisi", "diterima",
	                      &c->from_receipt, e) < 0 ||
	    read_days(table, "selesai", "pengaduan", &c->selesai[KLASIFIKASI_PENGADUAN],
	              e) < 0 ||
	    read_days(table, "selesai", "informasi", &c->selesai[KLASIFIKASI_INFORMASI],
	              e) < 0)
		return -1;
	return read_days(table, "selesai", "pengawasan", &c->pengawasan, e);
}

/* One look at one complaint. */
struct look {
	const struct clocks *c;
	const struct workdays *off;
	const struct complaint *p;
	int32_t day;
};

static int32_t
days_between(const struct look *l, int32_t from, int32_t to)
{
	if (l->c->calendar)
		return to - from;
	return workdays_between(l->off, l->c->week, from, to);
}

static bool
known(const struct look *l, int date)
{
	return l->p->date[date] != DATE_NONE;
}

/* The complaint got as far as this date or state: what lies before it has happened, dated
   or not. */
static bool
reached(const struct look *l, int date, int status)
{
	for (int i = date; i < COMPLAINT_DATES; i++)
		if (known(l, i))
			return true;
	return l->p->status >= status;
}

/* A clock whose start is known. passed: its end has happened, even where no date says so.
 */
static signed char
judge(const struct look *l, int32_t start, int32_t end, bool passed, int limit)
{
	if (end == DATE_NONE ? passed : end < start)
		return CLOCK_UNKNOWN;
	if (start > l->day)
		return CLOCK_RUNS;
	if (end != DATE_NONE && end <= l->day)
		return days_between(l, start, end) <= limit ? CLOCK_MET : CLOCK_MISSED;
	return days_between(l, start, l->day) <= limit ? CLOCK_RUNS : CLOCK_MISSED;
}

static signed char
judge_verifikasi(const struct look *l)
{
	const int32_t *date = l->p->date;
	int32_t end = known(l, COMPLAINT_DIVERIFIKASI) ? date[COMPLAINT_DIVERIFIKASI]
	                                               : date[COMPLAINT_DISPOSISI];

	return judge(l, date[COMPLAINT_DITERIMA], end,
	             reached(l, COMPLAINT_TINDAK_LANJUT, ADUAN_TERDISPOSISI),
	             l->c->verifikasi);
}

static signed char
judge_tindak_lanjut(const struct look *l)
{
	const int32_t *date = l->p->date;

	if (!known(l, COMPLAINT_DISPOSISI))
		return reached(l, COMPLAINT_TINDAK_LANJUT, ADUAN_TERDISPOSISI)
		               ? CLOCK_UNKNOWN
		               : CLOCK_RUNS;
	return judge(l, date[COMPLAINT_DISPOSISI], date[COMPLAINT_TINDAK_LANJUT],
	             reached(l, COMPLAINT_SELESAI, ADUAN_PROSES), l->c->tindak_lanjut);
}

static int
limit_of(const struct look *l)
{
	int klasifikasi = l->p->klasifikasi;

	if (l->p->pengawasan)
		return l->c->pengawasan;
	return l->c->selesai[klasifikasi < 0 ? KLASIFIKASI_PENGADUAN : klasifikasi];
}

static signed char
judge_selesai(const struct look *l)
{
	const int32_t *date = l->p->date;
	int start = l->c->from_receipt ? COMPLAINT_DITERIMA : COMPLAINT_DISPOSISI;

	if (!known(l, start))
		return reached(l, COMPLAINT_TINDAK_LANJUT, ADUAN_TERDISPOSISI)
		               ? CLOCK_UNKNOWN
		               : CLOCK_RUNS;
	return judge(l, date[start], date[COMPLAINT_SELESAI],
	             l->p->status == ADUAN_SELESAI, limit_of(l));
}

static bool
is_backwards(const struct look *l)
{
	const int32_t *date = l->p->date;
	int32_t sent = date[COMPLAINT_DISPOSISI];

	return known(l, COMPLAINT_DISPOSISI) &&
	       ((known(l, COMPLAINT_TINDAK_LANJUT) &&
	         date[COMPLAINT_TINDAK_LANJUT] < sent) ||
	        (known(l, COMPLAINT_SELESAI) && date[COMPLAINT_SELESAI] < sent));
}

static signed char
state_of(const struct look *l)
{
	bool dated = known(l, COMPLAINT_SELESAI);
	int status = l->p->status;

	if (status == ADUAN_DIARSIPKAN || status == ADUAN_BUKAN_KEWENANGAN ||
	    (status == ADUAN_TERTUNDA && !dated))
		return CLOCKS_OUT;
	if (dated)
		return l->p->date[COMPLAINT_SELESAI] <= l->day ? CLOCKS_CLOSED
		                                               : CLOCKS_OPEN;
	return status == ADUAN_SELESAI ? CLOCKS_CLOSED : CLOCKS_OPEN;
}

void
clocks_view(const struct clocks *c, const struct workdays *off, const struct complaint *p,
            int32_t day, struct clocks_view *v)
{
	const struct look l = {c, off, p, day};
	int32_t start =
		p->date[c->from_receipt ? COMPLAINT_DITERIMA : COMPLAINT_DISPOSISI];

	*v = (struct clocks_view){.state = state_of(&l), .last = day};
	if (v->state == CLOCKS_OUT)
		return;
	v->clock[CLOCK_VERIFIKASI] = judge_verifikasi(&l);
	v->clock[CLOCK_TINDAK_LANJUT] = judge_tindak_lanjut(&l);
	v->clock[CLOCK_SELESAI] = judge_selesai(&l);
	v->undated = v->clock[CLOCK_SELESAI] == CLOCK_UNKNOWN &&
	             (start == DATE_NONE || !known(&l, COMPLAINT_SELESAI));
	v->backwards = is_backwards(&l);
	v->contradicted = known(&l, COMPLAINT_SELESAI) && p->status >= 0 &&
	                  p->status != ADUAN_SELESAI;
	if (v->state == CLOCKS_OPEN) {
		v->age = days_between(&l, p->date[COMPLAINT_DITERIMA], day);
		return;
	}
	if (known(&l, COMPLAINT_SELESAI))
		v->last = p->date[COMPLAINT_SELESAI];
	if (v->clock[CLOCK_SELESAI] != CLOCK_UNKNOWN)
		v->days = days_between(&l, start, p->date[COMPLAINT_SELESAI]);
}
