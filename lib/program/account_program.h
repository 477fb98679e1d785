/* What the programs on an account (account-transfer, -suspend, ...) have in common: the
 * options about its ticket, papers and opinions, and how the result is printed.  `member` is the
 * struct account_operation within the program's `arg`. */
#ifndef PROGRAM_ACCOUNT_PROGRAM_H
#define PROGRAM_ACCOUNT_PROGRAM_H

#include "account/account_operation.h"
#include "cli/main.h"
#include "store/path.h"
#include "value/id.h"

#define ACCOUNT_PROGRAM_OPTIONS(member)                                                                       \
	{.field = {.key = "ticket", .type = FIELD_ID,                                              \
		 .offset = offsetof(__typeof__(arg), member.ticket),                               \
		 .title = N_("the ticket it belongs to (else one is opened and finished)")},       \
		.value = "ID"},                                                                    \
		{.field = {.key = "paper", .type = FIELD_WORDS,                                    \
			 .offset = offsetof(__typeof__(arg), member.papers),                       \
			 .check = id_check_code,                                                 \
			 .title = N_("papers that were shown; all: every one that is asked for")}, \
			.value = "PAPER,..."},                                                     \
		{.field = {.key = "missing", .type = FIELD_WORDS,                                  \
			 .offset = offsetof(__typeof__(arg), member.missing),                      \
			 .check = id_check_code,                                                 \
			 .title = N_("papers still missing: the ticket rests, the account stays")}, \
			.value = "PAPER,..."},                                                     \
		{.field = {.key = "opinion", .type = FIELD_WORDS,                                  \
			 .offset = offsetof(__typeof__(arg), member.opinions),                     \
			 .check = account_check_opinion,                                           \
			 .title = N_("opinion of a department in favour (meter-reading=同意)")},   \
		.value = "DEPARTMENT=TEXT"}

#define ACCOUNT_PROGRAM_OPERANDS(member)                                                                      \
	{.name = "ACCOUNT", .help = N_("account number (用户编号)"),                               \
		.offset = offsetof(__typeof__(arg), member.number)}

/* Run the operation and print the id of its ticket; of one that rests also what is to be brought. */
int account_program_run(struct run *run, const struct account_operation *wanted, struct err *err);

#endif
