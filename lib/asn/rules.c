#include "asn/rules.h"

#include <string.h>

#include "asn/period.h"
#include "asn/rules_chain.h"
#include "asn/rules_data.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/sb.h"

#define ID_MAX 100 /* bytes */

static const char *const marks[] = {"teks", "sekunder", "praktik", "ingatan",
                                    "kebijakan"};
static const char no_mark[] = "every table must carry its mark";

const char *const *
rules_shipped(void)
{
	static const char *ids[64];

	for (size_t i = 0; rules_data[i].n && i + 1 < sizeof ids / sizeof *ids; i++)
		ids[i] = rules_data[i].id;
	return ids;
}

static int
bad_cell(struct err *e, const char *path, const char *key, const char *why)
{
	return err_set(e, ERR_RULES, "%s%s%s: %s", path, *path && *key ? "." : "", key,
	               why);
}

/* A text of the head, copied so that it ends in a NUL. */
static int
head_text(struct rules *r, const struct jsonnode *at, const char *path, const char *key,
          bool need, const char **out, struct err *e)
{
	const struct jsonnode *n = jsonin_get(at, key);
	struct slice s = {"", 0};

	if ((n && !jsonin_text(n, &s)) || (need && s.n == 0))
		return bad_cell(e, path, key, "want a text");
	*out = arena_copy(r->arena, s);
	return 0;
}

static int
check_mark(const char *path, const char *mark, struct err *e)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strcmp(mark, marks[i]) == 0)
			return 0;
	return bad_cell(e, path, "keyakinan",
	                "want teks, sekunder, praktik, ingatan or kebijakan");
}

static int
head_day(const struct jsonnode *berlaku, const char *key, int32_t *day, struct err *e)
{
	const struct jsonnode *n = jsonin_get(berlaku, key);
	struct slice s;

	*day = DATE_NONE;
	if (n && (!jsonin_text(n, &s) || !date_parse(s, day)))
		return bad_cell(e, "berlaku", key, "want a date yyyy-mm-dd");
	return 0;
}

static int
read_days(struct rules *r, struct err *e)
{
	const struct jsonnode *berlaku = jsonin_get(jsonin_root(r->doc), "berlaku");

	if (berlaku && !jsonin_is_object(berlaku))
		return bad_cell(e, "berlaku", "", "want an object with mulai and sampai");
	if (head_day(berlaku, "mulai", &r->from, e) != 0 ||
	    head_day(berlaku, "sampai", &r->to, e) != 0)
		return -1;
	if (r->from != DATE_NONE && r->to != DATE_NONE && r->to < r->from)
		return bad_cell(e, "berlaku", "sampai", "before mulai");
	return 0;
}

static int
read_basis(struct rules *r, struct err *e)
{
	const struct jsonnode *list = jsonin_get(jsonin_root(r->doc), "dasar");
	struct sb path = {0};
	int bad = 0;

	if (!jsonin_is_array(list) || jsonin_count(list) == 0)
		return bad_cell(e, "dasar", "",
		                "want a list of at least one legal basis");
	r->n_basis = jsonin_count(list);
	r->basis = arena_alloc(r->arena, r->n_basis * sizeof *r->basis);
	for (size_t i = 0; i < r->n_basis && !bad; i++) {
		struct rules_basis *b = &r->basis[i];
		const struct jsonnode *n = jsonin_at(list, i);

		sb_clear(&path);
		sb_addf(&path, "dasar[%zu]", i);
		bad = head_text(r, n, path.p, "peraturan", true, &b->peraturan, e) ||
		      head_text(r, n, path.p, "pasal", false, &b->pasal, e) ||
		      head_text(r, n, path.p, "keyakinan", true, &b->keyakinan, e) ||
		      check_mark(path.p, b->keyakinan, e);
	}
	sb_release(&path);
	return bad ? -1 : 0;
}

