#include "score/law.h"

#include <stdio.h>

#include "base/sb.h"

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
	if (rules_cell_is(l->table, key, "tidak_ada")) {
		*v = LAW_NONE;
		return 0;
	}
	return law_decimal(l, key, v, e);
}

int
law_list(const struct law *l, const char *key, size_t most, size_t *n, struct err *e)
{
	const struct jsonnode *list = jsonin_get(l->table, key);

	*n = jsonin_count(list);
	if (jsonin_is_array(list) && *n > 0 && *n <= most)
		return 0;
	return err_set(e, ERR_RULES, "%s.%s: want a list of 1 to %zu", l->path, key,
	               most);
}

int
law_part(const struct law *l, const char *key, int number, struct law *part,
         char path[LAW_PATH], struct err *e)
{
	const struct jsonnode *n = jsonin_get(l->table, key);
	struct slice mark;

	if (number < 0)
		snprintf(path, LAW_PATH, "%s.%s", l->path, key);
	else
		snprintf(path, LAW_PATH, "%s.%s[%d]", l->path, key, number);
	*part = *l;
	part->path = path;
	part->table = number < 0 ? n : jsonin_at(n, (size_t)number);
	if (!jsonin_is_object(part->table))
		return err_set(e, ERR_RULES, "%s: want an object", path);
	if (jsonin_text(jsonin_get(part->table, "keyakinan"), &mark))
		part->keyakinan = mark.p;
	return 0;
}

void
law_tell(const struct law *l, const char *cell, const char *keyakinan, struct derive *d)
{
	struct sb text = {0};

	sb_addf(&text, "%s, %s%s%s", l->dasar, l->path, *cell && *cell != '[' ? "." : "",
	        cell);
	derive_law(d, text.p, keyakinan ? keyakinan : l->keyakinan);
	sb_release(&text);
}
