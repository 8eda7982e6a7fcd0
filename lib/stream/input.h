#ifndef ASN_INPUT_H
#define ASN_INPUT_H

/*
 * Bytes of one file, pipe or terminal, read in large blocks. The readers of CSV and JSON
 * look straight into buf: what they hand out are slices of it, and input_more is the only
 * call that moves bytes.
 *
 *	input_open -> { look at buf[pos..end), advance pos | input_more }* -> input_close
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "base/err.h"
#include "base/sb.h"

#define INPUT_SLACK 64                      /* readable bytes behind end, always */
#define INPUT_RECORD_MAX ((size_t)16 << 20) /* the longest record, line end included */

struct input {
	char *buf;
	size_t pos, end; /* unread bytes are buf[pos..end) */
	bool eof;        /* nothing will come behind end */
	int fd;
	size_t cap;
	struct digest *digest; /* NULL, or the caller's; sees every byte once */
};

/* name NULL or "-" is standard input. A directory is refused. On failure nothing is left
 * open. */
int input_open(struct input *in, const char *name, struct err *e) ASN_MUST_CHECK;

/* Gives d every byte, those read so far included; before anything but input_first was
 * done. */
void input_watch(struct input *in, struct digest *d);

/*
 * Brings more bytes behind end, keeping buf[pos..end) (which may move). 1 when there are
 * more, 0 at the end of the input, -1 when reading failed or the record at pos is longer
 * than INPUT_RECORD_MAX.
 */
int input_more(struct input *in, struct err *e) ASN_MUST_CHECK;

/*
 * Reads the first bytes and looks for a byte order mark: skips a UTF-8 one, refuses
 * UTF-16 and UTF-32 with the remedy. Returns the first byte of the content, or -1 at an
 * empty input, or -2 on failure.
 */
int input_first(struct input *in, struct err *e) ASN_MUST_CHECK;

void input_close(struct input *in); /* accepts a zeroed one */

/* A whole small file (rule set, map), without its byte order mark, behind what text
 * holds. */
int input_whole(const char *path, struct sb *text, struct err *e) ASN_MUST_CHECK;

#endif
