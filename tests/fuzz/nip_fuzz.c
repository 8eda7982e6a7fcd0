#include <stdint.h>
#include <stdlib.h>

#include "asn/nip.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

/* One digit at a time; -1 for what is no NIP. */
static int64_t
read_slowly(struct slice s)
{
	int64_t v = 0;
	size_t i;

	if (s.n != NIP_DIGITS)
		return -1;
	for (i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return -1;
		v = v * 10 + (s.p[i] - '0');
	}
	return v;
}

/* Eight digits at a time give what one at a time gives; a number is written as it was
 * read. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice s = {(const char *)data, size};
	struct err e = {.kind = ERR_NONE};
	int64_t v = -1;
	char buf[NIP_BUF];

	if (nip_read(s, &v, &e) != 0) {
		demand(v == -1 && read_slowly(s) == -1);
		demand(e.kind == ERR_ROW && e.text[0] != '\0' && e.personal);
		return 0;
	}
	demand(v == read_slowly(s));
	nip_format(buf, v);
	demand(slice_eq(s, slice_of(buf)));
	if (nip_check(v, DATE_NONE, &e) == 0)
		demand(nip_kind(v) != NIP_ODD && nip_birth(v) != DATE_NONE);
	else
		demand(e.kind == ERR_ROW && e.text[0] != '\0');
	(void)!nip_check(v, 20000, &e);
	return 0;
}
