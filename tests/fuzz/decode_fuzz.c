#include <stdint.h>
#include <stdlib.h>

#include "base/sb.h"
#include "base/utf8.h"
#include "stream/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

/* Adds what the bytes become; pieces and room are as small as the step says. */
static void
decode(struct sb *out, enum decode_from from, bool lone_cr, struct slice in, size_t step)
{
	struct slice raw = {in.p, 0};
	struct err e;
	struct decode *d = decode_new(from, &e);
	bool last = false;
	size_t n;

	demand(d != NULL);
	if (lone_cr)
		demand(decode_lone_cr(d, NULL, 0) == 0);
	while (!last) {
		size_t left = in.n - (size_t)(raw.p + raw.n - in.p);

		raw.n += left < step ? left : step;
		last = left <= step;
		while ((n = decode_run(d, &raw, last, sb_reserve(out, step), step)) > 0) {
			demand(n <= step);
			out->n += n;
		}
		demand(raw.n < (last ? 1 : 4));
	}
	decode_free(d);
}

/* As RFC 2781 has it. */
static void
add_utf16(struct sb *out, uint32_t cp, bool big)
{
	uint32_t units[2] = {cp, 0};
	int n = 1;

	if (cp >= 0x10000) {
		units[n++] = 0xdc00 + ((cp - 0x10000) & 0x3ff);
		units[0] = 0xd800 + ((cp - 0x10000) >> 10);
	}
	for (int i = 0; i < n; i++) {
		sb_addc(out, (char)(big ? units[i] >> 8 : units[i] & 0xff));
		sb_addc(out, (char)(big ? units[i] & 0xff : units[i] >> 8));
	}
}

/* What is UTF-8 comes back from UTF-16 as it was. */
static void
there_and_back(struct slice text, enum decode_from from, size_t step)
{
	struct sb units = {0}, again = {0};
	uint32_t cp;

	sb_reserve(&units, 1);
	for (size_t at = 0; at < text.n;) {
		at += utf8_char((struct slice){text.p + at, text.n - at}, &cp);
		add_utf16(&units, cp, from == DECODE_UTF16BE);
	}
	decode(&again, from, false, sb_slice(&units), step);
	demand(slice_eq(sb_slice(&again), text));
	sb_release(&units);
	sb_release(&again);
}

/* The size of the steps changes nothing, and what is not whole characters is 0xFF. */
static void
check(struct slice text, enum decode_from from, bool lone_cr, size_t step)
{
	struct sb whole = {0}, steps = {0};

	decode(&whole, from, lone_cr, text, 3 * text.n + 1);
	decode(&steps, from, lone_cr, text, step);
	demand(slice_eq(sb_slice(&whole), sb_slice(&steps)));
	for (size_t at = 0; from != DECODE_UTF8; at++) {
		at += utf8_bad((struct slice){whole.p + at, whole.n - at});
		if (at == whole.n)
			break;
		demand(whole.p[at] == '\xff');
	}
	demand(!lone_cr || whole.n == 0 || !memchr(whole.p, '\r', whole.n));
	if (from == DECODE_UTF8 && !lone_cr)
		demand(slice_eq(sb_slice(&whole), text));
	sb_release(&whole);
	sb_release(&steps);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum decode_from from[] = {DECODE_UTF8, DECODE_UTF16LE,
	                                        DECODE_UTF16BE, DECODE_WINDOWS_1252,
	                                        DECODE_ISO_8859_1};
	struct slice text = {size ? (const char *)data + 1 : "", size - (size > 0)};
	size_t choice = size > 0 ? data[0] : 0;

	check(text, from[choice % 5], choice & 0x80, 1 + choice / 5 % 8);
	if (utf8_bad(text) == text.n) {
		there_and_back(text, DECODE_UTF16LE, 1 + choice % 8);
		there_and_back(text, DECODE_UTF16BE, 1 + choice % 8);
	}
	return 0;
}
