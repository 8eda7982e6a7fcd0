#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "asn/records.h"
#include "base/dec.h"
#include "base/sb.h"
#include "pieces.h"
#include "stream/stream.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define IN(literal)                                                                      \
	{                                                                                \
		literal, sizeof(literal) - 1                                             \
	}

static void
tell_field(struct sb *said, const struct schema_field *f, const struct field *x)
{
	struct field again = {x->s, 42};
	char buf[DEC_BUF];
	struct err e;

	/* Whatever was remembered of other rows, the value is that of the text. */
	assert_int_equal(schema_read(f, &again, &e), 0);
	assert_int_equal(x->v, again.v);
	sb_addc(said, '|');
	if (x->s.n > 0 && f->kind == KIND_DEC)
		sb_add(said, (struct slice){buf, dec_format(buf, x->v, -1)});
	else if (x->s.n > 0 && f->kind == KIND_INT)
		sb_add(said, (struct slice){buf, dec_format_int(buf, x->v)});
	else
		sb_add(said, x->s);
}

static void
tell_unknown(struct slice name, size_t line, void *arg)
{
	struct sb *said = arg;

	sb_addf(said, "%zu?%.*s ", line, (int)name.n, name.p);
}

static void
tell_bare(const struct schema_type *type, bool sourced, size_t line, void *arg)
{
	struct sb *said = arg;

	sb_addf(said, "%zu-%s%s ", line, type ? type->name : "", sourced ? "+" : "");
}

/*
 * What a stream is, as text, one word an event:
 *
 *	LINE=type|field|field	a record; empty fields at its end are left out
 *	LINE?name		a column or key the schema does not have
 *	LINE-type+		a table without a row; + when it has a source field
 *	LINE:COLUMN!field	a row that breaks the schema
 *	LINE:COLUMN!!field	the stream failed
 *	.			its end
 */
static void
tell(struct sb *said, const struct stream_opts *o, struct err *e)
{
	const struct record *r;
	struct stream *s;
	struct input in;
	int got;

	sb_clear(said);
	assert_int_equal(input_open(&in, NULL, e), 0);
	assert_int_not_equal(input_first(&in, e), -2);
	s = stream_new(&in, o);
	stream_on_unknown(s, tell_unknown, said);
	stream_on_bare(s, tell_bare, said);
	while ((got = stream_next(s, &r, e)) > 0) {
		if (got == STREAM_BAD) {
			assert_int_equal(e->kind, ERR_ROW);
			sb_addf(said, "%zu:%zu!%s ", e->line, e->column, e->field);
			continue;
		}
		sb_addf(said, "%zu=%s", r->line, r->type->name);
		for (size_t i = 0; i < r->type->n; i++)
			tell_field(said, &r->type->fields[i], &r->f[i]);
		for (size_t i = 0; i < 2; i++)
			tell_field(said, &records_schema.source[i], &r->source[i]);
		while (said->p[said->n - 1] == '|')
			said->n--;
		sb_addc(said, ' ');
	}
	if (got < 0)
		sb_addf(said, "%zu:%zu!!%s", e->line, e->column, e->field);
	else
		sb_addc(said, '.');
	stream_free(s);
	input_close(&in);
}

struct example {
	struct slice in;
	const char *want;
	const char *text; /* words of the last message; NULL: none in question */
	bool need_akhir;
	enum err_kind kind; /* of a failure; ERR_INPUT when not given */
};

/* Both ways, and several sizes of read: all of them are for the readers' own tests. */
static void
check(const struct example *rows, size_t n)
{
	static const size_t pieces[] = {0, 1, 3, 16, 50};
	struct sb said = {0};

	for (size_t i = 0; i < n * LEN(pieces) * 2; i++) {
		const struct example *x = &rows[i / (LEN(pieces) * 2)];
		struct stream_opts o = {&records_schema, i % 2, x->need_akhir};
		size_t piece = pieces[i / 2 % LEN(pieces)], row = (size_t)(x - rows);
		struct err e = {.kind = ERR_NONE};

		feed(x->in, piece);
		tell(&said, &o, &e);
		if (strcmp(said.p, x->want) != 0 || (x->text && !strstr(e.text, x->text)))
			fail_msg("row %zu, %s, reads of %zu: %s (%s)\nwant %s", row,
			         i % 2 ? "library" : "fast", piece, said.p, e.text,
			         x->want);
		if (strstr(x->want, "!!") && e.kind != (x->kind ? x->kind : ERR_INPUT))
			fail_msg("row %zu: kind %d", row, e.kind);
	}
	sb_release(&said);
}

