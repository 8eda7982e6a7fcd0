#include "import/keys.h"

#include <assert.h>
#include <string.h>
#include <xxhash.h>

#include "asn/records.h"
#include "base/mem.h"

#define BELOW_MIN 32
#define CAP_MIN 64

struct slot {
	uint64_t high;
	uint32_t low;
	uint32_t number; /* 0: free, and high is 0 too */
};

struct file {
	const char *name;
	uint32_t before; /* lines of the files before it, as far as they had keys */
};

struct keys {
	struct slot *slots; /* below + cap; the larger a hash, the higher */
	size_t cap, n, max;
	/* Room for those that go downwards from the slot of the smallest hash. The lowest
	   is never taken: every search ends there at the latest. */
	size_t below;
	struct file *files;
	size_t n_files, cap_files;
	uint32_t lines;
	const struct schema_type *type; /* of the last record, and the hash of its name */
	uint64_t name;
	uint64_t *words; /* the last key, as it was hashed */
	size_t cap_words;
};

struct keys *
keys_new(void)
{
	struct keys *k = mem_alloc(sizeof *k);

	k->cap = CAP_MIN;
	k->max = CAP_MIN - CAP_MIN / 8;
	k->below = BELOW_MIN;
	k->slots = mem_array(k->below + k->cap, sizeof *k->slots);
	return k;
}

void
keys_free(struct keys *k)
{
	if (!k)
		return;
	mem_free(k->slots);
	mem_free(k->files);
	mem_free(k->words);
	mem_free(k);
}

void
keys_file(struct keys *k, const char *file)
{
	if (k->n_files == k->cap_files) {
		k->cap_files = mem_grown(k->cap_files, k->n_files + 1);
		k->files = mem_resize(k->files, k->cap_files, sizeof *k->files);
	}
	k->files[k->n_files++] = (struct file){file, k->lines};
}

const char *
keys_present(const struct keys *k)
{
	return k->n_files ? k->files[k->n_files - 1].name : "";
}

size_t
keys_bytes(const struct keys *k)
{
	return sizeof *k + (k->below + k->cap) * sizeof *k->slots +
	       k->cap_files * sizeof *k->files + k->cap_words * sizeof *k->words;
}

/* Where a hash belongs among cap slots. */
static size_t
home(const struct keys *k, uint64_t high, size_t cap)
{
	__extension__ typedef unsigned __int128 wide;

	return k->below + (size_t)((wide)high * cap >> 64);
}

static bool
is_text(const struct schema_field *f)
{
	return f->kind == KIND_TEXT || f->kind == KIND_LIST;
}

/* For so many words, and as many as the other fields take that are no texts. */
static void
room_for(struct keys *k, size_t words)
{
	words += SCHEMA_FIELDS_MAX + 2;
	if (words <= k->cap_words)
		return;
	k->cap_words = mem_grown(k->cap_words, words);
	k->words = mem_resize(k->words, k->cap_words, sizeof *k->words);
}

/* A text after its length, so that none can pass for the end of one and the beginning of
   the next; returns the number of words there are then. */
static size_t
add_text(struct keys *k, size_t n, struct slice s)
{
	size_t words = (s.n + 7) / 8;

	room_for(k, n + 1 + words);
	k->words[n++] = s.n;
	if (words == 0)
		return n;
	k->words[n + words - 1] = 0;
	memcpy(k->words + n, s.p, s.n);
	return n + words;
}

static void
begin_type(struct keys *k, const struct schema_type *type)
{
	size_t n = add_text(k, 0, slice_of(type->name));

	k->name = XXH3_64bits(k->words, n * sizeof *k->words);
	k->type = type;
}

bool
keys_id(struct keys *k, const struct record *r, struct keys_id *id)
{
	const signed char *key = r->type->key;
	const struct slot *s;
	uint64_t there = 0;
	XXH128_hash_t h;
	size_t n = 0;

	if (!key || r->f[key[0]].s.n == 0)
		return false;
	if (k->type != r->type)
		begin_type(k, r->type);
	k->words[n++] = k->name;
	for (size_t i = 0; key[i] >= 0; i++) {
		const struct field *x = &r->f[key[i]];

		there |= (uint64_t)(x->s.n != 0) << i;
		if (is_text(&r->type->fields[key[i]]))
			n = add_text(k, n, x->s);
		else
			k->words[n++] = (uint64_t)x->v;
	}
	k->words[n++] = there;
	h = XXH3_128bits(k->words, n * sizeof *k->words);
	*id = (struct keys_id){h.high64, (uint32_t)h.low64};
	s = &k->slots[home(k, id->high, k->cap)];
	for (int i = 0; i < 6; i++)
		__builtin_prefetch(s - 4 * i);
	return true;
}

