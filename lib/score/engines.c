#include "score/engines.h"

#include <string.h>

#include "score/angka_kredit.h"
#include "score/appraise.h"
#include "score/feedback.h"
#include "score/ikm.h"
#include "score/ipasn.h"
#include "score/jpm.h"
#include "score/nilai.h"
#include "score/pengaduan.h"
#include "score/talenta.h"

static const struct engine *const all[] = {
	&appraise_engine,  &nilai_engine,   &nilai_prestasi_engine,
	&feedback_engine,  &ipasn_engine,   &angka_kredit_engine,
	&jpm_engine,       &talenta_engine, &ikm_engine,
	&pengaduan_engine,
};

#define ALL (sizeof all / sizeof *all)
#define RESULTS_MAX 32 /* as many as struct cli has bits for */

const struct engine *
engines_find(const char *computes)
{
	for (size_t i = 0; i < ALL; i++)
		if (strcmp(all[i]->computes, computes) == 0)
			return all[i];
	return NULL;
}

static size_t
add_once(const struct schema_type **made, size_t n, const struct schema_type *type)
{
	for (size_t i = 0; i < n; i++)
		if (made[i] == type)
			return n;
	made[n] = type;
	return n + 1;
}

const struct schema_type *const *
engines_results(void)
{
	static const struct schema_type *made[RESULTS_MAX + 1];
	size_t n = 0;

	for (size_t i = 0; i < ALL; i++)
		for (size_t k = 0; all[i]->made[k] && n < RESULTS_MAX; k++)
			n = add_once(made, n, all[i]->made[k]);
	made[n] = NULL;
	return made;
}
