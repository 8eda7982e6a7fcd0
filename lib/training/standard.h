#ifndef ASN_STANDARD_H
#define ASN_STANDARD_H

/*
 * What a post requires. Of each competency the nearest source speaks: rows of
 * `standar` for the title, then those for the jenjang, then those for the
 * jenis_jabatan, then the general standard of a rule set that computes "kompetensi"
 * (by jenjang, else by jenis_jabatan). So an agency's technical standards stand
 * beside the nine competencies everybody needs, and a level it sets otherwise
 * replaces the general one. Titles and codes compare without regard to ASCII case;
 * names of competencies also without regard to blanks around them and to how many
 * stand between words.
 *
 *	standard_init -> standard_put* -> standard_close -> standard_of* -> _release
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "asn/rules.h"
#include "base/sb.h"
#include "base/strtab.h"
#include "stream/schema.h"
#include "training/mention.h"

#define STANDARD_UNKNOWN (-1) /* a level nobody can tell */

struct standard_need {
	struct slice name;       /* of the competency, as the standard spells it */
	uint32_t kompetensi;     /* its number: standard_kompetensi */
	int level;               /* STANDARD_UNKNOWN when rows contradict each other */
	bool general;            /* of the rule set, not of rows */
	const char *keyakinan;   /* mark of a general level, of the rule set; else NULL */
	struct mention_place at; /* of rows: the first of them */
};

/* All that one post requires, in byte order of the names. */
struct standard_needs {
	const struct standard_need *p; /* until the next standard_of */
	size_t n;
};

struct standard {
	const struct rules *rules;
	int64_t valid_years; /* how long an assessment counts */
	struct strtab names; /* of competencies, folded */

	/* known once closed: pairs of post and competency whose rows differ */
	uint64_t n_clashes;
	struct mention_place clash; /* the first */

	/* private */
	struct strtab posts, spellings;
	struct standard_row *rows;
	size_t n_rows, cap_rows;
	struct standard_need *needs; /* those of post i are first[i]..first[i + 1] */
	size_t *first;
	/* A list for each jenjang, then each jenis_jabatan; unknown levels: no list. */
	struct standard_need *general;
	size_t n_general;             /* needs in each list */
	struct standard_need *merged; /* what standard_of returns */
	uint32_t
		*taken; /* by competency: the call of standard_of that has it in merged */
	uint32_t calls;
	struct sb fold;
};

/* rules must outlive s. -1 (ERR_RULES) when a table or a cell is missing or unusable. */
int standard_init(struct standard *s, const struct rules *rules,
                  struct err *e) ASN_MUST_CHECK;

/* Takes in a standar record; the name of its file is kept, not copied. */
void standard_put(struct standard *s, const struct record *standar, const char *file);

/* The number of a competency, which is added when new. */
uint32_t standard_kompetensi(struct standard *s, struct slice name);

/* All rows were put. */
void standard_close(struct standard *s);

/* What is required of someone with this title (may be empty) and these codes (below 0:
   not known). Empty when no source knows the post. */
struct standard_needs standard_of(struct standard *s, struct slice title, int jenjang,
                                  int jenis);

void standard_release(struct standard *s);

#endif
