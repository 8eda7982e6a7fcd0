#include "score/indeks_rule.h"

#include <string.h>

#include "base/ascii.h"
#include "base/dec.h"
#include "base/sb.h"

#define POINTS_MAX (100 * DEC_ONE)
#define HOURS_MAX (1000 * DEC_ONE)
#define EXACT_OF_MILLIONTHS 1000

_Static_assert(INDEKS_RULE_POST_KINDS == JABATAN_PELAKSANA + 1, "all kinds of posts");

/* The name of a leadership course: words in lower case, a blank between them. */
struct indeks_rule_name {
	const char *words;
	struct indeks_rule_match match;
};

static const char *const courses[] = {"PKN1", "PKN2", "PKA", "PKP", "fungsional"};
static const char *const categories[INDEKS_RULE_CATEGORIES] = {
	"sangat_tinggi", "tinggi", "sedang", "rendah", "sangat_rendah"};

struct loading {
	const struct rules *rules;
	struct indeks_rule *to;
	const char *path; /* of the table that is read */
	const struct jsonnode *table;
	const char *keyakinan;
	struct sb unknown; /* "kinerja: baik, kurang; disiplin: berat" */
	struct sb unknown_in;
	struct err *e;
};

static int
bad(struct loading *l, const char *key, const char *why)
{
	return err_set(l->e, ERR_RULES, "%s%s%s: %s", l->path, *key ? "." : "", key, why);
}

static int
open_table(struct loading *l, const char *path)
{
	l->path = path;
	return rules_table(l->rules, path, &l->table, &l->keyakinan, l->e);
}

/* Whether the cell is known; if not, it is remembered. */
static bool
is_known(struct loading *l, const char *key, const struct jsonnode *n)
{
	if (n && !jsonin_is_null(n))
		return true;
	if (slice_eq(sb_slice(&l->unknown_in), slice_of(l->path))) {
		sb_addf(&l->unknown, ", %s", key);
		return false;
	}
	sb_addf(&l->unknown, "%s%s: %s", l->unknown.n ? "; " : "", l->path, key);
	sb_clear(&l->unknown_in);
	sb_adds(&l->unknown_in, l->path);
	return false;
}

/* A number, or an object with nilai and a mark of its own. */
static int
figure(struct loading *l, const char *key, int64_t most, struct indeks_rule_figure *f)
{
	const struct jsonnode *n = jsonin_get(l->table, key), *table;
	struct sb own = {0};
	int status = 0;

	*f = (struct indeks_rule_figure){INDEKS_RULE_NONE, l->keyakinan};
	if (jsonin_is_object(n)) {
		sb_addf(&own, "%s.%s", l->path, key);
		status = rules_table(l->rules, own.p, &table, &f->keyakinan, l->e);
		n = jsonin_get(n, "nilai");
	}
	sb_release(&own);
	if (status < 0 || !is_known(l, key, n))
		return status;
	if (!jsonin_decimal(n, &f->v) || f->v < 0 || f->v > most)
		return err_set(l->e, ERR_RULES, "%s.%s: want a number from 0 to %lld",
		               l->path, key, (long long)(most / DEC_ONE));
	return 0;
}

static int
years(struct loading *l, int least, int *v)
{
	int64_t n = least;

	if (is_known(l, "tahun", jsonin_get(l->table, "tahun")) &&
	    rules_cell_int(l->table, l->path, "tahun", least, 100, &n, l->e) < 0)
		return -1;
	*v = (int)n;
	return 0;
}

static int
load_measured(struct loading *l)
{
	for (int i = 0; i <= STATUS_PPPK; i++) {
		const char *key = records_status.codes[i];

		if (is_known(l, key, jsonin_get(l->table, key)) &&
		    rules_cell_either(l->table, l->path, key, "tidak", "ya",
		                      &l->to->measured[i], l->e) < 0)
			return -1;
	}
	l->to->measured_keyakinan = l->keyakinan;
	return 0;
}

/* A figure for each of the first n codes. */
static int
figures(struct loading *l, const struct schema_codes *codes, int n,
        struct indeks_rule_figure *f)
{
	for (int i = 0; i < n; i++)
		if (figure(l, codes->codes[i], POINTS_MAX, &f[i]) < 0)
			return -1;
	return 0;
}

/* Figures by predicate; those of older rules may be left out. */
static int
by_predikat(struct loading *l, struct indeks_rule_figure *f)
{
	for (int i = 0; i < INDEKS_RULE_PREDIKAT; i++) {
		const char *key = records_predikat.codes[i];

		f[i] = (struct indeks_rule_figure){INDEKS_RULE_NONE, l->keyakinan};
		if ((i < PREDIKAT_N || jsonin_get(l->table, key)) &&
		    figure(l, key, POINTS_MAX, &f[i]) < 0)
			return -1;
	}
	return 0;
}

