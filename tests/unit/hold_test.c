#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "asn/records.h"
#include "base/mem.h"
#include "import/hold.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static char folder[] = P_tmpdir "/asn-hold-XXXXXX";

static int
enter(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int
leave(void **state)
{
	(void)state;
	return rmdir(folder);
}

static size_t
names_in_folder(void)
{
	DIR *d = opendir(folder);
	size_t n = 0;

	assert_non_null(d);
	while (readdir(d))
		n++;
	closedir(d);
	return n - 2; /* . and .. */
}

static uint64_t
draw(uint64_t *seed)
{
	*seed ^= *seed >> 12;
	*seed ^= *seed << 25;
	*seed ^= *seed >> 27;
	return *seed * UINT64_C(0x2545F4914F6CDD1D);
}

/* FIELD=VALUE with ; between them, as the schema reads them. */
static void
fill(struct record *r, const struct schema_type *type, size_t line, const char *text)
{
	struct err e;

	schema_clear(r, type);
	r->line = line;
	while (*text) {
		size_t name = strcspn(text, "="), value = strcspn(text + name + 1, ";");
		int f = schema_field_number(type, (struct slice){text, name});

		assert_true(f >= 0);
		r->f[f].s = (struct slice){text + name + 1, value};
		if (schema_read(&type->fields[f], &r->f[f], &e) != 0)
			fail_msg("%s: %s", text, e.text);
		text += name + 1 + value;
		text += *text == ';';
	}
}

#define A "nip=198501012010011999;periode=2026-Q1"
#define B "nip=198501012010011998;periode=2026-Q1"

/* Appraisals in, line after line; the verdict on each, the line it is about, and the
   lines that come out. */
static const struct {
	enum hold_rule rule;
	struct {
		const char *text;
		int want;
		size_t other;
	} in[5];
	size_t out[5];
} verdicts[] = {
	{HOLD_LAST,
         {{A, HOLD_KEPT, 0},
          {B, HOLD_KEPT, 0},
          {A, HOLD_REPLACED, 1},
          {A ";predikat=baik", HOLD_REPLACED, 3}},
         {2, 4}},
	{HOLD_NEWEST,
         {{A, HOLD_KEPT, 0}, {B, HOLD_KEPT, 0}, {A, HOLD_LEFT_OUT, 1}},
         {1, 2}},
	{HOLD_NEWEST,
         {{A ";dinilai=2026-04-05", HOLD_KEPT, 0},
          {B ";dinilai=2026-04-05", HOLD_KEPT, 0},
          {A ";dinilai=2026-04-04", HOLD_LEFT_OUT, 1},
          {B ";dinilai=2026-04-06", HOLD_REPLACED, 2},
          {B ";dinilai=2026-04-05", HOLD_LEFT_OUT, 4}},
         {1, 4}},
	{HOLD_NEWEST,
         {{A ";dinilai=2026-04-05;predikat=baik", HOLD_KEPT, 0},
          {A ";dinilai=2026-04-05;predikat=kurang", HOLD_BAD, 1},
          {A ";dinilai=2026-04-05;predikat=baik", HOLD_LEFT_OUT, 1},
          {A ";predikat=kurang", HOLD_BAD, 1},
          {A ";dinilai=2026-04-07;predikat=kurang", HOLD_REPLACED, 1}},
         {5}},
	{HOLD_NEWEST,
         {{A, HOLD_KEPT, 0},
          {A ";dinilai=1970-01-01", HOLD_BAD, 1},
          {A ";nilai_skp=0", HOLD_BAD, 1}},
         {1}},
	/* 8.5 and 8.50 are one value. */
	{HOLD_NEWEST,
         {{A ";nilai_skp=8.5", HOLD_KEPT, 0}, {A ";nilai_skp=8.50", HOLD_LEFT_OUT, 1}},
         {1}},
};

static void
test_verdicts(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(verdicts); i++) {
		struct keys *k = keys_new();
		struct hold *h = hold_new(k, verdicts[i].rule, folder);
		struct keys_place other = {"", 0};
		struct record r;
		const struct record *out;
		struct err e;

		keys_file(k, "a");
		for (size_t j = 0; j < 5 && verdicts[i].in[j].text; j++) {
			int got;

			fill(&r, &records_penilaian, j + 1, verdicts[i].in[j].text);
			got = hold_put(h, &r, &other, &e);
			if (got != verdicts[i].in[j].want)
				fail_msg("row %zu, record %zu: %d", i, j, got);
			if (got != HOLD_KEPT && other.line != verdicts[i].in[j].other)
				fail_msg("row %zu, record %zu: %zu", i, j, other.line);
		}
		for (size_t j = 0; j < 5 && verdicts[i].out[j]; j++) {
			assert_int_equal(hold_next(h, &out, &e), 1);
			assert_int_equal(out->line, verdicts[i].out[j]);
		}
		assert_int_equal(hold_next(h, &out, &e), 0);
		hold_free(h);
		keys_free(k);
	}
}

