#include <stdint.h>
#include <stdlib.h>

#include "import/nipcell.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

/* What is read are the digits of the cell, all of them and in their order; nothing is
   taken off unsaid, and what is read reads back with nothing to take off. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice s = {(const char *)data, size}, text, again;
	struct err e = {.kind = ERR_NONE};
	char room[NIPCELL_ROOM], buf[NIP_BUF];
	unsigned taken;
	int64_t nip, same;
	size_t k = 0;

	if (nipcell_read(s, false, room, &text, &nip, &taken, &e) != 0) {
		demand(e.kind == ERR_ROW && e.code && e.text[0] != '\0' && e.personal);
		return 0;
	}
	nip_format(buf, nip);
	demand(slice_eq(text, slice_of(buf)));
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			demand(k < NIP_DIGITS && s.p[i] == buf[k++]);
	demand(k == NIP_DIGITS && (taken != 0) == (s.n != NIP_DIGITS));
	demand(nipcell_read(slice_of(buf), false, room, &again, &same, &taken, &e) == 0 &&
	       same == nip && taken == 0);
	demand(nipcell_read(s, true, room, &again, &same, &taken, &e) == -1);
	return 0;
}
