#include <stdint.h>
#include <stdlib.h>

#include "base/date.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

/* An accepted date is written as it was read; its neighbours are one day away. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice s = {(const char *)data, size};
	char buf[DATE_BUF];
	struct date d;
	int32_t days;

	if (!date_parse(s, &days))
		return 0;
	date_format(buf, days);
	demand(slice_eq(s, slice_of(buf)));
	d = date_civil(days);
	demand(date_is_valid(d) && date_days(d) == days);
	if (d.day < date_month_days(d.year, d.month)) {
		d.day++;
		demand(date_days(d) == days + 1);
	}
	demand(date_add_years(days, 0) == days);
	return 0;
}