static void
test_messages(void **state)
{
	struct keys *k = keys_new();
	struct hold *h = hold_new(k, HOLD_NEWEST, folder);
	struct keys_place other;
	struct record r;
	struct err e;

	(void)state;
	keys_file(k, "a");
	fill(&r, &records_pegawai, 7, "nip=198501012010011999;nama=x;unit=y");
	assert_int_equal(hold_put(h, &r, &other, &e), HOLD_KEPT);
	keys_file(k, "b");
	fill(&r, &records_pegawai, 3,
	     "nip=198501012010011999;nama=x;unit=y;mulai=2026-01-01");
	assert_int_equal(hold_put(h, &r, &other, &e), HOLD_BAD);
	assert_string_equal(e.code, "ganda");
	assert_int_equal(e.line, 3);
	assert_string_equal(other.file, "a");
	assert_string_equal(e.text,
	                    "the same nip as line 7 of a; they differ, but mulai is "
	                    "missing in one; keep one");
	fill(&r, &records_pegawai, 4, "nip=198501012010011999;nama=z;unit=y");
	assert_int_equal(hold_put(h, &r, &other, &e), HOLD_BAD);
	fill(&r, &records_pegawai, 5,
	     "nip=198501012010011998;nama=x;unit=y;mulai=2026-01-01");
	assert_int_equal(hold_put(h, &r, &other, &e), HOLD_KEPT);
	fill(&r, &records_pegawai, 6,
	     "nip=198501012010011998;nama=z;unit=y;mulai=2026-01-01");
	assert_int_equal(hold_put(h, &r, &other, &e), HOLD_BAD);
	assert_string_equal(e.text, "the same nip as line 5; they differ, but mulai is "
	                            "the same; keep one");
	fill(&r, &records_unit, 8, "id=1;nama=x");
	assert_int_equal(hold_put(h, &r, &other, &e), HOLD_FAIL);
	assert_int_equal(e.kind, ERR_USAGE);
	hold_free(h);
	keys_free(k);
}

static void
same(const struct record *a, const struct record *b)
{
	assert_ptr_equal(a->type, b->type);
	assert_int_equal(a->line, b->line);
	for (size_t i = 0; i < a->type->n + 2; i++) {
		const struct field *x =
			i < a->type->n ? &a->f[i] : &a->source[i - a->type->n];
		const struct field *y =
			i < a->type->n ? &b->f[i] : &b->source[i - a->type->n];

		assert_true(slice_eq(x->s, y->s));
		assert_int_equal(x->v, y->v);
	}
}

/* What went in comes out, whatever type and size: records that are like none too, and
   some larger than all that is kept in memory. */
