/* asn-report - a report for people out of a canonical stream. See asn-report(1). */

#include <string.h>

#include "asn/nip.h"
#include "asn/records.h"
#include "cli/cli.h"
#include "cli/feed.h"
#include "report/chain.h"
#include "report/html.h"
#include "report/individual.h"
#include "report/model.h"
#include "report/summary.h"
#include "report/text.h"

static const char usage[] =
	"usage: asn-report [-f text|html] [-o FILE] [-p PERIOD] [--person NIP] [FILE...]"
	"\n\n"
	"Writes a report, in Indonesian, on the skor, skor_unit, kesenjangan and jp of\n"
	"a stream: figures for the agency and its units, or what one employee needs to\n"
	"know. No FILE, or -, is standard input; many FILEs are read as one stream.\n"
	"\n"
	"  -f, --format text|html  form of the report (text)\n"
	"  -o, --output FILE       write FILE, whole or not at all\n"
	"  -p, --period PERIOD     only this period: 2026, 2026-H1, 2026-Q3 or 2026-07;\n"
	"                          by default each period of the input gets a section\n"
	"      --person NIP        report on one employee\n"
	"      --as-of DATE        as in every command; a report does not depend on it\n"
	"      --accept-findings   exit 0 where it would be 1\n"
	"      --trace             as in every command; the chain of a traced input is\n"
	"                          printed without it\n"
	"      --parser library    read every row by libcsv and Jansson\n"
	"  -q, --quiet             errors only\n"
	"  -v, --verbose           show values that identify persons in messages\n"
	"  -h, --help              this text\n"
	"  -V, --version           the version\n"
	"\n"
	"Exit status: 0 done; 1 done, but rows were rejected or records do not fit\n"
	"together; 2 called wrongly; 3 failed, nothing published.\n";

enum { OPT_PERSON = CLI_OPT_OWN };

static const struct option longopts[] = {
	CLI_LONG,
	{"person", required_argument, NULL, OPT_PERSON},
	{NULL, 0, NULL, 0},
};

static const struct schema_type *const results[] = {NULL};

/* What cli_read's callback fills. */
struct intake {
	struct model model;
	struct chain chain;
	bool any;    /* a record, other than those of a trace */
	bool others; /* a skor or skor_unit that takes no part */
};

static int
parse(struct cli *c, int argc, char **argv, int64_t *person)
{
	struct err e;
	int opt;

	while ((opt = cli_next_option(c, argc, argv, CLI_SHORT, longopts)) != -1) {
		int taken = cli_option(c, opt, optarg);

		if (taken < 0)
			return -1;
		if (taken == 0 && nip_read(slice_of(optarg), person, &e) != 0)
			return cli_usage(c, "--person: want a NIP of 18 digits");
	}
	return 0;
}

static int
take(void *arg, const struct record *r, const char *file, struct err *e)
{
	struct intake *in = arg;

	(void)file;
	(void)e;
	if (chain_put(&in->chain, r))
		return FEED_ACCEPT;
	in->any = true;
	if (model_put(&in->model, r))
		return FEED_ACCEPT;
	if (r->type == &records_skor || r->type == &records_skor_unit)
		in->others = true;
	return FEED_SKIP;
}

static int
build_individual(struct cli *c, const struct intake *in, struct doc *d,
                 struct tally_doubts *doubts)
{
	char nip[NIP_BUF];
	struct err e;

	if (individual_build(d, &in->model, &in->chain, doubts))
		return 0;
	err_set(&e, ERR_INPUT,
	        "no record of the person whom --person names; check the NIP");
	nip_format(nip, in->model.only_nip);
	err_value(&e, slice_of(nip), 1);
	cli_fail(c, NULL, &e);
	return -1;
}

/* A table without rows is an empty quarter. Records that are all of other types or
   another period are more likely a mistake in the call. */
static void
build_summary(struct cli *c, const struct intake *in, struct doc *d,
              struct tally_doubts *doubts)
{
	const struct model *m = &in->model;
	bool built = summary_build(d, m, &in->chain, doubts);

	if ((!built && in->any) || (in->others && m->n_skor.n + m->n_units.n == 0))
		cli_finding(c, "kosong", 0, NULL, 0,
		            c->period < 0 ? "nothing to report on in the input"
		                          : "nothing to report on in the period of -p");
}

static void
report_faults(struct cli *c, const struct tally_doubts *doubts)
{
	for (int i = 0; i < TALLY_FAULTS; i++) {
		const char *kind, *what;

		tally_fault_describe((enum tally_fault)i, &kind, &what);
		if (doubts->fault[i] > 0)
			cli_finding(c, kind, (uint64_t)doubts->fault[i], NULL, 0, what);
	}
}

static void
publish(struct cli *c, const struct doc *d)
{
	struct outfile *o = cli_out(c);
	struct sb out = {0};

	if (o == NULL)
		return;
	if (c->format && strcmp(c->format, "html") == 0)
		html_render(&out, d);
	else
		text_render(&out, d);
	outfile_add(o, sb_slice(&out));
	outfile_mark(o);
	sb_release(&out);
}

static void
run(struct cli *c, int n, char **files, int64_t person)
{
	struct intake in = {0};
	struct tally_doubts doubts = {0};
	struct doc d = {0};

	model_init(&in.model, c->period, person);
	if (feed_read(c, n, files, take, &in) != 0)
		goto done;
	model_finish(&in.model);
	if (person < 0)
		build_summary(c, &in, &d, &doubts);
	else if (build_individual(c, &in, &d, &doubts) != 0)
		goto done;
	report_faults(c, &doubts);
	publish(c, &d);
done:
	doc_release(&d);
	chain_release(&in.chain);
	model_release(&in.model);
}

int
main(int argc, char **argv)
{
	struct cli c;
	int64_t person = -1;

	cli_start(&c, "asn-report", usage, results, "text html");
	c.final_form = true;
	if (parse(&c, argc, argv, &person) == 0 && cli_going(&c))
		run(&c, argc - optind, argv + optind, person);
	return cli_finish(&c);
}
