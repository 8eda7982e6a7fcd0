#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sb.h"
#include "stream/input.h"
#include "stream/outfile.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Every test begins in an empty folder, and leaves it empty. */

static char folder[] = P_tmpdir "/asn-outfile-XXXXXX";

static int
enter(void **state)
{
	(void)state;
	umask(022);
	return mkdtemp(folder) && chmod(folder, 0755) == 0 && chdir(folder) == 0 ? 0 : -1;
}

static int
leave(void **state)
{
	(void)state;
	return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static int
seen(const struct dirent *entry)
{
	return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

/* Its names, sorted, with a blank between them; of temporary files only what all begin
 * with. */
static void
folder_has(const char *want)
{
	struct dirent **entries;
	struct sb names = {0};
	int n = scandir(".", &entries, seen, alphasort);

	assert_true(n >= 0);
	sb_reserve(&names, 1);
	for (int i = 0; i < n; i++) {
		const char *name = entries[i]->d_name, *dot = strchr(name, '.');
		size_t len = dot ? (size_t)(dot + 1 - name) : strlen(name);

		sb_addf(&names, "%s%.*s", i > 0 ? " " : "", (int)len, name);
		free(entries[i]);
	}
	free(entries);
	assert_string_equal(names.p, want);
	sb_release(&names);
}

static void
make(const char *name, const char *text, mode_t mode)
{
	FILE *fp = fopen(name, "w");

	assert_true(fp && fputs(text, fp) >= 0 && fclose(fp) == 0);
	assert_int_equal(chmod(name, mode), 0);
}

static void
holds(const char *name, const char *want)
{
	struct sb text = {0};
	struct err e;

	sb_reserve(&text, 1);
	assert_int_equal(input_whole(name, &text, &e), 0);
	assert_string_equal(text.p, want);
	sb_release(&text);
}

static int
mode_of(const char *name)
{
	struct stat st;

	assert_int_equal(lstat(name, &st), 0);
	return (int)st.st_mode & 07777;
}

static struct outfile *
begin(const char *path, bool secret)
{
	struct outfile *o;
	struct err e;

	if (outfile_open(&o, path, -1, secret, &e) != 0)
		fail_msg("%s: %s", path, e.text);
	outfile_add(o, SLICE("new\n"));
	outfile_mark(o);
	return o;
}

static void
commit(struct outfile *o)
{
	struct err e;

	if (outfile_commit(o, &e) != 0)
		fail_msg("%s", e.text);
	outfile_close(o);
}

static void
test_appears_whole(void **state)
{
	struct outfile *o = begin("f", false);
	struct err e;

	(void)state;
	assert_int_equal(outfile_flush(o, &e), 0);
	folder_has("f.");
	commit(o);
	folder_has("f");
	holds("f", "new\n");
	assert_int_equal(mode_of("f"), 0644);
	assert_int_equal(unlink("f"), 0);
	outfile_close(NULL);
}

/* Over an old file: that one's mode, unless the content is secret. */
static void
test_replaces(void **state)
{
	static const struct {
		mode_t old; /* 0: none */
		bool secret;
		int want;
	} rows[] = {
		{0, false, 0644},    {0, true, 0600},     {0640, false, 0640},
		{0664, false, 0664}, {0444, false, 0444}, {0600, false, 0600},
		{0755, false, 0755}, {0644, true, 0600},  {0400, true, 0600},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct outfile *o;

		if (rows[i].old)
			make("f", "old\n", rows[i].old);
		o = begin("f", rows[i].secret);
		folder_has(rows[i].old ? "f f." : "f.");
		if (rows[i].old)
			holds("f", "old\n");
		commit(o);
		folder_has("f");
		holds("f", "new\n");
		if (mode_of("f") != rows[i].want)
			fail_msg("row %zu: mode %o", i, (unsigned)mode_of("f"));
		assert_int_equal(unlink("f"), 0);
	}
}

static void
test_rolls_back(void **state)
{
	(void)state;
	outfile_close(begin("f", false));
	folder_has("");
	make("f", "old\n", 0640);
	outfile_close(begin("f", false));
	folder_has("f");
	holds("f", "old\n");
	assert_int_equal(mode_of("f"), 0640);
	assert_int_equal(unlink("f"), 0);
}

/* A link stays one; what it names is replaced, in its own folder. */
static void
test_symbolic_link(void **state)
{
	struct outfile *o;
	struct stat st;

	(void)state;
	assert_int_equal(mkdir("d", 0755), 0);
	make("d/f", "old\n", 0640);
	assert_int_equal(symlink("d/f", "link"), 0);
	outfile_close(begin("link", false));
	holds("d/f", "old\n");
	o = begin("link", false);
	folder_has("d link");
	commit(o);
	folder_has("d link");
	assert_true(lstat("link", &st) == 0 && S_ISLNK(st.st_mode));
	holds("d/f", "new\n");
	assert_int_equal(mode_of("d/f"), 0640);
	assert_int_equal(unlink("link") | unlink("d/f") | rmdir("d"), 0);
}

/* Not as root, who could replace the device were this to go wrong. */
static void
test_devices(void **state)
{
	bool root = geteuid() == 0;
	struct outfile *null, *full;
	struct stat st;
	struct err e;

	(void)state;
	assert_true(!root || seteuid(65534) == 0);
	null = begin("/dev/null", true);
	full = begin("/dev/full", false);
	assert_int_equal(outfile_commit(null, &e), 0);
	outfile_close(null);
	assert_false(outfile_failed(full));
	for (int i = 0; i < 2; i++) {
		assert_int_equal(outfile_flush(full, &e), -1);
		assert_true(outfile_failed(full));
		assert_int_equal(outfile_commit(full, &e), -1);
		assert_int_equal(e.kind, ERR_OUTPUT);
		assert_string_equal(e.text, "cannot write: No space left on device");
	}
	outfile_close(full);
	assert_true(!root || seteuid(0) == 0);
	assert_true(stat("/dev/null", &st) == 0 && S_ISCHR(st.st_mode));
}

static void
test_fifo(void **state)
{
	char text[8] = "";
	int fd;

	(void)state;
	assert_int_equal(mkfifo("pipe", 0600), 0);
	fd = open("pipe", O_RDONLY | O_NONBLOCK);
	commit(begin("pipe", false));
	assert_int_equal(read(fd, text, sizeof text), 4);
	assert_string_equal(text, "new\n");
	assert_int_equal(close(fd), 0);
	folder_has("pipe");
	assert_int_equal(unlink("pipe"), 0);
}

static void
test_unopened(void **state)
{
	static const struct {
		const char *path, *want;
	} rows[] = {
		{"none/f",
	         "cannot create a temporary file beside it: No such file or directory"},
		{"plain/f", "cannot create a temporary file beside it: Not a directory"},
		{".", "cannot open for writing: Is a directory"},
		{"closed/f",
	         "cannot create a temporary file beside it: Permission denied"},
	};
	struct outfile *o[LEN(rows)];
	struct err e[LEN(rows)];
	bool root = geteuid() == 0;

	(void)state;
	make("plain", "", 0644);
	assert_int_equal(mkdir("closed", 0555), 0);
	/* root may do anything: be somebody else. */
	assert_true(!root || seteuid(65534) == 0);
	for (size_t i = 0; i < LEN(rows); i++)
		if (outfile_open(&o[i], rows[i].path, -1, false, &e[i]) == 0)
			e[i].text[0] = '\0';
	assert_true(!root || seteuid(0) == 0);
	for (size_t i = 0; i < LEN(rows); i++)
		if (o[i] || e[i].kind != ERR_OUTPUT ||
		    strcmp(e[i].text, rows[i].want) != 0)
			fail_msg("\"%s\": %s", rows[i].path, e[i].text);
	folder_has("closed plain");
	assert_int_equal(unlink("plain") | rmdir("closed"), 0);
}

/* Something else took the place meanwhile: it is left alone. */
static void
test_not_renamed(void **state)
{
	struct outfile *o = begin("f", false);
	struct err e;

	(void)state;
	assert_int_equal(mkdir("f", 0755), 0);
	assert_int_equal(outfile_commit(o, &e), -1);
	assert_int_equal(e.kind, ERR_OUTPUT);
	assert_string_equal(e.text,
	                    "cannot put the finished file in place: Is a directory");
	folder_has("f f.");
	outfile_close(o);
	folder_has("f");
	assert_int_equal(rmdir("f"), 0);
}

/* The disk is full half way: the old file is untouched. */
static void
test_not_written(void **state)
{
	static char record[5000];
	struct rlimit old, small;
	struct outfile *o;
	struct err e;
	size_t n = 0;

	(void)state;
	make("f", "old\n", 0644);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	small = (struct rlimit){100000, old.rlim_max};
	assert_int_not_equal(signal(SIGXFSZ, SIG_IGN), SIG_ERR);
	o = begin("f", false);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	for (; !outfile_failed(o) && n < 10000; n++) {
		outfile_add(o, (struct slice){record, sizeof record});
		outfile_mark(o);
	}
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_not_equal(signal(SIGXFSZ, SIG_DFL), SIG_ERR);
	assert_true(n < 10000);
	assert_int_equal(outfile_commit(o, &e), -1);
	assert_string_equal(e.text, "cannot write: File too large");
	outfile_close(o);
	folder_has("f");
	holds("f", "old\n");
	assert_int_equal(unlink("f"), 0);
}

/* Only so many at once, and their places become free again. */
static void
test_many(void **state)
{
	static const char *const names[] = {"a", "b", "c", "d"};
	struct outfile *o[LEN(names)], *more;
	struct err e;

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < LEN(names); i++)
			o[i] = begin(names[i], false);
		assert_int_equal(outfile_open(&more, "e", -1, false, &e), -1);
		assert_string_equal(e.text, "cannot create a temporary file beside it: "
		                            "Too many open files");
		outfile_close(o[1]);
		commit(begin("e", false));
		outfile_close(o[0]);
		outfile_close(o[3]);
		commit(o[2]);
		folder_has("c e");
		assert_int_equal(unlink("c") | unlink("e"), 0);
	}
}

