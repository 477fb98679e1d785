/* What the programs on an account (account-transfer, -suspend, ...) have in common: one rule and a row
 * that says what it is called at the window, the options about its ticket, papers and opinions, and
 * how the result is printed.
 *
 * The `arg` of such a program has a struct account_operation_order called `order`, and a member of
 * the struct that the rule takes:
 *
 *     ACCOUNT_PROGRAM(account_suspend, reading, .service = "suspend", .request = "报停", ...)
 *
 * defines its operation, its operand and its run(). */
#ifndef PROGRAM_ACCOUNT_PROGRAM_H
#define PROGRAM_ACCOUNT_PROGRAM_H

#include "account/account_operation.h"
#include "account/account_reading.h"
#include "account/account_rule.h"
#include "account/account_use.h"
#include "cli/main.h"
#include "value/id.h"
#include "value/ident.h"

/* The options of every such program, where RECORD is its `arg`. */
#define ACCOUNT_PROGRAM_OPTIONS                                                                    \
	OPTION("ticket", order.ticket, ID,                                                         \
		N_("the ticket it belongs to (else one is opened and finished)"), "ID"),           \
	OPTION("paper", order.papers, WORDS,                                                       \
		N_("documents that were shown; all: every one that is asked for"), "PAPER,...",       \
		CHECK(id_check_code)),                                                             \
	OPTION("missing", order.missing, WORDS,                                                    \
		N_("documents still missing: the ticket rests, the account stays"), "PAPER,...",      \
		CHECK(id_check_code)),                                                             \
	OPTION("rest", order.rest, TEXT,                                                           \
		N_("why it cannot be done now: the ticket rests with all that was typed"), "REASON", RARE), \
	OPTION("opinion", order.opinions, WORDS,                                                   \
		N_("opinion of a department in favour (meter-reading=同意)"), "DEPARTMENT=TEXT",   \
		CHECK(account_check_opinion)),                                                     \
	OPTION("given-by", order.given_by, WORDS,                                                  \
		N_("who gave it, when the window records it"), "DEPARTMENT=NAME",                  \
		CHECK(account_check_opinion))

/* What a customer gives when an account is opened, and what of it is corrected later; `to` names the struct
 * account within RECORD. */
#define ACCOUNT_PROGRAM_GIVEN(to)                                                                  \
	OPTION("id-type", to.id_type, ENUM, N_("kind of identity document"), "KIND",               \
		CHOICES(account_id_types)),                                                        \
	OPTION("id-no", to.id_no, ID, N_("identity number"), "NUMBER", SECRET),                    \
	OPTION("id-reason", to.id_reason, LINE, N_("why a number that fails its check is right"),  \
		"TEXT", RARE),                                                                     \
	OPTION("address", to.address, LINE, N_("address"), "TEXT"),                                \
	OPTION("contact", to.contact, LINE, N_("contact person"), "NAME"),                         \
	OPTION("phone", to.phone, ID, N_("telephone"), "NUMBER", SECRET, CHECK(ident_phone_check)), \
	OPTION("licence", to.licence, ID, N_("licence (用水许可证)"), "NUMBER"),                   \
	OPTION("meter-no", to.meter_no, ID, N_("meter number"), "NUMBER"),                         \
	OPTION("calibre", to.calibre, INT, N_("calibre of the pipe"), "DN"),                       \
	OPTION("digits", to.digits, INT, N_("digits of the register of the meter"), "DIGITS"),     \
	OPTION("seal", to.seal, ID, N_("seal of the meter"), "NUMBER"),                            \
	OPTION("pay-by", to.pay_by, LINE, N_("how bills are paid (交费形式)"), "TEXT"),            \
	OPTION("bank", to.bank, LINE, N_("bank"), "NAME"),                                         \
	OPTION("bank-no", to.bank_no, ID, N_("bank account"), "NUMBER", SECRET),                   \
	OPTION("remark", to.remark, TEXT, N_("remark"), "TEXT")

/* Of every program that gives an account a meter, a seal or a licence. */
#define ACCOUNT_PROGRAM_FORCE(member)                                                              \
	OPTION("force", member, TEXT, N_("why a meter, seal or licence is right that another account has"), "REASON", RARE)

