#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "asn/period.h"
#include "asn/records.h"
#include "base/date.h"
#include "base/dec.h"
#include "base/utf8.h"
#include "cli/diag.h"
#include "cli/progress.h"
#include "cli/trace.h"

#define THREADS_MAX 64

/*
 * A standard descriptor that came closed is filled so that nothing else takes its number,
 * and in the wrong direction, so that using it still fails.
 */
static void
hold_descriptors(void)
{
	static const int wrong[] = {O_WRONLY, O_RDONLY, O_WRONLY};

	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			(void)!open("/dev/null", wrong[fd]);
}

void
cli_start(struct cli *c, const char *prog, const char *usage,
          const struct schema_type *const *results, const char *formats)
{
	const char *env = getenv("ASN_TRACE");

	hold_descriptors();
	diag_start(prog);
	memset(c, 0, sizeof *c);
	c->prog = prog;
	c->usage = usage;
	c->results = results;
	c->formats = formats;
	c->period = -1;
	c->as_of = DATE_NONE;
	c->only = 1;
	c->threads = sysconf(_SC_NPROCESSORS_ONLN) > 1 ? 2 : 1;
	c->env_trace = env && strcmp(env, "1") == 0;
	c->trace = c->env_trace;
}

static void
worsen(struct cli *c, int status)
{
	if (status > c->status)
		c->status = status;
}

static void
remember(struct cli *c, const char *text)
{
	if (c->why[0])
		return;
	snprintf(c->why, sizeof c->why, "%s", text);
	/* The name of a file may be of any bytes; a record may not. */
	utf8_mend(c->why);
}

int
cli_usage(struct cli *c, const char *fmt, ...)
{
	char text[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	diag_error("%s; see %s --help", text, c->prog);
	remember(c, text);
	worsen(c, CLI_USAGE);
	return -1;
}

void
cli_fail(struct cli *c, const char *file, const struct err *e)
{
	char text[sizeof c->why];

	diag_err(file, e);
	diag_text(text, sizeof text, file, e);
	remember(c, text);
	worsen(c, e->kind == ERR_USAGE ? CLI_USAGE : CLI_FAILED);
}

void
cli_rejected(struct cli *c)
{
	c->rejected++;
	worsen(c, CLI_FOUND);
}

void
cli_reject(struct cli *c, const char *file, const struct err *e)
{
	diag_err(file, e);
	cli_rejected(c);
}

void
cli_finding(struct cli *c, const char *kind, uint64_t count, const char *file,
            size_t line, const char *what)
{
	if (count == 0)
		diag_error("%s: %s", kind, what);
	else if (file && line)
		diag_error("%s: %llu %s; first at %s:%zu", kind,
		           (unsigned long long)count, what, file, line);
	else
		diag_error("%s: %llu %s", kind, (unsigned long long)count, what);
	worsen(c, CLI_FOUND);
}

bool
cli_going(const struct cli *c)
{
	return !c->done && c->status < CLI_USAGE;
}

/* Whether word stands in list, whose words have one blank between them. */
static bool
listed(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = list; n && (p = strstr(p, word)); p += n)
		if ((p == list || p[-1] == ' ') && (p[n] == '\0' || p[n] == ' '))
			return true;
	return false;
}

static int
option_only(struct cli *c, const char *arg)
{
	c->only = 0;
	while (*arg) {
		size_t n = strcspn(arg, ","), i = 0;

		if (n == 3 && strncmp(arg, "all", 3) == 0) {
			c->only = ~0u;
		} else {
			while (c->results[i] && !slice_eq((struct slice){arg, n},
			                                  slice_of(c->results[i]->name)))
				i++;
			if (!c->results[i])
				return cli_usage(
					c,
					"--only %.*s: this command makes no such records",
					(int)n, arg);
			c->only |= 1u << i;
		}
		arg += n + (arg[n] == ',');
	}
	return c->only ? 1 : cli_usage(c, "--only wants a record type");
}

static int
option_period(struct cli *c, const char *arg)
{
	struct err e;

	if (period_read(slice_of(arg), &c->period, &e) == 0)
		return 1;
	c->period = -1;
	return cli_usage(c, "-p %s: %s", arg, e.text);
}

static int
option_format(struct cli *c, const char *arg)
{
	if (!listed(c->formats, arg))
		return cli_usage(c, "-f %s: want one of %s", arg, c->formats);
	c->format = arg;
	return 1;
}

