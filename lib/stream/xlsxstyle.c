#include "stream/xlsxstyle.h"

#include <string.h>

#include "base/keytab.h"
#include "base/mem.h"
#include "stream/xlsxml.h"

#define PART_MAX ((uint64_t)64 << 20)

/* A style names a number format; what that is may stand in front of it or behind. */
struct reading {
	struct xlsxml *xml;
	bool formats, styles; /* within numFmts, cellXfs */
	struct keytab numbers;
	unsigned char *forms; /* by place in numbers */
	size_t forms_cap;
	uint32_t *format; /* by style */
	size_t n, cap;
};

static void
on_format(struct reading *r, const char **attrs)
{
	const char *number = xlsxml_attr(attrs, "numFmtId");
	const char *code = xlsxml_attr(attrs, "formatCode");
	uint32_t v, at;

	if (!number || !code || !xlsxml_number(number, &v))
		return;
	at = keytab_put(&r->numbers, v);
	if (at >= r->forms_cap) {
		r->forms_cap = mem_grown(r->forms_cap, (size_t)at + 1);
		r->forms = mem_resize(r->forms, r->forms_cap, 1);
	}
	r->forms[at] = (unsigned char)xlsxdate_of_code(slice_of(code));
}

static void
on_style(struct reading *r, const char **attrs)
{
	const char *number = xlsxml_attr(attrs, "numFmtId");

	if (r->n == r->cap) {
		r->cap = mem_grown(r->cap, r->n + 1);
		r->format = mem_resize(r->format, r->cap, sizeof *r->format);
	}
	r->format[r->n] = 0;
	if (number && !xlsxml_number(number, &r->format[r->n])) {
		struct err e;

		err_set(&e, ERR_INPUT,
		        "the workbook's styles are damaged; save it again in a "
		        "spreadsheet program");
		xlsxml_fail(r->xml, &e);
	}
	r->n++;
}

static void
on_start(void *arg, int depth, const char *name, const char **attrs)
{
	struct reading *r = arg;

	if (depth == 2) {
		r->formats = strcmp(name, "numFmts") == 0;
		r->styles = strcmp(name, "cellXfs") == 0;
	} else if (depth == 3 && r->formats && strcmp(name, "numFmt") == 0) {
		on_format(r, attrs);
	} else if (depth == 3 && r->styles && strcmp(name, "xf") == 0) {
		on_style(r, attrs);
	}
}

static unsigned char
form_of(const struct reading *r, uint32_t format)
{
	uint32_t at = keytab_find(&r->numbers, format);

	return at != KEYTAB_NONE ? r->forms[at] : (unsigned char)xlsxdate_builtin(format);
}

int
xlsxstyle_read(struct xlsxstyle *s, struct xlsxzip *z, const char *part, struct err *e)
{
	static const struct xlsxml_calls calls = {on_start, NULL, NULL};
	struct reading r = {0};
	int got;

	got = xlsxml_open(&r.xml, z, part, PART_MAX, &calls, &r, e);
	if (got == 0)
		got = xlsxml_next(r.xml, e);
	xlsxml_close(r.xml);
	if (got == 0) {
		s->n = r.n;
		s->forms = mem_array(r.n, 1);
		for (size_t i = 0; i < r.n; i++)
			s->forms[i] = form_of(&r, r.format[i]);
	}
	keytab_release(&r.numbers);
	mem_free(r.forms);
	mem_free(r.format);
	return got;
}

void
xlsxstyle_release(struct xlsxstyle *s)
{
	mem_free(s->forms);
	*s = (struct xlsxstyle){0};
}
