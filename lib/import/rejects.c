#include "import/rejects.h"

#include "base/dec.h"
#include "base/mem.h"
#include "base/sb.h"
#include "stream/csvout.h"
#include "stream/jsonout.h"
#include "stream/outfile.h"
#include "stream/stream.h"

struct rejects {
	struct outfile *o;
	struct sb header; /* the one that stands in the file, once begun */
	bool begun;
	struct sb fields, reasons;
};

int
rejects_open(struct rejects **out, const char *path, struct err *e)
{
	struct rejects *r = mem_alloc(sizeof *r);

	if (outfile_open(&r->o, path, -1, true, e) != 0) {
		rejects_close(r);
		*out = NULL;
		return -1;
	}
	*out = r;
	return 0;
}

void
rejects_close(struct rejects *r)
{
	if (!r)
		return;
	outfile_close(r->o);
	sb_release(&r->header);
	sb_release(&r->fields);
	sb_release(&r->reasons);
	mem_free(r);
}

int
rejects_commit(struct rejects *r, struct err *e)
{
	return outfile_commit(r->o, e);
}

/* A row of a rejects file that is rejected again: its old reasons go. */
static struct slice
without_reasons(struct slice raw, char delimiter)
{
	bool quoted = false;
	int left = STREAM_REASONS;

	for (size_t i = 0; i < raw.n; i++) {
		if (raw.p[i] == '"')
			quoted = !quoted;
		else if (raw.p[i] == delimiter && !quoted && --left == 0)
			return (struct slice){raw.p + i + 1, raw.n - i - 1};
	}
	return raw;
}

static void
cell(struct rejects *r, struct slice s, char delimiter)
{
	char *start = outfile_room(r->o, CSVOUT_ROOM(s.n) + 1);
	char *p = csvout_text(start, s, delimiter);

	*p++ = delimiter;
	outfile_wrote(r->o, (size_t)(p - start));
}

/* Cuts the first row, its line end included, off the front of text. */
static struct slice
cut_row(struct slice *text)
{
	struct slice row = {text->p, 0};
	bool quoted = false;

	while (row.n < text->n && (quoted || row.n == 0 || row.p[row.n - 1] != '\n'))
		quoted ^= row.p[row.n++] == '"';
	*text = (struct slice){text->p + row.n, text->n - row.n};
	return row;
}

/* The header as it stood, which may be two rows, or none. */
static void
header(struct rejects *r, struct slice raw, char delimiter)
{
	const char *const names[][STREAM_REASONS] = {
		{"tolak_baris", "tolak_kolom", "tolak_alasan"}, {"", "", ""}};
	bool again = stream_is_reason(raw);

	for (size_t i = 0; i == 0 || raw.n > 0; i = 1) {
		struct slice row = cut_row(&raw);

		if (again)
			row = without_reasons(row, delimiter);
		for (size_t k = 0; k < STREAM_REASONS; k++)
			cell(r, slice_of(names[i][k]), delimiter);
		outfile_add(r->o, row.n ? row : SLICE("\n"));
	}
}

static void
csv_row(struct rejects *r, const struct import *im, struct slice raw, struct slice number,
        char delimiter)
{
	struct slice head = import_header(im, &delimiter);

	if (!r->begun || !slice_eq(sb_slice(&r->header), head)) {
		r->begun = true;
		header(r, head, delimiter);
		sb_clear(&r->header);
		sb_add(&r->header, head);
	}
	if (stream_is_reason(head))
		raw = without_reasons(raw, delimiter);
	cell(r, number, delimiter);
	cell(r, sb_slice(&r->fields), delimiter);
	cell(r, sb_slice(&r->reasons), delimiter);
	outfile_add(r->o, raw);
	if (raw.n == 0 || raw.p[raw.n - 1] != '\n')
		outfile_add(r->o, SLICE("\n"));
}

/* Behind a JSON string or number, and the blanks and the one mark behind it. */
static struct slice
past_token(struct slice s, char mark)
{
	size_t n = 1;

	if (s.n && s.p[0] == '"')
		while (n < s.n && s.p[n] != '"')
			n += s.p[n] == '\\' ? 2 : 1;
	while (n < s.n && s.p[n] != mark && s.p[n] != '}')
		n++;
	n += n < s.n && s.p[n] == mark;
	while (n < s.n && s.p[n] == ' ')
		n++;
	return n < s.n ? (struct slice){s.p + n, s.n - n} : (struct slice){s.p, 0};
}

/* The members of an object, its old reasons left out. */
static struct slice
members(struct slice raw)
{
	while (raw.n && (raw.p[0] == '{' || raw.p[0] == ' '))
		raw.p++, raw.n--;
	while (raw.n && raw.p[0] == '"' &&
	       stream_is_reason((struct slice){raw.p + 1, raw.n - 1}))
		raw = past_token(past_token(raw, ':'), ',');
	return raw;
}

static void
json_row(struct rejects *r, struct slice raw, struct slice number)
{
	raw = members(raw);
	jsonout_number(r->o, SLICE("tolak_baris"), number, true);
	jsonout_text(r->o, SLICE("tolak_kolom"), sb_slice(&r->fields), false);
	jsonout_text(r->o, SLICE("tolak_alasan"), sb_slice(&r->reasons), false);
	outfile_add(r->o, SLICE(","));
	outfile_add(r->o, raw);
	if (raw.n == 0 || raw.p[raw.n - 1] != '\n')
		outfile_add(r->o, SLICE("\n"));
}

int
rejects_add(struct rejects *r, const struct import *im, const struct verdict *v,
            struct err *e)
{
	char number[DEC_BUF], delimiter;
	struct slice line = {number, dec_format_int(number, (int64_t)v->line)};

	sb_clear(&r->fields);
	sb_clear(&r->reasons);
	for (size_t i = 0; i < v->n; i++) {
		sb_addf(&r->fields, "%s%s", i ? "; " : "", v->faults[i].field);
		sb_addf(&r->reasons, "%s%s", i ? "; " : "", v->faults[i].text);
	}
	import_header(im, &delimiter);
	if (delimiter == '{')
		json_row(r, v->raw, line);
	else
		csv_row(r, im, v->raw, line, delimiter);
	outfile_mark(r->o);
	return outfile_failed(r->o) ? outfile_flush(r->o, e) : 0;
}
