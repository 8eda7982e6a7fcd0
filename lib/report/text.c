#include "report/text.h"

#include "base/dec.h"
#include "base/utf8.h"
#include "report/markup.h"

#define PROSE 80       /* columns of a paragraph: longer lines are hard to read */
#define GAP 2          /* blanks between columns */
#define NARROWEST 10   /* a column of text is not squeezed below this */
#define BAR_LEAST 3    /* columns of a bar */
#define BESIDE_BARS 34 /* a column of text leaves room for bars */
#define BAR_MOST 16

/* A table while it is being drawn. */
struct table {
	const struct doc_block *block;
	const struct doc_cell *cells; /* of the whole table */
	struct slice *shown; /* cell texts as they will be printed, in the same order */
	struct slice *left;  /* by column: what the row has still to print */
	size_t *width;       /* by column */
	size_t *digits;      /* by column: of that, the number of a bar */
	struct arena arena;
};

static void
blanks(struct sb *out, size_t n)
{
	while (n-- > 0)
		sb_addc(out, ' ');
}

static void
repeat(struct sb *out, const char *what, size_t n)
{
	while (n-- > 0)
		sb_adds(out, what);
}

/* Ends the line without the blanks at its end. */
static void
end_line(struct sb *out)
{
	while (out->n > 0 && out->p[out->n - 1] == ' ')
		out->n--;
	sb_addc(out, '\n');
}

/* Takes off the front of *left what fits into width columns, at a blank where there is
 * one. */
static struct slice
take_fitting(struct slice *left, size_t width)
{
	struct slice s = *left, line;
	size_t used = 0, at = 0, blank = 0, next;

	while (at < s.n) {
		uint32_t cp;
		size_t n = utf8_char((struct slice){s.p + at, s.n - at}, &cp);
		size_t w;

		n = n ? n : 1;
		w = utf8_width((struct slice){s.p + at, n});
		if (used + w > width && at > 0 && s.p[at] != ' ')
			break;
		if (s.p[at] == ' ') {
			blank = at;
			if (used + w > width)
				break;
		}
		used += w;
		at += n;
	}
	if (at == s.n || blank == 0)
		next = at;
	else
		next = at = blank;
	while (next < s.n && s.p[next] == ' ')
		next++;
	line = (struct slice){s.p, at};
	*left = (struct slice){s.p + next, s.n - next};
	return line;
}

static void
wrapped(struct sb *out, struct slice text, const char *first, const char *rest)
{
	struct sb shown = {0};
	struct slice left;
	const char *before = first;

	markup_text(&shown, text);
	left = sb_slice(&shown);
	do {
		sb_adds(out, before);
		sb_add(out, take_fitting(&left, PROSE - strlen(before)));
		end_line(out);
		before = rest;
	} while (left.n > 0);
	sb_release(&shown);
}

static void
heading(struct sb *out, const struct doc_block *b)
{
	static const char *const under[] = {"=", "-", "."};
	size_t from, width = 0;

	if (out->n > 0)
		sb_addc(out, '\n');
	from = out->n;
	wrapped(out, b->text, "", "");
	while (from < out->n) {
		const char *end = memchr(out->p + from, '\n', out->n - from);
		size_t n = (size_t)(end - (out->p + from));
		size_t w = utf8_width((struct slice){out->p + from, n});

		width = w > width ? w : width;
		from += n + 1;
	}
	repeat(out, under[b->level - 1], width);
	sb_addc(out, '\n');
}

static size_t
longest_word(const char *title)
{
	size_t longest = 0;

	while (*title != '\0') {
		size_t n = strcspn(title, " ");
		size_t w = utf8_width((struct slice){title, n});

		longest = w > longest ? w : longest;
		title += n + (title[n] == ' ');
	}
	return longest;
}

/* The widths the contents ask for. */
static void
measure(struct table *t)
{
	size_t n = t->block->n_columns;

	for (size_t i = 0; i < t->block->end - t->block->first; i++) {
		size_t w = utf8_width(t->shown[i]);

		if (w > t->digits[i % n])
			t->digits[i % n] = w;
	}
	for (size_t c = 0; c < n; c++) {
		size_t word = longest_word(t->block->columns[c].title);

		t->width[c] = t->digits[c];
		if (t->block->columns[c].align == DOC_BAR)
			t->width[c] += 1 + BAR_LEAST;
		if (word > t->width[c])
			t->width[c] = word;
	}
}

/* Squeezes columns of text, or lets bars grow, until the table fills TEXT_WIDTH at most.
 */
static void
fit(struct table *t)
{
	size_t n = t->block->n_columns, bars = 0, total = GAP * (n - 1);

	for (size_t c = 0; c < n; c++)
		bars += t->block->columns[c].align == DOC_BAR;
	for (size_t c = 0; c < n; c++) {
		if (bars > 0 && t->block->columns[c].align == DOC_LEFT &&
		    t->width[c] > BESIDE_BARS)
			t->width[c] = BESIDE_BARS;
		total += t->width[c];
	}
	while (total > TEXT_WIDTH) {
		size_t widest = n;

		for (size_t c = 0; c < n; c++)
			if (t->block->columns[c].align == DOC_LEFT &&
			    t->width[c] > NARROWEST &&
			    (widest == n || t->width[c] > t->width[widest]))
				widest = c;
		if (widest == n)
			return;
		t->width[widest]--;
		total--;
	}
	for (size_t more = bars ? (TEXT_WIDTH - total) / bars : 0; more > 0; more--)
		for (size_t c = 0; c < n; c++)
			if (t->block->columns[c].align == DOC_BAR &&
			    t->width[c] < t->digits[c] + 1 + BAR_MOST)
				t->width[c]++;
}

