#ifndef ASN_SURVEY_H
#define ASN_SURVEY_H

/*
 * Sums of answers to satisfaction surveys, by place and period, and how many users there
 * were. A place is a service of a unit, or the unit with service 0.
 *
 * Rows come in by survey_answer and survey_users, those that name no service as service
 * 0. survey_sum makes of them sums for each service and, as service 0, for each unit as a
 * whole: all its answers.
 */

#include <stdint.h>

#include "base/keytab.h"
#include "score/skm.h"

struct survey_group {
	uint32_t unit, service;
	int64_t period;
	struct skm_answers answers;
	int64_t respondents;
	/* Of a unit as a whole, once summed: */
	int64_t services; /* how many are named, */
	int64_t unnamed;  /* how many respondents named none, */
	int64_t units;    /* and how many units are in it, where somebody counted them, */
	int64_t values;   /* with the sum of their indices, millionths */
};

/* Zero-initialised storage is an empty one. */
struct survey {
	struct survey_group *groups; /* in order of first mention */
	uint32_t n;                  /* of groups */
	uint32_t cap;                /* private, as what follows */
	struct keytab places, keys;
	struct keytab months; /* place and month */
	int64_t *users;       /* by number of the month */
	uint32_t users_cap;
};

void survey_release(struct survey *s);

/* The group of a place and period, a new and empty one if need be; it moves when the next
   is made. */
struct survey_group *survey_group_of(struct survey *s, uint32_t unit, uint32_t service,
                                     int64_t period);

/* Adds the answers of one respondent: 1 to 4, 0 for none. */
void survey_answer(struct survey_group *g, const int64_t answers[SKM_ELEMENTS]);

/* So many users of a service on a day. More than SAMPLE_PEOPLE_MAX are taken as those. */
void survey_users(struct survey *s, uint32_t unit, uint32_t service, int32_t day,
                  int64_t n);

/* Those of a summed place in a period; 0 also where nothing is known of them. */
int64_t survey_users_of(const struct survey *s, const struct survey_group *g);

/* Sums up rows into sums, an empty one. unit_of says in which unit's sum a unit goes. */
void survey_sum(const struct survey *rows, struct survey *sums,
                uint32_t (*unit_of)(void *arg, uint32_t unit), void *arg);

#endif
