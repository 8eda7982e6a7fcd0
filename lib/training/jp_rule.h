#ifndef ASN_JP_RULE_H
#define ASN_JP_RULE_H

/*
 * How a rule set that computes "jp" turns forms of learning into hours: its tables
 * konversi and sertifikat, which a set need not have. Without them the hours that records
 * state count as they stand.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/record_codes.h"
#include "asn/rules.h"

#define JP_RULE_NONE INT64_C(-1)
#define JP_RULE_HOURS_MAX 100000 /* more than any training, years of study included */

enum jp_rule_way {
	JP_RULE_PROGRAM, /* what the programme states; rate: a day where it states none */
	JP_RULE_DAY,     /* rate a day */
	JP_RULE_SESSION, /* rate a session; of them so many in a calendar month */
	JP_RULE_DAY_CAP, /* what is stated, at most rate a day */
	JP_RULE_EVENT,   /* rate for the whole */
	JP_RULE_SEMESTER /* rate a semester */
};

struct jp_rule_form {
	enum jp_rule_way way;
	int64_t rate[2];  /* [1] international; millionths, or JP_RULE_NONE (PROGRAM) */
	int64_t sessions; /* SESSION: most in a month, or JP_RULE_NONE */
	int64_t percent;  /* added for what is international, after caps; 0 to 100 */
};

struct jp_rule {
	struct jp_rule_form forms[BENTUK_N];
	bool stated_wins; /* over rates, never over caps */
};

/* -1 (ERR_RULES) when a cell cannot be used. */
int jp_rule_read(struct jp_rule *rule, const struct rules *r,
                 struct err *e) ASN_MUST_CHECK;

/* Whether hours fall on the days on which they were spent, not on the last one. */
bool jp_rule_is_by_day(const struct jp_rule_form *f);

/* The most hours of a day (DAY_CAP) or a calendar month (SESSION) of one person,
   millionths; JP_RULE_NONE: no cap. */
int64_t jp_rule_cap(const struct jp_rule_form *f, bool international);

#endif
