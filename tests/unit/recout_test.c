#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/sb.h"
#include "stream/recout.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define IN(literal)                                                                      \
	{                                                                                \
		literal, sizeof(literal) - 1                                             \
	}

static const char *const codes[] = {"pns", "pppk"};
static const struct schema_codes status = {"status", codes, LEN(codes)};

static int
read_any(struct slice s, int64_t *v, struct err *e)
{
	(void)e;
	*v = (int64_t)s.n;
	return 0;
}

enum { NIP, NAMA, KODE, NILAI, SKOR, JUMLAH, TANGGAL, PLT, CATATAN, N };

static const struct schema_field orang_fields[] = {
	[NIP] = {.name = "nip", .kind = KIND_CUSTOM, .read = read_any},
	[NAMA] = {.name = "nama", .kind = KIND_TEXT},
	[KODE] = {.name = "kode", .kind = KIND_CODE, .codes = &status},
	[NILAI] = {.name = "nilai", .kind = KIND_DEC, .places = -1},
	[SKOR] = {.name = "skor", .kind = KIND_DEC, .places = 2},
	[JUMLAH] = {.name = "jumlah", .kind = KIND_INT},
	[TANGGAL] = {.name = "tanggal", .kind = KIND_DATE},
	[PLT] = {.name = "plt", .kind = KIND_YESNO},
	[CATATAN] = {.name = "catatan", .kind = KIND_LIST},
};
static const struct schema_type orang = {"orang", orang_fields, N, NULL, NULL};

static const struct schema_field unit_fields[] = {{.name = "id", .kind = KIND_TEXT}};
static const struct schema_type unit = {"unit", unit_fields, 1, NULL, NULL};

static const struct schema_type *const types[] = {&orang, &unit};
static const struct schema_field source[2] = {
	{.name = "berkas", .kind = KIND_TEXT},
	{.name = "baris", .kind = KIND_INT},
};
static const struct schema schema = {types, LEN(types), source};

/* A record of texts, as a reader fills it; the last two are the source. */
static void
fill(struct record *r, const struct schema_type *type, const struct slice *texts)
{
	struct err e;

	schema_clear(r, type);
	for (size_t i = 0; i < type->n; i++) {
		r->f[i].s = texts[i];
		assert_int_equal(schema_read(&type->fields[i], &r->f[i], &e), 0);
	}
	for (size_t i = 0; i < 2; i++) {
		r->source[i].s = texts[type->n + i];
		assert_int_equal(schema_read(&source[i], &r->source[i], &e), 0);
	}
}

struct out {
	FILE *fp;
	struct outfile *o;
	struct recout *w;
};

static void
begin(struct out *out, enum stream_form form)
{
	struct err e;

	out->fp = tmpfile();
	assert_non_null(out->fp);
	assert_int_equal(outfile_open(&out->o, NULL, fileno(out->fp), false, &e), 0);
	out->w = recout_new(out->o, &schema, form);
}

static void
put(struct out *out, const struct schema_type *type, const struct slice *texts)
{
	struct record r;
	struct err e;

	fill(&r, type, texts);
	assert_int_equal(recout_put(out->w, &r, &e), 0);
}

/* Ends the output, which must be want. */
static void
end(struct out *out, size_t row, struct slice want)
{
	struct sb text = {0};
	char buf[4096];
	struct err e;
	size_t n;

	recout_free(out->w);
	assert_int_equal(outfile_commit(out->o, &e), 0);
	outfile_close(out->o);
	rewind(out->fp);
	while ((n = fread(buf, 1, sizeof buf, out->fp)) > 0)
		sb_add(&text, (struct slice){buf, n});
	if (!slice_eq(sb_slice(&text), want))
		fail_msg("row %zu: %s\nwant %s", row, text.p, want.p);
	assert_int_equal(fclose(out->fp), 0);
	sb_release(&text);
}

#define HEAD "jenis,nip,nama,kode,nilai,skor,jumlah,tanggal,plt,catatan"

/* design, section 4: quotes where needed, decimals shortest but for results, a missing
   value an empty cell and no key; identifiers, codes and dates are strings. */
