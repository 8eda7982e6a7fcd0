#include "import/printmap.h"

#include <stdint.h>

#include "base/dec.h"
#include "base/sb.h"
#include "base/strtab.h"
#include "import/alias.h"
#include "stream/jsonout.h"

/* Where a member of an object or list stands: what goes in front of it. */
struct place {
	struct outfile *o;
	const char *indent;
	bool begun;
};

static void
next(struct place *p)
{
	outfile_add(p->o, p->begun ? SLICE(",\n") : SLICE("\n"));
	outfile_add(p->o, slice_of(p->indent));
	p->begun = true;
}

static void
key(struct place *p, struct slice name)
{
	next(p);
	jsonout_string(p->o, name);
	outfile_add(p->o, SLICE(": "));
}

/* A value that nothing was said about has no member. */
static void
word(struct place *p, const char *name, const char *value)
{
	if (!value)
		return;
	key(p, slice_of(name));
	jsonout_string(p->o, slice_of(value));
}

static void
number(struct outfile *o, size_t n)
{
	char room[DEC_BUF];

	outfile_add(o, (struct slice){room, dec_format_int(room, (int64_t)n)});
}

static void
begin(struct place *p, const char *name, struct place *inner, const char *indent)
{
	key(p, slice_of(name));
	outfile_add(p->o, SLICE("{"));
	*inner = (struct place){p->o, indent, false};
}

static void
end(struct place *p, struct place *inner)
{
	if (inner->begun) {
		outfile_add(p->o, SLICE("\n"));
		outfile_add(p->o, slice_of(p->indent));
	}
	outfile_add(p->o, SLICE("}"));
}

/* A name that another column has too says nothing, and one like #7 is a position. */
static bool
is_plain(const struct header *h, const struct strtab *names, const uint32_t *count,
         size_t i)
{
	return h->names[i].n && map_position(h->names[i]) == 0 &&
	       count[strtab_find(names, h->names[i])] == 1;
}

static void
columns(struct place *top, const struct header *h)
{
	struct strtab names = {0};
	uint32_t *count = mem_array(h->columns + 1, sizeof *count);
	struct sb position = {0};
	struct place p;

	for (size_t i = 0; i < h->columns; i++)
		count[strtab_put(&names, h->names[i])]++;
	begin(top, "kolom", &p, "    ");
	for (size_t i = 0; i < h->columns; i++) {
		if (h->field[i] == COLUMNS_UNUSED || h->field[i] == COLUMNS_WIDE)
			continue;
		sb_clear(&position);
		sb_addf(&position, "#%zu", i + 1);
		key(&p,
		    is_plain(h, &names, count, i) ? h->names[i] : sb_slice(&position));
		if (h->field[i] == COLUMNS_LEFT)
			outfile_add(p.o, SLICE("null"));
		else
			jsonout_string(p.o,
			               slice_of(alias_field_name(h->type, h->field[i])));
	}
	end(top, &p);
	sb_release(&position);
	mem_free(count);
	strtab_release(&names);
}

/* Known spellings of a code list first, as the map does not say otherwise; of two things
   said of one value the last holds. */
static void
values_of(struct place *parent, const struct map *m, const char *field,
          const struct schema_codes *codes)
{
	struct slice name = slice_of(field), from;
	struct place p = {parent->o, "      ", false};
	const char *known;
	int code;

	key(parent, name);
	outfile_add(p.o, SLICE("{"));
	for (size_t i = 0; codes && (known = alias_value(codes, i, &code)); i++) {
		from = slice_of(known);
		if (!map_find(&m->values, name, &from))
			word(&p, known, codes->codes[code]);
	}
	for (size_t i = 0; i < m->values.n; i++) {
		const struct map_entry *said = &m->values.entries[i];

		if (slice_eq(said->field, name) &&
		    map_find(&m->values, name, &said->from) == said) {
			key(&p, said->from);
			jsonout_string(p.o, said->to);
		}
	}
	end(parent, &p);
}

