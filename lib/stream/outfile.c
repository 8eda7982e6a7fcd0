#include "stream/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/sb.h"

#define FLUSH_AT ((size_t)128 << 10)
#define TEMPS 4 /* temporary files one command can have open at once */

struct outfile {
	int fd;
	char *buf;
	size_t n, mark, cap;
	size_t before; /* the mark before mark */
	int error;     /* errno of the first failed write; 0 */
	char *target;  /* what commit renames to; NULL when fd is written directly */
	char *temp;
	bool own_fd;
	int slot; /* in temps */
};

/* Names a signal handler must remove. Set and cleared only while the signals are blocked.
 */
static char *temps[TEMPS];
static const int deadly[] = {SIGHUP, SIGINT, SIGTERM, SIGPIPE, SIGXFSZ};

static void
remove_temps(int sig)
{
	for (size_t i = 0; i < TEMPS; i++)
		if (temps[i])
			unlink(temps[i]);
	/* SA_RESETHAND put the default back: this ends the process as the signal would
	 * have. */
	raise(sig);
}

static void
block_deadly(sigset_t *before)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
		sigaddset(&set, deadly[i]);
	sigprocmask(SIG_BLOCK, &set, before);
}

static void
catch_deadly(void)
{
	struct sigaction act, old;

	memset(&act, 0, sizeof act);
	act.sa_handler = remove_temps;
	act.sa_flags = (int)SA_RESETHAND;
	sigemptyset(&act.sa_mask);
	for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
		if (sigaction(deadly[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
			sigaction(deadly[i], &act, NULL);
}

/* Whether a file is the temporary one of another output: both go to the same target. */
static bool
is_own(const char *name)
{
	struct stat st, own;

	for (size_t i = 0; stat(name, &st) == 0 && i < TEMPS; i++)
		if (temps[i] && stat(temps[i], &own) == 0 && own.st_dev == st.st_dev &&
		    own.st_ino == st.st_ino)
			return true;
	return false;
}

/* Makes the temporary file beside the target, so that rename stays on one file system. */
static int
open_temp(struct outfile *o, mode_t mode)
{
	struct sb name = {0};
	sigset_t before;

	for (o->slot = 0; o->slot < TEMPS && temps[o->slot]; o->slot++)
		;
	if (o->slot == TEMPS) {
		errno = EMFILE;
		return -1;
	}
	catch_deadly();
	block_deadly(&before);
	for (int try = 0; try < 100; try++) {
		sb_clear(&name);
		sb_addf(&name, "%s.%ld-%d.tmp", o->target, (long)getpid(), try);
		o->fd = open(name.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
		if (o->fd >= 0 || errno != EEXIST || is_own(name.p))
			break;
	}
	if (o->fd >= 0)
		temps[o->slot] = o->temp = name.p;
	else
		sb_release(&name);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return o->fd < 0 ? -1 : 0;
}

static int
open_path(struct outfile *o, const char *path, bool secret, struct err *e)
{
	struct stat st;
	bool there = stat(path, &st) == 0;
	char *real;

	o->own_fd = true;
	if (there && !S_ISREG(st.st_mode)) {
		o->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
		return o->fd < 0 ? err_sys(e, ERR_OUTPUT, "cannot open for writing") : 0;
	}
	/* A symbolic link stays one: what it names is replaced. */
	real = there ? realpath(path, NULL) : NULL;
	o->target = mem_alloc(strlen(real ? real : path) + 1);
	memcpy(o->target, real ? real : path, strlen(real ? real : path));
	free(real);
	if (open_temp(o, secret ? 0600 : 0666) != 0)
		return errno == EEXIST
		               ? err_set(e, ERR_USAGE,
		                         "another output goes there; name "
		                         "another file")
		               : err_sys(e, ERR_OUTPUT,
		                         "cannot create a temporary file beside it");
	if (there && !secret && fchmod(o->fd, st.st_mode & 07777) != 0)
		return err_sys(e, ERR_OUTPUT,
		               "cannot give the temporary file the old one's mode");
	return 0;
}

int
outfile_open(struct outfile **out, const char *path, int fd, bool secret, struct err *e)
{
	struct outfile *o = mem_alloc(sizeof *o);

	o->fd = fd;
	if (path && open_path(o, path, secret, e) != 0) {
		outfile_close(o);
		*out = NULL;
		return -1;
	}
	o->cap = FLUSH_AT * 2;
	o->buf = mem_alloc(o->cap);
	*out = o;
	return 0;
}

static void
write_marked(struct outfile *o)
{
	size_t done = 0;

	while (done < o->mark && !o->error) {
		ssize_t n = write(o->fd, o->buf + done, o->mark - done);

		if (n >= 0)
			done += (size_t)n;
		else if (errno != EINTR)
			o->error = errno;
	}
	/* After an error the rest is of no use: what is left out will be reported. */
	memmove(o->buf, o->buf + o->mark, o->n - o->mark);
	o->n -= o->mark;
	o->mark = o->before = 0;
}

char *
outfile_room(struct outfile *o, size_t n)
{
	/* Here and not in outfile_mark, so that the last record can be withdrawn. */
	if (o->mark >= FLUSH_AT)
		write_marked(o);
	if (o->cap - o->n < n) {
		o->cap = mem_grown(o->cap, o->n + n);
		o->buf = mem_resize(o->buf, o->cap, 1);
	}
	return o->buf + o->n;
}

void
outfile_wrote(struct outfile *o, size_t n)
{
	o->n += n;
}

void
outfile_add(struct outfile *o, struct slice s)
{
	char *p = outfile_room(o, s.n);

	if (s.n)
		memcpy(p, s.p, s.n);
	o->n += s.n;
}

void
outfile_mark(struct outfile *o)
{
	o->before = o->mark;
	o->mark = o->n;
}

void
outfile_unmark(struct outfile *o)
{
	o->n = o->mark;
}

void
outfile_withdraw(struct outfile *o)
{
	o->n = o->mark = o->before;
}

bool
outfile_failed(const struct outfile *o)
{
	return o->error != 0;
}

int
outfile_flush(struct outfile *o, struct err *e)
{
	write_marked(o);
	if (o->error) {
		errno = o->error;
		return err_sys(e, ERR_OUTPUT, "cannot write");
	}
	return 0;
}

/* The temporary file is no more, or is the target now: signals need not remove it. */
static void
forget_temp(struct outfile *o)
{
	sigset_t before;

	block_deadly(&before);
	temps[o->slot] = NULL;
	sigprocmask(SIG_SETMASK, &before, NULL);
	mem_free(o->temp);
	o->temp = NULL;
}

int
outfile_commit(struct outfile *o, struct err *e)
{
	if (outfile_flush(o, e) != 0)
		return -1;
	if (!o->own_fd)
		return 0;
	if (o->temp && fsync(o->fd) != 0)
		return err_sys(e, ERR_OUTPUT, "cannot bring the file to disk");
	if (close(o->fd) != 0) {
		o->fd = -1;
		return err_sys(e, ERR_OUTPUT, "cannot write");
	}
	o->fd = -1;
	if (o->temp) {
		if (rename(o->temp, o->target) != 0)
			return err_sys(e, ERR_OUTPUT,
			               "cannot put the finished file in place");
		forget_temp(o);
	}
	return 0;
}

void
outfile_close(struct outfile *o)
{
	if (!o)
		return;
	if (o->own_fd && o->fd >= 0)
		close(o->fd);
	if (o->temp) {
		unlink(o->temp);
		forget_temp(o);
	}
	mem_free(o->target);
	mem_free(o->buf);
	mem_free(o);
}
