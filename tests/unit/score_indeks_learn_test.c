#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "indexing.h"

/*
 * The points of competence of one person in 2026, from what he or she has learnt (BKN
 * 8/2019, Pasal 8). want NULL: it cannot be told.
 */
static const struct {
	const char *name, *post;
	const char *in[6];
	const char *want;
} learnt[] = {
	{"nothing",
         "pelaksana",
         {"pelatihan " OTHER " nama=X bentuk=teknis tahun=2026"},
         "0.00"},
	{"20 hours exactly",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=teknis jp=20 tahun=2026"},
         "22.50"},
	{"a millionth less",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=teknis jp=19.999999 tahun=2026"},
         "0.00"},
	{"hours add up over forms",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=teknis jp=8 tahun=2026",
          "pelatihan " ME " nama=Y bentuk=manajerial jp=4 tahun=2026",
          "pelatihan " ME " nama=Z bentuk=penataran jp=4 tahun=2026",
          "pelatihan " ME " nama=Q bentuk=sosial_kultural jp=4 tahun=2026"},
         "22.50"},
	{"other forms do not count",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=coaching jp=40 tahun=2026",
          "pelatihan " ME " nama=X bentuk=klasikal_lain jp=40 tahun=2026"},
         "0.00"},
	{"the same row twice is one",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=teknis jp=10 tahun=2026",
          "pelatihan " ME " nama=X bentuk=teknis jp=10 tahun=2026"},
         "0.00"},
	{"two rows that differ are two",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=teknis jp=10 selesai=2026-03-01",
          "pelatihan " ME " nama=X bentuk=teknis jp=10 selesai=2026-03-02"},
         "22.50"},
	{"one certificate written twice is one",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=teknis jp=10 tahun=2026 sertifikat=S1",
          "pelatihan " ME " nama=X_ bentuk=teknis jp=10 tahun=2026 sertifikat=S1"},
         "0.00"},
	{"31 December of the year before",
         "pelaksana",
         {"pelatihan " ME
          " nama=X bentuk=teknis jp=40 mulai=2025-12-29 selesai=2025-12-31"},
         "0.00"},
	{"1 January",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=teknis jp=40 selesai=2026-01-01"},
         "22.50"},
	{"31 December",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=teknis jp=40 selesai=2026-12-31"},
         "22.50"},
	{"over New Year counts by its end",
         "pelaksana",
         {"pelatihan " ME
          " nama=X bentuk=teknis jp=40 mulai=2025-12-29 selesai=2026-01-03"},
         "22.50"},
	{"over the next New Year, too",
         "pelaksana",
         {"pelatihan " ME
          " nama=X bentuk=teknis jp=40 mulai=2026-12-29 selesai=2027-01-03"},
         "0.00"},
	{"without an end by its beginning",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=teknis jp=40 mulai=2026-12-29 tahun=2027"},
         "22.50"},
	{"not completed",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=teknis jp=40 tahun=2026 status=berjalan",
          "pelatihan " ME " nama=X bentuk=teknis jp=40 tahun=2026 status=batal",
          "pelatihan " ME " nama=X bentuk=seminar tahun=2026 status=tidak_hadir"},
         "0.00"},
	{"completed, and said so",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=teknis jp=40 tahun=2026 status=selesai"},
         "22.50"},
	{"hours not stated could make it up",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=teknis jp=12 tahun=2026",
          "pelatihan " ME " nama=Y bentuk=teknis tahun=2026"},
         NULL},
	{"hours not stated, but others suffice",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=teknis jp=20 tahun=2026",
          "pelatihan " ME " nama=Y bentuk=teknis tahun=2026"},
         "22.50"},
	{"one certificate with several hours",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=teknis jp=10 tahun=2026 sertifikat=S1",
          "pelatihan " ME " nama=X bentuk=teknis jp=24 tahun=2026 sertifikat=S1"},
         NULL},
	{"hours of zero",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=teknis jp=0 tahun=2026"},
         "0.00"},
	{"a seminar of the year before",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=seminar selesai=2025-01-01"},
         "17.50"},
	{"a seminar of two years before",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=seminar selesai=2024-12-31"},
         "0.00"},
	{"a seminar of 31 December, one of 1 January of the next year",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=workshop selesai=2026-12-31",
          "pelatihan " ME " nama=Y bentuk=workshop selesai=2027-01-01"},
         "17.50"},
	{"1 January of the next year alone",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=workshop selesai=2027-01-01"},
         "0.00"},
	{"many seminars are one",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=kursus tahun=2026",
          "pelatihan " ME " nama=Y bentuk=magang tahun=2026",
          "pelatihan " ME " nama=Z bentuk=sosialisasi jp=40 tahun=2025"},
         "17.50"},
	{"both",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=pjj jp=20 tahun=2026",
          "pelatihan " ME " nama=Y bentuk=seminar tahun=2026"},
         "40.00"},
	{"a certificate in both is used for the hours, which need it",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=bimtek jp=20 tahun=2026 sertifikat=S1",
          "pelatihan " ME " nama=X bentuk=workshop jp=20 tahun=2026 sertifikat=S1"},
         "22.50"},
	{"... and for the seminar where the hours are too few",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=bimtek jp=8 tahun=2026 sertifikat=S1",
          "pelatihan " ME " nama=X bentuk=workshop jp=8 tahun=2026 sertifikat=S1"},
         "17.50"},
	{"... or suffice without it",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=bimtek jp=8 tahun=2026 sertifikat=S1",
          "pelatihan " ME " nama=X bentuk=workshop jp=8 tahun=2026 sertifikat=S1",
          "pelatihan " ME " nama=Y bentuk=bimtek jp=20 tahun=2026"},
         "40.00"},
	{"... and another seminar stands for itself",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=bimtek jp=20 tahun=2026 sertifikat=S1",
          "pelatihan " ME " nama=X bentuk=workshop jp=20 tahun=2026 sertifikat=S1",
          "pelatihan " ME " nama=Y bentuk=workshop tahun=2025 sertifikat=S2"},
         "40.00"},
	{"a certificate of last year's hours is free for the seminar",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=bimtek jp=20 tahun=2025 sertifikat=S1",
          "pelatihan " ME " nama=X bentuk=workshop jp=20 tahun=2025 sertifikat=S1",
          "pelatihan " ME " nama=Y bentuk=teknis jp=20 tahun=2026"},
         "40.00"},
	{"the certificate number of somebody else is another's",
         "pelaksana",
         {"pelatihan " ME " nama=X bentuk=bimtek jp=20 tahun=2026 sertifikat=S1",
          "pelatihan " OTHER " nama=X bentuk=workshop tahun=2026 sertifikat=S1"},
         "22.50"},
	{"a leadership course of long ago",
         "administrator",
         {"pelatihan " ME " pelatihan=PKA bentuk=struktural jp=900 tahun=1999"},
         "15.00"},
	{"a leadership course of the next year",
         "administrator",
         {"pelatihan " ME " pelatihan=PKA bentuk=struktural tahun=2027"},
         "0.00"},
	{"one below the post",
         "administrator",
         {"pelatihan " ME " pelatihan=PKP bentuk=struktural tahun=2020"},
         "0.00"},
	{"one above the post",
         "pengawas",
         {"pelatihan " ME " pelatihan=PKA bentuk=struktural tahun=2020"},
         "0.00"},
	{"PKP",
         "pengawas",
         {"pelatihan " ME " pelatihan=PKP bentuk=struktural tahun=2020"},
         "15.00"},
	{"PKN2",
         "jpt_pratama",
         {"pelatihan " ME " pelatihan=PKN2 bentuk=struktural tahun=2020"},
         "15.00"},
	{"PKN1",
         "jpt_madya",
         {"pelatihan " ME " pelatihan=PKN1 bentuk=struktural tahun=2020"},
         "15.00"},
	{"PKN1 of the highest",
         "jpt_utama",
         {"pelatihan " ME " pelatihan=PKN1 bentuk=struktural tahun=2020"},
         "15.00"},
	{"PKN2 is not PKN1",
         "jpt_utama",
         {"pelatihan " ME " pelatihan=PKN2 bentuk=struktural tahun=2020"},
         "0.00"},
	{"a course with the hours of a year is not technical, too",
         "administrator",
         {"pelatihan " ME " pelatihan=PKA bentuk=manajerial jp=900 tahun=2026"},
         "15.00"},
	{"a functional course is no leadership",
         "administrator",
         {"pelatihan " ME " nama=X bentuk=fungsional jp=40 tahun=2026"},
         "0.00"},
	{"a functional course",
         "fungsional",
         {"pelatihan " ME " nama=X bentuk=fungsional tahun=2001"},
         "15.00"},
	{"leadership of a functional official",
         "fungsional",
         {"pelatihan " ME " pelatihan=PKA bentuk=struktural tahun=2020"},
         "0.00"},
	{"neither course counts for a pelaksana",
         "pelaksana",
         {"pelatihan " ME " pelatihan=PKP bentuk=struktural tahun=2026",
          "pelatihan " ME " nama=X bentuk=fungsional tahun=2026"},
         "0.00"},
};

