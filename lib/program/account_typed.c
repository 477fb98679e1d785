#include "program/account_typed.h"

#include "act/ticket_said.h"
#include "cli/option.h"
#include "office/event.h"
#include "record/field.h"
#include "ticket/ticket_id.h"
#include "ticket/ticket_store.h"

/* What belongs to one visit at the window and is said anew at the next. */
static bool is_of_the_moment(const char *option)
{
	static const char *const names[] = {"ticket", "paper", "missing", "rest", "confirm", "force"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equal(names[i], option))
			return true;
	return false;
}

static struct pairs kept_with(struct run *run, const char *typed)
{
	struct err ignored = {0};
	struct ticket ticket;
	const char *id;
	if (!typed || ticket_find(&run->session, typed, &id, &ignored) ||
		ticket_load(run->session.store, id, &ticket, &ignored))
		return (struct pairs){0};
	return ticket_said_typed(&ticket);
}

int account_typed_take(struct run *run, const struct account_operation_order *order, struct pairs *typed,
	struct err *err)
{
	const struct command *command = run->command;
	const struct pairs kept = kept_with(run, order->ticket);
	*typed = (struct pairs){arena_array(run->session.mem, command->options_n, sizeof *typed->items), 0};
	for (size_t i = 0; i < command->options_n; i++) {
		const struct field *field = &command->options[i].field;
		const char *value = event_pair(&kept, field->key);
		if (is_of_the_moment(field->key))
			continue;
		if (!run->given[i] && !value && command->options[i].kept)
			return options_need(command, &command->options[i], err);
		if (!run->given[i] && !value)
			continue;
		if (!run->given[i] && field_parse(field, command->arg, value, run->session.mem, err))
			return err_prefix(err, "--%s", field->key);
		typed->items[typed->n++] = (struct pair){
			field->key, field_format(field, command->arg, run->session.mem)};
	}
	return 0;
}
