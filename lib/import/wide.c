#include "import/wide.h"

static struct wide_column
make(struct wide *w, const struct map_pattern *p, size_t column,
     const struct slice groups[PATTERN_GROUPS])
{
	size_t n = pattern_groups(p->pattern);
	struct wide_fill *fills = arena_alloc(&w->text, n * sizeof *fills);
	struct wide_column made = {column, p->fill, fills, 0};

	for (size_t i = 0; i < n; i++)
		if (groups[i].n)
			fills[made.n++] = (struct wide_fill){p->groups[i], groups[i]};
	return made;
}

/* The column by the pattern that matches it; by more than one it is an error. */
static int
add(struct wide *w, const struct map *m, const struct header *h, size_t column,
    bool *matched, struct err *e)
{
	struct slice groups[PATTERN_GROUPS];
	size_t found = m->n_patterns;

	for (size_t k = 0; k < m->n_patterns; k++) {
		int r = map_match(m, k, h->names[column], groups, e);

		if (r < 0)
			return -1;
		if (r == 0)
			continue;
		matched[k] = true;
		if (found < m->n_patterns) {
			err_set(e, ERR_RULES,
			        "%s[%zu].pola and %s[%zu].pola both match column %zu",
			        m->wide->name, found, m->wide->name, k, column + 1);
			return err_value(e, h->names[column], 1);
		}
		found = k;
		w->columns[w->n] = make(w, &m->patterns[k], column, groups);
	}
	w->n++;
	return 0;
}

int
wide_open(struct wide **out, const struct map *m, const struct header *h, struct err *e)
{
	struct wide *w;
	bool *matched;
	int r = 0;

	*out = NULL;
	if (m->n_patterns == 0)
		return 0;
	w = mem_alloc(sizeof *w);
	w->columns = mem_array(h->columns, sizeof *w->columns);
	matched = mem_array(m->n_patterns, sizeof *matched);
	for (size_t i = 0; i < h->columns && r == 0; i++)
		if (h->field[i] == COLUMNS_WIDE)
			r = add(w, m, h, i, matched, e);
	for (size_t k = 0; k < m->n_patterns && r == 0; k++)
		if (!matched[k])
			r = err_set(e, ERR_RULES,
			            "%s[%zu].pola: matches the name of no column",
			            m->wide->name, k);
	if (r != 0)
		e->line = h->line;
	mem_free(matched);
	if (r == 0)
		*out = w;
	else
		wide_close(w);
	return r;
}

void
wide_close(struct wide *w)
{
	if (!w)
		return;
	mem_free(w->columns);
	arena_release(&w->text);
	mem_free(w);
}
