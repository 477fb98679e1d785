/* Correct what a customer gave, or one's own last text. */
#include "account/account_store.h"
#include "act/ticket_edit.h"
#include "program/edit_ticket.h"
#include "program/ticket_program.h"
#include "value/id.h"
#include "value/ident.h"

static struct {
	struct ticket_edit edit;
	bool editor;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("name", edit.to.name, LINE, N_("name of the person or unit"), "NAME"),
	OPTION("phone", edit.to.phone, ID, N_("telephone"), "NUMBER", SECRET, CHECK(ident_phone_check)),
	OPTION("address", edit.to.address, LINE, N_("address where water is used"), "TEXT"),
	OPTION("account", edit.to.account, ID, N_("account number (用户编号)"), "NUMBER", CHECK(id_check_account)),
	OPTION("request", edit.to.request, TEXT, N_("what the customer asks for"), "TEXT"),
	OPTION("remark", edit.to.remark, TEXT, N_("remark"), "TEXT"),
	OPTION("result", edit.to.result, TEXT, N_("the result, by whoever gave it"), "TEXT"),
	OPTION("satisfaction", edit.to.satisfaction, ENUM, N_("what the customer said, by whoever recorded the visit"),
		"HOW", CHOICES(ticket_satisfactions)),
	OPTION("quality", edit.to.quality, TEXT, N_("remark on the quality of service, by whoever recorded the visit"),
		"TEXT"),
	OPTION("empty", edit.empty, WORDS, N_("what is to be empty: name, phone, address, account, remark, quality"),
		"FIELD,...", CHECK(ticket_check_emptied)),
	OPTION("reason", edit.reason, TEXT, N_("why it is corrected"), "TEXT", REQUIRED),
	EDIT_PROGRAM_OPTION,
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-edit 20260918-XS-0002 --phone 13900139001 --reason 录入错误", N_("a slip in the telephone number")},
	{"ticket-edit 20260918-XS-0003 --result 已更换井盖及井圈 --reason 漏写 --dry-run",
		N_("one's own result: what would change")},
};

static int each(struct run *run, const char *typed, struct err *err)
{
	return arg.editor ? edit_ticket(run, typed, &arg.edit, err) : ticket_program_each(run, typed, err);
}

static int edit(struct ticket *ticket, const struct session *session, struct err *err)
{
	bool exists = true;
	if (arg.edit.to.account && account_exists(session->store, arg.edit.to.account, &exists, err))
		return -1;
	if (!exists)
		return err_hint(err, err_set(err, ERR_REFUSED, _("there is no account %s"), arg.edit.to.account),
			"account-list");
	return ticket_edit(ticket, session, &arg.edit, err);
}

TICKET_PROGRAM(.name = "ticket-edit", .rule = edit, .each = each,
	.summary = N_("correct what a ticket says; prints id and state"),
	.description = N_("What the customer gave is corrected by any clerk of the window, in any state; a "
		"result by whoever gave it, a visit by whoever recorded it. The event keeps what "
		"stood there before. Clock, state and owner stay as they are."))