/* It stands in every result, and in lists of ids with a semicolon between them. */
static int
check_id(const char *id, struct err *e)
{
	size_t n = strlen(id);
	bool sound = n <= ID_MAX;

	for (size_t i = 0; i < n && sound; i++)
		sound = (unsigned char)id[i] > ' ' && id[i] != 0x7f &&
		        !strchr(";,\"", id[i]);
	if (sound)
		return 0;
	return err_set(e, ERR_RULES,
	               "id: want a name of at most %d bytes, without blanks, commas, "
	               "semicolons and quotes",
	               ID_MAX);
}

static int
read_head(struct rules *r, struct err *e)
{
	const struct jsonnode *root = jsonin_root(r->doc);

	if (head_text(r, root, "", "id", true, &r->id, e) || check_id(r->id, e) ||
	    head_text(r, root, "", "judul", true, &r->title, e) ||
	    head_text(r, root, "", "hitung", true, &r->computes, e) ||
	    head_text(r, root, "", "turunan_dari", false, &r->base, e) ||
	    head_text(r, root, "", "bawaan", false, &r->bawaan, e) ||
	    read_days(r, e) != 0)
		return -1;
	return read_basis(r, e);
}

int
rules_load(struct rules **out, const char *id_or_path, struct err *e)
{
	struct rules *r = mem_alloc(sizeof *r);

	*out = NULL;
	r->arena = mem_alloc(sizeof *r->arena);
	r->chain = mem_alloc(sizeof *r->chain);
	if (rules_chain_load(r->chain, id_or_path, e) != 0) {
		rules_free(r);
		return -1;
	}
	r->doc = r->chain->at[r->chain->n - 1].doc;
	if (read_head(r, e) != 0) {
		rules_place(r, e);
		rules_free(r);
		return -1;
	}
	*out = r;
	return 0;
}

void
rules_free(struct rules *r)
{
	if (!r)
		return;
	rules_chain_release(r->chain);
	mem_free(r->chain);
	arena_release(r->arena);
	mem_free(r->arena);
	mem_free(r);
}

void
rules_place(const struct rules *r, struct err *e)
{
	rules_chain_place(r->chain, e);
}

int
rules_write(const struct rules *r, struct sb *out, struct err *e)
{
	return jsonin_write(r->doc, out) == 0 ? 0
	                                      : err_set(e, ERR_RULES, "out of memory");
}

/* The node at a path of keys with '.' between them. */
static const struct jsonnode *
walk(const struct jsonnode *n, const char *path)
{
	char key[64];

	while (n && *path) {
		size_t len = strcspn(path, ".");

		if (len >= sizeof key)
			return NULL;
		memcpy(key, path, len);
		key[len] = '\0';
		n = jsonin_get(n, key);
		path += len + (path[len] == '.');
	}
	return n;
}

struct listing {
	void (*each)(struct slice name, struct slice mark, void *arg);
	void *arg;
};

static int
list_table(struct slice name, const struct jsonnode *value, void *arg)
{
	const struct listing *l = arg;
	struct slice mark;

	if (jsonin_is_object(value) && jsonin_text(jsonin_get(value, "keyakinan"), &mark))
		l->each(name, mark, l->arg);
	return 0;
}

void
rules_tables(const struct rules *r,
             void (*each)(struct slice name, struct slice mark, void *arg), void *arg)
{
	struct listing l = {each, arg};

	(void)jsonin_members(jsonin_root(r->doc), list_table, &l);
}

bool
rules_has(const struct rules *r, const char *path)
{
	return walk(jsonin_root(r->doc), path) != NULL;
}

int
rules_table(const struct rules *r, const char *path, const struct jsonnode **table,
            const char **keyakinan, struct err *e)
{
	const struct jsonnode *n = walk(jsonin_root(r->doc), path);
	struct slice mark;

	if (!jsonin_is_object(n))
		return bad_cell(e, path, "", "the rule set lacks this table");
	if (!jsonin_text(jsonin_get(n, "keyakinan"), &mark))
		return bad_cell(e, path, "keyakinan", no_mark);
	if (check_mark(path, mark.p, e) != 0)
		return -1;
	*table = n;
	*keyakinan = mark.p; /* Jansson ends its texts with a NUL */
	return 0;
}

