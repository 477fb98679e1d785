#include "check/check_ticket.h"

#include <stddef.h>

#include "act/ticket_rule.h"
#include "base/message.h"
#include "base/str.h"
#include "check/check_attachment.h"
#include "check/check_owed.h"
#include "finding/findings.h"
#include "office/session.h"
#include "office/staff.h"
#include "record/read.h"
#include "record/volume.h"
#include "store/path.h"
#include "store/scan.h"
#include "ticket/ticket.h"
#include "ticket/ticket_store.h"
#include "ticket/transition.h"
#include "value/date.h"
#include "value/id.h"
#include "value/moment.h"

/* Codes and people that the ticket names must exist. */
static int check_links(const struct findings *findings, const struct ticket *ticket,
	struct err *err)
{
	const struct service *service;
	const struct department *department;
	const char *people[] = {ticket->owner, ticket->handler, ticket->result_by, ticket->visited_by};
	if (findings->has_catalogue &&
		(catalogue_service(&findings->catalogue, ticket->service, &service, err) ||
			(!str_empty(ticket->department) &&
				catalogue_department(&findings->catalogue, ticket->department, &department,
					err))))
		return -1;
	for (size_t i = 0; findings->has_staff && i < sizeof people / sizeof *people; i++)
		if (!str_empty(people[i]) && !staff_find(&findings->staff, people[i]))
			return err_set(err, ERR_REFUSED, _("names \"%s\", who is not in %s"), people[i],
				PATH_STAFF);
	return 0;
}

static int refuse_mate(const struct ticket *ticket, const char *mate, struct err *err)
{
	return err_set(err, ERR_REFUSED, _("ticket %s names %s, which does not name it"), ticket->id, mate);
}

/* What two tickets have to do with each other stands in both.  (That one repeats another stood in one of
 * them only before tickets were linked.) */
static int check_mates(const struct findings *findings, const struct ticket *ticket, struct err *err)
{
	const struct {
		const struct words *ids;
		size_t back; /* offset of the words there; 0: duplicate_of */
	} mates[] = {
		{&ticket->duplicates, 0},
		{&ticket->follows, offsetof(struct ticket, followed_by)},
		{&ticket->followed_by, offsetof(struct ticket, follows)},
	};
	struct ticket mate = {0};
	if (ticket->linked_on && (ticket_load(findings->session->store, ticket->duplicate_of, &mate, err) ||
					 !words_have(&mate.duplicates, ticket->id)))
		return err->code ? -1 : refuse_mate(ticket, ticket->duplicate_of, err);
	for (size_t i = 0; i < sizeof mates / sizeof *mates; i++)
		for (size_t k = 0; k < mates[i].ids->n; k++) {
			const char *id = mates[i].ids->items[k];
			mate = (struct ticket){0};
			if (ticket_load(findings->session->store, id, &mate, err))
				return -1;
			const struct words *back =
				(const struct words *)(const void *)((const char *)&mate + mates[i].back);
			if (mates[i].back ? !words_have(back, ticket->id)
					  : !str_equal(mate.duplicate_of, ticket->id))
				return refuse_mate(ticket, id, err);
		}
	return 0;
}

/* Whoever looks for the tickets of a day looks where ids say. */
static int check_day(const struct ticket *ticket, struct err *err)
{
	char day[DATE_TEXT_SIZE];
	int received = moment_date(ticket->received_at);
	if (received == id_ticket_day(ticket->id))
		return 0;
	return err_set(err, ERR_MALFORMED, _("ticket %s was received on %s, and its id says another day"),
		ticket->id, date_format(received, day));
}

static int check_bound_place(const char *path, const struct ticket *ticket, struct arena *mem, struct err *err)
{
	const char *place = path_ticket_volume(ticket->id, mem);
	if (!str_equal(place, path))
		return err_set(err, ERR_MALFORMED, _("ticket %s belongs at %s"), ticket->id, place);
	if (!ticket_is_final(ticket->state))
		return err_set(err, ERR_MALFORMED, _("ticket %s is bound but not final"), ticket->id);
	return check_day(ticket, err);
}

