#ifndef ASN_WORDS_H
#define ASN_WORDS_H

/*
 * Indonesian for the reports: numbers with decimal comma and thousands dot, dates and
 * periods in words, and what the codes of the records mean to a reader. Codes that are
 * not known come back as NULL: the caller prints the code itself.
 */

#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

#define WORDS_BUF 72

/* Each writes into buf, NUL included, and returns buf. */
const char *words_int(char buf[WORDS_BUF], int64_t v);
const char *words_decimal(char buf[WORDS_BUF], int64_t millionths,
                          int places);                         /* -1: shortest */
const char *words_date(char buf[WORDS_BUF], int32_t days);     /* 30 September 2026 */
const char *words_period(char buf[WORDS_BUF], int64_t period); /* Triwulan III 2026 */
const char *words_nip(char buf[WORDS_BUF], int64_t nip);       /* 8-6-1-3 digits */

/* By number of the code in its list of asn/records.h; NULL outside of it. */
const char *words_predicate(int code); /* Sangat baik */
const char *words_rating(int code);    /* di atas ekspektasi */
const char *words_status(int code);    /* what a status of skor says about the person */

/* What a note of catatan or alasan means; some are written into buf. */
const char *words_note(char buf[WORDS_BUF], struct slice note);

/* By the code itself. */
const char *words_achievement(struct slice code); /* capaian of a unit */
const char *words_pattern(struct slice code);     /* pola of a unit */
const char *words_confidence(const char *mark);   /* keyakinan of a rule set */

#endif