#define STANDAR "jenis,jabatan,kompetensi,level\n"
#define CAPAIAN "jenis,unit,periode,capaian\n"
#define NIP "198503152010011001"

static const struct example tables[] = {
	{.in = IN(STANDAR), .want = "1-standar ."},
	{.in = IN(STANDAR "standar,Analis,K1,3\n"), .want = "2=standar|Analis|K1|3 ."},
	{.in = IN(STANDAR "standar,Analis,K1,3"), .want = "2=standar|Analis|K1|3 ."},
	{.in = IN("\xef\xbb\xbf" STANDAR "standar,Analis,K1,3\n"),
         .want = "2=standar|Analis|K1|3 ."},
	{.in = IN("jenis,jabatan,kompetensi,level\r\nstandar,A,K1,3\r\n"),
         .want = "2=standar|A|K1|3 ."},
	{.in = IN("\"jenis\",jabatan,\"kompetensi\",level\n\"standar\",\"A\",K,"
                  "\"3\"\n"),
         .want = "2=standar|A|K|3 ."},
	{.in = IN("\n" STANDAR "\nstandar,\"a\nb\",K1,3\n\nstandar,B,K1,4\n\n"),
         .want = "4=standar|a\nb|K1|3 7=standar|B|K1|4 ."},
	/* tables one after another, as cat makes them */
	{.in = IN(STANDAR "standar,A,K1,3\n" CAPAIAN
                          "capaian_unit,U,2026-Q3,baik\n" STANDAR "standar,B,K2,1\n"),
         .want = "2=standar|A|K1|3 4=capaian_unit|U|2026-Q3|baik "
                 "6=standar|B|K2|1 ."},
	{.in = IN(STANDAR STANDAR CAPAIAN "capaian_unit,U,2026,baik\n"),
         .want = "1-standar 2-standar 4=capaian_unit|U|2026|baik ."},
	/* columns in another order, some only, and several types in one table */
	{.in = IN("jenis,level,jabatan,kompetensi\nstandar,3,A,K1\n" STANDAR
                  "standar,A,K1,3\n"),
         .want = "2=standar|A|K1|3 4=standar|A|K1|3 ."},
	{.in = IN("jenis,unit,nama,nip\npegawai,U,Siti," NIP "\n"),
         .want = "2=pegawai|" NIP "|Siti|U ."},
	{.in = IN("jenis,kompetensi,level,unit,periode,capaian,jabatan\n"
                  "standar,K1,3,,,,A\ncapaian_unit,,,U,2026-07,istimewa,\n"
                  "standar,K2,4,,,,A\n"),
         .want = "1?unit 1?periode 1?capaian 2=standar|A|K1|3 1?kompetensi "
                 "1?level 1?jabatan 3=capaian_unit|U|2026-07|istimewa "
                 "4=standar|A|K2|4 ."},
	/* the source fields stand wherever they like */
	{.in = IN("jenis,sumber_baris,unit,periode,capaian,sumber_berkas\n"
                  "capaian_unit,0017,U,2026,baik,a.csv\n"),
         .want = "2=capaian_unit|U|2026|baik|a.csv|17 ."},
	/* cells that repeat, change, and are wrong in between */
	{.in = IN(CAPAIAN "capaian_unit,U,2026,baik\ncapaian_unit,U,2026,baik\n"
                          "capaian_unit,U,2026-Q1,baik\ncapaian_unit,U,2027,bai\n"
                          "capaian_unit,U,2026,kurang\ncapaian_unit,U,,kurang\n"
                          "capaian_unit,V,2026,sangat_kurang\n"),
         .want = "2=capaian_unit|U|2026|baik 3=capaian_unit|U|2026|baik "
                 "4=capaian_unit|U|2026-Q1|baik 5:21!capaian "
                 "6=capaian_unit|U|2026|kurang 7:0!periode "
                 "8=capaian_unit|V|2026|sangat_kurang ."},
	{.in = IN("jenis,level,jabatan,kompetensi\n"
                  "standar,0000000000000000000000000000000000003,A,K\n"
                  "standar,0000000000000000000000000000000000003,A,K\n"),
         .want = "2=standar|A|K|3 3=standar|A|K|3 ."},
	/* unknown columns: once a name, whatever they hold; not the empty name */
	{.in = IN("jenis,x,jabatan,y,kompetensi,level,x,\n"
                  "standar,1,A,2,K,3,4,5\nstandar,,B,,K,3,,\n"
                  "jenis,y,jabatan,kompetensi,level,z\nstandar,,C,K,3,\n"),
         .want = "1?x 1?y 2=standar|A|K|3 3=standar|B|K|3 4?z "
                 "5=standar|C|K|3 ."},
	{.in = IN("jenis,,jabatan,kompetensi,level,\nstandar,,A,K,3,\n"),
         .want = "2=standar|A|K|3 ."},
	/* what asn-import --rejects puts in front */
	{.in = IN("tolak_baris,tolak_kolom,tolak_alasan,jenis,jabatan,"
                  "kompetensi,level\n17,level,want 1 to 5,standar,A,K,3\n"),
         .want = "2=standar|A|K|3 ."},
	{.in = IN(STANDAR "standar,A,K,3\n"
                          "tolak_alasan,jenis,jabatan,kompetensi,level\n"
                          "\"a, b\",standar,A,K,6\n"),
         .want = "2=standar|A|K|3 4:0!level ."},
	{.in = IN("tolak_,jenis,jabatan,kompetensi,level\n"), .want = "1:1!!"},
};

