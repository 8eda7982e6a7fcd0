#include "cli/diag.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include "base/utf8.h"
#include "cli/progress.h"

#define ROOM 4096 /* of a message */

static const char *program = "asn";
static bool quiet, verbose;

void
diag_start(const char *prog)
{
	program = prog;
}

void
diag_quiet(void)
{
	quiet = true;
	progress_quiet();
}

void
diag_verbose(void)
{
	verbose = true;
}

bool
diag_is_verbose(void)
{
	return verbose;
}

static void add(char *buf, size_t size, const char *fmt, ...) ASN_PRINTF(3, 4);

static void
add(char *buf, size_t size, const char *fmt, ...)
{
	size_t used = strlen(buf);
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(buf + used, size - used, fmt, ap);
	va_end(ap);
}

/* Its shape: a digit too few, a letter or an apostrophe is seen, the person is not. */
static void
add_masked(char *buf, size_t size, const char *value)
{
	struct slice s = slice_of(value);
	size_t len;

	for (; s.n; s = (struct slice){s.p + len, s.n - len}) {
		uint32_t cp = 0;
		bool digit, letter;

		len = utf8_char(s, &cp);
		len = len ? len : 1;
		digit = cp >= '0' && cp <= '9';
		letter = (cp | 0x20) - 'a' < 26 || cp >= 0x80;
		add(buf, size, "%c", digit ? '*' : letter ? 'x' : *s.p);
	}
}

/* A NIP or NIK may stand in any column, by a slip or because the cells are shifted. */
static bool
is_like_a_nip(const char *value)
{
	size_t digits = 0;

	for (; *value; value++)
		digits += *value >= '0' && *value <= '9';
	return digits >= 16;
}

void
diag_text(char *buf, size_t size, const char *file, const struct err *e)
{
	buf[0] = '\0';
	if (file)
		add(buf, size, "%s:", file);
	if (e->line)
		add(buf, size, "%zu:", e->line);
	if (e->line && e->column)
		add(buf, size, "%zu:", e->column);
	if (buf[0])
		add(buf, size, " ");
	if (e->field[0])
		add(buf, size, "%s: ", e->field);
	if (e->value[0] && (verbose || !(e->personal || is_like_a_nip(e->value)))) {
		add(buf, size, "\"%s\": ", e->value);
	} else if (e->value[0]) {
		add(buf, size, "\"");
		add_masked(buf, size, e->value);
		add(buf, size, "\": ");
	}
	add(buf, size, "%s", e->text);
}

/* In one write, into which no answer to SIGUSR1 can come. */
static void
say(const char *text)
{
	progress_hide();
	fprintf(stderr, "%s: %s\n", program, text);
}

void
diag_err(const char *file, const struct err *e)
{
	char text[ROOM];

	diag_text(text, sizeof text, file, e);
	say(text);
}

void
diag_note(const char *fmt, ...)
{
	char text[ROOM];
	va_list ap;

	if (quiet)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	say(text);
}

void
diag_error(const char *fmt, ...)
{
	char text[ROOM];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	say(text);
}
