#include "stream/decode.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>

#include "base/ascii.h"
#include "base/mem.h"

#define NO_CHARACTER '\xff'

struct decode {
	enum decode_from from;
	iconv_t cd;    /* of all but DECODE_UTF8 */
	char held[16]; /* characters for which the room did not suffice */
	size_t n_held;
	bool lone_cr;
	bool after_cr; /* lone_cr: the byte before was one */
};

static const char *const names[] = {"auto",     "utf-8",        "utf-16",    "utf-16le",
                                    "utf-16be", "windows-1252", "iso-8859-1"};

static const struct alias {
	const char *name; /* small letters and digits */
	enum decode_from from;
} aliases[] = {
	{"auto", DECODE_AUTO},
	{"utf8", DECODE_UTF8},
	{"utf16", DECODE_UTF16},
	{"utf16le", DECODE_UTF16LE},
	{"utf16be", DECODE_UTF16BE},
	{"windows1252", DECODE_WINDOWS_1252},
	{"win1252", DECODE_WINDOWS_1252},
	{"cp1252", DECODE_WINDOWS_1252},
	{"iso88591", DECODE_ISO_8859_1},
	{"latin1", DECODE_ISO_8859_1},
};

static bool
is_name(const char *said, const char *name)
{
	for (; *said; said++) {
		char c = *said;

		if (c == '-' || c == '_' || c == ' ')
			continue;
		if (ascii_lower(c) != *name++)
			return false;
	}
	return *name == '\0';
}

int
decode_find(const char *name, enum decode_from *from, struct err *e)
{
	for (size_t i = 0; i < sizeof aliases / sizeof aliases[0]; i++)
		if (is_name(name, aliases[i].name)) {
			*from = aliases[i].from;
			return 0;
		}
	return err_set(e, ERR_USAGE,
	               "no such encoding here; want utf-8, utf-16, utf-16le, utf-16be, "
	               "windows-1252 or iso-8859-1");
}

const char *
decode_name(enum decode_from from)
{
	return names[from];
}

struct decode *
decode_new(enum decode_from from, struct err *e)
{
	struct decode *d = mem_alloc(sizeof *d);

	d->from = from;
	if (from == DECODE_UTF8)
		return d;
	d->cd = iconv_open("UTF-8", names[from]);
	if (d->cd != (iconv_t)-1)
		return d;
	err_sys(e, ERR_INPUT, "the C library cannot read %s; save the file as UTF-8",
	        names[from]);
	mem_free(d);
	return NULL;
}

void
decode_free(struct decode *d)
{
	if (!d)
		return;
	if (d->from != DECODE_UTF8)
		(void)iconv_close(d->cd);
	mem_free(d);
}

static size_t
take_held(struct decode *d, char *out, size_t room)
{
	size_t n = d->n_held < room ? d->n_held : room;

	memcpy(out, d->held, n);
	d->n_held -= n;
	memmove(d->held, d->held + n, d->n_held);
	return n;
}

static size_t
pass(struct slice *raw, size_t n, char *out, size_t room)
{
	n = n < room ? n : room;
	memcpy(out, raw->p, n);
	raw->p += n;
	raw->n -= n;
	return n;
}

/* How many bytes at the head are the same in UTF-8. */
static size_t
same(const struct decode *d, struct slice raw)
{
	const uint64_t high = UINT64_C(0x8080808080808080);
	uint64_t word;
	size_t n = 0;

	if (d->from == DECODE_UTF8)
		return raw.n;
	if (d->from != DECODE_WINDOWS_1252 && d->from != DECODE_ISO_8859_1)
		return 0;
	for (; raw.n - n >= sizeof word; n += sizeof word) {
		memcpy(&word, raw.p + n, sizeof word);
		if (word & high)
			break;
	}
	while (n < raw.n && !(raw.p[n] & 0x80))
		n++;
	return n;
}

/* How many of the bytes iconv may see. Of one byte to a character it is slow with those
 * that stay the same; and its ISO-8859-1 has control characters where ISO's has nothing,
 * and where a file that is not what it was said to be has its quotes. */
static size_t
sound(const struct decode *d, struct slice raw)
{
	const unsigned char *p = (const unsigned char *)raw.p;
	unsigned least = d->from == DECODE_WINDOWS_1252 ? 0x80
	                 : d->from == DECODE_ISO_8859_1 ? 0xa0
	                                                : 0;
	size_t n = 0;

	if (least == 0)
		return raw.n;
	while (n < raw.n && p[n] >= least)
		n++;
	return n;
}

/* As many characters as there is room for; sets errno as iconv does, or to 0. */
static size_t
characters(struct decode *d, struct slice *raw, char *out, size_t room)
{
	size_t n = sound(d, *raw), left = n, free = room;
	char *from = (char *)raw->p, *to = out; /* iconv changes nothing there */

	errno = 0;
	(void)iconv(d->cd, &from, &left, &to, &free);
	raw->p += n - left;
	raw->n -= n - left;
	return room - free;
}

/* Some bytes of what raw becomes; 0 when nothing more can be made of it. */
static size_t
convert(struct decode *d, struct slice *raw, bool last, char *out, size_t room)
{
	size_t n, unit;

	if (d->n_held)
		return take_held(d, out, room);
	if (raw->n == 0)
		return 0;
	if ((n = same(d, *raw)) > 0)
		return pass(raw, n, out, room);
	n = characters(d, raw, out, room);
	if (n > 0 || raw->n == 0)
		return n;
	if (errno == E2BIG) {
		d->n_held = characters(d, raw, d->held, sizeof d->held);
		return take_held(d, out, room);
	}
	if (errno == EINVAL && !last)
		return 0;
	unit = d->from == DECODE_UTF16LE || d->from == DECODE_UTF16BE ? 2 : 1;
	n = raw->n < unit ? raw->n : unit;
	raw->p += n;
	raw->n -= n;
	*out = NO_CHARACTER;
	return 1;
}

static size_t
ends(struct decode *d, char *p, size_t n)
{
	size_t to = 0;

	for (size_t i = 0; i < n; i++) {
		bool dropped = d->after_cr && p[i] == '\n';

		d->after_cr = p[i] == '\r';
		if (!dropped)
			p[to++] = (char)(d->after_cr ? '\n' : p[i]);
	}
	return to;
}

size_t
decode_run(struct decode *d, struct slice *raw, bool last, char *out, size_t room)
{
	size_t n = 0, got = 1;

	while (n < room && got > 0) {
		got = convert(d, raw, last, out + n, room - n);
		n += d->lone_cr ? ends(d, out + n, got) : got;
	}
	return n;
}

size_t
decode_lone_cr(struct decode *d, char *p, size_t n)
{
	d->lone_cr = true;
	return ends(d, p, n);
}
