#include "import/convert.h"

#include <stdio.h>

#include "asn/nip.h"
#include "asn/period.h"
#include "asn/records.h"
#include "base/ascii.h"
#include "base/date.h"
#include "import/alias.h"
#include "import/amount.h"
#include "import/bare.h"
#include "import/day.h"
#include "import/nipcell.h"
#include "import/span.h"

static const char *const deeds[CONVERT_DEEDS] = {
	[CONVERT_NBSP] = "no-break blanks taken off",
	[CONVERT_ZERO_WIDTH] = "zero-width characters taken off",
	[CONVERT_NIP_BLANKS] = "blanks taken out of a NIP",
	[CONVERT_NIP_APOSTROPHE] = "an apostrophe taken off a NIP",
	[CONVERT_NIP_FORMULA] = "a formula =\"...\" taken off a NIP",
	[CONVERT_NIP_MARKS] = "points, commas or backticks taken out of a NIP",
	[CONVERT_FORMULA] = "a formula =\"...\" taken off",
	[CONVERT_APOSTROPHE] = "an apostrophe taken off a date or number",
	[CONVERT_DEPTH] = "dashes that show the depth taken off the name of a unit",
	[CONVERT_NOTHING] = "a word for nothing (-, NULL, n/a), read as missing",
	[CONVERT_BROKEN] = "an error of a spreadsheet (#REF!), read as missing",
	[CONVERT_OPEN_END] = "a day without end (31-12-9999), read as missing",
	[CONVERT_NO_DAY] = "a day of zeros (0000-00-00), read as missing",
	[CONVERT_SERIAL] = "a spreadsheet's number read as a day",
	[CONVERT_ROUNDED] = "a number rounded to the 15 digits a spreadsheet shows",
	[CONVERT_HOURS] = "hours found in the name of the training",
	[CONVERT_UNCHECKED] = "not understood, so not compared with the NIP beside it",
};

const char *
convert_tally_text(enum convert_deed deed)
{
	return deeds[deed];
}

void
convert_count(const struct convert *c, unsigned did)
{
	for (unsigned i = 0; c->tally && did >> i; i++)
		c->tally->n[i] += did >> i & 1;
}

/* A cell on its way to a field. */
struct work {
	const struct convert *c;
	const struct schema_field *f;
	struct slice s;
	enum cell_kind kind;
	char *room;
	unsigned did;   /* 1 << deed */
	unsigned style; /* 1 << enum day_style, of a day that was read */
	bool passing;   /* the next row could mean something else by it */
};

static int
read_nip(struct work *w, struct field *x, struct err *e)
{
	static const unsigned deed[] = {
		1U << CONVERT_NIP_BLANKS, 1U << CONVERT_NIP_APOSTROPHE,
		1U << CONVERT_NIP_FORMULA, 1U << CONVERT_NIP_MARKS};
	unsigned taken;

	if (nipcell_read(w->s, w->kind == CELL_NUMBER, w->room, &x->s, &x->v, &taken,
	                 e) != 0)
		return -1;
	for (unsigned i = 0; taken >> i; i++)
		w->did |= taken >> i & 1 ? deed[i] : 0;
	return nip_check(x->v, w->c->as_of, e) != 0 ? err_value(e, w->s, 1) : 0;
}

/* yyyy-mm-dd, of what is yyyy-m-d at least. */
static bool
is_padded(struct slice s)
{
	return s.n >= DATE_BUF - 1 && s.p[7] == '-' && ascii_is_digit(s.p[9]);
}

static int
read_date(struct work *w, struct field *x, struct err *e)
{
	enum day_style style;
	int32_t days;

	if (day_read(w->s, w->c->map->order, w->c->excel_dates, &days, &style, e) != 0)
		return -1;
	if (style == DAY_OPEN || style == DAY_NONE) {
		w->did |= 1U << (style == DAY_OPEN ? CONVERT_OPEN_END : CONVERT_NO_DAY);
		return 0;
	}
	w->style = 1U << style;
	if (style == DAY_SERIAL)
		w->did |= 1U << CONVERT_SERIAL;
	/* As it should be, but for a time behind it, nothing has to be written. */
	x->s = (struct slice){w->s.p, DATE_BUF - 1};
	x->v = days;
	if (style != DAY_ISO || !is_padded(w->s)) {
		date_format(w->room, days);
		x->s.p = w->room;
	}
	return 0;
}

