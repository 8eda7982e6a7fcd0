#include "check/pension.h"

#include "asn/records.h"
#include "base/ascii.h"
#include "base/date.h"
#include "base/mem.h"

#define AGE_MIN 40
#define AGE_MAX 99

static int
read_age(const struct jsonnode *table, const char *path, const char *key,
         unsigned char *age, struct err *e)
{
	int64_t v = 0;

	if (rules_cell_int(table, path, key, AGE_MIN, AGE_MAX, &v, e) != 0)
		return -1;
	*age = (unsigned char)v;
	return 0;
}

static int
read_codes(const struct rules *rules, const char *path, const struct schema_codes *codes,
           unsigned char *ages, struct err *e)
{
	const struct jsonnode *table;
	const char *mark;

	if (rules_table(rules, path, &table, &mark, e))
		return -1;
	for (size_t i = 0; i < codes->n; i++)
		if (!rules_cell_is(table, codes->codes[i], "jenjang") &&
		    read_age(table, path, codes->codes[i], &ages[i], e))
			return -1;
	return 0;
}

struct title_room {
	struct pension *p;
	const struct jsonnode *table;
	struct err *e;
};

static int
read_title(struct slice key, const struct jsonnode *value, void *arg)
{
	struct title_room *room = arg;
	struct pension *p = room->p;
	uint32_t number;

	(void)value;
	if (slice_eq(key, SLICE("keyakinan")) || slice_eq(key, SLICE("catatan")))
		return 0;
	number = strtab_put(&p->titles, key);
	p->by_title = mem_resize(p->by_title, (size_t)number + 1, 1);
	return read_age(room->table, "jabatan", strtab_text(&p->titles, number).p,
	                &p->by_title[number], room->e);
}

int
pension_init(struct pension *p, const struct rules *rules, struct err *e)
{
	struct title_room room = {p, NULL, e};
	const char *mark;

	*p = (struct pension){0};
	if (read_codes(rules, "jenis_jabatan", &records_jenis_jabatan, p->kind, e) ||
	    read_codes(rules, "jenjang", &records_jenjang, p->level, e) ||
	    rules_table(rules, "jabatan", &room.table, &mark, e) ||
	    jsonin_members(room.table, read_title, &room)) {
		pension_release(p);
		return -1;
	}
	return 0;
}

static bool
begins_with(struct slice title, struct slice words)
{
	return words.n && ascii_begins(title, words) &&
	       (title.n == words.n || title.p[words.n] == ' ');
}

int
pension_years(const struct pension *p, const struct record *pegawai)
{
	const struct field *f = pegawai->f;
	const struct field *kind = &f[PEGAWAI_JENIS_JABATAN],
			   *level = &f[PEGAWAI_JENJANG];
	int years = 0;
	size_t longest = 0;

	for (uint32_t i = 0; i < p->titles.n; i++) {
		struct slice words = p->titles.texts[i];

		if (words.n > longest && begins_with(f[PEGAWAI_JABATAN].s, words)) {
			longest = words.n;
			years = p->by_title[i];
		}
	}
	if (years)
		return years;
	if (kind->s.n && p->kind[kind->v])
		return p->kind[kind->v];
	return level->s.n ? p->level[level->v] : 0;
}

int32_t
pension_day(int32_t birth, int years)
{
	struct date d = date_civil(date_add_years(birth, years));

	d.day = 1;
	d.year += d.month == 12;
	d.month = d.month % 12 + 1;
	return date_days(d);
}

void
pension_release(struct pension *p)
{
	strtab_release(&p->titles);
	mem_free(p->by_title);
	*p = (struct pension){0};
}
