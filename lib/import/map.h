#ifndef ASN_MAP_H
#define ASN_MAP_H

/*
 * What the user says about an export: its form, which column is which field, which value
 * is which code, what stands for a field the file lacks. Comes from a JSON file
 * (import/mapfile.h) and from options; of two that say different things the one given
 * later holds.
 *
 *	{"jenis": "umpan_balik", "pemisah": ";", "kepala": 3, "pengodean": "windows-1252",
 *	 "lembar": "Data", "tanggal": "dmy", "desimal": "comma",
 *	 "kolom": {"NIP Pegawai": "nip", "Keterangan": null, "#7": "catatan"},
 *	 "nilai": {"nip": {"Contoh Satu": "198503152010012999"}},
 *	 "tetap": {"periode": "2026-Q3", "penilai": "rekan"},
 *	 "isi_ke_bawah": ["penilai_id"],
 *	 "umpan_balik": [{"pola": "^(?<aspek>.+) \\[(?<nip>.+)\\]$", "isi": "nilai"}]}
 *
 * In kolom a key of # and digits is a position, from 1, with a header and without one
 * ("kepala": 0); never a name, so a column that is really called #7 is reached by its
 * position alone. A position goes before a name.
 *
 * A member named like a record type has patterns: a column whose name matches pola gives
 * a record of that type for each row with a cell there. The named groups fill the fields
 * of their names, the cell the field isi.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/slice.h"
#include "import/alias.h"
#include "import/amount.h"
#include "import/day.h"
#include "import/pattern.h"
#include "stream/schema.h"

struct map_entry {
	struct slice field; /* kolom: "" for a column that is to be left out */
	struct slice from;  /* kolom: the name; nilai: the value */
	struct slice to;    /* nilai: the code; tetap: the value */
	size_t position;    /* kolom: of a key such as #7; 0: the key is a name */
	bool used;          /* tetap: records with this field were seen */
};

struct map_list {
	struct map_entry *entries;
	size_t n, cap;
};

struct map_pattern {
	struct pattern *pattern;
	struct slice text;          /* as it was written */
	int fill;                   /* the field the cell fills */
	int groups[PATTERN_GROUPS]; /* the field of each named group */
};

/* Zero-initialised storage is an empty map. */
struct map {
	const struct schema_type *type; /* NULL: to be recognised */
	char delimiter;                 /* 0: to be found */
	size_t header;                  /* line; 0: to be found */
	bool no_header;                 /* there is none */
	const char *encoding;           /* NULL: unsaid; lives as long as the map */
	const char *sheet;              /* name or number; NULL: unsaid; the same */
	enum day_order order;           /* of the parts of a date */
	enum amount_mark mark;          /* of decimals */
	struct map_list columns, values, constants;
	struct map_list fill_down;      /* only field */
	const struct schema_type *wide; /* of the patterns; NULL: none */
	struct map_pattern *patterns;
	size_t n_patterns;
	struct arena text;
};

/* What the options say; -1 with the text of a usage error. FIELD=VALUE; one character,
   "tab" or "auto"; a line, "none" or "auto"; FIELD. */
int map_set(struct map *m, const char *assignment, const struct schema *schema,
            struct err *e) ASN_MUST_CHECK;
int map_delimiter(struct map *m, const char *text, struct err *e) ASN_MUST_CHECK;
int map_header(struct map *m, const char *text, struct err *e) ASN_MUST_CHECK;
int map_fill_down(struct map *m, const char *field, const struct schema *schema,
                  struct err *e) ASN_MUST_CHECK;

/* Whether a type the map may still be for has the field; -1 with the text of a usage
   error. */
int map_known(const struct map *m, const struct schema *schema, struct slice field,
              struct err *e) ASN_MUST_CHECK;

/* Adds an entry, of copies; it is borrowed until the next. */
struct map_entry *map_add(struct map *m, struct map_list *l, struct slice field,
                          struct slice from, struct slice to);

/* The entry of the list with this field and, unless NULL, this from; or NULL. The last
 * one wins. */
const struct map_entry *map_find(const struct map_list *l, struct slice field,
                                 const struct slice *from);

/* What kolom says of a column with this name (as map_name makes it) at this position
   (from 1; 0: none is meant); NULL: nothing. */
const struct map_entry *map_column(const struct map *m, struct slice name,
                                   size_t position);

/* As pattern_match, by the i-th pattern; an error has its JSON path. */
int map_match(const struct map *m, size_t i, struct slice name,
              struct slice groups[PATTERN_GROUPS], struct err *e) ASN_MUST_CHECK;

/* The position a key such as #7 means; 0: it is a name. "#0" and one with more than six
   digits are positions nothing stands at: SIZE_MAX. */
size_t map_position(struct slice key);

/*
 * The name of a column as names are compared and shown: blanks, line ends and NBSP around
 * it are gone, runs of them within are one blank, invisible characters are gone, a byte
 * that is no UTF-8 is '?'. A copy in a.
 */
struct slice map_name(struct arena *a, struct slice cell);

/* Whether map_name would make this name of the cell; nothing is copied. */
bool map_name_is(struct slice cell, struct slice name);

/* That it would not, as far as the first bytes tell: so with most cells of most rows. */
static inline bool
map_name_differs(struct slice cell, struct slice name)
{
	return cell.n && name.n && cell.p[0] > ' ' && cell.p[0] <= '~' &&
	       cell.p[0] != name.p[0];
}

void map_release(struct map *m);

#endif
