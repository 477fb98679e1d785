#include "import/ticket_row.h"

#include "base/message.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "office/session.h"
#include "office/event.h"
#include "office/staff.h"
#include "ticket/ticket_rule.h"
#include "store/path.h"
#include "store/txn.h"
#include "value/date.h"
#include "value/ident.h"

/* Nothing happens before it was received.  A bare date of the same day means some time after. */
static void check_order(struct ledger_row *row, int field, struct stamp *stamp,
	const struct stamp *first, int first_field)
{
	bool same_day = moment_date(stamp->moment) == moment_date(first->moment);
	if (stamp->moment >= first->moment)
		return;
	if (same_day && !stamp->timed)
		stamp->moment = first->moment;
	else
		ledger_cell_fault(row, field, arena_printf(row->mem, _("is before %s \"%s\""),
			ledger_cell_column(row, first_field)->column, ledger_cell_text(row, first_field, false)));
}

static void take_dates(struct ledger_row *row)
{
	size_t faults = row->ledger->faults.n;
	bool received = ledger_cell_stamp(row, LEDGER_RECEIVED, &row->received);
	if (!received && row->ledger->faults.n == faults)
		ledger_cell_fault(row, LEDGER_RECEIVED, _("is empty; every row needs it"));
	row->closed_given = ledger_cell_stamp(row, LEDGER_CLOSED, &row->closed);
	row->assigned_given = ledger_cell_stamp(row, LEDGER_ASSIGNED, &row->assigned);
	row->due_given = ledger_cell_stamp(row, LEDGER_DUE, &row->due);
	row->ticket.received_at = row->received.moment;
	if (received && row->assigned_given)
		check_order(row, LEDGER_ASSIGNED, &row->assigned, &row->received, LEDGER_RECEIVED);
	if (received && row->closed_given)
		check_order(row, LEDGER_CLOSED, &row->closed, &row->received, LEDGER_RECEIVED);
	if (received && row->due_given)
		check_order(row, LEDGER_DUE, &row->due, &row->received, LEDGER_RECEIVED);
	row->dates_faulty = row->ledger->faults.n > faults;
	if (row->closed_given && row->assigned_given && !row->dates_faulty)
		check_order(row, LEDGER_CLOSED, &row->closed, &row->assigned, LEDGER_ASSIGNED);
}

static void take_number(struct ledger_row *row)
{
	struct ledger *ledger = row->ledger;
	size_t faults = ledger->faults.n;
	const char *number = ledger_cell_text(row, LEDGER_ID, false);
	if (!*number) {
		if (ledger->faults.n == faults)
			ledger_cell_fault(row, LEDGER_ID, _("is empty; every row needs it"));
		return;
	}
	row->ticket.ledger_id = number;
	size_t taken = map_get(&ledger->numbers, number);
	if (taken) {
		ledger_cell_fault(row, LEDGER_ID, ledger->takers[taken - 1]);
		return;
	}
	size_t line = ledger_cell_at(row, ledger_cell_column(row, LEDGER_ID))->line;
	VEC_PUSH(row->mem, ledger->takers, ledger->takers_n, ledger->takers_room) =
		arena_printf(row->mem, _("stands already in line %zu"), line);
	map_set(&ledger->numbers, row->mem, number, ledger->takers_n);
}

static void take_service(struct ledger_row *row)
{
	const struct ledger_map *map = &row->ledger->map;
	struct err err = {0};
	size_t faults = row->ledger->faults.n;
	const struct ledger_word *word =
		ledger_cell_word(row, LEDGER_SERVICE, &map->services, "services");
	if (row->ledger->faults.n > faults)
		return;
	const char *code = word ? word->code : map->default_service;
	if (str_empty(code))
		ledger_cell_fault(row, LEDGER_SERVICE,
			arena_printf(row->mem, _("is empty, and %s has no default_service"), map->path));
	else if (catalogue_service(&row->ledger->catalogue, code, &row->service, &err))
		bug("a map whose codes were not checked");
	else
		row->ticket.service = row->service->code;
}

/* Who the row is about, and what for. */
static void take_request(struct ledger_row *row)
{
	struct ticket *ticket = &row->ticket;
	const struct ledger_map *map = &row->ledger->map;
	const struct ledger_word *word =
		ledger_cell_word(row, LEDGER_CHANNEL, &map->channels, "channels");
	ticket->channel = word ? word->value : map->default_channel;
	ticket->name = ledger_cell_text(row, LEDGER_NAME, false);
	ticket->phone = ledger_cell_ident(row, LEDGER_PHONE, ident_phone_check);
	ticket->account = ledger_cell_ident(row, LEDGER_ACCOUNT, path_check_account);
	ticket->address = ledger_cell_joined(row, LEDGER_ADDRESS, false);
	ticket->request = ledger_cell_joined(row, LEDGER_REQUEST, true);
}