static int
read_period(struct work *w, struct field *x, struct err *e)
{
	w->passing = span_read(w->s, 0, &x->v, e) != 0;
	if (w->passing && (!w->c->year || span_read(w->s, w->c->year, &x->v, e) != 0))
		return -1;
	x->s = (struct slice){w->room, period_format(w->room, x->v)};
	return 0;
}

static int
read_number(struct work *w, struct field *x, struct err *e)
{
	bool whole = w->f->kind == KIND_INT, rounded = false;
	int r;

	if (w->kind == CELL_NUMBER)
		r = amount_number(w->s, whole, &x->v, &rounded, e);
	else if (whole)
		r = amount_whole(w->s, w->c->map->mark, &x->v, e);
	else
		r = amount_decimal(w->s, w->c->map->mark, &x->v, e);
	if (r != 0)
		return -1;
	if (rounded)
		w->did |= 1U << CONVERT_ROUNDED;
	x->s = (struct slice){w->room, whole ? dec_format_int(w->room, x->v)
	                                     : dec_format(w->room, x->v, -1)};
	return 0;
}

static int
read_yesno(struct slice s, struct field *x, struct err *e)
{
	static const struct {
		const char *word;
		int v;
	} words[] = {
		{"0", 0}, {"1", 1},     {"ya", 1},   {"tidak", 0}, {"y", 1},
		{"n", 0}, {"false", 0}, {"true", 1}, {"f", 0},
	};
	char squashed[ALIAS_ROOM];
	struct slice q = alias_squash(s, squashed);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_eq(q, slice_of(words[i].word))) {
			x->s = words[i].v ? SLICE("ya") : SLICE("tidak");
			x->v = words[i].v;
			return 0;
		}
	if (slice_eq(q, SLICE("t")))
		return err_row(e, "ya_tidak",
		               "t is tidak beside y, but true beside f; say which with "
		               "--map, nilai of this field");
	return err_row(e, "ya_tidak", "want ya or tidak (or true, false, 1, 0)");
}

/* Entries for a value that only looks like the cell, if they agree. */
static const struct map_entry *
mapped_alike(const struct convert *c, struct slice field, struct slice s)
{
	char room[ALIAS_ROOM], said_room[ALIAS_ROOM];
	struct slice squashed = alias_squash(s, room);
	const struct map_entry *found = NULL;

	/* A letter with a sign (A+, A-) is all sign. */
	for (size_t i = c->map->values.n; squashed.n > 1 && i-- > 0;) {
		const struct map_entry *m = &c->map->values.entries[i];

		if (!slice_eq(m->field, field) ||
		    !slice_eq(alias_squash(m->from, said_room), squashed))
			continue;
		if (found && !slice_eq(found->from, m->from) &&
		    !slice_eq(found->to, m->to))
			return NULL;
		found = found ? found : m;
	}
	return found;
}

const struct map_entry *
convert_mapped(const struct convert *c, const struct schema_field *f, struct slice s)
{
	struct slice field = slice_of(f->name);
	const struct map_entry *m = map_find(&c->map->values, field, &s);

	return m || f->kind != KIND_CODE ? m : mapped_alike(c, field, s);
}

static int
read_code(const struct schema_field *f, struct slice s, struct field *x, struct err *e)
{
	char room[ALIAS_ROOM];
	int code = alias_code(f->codes, alias_squash(s, room));
	const char *near;

	if (code < 0) {
		/* The schema's own message lists the codes. */
		x->s = s;
		near = alias_nearest_code(f->codes, s);
		return near ? err_row(e, "kode", "not a code of %s; did you mean %s?",
		                      f->codes->name, near)
		            : schema_read(f, x, e);
	}
	*x = (struct field){slice_of(f->codes->codes[code]), code};
	return 0;
}

