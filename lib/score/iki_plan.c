#include "score/iki_plan.h"

#include "base/sb.h"

#define HUNDRED ((dec_wide)100 * DEC_ONE)

/* What a work plan comes to, the parts before they are cut. */
struct sums {
	bool whole; /* nothing is missing */
	struct plan_mean all, group[KELOMPOK_N];
	bool grouped;
	dec_wide main, extra; /* 1e-12 */
	bool any_extra, floored;
};

/* One plan of JA or JF: the rows of a kode. */
struct plan {
	int64_t counts[IKI_N];
	int64_t bobot;
	bool whole, extra;
	const struct iki_row *row;
};

static bool
is_extra(const struct skp_row *row)
{
	return row->flags & SKP_ROW_TAMBAHAN;
}

static bool
is_whole(const struct skp_row *row)
{
	return row->target != CELL_NO_VALUE && row->realisasi != CELL_NO_VALUE &&
	       row->arah >= 0;
}

static bool
at_maximum(const struct skp_row *row, const struct iki_percent *p)
{
	return p->exactly_100 && row->flags & SKP_ROW_MAKSIMUM;
}

static dec_wide
jpt_value(const struct iki *k, const struct skp_row *row, const struct iki_percent *p)
{
	if (at_maximum(row, p))
		return (dec_wide)k->maximum * DEC_ONE;
	return iki_band_value(iki_find_band(&k->jpt_bands, p->whole), p->whole);
}

/* The category of a value beyond the bands is the best. */
static int
jpt_category(const struct iki *k, const struct skp_row *row, const struct iki_percent *p)
{
	return at_maximum(row, p) ? IKI_SANGAT_BAIK
	                          : iki_find_band(&k->jpt_bands, p->whole)->category;
}

static dec_wide
jpt_extra(const struct iki *k, const struct skp_row *row, const struct iki_percent *p)
{
	dec_wide share = (dec_wide)k->factor[jpt_category(k, row, p)] * row->bobot;

	return dec_quotient(share * jpt_value(k, row, p), HUNDRED * HUNDRED);
}

static void
add_jpt(const struct iki *k, struct sums *s, const struct skp_row *row)
{
	struct iki_percent p;
	dec_wide value;

	if (!is_whole(row) || (is_extra(row) && row->bobot == CELL_NO_VALUE)) {
		s->whole = false;
		return;
	}
	p = iki_achieved(row);
	s->floored |= p.floored;
	if (is_extra(row)) {
		s->any_extra = true;
		s->extra += jpt_extra(k, row, &p);
		return;
	}
	value = jpt_value(k, row, &p);
	plan_mean_add(&s->all, row->bobot, value);
	if (row->kelompok >= 0) {
		s->grouped = true;
		plan_mean_add(&s->group[row->kelompok], row->bobot, value);
	}
}

static void
sum_groups(const struct iki *k, struct sums *s)
{
	dec_wide products = 0;
	size_t n = 0;

	for (int i = 0; i < KELOMPOK_N; i++) {
		dec_wide mean = 0;

		if (k->group[i] == 0)
			continue;
		if (!plan_mean_of(&s->group[i], &mean))
			s->whole = false;
		products += k->group[i] * mean;
		n += s->group[i].n;
	}
	/* Some are of no group, or of one that is not weighed. */
	if (n != s->all.n)
		s->whole = false;
	s->main = dec_quotient(products, HUNDRED);
}

static struct sums
sum_jpt(const struct iki *k, const struct skp_row *rows, size_t n)
{
	struct sums s = {.whole = true};

	for (size_t i = 0; i < n; i++)
		add_jpt(k, &s, &rows[i]);
	if (s.grouped)
		sum_groups(k, &s);
	else if (!plan_mean_of(&s.all, &s.main))
		s.whole = false;
	return s;
}

