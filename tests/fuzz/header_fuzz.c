#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "asn/records.h"
#include "base/sb.h"
#include "import/header.h"
#include "import/mapfile.h"
#include "import/printmap.h"
#include "import/wide.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct schema_type *const types[] = {
	&records_pegawai,
	&records_unit,
	&records_penilaian,
	&records_skp,
	&records_umpan_balik,
	&records_capaian_unit,
	&records_disiplin,
	&records_pelatihan,
	&records_standar,
	&records_kompetensi,
	&records_pengaduan,
	&records_survei,
	&records_layanan,
	&records_katalog,
	&records_anggaran,
	&records_peta,
	&records_libur,
	&records_potensi,
	NULL,
};

static const char delimiters[] = ",;\t|";
#define WAYS (sizeof delimiters - 1)

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

/* The bytes as an input of which nothing more comes, in a buffer no larger than that. */
static void
hold(struct input *in, struct slice text)
{
	*in = (struct input){.fd = -1, .end = text.n, .cap = text.n, .eof = true};
	in->buf = calloc(1, text.n + INPUT_SLACK);
	demand(in->buf);
	if (text.n > 0)
		memcpy(in->buf, text.p, text.n);
}

/* Finds the header by this map, with its delimiter or by trying all; in *delimiter the
   one it has. */
static int
find(struct header *h, struct slice text, const struct map *m, char *delimiter)
{
	struct preview p[WAYS] = {{0}};
	const char *ways = m->delimiter ? &m->delimiter : delimiters;
	size_t n = m->delimiter ? 1 : WAYS;
	struct input in;
	struct err e;
	int r;

	hold(&in, text);
	for (size_t i = 0; i < n; i++)
		preview_csv(&p[i], &in, ways[i]);
	r = header_find(h, p, n, m, types, &e);
	demand(r == 0 || (e.kind != ERR_NONE && e.text[0]));
	if (r == 0) {
		*delimiter = ways[h->preview];
		demand(h->line <= h->end && (h->line == 0) == m->no_header);
		for (size_t i = 0; i < p[h->preview].n; i++) {
			const struct csvrow *row = &p[h->preview].rows[i];
			bool is = row->line == h->line || row->line == h->end;

			demand(!is || header_again(h, row));
		}
	}
	for (size_t i = 0; i < n; i++)
		preview_release(&p[i]);
	free(in.buf);
	return r;
}

static int
scratch(void)
{
	static FILE *fp;

	if (!fp)
		fp = tmpfile();
	demand(fp);
	return fileno(fp);
}

static void
print(struct sb *text, const struct map *m, const struct header *h)
{
	struct outfile *o;
	struct err e;
	off_t size;

	demand(ftruncate(scratch(), 0) == 0);
	demand(lseek(scratch(), 0, SEEK_SET) == 0);
	demand(outfile_open(&o, NULL, scratch(), false, &e) == 0);
	printmap_write(o, m, h);
	demand(outfile_commit(o, &e) == 0);
	outfile_close(o);
	size = lseek(scratch(), 0, SEEK_CUR);
	sb_clear(text);
	demand(pread(scratch(), sb_reserve(text, (size_t)size), (size_t)size, 0) == size);
	text->n = (size_t)size;
}

/* The map that is printed finds the same header in the same text, and prints the same. */
static void
same_again(struct slice text, struct map *m, const struct header *h)
{
	struct sb first = {0}, second = {0};
	struct map printed = {0};
	struct header again;
	struct err e;

	print(&first, m, h);
	demand(mapfile_read(&printed, sb_slice(&first), &records_schema, &e) == 0);
	demand(find(&again, text, &printed, &printed.delimiter) == 0);
	demand(again.type == h->type && again.line == h->line && again.end == h->end);
	demand(again.columns == h->columns);
	for (size_t i = 0; i < h->columns; i++)
		demand(again.field[i] == h->field[i] &&
		       slice_eq(again.names[i], h->names[i]));
	print(&second, &printed, &again);
	demand(slice_eq(sb_slice(&first), sb_slice(&second)));
	header_release(&again);
	map_release(&printed);
	sb_release(&first);
	sb_release(&second);
}

/* A map, a NUL, and the table it is for. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *nul = size ? memchr(data, 0, size) : NULL;
	size_t n = nul ? (size_t)(nul - data) : 0;
	struct slice text = {(const char *)data + n + 1, size - n - 1};
	struct map m = {0};
	struct wide *w = NULL;
	struct header h;
	struct err e;

	if (nul &&
	    mapfile_read(&m, (struct slice){(const char *)data, n}, &records_schema,
	                 &e) == 0 &&
	    find(&h, text, &m, &m.delimiter) == 0) {
		demand(wide_open(&w, &m, &h, &e) == 0 || e.text[0]);
		same_again(text, &m, &h);
		wide_close(w);
		for (size_t i = 0; header_unused(&h, &i); i++)
			(void)header_nearest(&h, i);
		header_release(&h);
	}
	map_release(&m);
	return 0;
}
