#include "score/umpan_explain.h"

#include "asn/records.h"
#include "base/sb.h"

#define EXACT 9 /* places */
#define MEAN 12

/* What there is to explain. */
struct account {
	const struct umpan_rows *x;
	const struct evidence *evidence;
	const struct umpan *rule;
	const struct umpan_weights *weights;
	const struct ballots *ballots;
	const struct umpan_skor *s;
	struct derive *d;
};

void
umpan_explain_release(struct umpan_rows *x)
{
	mem_free(x->rows);
	arena_release(&x->arena);
	*x = (struct umpan_rows){0};
}

void
umpan_explain_keep(struct umpan_rows *x, uint32_t row, const struct ballot_kind *kind,
                   struct slice rater, int64_t value)
{
	if (x->n == x->cap) {
		x->cap = (uint32_t)mem_grown(x->cap, x->n + 1);
		x->rows = mem_resize(x->rows, x->cap, sizeof(*x->rows));
	}
	x->rows[x->n++] = (struct umpan_row){
		row, *kind, {arena_copy(&x->arena, rater), rater.n}, value};
}

/* A number of so many places, without the zeros at its end. */
static const char *
digits(char room[DEC_BUF], int64_t v, int places)
{
	int64_t unit = 1;
	size_t n;

	for (int i = 0; i < places; i++)
		unit *= 10;
	n = dec_format_int(room, v / unit);
	if (v % unit == 0)
		return room;
	room[n++] = '.';
	for (v %= unit; v > 0; v %= unit) {
		unit /= 10;
		room[n++] = (char)('0' + v / unit);
	}
	room[n] = '\0';
	return room;
}

static bool
same_voice(const struct umpan_row *a, const struct umpan_row *b)
{
	return a->rater.n > 0 && slice_eq(a->rater, b->rater) &&
	       a->kind.period == b->kind.period && a->kind.aspek == b->kind.aspek &&
	       a->kind.layanan == b->kind.layanan && a->kind.penilai == b->kind.penilai;
}

/* Another ballot of the same voice that differs, or an equal one before it; or NULL. */
static const struct umpan_row *
rival(const struct umpan_rows *x, const struct umpan_row *row)
{
	const struct umpan_row *equal = NULL;

	for (const struct umpan_row *r = x->rows; r < x->rows + x->n; r++) {
		if (r == row || !same_voice(r, row))
			continue;
		if (r->value != row->value)
			return r;
		if (r < row && !equal)
			equal = r;
	}
	return equal;
}

static void
explain_ballot(const struct account *c, const struct umpan_row *row)
{
	const struct umpan_row *other = rival(c->x, row);
	const struct evidence_row *what = &c->evidence->rows[row->row];
	char value[DEC_BUF];

	derive_add(c->d, "rekaman", "%s", what->text);
	digits(value, row->value, EXACT);
	if (other)
		derive_how(c->d, "%s %s",
		           other->value == row->value ? "sama dengan"
		                                      : "tidak dihitung, "
		                                        "bertentangan dengan",
		           c->evidence->rows[other->row].place);
	else
		derive_how(c->d, "%s pada skala 0-100", value);
	derive_from(c->d, what->place);
}

static void
explain_group(const struct account *c, const struct umpan_aspek *a, int g)
{
	const struct umpan_cell *cell = &a->cell[g];
	bool any = false;
	char mean[DEC_BUF];

	for (uint32_t i = 0; i < c->x->n; i++) {
		const struct umpan_row *row = &c->x->rows[i];

		if (row->kind.period != c->s->period || row->kind.aspek != a->aspek ||
		    row->kind.penilai != g)
			continue;
		if (!any) {
			derive_add(c->d, records_penilai.codes[g], "%s",
			           cell->ballots > 0 ? digits(mean, cell->mean, MEAN)
			                             : "tidak ada nilai yang dihitung");
			derive_how(c->d, "rata-rata %u nilai dari %u penilai%s",
			           (unsigned)cell->ballots, (unsigned)cell->raters,
			           a->counted & 1u << g ? ""
			           : a->below & 1u << g ? ", di bawah "
			                                  "penilai_paling_sedikit"
			                                : ", tanpa bobot");
			derive_rounded(c->d, "12 desimal, setengah menjauhi nol");
			derive_open(c->d);
		}
		any = true;
		explain_ballot(c, row);
	}
	if (any)
		derive_close(c->d);
}