/* A bar in eighths of a column; what is not nothing shows, what is not all is not full.
 */
static void
bar(struct sb *out, int64_t part, int64_t whole, size_t width)
{
	static const char eighths[] = "▏▎▍▌▋▊▉"; /* three bytes each */
	int64_t full = (int64_t)width * 8, n = 0;

	if (whole > 0)
		n = (int64_t)(((dec_wide)part * full * 2 + whole) /
		              ((dec_wide)whole * 2));
	if (part > 0 && n == 0)
		n = 1;
	if (part < whole && n == full)
		n = full - 1;
	repeat(out, "█", (size_t)(n / 8));
	if (n % 8 > 0)
		sb_add(out, (struct slice){eighths + (n % 8 - 1) * 3, 3});
	blanks(out, width - (size_t)((n + 7) / 8));
}

/* One line of the row in left[]; cells is NULL for the head and for lines after the
 * first. */
static void
row_line(struct sb *out, struct table *t, const struct doc_cell *cells)
{
	for (size_t c = 0; c < t->block->n_columns; c++) {
		enum doc_align align = t->block->columns[c].align;
		size_t room = align == DOC_BAR && cells ? t->digits[c] : t->width[c];
		struct slice s = take_fitting(&t->left[c], room);
		size_t w = utf8_width(s), pad = w < room ? room - w : 0;

		if (c > 0)
			blanks(out, GAP);
		if (align == DOC_RIGHT || (align == DOC_BAR && cells))
			blanks(out, pad);
		sb_add(out, s);
		if (align == DOC_LEFT || (align == DOC_BAR && !cells))
			blanks(out, pad);
		if (align == DOC_BAR && cells) {
			sb_addc(out, ' ');
			bar(out, cells[c].part, cells[c].whole, t->width[c] - room - 1);
		}
	}
	end_line(out);
}

static void
row(struct sb *out, struct table *t, const struct doc_cell *cells)
{
	bool more;

	do {
		row_line(out, t, cells);
		cells = NULL;
		more = false;
		for (size_t c = 0; c < t->block->n_columns; c++)
			more = more || t->left[c].n > 0;
	} while (more);
}

static void
rule(struct sb *out, const struct table *t)
{
	for (size_t c = 0; c < t->block->n_columns; c++) {
		if (c > 0)
			blanks(out, GAP);
		repeat(out, "─", t->width[c]);
	}
	sb_addc(out, '\n');
}

static void
draw(struct sb *out, struct table *t)
{
	const struct doc_block *b = t->block;
	size_t n = b->n_columns, rows = doc_rows(b);

	for (size_t c = 0; c < n; c++)
		t->left[c] = slice_of(b->columns[c].title);
	row(out, t, NULL);
	rule(out, t);
	for (size_t r = 0; r < rows; r++) {
		if (b->totalled && r + 1 == rows)
			rule(out, t);
		memcpy(t->left, t->shown + r * n, n * sizeof(*t->left));
		row(out, t, t->cells + r * n);
	}
}

static void
table(struct sb *out, const struct doc *d, const struct doc_block *b)
{
	struct table t = {.block = b, .cells = d->cells + b->first};
	struct sb one = {0};

	t.shown = mem_array(b->end - b->first + 1, sizeof(*t.shown));
	t.left = mem_array(b->n_columns, sizeof(*t.left));
	t.width = mem_array(b->n_columns, sizeof(*t.width));
	t.digits = mem_array(b->n_columns, sizeof(*t.digits));
	for (size_t i = 0; i < b->end - b->first; i++) {
		sb_clear(&one);
		markup_text(&one, t.cells[i].text);
		t.shown[i] = (struct slice){arena_copy(&t.arena, sb_slice(&one)), one.n};
	}
	if (b->text.n > 0)
		wrapped(out, b->text, "", "");
	measure(&t);
	fit(&t);
	draw(out, &t);
	sb_release(&one);
	mem_free(t.digits);
	mem_free(t.width);
	mem_free(t.left);
	mem_free(t.shown);
	arena_release(&t.arena);
}

void
text_render(struct sb *out, const struct doc *d)
{
	for (size_t i = 0; i < d->n_blocks; i++) {
		const struct doc_block *b = &d->blocks[i];
		bool listed =
			b->kind == DOC_ITEM && i > 0 && d->blocks[i - 1].kind == DOC_ITEM;

		if (b->kind != DOC_HEADING && !listed)
			sb_addc(out, '\n');
		switch (b->kind) {
		case DOC_HEADING:
			heading(out, b);
			break;
		case DOC_TEXT:
			wrapped(out, b->text, "", "");
			break;
		case DOC_ITEM:
			wrapped(out, b->text, "- ", "  ");
			break;
		case DOC_TABLE:
			table(out, d, b);
			break;
		}
	}
}