/* A descriptor stays the caller's; what is not marked is never written. */
static void
test_descriptor(void **state)
{
	struct outfile *o;
	struct stat st;
	struct err e;
	int fd = open("f", O_WRONLY | O_CREAT | O_EXCL, 0644);

	(void)state;
	assert_int_equal(outfile_open(&o, NULL, fd, false, &e), 0);
	outfile_add(o, SLICE("one\n"));
	outfile_mark(o);
	outfile_add(o, SLICE("half a rec"));
	assert_int_equal(outfile_flush(o, &e), 0);
	holds("f", "one\n");
	outfile_add(o, SLICE("ord\n"));
	outfile_mark(o);
	outfile_add(o, (struct slice){NULL, 0});
	outfile_add(o, SLICE("taken back\n"));
	outfile_unmark(o);
	outfile_add(o, SLICE("two\n"));
	outfile_mark(o);
	memcpy(outfile_room(o, 100), "not whole", 9);
	outfile_wrote(o, 9);
	commit(o);
	holds("f", "one\nhalf a record\ntwo\n");
	assert_int_equal(fstat(fd, &st), 0);
	assert_int_equal(close(fd), 0);
	/* Without commit nothing is written of what was held back. */
	fd = open("f", O_WRONLY | O_TRUNC);
	assert_int_equal(outfile_open(&o, NULL, fd, false, &e), 0);
	outfile_add(o, SLICE("one\n"));
	outfile_mark(o);
	outfile_close(o);
	assert_int_equal(close(fd), 0);
	holds("f", "");
	assert_int_equal(unlink("f"), 0);
}

