#include "asn/rules_chain.h"

#include <string.h>

#include "asn/rules_data.h"
#include "base/mem.h"
#include "stream/input.h"
#include "stream/jsonplace.h"

#define BASE "dasar_aturan"

/* Two objects, one to be laid over the other. */
struct pair {
	const struct jsonnode *under, *over;
	const char *path;
};

struct overlay {
	struct pair *pairs; /* still to be seen to, the last first */
	size_t n, cap;
	struct pair now;
	struct arena paths;
	const char *base; /* id of the set below */
	struct err *e;
};

void
rules_chain_release(struct rules_chain *c)
{
	for (size_t i = 0; i < c->n; i++) {
		jsonin_doc_free(c->at[i].doc);
		sb_release(&c->at[i].name);
		sb_release(&c->at[i].held);
	}
	c->n = 0;
}

static struct slice
path_of(const struct err *e)
{
	const char *end = strstr(e->text, ": ");

	return (struct slice){e->text, end ? (size_t)(end - e->text) : 0};
}

/* Says that the fault is in source i. */
static int
blame(const struct rules_chain *c, size_t i, size_t line, struct err *e)
{
	const struct rules_source *s = &c->at[i];
	struct err was = *e;

	if (i > 0 && !s->shipped && was.column)
		err_set(e, ERR_RULES, "%s:%zu:%zu: %s", s->name.p, line, was.column,
		        was.text);
	else if (i > 0 && !s->shipped && line)
		err_set(e, ERR_RULES, "%s:%zu: %s", s->name.p, line, was.text);
	else if (i > 0)
		err_set(e, ERR_RULES, "%s: %s", s->name.p, was.text);
	if (i > 0)
		line = jsonplace_find(c->at[0].text, SLICE(BASE)).line;
	e->kind = ERR_RULES;
	e->line = c->at[0].shipped ? 0 : line;
	return -1;
}

static int
blame_path(const struct rules_chain *c, size_t i, struct err *e)
{
	return blame(c, i, jsonplace_find(c->at[i].text, path_of(e)).line, e);
}

void
rules_chain_place(const struct rules_chain *c, struct err *e)
{
	struct jsonplace best = {0, 0};
	size_t source = 0;

	if (e->kind != ERR_RULES || e->line)
		return;
	for (size_t i = 0; i < c->n; i++) {
		struct jsonplace p = jsonplace_find(c->at[i].text, path_of(e));

		if (p.found > best.found) {
			best = p;
			source = i;
		}
	}
	(void)blame(c, source, best.line, e);
}

