/*
 * toxlsx - CSV as gen makes it (no quote and no line end within a field) as a workbook of
 * one sheet, by libxlsxwriter: texts shared, days as numbers with a style (moments lose
 * their time, which xlsx2csv would round down), and in front a column that counts rows.
 *
 *	toxlsx FILE <CSV
 */

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

struct book {
	lxw_workbook *workbook;
	lxw_worksheet *sheet;
	lxw_format *day;
};

static void
put(const struct book *b, lxw_row_t row, lxw_col_t column, const char *s)
{
	lxw_datetime t = {0};
	int end = 0;

	if (sscanf(s, "%4d-%2d-%2d%n", &t.year, &t.month, &t.day, &end) == 3 &&
	    (s[end] == '\0' || s[end] == ' '))
		worksheet_write_datetime(b->sheet, row, column, &t, b->day);
	else if (*s)
		worksheet_write_string(b->sheet, row, column, s, NULL);
}

static void
put_line(const struct book *b, lxw_row_t row, char *line)
{
	lxw_col_t column = 1;
	char *s = line;

	line[strcspn(line, "\n")] = '\0';
	if (row == 0)
		worksheet_write_string(b->sheet, 0, 0, "no", NULL);
	else
		worksheet_write_number(b->sheet, row, 0, row, NULL);
	for (bool more = true; more; column++) {
		char *end = *s == '"' ? strchr(++s, '"') : s + strcspn(s, ",");
		char *next = *end == '"' ? end + 1 : end;

		more = *next != '\0';
		*end = '\0';
		put(b, row, column, s);
		s = next + 1;
	}
}

int
main(int argc, char **argv)
{
	static char line[4096];
	lxw_row_t row = 0;
	struct book b;

	if (argc != 2) {
		fputs("usage: toxlsx FILE <CSV\n", stderr);
		return 2;
	}
	b.workbook = workbook_new(argv[1]);
	b.sheet = workbook_add_worksheet(b.workbook, "Data");
	b.day = workbook_add_format(b.workbook);
	format_set_num_format(b.day, "yyyy-mm-dd");
	while (fgets(line, sizeof line, stdin))
		put_line(&b, row++, line);
	return workbook_close(b.workbook) == LXW_NO_ERROR ? 0 : 3;
}