static void
test_fields(void **state)
{
	static const struct {
		struct slice texts[N + 2], csv, json;
	} rows[] = {
		{.csv = IN(HEAD "\norang,,,,,,,,,\n"),
	         .json = IN("{\"jenis\":\"orang\"}\n")},
		{.texts = {IN("198503152010011001"), IN("Siti"), IN("pns"), IN("8.50"),
	                   IN("90"), IN("007"), IN("2026-03-31"), IN("tidak"), IN("a;b")},
	         .csv = IN(HEAD "\norang,198503152010011001,Siti,pns,8.5,90.00,7,"
	                        "2026-03-31,tidak,a;b\n"),
	         .json = IN("{\"jenis\":\"orang\",\"nip\":\"198503152010011001\","
	                    "\"nama\":\"Siti\",\"kode\":\"pns\",\"nilai\":8.5,"
	                    "\"skor\":90.00,\"jumlah\":7,\"tanggal\":\"2026-03-31\","
	                    "\"plt\":\"tidak\",\"catatan\":\"a;b\"}\n")},
		{.texts = {IN(""), IN("a,\"b\"\r\nc"), IN(""), IN("-0.000"), IN("-0.004"),
	                   IN("-0"), IN(""), IN(""), IN("x,y;z")},
	         .csv = IN(HEAD "\norang,,\"a,\"\"b\"\"\r\nc\",,0,0.00,0,,,\"x,y;z\"\n"),
	         .json = IN("{\"jenis\":\"orang\",\"nama\":\"a,\\\"b\\\"\\r\\nc\","
	                    "\"nilai\":0,\"skor\":0.00,\"jumlah\":0,"
	                    "\"catatan\":\"x,y;z\"}\n")},
		{.texts = {IN(""), IN(" \0\xc3\xa9\x01"), IN(""), IN("-0000.100000"),
	                   IN("99.995"), IN("-999999999999999999")},
	         .csv = IN(HEAD "\norang,, \0\xc3\xa9\x01,,-0.1,100.00,"
	                        "-999999999999999999,,,\n"),
	         .json = IN("{\"jenis\":\"orang\",\"nama\":\" \\u0000\xc3\xa9\\u0001\","
	                    "\"nilai\":-0.1,\"skor\":100.00,"
	                    "\"jumlah\":-999999999999999999}\n")},
		{.texts = {[NILAI] = IN("0.000001"),
	                   [SKOR] = IN("-8.505"),
	                   [N] = IN("a,b.csv"),
	                   [N + 1] = IN("0017")},
	         .csv = IN(HEAD ",berkas,baris\norang,,,,0.000001,-8.51,,,,,"
	                        "\"a,b.csv\",17\n"),
	         .json = IN("{\"jenis\":\"orang\",\"nilai\":0.000001,\"skor\":-8.51,"
	                    "\"berkas\":\"a,b.csv\",\"baris\":17}\n")},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct out out;

		begin(&out, FORM_CSV);
		put(&out, &orang, rows[i].texts);
		end(&out, i, rows[i].csv);
		begin(&out, FORM_JSON);
		put(&out, &orang, rows[i].texts);
		end(&out, i, rows[i].json);
	}
}

/* One step of a table of steps: a record of unit, of orang, or a header alone. */
struct step {
	char what;                /* 'u', 'o', 'U', 'O'; 0 behind the last */
	const char *file, *baris; /* source */
};

/* A header whenever the type changes, or the source fields begin or cease. */
static void
test_headers(void **state)
{
#define UNIT "jenis,id\n"
#define ROW "unit,x\n"
#define ORANG HEAD "\n"
#define MAN "orang,,,,,,,,,\n"
	static const struct {
		struct step steps[6];
		const char *csv;
	} rows[] = {
		{{{0, NULL, NULL}}, ""},
		{{{'U', NULL, NULL}}, UNIT},
		{{{'U', "", NULL}}, "jenis,id,berkas,baris\n"},
		{{{'U', "", NULL}, {'u', "f", "2"}},
	         "jenis,id,berkas,baris\nunit,x,f,2\n"},
		{{{'U', NULL, NULL}, {'U', NULL, NULL}}, UNIT},
		{{{'U', NULL, NULL}, {'u', NULL, NULL}}, UNIT ROW},
		{{{'u', NULL, NULL}, {'u', NULL, NULL}, {'u', NULL, NULL}},
	         UNIT ROW ROW ROW},
		{{{'u', NULL, NULL}, {'U', NULL, NULL}, {'u', NULL, NULL}}, UNIT ROW ROW},
		{{{'u', NULL, NULL}, {'o', NULL, NULL}, {'u', NULL, NULL}},
	         UNIT ROW ORANG MAN UNIT ROW},
		{{{'u', NULL, NULL}, {'O', NULL, NULL}, {'u', NULL, NULL}},
	         UNIT ROW ORANG UNIT ROW},
		{{{'u', NULL, NULL}, {'u', "f", "2"}, {'u', "f", "3"}, {'u', NULL, NULL}},
	         UNIT ROW "jenis,id,berkas,baris\nunit,x,f,2\nunit,x,f,3\n" UNIT ROW},
		{{{'u', "f", NULL}, {'u', NULL, "3"}},
	         "jenis,id,berkas,baris\nunit,x,f,\nunit,x,,3\n"},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct out out;

		begin(&out, FORM_CSV);
		for (const struct step *s = rows[i].steps; s->what; s++) {
			bool of_unit = s->what == 'u' || s->what == 'U';
			const struct schema_type *type = of_unit ? &unit : &orang;
			struct slice texts[N + 2] = {{NULL, 0}};

			if (of_unit)
				texts[0] = SLICE("x");
			texts[type->n] = slice_of(s->file);
			texts[type->n + 1] = slice_of(s->baris);
			if (s->what == 'U' || s->what == 'O')
				recout_header(out.w, type, s->file != NULL);
			else
				put(&out, type, texts);
		}
		end(&out, i, slice_of(rows[i].csv));
	}
}