static void
test_tables(void **state)
{
	(void)state;
	check(tables, LEN(tables));
}

#define PELATIHAN "jenis,nip,nama,bentuk,jp,tahun,mulai,internasional\n"

/* Rows that break the schema: each is named, the others are read. */
static void
test_bad_rows(void **state)
{
	static const struct example rows[] = {
		{.in = IN(STANDAR "standar,A,,3\nstandar,,K,3\nstandar,A,K,\n"
	                          "standar,A,K,2\n"),
	         .want = "2:0!kompetensi 3:0!jabatan 4:0!level 5=standar|A|K|2 .",
	         .text = "missing, and every standar needs one"},
		{.in = IN("jenis,jabatan,level\nstandar,A,3\n"),
	         .want = "2:0!kompetensi ."},
		{.in = IN(STANDAR "standar,A,K,tiga\nstandar,A,K,3\n"),
	         .want = "2:13!level 3=standar|A|K|3 ."},
		{.in = IN(STANDAR "standar,\"A,\"\"\",K,3.0\n"),
	         .want = "2:18!level .",
	         .text = "not a whole number"},
		{.in = IN(PELATIHAN "pelatihan,1985,X,teknis,,2025,,\n"),
	         .want = "2:11!nip .",
	         .text = "4 digits, want 18"},
		{.in = IN(PELATIHAN "pelatihan," NIP ",X,tehnis,,2025,,\n"),
	         .want = "2:32!bentuk ."},
		{.in = IN(PELATIHAN "pelatihan," NIP ",X,teknis,\"8,5\",2025,,\n"),
	         .want = "2:39!jp .",
	         .text = "decimal comma"},
		{.in = IN(PELATIHAN "pelatihan," NIP ",X,teknis,,,2025-02-30,\n"),
	         .want = "2:41!mulai ."},
		{.in = IN(PELATIHAN "pelatihan," NIP ",X,teknis,,2025,,YA\n"),
	         .want = "2:46!internasional ."},
		{.in = IN(PELATIHAN "pelatihan," NIP ",X,teknis,,1899,,\n"
	                            "pelatihan," NIP ",X,teknis,-1,2025,,\n"),
	         .want = "2:0!tahun 3:0!jp ."},
		/* a fault leaves nothing behind for the next row */
		{.in = IN(PELATIHAN "pelatihan," NIP ",X,teknis,8,2025,,Y\n"
	                            "pelatihan," NIP ",Y,seminar,,2024,,\n"),
	         .want = "2:47!internasional 3=pelatihan|" NIP
	                 "||Y|seminar|||||||||||||2024 ."},
		/* bytes that are no UTF-8, wherever they stand */
		{.in = IN(STANDAR "standar,\xff,K,3\nstandar,\xc3\xa9,K,3\n"),
	         .want = "2:9! 3=standar|\xc3\xa9|K|3 .",
	         .text = "not UTF-8"},
		{.in = IN("jenis,jabatan,kompetensi,level,x\nstandar,A,K,3,\xc3\n"),
	         .want = "1?x 2:15! ."},
		{.in = IN("jenis,jabatan,kompetensi,level,\xff\nstandar,A,K,3,\n"),
	         .want = "1?\xff 2=standar|A|K|3 ."},
	};

	(void)state;
	check(rows, LEN(rows));
}

