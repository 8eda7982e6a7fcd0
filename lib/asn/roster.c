#include "asn/roster.h"

#include "asn/records.h"
#include "base/date.h"

/* A million people are to fit a small machine. */
_Static_assert(sizeof(struct person) <= 40, "struct person has grown");

void
roster_release(struct roster *r)
{
	keytab_release(&r->nips);
	mem_free(r->people);
	strtab_release(&r->units);
	strtab_release(&r->titles);
	arena_release(&r->text);
	*r = (struct roster){0};
}

uint32_t
roster_person(struct roster *r, int64_t nip)
{
	uint32_t before = r->nips.n;
	uint32_t number = keytab_put(&r->nips, (uint64_t)nip);

	if (number < before)
		return number;
	if (number >= r->cap) {
		r->cap = (uint32_t)mem_grown(r->cap, (size_t)number + 1);
		r->people = mem_resize(r->people, r->cap, sizeof(*r->people));
	}
	r->people[number] = (struct person){
		.mulai = DATE_NONE,
		.selesai = DATE_NONE,
		.jenis_jabatan = -1,
		.jenjang = -1,
		.pendidikan = -1,
		.status = -1,
		.kedudukan = -1,
	};
	return number;
}

static int32_t
day_of(const struct field *f)
{
	return f->s.n > 0 ? (int32_t)f->v : DATE_NONE;
}

static signed char
code_of(const struct field *f)
{
	return f->s.n > 0 ? (signed char)f->v : (signed char)-1;
}

/* Of rows of equal mulai: below 0 when f comes before the one p holds. */
static int
compare(const struct roster *r, const struct person *p, const struct field *f)
{
	int c = slice_cmp(f[PEGAWAI_UNIT].s, strtab_text(&r->units, p->unit));

	if (c == 0)
		c = slice_cmp(f[PEGAWAI_JABATAN].s, strtab_text(&r->titles, p->jabatan));
	if (c == 0)
		c = slice_cmp(f[PEGAWAI_NAMA].s, (struct slice){p->nama, p->nama_n});
	if (c == 0)
		c = code_of(&f[PEGAWAI_JENIS_JABATAN]) - p->jenis_jabatan;
	if (c == 0)
		c = code_of(&f[PEGAWAI_JENJANG]) - p->jenjang;
	if (c == 0)
		c = code_of(&f[PEGAWAI_PENDIDIKAN]) - p->pendidikan;
	if (c == 0)
		c = code_of(&f[PEGAWAI_STATUS]) - p->status;
	if (c == 0)
		c = code_of(&f[PEGAWAI_KEDUDUKAN]) - p->kedudukan;
	if (c == 0) {
		int32_t selesai = day_of(&f[PEGAWAI_SELESAI]);

		c = (selesai > p->selesai) - (selesai < p->selesai);
	}
	return c;
}

static void
fill(struct roster *r, struct person *p, const struct field *f)
{
	struct slice nama = f[PEGAWAI_NAMA].s;

	if (nama.n > UINT32_MAX)
		nama.n = UINT32_MAX;
	if (!slice_eq(nama, (struct slice){p->nama, p->nama_n}) || !p->nama)
		p->nama = arena_copy(&r->text, nama);
	p->nama_n = (uint32_t)nama.n;
	p->unit = strtab_put(&r->units, f[PEGAWAI_UNIT].s);
	p->jabatan = strtab_put(&r->titles, f[PEGAWAI_JABATAN].s);
	p->mulai = day_of(&f[PEGAWAI_MULAI]);
	p->selesai = day_of(&f[PEGAWAI_SELESAI]);
	p->jenis_jabatan = code_of(&f[PEGAWAI_JENIS_JABATAN]);
	p->jenjang = code_of(&f[PEGAWAI_JENJANG]);
	p->pendidikan = code_of(&f[PEGAWAI_PENDIDIKAN]);
	p->status = code_of(&f[PEGAWAI_STATUS]);
	p->kedudukan = code_of(&f[PEGAWAI_KEDUDUKAN]);
	p->listed = true;
}

void
roster_put(struct roster *r, const struct record *pegawai)
{
	const struct field *f = pegawai->f;
	uint32_t number = roster_person(r, f[PEGAWAI_NIP].v);
	struct person *p = &r->people[number];
	int32_t mulai = day_of(&f[PEGAWAI_MULAI]);
	int c;

	r->any = true;
	if (!p->listed || mulai > p->mulai) {
		fill(r, p, f);
		p->ambiguous = false;
		return;
	}
	if (mulai < p->mulai)
		return;
	c = compare(r, p, f);
	if (c < 0)
		fill(r, p, f);
	if (c != 0)
		p->ambiguous = true;
}

void
roster_called(struct roster *r, uint32_t person, struct slice nama)
{
	struct person *p = &r->people[person];

	if (p->listed || nama.n == 0 || nama.n > UINT32_MAX)
		return;
	if (p->nama && slice_cmp(nama, (struct slice){p->nama, p->nama_n}) >= 0)
		return;
	p->nama = arena_copy(&r->text, nama);
	p->nama_n = (uint32_t)nama.n;
}

struct slice
roster_nama(const struct roster *r, uint32_t person)
{
	const struct person *p = &r->people[person];

	return (struct slice){p->nama, p->nama_n};
}

bool
person_is_active(const struct person *p)
{
	return p->kedudukan < 0 || p->kedudukan == KEDUDUKAN_AKTIF;
}

bool
person_in_service(const struct person *p, int32_t first, int32_t last)
{
	return p->mulai <= last && (p->selesai == DATE_NONE || p->selesai >= first);
}
