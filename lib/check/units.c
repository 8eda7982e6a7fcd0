#include "check/units.h"

#include <stdlib.h>

#include "check/loops.h"
#include "stream/fingerprint.h"

struct units_one {
	uint64_t print;
	int64_t kepala;           /* 0 none */
	uint32_t id, nama, induk; /* in texts; induk 0 none */
	uint32_t place;           /* of the first row for this id */
	bool ambiguous;
};

/* Records of one type that give one text as their unit. */
struct units_ref {
	uint64_t n;
	const struct schema_type *type;
	uint32_t text, place;
};

/* Which units a text can mean: one by its id, or those of the name. */
struct meaning {
	bool is_id;
	uint32_t named;
};

void
units_put(struct units *u, const struct record *unit, uint32_t place)
{
	const struct field *f = unit->f;
	struct units_one one = {
		.print = fingerprint_of(unit),
		.kepala = f[UNIT_KEPALA].s.n ? f[UNIT_KEPALA].v : 0,
		.id = strtab_put(&u->texts, f[UNIT_ID].s),
		.nama = strtab_put(&u->texts, f[UNIT_NAMA].s),
		.induk = strtab_put(&u->texts, f[UNIT_INDUK].s),
		.place = place,
	};
	uint32_t at = keytab_put(&u->ids, one.id);
	struct units_one *held;

	if (at == u->n) {
		if (u->n == u->cap) {
			u->cap = (uint32_t)mem_grown(u->cap, (size_t)u->n + 1);
			u->all = mem_resize(u->all, u->cap, sizeof *u->all);
		}
		u->all[u->n++] = one;
	}
	held = &u->all[at];
	one.place = place_first(u->findings->places, held->place, place);
	one.ambiguous = held->ambiguous || held->print != one.print;
	if (one.print > held->print) {
		held->place = one.place;
		held->ambiguous = one.ambiguous;
	} else {
		*held = one;
	}
	u->heads |= f[UNIT_KEPALA].s.n > 0;
}

uint32_t
units_refer(struct units *u, const struct schema_type *type, struct slice unit,
            uint32_t place)
{
	uint32_t text = strtab_put(&u->texts, unit), before = u->ref_keys.n, at;
	uint64_t key = (uint64_t)text << 8 | records_number(type);
	struct units_ref *ref;

	at = keytab_put(&u->ref_keys, key);
	if (at >= u->cap_refs) {
		u->cap_refs = (uint32_t)mem_grown(u->cap_refs, (size_t)at + 1);
		u->refs = mem_resize(u->refs, u->cap_refs, sizeof *u->refs);
	}
	ref = &u->refs[at];
	if (at == before)
		*ref = (struct units_ref){0, type, text, PLACE_NONE};
	ref->n++;
	ref->place = place_first(u->findings->places, ref->place, place);
	return text;
}

static struct slice
text_of(const struct units *u, uint32_t number)
{
	return strtab_text(&u->texts, number);
}

static void
check_refs(const struct units *u, const struct meaning *means)
{
	for (uint32_t i = 0; i < u->ref_keys.n; i++) {
		const struct units_ref *ref = &u->refs[i];
		const struct meaning *m = &means[ref->text];

		if (m->is_id || m->named == 1)
			continue;
		if (m->named == 0)
			finding_add(
				u->findings, FINDING_UNIT_TIDAK_DIKENAL, ref->type,
				ref->place, text_of(u, ref->text),
				"%llu %s of a unit that is neither id nor name of one",
				(unsigned long long)ref->n, ref->type->name);
		else
			finding_add(
				u->findings, FINDING_NAMA_UNIT_RANCU, ref->type,
				ref->place, text_of(u, ref->text),
				"%llu %s of a unit by a name that %u units bear; give "
				"its id",
				(unsigned long long)ref->n, ref->type->name, m->named);
	}
}

struct named {
	uint32_t name, unit;
};

static int
by_name(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	return (x->name > y->name) - (x->name < y->name);
}

/* Names that several units bear. */
static void
check_names(const struct units *u, const struct meaning *means)
{
	struct named *list = mem_array(u->n, sizeof *list);

	for (uint32_t i = 0; i < u->n; i++)
		list[i] = (struct named){u->all[i].nama, i};
	if (u->n)
		qsort(list, u->n, sizeof *list, by_name);
	for (uint32_t i = 0, n; i < u->n; i += n) {
		uint32_t name = list[i].name, place = PLACE_NONE;

		n = means[name].named;
		for (uint32_t k = i; k < i + n; k++)
			place = place_first(u->findings->places, place,
			                    u->all[list[k].unit].place);
		if (n > 1)
			finding_add(u->findings, FINDING_NAMA_UNIT_SAMA, &records_unit,
			            place, text_of(u, name), "%u units bear this name",
			            n);
	}
	mem_free(list);
}

