#ifndef ASN_RECORD_KINDS_H
#define ASN_RECORD_KINDS_H

/* What the tables of record types are written with. For them alone. */

#include "asn/nip.h"
#include "asn/period.h"
#include "asn/record_codes.h"
#include "stream/schema.h"

/* Fields by kind. NEED: required. */
#define NEED true
#define MAY false
#define TEXT(n, need)                                                                    \
	{                                                                                \
		.name = n, .kind = KIND_TEXT, .required = need                           \
	}
#define LIST(n, need)                                                                    \
	{                                                                                \
		.name = n, .kind = KIND_LIST, .required = need                           \
	}
#define CODE(n, need, list)                                                              \
	{                                                                                \
		.name = n, .kind = KIND_CODE, .required = need, .codes = &records_##list \
	}
#define DEC(n, need)                                                                     \
	{                                                                                \
		.name = n, .kind = KIND_DEC, .required = need, .places = -1              \
	}
#define RESULT(n, need)                                                                  \
	{                                                                                \
		.name = n, .kind = KIND_DEC, .required = need, .places = 2               \
	}
#define FIXED(n, need, p)                                                                \
	{                                                                                \
		.name = n, .kind = KIND_DEC, .required = need, .places = p               \
	}
#define INT(n, need)                                                                     \
	{                                                                                \
		.name = n, .kind = KIND_INT, .required = need                            \
	}
#define DATE(n, need)                                                                    \
	{                                                                                \
		.name = n, .kind = KIND_DATE, .required = need                           \
	}
#define YESNO(n, need)                                                                   \
	{                                                                                \
		.name = n, .kind = KIND_YESNO, .required = need                          \
	}
#define NIP(n, need)                                                                     \
	{                                                                                \
		.name = n, .kind = KIND_CUSTOM, .required = need, .read = nip_read,      \
		.personal = true                                                         \
	}
#define PERIOD(n, need)                                                                  \
	{                                                                                \
		.name = n, .kind = KIND_CUSTOM, .required = need, .read = period_read    \
	}

/* The fields that tell one record from another; the first must be there to compare. */
#define KEY(...) ((const signed char[]){__VA_ARGS__, -1})
#define TYPE(id, checker, key)                                                           \
	const struct schema_type records_##id = {#id, id, sizeof id / sizeof *id,        \
	                                         checker, key}

#endif