/* What is no stream of records, or is one no longer. */
static void
test_broken(void **state)
{
	static const struct example rows[] = {
		{.in = IN(""), .want = "0:0!!", .text = "not a single table or record"},
		{.in = IN("\n\r\n"),
	         .want = "0:0!!",
	         .text = "not a single table or record"},
		{.in = IN("nip,nama\n1,2\n"), .want = "1:1!!", .text = "asn-import"},
		{.in = IN("nip,jenis\n1,pegawai\n"), .want = "1:1!!"},
		{.in = IN("Jenis,unit,periode,capaian\n"), .want = "1:1!!"},
		{.in = IN(" jenis,unit\n"), .want = "1:1!!"},
		{.in = IN("standar,A,K,3\n"), .want = "1:1!!"},
		/* types */
		{.in = IN(STANDAR "standard,A,K,3\n"),
	         .want = "2:1!!jenis",
	         .text = "no such record type"},
		{.in = IN(STANDAR ",A,K,3\n"), .want = "2:1!!jenis"},
		{.in = IN("tolak_alasan,jenis,unit\n\"a,b\",satuan,U\n"),
	         .want = "2:7!!jenis"},
		{.in = IN(STANDAR "standar,A,K,3\nSTANDAR,A,K,3\n"),
	         .want = "2=standar|A|K|3 3:1!!jenis"},
		/* shape */
		{.in = IN(STANDAR "standar,A,K\n"),
	         .want = "2:0!!",
	         .text = "the row has 3 fields, its header 4"},
		{.in = IN(STANDAR "standar,A,K,3,\n"), .want = "2:0!!"},
		{.in = IN(STANDAR "standar,A,K,3\nstandar,A"),
	         .want = "2=standar|A|K|3 3:0!!",
	         .text = "cut off"},
		{.in = IN("jenis,level,jabatan,kompetensi,level\nstandar,3,A,K,3\n"),
	         .want = "1:0!!level",
	         .text = "two columns have this name"},
		{.in = IN("jenis,unit,periode,capaian,sumber_baris,sumber_baris\n"
	                  "capaian_unit,U,2026,baik,1,2\n"),
	         .want = "1:0!!sumber_baris"},
		/* CSV */
		{.in = IN(STANDAR "standar,A\"B,K,3\nstandar,A,K,3\n"),
	         .want = "2:10!!",
	         .text = "quote"},
		{.in = IN(STANDAR "standar,A,K,3\nstandar,\"A,K,3\n"),
	         .want = "2=standar|A|K|3 3:0!!",
	         .text = "ends inside a quoted field"},
		/* one form a file */
		{.in = IN(STANDAR "{\"jenis\":\"standar\"}\n"), .want = "2:2!!"},
		{.in = IN("jenis\n{}\n"), .want = "2:1!!jenis"},
		{.in = IN("{\"jenis\":\"capaian_unit\",\"unit\":\"U\",\"periode\":"
	                  "\"2026\",\"capaian\":\"baik\"}\n" STANDAR),
	         .want = "1=capaian_unit|U|2026|baik 2:5!!",
	         .text = "malformed JSON"},
	};

	(void)state;
	check(rows, LEN(rows));
}

