#ifndef ASN_JPOUT_H
#define ASN_JPOUT_H

/* Hours of training on their way out: the records jp, and jp_bentuk behind them. */

#include <stdbool.h>

#include "cli/cli.h"
#include "training/jp.h"

/* Writes those that are wanted, and a note where the input leaves something open. */
void jpout_write(struct cli *c, struct jp *j, bool totals, bool forms);

#endif
