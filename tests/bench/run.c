/*
 * run - what a command costs, as the kernel counts it for the process and all it
 * waited for.
 *
 *	run [-o FILE] [-e FILE] COMMAND [ARG...]
 *
 * Prints one line: user and system CPU seconds, wall seconds, peak resident KiB (of
 * the largest process, where there are several) and the exit status; -o and -e take
 * the command's own output.
 */

#define _DEFAULT_SOURCE /* wait4 */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int
fail(const char *what)
{
	fprintf(stderr, "run: %s: %s\n", what, strerror(errno));
	return 126;
}

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static int
redirect(const char *path, int fd)
{
	int to = path == NULL ? fd : open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	if (to < 0 || dup2(to, fd) < 0)
		return fail(path);
	if (to != fd)
		close(to);
	return 0;
}

static int
child(const char *out, const char *errors, char **argv)
{
	if (redirect(out, STDOUT_FILENO) != 0 || redirect(errors, STDERR_FILENO) != 0)
		return 126;
	execvp(argv[0], argv);
	return fail(argv[0]);
}

int
main(int argc, char **argv)
{
	const char *out = NULL, *errors = NULL;
	struct timespec begin, end;
	struct rusage used;
	int opt, status;
	pid_t pid;

	/* Options end at the command, whatever the C library makes of operands in
	 * between. */
	while (optind < argc && argv[optind][0] == '-' &&
	       (opt = getopt(argc, argv, "o:e:")) != -1) {
		if (opt == '?')
			return 126;
		*(opt == 'o' ? &out : &errors) = optarg;
	}
	if (optind >= argc) {
		fputs("usage: run [-o FILE] [-e FILE] COMMAND [ARG...]\n", stderr);
		return 126;
	}
	clock_gettime(CLOCK_MONOTONIC, &begin);
	pid = fork();
	if (pid == 0)
		_exit(child(out, errors, argv + optind));
	if (pid < 0 || wait4(pid, &status, 0, &used) < 0)
		return fail("fork");
	clock_gettime(CLOCK_MONOTONIC, &end);
	printf("%.3f %.3f %.3f %ld %d\n", seconds(used.ru_utime), seconds(used.ru_stime),
	       (double)(end.tv_sec - begin.tv_sec) +
	               (double)(end.tv_nsec - begin.tv_nsec) / 1e9,
	       used.ru_maxrss,
	       WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
	return 0;
}
