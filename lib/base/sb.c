#include "base/sb.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include "base/mem.h"

void
sb_release(struct sb *b)
{
	mem_free(b->p);
	*b = (struct sb){0};
}

void
sb_clear(struct sb *b)
{
	b->n = 0;
	if (b->p)
		b->p[0] = '\0';
}

char *
sb_reserve(struct sb *b, size_t more)
{
	size_t want = more < SIZE_MAX - b->n ? b->n + more + 1 : SIZE_MAX;

	if (want > b->cap) {
		b->cap = mem_grown(b->cap, want);
		b->p = mem_resize(b->p, b->cap, 1);
		b->p[b->n] = '\0';
	}
	return b->p + b->n;
}

void
sb_add(struct sb *b, struct slice s)
{
	if (s.n == 0)
		return;
	memcpy(sb_reserve(b, s.n), s.p, s.n);
	b->n += s.n;
	b->p[b->n] = '\0';
}

void
sb_adds(struct sb *b, const char *cstr)
{
	sb_add(b, slice_of(cstr));
}

void
sb_addc(struct sb *b, char c)
{
	char *p = sb_reserve(b, 1);

	p[0] = c;
	p[1] = '\0';
	b->n++;
}

void
sb_addv(struct sb *b, const char *fmt, va_list args)
{
	va_list again;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n <= 0)
		return;
	(void)vsnprintf(sb_reserve(b, (size_t)n), (size_t)n + 1, fmt, args);
	b->n += (size_t)n;
}

void
sb_addf(struct sb *b, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	sb_addv(b, fmt, args);
	va_end(args);
}
