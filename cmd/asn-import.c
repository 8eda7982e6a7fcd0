/* asn-import - bring an export in as canonical records. See asn-import(1). */

#include "cli/cli.h"
#include "cli/door.h"
#include "cli/progress.h"
#include "import/options.h"

static const char usage[] =
	"usage: asn-import [OPTION...] [FILE...]\n"
	"Bring exports (SIASN, e-Kinerja, LAPOR!, ...) in as canonical records.\n"
	"FILE is CSV, a workbook (XLSX), JSON, or canonical already.\n"
	"\n"
	"  -t, --type TYPE          type of the records; recognised from the header\n"
	"  -m, --map FILE           names of columns, values and constants (JSON)\n"
	"      --print-map          write the map in force instead of records\n"
	"      --print-dialect      write what was found of the bytes instead\n"
	"  -s, --set FIELD=VALUE    a constant for a field the file lacks\n"
	"  -R, --rejects FILE       rejected rows as they were, reasons in front\n"
	"      --errors FILE        every fault and remark as data (.csv, .json)\n"
	"      --delimiter C        , ; tab | or any one character (auto)\n"
	"      --encoding NAME      utf-8, utf-16, windows-1252, iso-8859-1 (auto)\n"
	"      --sheet NAME|N       sheet of a workbook\n"
	"      --header N|none      the line of the header (auto)\n"
	"      --date dmy|mdy|ymd   the order of day and month where it could be either\n"
	"      --excel-dates        46295 is a date too, as spreadsheets count days\n"
	"      --decimal dot|comma  the decimal mark\n"
	"      --fill-down FIELD    an empty cell takes what stands above\n"
	"      --duplicates fail|first|last|newest\n"
	"                           which of the records of one key to keep (fail)\n"
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
	{"encoding", required_argument, NULL, OPTIONS_ENCODING},
	{"sheet", required_argument, NULL, OPTIONS_SHEET},
	{"date", required_argument, NULL, OPTIONS_DATE},
	{"excel-dates", no_argument, NULL, OPTIONS_EXCEL_DATES},
	{"decimal", required_argument, NULL, OPTIONS_DECIMAL},
	{"fill-down", required_argument, NULL, OPTIONS_FILL_DOWN},
	{"duplicates", required_argument, NULL, OPTIONS_DUPLICATES},
	{"errors", required_argument, NULL, OPTIONS_ERRORS},
	{"print-dialect", no_argument, NULL, OPTIONS_PRINT_DIALECT},
	{"source", no_argument, NULL, OPTIONS_SOURCE},
	{"max-rejected", required_argument, NULL, OPTIONS_MAX_REJECTED},
	{"dry-run", no_argument, NULL, OPTIONS_DRY_RUN},
	{NULL, 0, NULL, 0},
};

static void
check_set(struct cli *c, const struct options *o)
{
	for (size_t i = 0; i < o->map.constants.n; i++)
		if (!o->map.constants.entries[i].used)
			cli_usage(c, "-s %.*s: no input has records with this field",
			          (int)o->map.constants.entries[i].field.n,
			          o->map.constants.entries[i].field.p);
}

static void
run(struct cli *c, struct options *o, int n, char **files)
{
	struct door *d = door_open(c, o);

	for (int i = 0; d && i < (n ? n : 1) && cli_going(c); i++)
		if (door_file(d, n ? files[i] : "-") != 0)
			break;
	if (cli_going(c) && !o->print_dialect)
		check_set(c, o);
	if (cli_going(c))
		door_finish(d);
	door_close(d);
}

static int
option(struct cli *c, struct options *o, int opt, const char *arg)
{
	struct err e;

	if (options_take(o, opt, arg, &e) == 0)
		return 0;
	if (e.kind == ERR_USAGE)
		return cli_usage(c, "%s: %s", arg, e.text);
	cli_fail(c, arg, &e);
	return -1;
}

int
main(int argc, char **argv)
{
	static const struct schema_type *const no_results[] = {NULL};
	struct cli c;
	struct options o;
	int opt, r;

	cli_start(&c, "asn-import", usage, no_results, "csv json");
	progress_start("asn-import");
	c.decodes = true;
	options_init(&o);
	while (cli_going(&c) &&
	       (opt = cli_next_option(&c, argc, argv, CLI_SHORT "t:m:s:R:", longopts)) !=
	               -1)
		if ((r = cli_option(&c, opt, optarg)) < 0 ||
		    (r == 0 && option(&c, &o, opt, optarg) < 0))
			break;
	c.final_form = o.print_map || o.print_dialect;
	if (o.dry_run)
		c.output = "/dev/null";
	if (cli_going(&c) && c.period >= 0)
		cli_usage(
			&c,
			"-p: nothing is selected here; a constant is -s periode=PERIOD");
	if (cli_going(&c) && o.print_map && o.print_dialect)
		cli_usage(&c, "--print-map and --print-dialect: one of them at a time");
	if (cli_going(&c) && o.rejects && argc - optind > 1)
		cli_usage(&c, "--rejects goes with one FILE: several make no one table");
	if (cli_going(&c))
		run(&c, &o, argc - optind, argv + optind);
	options_release(&o);
	return cli_finish(&c);
}
