#ifndef ASN_PENSION_H
#define ASN_PENSION_H

/*
 * The age at which people retire, by a rule set that computes "pensiun" (asn-rules(5)
 * describes it). A post whose title begins with words the table jabatan has goes by the
 * longest of them, a functional one else by jenjang, any other by jenis_jabatan.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/rules.h"
#include "base/err.h"
#include "base/strtab.h"
#include "stream/schema.h"

#define PENSION_CODES 16 /* more than there are kinds or levels of posts */

struct pension {
	unsigned char kind[PENSION_CODES];  /* years by jenis_jabatan; 0: by jenjang */
	unsigned char level[PENSION_CODES]; /* by jenjang */
	struct strtab titles;               /* private, as what follows */
	unsigned char *by_title;
};

/* rules may go afterwards. -1 (kind ERR_RULES) when a cell cannot be used. */
int pension_init(struct pension *p, const struct rules *rules,
                 struct err *e) ASN_MUST_CHECK;
void pension_release(struct pension *p);

/* The limit for the post of a pegawai record in years; 0 when it is not known. */
int pension_years(const struct pension *p, const struct record *pegawai);

/* The first day on which somebody is retired: the first of the month behind the one in
   which the limit is reached. The practice of BKN (keyakinan ingatan). */
int32_t pension_day(int32_t birth, int years);

#endif
