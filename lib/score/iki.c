#include "score/iki.h"

#define HUNDRED (100 * DEC_ONE)

static const char *const category_names[IKI_N] = {"sangat_baik", "baik", "cukup",
                                                  "kurang", "sangat_kurang"};
static const struct schema_codes categories = {"kategori", category_names, IKI_N};
static const char *const profile_names[] = {"jpt", "ja_jf"};
static const struct schema_codes profiles = {"profil", profile_names, 2};

const char *
iki_category(int category)
{
	return category_names[category];
}

static int
load_band(const struct law *l, bool values, struct iki_band *b, struct err *e)
{
	const struct jsonnode *pair = jsonin_get(l->table, "nilai");

	*b = (struct iki_band){.to = LAW_NONE, .keyakinan = l->keyakinan};
	if (rules_cell_code(l->table, l->path, "kategori", &categories, &b->category, e) <
	            0 ||
	    rules_cell_int(l->table, l->path, "dari", 0, PLAN_PERCENT_MAX, &b->from, e) <
	            0)
		return -1;
	if (jsonin_get(l->table, "sampai") &&
	    rules_cell_int(l->table, l->path, "sampai", b->from, PLAN_PERCENT_MAX, &b->to,
	                   e) < 0)
		return -1;
	if (!values)
		return 0;
	if (jsonin_count(pair) != 2 || !jsonin_decimal(jsonin_at(pair, 0), &b->low) ||
	    !jsonin_decimal(jsonin_at(pair, 1), &b->high) || b->low < 0 ||
	    b->high < b->low || b->high > LAW_MAX)
		return err_set(e, ERR_RULES, "%s.nilai: want the values at both ends",
		               l->path);
	if (b->high > b->low && (b->to == LAW_NONE || b->to == b->from))
		return err_set(e, ERR_RULES,
		               "%s.nilai: no line leads through one percent", l->path);
	return 0;
}

static int
load_bands(const struct law *table, bool values, struct iki_bands *b, struct err *e)
{
	int64_t below = LAW_NONE;
	size_t n;

	if (law_list(table, "pita", IKI_BANDS, &n, e) < 0)
		return -1;
	for (b->n = 0; b->n < (int)n; b->n++) {
		struct iki_band *band = &b->band[b->n];
		char path[LAW_PATH];
		struct law l;

		if (law_part(table, "pita", b->n, &l, path, e) < 0 ||
		    load_band(&l, values, band, e) < 0)
			return -1;
		if (band->to != below)
			return err_set(e, ERR_RULES,
			               "%s.sampai: the bands must go down without a gap",
			               path);
		below = band->from - 1;
	}
	if (below != -1)
		return err_set(e, ERR_RULES, "%s.pita: the last band must be from 0",
		               table->path);
	return 0;
}

static int
load_counts(const struct law *l, int category, struct iki_row *row, struct err *e)
{
	const struct jsonnode *pair = jsonin_get(l->table, category_names[category]);
	int64_t *least = &row->least[category], *most = &row->most[category];

	*least = 0;
	*most = ASPEK_N;
	if (!pair)
		return 0;
	if (jsonin_count(pair) == 2 && jsonin_int(jsonin_at(pair, 0), least) &&
	    jsonin_int(jsonin_at(pair, 1), most) && *least >= 0 && *least <= *most)
		return 0;
	return err_set(e, ERR_RULES, "%s.%s: want the least and the most", l->path,
	               category_names[category]);
}

static bool
takes_all(const struct iki_row *row)
{
	for (int i = 0; i < IKI_N; i++)
		if (row->least[i] > 0 || row->most[i] < ASPEK_N)
			return false;
	return true;
}

static int
load_rows(struct iki *k, struct err *e)
{
	size_t n;

	if (law_list(&k->plans, "rencana", IKI_ROWS, &n, e) < 0)
		return -1;
	for (k->n_rows = 0; k->n_rows < (int)n; k->n_rows++) {
		struct iki_row *row = &k->rows[k->n_rows];
		char path[LAW_PATH];
		struct law l;

		if (law_part(&k->plans, "rencana", k->n_rows, &l, path, e) < 0 ||
		    law_decimal(&l, "nilai", &row->value, e) < 0 ||
		    law_decimal(&l, "tambahan", &row->extra, e) < 0)
			return -1;
		row->keyakinan = l.keyakinan;
		for (int i = 0; i < IKI_N; i++)
			if (load_counts(&l, i, row, e) < 0)
				return -1;
	}
	if (!takes_all(&k->rows[k->n_rows - 1]))
		return err_set(e, ERR_RULES,
		               "%s.rencana: the last must take whatever is left",
		               k->plans.path);
	return 0;
}

