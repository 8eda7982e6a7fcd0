#include "stream/xlsxml.h"

#include <expat.h>
#include <string.h>

#include "base/mem.h"

#define PIECE (64 << 10)
#define DEPTH_MAX 100
#define TOKEN_MAX (1 << 20) /* a tag or comment: expat begins it anew with each piece */
#define HELD_MAX ((size_t)32 << 20) /* of expat's memory: tokens, names, open elements */
#define HEAD 16                     /* room for a size that keeps what follows aligned */
#define SEPARATOR '\n'              /* cannot stand in a namespace's name */

struct xlsxml {
	XML_Parser parser;
	struct xlsxzip_part *part;
	char name[64]; /* of the part, for messages; perhaps cut */
	const struct xlsxml_calls *calls;
	void *arg;
	int depth;
	int64_t fed;
	bool paused, enough, failed, last;
	struct err why; /* when failed */
};

/* expat's hooks get no argument, so the sum is that of all parsers of a thread. A flood
   of names or an endless tag ends there. */
static _Thread_local size_t held;

static void *
resize(void *p, size_t n)
{
	char *head = p ? (char *)p - HEAD : NULL;
	size_t old = 0;

	if (head)
		memcpy(&old, head, sizeof old);
	if (n > HELD_MAX || held - old > HELD_MAX - n)
		return NULL;
	held = held - old + n;
	head = mem_resize(head, n + HEAD, 1);
	memcpy(head, &n, sizeof n);
	return head + HEAD;
}

static void *
allocate(size_t n)
{
	return resize(NULL, n);
}

static void
release(void *p)
{
	size_t n;

	if (!p)
		return;
	memcpy(&n, (char *)p - HEAD, sizeof n);
	held -= n;
	mem_free((char *)p - HEAD);
}

static void
fail(struct xlsxml *x, const char *why)
{
	struct err e;

	err_set(&e, ERR_INPUT, "%s: %s", x->name, why);
	xlsxml_fail(x, &e);
}

/* The name in a workbook's namespaces (ECMA-376 parts 1, 2 and 4), or "". */
static const char *
local(const char *name)
{
	static const char sheet[] =
		"http://schemas.openxmlformats.org/spreadsheetml/2006/main\n";
	static const char strict[] = "http://purl.oclc.org/ooxml/spreadsheetml/main\n";
	static const char relations[] =
		"http://schemas.openxmlformats.org/package/2006/relationships\n";

	if (strncmp(name, sheet, sizeof sheet - 1) == 0)
		return name + sizeof sheet - 1;
	if (strncmp(name, strict, sizeof strict - 1) == 0)
		return name + sizeof strict - 1;
	if (strncmp(name, relations, sizeof relations - 1) == 0)
		return name + sizeof relations - 1;
	return "";
}

static void
on_start(void *arg, const char *name, const char **attrs)
{
	struct xlsxml *x = arg;

	if (++x->depth > DEPTH_MAX)
		fail(x, "its elements are nested more than 100 deep");
	else
		x->calls->start(x->arg, x->depth, local(name), attrs);
}

static void
on_end(void *arg, const char *name)
{
	struct xlsxml *x = arg;

	if (x->calls->end)
		x->calls->end(x->arg, x->depth, local(name));
	x->depth--;
}

static void
on_text(void *arg, const char *s, int n)
{
	struct xlsxml *x = arg;

	x->calls->text(x->arg, (struct slice){s, (size_t)n});
}

static void
on_doctype(void *arg, const char *name, const char *system, const char *public,
           int subset)
{
	(void)name, (void)system, (void)public, (void)subset;
	fail(arg, "it has a DOCTYPE, which no spreadsheet program writes");
}

int
xlsxml_open(struct xlsxml **out, struct xlsxzip *z, const char *part, uint64_t most,
            const struct xlsxml_calls *calls, void *arg, struct err *e)
{
	static const XML_Memory_Handling_Suite hooks = {allocate, resize, release};
	static const char separator[] = {SEPARATOR, '\0'};
	struct xlsxml *x = mem_alloc(sizeof *x);

	if (xlsxzip_part_open(&x->part, z, part, most, e) != 0) {
		xlsxml_close(x);
		return -1;
	}
	(void)snprintf(x->name, sizeof x->name, "%s", part);
	x->calls = calls;
	x->arg = arg;
	x->parser = XML_ParserCreate_MM(NULL, &hooks, separator);
	if (!x->parser) {
		xlsxml_close(x);
		return err_set(e, ERR_INPUT, "%s: too many parts are open", part);
	}
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_start, on_end);
	if (calls->text)
		XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	*out = x;
	return 0;
}

