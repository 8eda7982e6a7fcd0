#include "import/preview.h"

void
preview_add(struct preview *p, const struct csvrow *row)
{
	struct slice *cells;

	if (p->n == PREVIEW_ROWS)
		return;
	if (p->n == p->cap) {
		p->cap = mem_grown(p->cap, p->n + 1);
		p->rows = mem_resize(p->rows, p->cap, sizeof *p->rows);
	}
	cells = arena_alloc(&p->text, row->n * sizeof *cells);
	for (size_t i = 0; i < row->n; i++)
		cells[i] = (struct slice){arena_copy(&p->text, row->f[i]), row->f[i].n};
	p->rows[p->n] = *row;
	p->rows[p->n].f = cells;
	p->rows[p->n].kinds = NULL;
	p->rows[p->n].raw = (struct slice){"", 0};
	p->n++;
}

static const char *
name_of(char delimiter)
{
	switch (delimiter) {
	case ',':
		return "comma";
	case ';':
		return "semicolon";
	case '\t':
		return "tab";
	case '|':
		return "pipe";
	default:
		return "that character";
	}
}

void
preview_csv(struct preview *p, const struct input *held, char delimiter)
{
	struct input in = *held;
	struct csvin *csv;
	struct csvrow row;
	struct err ignored;
	int r;

	/* Only a look: what is not held will not be fetched. */
	in.eof = true;
	p->what = name_of(delimiter);
	csv = csvin_new(&in, delimiter, true);
	while (p->n < PREVIEW_ROWS && (r = csvin_next(csv, &row, &ignored)) > 0) {
		if (!row.ended && !held->eof)
			break;
		if (r == 1)
			preview_add(p, &row);
	}
	csvin_free(csv);
}

bool
preview_is(const struct preview *a, const struct preview *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		if (a->rows[i].n != b->rows[i].n)
			return false;
		for (size_t k = 0; k < a->rows[i].n; k++)
			if (!slice_eq(a->rows[i].f[k], b->rows[i].f[k]))
				return false;
	}
	return true;
}

void
preview_release(struct preview *p)
{
	mem_free(p->rows);
	arena_release(&p->text);
	memset(p, 0, sizeof *p);
}
