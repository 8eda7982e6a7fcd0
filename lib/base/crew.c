#include "base/crew.h"

#include <pthread.h>
#include <signal.h>

#include "base/mem.h"

struct crew {
	bool threaded, over;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t change;
	void (*job)(void *arg); /* NULL: nothing to do */
	void *arg;
};

static void *
work(void *crew)
{
	struct crew *c = crew;

	pthread_mutex_lock(&c->lock);
	for (;;) {
		while (!c->job && !c->over)
			pthread_cond_wait(&c->change, &c->lock);
		if (!c->job)
			break;
		pthread_mutex_unlock(&c->lock);
		c->job(c->arg);
		pthread_mutex_lock(&c->lock);
		c->job = NULL;
		pthread_cond_broadcast(&c->change);
	}
	pthread_mutex_unlock(&c->lock);
	return NULL;
}

struct crew *
crew_new(bool thread)
{
	struct crew *c = mem_alloc(sizeof(*c));
	sigset_t all, had;

	if (!thread)
		return c;
	pthread_mutex_init(&c->lock, NULL);
	pthread_cond_init(&c->change, NULL);
	/* Signals are for the thread that knows what to do about them. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &had);
	c->threaded = pthread_create(&c->thread, NULL, work, c) == 0;
	pthread_sigmask(SIG_SETMASK, &had, NULL);
	return c;
}

void
crew_do(struct crew *c, void (*job)(void *arg), void *arg)
{
	if (!c->threaded) {
		job(arg);
		return;
	}
	pthread_mutex_lock(&c->lock);
	while (c->job)
		pthread_cond_wait(&c->change, &c->lock);
	c->job = job;
	c->arg = arg;
	pthread_cond_broadcast(&c->change);
	pthread_mutex_unlock(&c->lock);
}

void
crew_wait(struct crew *c)
{
	if (!c->threaded)
		return;
	pthread_mutex_lock(&c->lock);
	while (c->job)
		pthread_cond_wait(&c->change, &c->lock);
	pthread_mutex_unlock(&c->lock);
}

void
crew_free(struct crew *c)
{
	if (!c)
		return;
	if (c->threaded) {
		pthread_mutex_lock(&c->lock);
		c->over = true;
		pthread_cond_broadcast(&c->change);
		pthread_mutex_unlock(&c->lock);
		pthread_join(c->thread, NULL);
		pthread_cond_destroy(&c->change);
		pthread_mutex_destroy(&c->lock);
	}
	mem_free(c);
}
