#include "report/basis.h"

#include "asn/rules.h"
#include "report/notes.h"
#include "report/words.h"

void
basis_release(struct basis *b)
{
	strtab_release(&b->ids);
}

void
basis_add(struct basis *b, struct slice id)
{
	strtab_put(&b->ids, id);
}

void
basis_add_sources(struct basis *b, struct slice sources)
{
	struct slice one;

	while (notes_next(&sources, &one)) {
		struct slice word = notes_code(one);

		if (slice_eq(word, SLICE("aturan")) && one.n > word.n)
			basis_add(b,
			          (struct slice){one.p + word.n + 1, one.n - word.n - 1});
	}
}

/* The id of the shipped set of this name, or NULL. */
static const char *
shipped(struct slice id)
{
	const char *const *ids = rules_shipped();

	while (*ids != NULL && !slice_eq(slice_of(*ids), id))
		ids++;
	return *ids;
}

static void
cell(struct doc *d, const char *text)
{
	if (text && *text)
		doc_cell(d, slice_of(text));
	else
		doc_cell_none(d);
}

#define MARKS 5

/* The tables of a set by how well they are established. */
struct tables {
	struct slice marks[MARKS];
	struct sb names[MARKS];
	size_t n;
};

static void
gather(struct slice name, struct slice mark, void *arg)
{
	struct tables *t = arg;
	size_t i = 0;

	while (i < t->n && !slice_eq(t->marks[i], mark))
		i++;
	if (i == MARKS)
		return; /* no set that can be used has a sixth mark */
	if (i == t->n)
		t->marks[t->n++] = mark;
	sb_adds(&t->names[i], t->names[i].n ? ", " : "tabel ");
	sb_add(&t->names[i], name);
}

static void
cell_mark(struct doc *d, const char *mark)
{
	const char *words = words_confidence(mark);

	cell(d, words ? words : mark);
}

static void
print_tables(struct doc *d, struct slice id, const struct rules *r)
{
	struct tables t = {0};

	rules_tables(r, gather, &t);
	for (size_t i = 0; i < t.n; i++) {
		doc_cell(d, id);
		cell(d, t.names[i].p);
		doc_cell_none(d);
		cell_mark(d, t.marks[i].p);
		sb_release(&t.names[i]);
	}
}

/* The rows of one rule set: one for each regulation it rests on, one for each mark of its
   tables. */
static void
print_set(struct doc *d, struct slice id)
{
	const char *name = shipped(id);
	struct rules *r = NULL;
	struct err e;
	size_t n;

	if (name && rules_load(&r, name, &e) != 0)
		r = NULL;
	n = r ? r->n_basis : 0;
	for (size_t i = 0; i < n; i++) {
		doc_cell(d, id);
		cell(d, r->basis[i].peraturan);
		cell(d, r->basis[i].pasal);
		cell_mark(d, r->basis[i].keyakinan);
	}
	if (n == 0) {
		doc_cell(d, id);
		cell(d, r ? r->title
		          : "bukan aturan bawaan; dasar hukumnya tidak diketahui");
		doc_cell_none(d);
		doc_cell_none(d);
	}
	if (r)
		print_tables(d, id, r);
	rules_free(r);
}

void
basis_print(const struct basis *b, struct doc *d)
{
	static const struct doc_column columns[] = {{"Aturan", DOC_LEFT},
	                                            {"Dasar hukum", DOC_LEFT},
	                                            {"Pasal", DOC_LEFT},
	                                            {"Keyakinan", DOC_LEFT}};
	uint32_t *rank, *number;

	if (b->ids.n < 2)
		return;
	rank = strtab_ranks(&b->ids);
	number = mem_array(b->ids.n, sizeof(*number));
	for (uint32_t i = 0; i < b->ids.n; i++)
		number[rank[i]] = i;
	doc_say(d, "Dasar aturan");
	doc_heading(d, 2);
	sb_adds(&d->line,
	        "Aturan yang dipakai, dasar hukumnya, dan seberapa pasti isinya");
	doc_table(d, columns, 4);
	for (uint32_t i = 1; i < b->ids.n; i++)
		print_set(d, strtab_text(&b->ids, number[i]));
	mem_free(number);
	mem_free(rank);
}
