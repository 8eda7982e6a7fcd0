#ifndef ASN_RULES_CHOICE_H
#define ASN_RULES_CHOICE_H

/*
 * The shipped rule sets that follow each other in time, such as those for appraisals, and
 * which of them is in force in a period. A set says so itself: `bawaan` in its head is
 * the type of record that it makes where no set is named.
 *
 *	rules_choice_load -> { rules_choice_of, rules_choice_latest, rules_choice_find }*
 *	-> rules_choice_release
 */

#include <stddef.h>
#include <stdint.h>

#include "asn/rules.h"

/* Zero-initialised storage is none. */
struct rules_choice {
	const char *type;    /* of record */
	struct rules **sets; /* by the first day they are in force */
	size_t n;
};

/* Those whose bawaan is type, which is kept. */
int rules_choice_load(struct rules_choice *c, const char *type,
                      struct err *e) ASN_MUST_CHECK;
void rules_choice_release(struct rules_choice *c);

/*
 * The only one in force on any day of the period, if it is so on each. NULL (kind
 * ERR_RULES): there is none, or several; e names them with their dates and says what to
 * do. The set lives as long as c, as those of the other two do.
 */
struct rules *rules_choice_of(const struct rules_choice *c, int64_t period,
                              struct err *e);

/* The one that came into force last; NULL where there is none. */
struct rules *rules_choice_latest(const struct rules_choice *c);

/* The one with this id, or NULL. */
struct rules *rules_choice_find(const struct rules_choice *c, struct slice id);

/* Adds "ID (FROM to TO)", "..." for what is open. */
void rules_choice_name(const struct rules *r, struct sb *out);

#endif
