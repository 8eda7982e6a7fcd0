#include "score/law.h"

#include <stdio.h>
#include <string.h>

#include "base/dec.h"

int
law_table(struct law *l, const struct rules *r, const char *path, struct err *e)
{
	struct slice dasar;

	l->path = path;
	l->dasar = r->basis[0].peraturan;
	if (rules_table(r, path, &l->table, &l->keyakinan, e) < 0)
		return -1;
	if (jsonin_text(jsonin_get(l->table, "dasar"), &dasar))
		l->dasar = dasar.p; /* Jansson ends its texts with a NUL */
	return 0;
}

int
law_decimal(const struct law *l, const char *key, int64_t *v, struct err *e)
{
	if (rules_cell_decimal(l->table, l->path, key, v, e) < 0)
		return -1;
	if (*v < 0 || *v > LAW_MAX)
		return err_set(e, ERR_RULES, "%s.%s: want a number from 0 to 1000000",
		               l->path, key);
	return 0;
}

int
law_bound(const struct law *l, const char *key, int64_t *v, struct err *e)
{
	struct slice s;

	if (jsonin_text(jsonin_get(l->table, key), &s) &&
	    slice_eq(s, SLICE("tidak_ada"))) {
		*v = LAW_NONE;
		return 0;
	}
	return law_decimal(l, key, v, e);
}
