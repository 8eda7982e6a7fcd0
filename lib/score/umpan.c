#include "score/umpan.h"

#include <string.h>

#define WEIGHT_MAX (1000000 * DEC_ONE)
#define RATERS_MAX 1000000

/* One table under way of being read. */
struct table {
	const char *path;
	const char *const *names; /* of its cells; NULL: what each reads them */
	size_t n;
	struct err *e;
};

static int
known_name(struct slice key, const struct jsonnode *value, void *arg)
{
	const struct table *t = arg;

	(void)value;
	if (slice_eq(key, SLICE("keyakinan")) || slice_eq(key, SLICE("catatan")))
		return 0;
	for (size_t i = 0; i < t->n; i++)
		if (slice_eq(key, slice_of(t->names[i])))
			return 0;
	return err_set(t->e, ERR_RULES, "%s.%.*s: no cell of this table has that name",
	               t->path, (int)(key.n < 40 ? key.n : 40), key.p);
}

/* A misspelt cell would be a missing one in silence, so other names are refused. */
static int
only(const struct jsonnode *table, const char *path, const struct schema_codes *names,
     struct err *e)
{
	struct table t = {path, names->codes, names->n, e};

	return jsonin_members(table, known_name, &t);
}

static int
one_word(const struct rules *r, const char *path, const struct schema_codes *words,
         int *word, const char **mark, struct err *e)
{
	static const char *const names[] = {"cara"};
	static const struct schema_codes cara = {"cara", names, 1};
	const struct jsonnode *table;

	if (rules_table(r, path, &table, mark, e) < 0 || only(table, path, &cara, e) < 0)
		return -1;
	return rules_cell_code(table, path, "cara", words, word, e);
}

static int
load_ways(struct umpan *u, struct err *e)
{
	static const char *const missing[] = {"renormalisasi", "tahan", "gagal"};
	static const struct schema_codes of_missing = {"kelompok_tidak_ada", missing, 3};
	static const char *const twice[] = {"tidak_dihitung", "bertentangan"};
	static const struct schema_codes of_twice = {"suara_ganda", twice, 2};
	int m, t;

	if (one_word(u->rules, "kelompok_tidak_ada", &of_missing, &m, &u->missing_mark,
	             e) < 0 ||
	    one_word(u->rules, "suara_ganda", &of_twice, &t, &u->twice_mark, e) < 0)
		return -1;
	u->missing = (enum umpan_missing)m;
	u->twice = (enum umpan_twice)t;
	return 0;
}

static int
load_raters(const struct umpan *u, const char *path, int64_t least[PENILAI_N],
            const char **mark, struct err *e)
{
	const struct jsonnode *table;

	if (rules_table(u->rules, path, &table, mark, e) < 0 ||
	    only(table, path, &records_penilai, e) < 0)
		return -1;
	for (int g = 0; g < PENILAI_N; g++)
		if (rules_cell_int(table, path, records_penilai.codes[g], 1, RATERS_MAX,
		                   &least[g], e) < 0)
			return -1;
	return 0;
}