#define J(rest) "{\"jenis\":\"standar\"," rest "}\n"
#define UMUM(type, value)                                                                \
	"{\"jenis\":\"" type                                                             \
	"\",\"unit\":\"U\",\"periode\":\"2026\",\"aturan\":\"r\",\"nilai\":"             \
	"\"" value "\"}\n"
#define A3 "\"jabatan\":\"A\",\"kompetensi\":\"K\",\"level\":3"

static const struct example json[] = {
	{.in = IN(J(A3)), .want = "1=standar|A|K|3 ."},
	{.in = IN("{" A3 ",\"jenis\":\"standar\"}"), .want = "1=standar|A|K|3 ."},
	{.in = IN("\xef\xbb\xbf" J(A3) "\n" J(A3)),
         .want = "1=standar|A|K|3 3=standar|A|K|3 ."},
	{.in = IN(J("\"level\":3,\"kompetensi\":\"K\",\"jabatan\":\"A\"") J(A3)),
         .want = "1=standar|A|K|3 2=standar|A|K|3 ."},
	/* types by turns, keys that come and go */
	{.in = IN(J(A3) "{\"jenis\":\"capaian_unit\",\"unit\":\"U\",\"periode\":"
                        "\"2026\",\"capaian\":\"baik\"}\n" J(A3)),
         .want = "1=standar|A|K|3 2=capaian_unit|U|2026|baik "
                 "3=standar|A|K|3 ."},
	{.in = IN("{\"jenis\":\"skor_unit\",\"unit\":\"U\",\"periode\":\"2026\","
                  "\"aturan\":\"r\",\"nilai\":8.50,\"catatan\":\"a;b\"}\n"
                  "{\"jenis\":\"skor_unit\",\"unit\":\"U\",\"periode\":\"2026\","
                  "\"aturan\":\"r\",\"pegawai\":1}\n"),
         .want = "1=skor_unit|U|2026|r||||||||8.5|||a;b "
                 "2=skor_unit|U|2026|r|1 ."},
	/* the same keys, of types that have them elsewhere, or not */
	{.in = IN(UMUM("skor", "1.5") UMUM("skor_unit", "2.5") UMUM("jp", "3.5") UMUM(
		 "skor_unit", "2.5") UMUM("skor_unit", "x") UMUM("skor_unit", "2.5")),
         .want = "1:0!nip 2=skor_unit|U|2026|r||||||||2.5 3?periode 3?nilai "
                 "3:0!nip 4=skor_unit|U|2026|r||||||||2.5 5:63!nilai "
                 "6=skor_unit|U|2026|r||||||||2.5 ."},
	/* a number may come as a string; nothing as null or "" */
	{.in = IN(J("\"jabatan\":\"A\",\"kompetensi\":\"K\",\"level\":\"03\"")),
         .want = "1=standar|A|K|3 ."},
	{.in = IN(J(A3 ",\"sumber_baris\":null,\"sumber_berkas\":\"\"")),
         .want = "1=standar|A|K|3 ."},
	{.in = IN(J(A3 ",\"sumber_baris\":\"17\",\"sumber_berkas\":\"f\"")),
         .want = "1=standar|A|K|3|f|17 ."},
	{.in = IN(J("\"jabatan\":null,\"kompetensi\":\"K\",\"level\":3")
                          J("\"jabatan\":\"\",\"kompetensi\":\"K\",\"level\":3")
                                  J("\"kompetensi\":\"K\",\"level\":3")),
         .want = "1:0!jabatan 2:0!jabatan 3:0!jabatan ."},
	/* the wrong kind of value */
	{.in = IN("{\"jenis\":\"pegawai\",\"nama\":\"S\",\"nip\":" NIP
                  ",\"unit\":\"U\"}\n"),
         .want = "1:31!nip .",
         .text = "a JSON number; it must be a string"},
	{.in = IN(J("\"jabatan\":1,\"kompetensi\":\"K\",\"level\":3")),
         .want = "1:20!jabatan ."},
	{.in = IN(J("\"jabatan\":true,\"kompetensi\":\"K\",\"level\":3")),
         .want = "1:20!jabatan .",
         .text = "want a string"},
	{.in = IN(J("\"jabatan\":\"A\",\"kompetensi\":[\"K\"],\"level\":3")),
         .want = "1:34!kompetensi ."},
	{.in = IN(J("\"jabatan\":\"A\",\"kompetensi\":\"K\",\"level\":{}")),
         .want = "1:51!level .",
         .text = "want a number"},
	{.in = IN(J("\"jabatan\":\"A\",\"kompetensi\":\"K\",\"level\":3.0")),
         .want = "1:51!level .",
         .text = "not a whole number"},
	{.in = IN(J("\"jabatan\":\"A\",\"kompetensi\":\"K\",\"level\":3e0")),
         .want = "1:51!level ."},
	{.in = IN(J("\"jabatan\":\"A\",\"kompetensi\":\"K\",\"level\":\"tiga\"") J(A3)),
         .want = "1:51!level 2=standar|A|K|3 ."},
	/* what a row that broke off left unread is read of the next */
	{.in = IN(J("\"jabatan\":1,\"kompetensi\":\"K\",\"level\":3") J(A3)),
         .want = "1:20!jabatan 2=standar|A|K|3 ."},
	{.in = IN(J(A3) J("\"level\":\"x\",\"jabatan\":\"A\",\"kompetensi\":\"K\"")
                          J("\"level\":3,\"jabatan\":\"A\",\"kompetensi\":\"K\"")),
         .want = "1=standar|A|K|3 2:20!level 3=standar|A|K|3 ."},
	/* unknown keys: once a name, whatever they hold */
	{.in = IN(J("\"x\":1," A3) J("\"y\":[{}]," A3) J("\"x\":null," A3 ",\"\":1")),
         .want = "1?x 1=standar|A|K|3 2?y 2=standar|A|K|3 3=standar|A|K|3 ."},
	/* no record */
	{.in = IN("{}\n"), .want = "1:1!!", .text = "without \"jenis\""},
	{.in = IN(J(A3) "{" A3 "}\n"), .want = "1=standar|A|K|3 2:1!!"},
	{.in = IN("{\"jenis\":1}\n"), .want = "1:1!!"},
	{.in = IN("{\"jenis\":\"x\"}\n"),
         .want = "1:1!!jenis",
         .text = "no such record type"},
	{.in = IN("{\"jenis\":\"\"}\n"), .want = "1:1!!jenis"},
	{.in = IN(J(A3 ",\"level\":4")), .want = "1:67!!"},
	{.in = IN(J(A3) "{\"jenis\":\"stan"), .want = "1=standar|A|K|3 2:14!!"},
	{.in = IN("{\n\"jenis\":\"standar\"}\n"), .want = "1:2!!"},
};

