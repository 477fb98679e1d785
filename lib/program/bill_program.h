/* The programs that change a bill (bill-adjust, bill-void): what they do alike. */
#ifndef PROGRAM_BILL_PROGRAM_H
#define PROGRAM_BILL_PROGRAM_H

#include "cli/main.h"
#include "payment/bill_change.h"

/* Options and operands of both; RECORD is their `arg`, which has a struct bill_change_order called `order`. */
#define BILL_PROGRAM_OPTIONS                                                                       \
	OPTION("reason", order.reason, TEXT, N_("why"), "TEXT", REQUIRED),                         \
		OPTION("ticket", order.ticket, ID, N_("the ticket that asked for it, of the same account"), \
			"ID")
#define BILL_PROGRAM_OPERANDS                                                                      \
	OPERAND("ACCOUNT", order.account, N_("account number (用户编号)")),                        \
		OPERAND("PERIOD", order.key, N_("the bill: 2026-08, 2026-08.2, 2026-08.final, 2026-08.penalty"))

/* Who takes money does not change what is owed. */
#define BILL_PROGRAM_ROLES (ROLE_HANDLER | ROLE_SUPERVISOR)

/* For option tables: a whole number, an amount of money, with or without a sign. */
int bill_program_check_volume(const char *text, struct err *err);
int bill_program_check_amount(const char *text, struct err *err);

/* What was typed as --volume and --amount (NULL: nothing), into the order. */
int bill_program_take(struct bill_change_order *order, const char *volume, const char *amount, struct err *err);

/* Change the bill, print the entry of the register, and say what is owed now. */
int bill_program_run(struct run *run, struct bill_change_order *order, struct err *err);

#endif
