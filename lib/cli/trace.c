#include "cli/trace.h"

#include "asn/records.h"
#include "base/mem.h"
#include "base/sb.h"
#include "base/utf8.h"

struct trace {
	struct digest *digest;
	struct arena text;
	struct record *ends; /* akhir of earlier commands */
	size_t n, cap;
};

struct trace *
trace_new(void)
{
	return mem_alloc(sizeof(struct trace));
}

struct digest *
trace_digest(struct trace *t)
{
	if (!t->digest)
		t->digest = digest_new();
	return t->digest;
}

void
trace_free(struct trace *t)
{
	if (!t)
		return;
	digest_free(t->digest);
	arena_release(&t->text);
	mem_free(t->ends);
	mem_free(t);
}

int
trace_begin(struct recout *w, const char *tool, const char *file, const char *rules,
            struct err *e)
{
	struct sb name = {0};
	struct record r;
	int bad;

	sb_adds(&name, file);
	utf8_mend(name.p);
	schema_clear(&r, &records_asal);
	records_text(&r, ASAL_ALAT, slice_of(tool));
	records_text(&r, ASAL_VERSI, slice_of(ASN_VERSION));
	records_text(&r, ASAL_BERKAS, slice_of(name.p));
	records_text(&r, ASAL_ATURAN, slice_of(rules));
	bad = recout_put(w, &r, e);
	sb_release(&name);
	return bad;
}

/* Makes the texts our own. */
static void
keep(struct trace *t, struct field *x, size_t n)
{
	for (; n > 0; x++, n--)
		if (x->s.n)
			x->s.p = arena_copy(&t->text, x->s);
}

void
trace_keep(struct trace *t, const struct record *akhir)
{
	struct record *r;

	if (t->n == t->cap) {
		t->cap = mem_grown(t->cap, t->n + 1);
		t->ends = mem_resize(t->ends, t->cap, sizeof *t->ends);
	}
	r = &t->ends[t->n++];
	*r = *akhir;
	keep(t, r->f, r->type->n);
	keep(t, r->source, 2);
}

int
trace_end(struct trace *t, struct recout *w, const char *tool, uint64_t records,
          uint64_t rejected, struct err *e)
{
	char hex[DIGEST_HEX];
	struct record r;

	for (size_t i = 0; i < t->n; i++)
		if (recout_put(w, &t->ends[i], e) != 0)
			return -1;
	hex[0] = '\0';
	if (t->digest)
		digest_hex(t->digest, hex);
	schema_clear(&r, &records_akhir);
	records_text(&r, AKHIR_ALAT, slice_of(tool));
	records_value(&r, AKHIR_REKAMAN, (int64_t)records);
	records_value(&r, AKHIR_DITOLAK, (int64_t)rejected);
	records_text(&r, AKHIR_SHA256, slice_of(hex));
	return recout_put(w, &r, e);
}