static void
expect_learnt(size_t i, const char *post, const char *const *in, const char *want)
{
	const char *lines[10];
	char person[128], got[16];
	size_t n = 0;

	(void)snprintf(person, sizeof person,
	               "pegawai " ME " nama=A unit=U pendidikan=s1 jenis_jabatan=%s",
	               post);
	while (n < 6 && in[n]) {
		lines[n] = in[n];
		n++;
	}
	lines[n++] = person;
	lines[n++] = WHOLE;
	lines[n++] = ANOTHER;
	for (int without = 0; without < 2; without++) {
		char *out =
			indexing(lines, n, without ? -1 : YEAR_2026, DATE_NONE, 1, NULL);
		const char *line = strstr(out, "indeks " ME);

		assert_non_null(line);
		indexing_field(line, "kompetensi", got);
		if (strcmp(got, want ? want : "") != 0)
			fail_msg("%zu %s: %s\n%s", i,
			         i < LEN(learnt) ? learnt[i].name : "", got, out);
		if (!want)
			assert_non_null(strstr(line, "jp_tidak_diketahui"));
		mem_free(out);
	}
}

static void
test_learnt(void **state)
{
	(void)state;
	for (size_t i = 0; i < LEN(learnt); i++)
		expect_learnt(i, learnt[i].post, learnt[i].in, learnt[i].want);
}