static int
answer(struct cli *c, const char *text)
{
	c->done = true;
	if (fputs(text, stdout) == EOF || fflush(stdout) != 0) {
		diag_error("cannot write: %s", strerror(errno));
		worsen(c, CLI_FAILED);
	}
	return 1;
}

int
cli_next_option(struct cli *c, int argc, char **argv, const char *letters,
                const struct option *longopts)
{
	int opt = getopt_long(argc, argv, letters, longopts, NULL);
	const char *word = argv[optind - 1];

	if (opt == ':')
		cli_usage(c, "%s needs an argument", word);
	else if (opt == '?' && optopt > 0 && optopt < CLI_OPT_PASS && word[1] != '-')
		cli_usage(c, "no such option: -%c", optopt);
	else if (opt == '?')
		cli_usage(c,
		          optopt ? "%s: this option takes no argument"
		                 : "no such option: %s",
		          word);
	return opt;
}

static int
option_threads(struct cli *c, const char *arg)
{
	struct err e;
	int64_t n;

	if (dec_parse_int(slice_of(arg), &n, &e) < 0 || n < 1 || n > THREADS_MAX)
		return cli_usage(c, "--threads: want a number from 1 to %d", THREADS_MAX);
	c->threads = (unsigned)n;
	return 1;
}

int
cli_option(struct cli *c, int opt, const char *arg)
{
	char version[64];

	switch (opt) {
	case 'f':
		return option_format(c, arg);
	case 'o':
		c->output = arg;
		return 1;
	case 'p':
		return option_period(c, arg);
	case CLI_OPT_AS_OF:
		return date_parse(slice_of(arg), &c->as_of)
		               ? 1
		               : cli_usage(c, "--as-of %s: want a date yyyy-mm-dd", arg);
	case CLI_OPT_PASS:
		c->pass = true;
		return 1;
	case CLI_OPT_ONLY:
		return option_only(c, arg);
	case CLI_OPT_ACCEPT:
		c->accept_findings = true;
		return 1;
	case CLI_OPT_TRACE:
		c->trace = true;
		return 1;
	case CLI_OPT_PARSER:
		c->library = strcmp(arg, "library") == 0;
		return listed("fast library", arg)
		               ? 1
		               : cli_usage(c, "--parser: want fast or library");
	case CLI_OPT_THREADS:
		return option_threads(c, arg);
	case 'q':
		diag_quiet();
		return 1;
	case 'v':
		diag_verbose();
		return 1;
	case 'h':
		return answer(c, c->usage);
	case 'V':
		snprintf(version, sizeof version, "%s %s\n", c->prog, ASN_VERSION);
		return answer(c, version);
	case '?':
	case ':':
		return -1; /* said by cli_next_option */
	default:
		return 0;
	}
}

bool
cli_wants(const struct cli *c, size_t i)
{
	return c->only >> i & 1;
}

void
cli_form(struct cli *c, enum stream_form form)
{
	if (!c->form_known)
		c->form = c->format && strcmp(c->format, "json") == 0 ? FORM_JSON
		          : c->format                                 ? FORM_CSV
		                                                      : form;
	c->form_known = true;
}

struct outfile *
cli_out(struct cli *c)
{
	struct err e;

	if (c->out || c->status >= CLI_USAGE)
		return c->status >= CLI_USAGE ? NULL : c->out;
	if (outfile_open(&c->out, c->output, STDOUT_FILENO, false, &e) != 0) {
		cli_fail(c, c->output, &e);
		return NULL;
	}
	if (!c->output && isatty(STDOUT_FILENO))
		progress_quiet();
	if (c->trace && !c->traced)
		c->traced = trace_new();
	if (!c->final_form) {
		cli_form(c, FORM_CSV);
		c->records = recout_new(c->out, &records_schema, c->form);
	}
	return c->out;
}

static const char *
output_name(const struct cli *c)
{
	return c->output ? c->output : "standard output";
}

/* Writes a record without counting it as a result. */
static int
put(struct cli *c, const struct record *r)
{
	struct err e;

	if (!cli_out(c))
		return -1;
	if (recout_put(c->records, r, &e) == 0)
		return 0;
	cli_fail(c, output_name(c), &e);
	return -1;
}

/* Our asal for the input last opened, behind those of the commands before us. */
static int
put_due(struct cli *c)
{
	const char *file = c->due;
	struct err e;

	c->due = NULL;
	if (!file || !c->trace || c->final_form)
		return 0;
	if (!cli_out(c))
		return -1;
	if (trace_begin(c->records, c->prog, file, c->rules_id, &e) == 0)
		return 0;
	cli_fail(c, output_name(c), &e);
	return -1;
}

