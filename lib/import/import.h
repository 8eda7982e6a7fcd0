#ifndef ASN_IMPORT_H
#define ASN_IMPORT_H

/*
 * One export to canonical records: the door everything comes through. The input is
 * either foreign CSV, whose header is found and matched, or already canonical (CSV or
 * NDJSON), which passes with the same checks.
 *
 *	import_open -> import_next* -> import_close
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "import/convert.h"
#include "import/map.h"
#include "stream/input.h"
#include "stream/outfile.h"
#include "stream/schema.h"
#include "stream/stream.h"

#define IMPORT_FAULTS                                                                    \
	8 /* reported of one row; a row with more is as rejected as one with one */

enum {
	IMPORT_FAIL = -1,
	IMPORT_END = 0,
	IMPORT_ROW = 1,
	IMPORT_BAD = 2,  /* rejected: import_faults says why, import_raw what */
	IMPORT_BLANK = 3 /* a row without any content: skipped */
};

struct import_opts {
	struct map *map; /* never NULL; --map, --set, --type, --delimiter, --header */
	enum day_order order;  /* --date */
	enum amount_mark mark; /* --decimal */
	int32_t as_of;
	bool source; /* fill sumber_berkas and sumber_baris */
	bool library;
	bool need_akhir;
};

/* The types a foreign file can be; NULL behind the last. */
extern const struct schema_type *const import_types[];

struct import;

/* in is the caller's, who closes it later; first is what input_first said of it; file is
   its name for --source. */
int import_open(struct import **im, struct input *in, int first, const char *file,
                const struct import_opts *o, struct err *e) ASN_MUST_CHECK;

/* The record is borrowed until the next call. */
int import_next(struct import *im, const struct record **r, struct err *e) ASN_MUST_CHECK;

const struct err *import_faults(const struct import *im, size_t *n);
struct slice import_raw(const struct import *im);

/* The header as it stood, its line end included; empty for NDJSON. delimiter: '{' for
 * NDJSON. */
struct slice import_header(const struct import *im, char *delimiter);

/* The type the header was recognised as; NULL for canonical input. */
const struct schema_type *import_type(const struct import *im);

enum stream_form
import_form(const struct import *im); /* of canonical input; else FORM_CSV */

/* Columns of a foreign file that no field takes: how many, and the i-th name. */
size_t import_unused(const struct import *im, struct slice *names, size_t room);
size_t import_header_line(const struct import *im);

/* Writes the map in force as JSON (--print-map). */
void import_print_map(const struct import *im, struct outfile *o);

void import_close(struct import *im); /* accepts NULL */

#endif
