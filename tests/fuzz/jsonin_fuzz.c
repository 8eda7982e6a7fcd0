#include <stdint.h>
#include <stdlib.h>

#include "base/dec.h"
#include "base/sb.h"
#include "stream/jsonin.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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

/* Two spellings of a number: the same value or the same refusal, of either kind. */
static void
same_numbers(struct slice a, struct slice b)
{
	int64_t v = 0, w = 0;
	struct err e, f;

	if (dec_parse(a, &v, &e) == 0)
		demand(dec_parse(b, &w, &f) == 0 && v == w);
	else
		demand(dec_parse(b, &w, &f) != 0 && strcmp(e.text, f.text) == 0);
	if (dec_parse_int(a, &v, &e) == 0)
		demand(dec_parse_int(b, &w, &f) == 0 && v == w);
	else
		demand(dec_parse_int(b, &w, &f) != 0 && strcmp(e.text, f.text) == 0);
}

static void
same_rows(const struct jsonrow *a, const struct jsonrow *b)
{
	demand(a->n == b->n && a->line == b->line && slice_eq(a->raw, b->raw));
	for (size_t i = 0; i < a->n; i++) {
		const struct jsonin_pair *p = &a->pairs[i], *q = &b->pairs[i];
		size_t column = jsonin_column(a, i);

		demand(slice_eq(p->key, q->key) && p->kind == q->kind);
		if (p->kind == JSONIN_NUMBER)
			same_numbers(p->value, q->value);
		else
			demand(slice_eq(p->value, q->value));
		demand(column == jsonin_column(b, i) && column < a->raw.n);
		for (size_t k = 0; k < i; k++)
			demand(!slice_eq(p->key, a->pairs[k].key));
	}
}

/* The keys of a row, told apart by their lengths. */
static void
gather(struct sb *keys, const struct jsonrow *row)
{
	sb_clear(keys);
	for (size_t i = 0; i < row->n; i++) {
		sb_addf(keys, "%zu:", row->pairs[i].key.n);
		sb_add(keys, row->pairs[i].key);
	}
}

/* The scan and Jansson give the same objects, and fail at the same place. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = {(const char *)data, size};
	struct input in[2];
	struct jsonin *j[2];
	struct jsonrow row[2];
	struct err e[2];
	struct sb keys[2] = {{0}}; /* of this row and the one before, by turns */
	int r, at = 0;

	for (int i = 0; i < 2; i++) {
		hold(&in[i], text);
		j[i] = jsonin_new(&in[i], i);
	}
	while ((r = jsonin_next(j[0], &row[0], &e[0])) > 0) {
		demand(jsonin_next(j[1], &row[1], &e[1]) == r);
		same_rows(&row[0], &row[1]);
		gather(&keys[at], &row[0]);
		demand(!row[0].same_keys ||
		       slice_eq(sb_slice(&keys[at]), sb_slice(&keys[!at])));
		at = !at;
	}
	demand(jsonin_next(j[1], &row[1], &e[1]) == r);
	if (r < 0)
		demand(e[0].kind == ERR_INPUT && e[1].kind == ERR_INPUT &&
		       e[0].line == e[1].line && e[0].column == e[1].column &&
		       e[0].text[0] && strcmp(e[0].text, e[1].text) == 0);
	for (int i = 0; i < 2; i++) {
		jsonin_free(j[i]);
		free(in[i].buf);
		sb_release(&keys[i]);
	}
	return 0;
}
