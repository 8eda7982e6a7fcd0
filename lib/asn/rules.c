#include "asn/rules.h"

#include <string.h>

#include "asn/period.h"
#include "asn/rules_data.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/sb.h"
#include "stream/input.h"

static const char *const marks[] = {"teks", "sekunder", "praktik", "ingatan",
                                    "kebijakan"};

const char *const *
rules_shipped(void)
{
	static const char *ids[64];

	for (size_t i = 0; rules_data[i].n && i + 1 < sizeof ids / sizeof *ids; i++)
		ids[i] = rules_data[i].id;
	return ids;
}

/* The text of a shipped set, or an empty one. */
static struct slice
shipped_text(const char *id)
{
	for (size_t i = 0; rules_data[i].n; i++)
		if (strcmp(rules_data[i].id, id) == 0)
			return (struct slice){(const char *)rules_data[i].text,
			                      rules_data[i].n};
	return (struct slice){NULL, 0};
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

static int
read_head(struct rules *r, struct err *e)
{
	const struct jsonnode *root = jsonin_root(r->doc);

	if (!jsonin_is_object(root))
		return err_set(e, ERR_RULES, "a rule set must be one JSON object");
	if (head_text(r, root, "", "id", true, &r->id, e) ||
	    head_text(r, root, "", "judul", true, &r->title, e) ||
	    head_text(r, root, "", "hitung", true, &r->computes, e) ||
	    read_days(r, e) != 0)
		return -1;
	return read_basis(r, e);
}

int
rules_load(struct rules **out, const char *id_or_path, struct err *e)
{
	size_t n = strlen(id_or_path);
	bool path = strchr(id_or_path, '/') ||
	            (n > 5 && strcmp(id_or_path + n - 5, ".json") == 0);
	struct slice text = path ? (struct slice){NULL, 0} : shipped_text(id_or_path);
	struct rules *r = mem_alloc(sizeof *r);
	struct sb file = {0};

	*out = NULL;
	r->arena = mem_alloc(sizeof *r->arena);
	if (path && input_whole(id_or_path, &file, e) != 0) {
		e->kind = ERR_RULES;
		goto fail;
	}
	if (path)
		text = sb_slice(&file);
	else if (!text.p) {
		err_set(e, ERR_RULES,
		        "no such rule set is shipped; name a shipped one, or a file by "
		        "a path with / or .json in it");
		goto fail;
	}
	if (jsonin_doc(&r->doc, text, e) != 0 || read_head(r, e) != 0)
		goto fail;
	sb_release(&file);
	*out = r;
	return 0;
fail:
	sb_release(&file);
	rules_free(r);
	return -1;
}

void
rules_free(struct rules *r)
{
	if (!r)
		return;
	jsonin_doc_free(r->doc);
	arena_release(r->arena);
	mem_free(r->arena);
	mem_free(r);
}

int
rules_in_force(const struct rules *r, int64_t period, struct err *e)
{
	char name[PERIOD_BUF], from[DATE_BUF] = "...", to[DATE_BUF] = "...";

	if ((r->from == DATE_NONE || r->from <= period_first_day(period)) &&
	    (r->to == DATE_NONE || period_last_day(period) <= r->to))
		return 0;
	period_format(name, period);
	if (r->from != DATE_NONE)
		date_format(from, r->from);
	if (r->to != DATE_NONE)
		date_format(to, r->to);
	return err_set(e, ERR_RULES,
	               "%s (%s to %s) is not in force in the whole of %s; name a rule "
	               "set with -r to use it whatever its dates",
	               r->id, from, to, name);
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
		return bad_cell(e, path, "keyakinan", "every table must carry its mark");
	if (check_mark(path, mark.p, e) != 0)
		return -1;
	*table = n;
	*keyakinan = mark.p; /* Jansson ends its texts with a NUL */
	return 0;
}

static int
known(const struct jsonnode *table, const char *path, const char *key,
      const struct jsonnode **n, struct err *e)
{
	/* null and absent read alike: the figure is not known. */
	*n = walk(table, key);
	if (!*n || jsonin_is_null(*n))
		return bad_cell(e, path, key,
		                "this cell is unknown; the rule set cannot be used "
		                "until it is filled in");
	return 0;
}

int
rules_cell_code(const struct jsonnode *table, const char *path, const char *key,
                const struct schema_codes *codes, int *code, struct err *e)
{
	const struct jsonnode *n;
	struct slice s;

	if (known(table, path, key, &n, e) != 0)
		return -1;
	if (!jsonin_text(n, &s) || (*code = schema_code(codes, s)) < 0)
		return err_set(e, ERR_RULES, "%s.%s: want a code of %s", path, key,
		               codes->name);
	return 0;
}

int
rules_cell_int(const struct jsonnode *table, const char *path, const char *key,
               int64_t lo, int64_t hi, int64_t *v, struct err *e)
{
	const struct jsonnode *n;

	if (known(table, path, key, &n, e) != 0)
		return -1;
	if (!jsonin_int(n, v) || *v < lo || *v > hi)
		return err_set(e, ERR_RULES,
		               "%s.%s: want a whole number from %lld to %lld", path, key,
		               (long long)lo, (long long)hi);
	return 0;
}

int
rules_cell_decimal(const struct jsonnode *table, const char *path, const char *key,
                   int64_t *v, struct err *e)
{
	const struct jsonnode *n;

	if (known(table, path, key, &n, e) != 0)
		return -1;
	if (!jsonin_decimal(n, v))
		return bad_cell(e, path, key, "want a number with at most six decimals");
	return 0;
}