static void
test_records_stay_what_they_are(void **state)
{
	enum { N = 6, LARGE = 3000000 };
	struct keys *k = keys_new();
	struct hold *h = hold_new(k, HOLD_LAST, folder);
	char *large = mem_alloc(LARGE);
	const struct record *out;
	struct keys_place other;
	struct record r[N];
	struct err e;

	(void)state;
	keys_file(k, "a");
	memset(large, 'x', LARGE);
	fill(&r[0], &records_survei, 2, "unit=A;periode=2026-Q1;persyaratan=4");
	fill(&r[1], &records_survei, 3, "unit=A;periode=2026-Q1;persyaratan=4");
	fill(&r[2], &records_penilaian, 4,
	     A
	     ";predikat=baik;nilai_skp=8.50;plt=tidak;unit=x, \"y\"\n;mulai=1969-12-31");
	fill(&r[3], &records_pelatihan, 5,
	     "nip=198501012010011999;nama=x;bentuk=teknis;biaya=1000000;tahun=2025");
	r[3].source[0].s = SLICE("a file");
	r[3].source[1] = (struct field){SLICE("5"), 5};
	fill(&r[4], &records_unit, 6, "id=1");
	r[4].f[UNIT_NAMA].s = (struct slice){large, LARGE};
	fill(&r[5], &records_unit, 7, "id=2;nama=y");
	assert_int_equal(hold_put(h, &r[5], &other, &e), HOLD_KEPT);
	for (size_t i = 0; i < N; i++)
		assert_int_equal(hold_put(h, &r[i], &other, &e),
		                 i == 5 ? HOLD_REPLACED : HOLD_KEPT);
	for (size_t i = 0; i < N; i++) {
		assert_int_equal(hold_next(h, &out, &e), 1);
		same(out, &r[i]);
	}
	assert_int_equal(hold_next(h, &out, &e), 0);
	mem_free(large);
	hold_free(h);
	keys_free(k);
}

struct mention {
	uint32_t key, date, word;
	bool kept;
};

/* The same decided over an array of all, of which later ones look back. */
static int
reference(struct mention *m, size_t i, enum hold_rule rule, const uint32_t *winner)
{
	struct mention *old = winner[m[i].key] ? &m[winner[m[i].key] - 1] : NULL;

	m[i].kept = !old || rule == HOLD_LAST || m[i].date > old->date;
	if (!old)
		return HOLD_KEPT;
	old->kept = !m[i].kept;
	return m[i].kept                ? HOLD_REPLACED
	       : m[i].date < old->date  ? HOLD_LEFT_OUT
	       : m[i].word == old->word ? HOLD_LEFT_OUT
	                                : HOLD_BAD;
}

static void
random_run(enum hold_rule rule, uint32_t n, uint32_t n_keys, uint64_t seed)
{
	struct keys *k = keys_new();
	struct hold *h = hold_new(k, rule, folder);
	struct mention *m = mem_array(n, sizeof *m);
	uint32_t *winner = mem_array(n_keys, sizeof *winner);
	const struct record *out;
	struct record r;
	struct err e;

	keys_file(k, "a");
	for (uint32_t i = 0; i < n; i++) {
		struct keys_place other = {"", 0};
		char name[200];
		int want;

		m[i] = (struct mention){(uint32_t)(draw(&seed) % n_keys),
		                        (uint32_t)(draw(&seed) % 5),
		                        (uint32_t)(draw(&seed) % 3), false};
		schema_clear(&r, &records_pegawai);
		r.line = i + 1;
		r.f[PEGAWAI_NIP] = (struct field){SLICE("k"), m[i].key};
		r.f[PEGAWAI_NAMA].s = (struct slice){
			name, (size_t)snprintf(name, sizeof name, "%0*u",
		                               20 + 60 * (int)m[i].word, m[i].word)};
		r.f[PEGAWAI_UNIT].s = SLICE("u");
		r.f[PEGAWAI_MULAI] = (struct field){SLICE("d"), m[i].date};
		want = reference(m, i, rule, winner);
		assert_int_equal(hold_put(h, &r, &other, &e), want);
		if (want != HOLD_KEPT)
			assert_int_equal(other.line, winner[m[i].key]);
		if (m[i].kept)
			winner[m[i].key] = i + 1;
	}
	for (uint32_t i = 0; i < n; i++) {
		if (!m[i].kept)
			continue;
		assert_int_equal(hold_next(h, &out, &e), 1);
		assert_int_equal(out->line, i + 1);
		assert_int_equal(out->f[PEGAWAI_NIP].v, m[i].key);
		assert_int_equal(out->f[PEGAWAI_MULAI].v, m[i].date);
		assert_int_equal(out->f[PEGAWAI_NAMA].s.n, 20 + 60 * m[i].word);
	}
	assert_int_equal(hold_next(h, &out, &e), 0);
	assert_int_equal(names_in_folder(), 0);
	mem_free(m);
	mem_free(winner);
	hold_free(h);
	keys_free(k);
}

