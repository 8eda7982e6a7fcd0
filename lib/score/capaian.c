#include "score/capaian.h"

#include "base/mem.h"

#define PERIOD_BITS 20 /* PERIOD_MAX is below 2^20 */

static uint64_t
key_of(uint32_t unit, int64_t period)
{
	return (uint64_t)unit << PERIOD_BITS | (uint64_t)period;
}

void
capaian_release(struct capaian *c)
{
	keytab_release(&c->keys);
	keytab_release(&c->supposed);
	mem_free(c->codes);
	mem_free(c->supposed_codes);
	mem_free(c->met);
	*c = (struct capaian){0};
}

void
capaian_put(struct capaian *c, uint32_t unit, int64_t period, int code, const char *file,
            size_t line)
{
	uint32_t n = c->keys.n;
	uint32_t at = keytab_put(&c->keys, key_of(unit, period));

	if (at == n) {
		if (n == c->cap) {
			c->cap = (uint32_t)mem_grown(c->cap, n + 1);
			c->codes = mem_resize(c->codes, c->cap, sizeof(*c->codes));
		}
		c->codes[at] = (signed char)code;
	} else if (c->codes[at] != code) {
		if (c->codes[at] != CAPAIAN_DISPUTED && c->disputed++ == 0) {
			c->file = file;
			c->line = line;
		}
		c->codes[at] = CAPAIAN_DISPUTED;
	}
}

void
capaian_suppose(struct capaian *c, uint32_t unit, int code)
{
	uint32_t at = keytab_put(&c->supposed, unit);

	c->supposed_codes = mem_resize(c->supposed_codes, c->supposed.n, 1);
	c->supposed_codes[at] = (signed char)code;
	c->met = mem_resize(c->met, c->supposed.n, sizeof(*c->met));
	c->met[at] = false;
}

bool
capaian_is_supposed(const struct capaian *c, uint32_t unit)
{
	return keytab_find(&c->supposed, unit) != KEYTAB_NONE;
}

void
capaian_meet(struct capaian *c, uint32_t unit)
{
	uint32_t at = keytab_find(&c->supposed, unit);

	if (at != KEYTAB_NONE)
		c->met[at] = true;
}

uint32_t
capaian_unmet(const struct capaian *c)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->supposed.n; i++)
		n += !c->met[i];
	return n;
}

void
capaian_merge(struct capaian *c, uint32_t (*same)(void *arg, uint32_t unit), void *arg)
{
	struct capaian merged = {0};

	for (uint32_t i = 0; i < c->keys.n; i++) {
		uint64_t key = c->keys.keys[i];
		uint32_t unit = (uint32_t)(key >> PERIOD_BITS);
		int64_t period = (int64_t)(key & ((1U << PERIOD_BITS) - 1));

		capaian_put(&merged, same(arg, unit), period, c->codes[i], c->file,
		            c->line);
	}
	for (uint32_t i = 0; i < c->supposed.n; i++)
		capaian_suppose(&merged, same(arg, (uint32_t)c->supposed.keys[i]),
		                c->supposed_codes[i]);
	/* Those in dispute before were not counted again, or twice. */
	merged.disputed = 0;
	for (uint32_t i = 0; i < merged.keys.n; i++)
		merged.disputed += merged.codes[i] == CAPAIAN_DISPUTED;
	merged.file = c->file;
	merged.line = c->line;
	capaian_release(c);
	*c = merged;
}

int
capaian_of(const struct capaian *c, uint32_t unit, int64_t period)
{
	uint32_t at = keytab_find(&c->supposed, unit);

	if (at != KEYTAB_NONE)
		return c->supposed_codes[at];
	at = keytab_find(&c->keys, key_of(unit, period));
	return at == KEYTAB_NONE ? CAPAIAN_NONE : c->codes[at];
}
