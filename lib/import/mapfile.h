#ifndef ASN_MAPFILE_H
#define ASN_MAPFILE_H

/* A map as a JSON file (--map); the form stands in import/map.h and asn-csv(5). */

#include "base/err.h"
#include "base/slice.h"
#include "import/map.h"
#include "stream/schema.h"

/* Reads a file, or the text of one, into m, which may hold something already; what the
   file says holds over it. Kind ERR_RULES with a JSON path on failure. */
int mapfile_load(struct map *m, const char *path, const struct schema *schema,
                 struct err *e) ASN_MUST_CHECK;
int mapfile_read(struct map *m, struct slice text, const struct schema *schema,
                 struct err *e) ASN_MUST_CHECK;

#endif
