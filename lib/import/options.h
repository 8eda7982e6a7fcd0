#ifndef ASN_OPTIONS_H
#define ASN_OPTIONS_H

/* What a user may choose about an import, read from the texts of options. */

#include "base/err.h"
#include "import/import.h"
#include "import/map.h"

/* Numbers of the long options that have no letter. */
enum {
	OPTIONS_PRINT_MAP = 512,
	OPTIONS_DELIMITER,
	OPTIONS_HEADER,
	OPTIONS_ENCODING,
	OPTIONS_SHEET,
	OPTIONS_DATE,
	OPTIONS_EXCEL_DATES,
	OPTIONS_DECIMAL,
	OPTIONS_FILL_DOWN,
	OPTIONS_DUPLICATES,
	OPTIONS_ERRORS,
	OPTIONS_PRINT_DIALECT,
	OPTIONS_SOURCE,
	OPTIONS_MAX_REJECTED,
	OPTIONS_DRY_RUN
};

/* What is done with records of one key. */
enum options_duplicates {
	DUPLICATES_FAIL, /* every one but the first is rejected */
	DUPLICATES_FIRST,
	DUPLICATES_LAST,
	DUPLICATES_NEWEST
};

struct options {
	struct map map;
	struct import_opts import; /* its map is this one */
	const char *rejects;       /* path; NULL: none */
	const char *errors;        /* the same */
	enum options_duplicates duplicates;
	int64_t max_rejected; /* millionths of a percent; below 0: no limit */
	bool print_map, print_dialect, dry_run;
};

void options_init(struct options *o);

/* Takes an option (a letter, or a number above) with its argument. -1: e is of kind
   ERR_USAGE when the call was wrong, of another when a file it names was. */
int options_take(struct options *o, int opt, const char *arg,
                 struct err *e) ASN_MUST_CHECK;

/* Whether so many rejected rows are more than --max-rejected allows. */
bool options_too_many(const struct options *o, uint64_t rejected, uint64_t read);

void options_release(struct options *o);

#endif
