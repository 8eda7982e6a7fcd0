#include "import/formula.h"

#include "base/mem.h"

void
formula_release(struct formula *s)
{
	mem_free(s->f);
	sb_release(&s->text);
	memset(s, 0, sizeof *s);
}

/* Length of the text in quotes that s begins with, both included; 0: it is not closed. */
static size_t
quoted(struct slice s)
{
	size_t n = 1;

	while (n < s.n && (s.p[n] != '"' || (n + 1 < s.n && s.p[n + 1] == '"')))
		n += s.p[n] == '"' ? 2 : 1;
	return n < s.n ? n + 1 : 0;
}

/* The text between quotes, doubled ones single. */
static struct slice
unquoted(struct formula *f, struct slice s)
{
	size_t from = f->text.n;

	for (size_t i = 1; i + 1 < s.n; i++) {
		sb_addc(&f->text, s.p[i]);
		i += s.p[i] == '"';
	}
	return (struct slice){f->text.p + from, f->text.n - from};
}

/* Length of the cell that s begins with; *cell is what it says. -1: quotes in another
   place. */
static long
cut_cell(struct formula *f, struct slice s, char delimiter, struct slice *cell,
         bool *formula)
{
	size_t n = 0;

	*formula = s.n > 1 && s.p[0] == '=' && s.p[1] == '"';
	if (*formula) {
		n = quoted((struct slice){s.p + 1, s.n - 1});
		n += n > 0;
	} else if (s.n && s.p[0] == '"') {
		n = quoted(s);
	} else {
		while (n < s.n && s.p[n] != delimiter && s.p[n] != '"')
			n++;
		*cell = (struct slice){s.p, n};
		return n < s.n && s.p[n] == '"' ? -1 : (long)n;
	}
	if (n == 0 || (n < s.n && s.p[n] != delimiter))
		return -1;
	*cell = *formula ? (struct slice){s.p, n} : unquoted(f, (struct slice){s.p, n});
	return (long)n;
}

bool
formula_split(struct formula *f, struct csvrow *row, char delimiter)
{
	struct slice s = row->raw;
	bool any = false, formula;
	size_t n = 0;
	long len;

	while (s.n && (s.p[s.n - 1] == '\n' || s.p[s.n - 1] == '\r'))
		s.n--;
	/* Room for all of it at once: fields point into it. */
	sb_clear(&f->text);
	(void)sb_reserve(&f->text, s.n + 1);
	for (;;) {
		if (n == f->cap) {
			f->cap = mem_grown(f->cap, n + 1);
			f->f = mem_resize(f->f, f->cap, sizeof *f->f);
		}
		len = cut_cell(f, s, delimiter, &f->f[n], &formula);
		if (len < 0 || ++n > CSVIN_FIELDS_MAX)
			return false;
		any = any || formula;
		if ((size_t)len == s.n)
			break;
		s = (struct slice){s.p + len + 1, s.n - (size_t)len - 1};
	}
	row->f = f->f;
	row->n = n;
	return any;
}
