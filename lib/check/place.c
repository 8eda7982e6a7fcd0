#include "check/place.h"

#include <assert.h>

#include "base/mem.h"

/* Places from first on, up to that of the next run, line after line. */
struct place_run {
	uint32_t first, file;
	int64_t line;
};

static bool
is_next(const struct places *p, uint32_t file, int64_t line)
{
	const struct place_run *last = p->n ? &p->runs[p->n - 1] : NULL;

	return last && last->file == file && last->line + (p->next - last->first) == line;
}

uint32_t
place_put(struct places *p, const struct record *r, const char *file)
{
	bool sourced = r->source[0].s.n && r->source[1].s.n;
	int64_t line = sourced ? r->source[1].v : (int64_t)r->line;
	uint32_t name = strtab_put(&p->files, sourced ? r->source[0].s : slice_of(file));

	assert(p->next < PLACE_NONE);
	if (!is_next(p, name, line)) {
		if (p->n == p->cap) {
			p->cap = (uint32_t)mem_grown(p->cap, (size_t)p->n + 1);
			p->runs = mem_resize(p->runs, p->cap, sizeof *p->runs);
		}
		p->runs[p->n++] = (struct place_run){p->next, name, line};
	}
	return p->next++;
}

struct place
place_of(const struct places *p, uint32_t number)
{
	uint32_t lo = 0, hi = p->n;

	if (number >= p->next)
		return (struct place){SLICE(""), 0};
	while (hi - lo > 1) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (p->runs[mid].first <= number)
			lo = mid;
		else
			hi = mid;
	}
	return (struct place){strtab_text(&p->files, p->runs[lo].file),
	                      p->runs[lo].line + (number - p->runs[lo].first)};
}

uint32_t
place_first(const struct places *p, uint32_t a, uint32_t b)
{
	struct place x = place_of(p, a), y = place_of(p, b);
	int c;

	if (a == PLACE_NONE || b == PLACE_NONE)
		return a == PLACE_NONE ? b : a;
	c = slice_cmp(x.file, y.file);
	return c < 0 || (c == 0 && x.line <= y.line) ? a : b;
}

void
place_release(struct places *p)
{
	mem_free(p->runs);
	strtab_release(&p->files);
	*p = (struct places){0};
}
