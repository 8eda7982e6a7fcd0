#include "stream/xlsxbook.h"

#include <string.h>
#include <strings.h>

#include "base/sb.h"
#include "stream/xlsxml.h"

#define BOOK_MAX ((uint64_t)8 << 20)
#define RELATIONS_MAX ((uint64_t)1 << 20) /* each is looked for among all */

struct relation {
	const char *id, *target; /* of a part within the workbook */
	const char *type;        /* its last word: worksheet, styles */
	struct relation *next;
};

struct relations {
	struct arena *arena;
	const char *of; /* the part whose relations these are */
	struct relation *first;
};

static const char *
last_word(const char *s)
{
	const char *slash = strrchr(s, '/');

	return slash ? slash + 1 : s;
}

/* a/b/ becomes a/ */
static void
up(struct sb *path)
{
	if (path->n > 0)
		path->n--;
	while (path->n > 0 && path->p[path->n - 1] != '/')
		path->n--;
}

/* Name of the part that target, as the part of writes it, means: no slash in front, no
   . and .. within. */
static const char *
resolve(struct arena *arena, const char *of, const char *target)
{
	size_t base = target[0] == '/' ? 0 : (size_t)(last_word(of) - of);
	struct sb path = {0};
	const char *name;

	sb_add(&path, (struct slice){of, base});
	while (*target) {
		size_t n = strcspn(target, "/");

		if (n == 2 && memcmp(target, "..", 2) == 0) {
			up(&path);
		} else if (n > 0 && !(n == 1 && target[0] == '.')) {
			sb_add(&path, (struct slice){target, n});
			if (target[n])
				sb_addc(&path, '/');
		}
		target += n + (target[n] == '/');
	}
	name = arena_copy(arena, sb_slice(&path));
	sb_release(&path);
	return name;
}

static void
on_relation(void *arg, int depth, const char *name, const char **attrs)
{
	struct relations *r = arg;
	const char *id, *type, *target, *mode;
	struct relation *x;

	if (depth != 2 || strcmp(name, "Relationship") != 0)
		return;
	id = xlsxml_attr(attrs, "Id");
	type = xlsxml_attr(attrs, "Type");
	target = xlsxml_attr(attrs, "Target");
	mode = xlsxml_attr(attrs, "TargetMode");
	if (!id || !type || !target || (mode && strcmp(mode, "External") == 0))
		return;
	x = arena_alloc(r->arena, sizeof *x);
	x->id = arena_copy(r->arena, slice_of(id));
	x->type = arena_copy(r->arena, slice_of(last_word(type)));
	x->target = resolve(r->arena, r->of, target);
	x->next = r->first;
	r->first = x;
}

/* Relations of the part r->of: "" for the workbook as a whole. */
static int
read_relations(struct relations *r, struct xlsxzip *z, struct err *e)
{
	static const struct xlsxml_calls calls = {on_relation, NULL, NULL};
	const char *name = last_word(r->of);
	struct sb part = {0};
	int got;

	sb_add(&part, (struct slice){r->of, (size_t)(name - r->of)});
	sb_addf(&part, "_rels/%s.rels", name);
	got = xlsxml_whole(z, part.p, RELATIONS_MAX, &calls, r, e);
	sb_release(&part);
	return got;
}

static const struct relation *
by_type(const struct relations *r, const char *type)
{
	const struct relation *x = r->first;

	while (x && strcmp(x->type, type) != 0)
		x = x->next;
	return x;
}

static const struct relation *
by_id(const struct relations *r, const char *id)
{
	const struct relation *x = r->first;

	while (x && strcmp(x->id, id) != 0)
		x = x->next;
	return x;
}

struct reading {
	struct xlsxbook *b;
	const struct relations *relations;
	bool workbook, sheets; /* the root is one; within <sheets> */
};

static bool
is_true(const char *s)
{
	return s && (strcmp(s, "1") == 0 || strcmp(s, "true") == 0);
}

static void
on_sheet(struct reading *r, const char **attrs)
{
	const char *name = xlsxml_attr(attrs, "name"), *id = xlsxml_attr(attrs, "id");
	const char *state = xlsxml_attr(attrs, "state");
	const struct relation *x = id ? by_id(r->relations, id) : NULL;
	struct xlsxbook *b = r->b;

	if (b->n == b->cap) {
		b->cap = mem_grown(b->cap, b->n + 1);
		b->sheets = mem_resize(b->sheets, b->cap, sizeof *b->sheets);
	}
	b->sheets[b->n++] = (struct xlsxbook_sheet){
		.name = arena_copy(&b->arena, slice_of(name ? name : "")),
		.part = x && strcmp(x->type, "worksheet") == 0 ? x->target : NULL,
		.hidden = state && strcmp(state, "visible") != 0,
	};
}

