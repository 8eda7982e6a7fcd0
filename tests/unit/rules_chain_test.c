#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "asn/rules.h"
#include "base/date.h"
#include "base/sb.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Sets that rest on each other: a.json, the one named, on b.json, on c.json. */
static const char *const names[] = {"a.json", "b.json", "c.json"};
static char dir[] = P_tmpdir "/asn-chain-XXXXXX";
static char path[LEN(names)][sizeof dir + 8];

static int
enter(void **state)
{
	(void)state;
	if (!mkdtemp(dir))
		return -1;
	for (size_t i = 0; i < LEN(names); i++)
		snprintf(path[i], sizeof path[i], "%s/%s", dir, names[i]);
	return 0;
}

static int
leave(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(names); i++)
		(void)unlink(path[i]);
	return rmdir(dir);
}

/* NULL: no such file. */
static int
load(struct rules **r, const char *const texts[LEN(names)], struct err *e)
{
	for (size_t i = 0; i < LEN(names); i++) {
		FILE *fp = texts[i] ? fopen(path[i], "w") : NULL;

		(void)(texts[i] ? 0 : unlink(path[i]));
		assert_true(!texts[i] ||
		            (fp && fputs(texts[i], fp) >= 0 && fclose(fp) == 0));
	}
	return rules_load(r, path[0], e);
}

#define DASAR "\"dasar\": [{\"peraturan\": \"P\", \"keyakinan\": \"teks\"}]"
#define HEAD(id) "\"id\": \"" id "\",\n\"judul\": \"U\", \"hitung\": \"jp\",\n" DASAR
#define BASE                                                                             \
	"{" HEAD("c") ",\n\"berlaku\": {\"mulai\": \"2020-01-01\"},\n"                   \
		      "\"t\": {\"keyakinan\": \"teks\", \"satu\": 1, \"dua\": [1, 2],\n" \
		      "\"dalam\": {\"keyakinan\": \"praktik\", \"nilai\": 3},\n"         \
		      "\"x\": {\"y\": 4}, \"lubang\": null}}"
#define OVER(id, base, rest)                                                             \
	"{\"id\": \"" id "\",\n\"dasar_aturan\": \"" base "\"" rest "}"

static void
test_merge(void **state)
{
	static const char *const texts[LEN(names)] = {
		OVER("a", "b.json",
	             ", \"t\": {\"satu\": 7, \"keyakinan\": \"kebijakan\"}"),
		OVER("b", "./c.json",
	             ", \"berlaku\": {\"sampai\": \"2024-12-31\"}, \"judul\": \"B\",\n"
	             "\"t\": {\"keyakinan\": \"sekunder\", \"satu\": 2, \"dua\": [3],\n"
	             "\"dalam\": 5, \"x\": {\"z\": 6}},\n"
	             "\"baru\": {\"keyakinan\": \"kebijakan\", \"a\": 8}"),
		BASE,
	};
	static const struct {
		const char *table, *key;
		int64_t want;
		const char *mark;
	} rows[] = {
		{"t", "satu", 7, "kebijakan"}, {"t", "dalam", 5, "kebijakan"},
		{"t", "x.y", 4, "kebijakan"},  {"t", "x.z", 6, "kebijakan"},
		{"baru", "a", 8, "kebijakan"},
	};
	struct rules *r;
	struct err e;
	int32_t from, to;

	(void)state;
	if (load(&r, texts, &e) != 0)
		fail_msg("%zu: %s", e.line, e.text);
	assert_string_equal(r->id, "a");
	assert_string_equal(r->title, "B");
	assert_string_equal(r->base, "b");
	assert_string_equal(r->basis[0].peraturan, "P");
	assert_true(date_parse(SLICE("2020-01-01"), &from) && r->from == from);
	assert_true(date_parse(SLICE("2024-12-31"), &to) && r->to == to);
	for (size_t i = 0; i < LEN(rows); i++) {
		const struct jsonnode *t;
		const char *mark;
		int64_t v;

		assert_int_equal(rules_table(r, rows[i].table, &t, &mark, &e), 0);
		assert_string_equal(mark, rows[i].mark);
		if (rules_cell_int(t, rows[i].table, rows[i].key, 0, 9, &v, &e) != 0)
			fail_msg("%s: %s", rows[i].key, e.text);
		assert_int_equal(v, rows[i].want);
	}
	rules_free(r);
}

/* What is laid over a shipped set prints as one set, and that reads as the same. */
static void
test_round_trip(void **state)
{
	static const char *const texts[LEN(names)] = {
		OVER("jp-x", "jp-lan10-2018",
	             ", \"pns\": {\"keyakinan\": \"teks\", \"paling_sedikit\": 22.5}")};
	struct sb first = {0}, second = {0};
	struct rules *r;
	struct err e;

	(void)state;
	assert_int_equal(load(&r, texts, &e), 0);
	assert_string_equal(r->base, "jp-lan10-2018");
	assert_int_equal(rules_write(r, &first, &e), 0);
	rules_free(r);
	assert_non_null(strstr(first.p, "\"paling_sedikit\": 22.5,\n"));
	assert_null(strstr(first.p, "dasar_aturan"));
	assert_int_equal(load(&r, (const char *[]){first.p, NULL, NULL}, &e), 0);
	assert_string_equal(r->base, "jp-lan10-2018");
	assert_int_equal(rules_write(r, &second, &e), 0);
	rules_free(r);
	assert_string_equal(first.p, second.p);
	sb_release(&first);
	sb_release(&second);
}

