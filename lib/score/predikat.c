#include "score/predikat.h"

static int
load_row(struct predikat *p, const struct jsonnode *matrix, const char *mark,
         int hasil_kerja, struct err *e)
{
	const char *const *rating = records_rating.codes;
	const struct jsonnode *row = jsonin_get(matrix, rating[hasil_kerja]);
	char path[32] = "matriks.";

	memcpy(path + 8, rating[hasil_kerja], strlen(rating[hasil_kerja]) + 1);
	for (int k = 0; k < RATING_N; k++) {
		int code;

		if (rules_cell_code(row, path, rating[k], &records_predikat, &code, e) <
		    0)
			return -1;
		if (code >= PREDIKAT_N)
			return err_set(e, ERR_RULES,
			               "%s.%s: %s is a predicate of older rules", path,
			               rating[k], records_predikat.codes[code]);
		p->cell[hasil_kerja][k] = (signed char)code;
		p->mark[hasil_kerja][k] = rules_cell_mark(row, rating[k]);
		if (!p->mark[hasil_kerja][k])
			p->mark[hasil_kerja][k] = mark;
	}
	return 0;
}

int
predikat_load(struct predikat *p, const struct rules *r, struct err *e)
{
	const struct jsonnode *matrix;
	const char *mark;

	if (strcmp(r->computes, "predikat") != 0)
		return err_set(e, ERR_RULES,
		               "hitung: %s computes %s; name one that computes predikat",
		               r->id, r->computes);
	p->rules = r;
	if (rules_table(r, "matriks", &matrix, &mark, e) < 0)
		return -1;
	for (int k = 0; k < RATING_N; k++)
		if (load_row(p, matrix, mark, k, e) < 0)
			return -1;
	return 0;
}

struct verdict
predikat_judge(const struct predikat *p, int hasil_kerja, int perilaku, int tercatat)
{
	struct verdict v = {-1, SKOR_SEMENTARA};

	if (hasil_kerja >= 0 && perilaku >= 0) {
		v.predikat = p->cell[hasil_kerja][perilaku];
		v.status = tercatat >= 0 && tercatat != v.predikat ? SKOR_BEDA
		                                                   : SKOR_LENGKAP;
	} else if (hasil_kerja < 0 && perilaku < 0 && tercatat < 0) {
		v.status = SKOR_BELUM_DINILAI;
	}
	return v;
}
