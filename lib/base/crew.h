#ifndef ASN_CREW_H
#define ASN_CREW_H

/*
 * A helper that does one job at a time in a thread of its own while the caller goes on
 * with something else. The only module that knows threads. What job and caller share is
 * the caller's care: whatever the job touches is left alone until crew_wait.
 *
 *	crew_new -> { crew_do | crew_wait }* -> crew_free
 *
 * Without a thread, wanted or to be had, crew_do does the job at once. Who uses it must
 * come to the same result either way.
 */

#include <stdbool.h>

struct crew;

struct crew *crew_new(bool thread);

/* Waits for the job before, then begins this one. */
void crew_do(struct crew *c, void (*job)(void *arg), void *arg);

/* Returns once the helper has nothing to do. */
void crew_wait(struct crew *c);

void crew_free(struct crew *c); /* waits; accepts NULL */

#endif
