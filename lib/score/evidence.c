#include "score/evidence.h"

#include <string.h>

#include "base/sb.h"

/* Everybody knows whose record it is, of when, and by which rule set. */
static bool
understood(const char *field)
{
	return strcmp(field, "nip") == 0 || strcmp(field, "periode") == 0 ||
	       strcmp(field, "aturan") == 0;
}

static const char *
keep_text(struct evidence *x, struct sb *b)
{
	const char *text = arena_copy(&x->arena, sb_slice(b));

	sb_clear(b);
	return text;
}

uint32_t
evidence_keep(struct evidence *x, const struct record *r, int64_t period,
              const char *file)
{
	struct evidence_row *row;
	struct sb b = {0};

	if (x->n == x->cap) {
		x->cap = (uint32_t)mem_grown(x->cap, x->n + 1);
		x->rows = mem_resize(x->rows, x->cap, sizeof(*x->rows));
	}
	row = &x->rows[x->n];
	*row = (struct evidence_row){.type = r->type, .period = period};
	/* An import that was asked to says where the record stood before. */
	if (r->source[0].s.n > 0) {
		sb_add(&b, r->source[0].s);
		sb_addf(&b, ":%lld", (long long)r->source[1].v);
	} else {
		sb_addf(&b, "%s:%zu", file, r->line);
	}
	row->place = keep_text(x, &b);
	sb_adds(&b, r->type->name);
	for (size_t i = 0; i < r->type->n; i++) {
		if (r->f[i].s.n == 0 || understood(r->type->fields[i].name))
			continue;
		sb_addf(&b, " %s=", r->type->fields[i].name);
		sb_add(&b, r->f[i].s);
	}
	row->text = keep_text(x, &b);
	sb_release(&b);
	return x->n++;
}

void
evidence_release(struct evidence *x)
{
	mem_free(x->rows);
	arena_release(&x->arena);
	*x = (struct evidence){0};
}
