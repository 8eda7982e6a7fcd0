#ifndef ASN_INVENT_H
#define ASN_INVENT_H

/*
 * Invented people and their quarterly appraisals from 2024-Q1 on. Everything is a hash of
 * person, period and purpose: nothing is held, the same numbers always give the same
 * person and the same row. People are 0 to people-1; the outsiders who follow them have
 * appraisals, but are in no roster.
 */

#include <stdbool.h>
#include <stdint.h>

#define INVENT_PEOPLE_MAX 10000000U
#define INVENT_PERIODS_MAX 40U
#define INVENT_UNIT_BUF 128

struct agency {
	uint32_t people, outsiders, units, periods;
};

struct day {
	unsigned y, m, d;
};

struct person {
	char nip[19]; /* unique */
	char name[96];
	uint32_t unit;
	const struct post *post;
	bool pppk;
	struct day from, to; /* y = 0: not given */
	const char *standing;
};

/* A title, and what the roster says of those who hold it. */
struct post {
	const char *title, *kind, *level, *rank, *rank_pppk, *school;
};

/* Numbers of a rating and of a predicate, best first; the last is a missing one. */
enum { RATING_MISSING = 3, PREDICATE_MISSING = 5 };

struct row {
	unsigned result, conduct, predicate;
	bool acting, has_unit;
	uint32_t unit;
	struct day from, to, rated;
	unsigned second; /* of the day, when it was rated */
};

struct agency invent_agency(uint32_t people, uint32_t periods);

void invent_person(const struct agency *g, uint32_t i, struct person *p);

/* Returns whether the person is a PPPK. */
bool invent_nip(uint32_t i, char nip[19]);

/*
 * The nth row, 0 or 1, of person i in the period, and that person; false when there is
 * none. Nearly all have one, some none, some two: transfers, acting posts, repeats,
 * contradictions.
 */
bool invent_row(const struct agency *g, uint32_t i, uint32_t period, uint32_t nth,
                struct person *p, struct row *r);

/* The name of a unit, or of the office it belongs to. */
void invent_unit(uint32_t unit, char name[INVENT_UNIT_BUF]);
void invent_office(uint32_t unit, char name[INVENT_UNIT_BUF]);

/* The k-th of 0..n-1, in an order of its own for each salt. */
uint32_t invent_order(uint32_t k, uint32_t n, uint32_t salt);

#endif
