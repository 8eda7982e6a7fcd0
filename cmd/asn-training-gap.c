/* asn-training-gap - who lacks which competency, and hours. See asn-training-gap(1). */

#include "asn/nip.h"
#include "asn/period.h"
#include "asn/records.h"
#include "asn/rules.h"
#include "base/date.h"
#include "cli/cli.h"
#include "cli/diag.h"
#include "cli/feed.h"
#include "cli/jpout.h"
#include "training/gap.h"
#include "training/jp.h"
#include "training/mention.h"

static const char usage[] =
	"usage: asn-training-gap [OPTION...] [FILE...]\n"
	"Tell which competencies (kesenjangan) and training hours (jp) people lack.\n"
	"Reads canonical records; no FILE, or -, is standard input.\n"
	"\n"
	"  -r, --rules ID|FILE     rule set (kompetensi-38-2017 and jp-lan10-2018)\n"
	"  -p, --period PERIOD     hours of its year; assessments as of its last day\n"
	"      --as-of DATE        assessments as of this day\n"
	"      --only TYPES        result types: kesenjangan,jp,jp_bentuk or all\n"
	"                          (kesenjangan)\n"
	"      --pass              pass on the records read, too\n"
	"  -f, --format csv|json   form of the output (that of the first input)\n"
	"  -o, --output FILE       write FILE, whole or not at all\n"
	"      --accept-findings   exit 0 where it would be 1\n"
	"      --trace             add provenance and end marks\n"
	"      --parser library    read every row by libcsv and Jansson\n"
	"  -q, --quiet             errors only\n"
	"  -v, --verbose           show values that identify persons in messages\n"
	"  -h, --help              this text\n"
	"  -V, --version           the version\n";

enum { GAP, HOURS, RULES, FORMS = RULES };

static const struct schema_type *const results[] = {&records_kesenjangan, &records_jp,
                                                    &records_jp_bentuk, NULL};
static const char *const computes[RULES] = {"kompetensi", "jp"};
static const char *const shipped[RULES] = {"kompetensi-38-2017", "jp-lan10-2018"};

static const struct option longopts[] = {
	CLI_LONG,
	CLI_LONG_RESULTS,
	{"rules", required_argument, NULL, 'r'},
	{NULL, 0, NULL, 0},
};

struct run {
	struct cli cli;
	struct rules *rules[RULES];
	const char *names[RULES]; /* of the rule sets, as they were given */
	struct sb used;
	struct roster roster;
	struct mention mention;
	struct gap gap;
	struct jp jp;
};

static void
load(struct run *run, const char *name)
{
	struct rules *r;
	struct err e;
	size_t i = 0;

	if (rules_load(&r, name, &e)) {
		cli_fail(&run->cli, name, &e);
		return;
	}
	while (i < RULES && (run->rules[i] || strcmp(r->computes, computes[i])))
		i++;
	if (i < RULES) {
		run->rules[i] = r;
		run->names[i] = name;
	} else {
		cli_usage(&run->cli, "-r %s: want one for kompetensi, one for jp", name);
		rules_free(r);
	}
}

static void
prepare(struct run *run)
{
	struct cli *cli = &run->cli;
	int year = cli->period >= 0 ? period_year(cli->period) : 0, bad = GAP;
	struct err e;

	for (size_t i = 0; i < RULES; i++) {
		if (cli_going(cli) && !run->rules[i])
			load(run, shipped[i]);
		if (!cli_going(cli))
			return;
		if (cli_wants(cli, i) || (i == HOURS && cli_wants(cli, FORMS)))
			sb_addf(&run->used, "%s%s", run->used.n ? ";" : "",
			        run->rules[i]->id);
	}
	cli->rules_id = run->used.p;
	if (cli->as_of == DATE_NONE && cli->period >= 0)
		cli->as_of = period_last_day(cli->period);
	if (gap_init(&run->gap, &run->roster, run->rules[bad], cli->as_of, &e) == 0 &&
	    jp_init(&run->jp, &run->roster, run->rules[bad = HOURS], year, &e) == 0)
		return;
	rules_place(run->rules[bad], &e);
	cli_fail(cli, run->names[bad], &e);
}