static void
explain_mean(const struct account *c, const struct umpan_aspek *a)
{
	struct sb how = {0};
	char text[DEC_BUF];

	if (a->mean < 0) {
		derive_add(c->d, "nilai aspek", "tidak ada");
		derive_how(c->d, "tidak ada kelompok berbobot");
		return;
	}
	for (int g = 0; g < PENILAI_N; g++) {
		if (!(a->counted & 1u << g))
			continue;
		dec_format(text, c->weights->given[g], -1);
		sb_addf(&how, "%s%s %s", how.n > 0 ? ", " : "bobot ",
		        records_penilai.codes[g], text);
	}
	derive_add(c->d, "nilai aspek", "%s", digits(text, a->mean, MEAN));
	derive_how(c->d, "%.*s; dibagi jumlah bobot yang ada", (int)how.n, how.p);
	derive_law(c->d, c->weights->own ? "bobot_jabatan" : "bobot",
	           c->weights->own ? c->rule->own_mark : c->rule->weights_mark);
	derive_rounded(c->d, "12 desimal, setengah menjauhi nol");
	sb_release(&how);
}

static void
explain_aspek(const struct account *c, const struct umpan_aspek *a)
{
	struct slice code = strtab_text(&c->ballots->aspek, a->aspek);
	struct slice name = umpan_aspect_long(c->rule, a->aspek);

	derive_add(c->d, "aspek", "%.*s", (int)code.n, code.p);
	if (name.n > 0)
		derive_how(c->d, "%.*s", (int)name.n, name.p);
	derive_open(c->d);
	for (int g = 0; g < PENILAI_N; g++)
		explain_group(c, a, g);
	explain_mean(c, a);
	derive_close(c->d);
}

static void
explain_value(const struct account *c)
{
	const struct umpan_skor *s = c->s;
	char exact[DEC_BUF], printed[DEC_BUF];

	if (s->exact < 0) {
		derive_add(c->d, "nilai", "tidak ada");
		if (s->status == SKOR_BERTENTANGAN)
			derive_law(c->d, "suara_ganda", c->rule->twice_mark);
		else if (s->aspects > 0)
			derive_law(c->d, "kelompok_tidak_ada", c->rule->missing_mark);
		return;
	}
	digits(exact, s->exact, EXACT);
	dec_format(printed, dec_rounded(s->exact, 2), 2);
	derive_add(c->d, "nilai", "%s", printed);
	derive_how(c->d, "rata-rata %u aspek", (unsigned)s->aspects);
	derive_rounded(c->d, "%s menjadi 2 desimal, setengah menjauhi nol", exact);
	if (s->perilaku < 0)
		return;
	derive_add(c->d, "usulan perilaku", "%s", records_rating.codes[s->perilaku]);
	derive_how(c->d, "ditentukan pada %s", exact);
	derive_law(c->d, "perilaku", c->rule->cuts_mark);
}

static void
explain_recorded(const struct account *c)
{
	for (uint32_t i = 0; i < c->evidence->n; i++) {
		const struct evidence_row *row = &c->evidence->rows[i];

		if (row->type != &records_penilaian || row->period != c->s->period)
			continue;
		derive_add(c->d, "rekaman", "%s", row->text);
		derive_from(c->d, row->place);
	}
}

void
umpan_explain_skor(const struct umpan_rows *x, const struct evidence *evidence,
                   const struct umpan_walk *walk, const struct umpan_skor *s,
                   struct derive *d)
{
	const struct roster *roster = walk->ballots->roster;
	const struct account c = {
		.x = x,
		.evidence = evidence,
		.rule = walk->rule,
		.weights = umpan_weights(walk->rule,
	                                 roster->people[s->person].jenis_jabatan),
		.ballots = walk->ballots,
		.s = s,
		.d = d,
	};
	const struct ballot *at = walk->from;
	struct umpan_aspek a;
	struct umpan_room room;
	struct record r;

	umpan_skor_record(s, roster, walk->rule->rules->id, &r, &room);
	derive_add(d, "periode", "%s", room.period);
	derive_open(d);
	while (umpan_walk_aspek(walk, s, &at, &a))
		explain_aspek(&c, &a);
	explain_recorded(&c);
	explain_value(&c);
	derive_add(d, "unit", "%.*s", (int)r.f[SKOR_UNIT].s.n, r.f[SKOR_UNIT].s.p);
	derive_add(d, "status", "%s", records_status_skor.codes[s->status]);
	if (r.f[SKOR_CATATAN].s.n > 0)
		derive_add(d, "catatan", "%.*s", (int)r.f[SKOR_CATATAN].s.n,
		           r.f[SKOR_CATATAN].s.p);
	derive_close(d);
}
