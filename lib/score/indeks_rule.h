#ifndef ASN_INDEKS_RULE_H
#define ASN_INDEKS_RULE_H

/*
 * A rule set that computes "indeks", the index of professionalism of civil servants (IP
 * ASN): every figure of it comes from the set (ip-asn-2019, ip-asn-4190-2024), none
 * stands in the code. asn-rules(5) describes the tables.
 */

#include <stdbool.h>
#include <stdint.h>

#include "asn/records.h"
#include "asn/rules.h"
#include "base/mem.h"

#define INDEKS_RULE_NONE INT64_C(-1)

/* A cell. */
struct indeks_rule_figure {
	int64_t v;             /* millionths; INDEKS_RULE_NONE where the set has none */
	const char *keyakinan; /* borrowed from the set, as all texts here */
};

/* Kinds of posts that are measured alike. */
enum {
	INDEKS_RULE_STRUKTURAL,
	INDEKS_RULE_FUNGSIONAL,
	INDEKS_RULE_PELAKSANA,
	INDEKS_RULE_POSTS
};

/* What a training is to the index. The leadership courses come first. */
enum indeks_rule_course {
	INDEKS_RULE_PKN1,
	INDEKS_RULE_PKN2,
	INDEKS_RULE_PKA,
	INDEKS_RULE_PKP,
	INDEKS_RULE_COURSE_FUNGSIONAL,
	INDEKS_RULE_COURSES, /* done once for all */
	INDEKS_RULE_TEKNIS = INDEKS_RULE_COURSES,
	INDEKS_RULE_SEMINAR,
	INDEKS_RULE_NOTHING
};

enum { INDEKS_RULE_BENTUK = 32, INDEKS_RULE_PENDIDIKAN = 10 };
enum { INDEKS_RULE_PREDIKAT = PREDIKAT_BURUK + 1, INDEKS_RULE_POST_KINDS = 7 };
enum { INDEKS_RULE_CATEGORIES = 5, INDEKS_RULE_NEVER_PUNISHED = TINGKAT_BERAT + 1 };

struct indeks_rule {
	const struct rules *rules; /* borrowed */
	bool measured[STATUS_PPPK + 1];
	const char *measured_keyakinan;
	struct indeks_rule_figure kualifikasi[INDEKS_RULE_PENDIDIKAN];

	/* Competence by what was learnt; or from the predicate and hours of training. */
	bool by_predikat;
	struct indeks_rule_figure course[INDEKS_RULE_POSTS]; /* pelaksana: none */
	struct indeks_rule_figure teknis[INDEKS_RULE_POSTS];
	struct indeks_rule_figure seminar[INDEKS_RULE_POSTS];
	struct indeks_rule_figure from_predikat[INDEKS_RULE_PREDIKAT];
	struct indeks_rule_figure development; /* for the hours */
	struct indeks_rule_figure hours;       /* to be reached */
	int teknis_years, seminar_years;       /* the measured one and those before it */
	const char *teknis_keyakinan, *seminar_keyakinan;
	const char *kepemimpinan_keyakinan, *fungsional_keyakinan;
	signed char bentuk[INDEKS_RULE_BENTUK];           /* enum indeks_rule_course */
	signed char kepemimpinan[INDEKS_RULE_POST_KINDS]; /* the same, by jenis_jabatan;
	                                                     -1 none */
	struct indeks_rule_name *names; /* of leadership courses; private */
	uint32_t n_names;
	bool begins[128]; /* one begins with this character; private */

	struct indeks_rule_figure kinerja[INDEKS_RULE_PREDIKAT];
	struct indeks_rule_figure kinerja_from[INDEKS_RULE_PREDIKAT]; /* least nilai */
	struct indeks_rule_figure kinerja_cpns; /* without an appraisal */
	struct indeks_rule_figure disiplin[INDEKS_RULE_NEVER_PUNISHED + 1];
	int disiplin_years; /* 0: ever */
	const char *disiplin_years_keyakinan;

	struct indeks_rule_figure category[INDEKS_RULE_CATEGORIES]; /* least nilai */
	bool round_first; /* to a whole number, before the category is looked up */
	const char *round_keyakinan;

	struct arena arena; /* private */
};

/*
 * Refuses a set that lacks a table, or has cells that are not known: e (ERR_RULES) names
 * all of those. Release r in any case. rules outlive it.
 */
int indeks_rule_load(struct indeks_rule *r, const struct rules *rules,
                     struct err *e) ASN_MUST_CHECK;
void indeks_rule_release(struct indeks_rule *r);

/* Of a code of jenis_jabatan, which is not -1. */
int indeks_rule_post(int jenis_jabatan);

struct indeks_rule_match {
	enum indeks_rule_course course;
	const char *table, *keyakinan; /* of the name it was told by; NULL: by bentuk */
};

/*
 * What a pelatihan record is. A leadership course is told by its code, or by a name that
 * begins with the words of one, in whatever case, punctuation aside; but no seminar is
 * one.
 */
struct indeks_rule_match indeks_rule_match(const struct indeks_rule *r,
                                           const struct record *pelatihan);
const char *indeks_rule_course_name(enum indeks_rule_course course);

/* A predicate for an appraisal that has only a figure (millionths), or -1. */
int indeks_rule_predikat(const struct indeks_rule *r, int64_t nilai);

/* The category of an index, at 1e-9: "tinggi". number is that of its figure. */
const char *indeks_rule_category(const struct indeks_rule *r, int64_t exact, int *number);

#endif
