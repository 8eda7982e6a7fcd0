#include "training/mention.h"

void
mention_put(struct mention *m, uint32_t person, const char *file, size_t line)
{
	if (person >= m->n) {
		size_t n = mem_grown(m->n, (size_t)person + 1);

		m->at = mem_resize(m->at, n, sizeof *m->at);
		memset(m->at + m->n, 0, (n - m->n) * sizeof *m->at);
		m->n = (uint32_t)n;
	}
	if (!m->at[person].line)
		m->at[person] = (struct mention_place){file, line};
}

bool
mention_is_stray(const struct mention *m, const struct roster *r, uint32_t person)
{
	return r->any && person < m->n && m->at[person].line && !r->people[person].listed;
}

uint64_t
mention_strays(const struct mention *m, const struct roster *r,
               struct mention_place *first)
{
	uint64_t n = 0;

	for (uint32_t i = 0; i < m->n; i++)
		if (mention_is_stray(m, r, i) && n++ == 0)
			*first = m->at[i];
	return n;
}

void
mention_release(struct mention *m)
{
	mem_free(m->at);
	*m = (struct mention){0};
}
