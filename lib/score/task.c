#include "score/task.h"

#include "base/sb.h"

#define PERCENT ((dec_wide)100 * DEC_ONE * DEC_ONE) /* 100 at 1e-12 */
#define NEEDED (1u << ASPEK_KUANTITAS | 1u << ASPEK_KUALITAS | 1u << ASPEK_WAKTU)

/* What a plan comes to before it is summed up. */
struct sums {
	bool whole;     /* nothing is missing */
	dec_wide tasks; /* the sum of their values, 1e-12 */
	int64_t n;
	int64_t additional;
	int creative; /* the highest kelompok; -1 none */
	bool floored;
};

static int
load_steps(struct task *t, struct err *e)
{
	int64_t last = 0;
	size_t n;

	if (law_list(&t->additional, "tingkat", TASK_STEPS, &n, e) < 0)
		return -1;
	for (t->n_steps = 0; t->n_steps < (int)n; t->n_steps++) {
		int i = t->n_steps;
		char path[LAW_PATH];
		struct law l;

		if (law_part(&t->additional, "tingkat", i, &l, path, e) < 0 ||
		    rules_cell_int(l.table, path, "dari", last + 1, 1000,
		                   &t->steps[i].from, e) < 0 ||
		    law_decimal(&l, "nilai", &t->steps[i].value, e) < 0)
			return -1;
		last = t->steps[i].from;
	}
	return 0;
}

int
task_load(struct task *t, const struct rules *r, struct err *e)
{
	if (law_table(&t->efficiency, r, "efisiensi", e) < 0 ||
	    law_decimal(&t->efficiency, "koefisien", &t->coefficient, e) < 0 ||
	    law_decimal(&t->efficiency, "batas", &t->limit, e) < 0 ||
	    law_decimal(&t->efficiency, "dikurangi_dari", &t->reduced, e) < 0 ||
	    law_table(&t->additional, r, "tugas_tambahan", e) < 0 ||
	    load_steps(t, e) < 0 || law_table(&t->creativity, r, "kreativitas", e) < 0)
		return -1;
	for (int i = 0; i < KELOMPOK_N; i++) {
		const char *name = records_kelompok.codes[i];

		t->creative[i] = 0;
		if (jsonin_get(t->creativity.table, name) &&
		    law_decimal(&t->creativity, name, &t->creative[i], e) < 0)
			return -1;
	}
	return 0;
}

int
task_check(const struct record *r, struct err *e)
{
	const struct field *f = r->f;

	if (f[SKP_TAMBAHAN].v || f[SKP_KELOMPOK].s.n > 0)
		return 0;
	if (f[SKP_TARGET_ATAS].s.n > 0) {
		err_row(e, "rentang",
		        "a target is no range by this rule; leave it empty");
		err_field(e, SLICE("target_atas"));
		return err_value(e, f[SKP_TARGET_ATAS].s, 0);
	}
	if (f[SKP_ASPEK].s.n == 0) {
		err_row(e, "wajib",
		        "missing; a task is measured by kuantitas, kualitas, waktu and "
		        "biaya, each in a row");
		return err_field(e, SLICE("aspek"));
	}
	return plan_check(r, e);
}

/* Neither a task nor anything of one. */
static bool
is_extra(const struct skp_row *row)
{
	return row->flags & SKP_ROW_TAMBAHAN || row->kelompok >= 0;
}

static bool
is_saving(const struct skp_row *row)
{
	return row->aspek == ASPEK_WAKTU || row->aspek == ASPEK_BIAYA;
}

/* e <= batas, that is (100 - batas) * T <= 100 * R. */
static bool
within_limit(const struct task *t, const struct skp_row *row)
{
	return (dec_wide)(100 * DEC_ONE - t->limit) * row->target <=
	       (dec_wide)100 * DEC_ONE * row->realisasi;
}

dec_wide
task_score(const struct task *t, const struct skp_row *row, bool *floored)
{
	dec_wide percent = dec_quotient(row->realisasi * PERCENT, row->target);
	dec_wide score = percent;

	if (is_saving(row)) {
		score = (dec_wide)100 * t->coefficient * DEC_ONE - percent;
		if (row->realisasi == 0)
			score = 0;
		else if (!within_limit(t, row))
			score = (dec_wide)t->reduced * DEC_ONE + PERCENT - score;
	}
	if (score >= 0)
		return score;
	*floored = true;
	return 0;
}

/* The value of the task of these rows; false: something is missing. */
static bool
value_of_task(const struct task *t, const struct skp_row *rows, size_t n, dec_wide *value,
              bool *floored)
{
	unsigned seen = 0;
	dec_wide sum = 0;

	for (size_t i = 0; i < n; i++) {
		if (is_extra(&rows[i]) || rows[i].target == CELL_NO_VALUE ||
		    rows[i].realisasi == CELL_NO_VALUE)
			return false;
		seen |= 1u << rows[i].aspek;
		sum += task_score(t, &rows[i], floored);
	}
	*value = dec_quotient(sum, (dec_wide)n);
	return (seen & NEEDED) == NEEDED;
}

static void
add_extra(const struct task *t, struct sums *s, const struct skp_row *rows, size_t n)
{
	bool done = false;

	for (size_t i = 0; i < n; i++) {
		int k = rows[i].kelompok;

		if (k >= 0 && t->creative[k] == 0)
			s->whole = false;
		else if (k >= 0 &&
		         (s->creative < 0 || t->creative[k] > t->creative[s->creative]))
			s->creative = k;
		else if (k < 0 && !(rows[i].flags & SKP_ROW_TAMBAHAN))
			s->whole = false;
		else if (k < 0)
			done |= rows[i].realisasi != 0;
	}
	s->additional += done;
}

