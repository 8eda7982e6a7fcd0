#include "training/gap.h"

#include "asn/records.h"
#include "base/date.h"

struct gap_mark {
	uint32_t kompetensi;
	int32_t day;
	uint32_t before; /* 1 + number of this person's mark before it, 0 none */
	int level;
};

/* The assessment that counts, of the person who is being written. */
struct gap_latest {
	uint32_t owner; /* 1 + that person's place in the order: others left theirs */
	int32_t day;
	int level;
	bool clash;
};

int
gap_init(struct gap *g, const struct roster *r, const struct rules *rules, int32_t as_of,
         struct err *e)
{
	*g = (struct gap){.roster = r, .as_of = as_of};
	return standard_init(&g->standard, rules, e);
}

void
gap_put(struct gap *g, uint32_t person, const struct record *r)
{
	int32_t day = (int32_t)r->f[KOMPETENSI_TANGGAL].v;
	struct gap_mark *mark;

	if (g->as_of != DATE_NONE && day > g->as_of)
		return;
	if (person >= g->n_last) {
		size_t n = mem_grown(g->n_last, (size_t)person + 1);

		g->last = mem_resize(g->last, n, sizeof *g->last);
		memset(g->last + g->n_last, 0, (n - g->n_last) * sizeof *g->last);
		g->n_last = (uint32_t)n;
	}
	if (g->n == g->cap) {
		g->cap = (uint32_t)mem_grown(g->cap, (size_t)g->n + 1);
		g->marks = mem_resize(g->marks, g->cap, sizeof *g->marks);
	}
	mark = &g->marks[g->n++];
	mark->kompetensi =
		standard_kompetensi(&g->standard, r->f[KOMPETENSI_KOMPETENSI].s);
	mark->day = day;
	mark->level = (int)r->f[KOMPETENSI_LEVEL].v;
	mark->before = g->last[person];
	g->last[person] = g->n;
}

void
gap_begin(struct gap *g)
{
	standard_close(&g->standard);
	g->order = keytab_sorted(&g->roster->nips);
	g->latest = mem_array((size_t)g->standard.names.n + 1, sizeof *g->latest);
}

static void
find_latest(struct gap *g)
{
	uint32_t i = g->person < g->n_last ? g->last[g->person] : 0;

	for (const struct gap_mark *m; i; i = m->before) {
		struct gap_latest *l;

		m = &g->marks[i - 1];
		l = &g->latest[m->kompetensi];
		if (l->owner != g->at || m->day > l->day)
			*l = (struct gap_latest){g->at, m->day, m->level, false};
		else if (m->day == l->day && m->level != l->level)
			l->clash = true;
	}
}

static bool
is_due(const struct gap *g, const struct person *p)
{
	return p->listed && person_is_active(p) &&
	       (g->as_of == DATE_NONE || person_in_service(p, g->as_of, g->as_of));
}

static void
judge(struct gap *g, struct gap_row *row)
{
	const struct gap_latest *l = &g->latest[row->need->kompetensi];
	bool known = l->owner == g->at;

	row->level = GAP_UNKNOWN;
	row->assessed = known ? l->day : DATE_NONE;
	row->why = 0;
	if (!known) {
		row->why |= GAP_NOT_ASSESSED;
	} else if (g->as_of != DATE_NONE &&
	           g->as_of > date_add_years(l->day, (int)g->standard.valid_years)) {
		row->why |= GAP_EXPIRED;
	} else if (l->clash) {
		row->why |= GAP_CLASHING_LEVELS;
		g->n_clashes++;
	} else {
		row->level = l->level;
	}
	if (row->need->level == STANDARD_UNKNOWN)
		row->why |= GAP_CLASHING_STANDARD;

	if (row->why) {
		row->status = GAP_TIDAK_DIKETAHUI;
	} else if (row->level < row->need->level) {
		row->status = GAP_KURANG;
		row->why = GAP_BELOW;
	} else {
		row->status = row->level == row->need->level ? GAP_MEMENUHI : GAP_LEBIH;
	}
	if (g->roster->people[row->person].ambiguous)
		row->why |= GAP_AMBIGUOUS_PERSON;
}

