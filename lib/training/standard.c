#include "training/standard.h"

#include <assert.h>
#include <stdlib.h>

#include "asn/records.h"
#include "base/ascii.h"

#define LEVEL_MAX 5

struct standard_row {
	uint32_t post, kompetensi, spelling; /* in the tables of texts */
	int level;
	struct mention_place at;
	size_t seq; /* order of reading */
};

static struct slice
folded(struct standard *s, struct slice text, bool blanks)
{
	struct sb *b = &s->fold;

	sb_clear(b);
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (blanks && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
			if (b->n && b->p[b->n - 1] != ' ')
				sb_addc(b, ' ');
			continue;
		}
		sb_addc(b, ascii_lower(c));
	}
	if (blanks && b->n && b->p[b->n - 1] == ' ')
		b->n--;
	return sb_slice(b);
}

uint32_t
standard_kompetensi(struct standard *s, struct slice name)
{
	return strtab_put(&s->names, folded(s, name, true));
}

static int
by_name(const void *a, const void *b)
{
	return slice_cmp(((const struct standard_need *)a)->name,
	                 ((const struct standard_need *)b)->name);
}

/* A level, or the word jenjang. */
static int
read_level(const char *path, const struct jsonnode *table, const char *key, int *level,
           struct err *e)
{
	int64_t v = STANDARD_UNKNOWN;

	if (!rules_cell_is(table, key, "jenjang") &&
	    rules_cell_int(table, path, key, 1, LEVEL_MAX, &v, e) != 0)
		return -1;
	*level = (int)v;
	return 0;
}

static int
read_names(struct standard *s, struct err *e)
{
	const struct jsonnode *table, *list;
	const char *mark;
	size_t n;

	if (rules_table(s->rules, "kompetensi", &table, &mark, e))
		return -1;
	list = jsonin_get(table, "nama");
	n = jsonin_count(list);
	if (!jsonin_is_array(list) || n == 0)
		return err_set(e, ERR_RULES, "kompetensi.nama: want a list of names");
	s->n_general = n;
	s->general = mem_array(n * (records_jenjang.n + records_jenis_jabatan.n),
	                       sizeof *s->general);
	for (size_t i = 0; i < n; i++) {
		struct slice name;

		if (!jsonin_text(jsonin_at(list, i), &name) || name.n == 0)
			return err_set(e, ERR_RULES, "kompetensi.nama[%zu]: want a name",
			               i);
		s->general[i] = (struct standard_need){
			.name = name,
			.kompetensi = standard_kompetensi(s, name),
			.level = STANDARD_UNKNOWN,
			.general = true,
		};
	}
	if (s->names.n != n + 1) /* and the empty text */
		return err_set(e, ERR_RULES,
		               "kompetensi.nama: a name stands in it twice");
	qsort(s->general, n, sizeof *s->general, by_name);
	return 0;
}

/* The lists of one table of codes, from list number at on. */
static int
read_levels(struct standard *s, const char *path, const struct schema_codes *codes,
            size_t at, struct err *e)
{
	const struct jsonnode *table;
	const char *mark;

	if (rules_table(s->rules, path, &table, &mark, e))
		return -1;
	for (size_t i = 0; i < codes->n; i++) {
		struct standard_need *list = s->general + (at + i) * s->n_general;
		const char *own;
		int level;

		if (read_level(path, table, codes->codes[i], &level, e))
			return -1;
		own = rules_cell_mark(table, codes->codes[i]);
		for (size_t k = 0; k < s->n_general; k++) {
			list[k] = s->general[k];
			list[k].level = level;
			list[k].keyakinan = own;
		}
	}
	return 0;
}

int
standard_init(struct standard *s, const struct rules *rules, struct err *e)
{
	const struct jsonnode *table;
	const char *mark;

	*s = (struct standard){.rules = rules};
	if (rules_table(rules, "asesmen", &table, &mark, e) ||
	    rules_cell_int(table, "asesmen", "berlaku_tahun", 1, 100, &s->valid_years,
	                   e) ||
	    read_names(s, e) || read_levels(s, "jenjang", &records_jenjang, 0, e) ||
	    read_levels(s, "jenis_jabatan", &records_jenis_jabatan, records_jenjang.n, e))
		return -1;
	return 0;
}

void
standard_put(struct standard *s, const struct record *r, const char *file)
{
	struct standard_row *row;

	if (s->n_rows == s->cap_rows) {
		s->cap_rows = mem_grown(s->cap_rows, s->n_rows + 1);
		s->rows = mem_resize(s->rows, s->cap_rows, sizeof *s->rows);
	}
	row = &s->rows[s->n_rows];
	row->post = strtab_put(&s->posts, folded(s, r->f[STANDAR_JABATAN].s, false));
	row->kompetensi = standard_kompetensi(s, r->f[STANDAR_KOMPETENSI].s);
	row->spelling = strtab_put(&s->spellings, r->f[STANDAR_KOMPETENSI].s);
	row->level = (int)r->f[STANDAR_LEVEL].v;
	row->at = (struct mention_place){file, r->line};
	row->seq = s->n_rows++;
}