int check_ticket_place(const char *path, const struct ticket *ticket, struct arena *mem, struct err *err)
{
	if (str_starts(path, PATH_TICKETS_ARCHIVE "/"))
		return check_bound_place(path, ticket, mem, err);
	const char *place = path_ticket(ticket_tray_of(ticket), ticket->id, mem);
	if (str_equal(place, path))
		return check_day(ticket, err);
	return err_set(err, ERR_MALFORMED, _("ticket %s, %s, belongs at %s"), ticket->id,
		ticket_states[ticket->state].name, place);
}

int check_ticket_file(void *context, const struct scan_file *file, struct err *ignored)
{
	struct findings *findings = context;
	struct arena scratch = {0};
	struct err err = {0};
	struct ticket ticket = {0};
	(void)ignored;
	findings->tickets++;
	if (record_read(&ticket_schema, &ticket, file->path, file->bytes, file->length, &scratch,
		    &err) ||
		check_ticket_place(file->path, &ticket, &scratch, &err) ||
		findings_canonical(&ticket_schema, &ticket, file->bytes, file->length, &err) ||
		findings_events(findings, &ticket_schema, &ticket, &scratch, &err) ||
		transition_check(&ticket, &err) || check_links(findings, &ticket, &err) ||
		check_mates(findings, &ticket, &err) || check_attachments_of(findings, &ticket, &err))
		findings_add_err(findings, file->path, &err);
	else if (ticket_rule_disputed(&ticket, &err))
		findings_warn(findings, file->path, &err);
	else
		check_owed_of(findings, file->path, &ticket);
	arena_clear(&scratch);
	return 0;
}

/* A volume: tickets of its day, sorted by id, all final. */
struct volume_check {
	struct findings *findings;
	const struct scan_file *file;
	struct arena *arena;
	const char *last;
	const char *at; /* the next document as programs see it; NULL: they see no more */
};

/* By its first line it is found in the volume, and taken out of it. */
static int check_found(struct volume_check *check, const struct ticket *ticket, size_t line, struct err *err)
{
	const char *at = check->at;
	if (at)
		check->at = volume_after(at, check->file->bytes + check->file->length, 1);
	if (at && volume_begins(at, ticket->id))
		return 0;
	err_set(err, ERR_MALFORMED, _("ticket %s is not found here: a record begins with id: \"%s\", after a line of --- alone"),
		ticket->id, ticket->id);
	return err_prefix(err, "%zu:1", line);
}

static int check_in_place(const struct volume_check *check, const struct ticket *ticket, size_t line, struct err *err)
{
	if (check_ticket_place(check->file->path, ticket, check->arena, err))
		return -1;
	if (check->last && !str_less(check->last, ticket->id))
		return err_set(err, ERR_MALFORMED, _("ticket %s does not follow %s in order"), ticket->id,
			check->last);
	if (findings_events(check->findings, &ticket_schema, ticket, check->arena, err) ||
		transition_check(ticket, err) || check_links(check->findings, ticket, err) ||
		check_mates(check->findings, ticket, err) ||
		check_attachments_of(check->findings, ticket, err))
		return err_prefix(err, "%zu: %s", line, ticket->id);
	return 0;
}

static int check_bound(void *context, void *record, size_t line, struct err *ignored)
{
	struct volume_check *check = context;
	const struct ticket *ticket = record;
	struct err err = {0};
	(void)ignored;
	check->findings->tickets++;
	if (check_found(check, ticket, line, &err) || check_in_place(check, ticket, line, &err))
		findings_add_err(check->findings, check->file->path, &err);
	check->last = ticket->id;
	return 0;
}

int check_ticket_volume(void *context, const struct scan_file *file, struct err *ignored)
{
	struct arena scratch = {0};
	struct err err = {0};
	struct volume_check check = {context, file, &scratch, NULL, file->bytes};
	(void)ignored;
	if (record_read_stream(&ticket_schema, file->path, file->bytes, file->length, &scratch,
		    check_bound, &check, &err))
		findings_add_err(context, file->path, &err);
	arena_clear(&scratch);
	return 0;
}
