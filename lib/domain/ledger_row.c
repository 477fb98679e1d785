#include "domain/ledger_row.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "domain/act.h"
#include "domain/event.h"
#include "domain/staff.h"
#include "domain/ticket.h"
#include "domain/ticket_rule.h"
#include "record/read.h"
#include "store/path.h"
#include "store/txn.h"
#include "value/date.h"
#include "value/ident.h"
#include "value/stamp.h"

enum { SHOWN_BYTES = 80 }; /* of a value in a message */

struct row {
	struct ledger *ledger;
	struct arena *mem;
	size_t index;
	const struct rows_row *cells;
	struct ticket ticket;
	const struct service *service;
	struct str kept; /* what the ticket has no place for */
	bool faulty;
	int says; /* what the status means; -1: nothing */
	bool closed_given;
	bool assigned_given;
	bool due_given;
	struct stamp received;
	struct stamp closed;
	struct stamp assigned;
	struct stamp due;
};

static void add_fault(struct row *row, const char *message)
{
	struct ledger *ledger = row->ledger;
	if (!row->faulty)
		ledger->faulty++;
	row->faulty = true;
	VEC_PUSH(row->mem, ledger->faults, ledger->faults_n, ledger->faults_room) =
		(struct ledger_fault){row->index, message};
}

/* The first column of the map that gives the field; NULL when there is none. */
static const struct ledger_column *column_of(const struct row *row, int field)
{
	const struct list *columns = &row->ledger->map.columns;
	const struct ledger_column *column = columns->items;
	for (size_t i = 0; i < columns->n; i++)
		if (column[i].field == field)
			return &column[i];
	return NULL;
}

static const struct rows_cell *cell_of(const struct row *row, const struct ledger_column *column)
{
	const struct ledger_column *first = row->ledger->map.columns.items;
	return &row->cells->cells[row->ledger->places[column - first]];
}

/* Messages reach logs: what is about a person is not repeated in them. */
static bool is_personal(int field)
{
	return field == LEDGER_NAME || field == LEDGER_PHONE || field == LEDGER_ADDRESS ||
	       field == LEDGER_REQUEST || field == LEDGER_RESULT || field == LEDGER_VISIT ||
	       field == LEDGER_REMARK;
}

static const char *shortened(const char *text, struct arena *arena)
{
	size_t n = SHOWN_BYTES;
	if (strlen(text) <= n)
		return text;
	while (((unsigned char)text[n] & 0xC0) == 0x80)
		n--;
	return arena_printf(arena, "%.*s...", (int)n, text);
}

static void fault_in(struct row *row, const struct ledger_column *column, const char *rule)
{
	const struct rows_cell *cell = cell_of(row, column);
	const char *place = arena_printf(row->mem, "%s:%zu:%zu: %s", row->ledger->rows.name, cell->line,
		cell->column, column->column);
	if (*cell->text && !is_personal(column->field))
		place = arena_printf(row->mem, "%s \"%s\"", place, shortened(cell->text, row->mem));
	add_fault(row, arena_printf(row->mem, "%s: %s", place, rule));
}

static void fault(struct row *row, int field, const char *rule)
{
	fault_in(row, column_of(row, field), rule);
}

/* The cell as a record may hold it; "" when it is empty or at fault. */
static const char *clean(struct row *row, const struct ledger_column *column, bool lines)
{
	struct err err = {0};
	const char *text;
	if (utf8_clean(cell_of(row, column)->text, lines, row->mem, &text, &err)) {
		fault_in(row, column, err.msg);
		return "";
	}
	if (strlen(text) >= RECORD_SCALAR_BYTES) {
		fault_in(row, column, _("longer than the 64 KiB it may have"));
		return "";
	}
	return text;
}

static const char *text_of(struct row *row, int field, bool lines)
{
	const struct ledger_column *column = column_of(row, field);
	return column ? clean(row, column, lines) : "";
}

/* Several columns in one text. */
static const char *joined_of(struct row *row, int field, bool lines)
{
	const struct list *columns = &row->ledger->map.columns;
	const struct ledger_column *column = columns->items;
	struct str joined = {0};
	for (size_t i = 0; i < columns->n; i++) {
		if (column[i].field != field)
			continue;
		const char *text = clean(row, &column[i], lines);
		if (*text)
			str_add_format(&joined, "%s%s", joined.length ? " · " : "", text);
	}
	const char *result = arena_dup(row->mem, str_text(&joined));
	str_close(&joined);
	return result;
}

