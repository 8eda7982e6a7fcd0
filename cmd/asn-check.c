/* asn-check - tell what no single row can show. See asn-check(1). */

#include <string.h>
#include <unistd.h>

#include "asn/period.h"
#include "asn/records.h"
#include "asn/rules.h"
#include "base/date.h"
#include "check/check.h"
#include "cli/cli.h"
#include "cli/diag.h"
#include "cli/feed.h"

static const char usage[] =
	"usage: asn-check [OPTION...] [FILE...]\n"
	"Report what is wrong between the records of a stream (temuan): people,\n"
	"superiors, units, times and totals that do not fit together. No FILE, or -, is\n"
	"standard input; many FILEs are read as one stream.\n"
	"\n"
	"  -f, --format csv|json|text\n"
	"                          form of the output (that of the first input; text on\n"
	"                          a terminal)\n"
	"  -o, --output FILE       write FILE, whole or not at all\n"
	"  -p, --period PERIOD     leave out what is of another; its last day is today\n"
	"      --as-of DATE        what counts as today\n"
	"  -r, --rules ID|FILE     ages of retirement (bup-uu20-2023)\n"
	"      --only TYPES        result types: temuan or all (temuan)\n"
	"      --pass              pass on the records read, too\n"
	"      --accept-findings   exit 0 where it would be 1\n"
	"      --trace             add provenance and end marks\n"
	"      --parser library    read every row by libcsv and Jansson\n"
	"  -q, --quiet             errors only\n"
	"  -v, --verbose           show values that identify persons\n"
	"  -h, --help              this text\n"
	"  -V, --version           the version\n"
	"\n"
	"Exit status: 0 done, nothing is salah; 1 rows were rejected or a finding is\n"
	"salah; 2 called wrongly; 3 failed.\n";

static const struct schema_type *const results[] = {&records_temuan, NULL};

static const struct option longopts[] = {
	CLI_LONG,
	CLI_LONG_RESULTS,
	{"rules", required_argument, NULL, 'r'},
	{NULL, 0, NULL, 0},
};

struct run {
	struct cli cli;
	struct check check;
	struct rules *rules;
	struct pension pension;
};

/* name NULL: the shipped set, on the days it is in force. */
static void
load(struct run *run, const char *name)
{
	struct cli *c = &run->cli;
	struct err e;
	int bad = rules_load(&run->rules, name ? name : "bup-uu20-2023", &e);

	if (!bad && strcmp(run->rules->computes, "pensiun") != 0) {
		cli_usage(c, "-r %s: want a rule set for pensiun", name);
		return;
	}
	if (!bad && (name || c->as_of >= run->rules->from)) {
		bad = pension_init(&run->pension, run->rules, &e);
		if (bad)
			rules_place(run->rules, &e);
		c->rules_id = run->rules->id;
	}
	if (bad)
		cli_fail(c, name, &e);
}

/* Returns the name of the rule set, or NULL. */
static const char *
parse(struct cli *c, int argc, char **argv)
{
	const char *rules = NULL;
	int opt;

	while (cli_going(c) &&
	       (opt = cli_next_option(c, argc, argv, CLI_SHORT "r:", longopts)) != -1)
		if (cli_option(c, opt, optarg) == 0)
			rules = optarg;
	if (c->format && strcmp(c->format, "text") == 0 && c->pass)
		cli_usage(c, "--pass: text holds no records; want -f csv or json");
	c->final_form = c->format ? strcmp(c->format, "text") == 0
	                          : !c->output && !c->pass && isatty(STDOUT_FILENO);
	if (c->as_of == DATE_NONE && c->period >= 0)
		c->as_of = period_last_day(c->period);
	return rules;
}

static int
take(void *arg, const struct record *r, const char *file, struct err *e)
{
	struct run *run = arg;

	(void)e;
	/* Earlier findings are made anew. */
	return r->type == results[0] || check_put(&run->check, r, file) ? FEED_ACCEPT
	                                                                : FEED_SKIP;
}

static void
put_text(struct cli *c, const struct findings *f)
{
	struct outfile *o = cli_out(c);
	struct sb line = {0};

	for (size_t i = 0; o && i < f->n && !outfile_failed(o); i++) {
		sb_clear(&line);
		finding_text(f, i, diag_is_verbose(), &line);
		outfile_add(o, sb_slice(&line));
		outfile_mark(o);
	}
	sb_release(&line);
}

static void
put_records(struct cli *c, const struct findings *f)
{
	struct record r;

	for (size_t i = 0; i < f->n && cli_going(c); i++) {
		finding_record(f, i, &r);
		cli_put(c, &r);
	}
}

static void
put_notes(const struct check *check)
{
	struct sb text = {0};

	for (int i = 0; i < CHECK_NOTES; i++)
		if (check_note(check, i, &text))
			diag_note("%s", text.p);
	sb_release(&text);
}

static void
put_findings(struct run *run)
{
	const struct findings *f = &run->check.findings;
	struct cli *c = &run->cli;
	struct place at = f->n ? place_of(f->places, f->all[0].place)
	                       : (struct place){SLICE(""), 0};

	put_notes(&run->check);
	if (c->final_form)
		put_text(c, f);
	else
		put_records(c, f);
	if (f->of_weight[BERAT_PERINGATAN] || f->of_weight[BERAT_CATATAN])
		diag_note("%zu peringatan, %zu catatan", f->of_weight[BERAT_PERINGATAN],
		          f->of_weight[BERAT_CATATAN]);
	/* The first of the findings is one of the heaviest. */
	if (f->of_weight[BERAT_SALAH])
		cli_finding(c, "salah", f->of_weight[BERAT_SALAH], at.file.p,
		            (size_t)at.line, "findings of something that cannot be");
}

int
main(int argc, char **argv)
{
	struct run run = {0};
	struct cli *c = &run.cli;
	const char *rules;
	int status;

	cli_start(c, "asn-check", usage, results, "csv json text");
	rules = parse(c, argc, argv);
	if (cli_going(c))
		load(&run, rules);
	check_init(&run.check, &run.pension, c->period, c->as_of);
	if (cli_going(c) && !feed_read(c, argc - optind, argv + optind, take, &run)) {
		check_finish(&run.check);
		put_findings(&run);
	}
	status = cli_finish(c);
	check_release(&run.check);
	pension_release(&run.pension);
	rules_free(run.rules);
	return status;
}