static int
take(void *arg, const struct record *r, const char *file, struct err *e)
{
	struct run *run = arg;
	bool gap = cli_wants(&run->cli, GAP);
	bool hours = cli_wants(&run->cli, HOURS) || cli_wants(&run->cli, FORMS);
	uint32_t person;

	if (r->type == &records_pegawai) {
		roster_put(&run->roster, r);
	} else if (gap && r->type == &records_standar) {
		standard_put(&run->gap.standard, r, file);
	} else if (gap && r->type == &records_kompetensi) {
		person = roster_person(&run->roster, r->f[KOMPETENSI_NIP].v);
		gap_put(&run->gap, person, r);
		mention_put(&run->mention, person, file, r->line);
	} else if (hours && r->type == &records_pelatihan) {
		person = roster_person(&run->roster, r->f[PELATIHAN_NIP].v);
		if (jp_put(&run->jp, person, r, e))
			return FEED_REJECT;
		mention_put(&run->mention, person, file, r->line);
	} else if (r->type != results[GAP] && r->type != results[HOURS] &&
	           r->type != results[FORMS]) {
		return FEED_SKIP;
	}
	return FEED_ACCEPT;
}

static void
name_person(const struct run *run, uint32_t person, const char *what)
{
	char nip[NIP_BUF];

	nip_format(nip, (int64_t)run->roster.nips.keys[person]);
	if (diag_is_verbose())
		diag_note("%s: %s", nip, what);
}

static void
find(struct run *run, const char *kind, uint64_t n, const struct mention_place *at,
     const char *what)
{
	if (n)
		cli_finding(&run->cli, kind, n, at ? at->file : NULL, at ? at->line : 0,
		            what);
}

static void
find_people(struct run *run)
{
	const struct roster *r = &run->roster;
	struct mention_place at = {0};
	uint64_t strays = mention_strays(&run->mention, r, &at), ambiguous = 0;

	for (uint32_t i = 0; i < r->nips.n; i++) {
		ambiguous += r->people[i].ambiguous;
		if (mention_is_stray(&run->mention, r, i))
			name_person(run, i, "not on the roster");
	}
	find(run, "pegawai_ganda", ambiguous, NULL,
	     "people with several roster rows of equal mulai that differ");
	find(run, "tanpa_pegawai", strays, &at,
	     "people with assessments or training who are not on the roster");
}

static void
put_gaps(struct run *run)
{
	const struct standard *s = &run->gap.standard;
	struct gap_room room = {0};
	struct gap_row row;
	struct record r;
	enum gap_step step;

	if (!run->roster.any)
		diag_note("no pegawai in the input: posts not known, no kesenjangan");
	else if (run->cli.as_of == DATE_NONE)
		diag_note("no -p, no --as-of: age of assessments not looked at");
	gap_begin(&run->gap);
	while (cli_going(&run->cli) && (step = gap_next(&run->gap, &row)) != GAP_END) {
		if (step == GAP_NO_STANDARD) {
			name_person(run, row.person, "no standard for the post");
			continue;
		}
		gap_record(&run->gap, &row, &r, &room);
		cli_put(&run->cli, &r);
	}
	gap_room_release(&room);
	find(run, "tanpa_standar", run->gap.n_no_standard, NULL,
	     "people whose jabatan, jenjang and jenis_jabatan no standard speaks of");
	find(run, "standar_ganda", s->n_clashes, &s->clash,
	     "pairs of jabatan and kompetensi with standar rows that differ");
	find(run, "asesmen_bertentangan", run->gap.n_clashes, NULL,
	     "latest assessments with another of the same day that differs");
}

int
main(int argc, char **argv)
{
	struct run run = {0};
	struct cli *cli = &run.cli;
	int opt, status;

	cli_start(cli, "asn-training-gap", usage, results, "csv json");
	while (cli_going(cli) &&
	       (opt = cli_next_option(cli, argc, argv, CLI_SHORT "r:", longopts)) != -1)
		if (cli_option(cli, opt, optarg) == 0)
			load(&run, optarg);
	prepare(&run);
	if (cli_going(cli) && !feed_read(cli, argc - optind, argv + optind, take, &run)) {
		find_people(&run);
		if (cli_wants(cli, GAP))
			put_gaps(&run);
		jpout_write(cli, &run.jp, cli_wants(cli, HOURS), cli_wants(cli, FORMS));
	}
	status = cli_finish(cli);
	jp_release(&run.jp);
	gap_release(&run.gap);
	mention_release(&run.mention);
	roster_release(&run.roster);
	sb_release(&run.used);
	for (size_t i = 0; i < RULES; i++)
		rules_free(run.rules[i]);
	return status;
}
