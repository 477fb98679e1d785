/* Everything about one who works here, or what was noted of all. */
#include "admin/staff_note.h"
#include "cli/main.h"
#include "office/event_correction.h"

static struct {
	const char *id;
	bool notes;
	int from;
	int to;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	FLAG("notes", notes, N_("what supervisors noted, as rows; without ID of everybody")),
	OPTION("from", from, DATE, N_("with --notes: of this day or later"), "DATE"),
	OPTION("to", to, DATE, N_("with --notes: of this day or earlier"), "DATE"),
};

static const struct command_operand operands[] = {
	OPERAND("ID", id, N_("id of the staff member"), .optional = true, .kind = "STAFF"),
};
#undef RECORD

static const struct command_example examples[] = {
	{"staff-show lihua", N_("the entry and what happened to it")},
	{"staff-show --notes --from 2026-07-01 --to 2026-09-30", N_("what was noted in a quarter")},
};

static int check_arguments(struct err *err)
{
	if (!arg.notes && (arg.from || arg.to))
		return err_set(err, ERR_USAGE, _("--from and --to go with --notes"));
	if (!arg.notes && !arg.id)
		return err_set(err, ERR_USAGE, _("ID is needed, or --notes"));
	return 0;
}

static int show_events(struct run *run, const struct staff *staff, struct err *err)
{
	struct out out = run->out;
	struct event_list told = staff->events;
	out.sort = NULL;
	event_correction_title(&staff_schema, run->out.name_of, run->out.names, &told, run->session.mem);
	run_print(run, _("\nwhat happened:"));
	return out_rows(&out, &event_schema, "at,by,act,on,text,set", told.items, told.n, run->session.mem, err);
}

static int run(struct run *run, struct err *err)
{
	struct staff_list all;
	if (check_arguments(err) || staff_load_all(run->session.store, &all, err))
		return -1;
	struct staff *staff = arg.id ? staff_find(&all, arg.id) : NULL;
	if (arg.id && !staff)
		return staff_refuse(&all, arg.id, 0, err);
	if (arg.notes) {
		const struct staff_list chosen = staff ? (struct staff_list){staff, 1} : all;
		const struct staff_note_list notes =
			staff_notes(&chosen, arg.from, arg.to, 0, run->session.mem);
		return run_table(run, &staff_note_schema, STAFF_NOTE_COLUMNS, NULL, notes.items, notes.n, err);
	}
	if (run->out.columns)
		return run_rows(run, &staff_schema, staff, 1, err);
	if (out_record(&run->out, &staff_schema, staff, run->session.mem, err))
		return -1;
	return run_is_page(run) ? show_events(run, staff, err) : 0;
}

static const struct command command = {
	.name = "staff-show",
	.summary = N_("show a staff member and what happened to the entry, or what was noted of conduct"),
	.article = "七",
	COMMAND_ROWS(staff_schema),
	.outputs = OUTPUTS(OUTPUT_RECORD(NULL, staff_schema),
		OUTPUT_ROWS("notes", staff_note_schema, STAFF_NOTE_COLUMNS)),
	COMMAND_OPERANDS(operands), COMMAND_TABLES,
};

COMMAND_MAIN(command)
