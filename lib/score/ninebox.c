#include "score/ninebox.h"

#include <assert.h>

#include "base/dec.h"
#include "base/sb.h"

const char *const ninebox_potentials[NINEBOX_POTENTIALS] = {"rendah", "menengah",
                                                            "tinggi"};

static const struct schema_codes potentials = {"potensial", ninebox_potentials,
                                               NINEBOX_POTENTIALS};

/* The points of each predicate. */
static int
load_points(struct ninebox *n, struct err *e)
{
	const char *const *codes = records_predikat.codes;
	const struct jsonnode *table;

	if (rules_table(n->rules, "angka_predikat", &table, &n->mark_points, e))
		return -1;
	for (size_t i = 0; i < records_predikat.n; i++) {
		n->points[i] = -1;
		if (rules_cell_is(table, codes[i], "tidak_ada"))
			continue;
		if (rules_cell_decimal(table, "angka_predikat", codes[i], &n->points[i],
		                       e))
			return -1;
		if (n->points[i] < 0)
			return err_set(e, ERR_RULES, "angka_predikat.%s: below zero",
			               codes[i]);
	}
	return 0;
}

/* The code of each class of a ladder, each code once. */
static int
load_classes(const struct ladder *l, const char *path, const char *key,
             const struct schema_codes *codes, signed char *code_of, struct err *e)
{
	unsigned seen = 0;

	for (size_t i = 0; i < l->n; i++) {
		int code = schema_code(codes, l->steps[i].name);

		if (code < 0 || seen >> code & 1)
			return err_set(e, ERR_RULES,
			               "%s.%s[%zu].nama: want each of %s, %s and %s once",
			               path, key, i, codes->codes[0], codes->codes[1],
			               codes->codes[2]);
		seen |= 1u << code;
		code_of[i] = (signed char)code;
	}
	if (seen != 7)
		return err_set(e, ERR_RULES, "%s.%s: want the three of %s, %s and %s",
		               path, key, codes->codes[0], codes->codes[1],
		               codes->codes[2]);
	return 0;
}

/* Performance where the division says what each predicate is. */
static int
load_by_predicate(struct ninebox *n, const struct jsonnode *table, const char *path,
                  struct err *e)
{
	struct sb own = {0};
	int status = 0;

	sb_addf(&own, "%s.kinerja", path);
	for (size_t i = 0; i < records_predikat.n && status == 0; i++) {
		const char *code = records_predikat.codes[i];
		int rating = -1;

		if (!rules_cell_is(table, code, "tidak_ada"))
			status = rules_cell_code(table, own.p, code, &records_rating,
			                         &rating, e);
		n->kinerja_of[i] = (signed char)rating;
	}
	sb_release(&own);
	return status;
}

/* Performance where it goes by the points of the predicate. */
static int
load_by_points(struct ninebox *n, const struct jsonnode *table, const char *path,
               struct err *e)
{
	signed char rating_of[LADDER_MAX];

	if (load_points(n, e) || ladder_load(&n->kinerja, table, path, "kinerja", e) ||
	    load_classes(&n->kinerja, path, "kinerja", &records_rating, rating_of, e))
		return -1;
	for (size_t i = 0; i < records_predikat.n; i++)
		n->kinerja_of[i] =
			n->points[i] < 0
				? (signed char)-1
				: rating_of[ladder_class(&n->kinerja, n->points[i], 1)];
	return 0;
}

static int
load_axes(struct ninebox *n, struct err *e)
{
	const struct jsonnode *table;
	const char *mark;
	struct slice pola;
	struct sb path = {0};
	int status = -1;

	if (rules_table(n->rules, "pola", &table, &mark, e))
		return -1;
	if (!jsonin_text(jsonin_get(table, "nilai"), &pola) || pola.n == 0)
		return err_set(e, ERR_RULES,
		               "pola.nilai: want the name of one of the tables in sumbu");
	n->pola = pola.p; /* Jansson ends its texts with a NUL */
	sb_addf(&path, "sumbu.%s", n->pola);
	if (rules_table(n->rules, path.p, &table, &n->mark_axes, e))
		goto done;
	n->by_points = jsonin_is_array(jsonin_get(table, "kinerja"));
	if (n->by_points ? load_by_points(n, table, path.p, e)
	                 : load_by_predicate(n, jsonin_get(table, "kinerja"), path.p, e))
		goto done;
	if (ladder_load(&n->potensial, table, path.p, "potensial", e) == 0)
		status = load_classes(&n->potensial, path.p, "potensial", &potentials,
		                      n->potential_of, e);
done:
	sb_release(&path);
	return status;
}

/* A row of the grid; *seen gathers the numbers. */
static int
load_row(struct ninebox *n, const struct jsonnode *table, int rating, unsigned *seen,
         struct err *e)
{
	const struct jsonnode *row = jsonin_get(table, records_rating.codes[rating]);
	struct sb path = {0};
	int status = 0;

	sb_addf(&path, "kotak.%s", records_rating.codes[rating]);
	for (int k = 0; k < NINEBOX_POTENTIALS && status == 0; k++) {
		int64_t box = 0;

		status = rules_cell_int(row, path.p, ninebox_potentials[k], 1,
		                        NINEBOX_BOXES, &box, e);
		n->box[rating][k] = (signed char)box;
		*seen |= 1u << box;
	}
	sb_release(&path);
	return status;
}

static int
load_boxes(struct ninebox *n, struct err *e)
{
	const struct jsonnode *table;
	unsigned seen = 0;

	if (rules_table(n->rules, "kotak", &table, &n->mark_box, e))
		return -1;
	for (int i = 0; i < RATING_N; i++)
		if (load_row(n, table, i, &seen, e))
			return -1;
	if (seen != ((1u << NINEBOX_BOXES) - 1) << 1)
		return err_set(e, ERR_RULES, "kotak: want each of 1 to %d once",
		               NINEBOX_BOXES);
	return 0;
}

static int
load_follow(struct ninebox *n, struct err *e)
{
	const struct jsonnode *table;
	struct sb b = {0};
	int status = 0;

	if (rules_table(n->rules, "tindak_lanjut", &table, &n->mark_follow, e))
		return -1;
	for (int box = 1; box <= NINEBOX_BOXES && status == 0; box++) {
		char key[2] = {(char)('0' + box), '\0'};
		const struct jsonnode *list = jsonin_get(table, key);
		struct slice word;

		sb_clear(&b);
		for (size_t i = 0; i < jsonin_count(list); i++)
			if (jsonin_text(jsonin_at(list, i), &word) && word.n > 0 &&
			    !memchr(word.p, ';', word.n)) {
				sb_adds(&b, b.n ? ";" : "");
				sb_add(&b, word);
			} else {
				status = -1;
			}
		if (!jsonin_is_array(list) || b.n == 0 || status != 0)
			status = err_set(e, ERR_RULES,
			                 "tindak_lanjut.%s: want a list of words", key);
		else
			n->follow[box] = arena_copy(&n->arena, sb_slice(&b));
	}
	sb_release(&b);
	return status;
}

int
ninebox_load(struct ninebox *n, const struct rules *rules, struct err *e)
{
	*n = (struct ninebox){.rules = rules};
	assert(records_predikat.n == NINEBOX_PREDICATES);
	if (load_axes(n, e) || load_boxes(n, e))
		return -1;
	return load_follow(n, e);
}

int
ninebox_potential(const struct ninebox *n, int64_t potensi)
{
	return n->potential_of[ladder_class(&n->potensial, potensi, 1)];
}

void
ninebox_release(struct ninebox *n)
{
	arena_release(&n->arena);
	*n = (struct ninebox){0};
}
