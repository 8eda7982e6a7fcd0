#include "asn/tree.h"

#include "asn/records.h"
#include "base/mem.h"

/* Marks in tree_unit.level. */
#define LEVEL_NONE 0          /* not yet known, or no unit */
#define LEVEL_OPEN UINT32_MAX /* on the way up that is being walked */

#define SEVERAL UINT32_MAX

struct tree_unit {
	uint32_t parent; /* 0 none */
	uint32_t level;
	uint32_t at; /* once settled: where it belongs; 0: not asked for yet */
	bool known;  /* has a record, or is the parent of one that has */
	bool listed; /* has a record */
	bool ganda;
};

void
tree_release(struct tree *t)
{
	mem_free(t->units);
	mem_free(t->named);
	strtab_release(&t->names);
	*t = (struct tree){0};
}

/* Room for all numbers below n. */
static void
reach(struct tree *t, uint32_t n)
{
	if (n > t->cap) {
		t->cap = (uint32_t)mem_grown(t->cap, n);
		t->units = mem_resize(t->units, t->cap, sizeof(*t->units));
	}
	for (; t->n < n; t->n++)
		t->units[t->n] = (struct tree_unit){0};
}

static void
note(struct tree *t, int kind, const char *file, size_t line)
{
	struct tree_finding *f = &t->found[kind];

	if (f->n++ == 0) {
		f->file = file;
		f->line = line;
	}
}

static void
put_name(struct tree *t, struct slice name, uint32_t unit)
{
	uint32_t number = strtab_put(&t->names, name), had = t->named_cap;

	if (number >= had) {
		t->named_cap = (uint32_t)mem_grown(had, (size_t)number + 1);
		t->named = mem_resize(t->named, t->named_cap, sizeof(*t->named));
		for (uint32_t i = had; i < t->named_cap; i++)
			t->named[i] = 0;
	}
	if (t->named[number] != unit)
		t->named[number] = t->named[number] == 0 ? unit : SEVERAL;
}

void
tree_put(struct tree *t, struct strtab *ids, const struct record *unit, const char *file)
{
	uint32_t id = strtab_put(ids, unit->f[UNIT_ID].s);
	uint32_t parent = strtab_put(ids, unit->f[UNIT_INDUK].s);
	struct tree_unit *u;

	t->any = true;
	reach(t, (id > parent ? id : parent) + 1);
	put_name(t, unit->f[UNIT_NAMA].s, id);
	u = &t->units[id];
	if (u->listed && u->parent != parent) {
		if (!u->ganda)
			note(t, TREE_FIND_GANDA, file, unit->line);
		u->ganda = true;
		if (slice_cmp(strtab_text(ids, u->parent), unit->f[UNIT_INDUK].s) < 0)
			parent = u->parent;
	}
	u->known = u->listed = true;
	u->parent = parent;
	if (parent)
		t->units[parent].known = true;
}

/* Levels from the top down along the way from unit upwards; way has room for all. */
static void
walk(struct tree *t, uint32_t unit, uint32_t *way, unsigned level)
{
	struct tree_unit *units = t->units;
	uint32_t n = 0;

	for (; unit && units[unit].level == LEVEL_NONE; unit = units[unit].parent) {
		units[unit].level = LEVEL_OPEN;
		way[n++] = unit;
	}
	if (unit && units[unit].level == LEVEL_OPEN) {
		/* A loop: everything on it is by itself. */
		uint32_t last;

		do {
			last = way[--n];
			units[last].level = 1;
			units[last].at = last;
			note(t, TREE_FIND_PUTARAN, NULL, 0);
		} while (last != unit);
	}
	while (n-- > 0) {
		struct tree_unit *u = &units[way[n]];

		u->level = u->parent ? units[u->parent].level + 1 : 1;
		u->at = u->level <= level ? way[n] : units[u->parent].at;
	}
}

void
tree_settle(struct tree *t, const struct strtab *ids, unsigned level)
{
	uint32_t *way;

	reach(t, ids->n);
	way = mem_array(t->n, sizeof(*way));
	for (uint32_t i = 1; i < t->n; i++)
		if (t->units[i].known)
			walk(t, i, way, level);
	mem_free(way);
}

uint32_t
tree_unit(const struct tree *t, const struct strtab *ids, uint32_t unit)
{
	uint32_t name;

	if (unit == 0 || t->units[unit].known)
		return unit;
	name = strtab_find(&t->names, strtab_text(ids, unit));
	return name != KEYTAB_NONE && t->named[name] != SEVERAL ? t->named[name] : unit;
}

uint32_t
tree_at(struct tree *t, const struct strtab *ids, uint32_t unit)
{
	struct tree_unit *u;
	uint32_t same;

	if (unit == 0)
		return 0;
	u = &t->units[unit];
	if (u->at)
		return u->at;
	same = tree_unit(t, ids, unit);
	u->at = same == unit ? unit : t->units[same].at;
	if (same == unit)
		note(t, TREE_FIND_ASING, NULL, 0);
	return u->at;
}
