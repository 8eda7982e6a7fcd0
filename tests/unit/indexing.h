/* Runs of the engine of the index of professionalism. */

#include <stdio.h>

#include "score/indeks.h"
#include "scoring.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

#define RULE_ID "ip-asn-2019"
#define RULE "aturan=" RULE_ID
#define ME "nip=198503152010011999"
#define OTHER "nip=199001012015012998"
#define WHOLE                                                                            \
	"skor " ME " periode=2026 aturan=permenpanrb-6-2022 predikat=baik status=lengkap"
#define ANOTHER "disiplin " OTHER " tingkat=berat tanggal=2020-01-01"

#define YEAR_2026 (INT64_C(2026) * 32)

/* What comes out of the records and, in found, the findings; both to be freed. found may
   be NULL. */
static char *
indexing(const char *const *lines, size_t n, int64_t period, int32_t as_of,
         unsigned results, char **found)
{
	const struct engine_opts opts = {
		.period = period, .as_of = as_of, .results = results, .threads = 1};
	struct scoring s;
	struct err e;
	char *out;

	assert_int_equal(scoring_open(&s, RULE_ID, period, results, &e), 0);
	if (as_of != DATE_NONE) {
		s.engine->close(s.state);
		s.state = s.engine->open(s.rules, &s.ground, &opts, &e);
	}
	assert_non_null(s.state);
	for (size_t i = 0; i < n; i++) {
		int got = scoring_give(&s, lines[i], i + 2, &e);

		assert_true(got == ENGINE_ACCEPT || got == ENGINE_SKIP);
	}
	scoring_put(&s);
	out = s.out.p;
	s.out = (struct sb){0};
	if (found) {
		*found = s.findings.p;
		s.findings = (struct sb){0};
	}
	scoring_close(&s);
	return out;
}

/* The value of a field in a line of results, or "". */
static void
indexing_field(const char *line, const char *name, char room[16])
{
	char key[32];
	const char *at;
	size_t n;

	(void)snprintf(key, sizeof key, " %s=", name);
	at = strstr(line, key);
	room[0] = '\0';
	if (!at)
		return;
	at += strlen(key);
	n = strcspn(at, " \n");
	assert_true(n < 16);
	memcpy(room, at, n);
	room[n] = '\0';
}