static struct plan
read_plan(const struct iki *k, const struct skp_row *rows, size_t n, bool *floored)
{
	struct plan plan = {.whole = true, .extra = is_extra(rows), .bobot = rows->bobot};
	unsigned seen = 0;

	for (size_t i = 0; i < n; i++) {
		struct iki_percent p;

		if (!is_whole(&rows[i]) || rows[i].aspek < 0 ||
		    is_extra(&rows[i]) != plan.extra || rows[i].bobot != plan.bobot) {
			plan.whole = false;
			return plan;
		}
		p = iki_achieved(&rows[i]);
		*floored |= p.floored;
		plan.counts[iki_find_band(&k->plan_bands, p.whole)->category]++;
		seen |= 1u << rows[i].aspek;
	}
	plan.whole = seen == k->aspects;
	plan.row = &k->rows[iki_find_row(k, plan.counts)];
	return plan;
}

static struct sums
sum_plans(const struct iki *k, const struct skp_row *rows, size_t n)
{
	struct sums s = {.whole = true};

	for (size_t i = 0, m; i < n; i += m) {
		struct plan plan;

		m = skp_same_kode(&rows[i], n - i);
		plan = read_plan(k, &rows[i], m, &s.floored);
		if (!plan.whole) {
			s.whole = false;
		} else if (plan.extra) {
			s.any_extra = true;
			s.extra += (dec_wide)plan.row->extra * DEC_ONE;
		} else {
			plan_mean_add(&s.all, plan.bobot,
			              (dec_wide)plan.row->value * DEC_ONE);
		}
	}
	if (!plan_mean_of(&s.all, &s.main))
		s.whole = false;
	return s;
}

static struct sums
sum_all(const struct iki *k, const struct skp_row *rows, size_t n, int jenis_jabatan)
{
	return k->is_jpt[jenis_jabatan] ? sum_jpt(k, rows, n) : sum_plans(k, rows, n);
}

static dec_wide
cut(dec_wide value, int64_t most)
{
	dec_wide limit = (dec_wide)most * DEC_ONE;

	return most != LAW_NONE && value > limit ? limit : value;
}

struct plan_value
iki_plan_value(const struct iki *k, const struct skp_row *rows, size_t n,
               int jenis_jabatan)
{
	struct plan_value v = {.notes = plan_faults(rows, n)};
	struct sums s;
	dec_wide total;

	if (jenis_jabatan < 0)
		v.notes |= SKOR_NOTE_TANPA_JENIS_JABATAN;
	if (v.notes)
		return v;
	s = sum_all(k, rows, n, jenis_jabatan);
	if (!s.whole) {
		v.notes = SKOR_NOTE_SKP_TIDAK_LENGKAP;
		return v;
	}
	total = s.main + cut(s.extra, k->extra_max);
	v.known = true;
	v.value = cut(total, k->value_max);
	if (s.floored)
		v.notes |= SKOR_NOTE_CAPAIAN_NOL;
	if (cut(s.extra, k->extra_max) != s.extra)
		v.notes |= SKOR_NOTE_TAMBAHAN_DIBATASI;
	if (v.value != total)
		v.notes |= SKOR_NOTE_SKP_DIBATASI;
	return v;
}

/* The achievement of a row: "98.000 % = 49/50*100". */
static void
tell_percent(const struct skp_row *row, const struct iki_percent *p, struct sb *how)
{
	char percent[DEC_BUF], real[DEC_BUF], target[DEC_BUF];

	plan_text(percent, dec_quotient(p->num * DEC_ONE * DEC_ONE, p->den));
	dec_format(real, row->realisasi, -1);
	dec_format(target, p->target, -1);
	if (p->inside)
		sb_addf(how, "realisasi %s di dalam rentang target, capaian 100 %%",
		        real);
	else if (p->floored)
		sb_addf(how, "capaian %s terhadap %s di bawah nol, dianggap 0 %%", real,
		        target);
	else if (row->arah == ARAH_TURUN)
		sb_addf(how, "capaian (1+(1-%s/%s))*100 = %s %%", real, target, percent);
	else
		sb_addf(how, "capaian %s/%s*100 = %s %%", real, target, percent);
}

