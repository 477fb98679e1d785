#include "import/ticket_row.h"

#include "act/ticket_clock.h"
#include "base/message.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "import/ticket_cell.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "record/write.h"
#include "store/path.h"
#include "ticket/ticket.h"
#include "ticket/ticket_id.h"
#include "txn/txn.h"
#include "value/date.h"
#include "value/id.h"
#include "value/ident.h"
#include "value/moment.h"

struct ticket_row {
	struct ticket_rows *rows;
	struct session session; /* with the arena of the row */
	struct ticket_cells cells;
	struct ticket ticket;
	const struct service *service;
	bool dates_faulty;
	bool closed_given;
	bool assigned_given;
	bool due_given;
	struct stamp received;
	struct stamp closed;
	struct stamp assigned;
	struct stamp due;
};

/* Nothing happens before it was received.  A bare date of the same day means some time after. */
static void check_order(struct ticket_row *row, int field, struct stamp *stamp,
	const struct stamp *first, int first_field)
{
	bool same_day = moment_date(stamp->moment) == moment_date(first->moment);
	if (stamp->moment >= first->moment)
		return;
	if (same_day && !stamp->timed)
		stamp->moment = first->moment;
	else
		ticket_cell_fault(&row->cells, field, arena_printf(row->cells.row.arena, _("is before %s \"%s\""),
			ticket_cell_column(&row->cells, first_field)->column, ticket_cell_text(&row->cells, first_field, false)));
}

/* What a ledger tells has happened. */
static void check_past(struct ticket_row *row, int field, const struct stamp *stamp)
{
	const struct session *session = &row->session;
	if (stamp->timed ? stamp->moment > session->now : moment_date(stamp->moment) > session->today)
		ticket_cell_fault(&row->cells, field, _("lies in the future"));
}

static void take_dates(struct ticket_row *row)
{
	size_t rejects = row->rows->file.rejects.n;
	bool received = ticket_cell_stamp(&row->cells, TICKET_MAP_RECEIVED, &row->received);
	if (!received && row->rows->file.rejects.n == rejects)
		ticket_cell_fault(&row->cells, TICKET_MAP_RECEIVED, _("is empty; every row needs it"));
	row->closed_given = ticket_cell_stamp(&row->cells, TICKET_MAP_CLOSED, &row->closed);
	row->assigned_given = ticket_cell_stamp(&row->cells, TICKET_MAP_ASSIGNED, &row->assigned);
	row->due_given = ticket_cell_stamp(&row->cells, TICKET_MAP_DUE, &row->due);
	row->ticket.received_at = row->received.moment;
	if (received)
		check_past(row, TICKET_MAP_RECEIVED, &row->received);
	if (row->assigned_given)
		check_past(row, TICKET_MAP_ASSIGNED, &row->assigned);
	if (row->closed_given)
		check_past(row, TICKET_MAP_CLOSED, &row->closed);
	if (received && row->assigned_given)
		check_order(row, TICKET_MAP_ASSIGNED, &row->assigned, &row->received, TICKET_MAP_RECEIVED);
	if (received && row->closed_given)
		check_order(row, TICKET_MAP_CLOSED, &row->closed, &row->received, TICKET_MAP_RECEIVED);
	if (received && row->due_given)
		check_order(row, TICKET_MAP_DUE, &row->due, &row->received, TICKET_MAP_RECEIVED);
	row->dates_faulty = row->rows->file.rejects.n > rejects;
	if (row->closed_given && row->assigned_given && !row->dates_faulty)
		check_order(row, TICKET_MAP_CLOSED, &row->closed, &row->assigned, TICKET_MAP_ASSIGNED);
}