static int
by_post(const void *a, const void *b)
{
	const struct standard_row *x = a, *y = b;

	if (x->post != y->post)
		return x->post < y->post ? -1 : 1;
	if (x->kompetensi != y->kompetensi)
		return x->kompetensi < y->kompetensi ? -1 : 1;
	return x->seq < y->seq ? -1 : x->seq > y->seq;
}

/* Rows 0..n-1, of one post and competency, in the order they came. Returns the one that
   first contradicts another, or NULL. */
static const struct standard_row *
merge(const struct standard *s, const struct standard_row *row, size_t n,
      struct standard_need *need)
{
	const struct standard_row *clash = NULL;

	need->name = strtab_text(&s->spellings, row->spelling);
	need->kompetensi = row->kompetensi;
	need->level = row->level;
	need->general = false;
	need->keyakinan = NULL;
	need->at = row->at;
	for (size_t i = 1; i < n; i++) {
		struct slice name = strtab_text(&s->spellings, row[i].spelling);

		/* Two spellings: the choice must not depend on the order of rows. */
		if (slice_cmp(name, need->name) < 0)
			need->name = name;
		if (!clash && row[i].level != row->level)
			clash = &row[i];
	}
	if (clash)
		need->level = STANDARD_UNKNOWN;
	return clash;
}

void
standard_close(struct standard *s)
{
	const struct standard_row *place = NULL;
	size_t n = 0;
	uint32_t post = 0;

	if (s->n_rows)
		qsort(s->rows, s->n_rows, sizeof *s->rows, by_post);
	s->needs = mem_array(s->n_rows + 1, sizeof *s->needs);
	s->first = mem_array((size_t)s->posts.n + 2, sizeof *s->first);
	for (size_t i = 0, end; i < s->n_rows; i = end) {
		const struct standard_row *row = &s->rows[i], *clash;

		for (end = i + 1; end < s->n_rows; end++)
			if (s->rows[end].post != row->post ||
			    s->rows[end].kompetensi != row->kompetensi)
				break;
		while (post < row->post)
			s->first[++post] = n;
		if ((clash = merge(s, row, end - i, &s->needs[n++])) != NULL) {
			s->n_clashes++;
			if (!place || clash->seq < place->seq)
				place = clash;
		}
	}
	while (post <= s->posts.n)
		s->first[++post] = n;
	for (post = 0; post < s->posts.n; post++)
		qsort(s->needs + s->first[post], s->first[post + 1] - s->first[post],
		      sizeof *s->needs, by_name);
	if (place)
		s->clash = place->at;
	mem_free(s->rows);
	s->rows = NULL;
	s->merged = mem_array(s->names.n + 1, sizeof *s->merged);
	s->taken = mem_array((size_t)s->names.n + 1, sizeof *s->taken);
}

/* Adds those of list whose competency no nearer source has spoken of. */
static void
add_needs(struct standard *s, const struct standard_need *list, size_t n,
          struct standard_needs *needs)
{
	for (size_t i = 0; i < n; i++) {
		if (s->taken[list[i].kompetensi] == s->calls)
			continue;
		s->taken[list[i].kompetensi] = s->calls;
		s->merged[needs->n++] = list[i];
	}
}

static void
add_rows(struct standard *s, struct slice text, struct standard_needs *needs)
{
	uint32_t post = KEYTAB_NONE;

	if (text.n && s->posts.n)
		post = strtab_find(&s->posts, folded(s, text, false));
	if (post != KEYTAB_NONE)
		add_needs(s, s->needs + s->first[post],
		          s->first[post + 1] - s->first[post], needs);
}

static void
add_general(struct standard *s, int jenjang, int jenis, struct standard_needs *needs)
{
	const struct standard_need *list = NULL;

	if (jenjang >= 0)
		list = s->general + (size_t)jenjang * s->n_general;
	if ((!list || list->level == STANDARD_UNKNOWN) && jenis >= 0)
		list = s->general + (records_jenjang.n + (size_t)jenis) * s->n_general;
	if (list && list->level != STANDARD_UNKNOWN)
		add_needs(s, list, s->n_general, needs);
}

struct standard_needs
standard_of(struct standard *s, struct slice title, int jenjang, int jenis)
{
	struct standard_needs needs = {s->merged, 0};

	assert(s->first); /* closed */
	s->calls++;
	add_rows(s, title, &needs);
	if (jenjang >= 0)
		add_rows(s, slice_of(records_jenjang.codes[jenjang]), &needs);
	if (jenis >= 0)
		add_rows(s, slice_of(records_jenis_jabatan.codes[jenis]), &needs);
	add_general(s, jenjang, jenis, &needs);
	qsort(s->merged, needs.n, sizeof *s->merged, by_name);
	return needs;
}

void
standard_release(struct standard *s)
{
	strtab_release(&s->names);
	strtab_release(&s->posts);
	strtab_release(&s->spellings);
	mem_free(s->rows);
	mem_free(s->needs);
	mem_free(s->first);
	mem_free(s->general);
	mem_free(s->merged);
	mem_free(s->taken);
	sb_release(&s->fold);
	*s = (struct standard){0};
}
