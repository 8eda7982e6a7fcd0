#include "import/grade.h"

#include "asn/record_codes.h"
#include "base/ascii.h"

/* The ranks of I/a to IV/e. # stands for Tingkat, also written Tk. */
static const char *const ranks[] = {
	"jurumuda",
	"jurumuda#i",
	"juru",
	"juru#i",
	"pengaturmuda",
	"pengaturmuda#i",
	"pengatur",
	"pengatur#i",
	"penatamuda",
	"penatamuda#i",
	"penata",
	"penata#i",
	"pembina",
	"pembina#i",
	"pembinautamamuda",
	"pembinautamamadya",
	"pembinautama",
};

/* Takes the word from the front of s, if it stands there. */
static bool
take(struct slice *s, const char *word)
{
	size_t n = strlen(word);

	if (s->n < n || memcmp(s->p, word, n) != 0)
		return false;
	s->p += n;
	s->n -= n;
	return true;
}

/* The same of a rank. */
static bool
take_rank(struct slice *s, const char *rank)
{
	for (; *rank; rank++) {
		char one[2] = {*rank, '\0'};

		if (*rank == '#' ? !take(s, "tingkat") && !take(s, "tk") : !take(s, one))
			return false;
	}
	return true;
}

/* Whether s is the grade as it is written, Roman or (of PNS) with a digit. */
static bool
is_grade(struct slice s, const char *grade)
{
	static const char *const digits[] = {"i", "ii", "iii", "iv"};
	char roman[24]; /* of 4; room that compilers see is enough for slice_eq */
	size_t n = 0, part;

	for (const char *p = grade; *p; p++)
		if (*p != '/')
			roman[n++] = ascii_lower(*p);
	if (slice_eq(s, (struct slice){roman, n}))
		return true;
	part = strcspn(grade, "/");
	return grade[part] && s.n == 2 && s.p[0] >= '1' && s.p[0] <= '4' &&
	       s.p[1] == grade[part + 1] &&
	       slice_eq(slice_of(digits[s.p[0] - '1']), (struct slice){roman, part});
}

/* The number of the grade that is all of s, or -1. */
static int
bare_grade(struct slice s)
{
	for (size_t i = 0; s.n >= 1 && s.n <= 4 && i < records_golongan.n; i++)
		if (is_grade(s, records_golongan.codes[i]))
			return (int)i;
	return -1;
}

int
grade_code(struct slice squashed)
{
	struct slice s = squashed;
	int code;

	(void)(take(&s, "golongan") || take(&s, "gol"));
	(void)(take(&s, "ruang") || take(&s, "ru"));
	if ((code = bare_grade(s)) >= 0)
		return code;
	for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
		struct slice rest = squashed;

		if (take_rank(&rest, ranks[i]) &&
		    (rest.n == 0 || bare_grade(rest) == (int)i))
			return (int)i;
		/* The grade in front: III/d (Penata Tk. I). */
		for (size_t k = 2; k < s.n && k <= 4; k++) {
			rest = (struct slice){s.p + k, s.n - k};
			if (bare_grade((struct slice){s.p, k}) == (int)i &&
			    take_rank(&rest, ranks[i]) && rest.n == 0)
				return (int)i;
		}
	}
	return -1;
}