static int64_t
common_divisor(int64_t a, int64_t b)
{
	while (b != 0) {
		int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* Of cells that are all there, or, in own ones, of those that are. */
static int
load_weights(struct umpan_weights *w, const struct jsonnode *table, const char *path,
             struct err *e)
{
	int64_t divisor = 0;

	if (only(table, path, &records_penilai, e) < 0)
		return -1;
	w->counted = 0;
	for (int g = 0; g < PENILAI_N; g++) {
		const char *group = records_penilai.codes[g];

		if ((!w->own || jsonin_get(table, group)) &&
		    rules_cell_decimal(table, path, group, &w->given[g], e) < 0)
			return -1;
		if (w->given[g] < 0 || w->given[g] > WEIGHT_MAX)
			return err_set(e, ERR_RULES,
			               "%s.%s: want a weight from 0 to 1000000", path,
			               group);
		divisor = common_divisor(divisor, w->given[g]);
		w->counted |= (unsigned)(w->given[g] > 0) << g;
	}
	if (w->counted & 1u << PENILAI_DIRI)
		return err_set(e, ERR_RULES,
		               "%s.diri: want 0; nobody's own rating is counted", path);
	if (!w->counted)
		return err_set(e, ERR_RULES, "%s: want a weight above 0 for some group",
		               path);
	for (int g = 0; g < PENILAI_N; g++)
		w->share[g] = w->given[g] / divisor;
	return 0;
}

static int
load_own_weights(struct umpan *u, struct err *e)
{
	const struct jsonnode *table;
	char path[64] = "bobot_jabatan.";
	const size_t n = strlen(path);

	if (!jsonin_get(jsonin_root(u->rules->doc), "bobot_jabatan"))
		return 0;
	if (rules_table(u->rules, "bobot_jabatan", &table, &u->own_mark, e) < 0 ||
	    only(table, "bobot_jabatan", &records_jenis_jabatan, e) < 0)
		return -1;
	for (int k = 0; k < JABATAN_N; k++) {
		const char *kind = records_jenis_jabatan.codes[k];
		const struct jsonnode *row = jsonin_get(table, kind);
		struct umpan_weights *w = &u->weights[k + 1];

		if (!row)
			continue;
		if (!jsonin_is_object(row))
			return err_set(e, ERR_RULES,
			               "bobot_jabatan.%s: want an object of weights",
			               kind);
		memcpy(path + n, kind, strlen(kind) + 1);
		w->own = true;
		if (load_weights(w, row, path, e) < 0)
			return -1;
	}
	return 0;
}

static int
load_all_weights(struct umpan *u, struct err *e)
{
	const struct jsonnode *table;

	if (rules_table(u->rules, "bobot", &table, &u->weights_mark, e) < 0 ||
	    load_weights(&u->weights[0], table, "bobot", e) < 0)
		return -1;
	for (int k = 1; k <= JABATAN_N; k++)
		u->weights[k] = u->weights[0];
	return load_own_weights(u, e);
}

/* The table is no part of a policy that suggests nothing. */
static int
load_cuts(struct umpan *u, struct err *e)
{
	static const char *const names[] = {"di_atas", "sesuai"};
	static const struct schema_codes cells = {"perilaku", names, 2};
	const struct jsonnode *table;

	if (!jsonin_get(jsonin_root(u->rules->doc), "perilaku"))
		return 0;
	if (rules_table(u->rules, "perilaku", &table, &u->cuts_mark, e) < 0 ||
	    only(table, "perilaku", &cells, e) < 0)
		return -1;
	for (int i = 0; i < 2; i++) {
		if (rules_cell_decimal(table, "perilaku", names[i], &u->cuts[i], e) < 0)
			return -1;
		if (u->cuts[i] < 0 || u->cuts[i] > 100 * DEC_ONE)
			return err_set(e, ERR_RULES, "perilaku.%s: want 0 to 100",
			               names[i]);
	}
	if (u->cuts[0] <= u->cuts[1])
		return err_set(e, ERR_RULES, "perilaku.di_atas: want more than sesuai");
	u->has_cuts = true;
	return 0;
}

struct known {
	struct umpan *u;
	struct err *e;
};

static int
load_aspect(struct slice key, const struct jsonnode *value, void *arg)
{
	const struct known *k = arg;
	struct umpan *u = k->u;
	struct slice name;
	bool twice;

	if (slice_eq(key, SLICE("keyakinan")) || slice_eq(key, SLICE("catatan")))
		return 0;
	if (!jsonin_text(value, &name) || name.n == 0 || key.n == 0)
		return err_set(k->e, ERR_RULES, "aspek.%.*s: want the aspect's long name",
		               (int)(key.n < 40 ? key.n : 40), key.p);
	twice = slice_eq(key, name);
	for (uint32_t i = 0; i < 2 * u->n_known; i++)
		twice = twice || slice_eq(u->known[i / 2][i % 2], key) ||
		        slice_eq(u->known[i / 2][i % 2], name);
	if (twice)
		return err_set(k->e, ERR_RULES,
		               "aspek.%.*s: its code or name stands there twice",
		               (int)(key.n < 40 ? key.n : 40), key.p);
	if (u->n_known == UMPAN_KNOWN_MAX)
		return err_set(k->e, ERR_RULES, "aspek: want at most %d aspects",
		               UMPAN_KNOWN_MAX);
	u->known[u->n_known][0] = key;
	u->known[u->n_known++][1] = name;
	return 0;
}

static int
load_aspects(struct umpan *u, struct err *e)
{
	struct known k = {u, e};
	const struct jsonnode *table;
	const char *mark;

	if (!jsonin_get(jsonin_root(u->rules->doc), "aspek"))
		return 0;
	if (rules_table(u->rules, "aspek", &table, &mark, e) < 0)
		return -1;
	return jsonin_members(table, load_aspect, &k);
}

int
umpan_load(struct umpan *u, const struct rules *r, struct err *e)
{
	*u = (struct umpan){.rules = r};
	if (strcmp(r->computes, "umpan_balik") != 0)
		return err_set(
			e, ERR_RULES,
			"hitung: %s computes %s; name one that computes umpan_balik",
			r->id, r->computes);
	if (load_all_weights(u, e) < 0 || load_ways(u, e) < 0 ||
	    load_raters(u, "penilai_paling_sedikit", u->minimum, &u->minimum_mark, e) <
	            0 ||
	    load_raters(u, "tampil_paling_sedikit", u->floor, &u->floor_mark, e) < 0 ||
	    load_cuts(u, e) < 0)
		return -1;
	return load_aspects(u, e);
}

const struct umpan_weights *
umpan_weights(const struct umpan *u, int jenis_jabatan)
{
	return &u->weights[jenis_jabatan + 1];
}

/* Number 0 is the empty text; codes get the odd numbers, their long names the even. */
void
umpan_aspects(const struct umpan *u, struct strtab *aspects)
{
	for (uint32_t i = 0; i < u->n_known; i++) {
		(void)strtab_put(aspects, u->known[i][0]);
		(void)strtab_put(aspects, u->known[i][1]);
	}
}

uint32_t
umpan_aspect_number(const struct umpan *u, struct strtab *aspects, struct slice text)
{
	uint32_t number = strtab_put(aspects, text);

	return number <= 2 * u->n_known && number % 2 == 0 ? number - 1 : number;
}

struct slice
umpan_aspect_long(const struct umpan *u, uint32_t number)
{
	if (number > 2 * u->n_known || number % 2 == 0)
		return SLICE("");
	return u->known[number / 2][1];
}

/* a / b, half up; a >= 0, b > 0. What fits 64 bits, nearly all, is divided there. */
static int64_t
rounded(dec_wide a, int64_t b)
{
	dec_wide rest_of_wide;

	if (a >> 62 == 0) {
		uint64_t n = (uint64_t)a, d = (uint64_t)b, rest = n % d;

		return (int64_t)(n / d + (rest >= d - rest));
	}
	rest_of_wide = a % b;
	return (int64_t)(a / b + (rest_of_wide >= b - rest_of_wide));
}

int64_t
umpan_scaled(int64_t v, int64_t lo, int64_t hi)
{
	/* Both differences may be beyond 64 bits. */
	dec_wide span = (dec_wide)hi - lo, part = ((dec_wide)v - lo) * UMPAN_MAX;
	dec_wide q = part / span, rest = part % span;

	return (int64_t)(q + (rest >= span - rest));
}

int64_t
umpan_group(dec_wide sum, int64_t n)
{
	return rounded(sum * 1000, n);
}

int64_t
umpan_aspect(const struct umpan_weights *w, const int64_t mean[PENILAI_N], unsigned there)
{
	dec_wide products = 0;
	int64_t weights = 0;

	for (int g = 0; g < PENILAI_N; g++)
		if (there & w->counted & 1u << g) {
			products += (dec_wide)w->share[g] * mean[g];
			weights += w->share[g];
		}
	return rounded(products, weights);
}

int64_t
umpan_person(dec_wide sum, int64_t n)
{
	return dec_exact(rounded(sum, n));
}

int
umpan_conduct(const struct umpan *u, int64_t exact)
{
	if (!u->has_cuts || exact < 0)
		return -1;
	if (exact >= u->cuts[0] * 1000)
		return RATING_DI_ATAS;
	return exact >= u->cuts[1] * 1000 ? RATING_SESUAI : RATING_DI_BAWAH;
}
