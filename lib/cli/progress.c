#include "cli/progress.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/slice.h"
#include "base/utf8.h"

#define FIRST_MS 2000
#define AGAIN_MS 250
#define ROWS_A_LOOK 1024
#define COLUMNS 79
#define MB 1000000
#define PROG_ROOM 64

/* Changed while SIGUSR1 is blocked, or atomic: its handler reads all of it. */
static struct {
	const char *prog;
	const char *file; /* NULL: none is being read */
	int fd;           /* -1: how far it was read says nothing */
	uint64_t total;
	uint64_t begun_ms;
	_Atomic uint64_t rows, bytes;
	bool terminal; /* a line may be shown */
	size_t shown;  /* bytes of the line on the terminal */
} now;

static uint64_t started_ms, drawn_ms;

static uint64_t
clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

/* What snprintf would do, which a signal handler may not call. */
struct text {
	char *p;
	size_t n, room; /* room for the NUL is apart */
};

static void
add(struct text *t, const char *s)
{
	for (; *s && t->n < t->room; s++)
		t->p[t->n++] = *s;
	t->p[t->n] = '\0';
}

static void
add_number(struct text *t, uint64_t v, size_t digits)
{
	char room[24];
	size_t at = sizeof room - 1;

	room[at] = '\0';
	for (size_t n = 0; v || n < digits; n++, v /= 10)
		room[--at] = (char)('0' + v % 10);
	add(t, room + at);
}

static void
add_mb(struct text *t, uint64_t bytes)
{
	add_number(t, bytes / MB, 1);
	add(t, ".");
	add_number(t, bytes % MB / (MB / 10), 1);
}

static void
add_left(struct text *t, double seconds)
{
	uint64_t s = seconds < 359999 ? (uint64_t)seconds : 359999;

	if (s >= 3600) {
		add_number(t, s / 3600, 1);
		add(t, ":");
	}
	add_number(t, s % 3600 / 60, s >= 3600 ? 2 : 1);
	add(t, ":");
	add_number(t, s % 60, 2);
	add(t, " left");
}

void
progress_text(char buf[PROGRESS_ROOM], const char *file, uint64_t rows, uint64_t bytes,
              uint64_t total, uint64_t elapsed_ms)
{
	struct text t = {buf, 0, PROGRESS_ROOM / 2};

	add(&t, file);
	t.room = PROGRESS_ROOM - 1;
	add(&t, ": ");
	add_number(&t, rows, 1);
	add(&t, " rows");
	if (bytes == 0)
		return;
	add(&t, ", ");
	add_mb(&t, bytes);
	/* A file that grew says nothing of its end. */
	if (bytes <= total) {
		add(&t, " of ");
		add_mb(&t, total);
	}
	add(&t, " MB");
	if (bytes > total)
		return;
	add(&t, ", ");
	add_number(&t, (uint64_t)((double)bytes / (double)total * 100), 1);
	add(&t, "%, ");
	add_left(&t, (double)elapsed_ms / 1000 * (double)(total - bytes) / (double)bytes);
}

/* "prog: " and the line; its length. */
static size_t
compose(char buf[PROG_ROOM + PROGRESS_ROOM])
{
	struct text t = {buf, 0, PROG_ROOM - 1};
	uint64_t bytes = atomic_load_explicit(&now.bytes, memory_order_relaxed);
	off_t at = now.total ? lseek(now.fd, 0, SEEK_CUR) : -1;

	add(&t, now.prog);
	add(&t, ": ");
	if (now.file)
		progress_text(buf + t.n, now.file,
		              atomic_load_explicit(&now.rows, memory_order_relaxed),
		              at < 0 ? bytes : (uint64_t)at, at < 0 ? 0 : now.total,
		              clock_ms() - now.begun_ms);
	else
		memcpy(buf + t.n, "nothing is being read", 22);
	return strlen(buf);
}

static void
write_out(const char *p, size_t n)
{
	/* Where nothing can be said, nothing is said. */
	(void)!write(STDERR_FILENO, p, n);
}

static void
on_signal(int sig)
{
	char buf[PROG_ROOM + PROGRESS_ROOM + COLUMNS + 2];
	size_t n, from = now.shown > 0;
	int kept = errno;

	(void)sig;
	buf[0] = '\r';
	n = from + compose(buf + from);
	/* What is left of a longer line on the terminal. */
	for (; n < from + now.shown; n++)
		buf[n] = ' ';
	buf[n++] = '\n';
	write_out(buf, n);
	now.shown = 0;
	errno = kept;
}

static void
block(sigset_t *before)
{
	sigset_t usr1;

	sigemptyset(&usr1);
	sigaddset(&usr1, SIGUSR1);
	sigprocmask(SIG_BLOCK, &usr1, before);
}

static void
unblock(const sigset_t *before)
{
	sigprocmask(SIG_SETMASK, before, NULL);
}

void
progress_start(const char *prog)
{
	struct sigaction act;

	now.prog = prog;
	now.fd = -1;
	now.terminal = isatty(STDERR_FILENO);
	started_ms = clock_ms();
	memset(&act, 0, sizeof act);
	act.sa_handler = on_signal;
	act.sa_flags = SA_RESTART;
	sigemptyset(&act.sa_mask);
	sigaction(SIGUSR1, &act, NULL);
}

void
progress_hide(void)
{
	char blanks[COLUMNS + 2];
	sigset_t before;

	if (!now.shown)
		return;
	block(&before);
	memset(blanks, ' ', sizeof blanks);
	blanks[0] = blanks[now.shown + 1] = '\r';
	if (now.shown)
		write_out(blanks, now.shown + 2);
	now.shown = 0;
	unblock(&before);
}

void
progress_quiet(void)
{
	progress_hide();
	now.terminal = false;
}

void
progress_begin(const char *file, int fd)
{
	struct stat st;
	sigset_t before;

	block(&before);
	now.file = file;
	now.fd = fd;
	now.total = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode)
	                    ? (uint64_t)st.st_size
	                    : 0;
	now.begun_ms = clock_ms();
	now.rows = now.bytes = 0;
	unblock(&before);
}

static void
draw(void)
{
	char buf[1 + PROG_ROOM + PROGRESS_ROOM + COLUMNS];
	sigset_t before;
	size_t n, cut;

	block(&before);
	buf[0] = '\r';
	n = compose(buf + 1);
	cut = n < COLUMNS ? n : COLUMNS;
	cut = utf8_bad((struct slice){buf + 1, cut});
	for (n = cut; n < now.shown; n++)
		buf[1 + n] = ' ';
	write_out(buf, 1 + n);
	now.shown = cut;
	unblock(&before);
}

void
progress_rows(uint64_t rows, uint64_t bytes)
{
	uint64_t ms;

	atomic_store_explicit(&now.rows, rows, memory_order_relaxed);
	atomic_store_explicit(&now.bytes, bytes, memory_order_relaxed);
	if (!now.terminal || rows % ROWS_A_LOOK != 0)
		return;
	ms = clock_ms();
	if (ms - started_ms < FIRST_MS || ms - drawn_ms < AGAIN_MS)
		return;
	drawn_ms = ms;
	draw();
}

void
progress_end(void)
{
	sigset_t before;

	progress_hide();
	block(&before);
	now.file = NULL;
	now.fd = -1;
	now.total = 0;
	unblock(&before);
}
