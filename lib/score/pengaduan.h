#ifndef ASN_PENGADUAN_H
#define ASN_PENGADUAN_H

/*
 * The kind of score "pengaduan": complaints to a skor_pengaduan for each unit and period
 * of receipt (without a period: each calendar year), as they stood on the day of --as-of,
 * by default the period's last.
 *
 * Of several records of one complaint (id) the one with the latest date counts, then the
 * one whose status is further on. Where those that are left differ, the first in a fixed
 * order counts, and it is a finding.
 */

#include "score/engine.h"

extern const struct engine pengaduan_engine;

#endif