static int
load_forms(struct loading *l, enum indeks_rule_course course)
{
	const struct jsonnode *list = jsonin_get(l->table, "bentuk");

	if (!is_known(l, "bentuk", list))
		return 0;
	if (!jsonin_is_array(list))
		return bad(l, "bentuk", "want a list of codes of bentuk");
	for (size_t i = 0; i < jsonin_count(list); i++) {
		struct slice word;
		int code = -1;

		if (jsonin_text(jsonin_at(list, i), &word))
			code = schema_code(&records_bentuk, word);
		if (code < 0)
			return err_set(l->e, ERR_RULES,
			               "%s.bentuk[%zu]: want a code of bentuk", l->path,
			               i);
		if (l->to->bentuk[code] != INDEKS_RULE_NOTHING)
			return err_set(l->e, ERR_RULES,
			               "%s.bentuk[%zu]: %s stands in two lists", l->path,
			               i, records_bentuk.codes[code]);
		l->to->bentuk[code] = (signed char)course;
	}
	return 0;
}

/* The words of a name: letters and digits in lower case, one blank between words. */
static const char *
words_of(struct arena *arena, struct slice name)
{
	struct sb b = {0};
	const char *words;

	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (ascii_is_letter(c) || ascii_is_digit(c))
			sb_addc(&b, ascii_lower(c));
		else if (b.n && b.p[b.n - 1] != ' ')
			sb_addc(&b, ' ');
	}
	if (b.n && b.p[b.n - 1] == ' ')
		b.n--;
	words = arena_copy(arena, sb_slice(&b));
	sb_release(&b);
	return words;
}

static int
load_names_of(struct loading *l, enum indeks_rule_course course)
{
	const struct jsonnode *list = jsonin_get(l->table, courses[course]);
	struct indeks_rule *r = l->to;
	size_t n = jsonin_count(list);

	if (!is_known(l, courses[course], list))
		return 0;
	if (!jsonin_is_array(list))
		return bad(l, courses[course], "want a list of names");
	r->names = mem_resize(r->names, r->n_names + n, sizeof(*r->names));
	for (size_t i = 0; i < n; i++) {
		struct slice name = {NULL, 0};
		const char *words = "";

		if (jsonin_text(jsonin_at(list, i), &name))
			words = words_of(&r->arena, name);
		if (!*words)
			return err_set(l->e, ERR_RULES, "%s.%s[%zu]: want a name",
			               l->path, courses[course], i);
		r->names[r->n_names++] =
			(struct indeks_rule_name){words, {course, l->path, l->keyakinan}};
		r->begins[(unsigned char)*words] = true;
	}
	return 0;
}

static int
load_names(struct loading *l, const char *path)
{
	if (open_table(l, path) < 0)
		return -1;
	for (int i = 0; i <= INDEKS_RULE_PKP; i++)
		if (load_names_of(l, (enum indeks_rule_course)i) < 0)
			return -1;
	return 0;
}

static int
load_leadership(struct loading *l)
{
	if (open_table(l, "pelatihan.kepemimpinan") < 0)
		return -1;
	l->to->kepemimpinan_keyakinan = l->keyakinan;
	for (int i = 0; i < JABATAN_FUNGSIONAL; i++) {
		const char *key = records_jenis_jabatan.codes[i];

		if (!is_known(l, key, jsonin_get(l->table, key)))
			continue;
		for (int k = 0; k <= INDEKS_RULE_PKP; k++)
			if (rules_cell_is(l->table, key, courses[k]))
				l->to->kepemimpinan[i] = (signed char)k;
		if (l->to->kepemimpinan[i] < 0)
			return bad(l, key, "want PKN1, PKN2, PKA or PKP");
	}
	return 0;
}

/* The table of a kind of post; course is its cell for the course, or NULL. */
static int
load_post(struct loading *l, const char *path, const char *course, int post)
{
	struct indeks_rule *r = l->to;

	if (open_table(l, path) < 0 ||
	    (course && figure(l, course, POINTS_MAX, &r->course[post]) < 0) ||
	    figure(l, "teknis", POINTS_MAX, &r->teknis[post]) < 0 ||
	    figure(l, "seminar", POINTS_MAX, &r->seminar[post]) < 0)
		return -1;
	return 0;
}

