#include "score/remarks.h"

void
remarks_add(struct remarks *r, unsigned bits, uint32_t order, const char *file,
            size_t line)
{
	for (unsigned i = 0; i < r->n; i++) {
		struct remarks_count *c = &r->counts[i];

		if (!(bits >> i & 1))
			continue;
		c->n++;
		if (file && (!c->file || order < c->order)) {
			c->order = order;
			c->file = file;
			c->line = line;
		}
	}
}

struct slice
remarks_list(const struct remarks *r, unsigned bits, struct sb *b)
{
	sb_clear(b);
	for (unsigned i = 0; i < r->n; i++) {
		if (!(bits >> i & 1) || !r->kinds[i].noted)
			continue;
		if (b->n > 0)
			sb_addc(b, ';');
		sb_adds(b, r->kinds[i].name);
	}
	return sb_slice(b);
}

void
remarks_tell(const struct remarks *r, const struct engine_sink *sink)
{
	for (unsigned i = 0; i < r->n; i++) {
		const struct remarks_count *c = &r->counts[i];

		if (c->n > 0 && r->kinds[i].what)
			sink->find(sink->arg, r->kinds[i].name, c->n, c->file, c->line,
			           r->kinds[i].what);
	}
}
