#ifndef ASN_PIECES_H
#define ASN_PIECES_H

/*
 * Standard input that holds a text. piece 0: a file. Otherwise every read brings that
 * many bytes: packets of a socket, each of which one read takes whole.
 */

#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/slice.h"

static inline void
feed(struct slice text, size_t piece)
{
	int pair[2], room = 1 << 20;

	if (piece == 0) {
		FILE *fp = tmpfile();

		assert_true(fp && fwrite(text.p, 1, text.n, fp) == text.n);
		rewind(fp);
		assert_int_equal(dup2(fileno(fp), STDIN_FILENO), STDIN_FILENO);
		assert_int_equal(fclose(fp), 0);
		return;
	}
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
	/* As much as may be: even a packet of one byte takes hundreds. */
	assert_int_equal(setsockopt(pair[0], SOL_SOCKET, SO_SNDBUF, &room, sizeof room),
	                 0);
	for (size_t at = 0; at < text.n; at += piece) {
		size_t n = text.n - at < piece ? text.n - at : piece;

		/* Rather a failure than a writer nobody reads from. */
		if (send(pair[0], text.p + at, n, MSG_DONTWAIT) != (ssize_t)n)
			fail_msg("%zu bytes in pieces of %zu are too many", text.n,
			         piece);
	}
	assert_int_equal(dup2(pair[1], STDIN_FILENO), STDIN_FILENO);
	assert_int_equal(close(pair[0]) | close(pair[1]), 0);
}

#endif