static int
load_aspects(struct iki *k, struct err *e)
{
	const struct jsonnode *list = jsonin_get(k->plans.table, "aspek");
	struct slice s;
	size_t n;

	if (law_list(&k->plans, "aspek", ASPEK_N, &n, e) < 0)
		return -1;
	k->aspects = 0;
	for (size_t i = 0; i < n; i++) {
		int code = jsonin_text(jsonin_at(list, i), &s)
		                   ? schema_code(&records_aspek, s)
		                   : -1;

		if (code < 0 || k->aspects >> code & 1)
			return err_set(e, ERR_RULES,
			               "%s.aspek[%zu]: want a code of aspek, each once",
			               k->plans.path, i);
		k->aspects |= 1u << code;
	}
	return 0;
}

static int
load_jpt(struct iki *k, const struct rules *r, struct err *e)
{
	int64_t sum = 0;

	if (law_table(&k->jpt, r, "jpt", e) < 0 ||
	    law_decimal(&k->jpt, "maksimum", &k->maximum, e) < 0 ||
	    load_bands(&k->jpt, true, &k->jpt_bands, e) < 0 ||
	    law_table(&k->groups, r, "jpt_kelompok", e) < 0 ||
	    law_table(&k->scope, r, "jpt_tambahan", e) < 0)
		return -1;
	for (int i = 0; i < KELOMPOK_N; i++) {
		const char *name = records_kelompok.codes[i];

		k->group[i] = 0;
		if (jsonin_get(k->groups.table, name) &&
		    law_decimal(&k->groups, name, &k->group[i], e) < 0)
			return -1;
		sum += k->group[i];
	}
	if (sum != HUNDRED)
		return err_set(e, ERR_RULES, "%s: the groups must make 100 together",
		               k->groups.path);
	for (int i = 0; i < IKI_N; i++)
		if (law_decimal(&k->scope, category_names[i], &k->factor[i], e) < 0)
			return -1;
	return 0;
}

int
iki_load(struct iki *k, const struct rules *r, int64_t value_max, struct err *e)
{
	k->value_max = value_max;
	if (law_table(&k->profiles, r, "profil", e) < 0)
		return -1;
	for (int i = 0; i < JABATAN_N; i++) {
		int profile;

		if (rules_cell_code(k->profiles.table, k->profiles.path,
		                    records_jenis_jabatan.codes[i], &profiles, &profile,
		                    e) < 0)
			return -1;
		k->is_jpt[i] = profile == 0;
	}
	if (load_jpt(k, r, e) < 0 || law_table(&k->extra, r, "tambahan", e) < 0 ||
	    law_decimal(&k->extra, "paling_banyak", &k->extra_max, e) < 0 ||
	    law_table(&k->plans, r, "ja_jf", e) < 0)
		return -1;
	return load_bands(&k->plans, false, &k->plan_bands, e) < 0 ||
	                       load_aspects(k, e) < 0
	               ? -1
	               : load_rows(k, e);
}

struct iki_percent
iki_achieved(const struct skp_row *row)
{
	struct iki_percent p = {.den = row->target, .target = row->target};
	dec_wide real = row->realisasi;

	if (row->target_atas != CELL_NO_VALUE && row->realisasi >= row->target) {
		p.inside = row->realisasi <= row->target_atas;
		p.den = p.target = row->target_atas;
	}
	if (p.inside)
		p.num = (dec_wide)100 * p.den;
	else if (row->arah == ARAH_TURUN)
		p.num = (dec_wide)200 * p.den - 100 * real;
	else
		p.num = 100 * real;
	if (p.num < 0) {
		p.num = 0;
		p.floored = true;
	}
	p.exactly_100 = p.num == (dec_wide)100 * p.den;
	p.whole = (int64_t)dec_quotient(p.num, p.den);
	return p;
}

const struct iki_band *
iki_find_band(const struct iki_bands *b, int64_t whole)
{
	int i = 0;

	while (i < b->n - 1 && whole < b->band[i].from)
		i++;
	return &b->band[i];
}

dec_wide
iki_band_value(const struct iki_band *b, int64_t whole)
{
	dec_wide low = (dec_wide)b->low * DEC_ONE;

	if (b->high == b->low)
		return low;
	return low +
	       dec_quotient((dec_wide)(b->high - b->low) * DEC_ONE * (whole - b->from),
	                    b->to - b->from);
}

int
iki_find_row(const struct iki *k, const int64_t counts[IKI_N])
{
	for (int i = 0; i < k->n_rows; i++) {
		const struct iki_row *row = &k->rows[i];
		int c = 0;

		while (c < IKI_N && counts[c] >= row->least[c] &&
		       counts[c] <= row->most[c])
			c++;
		if (c == IKI_N)
			return i;
	}
	return k->n_rows - 1;
}