static int
load_indicators(struct loading *l)
{
	struct indeks_rule *r = l->to;

	if (load_post(l, "kompetensi.struktural", "kepemimpinan",
	              INDEKS_RULE_STRUKTURAL) < 0 ||
	    load_post(l, "kompetensi.fungsional", "fungsional", INDEKS_RULE_FUNGSIONAL) <
	            0 ||
	    load_post(l, "kompetensi.pelaksana", NULL, INDEKS_RULE_PELAKSANA) < 0 ||
	    load_leadership(l) < 0 || open_table(l, "pelatihan.fungsional") < 0 ||
	    load_forms(l, INDEKS_RULE_COURSE_FUNGSIONAL) < 0)
		return -1;
	r->fungsional_keyakinan = l->keyakinan;
	if (open_table(l, "pelatihan.seminar") < 0 ||
	    years(l, 1, &r->seminar_years) < 0 || load_forms(l, INDEKS_RULE_SEMINAR) < 0)
		return -1;
	r->seminar_keyakinan = l->keyakinan;
	return load_names(l, "pelatihan.nama") < 0 || load_names(l, "pelatihan.nama_lama")
	               ? -1
	               : 0;
}

static int
load_kompetensi(struct loading *l)
{
	struct indeks_rule *r = l->to;

	if (open_table(l, "kompetensi") < 0 ||
	    rules_cell_either(l->table, l->path, "cara", "indikator", "kinerja_dan_jp",
	                      &r->by_predikat, l->e) < 0)
		return -1;
	if (r->by_predikat) {
		if (open_table(l, "kompetensi.kinerja") < 0 ||
		    by_predikat(l, r->from_predikat) < 0 ||
		    open_table(l, "kompetensi.pengembangan") < 0 ||
		    figure(l, "nilai", POINTS_MAX, &r->development) < 0)
			return -1;
	} else if (load_indicators(l) < 0) {
		return -1;
	}
	if (open_table(l, "pelatihan.teknis") < 0 ||
	    figure(l, "jp", HOURS_MAX, &r->hours) < 0 ||
	    years(l, 1, &r->teknis_years) < 0 || load_forms(l, INDEKS_RULE_TEKNIS) < 0)
		return -1;
	r->teknis_keyakinan = l->keyakinan;
	return 0;
}

static int
load_kinerja(struct loading *l)
{
	struct indeks_rule *r = l->to;

	for (int i = 0; i < INDEKS_RULE_PREDIKAT; i++)
		r->kinerja_from[i].v = INDEKS_RULE_NONE;
	if (open_table(l, "kinerja") < 0 || by_predikat(l, r->kinerja) < 0)
		return -1;
	if (jsonin_get(jsonin_root(l->rules->doc), "kinerja_nilai")) {
		if (open_table(l, "kinerja_nilai") < 0)
			return -1;
		for (int i = 0; i < INDEKS_RULE_PREDIKAT; i++)
			if (jsonin_get(l->table, records_predikat.codes[i]) &&
			    figure(l, records_predikat.codes[i], POINTS_MAX,
			           &r->kinerja_from[i]) < 0)
				return -1;
	}
	if (open_table(l, "kinerja_cpns") < 0)
		return -1;
	r->kinerja_cpns = (struct indeks_rule_figure){
		INDEKS_RULE_NONE, rules_cell_mark(l->table, "tanpa_penilaian")};
	if (rules_cell_is(l->table, "tanpa_penilaian", "tidak_ada"))
		return 0;
	return figure(l, "tanpa_penilaian", POINTS_MAX, &r->kinerja_cpns);
}

static int
load_disiplin(struct loading *l)
{
	struct indeks_rule *r = l->to;

	if (open_table(l, "disiplin") < 0 ||
	    figures(l, &records_tingkat, TINGKAT_BERAT + 1, r->disiplin) < 0 ||
	    figure(l, "tidak_pernah", POINTS_MAX,
	           &r->disiplin[INDEKS_RULE_NEVER_PUNISHED]) < 0 ||
	    open_table(l, "disiplin_kurun") < 0 || years(l, 0, &r->disiplin_years) < 0)
		return -1;
	r->disiplin_years_keyakinan = l->keyakinan;
	return 0;
}

static int
load_categories(struct loading *l)
{
	struct indeks_rule *r = l->to;

	if (open_table(l, "kategori") < 0)
		return -1;
	for (int i = 0; i < INDEKS_RULE_CATEGORIES; i++) {
		if (figure(l, categories[i], POINTS_MAX, &r->category[i]) < 0)
			return -1;
		if (i > 0 && r->category[i - 1].v >= 0 &&
		    r->category[i].v >= r->category[i - 1].v)
			return bad(l, categories[i],
			           "want less than of the category above");
	}
	if (r->category[INDEKS_RULE_CATEGORIES - 1].v > 0)
		return bad(l, "sangat_rendah", "want 0, so that every index has one");
	if (open_table(l, "kategori_pecahan") < 0)
		return -1;
	r->round_keyakinan = l->keyakinan;
	return rules_cell_either(l->table, l->path, "cara", "batas_bawah", "bulat_dahulu",
	                         &r->round_first, l->e);
}

