#include "cli/door.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "asn/records.h"
#include "base/mem.h"
#include "cli/account.h"
#include "cli/diag.h"
#include "cli/faultfile.h"
#include "cli/progress.h"
#include "import/hold.h"
#include "import/import.h"
#include "import/keys.h"
#include "import/printmap.h"
#include "import/rejects.h"

#define REMARKS 16 /* kinds of them */

/* Remarks of one kind: told once, with the first place. */
struct remark {
	const char *code;
	uint64_t count;
	char file[256];
	size_t line;
	char text[sizeof((struct err *)0)->text];
};

struct door {
	struct cli *c;
	struct options *o;
	struct rejects *rejects;
	struct faultfile *errors;
	struct keys *keys;
	bool wide;         /* rows of the present file give several records */
	struct hold *hold; /* --duplicates last and newest; NULL otherwise */
	uint64_t read;     /* rows of all files */
	struct remark remarks[REMARKS];
	size_t n_remarks;
};

/* Whose tables without rows are told of. */
struct bare {
	struct door *d;
	const char *file;
};

static int
fail(struct door *d, const char *file, const struct err *e)
{
	cli_fail(d->c, file, e);
	return -1;
}

static bool
is_file(const char *path, const struct stat *st)
{
	struct stat at;

	return path && stat(path, &at) == 0 && at.st_dev == st->st_dev &&
	       at.st_ino == st->st_ino;
}

/* Rows and what is put aside would overwrite each other. */
static int
check_apart(struct cli *c, const struct options *o)
{
	struct stat out;

	if (c->output || fstat(STDOUT_FILENO, &out) != 0 || !S_ISREG(out.st_mode) ||
	    (!is_file(o->rejects, &out) && !is_file(o->errors, &out)))
		return 0;
	return cli_usage(c, "standard output goes to the file of --rejects or --errors");
}

static int
open_files(struct door *d, const struct options *o)
{
	struct err e;

	if (o->rejects && rejects_open(&d->rejects, o->rejects, &e) != 0)
		return fail(d, o->rejects, &e);
	if (o->errors && faultfile_open(&d->errors, o->errors, &e) != 0)
		return fail(d, o->errors, &e);
	return 0;
}

struct door *
door_open(struct cli *c, struct options *o)
{
	struct door *d = mem_alloc(sizeof *d);
	const char *tmp = getenv("TMPDIR");

	d->c = c;
	d->o = o;
	d->keys = keys_new();
	if (o->duplicates == DUPLICATES_LAST || o->duplicates == DUPLICATES_NEWEST)
		d->hold = hold_new(d->keys,
		                   o->duplicates == DUPLICATES_LAST ? HOLD_LAST
		                                                    : HOLD_NEWEST,
		                   tmp ? tmp : "/tmp");
	if (check_apart(c, o) == 0 && open_files(d, o) == 0)
		return d;
	door_close(d);
	return NULL;
}

void
door_close(struct door *d)
{
	if (!d)
		return;
	hold_free(d->hold);
	keys_free(d->keys);
	rejects_close(d->rejects);
	faultfile_close(d->errors);
	mem_free(d);
}

static int
write_faults(struct door *d, const struct verdict *v, bool rejected, const char *file)
{
	struct err e;

	for (size_t i = 0; d->errors && i < v->n; i++)
		if (faultfile_add(d->errors, file, &v->faults[i], rejected, &e) != 0)
			return fail(d, d->o->errors, &e);
	return 0;
}

static int
reject(struct door *d, const struct import *im, const struct verdict *v, const char *file)
{
	struct err e;

	for (size_t i = 0; i < v->n; i++)
		diag_err(file, &v->faults[i]);
	cli_rejected(d->c);
	if (d->rejects && rejects_add(d->rejects, im, v, &e) != 0)
		return fail(d, d->o->rejects, &e);
	return write_faults(d, v, true, file);
}

/* Remarks on rows that were accepted are summed up; each stands in --errors. */
static int
remark(struct door *d, const struct verdict *v, const char *file)
{
	for (size_t i = 0; i < v->n; i++) {
		const struct err *e = &v->faults[i];
		size_t k = 0;

		while (k < d->n_remarks && strcmp(d->remarks[k].code, e->code) != 0)
			k++;
		if (k == REMARKS)
			continue;
		if (k == d->n_remarks) {
			struct remark *r = &d->remarks[d->n_remarks++];

			r->code = e->code;
			r->line = e->line;
			snprintf(r->file, sizeof r->file, "%s", file);
			snprintf(r->text, sizeof r->text, "%s", e->text);
		}
		d->remarks[k].count++;
	}
	return write_faults(d, v, false, file);
}

