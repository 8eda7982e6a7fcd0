#include <stdint.h>
#include <stdlib.h>

#include "asn/period.h"
#include "import/span.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

static void
check_canonical(int64_t period)
{
	struct err e;
	char buf[PERIOD_BUF];
	size_t n = period_format(buf, period);
	int64_t again;

	demand(span_read((struct slice){buf, n}, 0, &again, &e) == 0 && again == period);
}

/* A period that was read is one, and reads back as itself; a year from outside changes
   only what has none. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice s = {(const char *)data, size};
	struct err e = {.kind = ERR_NONE};
	int64_t bare = 0, with = 0, found = 0;
	int r = span_read(s, 0, &bare, &e);

	if (r != 0)
		demand(e.kind == ERR_ROW && e.text[0] != '\0');
	else
		check_canonical(bare);
	if (span_read(s, 2026, &with, &e) == 0) {
		check_canonical(with);
		demand(r == 0 ? with == bare : period_year(with) == 2026);
	} else {
		demand(r != 0);
	}
	if (span_find(s, &found))
		check_canonical(found);
	return 0;
}