static bool
is_path(const char *name)
{
	size_t n = strlen(name);

	return strchr(name, '/') || (n > 5 && strcmp(name + n - 5, ".json") == 0);
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
read_text(struct rules_source *s, struct err *e)
{
	s->shipped = !is_path(s->name.p);
	if (s->shipped) {
		s->text = shipped_text(s->name.p);
		if (s->text.p)
			return 0;
		return err_set(e, ERR_RULES,
		               "no such rule set is shipped; name a shipped one, or a "
		               "file by a path with / or .json in it");
	}
	if (input_whole(s->name.p, &s->held, e) != 0) {
		e->kind = ERR_RULES;
		return -1;
	}
	s->text = sb_slice(&s->held);
	return 0;
}

/* The source that name names in source i - 1; a path is meant from that file's folder. */
static int
read_source(struct rules_chain *c, size_t i, const char *name, struct err *e)
{
	struct rules_source *s = &c->at[i];
	const char *from = i > 0 ? c->at[i - 1].name.p : "", *slash;
	struct err was;

	*s = (struct rules_source){0};
	c->n = i + 1;
	slash = is_path(name) && *name != '/' ? strrchr(from, '/') : NULL;
	if (slash)
		sb_add(&s->name, (struct slice){from, (size_t)(slash - from) + 1});
	sb_adds(&s->name, name);
	sb_reserve(&s->name, 1)[0] = '\0';
	if (read_text(s, e) != 0) {
		if (i == 0)
			return -1;
		was = *e;
		err_set(e, ERR_RULES, BASE ": %s: %s", s->name.p, was.text);
		return blame_path(c, i - 1, e);
	}
	if (jsonin_doc(&s->doc, s->text, e) != 0)
		return blame(c, i, e->line, e);
	if (jsonin_is_object(jsonin_root(s->doc)))
		return 0;
	err_set(e, ERR_RULES, "a rule set must be one JSON object");
	return blame(c, i, 0, e);
}

static bool
id_of(const struct rules_source *s, struct slice *id)
{
	return jsonin_text(jsonin_get(jsonin_root(s->doc), "id"), id) && id->n > 0;
}

/* The id of source i must be its own, so that results tell by which set they were made;
   so no chain comes back to where it was. */
static int
check_id(const struct rules_chain *c, size_t i, struct err *e)
{
	struct slice id, other;

	if (!id_of(&c->at[i], &id)) {
		err_set(e, ERR_RULES, "id: want a text");
		return blame_path(c, i, e);
	}
	for (size_t k = 0; k < i; k++) {
		if (!id_of(&c->at[k], &other) || !slice_eq(id, other))
			continue;
		err_set(e, ERR_RULES,
		        "id: %.*s is also that of a set it rests on; give it one of its "
		        "own, and let no set rest on itself",
		        (int)id.n, id.p);
		return blame_path(c, k, e);
	}
	return 0;
}

static int
lay_member(struct slice key, const struct jsonnode *value, void *arg)
{
	struct overlay *o = arg;
	const struct jsonnode *under = jsonin_get(o->now.under, key.p);
	bool merge = jsonin_is_object(under) && jsonin_is_object(value);
	struct sb path = {0};

	if (!*o->now.path && slice_eq(key, SLICE(BASE)))
		return 0;
	if (merge && jsonin_get(under, "keyakinan") && !jsonin_get(value, "keyakinan"))
		return err_set(o->e, ERR_RULES,
		               "%s%s%s.keyakinan: state how well the changed figures are "
		               "established; they do not inherit the mark of %s",
		               o->now.path, *o->now.path ? "." : "", key.p, o->base);
	/* A cell is one thing: a remark on the old figure does not go with the new. */
	if (!merge || jsonin_get(value, "nilai")) {
		if (jsonin_set(o->now.under, key.p, value) != 0)
			return err_set(o->e, ERR_RULES, "out of memory");
		return 0;
	}
	if (o->n == o->cap) {
		o->cap = mem_grown(o->cap, o->n + 1);
		o->pairs = mem_resize(o->pairs, o->cap, sizeof(*o->pairs));
	}
	sb_addf(&path, "%s%s%s", o->now.path, *o->now.path ? "." : "", key.p);
	o->pairs[o->n++] =
		(struct pair){under, value, arena_copy(&o->paths, sb_slice(&path))};
	sb_release(&path);
	return 0;
}

/* Lays source i over what those behind it have come to. */
static int
lay(struct rules_chain *c, size_t i, struct err *e)
{
	const struct jsonnode *root = jsonin_root(c->at[c->n - 1].doc);
	const struct jsonnode *id = jsonin_get(root, "id");
	struct overlay o = {.e = e};
	struct slice base = SLICE("");
	int status = 0;

	(void)jsonin_text(id, &base);
	o.base = arena_copy(&o.paths, base);
	o.now = (struct pair){root, jsonin_root(c->at[i].doc), ""};
	if (jsonin_set(root, "turunan_dari", id) != 0)
		status = err_set(e, ERR_RULES, "out of memory");
	while (status == 0) {
		status = jsonin_members(o.now.over, lay_member, &o);
		if (o.n == 0)
			break;
		o.now = o.pairs[--o.n];
	}
	mem_free(o.pairs);
	arena_release(&o.paths);
	return status == 0 ? 0 : blame_path(c, i, e);
}

/* The name of what source i rests on, or NULL. */
static int
base_of(const struct rules_chain *c, size_t i, const char **name, struct err *e)
{
	const struct jsonnode *n = jsonin_get(jsonin_root(c->at[i].doc), BASE);
	struct slice s = {"", 0};

	*name = NULL;
	if (!n)
		return 0;
	if (!jsonin_text(n, &s) || s.n == 0) {
		err_set(e, ERR_RULES,
		        BASE ": want the id of a shipped rule set, or a path");
		return blame_path(c, i, e);
	}
	if (i + 1 == RULES_CHAIN_MAX) {
		err_set(e, ERR_RULES, BASE ": more than %d sets rest on each other",
		        RULES_CHAIN_MAX);
		return blame_path(c, i, e);
	}
	*name = s.p; /* Jansson ends its texts with a NUL */
	return check_id(c, i, e);
}

int
rules_chain_load(struct rules_chain *c, const char *id_or_path, struct err *e)
{
	const char *name = id_or_path;

	c->n = 0;
	for (size_t i = 0; name; i++)
		if (read_source(c, i, name, e) != 0 || base_of(c, i, &name, e) != 0)
			return -1;
	if (c->n > 1 && check_id(c, c->n - 1, e) != 0)
		return -1;
	for (size_t i = c->n - 1; i-- > 0;)
		if (lay(c, i, e) != 0)
			return -1;
	return 0;
}
