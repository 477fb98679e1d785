#include "generate.h"

#include <string.h>

#include "account/account.h"
#include "account/account_history.h"
#include "base/arena.h"
#include "office/bill.h"
#include "rules/catalogue.h"
#include "office/desk.h"
#include "office/event.h"
#include "office/holding.h"
#include "rules/holidays.h"
#include "rules/regulation.h"
#include "rules/rulebook.h"
#include "office/staff.h"
#include "payment/bill_register.h"
#include "payment/cash_up.h"
#include "payment/payment.h"
#include "record/field.h"
#include "txn/op.h"
#include "store/settings.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/transition.h"

#define BEGIN ".\\\" begin "
#define END ".\\\" end"

/* The records that have a page; what they hold (field->of) is found through them. */
static const struct schema *const schemas[] = {
	&settings_schema, &service_schema, &department_schema, &flow_schema, &rulebook_schema, &staff_schema, &desk_schema,
	&notice_schema, &ticket_schema, &event_schema, &account_schema, &payment_schema, &cash_up_schema,
	&op_schema, &account_history_schema, &bill_entry_schema,
};

static const struct schema *find_schema(const char *name)
{
	for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
		const struct schema *schema = schemas[i];
		if (str_equal(schema->name, name))
			return schema;
		for (size_t f = 0; f < schema->fields_n; f++)
			if (schema->fields[f].of && str_equal(schema->fields[f].of->name, name))
				return schema->fields[f].of;
	}
	return NULL;
}

static void table_begin(const char *format, const char *headings)
{
	printf(".TS\n%s\n%s\n", format, headings);
}

/* A cell that may be folded, the last of its row. */
static void fold_begin(void)
{
	fputs("\tT{\n", stdout);
}

static void fold_end(void)
{
	puts("\nT}");
}

static void field_row(const struct field *field, struct arena *arena)
{
	roff(field->key);
	putchar('\t');
	fputs(field_type_words[field->type], stdout);
	fputs(field->flags & FIELD_REQUIRED ? ", needed" : "", stdout);
	fold_begin();
	roff(field->title);
	if (field->type == FIELD_ENUM) {
		fputs(": ", stdout);
		roff(choice_list(field->choices, arena));
	}
	if (field->of)
		printf(": records of kind %s", field->of->name);
	/* A leave is days with a code behind them. */
	if (field->names && !str_equal(field->names, "leave"))
		printf(" (code of %s %s)", strchr("aeiou", *field->names) ? "an" : "a", field->names);
	if (field->flags & (FIELD_NAME | FIELD_PHONE | FIELD_NUMBER))
		fputs("; personal", stdout);
	fold_end();
}

static void fields(const char *name, struct arena *arena)
{
	const struct schema *schema = find_schema(name);
	if (!schema)
		die(name, "there is no record of this kind");
	table_begin("lb l lx.", "key\t\\fBtype\\fP\t\\fBmeaning\\fP");
	for (size_t i = 0; i < schema->fields_n; i++)
		field_row(&schema->fields[i], arena);
	puts(".TE");
}

static const char *new_state(const struct transition *row, int from)
{
	if (row->to != TICKET_NONE)
		return ticket_states[row->to].name;
	return from == TICKET_NONE ? "any" : "stays";
}

static void transition_row(const struct transition *row, const char *from, const char *to,
	struct arena *arena)
{
	roff(from);
	putchar('\t');
	roff(row->act);
	putchar('\t');
	roff(to);
	putchar('\t');
	roff(row->program);
	putchar('\t');
	roff(regulation_cite(row->article) + strlen("article "));
	fold_begin();
	roff(row->roles ? staff_role_names(row->roles, ", ", arena) : "anyone");
	fold_end();
}

/* The states in the order in which a ticket may come to them. */
static const int way[] = {
	TICKET_NONE, TICKET_RECEIVED, TICKET_INCOMPLETE, TICKET_APPROVED, TICKET_ASSIGNED, TICKET_ON_HOLD,
	TICKET_DONE, TICKET_DELIVERED, TICKET_VISITED, TICKET_CLOSED, TICKET_REFUSED, TICKET_WITHDRAWN,
};

/* A line for every state that the row begins in. */
static void transition_rows(const struct transition *row, struct arena *arena)
{
	for (size_t i = 0; i < sizeof way / sizeof *way; i++)
		if (transition_begins_in(row, way[i]))
			transition_row(row, way[i] ? ticket_states[way[i]].name : "(none)",
				new_state(row, way[i]), arena);
}

static void states(struct arena *arena)
{
	table_begin("lb l lb l l lx.", "state\tact\tnew state\t\\fBcommand\\fP\tarticle\trole");
	for (size_t i = 0; i < transitions_n; i++)
		if (transitions[i].from != TRANSITION_ANY_STATE)
			transition_rows(&transitions[i], arena);
	transition_row(transition_find(TICKET_RECEIVED, "note"), "any", "stays", arena);
	puts(".TE");
}

void fill_section(const char *what)
{
	struct arena arena = {0};
	if (str_starts(what, "fields "))
		fields(what + strlen("fields "), &arena);
	else if (str_equal(what, "transitions"))
		states(&arena);
	else
		die(what, "no such section");
	arena_clear(&arena);
}

void fill_page(FILE *page)
{
	char *line = NULL;
	size_t room = 0;
	bool within = false;
	while (getline(&line, &room, page) > 0) {
		bool ends = str_starts(line, END);
		if (!within || ends)
			fputs(line, stdout);
		if (ends)
			within = false;
		if (!str_starts(line, BEGIN))
			continue;
		line[strcspn(line, "\n")] = '\0';
		fill_section(line + strlen(BEGIN));
		within = true;
	}
	free(line);
	if (within)
		die("standard input", "a section has no end");
}