/* A number or identifier of a grammar; "" when it is empty or at fault. */
static const char *ident_of(struct row *row, int field,
	int (*check)(const char *text, struct err *err))
{
	struct err err = {0};
	const char *text = utf8_fold(text_of(row, field, false), row->mem);
	if (!*text || check(text, &err) == 0)
		return text;
	fault(row, field, err.msg);
	return "";
}

/* Keep a cell in the remark, under its heading. */
static void keep(struct row *row, int field)
{
	const struct ledger_column *column = column_of(row, field);
	const char *text = text_of(row, field, true);
	if (*text)
		str_add_format(&row->kept, "%s%s: %s", row->kept.length ? "\n" : "", column->column, text);
}

/* True when the cell holds a date; an empty one and a faulty one are false. */
static bool stamp_of(struct row *row, int field, struct stamp *stamp)
{
	const struct words *forms = &row->ledger->map.date_format;
	struct err err = {0};
	const char *text = utf8_fold(text_of(row, field, false), row->mem);
	if (!*text)
		return false;
	if (stamp_parse(text, forms->items, forms->n, stamp, &err) == 0)
		return true;
	fault(row, field, err.msg);
	return false;
}

/* Nothing happens before it was received.  A bare date of the same day means some time after. */
static void check_order(struct row *row, int field, struct stamp *stamp, const struct stamp *first,
	int first_field)
{
	bool same_day = moment_date(stamp->moment) == moment_date(first->moment);
	if (stamp->moment >= first->moment)
		return;
	if (same_day && !stamp->timed)
		stamp->moment = first->moment;
	else
		fault(row, field, arena_printf(row->mem, _("is before %s \"%s\""),
			column_of(row, first_field)->column, text_of(row, first_field, false)));
}

static void take_dates(struct row *row)
{
	bool received = stamp_of(row, LEDGER_RECEIVED, &row->received);
	size_t faults = row->ledger->faults_n;
	row->closed_given = stamp_of(row, LEDGER_CLOSED, &row->closed);
	row->assigned_given = stamp_of(row, LEDGER_ASSIGNED, &row->assigned);
	row->due_given = stamp_of(row, LEDGER_DUE, &row->due);
	row->ticket.received_at = row->received.moment;
	if (!received) {
		if (!*text_of(row, LEDGER_RECEIVED, false))
			fault(row, LEDGER_RECEIVED, _("is empty; every row needs it"));
		return;
	}
	if (row->assigned_given)
		check_order(row, LEDGER_ASSIGNED, &row->assigned, &row->received, LEDGER_RECEIVED);
	if (row->closed_given)
		check_order(row, LEDGER_CLOSED, &row->closed, &row->received, LEDGER_RECEIVED);
	if (row->due_given)
		check_order(row, LEDGER_DUE, &row->due, &row->received, LEDGER_RECEIVED);
	if (row->closed_given && row->assigned_given && row->ledger->faults_n == faults)
		check_order(row, LEDGER_CLOSED, &row->closed, &row->assigned, LEDGER_ASSIGNED);
}

/* What a word of the file means by the map; NULL when the cell is empty or at fault. */
static const struct ledger_word *word_of(struct row *row, int field, const struct list *words,
	const char *key)
{
	const char *text = text_of(row, field, false);
	if (!*text)
		return NULL;
	const struct ledger_word *word = ledger_word_find(words, text);
	if (!word)
		fault(row, field, arena_printf(row->mem, _("%s has no such text under \"%s\""),
			row->ledger->map.path, key));
	return word;
}