/*
 * One of several records of a key is rejected or skipped. A row of a wide form cannot be
 * rejected for one of its records: the others are written, and would come in once more
 * with the repaired row.
 */
static int
duplicate(struct door *d, struct verdict *v, const char *file, struct err *e,
          bool rejected, int *got)
{
	v->n = 0;
	verdict_add(v, e, 0);
	v->skip = SKIP_DUPLICATE;
	*got = rejected ? VERDICT_BAD : VERDICT_SKIP;
	if (!rejected || !d->wide)
		return 0;
	*e = v->faults[0];
	e->kind = ERR_INPUT;
	return fail(d, file, e);
}

/*
 * Writes an accepted record, unless its key was seen before: then *got says what becomes
 * of it. It is written first because what is known of its key is far away in memory, and
 * comes nearer meanwhile.
 */
static int
put(struct door *d, const struct record *r, struct verdict *v, const char *file, int *got)
{
	struct keys_place first;
	struct keys_id id;
	bool keyed = keys_id(d->keys, r, &id);
	struct err e;
	int seen;

	if (cli_put(d->c, r) != 0)
		return -1;
	if (!keyed || (seen = keys_check(d->keys, id, r->line, &first, &e)) == 0)
		return 0;
	if (seen < 0)
		return fail(d, file, &e);
	cli_withdraw(d->c);
	keys_fault(d->keys, r, first, &e);
	return duplicate(d, v, file, &e, d->o->duplicates == DUPLICATES_FAIL, got);
}

/* The same where records wait for the end of the run. Of two with one key one is skipped,
   this or the earlier one: as far as counting goes it is this. */
static int
hold(struct door *d, const struct record *r, struct verdict *v, const char *file,
     int *got)
{
	struct keys_place other;
	struct err e;
	int kept = hold_put(d->hold, r, &other, &e);

	if (kept == HOLD_FAIL)
		return fail(d, file, &e);
	if (kept == HOLD_KEPT)
		return 0;
	if (kept != HOLD_BAD)
		keys_fault(d->keys, r, other, &e);
	return duplicate(d, v, file, &e, kept == HOLD_BAD, got);
}

/* What is told of a row, and kept of it beside the record. */
static int
tell(struct door *d, const struct import *im, int got, const struct verdict *v,
     const char *file)
{
	if (got == VERDICT_BAD)
		return reject(d, im, v, file);
	if (got == VERDICT_SKIP)
		return write_faults(d, v, false, file);
	return v->n ? remark(d, v, file) : 0;
}

static int
rows(struct door *d, struct import *im, const char *file, struct account *a)
{
	const struct record *r;
	struct verdict v;
	struct err e;
	int got, bad = 0;

	while (!bad && (got = import_next(im, &r, &v, &e)) != VERDICT_END) {
		if (got == VERDICT_ROW &&
		    (r->type == &records_asal || r->type == &records_akhir)) {
			bad = cli_chain(d->c, r);
			continue;
		}
		if (got == VERDICT_FAIL)
			return fail(d, file, &e);
		if (got == VERDICT_ROW)
			bad = (d->hold ? hold : put)(d, r, &v, file, &got);
		account_row(a, im, got, &v, file);
		if (!bad)
			bad = tell(d, im, got, &v, file);
	}
	return bad;
}

/* --print-map and --print-dialect; canonical input has neither. */
static int
print(struct door *d, struct import *im, const char *file)
{
	const struct foreign *f = import_foreign(im);
	struct outfile *o = cli_out(d->c);
	struct map m = *d->o->import.map;
	struct err e;

	if (!f) {
		err_set(&e, ERR_USAGE, "canonical already: there is nothing to find");
		return fail(d, file, &e);
	}
	if (!o)
		return -1;
	if (d->o->print_map) {
		if (table_form(foreign_table(f)) == DIALECT_CSV)
			m.delimiter = table_delimiter(foreign_table(f));
		printmap_write(o, &m, foreign_header(f));
	} else {
		dialect_print(import_dialect(im), import_file(im), o);
	}
	return 0;
}

