#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

static void
test_nothing_is_something(void **state)
{
	void *p = mem_alloc(0), *q = mem_array(0, 8), *r = mem_array(8, 0);

	(void)state;
	assert_non_null(p);
	assert_non_null(q);
	assert_non_null(r);
	p = mem_resize(p, 0, 4);
	assert_non_null(p);
	mem_free(p);
	mem_free(q);
	mem_free(r);
	mem_free(NULL);
}

static void
test_zeroed(void **state)
{
	unsigned char *p = mem_array(100, 7);
	int i;

	(void)state;
	for (i = 0; i < 700; i++)
		assert_int_equal(p[i], 0);
	memset(p, 'x', 700);
	p = mem_resize(p, 7000, 1);
	assert_int_equal(p[699], 'x');
	mem_free(p);
}

static void
test_grown(void **state)
{
	static const struct {
		const char *row;
		size_t cap, want, least;
	} rows[] = {
		{"first", 0, 1, 1},
		{"by half", 1000, 1001, 1500},
		{"more than half", 1000, 9000, 9000},
		{"cannot grow by half", SIZE_MAX / 4 * 3, SIZE_MAX / 4 * 3 + 1,
	         SIZE_MAX / 4 * 3 + 1},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t got = mem_grown(rows[i].cap, rows[i].want);

		if (got < rows[i].least)
			fail_msg("%s: %zu, want at least %zu", rows[i].row, got,
			         rows[i].least);
	}
}

enum call { ARRAY, RESIZE, ARENA, COPY };

static void
ask_for_too_much(enum call call)
{
	struct arena a = {0};

	switch (call) {
	case ARRAY:
		(void)mem_array(SIZE_MAX / 2, 3);
		break;
	case RESIZE:
		(void)mem_resize(NULL, SIZE_MAX / 4, 8);
		break;
	case ARENA:
		(void)arena_alloc(&a, SIZE_MAX - 4);
		break;
	case COPY:
		(void)arena_copy(&a, (struct slice){"", SIZE_MAX});
		break;
	}
}

static void
test_dies_with_3(void **state)
{
	static const struct {
		const char *row;
		enum call call;
	} rows[] = {
		{"mem_array", ARRAY},
		{"mem_resize", RESIZE},
		{"arena_alloc", ARENA},
		{"arena_copy", COPY},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char said[64] = "";
		int ends[2], status;
		ssize_t n;
		pid_t pid;

		assert_int_equal(pipe(ends), 0);
		pid = fork();
		assert_true(pid >= 0);
		if (pid == 0) {
			(void)dup2(ends[1], STDERR_FILENO);
			ask_for_too_much(rows[i].call);
			_exit(0);
		}
		(void)close(ends[1]);
		n = read(ends[0], said, sizeof(said) - 1);
		(void)close(ends[0]);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		if (n < 0 || strcmp(said, "out of memory\n") != 0 || !WIFEXITED(status) ||
		    WEXITSTATUS(status) != 3)
			fail_msg("%s: status %d, said \"%s\"", rows[i].row, status, said);
	}
}

/* Small and large pieces mixed: all aligned, zeroed, apart from each other, and where
 * they were. */
static void
test_arena(void **state)
{
	enum { PIECES = 4000 };
	static struct {
		unsigned char *p;
		size_t n;
	} pieces[PIECES];
	struct arena a = {0};
	size_t i, k, sum = 0;

	(void)state;
	for (i = 0; i < PIECES; i++) {
		size_t n = i % 500 == 499 ? 100000 : i * 7 % 97;

		pieces[i].p = arena_alloc(&a, n);
		pieces[i].n = n;
		sum += n;
		assert_int_equal((uintptr_t)pieces[i].p % 8, 0);
		for (k = 0; k < n; k++)
			assert_true(pieces[i].p[k] == 0);
		memset(pieces[i].p, (int)(i % 255 + 1), n);
	}
	assert_int_equal(a.used, sum);
	for (i = 0; i < PIECES; i++) {
		for (k = 0; k < pieces[i].n; k++) {
			if (pieces[i].p[k] != i % 255 + 1)
				fail_msg("piece %zu was overwritten at byte %zu", i, k);
		}
	}
	arena_release(&a);
	assert_null(a.head);
	arena_release(&a);
}

static void
test_arena_copy(void **state)
{
	struct arena a = {0};
	const char *empty = arena_copy(&a, (struct slice){NULL, 0});
	const char *first = arena_copy(&a, SLICE("Dinas\0Kesehatan"));
	const char *second = arena_copy(&a, SLICE("b"));
	uint64_t *number = arena_alloc(&a, sizeof(*number));
	size_t i;

	(void)state;
	assert_string_equal(empty, "");
	assert_memory_equal(first, "Dinas\0Kesehatan", 16);
	assert_string_equal(second, "b");
	assert_ptr_equal(second, first + 16);
	assert_true(*number == 0);
	assert_int_equal((uintptr_t)number % 8, 0);
	for (i = 0; i < 100000; i++)
		assert_string_equal(arena_copy(&a, SLICE("Puskesmas Contoh")),
		                    "Puskesmas Contoh");
	assert_string_equal(second, "b");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_is_something),
		cmocka_unit_test(test_zeroed),
		cmocka_unit_test(test_grown),
		cmocka_unit_test(test_dies_with_3),
		cmocka_unit_test(test_arena),
		cmocka_unit_test(test_arena_copy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