static void take_number(struct row *row)
{
	struct ledger *ledger = row->ledger;
	const char *number = text_of(row, LEDGER_ID, false);
	if (!*number) {
		if (!*cell_of(row, column_of(row, LEDGER_ID))->text)
			fault(row, LEDGER_ID, _("is empty; every row needs it"));
		return;
	}
	row->ticket.ledger_id = number;
	size_t taken = map_get(&ledger->numbers, number);
	if (taken) {
		fault(row, LEDGER_ID, ledger->takers[taken - 1]);
		return;
	}
	size_t line = cell_of(row, column_of(row, LEDGER_ID))->line;
	VEC_PUSH(row->mem, ledger->takers, ledger->takers_n, ledger->takers_room) =
		arena_printf(row->mem, _("stands already in line %zu"), line);
	map_set(&ledger->numbers, row->mem, number, ledger->takers_n);
}

static void take_service(struct row *row)
{
	const struct ledger_map *map = &row->ledger->map;
	struct err err = {0};
	size_t faults = row->ledger->faults_n;
	const struct ledger_word *word =
		word_of(row, LEDGER_SERVICE, &map->services, "services");
	if (row->ledger->faults_n > faults)
		return;
	const char *code = word ? word->code : map->default_service;
	if (str_empty(code))
		fault(row, LEDGER_SERVICE,
			arena_printf(row->mem, _("is empty, and %s has no default_service"), map->path));
	else if (catalogue_service(&row->ledger->catalogue, code, &row->service, &err))
		bug("a map whose codes were not checked");
	else
		row->ticket.service = row->service->code;
}

/* Who the row is about, and what for. */
static void take_request(struct row *row)
{
	struct ticket *ticket = &row->ticket;
	const struct ledger_map *map = &row->ledger->map;
	const struct ledger_word *word =
		word_of(row, LEDGER_CHANNEL, &map->channels, "channels");
	ticket->channel = word ? word->value : map->default_channel;
	ticket->name = text_of(row, LEDGER_NAME, false);
	ticket->phone = ident_of(row, LEDGER_PHONE, ident_phone_check);
	ticket->account = ident_of(row, LEDGER_ACCOUNT, path_check_account);
	ticket->address = joined_of(row, LEDGER_ADDRESS, false);
	ticket->request = joined_of(row, LEDGER_REQUEST, true);
}

/* The staff member whose id stands in the cell; NULL when there is none. */
static const char *staff_of(struct row *row, int field)
{
	const char *text = utf8_fold(text_of(row, field, false), row->mem);
	const struct staff *staff = *text ? staff_find(&row->ledger->staff, text) : NULL;
	return staff ? staff->id : NULL;
}

static void take_owner(struct row *row)
{
	const char *owner = staff_of(row, LEDGER_OWNER);
	row->ticket.owner = owner ? owner : row->ledger->act->staff->id;
	if (!owner)
		keep(row, LEDGER_OWNER);
}

/* Open, closed or incomplete: the status and the closed date must agree, or the map says what
 * holds. */
static int decide(struct row *row)
{
	const struct ledger_map *map = &row->ledger->map;
	bool closed = row->closed_given;
	size_t faults = row->ledger->faults_n;
	const struct ledger_word *word = word_of(row, LEDGER_STATUS, &map->statuses, "statuses");
	if (row->ledger->faults_n > faults)
		return LEDGER_OPEN;
	if (!word)
		return closed ? LEDGER_STATE_CLOSED : LEDGER_OPEN;
	if ((word->value == LEDGER_STATE_CLOSED) == closed)
		return word->value;
	const struct ledger_column *closing = column_of(row, LEDGER_CLOSED);
	if (map->contradiction == CONTRADICTION_ERROR) {
		if (closed)
			fault(row, LEDGER_STATUS, arena_printf(row->mem, _("means open, but %s is \"%s\""),
				closing->column, text_of(row, LEDGER_CLOSED, false)));
		else if (!closing || !*cell_of(row, closing)->text) /* else the date is the fault */
			fault(row, LEDGER_STATUS, arena_printf(row->mem, _("means closed, but %s is empty"),
				closing ? closing->column : "closed"));
		return LEDGER_OPEN;
	}
	keep(row, LEDGER_STATUS);
	if (map->contradiction == CONTRADICTION_CLOSED)
		return LEDGER_STATE_CLOSED;
	if (closed)
		keep(row, LEDGER_CLOSED);
	return word->value == LEDGER_INCOMPLETE ? LEDGER_INCOMPLETE : LEDGER_OPEN;
}