static void
test_json(void **state)
{
	(void)state;
	check(json, LEN(json));
}

#define ASAL "jenis,alat,versi,berkas,aturan\n"
#define AKHIR "jenis,alat,rekaman,ditolak,sha256\n"
#define S STANDAR "standar,A,K,3\n"

/* design, section 5. */
static void
test_chain(void **state)
{
	static const struct example rows[] = {
		{.in = IN(ASAL "asal,a,1,f,\n" S AKHIR "akhir,a,1,0,x\n"),
	         .want = "2=asal|a|1|f 4=standar|A|K|3 6=akhir|a|1|0|x ."},
		{.in = IN(ASAL "asal,a,1,f,\n" S),
	         .want = "2=asal|a|1|f 4=standar|A|K|3 0:0!!",
	         .text = "the stream of a has no akhir: it was cut off"},
		{.in = IN(ASAL "asal,a,1,f,\n"), .want = "2=asal|a|1|f 0:0!!"},
		/* two tools; each input of one has an asal, and one akhir is for all */
		{.in = IN(ASAL "asal,a,,,\nasal,b,,,\n" S AKHIR
	                       "akhir,a,,,\nakhir,b,,,\n"),
	         .want = "2=asal|a 3=asal|b 5=standar|A|K|3 7=akhir|a 8=akhir|b ."},
		{.in = IN(ASAL "asal,a,,,\nasal,b,,,\n" S AKHIR "akhir,a,,,\n"),
	         .want = "2=asal|a 3=asal|b 5=standar|A|K|3 7=akhir|a 0:0!!",
	         .text = "the stream of b"},
		{.in = IN(ASAL "asal,a,,,\nasal,b,,,\n" S AKHIR "akhir,b,,,\n"),
	         .want = "2=asal|a 3=asal|b 5=standar|A|K|3 7=akhir|b 0:0!!",
	         .text = "the stream of a"},
		{.in = IN(ASAL "asal,a,,f,\nasal,a,,g,\n" AKHIR "akhir,a,,,\n"),
	         .want = "2=asal|a||f 3=asal|a||g 5=akhir|a ."},
		/* traced streams one after another, of which the second is cut off */
		{.in = IN(ASAL "asal,a,,,\n" AKHIR "akhir,a,,,\n" ASAL "asal,a,,,\n" S),
	         .want = "2=asal|a 4=akhir|a 6=asal|a 8=standar|A|K|3 0:0!!"},
		{.in = IN(AKHIR "akhir,a,,,\n"), .want = "2=akhir|a ."},
		{.in = IN("{\"jenis\":\"asal\",\"alat\":\"a\"}\n"
	                  "{\"jenis\":\"akhir\",\"rekaman\":0,\"alat\":\"a\"}\n"),
	         .want = "1=asal|a 2=akhir|a|0 ."},
		{.in = IN("{\"jenis\":\"asal\",\"alat\":\"a\"}\n"),
	         .want = "1=asal|a 0:0!!"},
		/* where the environment demands a trace */
		{.in = IN(S),
	         .need_akhir = true,
	         .want = "2=standar|A|K|3 0:0!!",
	         .text = "no akhir"},
		{.in = IN(S AKHIR "akhir,a,,,\n"),
	         .need_akhir = true,
	         .want = "2=standar|A|K|3 4=akhir|a ."},
		/* links that cannot be read are no rows to leave out */
		{.in = IN(ASAL "asal,,1,f,\n" S), .want = "2:0!!alat"},
		{.in = IN(S AKHIR "akhir,a,satu,,\n"),
	         .want = "2=standar|A|K|3 4:9!!rekaman"},
		{.in = IN(S AKHIR "akhir,a,,,\xff\n"), .want = "2=standar|A|K|3 4:11!!"},
	};

	(void)state;
	check(rows, LEN(rows));
}