/* Before them, of annex 8; `to` names the struct meter_reading within RECORD. */
#define ACCOUNT_PROGRAM_READING(to, help)                                                          \
	OPTION("reading", to.reading, INT, help, "M3"),                                            \
	FLAG("rollover", to.rollover, N_("the register passed its highest figure and began again")), \
	OPTION("reason", to.reason, TEXT, N_("why (业务申请原因)"), "TEXT"),                    \
	OPTION("waive", order.waive, TEXT,                                                         \
		N_("why a supervisor does without the documents that are missing"), "REASON", RARE)

#define ACCOUNT_PROGRAM_OPERANDS                                                                   \
	static const struct command_operand operands[] = {                                         \
		{.name = "ACCOUNT", .help = N_("account number (用户编号)"),                       \
			.offset = FIELD_OFFSET(__typeof__(arg), order.number, LINE)},              \
	};

/* The operation of a program: its rule, the member of `arg` that the rule takes, and the members of
 * struct account_operation. */
#define ACCOUNT_PROGRAM_OPERATION(apply, member, ...)                                              \
	ACCOUNT_PROGRAM_OPERANDS                                                                   \
	static int operation_rule(struct account *account, const struct session *session,          \
		const void *argument, struct err *err)                                             \
	{                                                                                          \
		const __typeof__(arg.member) *given = argument;                                    \
		return apply(account, session, given, err);                                        \
	}                                                                                          \
	static const struct account_operation operation = {.rule = operation_rule, __VA_ARGS__};

/* The same of a program that does more than a rule may (struct account_operation, `deed`). */
#define ACCOUNT_PROGRAM_DEED(apply, member, ...)                                                   \
	ACCOUNT_PROGRAM_OPERANDS                                                                   \
	static int operation_deed(struct account *account, struct session *session,                \
		struct txn *txn, const void *argument, const char **made, struct err *err)         \
	{                                                                                          \
		const __typeof__(arg.member) *given = argument;                                    \
		return apply(account, session, txn, given, made, err);                             \
	}                                                                                          \
	static const struct account_operation operation = {.deed = operation_deed, __VA_ARGS__};

/* `reading` of an operation, by what its rule takes. */
struct account_reading account_program_reading(const void *meter_reading);
struct account_reading account_program_old_reading(const void *meter_change);

/* The same with the run() of a program that has nothing to look at before. */
#define ACCOUNT_PROGRAM(apply, member, ...)                                                        \
	ACCOUNT_PROGRAM_OPERATION(apply, member, __VA_ARGS__)                                      \
	static int run(struct run *run, struct err *err)                                           \
	{                                                                                          \
		return account_program_run(run, &operation, &arg.order, &arg.member, err);         \
	}

/* What the command of a program needs beside name and summary, by the class of its service: DIRECT
 * (直办) is done at the window on the spot; ACCEPT (受理) is what a department may go on with. */
#define ACCOUNT_PROGRAM_COMMAND(class)                                                             \
	.need = NEED_WRITE, .article = ACCOUNT_PROGRAM_##class##_ARTICLE,                          \
	.roles = ACCOUNT_PROGRAM_##class##_ROLES, COMMAND_OPERANDS(operands),                      \
	COMMAND_TABLES
#define ACCOUNT_PROGRAM_DIRECT_ARTICLE "五（二）"
#define ACCOUNT_PROGRAM_DIRECT_ROLES (ROLE_CLERK | ROLE_SUPERVISOR)
#define ACCOUNT_PROGRAM_ACCEPT_ARTICLE "五（三）"
#define ACCOUNT_PROGRAM_ACCEPT_ROLES (ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR)

/* Run the operation and print the id of its ticket; of one that rests also what is to be brought. */
int account_program_run(struct run *run, const struct account_operation *operation,
	const struct account_operation_order *order, const void *argument, struct err *err);

/* 立户: open it as it was typed, for a ticket (NULL: none), and print its number; account/account_open.h. */
int account_program_open(struct run *run, struct account *given, const char *force, const char *ticket,
	struct err *err);

/* Where the reading is more than ten times the usual use, ask for it once more; where nobody can be asked,
 * warn.  ERR_REFUSED when another is typed then.  What no rule lets pass is left to the rule. */
int account_program_ask_reading(struct run *run, const struct account_reading *read, struct err *err);

/* Is what was typed as --calibre or --digits (0: nothing) one?  ERR_USAGE. */
int account_program_check_calibre(int64_t calibre, struct err *err);
int account_program_check_digits(int64_t digits, struct err *err);

#endif
