#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/sb.h"
#include "cli/diag.h"
#include "cli/progress.h"
#include "stream/input.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define MB 1000000

static void
test_text(void **state)
{
	static const struct {
		uint64_t rows, bytes, total, ms;
		const char *want;
	} rows[] = {
		{0, 0, 0, 0, "a: 0 rows"},
		{7, 0, 5, 9000, "a: 7 rows"},
		{120000, 12340000, 0, 9000, "a: 120000 rows, 12.3 MB"},
		{1, 99999, 0, 0, "a: 1 rows, 0.0 MB"},
		{1, 6 * MB, 24 * MB, 10000, "a: 1 rows, 6.0 of 24.0 MB, 25%, 0:30 left"},
		{1, MB, 61 * MB, 10000, "a: 1 rows, 1.0 of 61.0 MB, 1%, 10:00 left"},
		{1, MB, 2 * MB, 3723000, "a: 1 rows, 1.0 of 2.0 MB, 50%, 1:02:03 left"},
		{1, 1, UINT64_MAX, 1000000000,
	         "a: 1 rows, 0.0 of 18446744073709.5 MB, 0%, 99:59:59 left"},
		{1, 2 * MB, 2 * MB, 5000, "a: 1 rows, 2.0 of 2.0 MB, 100%, 0:00 left"},
		/* it has grown */
		{1, 3 * MB, 2 * MB, 5000, "a: 1 rows, 3.0 MB"},
		{UINT64_MAX, 0, 0, 0, "a: 18446744073709551615 rows"},
	};
	char name[2 * PROGRESS_ROOM], buf[PROGRESS_ROOM + 1];

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		progress_text(buf, "a", rows[i].rows, rows[i].bytes, rows[i].total,
		              rows[i].ms);
		if (strcmp(buf, rows[i].want) != 0)
			fail_msg("row %zu: %s", i, buf);
	}
	/* A name of any length leaves room for the rest. */
	memset(name, 'n', sizeof name);
	name[sizeof name - 1] = '\0';
	buf[PROGRESS_ROOM] = '#';
	progress_text(buf, name, UINT64_MAX, UINT64_MAX - 1, UINT64_MAX, UINT64_MAX);
	assert_true(strlen(buf) < PROGRESS_ROOM && buf[PROGRESS_ROOM] == '#');
	assert_non_null(strstr(buf, "18446744073709551615 rows, 18446744073709.5 of"));
}

static void
pause_ms(long ms)
{
	struct timespec t = {ms / 1000, ms % 1000 * 1000000};

	nanosleep(&t, NULL);
}

/* All that comes from fd until its other side is closed. */
static void
drain(struct sb *said, int fd)
{
	ssize_t n;

	sb_clear(said);
	while ((n = read(fd, sb_reserve(said, 4096), 4096)) > 0)
		said->n += (size_t)n;
	sb_reserve(said, 1)[0] = '\0';
}

/* Up to a line end. */
static void
drain_line(struct sb *said, int fd)
{
	sb_clear(said);
	do {
		assert_int_equal(read(fd, sb_reserve(said, 1), 1), 1);
	} while (said->p[said->n++] != '\n');
	said->p[said->n] = '\0';
}

static void
end_well(pid_t child)
{
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* In a child whose standard error is err: so many milliseconds of reading, then a
 * message. */
static _Noreturn void
read_for(int err, long ms, bool quiet)
{
	dup2(err, STDERR_FILENO);
	progress_start("asn-test");
	diag_start("asn-test");
	if (quiet)
		diag_quiet();
	progress_begin("a.csv", -1);
	for (uint64_t rows = 0; ms > 0; ms -= 50) {
		progress_rows(rows += 1024, 2 * MB);
		pause_ms(50);
	}
	diag_error("%s", "what is wrong");
	progress_end();
	_exit(0);
}

static pid_t
start_reading(int err, long ms, bool quiet)
{
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0)
		read_for(err, ms, quiet);
	close(err);
	return child;
}

static int
open_terminal(int *side)
{
	int fd = posix_openpt(O_RDWR | O_NOCTTY);

	assert_true(fd >= 0 && grantpt(fd) == 0 && unlockpt(fd) == 0);
	*side = open(ptsname(fd), O_RDWR | O_NOCTTY);
	assert_true(*side >= 0);
	return fd;
}

/* On a terminal: nothing in the first two seconds, then a line that is blanked out in
 * front of the message. Elsewhere, and under -q: never. */
