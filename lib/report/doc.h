#ifndef ASN_DOC_H
#define ASN_DOC_H

/*
 * A report before it has a form: headings, paragraphs, lists and tables in order.
 * What a report says is decided once, when this is built; text and html only draw it,
 * so they cannot disagree.
 *
 *	{ doc_say* -> doc_heading | doc_text | doc_item }*
 *	doc_say* the caption -> doc_table -> a cell call for each column of each row
 *
 * Texts are raw: escaping is the renderer's. Each call that takes d->line leaves it
 * empty. Zero-initialised storage is an empty document.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/sb.h"
#include "base/slice.h"

enum doc_kind {
	DOC_HEADING,
	DOC_TEXT, /* a paragraph */
	DOC_ITEM, /* of a list; neighbours form one list */
	DOC_TABLE
};

enum doc_align { DOC_LEFT, DOC_RIGHT, DOC_BAR };

struct doc_column {
	const char *title;
	enum doc_align align; /* DOC_BAR: a number with its bar */
};

struct doc_cell {
	struct slice text;   /* as printed */
	int64_t part, whole; /* of a bar; 0 and 0 where there is none */
};

struct doc_block {
	enum doc_kind kind;
	int level;         /* of a heading: 1 the title (once, first), then 2 and 3 */
	struct slice text; /* heading, paragraph, item, or caption of the table */
	struct doc_column *columns;
	size_t n_columns;
	size_t first, end; /* cells of the table in doc.cells, row after row */
	bool totalled;     /* the last row is the sum of the table */
};

struct doc {
	struct sb line; /* text being composed */
	struct doc_block *blocks;
	size_t n_blocks, cap_blocks;
	struct doc_cell *cells;
	size_t n_cells, cap_cells;
	struct arena arena;
};

void doc_release(struct doc *d);

/* Each appends to d->line. */
void doc_say(struct doc *d, const char *text);
void doc_say_slice(struct doc *d, struct slice text);
void doc_say_int(struct doc *d, int64_t v);
void doc_say_decimal(struct doc *d, int64_t millionths); /* shortest form */

void doc_heading(struct doc *d, int level);
void doc_text(struct doc *d);
void doc_item(struct doc *d);

/* columns are copied, their titles are not. */
void doc_table(struct doc *d, const struct doc_column *columns, size_t n);

/* The next cell of the table last begun. */
void doc_cell(struct doc *d, struct slice text);
void doc_cell_line(struct doc *d); /* from d->line */
void doc_cell_int(struct doc *d, int64_t v);
void doc_cell_int_if(struct doc *d, bool known, int64_t v); /* else doc_cell_none */
void doc_cell_decimal(struct doc *d, int64_t millionths, int places);
void doc_cell_bar(struct doc *d, int64_t part, int64_t whole); /* 0 <= part <= whole */
void doc_cell_none(struct doc *d); /* unknown or not applicable: a dash, never a zero */

void doc_totalled(struct doc *d); /* the last row of the table is its sum */

/* Rows of a table. */
static inline size_t
doc_rows(const struct doc_block *b)
{
	return (b->end - b->first) / b->n_columns;
}

#endif
