/* asn-score - score appraisals by a rule set. See asn-score(1). */

#include <string.h>

#include "asn/nip.h"
#include "asn/records.h"
#include "cli/cli.h"
#include "cli/rulelist.h"
#include "cli/scorer.h"
#include "score/engines.h"

static const char usage[] =
	"usage: asn-score [OPTION...] [FILE...]\n"
	"Compute scores by a rule set. Reads canonical records; no FILE, or -, is\n"
	"standard input. Writes the records that the rule set computes.\n"
	"\n"
	"  -r, --rules ID|FILE     rule set, whatever its dates (the one for appraisals\n"
	"                          in force in the period)\n"
	"  -p, --period PERIOD     only this period; by default each in the input\n"
	"      --level N           sum units up to this level of the tree of units\n"
	"      --capaian UNIT=CODE what if the unit had achieved this\n"
	"      --explain NIP       tell how the scores of one person came about\n"
	"      --verify FILE       compare results in FILE with what the records give\n"
	"      --list-rules        list the shipped rule sets\n"
	"      --print-rules ID|FILE\n"
	"                          print a rule set as it is in force\n"
	"      --only TYPES        result types to write, or all (the rule set's first)\n"
	"      --pass              pass on the records read, too\n"
	"  -f, --format csv|json   form of the output (that of the first input)\n"
	"  -o, --output FILE       write FILE, whole or not at all\n"
	"      --as-of DATE        what counts as today (the last day of the period)\n"
	"      --accept-findings   exit 0 where it would be 1\n"
	"      --threads N         work in so many threads (2, or 1 on one processor)\n"
	"      --trace             add provenance and end marks\n"
	"      --parser library    read every row by libcsv and Jansson\n"
	"  -q, --quiet             errors only\n"
	"  -v, --verbose           show values that identify persons in messages\n"
	"  -h, --help              this text\n"
	"  -V, --version           the version\n";

enum {
	OPT_EXPLAIN = CLI_OPT_OWN,
	OPT_LEVEL,
	OPT_CAPAIAN,
	OPT_VERIFY,
	OPT_LIST,
	OPT_PRINT
};

static const struct option longopts[] = {
	CLI_LONG,
	CLI_LONG_RESULTS,
	{"rules", required_argument, NULL, 'r'},
	{"explain", required_argument, NULL, OPT_EXPLAIN},
	{"threads", required_argument, NULL, CLI_OPT_THREADS},
	{"level", required_argument, NULL, OPT_LEVEL},
	{"capaian", required_argument, NULL, OPT_CAPAIAN},
	{"verify", required_argument, NULL, OPT_VERIFY},
	{"list-rules", no_argument, NULL, OPT_LIST},
	{"print-rules", required_argument, NULL, OPT_PRINT},
	{NULL, 0, NULL, 0},
};

/* What to do instead of scoring. */
struct ask {
	bool list;         /* --list-rules */
	const char *print; /* --print-rules; NULL: not */
};

static void
take_option(struct scorer *s, struct ask *ask, int opt)
{
	struct err e;

	switch (opt) {
	case 'r':
		s->named = optarg;
		break;
	case OPT_LEVEL:
		if (ground_level(&s->ground, optarg, &e) < 0)
			cli_usage(s->cli, "--level %s: %s", optarg, e.text);
		break;
	case OPT_CAPAIAN:
		if (ground_suppose(&s->ground, optarg, &e) < 0)
			cli_usage(s->cli, "--capaian %s: %s", optarg, e.text);
		break;
	case OPT_EXPLAIN:
		s->cli->final_form = true;
		if (nip_read(slice_of(optarg), &s->ground.explain, &e) < 0)
			cli_usage(s->cli, "--explain: %s", e.text);
		break;
	case OPT_VERIFY:
		s->recorded = optarg;
		break;
	case OPT_LIST:
		ask->list = true;
		break;
	default:
		ask->print = optarg;
		s->cli->final_form = true;
		break;
	}
}

/* Options that do not go together. */
static void
check_options(const struct scorer *s, const struct ask *ask, bool operands)
{
	struct cli *c = s->cli;

	if (ask->list + (ask->print != NULL) + (s->recorded != NULL) +
	            (s->ground.explain >= 0) >
	    1)
		cli_usage(c, "--explain, --verify, --list-rules and --print-rules are "
		             "four things to do; want one of them");
	else if ((ask->list || ask->print) && operands)
		cli_usage(c, "--list-rules and --print-rules read no records");
	else if (ask->print && c->format && strcmp(c->format, "json") != 0)
		cli_usage(c, "--print-rules writes JSON alone");
	else if (c->pass && (s->recorded || s->ground.explain >= 0))
		cli_usage(c, "%s; it does not --pass records on",
		          s->recorded ? "--verify lists differences"
		                      : "--explain explains");
	else if (s->recorded && c->only)
		cli_usage(c, "--verify: the types are those recorded; no --only");
}

static void
parse(struct scorer *s, struct ask *ask, int argc, char **argv)
{
	static const struct schema_type *const listed[] = {&records_aturan, NULL},
					       *const found[] = {&records_temuan, NULL};
	struct cli *c = s->cli;
	int opt;

	while ((opt = cli_next_option(c, argc, argv, CLI_SHORT "r:", longopts)) != -1)
		if (cli_option(c, opt, optarg) == 0)
			take_option(s, ask, opt);
	if (!cli_going(c))
		return;
	check_options(s, ask, optind < argc);
	s->ground.period = c->period;
	if (ask->list || s->recorded) {
		c->results = ask->list ? listed : found;
		c->only = 1;
	}
}

int
main(int argc, char **argv)
{
	struct cli cli;
	struct scorer s = {.cli = &cli, .ground.explain = -1};
	struct ask ask = {0};
	int status;

	cli_start(&cli, "asn-score", usage, engines_results(), "csv json");
	cli.only = 0; /* the default is the rule set's */
	parse(&s, &ask, argc, argv);
	if (cli_going(&cli) && ask.list)
		rulelist_all(&cli);
	else if (cli_going(&cli) && ask.print)
		rulelist_print(&cli, ask.print);
	else if (cli_going(&cli))
		scorer_run(&s, argc - optind, argv + optind);
	status = cli_finish(&cli);
	scorer_release(&s);
	return status;
}
