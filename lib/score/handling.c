#include "score/handling.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/dec.h"
#include "base/mem.h"

#define PLACES 2

void
handling_clear(struct handling *h)
{
	struct handling kept = {.days = h->days, .cap = h->cap, .notes = h->notes};

	sb_clear(&kept.notes);
	*h = kept;
}

void
handling_release(struct handling *h)
{
	mem_free(h->days);
	sb_release(&h->notes);
	*h = (struct handling){0};
}

static void
add_days(struct handling *h, int32_t days)
{
	if (h->n == h->cap) {
		h->cap = (uint32_t)mem_grown(h->cap, (size_t)h->n + 1);
		h->days = mem_resize(h->days, h->cap, sizeof *h->days);
	}
	h->days[h->n++] = days;
}

void
handling_add(struct handling *h, const struct complaint *p, const struct clocks_view *v)
{
	h->all++;
	if (v->state == CLOCKS_OUT) {
		h->out[p->status]++;
		return;
	}
	for (int i = 0; i < CLOCKS; i++) {
		h->met[i] += v->clock[i] == CLOCK_MET;
		h->decided[i] += v->clock[i] == CLOCK_MET || v->clock[i] == CLOCK_MISSED;
	}
	h->backwards += v->backwards;
	h->contradicted += v->contradicted;
	h->undated += v->undated;
	if (v->state == CLOCKS_OPEN) {
		h->open++;
		h->late += v->clock[CLOCK_SELESAI] == CLOCK_MISSED;
		if (v->age > h->oldest)
			h->oldest = v->age;
		return;
	}
	h->closed++;
	if (v->clock[CLOCK_SELESAI] != CLOCK_UNKNOWN)
		add_days(h, v->days);
}

static int
by_days(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* In millionths, of the sorted days. */
static int64_t
median(const struct handling *h)
{
	int64_t both = (int64_t)h->days[(h->n - 1) / 2] + h->days[h->n / 2];

	return both * (DEC_ONE / 2);
}

static int64_t
percentile90(const struct handling *h)
{
	uint64_t rank = ((uint64_t)h->n * 9 + 9) / 10;

	return h->days[rank - 1] * DEC_ONE;
}

static void
note(struct sb *notes, const char *what, int64_t n)
{
	if (n > 0)
		sb_addf(notes, "%s%s:%lld", notes->n ? ";" : "", what, (long long)n);
}

static void
note_share(const struct handling *h, struct sb *notes, const char *what, int clock)
{
	if (h->decided[clock] > 0)
		sb_addf(notes, "%s%s:%lld/%lld", notes->n ? ";" : "", what,
		        (long long)h->met[clock], (long long)h->decided[clock]);
}

/* In byte order. */
static void
write_notes(struct handling *h, int32_t as_of)
{
	struct sb *notes = &h->notes;
	char day[DATE_BUF];

	sb_clear(notes);
	note(notes, "bertentangan", h->disputed);
	note(notes, "bukan_kewenangan", h->out[ADUAN_BUKAN_KEWENANGAN]);
	note(notes, "diarsipkan", h->out[ADUAN_DIARSIPKAN]);
	note(notes, "ganda", h->several);
	if (as_of != DATE_NONE) {
		date_format(day, as_of);
		sb_addf(notes, "%sper:%s", notes->n ? ";" : "", day);
	}
	note_share(h, notes, "selesai_tepat", CLOCK_SELESAI);
	note(notes, "status_bertentangan", h->contradicted);
	note(notes, "tanggal_terbalik", h->backwards);
	if (h->no_holidays)
		sb_adds(notes, notes->n ? ";tanpa_libur" : "tanpa_libur");
	note(notes, "tanpa_tanggal", h->undated);
	note(notes, "terbuka_lewat", h->late);
	/* An age of 0 days is one, too. */
	if (h->open > 0)
		sb_addf(notes, "%sterbuka_tertua:%d", notes->n ? ";" : "",
		        (int)h->oldest);
	note(notes, "tertunda", h->out[ADUAN_TERTUNDA]);
	note_share(h, notes, "tindak_lanjut_tepat", CLOCK_TINDAK_LANJUT);
	note_share(h, notes, "verifikasi_tepat", CLOCK_VERIFIKASI);
}

void
handling_record(struct handling *h, int32_t as_of, struct record *r)
{
	int64_t met = h->met[CLOCK_SELESAI], decided = h->decided[CLOCK_SELESAI];

	schema_clear(r, &records_skor_pengaduan);
	records_value(r, SKOR_PENGADUAN_MASUK, h->all);
	records_value(r, SKOR_PENGADUAN_SELESAI, h->closed);
	records_value(r, SKOR_PENGADUAN_TERBUKA, h->open);
	records_value(r, SKOR_PENGADUAN_TEPAT_WAKTU, met);
	if (decided > 0) {
		dec_wide share = dec_mean((dec_wide)met * 100 * DEC_ONE, decided);

		records_value(r, SKOR_PENGADUAN_PERSEN,
		              dec_rounded(dec_exact(share), PLACES));
	}
	if (h->n > 0) {
		qsort(h->days, h->n, sizeof *h->days, by_days);
		records_value(r, SKOR_PENGADUAN_MEDIAN_HARI, median(h));
		records_value(r, SKOR_PENGADUAN_P90_HARI, percentile90(h));
	}
	write_notes(h, as_of);
	records_text(r, SKOR_PENGADUAN_CATATAN, sb_slice(&h->notes));
}
