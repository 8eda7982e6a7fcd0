#include "report/notes.h"

#include "report/words.h"

bool
notes_next(struct slice *list, struct slice *note)
{
	const char *end;

	while (list->n > 0 && *list->p == ';') {
		list->p++;
		list->n--;
	}
	if (list->n == 0)
		return false;
	end = memchr(list->p, ';', list->n);
	*note = (struct slice){list->p, end ? (size_t)(end - list->p) : list->n};
	list->p += note->n;
	list->n -= note->n;
	return true;
}

struct slice
notes_code(struct slice note)
{
	const char *colon = note.n ? memchr(note.p, ':', note.n) : NULL;

	return (struct slice){note.p, colon ? (size_t)(colon - note.p) : note.n};
}

bool
notes_has(struct slice list, struct slice code)
{
	struct slice note;

	while (notes_next(&list, &note))
		if (slice_eq(notes_code(note), code))
			return true;
	return false;
}

void
notes_release(struct notes *n)
{
	strtab_release(&n->codes);
	mem_free(n->count);
	*n = (struct notes){0};
}

void
notes_add(struct notes *n, struct slice list)
{
	struct slice note;

	while (notes_next(&list, &note)) {
		uint32_t code = strtab_put(&n->codes, notes_code(note));

		if (code >= n->cap) {
			size_t cap = mem_grown(n->cap, (size_t)code + 1);

			n->count = mem_resize(n->count, cap, sizeof(*n->count));
			memset(n->count + n->cap, 0, (cap - n->cap) * sizeof(*n->count));
			n->cap = cap;
		}
		n->count[code]++;
	}
}

void
notes_print(const struct notes *n, struct doc *d)
{
	static const struct doc_column columns[] = {
		{"Catatan", DOC_LEFT}, {"Baris", DOC_RIGHT}, {"Arti", DOC_LEFT}};
	uint32_t *rank, *code;

	if (n->codes.n < 2)
		return;
	rank = strtab_ranks(&n->codes);
	code = mem_array(n->codes.n, sizeof(*code));
	for (uint32_t i = 0; i < n->codes.n; i++)
		code[rank[i]] = i;
	doc_say(d, "Arti catatan");
	doc_heading(d, 2);
	doc_say(d, "Catatan pada baris yang dipakai laporan ini");
	doc_table(d, columns, 3);
	for (uint32_t i = 1; i < n->codes.n; i++) {
		struct slice text = strtab_text(&n->codes, code[i]);
		char buf[WORDS_BUF];
		const char *meaning = words_note(buf, text);

		doc_cell(d, text);
		doc_cell_int(d, n->count[code[i]]);
		if (meaning)
			doc_cell(d, slice_of(meaning));
		else
			doc_cell_none(d);
	}
	mem_free(code);
	mem_free(rank);
}