struct tree {
	const struct units *u;
	uint32_t *next;
};

static void
report_loop(uint32_t member, void *arg)
{
	const struct tree *t = arg;
	const struct units *u = t->u;
	uint32_t smallest = member, n = 0, i = member;

	do {
		if (slice_cmp(text_of(u, u->all[i].id), text_of(u, u->all[smallest].id)) <
		    0)
			smallest = i;
		n++;
		i = t->next[i];
	} while (i != member);
	if (n == 1)
		finding_add(u->findings, FINDING_UNIT_LINGKARAN, &records_unit,
		            u->all[smallest].place, text_of(u, u->all[smallest].id),
		            "the unit stands above itself; leave induk of the topmost "
		            "unit empty");
	else
		finding_add(u->findings, FINDING_UNIT_LINGKARAN, &records_unit,
		            u->all[smallest].place, text_of(u, u->all[smallest].id),
		            "%u units stand above each other in a loop", n);
}

static void
check_tree(const struct units *u)
{
	struct tree t = {u, mem_array(u->n, sizeof *t.next)};

	for (uint32_t i = 0; i < u->n; i++) {
		const struct units_one *one = &u->all[i];
		struct slice induk = text_of(u, one->induk);

		t.next[i] = one->induk ? keytab_find(&u->ids, one->induk) : LOOPS_NONE;
		if (one->induk && t.next[i] == KEYTAB_NONE)
			finding_add(u->findings, FINDING_INDUK_TIDAK_ADA, &records_unit,
			            one->place, text_of(u, one->id),
			            "no unit has the id that stands as its induk, %.*s",
			            induk.n < 100 ? (int)induk.n : 100, induk.p);
	}
	loops_find(t.next, u->n, report_loop, &t);
	mem_free(t.next);
}

/* Whether a row of the roster has the person in this unit, by id or by name. */
static bool
works_there(const struct people *people, uint32_t person, const struct units_one *one)
{
	uint32_t n;
	const struct people_row *rows = people_rows(people, person, &n);

	for (uint32_t i = 0; i < n; i++)
		if (rows[i].unit == one->id || rows[i].unit == one->nama)
			return true;
	return false;
}

static void
check_head(const struct units *u, const struct units_one *one,
           const struct people *people)
{
	uint32_t person, n;

	if (!one->kepala) {
		if (u->heads)
			finding_add(u->findings, FINDING_UNIT_TANPA_KEPALA, &records_unit,
			            one->place, text_of(u, one->id),
			            "the unit has no kepala");
		return;
	}
	if (people->n == 0)
		return;
	person = keytab_find(&people->nips, (uint64_t)one->kepala);
	(void)people_rows(people, person, &n);
	if (n == 0)
		finding_add(u->findings, FINDING_KEPALA_TANPA_PEGAWAI, &records_unit,
		            one->place, text_of(u, one->id),
		            "its kepala %018lld is not on the roster",
		            (long long)one->kepala);
	else if (!works_there(people, person, one))
		finding_add(u->findings, FINDING_KEPALA_UNIT_LAIN, &records_unit,
		            one->place, text_of(u, one->id),
		            "its kepala %018lld is in another unit by the roster",
		            (long long)one->kepala);
}

void
units_check(struct units *u, const struct people *people)
{
	struct meaning *means;

	if (u->n == 0)
		return;
	means = mem_array(u->texts.n, sizeof *means);
	for (uint32_t i = 0; i < u->n; i++) {
		means[u->all[i].id].is_id = true;
		means[u->all[i].nama].named++;
	}
	for (uint32_t i = 0; i < u->n; i++) {
		const struct units_one *one = &u->all[i];

		if (one->ambiguous)
			finding_add(u->findings, FINDING_UNIT_GANDA, &records_unit,
			            one->place, text_of(u, one->id),
			            "rows of one id that differ; take out the one that "
			            "is wrong");
		check_head(u, one, people);
	}
	check_refs(u, means);
	check_names(u, means);
	check_tree(u);
	mem_free(means);
}

void
units_release(struct units *u)
{
	strtab_release(&u->texts);
	keytab_release(&u->ids);
	keytab_release(&u->ref_keys);
	mem_free(u->all);
	mem_free(u->refs);
	*u = (struct units){0};
}
