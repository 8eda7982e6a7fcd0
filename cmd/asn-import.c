/* asn-import - bring an export in as canonical records. See asn-import(1). */

#include <string.h>

#include "asn/records.h"
#include "cli/cli.h"
#include "cli/diag.h"
#include "import/import.h"
#include "import/options.h"
#include "import/rejects.h"

static const char usage[] =
	"usage: asn-import [OPTION...] [FILE...]\n"
	"Bring exports (SIASN, e-Kinerja, training, ...) in as canonical records.\n"
	"\n"
	"  -t, --type TYPE          pegawai, penilaian, pelatihan, standar, kompetensi;\n"
	"                           by default recognised from the header\n"
	"  -m, --map FILE           names of columns, values and constants (JSON)\n"
	"      --print-map          write the map in force instead of records\n"
	"  -s, --set FIELD=VALUE    a constant for a field the file lacks\n"
	"  -R, --rejects FILE       rejected rows as they were, reasons in front\n"
	"      --delimiter C        , ; tab or any one character (auto)\n"
	"      --header N           the line of the header (auto)\n"
	"      --date dmy|mdy       the order of day and month where it could be either\n"
	"      --decimal dot|comma  the decimal mark (dot)\n"
	"      --source             append sumber_berkas and sumber_baris\n"
	"      --max-rejected N%    fail when a larger share of the rows is rejected\n"
	"      --dry-run            everything but the output\n"
	"  -f, --format csv|json    form of the output\n"
	"  -o, --output FILE        write FILE, whole or not at all\n"
	"      --as-of DATE         check ages as on this day\n"
	"      --accept-findings    exit 0 where it would be 1\n"
	"      --trace              add asal and akhir records\n"
	"      --parser library     read every row by libcsv and Jansson\n"
	"  -q, --quiet   -v, --verbose   -h, --help   -V, --version\n";

static const struct option longopts[] = {
	CLI_LONG,
	{"type", required_argument, NULL, 't'},
	{"map", required_argument, NULL, 'm'},
	{"print-map", no_argument, NULL, OPTIONS_PRINT_MAP},
	{"set", required_argument, NULL, 's'},
	{"rejects", required_argument, NULL, 'R'},
	{"delimiter", required_argument, NULL, OPTIONS_DELIMITER},
	{"header", required_argument, NULL, OPTIONS_HEADER},
	{"date", required_argument, NULL, OPTIONS_DATE},
	{"decimal", required_argument, NULL, OPTIONS_DECIMAL},
	{"source", no_argument, NULL, OPTIONS_SOURCE},
	{"max-rejected", required_argument, NULL, OPTIONS_MAX_REJECTED},
	{"dry-run", no_argument, NULL, OPTIONS_DRY_RUN},
	{NULL, 0, NULL, 0},
};

struct run {
	struct cli *c;
	struct options o;
	struct rejects *rejects;
	uint64_t read; /* rows of all files */
};

static int
fail(struct run *u, const char *file, const struct err *e)
{
	cli_fail(u->c, file, e);
	return -1;
}

static int
reject(struct run *u, const struct import *im, const char *file)
{
	size_t n;
	const struct err *faults = import_faults(im, &n);
	struct err e;

	for (size_t i = 0; i < n; i++)
		diag_err(file, &faults[i]);
	cli_rejected(u->c);
	if (u->rejects && rejects_add(u->rejects, im, &e) != 0)
		return fail(u, u->o.rejects, &e);
	return 0;
}

static int
rows(struct run *u, struct import *im, const char *file, struct cli_counts *n)
{
	const struct record *r;
	struct err e;
	int got, bad = 0;

	while (!bad && (got = import_next(im, &r, &e)) != IMPORT_END) {
		if (got == IMPORT_FAIL)
			return fail(u, file, &e);
		if (got == IMPORT_ROW &&
		    (r->type == &records_asal || r->type == &records_akhir)) {
			bad = cli_chain(u->c, r);
			continue;
		}
		n->read++;
		n->accepted += got == IMPORT_ROW;
		n->rejected += got == IMPORT_BAD;
		n->skipped += got == IMPORT_BLANK;
		if (got == IMPORT_ROW)
			bad = cli_put(u->c, r);
		else if (got == IMPORT_BAD)
			bad = reject(u, im, file);
	}
	return bad;
}

