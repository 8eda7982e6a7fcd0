#include <stdint.h>
#include <stdlib.h>

#include "base/dec.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

static void
check_printed(int64_t v)
{
	char buf[DEC_BUF];
	struct err e;
	int64_t back;
	int places;

	for (places = -1; places <= 6; places++) {
		size_t n = dec_format(buf, v, places);

		demand(n == strlen(buf) && n < DEC_BUF);
		demand(strcmp(buf, "-0") != 0);
		/* The one form that keeps all of v within the digits that may be read. */
		if (places == -1)
			demand(dec_parse((struct slice){buf, n}, &back, &e) == 0 &&
			       back == v);
	}
}

/* An accepted number prints and reads back as itself; a refused one says why and changes
 * nothing. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice s = {(const char *)data, size};
	char buf[DEC_BUF];
	struct err e = {.kind = ERR_NONE};
	int64_t v = 42, back;

	if (dec_parse(s, &v, &e) == 0)
		check_printed(v);
	else
		demand(v == 42 && e.kind == ERR_ROW && e.text[0] != '\0');

	v = 42;
	if (dec_parse_int(s, &v, &e) == 0) {
		size_t n = dec_format_int(buf, v);

		demand(dec_parse_int((struct slice){buf, n}, &back, &e) == 0 &&
		       back == v);
	} else {
		demand(v == 42 && e.kind == ERR_ROW && e.text[0] != '\0');
	}
	return 0;
}