static void take_number(struct ticket_row *row)
{
	struct ticket_seen *seen = &row->rows->seen;
	const struct import_column *column = &ticket_map_columns.columns[TICKET_MAP_ID];
	size_t rejects = row->rows->file.rejects.n;
	const char *number = ticket_cell_text(&row->cells, TICKET_MAP_ID, false);
	struct err err = {0};
	if (row->rows->file.rejects.n > rejects)
		return;
	row->ticket.ledger_id = number;
	const char *taker = ticket_seen_taker(seen, number);
	if (!*number)
		ticket_cell_fault(&row->cells, TICKET_MAP_ID, _("is empty; every row needs it"));
	else if (import_column_check(column, utf8_fold(number, row->cells.row.arena), &err))
		ticket_cell_fault_err(&row->cells, TICKET_MAP_ID, &err);
	else if (taker)
		ticket_cell_fault(&row->cells, TICKET_MAP_ID, taker);
	else
		ticket_seen_add(seen, number, ticket_cell_line(&row->cells, TICKET_MAP_ID));
}

static void take_service(struct ticket_row *row)
{
	const struct ticket_map *map = &row->rows->map;
	struct err err = {0};
	size_t rejects = row->rows->file.rejects.n;
	const struct ticket_map_word *word =
		ticket_cell_word(&row->cells, TICKET_MAP_SERVICE, &map->services, "services");
	if (row->rows->file.rejects.n > rejects)
		return;
	const char *code = word ? word->code : map->default_service;
	if (str_empty(code))
		ticket_cell_fault(&row->cells, TICKET_MAP_SERVICE,
			arena_printf(row->cells.row.arena, _("is empty, and %s has no default_service"), map->path));
	else if (catalogue_service(&row->rows->catalogue, code, &row->service, &err))
		bug("a map whose codes were not checked");
	else
		row->ticket.service = row->service->code;
}

/* Who the row is about, and what for. */
static void take_request(struct ticket_row *row)
{
	struct ticket *ticket = &row->ticket;
	const struct ticket_map *map = &row->rows->map;
	const struct ticket_map_word *word =
		ticket_cell_word(&row->cells, TICKET_MAP_CHANNEL, &map->channels, "channels");
	ticket->channel = word ? word->value : map->default_channel;
	ticket->name = ticket_cell_text(&row->cells, TICKET_MAP_NAME, false);
	ticket->phone = ticket_cell_ident(&row->cells, TICKET_MAP_PHONE, ident_phone_check);
	ticket->account = ticket_cell_ident(&row->cells, TICKET_MAP_ACCOUNT, id_check_account);
	ticket->address = ticket_cell_joined(&row->cells, TICKET_MAP_ADDRESS, false);
	ticket->request = ticket_cell_joined(&row->cells, TICKET_MAP_REQUEST, true);
}

/* The staff member whose id stands in the cell; NULL when there is none. */
static const char *staff_of(struct ticket_row *row, int field)
{
	const char *text = utf8_fold(ticket_cell_text(&row->cells, field, false), row->cells.row.arena);
	const struct staff *staff = *text ? staff_find(&row->rows->staff, text) : NULL;
	return staff ? staff->id : NULL;
}

static void take_owner(struct ticket_row *row)
{
	const char *owner = staff_of(row, TICKET_MAP_OWNER);
	row->ticket.owner = owner ? owner : row->session.staff->id;
	if (!owner)
		ticket_cell_keep(&row->cells, TICKET_MAP_OWNER);
}

/* Open, closed or incomplete: the status and the closed date must agree, or the map says what
 * holds. */
static int decide(struct ticket_row *row)
{
	const struct ticket_map *map = &row->rows->map;
	bool closed = row->closed_given;
	size_t rejects = row->rows->file.rejects.n;
	const struct ticket_map_word *word =
		ticket_cell_word(&row->cells, TICKET_MAP_STATUS, &map->statuses, "statuses");
	if (row->rows->file.rejects.n > rejects)
		return TICKET_MAP_OPEN;
	if (!word)
		return closed ? TICKET_MAP_STATE_CLOSED : TICKET_MAP_OPEN;
	if ((word->value == TICKET_MAP_STATE_CLOSED) == closed)
		return word->value;
	const struct ticket_map_column *closing = ticket_cell_column(&row->cells, TICKET_MAP_CLOSED);
	if (map->contradiction == CONTRADICTION_ERROR) {
		const char *rule = closed ? arena_printf(row->cells.row.arena, _("means open, but %s is \"%s\""),
						    closing->column,
						    ticket_cell_text(&row->cells, TICKET_MAP_CLOSED, false))
					  : arena_printf(row->cells.row.arena, _("means closed, but %s is empty"),
						    closing ? closing->column : "closed");
		/* A date that cannot be read is not missing. */
		if (closed || !row->dates_faulty)
			ticket_cell_fault(&row->cells, TICKET_MAP_STATUS, rule);
		return TICKET_MAP_OPEN;
	}
	ticket_cell_keep(&row->cells, TICKET_MAP_STATUS);
	if (map->contradiction == CONTRADICTION_CLOSED)
		return TICKET_MAP_STATE_CLOSED;
	if (closed)
		ticket_cell_keep(&row->cells, TICKET_MAP_CLOSED);
	return word->value == TICKET_MAP_INCOMPLETE ? TICKET_MAP_INCOMPLETE : TICKET_MAP_OPEN;
}

