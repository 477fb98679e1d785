/* Correct what a customer gave, or one's own last text. */
#include "account/account_store.h"
#include "office/session.h"
#include "program/ticket_program.h"
#include "ticket/ticket_edit.h"
#include "value/id.h"
#include "value/ident.h"

static struct ticket_edit arg;

#define RECORD struct ticket_edit
static const struct command_option options[] = {
	OPTION("name", to.name, LINE, N_("name of the person or unit"), "NAME"),
	OPTION("phone", to.phone, ID, N_("telephone"), "NUMBER", SECRET, CHECK(ident_phone_check)),
	OPTION("address", to.address, LINE, N_("address where water is used"), "TEXT"),
	OPTION("account", to.account, ID, N_("account number (用户编号)"), "NUMBER", CHECK(id_check_account)),
	OPTION("request", to.request, TEXT, N_("what the customer asks for"), "TEXT"),
	OPTION("remark", to.remark, TEXT, N_("remark"), "TEXT"),
	OPTION("result", to.result, TEXT, N_("the result, by whoever gave it"), "TEXT"),
	OPTION("satisfaction", to.satisfaction, ENUM, N_("what the customer said, by whoever recorded the visit"),
		"HOW", CHOICES(ticket_satisfactions)),
	OPTION("quality", to.quality, TEXT, N_("remark on the quality of service, by whoever recorded the visit"),
		"TEXT"),
	OPTION("empty", empty, WORDS, N_("what is to be empty: name, phone, address, account, remark, quality"),
		"FIELD,...", CHECK(ticket_check_emptied)),
	OPTION("reason", reason, TEXT, N_("why it is corrected"), "TEXT", REQUIRED),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-edit 20260918-XS-0002 --phone 13900139001 --reason 录入错误", N_("a slip in the telephone number")},
	{"ticket-edit 20260918-XS-0003 --result 已更换井盖及井圈 --reason 漏写 --dry-run",
		N_("one's own result: what would change")},
};

static int edit(struct ticket *ticket, const struct session *session, struct err *err)
{
	bool exists = true;
	if (arg.to.account && account_exists(session->store, arg.to.account, &exists, err))
		return -1;
	if (!exists)
		return err_hint(err, err_set(err, ERR_REFUSED, _("there is no account %s"), arg.to.account),
			"account-list");
	return ticket_edit(ticket, session, &arg, err);
}

TICKET_PROGRAM(.name = "ticket-edit", .rule = edit,
	.summary = N_("correct what a ticket says; prints id and state"),
	.description = N_("What the customer gave is corrected by any clerk of the window, in any state; a "
		"result by whoever gave it, a visit by whoever recorded it. The event keeps what "
		"stood there before. Clock, state and owner stay as they are."))
