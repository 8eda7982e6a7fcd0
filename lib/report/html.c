#include "report/html.h"

#include "report/markup.h"

/* Colours keep a contrast of 4.5:1 or more against their ground in both schemes. */
static const char head[] =
	"<!DOCTYPE html>\n"
	"<html lang=\"id\">\n"
	"<head>\n"
	"<meta charset=\"utf-8\">\n"
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	"style-src 'unsafe-inline'\">\n"
	"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	"<meta name=\"color-scheme\" content=\"light dark\">\n";

static const char style[] =
	"<style>\n"
	":root{--ground:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--band:#f3f5f7;"
	"--bar:#1f5fa8}\n"
	"@media "
	"(prefers-color-scheme:dark){:root{--ground:#14181d;--ink:#e6e9ec;--soft:#a3adb8;"
	"--line:#3a434d;--band:#1d232a;--bar:#7db4f0}}\n"
	"*{box-sizing:border-box}\n"
	"body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,"
	"-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",sans-serif}\n"
	"main{max-width:72rem;margin:0 auto;padding:1.5rem 1rem "
	"3rem;overflow-wrap:anywhere}\n"
	"h1{font-size:1.6rem;line-height:1.25;margin:0 0 1rem}\n"
	"h2{font-size:1.3rem;line-height:1.3;margin:2.5rem 0 "
	".75rem;padding-bottom:.25rem;"
	"border-bottom:2px solid var(--line)}\n"
	"h3{font-size:1.05rem;margin:1.75rem 0 .5rem}\n"
	"p,ul{max-width:46rem;margin:.5rem 0}\n"
	"ul{padding-left:1.25rem}\n"
	".box{overflow-x:auto;margin:1rem 0}\n"
	".box:focus-visible{outline:2px solid var(--bar);outline-offset:2px}\n"
	"table{border-collapse:collapse;font-size:.925rem;font-variant-numeric:tabular-"
	"nums;"
	"overflow-wrap:normal}\n"
	"caption{text-align:left;color:var(--soft);padding:0 0 .4rem}\n"
	"th,td{padding:.35rem .7rem;text-align:left;vertical-align:top;"
	"border-bottom:1px solid var(--line)}\n"
	"thead th{vertical-align:bottom;background:var(--band);font-weight:600}\n"
	"tbody th{font-weight:400;min-width:8rem}\n"
	"tfoot th,tfoot td{font-weight:700;border-top:2px solid var(--line)}\n"
	"caption span{display:inline-block;position:sticky;left:0;"
	"max-width:min(46rem,calc(100vw - 2rem))}\n"
	".n{text-align:right}\n"
	"td.n{white-space:nowrap}\n"
	"svg{display:block;width:5.5rem;height:.6rem;margin-top:.15rem;background:var(--"
	"band)}\n"
	"rect{fill:var(--bar)}\n"
	"@media (max-width:30rem){th,td{padding:.3rem .45rem}tbody th{min-width:6rem}"
	"svg{width:3.5rem}}\n"
	"@media print{:root{--ground:#fff;--ink:#000;--soft:#333;--line:#999;--band:#eee;"
	"--bar:#444}body{font-size:10pt}main{max-width:none;padding:0}.box{overflow:"
	"visible}"
	"thead{display:table-header-group}tr,svg{break-inside:avoid}h2,h3,caption{"
	"break-after:avoid}svg,rect{-webkit-print-color-adjust:exact;"
	"print-color-adjust:exact}}\n"
	"</style>\n";

static void
element(struct sb *out, const char *name, struct slice text)
{
	sb_addf(out, "<%s>", name);
	markup_html(out, text);
	sb_addf(out, "</%s>\n", name);
}

/* The length of the bar is a ratio of whole numbers, so nothing is rounded here. */
static void
bar(struct sb *out, const struct doc_cell *c)
{
	if (c->whole == 0)
		return;
	sb_addf(out,
	        "<svg role=\"img\" aria-label=\"%lld dari %lld\" viewBox=\"0 0 %lld 1\""
	        " preserveAspectRatio=\"none\"><rect width=\"%lld\" height=\"1\"/></svg>",
	        (long long)c->part, (long long)c->whole, (long long)c->whole,
	        (long long)c->part);
}