static void
test_terminal(void **state)
{
	static const char message[] = "asn-test: what is wrong";
	struct sb said = {0};
	int fds[4], sides[4], tube[2];
	pid_t children[4];

	(void)state;
	assert_int_equal(pipe(tube), 0);
	fds[0] = open_terminal(&sides[0]);
	fds[1] = open_terminal(&sides[1]);
	fds[2] = open_terminal(&sides[2]);
	fds[3] = tube[0];
	sides[3] = tube[1];
	for (int i = 0; i < 4; i++)
		children[i] = start_reading(sides[i], i == 1 ? 1000 : 2700, i == 2);
	for (int i = 0; i < 4; i++) {
		drain(&said, fds[i]);
		end_well(children[i]);
		if (i > 0 && (strncmp(said.p, message, LEN(message) - 1) != 0 ||
		              strchr(said.p, '\n') != said.p + said.n - 1))
			fail_msg("%d: %s", i, said.p);
		if (i == 0) {
			char *last = strstr(said.p, message);

			assert_true(strncmp(said.p, "\rasn-test: a.csv: ", 18) == 0);
			assert_non_null(strstr(said.p, " rows, 2.0 MB\r"));
			assert_non_null(last);
			assert_true(last[-1] == '\r' && last[-2] == ' ');
		}
		close(fds[i]);
	}
	sb_release(&said);
}

/* A child that says "ready", reads standard input from a pipe to its end, and waits there
 * now and then. */
static _Noreturn void
wait_for(int from, int err)
{
	struct input in;
	struct err e;
	uint64_t bytes = 0;
	int r;

	dup2(from, STDIN_FILENO);
	dup2(err, STDERR_FILENO);
	close(from);
	close(err);
	progress_start("asn-test");
	diag_start("asn-test");
	diag_quiet();
	diag_error("ready");
	if (input_open(&in, NULL, &e) != 0)
		_exit(3);
	pause_ms(300);
	progress_begin("-", in.fd);
	while ((r = input_more(&in, &e)) > 0) {
		bytes += in.end - in.pos;
		in.pos = in.end;
		progress_rows(bytes / 2, bytes);
		diag_error("more");
	}
	progress_end();
	input_close(&in);
	_exit(r == 0 ? 0 : 3);
}

/* At once, also while a read waits for a pipe, which goes on afterwards. */
static void
test_signal(void **state)
{
	struct sb said = {0};
	int in[2], err[2];
	char text[1000];
	pid_t child;

	(void)state;
	memset(text, 'x', sizeof text);
	assert_true(pipe(in) == 0 && pipe(err) == 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(in[1]);
		wait_for(in[0], err[1]);
	}
	close(in[0]);
	close(err[1]);
	drain_line(&said, err[0]);
	assert_int_equal(kill(child, SIGUSR1), 0);
	drain_line(&said, err[0]);
	assert_string_equal(said.p, "asn-test: nothing is being read\n");
	assert_int_equal(write(in[1], text, sizeof text), sizeof text);
	drain_line(&said, err[0]);
	assert_string_equal(said.p, "asn-test: more\n");
	pause_ms(50);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(kill(child, SIGUSR1), 0);
		drain_line(&said, err[0]);
		assert_string_equal(said.p, "asn-test: -: 500 rows, 0.0 MB\n");
	}
	assert_int_equal(write(in[1], text, sizeof text), sizeof text);
	close(in[1]);
	drain(&said, err[0]);
	assert_string_equal(said.p, "asn-test: more\n");
	end_well(child);
	close(err[0]);
	sb_release(&said);
}

/* The share of a file comes from how far it was read. */
static void
test_share(void **state)
{
	struct sb said = {0};
	FILE *fp = tmpfile();
	int fd = fileno(fp), err[2];
	int kept = dup(STDERR_FILENO);

	(void)state;
	assert_int_equal(ftruncate(fd, 8 * MB), 0);
	assert_int_equal(lseek(fd, 2 * MB, SEEK_SET), 2 * MB);
	assert_int_equal(pipe(err), 0);
	assert_int_equal(dup2(err[1], STDERR_FILENO), STDERR_FILENO);
	progress_start("asn-test");
	progress_begin("b.csv", fd);
	progress_rows(9, 7);
	assert_int_equal(raise(SIGUSR1), 0);
	progress_end();
	assert_int_equal(dup2(kept, STDERR_FILENO), STDERR_FILENO);
	close(kept);
	close(err[1]);
	drain(&said, err[0]);
	assert_string_equal(said.p,
	                    "asn-test: b.csv: 9 rows, 2.0 of 8.0 MB, 25%, 0:00 left\n");
	close(err[0]);
	fclose(fp);
	sb_release(&said);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_share),
		cmocka_unit_test(test_signal),
		cmocka_unit_test(test_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