static void
tell_unused(const struct import *im, const char *file)
{
	struct slice names[200];
	size_t n = import_unused(im, names, 200);

	for (size_t i = 0; diag_is_verbose() && i < n && i < 200; i++)
		diag_note("%s:%zu: column \"%.*s\" is not used", file,
		          import_header_line(im), (int)names[i].n, names[i].p);
	if (n && !diag_is_verbose())
		diag_note("%s:%zu: %zu columns are not used (-v names them)", file,
		          import_header_line(im), n);
}

static int
print_map(struct run *u, const struct import *im, const char *file)
{
	struct outfile *o = cli_out(u->c);
	struct err e;

	if (!import_type(im)) {
		err_set(&e, ERR_USAGE, "canonical already: no map is in force");
		return fail(u, file, &e);
	}
	if (o)
		import_print_map(im, o);
	return o ? 0 : -1;
}

static int
one_file(struct run *u, const char *file)
{
	struct cli_counts n = {0};
	struct import *im = NULL;
	struct input in;
	struct err e;
	int bad, first = cli_open(u->c, &in, file);

	if (first == -2)
		return -1;
	u->o.import.as_of = u->c->as_of;
	u->o.import.library = u->c->library;
	u->o.import.need_akhir = u->c->env_trace && in.fd == 0;
	if ((bad = import_open(&im, &in, first, file, &u->o.import, &e)) != 0) {
		fail(u, file, &e);
	} else {
		cli_form(u->c, import_form(im));
		tell_unused(im, file);
		if (u->o.print_map)
			bad = print_map(u, im, file);
		else if ((bad = rows(u, im, file, &n)) == 0) {
			if (n.read == n.skipped && import_type(im))
				cli_header(u->c, import_type(im));
			cli_closing(u->c, file, &n);
		}
	}
	u->read += n.read;
	import_close(im);
	input_close(&in);
	return bad;
}

static void
check_set(const struct run *u)
{
	for (size_t i = 0; i < u->o.map.constants.n; i++)
		if (!u->o.map.constants.entries[i].used)
			cli_usage(u->c, "-s %.*s: no input has records with this field",
			          (int)u->o.map.constants.entries[i].field.n,
			          u->o.map.constants.entries[i].field.p);
}

static void
run(struct run *u, int n, char **files)
{
	struct cli *c = u->c;
	struct err e;

	if (u->o.rejects && rejects_open(&u->rejects, u->o.rejects, &e) != 0)
		fail(u, u->o.rejects, &e);
	for (int i = 0; i < (n ? n : 1) && cli_going(c); i++)
		if (one_file(u, n ? files[i] : "-") != 0)
			break;
	if (cli_going(c))
		check_set(u);
	/* The rejects of a whole run are of use even when there are too many of them. */
	if (cli_going(c) && u->rejects && rejects_commit(u->rejects, &e) != 0)
		fail(u, u->o.rejects, &e);
	if (cli_going(c) && options_too_many(&u->o, c->rejected, u->read)) {
		err_set(&e, ERR_INPUT,
		        "%llu of %llu rows were rejected, more than --max-rejected "
		        "allows",
		        (unsigned long long)c->rejected, (unsigned long long)u->read);
		fail(u, NULL, &e);
	}
	rejects_close(u->rejects);
}

static int
option(struct run *u, int opt, const char *arg)
{
	struct err e;

	if (options_take(&u->o, opt, arg, &e) == 0)
		return 0;
	return e.kind == ERR_USAGE ? cli_usage(u->c, "%s: %s", arg, e.text)
	                           : fail(u, arg, &e);
}

int
main(int argc, char **argv)
{
	static const struct schema_type *const no_results[] = {NULL};
	struct cli c;
	struct run u = {.c = &c};
	int opt, r;

	cli_start(&c, "asn-import", usage, no_results, "csv json");
	options_init(&u.o);
	while (cli_going(&c) &&
	       (opt = cli_next_option(&c, argc, argv, CLI_SHORT "t:m:s:R:", longopts)) !=
	               -1)
		if ((r = cli_option(&c, opt, optarg)) < 0 ||
		    (r == 0 && option(&u, opt, optarg) < 0))
			break;
	c.final_form = u.o.print_map;
	if (u.o.dry_run)
		c.output = "/dev/null";
	if (cli_going(&c) && c.period >= 0)
		cli_usage(
			&c,
			"-p: nothing is selected here; a constant is -s periode=PERIOD");
	if (cli_going(&c) && u.o.rejects && argc - optind > 1)
		cli_usage(&c, "--rejects goes with one FILE: several make no one table");
	if (cli_going(&c))
		run(&u, argc - optind, argv + optind);
	options_release(&u.o);
	return cli_finish(&c);
}
