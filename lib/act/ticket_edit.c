#include "act/ticket_edit.h"

#include "act/ticket_rule.h"
#include "base/message.h"
#include "base/str.h"
#include "office/correction.h"
#include "office/event.h"
#include "office/session.h"
#include "office/staff.h"
#include "rules/catalogue.h"
#include "rules/regulation.h"
#include "store/store.h"

/* Whose word a field is. */
enum edit_source { EDIT_CUSTOMER, EDIT_RESULT, EDIT_VISIT };

static const struct correction_field fields[] = {
	{"name", true, EDIT_CUSTOMER},
	{"phone", true, EDIT_CUSTOMER},
	{"address", true, EDIT_CUSTOMER},
	{"account", true, EDIT_CUSTOMER},
	{"request", false, EDIT_CUSTOMER},
	{"remark", true, EDIT_CUSTOMER},
	{"result", false, EDIT_RESULT},
	{"satisfaction", false, EDIT_VISIT},
	{"quality", true, EDIT_VISIT},
};
enum { FIELDS = sizeof fields / sizeof *fields };

int ticket_check_emptied(const char *text, struct err *err)
{
	return correction_check_emptied(fields, FIELDS, text, err);
}

static int check_customer(const struct ticket *ticket, const struct session *session, struct err *err)
{
	if (staff_role_bits(session->staff) & (ROLE_CLERK | ROLE_SUPERVISOR))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("what the customer of ticket %s gave is corrected at the window (%s)"),
			ticket->id, regulation_cite("五（三）")),
		_("ticket-note %s --text <text>"), ticket->id);
}

/* One's own last text only: what another said is not put into his mouth. */
static int check_author(const struct ticket *ticket, const struct session *session, int source,
	struct err *err)
{
	const char *by = source == EDIT_RESULT ? ticket->result_by : ticket->visited_by;
	bool there = source == EDIT_RESULT ? ticket->result_at != 0
					   : ticket->visited_at && str_empty(ticket->no_visit);
	if (!there)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				source == EDIT_RESULT ? _("ticket %s has no result that could be corrected")
						      : _("ticket %s has no visit that could be corrected"),
				ticket->id),
			"ticket-show %s", ticket->id);
	if (str_equal(by, session->staff->id))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("that was said by %s, who alone corrects it on ticket %s"),
			staff_name(session->store, by), ticket->id),
		_("ticket-note %s --text <text>"), ticket->id);
}

static int check_source(const struct ticket *ticket, const struct session *session, int source,
	struct err *err)
{
	return source == EDIT_CUSTOMER ? check_customer(ticket, session, err)
				       : check_author(ticket, session, source, err);
}

static int change_field(struct ticket *after, const struct ticket *ticket, const struct session *session,
	const struct field *field, const char *value, struct err *err)
{
	if (field_parse(field, after, value, session->mem, err))
		return err_prefix(err, "--%s", field->key);
	if (!field_equal(field, ticket, after))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, *value ? _("\"%s\" of ticket %s is that already")
						 : _("\"%s\" of ticket %s is empty already"),
			_(field->title), ticket->id),
		"ticket-show %s", ticket->id);
}

/* What the form asks for stays there: a name or an account, and of what is accepted the telephone. */
static int check_form(const struct ticket *ticket, const struct ticket *after,
	const struct session *session, struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	if (str_empty(after->name) && str_empty(after->account))
		return err_set(err, ERR_REFUSED, _("ticket %s needs a name or an account (%s)"), ticket->id,
			regulation_cite("五（三）"));
	if (str_empty(ticket->phone) || !str_empty(after->phone))
		return 0;
	if (catalogue_load(session->store, &catalogue, err) ||
		catalogue_service(&catalogue, ticket->service, &service, err))
		return -1;
	if (service->class != CLASS_ACCEPT)
		return 0;
	return err_set(err, ERR_REFUSED, _("ticket %s needs a telephone number (%s)"), ticket->id,
		regulation_cite("五（三）"));
}

int ticket_edit(struct ticket *ticket, const struct session *session, const struct ticket_edit *edit,
	struct err *err)
{
	const struct correction correction = {&ticket_schema, &edit->empty, &edit->to};
	struct ticket after;
	int n = 0;
	if (ticket_rule_text(edit->reason, _("the reason of a correction"), err) ||
		ticket_rule_begin(ticket, session, "edit", &after, err))
		return -1;
	for (size_t i = 0; i < FIELDS; i++) {
		const char *value;
		const struct field *field = correction_of(&correction, fields[i].key, session->mem, &value, err);
		if (!field)
			return -1;
		if (!value)
			continue;
		n++;
		if (check_source(ticket, session, fields[i].source, err) ||
			change_field(&after, ticket, session, field, value, err))
			return -1;
	}
	if (n == 0)
		return err_hint(err, err_set(err, ERR_USAGE, _("what is corrected?")), "ticket-edit --help");
	if (check_form(ticket, &after, session, err))
		return -1;
	const struct ticket before = *ticket;
	ticket_rule_end(ticket, session, "edit", &after, edit->reason);
	event_keep_old(session, &ticket_schema, &before, ticket);
	return 0;
}
