#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/utf8.h"

#define VALUE_COLUMNS 40

/* Invisible characters and turns of the writing direction could disguise a value. */
static bool
is_hidden(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp <= 0x9F) ||
	       (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x2028 && cp <= 0x202E) ||
	       (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF;
}

/* A text may have words of the input in it, and be cut in the middle of a character. */
static void
mend(char *text)
{
	size_t i, len, n = strlen(text);

	for (i = 0; i < n; i += len) {
		uint32_t cp = 0;

		len = utf8_char((struct slice){text + i, n - i}, &cp);
		if (len == 0)
			len = 1;
		if (is_hidden(cp))
			memset(text + i, '?', len);
	}
}

ASN_PRINTF(3, 0)
static void
fill(struct err *e, enum err_kind kind, const char *fmt, va_list ap)
{
	*e = (struct err){.kind = kind};
	(void)vsnprintf(e->text, sizeof(e->text), fmt, ap);
	mend(e->text);
}

int
err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fill(e, kind, fmt, ap);
	va_end(ap);
	return -1;
}

int
err_row(struct err *e, const char *code, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fill(e, ERR_ROW, fmt, ap);
	va_end(ap);
	e->code = code;
	return -1;
}

int
err_sys(struct err *e, enum err_kind kind, const char *fmt, ...)
{
	const char *why = strerror(errno);
	va_list ap;
	size_t n;

	va_start(ap, fmt);
	fill(e, kind, fmt, ap);
	va_end(ap);
	n = strlen(e->text);
	(void)snprintf(e->text + n, sizeof(e->text) - n, ": %s", why);
	return -1;
}

int
err_value(struct err *e, struct slice value, int personal)
{
	const size_t room = sizeof(e->value) - 1, dots = 3;
	size_t n = 0, columns = 0, keep = 0;

	e->personal = personal;
	while (value.n > 0) {
		uint32_t cp;
		size_t len = utf8_char(value, &cp);
		bool shown = len > 0 && !is_hidden(cp);
		struct slice c = shown ? (struct slice){value.p, len} : SLICE("?");

		len = len > 0 ? len : 1;
		value = (struct slice){value.p + len, value.n - len};
		columns += utf8_width(c);
		if (columns > VALUE_COLUMNS || n + c.n > room) {
			memcpy(e->value + keep, "...", dots);
			n = keep + dots;
			break;
		}
		memcpy(e->value + n, c.p, c.n);
		n += c.n;
		if (columns <= VALUE_COLUMNS - dots && n <= room - dots)
			keep = n;
	}
	e->value[n] = '\0';
	return -1;
}

int
err_field(struct err *e, struct slice field)
{
	size_t n = field.n < sizeof(e->field) ? field.n : sizeof(e->field) - 1;

	if (n > 0)
		memcpy(e->field, field.p, n);
	/* The cut may be in the middle of a character. */
	e->field[utf8_bad((struct slice){e->field, n})] = '\0';
	return -1;
}
