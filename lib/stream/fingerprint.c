#include "stream/fingerprint.h"

static uint64_t
mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 29;
}

uint64_t
fingerprint_of(const struct record *r)
{
	uint64_t h = 0;

	for (size_t i = 0; i < r->type->n; i++) {
		enum schema_kind kind = r->type->fields[i].kind;
		const struct field *f = &r->f[i];
		size_t n = f->s.n;

		if (kind != KIND_TEXT && kind != KIND_LIST) {
			h = mix(mix(h, n > 0), (uint64_t)f->v);
			continue;
		}
		h = mix(h, n);
		for (size_t at = 0; at < n; at += 8) {
			uint64_t word = 0;

			memcpy(&word, f->s.p + at, n - at < 8 ? n - at : 8);
			h = mix(h, word);
		}
	}
	return h;
}

uint32_t
fingerprint_short(const struct record *r)
{
	uint64_t h = fingerprint_of(r);

	return (uint32_t)(h ^ h >> 32);
}
