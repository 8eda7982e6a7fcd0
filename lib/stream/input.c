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
		n = read(in->fd, in->buf + in->end, in->cap - in->end);
		if (n < 0 && errno != EINTR)
			return err_sys(e, ERR_INPUT, "cannot read");
		if (n > 0) {
			if (in->digest)
				digest_add(in->digest,
				           (struct slice){in->buf + in->end, (size_t)n});
			in->end += (size_t)n;
		}
	} while (n < 0 || (n > 0 && held >= BLOCK && in->end < in->cap));
	/* The slack stands behind every end, so a scan may load whole vectors there. */
	memset(in->buf + in->end, 0, INPUT_SLACK);
	in->eof = n == 0;
	return in->end > held;
}

static bool
begins(const struct input *in, struct slice mark)
{
	return in->end - in->pos >= mark.n &&
	       memcmp(in->buf + in->pos, mark.p, mark.n) == 0;
}

int
input_first(struct input *in, struct err *e)
{
	int r = 1;

	while (in->end - in->pos < 4 && r > 0)
		r = input_more(in, e);
	if (r < 0)
		return -2;
	if (begins(in, SLICE("\xff\xfe")) || begins(in, SLICE("\xfe\xff")) ||
	    begins(in, SLICE("\0\0\xfe\xff"))) {
		err_set(e, ERR_INPUT,
		        "the file is UTF-16 or UTF-32; save it as UTF-8 "
		        "(in a spreadsheet: \"CSV UTF-8\")");
		return -2;
	}
	if (begins(in, SLICE("\xef\xbb\xbf")))
		in->pos += 3;
	if (in->pos == in->end && (r = input_more(in, e)) <= 0)
		return r < 0 ? -2 : -1;
	return (unsigned char)in->buf[in->pos];
}

void
input_close(struct input *in)
{
	if (in->buf && in->fd > STDERR_FILENO)
		close(in->fd);
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
