#ifndef ASN_PROGRESS_H
#define ASN_PROGRESS_H

/*
 * How far a long run has come, on standard error: on a terminal, from the third second
 * on, one line that is rewritten; and once, wherever standard error goes, for each
 * SIGUSR1. The signal is answered at once, also while a read waits for a pipe.
 *
 *	progress_start -> { progress_begin -> progress_rows* -> progress_end }*
 */

#include <stddef.h>
#include <stdint.h>

/* Once, before options are read: from here on SIGUSR1 no longer ends the process. prog is
 * kept, not copied. */
void progress_start(const char *prog);

/* No line on the terminal any more: -q, or records go there. SIGUSR1 stays. */
void progress_quiet(void);

/*
 * An input is being read. fd: where its bytes come from, so that the share of a regular
 * file and the time left are known; -1 when that cannot be told from how far fd has been
 * read (a workbook). Both are used until progress_end.
 */
void progress_begin(const char *file, int fd);

/* Rows of this input so far, and the bytes they took, which count where fd has no size.
   Cheap: for every row. The clock is looked at each 1024th. */
void progress_rows(uint64_t rows, uint64_t bytes);

/* Takes the line away, so that something else can be written; it comes back by itself. */
void progress_hide(void);

void progress_end(void);

#define PROGRESS_ROOM 400

/*
 * The line: "roster.csv: 120000 rows, 12.3 of 24.6 MB, 50%, 0:12 left". total 0: the size
 * is not known; bytes 0: nor how much was read. Only what a signal handler may call.
 */
void progress_text(char buf[PROGRESS_ROOM], const char *file, uint64_t rows,
                   uint64_t bytes, uint64_t total, uint64_t elapsed_ms);

#endif