static void take_due(struct row *row)
{
	struct err err = {0};
	int64_t from = row->assigned_given ? row->assigned.moment : row->received.moment;
	row->ticket.limit = row->service->limit;
	if (ticket_set_due(&row->ticket, row->ledger->act, moment_date(from), &err))
		fault(row, row->assigned_given ? LEDGER_ASSIGNED : LEDGER_RECEIVED, err.msg);
}

/* The handler's name stays in the remark where it is no staff id. */
static void take_handler(struct row *row)
{
	row->ticket.handler = staff_of(row, LEDGER_HANDLER);
	if (!row->ticket.handler)
		keep(row, LEDGER_HANDLER);
}

/* On the desk of a department: its clock runs from the hand-over. */
static void make_assigned(struct row *row)
{
	struct ticket *ticket = &row->ticket;
	ticket->state = TICKET_ASSIGNED;
	ticket->assigned_at = row->assigned_given ? row->assigned.moment : row->received.moment;
	take_handler(row);
	take_due(row);
	if (row->due_given && moment_date(row->due.moment) != ticket->due)
		keep(row, LEDGER_DUE);
	keep(row, LEDGER_RESULT);
	keep(row, LEDGER_VISIT);
}

/* Done: what was promised then holds; only where the ledger does not say is it computed. */
static void make_closed(struct row *row)
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
	ticket->result = text_of(row, LEDGER_RESULT, true);
	ticket->result_by = ticket->handler;
	ticket->result_at = row->closed.moment;
	ticket->quality = text_of(row, LEDGER_VISIT, true);
	ticket->closed_at = row->closed.moment;
}

/* Not handed over yet: no clock runs. */
static void make_waiting(struct row *row, int state)
{
	static const int later[] = {LEDGER_DEPARTMENT, LEDGER_HANDLER, LEDGER_ASSIGNED, LEDGER_DUE,
		LEDGER_RESULT, LEDGER_VISIT};
	row->ticket.state = state;
	row->ticket.department = NULL;
	for (size_t i = 0; i < sizeof later / sizeof *later; i++)
		keep(row, later[i]);
}

static void take_state(struct row *row)
{
	const struct ledger_map *map = &row->ledger->map;
	const struct ledger_word *word =
		word_of(row, LEDGER_DEPARTMENT, &map->departments, "departments");
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

static void take_remark(struct row *row)
{
	const char *remark = joined_of(row, LEDGER_REMARK, true);
	if (row->kept.length && *remark)
		str_add_char(&row->kept, '\n');
	str_add(&row->kept, remark);
	row->ticket.remark = arena_dup(row->mem, str_text(&row->kept));
}

/* The next id of the day it was received. */
static int next_id(struct row *row, const char **id, struct err *err)
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
	return ticket_next_id(ledger->act->store, ledger->act->desk, day, &ledger->days_last[at], id,
		err);
}

static int put(struct row *row, struct txn *txn, struct err *err)
{
	const struct ticket empty = {0};
	struct ticket *ticket = &row->ticket;
	struct act *act = row->ledger->act;
	struct err failed = {0};
	if (next_id(row, &ticket->id, err))
		return -1;
	event_append(act, &ticket_schema, &empty, ticket, "import", NULL);
	const char *tray =
		ticket_is_final(ticket->state) ? PATH_TICKETS_CLOSED : PATH_TICKETS_OPEN;
	if (txn_put_record(txn, path_ticket(tray, ticket->id, row->mem), &ticket_schema, ticket,
		    &failed)) {
		const struct rows_cell *first = &row->cells->cells[0];
		add_fault(row, arena_printf(row->mem, "%s:%zu:%zu: %s", row->ledger->rows.name, first->line,
			first->column, failed.msg));
		return 0;
	}
	row->ledger->imported++;
	row->ledger->closed += ticket_is_final(ticket->state);
	return 0;
}

int ledger_row_take(struct ledger *ledger, size_t index, struct txn *txn, struct err *err)
{
	struct err wrong = {0};
	struct row row = {
		.ledger = ledger,
		.mem = ledger->act->mem,
		.index = index,
		.cells = &ledger->rows.items[index],
		.ticket = {.round = 1},
	};
	if (rows_check_width(&ledger->rows, row.cells, &wrong)) {
		add_fault(&row, arena_dup(row.mem, wrong.msg));
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
