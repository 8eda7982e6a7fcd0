#include "check/loops.h"

#include "base/mem.h"

void
loops_find(const uint32_t *next, uint32_t n, void (*each)(uint32_t member, void *arg),
           void *arg)
{
	/* On which walk a thing was first met; 0 not yet. */
	uint32_t *met = mem_array(n, sizeof *met);

	for (uint32_t i = 0; i < n; i++) {
		uint32_t at = i;

		while (at != LOOPS_NONE && met[at] == 0) {
			met[at] = i + 1;
			at = next[at];
		}
		if (at != LOOPS_NONE && met[at] == i + 1)
			each(at, arg);
	}
	mem_free(met);
}