/* Every fault is told with the line of the file that has it; DIR is the folder. */
#define MARK                                                                             \
	".keyakinan: state how well the changed figures are established; they do not "   \
	"inherit the mark of c"
static const struct {
	const char *texts[LEN(names)];
	size_t line; /* in a.json */
	const char *want;
} faults[] = {
	{{OVER("a", "c.json", ",\n\"t\": {\"satu\": 2}"), NULL, BASE}, 3, "t" MARK},
	{{OVER("a", "c.json",
               ",\n\"t\": {\"keyakinan\": \"teks\",\n\"dalam\": {\"nilai\": 2}}"),
          NULL, BASE},
         4,
         "t.dalam" MARK},
	{{OVER("a", "b.json", ""), OVER("b", "c.json", ",\n\"t\": {\"dua\": 2}"), BASE},
         2,
         "DIR/b.json:3: t" MARK},
	{{OVER("c", "c.json", ""), NULL, BASE},
         1,
         "id: c is also that of a set it rests on; give it one of its own, and "
         "let no set rest on itself"},
	{{OVER("a", "a.json", "")},
         1,
         "id: a is also that of a set it rests on; give it one of its own, and "
         "let no set rest on itself"},
	{{OVER("a", "b.json", ""), OVER("b", "a.json", "")},
         1,
         "id: a is also that of a set it rests on; give it one of its own, and "
         "let no set rest on itself"},
	{{"{\n\"dasar_aturan\": \"jp-lan10-2018\"}"}, 0, "id: want a text"},
	{{"{\"id\": \"a\",\n\n\"dasar_aturan\": 3}"},
         3,
         "dasar_aturan: want the id of a shipped rule set, or a path"},
	{{OVER("a", "jp", "")},
         2,
         "dasar_aturan: jp: no such rule set is shipped; name a shipped one, or "
         "a file by a path with / or .json in it"},
	{{OVER("a", "b.json", "")},
         2,
         "dasar_aturan: DIR/b.json: cannot open: No such file or directory"},
	{{OVER("a", "b.json", ""), "{\n\"id\" 3}"},
         2,
         "DIR/b.json:2:6: malformed JSON: ':' expected near '3'"},
	{{OVER("a", "b.json", ""), "[]"},
         2,
         "DIR/b.json: a rule set must be one JSON object"},
	{{OVER("a", "b.json", ""), "{\"id\": \"b\",\n\"judul\": 3}"},
         2,
         "DIR/b.json:2: judul: want a text"},
	{{OVER("a", "b.json", ",\n\"judul\": 4"), "{\"id\": \"b\",\n\"judul\": 3}"},
         3,
         "judul: want a text"},
};

static void
test_fails(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(faults); i++) {
		struct sb want = {0};
		struct rules *r;
		struct err e;
		const char *at;

		for (at = faults[i].want; strncmp(at, "DIR", 3) != 0 && *at; at++)
			sb_addc(&want, *at);
		if (*at)
			sb_addf(&want, "%s%s", dir, at + 3);
		if (load(&r, faults[i].texts, &e) != -1 || r)
			fail_msg("row %zu was taken", i);
		/* The column is Jansson's. */
		if (e.kind != ERR_RULES || e.line != faults[i].line ||
		    strcmp(e.text, want.p) != 0)
			fail_msg("row %zu: %zu: %s", i, e.line, e.text);
		sb_release(&want);
	}
}

/* Cells that turn out to be unusable later, wherever they stand. */
static void
test_place(void **state)
{
	static const char *const texts[LEN(names)] = {
		OVER("a", "c.json",
	             ",\n\"t\": {\"keyakinan\": \"teks\",\n\"satu\": null}"),
		NULL,
		BASE,
	};
	static const struct {
		const char *text;
		size_t line;
		const char *want; /* behind the folder; NULL: the text as it is */
	} rows[] = {
		{"t.satu: x", 4, NULL},
		{"t.tiada: x", 3, NULL},
		{"t.lubang: x", 2, "/c.json:7: t.lubang: x"},
		{"t.x.y: x", 2, "/c.json:7: t.x.y: x"},
		{"t.x.q: x", 2, "/c.json:7: t.x.q: x"},
		{"hitung: x", 2, "/c.json:2: hitung: x"},
		{"tiada: x", 0, NULL},
		{"no path in it", 0, NULL},
	};
	struct rules *r;
	struct err e;

	(void)state;
	assert_int_equal(load(&r, texts, &e), 0);
	for (size_t i = 0; i < LEN(rows); i++) {
		size_t skip = rows[i].want ? strlen(dir) : 0;

		err_set(&e, ERR_RULES, "%s", rows[i].text);
		rules_place(r, &e);
		if (e.line != rows[i].line ||
		    strcmp(e.text + skip, rows[i].want ? rows[i].want : rows[i].text) !=
		            0)
			fail_msg("row %zu: %zu: %s", i, e.line, e.text);
		/* Said once is enough. */
		rules_place(r, &e);
		assert_int_equal(e.line, rows[i].line);
	}
	err_set(&e, ERR_INPUT, "t.satu: x");
	rules_place(r, &e);
	assert_int_equal(e.line, 0);
	rules_free(r);
	/* Of a shipped set there is no file to point into. */
	assert_int_equal(rules_load(&r, "jp-lan10-2018", &e), 0);
	err_set(&e, ERR_RULES, "pns: x");
	rules_place(r, &e);
	assert_true(e.line == 0 && strcmp(e.text, "pns: x") == 0);
	rules_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_merge),
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_fails),
		cmocka_unit_test(test_place),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
