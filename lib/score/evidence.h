#ifndef ASN_EVIDENCE_H
#define ASN_EVIDENCE_H

/* The records of the person whose scores are explained: what they say and where they
   stand. */

#include <stdint.h>

#include "base/mem.h"
#include "stream/schema.h"

#define EVIDENCE_NONE UINT32_MAX

struct evidence_row {
	const struct schema_type *type;
	int64_t period;    /* -1: of no period */
	const char *place; /* "file:line", of the export where the record knows it */
	const char *text;  /* its type and fields, but for whom and what period they are
	                      of: "penilaian hasil_kerja=sesuai perilaku=sesuai" */
};

/* Zero-initialised storage is an empty one. */
struct evidence {
	struct evidence_row *rows; /* in order of arrival */
	uint32_t n;
	uint32_t cap; /* private, as what follows */
	struct arena arena;
};

/* The number of the row. */
uint32_t evidence_keep(struct evidence *x, const struct record *r, int64_t period,
                       const char *file);
void evidence_release(struct evidence *x);

#endif
