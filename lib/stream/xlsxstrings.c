#include "stream/xlsxstrings.h"

#include <string.h>

#include "base/mem.h"
#include "base/sb.h"
#include "stream/input.h"
#include "stream/xlsxml.h"
#include "stream/xlsxtext.h"

#define PART_MAX ((uint64_t)1 << 30)

struct reading {
	struct xlsxml *xml;
	struct xlsxstrings *s;
	struct xlsxtext where;
	struct sb text;
	bool in; /* within <si> */
};

static void
fail(struct reading *r, const char *why)
{
	struct err e;

	err_set(&e, ERR_INPUT, "%s; save the sheet as CSV UTF-8", why);
	xlsxml_fail(r->xml, &e);
}

static void
on_start(void *arg, int depth, const char *name, const char **attrs)
{
	struct reading *r = arg;

	(void)attrs;
	if (depth == 2) {
		r->in = strcmp(name, "si") == 0;
		r->where = (struct xlsxtext){0};
		sb_clear(&r->text);
	} else if (depth > 2 && r->in) {
		xlsxtext_start(&r->where, depth - 2, name);
	}
}

static size_t
held(const struct xlsxstrings *s)
{
	return s->texts.arena.used + s->texts.cap * sizeof *s->texts.texts +
	       ((size_t)s->texts.mask + 1) * sizeof *s->texts.slots +
	       s->cap * sizeof *s->at;
}

static void
keep(struct reading *r)
{
	struct xlsxstrings *s = r->s;

	if (r->text.n > 0)
		r->text.n = xlsxtext_unescape(r->text.p, r->text.n);
	if (s->n == s->cap) {
		s->cap = mem_grown(s->cap, s->n + 1);
		s->at = mem_resize(s->at, s->cap, sizeof *s->at);
	}
	s->at[s->n++] = strtab_put(&s->texts, sb_slice(&r->text));
	if (held(s) > XLSXSTRINGS_HELD_MAX)
		fail(r, "the texts of the workbook take more than 160 MiB of memory");
}

static void
on_end(void *arg, int depth, const char *name)
{
	struct reading *r = arg;

	(void)name;
	if (depth == 2 && r->in)
		keep(r);
	else if (depth > 2)
		xlsxtext_end(&r->where, depth - 2);
}

static void
on_text(void *arg, struct slice text)
{
	struct reading *r = arg;

	if (!r->where.on)
		return;
	if (r->text.n + text.n > INPUT_RECORD_MAX)
		fail(r, "a text of the workbook is longer than 16 MiB");
	else
		sb_add(&r->text, text);
}

int
xlsxstrings_read(struct xlsxstrings *s, struct xlsxzip *z, const char *part,
                 struct err *e)
{
	static const struct xlsxml_calls calls = {on_start, on_end, on_text};
	struct reading r = {.s = s};
	int got;

	got = xlsxml_open(&r.xml, z, part, PART_MAX, &calls, &r, e);
	if (got == 0)
		got = xlsxml_next(r.xml, e);
	xlsxml_close(r.xml);
	sb_release(&r.text);
	if (got != 0)
		xlsxstrings_release(s);
	return got;
}

void
xlsxstrings_release(struct xlsxstrings *s)
{
	strtab_release(&s->texts);
	mem_free(s->at);
	*s = (struct xlsxstrings){0};
}
