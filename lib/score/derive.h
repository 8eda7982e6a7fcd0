#ifndef ASN_DERIVE_H
#define ASN_DERIVE_H

/*
 * How a result came about, as a tree: each node a figure or a fact with how it was got,
 * by which article, how well that is established, how it was rounded, and which records
 * it stands on. Written in Indonesian, for the person concerned; as text, or as JSON, one
 * object for each node at the top:
 *
 *	{"nama":"predikat","nilai":"baik","cara":"...","dasar":"...",
 *	 "keyakinan":"praktik","pembulatan":"...","sumber":["roster.csv:2"],
 *	 "bagian":[...]}
 *
 *	derive_add -> derive_how, derive_law, derive_rounded, derive_from of that node
 *	derive_open -> its parts -> derive_close
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "stream/outfile.h"

/* Zero-initialised storage is an empty one. */
struct derive {
	struct derive_node *nodes; /* private, as what follows */
	uint32_t n, cap, depth;
	struct arena arena;
};

/* A node among the parts of the open one; fmt is its value, "" for none. Texts are
   copied, and may be the input's: what controls a terminal is written as '?'. */
void derive_add(struct derive *d, const char *nama, const char *fmt, ...)
	ASN_PRINTF(3, 4);

/* Of the node last added. */
void derive_how(struct derive *d, const char *fmt, ...) ASN_PRINTF(2, 3);
void derive_law(struct derive *d, const char *dasar, const char *keyakinan);
void derive_rounded(struct derive *d, const char *fmt, ...) ASN_PRINTF(2, 3);
void derive_from(struct derive *d, const char *place); /* once for each */

void derive_open(struct derive *d); /* what follows is part of the node last added */
void derive_close(struct derive *d);

/* Whole nodes, the parts indented by two blanks:
   predikat: baik (CARA; DASAR; keyakinan praktik; PEMBULATAN) [FILE:LINE, FILE:LINE] */
void derive_text(const struct derive *d, struct outfile *out);
void derive_json(const struct derive *d, struct outfile *out);

void derive_release(struct derive *d);

#endif