/* JSON needs none. */
static void
test_no_headers(void **state)
{
	static const struct slice texts[] = {IN("x"), IN(""), IN("")};
	struct out out;

	(void)state;
	begin(&out, FORM_JSON);
	recout_header(out.w, &unit, false);
	put(&out, &unit, texts);
	recout_header(out.w, &orang, false);
	end(&out, 0, SLICE("{\"jenis\":\"unit\",\"id\":\"x\"}\n"));
	recout_free(NULL);
}

/* A row is flushed as soon as it is put: none is half written when the next one fails. */
static void
test_long_row(void **state)
{
	static char quotes[300000];
	struct sb csv = {0};
	struct slice texts[] = {{quotes, sizeof quotes}, IN("f"), IN("1")};
	struct out out;

	(void)state;
	memset(quotes, '"', sizeof quotes);
	sb_adds(&csv, "jenis,id,berkas,baris\nunit,\"");
	for (size_t i = 0; i < 2 * sizeof quotes; i++)
		sb_addc(&csv, '"');
	sb_adds(&csv, "\",f,1\n");
	begin(&out, FORM_CSV);
	put(&out, &unit, texts);
	outfile_add(out.o, SLICE("unit,half"));
	end(&out, 0, sb_slice(&csv));
	sb_release(&csv);
}

/* Every third record is taken back, over several flushes. */
static void
test_withdraw(void **state)
{
	enum { RECORDS = 30000 };

	(void)state;
	for (int form = 0; form < 2; form++) {
		struct sb want = {0};
		struct out out;

		begin(&out, form ? FORM_JSON : FORM_CSV);
		if (form == 0)
			sb_adds(&want, "jenis,id\n");
		for (int i = 0; i < RECORDS; i++) {
			struct slice texts[3] = {{"", 0}, {"", 0}, {"", 0}};
			char id[40];
			int n = snprintf(id, sizeof id, "%030d", i);

			texts[0] = (struct slice){id, (size_t)n};
			put(&out, &unit, texts);
			if (i % 3 == 1)
				recout_withdraw(out.w);
			else
				sb_addf(&want,
				        form ? "{\"jenis\":\"unit\",\"id\":\"%s\"}\n"
				             : "unit,%s\n",
				        id);
		}
		end(&out, (size_t)form, sb_slice(&want));
		sb_release(&want);
	}
}

/* A full disk is noticed, at the latest when the output is ended. */
static void
test_full(void **state)
{
	(void)state;
	for (int form = 0; form < 2; form++) {
		struct outfile *o;
		struct recout *w;
		struct record r;
		struct err e;
		size_t n = 0;

		int fd = open("/dev/full", O_WRONLY);

		assert_int_equal(outfile_open(&o, NULL, fd, false, &e), 0);
		w = recout_new(o, &schema, form ? FORM_JSON : FORM_CSV);
		schema_clear(&r, &orang);
		while (n < 100000 && recout_put(w, &r, &e) == 0)
			n++;
		assert_true(n > 0 && n < 100000);
		assert_int_equal(e.kind, ERR_OUTPUT);
		assert_string_equal(e.text, "cannot write: No space left on device");
		recout_free(w);
		outfile_close(o);
		assert_int_equal(close(fd), 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields),     cmocka_unit_test(test_headers),
		cmocka_unit_test(test_no_headers), cmocka_unit_test(test_long_row),
		cmocka_unit_test(test_withdraw),   cmocka_unit_test(test_full),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