static void
tell_rounded(const struct iki_percent *p, struct derive *d)
{
	if (p->num != (dec_wide)p->whole * p->den)
		derive_rounded(d, "capaian dibulatkan ke %lld %%, setengah ke atas",
		               (long long)p->whole);
}

static void
tell_jpt_line(const struct iki *k, const struct skp_row *row, const struct iki_percent *p,
              struct sb *how)
{
	const struct iki_band *b = iki_find_band(&k->jpt_bands, p->whole);
	char low[DEC_BUF], high[DEC_BUF];

	dec_format(low, b->low, -1);
	dec_format(high, b->high, -1);
	if (at_maximum(row, p))
		sb_addf(how, "; target sudah maksimum");
	else if (b->high == b->low)
		sb_addf(how, "; pita %s", iki_category(b->category));
	else
		sb_addf(how, "; pita %s: %s + (%s-%s)/(%lld-%lld)*(%lld-%lld)",
		        iki_category(b->category), low, high, low, (long long)b->to,
		        (long long)b->from, (long long)p->whole, (long long)b->from);
}

static void
tell_jpt_law(const struct iki *k, const struct skp_row *row, const struct iki_percent *p,
             struct derive *d)
{
	const struct iki_band *b = iki_find_band(&k->jpt_bands, p->whole);
	struct sb cell = {0};

	if (at_maximum(row, p)) {
		law_tell(&k->jpt, "maksimum", NULL, d);
		return;
	}
	sb_addf(&cell, "pita[%d]", (int)(b - k->jpt_bands.band));
	law_tell(&k->jpt, cell.p, b->keyakinan, d);
	sb_release(&cell);
}

static void
tell_jpt_row(const struct iki *k, const struct skp_row *row, const struct plan_tell *tell)
{
	struct iki_percent p = iki_achieved(row);
	struct slice kode = strtab_text(tell->codes, row->kode);
	char value[DEC_BUF], bobot[DEC_BUF], factor[DEC_BUF];
	int category = jpt_category(k, row, &p);
	struct sb how = {0};

	tell_percent(row, &p, &how);
	tell_jpt_line(k, row, &p, &how);
	if (row->bobot != CELL_NO_VALUE) {
		dec_format(bobot, row->bobot, -1);
		sb_addf(&how, "; bobot %s", bobot);
	}
	derive_add(tell->d, plan_aspect(row), "%s",
	           plan_text(value, jpt_value(k, row, &p)));
	derive_how(tell->d, "%.*s: %s", (int)kode.n, kode.p, how.p);
	tell_jpt_law(k, row, &p, tell->d);
	tell_rounded(&p, tell->d);
	plan_tell_place(tell, row);
	sb_release(&how);
	if (!is_extra(row))
		return;
	dec_format(factor, k->factor[category], -1);
	derive_add(tell->d, "tambahan", "%s", plan_text(value, jpt_extra(k, row, &p)));
	derive_how(tell->d, "%s %% * bobot %s %% * %s", factor, bobot,
	           plan_text(value, jpt_value(k, row, &p)));
	law_tell(&k->scope, iki_category(category), NULL, tell->d);
}

static void
tell_groups(const struct iki *k, const struct sums *s, struct derive *d)
{
	for (int i = 0; i < KELOMPOK_N; i++) {
		char weight[DEC_BUF], text[DEC_BUF];
		dec_wide mean;

		if (k->group[i] == 0 || !plan_mean_of(&s->group[i], &mean))
			continue;
		dec_format(weight, k->group[i], -1);
		derive_add(d, records_kelompok.codes[i], "%s", plan_text(text, mean));
		derive_how(d, "rata-rata %zu indikator%s, berbobot %s %%", s->group[i].n,
		           s->group[i].weighed ? " menurut bobot" : "", weight);
		law_tell(&k->groups, records_kelompok.codes[i], NULL, d);
	}
}