void
xlsxml_close(struct xlsxml *x)
{
	if (!x)
		return;
	if (x->parser)
		XML_ParserFree(x->parser);
	xlsxzip_part_close(x->part);
	mem_free(x);
}

uint64_t
xlsxml_bytes(const struct xlsxml *x)
{
	return (uint64_t)x->fed;
}

void
xlsxml_pause(struct xlsxml *x)
{
	(void)XML_StopParser(x->parser, XML_TRUE);
}

void
xlsxml_enough(struct xlsxml *x)
{
	x->enough = true;
	(void)XML_StopParser(x->parser, XML_FALSE);
}

void
xlsxml_fail(struct xlsxml *x, const struct err *why)
{
	if (x->failed)
		return;
	x->failed = true;
	x->why = *why;
	(void)XML_StopParser(x->parser, XML_FALSE);
}

/* What is left only has to come out right: then the checksum was. */
static int
skip(struct xlsxml *x, struct err *e)
{
	char *piece = mem_resize(NULL, PIECE, 1);
	int n;

	while ((n = xlsxzip_part_read(x->part, piece, PIECE, e)) > 0)
		;
	mem_free(piece);
	return n;
}

static int
wrong(const struct xlsxml *x, struct err *e)
{
	enum XML_Error code = XML_GetErrorCode(x->parser);

	if (code == XML_ERROR_NO_MEMORY)
		return err_set(e, ERR_INPUT,
		               "%s: a tag is too long, or there are too many names",
		               x->name);
	return err_set(e, ERR_INPUT,
	               "%s is damaged at byte %lld (%s); save the workbook again in a "
	               "spreadsheet program",
	               x->name, (long long)XML_GetCurrentByteIndex(x->parser),
	               XML_ErrorString(code));
}

/* Gives expat one more piece, or the rest of the one it paused in. -1 when the part
   cannot be read. */
static int
feed(struct xlsxml *x, enum XML_Status *status, struct err *e)
{
	void *piece;
	int n;

	if (x->paused) {
		*status = XML_ResumeParser(x->parser);
		return 0;
	}
	*status = XML_STATUS_ERROR;
	piece = XML_GetBuffer(x->parser, PIECE);
	if (!piece)
		return 0;
	n = xlsxzip_part_read(x->part, piece, PIECE, e);
	if (n < 0)
		return -1;
	x->fed += n;
	x->last = n == 0;
	*status = XML_ParseBuffer(x->parser, n, x->last);
	return 0;
}

int
xlsxml_next(struct xlsxml *x, struct err *e)
{
	enum XML_Status status;

	while (x->paused || !x->last) {
		if (feed(x, &status, e) != 0)
			return -1;
		x->paused = status == XML_STATUS_SUSPENDED;
		if (x->failed) {
			*e = x->why;
			return -1;
		}
		if (x->enough) {
			x->last = true;
			return skip(x, e);
		}
		if (x->paused)
			return 1;
		if (status == XML_STATUS_ERROR)
			return wrong(x, e);
		if (!x->last && x->fed - XML_GetCurrentByteIndex(x->parser) > TOKEN_MAX)
			return err_set(e, ERR_INPUT, "%s: a tag is longer than 1 MiB",
			               x->name);
	}
	return 0;
}

int
xlsxml_whole(struct xlsxzip *z, const char *part, uint64_t most,
             const struct xlsxml_calls *calls, void *arg, struct err *e)
{
	struct xlsxml *x;
	int r;

	if (xlsxml_open(&x, z, part, most, calls, arg, e) != 0)
		return -1;
	r = xlsxml_next(x, e);
	xlsxml_close(x);
	return r;
}

const char *
xlsxml_attr(const char **attrs, const char *name)
{
	static const char space[] = "/relationships";

	for (; *attrs; attrs += 2) {
		const char *end = strchr(*attrs, SEPARATOR);

		if (!end && strcmp(*attrs, name) == 0)
			return attrs[1];
		if (end && (size_t)(end - *attrs) >= sizeof space - 1 &&
		    memcmp(end - (sizeof space - 1), space, sizeof space - 1) == 0 &&
		    strcmp(end + 1, name) == 0)
			return attrs[1];
	}
	return NULL;
}

bool
xlsxml_number(const char *s, uint32_t *v)
{
	uint32_t n = 0;
	int i;

	for (i = 0; s[i] >= '0' && s[i] <= '9' && i < 9; i++)
		n = n * 10 + (uint32_t)(s[i] - '0');
	if (i == 0 || s[i])
		return false;
	*v = n;
	return true;
}
