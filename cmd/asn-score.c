/* asn-score - score appraisals by a rule set. See asn-score(1). */

#include "asn/nip.h"
#include "asn/records.h"
#include "asn/rules.h"
#include "base/sb.h"
#include "cli/cli.h"
#include "cli/diag.h"
#include "cli/feed.h"
#include "score/explain.h"
#include "score/intake.h"
#include "score/predikat.h"
#include "score/skor.h"
#include "score/skor_unit.h"

/* Used where no rule set is named. */
#define RULES_DEFAULT "permenpanrb-6-2022"

static const char usage[] =
	"usage: asn-score [OPTION...] [FILE...]\n"
	"Score appraisals (penilaian) by a rule set. Reads canonical records; no FILE,\n"
	"or -, is standard input. Writes skor, and skor_unit when asked for.\n"
	"\n"
	"  -r, --rules ID|FILE     rule set, whatever its dates (permenpanrb-6-2022)\n"
	"  -p, --period PERIOD     only this period; by default each in the input\n"
	"      --explain NIP       tell how the scores of one person came about\n"
	"      --only TYPES        result types to write: skor,skor_unit or all (skor)\n"
	"      --pass              pass on the records read, too\n"
	"  -f, --format csv|json   form of the output (that of the first input)\n"
	"  -o, --output FILE       write FILE, whole or not at all\n"
	"      --as-of DATE        taken for the sake of pipes; no score depends on it\n"
	"      --accept-findings   exit 0 where it would be 1\n"
	"      --trace             add provenance and end marks\n"
	"      --parser library    read every row by libcsv and Jansson\n"
	"  -q, --quiet             errors only\n"
	"  -v, --verbose           show values that identify persons in messages\n"
	"  -h, --help              this text\n"
	"  -V, --version           the version\n";

enum { OPT_EXPLAIN = CLI_OPT_OWN };

static const struct option longopts[] = {
	CLI_LONG,
	CLI_LONG_RESULTS,
	{"rules", required_argument, NULL, 'r'},
	{"explain", required_argument, NULL, OPT_EXPLAIN},
	{NULL, 0, NULL, 0},
};

enum { RESULT_SKOR, RESULT_SKOR_UNIT };
static const struct schema_type *const made[] = {&records_skor, &records_skor_unit, NULL};

struct run {
	struct cli cli;
	const char *rules_name; /* NULL: not named */
	int64_t explain;        /* -1: not asked for */
	struct rules *rules;
	struct predikat rule;
	struct intake intake;
	struct skor_unit units;
	struct skor_findings findings;
	struct sb text; /* of --explain */
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
		if (opt != OPT_EXPLAIN)
			continue;
		run->cli.final_form = true;
		if (nip_read(slice_of(optarg), &run->explain, &e) < 0)
			cli_usage(&run->cli, "--explain: %s", e.text);
	}
	if (run->cli.final_form && (run->cli.pass || run->cli.format))
		cli_usage(&run->cli,
		          "--explain writes text; it goes with neither --pass nor -f");
}

static int
load(struct run *run)
{
	const struct intake_opts opts = {
		.period = run->cli.period,
		.whatever_dates = run->rules_name != NULL,
		.explain = run->explain,
	};
	const char *name = run->rules_name ? run->rules_name : RULES_DEFAULT;
	struct err e;

	if (rules_load(&run->rules, name, &e) < 0 ||
	    predikat_load(&run->rule, run->rules, &e) < 0) {
		cli_fail(&run->cli, name, &e);
		return -1;
	}
	if (intake_init(&run->intake, &run->rule, &opts, &e) < 0) {
		cli_fail(&run->cli, NULL, &e);
		return -1;
	}
	run->cli.rules_id = run->rules->id;
	return 0;
}

static int
take(void *arg, const struct record *r, const char *file, struct err *e)
{
	/* In the order of INTAKE_ACCEPT and so on. */
	static const int verdicts[] = {FEED_ACCEPT, FEED_SKIP, FEED_REJECT, FEED_FAIL};
	struct run *run = arg;

	return verdicts[intake_record(&run->intake, r, file, e)];
}

