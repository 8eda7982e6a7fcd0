#include <stdint.h>
#include <stdlib.h>

#include "import/day.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

/* The first byte chooses order and serials. A day that was read reads back as itself in
   its canonical form, under any order; without a choice nothing is read otherwise than
   with one that allows it. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err e = {.kind = ERR_NONE};
	enum day_order order;
	enum day_style style;
	char buf[DATE_BUF];
	struct slice s;
	int32_t days, again;

	if (size == 0)
		return 0;
	order = (enum day_order)(data[0] & 3);
	s = (struct slice){(const char *)data + 1, size - 1};
	(void)day_month(s);
	if (day_read(s, order, data[0] & 4, &days, &style, &e) != 0) {
		demand(e.kind == ERR_ROW && e.code && e.text[0] != '\0');
		return 0;
	}
	demand((days == DATE_NONE) == (style >= DAY_STYLES));
	demand(day_style_text(style)[0] != '\0');
	if (order == ORDER_UNSAID && style != DAY_SERIAL && days != DATE_NONE)
		demand(day_read(s, style == DAY_HYPHENS ? ORDER_DMY : ORDER_MDY, false,
		                &again, &style, &e) == 0 &&
		       again == days);
	if (days == DATE_NONE)
		return 0;
	date_format(buf, days);
	demand(day_read(slice_of(buf), order, false, &again, &style, &e) == 0 &&
	       again == days && style == DAY_ISO);
	return 0;
}
