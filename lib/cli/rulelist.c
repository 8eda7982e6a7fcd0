#include "cli/rulelist.h"

#include "asn/records.h"
#include "asn/rules.h"
#include "base/date.h"

static int
put(struct cli *c, const struct rules *r)
{
	char from[DATE_BUF], to[DATE_BUF];
	struct record x;

	schema_clear(&x, &records_aturan);
	records_text(&x, ATURAN_ID, slice_of(r->id));
	records_text(&x, ATURAN_JUDUL, slice_of(r->title));
	records_text(&x, ATURAN_HITUNG, slice_of(r->computes));
	if (r->from != DATE_NONE) {
		date_format(from, r->from);
		records_text(&x, ATURAN_MULAI, slice_of(from));
	}
	if (r->to != DATE_NONE) {
		date_format(to, r->to);
		records_text(&x, ATURAN_SAMPAI, slice_of(to));
	}
	records_text(&x, ATURAN_BAWAAN, slice_of(r->bawaan));
	return cli_put(c, &x);
}

void
rulelist_all(struct cli *c)
{
	for (const char *const *id = rules_shipped(); *id; id++) {
		struct rules *r;
		struct err e;
		int status = rules_load(&r, *id, &e);

		if (status < 0) {
			cli_fail(c, *id, &e);
			return;
		}
		status = put(c, r);
		rules_free(r);
		if (status < 0)
			return;
	}
}

void
rulelist_print(struct cli *c, const char *id_or_path)
{
	struct sb text = {0};
	struct outfile *o;
	struct rules *r;
	struct err e;

	if (rules_load(&r, id_or_path, &e) < 0) {
		cli_fail(c, id_or_path, &e);
		return;
	}
	if (rules_write(r, &text, &e) < 0) {
		cli_fail(c, id_or_path, &e);
	} else if ((o = cli_out(c)) != NULL) {
		outfile_add(o, sb_slice(&text));
		outfile_mark(o);
	}
	sb_release(&text);
	rules_free(r);
}
