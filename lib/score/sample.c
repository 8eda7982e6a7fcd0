#include "score/sample.h"

#include "base/dec.h"

int64_t
sample_size(const struct sample *s, int64_t people)
{
	/* Both at 1e-18; at most 2.5e37 and 1e36. */
	dec_wide spread = (dec_wide)s->chi_square * s->share * (DEC_ONE - s->share);
	dec_wide error = (dec_wide)s->error * s->error * DEC_ONE;
	dec_wide above, below;

	if (people <= 0)
		return 0;
	above = spread * people;
	below = error * (people - 1) + spread;
	return (int64_t)((2 * above + below) / (2 * below));
}
