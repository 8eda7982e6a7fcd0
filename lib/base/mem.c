#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#define ARRAY_MIN 16
#define BLOCK_MIN ((size_t)64 << 10)
#define BLOCK_MAX ((size_t)1 << 20)
#define ALIGNMENT 8

struct arena_block {
	struct arena_block *next;
	size_t size; /* of the room behind this head */
};

/* stdio may itself need memory, so the line goes out without it. */
static _Noreturn void
die(void)
{
	static const char line[] = "out of memory\n";
	ssize_t n = write(STDERR_FILENO, line, sizeof(line) - 1);

	(void)n;
	_exit(3);
}

/* n * size, but 1 for nothing: NULL is to mean that memory has run out, and only that. */
static size_t
total(size_t n, size_t size)
{
	if (size > 0 && n > SIZE_MAX / size)
		die();
	return n * size > 0 ? n * size : 1;
}

void *
mem_alloc(size_t size)
{
	return mem_array(size, 1);
}

void *
mem_array(size_t n, size_t size)
{
	void *p = calloc(1, total(n, size));

	if (!p)
		die();
	return p;
}

void *
mem_resize(void *p, size_t n, size_t size)
{
	p = realloc(p, total(n, size));
	if (!p)
		die();
	return p;
}

void
mem_free(void *p)
{
	free(p);
}

size_t
mem_grown(size_t cap, size_t want)
{
	size_t next = cap <= SIZE_MAX - cap / 2 ? cap + cap / 2 : SIZE_MAX;

	if (next < ARRAY_MIN)
		next = ARRAY_MIN;
	return next > want ? next : want;
}

static struct arena_block *
new_block(size_t size)
{
	struct arena_block *b;

	if (size > SIZE_MAX - sizeof(*b))
		die();
	b = mem_alloc(sizeof(*b) + size);
	b->size = size;
	return b;
}

/* Puts a block in front, to be filled from now on. */
static void
add_block(struct arena *a)
{
	size_t size = a->head ? a->head->size * 2 : BLOCK_MIN;
	struct arena_block *b = new_block(size < BLOCK_MAX ? size : BLOCK_MAX);

	b->next = a->head;
	a->head = b;
	a->next = (char *)(b + 1);
	a->end = a->next + b->size;
}

/* Room for size bytes, which the current block does not have. */
static char *
more_room(struct arena *a, size_t size)
{
	struct arena_block *own;
	char *p;

	if (!a->head || size <= BLOCK_MIN / 4)
		add_block(a);
	if (size <= BLOCK_MIN / 4) {
		p = a->next;
		a->next += size;
		return p;
	}
	/* Behind the head, so that the current block stays in use. */
	own = new_block(size);
	own->next = a->head->next;
	a->head->next = own;
	return (char *)(own + 1);
}

void *
arena_alloc(struct arena *a, size_t size)
{
	size_t pad = (size_t)(-(uintptr_t)a->next % ALIGNMENT);
	size_t room = (size_t)(a->end - a->next);
	char *p;

	a->used += size;
	if (!a->head || room < pad || room - pad < size)
		return more_room(a, size);
	p = a->next + pad;
	a->next = p + size;
	return p;
}

const char *
arena_copy(struct arena *a, struct slice s)
{
	char *p;

	if (s.n == SIZE_MAX)
		die();
	a->used += s.n + 1;
	if (a->head && (size_t)(a->end - a->next) > s.n) {
		p = a->next;
		a->next += s.n + 1;
	} else {
		p = more_room(a, s.n + 1);
	}
	if (s.n > 0)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return p;
}

void
arena_release(struct arena *a)
{
	while (a->head) {
		struct arena_block *next = a->head->next;

		mem_free(a->head);
		a->head = next;
	}
	*a = (struct arena){0};
}