static void take_due(struct ticket_row *row)
{
	struct err err = {0};
	/* Where the ledger does not tell the hand-over the days are counted from the reception. */
	int64_t from = row->assigned_given ? row->assigned.moment : row->received.moment;
	if (ticket_set_due(&row->ticket, &row->session, moment_date(from), &err))
		ticket_cell_fault_err(&row->cells, row->assigned_given ? TICKET_MAP_ASSIGNED : TICKET_MAP_RECEIVED, &err);
}

/* The date that the ledger promised holds where the days are over, or nobody knows from when to count them. */
static void take_promise(struct ticket_row *row, bool holds)
{
	struct ticket *ticket = &row->ticket;
	ticket->limit = row->service->limit;
	if (holds && row->due_given)
		ticket->first_due = ticket->due = moment_date(row->due.moment);
	else
		take_due(row);
}

/* The handler's name stays in the remark where it is no staff id. */
static void take_handler(struct ticket_row *row)
{
	row->ticket.handler = staff_of(row, TICKET_MAP_HANDLER);
	if (!row->ticket.handler)
		ticket_cell_keep(&row->cells, TICKET_MAP_HANDLER);
}

/* On the desk of a department: its clock runs from the assignment. */
static void make_assigned(struct ticket_row *row)
{
	struct ticket *ticket = &row->ticket;
	ticket->state = TICKET_ASSIGNED;
	if (row->assigned_given)
		ticket->assigned_at = row->assigned.moment;
	take_handler(row);
	take_promise(row, !row->assigned_given);
	if (row->due_given && moment_date(row->due.moment) != ticket->due)
		ticket_cell_keep(&row->cells, TICKET_MAP_DUE);
	ticket_cell_keep(&row->cells, TICKET_MAP_RESULT);
	ticket_cell_keep(&row->cells, TICKET_MAP_VISIT);
}

/* Done: what was promised then holds; only where the ledger does not say is it computed. */
static void make_closed(struct ticket_row *row)
{
	struct ticket *ticket = &row->ticket;
	ticket->state = TICKET_CLOSED;
	if (row->assigned_given)
		ticket->assigned_at = row->assigned.moment;
	take_handler(row);
	take_promise(row, true);
	ticket->result = ticket_cell_text(&row->cells, TICKET_MAP_RESULT, true);
	ticket->result_by = ticket->handler;
	ticket->result_at = row->closed.moment;
	ticket->quality = ticket_cell_text(&row->cells, TICKET_MAP_VISIT, true);
	ticket->closed_at = row->closed.moment;
}

/* Not assigned yet: no clock runs. */
static void make_waiting(struct ticket_row *row, int state)
{
	static const int later[] = {TICKET_MAP_DEPARTMENT, TICKET_MAP_HANDLER, TICKET_MAP_ASSIGNED, TICKET_MAP_DUE,
		TICKET_MAP_RESULT, TICKET_MAP_VISIT};
	row->ticket.state = state;
	row->ticket.department = NULL;
	for (size_t i = 0; i < sizeof later / sizeof *later; i++)
		ticket_cell_keep(&row->cells, later[i]);
}

