#ifndef ASN_MAP_H
#define ASN_MAP_H

/*
 * What the user says about an export: which column is which field, which value is
 * which code, what stands for a field the file lacks. Comes from a JSON file (--map)
 * and from --set.
 *
 *	{"jenis": "pegawai", "pemisah": ";", "kepala": 3,
 *	 "kolom": {"NIP Pegawai": "nip", "Keterangan": null},
 *	 "nilai": {"status": {"Aparatur Tetap": "pns"}},
 *	 "tetap": {"unit": "Sekretariat Daerah"}}
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/slice.h"
#include "stream/outfile.h"
#include "stream/schema.h"

struct map_entry {
	struct slice field; /* kolom: "" for a column that is to be left out */
	struct slice from;  /* kolom: the header as it stands; nilai: the value */
	struct slice to;    /* nilai: the code; tetap: the value */
	bool used;          /* tetap: records with this field were seen */
};

struct map_list {
	struct map_entry *entries;
	size_t n, cap;
};

/* Zero-initialised storage is an empty map. */
struct map {
	const struct schema_type *type; /* NULL: to be recognised */
	char delimiter;                 /* 0: to be found */
	size_t header;                  /* line; 0: to be found */
	struct map_list columns, values, constants;
	struct arena text;
};

/* Reads a file into m, which may hold something already; kind ERR_RULES with a path on
 * failure. */
int map_load(struct map *m, const char *path, const struct schema *schema,
             struct err *e) ASN_MUST_CHECK;

/* What the options say; -1 with the text of a usage error. FIELD=VALUE; one character,
   "tab" or "auto"; a line or "auto". */
int map_set(struct map *m, const char *assignment, const struct schema *schema,
            struct err *e) ASN_MUST_CHECK;
int map_delimiter(struct map *m, const char *text, struct err *e) ASN_MUST_CHECK;
int map_header(struct map *m, const char *text, struct err *e) ASN_MUST_CHECK;

/* The entry of the list with this field and, unless NULL, this from; or NULL. The last
 * one wins. */
const struct map_entry *map_find(const struct map_list *l, struct slice field,
                                 const struct slice *from);

void map_release(struct map *m);

#endif
