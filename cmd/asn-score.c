/* asn-score - score appraisals by a rule set. See asn-score(1). */

#include <string.h>

#include "asn/nip.h"
#include "asn/rules.h"
#include "cli/cli.h"
#include "cli/diag.h"
#include "cli/feed.h"
#include "score/derive.h"
#include "score/engine.h"
#include "score/engines.h"
#include "score/ground.h"

/* Used where no rule set is named. */
#define RULES_DEFAULT "permenpanrb-6-2022"

static const char usage[] =
	"usage: asn-score [OPTION...] [FILE...]\n"
	"Compute scores by a rule set. Reads canonical records; no FILE, or -, is\n"
	"standard input. Writes the records that the rule set computes.\n"
	"\n"
	"  -r, --rules ID|FILE     rule set, whatever its dates (permenpanrb-6-2022)\n"
	"  -p, --period PERIOD     only this period; by default each in the input\n"
	"      --level N           sum units up to this level of the tree of units\n"
	"      --capaian UNIT=CODE what if the unit had achieved this\n"
	"      --explain NIP       tell how the scores of one person came about\n"
	"      --only TYPES        result types to write, or all (the rule set's first)\n"
	"      --pass              pass on the records read, too\n"
	"  -f, --format csv|json   form of the output (that of the first input)\n"
	"  -o, --output FILE       write FILE, whole or not at all\n"
	"      --as-of DATE        what counts as today (the last day of the period)\n"
	"      --accept-findings   exit 0 where it would be 1\n"
	"      --trace             add provenance and end marks\n"
	"      --parser library    read every row by libcsv and Jansson\n"
	"  -q, --quiet             errors only\n"
	"  -v, --verbose           show values that identify persons in messages\n"
	"  -h, --help              this text\n"
	"  -V, --version           the version\n";

enum { OPT_EXPLAIN = CLI_OPT_OWN, OPT_LEVEL, OPT_CAPAIAN };

static const struct option longopts[] = {
	CLI_LONG,
	CLI_LONG_RESULTS,
	{"rules", required_argument, NULL, 'r'},
	{"explain", required_argument, NULL, OPT_EXPLAIN},
	{"level", required_argument, NULL, OPT_LEVEL},
	{"capaian", required_argument, NULL, OPT_CAPAIAN},
	{NULL, 0, NULL, 0},
};

struct run {
	struct cli cli;
	const char *rules_name; /* NULL: not named */
	struct rules *rules;
	const struct engine *engine;
	void *state; /* of the engine */
	struct ground ground;
	struct derive why; /* of --explain */
};

static void
parse(struct run *run, int argc, char **argv)
{
	struct err e;
	int opt;

	while ((opt = cli_next_option(&run->cli, argc, argv, CLI_SHORT "r:", longopts)) !=
	       -1) {
		if (cli_option(&run->cli, opt, optarg) != 0)
			continue;
		if (opt == 'r')
			run->rules_name = optarg;
		if (opt == OPT_LEVEL && ground_level(&run->ground, optarg, &e) < 0)
			cli_usage(&run->cli, "--level %s: %s", optarg, e.text);
		if (opt == OPT_CAPAIAN && ground_suppose(&run->ground, optarg, &e) < 0)
			cli_usage(&run->cli, "--capaian %s: %s", optarg, e.text);
		if (opt != OPT_EXPLAIN)
			continue;
		run->cli.final_form = true;
		if (nip_read(slice_of(optarg), &run->ground.explain, &e) < 0)
			cli_usage(&run->cli, "--explain: %s", e.text);
	}
	if (run->cli.final_form && run->cli.pass)
		cli_usage(&run->cli, "--explain explains; it does not --pass records on");
	run->ground.period = run->cli.period;
}

/* Bit i: the engine's made[i] is wanted. What is asked for and not made is refused; the
   default is the first. */
static int
wanted(struct run *run, unsigned *results)
{
	const struct schema_type *const *all = run->cli.results, *const *made =
									 run->engine
										 ->made;
	unsigned asked = run->cli.only, seen = 0;

	*results = asked ? 0 : 1;
	run->cli.only = 0;
	for (size_t i = 0; all[i]; i++)
		for (size_t k = 0; made[k]; k++) {
			if (all[i] != made[k] || !((asked >> i | *results >> k) & 1))
				continue;
			*results |= 1u << k;
			run->cli.only |= 1u << i;
			seen |= 1u << i;
		}
	if (!asked || asked == ~0u || asked == seen)
		return 0;
	return cli_usage(&run->cli, "--only: %s computes %s, not all of these types",
	                 run->rules->id, run->rules->computes);
}

