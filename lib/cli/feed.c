#include "cli/feed.h"

#include <unistd.h>

#include "asn/records.h"
#include "cli/diag.h"
#include "stream/stream.h"

/* One input. */
struct source {
	struct cli *c;
	const char *file;
	struct cli_counts n;
};

static void
on_unknown(struct slice name, size_t line, void *arg)
{
	const struct source *s = arg;
	struct err e;

	/* A name of a column may be somebody's: shown like any other value. */
	err_row(&e, "kolom_asing", "no field of this record type; not used");
	e.line = line;
	err_value(&e, name, 1);
	if (diag_is_verbose())
		diag_note("%s:%zu: \"%s\": %s", s->file, line, e.value, e.text);
	else
		diag_note("%s:%zu: a column that is no field is not used (-v names it)",
		          s->file, line);
}

static bool
remade(const struct cli *c, const struct schema_type *type)
{
	for (size_t i = 0; c->results[i]; i++)
		if (c->results[i] == type)
			return cli_wants(c, i);
	return false;
}

static int
one_record(struct source *s, const struct record *r, feed_record *fn, void *arg)
{
	struct cli *c = s->c;
	struct err e;

	if (r->type == &records_asal || r->type == &records_akhir) {
		if (!c->final_form)
			return cli_chain(c, r);
		(void)fn(arg, r, s->file, &e);
		return 0;
	}
	s->n.read++;
	switch (fn(arg, r, s->file, &e)) {
	case FEED_ACCEPT:
		s->n.accepted++;
		return c->pass && !remade(c, r->type) ? cli_put(c, r) : 0;
	case FEED_SKIP:
		s->n.skipped++;
		return c->pass ? cli_put(c, r) : 0;
	case FEED_REJECT:
		if (!e.line)
			e.line = r->line;
		s->n.rejected++;
		cli_reject(c, s->file, &e);
		return 0;
	default:
		cli_fail(c, s->file, &e);
		return -1;
	}
}

static int
read_stream(struct source *s, struct input *in, feed_record *fn, void *arg)
{
	struct stream_opts o = {&records_schema, s->c->library,
	                        s->c->env_trace && in->fd == STDIN_FILENO};
	struct stream *stream = stream_new(in, &o);
	const struct record *r;
	struct err e;
	int got;

	stream_on_unknown(stream, on_unknown, s);
	cli_form(s->c, stream_form(stream));
	while ((got = stream_next(stream, &r, &e)) > 0) {
		if (got == STREAM_BAD) {
			s->n.read++;
			s->n.rejected++;
			cli_reject(s->c, s->file, &e);
		} else if (one_record(s, r, fn, arg) != 0) {
			got = 0;
			break;
		}
	}
	if (got < 0)
		cli_fail(s->c, s->file, &e);
	stream_free(stream);
	return s->c->status >= CLI_USAGE ? -1 : 0;
}

static int
read_file(struct cli *c, const char *file, feed_record *fn, void *arg)
{
	struct source s = {c, file, {0}};
	struct input in;
	struct err e;
	int first, r = -1;

	first = cli_open(c, &in, file);
	if (first == -1) {
		err_set(&e, ERR_INPUT, "empty: not a single table or record");
		cli_fail(c, file, &e);
	} else if (first >= 0) {
		r = read_stream(&s, &in, fn, arg);
	}
	if (r == 0)
		cli_closing(c, file, &s.n);
	input_close(&in);
	return r;
}

int
feed_read(struct cli *c, int n, char **files, feed_record *fn, void *arg)
{
	int r = 0;

	if (n == 0)
		return read_file(c, "-", fn, arg);
	for (int i = 0; i < n && r == 0; i++)
		r = read_file(c, files[i], fn, arg);
	return r;
}
