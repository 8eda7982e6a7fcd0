#include "cli/scorer.h"

#include <string.h>

#include "asn/period.h"
#include "asn/records.h"
#include "cli/diag.h"
#include "cli/feed.h"
#include "score/derive.h"
#include "score/engines.h"

void
scorer_release(struct scorer *s)
{
	if (s->engine)
		s->engine->close(s->state);
	ground_release(&s->ground);
	rules_free(s->own);
	rules_choice_release(&s->choice);
	derive_release(&s->why);
	verify_release(&s->verify);
}

/* Bit i: the engine's made[i] is wanted: what was recorded and is to be verified, else
   what was asked for, which the engine must make; the default is the first. */
static int
wanted(struct scorer *s, unsigned *results, struct err *e)
{
	const struct schema_type *const *all = engines_results();
	const struct schema_type *const *made = s->engine->made;
	unsigned asked = s->cli->only, found = 0;

	*results = asked || s->recorded ? 0 : 1;
	for (size_t k = 0; s->recorded && made[k]; k++)
		*results |= (unsigned)verify_has(&s->verify, made[k]) << k;
	if (s->recorded)
		return 0;
	for (size_t i = 0; all[i]; i++)
		for (size_t k = 0; made[k]; k++) {
			if (all[i] != made[k] || !((asked >> i | *results >> k) & 1))
				continue;
			*results |= 1u << k;
			found |= 1u << i;
		}
	s->cli->only = found;
	if (!asked || asked == ~0u || asked == found)
		return 0;
	return err_set(e, ERR_USAGE,
	               "--only: %s computes %s, not all of these types; see %s --help",
	               s->rules->id, s->rules->computes, s->cli->prog);
}

static int
unusable(const struct scorer *s, struct err *e)
{
	struct err was = *e;

	if (s->named)
		rules_place(s->rules, e);
	else
		err_set(e, ERR_RULES, "%s: %s", s->rules->id, was.text);
	return -1;
}

/* The engine of a rule set. */
static int
open_engine(struct scorer *s, const struct rules *rules, struct err *e)
{
	struct engine_opts opts = {
		.period = s->cli->period,
		.as_of = s->cli->as_of,
		.threads = s->cli->threads,
	};

	s->rules = rules;
	s->engine = engines_find(rules->computes);
	if (!s->engine) {
		err_set(e, ERR_RULES,
		        "hitung: %s does not compute %s; see asn-rules(5) for the rule "
		        "sets it works with",
		        s->cli->prog, rules->computes);
		return unusable(s, e);
	}
	if (wanted(s, &opts.results, e) < 0)
		return -1;
	s->state = s->engine->open(rules, &s->ground, &opts, e);
	if (!s->state)
		return unusable(s, e);
	s->cli->rules_id = rules->id;
	return 0;
}

/* Opens the engine if the rule set is known by now. */
static int
begin(struct scorer *s)
{
	const struct rules *rules;
	struct err e;
	int status;

	if (s->named) {
		status = rules_load(&s->own, s->named, &e);
		rules = s->own;
	} else {
		status = rules_choice_load(&s->choice, "skor", &e);
		rules = NULL;
		if (status == 0 && s->cli->period >= 0) {
			rules = rules_choice_of(&s->choice, s->cli->period, &e);
			status = rules ? 0 : -1;
		}
	}
	if (status == 0 && rules)
		status = open_engine(s, rules, &e);
	if (status < 0)
		cli_fail(s->cli, e.kind == ERR_USAGE ? NULL : s->named, &e);
	return status;
}

/* The field that tells the period of an appraisal; -1: the record is none. */
static int
period_field(const struct record *r)
{
	return r->type == &records_penilaian ? PENILAIAN_PERIODE
	       : r->type == &records_skp     ? SKP_PERIODE
	       : r->type == &records_skor    ? SKOR_PERIODE
	                                     : -1;
}

static int
another(const struct scorer *s, const struct rules *rules, int64_t period, struct err *e)
{
	char name[PERIOD_BUF], first[PERIOD_BUF];
	struct sb text = {0};

	period_format(name, period);
	period_format(first, s->first);
	sb_addf(&text, "%s is under ", name);
	rules_choice_name(rules, &text);
	sb_addf(&text, ", but %s, which came before, under ", first);
	rules_choice_name(s->rules, &text);
	err_set(e, ERR_RULES,
	        "%s: a run goes by one rule set; take one period with -p, or name a set "
	        "with -r",
	        text.p);
	sb_release(&text);
	return -1;
}

/* A score of an earlier run knows its rule set, which must be the one of its period. */
static int
check_skor(const struct rules *rules, const struct record *r, struct err *e)
{
	struct slice aturan = r->f[SKOR_ATURAN].s;

	if (slice_eq(aturan, slice_of(rules->id)))
		return 0;
	return err_set(e, ERR_RULES,
	               "a score by %.*s of a period under %s: name the rule set with -r",
	               (int)aturan.n, aturan.p, rules->id);
}