static int
put_skor(struct run *run, const struct skor *s)
{
	struct skor_room room;
	struct record r;

	if (run->explain >= 0) {
		explain_skor(&run->intake.explain, s, &run->intake.cells, &run->rule,
		             &run->text);
		return 0;
	}
	if (cli_wants(&run->cli, RESULT_SKOR_UNIT))
		skor_unit_add(&run->units, s);
	if (!cli_wants(&run->cli, RESULT_SKOR))
		return 0;
	skor_record(s, &run->intake.roster, run->rules->id, &r, &room);
	return cli_put(&run->cli, &r);
}

static int
put_scores(struct run *run)
{
	struct skor_walk walk;
	struct skor s;
	int status = 0;

	cells_flush(&run->intake.cells);
	skor_walk_start(&walk, &run->intake.cells, &run->rule);
	if (walk.cells->periods.n == 0 && run->explain < 0)
		diag_note("no appraisals to score; -p PERIOD scores a roster alone");
	while (status == 0 && skor_walk_next(&walk, &s)) {
		if (run->explain >= 0 && s.nip != run->explain)
			continue;
		skor_findings_add(&run->findings, &s);
		status = put_skor(run, &s);
	}
	skor_walk_release(&walk);
	return status;
}

static void
put_units(struct run *run)
{
	struct skor_unit_room room;
	struct record r;

	skor_unit_sort(&run->units, &run->intake.roster);
	for (uint32_t i = 0; i < run->units.n && cli_going(&run->cli); i++) {
		skor_unit_record(&run->units.counts[i], &run->intake.roster,
		                 &run->intake.capaian, run->rules->id, &r, &room);
		(void)cli_put(&run->cli, &r);
	}
}

static void
explain(struct run *run)
{
	struct outfile *out;
	struct err e;
	size_t head;

	if (run->intake.explain.n == 0) {
		err_set(&e, ERR_INPUT,
		        "--explain: no record of this NIP in the input; "
		        "check its digits, and -p");
		cli_fail(&run->cli, NULL, &e);
		return;
	}
	explain_head(&run->intake.explain, &run->rule, run->explain, &run->text);
	head = run->text.n;
	if (put_scores(run) == 0 && run->text.n == head)
		sb_adds(&run->text, "periode: tidak ada yang dinilai\n");
	out = cli_out(&run->cli);
	if (out) {
		outfile_add(out, sb_slice(&run->text));
		outfile_mark(out);
	}
}

static void
tell_findings(struct run *run)
{
	const struct capaian *c = &run->intake.capaian;

	for (int kind = 0; kind < SKOR_FINDINGS; kind++) {
		struct skor_finding f;

		if (skor_finding(&run->findings, kind, &run->intake.cells, &f))
			cli_finding(&run->cli, f.name, f.n, f.file, f.line, f.what);
	}
	if (c->disputed > 0 && run->explain < 0)
		cli_finding(&run->cli, "capaian_bertentangan", c->disputed, c->file,
		            c->line,
		            "units with capaian_unit records of one period that differ");
	if (run->units.no_unit > 0)
		cli_finding(&run->cli, "tanpa_unit", run->units.no_unit, NULL, 0,
		            "scores without a unit are in no skor_unit");
}

static void
score(struct run *run, int argc, char **argv)
{
	if (load(run) < 0 || feed_read(&run->cli, argc, argv, take, run) < 0)
		return;
	if (run->explain >= 0)
		explain(run);
	else if (put_scores(run) == 0 && cli_wants(&run->cli, RESULT_SKOR_UNIT))
		put_units(run);
	if (cli_going(&run->cli))
		tell_findings(run);
}

int
main(int argc, char **argv)
{
	struct run run = {.explain = -1};
	int status;

	cli_start(&run.cli, "asn-score", usage, made, "csv json");
	parse(&run, argc, argv);
	if (cli_going(&run.cli))
		score(&run, argc - optind, argv + optind);
	status = cli_finish(&run.cli);
	intake_release(&run.intake);
	rules_free(run.rules);
	skor_unit_release(&run.units);
	sb_release(&run.text);
	return status;
}
