#include "import/hold.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/sb.h"

#define BUFFER ((size_t)1 << 20)
#define UNIT 16                    /* what a record's place is counted in */
#define GLANCE ((size_t)1 << 10)   /* read of a record whose length is not known */
#define STRIDE ((size_t)256 << 10) /* read when the following ones will be wanted too */

/*
 * A record as it is held: this; the value and then the length of each field that is
 * there; their texts. It never leaves the process, hence the pointers.
 */
struct head {
	size_t size; /* of all that, a multiple of UNIT */
	const struct schema_type *type;
	struct keys_place place;
	struct keys_id id;
	uint64_t there; /* bit i: field i; the source fields behind those of the type */
	bool keyed;
};

#define NUMBERS (sizeof(int64_t) + sizeof(uint32_t)) /* of a field, unaligned */

struct hold {
	struct keys *keys;
	enum hold_rule rule;
	const char *folder;
	char *buf; /* the bytes from begin on; those before are in the file */
	size_t begin, n, cap;
	int fd;       /* -1: all is in buf */
	char *window; /* bytes read back from the file */
	size_t window_at, window_n, window_cap;
	size_t next; /* hold_next: where the next record begins */
	struct head head;
	struct record r; /* the one last read back */
};

struct hold *
hold_new(struct keys *k, enum hold_rule rule, const char *folder)
{
	struct hold *h = mem_alloc(sizeof *h);

	h->keys = k;
	h->rule = rule;
	h->folder = folder;
	h->fd = -1;
	return h;
}

void
hold_free(struct hold *h)
{
	if (!h)
		return;
	if (h->fd >= 0)
		close(h->fd);
	mem_free(h->buf);
	mem_free(h->window);
	mem_free(h);
}

static int
file_error(const struct hold *h, const char *what, struct err *e)
{
	return err_sys(e, ERR_OUTPUT,
	               "cannot %s a temporary file in %.120s, where records wait for the "
	               "end; TMPDIR names another folder",
	               what, h->folder);
}

/* No signal comes between making the file and taking its name away. */
static int
open_unnamed(struct hold *h, struct err *e)
{
	struct sb name = {0};
	sigset_t all, before;
	int error;

	sb_addf(&name, "%s/asn-XXXXXX", h->folder);
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	h->fd = mkstemp(name.p);
	error = errno;
	if (h->fd >= 0)
		unlink(name.p);
	sigprocmask(SIG_SETMASK, &before, NULL);
	sb_release(&name);
	errno = error;
	if (h->fd < 0 || fcntl(h->fd, F_SETFD, FD_CLOEXEC) != 0)
		return file_error(h, "make", e);
	return 0;
}

static int
spill(struct hold *h, struct err *e)
{
	size_t done = 0;

	if (h->fd < 0 && open_unnamed(h, e) != 0)
		return -1;
	while (done < h->n) {
		ssize_t n = write(h->fd, h->buf + done, h->n - done);

		if (n < 0 && errno != EINTR)
			return file_error(h, "write", e);
		done += n > 0 ? (size_t)n : 0;
	}
	h->begin += h->n;
	h->n = 0;
	return 0;
}

/* Brings n bytes of the file into the window, and up to ahead. */
static int
read_back(struct hold *h, size_t at, size_t n, size_t ahead, struct err *e)
{
	size_t want = n > ahead ? n : ahead, done = 0;

	if (want > h->begin - at)
		want = h->begin - at;
	if (want > h->window_cap) {
		h->window = mem_resize(h->window, want, 1);
		h->window_cap = want;
	}
	h->window_at = at;
	h->window_n = 0;
	while (done < want) {
		ssize_t got =
			pread(h->fd, h->window + done, want - done, (off_t)(at + done));

		if (got == 0)
			errno = EIO;
		if (got == 0 || (got < 0 && errno != EINTR))
			return file_error(h, "read", e);
		done += got > 0 ? (size_t)got : 0;
	}
	h->window_n = want;
	return 0;
}

/* n held bytes from at on, until the next call; a record is never on both sides of begin.
   NULL: e says why. */
static const char *
look(struct hold *h, size_t at, size_t n, size_t ahead, struct err *e)
{
	if (at >= h->begin)
		return h->buf + (at - h->begin);
	if ((at < h->window_at || at + n > h->window_at + h->window_n) &&
	    read_back(h, at, n, ahead, e) != 0)
		return NULL;
	return h->window + (at - h->window_at);
}

/* The record at a place into h->head and h->r. */
static int
recall(struct hold *h, size_t at, size_t ahead, struct err *e)
{
	const char *p = look(h, at, sizeof h->head, ahead, e), *text;
	uint64_t there;

	if (!p)
		return -1;
	memcpy(&h->head, p, sizeof h->head);
	if (!(p = look(h, at, h->head.size, ahead, e)))
		return -1;
	p += sizeof h->head;
	schema_clear(&h->r, h->head.type);
	h->r.line = h->head.place.line;
	text = p;
	for (there = h->head.there; there; there &= there - 1)
		text += NUMBERS;
	for (there = h->head.there; there; there &= there - 1) {
		size_t i = (size_t)__builtin_ctzll(there), n = h->r.type->n;
		struct field *x = i < n ? &h->r.f[i] : &h->r.source[i - n];
		uint32_t length;

		memcpy(&x->v, p, sizeof x->v);
		memcpy(&length, p + sizeof x->v, sizeof length);
		x->s = (struct slice){text, length};
		p += NUMBERS;
		text += length;
	}
	return 0;
}