/* In memory alone, just over what fits there, and mostly in the file. */
static void
test_random(void **state)
{
	static const uint32_t sizes[] = {10, 1000, 6000, 60000};

	(void)state;
	for (size_t i = 0; i < LEN(sizes); i++)
		for (uint32_t share = 1; share <= 100; share *= 10) {
			random_run(HOLD_LAST, sizes[i], sizes[i] / share + 1, i + share);
			random_run(HOLD_NEWEST, sizes[i], sizes[i] / share + 1,
			           i + share);
		}
}

/* So many records that a file was needed; what hold_put said last. */
static int
put_many(struct hold *h, struct err *e)
{
	int got = HOLD_KEPT;

	for (size_t i = 0; i < 20000 && got == HOLD_KEPT; i++) {
		struct keys_place other;
		struct record r;

		fill(&r, &records_pegawai, i + 1, "nama=x;unit=y");
		r.f[PEGAWAI_NIP] = (struct field){SLICE("k"), (int64_t)i};
		got = hold_put(h, &r, &other, e);
	}
	return got;
}

static void
test_killed(void **state)
{
	int pipes[2], status;
	char ready;
	pid_t pid;

	(void)state;
	assert_int_equal(pipe(pipes), 0);
	pid = fork();
	if (pid == 0) {
		struct keys *k = keys_new();
		struct err e;
		bool good = put_many(hold_new(k, HOLD_LAST, folder), &e) == HOLD_KEPT &&
		            write(pipes[1], "y", 1) == 1;

		while (good)
			pause();
		_exit(1);
	}
	close(pipes[1]);
	assert_int_equal(read(pipes[0], &ready, 1), 1);
	assert_int_equal(names_in_folder(), 0);
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(names_in_folder(), 0);
	close(pipes[0]);
}

/* A file that may not grow stands for a disk that is full. */
static void
test_full_disk(void **state)
{
	int status;
	pid_t pid = fork();

	(void)state;
	if (pid == 0) {
		struct rlimit limit = {300000, 300000};
		struct keys *k = keys_new();
		struct hold *h = hold_new(k, HOLD_LAST, folder);
		struct err e;
		bool good;

		signal(SIGXFSZ, SIG_IGN);
		good = setrlimit(RLIMIT_FSIZE, &limit) == 0 &&
		       put_many(h, &e) == HOLD_FAIL && e.kind == ERR_OUTPUT &&
		       strstr(e.text, folder) && strstr(e.text, "TMPDIR");
		hold_free(h);
		keys_free(k);
		_exit(good ? 0 : 1);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_int_equal(names_in_folder(), 0);
}

static void
test_no_folder(void **state)
{
	struct keys *k = keys_new();
	struct hold *h = hold_new(k, HOLD_LAST, "/nowhere/at all");
	struct err e;

	(void)state;
	assert_int_equal(put_many(h, &e), HOLD_FAIL);
	assert_int_equal(e.kind, ERR_OUTPUT);
	assert_non_null(
		strstr(e.text, "cannot make a temporary file in /nowhere/at all"));
	hold_free(h);
	keys_free(k);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_verdicts),
		cmocka_unit_test(test_messages),
		cmocka_unit_test(test_records_stay_what_they_are),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_killed),
		cmocka_unit_test(test_full_disk),
		cmocka_unit_test(test_no_folder),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
