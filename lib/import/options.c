#include "import/options.h"

#include "asn/records.h"
#include "base/date.h"
#include "base/dec.h"
#include "import/mapfile.h"
#include "stream/decode.h"

void
options_init(struct options *o)
{
	memset(o, 0, sizeof *o);
	o->import.map = &o->map;
	o->import.as_of = DATE_NONE;
	o->max_rejected = -1;
}

void
options_release(struct options *o)
{
	map_release(&o->map);
}

static int
take_type(struct options *o, const char *arg, struct err *e)
{
	for (size_t i = 0; import_types[i]; i++)
		if (strcmp(import_types[i]->name, arg) == 0)
			o->map.type = import_types[i];
	return o->map.type ? 0
	                   : err_set(e, ERR_USAGE, "no such record type can be imported");
}

static int
take_share(struct options *o, const char *arg, struct err *e)
{
	struct slice s = slice_of(arg);

	if (s.n > 1 && s.p[s.n - 1] == '%')
		s.n--;
	if (dec_parse(s, &o->max_rejected, e) != 0 || o->max_rejected < 0 ||
	    o->max_rejected > 100 * DEC_ONE)
		return err_set(e, ERR_USAGE, "want a share from 0%% to 100%%");
	return 0;
}

static int
take_duplicates(struct options *o, const char *arg, struct err *e)
{
	static const char *const words[] = {"fail", "first", "last", "newest"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(arg, words[i]) == 0) {
			o->duplicates = (enum options_duplicates)i;
			return 0;
		}
	return err_set(e, ERR_USAGE, "want fail, first, last or newest");
}

int
options_take(struct options *o, int opt, const char *arg, struct err *e)
{
	enum decode_from encoding;

	switch (opt) {
	case 't':
		return take_type(o, arg, e);
	case 'm':
		return mapfile_load(&o->map, arg, &records_schema, e);
	case 's':
		return map_set(&o->map, arg, &records_schema, e);
	case 'R':
		o->rejects = arg;
		return 0;
	case OPTIONS_PRINT_MAP:
		o->print_map = true;
		return 0;
	case OPTIONS_DELIMITER:
		return map_delimiter(&o->map, arg, e);
	case OPTIONS_HEADER:
		return map_header(&o->map, arg, e);
	case OPTIONS_ENCODING:
		o->map.encoding = arg;
		return decode_find(arg, &encoding, e);
	case OPTIONS_SHEET:
		o->map.sheet = arg;
		return 0;
	case OPTIONS_DATE:
		return day_order(&o->map.order, arg, e);
	case OPTIONS_EXCEL_DATES:
		o->import.excel_dates = true;
		return 0;
	case OPTIONS_DECIMAL:
		return amount_mark(&o->map.mark, arg, e);
	case OPTIONS_FILL_DOWN:
		return map_fill_down(&o->map, arg, &records_schema, e);
	case OPTIONS_DUPLICATES:
		return take_duplicates(o, arg, e);
	case OPTIONS_ERRORS:
		o->errors = arg;
		return 0;
	case OPTIONS_PRINT_DIALECT:
		o->print_dialect = true;
		return 0;
	case OPTIONS_SOURCE:
		o->import.source = true;
		return 0;
	case OPTIONS_MAX_REJECTED:
		return take_share(o, arg, e);
	case OPTIONS_DRY_RUN:
		o->dry_run = true;
		return 0;
	default:
		return err_set(e, ERR_USAGE, "no option of an import");
	}
}

bool
options_too_many(const struct options *o, uint64_t rejected, uint64_t read)
{
	return o->max_rejected >= 0 && (dec_wide)rejected * 100 * DEC_ONE >
	                                       (dec_wide)o->max_rejected * (dec_wide)read;
}
