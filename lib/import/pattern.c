#include "import/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/mem.h"

/* The name of a column is short and an honest expression needs some hundred steps for it;
   each column may be tried several times. */
#define STEPS 100000
#define DEPTH 1000
#define HEAP_KIB 4096
#define LENGTH 4096

struct pattern {
	pcre2_code *code;
	pcre2_match_data *found;
	pcre2_match_context *limits;
	size_t n;
	struct slice names[PATTERN_GROUPS];
	unsigned numbers[PATTERN_GROUPS];
};

/* PCRE2 keeps the names in a table: two bytes for the number, then the name. */
static int
read_groups(struct pattern *p, struct err *e)
{
	uint32_t count = 0, width = 0;
	PCRE2_SPTR table = NULL;

	(void)pcre2_pattern_info(p->code, PCRE2_INFO_NAMECOUNT, &count);
	(void)pcre2_pattern_info(p->code, PCRE2_INFO_NAMEENTRYSIZE, &width);
	(void)pcre2_pattern_info(p->code, PCRE2_INFO_NAMETABLE, &table);
	if (count > PATTERN_GROUPS)
		return err_set(e, ERR_RULES, "more than %d named groups", PATTERN_GROUPS);
	for (; p->n < count; p->n++, table += width) {
		p->numbers[p->n] = (unsigned)(table[0] << 8 | table[1]);
		p->names[p->n] = slice_of((const char *)table + 2);
	}
	return 0;
}

/* So that running out of memory is never taken for a bad expression. */
static void *
take(size_t n, void *unused)
{
	(void)unused;
	return mem_resize(NULL, n, 1);
}

static void
give_back(void *p, void *unused)
{
	(void)unused;
	mem_free(p);
}

static int
compile(struct pattern *p, pcre2_general_context *memory, struct slice regex,
        struct err *e)
{
	pcre2_compile_context *c = pcre2_compile_context_create(memory);
	PCRE2_UCHAR why[120] = "";
	PCRE2_SIZE at = 0;
	int number = 0;

	(void)pcre2_set_max_pattern_length(c, LENGTH);
	p->code = pcre2_compile((PCRE2_SPTR)regex.p, regex.n,
	                        PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C, &number, &at, c);
	pcre2_compile_context_free(c);
	if (!p->code) {
		(void)pcre2_get_error_message(number, why, sizeof why);
		return err_set(e, ERR_RULES, "no regular expression: byte %zu: %s",
		               (size_t)at + 1, (const char *)why);
	}
	p->found = pcre2_match_data_create_from_pattern(p->code, memory);
	p->limits = pcre2_match_context_create(memory);
	(void)pcre2_set_match_limit(p->limits, STEPS);
	(void)pcre2_set_depth_limit(p->limits, DEPTH);
	(void)pcre2_set_heap_limit(p->limits, HEAP_KIB);
	return read_groups(p, e);
}

int
pattern_new(struct pattern **out, struct slice regex, struct err *e)
{
	struct pattern *p = mem_alloc(sizeof *p);
	pcre2_general_context *memory =
		pcre2_general_context_create(take, give_back, NULL);
	int r = compile(p, memory, regex, e);

	pcre2_general_context_free(memory);
	if (r != 0) {
		pattern_free(p);
		p = NULL;
	}
	*out = p;
	return r;
}

size_t
pattern_groups(const struct pattern *p)
{
	return p->n;
}

struct slice
pattern_group(const struct pattern *p, size_t i)
{
	return p->names[i];
}

int
pattern_match(const struct pattern *p, struct slice subject,
              struct slice groups[PATTERN_GROUPS], struct err *e)
{
	const PCRE2_SIZE *ends;
	int r = pcre2_match(p->code, (PCRE2_SPTR)(subject.n ? subject.p : ""), subject.n,
	                    0, 0, p->found, p->limits);

	if (r == PCRE2_ERROR_NOMATCH)
		return 0;
	if (r < 0)
		return err_set(e, ERR_RULES,
		               "the expression takes too many steps; write it simpler, "
		               "without repeats inside repeats");
	ends = pcre2_get_ovector_pointer(p->found);
	for (size_t i = 0; i < p->n; i++) {
		PCRE2_SIZE from = ends[2 * p->numbers[i]],
			   to = ends[2 * p->numbers[i] + 1];

		groups[i] = from == PCRE2_UNSET || to < from
		                    ? (struct slice){"", 0}
		                    : (struct slice){subject.p + from, to - from};
	}
	return 1;
}

void
pattern_free(struct pattern *p)
{
	if (!p)
		return;
	pcre2_match_data_free(p->found);
	pcre2_match_context_free(p->limits);
	pcre2_code_free(p->code);
	mem_free(p);
}
