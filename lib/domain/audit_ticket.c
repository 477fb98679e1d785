#include "domain/auditing.h"

#include "base/message.h"
#include "base/str.h"
#include "domain/act.h"
#include "domain/event.h"
#include "domain/staff.h"
#include "domain/ticket.h"
#include "domain/transition.h"
#include "record/read.h"
#include "store/path.h"
#include "store/scan.h"

/* Codes and people that the ticket names must exist. */
static int check_links(const struct auditing *auditing, const struct ticket *ticket,
	struct err *err)
{
	const struct service *service;
	const struct department *department;
	const char *people[] = {ticket->owner, ticket->handler, ticket->result_by, ticket->visited_by};
	if (auditing->has_catalogue &&
		(catalogue_service(&auditing->catalogue, ticket->service, &service, err) ||
			(!str_empty(ticket->department) &&
				catalogue_department(&auditing->catalogue, ticket->department, &department,
					err))))
		return -1;
	for (size_t i = 0; auditing->has_staff && i < sizeof people / sizeof *people; i++)
		if (!str_empty(people[i]) && !staff_find(&auditing->staff, people[i]))
			return err_set(err, ERR_REFUSED, _("names \"%s\", who is not in %s"), people[i],
				PATH_STAFF);
	return 0;
}

static int check_place(const struct scan_file *file, const struct ticket *ticket,
	struct arena *mem, struct err *err)
{
	const char *tray =
		ticket_is_final(ticket->state) ? PATH_TICKETS_CLOSED : PATH_TICKETS_OPEN;
	const char *place = path_ticket(tray, ticket->id, mem);
	if (str_equal(place, file->path))
		return 0;
	return err_set(err, ERR_MALFORMED, _("ticket %s, %s, belongs at %s"), ticket->id,
		ticket_states[ticket->state].name, place);
}

static int check_ticket_file(void *context, const struct scan_file *file, struct err *ignored)
{
	struct auditing *auditing = context;
	struct arena scratch = {0};
	struct err err = {0};
	struct ticket ticket = {0};
	(void)ignored;
	auditing->audit->tickets++;
	if (record_read(&ticket_schema, &ticket, file->path, file->bytes, file->length, &scratch,
		    &err) ||
		check_place(file, &ticket, &scratch, &err) ||
		audit_canonical(&ticket_schema, &ticket, file->bytes, file->length, &err) ||
		event_check(&ticket_schema, &ticket, &scratch, &err) ||
		transition_check(&ticket, &scratch, &err) || check_links(auditing, &ticket, &err))
		audit_found_err(auditing, file->path, &err);
	arena_clear(&scratch);
	return 0;
}

int audit_tickets(struct auditing *auditing, struct err *err)
{
	static const char *const trays[] = {PATH_TICKETS_OPEN, PATH_TICKETS_CLOSED};
	for (size_t i = 0; i < sizeof trays / sizeof *trays; i++) {
		const struct scan scan = {
			.directory = trays[i],
			.limit = RECORD_FILE_BYTES,
			.each = check_ticket_file,
			.context = auditing,
		};
		/* An arena of its own: the scan resets it, and the findings must stay. */
		struct arena files = {0};
		int rc = scan_files(auditing->act->store, &scan, &files, err);
		arena_clear(&files);
		if (rc)
			return -1;
	}
	return 0;
}
