#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/crew.h"

/* Each job is done once, in the order they were given, and none outlives the wait. */
struct list {
	int done[1000];
	int n;
};

struct job {
	struct list *list;
	int number;
};

static void
note(void *arg)
{
	struct job *job = arg;

	job->list->done[job->list->n++] = job->number;
}

static void
do_jobs(bool thread)
{
	static struct job jobs[1000];
	struct list list = {.n = 0};
	struct crew *c = crew_new(thread);

	crew_wait(c);
	for (int i = 0; i < 1000; i++) {
		jobs[i] = (struct job){&list, i};
		crew_do(c, note, &jobs[i]);
		if (i % 7 == 0) {
			crew_wait(c);
			assert_int_equal(list.n, i + 1);
		}
	}
	crew_free(c);
	assert_int_equal(list.n, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(list.done[i], i);
}

static void
test_alone(void **state)
{
	(void)state;
	do_jobs(false);
}

static void
test_threaded(void **state)
{
	(void)state;
	do_jobs(true);
	crew_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_alone),
		cmocka_unit_test(test_threaded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