static int
load(struct run *run)
{
	struct engine_opts opts = {
		.period = run->cli.period,
		.as_of = run->cli.as_of,
		.whatever_dates = run->rules_name != NULL,
	};
	const char *name = run->rules_name ? run->rules_name : RULES_DEFAULT;
	struct err e;

	if (rules_load(&run->rules, name, &e) < 0) {
		cli_fail(&run->cli, name, &e);
		return -1;
	}
	run->engine = engines_find(run->rules->computes);
	if (!run->engine) {
		err_set(&e, ERR_RULES,
		        "hitung: asn-score does not compute %s; see asn-rules(5) for the "
		        "rule sets it works with",
		        run->rules->computes);
		cli_fail(&run->cli, name, &e);
		return -1;
	}
	if (wanted(run, &opts.results) < 0)
		return -1;
	run->state = run->engine->open(run->rules, &run->ground, &opts, &e);
	if (!run->state) {
		cli_fail(&run->cli, name, &e);
		return -1;
	}
	run->cli.rules_id = run->rules->id;
	return 0;
}

static int
take(void *arg, const struct record *r, const char *file, struct err *e)
{
	/* In the order of ENGINE_ACCEPT and so on. */
	static const int verdicts[] = {FEED_ACCEPT, FEED_SKIP, FEED_REJECT, FEED_FAIL};
	struct run *run = arg;
	int taken = ground_take(&run->ground, r, file);

	if (taken != GROUND_NOT_MINE)
		return taken == GROUND_TAKEN ? FEED_ACCEPT : FEED_SKIP;
	return verdicts[run->engine->take(run->state, r, file, e)];
}

static int
put(void *arg, const struct record *r)
{
	return cli_put(arg, r);
}

static void
find(void *arg, const char *kind, uint64_t n, const char *file, size_t line,
     const char *what)
{
	struct cli *c = arg;

	if (cli_going(c))
		cli_finding(c, kind, n, file, line, what);
}

static void
note(void *arg, const char *text)
{
	(void)arg;
	diag_note("%s", text);
}

static void
explain(struct run *run, const struct engine_sink *sink)
{
	struct derive *d = &run->why;
	struct outfile *out;
	struct err e;

	if (run->ground.evidence.n == 0) {
		err_set(&e, ERR_INPUT,
		        "--explain: no record of this NIP in the input; "
		        "check its digits, and -p");
		cli_fail(&run->cli, NULL, &e);
		return;
	}
	ground_explain(&run->ground, run->rules, d);
	run->engine->explain(run->state, d, sink);
	out = cli_out(&run->cli);
	if (out && run->cli.format && strcmp(run->cli.format, "json") == 0)
		derive_json(d, out);
	else if (out)
		derive_text(d, out);
}

static void
score(struct run *run, int argc, char **argv)
{
	const struct engine_sink sink = {put, find, note, &run->cli};
	struct err e;

	if (load(run) < 0 || feed_read(&run->cli, argc, argv, take, run) < 0)
		return;
	if (ground_settle(&run->ground, &e) < 0)
		cli_fail(&run->cli, NULL, &e);
	else if (run->ground.explain >= 0)
		explain(run, &sink);
	else if (run->engine->put(run->state, &sink) == 0)
		ground_tell(&run->ground, find, &run->cli);
}

int
main(int argc, char **argv)
{
	struct run run = {.ground.explain = -1};
	int status;

	cli_start(&run.cli, "asn-score", usage, engines_results(), "csv json");
	run.cli.only = 0; /* the default is the rule set's */
	parse(&run, argc, argv);
	if (cli_going(&run.cli))
		score(&run, argc - optind, argv + optind);
	status = cli_finish(&run.cli);
	if (run.engine)
		run.engine->close(run.state);
	ground_release(&run.ground);
	rules_free(run.rules);
	derive_release(&run.why);
	return status;
}