/*
 * BKN 8/2019, Pasal 8: the sums that can be reached are 0, 10, 15, 25, 30 and 40, of a
 * pelaksana 0, 17.5, 22.5 and 40. Every combination of what was done.
 */
static void
test_reachable(void **state)
{
	static const struct {
		const char *post, *course;
		const char *want[8]; /* by seminar, then hours << 1, then course << 2 */
	} posts[] = {
		{"pelaksana",
	         "pelatihan " ME " pelatihan=PKP bentuk=struktural tahun=2020",
	         {"0.00", "17.50", "22.50", "40.00", "0.00", "17.50", "22.50", "40.00"}},
		{"pengawas",
	         "pelatihan " ME " pelatihan=PKP bentuk=struktural tahun=2020",
	         {"0.00", "10.00", "15.00", "25.00", "15.00", "25.00", "30.00", "40.00"}},
		{"fungsional",
	         "pelatihan " ME " nama=Arsiparis bentuk=fungsional tahun=2020",
	         {"0.00", "10.00", "15.00", "25.00", "15.00", "25.00", "30.00", "40.00"}},
	};

	(void)state;
	for (size_t i = 0; i < LEN(posts); i++)
		for (unsigned done = 0; done < 8; done++) {
			const char *in[6] = {"pelatihan " OTHER
			                     " nama=X bentuk=teknis tahun=2026"};
			size_t n = 1;

			if (done & 1)
				in[n++] = "pelatihan " ME
					  " nama=X bentuk=seminar tahun=2026";
			if (done & 2)
				in[n++] = "pelatihan " ME
					  " nama=X bentuk=teknis jp=20 tahun=2026";
			if (done & 4)
				in[n++] = posts[i].course;
			expect_learnt(SIZE_MAX, posts[i].post, in, posts[i].want[done]);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_learnt),
		cmocka_unit_test(test_reachable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