static void
on_book(void *arg, int depth, const char *name, const char **attrs)
{
	struct reading *r = arg;

	if (depth == 1) {
		r->workbook = strcmp(name, "workbook") == 0;
	} else if (depth == 2) {
		r->sheets = strcmp(name, "sheets") == 0;
		if (strcmp(name, "workbookPr") == 0)
			r->b->from_1904 = is_true(xlsxml_attr(attrs, "date1904"));
	} else if (depth == 3 && r->sheets && strcmp(name, "sheet") == 0) {
		on_sheet(r, attrs);
	}
}

static int
no_workbook(const struct xlsxzip *z, struct err *e)
{
	if (xlsxzip_has(z, "content.xml"))
		return err_set(e, ERR_INPUT,
		               "the file is an OpenDocument (.ods) workbook; save it as "
		               ".xlsx or CSV UTF-8");
	if (xlsxzip_has(z, "xl/workbook.bin"))
		return err_set(e, ERR_INPUT,
		               "the file is a binary workbook (.xlsb); save it as .xlsx");
	return err_set(e, ERR_INPUT,
	               "the file is a zip archive, but no workbook; unpack it first");
}

static int
read_book(struct xlsxbook *b, struct xlsxzip *z, struct err *e)
{
	static const struct xlsxml_calls calls = {on_book, NULL, NULL};
	struct relations package = {.arena = &b->arena, .of = ""};
	struct relations book = {.arena = &b->arena};
	struct reading r = {.b = b, .relations = &book};
	const struct relation *x;

	if (!xlsxzip_has(z, "_rels/.rels"))
		return no_workbook(z, e);
	if (read_relations(&package, z, e) != 0)
		return -1;
	x = by_type(&package, "officeDocument");
	if (!x ||
	    strcasecmp(x->target + strlen(x->target) - (strlen(x->target) >= 4 ? 4 : 0),
	               ".bin") == 0)
		return no_workbook(z, e);
	book.of = x->target;
	if (read_relations(&book, z, e) != 0 ||
	    xlsxml_whole(z, book.of, BOOK_MAX, &calls, &r, e) != 0)
		return -1;
	if (!r.workbook)
		return no_workbook(z, e);
	x = by_type(&book, "sharedStrings");
	b->strings = x ? x->target : NULL;
	x = by_type(&book, "styles");
	b->styles = x ? x->target : NULL;
	return 0;
}

int
xlsxbook_read(struct xlsxbook *b, struct xlsxzip *z, struct err *e)
{
	int r = read_book(b, z, e);

	if (r != 0)
		xlsxbook_release(b);
	return r;
}

void
xlsxbook_release(struct xlsxbook *b)
{
	mem_free(b->sheets);
	arena_release(&b->arena);
	*b = (struct xlsxbook){0};
}

/* Names of the visible sheets, as many as fit a message. */
static void
list(const struct xlsxbook *b, struct sb *names)
{
	size_t left = 0;

	for (size_t i = 0; i < b->n; i++) {
		if (b->sheets[i].hidden)
			continue;
		if (left > 0 || names->n + strlen(b->sheets[i].name) > 160)
			left++;
		else
			sb_addf(names, "%s\"%s\"", names->n > 0 ? ", " : "",
			        b->sheets[i].name);
	}
	if (left > 0)
		sb_addf(names, " and %zu more", left);
	if (names->n == 0)
		sb_adds(names, "none that is visible");
}

static const struct xlsxbook_sheet *
named(const struct xlsxbook *b, const char *want)
{
	uint32_t number;

	for (size_t i = 0; i < b->n; i++)
		if (strcmp(b->sheets[i].name, want) == 0)
			return &b->sheets[i];
	for (size_t i = 0; i < b->n; i++)
		if (strcasecmp(b->sheets[i].name, want) == 0)
			return &b->sheets[i];
	if (!xlsxml_number(want, &number))
		return NULL;
	for (size_t i = 0; i < b->n; i++)
		if (!b->sheets[i].hidden && --number == 0)
			return &b->sheets[i];
	return NULL;
}

const struct xlsxbook_sheet *
xlsxbook_sheet(const struct xlsxbook *b, const char *want, struct err *e)
{
	const struct xlsxbook_sheet *found = NULL;
	struct sb names = {0};
	size_t n = 0;

	if (want) {
		found = named(b, want);
	} else {
		for (size_t i = 0; i < b->n; i++)
			if (!b->sheets[i].hidden && b->sheets[i].part) {
				found = &b->sheets[i];
				n++;
			}
	}
	if (found && found->part && n <= 1)
		return found;
	list(b, &names);
	if (found && !found->part)
		err_set(e, ERR_USAGE,
		        "the sheet \"%.60s\" is a chart, not a table; there are: %s",
		        found->name, names.p);
	else if (want)
		err_set(e, ERR_USAGE, "there is no sheet \"%.60s\"; there are: %s", want,
		        names.p);
	else
		err_set(e, ERR_INPUT,
		        "say which sheet is wanted with --sheet; there are: %s", names.p);
	sb_release(&names);
	return NULL;
}