/* Where the memo would keep the cell; NULL for kinds whose values seldom come twice. */
static struct convert_known *
known_at(const struct convert *c, const struct schema_field *f, struct slice s,
         enum cell_kind kind, struct convert_memo *memo)
{
	switch (f->kind) {
	case KIND_CODE:
	case KIND_DATE:
	case KIND_YESNO:
		break;
	case KIND_CUSTOM:
		if (f->read == period_read)
			break;
		/* Looking a name up in a long map costs more than reading a NIP. */
		if (f->read == nip_read && c->map->values.n && kind == CELL_TEXT)
			break;
		return NULL;
	default:
		return NULL;
	}
	if (s.n == 0 || s.n > sizeof memo->known[0].cell)
		return NULL;
	return &memo->known[(s.n + (unsigned char)s.p[0] + (unsigned char)s.p[s.n - 1]) &
	                    7];
}

static bool
is_known(const struct convert_known *k, struct slice cell)
{
	return k->n == cell.n && memcmp(k->cell, cell.p, cell.n) == 0;
}

static void
remember(struct convert_known *k, struct slice cell, unsigned did, const struct field *x)
{
	memcpy(k->cell, cell.p, cell.n);
	k->n = (unsigned char)cell.n;
	k->did = did;
	k->x = *x;
	/* Longer texts are codes and what the map has, which last. */
	if (x->s.n && x->s.n <= sizeof k->text) {
		memcpy(k->text, x->s.p, x->s.n);
		k->x.s.p = k->text;
	}
}

static int
not_a_date(const struct work *w, struct err *e)
{
	return w->f->read == period_read
	               ? err_row(e, "periode",
	                         "a date; did the spreadsheet make it of a period? "
	                         "format the column as text")
	               : err_row(e, "angka",
	                         "a date; did the spreadsheet make it of a number? "
	                         "format the column as a number");
}

/* The tree of units is drawn with dashes: "----BIDANG A". */
static void
take_depth(struct work *w)
{
	size_t n = 0;

	while (n < w->s.n && w->s.p[n] == '-')
		n++;
	if (n < 2)
		return;
	while (n < w->s.n && w->s.p[n] == ' ')
		n++;
	w->s = (struct slice){w->s.p + n, w->s.n - n};
	w->did |= 1U << CONVERT_DEPTH;
}

/* What makes a spreadsheet leave a date or number alone, and is no part of it. */
static void
take_apostrophe(struct work *w)
{
	if (w->s.n < 2 || w->s.p[0] != '\'')
		return;
	w->s = (struct slice){w->s.p + 1, w->s.n - 1};
	w->did |= 1U << CONVERT_APOSTROPHE;
}

/* Programs write ="0001" so that a spreadsheet leaves a text alone. Of a NIP nipcell
   takes it off. */
static void
take_formula(struct work *w)
{
	size_t n = w->s.n;
	unsigned taken = 0;

	if (n < 3 || w->s.p[0] != '=' || w->s.p[1] != '"' || w->f->read == nip_read ||
	    memchr(w->s.p + 2, '"', n - 2) != w->s.p + n - 1)
		return;
	w->s = bare_trim((struct slice){w->s.p + 2, n - 3}, &taken);
	w->did |= 1U << CONVERT_FORMULA;
}

static int
read_cell(struct work *w, struct field *x, struct err *e)
{
	if (w->f == &records_unit.fields[UNIT_NAMA])
		take_depth(w);
	if (w->f->kind == KIND_DATE || w->f->kind == KIND_DEC || w->f->kind == KIND_INT ||
	    w->f->read == period_read)
		take_apostrophe(w);
	switch (w->f->kind) {
	case KIND_TEXT:
	case KIND_LIST:
		x->s = w->s;
		return 0;
	case KIND_CODE:
		return read_code(w->f, w->s, x, e);
	case KIND_DATE:
		return read_date(w, x, e);
	case KIND_DEC:
	case KIND_INT:
		return w->kind == CELL_DATE ? not_a_date(w, e) : read_number(w, x, e);
	case KIND_YESNO:
		return read_yesno(w->s, x, e);
	case KIND_CUSTOM:
		break;
	}
	if (w->f->read == nip_read)
		return read_nip(w, x, e);
	if (w->f->read == period_read)
		return w->kind == CELL_DATE ? not_a_date(w, e) : read_period(w, x, e);
	x->s = w->s;
	return schema_read(w->f, x, e);
}

