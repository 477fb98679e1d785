#include "ticket/ticket_form.h"

#include "base/message.h"
#include "base/str.h"
#include "rules/catalogue.h"
#include "rules/regulation.h"
#include "ticket/ticket.h"

int ticket_form_check(const struct service *service, const struct ticket *form, struct err *err)
{
	bool known = !str_empty(form->anonymous);
	const struct {
		bool lacks;
		const char *what;
		const char *how;
	} rows[] = {
		{!known && str_empty(form->name) && str_empty(form->account),
			N_("name or account"), N_("--name <name>")},
		{!known && str_empty(form->phone) && str_empty(form->no_phone), N_("telephone"),
			N_("--phone <number> (or --no-phone <reason>)")},
		{str_empty(form->request), N_("request"), N_("--request <text>")},
	};
	struct str what = {0}, how = {0};
	int rc = 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (!rows[i].lacks || service->class != CLASS_ACCEPT)
			continue;
		str_add_format(&what, "%s%s", what.length ? _(", ") : "", _(rows[i].what));
		str_add_format(&how, "%s%s", how.length ? " " : "", _(rows[i].how));
	}
	if (what.length)
		rc = err_hint(err,
			err_set(err, ERR_REFUSED, _("the form of %s still lacks: %s (%s)"), service->name,
				str_text(&what), regulation_cite(service->article)),
			"%s", str_text(&how));
	str_close(&what);
	str_close(&how);
	return rc;
}
