#include "program/reception_program.h"

#include "account/account_ticket.h"
#include "act/ticket_reception.h"
#include "base/str.h"
#include "record/field_mask.h"

int reception_program_begin(struct run *run, struct ticket *form, struct err *err)
{
	const char *holder;
	const char *typed = form->name;
	if (account_ticket_fill(&run->session, form, &holder, err))
		return -1;
	if (holder)
		run_say(run, _("account %s is held by %s, not by %s"), form->account, holder, typed);
	return 0;
}

const char *reception_program_usual(struct run *run, const void *reception, const char *key)
{
	const struct ticket_reception *asked = reception;
	struct ticket form = {.account = asked->ticket.account};
	struct err ignored = {0};
	const char *holder;
	const struct field *field = field_find(&ticket_schema, key);
	const bool gives = str_equal(key, "name") || str_equal(key, "phone") || str_equal(key, "address");
	if (!gives || str_empty(form.account) || account_ticket_fill(&run->session, &form, &holder, &ignored))
		return NULL;
	const char *value = field_format(field, &form, run->session.mem);
	return str_empty(value) ? NULL : field_mask(field, value, false, run->session.mem);
}

void reception_program_tell(struct run *run, const struct service *service, const struct ticket *ticket)
{
	struct err why = {0};
	bool wants = words_have(&service->guards, "account") && str_empty(ticket->account);
	if (wants)
		run_say(run, _("%s is about an account: ask for its number"), service->name);
	if (account_ticket_check(&run->session, service, ticket, &why))
		run_say(run, _("before it is approved: %s"), why.msg);
	if (!str_empty(ticket->rest))
		run_say(run, _("it rests: %s; the customer's notice: form-print notice %s"), ticket->rest, ticket->id);
}