enum gap_step
gap_next(struct gap *g, struct gap_row *row)
{
	const struct roster *r = g->roster;

	while (g->at_need == g->needs.n) {
		const struct person *p;

		if (g->at == r->nips.n)
			return GAP_END;
		g->person = g->order[g->at++];
		p = &r->people[g->person];
		if (!is_due(g, p))
			continue;
		g->needs = standard_of(&g->standard, strtab_text(&r->titles, p->jabatan),
		                       p->jenjang, p->jenis_jabatan);
		g->at_need = 0;
		if (g->needs.n == 0) {
			g->n_no_standard++;
			*row = (struct gap_row){.person = g->person,
			                        .nip = (int64_t)r->nips.keys[g->person]};
			return GAP_NO_STANDARD;
		}
		find_latest(g);
	}
	row->person = g->person;
	row->nip = (int64_t)r->nips.keys[g->person];
	row->need = &g->needs.p[g->at_need++];
	judge(g, row);
	return GAP_ROW;
}

void
gap_reasons(struct sb *b, unsigned why)
{
	static const char *const words[GAP_REASONS] = {
		"asesmen_bertentangan", "belum_diasesmen", "di_bawah_standar",
		"kedaluwarsa",          "pegawai_ganda",   "standar_bertentangan"};

	sb_clear(b);
	for (size_t i = 0; i < GAP_REASONS; i++)
		if (why & 1U << i) {
			if (b->n)
				sb_addc(b, ';');
			sb_adds(b, words[i]);
		}
}

static void
list_sources(struct sb *b, const struct gap *g, const struct gap_row *row)
{
	char day[DATE_BUF];

	sb_clear(b);
	if (row->assessed != DATE_NONE) {
		date_format(day, row->assessed);
		sb_adds(b, "asesmen:");
		sb_adds(b, day);
		sb_addc(b, ';');
	}
	sb_adds(b, row->need->general ? "aturan:" : "standar");
	if (row->need->general)
		sb_adds(b, g->standard.rules->id);
}

void
gap_record(const struct gap *g, const struct gap_row *row, struct record *r,
           struct gap_room *room)
{
	const struct person *p = &g->roster->people[row->person];
	int short_by = row->status == GAP_KURANG ? row->need->level - row->level : 0;

	gap_reasons(&room->why, row->why);
	list_sources(&room->source, g, row);
	schema_clear(r, &records_kesenjangan);
	records_nip(r, KESENJANGAN_NIP, row->nip, room->nip);
	records_text(r, KESENJANGAN_NAMA, roster_nama(g->roster, row->person));
	records_text(r, KESENJANGAN_UNIT, strtab_text(&g->roster->units, p->unit));
	records_text(r, KESENJANGAN_KOMPETENSI, row->need->name);
	if (row->need->level != STANDARD_UNKNOWN)
		records_value(r, KESENJANGAN_SYARAT, row->need->level);
	if (row->level != GAP_UNKNOWN)
		records_value(r, KESENJANGAN_CAPAIAN, row->level);
	if (row->status != GAP_TIDAK_DIKETAHUI)
		records_value(r, KESENJANGAN_SELISIH, short_by);
	records_code(r, KESENJANGAN_STATUS, row->status);
	records_text(r, KESENJANGAN_ALASAN, sb_slice(&room->why));
	records_text(r, KESENJANGAN_SUMBER, sb_slice(&room->source));
}

void
gap_room_release(struct gap_room *room)
{
	sb_release(&room->why);
	sb_release(&room->source);
}

void
gap_release(struct gap *g)
{
	standard_release(&g->standard);
	mem_free(g->marks);
	mem_free(g->last);
	mem_free(g->order);
	mem_free(g->latest);
	*g = (struct gap){0};
}
