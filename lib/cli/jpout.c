#include "cli/jpout.h"

#include "cli/diag.h"

static void
write_totals(struct cli *c, struct jp *j, struct jp_room *room)
{
	struct jp_row row;
	struct record r;

	jp_begin(j);
	while (cli_going(c) && jp_next(j, &row)) {
		jp_record(j, &row, &r, room);
		cli_put(c, &r);
	}
}

static void
write_forms(struct cli *c, struct jp *j, struct jp_room *room)
{
	struct jp_row row;
	struct record r;

	jp_begin(j);
	while (cli_going(c) && jp_next(j, &row))
		for (size_t i = 0; cli_going(c) && i < BENTUK_N; i++)
			if (jp_record_form(j, &row, i, &r, room))
				cli_put(c, &r);
}

void
jpout_write(struct cli *c, struct jp *j, bool totals, bool forms)
{
	struct jp_room room = {0};

	if (!totals && !forms)
		return;
	if (!j->roster->any)
		diag_note("no pegawai in the input: jp lists those pelatihan speaks of");
	if (!j->any && c->period < 0)
		diag_note("no -p and no pelatihan: there is no year for jp");
	if (totals)
		write_totals(c, j, &room);
	if (forms)
		write_forms(c, j, &room);
	jp_room_release(&room);
}
