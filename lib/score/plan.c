#include "score/plan.h"

unsigned
plan_faults(const struct skp_row *rows, size_t n)
{
	unsigned notes = 0;

	for (size_t i = 0; i < n; i++) {
		if (rows[i].flags & SKP_ROW_DISPUTED)
			notes |= SKOR_NOTE_SKP_BERTENTANGAN;
		if (rows[i].flags & SKP_ROW_REJECTED)
			notes |= SKOR_NOTE_SKP_DITOLAK;
	}
	return notes;
}

int
plan_check(const struct record *r, struct err *e)
{
	const struct field *target = &r->f[SKP_TARGET], *real = &r->f[SKP_REALISASI];
	dec_wide most = (dec_wide)target->v * (PLAN_PERCENT_MAX / 100);

	if (r->f[SKP_BOBOT].v > LAW_MAX) {
		err_row(e, "bobot", "above 1000000; write the weight in percent");
		err_field(e, SLICE("bobot"));
		return err_value(e, r->f[SKP_BOBOT].s, 0);
	}
	if (target->s.n == 0)
		return 0;
	if (target->v <= 0) {
		err_row(e, "target",
		        "not above zero, so that nothing can be measured by it; correct "
		        "it, or leave the row out");
		err_field(e, SLICE("target"));
		return err_value(e, target->s, 0);
	}
	if (real->v <= most && real->v >= -most)
		return 0;
	err_row(e, "realisasi", "more than %d times the target; both must be in one unit",
	        PLAN_PERCENT_MAX / 100);
	err_field(e, SLICE("realisasi"));
	return err_value(e, real->s, 0);
}

void
plan_mean_add(struct plan_mean *m, int64_t weight, dec_wide value)
{
	m->n++;
	m->sum += value;
	if (weight == CELL_NO_VALUE)
		return;
	m->weighed++;
	m->weights += weight;
	m->products += weight * value;
}

bool
plan_mean_of(const struct plan_mean *m, dec_wide *mean)
{
	if (m->n == 0 || (m->weighed > 0 && (m->weighed < m->n || m->weights == 0)))
		return false;
	*mean = m->weighed > 0 ? dec_quotient(m->products, m->weights)
	                       : dec_quotient(m->sum, (dec_wide)m->n);
	return true;
}

const char *
plan_text(char room[DEC_BUF], dec_wide value)
{
	dec_format_exact(room, dec_exact(value));
	return room;
}

const char *
plan_aspect(const struct skp_row *row)
{
	return row->aspek < 0 ? "capaian" : records_aspek.codes[row->aspek];
}

void
plan_tell_place(const struct plan_tell *tell, const struct skp_row *row)
{
	if (row->evidence != EVIDENCE_NONE)
		derive_from(tell->d, tell->evidence->rows[row->evidence].place);
}
