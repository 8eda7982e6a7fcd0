#include "check/check.h"

#include "base/date.h"

void
check_init(struct check *c, const struct pension *pension, int64_t period, int32_t day)
{
	*c = (struct check){.period = period};
	c->findings.places = &c->places;
	c->people.findings = &c->findings;
	c->people.pension = pension;
	c->units.findings = &c->findings;
	c->appraisals.findings = &c->findings;
	c->courses.findings = &c->findings;
	c->courses.day = day;
	c->sums.findings = &c->findings;
}

static void
learn_type(struct check *c, const struct schema_type *type)
{
	c->type = type;
	c->nip = schema_field_number(type, SLICE("nip"));
	c->unit = schema_field_number(type, SLICE("unit"));
	c->periode = schema_field_number(type, SLICE("periode"));
}

/* Records about a person whom a roster must have. */
static bool
needs_person(const struct schema_type *type)
{
	return type == &records_penilaian || type == &records_skp ||
	       type == &records_umpan_balik || type == &records_pelatihan ||
	       type == &records_kompetensi || type == &records_disiplin ||
	       type == &records_potensi;
}

bool
check_put(struct check *c, const struct record *r, const char *file)
{
	uint32_t place, unit = 0, person;

	if (r->type != c->type)
		learn_type(c, r->type);
	if (c->period >= 0 && c->periode >= 0 && r->f[c->periode].v != c->period)
		return false;
	if (r->type != &records_unit && c->unit < 0 && !needs_person(r->type))
		return false;
	place = place_put(&c->places, r, file);
	if (c->unit >= 0 && r->f[c->unit].s.n)
		unit = units_refer(&c->units, r->type, r->f[c->unit].s, place);
	if (needs_person(r->type)) {
		person = people_number(&c->people, r->f[c->nip].v);
		people_mention(&c->people, r->type, person, place);
		if (r->type == &records_penilaian)
			appraisal_put(&c->appraisals, r, person, place);
		else if (r->type == &records_pelatihan)
			course_put(&c->courses, r, place);
	} else if (r->type == &records_pegawai) {
		people_put(&c->people, r, place, unit);
	} else if (r->type == &records_unit) {
		units_put(&c->units, r, place);
	} else if (r->type == &records_skor) {
		person = people_number(&c->people, r->f[c->nip].v);
		sums_skor(&c->sums, r, person, place);
	} else if (r->type == &records_skor_unit) {
		sums_unit(&c->sums, r, place);
	} else if (r->type == &records_jp) {
		sums_jp(&c->sums, r, place);
	}
	return true;
}

void
check_finish(struct check *c)
{
	people_seal(&c->people);
	people_check(&c->people, c->courses.day);
	units_check(&c->units, &c->people);
	appraisal_check(&c->appraisals, &c->people);
	course_check(&c->courses);
	sums_check(&c->sums, &c->people);
	finding_sort(&c->findings);
}

bool
check_note(const struct check *c, int i, struct sb *text)
{
	bool roster = c->people.n > 0, day = c->courses.day != DATE_NONE;
	const struct {
		bool say;
		uint64_t n; /* to begin with; 0: none */
		const char *text;
	} notes[CHECK_NOTES] = {
		{!roster, 0,
	         "no pegawai in the input: people, superiors, heads and service not "
	         "checked"},
		{roster && !c->people.superiors, 0,
	         "no atasan in the roster: superiors not checked"},
		{c->units.n == 0, 0, "no unit in the input: units not checked"},
		{c->units.n > 0 && !c->units.heads, 0,
	         "no kepala in the units: heads not checked"},
		{!day, 0,
	         "no -p, no --as-of: retirement age and training in the future not "
	         "checked"},
		{day && c->people.ageless > 0, c->people.ageless,
	         "people in service whose retirement age is not known"},
		{c->sums.unfounded > 0, c->sums.unfounded,
	         "skor_unit without skor of their period and rule set: not checked"},
	};

	sb_clear(text);
	if (notes[i].n)
		sb_addf(text, "%llu ", (unsigned long long)notes[i].n);
	sb_adds(text, notes[i].text);
	return notes[i].say;
}

void
check_release(struct check *c)
{
	sums_release(&c->sums);
	course_release(&c->courses);
	appraisal_release(&c->appraisals);
	units_release(&c->units);
	people_release(&c->people);
	finding_release(&c->findings);
	place_release(&c->places);
}