/* 1 when the cell says that there is nothing, 0 when there is something to read. */
static int
says_nothing(struct work *w, struct err *e)
{
	switch (bare_word(w->s)) {
	case BARE_VALUE:
		return w->s.n == 0;
	case BARE_NOT_TEXT:
		if (w->f->kind == KIND_TEXT || w->f->kind == KIND_LIST)
			return 0;
		break;
	case BARE_NOTHING:
		break;
	case BARE_BROKEN:
		if (w->f->read == nip_read && w->f->required)
			return err_row(e, "nip_rujukan",
			               "an error of the spreadsheet in place of the NIP; "
			               "mend the formula or export the column as text");
		w->did |= 1U << CONVERT_BROKEN;
		return 1;
	case BARE_ILL:
		return err_row(e, "sel",
		               "what stood here in the workbook could not be read; write "
		               "it in");
	}
	w->did |= 1U << CONVERT_NOTHING;
	return 1;
}

/* Everything but the memo; 0 or -1. */
static int
read_anew(struct work *w, struct field *x, struct err *e)
{
	const struct map_entry *m;
	int nothing;

	*x = (struct field){{NULL, 0}, 0};
	take_formula(w);
	if (w->c->map->values.n && (m = convert_mapped(w->c, w->f, w->s)))
		w->s = m->to;
	nothing = says_nothing(w, e);
	if (nothing > 0 || (nothing == 0 && read_cell(w, x, e) == 0))
		return 0;
	*x = (struct field){{NULL, 0}, 0};
	return -1;
}

static struct slice
trim(struct slice cell, unsigned *did)
{
	unsigned taken = 0;

	cell = bare_trim(cell, &taken);
	*did |= taken & BARE_NBSP ? 1U << CONVERT_NBSP : 0;
	*did |= taken & BARE_ZERO_WIDTH ? 1U << CONVERT_ZERO_WIDTH : 0;
	return cell;
}

/* Kept apart, so that the many cells that the memo has are soon done. */
__attribute__((noinline)) static int
convert_anew(const struct convert *c, const struct schema_field *f, struct slice cell,
             enum cell_kind kind, struct convert_memo *memo, char room[DEC_BUF],
             struct field *x, struct err *e)
{
	struct work w = {c, f, cell, kind, room, 0, 0, false};
	unsigned outside = 0;
	struct convert_known *k;

	if (!bare_is_trim(cell))
		w.s = cell = trim(cell, &outside);
	k = known_at(c, f, cell, kind, memo);
	if (k && is_known(k, cell)) {
		*x = k->x;
		w.did = k->did;
	} else if (read_anew(&w, x, e) == 0) {
		memo->styles |= w.style;
		if (k && !w.passing)
			remember(k, cell, w.did, x);
	} else {
		err_field(e, slice_of(f->name));
		return e->value[0] ? -1 : err_value(e, cell, f->personal);
	}
	convert_count(c, w.did | outside);
	return 0;
}

int
convert_value(const struct convert *c, const struct schema_field *f, struct slice cell,
              enum cell_kind kind, struct convert_memo *memo, char room[DEC_BUF],
              struct field *x, struct err *e)
{
	const struct convert_known *k = known_at(c, f, cell, kind, memo);

	/* What is known has nothing around it, nor has a cell that is equal. */
	if (!k || !is_known(k, cell))
		return convert_anew(c, f, cell, kind, memo, room, x, e);
	*x = k->x;
	if (k->did)
		convert_count(c, k->did);
	return 0;
}

bool
convert_mixed(const struct convert_memo *memo, char text[CONVERT_MIXED_ROOM])
{
	size_t n = 0;

	if ((memo->styles & (memo->styles - 1)) == 0)
		return false;
	for (int i = 0; i < DAY_STYLES; i++)
		if (memo->styles >> i & 1)
			n += (size_t)snprintf(text + n, CONVERT_MIXED_ROOM - n, "%s%s",
			                      n ? ", " : "",
			                      day_style_text((enum day_style)i));
	return true;
}
