/*
 * ballots - invented 360-degree feedback on the people of gen's roster, 2026-Q3.
 *
 *	ballots csv PEOPLE SESSIONS     canonical umpan_balik
 *	ballots json PEOPLE SESSIONS    the same in canonical NDJSON
 *
 * A session is one rater's on one person: three or four aspects, whose rows stand
 * together as in an export; sessions are in no order. One row of eleven has a remark in
 * quotes. Some raters are not known, some sessions are on nobody of the roster, some rows
 * stand twice, and of these some differ.
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "invent.h"

enum { CSV, JSON };

static const char *const groups[] = {"pimpinan", "rekan", "bawahan", "masyarakat",
                                     "diri"};
static const char *const aspects[] = {"BP", "AK", "KP", "HM", "LY", "AD", "KB"};

struct ballot {
	char nip[19];
	const char *group, *aspect;
	unsigned cents; /* of the rating */
	uint64_t rater; /* 0: not known */
	int remark;
};

static uint64_t
mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15U;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
	return x ^ (x >> 31);
}

static void
put(const struct ballot *b, int form, FILE *f)
{
	static const char remark[] = "baik, dapat ditingkatkan";
	char rater[17] = "", value[16];

	if (b->rater)
		snprintf(rater, sizeof rater, "%08llx",
		         (unsigned long long)(b->rater & 0xffffffff));
	if (b->cents % 100 == 0)
		snprintf(value, sizeof value, "%u", b->cents / 100);
	else if (b->cents % 10 == 0)
		snprintf(value, sizeof value, "%u.%u", b->cents / 100,
		         b->cents / 10 % 10);
	else
		snprintf(value, sizeof value, "%u.%02u", b->cents / 100, b->cents % 100);
	if (form == CSV) {
		fprintf(f, "umpan_balik,%s,2026-Q3,%s,%s,%s,%s,", b->nip, b->group,
		        b->aspect, value, rater);
		fprintf(f, b->remark ? "\"%s\"\n" : "%.0s\n", remark);
		return;
	}
	fprintf(f,
	        "{\"jenis\":\"umpan_balik\",\"nip\":\"%s\",\"periode\":\"2026-Q3\","
	        "\"penilai\":\"%s\",\"aspek\":\"%s\",\"nilai\":%s",
	        b->nip, b->group, b->aspect, value);
	if (b->rater)
		fprintf(f, ",\"penilai_id\":\"%s\"", rater);
	fprintf(f, b->remark ? ",\"catatan\":\"%s\"}\n" : "%.0s}\n", remark);
}

static void
put_session(const struct agency *g, uint32_t person, uint32_t session, int form, FILE *f)
{
	uint64_t h = mix((uint64_t)person << 8 | session);
	unsigned rows = session == 0 ? 4 : 3, group = session % 5;
	struct ballot b;

	invent_nip(person, b.nip);
	if (session == 2 && h % 10 < 4)
		group = 1;
	else if (session == 2 && h % 10 < 7)
		group = 3;
	else if (session > 0 && h % 97 == 0)
		group = 4;
	b.group = groups[group];
	/* A superior rates some thirty people, others few. */
	b.rater = group == 4   ? mix(person)
	          : group == 0 ? mix(person / 30)
	                       : mix(h % g->people) | 1;
	if (h % 31 == 0)
		b.rater = 0;
	for (unsigned r = 0; r < rows; r++) {
		uint64_t d = mix(h + r);

		b.aspect = aspects[(h / 1000 + r) % 7];
		b.cents = 5500 + (unsigned)(d % 4501);
		if (d >> 20 & 3)
			b.cents -= b.cents % 50;
		b.remark = d >> 24 & 0xff ? (d >> 32) % 11 == 0 : 1;
		put(&b, form, f);
		if ((d >> 40) % 400 == 0) {
			b.cents -= (d >> 50) % 4 == 0 ? 50 : 0;
			put(&b, form, f);
		}
	}
}

static uint32_t
number(const char *s, uint32_t hi)
{
	char *end;
	unsigned long n = strtoul(s, &end, 10);

	if (*s < '1' || *s > '9' || *end != '\0' || n > hi) {
		fprintf(stderr, "ballots: %s: want a number from 1 to %lu\n", s,
		        (unsigned long)hi);
		exit(2);
	}
	return (uint32_t)n;
}

int
main(int argc, char **argv)
{
	int form = argc == 4 && strcmp(argv[1], "json") == 0 ? JSON : CSV;
	struct agency g;
	uint32_t n, sessions, all;

	if (argc != 4 || (form == CSV && strcmp(argv[1], "csv") != 0)) {
		fputs("usage: ballots csv|json PEOPLE SESSIONS\n", stderr);
		return 2;
	}
	g = invent_agency(number(argv[2], INVENT_PEOPLE_MAX), 1);
	sessions = number(argv[3], 100);
	n = g.people + g.outsiders;
	all = n * sessions;
	setvbuf(stdout, NULL, _IOFBF, 1 << 20);
	if (form == CSV)
		fputs("jenis,nip,periode,penilai,aspek,nilai,penilai_id,catatan\n",
		      stdout);
	for (uint32_t k = 0; k < all; k++) {
		uint32_t i = invent_order(k, all, 7);

		put_session(&g, i % n, i / n, form, stdout);
	}
	if (fflush(stdout) != 0) {
		perror("ballots");
		return 3;
	}
	return 0;
}
