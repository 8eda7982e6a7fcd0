#ifndef ASN_SPAN_H
#define ASN_SPAN_H

/*
 * Periods in words: "Triwulan III 2026", "TW3/2026", "Semester 1 Tahun 2026",
 * "September 2026", "Januari s.d. Maret 2026". A span of months is a period only when
 * it is a quarter, a half or the whole of a year. The names of months are those of
 * day.h.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

/*
 * Reads a cell, canonical or in words, that says one period and nothing else. year is
 * that of the period when the cell names none (0: not known; then it is refused).
 */
int span_read(struct slice cell, int year, int64_t *period, struct err *e) ASN_MUST_CHECK;

/*
 * Looks for a period in running text, such as a title: "Laporan Penilaian SKP Periode
 * Triwulan III Tahun 2026". A year alone counts only behind "Periode"; a day of a month
 * ("per 1 Oktober 2026") is none. False when there is none, or two that differ.
 */
bool span_find(struct slice text, int64_t *period);

/* The year in a cell of a column of years; 0 where it is none. */
int span_year(struct slice cell);

#endif
