#include "report/chain.h"

#include "asn/records.h"

#define TEXTS 4 /* fields shown of either record */

struct chain_link {
	bool is_end;              /* akhir */
	struct slice text[TEXTS]; /* in schema order; numbers as they were written */
};

void
chain_release(struct chain *c)
{
	mem_free(c->links);
	arena_release(&c->arena);
	*c = (struct chain){0};
}

bool
chain_put(struct chain *c, const struct record *r)
{
	struct chain_link *link;

	if (r->type != &records_asal && r->type != &records_akhir)
		return false;
	if (c->n == c->cap) {
		c->cap = mem_grown(c->cap, c->n + 1);
		c->links = mem_resize(c->links, c->cap, sizeof(*c->links));
	}
	link = &c->links[c->n++];
	link->is_end = r->type == &records_akhir;
	for (int i = 0; i < TEXTS; i++)
		link->text[i] =
			(struct slice){arena_copy(&c->arena, r->f[i].s), r->f[i].s.n};
	return true;
}

static void
table(const struct chain *c, struct doc *d, bool ends, const char *caption,
      const struct doc_column *columns)
{
	bool begun = false;

	for (size_t i = 0; i < c->n; i++) {
		if (c->links[i].is_end != ends)
			continue;
		if (!begun) {
			doc_say(d, caption);
			doc_table(d, columns, TEXTS);
			begun = true;
		}
		for (int t = 0; t < TEXTS; t++)
			if (c->links[i].text[t].n > 0)
				doc_cell(d, c->links[i].text[t]);
			else
				doc_cell_none(d);
	}
}

void
chain_print(const struct chain *c, struct doc *d)
{
	static const struct doc_column from[] = {{"Alat", DOC_LEFT},
	                                         {"Versi", DOC_LEFT},
	                                         {"Masukan", DOC_LEFT},
	                                         {"Aturan", DOC_LEFT}};
	static const struct doc_column to[] = {{"Alat", DOC_LEFT},
	                                       {"Rekaman", DOC_RIGHT},
	                                       {"Ditolak", DOC_RIGHT},
	                                       {"SHA-256 masukan", DOC_LEFT}};

	if (c->n == 0)
		return;
	doc_say(d, "Rantai pengolahan");
	doc_heading(d, 2);
	table(c, d, false, "Asal data", from);
	table(c, d, true, "Akhir setiap langkah", to);
}
