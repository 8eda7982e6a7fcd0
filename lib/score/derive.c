#include "score/derive.h"

#include <stdarg.h>
#include <string.h>

#include "base/sb.h"
#include "stream/jsonout.h"

struct source {
	const char *place;
	struct source *next;
};

struct derive_node {
	uint32_t depth;
	const char *nama, *nilai, *cara, *dasar, *keyakinan, *pembulatan; /* NULL: none */
	struct source *first, *last;
};

static const char *keep(struct derive *d, const char *fmt, va_list args) ASN_PRINTF(2, 0);

static const char *
keep(struct derive *d, const char *fmt, va_list args)
{
	struct sb b = {0};
	const char *text = NULL;

	sb_addv(&b, fmt, args);
	if (b.n > 0)
		text = arena_copy(&d->arena, sb_slice(&b));
	sb_release(&b);
	return text;
}

static struct derive_node *
last(struct derive *d)
{
	return &d->nodes[d->n - 1];
}

void
derive_add(struct derive *d, const char *nama, const char *fmt, ...)
{
	va_list args;

	if (d->n == d->cap) {
		d->cap = (uint32_t)mem_grown(d->cap, d->n + 1);
		d->nodes = mem_resize(d->nodes, d->cap, sizeof(*d->nodes));
	}
	d->nodes[d->n++] = (struct derive_node){.depth = d->depth};
	last(d)->nama = arena_copy(&d->arena, slice_of(nama));
	va_start(args, fmt);
	last(d)->nilai = keep(d, fmt, args);
	va_end(args);
}

void
derive_how(struct derive *d, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	last(d)->cara = keep(d, fmt, args);
	va_end(args);
}

void
derive_law(struct derive *d, const char *dasar, const char *keyakinan)
{
	last(d)->dasar = arena_copy(&d->arena, slice_of(dasar));
	last(d)->keyakinan = arena_copy(&d->arena, slice_of(keyakinan));
}

void
derive_rounded(struct derive *d, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	last(d)->pembulatan = keep(d, fmt, args);
	va_end(args);
}

void
derive_from(struct derive *d, const char *place)
{
	struct source *s = arena_alloc(&d->arena, sizeof(*s));

	s->place = arena_copy(&d->arena, slice_of(place));
	if (last(d)->last)
		last(d)->last->next = s;
	else
		last(d)->first = s;
	last(d)->last = s;
}

void
derive_open(struct derive *d)
{
	d->depth++;
}

void
derive_close(struct derive *d)
{
	d->depth--;
}

void
derive_release(struct derive *d)
{
	mem_free(d->nodes);
	arena_release(&d->arena);
	*d = (struct derive){0};
}

/* A text of the input on its way to a terminal: control characters become '?'. */
static void
add_value(struct sb *b, const char *s)
{
	for (; *s; s++)
		sb_addc(b, (unsigned char)*s < 0x20 || *s == 0x7f ? '?' : *s);
}

/* Adds what stands in brackets; the first opens them. */
static void
add_remark(struct sb *b, bool *open, const char *word, const char *text)
{
	if (!text || !*text)
		return;
	sb_adds(b, *open ? "; " : " (");
	*open = true;
	sb_adds(b, word);
	add_value(b, text);
}

static void
text_node(struct sb *b, const struct derive_node *x)
{
	bool open = false;

	for (uint32_t i = 0; i < x->depth; i++)
		sb_adds(b, "  ");
	add_value(b, x->nama);
	sb_addc(b, ':');
	if (x->nilai) {
		sb_addc(b, ' ');
		add_value(b, x->nilai);
	}
	add_remark(b, &open, "", x->cara);
	add_remark(b, &open, "", x->dasar);
	add_remark(b, &open, "keyakinan ", x->keyakinan);
	add_remark(b, &open, "", x->pembulatan);
	if (open)
		sb_addc(b, ')');
	for (const struct source *s = x->first; s; s = s->next) {
		sb_adds(b, s == x->first ? " [" : ", ");
		add_value(b, s->place);
	}
	if (x->first)
		sb_addc(b, ']');
	sb_addc(b, '\n');
}

void
derive_text(const struct derive *d, struct outfile *out)
{
	struct sb b = {0};

	for (uint32_t i = 0; i < d->n; i++) {
		sb_clear(&b);
		text_node(&b, &d->nodes[i]);
		outfile_add(out, sb_slice(&b));
	}
	outfile_mark(out);
	sb_release(&b);
}

static void
json_member(struct outfile *out, const char *key, const char *text)
{
	if (text)
		jsonout_text(out, slice_of(key), slice_of(text), false);
}

/* The node but for its end, which waits for its parts. */
static void
json_node(const struct derive_node *x, struct outfile *out)
{
	jsonout_text(out, SLICE("nama"), slice_of(x->nama), true);
	json_member(out, "nilai", x->nilai);
	json_member(out, "cara", x->cara);
	json_member(out, "dasar", x->dasar);
	json_member(out, "keyakinan", x->keyakinan);
	json_member(out, "pembulatan", x->pembulatan);
	for (const struct source *s = x->first; s; s = s->next) {
		outfile_add(out, s == x->first ? SLICE(",\"sumber\":[") : SLICE(","));
		jsonout_string(out, slice_of(s->place));
	}
	if (x->first)
		outfile_add(out, SLICE("]"));
}

void
derive_json(const struct derive *d, struct outfile *out)
{
	for (uint32_t i = 0; i < d->n; i++) {
		uint32_t depth = d->nodes[i].depth;
		uint32_t next = i + 1 < d->n ? d->nodes[i + 1].depth : 0;

		json_node(&d->nodes[i], out);
		if (next > depth) {
			outfile_add(out, SLICE(",\"bagian\":["));
			continue;
		}
		for (; depth > next; depth--)
			outfile_add(out, SLICE("}]"));
		outfile_add(out, next > 0 ? SLICE("},") : SLICE("}\n"));
	}
	outfile_mark(out);
}