/* Whatever the sizes of the records, what has left the buffer is whole ones. */
static void
test_whole_records(void **state)
{
	static const size_t sizes[] = {1,  700, 50,  131072, 3, 131071, 9, 300000,
	                               17, 90,  999, 262144, 5, 262143, 1, 1500000};
	struct sb want = {0}, got = {0};
	struct outfile *o;
	struct err e;
	size_t boundary = 0;
	int fd = open("f", O_WRONLY | O_CREAT | O_EXCL, 0644);

	(void)state;
	assert_int_equal(outfile_open(&o, NULL, fd, false, &e), 0);
	for (size_t i = 0; i < 3000; i++) {
		size_t n = i % 100 < LEN(sizes) && i < 1000 ? sizes[i % 100] : i % 300;
		struct stat st;

		/* In two parts, so that a record can be begun and not be whole. */
		memset(outfile_room(o, n), (int)('a' + i % 26), n);
		outfile_wrote(o, n);
		outfile_add(o, SLICE("\n"));
		memset(sb_reserve(&want, n), (int)('a' + i % 26), n);
		want.n += n;
		sb_addc(&want, '\n');
		assert_int_equal(fstat(fd, &st), 0);
		while (boundary < (size_t)st.st_size)
			boundary += strcspn(want.p + boundary, "\n") + 1;
		assert_int_equal(boundary, st.st_size);
		outfile_mark(o);
	}
	commit(o);
	assert_int_equal(close(fd), 0);
	assert_int_equal(input_whole("f", &got, &e), 0);
	assert_true(slice_eq(sb_slice(&got), sb_slice(&want)));
	sb_release(&got);
	sb_release(&want);
	assert_int_equal(unlink("f"), 0);
}

/* In a process of its own. 0: it lived on and committed. */
static int
signalled(int sig, void (*before)(int))
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		struct outfile *o;

		(void)signal(sig, before);
		o = begin("f", false);
		(void)raise(sig);
		commit(o);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
}

/* A signal that ends the process takes the temporary file with it. */
static void
test_signals(void **state)
{
	static const int signals[] = {SIGHUP, SIGINT, SIGTERM, SIGPIPE, SIGXFSZ};

	(void)state;
	for (size_t i = 0; i < LEN(signals); i++) {
		make("f", "old\n", 0644);
		if (signalled(signals[i], SIG_DFL) != signals[i])
			fail_msg("signal %d", signals[i]);
		folder_has("f");
		holds("f", "old\n");
		/* Who was told to ignore it goes on doing so. */
		assert_int_equal(signalled(signals[i], SIG_IGN), 0);
		folder_has("f");
		holds("f", "new\n");
		assert_int_equal(unlink("f"), 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_appears_whole),
		cmocka_unit_test(test_replaces),
		cmocka_unit_test(test_rolls_back),
		cmocka_unit_test(test_symbolic_link),
		cmocka_unit_test(test_devices),
		cmocka_unit_test(test_fifo),
		cmocka_unit_test(test_unopened),
		cmocka_unit_test(test_not_renamed),
		cmocka_unit_test(test_not_written),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_descriptor),
		cmocka_unit_test(test_whole_records),
		cmocka_unit_test(test_signals),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
