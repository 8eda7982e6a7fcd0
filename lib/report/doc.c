#include "report/doc.h"

#include <assert.h>

#include "report/words.h"

void
doc_release(struct doc *d)
{
	sb_release(&d->line);
	mem_free(d->blocks);
	mem_free(d->cells);
	arena_release(&d->arena);
	*d = (struct doc){0};
}

void
doc_say(struct doc *d, const char *text)
{
	sb_adds(&d->line, text);
}

void
doc_say_slice(struct doc *d, struct slice text)
{
	sb_add(&d->line, text);
}

void
doc_say_int(struct doc *d, int64_t v)
{
	char buf[WORDS_BUF];

	sb_adds(&d->line, words_int(buf, v));
}

void
doc_say_decimal(struct doc *d, int64_t millionths)
{
	char buf[WORDS_BUF];

	sb_adds(&d->line, words_decimal(buf, millionths, -1));
}

static struct slice
keep(struct doc *d, struct slice s)
{
	return (struct slice){arena_copy(&d->arena, s), s.n};
}

static struct slice
take_line(struct doc *d)
{
	struct slice s = keep(d, sb_slice(&d->line));

	sb_clear(&d->line);
	return s;
}

static struct doc_block *
block(struct doc *d, enum doc_kind kind)
{
	struct doc_block *b;

	if (d->n_blocks == d->cap_blocks) {
		d->cap_blocks = mem_grown(d->cap_blocks, d->n_blocks + 1);
		d->blocks = mem_resize(d->blocks, d->cap_blocks, sizeof(*d->blocks));
	}
	b = &d->blocks[d->n_blocks++];
	*b = (struct doc_block){.kind = kind, .first = d->n_cells, .end = d->n_cells};
	b->text = take_line(d);
	return b;
}

void
doc_heading(struct doc *d, int level)
{
	block(d, DOC_HEADING)->level = level;
}

void
doc_text(struct doc *d)
{
	block(d, DOC_TEXT);
}

void
doc_item(struct doc *d)
{
	block(d, DOC_ITEM);
}

void
doc_table(struct doc *d, const struct doc_column *columns, size_t n)
{
	struct doc_block *b = block(d, DOC_TABLE);

	assert(n > 0);
	b->columns = arena_alloc(&d->arena, n * sizeof(*columns));
	memcpy(b->columns, columns, n * sizeof(*columns));
	b->n_columns = n;
}

static struct doc_cell *
cell(struct doc *d, struct slice text)
{
	struct doc_block *b = &d->blocks[d->n_blocks - 1];
	struct doc_cell *c;

	assert(d->n_blocks > 0 && b->kind == DOC_TABLE);
	if (d->n_cells == d->cap_cells) {
		d->cap_cells = mem_grown(d->cap_cells, d->n_cells + 1);
		d->cells = mem_resize(d->cells, d->cap_cells, sizeof(*d->cells));
	}
	c = &d->cells[d->n_cells++];
	*c = (struct doc_cell){.text = keep(d, text)};
	b->end = d->n_cells;
	return c;
}

void
doc_cell(struct doc *d, struct slice text)
{
	cell(d, text);
}

void
doc_cell_line(struct doc *d)
{
	cell(d, sb_slice(&d->line));
	sb_clear(&d->line);
}

void
doc_cell_int(struct doc *d, int64_t v)
{
	char buf[WORDS_BUF];

	cell(d, slice_of(words_int(buf, v)));
}

void
doc_cell_int_if(struct doc *d, bool known, int64_t v)
{
	if (known)
		doc_cell_int(d, v);
	else
		doc_cell_none(d);
}

void
doc_cell_decimal(struct doc *d, int64_t millionths, int places)
{
	char buf[WORDS_BUF];

	cell(d, slice_of(words_decimal(buf, millionths, places)));
}

void
doc_cell_bar(struct doc *d, int64_t part, int64_t whole)
{
	char buf[WORDS_BUF];
	struct doc_cell *c = cell(d, slice_of(words_int(buf, part)));

	assert(part >= 0 && part <= whole);
	c->part = part;
	c->whole = whole;
}

void
doc_cell_none(struct doc *d)
{
	cell(d, slice_of("\xe2\x80\x93"));
}

void
doc_totalled(struct doc *d)
{
	d->blocks[d->n_blocks - 1].totalled = true;
}
