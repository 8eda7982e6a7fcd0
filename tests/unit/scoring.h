/*
 * A run of asn-score without the command: records as lines of text in, results as lines
 * of text out.
 *
 *	penilaian nip=198503152010011001 periode=2026-Q3 hasil_kerja=sesuai
 *
 * A '_' in a text is a '_'; texts have no blanks.
 */

#include <string.h>

#include "asn/records.h"
#include "base/date.h"
#include "base/dec.h"
#include "base/mem.h"
#include "base/sb.h"
#include "score/engine.h"
#include "score/engines.h"

struct scoring {
	struct rules *rules;
	const struct engine *engine;
	void *state;
	struct ground ground;
	struct sb out;      /* results, one a line */
	struct sb findings; /* " beda=2 tanpa_unit=1" */
};

/* Cuts the text in front of the first c off *rest. */
static inline struct slice
scoring_cut(const char **rest, char c)
{
	size_t n = strcspn(*rest, (char[]){c, '\0'});
	struct slice s = {*rest, n};

	*rest += n + ((*rest)[n] != '\0');
	return s;
}

static inline void
scoring_read(const char *text, struct record *r)
{
	struct err e;

	schema_clear(r, schema_find(&records_schema, scoring_cut(&text, ' ')));
	while (*text) {
		int i = schema_field_number(r->type, scoring_cut(&text, '='));

		assert_true(i >= 0);
		r->f[i].s = scoring_cut(&text, ' ');
		assert_int_equal(schema_read(&r->type->fields[i], &r->f[i], &e), 0);
	}
	assert_int_equal(schema_check(r, &e), 0);
}

/* An ENGINE_ verdict. */
static inline int
scoring_give(struct scoring *s, const char *text, size_t line, struct err *e)
{
	struct record r;
	int taken;

	scoring_read(text, &r);
	r.line = line;
	taken = ground_take(&s->ground, &r, "berkas");
	if (taken != GROUND_NOT_MINE)
		return taken == GROUND_TAKEN ? ENGINE_ACCEPT : ENGINE_SKIP;
	return s->engine->take(s->state, &r, "berkas", e);
}

/* -1: the rule set cannot be used; close it all the same. period -1: all. */
static inline int
scoring_open(struct scoring *s, const char *rules, int64_t period, unsigned results,
             struct err *e)
{
	const struct engine_opts opts = {
		.period = period,
		.as_of = DATE_NONE,
		.results = results,
	};

	*s = (struct scoring){.ground = {.period = period, .explain = -1}};
	assert_int_equal(rules_load(&s->rules, rules, e), 0);
	s->engine = engines_find(s->rules->computes);
	assert_non_null(s->engine);
	s->state = s->engine->open(s->rules, &s->ground, &opts, e);
	return s->state ? 0 : -1;
}

static inline int
scoring_put_one(void *arg, const struct record *r)
{
	struct scoring *s = arg;
	char digits[DEC_BUF];

	sb_adds(&s->out, r->type->name);
	for (size_t i = 0; i < r->type->n; i++) {
		const struct schema_field *f = &r->type->fields[i];

		if (r->f[i].s.n == 0)
			continue;
		sb_addf(&s->out, " %s=", f->name);
		if (f->kind == KIND_INT) {
			dec_format_int(digits, r->f[i].v);
			sb_adds(&s->out, digits);
		} else if (f->kind == KIND_DEC) {
			dec_format(digits, r->f[i].v, f->places);
			sb_adds(&s->out, digits);
		} else {
			sb_add(&s->out, r->f[i].s);
		}
	}
	sb_addc(&s->out, '\n');
	return 0;
}

static inline void
scoring_find(void *arg, const char *kind, uint64_t n, const char *file, size_t line,
             const char *what)
{
	struct scoring *s = arg;

	(void)file, (void)line;
	assert_non_null(what);
	sb_addf(&s->findings, " %s=%llu", kind, (unsigned long long)n);
}

static inline void
scoring_note(void *arg, const char *text)
{
	(void)arg;
	assert_non_null(text);
}

/* Fills out and findings, both with a NUL behind even when nothing came out. */
static inline void
scoring_put(struct scoring *s)
{
	const struct engine_sink sink = {scoring_put_one, scoring_find, scoring_note, s};
	struct err e;

	assert_int_equal(ground_settle(&s->ground, &e), 0);
	assert_int_equal(s->engine->put(s->state, &sink), 0);
	sb_reserve(&s->out, 1)[0] = '\0';
	sb_reserve(&s->findings, 1)[0] = '\0';
}

static inline void
scoring_close(struct scoring *s)
{
	s->engine->close(s->state);
	ground_release(&s->ground);
	rules_free(s->rules);
	sb_release(&s->out);
	sb_release(&s->findings);
}
