#include "score/capaian.h"

#include "base/mem.h"

static uint64_t
key_of(uint32_t unit, int64_t period)
{
	return (uint64_t)unit << 20 | (uint64_t)period; /* PERIOD_MAX is below 2^20 */
}

void
capaian_release(struct capaian *c)
{
	keytab_release(&c->keys);
	keytab_release(&c->supposed);
	mem_free(c->codes);
	mem_free(c->supposed_codes);
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
}

bool
capaian_is_supposed(const struct capaian *c, uint32_t unit)
{
	return keytab_find(&c->supposed, unit) != KEYTAB_NONE;
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
