#include "import/printmap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "asn/records.h"
#include "base/sb.h"
#include "import/mapfile.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct schema_type *const types[] = {
	&records_pegawai,   &records_unit,  &records_umpan_balik, &records_penilaian,
	&records_pelatihan, &records_libur, &records_survei,      NULL,
};

/* Finds the header of a text with a map and its delimiter. */
static void
find(struct header *h, const char *text, const struct map *m)
{
	struct input held = {.fd = -1, .eof = true, .end = strlen(text)};
	struct preview p = {0};
	struct err e;

	held.buf = calloc(1, held.end + INPUT_SLACK);
	assert_non_null(held.buf);
	memcpy(held.buf, text, held.end);
	preview_csv(&p, &held, m->delimiter ? m->delimiter : ',');
	if (header_find(h, &p, 1, m, types, &e) != 0)
		fail_msg("%s", e.text);
	preview_release(&p);
	free(held.buf);
}

static void
print(struct sb *text, const struct map *m, const struct header *h)
{
	FILE *fp = tmpfile();
	struct outfile *o;
	struct err e;
	off_t size;

	assert_non_null(fp);
	assert_int_equal(outfile_open(&o, NULL, fileno(fp), false, &e), 0);
	printmap_write(o, m, h);
	assert_int_equal(outfile_commit(o, &e), 0);
	outfile_close(o);
	size = lseek(fileno(fp), 0, SEEK_CUR);
	sb_clear(text);
	assert_int_equal(
		pread(fileno(fp), sb_reserve(text, (size_t)size), (size_t)size, 0), size);
	text->n = (size_t)size;
	text->p[size] = '\0';
	fclose(fp);
}

static void
read_map(struct map *m, const char *json)
{
	struct err e;

	memset(m, 0, sizeof *m);
	if (mapfile_read(m, slice_of(json), &records_schema, &e) != 0)
		fail_msg("%s in %s", e.text, json);
}

static void
test_text(void **state)
{
	/* Repeated and blank names by position, what is not used not at all. */
	static const char want[] = "{\n"
				   "  \"jenis\": \"umpan_balik\",\n"
				   "  \"pemisah\": \";\",\n"
				   "  \"kepala\": 2,\n"
				   "  \"lembar\": \"3\",\n"
				   "  \"tanggal\": \"dmy\",\n"
				   "  \"kolom\": {\n"
				   "    \"NIP Dinilai\": \"nip\",\n"
				   "    \"#2\": null,\n"
				   "    \"#3\": \"catatan\",\n"
				   "    \"#4\": \"layanan\"\n"
				   "  },\n"
				   "  \"nilai\": {\n"
				   "    \"nip\": {\n"
				   "      \"Contoh\": \"198503152010012999\"\n"
				   "    }\n"
				   "  },\n"
				   "  \"tetap\": {\n"
				   "    \"periode\": \"2026-Q3\",\n"
				   "    \"penilai\": \"rekan\"\n"
				   "  },\n"
				   "  \"isi_ke_bawah\": [\"nip\"],\n"
				   "  \"umpan_balik\": [\n"
				   "    {\"pola\": \"^E(?<aspek>\\\\w+)$\", \"isi\": "
				   "\"nilai\"}\n"
				   "  ]\n"
				   "}\n";
	struct sb text = {0};
	struct header h;
	struct map m;

	(void)state;
	read_map(&m, "{\"pemisah\": \";\", \"tanggal\": \"dmy\", \"lembar\": 3, "
	             "\"kolom\": {\"#2\": null, \"#3\": \"catatan\", \"#4\": "
	             "\"layanan\", \"Tidak Ada\": \"nip\"}, \"nilai\": {\"nip\": "
	             "{\"Contoh\": \"198503152010012999\"}}, \"tetap\": {\"periode\": "
	             "\"2026-Q3\", \"penilai\": \"rekan\"}, \"isi_ke_bawah\": "
	             "[\"nip\"], \"umpan_balik\": [{\"pola\": "
	             "\"^E(?<aspek>\\\\w+)$\", \"isi\": \"nilai\"}]}");
	find(&h, "Judul\nNIP Dinilai;Ket;Ket;;Etika;Lain\n", &m);
	print(&text, &m, &h);
	assert_string_equal(text.p, want);
	header_release(&h);
	map_release(&m);
	sb_release(&text);
}

/* What comes out means what was in force: the same columns, and the same text again. */
static void
test_again(void **state)
{
	static const struct {
		const char *text, *map;
	} rows[] = {
		{"nip,nama,unit,lain\n", "{}"},
		{"Daftar\nNIP;Nama ;TMT;TMT;;Unit\xE2\x80\x8C\n",
	         "{\"pemisah\": \";\", \"kolom\": {\"#3\": \"mulai\", \"#4\": null, "
	         "\"#5\": \"jabatan\"}}"},
		{"NIP;Nama;;Unit\n;;Gol;\n", "{\"pemisah\": \";\"}"},
		{"A,B\n",
	         "{\"kepala\": 0, \"kolom\": {\"#1\": \"nama\", \"#2\": \"nip\"}, "
	         "\"tetap\": {\"unit\": \"\\\"Dinas\\\" A\"}, \"jenis\": \"pegawai\"}"},
		{"nip\tnama\tunit\t#7\tstatus\tEselon\n",
	         "{\"pemisah\": \"\\t\", \"kolom\": {\"#4\": \"jabatan\"}, \"nilai\": "
	         "{\"status\": {\"p\": \"pppk\", \"Tetap\": \"pns\"}, \"nama\": "
	         "{\"a\\tb\": \"c\"}, \"eselon\": {\"x\": \"II.a\"}}, \"isi_ke_bawah\": "
	         "[\"unit\", \"nama\"], \"pengodean\": \"utf-8\", \"lembar\": \"Data "
	         "\xC3\xA9\", \"tanggal\": \"mdy\", \"desimal\": \"comma\"}"},
		{"Etika [CONTOH],Saran\n",
	         "{\"tetap\": {\"periode\": \"2026\", \"penilai\": \"rekan\"}, "
	         "\"umpan_balik\": [{\"pola\": \"^(?<aspek>.*) \\\\[(?<nip>.*)\\\\]$\", "
	         "\"isi\": \"nilai\"}, {\"pola\": \"^Saran\", \"isi\": \"catatan\"}]}"},
	};
	struct sb first = {0}, second = {0};

	(void)state;
	for (size_t i = 0; i < LEN(rows); i++) {
		struct header h, again;
		struct map m, printed;

		read_map(&m, rows[i].map);
		find(&h, rows[i].text, &m);
		if (!m.delimiter)
			m.delimiter = ',';
		print(&first, &m, &h);
		read_map(&printed, first.p);
		find(&again, rows[i].text, &printed);
		print(&second, &printed, &again);
		assert_string_equal(second.p, first.p);
		assert_ptr_equal(again.type, h.type);
		assert_int_equal(again.line, h.line);
		assert_int_equal(again.columns, h.columns);
		assert_memory_equal(again.field, h.field, h.columns * sizeof *h.field);
		header_release(&h);
		header_release(&again);
		map_release(&m);
		map_release(&printed);
	}
	sb_release(&first);
	sb_release(&second);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