/* The staff member whose id stands in the cell; NULL when there is none. */
static const char *staff_of(struct ledger_row *row, int field)
{
	const char *text = utf8_fold(ledger_cell_text(row, field, false), row->mem);
	const struct staff *staff = *text ? staff_find(&row->ledger->staff, text) : NULL;
	return staff ? staff->id : NULL;
}

static void take_owner(struct ledger_row *row)
{
	const char *owner = staff_of(row, LEDGER_OWNER);
	row->ticket.owner = owner ? owner : row->ledger->session->staff->id;
	if (!owner)
		ledger_cell_keep(row, LEDGER_OWNER);
}

/* Open, closed or incomplete: the status and the closed date must agree, or the map says what
 * holds. */
static int decide(struct ledger_row *row)
{
	const struct ledger_map *map = &row->ledger->map;
	bool closed = row->closed_given;
	size_t faults = row->ledger->faults.n;
	const struct ledger_word *word =
		ledger_cell_word(row, LEDGER_STATUS, &map->statuses, "statuses");
	if (row->ledger->faults.n > faults)
		return LEDGER_OPEN;
	if (!word)
		return closed ? LEDGER_STATE_CLOSED : LEDGER_OPEN;
	if ((word->value == LEDGER_STATE_CLOSED) == closed)
		return word->value;
	const struct ledger_column *closing = ledger_cell_column(row, LEDGER_CLOSED);
	if (map->contradiction == CONTRADICTION_ERROR) {
		const char *rule = closed ? arena_printf(row->mem, _("means open, but %s is \"%s\""),
						    closing->column,
						    ledger_cell_text(row, LEDGER_CLOSED, false))
					  : arena_printf(row->mem, _("means closed, but %s is empty"),
						    closing ? closing->column : "closed");
		/* A date that cannot be read is not missing. */
		if (closed || !row->dates_faulty)
			ledger_cell_fault(row, LEDGER_STATUS, rule);
		return LEDGER_OPEN;
	}
	ledger_cell_keep(row, LEDGER_STATUS);
	if (map->contradiction == CONTRADICTION_CLOSED)
		return LEDGER_STATE_CLOSED;
	if (closed)
		ledger_cell_keep(row, LEDGER_CLOSED);
	return word->value == LEDGER_INCOMPLETE ? LEDGER_INCOMPLETE : LEDGER_OPEN;
}

static void take_due(struct ledger_row *row)
{
	struct err err = {0};
	int64_t from = row->assigned_given ? row->assigned.moment : row->received.moment;
	row->ticket.limit = row->service->limit;
	if (ticket_set_due(&row->ticket, row->ledger->session, moment_date(from), &err))
		ledger_cell_fault(row, row->assigned_given ? LEDGER_ASSIGNED : LEDGER_RECEIVED, err.msg);
}

/* The handler's name stays in the remark where it is no staff id. */
static void take_handler(struct ledger_row *row)
{
	row->ticket.handler = staff_of(row, LEDGER_HANDLER);
	if (!row->ticket.handler)
		ledger_cell_keep(row, LEDGER_HANDLER);
}

/* On the desk of a department: its clock runs from the hand-over. */
static void make_assigned(struct ledger_row *row)
{
	struct ticket *ticket = &row->ticket;
	ticket->state = TICKET_ASSIGNED;
	ticket->assigned_at = row->assigned_given ? row->assigned.moment : row->received.moment;
	take_handler(row);
	take_due(row);
	if (row->due_given && moment_date(row->due.moment) != ticket->due)
		ledger_cell_keep(row, LEDGER_DUE);
	ledger_cell_keep(row, LEDGER_RESULT);
	ledger_cell_keep(row, LEDGER_VISIT);
}

/* Done: what was promised then holds; only where the ledger does not say is it computed. */
static void make_closed(struct ledger_row *row)
{
	struct ticket *ticket = &row->ticket;
	ticket->state = TICKET_CLOSED;
	if (row->assigned_given)
		ticket->assigned_at = row->assigned.moment;
	else if (!str_empty(ticket->department))
		ticket->assigned_at = row->received.moment;
	take_handler(row);
	if (row->due_given) {
		ticket->limit = row->service->limit;
		ticket->first_due = ticket->due = moment_date(row->due.moment);
	} else {
		take_due(row);
	}
	ticket->result = ledger_cell_text(row, LEDGER_RESULT, true);
	ticket->result_by = ticket->handler;
	ticket->result_at = row->closed.moment;
	ticket->quality = ledger_cell_text(row, LEDGER_VISIT, true);
	ticket->closed_at = row->closed.moment;
}

