#include "program/edit_account.h"

#include "account/account_store.h"

int edit_account(struct run *run, const char *number, struct account_edit *edit,
	int (*apply)(struct run *run, const char *number, struct err *err), struct err *err)
{
	static const char *const keys[] = {"holder", "id_type", "id_no", "id_reason", "address", "contact", "phone",
		"licence", "meter_no", "calibre", "digits", "seal", "pay_by", "bank", "bank_no", "opened_on", "remark",
		NULL};
	struct account account;
	if (account_load(run->session.store, number, &account, err))
		return -1;
	const struct edit_program program = {.name = arena_printf(run->session.mem, "account %s", number),
		.schema = &account_schema, .keys = keys, .before = &account, .to = &edit->to,
		.empty = &edit->empty, .typed = number, .apply = apply};
	return edit_program_reveal(run, number, edit->reason, err) || edit_program(run, &program, err) ? -1 : 0;
}