/* The rule set of an appraisal's period is chosen, or found to be the one in use. */
static int
choose(struct scorer *s, const struct record *r, int field, struct err *e)
{
	int64_t period = r->f[field].v;
	const struct rules *rules = s->rules;
	int status = 0;

	if (!rules || period != s->last) {
		rules = rules_choice_of(&s->choice, period, e);
		if (!rules)
			status = -1;
		else if (s->rules && rules != s->rules)
			status = another(s, rules, period, e);
	}
	if (status == 0 && r->type == &records_skor)
		status = check_skor(rules, r, e);
	if (status < 0) {
		e->line = r->line;
		err_field(e, SLICE("periode"));
		return -1;
	}
	if (!s->rules)
		s->first = period;
	s->last = period;
	return s->rules ? 0 : open_engine(s, rules, e);
}

/*
 * Where the rule set is chosen by period, only appraisals and what the ground takes
 * count, so that it does not matter what came before the choice.
 */
static int
take(void *arg, const struct record *r, const char *file, struct err *e)
{
	/* In the order of ENGINE_ACCEPT and so on. */
	static const int verdicts[] = {FEED_ACCEPT, FEED_SKIP, FEED_REJECT, FEED_FAIL};
	struct scorer *s = arg;
	int taken = ground_take(&s->ground, r, file), field;

	if (taken != GROUND_NOT_MINE)
		return taken == GROUND_TAKEN ? FEED_ACCEPT : FEED_SKIP;
	if (!s->named) {
		field = period_field(r);
		if (field < 0 || (r->type == &records_skor &&
		                  !rules_choice_find(&s->choice, r->f[SKOR_ATURAN].s)))
			return FEED_SKIP;
		if (s->cli->period < 0 && choose(s, r, field, e) < 0)
			return FEED_FAIL;
	}
	return verdicts[s->engine->take(s->state, r, file, e)];
}

static int
put(void *arg, const struct record *r)
{
	struct scorer *s = arg;

	return cli_put(s->cli, r);
}

static void
find(void *arg, const char *kind, uint64_t n, const char *file, size_t line,
     const char *what)
{
	struct scorer *s = arg;

	if (cli_going(s->cli))
		cli_finding(s->cli, kind, n, file, line, what);
}

static void
note(void *arg, const char *text)
{
	(void)arg;
	diag_note("%s", text);
}

static void
explain(struct scorer *s, const struct engine_sink *sink)
{
	struct derive *d = &s->why;
	struct outfile *out;
	struct err e;

	if (s->ground.evidence.n == 0) {
		err_set(&e, ERR_INPUT,
		        "--explain: no record of this NIP in the input; "
		        "check its digits, and -p");
		cli_fail(s->cli, NULL, &e);
		return;
	}
	ground_explain(&s->ground, s->rules, d);
	s->engine->explain(s->state, d, sink);
	out = cli_out(s->cli);
	if (out && s->cli->format && strcmp(s->cli->format, "json") == 0)
		derive_json(d, out);
	else if (out)
		derive_text(d, out);
}

static int
keep(void *arg, const struct record *r, const char *file, struct err *e)
{
	const struct schema_type *const *type = engines_results();
	struct scorer *s = arg;

	(void)file, (void)e;
	while (*type && *type != r->type)
		type++;
	return *type && verify_keep(&s->verify, r) ? FEED_ACCEPT : FEED_SKIP;
}

static int
compare(void *arg, const struct record *r)
{
	struct scorer *s = arg;

	verify_compare(&s->verify, r);
	return 0;
}

/* What the engine finds was told when the results were made. */
static void
find_nothing(void *arg, const char *kind, uint64_t n, const char *file, size_t line,
             const char *what)
{
	(void)arg, (void)kind, (void)n, (void)file, (void)line, (void)what;
}

static void
verify(struct scorer *s, const struct engine_sink *sink)
{
	const struct engine_sink comparing = {compare, find_nothing, note, s};
	struct err e;

	(void)s->engine->put(s->state, &comparing); /* compare does not fail */
	if (verify_put(&s->verify, s->rules->id, sink, &e) < 0)
		cli_fail(s->cli, s->recorded, &e);
}

void
scorer_run(struct scorer *s, int n, char **files)
{
	const struct engine_sink sink = {put, find, note, s};
	struct err e;

	s->verify.file = s->recorded;
	s->verify.period = s->cli->period;
	if ((s->recorded && feed_read(s->cli, 1, &s->recorded, keep, s) < 0) ||
	    begin(s) < 0 || feed_read(s->cli, n, files, take, s) < 0)
		return;
	/* Nothing told the period: what is in force now, for all that is known. */
	if (!s->rules && open_engine(s, rules_choice_latest(&s->choice), &e) < 0) {
		cli_fail(s->cli, NULL, &e);
		return;
	}
	if (ground_settle(&s->ground, &e) < 0)
		cli_fail(s->cli, NULL, &e);
	else if (s->ground.explain >= 0)
		explain(s, &sink);
	else if (s->recorded)
		verify(s, &sink);
	else if (s->engine->put(s->state, &sink) == 0)
		ground_tell(&s->ground, find, s);
}
