#include "cli/account.h"

#include "base/sb.h"
#include "cli/diag.h"
#include "cli/progress.h"

/* Whether it was told. */
static bool
unused(const struct header *h, const char *file, size_t column)
{
	const char *nearest = header_nearest(h, column);
	struct err e;

	/* The name of a column may be somebody's: shown like any other value. */
	err_set(&e, ERR_INPUT, " ");
	err_value(&e, h->names[column], 1);
	if (nearest)
		diag_note("%s:%zu: column \"%s\" is not used; is it %s? then say it "
		          "with --map",
		          file, h->line, e.value, nearest);
	else if (diag_is_verbose())
		diag_note("%s:%zu: column \"%s\" is not used", file, h->line, e.value);
	return nearest || diag_is_verbose();
}

/* Rows above the header that have several cells: titles, or a table nobody knows. */
static size_t
rows_above(const struct foreign *f)
{
	const struct header *h = foreign_header(f);
	const struct preview *p;
	size_t n, found = 0;

	p = table_previews(foreign_table(f), &n) + h->preview;
	for (size_t i = 0; i < p->n && p->rows[i].line < h->line; i++) {
		size_t filled = 0;

		for (size_t k = 0; k < p->rows[i].n; k++)
			filled += p->rows[i].f[k].n > 0;
		found += filled > 1 && !header_is_comment(&p->rows[i]);
	}
	return found;
}

static bool
has_name(const struct header *h, struct slice name)
{
	for (size_t i = 0; i < h->columns; i++)
		if (slice_eq(h->names[i], name))
			return true;
	return false;
}

/* A slip of the pen in a map would leave a field empty in silence. */
static void
missed(const struct header *h, const struct map *m, const char *file)
{
	for (size_t i = 0; i < m->columns.n; i++) {
		const struct map_entry *entry = &m->columns.entries[i];
		struct err e;

		if (entry->position || entry->field.n == 0 || has_name(h, entry->from))
			continue;
		err_set(&e, ERR_INPUT, " ");
		err_value(&e, entry->from, 1);
		diag_note("%s:%zu: there is no column \"%s\", which the map names", file,
		          h->line, e.value);
	}
}

void
account_header(const struct import *im, const struct map *m, const char *file)
{
	const struct foreign *f = import_foreign(im);
	const struct header *h = f ? foreign_header(f) : NULL;
	size_t n = 0;

	if (!h)
		return;
	if (h->end > h->line)
		diag_note("%s:%zu: the header goes over two rows", file, h->line);
	if ((n = rows_above(f)) > 0)
		diag_note("%s:%zu: the header is here; %zu %s several cells and %s not "
		          "read",
		          file, h->line, n,
		          n == 1 ? "row above it has" : "rows above it have",
		          n == 1 ? "is" : "are");
	missed(h, m, file);
	n = 0;
	for (size_t i = 0; header_unused(h, &i); i++)
		n += !unused(h, file, i);
	if (n)
		diag_note("%s:%zu: %zu %s)", file, h->line, n,
		          n == 1 ? "column is not used (-v names it"
		                 : "columns are not used (-v names them");
}

static void
skipped(const struct import *im, const struct verdict *v, const char *file)
{
	switch (v->skip) {
	case SKIP_HEADER:
		if (foreign_header(import_foreign(im))->line == v->line)
			diag_note("%s:%zu: another table begins here: %s", file, v->line,
			          foreign_header(import_foreign(im))->type->name);
		else
			diag_note("%s:%zu: the header once more; skipped", file, v->line);
		break;
	case SKIP_FOOTER:
		diag_note(
			"%s:%zu: a total or a remark under the table, no record; skipped",
			file, v->line);
		break;
	case SKIP_BLANK:
	case SKIP_DUPLICATE: /* one sum at the end */
	case SKIP_N:
		break;
	}
}

void
account_row(struct account *a, const struct import *im, int verdict,
            const struct verdict *v, const char *file)
{
	a->n.read++;
	a->bytes += v->raw.n;
	progress_rows(a->n.read, a->bytes);
	a->n.accepted += verdict == VERDICT_ROW;
	a->n.rejected += verdict == VERDICT_BAD;
	if (verdict != VERDICT_SKIP)
		return;
	a->n.skipped++;
	a->skipped[v->skip]++;
	skipped(im, v, file);
}

static void
cleaned(const struct foreign *f, const char *file)
{
	const struct convert_tally *t = foreign_tally(f);
	char styles[CONVERT_MIXED_ROOM];

	for (int i = 0; i < CONVERT_DEEDS; i++)
		if (t->n[i])
			diag_note("%s: %llu %s: %s", file, (unsigned long long)t->n[i],
			          t->n[i] == 1 ? "cell" : "cells",
			          convert_tally_text((enum convert_deed)i));
	for (size_t i = 0; foreign_mixed(f, &i, styles); i++)
		diag_note(
			"%s: the dates of column %zu (%s) are written in several ways: "
			"%s",
			file, i + 1,
			foreign_header(f)->type->fields[foreign_header(f)->field[i]].name,
			styles);
}

void
account_end(struct account *a, struct cli *c, const struct import *im, const char *file)
{
	const struct foreign *f = import_foreign(im);

	if (f)
		cleaned(f, file);
	if (a->skipped[SKIP_DUPLICATE])
		diag_note("%s: %llu %s the key of another record; skipped", file,
		          (unsigned long long)a->skipped[SKIP_DUPLICATE],
		          a->skipped[SKIP_DUPLICATE] == 1 ? "row has" : "rows have");
	cli_closing(c, file, &a->n);
}