/* A canonical table without rows: the header goes through. */
static void
on_bare(const struct schema_type *type, bool sourced, size_t line, void *arg)
{
	const struct bare *b = arg;

	if (type)
		cli_header(b->d->c, type, sourced || b->d->o->import.source);
	else
		diag_note("%s:%zu: a table without rows, whose header does not say of "
		          "which type; left out",
		          b->file, line);
}

static bool
is_sheet(const struct import *im)
{
	const struct foreign *f = import_foreign(im);

	return f && table_form(foreign_table(f)) == DIALECT_SHEET;
}

/* An export is not overwritten: what is rejected or not used would be gone. */
static int
check_kept(struct door *d, const struct input *in, const char *file)
{
	const char *const outputs[] = {d->c->output, d->o->rejects, d->o->errors};
	struct stat st, out;

	if (fstat(in->fd, &st) != 0 || !S_ISREG(st.st_mode))
		return 0;
	for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++)
		if (is_file(outputs[i], &st))
			return cli_usage(
				d->c,
				"%s: read and written at once; name another file "
				"for the output",
				file);
	if (d->c->output || fstat(STDOUT_FILENO, &out) != 0 || out.st_dev != st.st_dev ||
	    out.st_ino != st.st_ino)
		return 0;
	d->c->final_form = true; /* no gagal into it */
	return cli_usage(d->c, "%s: standard output goes there too", file);
}

int
door_file(struct door *d, const char *file)
{
	struct account a = {.bytes = 0};
	struct bare b = {d, file};
	struct import *im = NULL;
	struct cli *c = d->c;
	struct input in;
	struct err e;
	int bad;

	if (cli_open(c, &in, file) == -2)
		return -1;
	if (check_kept(d, &in, file) != 0) {
		input_close(&in);
		return -1;
	}
	d->o->import.as_of = c->as_of;
	d->o->import.library = c->library;
	d->o->import.need_akhir = c->env_trace && in.fd == 0;
	if ((bad = import_open(&im, &in, file, &d->o->import, &e)) != 0) {
		fail(d, file, &e);
	} else if (d->o->print_map || d->o->print_dialect) {
		bad = print(d, im, file);
	} else {
		cli_form(c, import_form(im));
		account_header(im, d->o->import.map, file);
		d->wide = import_foreign(im) && foreign_is_wide(import_foreign(im));
		import_on_bare(im, on_bare, &b);
		keys_file(d->keys, file);
		progress_begin(file, is_sheet(im) ? -1 : in.fd);
		bad = rows(d, im, file, &a);
		progress_end();
		if (bad == 0) {
			if (a.n.read == a.n.skipped && import_foreign(im))
				cli_header(c, foreign_header(import_foreign(im))->type,
				           d->o->import.source);
			account_end(&a, c, im, file);
		}
	}
	d->read += a.n.read;
	import_close(im);
	input_close(&in);
	return bad;
}

/* What waited for a later record to take its place. */
static int
put_held(struct door *d)
{
	const struct record *r;
	struct err e;
	int got = 0;

	while (d->hold && (got = hold_next(d->hold, &r, &e)) == 1)
		if (cli_put(d->c, r) != 0)
			return -1;
	return got < 0 ? fail(d, NULL, &e) : 0;
}

static void
tell_remarks(struct door *d)
{
	for (size_t i = 0; i < d->n_remarks; i++) {
		const struct remark *r = &d->remarks[i];
		char text[sizeof r->text + 8];

		snprintf(text, sizeof text, "%s: %s", r->count == 1 ? "row" : "rows",
		         r->text);
		cli_finding(d->c, r->code, r->count, r->file, r->line, text);
	}
}

void
door_finish(struct door *d)
{
	struct cli *c = d->c;
	struct err e;

	if (put_held(d) != 0)
		return;
	tell_remarks(d);
	/* The rejects of a whole run are of use even when there are too many of them. */
	if (d->rejects && rejects_commit(d->rejects, &e) != 0)
		fail(d, d->o->rejects, &e);
	if (cli_going(c) && d->errors && faultfile_commit(d->errors, &e) != 0)
		fail(d, d->o->errors, &e);
	if (cli_going(c) && options_too_many(d->o, c->rejected, d->read)) {
		err_set(&e, ERR_INPUT,
		        "%llu of %llu rows were rejected, more than --max-rejected "
		        "allows",
		        (unsigned long long)c->rejected, (unsigned long long)d->read);
		fail(d, NULL, &e);
	}
}