static const struct field *
field(const struct record *r, size_t i)
{
	return i < r->type->n ? &r->f[i] : &r->source[i - r->type->n];
}

static int
append(struct hold *h, const struct record *r, struct head *head, struct err *e)
{
	char *p, *text;
	size_t numbers = 0;

	head->type = r->type;
	head->there = 0;
	head->size = sizeof *head;
	for (size_t i = 0; i < r->type->n + 2; i++) {
		size_t n = field(r, i)->s.n;

		if (n == 0)
			continue;
		head->there |= UINT64_C(1) << i;
		head->size += NUMBERS + n;
		numbers += NUMBERS;
	}
	head->size = (head->size + UNIT - 1) / UNIT * UNIT;
	if (h->n && h->n + head->size > BUFFER && spill(h, e) != 0)
		return -1;
	if (h->n + head->size > h->cap) {
		h->cap = head->size > BUFFER ? head->size : BUFFER;
		h->buf = mem_resize(h->buf, h->cap, 1);
	}
	p = h->buf + h->n;
	memset(p + head->size - UNIT, 0, UNIT);
	memcpy(p, head, sizeof *head);
	p += sizeof *head;
	text = p + numbers;
	for (size_t i = 0; i < r->type->n + 2; i++) {
		const struct field *x = field(r, i);
		uint32_t length = (uint32_t)x->s.n;

		if (length == 0)
			continue;
		memcpy(p, &x->v, sizeof x->v);
		memcpy(p + sizeof x->v, &length, sizeof length);
		memcpy(text, x->s.p, length);
		p += NUMBERS;
		text += length;
	}
	h->n += head->size;
	return 0;
}

static bool
equal(const struct record *a, const struct record *b)
{
	for (size_t i = 0; i < a->type->n; i++) {
		enum schema_kind kind = a->type->fields[i].kind;
		bool text = kind == KIND_TEXT || kind == KIND_LIST;

		if (text ? !slice_eq(a->f[i].s, b->f[i].s)
		         : a->f[i].v != b->f[i].v || !a->f[i].s.n != !b->f[i].s.n)
			return false;
	}
	return true;
}

/* Which of two with one key is kept: the newer one, or h->r. */
static int
newer(const struct hold *h, const struct record *r, struct err *e)
{
	int date = keys_date(r->type);
	const struct field *a = &h->r.f[date], *b = &r->f[date];
	const char *why = "is the same";
	char rest[120];

	if (equal(&h->r, r))
		return HOLD_LEFT_OUT;
	if (a->s.n && b->s.n && a->v != b->v)
		return b->v > a->v ? HOLD_REPLACED : HOLD_LEFT_OUT;
	if (!a->s.n || !b->s.n)
		why = a->s.n || b->s.n ? "is missing in one" : "is missing";
	snprintf(rest, sizeof rest, "they differ, but %s %s; keep one",
	         r->type->fields[date].name, why);
	keys_same(h->keys, r, h->head.place, rest, e);
	return HOLD_BAD;
}

int
hold_put(struct hold *h, const struct record *r, struct keys_place *other, struct err *e)
{
	struct head head;
	size_t at = h->begin + h->n;
	uint32_t number, *held = NULL;
	int verdict = HOLD_KEPT;

	memset(&head, 0,
	       sizeof head); /* with what lies between its members: it is written */
	head.place = (struct keys_place){keys_present(h->keys), r->line};
	head.keyed = keys_id(h->keys, r, &head.id);
	if (head.keyed && h->rule == HOLD_NEWEST && keys_date(r->type) < 0)
		return err_set(
			e, ERR_USAGE,
			"--duplicates newest goes by a date, and %s has none that is "
			"not part of its key; say first or last",
			r->type->name);
	if (at / UNIT >= UINT32_MAX)
		return err_set(e, ERR_OUTPUT,
		               "more than 64 GiB wait for the end; import it in parts");
	number = (uint32_t)(at / UNIT) + 1;
	if (head.keyed)
		held = keys_put(h->keys, head.id, number);
	if (held) {
		if (recall(h, (size_t)(*held - 1) * UNIT, GLANCE, e) != 0)
			return HOLD_FAIL;
		*other = h->head.place;
		verdict = h->rule == HOLD_LAST ? HOLD_REPLACED : newer(h, r, e);
		if (verdict != HOLD_REPLACED)
			return verdict;
		*held = number;
	}
	return append(h, r, &head, e) == 0 ? verdict : HOLD_FAIL;
}

int
hold_next(struct hold *h, const struct record **r, struct err *e)
{
	while (h->next < h->begin + h->n) {
		size_t at = h->next;

		if (recall(h, at, STRIDE, e) != 0)
			return -1;
		h->next += h->head.size;
		if (h->head.keyed && *keys_put(h->keys, h->head.id, 1) != at / UNIT + 1)
			continue;
		*r = &h->r;
		return 1;
	}
	return 0;
}