#define GAGAL "jenis,alat,pesan\n"

static void
test_gagal(void **state)
{
	static const struct example rows[] = {
		{.in = IN(GAGAL "gagal,asn-import,f.csv: cannot open\n"),
	         .want = "2:0!!",
	         .text = "asn-import failed: f.csv: cannot open",
	         .kind = ERR_UPSTREAM},
		{.in = IN(S GAGAL "gagal,a,b\n" S),
	         .want = "2=standar|A|K|3 4:0!!",
	         .text = "a failed: b",
	         .kind = ERR_UPSTREAM},
		{.in = IN("{\"jenis\":\"gagal\",\"alat\":\"a\",\"pesan\":\"b\"}\n"),
	         .want = "1:0!!",
	         .text = "a failed: b",
	         .kind = ERR_UPSTREAM},
		{.in = IN(GAGAL "gagal,a,\n"),
	         .want = "2:0!!",
	         .text = "a failed: ",
	         .kind = ERR_UPSTREAM},
		/* it goes before an asal without its akhir */
		{.in = IN(ASAL "asal,a,,,\n" GAGAL "gagal,a,b\n"),
	         .want = "2=asal|a 4:0!!",
	         .text = "a failed",
	         .kind = ERR_UPSTREAM},
		/* nothing of it acts on a terminal */
		{.in = IN(GAGAL "gagal,a\x1b[2J,\"b\nc\xc2\x9b"
	                        "d\"\n"),
	         .want = "2:0!!",
	         .text = "a?[2J failed: b?c??d",
	         .kind = ERR_UPSTREAM},
		/* one that cannot be read still is one */
		{.in = IN(GAGAL "gagal,,x\n"), .want = "2:0!!alat"},
		{.in = IN(GAGAL "gagal,a,\xc3\n"), .want = "2:9!!", .text = "not UTF-8"},
		{.in = IN("jenis\ngagal\n"), .want = "2:0!!alat"},
	};

	(void)state;
	check(rows, LEN(rows));
}

