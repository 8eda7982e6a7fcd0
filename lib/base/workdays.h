#ifndef ASN_WORKDAYS_H
#define ASN_WORKDAYS_H

/*
 * Days worked between two dates. A week is worked from Monday on, so many days of it; the
 * days off are holidays beside the rest of the week.
 *
 *	workdays_off* -> workdays_sort -> { workdays_between, workdays_known }*
 */

#include <stdbool.h>
#include <stdint.h>

/* Zero-initialised storage has no day off. */
struct workdays {
	int32_t *off; /* private: as in base/date.h */
	uint32_t n;   /* days off, once sorted */
	uint32_t cap; /* private */
};

void workdays_release(struct workdays *w);
void workdays_off(struct workdays *w, int32_t day); /* the same one twice is one */
void workdays_sort(struct workdays *w);

/*
 * Days worked after from, up to and with to: from is day 0, whether worked or not. 0 when
 * to is not later. week is 1 to 7; 5: Saturday and Sunday are free.
 */
int32_t workdays_between(const struct workdays *w, int week, int32_t from, int32_t to);

/* There is a day off in every calendar year from that of from to that of to: a year
   without any was not told of. */
bool workdays_known(const struct workdays *w, int32_t from, int32_t to);

#endif