static struct sums
sum_up(const struct task *t, const struct skp_row *rows, size_t n)
{
	struct sums s = {.whole = true, .creative = -1};

	for (size_t i = 0, m; i < n; i += m) {
		dec_wide value;

		m = skp_same_kode(&rows[i], n - i);
		if (is_extra(&rows[i])) {
			add_extra(t, &s, &rows[i], m);
		} else if (value_of_task(t, &rows[i], m, &value, &s.floored)) {
			s.tasks += value;
			s.n++;
		} else {
			s.whole = false;
		}
	}
	if (s.n == 0)
		s.whole = false;
	return s;
}

/* The number of the step, or -1. */
static int
step_of(const struct task *t, int64_t additional)
{
	int i = t->n_steps - 1;

	while (i >= 0 && additional < t->steps[i].from)
		i--;
	return i;
}

struct plan_value
task_value(const struct task *t, const struct skp_row *rows, size_t n)
{
	struct plan_value v = {.notes = plan_faults(rows, n)};
	struct sums s;
	int step;

	if (v.notes)
		return v;
	s = sum_up(t, rows, n);
	if (!s.whole) {
		v.notes = SKOR_NOTE_SKP_TIDAK_LENGKAP;
		return v;
	}
	step = step_of(t, s.additional);
	v.known = true;
	v.value = dec_quotient(s.tasks, s.n);
	if (step >= 0)
		v.value += (dec_wide)t->steps[step].value * DEC_ONE;
	if (s.creative >= 0)
		v.value += (dec_wide)t->creative[s.creative] * DEC_ONE;
	if (s.floored)
		v.notes = SKOR_NOTE_CAPAIAN_NOL;
	return v;
}

static void
tell_row(const struct task *t, const struct skp_row *row, const struct plan_tell *tell)
{
	char real[DEC_BUF], target[DEC_BUF], limit[DEC_BUF], text[DEC_BUF], base[DEC_BUF];
	bool floored = false;
	dec_wide score = task_score(t, row, &floored);
	struct derive *d = tell->d;

	dec_format(real, row->realisasi, -1);
	dec_format(target, row->target, -1);
	dec_format(limit, t->limit, -1);
	dec_format(base, 100 * t->coefficient, -1);
	derive_add(d, plan_aspect(row), "%s", plan_text(text, score));
	if (!is_saving(row))
		derive_how(d, "%s/%s*100", real, target);
	else if (row->realisasi == 0)
		derive_how(d, "tidak dilaksanakan, realisasi 0");
	else if (floored)
		derive_how(d, "%s - %s/%s*100 di bawah nol, dianggap 0", base, real,
		           target);
	else if (within_limit(t, row))
		derive_how(d,
		           "efisiensi 100 - %s/%s*100 paling banyak %s: %s - %s/%s*100",
		           real, target, limit, base, real, target);
	else {
		dec_format(text, t->reduced, -1);
		derive_how(d,
		           "efisiensi 100 - %s/%s*100 di atas %s: %s - ((%s - %s/%s*100) "
		           "- 100)",
		           real, target, limit, text, base, real, target);
	}
	if (is_saving(row))
		law_tell(&t->efficiency, "", NULL, d);
	plan_tell_place(tell, row);
}

static void
tell_task(const struct task *t, const struct skp_row *rows, size_t n,
          const struct plan_tell *tell)
{
	struct slice kode = strtab_text(tell->codes, rows->kode);
	char text[DEC_BUF];
	bool floored;
	dec_wide value;

	if (is_extra(rows) || !value_of_task(t, rows, n, &value, &floored))
		return;
	derive_add(tell->d, "tugas", "%s", plan_text(text, value));
	derive_how(tell->d, "%.*s: rata-rata %zu aspek", (int)kode.n, kode.p, n);
	derive_open(tell->d);
	for (size_t i = 0; i < n; i++)
		tell_row(t, &rows[i], tell);
	derive_close(tell->d);
}

void
task_tell(const struct task *t, const struct skp_row *rows, size_t n,
          const struct plan_tell *tell)
{
	struct sums s = sum_up(t, rows, n);
	int step = step_of(t, s.additional);
	char text[DEC_BUF];
	struct sb cell = {0};

	for (size_t i = 0, m; i < n; i += m) {
		m = skp_same_kode(&rows[i], n - i);
		tell_task(t, &rows[i], m, tell);
	}
	derive_add(tell->d, "rata-rata tugas", "%s",
	           plan_text(text, dec_quotient(s.tasks, s.n)));
	derive_how(tell->d, "rata-rata %lld tugas", (long long)s.n);
	if (step >= 0) {
		dec_format(text, t->steps[step].value, -1);
		derive_add(tell->d, "tugas tambahan", "%s", text);
		derive_how(tell->d, "%lld tugas", (long long)s.additional);
		sb_addf(&cell, "tingkat[%d]", step);
		law_tell(&t->additional, cell.p, NULL, tell->d);
	}
	if (s.creative >= 0) {
		dec_format(text, t->creative[s.creative], -1);
		derive_add(tell->d, "kreativitas", "%s", text);
		law_tell(&t->creativity, records_kelompok.codes[s.creative], NULL,
		         tell->d);
	}
	sb_release(&cell);
}