/* What stands in a cell; sub is the path from there to the value. */
struct cell {
	const struct jsonnode *n;
	const char *sub;
};

static const struct jsonnode *
member(const struct jsonnode *table, const char *key)
{
	const struct jsonnode *n = jsonin_get(table, key);

	return n ? n : walk(table, key); /* a key may have dots of its own */
}

static struct cell
cell_of(const struct jsonnode *table, const char *key)
{
	const struct jsonnode *n = member(table, key);

	return jsonin_is_object(n) ? (struct cell){jsonin_get(n, "nilai"), ".nilai"}
	                           : (struct cell){n, ""};
}

const char *
rules_cell_mark(const struct jsonnode *table, const char *key)
{
	const struct jsonnode *n = member(table, key);
	struct slice mark;

	return jsonin_text(jsonin_get(jsonin_is_object(n) ? n : table, "keyakinan"),
	                   &mark)
	               ? mark.p
	               : NULL;
}

bool
rules_cell_is(const struct jsonnode *table, const char *key, const char *word)
{
	struct slice s;

	return jsonin_text(cell_of(table, key).n, &s) && slice_eq(s, slice_of(word));
}

static int
bad_value(struct err *e, const char *path, const char *key, struct cell c,
          const char *want)
{
	return err_set(e, ERR_RULES, "%s.%s%s: %s", path, key, c.sub, want);
}

static int
known(const struct jsonnode *table, const char *path, const char *key, struct cell *c,
      struct err *e)
{
	const char *mark;
	struct sb own = {0};
	int status = 0;

	*c = cell_of(table, key);
	if (*c->sub) {
		mark = rules_cell_mark(table, key);
		sb_addf(&own, "%s%s%s", path, *path ? "." : "", key);
		status = mark ? check_mark(own.p, mark, e)
		              : bad_cell(e, own.p, "keyakinan", no_mark);
		sb_release(&own);
	}
	/* null and absent read alike: the figure is not known. */
	if (status == 0 && (!c->n || jsonin_is_null(c->n)))
		status = bad_value(e, path, key, *c,
		                   "this cell is unknown; the rule set cannot be used "
		                   "until it is filled in");
	return status;
}

int
rules_cell_code(const struct jsonnode *table, const char *path, const char *key,
                const struct schema_codes *codes, int *code, struct err *e)
{
	struct cell c;
	struct slice s;

	if (known(table, path, key, &c, e) != 0)
		return -1;
	if (!jsonin_text(c.n, &s) || (*code = schema_code(codes, s)) < 0)
		return err_set(e, ERR_RULES, "%s.%s%s: want a code of %s", path, key,
		               c.sub, codes->name);
	return 0;
}

int
rules_cell_int(const struct jsonnode *table, const char *path, const char *key,
               int64_t lo, int64_t hi, int64_t *v, struct err *e)
{
	struct cell c;

	if (known(table, path, key, &c, e) != 0)
		return -1;
	if (!jsonin_int(c.n, v) || *v < lo || *v > hi)
		return err_set(e, ERR_RULES,
		               "%s.%s%s: want a whole number from %lld to %lld", path,
		               key, c.sub, (long long)lo, (long long)hi);
	return 0;
}

int
rules_cell_decimal(const struct jsonnode *table, const char *path, const char *key,
                   int64_t *v, struct err *e)
{
	struct cell c;

	if (known(table, path, key, &c, e) != 0)
		return -1;
	if (!jsonin_decimal(c.n, v))
		return bad_value(e, path, key, c,
		                 "want a number with at most six decimals");
	return 0;
}

int
rules_cell_either(const struct jsonnode *table, const char *path, const char *key,
                  const char *first, const char *second, bool *is_second, struct err *e)
{
	struct cell c;

	if (known(table, path, key, &c, e) != 0)
		return -1;
	*is_second = rules_cell_is(table, key, second);
	if (*is_second || rules_cell_is(table, key, first))
		return 0;
	return err_set(e, ERR_RULES, "%s.%s%s: want %s or %s", path, key, c.sub, first,
	               second);
}
