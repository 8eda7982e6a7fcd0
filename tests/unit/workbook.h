#ifndef ASN_WORKBOOK_H
#define ASN_WORKBOOK_H

/* Workbooks from parts written by hand, packed by libzip. */

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/sb.h"

#define WORKBOOK_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define WORKBOOK_OFFICE                                                                  \
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define WORKBOOK_PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

#define WORKBOOK_RELS(inner)                                                             \
	"<Relationships xmlns=\"" WORKBOOK_PACKAGE "\">" inner "</Relationships>"
#define WORKBOOK_REL(id, type, target)                                                   \
	"<Relationship Id=\"" id "\" Type=\"" WORKBOOK_OFFICE "/" type                   \
	"\" Target=\"" target "\"/>"
#define WORKBOOK_BOOK(inner)                                                             \
	"<workbook xmlns=\"" WORKBOOK_MAIN "\" xmlns:r=\"" WORKBOOK_OFFICE "\">" inner   \
	"</workbook>"
#define WORKBOOK_SHEET(rows)                                                             \
	"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"                \
	"<worksheet xmlns=\"" WORKBOOK_MAIN "\"><sheetData>" rows                        \
	"</sheetData></worksheet>"

struct workbook_part {
	const char *name, *text;
	size_t n; /* bytes of text; 0: up to its NUL */
};

/* What every workbook here has, unless a test says otherwise. */
#define WORKBOOK_ROOT                                                                    \
	{                                                                                \
		"_rels/.rels",                                                           \
			WORKBOOK_RELS(WORKBOOK_REL("rId1", "officeDocument",             \
		                                   "xl/workbook.xml")),                  \
			0                                                                \
	}
#define WORKBOOK_BOOK_RELS                                                               \
	{                                                                                \
		"xl/_rels/workbook.xml.rels",                                            \
			WORKBOOK_RELS(                                                   \
				WORKBOOK_REL("rId1", "worksheet",                        \
		                             "worksheets/sheet1.xml")                    \
					WORKBOOK_REL("rId2", "styles", "styles.xml")     \
						WORKBOOK_REL("rId3", "sharedStrings",    \
		                                             "sharedStrings.xml")),      \
			0                                                                \
	}

static inline void
workbook_must(bool holds)
{
	if (!holds)
		abort();
}

/* Puts the archive behind what bytes holds. A name that begins with ! is stored as it is.
 */
static inline void
workbook(struct sb *bytes, const struct workbook_part *parts, size_t n)
{
	zip_error_t why;
	zip_source_t *all = zip_source_buffer_create(NULL, 0, 0, &why);
	zip_t *z = zip_open_from_source(all, ZIP_CREATE | ZIP_TRUNCATE, &why);
	zip_int64_t got;

	workbook_must(z != NULL);
	zip_source_keep(all);
	for (size_t i = 0; i < n; i++) {
		const char *name = parts[i].name + (parts[i].name[0] == '!');
		zip_uint64_t size = parts[i].n > 0 ? parts[i].n : strlen(parts[i].text);
		zip_source_t *part = zip_source_buffer(z, parts[i].text, size, 0);
		zip_int64_t at = zip_file_add(z, name, part, ZIP_FL_ENC_UTF_8);

		workbook_must(at >= 0);
		workbook_must(zip_set_file_compression(z, (zip_uint64_t)at,
		                                       name > parts[i].name
		                                               ? ZIP_CM_STORE
		                                               : ZIP_CM_DEFLATE,
		                                       0) == 0);
	}
	workbook_must(zip_close(z) == 0);
	workbook_must(zip_source_open(all) == 0);
	do {
		char *room = sb_reserve(bytes, 65536);

		got = zip_source_read(all, room, 65536);
		workbook_must(got >= 0);
		bytes->n += (size_t)got;
	} while (got > 0);
	zip_source_close(all);
	zip_source_free(all);
}

#endif
