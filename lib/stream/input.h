#ifndef ASN_INPUT_H
#define ASN_INPUT_H

/*
 * Bytes of one file, pipe or terminal, read in large blocks. The readers of CSV and JSON
 * look straight into buf: what they hand out are slices of it, and input_more is the only
 * call that moves bytes.
 *
 *	input_open -> input_first, or input_begin and input_decode
 *	-> { look at buf[pos..end), advance pos | input_more }* -> input_close
 *
 * Behind input_decode and input_lone_cr buf holds what the bytes become: the text in
 * UTF-8, its lines ended by LF. So does all that is taken from it, a raw row too, and the
 * limit of a record counts these bytes; the digest alone sees those of the file.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/err.h"
#include "base/sb.h"
#include "stream/decode.h"

#define INPUT_SLACK 64                      /* readable bytes behind end, always */
#define INPUT_RECORD_MAX ((size_t)16 << 20) /* the longest record, line end included */

enum input_mark {
	INPUT_BARE, /* no byte order mark */
	INPUT_UTF8,
	INPUT_UTF16LE,
	INPUT_UTF16BE,
	INPUT_UTF32
};

struct input {
	char *buf;
	size_t pos, end; /* unread bytes are buf[pos..end) */
	bool eof;        /* nothing will come behind end */
	int fd;
	size_t cap;
	struct digest *digest; /* NULL, or the caller's; sees every byte once */
	enum input_mark mark;  /* which one input_begin passed over */
	size_t lines;          /* that stood in front of what csvin will read; it counts
	                          on from them */

	struct decode *decode; /* NULL: bytes are read straight into buf */
	char *raw;             /* with decode: room for raw_cap bytes as read */
	size_t raw_cap;
	struct slice rest; /* of raw, not yet decoded */
	bool raw_eof;
};

/* name NULL or "-" is standard input. A directory is refused. On failure nothing is left
 * open. */
int input_open(struct input *in, const char *name, struct err *e) ASN_MUST_CHECK;

/* Gives d every byte, those read so far included; before anything but input_first or
 * input_begin was done. */
void input_watch(struct input *in, struct digest *d);

/*
 * Brings more bytes behind end, keeping buf[pos..end) (which may move). 1 when there are
 * more, 0 at the end of the input, -1 when reading failed or the record at pos is longer
 * than INPUT_RECORD_MAX.
 */
int input_more(struct input *in, struct err *e) ASN_MUST_CHECK;

/*
 * Reads the first bytes and passes over a byte order mark, if any: mark says which.
 * Returns the first byte behind it, or -1 when there is none, or -2 on failure.
 */
int input_begin(struct input *in, struct err *e) ASN_MUST_CHECK;

/* The same for who reads UTF-8 only: the marks of UTF-16 and UTF-32 are a failure, with
 * the remedy. */
int input_first(struct input *in, struct err *e) ASN_MUST_CHECK;

/*
 * What was read so far, and all that follows, comes as UTF-8 from here on; once, behind
 * input_begin (and input_watch) and before a row was read. from: one of the last four.
 */
int input_decode(struct input *in, enum decode_from from, struct err *e) ASN_MUST_CHECK;

/* For a text whose lines end with CR alone: each is LF in what is held, and in all that
 * follows. CRLF, if there is one, becomes LF too. */
void input_lone_cr(struct input *in);

void input_close(struct input *in); /* accepts a zeroed one */

/* A whole small file (rule set, map), without its byte order mark, behind what text
 * holds. */
int input_whole(const char *path, struct sb *text, struct err *e) ASN_MUST_CHECK;

#endif
