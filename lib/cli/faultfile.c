#include "cli/faultfile.h"

#include <strings.h>

#include "base/dec.h"
#include "base/mem.h"
#include "base/sb.h"
#include "base/utf8.h"
#include "stream/csvout.h"
#include "stream/jsonout.h"
#include "stream/outfile.h"

enum { BERKAS, BARIS, KOLOM, FIELD, KODE, NILAI, SARAN, BERAT, FIELDS };

static const char *const names[FIELDS] = {"berkas", "baris", "kolom", "field",
                                          "kode",   "nilai", "saran", "berat"};

struct faultfile {
	struct outfile *o;
	bool json;
	struct sb berkas; /* as UTF-8, which the name of a file need not be */
};

static bool
ends_with(const char *path, const char *end)
{
	size_t n = strlen(path), m = strlen(end);

	return n > m && strcasecmp(path + n - m, end) == 0;
}

static void
write_csv(struct outfile *o, const struct slice cells[FIELDS])
{
	for (int i = 0; i < FIELDS; i++) {
		char *start = outfile_room(o, CSVOUT_ROOM(cells[i].n) + 1);
		char *p = csvout_text(start, cells[i], ',');

		*p++ = i < FIELDS - 1 ? ',' : '\n';
		outfile_wrote(o, (size_t)(p - start));
	}
	outfile_mark(o);
}

static void
write_json(struct outfile *o, const struct slice cells[FIELDS])
{
	for (int i = 0; i < FIELDS; i++) {
		struct slice key = slice_of(names[i]);

		if (i == BARIS || i == KOLOM) {
			if (cells[i].n)
				jsonout_number(o, key, cells[i], false);
		} else if (cells[i].n || i == BERKAS) {
			jsonout_text(o, key, cells[i], i == BERKAS);
		}
	}
	jsonout_end(o);
}

int
faultfile_open(struct faultfile **out, const char *path, struct err *e)
{
	bool json = ends_with(path, ".json") || ends_with(path, ".ndjson") ||
	            ends_with(path, ".jsonl");
	struct slice header[FIELDS];
	struct faultfile *f;

	*out = NULL;
	if (!json && !ends_with(path, ".csv"))
		return err_set(e, ERR_USAGE,
		               "want a name that ends in .csv, .json, .ndjson or .jsonl");
	f = mem_alloc(sizeof *f);
	f->json = json;
	if (outfile_open(&f->o, path, -1, true, e) != 0) {
		faultfile_close(f);
		return -1;
	}
	for (int i = 0; i < FIELDS; i++)
		header[i] = slice_of(names[i]);
	if (!json)
		write_csv(f->o, header);
	*out = f;
	return 0;
}

static struct slice
number_text(char room[DEC_BUF], size_t n)
{
	return (struct slice){room, n ? dec_format_int(room, (int64_t)n) : 0};
}

int
faultfile_add(struct faultfile *f, const char *berkas, const struct err *fault,
              bool rejected, struct err *e)
{
	char baris[DEC_BUF], kolom[DEC_BUF];
	struct slice cells[FIELDS];

	sb_clear(&f->berkas);
	sb_adds(&f->berkas, berkas);
	sb_reserve(&f->berkas, 1);
	utf8_mend(f->berkas.p);
	cells[BERKAS] = sb_slice(&f->berkas);
	cells[BARIS] = number_text(baris, fault->line);
	cells[KOLOM] = number_text(kolom, fault->line ? fault->column : 0);
	cells[FIELD] = slice_of(fault->field);
	cells[KODE] = slice_of(fault->code);
	cells[NILAI] = slice_of(fault->value);
	cells[SARAN] = slice_of(fault->text);
	cells[BERAT] = rejected ? SLICE("salah") : SLICE("peringatan");
	if (f->json)
		write_json(f->o, cells);
	else
		write_csv(f->o, cells);
	return outfile_failed(f->o) ? outfile_flush(f->o, e) : 0;
}

int
faultfile_commit(struct faultfile *f, struct err *e)
{
	return outfile_commit(f->o, e);
}

void
faultfile_close(struct faultfile *f)
{
	if (!f)
		return;
	outfile_close(f->o);
	sb_release(&f->berkas);
	mem_free(f);
}