static void
tell_plan(const struct iki *k, const struct skp_row *rows, size_t n,
          const struct plan_tell *tell)
{
	bool floored = false;
	struct plan plan = read_plan(k, rows, n, &floored);
	struct slice kode = strtab_text(tell->codes, rows->kode);
	struct sb how = {0}, cell = {0};
	char value[DEC_BUF];

	for (int i = 0; i < IKI_N; i++)
		if (plan.counts[i] > 0)
			sb_addf(&how, "%s%s %lld", how.n ? ", " : "", iki_category(i),
			        (long long)plan.counts[i]);
	sb_addf(&cell, "rencana[%d]", (int)(plan.row - k->rows));
	dec_format(value, plan.extra ? plan.row->extra : plan.row->value, -1);
	derive_add(tell->d, plan.extra ? "tambahan" : "rencana", "%s", value);
	derive_how(tell->d, "%.*s: %s", (int)kode.n, kode.p, how.p);
	law_tell(&k->plans, cell.p, plan.row->keyakinan, tell->d);
	derive_open(tell->d);
	for (size_t i = 0; i < n; i++) {
		struct iki_percent p = iki_achieved(&rows[i]);
		const struct iki_band *b = iki_find_band(&k->plan_bands, p.whole);

		sb_clear(&how);
		sb_clear(&cell);
		tell_percent(&rows[i], &p, &how);
		sb_addf(&cell, "pita[%d]", (int)(b - k->plan_bands.band));
		derive_add(tell->d, plan_aspect(&rows[i]), "%s",
		           iki_category(b->category));
		derive_how(tell->d, "%s", how.p);
		law_tell(&k->plans, cell.p, b->keyakinan, tell->d);
		tell_rounded(&p, tell->d);
		plan_tell_place(tell, &rows[i]);
	}
	derive_close(tell->d);
	sb_release(&how);
	sb_release(&cell);
}

static void
tell_extra(const struct iki *k, const struct sums *s, struct derive *d)
{
	char text[DEC_BUF], most[DEC_BUF];

	if (!s->any_extra)
		return;
	derive_add(d, "kinerja tambahan", "%s",
	           plan_text(text, cut(s->extra, k->extra_max)));
	dec_format(most, k->extra_max, -1);
	if (cut(s->extra, k->extra_max) != s->extra)
		derive_how(d, "jumlah %s, dipotong ke %s", plan_text(text, s->extra),
		           most);
	else
		derive_how(d, "jumlah");
	law_tell(&k->extra, "paling_banyak", NULL, d);
}

void
iki_plan_tell(const struct iki *k, const struct skp_row *rows, size_t n,
              int jenis_jabatan, const struct plan_tell *tell)
{
	struct sums s = sum_all(k, rows, n, jenis_jabatan);
	char text[DEC_BUF];

	derive_add(tell->d, "profil", "%s", k->is_jpt[jenis_jabatan] ? "jpt" : "ja_jf");
	law_tell(&k->profiles, records_jenis_jabatan.codes[jenis_jabatan], NULL, tell->d);
	if (k->is_jpt[jenis_jabatan])
		for (size_t i = 0; i < n; i++)
			tell_jpt_row(k, &rows[i], tell);
	else
		for (size_t i = 0, m; i < n; i += m) {
			m = skp_same_kode(&rows[i], n - i);
			tell_plan(k, &rows[i], m, tell);
		}
	if (s.grouped)
		tell_groups(k, &s, tell->d);
	derive_add(tell->d, "kinerja utama", "%s", plan_text(text, s.main));
	if (s.grouped)
		derive_how(tell->d, "rata-rata kelompok menurut bobotnya");
	else
		derive_how(tell->d, "rata-rata %zu nilai%s", s.all.n,
		           s.all.weighed ? " menurut bobot" : "");
	tell_extra(k, &s, tell->d);
}
