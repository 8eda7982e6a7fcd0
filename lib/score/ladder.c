#include "score/ladder.h"

#include "base/sb.h"

static int
load_step(struct ladder *l, size_t i, const struct jsonnode *node, const char *path,
          struct err *e)
{
	struct ladder_step *step = &l->steps[i];

	if (!jsonin_text(jsonin_get(node, "nama"), &step->name) || step->name.n == 0)
		return err_set(e, ERR_RULES, "%s.nama: want a name", path);
	if (jsonin_get(node, "arti") &&
	    !jsonin_text(jsonin_get(node, "arti"), &step->meaning))
		return err_set(e, ERR_RULES, "%s.arti: want a text", path);
	if (rules_cell_decimal(node, path, "dari", &step->from, e))
		return -1;
	if (step->from < 0 || (i > 0 && step->from >= l->steps[i - 1].from))
		return err_set(e, ERR_RULES,
		               "%s.dari: want the classes from the highest down to 0",
		               path);
	return 0;
}

int
ladder_load(struct ladder *l, const struct jsonnode *table, const char *path,
            const char *key, struct err *e)
{
	const struct jsonnode *list = jsonin_get(table, key);
	struct sb at = {0};
	int status = 0;

	*l = (struct ladder){.n = jsonin_count(list)};
	if (!jsonin_is_array(list) || l->n == 0 || l->n > LADDER_MAX)
		return err_set(e, ERR_RULES, "%s.%s: want a list of 1 to %d classes",
		               path, key, LADDER_MAX);
	for (size_t i = 0; i < l->n && status == 0; i++) {
		sb_clear(&at);
		sb_addf(&at, "%s.%s[%zu]", path, key, i);
		status = load_step(l, i, jsonin_at(list, i), at.p, e);
	}
	sb_release(&at);
	if (status == 0 && l->steps[l->n - 1].from != 0)
		return err_set(e, ERR_RULES,
		               "%s.%s[%zu].dari: the lowest class must begin with 0",
		               path, key, l->n - 1);
	return status;
}

size_t
ladder_class(const struct ladder *l, dec_wide num, int64_t den)
{
	size_t i = 0;

	while (i + 1 < l->n && num < (dec_wide)l->steps[i].from * den)
		i++;
	return i;
}
