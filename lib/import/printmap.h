#ifndef ASN_PRINTMAP_H
#define ASN_PRINTMAP_H

/*
 * The map in force, as JSON (--print-map), to be kept and given again: what was said, and
 * what was found. Read again with the same file it gives the same records, and the same
 * text. Columns that are not used do not stand in it, unless the map left them out.
 */

#include "import/header.h"
#include "import/map.h"
#include "stream/outfile.h"

/* m: what was said, with the delimiter that was found put in. */
void printmap_write(struct outfile *o, const struct map *m, const struct header *h);

#endif