int
cli_put(struct cli *c, const struct record *r)
{
	c->written++;
	return c->due && put_due(c) != 0 ? -1 : put(c, r);
}

void
cli_withdraw(struct cli *c)
{
	recout_withdraw(c->records);
	c->written--;
}

void
cli_header(struct cli *c, const struct schema_type *type, bool sourced)
{
	if (put_due(c) == 0 && cli_out(c) && c->records)
		recout_header(c->records, type, sourced);
}

static bool
begins(const struct input *in, struct slice s)
{
	return in->end - in->pos >= s.n && memcmp(in->buf + in->pos, s.p, s.n) == 0;
}

int
cli_open(struct cli *c, struct input *in, const char *file)
{
	struct err e;
	int first;

	*in = (struct input){.fd = -1};
	if (put_due(c) != 0)
		return -2;
	if (input_open(in, file, &e) != 0 ||
	    (first = c->decodes ? input_begin(in, &e) : input_first(in, &e)) == -2) {
		cli_fail(c, file, &e);
		input_close(in);
		return -2;
	}
	/* A traced input makes a traced output, so that only the first command needs the
	 * option. */
	if (begins(in, SLICE("jenis,alat,versi,berkas,aturan\n")) ||
	    begins(in, SLICE("{\"jenis\":\"asal\"")))
		c->trace = true;
	if (c->trace && !c->traced && !c->opened) {
		c->traced = trace_new();
		c->digest = trace_digest(c->traced);
	}
	if (c->digest)
		input_watch(in, c->digest);
	c->opened = true;
	c->due = file;
	return first;
}

int
cli_chain(struct cli *c, const struct record *r)
{
	c->trace = true;
	if (!c->traced)
		c->traced = trace_new();
	if (r->type == &records_asal)
		return put(c, r);
	trace_keep(c->traced, r);
	return 0;
}

void
cli_closing(struct cli *c, const char *file, const struct cli_counts *n)
{
	(void)c;
	diag_note("%s: %llu read, %llu accepted, %llu rejected, %llu skipped", file,
	          (unsigned long long)n->read, (unsigned long long)n->accepted,
	          (unsigned long long)n->rejected, (unsigned long long)n->skipped);
}

/* gagal, so that the next command in the pipe fails too. On a terminal nobody needs it.
 */
static void
put_gagal(struct cli *c)
{
	struct outfile *o = c->output ? NULL : c->out;
	struct recout *w = o ? c->records : NULL;
	struct record r;
	struct err e;

	if (c->final_form || isatty(STDOUT_FILENO))
		return;
	cli_form(c, FORM_CSV);
	if (!o && outfile_open(&o, NULL, STDOUT_FILENO, false, &e) != 0)
		return;
	if (!w)
		w = recout_new(o, &records_schema, c->form);
	outfile_unmark(o);
	schema_clear(&r, &records_gagal);
	records_text(&r, GAGAL_ALAT, slice_of(c->prog));
	records_text(&r, GAGAL_PESAN, slice_of(c->why));
	/* A failure to say so cannot be said either: the exit status remains. */
	if (recout_put(w, &r, &e) == 0)
		(void)!outfile_flush(o, &e);
	if (w != c->records)
		recout_free(w);
	if (o != c->out)
		outfile_close(o);
}

/* Results that were asked for appear even when there are none: an empty table has a
 * header. */
static void
finish_output(struct cli *c)
{
	struct err e;

	if (put_due(c) != 0 || !cli_out(c))
		return;
	if (c->records && c->written == 0 && c->results[0]) {
		size_t i = 0;

		while (c->results[i + 1] && !cli_wants(c, i))
			i++;
		recout_header(c->records, c->results[i], false);
	}
	if (c->traced && !c->final_form &&
	    trace_end(c->traced, c->records, c->prog, c->written, c->rejected, &e) != 0)
		cli_fail(c, output_name(c), &e);
	else if (outfile_commit(c->out, &e) != 0)
		cli_fail(c, output_name(c), &e);
}

int
cli_finish(struct cli *c)
{
	if (cli_going(c))
		finish_output(c);
	if (c->status >= CLI_USAGE)
		put_gagal(c);
	recout_free(c->records);
	outfile_close(c->out);
	trace_free(c->traced);
	if (close(STDOUT_FILENO) != 0 && errno != EBADF && c->status < CLI_FAILED) {
		diag_error("cannot write: %s", strerror(errno));
		c->status = CLI_FAILED;
	}
	return c->status == CLI_FOUND && c->accept_findings ? CLI_OK : c->status;
}
