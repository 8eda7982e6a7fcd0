#include "stream/jsonreal.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
is_plain(const char *text, double d)
{
	double back = strtod(text, NULL);

	return !strchr(text, 'e') && back <= d && back >= d;
}

void
jsonreal_text(struct sb *b, double d)
{
	char text[JSONREAL_ROOM];

	snprintf(text, sizeof text, "%.15g", d);
	if (!is_plain(text, d))
		snprintf(text, sizeof text, "%.6f", d);
	/* What is left is below 1e15, and every double shows a digit by place 330. */
	if (!is_plain(text, d))
		snprintf(text, sizeof text, "%.330f", d);
	sb_adds(b, text);
	if (!strchr(text, '.'))
		sb_adds(b, ".0");
}