/* Fields that a column, a pattern or the cell of one fills, or that something is said
   about. */
static bool
has_values(const struct map *m, const struct header *h, int field)
{
	for (size_t i = 0; i < m->values.n; i++)
		if (alias_field_number(h->type, m->values.entries[i].field) == field)
			return true;
	if ((size_t)field >= h->type->n || h->type->fields[field].kind != KIND_CODE)
		return false;
	for (size_t i = 0; i < h->columns; i++)
		if (h->field[i] == field)
			return true;
	return false;
}

static void
values(struct place *top, const struct map *m, const struct header *h)
{
	struct place p;

	begin(top, "nilai", &p, "    ");
	for (int f = 0; f < ALIAS_PLACES; f++)
		if (has_values(m, h, f))
			values_of(&p, m, alias_field_name(h->type, f),
			          (size_t)f < h->type->n ? h->type->fields[f].codes
			                                 : NULL);
	end(top, &p);
}

static void
constants(struct place *top, const struct map *m, const struct header *h)
{
	struct place p;

	begin(top, "tetap", &p, "    ");
	for (size_t i = 0; i < m->constants.n; i++) {
		const struct map_entry *set = &m->constants.entries[i];

		if (schema_field_number(h->type, set->field) < 0 ||
		    map_find(&m->constants, set->field, NULL) != set)
			continue;
		key(&p, set->field);
		jsonout_string(p.o, set->to);
	}
	end(top, &p);
}

static void
fill_down(struct place *top, const struct map *m, const struct header *h)
{
	bool begun = false;

	for (size_t i = 0; i < m->fill_down.n; i++) {
		struct slice field = m->fill_down.entries[i].field;

		if (alias_field_number(h->type, field) < 0 ||
		    map_find(&m->fill_down, field, NULL) != &m->fill_down.entries[i])
			continue;
		if (!begun)
			key(top, SLICE("isi_ke_bawah"));
		outfile_add(top->o, begun ? SLICE(", ") : SLICE("["));
		jsonout_string(top->o, field);
		begun = true;
	}
	if (begun)
		outfile_add(top->o, SLICE("]"));
}

static void
patterns(struct place *top, const struct map *m)
{
	struct place p = {top->o, "    ", false};

	if (m->n_patterns == 0)
		return;
	key(top, slice_of(m->wide->name));
	outfile_add(p.o, SLICE("["));
	for (size_t i = 0; i < m->n_patterns; i++) {
		const struct map_pattern *pattern = &m->patterns[i];

		next(&p);
		outfile_add(p.o, SLICE("{\"pola\": "));
		jsonout_string(p.o, pattern->text);
		outfile_add(p.o, SLICE(", \"isi\": "));
		jsonout_string(p.o, slice_of(m->wide->fields[pattern->fill].name));
		outfile_add(p.o, SLICE("}"));
	}
	outfile_add(p.o, SLICE("\n  ]"));
}

void
printmap_write(struct outfile *o, const struct map *m, const struct header *h)
{
	static const char *const orders[] = {NULL, "dmy", "mdy", "ymd"};
	static const char *const marks[] = {NULL, "dot", "comma"};
	struct place top = {o, "  ", false};

	outfile_add(o, SLICE("{"));
	word(&top, "jenis", h->type->name);
	if (m->delimiter) {
		key(&top, SLICE("pemisah"));
		jsonout_string(o, (struct slice){&m->delimiter, 1});
	}
	key(&top, SLICE("kepala"));
	number(o, h->line);
	word(&top, "pengodean", m->encoding);
	word(&top, "lembar", m->sheet);
	word(&top, "tanggal", orders[m->order]);
	word(&top, "desimal", marks[m->mark]);
	columns(&top, h);
	values(&top, m, h);
	constants(&top, m, h);
	fill_down(&top, m, h);
	patterns(&top, m);
	outfile_add(o, SLICE("\n}\n"));
	outfile_mark(o);
}