/* The record, and the header over it, as they stood. */
static void
test_raw(void **state)
{
	static const struct {
		struct slice in;
		enum stream_form form;
		struct slice raw[3], header[3];
	} rows[] = {
		{IN("jenis,level\r\nstandar,\"3\"\r\n\njenis,unit\nskor_unit,U"),
	         FORM_CSV,
	         {IN("standar,\"3\"\r\n"), IN("skor_unit,U")},
	         {IN("jenis,level\r\n"), IN("jenis,unit\n")}},
		{IN("{\"jenis\":\"standar\"}\n\n {\"jenis\":\"skor\"} \n"),
	         FORM_JSON,
	         {IN("{\"jenis\":\"standar\"}\n"), IN(" {\"jenis\":\"skor\"} \n")},
	         {IN(""), IN("")}},
	};

	(void)state;
	for (size_t i = 0; i < LEN(rows) * 2; i++) {
		struct stream_opts o = {&records_schema, i % 2, false};
		const struct record *r;
		struct stream *s;
		struct input in;
		struct err e;

		feed(rows[i / 2].in, 0);
		assert_int_equal(input_open(&in, NULL, &e), 0);
		assert_true(input_first(&in, &e) > 0);
		s = stream_new(&in, &o);
		assert_int_equal(stream_form(s), rows[i / 2].form);
		/* Rows that break the schema have their text too. */
		for (size_t k = 0; rows[i / 2].raw[k].n > 0; k++) {
			assert_int_equal(stream_next(s, &r, &e), STREAM_BAD);
			assert_true(slice_eq(stream_raw(s), rows[i / 2].raw[k]));
			assert_true(slice_eq(stream_header(s), rows[i / 2].header[k]));
		}
		assert_int_equal(stream_next(s, &r, &e), STREAM_END);
		stream_free(s);
		input_close(&in);
	}
	stream_free(NULL);
}

/* A header alone says of which type a table is, when it can be one only. */
static void
test_bare(void **state)
{
	static const struct example rows[] = {
		{.in = IN("\n" CAPAIAN "\n\n"), .want = "2-capaian_unit ."},
		{.in = IN(STANDAR "standar,A,K,3\n" CAPAIAN STANDAR "standar,B,K,3\n"),
	         .want = "2=standar|A|K|3 3-capaian_unit 5=standar|B|K|3 ."},
		{.in = IN("jenis,capaian,sumber_baris,unit,periode\n"),
	         .want = "1-capaian_unit+ ."},
		{.in = IN("tolak_alasan,jenis,unit,periode,capaian,sumber_berkas\n"),
	         .want = "1-capaian_unit+ ."},
		/* no type has it; a required one is missing; two types have them */
		{.in = IN("jenis,unit,periode,capaian,x\n"), .want = "1- ."},
		{.in = IN("jenis,unit,capaian\n"), .want = "1- ."},
		{.in = IN("jenis\n" CAPAIAN), .want = "1- 2-capaian_unit ."},
		{.in = IN("jenis,unit,periode\n"), .want = "1-survei ."},
		{.in = IN("jenis,alat\n"), .want = "1- ."},
		/* what the stream itself is made of is no table of data */
		{.in = IN("jenis,alat,rekaman,ditolak,sha256\n"), .want = "."},
		{.in = IN("jenis,alat,pesan\n" CAPAIAN), .want = "2-capaian_unit ."},
	};

	(void)state;
	check(rows, LEN(rows));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables), cmocka_unit_test(test_bad_rows),
		cmocka_unit_test(test_broken), cmocka_unit_test(test_json),
		cmocka_unit_test(test_chain),  cmocka_unit_test(test_gagal),
		cmocka_unit_test(test_raw),    cmocka_unit_test(test_bare),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
