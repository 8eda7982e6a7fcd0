#include "check/rowlog.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define BLOCK ((size_t)256 << 10)
#define ROW_MAX 19 /* three numbers of at most five bytes, and the print */
#define PEOPLE 4096
#define BATCH ((size_t)1 << 18) /* rows taken out of the log in one pass over it */

struct rowlog_block {
	struct rowlog_block *next;
	size_t n;
	unsigned char bytes[BLOCK];
};

/* Differences go both ways, and small ones of either sign are to be short. */
static uint32_t
folded(uint32_t now, uint32_t before)
{
	uint32_t d = now - before;

	return d << 1 ^ (d >> 31 ? UINT32_MAX : 0);
}

static uint32_t
unfolded(uint32_t v, uint32_t before)
{
	return before + (v >> 1 ^ (v & 1 ? UINT32_MAX : 0));
}

static unsigned char *
write_number(unsigned char *p, uint32_t v)
{
	for (; v >= 0x80; v >>= 7)
		*p++ = (unsigned char)(v | 0x80);
	*p++ = (unsigned char)v;
	return p;
}

static const unsigned char *
read_number(const unsigned char *p, uint32_t *v)
{
	int shift = 0;

	for (*v = 0; *p & 0x80; shift += 7)
		*v |= (uint32_t)(*p++ & 0x7f) << shift;
	*v |= (uint32_t)*p++ << shift;
	return p;
}

static void
count(struct rowlog *l, uint32_t person)
{
	size_t i = person / PEOPLE;

	if (i >= l->n_counts) {
		size_t n = mem_grown(l->n_counts, i + 1);

		l->counts = mem_resize(l->counts, n, sizeof *l->counts);
		memset(l->counts + l->n_counts, 0, (n - l->n_counts) * sizeof *l->counts);
		l->n_counts = n;
	}
	l->counts[i]++;
}

void
rowlog_put(struct rowlog *l, const struct rowlog_row *r)
{
	struct rowlog_block *b = l->last;
	unsigned char *p;

	if (!b || BLOCK - b->n < ROW_MAX) {
		b = mem_alloc(sizeof *b);
		if (l->last)
			l->last->next = b;
		else
			l->first = b;
		l->last = b;
	}
	p = b->bytes + b->n;
	p = write_number(p, folded(r->person, l->before.person));
	p = write_number(p, folded(r->place, l->before.place));
	p = write_number(p, folded(r->shape, l->before.shape));
	memcpy(p, &r->print, sizeof r->print);
	b->n = (size_t)(p - b->bytes) + sizeof r->print;
	l->before = *r;
	l->n++;
	count(l, r->person);
}

static const unsigned char *
read_row(const unsigned char *p, struct rowlog_row *r)
{
	uint32_t v;

	p = read_number(p, &v);
	r->person = unfolded(v, r->person);
	p = read_number(p, &v);
	r->place = unfolded(v, r->place);
	p = read_number(p, &v);
	r->shape = unfolded(v, r->shape);
	memcpy(&r->print, p, sizeof r->print);
	return p + sizeof r->print;
}

static void
keep(struct rowlog_walk *w, const struct rowlog_row *r)
{
	if (w->n == w->cap) {
		w->cap = mem_grown(w->cap, w->n + 1);
		w->rows = mem_resize(w->rows, w->cap, sizeof *w->rows);
	}
	w->rows[w->n++] = *r;
}

static int
by_person(const void *a, const void *b)
{
	const struct rowlog_row *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

/* Takes out the rows of as many people as make a batch. */
static bool
refill(struct rowlog_walk *w)
{
	struct rowlog_row r = {0};
	size_t first = w->next, rows = 0;

	while (w->next < w->log->n_counts &&
	       (rows == 0 || rows + w->log->counts[w->next] <= BATCH))
		rows += w->log->counts[w->next++];
	w->n = w->at = 0;
	if (rows == 0)
		return false;
	for (const struct rowlog_block *b = w->log->first; b; b = b->next)
		for (const unsigned char *p = b->bytes; p < b->bytes + b->n;) {
			p = read_row(p, &r);
			if (r.person / PEOPLE >= first && r.person / PEOPLE < w->next)
				keep(w, &r);
		}
	qsort(w->rows, w->n, sizeof *w->rows, by_person);
	return true;
}

void
rowlog_begin(struct rowlog_walk *w, const struct rowlog *l)
{
	*w = (struct rowlog_walk){.log = l};
}

struct rowlog_row *
rowlog_next(struct rowlog_walk *w, size_t *n)
{
	size_t from;

	if (w->at == w->n && !refill(w))
		return NULL;
	from = w->at;
	while (w->at < w->n && w->rows[w->at].person == w->rows[from].person)
		w->at++;
	*n = w->at - from;
	return w->rows + from;
}

void
rowlog_end(struct rowlog_walk *w)
{
	mem_free(w->rows);
	*w = (struct rowlog_walk){0};
}

void
rowlog_release(struct rowlog *l)
{
	for (struct rowlog_block *b = l->first, *next; b; b = next) {
		next = b->next;
		mem_free(b);
	}
	mem_free(l->counts);
	*l = (struct rowlog){0};
}