int
indeks_rule_load(struct indeks_rule *r, const struct rules *rules, struct err *e)
{
	struct loading l = {.rules = rules, .to = r, .e = e};
	int status = -1;

	*r = (struct indeks_rule){.rules = rules};
	memset(r->bentuk, INDEKS_RULE_NOTHING, sizeof(r->bentuk));
	memset(r->kepemimpinan, -1, sizeof(r->kepemimpinan));
	r->seminar_years = 1;
	if (open_table(&l, "peserta") < 0 || load_measured(&l) < 0 ||
	    open_table(&l, "kualifikasi") < 0 ||
	    figures(&l, &records_pendidikan, INDEKS_RULE_PENDIDIKAN, r->kualifikasi) <
	            0 ||
	    load_kompetensi(&l) < 0 || load_kinerja(&l) < 0 || load_disiplin(&l) < 0 ||
	    load_categories(&l) < 0)
		goto done;
	status = 0;
	if (l.unknown.n)
		status = err_set(e, ERR_RULES,
		                 "%s: unknown; fill these cells in to use the rule set",
		                 l.unknown.p);
done:
	sb_release(&l.unknown);
	sb_release(&l.unknown_in);
	return status;
}

void
indeks_rule_release(struct indeks_rule *r)
{
	mem_free(r->names);
	arena_release(&r->arena);
	*r = (struct indeks_rule){0};
}

int
indeks_rule_post(int jenis_jabatan)
{
	if (jenis_jabatan == JABATAN_PELAKSANA)
		return INDEKS_RULE_PELAKSANA;
	return jenis_jabatan == JABATAN_FUNGSIONAL ? INDEKS_RULE_FUNGSIONAL
	                                           : INDEKS_RULE_STRUKTURAL;
}

static bool
in_word(struct slice s, size_t i)
{
	return i < s.n && (ascii_is_letter(s.p[i]) || ascii_is_digit(s.p[i]));
}

static size_t
word_begins(struct slice s, size_t i)
{
	while (i < s.n && !in_word(s, i))
		i++;
	return i;
}

/* Whether s has these words from i on, where a word begins; with whole, no others. */
static bool
has_words(struct slice s, size_t i, const char *words, bool whole)
{
	for (; *words; words++) {
		if (*words == ' ') {
			if (in_word(s, i))
				return false;
			i = word_begins(s, i);
		} else if (i == s.n || ascii_lower(s.p[i++]) != *words) {
			return false;
		}
	}
	return !in_word(s, i) && (!whole || word_begins(s, i) == s.n);
}

/* The name of a leadership course that s is, or with which it begins; NULL. */
static const struct indeks_rule_name *
find_name(const struct indeks_rule *r, struct slice s, bool whole)
{
	size_t i = word_begins(s, 0);
	char first = i < s.n ? ascii_lower(s.p[i]) : '\0';

	if (!r->begins[(unsigned char)first])
		return NULL;
	for (uint32_t k = 0; k < r->n_names; k++)
		if (r->names[k].words[0] == first &&
		    has_words(s, i, r->names[k].words, whole))
			return &r->names[k];
	return NULL;
}

struct indeks_rule_match
indeks_rule_match(const struct indeks_rule *r, const struct record *pelatihan)
{
	const struct field *f = pelatihan->f;
	enum indeks_rule_course form =
		(enum indeks_rule_course)r->bentuk[f[PELATIHAN_BENTUK].v];
	const struct indeks_rule_name *name = NULL;

	if (form != INDEKS_RULE_SEMINAR)
		name = find_name(r, f[PELATIHAN_PELATIHAN].s, true);
	if (!name && form != INDEKS_RULE_SEMINAR)
		name = find_name(r, f[PELATIHAN_NAMA].s, false);
	return name ? name->match : (struct indeks_rule_match){form, NULL, NULL};
}

const char *
indeks_rule_course_name(enum indeks_rule_course course)
{
	return course < INDEKS_RULE_COURSES ? courses[course] : "";
}

int
indeks_rule_predikat(const struct indeks_rule *r, int64_t nilai)
{
	int best = -1;

	for (int i = 0; i < INDEKS_RULE_PREDIKAT; i++) {
		int64_t least = r->kinerja_from[i].v;

		if (least >= 0 && nilai >= least &&
		    (best < 0 || least > r->kinerja_from[best].v))
			best = i;
	}
	return best;
}

const char *
indeks_rule_category(const struct indeks_rule *r, int64_t exact, int *number)
{
	int64_t v = r->round_first ? dec_rounded(exact, 0) * EXACT_OF_MILLIONTHS : exact;
	int i = 0;

	while (i < INDEKS_RULE_CATEGORIES - 1 &&
	       v < r->category[i].v * EXACT_OF_MILLIONTHS)
		i++;
	*number = i;
	return categories[i];
}