/* From the top downwards: no slot comes to stand lower than it stood, so none is written
   over before it was moved. */
static void
grow(struct keys *k)
{
	size_t cap = k->cap + k->cap / 4, lowest = k->below + cap;

	k->slots = mem_resize(k->slots, k->below + cap, sizeof *k->slots);
	memset(k->slots + k->below + k->cap, 0, (cap - k->cap) * sizeof *k->slots);
	for (size_t i = k->below + k->cap; i-- > 0;) {
		struct slot s = k->slots[i];
		size_t at = home(k, s.high, cap);

		if (s.number == 0)
			continue;
		k->slots[i] = (struct slot){0, 0, 0};
		lowest = at < lowest ? at : lowest - 1;
		k->slots[lowest] = s;
	}
	k->cap = cap;
	k->max = cap - cap / 8;
}

/* All go up by as much as there is room below. */
static void
grow_below(struct keys *k)
{
	size_t more = k->below, n = k->below + k->cap;

	k->slots = mem_resize(k->slots, n + more, sizeof *k->slots);
	memmove(k->slots + more, k->slots, n * sizeof *k->slots);
	memset(k->slots, 0, more * sizeof *k->slots);
	k->below += more;
}

uint32_t *
keys_put(struct keys *k, struct keys_id id, uint32_t number)
{
	struct slot *s, *end;

	assert(number != 0);
	if (k->n == k->max)
		grow(k);
	for (;;) {
		s = &k->slots[home(k, id.high, k->cap)];
		while (s->high > id.high)
			s--;
		for (; s->high == id.high && s->number != 0; s--)
			if (s->low == id.low)
				return &s->number;
		for (end = s; end->number != 0; end--)
			;
		if (end != k->slots)
			break;
		grow_below(k);
	}
	memmove(end, end + 1, (size_t)(s - end) * sizeof *s);
	*s = (struct slot){id.high, id.low, number};
	k->n++;
	return NULL;
}

/* The file in which the line of this number stands: the last that began before it. */
static struct keys_place
place(const struct keys *k, uint32_t number)
{
	size_t low = 0, high = k->n_files;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (k->files[mid].before < number)
			low = mid;
		else
			high = mid;
	}
	return (struct keys_place){k->files[low].name, number - k->files[low].before};
}

int
keys_check(struct keys *k, struct keys_id id, size_t line, struct keys_place *first,
           struct err *e)
{
	const struct file *f = &k->files[k->n_files - 1];
	uint32_t number, *held;

	assert(k->n_files > 0 && line > 0);
	if (line > UINT32_MAX - f->before)
		return err_set(e, ERR_INPUT,
		               "more lines than duplicates can be looked for in "
		               "(4,294,967,295); import it in parts");
	number = f->before + (uint32_t)line;
	if (number > k->lines)
		k->lines = number;
	held = keys_put(k, id, number);
	if (!held)
		return 0;
	*first = place(k, *held);
	return 1;
}

int
keys_date(const struct schema_type *type)
{
	return type == &records_penilaian ? PENILAIAN_DINILAI
	       : type == &records_pegawai ? PEGAWAI_MULAI
	                                  : -1;
}

int
keys_same(const struct keys *k, const struct record *r, struct keys_place other,
          const char *rest, struct err *e)
{
	const signed char *key = r->type->key;
	bool here = keys_present(k) == other.file;
	char names[160] = "";
	size_t n = 0;

	for (size_t i = 0; key[i] >= 0; i++) {
		const char *name = r->type->fields[key[i]].name;
		const char *between = i == 0 ? "" : key[i + 1] < 0 ? " and " : ", ";

		assert(n + strlen(between) + strlen(name) < sizeof names);
		memcpy(names + n, between, strlen(between));
		n += strlen(between);
		memcpy(names + n, name, strlen(name) + 1);
		n += strlen(name);
	}
	err_row(e, "ganda", "the same %s as line %zu%s%.80s; %s", names, other.line,
	        here ? "" : " of ", here ? "" : other.file, rest);
	e->line = r->line;
	err_field(e, slice_of(r->type->fields[key[0]].name));
	return err_value(e, r->f[key[0]].s, r->type->fields[key[0]].personal);
}

int
keys_fault(const struct keys *k, const struct record *r, struct keys_place first,
           struct err *e)
{
	return keys_same(k, r, first,
	                 keys_date(r->type) < 0
	                         ? "keep one, or say --duplicates first or last"
	                         : "keep one, or say --duplicates first, last or newest",
	                 e);
}
