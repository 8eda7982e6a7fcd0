#ifndef ASN_STREAM_H
#define ASN_STREAM_H

/*
 * Canonical records in: CSV tables one after another, or NDJSON, told apart by the first
 * byte. Everything is checked against the schema on the way. The types gagal, asal and
 * akhir are seen here: a gagal ends the stream with ERR_UPSTREAM; an asal without its
 * akhir is a stream that was cut off.
 *
 *	stream_new -> stream_next* -> stream_free
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "stream/input.h"
#include "stream/schema.h"

enum stream_form { FORM_CSV, FORM_JSON };

enum {
	STREAM_FAIL = -1, /* e says why; the stream is of no further use */
	STREAM_END = 0,
	STREAM_ROW = 1,
	STREAM_BAD = 2 /* a sound row that breaks the schema; e says how; go on */
};

struct stream;

struct stream_opts {
	const struct schema *schema;
	bool library;    /* libcsv and Jansson for every row */
	bool need_akhir; /* a stream that does not end with akhir was cut off */
};

/* Reads from in, which the caller keeps and closes; input_first has been called on it. */
struct stream *stream_new(struct input *in, const struct stream_opts *o);

/* The record is borrowed until the next call. */
int stream_next(struct stream *s, const struct record **r, struct err *e) ASN_MUST_CHECK;

enum stream_form stream_form(const struct stream *s);
struct slice stream_raw(const struct stream *s); /* the last record as it stood */

/* Header of the CSV table the last record stands in, as it stood, or empty for JSON.
   Lives until the next table begins. */
struct slice stream_header(const struct stream *s);

/* Tells of header cells or keys the schema does not have: called once for each name, on
   the line it was first seen. */
void stream_on_unknown(struct stream *s,
                       void (*fn)(struct slice name, size_t line, void *arg), void *arg);

/*
 * Tells of CSV tables without a row, each before the next record is handed out: the type
 * whose required fields the header has, and which has all its columns, or NULL when it is
 * not one type alone; whether a source field is among them; the line. Not of those that
 * are for the stream itself.
 */
void stream_on_bare(struct stream *s,
                    void (*fn)(const struct schema_type *type, bool sourced, size_t line,
                               void *arg),
                    void *arg);

void stream_free(struct stream *s); /* accepts NULL */

/* Whether a column or key is one of those that stand in front of a rejected row. */
bool stream_is_reason(struct slice name);

#define STREAM_REASONS 3 /* tolak_baris, tolak_kolom, tolak_alasan */

#endif