static void
column_head(struct sb *out, const struct doc_column *c)
{
	sb_adds(out, c->align == DOC_RIGHT ? "<th scope=\"col\" class=\"n\">"
	                                   : "<th scope=\"col\">");
	markup_html(out, slice_of(c->title));
	sb_adds(out, "</th>");
}

static void
row(struct sb *out, const struct doc_block *b, const struct doc_cell *cells)
{
	sb_adds(out, "<tr>");
	for (size_t c = 0; c < b->n_columns; c++) {
		enum doc_align align = b->columns[c].align;

		if (c == 0)
			sb_adds(out, "<th scope=\"row\">");
		else
			sb_adds(out, align == DOC_RIGHT ? "<td class=\"n\">" : "<td>");
		markup_html(out, cells[c].text);
		if (align == DOC_BAR)
			bar(out, &cells[c]);
		sb_adds(out, c == 0 ? "</th>" : "</td>");
	}
	sb_adds(out, "</tr>\n");
}

static void
table(struct sb *out, const struct doc *d, const struct doc_block *b)
{
	const struct doc_cell *cells = d->cells + b->first;
	size_t rows = doc_rows(b), body = rows - (b->totalled ? 1 : 0);

	/* The box can be scrolled, so the keyboard has to reach it, and it needs a name.
	 */
	sb_adds(out, "<div class=\"box\" role=\"region\" tabindex=\"0\" aria-label=\"");
	markup_html(out, b->text);
	sb_adds(out, "\">\n<table>\n");
	sb_adds(out, "<caption><span>");
	markup_html(out, b->text);
	sb_adds(out, "</span></caption>\n");
	sb_adds(out, "<thead>\n<tr>");
	for (size_t c = 0; c < b->n_columns; c++)
		column_head(out, &b->columns[c]);
	sb_adds(out, "</tr>\n</thead>\n<tbody>\n");
	for (size_t r = 0; r < body; r++)
		row(out, b, cells + r * b->n_columns);
	sb_adds(out, "</tbody>\n");
	if (b->totalled) {
		sb_adds(out, "<tfoot>\n");
		row(out, b, cells + body * b->n_columns);
		sb_adds(out, "</tfoot>\n");
	}
	sb_adds(out, "</table>\n</div>\n");
}

/* Closes sections down to the level of the heading and opens its own. */
static void
heading(struct sb *out, const struct doc_block *b, int *open)
{
	static const char *const name[] = {"h1", "h2", "h3"};

	for (; *open >= b->level && *open > 1; (*open)--)
		sb_adds(out, "</section>\n");
	if (b->level > 1) {
		sb_adds(out, "<section>\n");
		*open = b->level;
	}
	element(out, name[b->level - 1], b->text);
}

static void
blocks(struct sb *out, const struct doc *d)
{
	bool listing = false;
	int open = 1;

	for (size_t i = 0; i < d->n_blocks; i++) {
		const struct doc_block *b = &d->blocks[i];

		if (listing != (b->kind == DOC_ITEM))
			sb_adds(out, listing ? "</ul>\n" : "<ul>\n");
		listing = b->kind == DOC_ITEM;
		if (b->kind == DOC_HEADING)
			heading(out, b, &open);
		else if (b->kind == DOC_TABLE)
			table(out, d, b);
		else
			element(out, listing ? "li" : "p", b->text);
	}
	if (listing)
		sb_adds(out, "</ul>\n");
	for (; open > 1; open--)
		sb_adds(out, "</section>\n");
}

void
html_render(struct sb *out, const struct doc *d)
{
	sb_adds(out, head);
	element(out, "title", d->n_blocks > 0 ? d->blocks[0].text : (struct slice){0});
	sb_adds(out, style);
	sb_adds(out, "</head>\n<body>\n<main>\n");
	blocks(out, d);
	sb_adds(out, "</main>\n</body>\n</html>\n");
}