static void take_state(struct ticket_row *row)
{
	const struct ticket_map *map = &row->rows->map;
	const struct ticket_map_word *word =
		ticket_cell_word(&row->cells, TICKET_MAP_DEPARTMENT, &map->departments, "departments");
	int state = decide(row);
	if (row->cells.row.faulty)
		return;
	row->ticket.department = word ? word->code : row->service->department;
	if (state == TICKET_MAP_STATE_CLOSED)
		make_closed(row);
	else if (state == TICKET_MAP_INCOMPLETE)
		make_waiting(row, TICKET_INCOMPLETE);
	else if (str_empty(row->ticket.department))
		make_waiting(row, TICKET_RECEIVED);
	else
		make_assigned(row);
}

static void take_remark(struct ticket_row *row)
{
	const char *remark = ticket_cell_joined(&row->cells, TICKET_MAP_REMARK, true);
	if (row->cells.kept.length && *remark)
		str_add_char(&row->cells.kept, '\n');
	str_add(&row->cells.kept, remark);
	row->ticket.remark = arena_dup(row->cells.row.arena, str_text(&row->cells.kept));
}

/* The next id of the day it was received. */
static int next_id(struct ticket_row *row, const char **id, struct err *err)
{
	struct ticket_rows *rows = row->rows;
	const struct session *session = rows->session;
	int day = moment_date(row->ticket.received_at);
	size_t at = 0;
	while (at < rows->days_n && rows->days[at] != day)
		at++;
	if (at == rows->days_n) {
		size_t room = rows->days_room;
		VEC_PUSH(rows->mem, rows->days_last, at, room) = 0;
		VEC_PUSH(rows->mem, rows->days, rows->days_n, rows->days_room) = day;
		at = rows->days_n - 1;
	}
	return ticket_next_id(session->store, session->desk, day, &rows->days_last[at], id, err);
}

/* A matter that has ended in a month that is bound by now goes straight into its volume. */
static int keep(const struct ticket_row *row, struct txn *txn, struct err *err)
{
	const struct ticket *ticket = &row->ticket;
	const bool ended = ticket_is_final(ticket->state);
	const char *tray = ended ? PATH_TICKETS_CLOSED : PATH_TICKETS_OPEN;
	struct str text = {0};
	if (!ended || moment_date(ticket->received_at) >= row->rows->bound_before)
		return txn_put_record(txn, path_ticket(tray, ticket->id, row->cells.row.arena), &ticket_schema,
			ticket, err);
	int rc = record_write(&ticket_schema, ticket, true, &text, err);
	if (rc == 0)
		rc = binding_add(&row->rows->binding, ticket->id, text.text, text.length, err);
	str_close(&text);
	return rc;
}

static int put(struct ticket_row *row, struct txn *txn, struct err *err)
{
	const struct ticket empty = {0};
	struct ticket *ticket = &row->ticket;
	struct err failed = {0};
	if (next_id(row, &ticket->id, err))
		return -1;
	event_append(&row->session, &ticket_schema, &empty, ticket, "import", NULL);
	if (keep(row, txn, &failed)) {
		char text[ERR_TEXT_SIZE];
		/* A disk that is full is no fault of the row. */
		if (failed.code == ERR_SYSTEM) {
			*err = failed;
			return -1;
		}
		import_row_fault(&row->cells.row, 0, err_text(&failed, text));
		return 0;
	}
	row->rows->imported++;
	row->rows->closed += ticket_is_final(ticket->state);
	return 0;
}

int ticket_row_take(struct ticket_rows *rows, const struct import_entry *entry, struct arena *scratch,
	struct txn *txn, struct err *err)
{
	struct ticket_row row = {
		.rows = rows,
		.session = *rows->session,
		.cells = {.map = &rows->map, .places = rows->places},
		.ticket = {.round = 1},
	};
	row.session.mem = scratch;
	if (import_row_read(&row.cells.row, &rows->file, entry, scratch, err))
		return -1;
	take_number(&row);
	take_dates(&row);
	take_service(&row);
	take_request(&row);
	take_owner(&row);
	take_state(&row);
	take_remark(&row);
	str_close(&row.cells.kept);
	return row.cells.row.faulty ? 0 : put(&row, txn, err);
}
