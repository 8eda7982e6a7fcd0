#include "stream/input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

#define BLOCK ((size_t)256 << 10)

int
input_open(struct input *in, const char *name, struct err *e)
{
	struct stat st;
	int r, fd = STDIN_FILENO;

	memset(in, 0, sizeof *in);
	in->fd = -1;
	if (name && strcmp(name, "-") != 0) {
		fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
		if (fd < 0)
			return err_sys(e, ERR_INPUT, "cannot open");
	}
	r = fstat(fd, &st);
	if (r == 0 && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		r = -1;
	}
	if (r != 0) {
		err_sys(e, ERR_INPUT, "cannot read");
		if (fd != STDIN_FILENO)
			close(fd);
		return -1;
	}
	in->fd = fd;
	in->cap = BLOCK;
	in->buf = mem_resize(NULL, in->cap + INPUT_SLACK, 1);
	memset(in->buf, 0, INPUT_SLACK);
	return 0;
}

void
input_watch(struct input *in, struct digest *d)
{
	digest_add(d, (struct slice){in->buf, in->end});
	in->digest = d;
}

/* One read; how many bytes it brought, 0 at the end, -1 when it failed. */
static ssize_t
read_some(struct input *in, char *to, size_t room, struct err *e)
{
	ssize_t n;

	do
		n = read(in->fd, to, room);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return err_sys(e, ERR_INPUT, "cannot read");
	if (in->digest)
		digest_add(in->digest, (struct slice){to, (size_t)n});
	return n;
}

/* The same by way of decode: whatever the reads bring, what they become fills buf. */
static ssize_t
read_decoded(struct input *in, char *to, size_t room, struct err *e)
{
	for (;;) {
		size_t made = decode_run(in->decode, &in->rest, in->raw_eof, to, room);
		ssize_t n;

		if (made > 0 || in->raw_eof)
			return (ssize_t)made;
		/* At most the beginning of a character is left. */
		memmove(in->raw, in->rest.p, in->rest.n);
		n = read_some(in, in->raw + in->rest.n, in->raw_cap - in->rest.n, e);
		if (n < 0)
			return -1;
		in->rest = (struct slice){in->raw, in->rest.n + (size_t)n};
		in->raw_eof = n == 0;
	}
}

int
input_more(struct input *in, struct err *e)
{
	size_t held = in->end - in->pos;
	ssize_t n;

	if (in->eof)
		return 0;
	if (in->pos > 0) {
		memmove(in->buf, in->buf + in->pos, held);
		in->pos = 0;
		in->end = held;
	}
	if (held >= INPUT_RECORD_MAX)
		return err_set(e, ERR_INPUT,
		               "a record is longer than %zu MiB; is a quote left open?",
		               INPUT_RECORD_MAX >> 20);
	/* Never more than the longest record: whether one is too long does not depend on
	   how much each read brings. */
	if (in->cap - held < BLOCK / 2 && in->cap < INPUT_RECORD_MAX) {
		in->cap *= 2;
		in->buf = mem_resize(in->buf, in->cap + INPUT_SLACK, 1);
	}
	/* A long record is looked at anew after each call: fill the room, so that this
	   happens a number of times that grows with the logarithm of its length. */
	do {
		char *to = in->buf + in->end;
		size_t room = in->cap - in->end;

		n = in->decode ? read_decoded(in, to, room, e)
		               : read_some(in, to, room, e);
		if (n < 0)
			return -1;
		in->end += (size_t)n;
	} while (n > 0 && held >= BLOCK && in->end < in->cap);
	/* The slack stands behind every end, so a scan may load whole vectors there. */
	memset(in->buf + in->end, 0, INPUT_SLACK);
	in->eof = n == 0;
	return in->end > held;
}

/* The longer ones first: that of UTF-32 begins with that of UTF-16. */
static const struct {
	struct slice bytes;
	enum input_mark mark;
} marks[] = {
	{{"\xff\xfe\0\0", 4}, INPUT_UTF32}, {{"\0\0\xfe\xff", 4}, INPUT_UTF32},
	{{"\xef\xbb\xbf", 3}, INPUT_UTF8},  {{"\xff\xfe", 2}, INPUT_UTF16LE},
	{{"\xfe\xff", 2}, INPUT_UTF16BE},
};

int
input_begin(struct input *in, struct err *e)
{
	int r = 1;

	while (in->end - in->pos < 4 && r > 0)
		r = input_more(in, e);
	if (r < 0)
		return -2;
	for (size_t i = 0; i < sizeof marks / sizeof marks[0] && !in->mark; i++) {
		struct slice m = marks[i].bytes;

		if (in->end - in->pos < m.n || memcmp(in->buf + in->pos, m.p, m.n) != 0)
			continue;
		in->mark = marks[i].mark;
		in->pos += m.n;
	}
	if (in->pos == in->end && (r = input_more(in, e)) <= 0)
		return r < 0 ? -2 : -1;
	return (unsigned char)in->buf[in->pos];
}

int
input_first(struct input *in, struct err *e)
{
	int first = input_begin(in, e);

	if (first != -2 && in->mark > INPUT_UTF8) {
		err_set(e, ERR_INPUT,
		        "the file is UTF-16 or UTF-32; save it as UTF-8 "
		        "(in a spreadsheet: \"CSV UTF-8\")");
		return -2;
	}
	return first;
}

int
input_decode(struct input *in, enum decode_from from, struct err *e)
{
	in->decode = decode_new(from, e);
	if (!in->decode)
		return -1;
	/* What is held is raw, and its buffer the one for raw bytes. */
	in->raw = in->buf;
	in->raw_cap = in->cap;
	in->rest = (struct slice){in->buf + in->pos, in->end - in->pos};
	in->raw_eof = in->eof;
	in->cap = BLOCK;
	in->buf = mem_resize(NULL, in->cap + INPUT_SLACK, 1);
	in->pos = in->end = 0;
	in->eof = false;
	return input_more(in, e) < 0 ? -1 : 0;
}

void
input_lone_cr(struct input *in)
{
	struct err none;

	if (!in->decode) {
		in->decode = decode_new(DECODE_UTF8, &none); /* which cannot fail */
		in->raw = mem_resize(NULL, BLOCK, 1);
		in->raw_cap = BLOCK;
		in->rest = (struct slice){in->raw, 0};
		in->raw_eof = in->eof;
	}
	in->end = in->pos +
	          decode_lone_cr(in->decode, in->buf + in->pos, in->end - in->pos);
	memset(in->buf + in->end, 0, INPUT_SLACK);
}

void
input_close(struct input *in)
{
	if (in->buf && in->fd > STDERR_FILENO)
		close(in->fd);
	decode_free(in->decode);
	mem_free(in->raw);
	mem_free(in->buf);
	memset(in, 0, sizeof *in);
	in->fd = -1;
}

int
input_whole(const char *path, struct sb *text, struct err *e)
{
	struct input in;
	int r = -1;

	if (input_open(&in, path, e) == 0 && input_first(&in, e) != -2)
		do {
			sb_add(text, (struct slice){in.buf + in.pos, in.end - in.pos});
			in.pos = in.end;
		} while ((r = input_more(&in, e)) > 0);
	input_close(&in);
	return r;
}
