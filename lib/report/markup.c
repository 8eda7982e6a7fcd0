#include "report/markup.h"

#include <stdbool.h>
#include <stdint.h>

#include "base/utf8.h"

struct range {
	uint32_t first, last;
};

/* C1 controls, soft hyphen, zero-width characters, marks that turn the direction of what
   follows (U+202A and its kin can make a name read as another), line separators, language
   tags. */
static const struct range unseen[] = {
	{0x80, 0x9f},     {0xad, 0xad},       {0x61c, 0x61c},   {0x180e, 0x180e},
	{0x200b, 0x200f}, {0x2028, 0x202e},   {0x2060, 0x206f}, {0xfeff, 0xfeff},
	{0xfff9, 0xfffb}, {0xe0000, 0xe007f},
};

static bool
is_unseen(uint32_t cp)
{
	for (size_t i = 0; i < sizeof(unseen) / sizeof(*unseen); i++)
		if (cp >= unseen[i].first && cp <= unseen[i].last)
			return true;
	return false;
}

/* What to write for the character at s.p instead of itself, or NULL; *n is its length in
 * bytes. */
static const char *
instead(struct slice s, char room[4], size_t *n)
{
	unsigned char c = (unsigned char)s.p[0];
	uint32_t cp;

	*n = 1;
	if (c == '\t')
		return " ";
	if (c < 0x20 || c == 0x7f) {
		room[0] = '\xe2';
		room[1] = '\x90';
		room[2] = (char)(0x80 + (c == 0x7f ? 0x21 : c));
		room[3] = '\0';
		return room;
	}
	if (c < 0x80)
		return NULL;
	*n = utf8_char(s, &cp);
	if (*n == 0) {
		*n = 1;
		return "\xef\xbf\xbd";
	}
	return is_unseen(cp) ? "?" : NULL;
}

static const char *
entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

static void
append(struct sb *out, struct slice s, bool html)
{
	char room[4];

	while (s.n > 0) {
		size_t n;
		const char *other = instead(s, room, &n);

		if (other == NULL && html)
			other = entity(s.p[0]);
		if (other != NULL)
			sb_adds(out, other);
		else
			sb_add(out, (struct slice){s.p, n});
		s.p += n;
		s.n -= n;
	}
}

void
markup_text(struct sb *out, struct slice s)
{
	append(out, s, false);
}

void
markup_html(struct sb *out, struct slice s)
{
	append(out, s, true);
}
