#include <stdint.h>
#include <stdlib.h>

#include "import/amount.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

static void
check_fault(const struct err *e)
{
	demand((e->kind == ERR_ROW && e->code) || e->kind == ERR_INPUT);
	demand(e->text[0] != '\0');
}

/* A figure that was read reads back as itself in its canonical form under a said point,
   and one that was read unsaid means the same under one mark or the other. */
static void
check_decimal(struct slice s, enum amount_mark mark)
{
	struct err e = {.kind = ERR_NONE};
	char buf[DEC_BUF];
	int64_t v = 42, again;
	size_t n;

	if (amount_decimal(s, mark, &v, &e) != 0) {
		check_fault(&e);
		return;
	}
	n = dec_format(buf, v, -1);
	demand(amount_decimal((struct slice){buf, n}, MARK_DOT, &again, &e) == 0 &&
	       again == v);
	if (mark == MARK_UNSAID)
		demand(amount_decimal(s, MARK_DOT, &again, &e) == 0 && again == v);
}

static void
check_whole(struct slice s, enum amount_mark mark)
{
	struct err e = {.kind = ERR_NONE};
	char buf[DEC_BUF];
	int64_t v = 42, again;
	size_t n;

	if (amount_whole(s, mark, &v, &e) != 0) {
		check_fault(&e);
		return;
	}
	n = dec_format_int(buf, v);
	demand(amount_whole((struct slice){buf, n}, MARK_UNSAID, &again, &e) == 0 &&
	       again == v);
}

static void
check_number(struct slice s, bool whole)
{
	struct err e = {.kind = ERR_NONE};
	char buf[DEC_BUF];
	int64_t v = 42, again;
	bool rounded;
	size_t n;

	if (amount_number(s, whole, &v, &rounded, &e) != 0) {
		check_fault(&e);
		return;
	}
	n = whole ? dec_format_int(buf, v) : dec_format(buf, v, -1);
	demand(amount_number((struct slice){buf, n}, whole, &again, &rounded, &e) == 0 &&
	       again == v && !rounded);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice s = {(const char *)data, size};

	for (int mark = MARK_UNSAID; mark <= MARK_COMMA; mark++) {
		check_decimal(s, (enum amount_mark)mark);
		check_whole(s, (enum amount_mark)mark);
	}
	check_number(s, false);
	check_number(s, true);
	return 0;
}