/* Not handed over yet: no clock runs. */
static void make_waiting(struct ledger_row *row, int state)
{
	static const int later[] = {LEDGER_DEPARTMENT, LEDGER_HANDLER, LEDGER_ASSIGNED, LEDGER_DUE,
		LEDGER_RESULT, LEDGER_VISIT};
	row->ticket.state = state;
	row->ticket.department = NULL;
	for (size_t i = 0; i < sizeof later / sizeof *later; i++)
		ledger_cell_keep(row, later[i]);
}

static void take_state(struct ledger_row *row)
{
	const struct ledger_map *map = &row->ledger->map;
	const struct ledger_word *word =
		ledger_cell_word(row, LEDGER_DEPARTMENT, &map->departments, "departments");
	int state = decide(row);
	if (row->faulty)
		return;
	row->ticket.department = word ? word->code : row->service->department;
	if (state == LEDGER_STATE_CLOSED)
		make_closed(row);
	else if (state == LEDGER_INCOMPLETE)
		make_waiting(row, TICKET_INCOMPLETE);
	else if (str_empty(row->ticket.department))
		make_waiting(row, TICKET_RECEIVED);
	else
		make_assigned(row);
}

static void take_remark(struct ledger_row *row)
{
	const char *remark = ledger_cell_joined(row, LEDGER_REMARK, true);
	if (row->kept.length && *remark)
		str_add_char(&row->kept, '\n');
	str_add(&row->kept, remark);
	row->ticket.remark = arena_dup(row->mem, str_text(&row->kept));
}

/* The next id of the day it was received. */
static int next_id(struct ledger_row *row, const char **id, struct err *err)
{
	struct ledger *ledger = row->ledger;
	int day = moment_date(row->ticket.received_at);
	size_t at = 0;
	while (at < ledger->days_n && ledger->days[at] != day)
		at++;
	if (at == ledger->days_n) {
		size_t room = ledger->days_room;
		VEC_PUSH(row->mem, ledger->days_last, at, room) = 0;
		VEC_PUSH(row->mem, ledger->days, ledger->days_n, ledger->days_room) = day;
		at = ledger->days_n - 1;
	}
	return ticket_next_id(ledger->session->store, ledger->session->desk, day, &ledger->days_last[at], id,
		err);
}

static int put(struct ledger_row *row, struct txn *txn, struct err *err)
{
	const struct ticket empty = {0};
	struct ticket *ticket = &row->ticket;
	struct session *session = row->ledger->session;
	struct err failed = {0};
	if (next_id(row, &ticket->id, err))
		return -1;
	event_append(session, &ticket_schema, &empty, ticket, "import", NULL);
	const char *tray =
		ticket_is_final(ticket->state) ? PATH_TICKETS_CLOSED : PATH_TICKETS_OPEN;
	if (txn_put_record(txn, path_ticket(tray, ticket->id, row->mem), &ticket_schema, ticket,
		    &failed)) {
		const struct rows_cell *first = &row->cells->cells[0];
		ledger_cell_add_fault(row, arena_printf(row->mem, "%s:%zu:%zu: %s",
			row->ledger->rows.name, first->line, first->column, failed.msg));
		return 0;
	}
	row->ledger->imported++;
	row->ledger->closed += ticket_is_final(ticket->state);
	return 0;
}

int ledger_row_take(struct ledger *ledger, size_t index, struct txn *txn, struct err *err)
{
	struct err wrong = {0};
	struct ledger_row row = {
		.ledger = ledger,
		.mem = ledger->session->mem,
		.index = index,
		.cells = &ledger->rows.items[index],
		.ticket = {.round = 1},
	};
	if (rows_check_width(&ledger->rows, row.cells, &wrong)) {
		ledger_cell_add_fault(&row, arena_dup(row.mem, wrong.msg));
		return 0;
	}
	take_number(&row);
	take_dates(&row);
	take_service(&row);
	take_request(&row);
	take_owner(&row);
	take_state(&row);
	take_remark(&row);
	str_close(&row.kept);
	return row.faulty ? 0 : put(&row, txn, err);
}
