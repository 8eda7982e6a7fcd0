#ifndef ASN_CLI_H
#define ASN_CLI_H

/*
 * What every command does alike: the common options, reading its inputs as one stream,
 * opening the output, exit status, and the end. Only here is an exit status decided.
 *
 *	main:  cli_start -> getopt_long loop (cli_option first) -> cli_read
 *	       -> results with cli_put -> return cli_finish
 *
 * Exit status: 0 done; 1 done, but rows were rejected or something was found; 2 called
 * wrongly; 3 failed.
 */

#include <getopt.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "stream/recout.h"
#include "stream/schema.h"
#include "stream/stream.h"

struct trace;

enum { CLI_OK, CLI_FOUND, CLI_USAGE, CLI_FAILED };

#define CLI_SHORT ":f:o:p:qvhV" /* comes first in a command's letters */
enum {
	CLI_OPT_PASS = 256,
	CLI_OPT_ONLY,
	CLI_OPT_ACCEPT,
	CLI_OPT_TRACE,
	CLI_OPT_AS_OF,
	CLI_OPT_PARSER,
	CLI_OPT_THREADS, /* for commands that list it */
	CLI_OPT_OWN
}; /* a command's own long options begin at CLI_OPT_OWN */
/* What every command takes. */
#define CLI_LONG                                                                         \
	{"format", required_argument, NULL, 'f'},                                        \
		{"output", required_argument, NULL, 'o'},                                \
		{"period", required_argument, NULL, 'p'},                                \
		{"as-of", required_argument, NULL, CLI_OPT_AS_OF},                       \
		{"accept-findings", no_argument, NULL, CLI_OPT_ACCEPT},                  \
		{"trace", no_argument, NULL, CLI_OPT_TRACE},                             \
		{"parser", required_argument, NULL, CLI_OPT_PARSER},                     \
		{"quiet", no_argument, NULL, 'q'}, {"verbose", no_argument, NULL, 'v'},  \
		{"help", no_argument, NULL, 'h'},                                        \
	{                                                                                \
		"version", no_argument, NULL, 'V'                                        \
	}
/* What commands take that make results out of a stream. */
#define CLI_LONG_RESULTS                                                                 \
	{"pass", no_argument, NULL, CLI_OPT_PASS},                                       \
	{                                                                                \
		"only", required_argument, NULL, CLI_OPT_ONLY                            \
	}

struct cli {
	const char *prog, *usage;
	const struct schema_type *const
		*results; /* types this command makes, NULL behind the last */

	/* options, as given */
	const char
		*format; /* NULL when not given; checked by cli_option against formats */
	const char *formats; /* "csv json", or what the command offers */
	const char *output;  /* NULL: standard output */
	int64_t period;      /* -1 when not given */
	int32_t as_of;       /* DATE_NONE when not given */
	unsigned threads;    /* how many may be at work */
	unsigned only;       /* bit i: results[i] is wanted */
	bool pass, accept_findings, trace, library;
	bool env_trace;  /* ASN_TRACE=1: akhir is demanded on standard input */
	bool final_form; /* output is no record stream: no gagal in it */
	bool decodes;    /* the command reads other encodings than UTF-8 */

	/* state */
	int status; /* the worst so far */
	bool done;  /* --help or --version was answered */
	struct outfile *out;
	struct recout *records;
	enum stream_form form; /* of the first input, unless -f says otherwise */
	bool form_known;
	char why[512];        /* the first failure, for gagal */
	struct trace *traced; /* what --trace needs; NULL without it */
	struct digest
		*digest;      /* sees what is read; NULL without a trace from the start */
	bool opened;          /* an input was opened before */
	const char *due;      /* input whose asal is still to be written; NULL */
	const char *rules_id; /* for asal; NULL where none is used */
	uint64_t rejected;    /* of all inputs */
	uint64_t written;     /* records put */
};

void cli_start(struct cli *c, const char *prog, const char *usage,
               const struct schema_type *const *results, const char *formats);

/* getopt_long, but it is we who say what is wrong with an option (cli_option does). */
int cli_next_option(struct cli *c, int argc, char **argv, const char *letters,
                    const struct option *longopts);

/* 1: a common option, taken; 0: not a common one; -1: wrong, message printed, status set.
 */
int cli_option(struct cli *c, int opt, const char *arg);

/* For a command's own options and operands: prints the line and "see --help", sets
 * status 2. */
int cli_usage(struct cli *c, const char *fmt, ...) ASN_PRINTF(2, 3); /* returns -1 */

/* True while there is something to do: no failure, no --help answered. */
bool cli_going(const struct cli *c);

/* Says of which form the first input is; later calls change nothing, nor does this one
 * after -f. */
void cli_form(struct cli *c, enum stream_form form);

/* Opens the output (once) and returns it; NULL after a failure, which was reported. */
struct outfile *cli_out(struct cli *c);

/* Writes a result record; -1 after a failure, which was reported. */
int cli_put(struct cli *c, const struct record *r);

/* Takes back the record that cli_put has just written. */
void cli_withdraw(struct cli *c);

/* An empty table of the type, with the source fields or not: what an input without rows
 * comes to. */
void cli_header(struct cli *c, const struct schema_type *type, bool sourced);

/* Whether --only (or its default, the first type) asks for results[i]. */
bool cli_wants(const struct cli *c, size_t i);

/* Ends the run as the error says; the first one is what gagal carries. */
void cli_fail(struct cli *c, const char *file, const struct err *e);

/*
 * Something wrong between records that the command can live with: one summed message a
 * kind, with the count and the first place (file NULL: none), and status 1. what is a
 * noun with its clause: "appraisals whose recorded predicate differs from the rule's".
 * Call it once for a kind. count 0: what is the whole
 * sentence.
 */
void cli_finding(struct cli *c, const char *kind, uint64_t count, const char *file,
                 size_t line, const char *what);

/* The counts of one input: "asn-score: FILE: 4 read, 3 accepted, 1 rejected, 0 skipped".
 */
struct cli_counts {
	uint64_t read, accepted, rejected, skipped;
};
void cli_closing(struct cli *c, const char *file, const struct cli_counts *n);

/* A row at fault: counted, and status 1. cli_reject prints the message as well. */
void cli_rejected(struct cli *c);
void cli_reject(struct cli *c, const char *file, const struct err *e);

/* Takes an earlier command's asal or akhir into the chain; this command's output is
 * traced then. */
int cli_chain(struct cli *c, const struct record *r);

/*
 * Opens an input and looks at its first byte, which it returns (-1 empty, -2 failed:
 * reported). Where the command decodes, a byte order mark of UTF-16 or UTF-32 is only
 * noted (in->mark), and input_decode may follow. The sum for akhir is begun here when
 * there is a trace, or when the input begins with asal; our own asal for the input is
 * written in front of the first record put.
 */
int cli_open(struct cli *c, struct input *in, const char *file);

/* Commits or rolls back, writes gagal if need be, closes standard output, frees; the exit
 * status. */
int cli_finish(struct cli *c);

#endif
