/* A program that takes tickets a step on (ticket-hold, ticket-result, ...): one rule, applied to every
 * ticket of the command line, each in its own commit.
 *
 * The file of such a program holds its `arg`, `options`, `examples` and the rule, and ends with
 *
 *     TICKET_PROGRAM(.name = "ticket-hold", .rule = hold, .summary = N_("put tickets on hold; ..."))
 *
 * Who may run it and the article it rests on are those of its acts in the transition table
 * (ticket/transition.h), where they are written once. */
#ifndef PROGRAM_TICKET_PROGRAM_H
#define PROGRAM_TICKET_PROGRAM_H

#include "cli/main.h"
#include "ticket/ticket.h"

struct service;

struct ticket_program {
	const char *name;
	const char *summary;     /* msgid: one line */
	const char *description; /* msgid: further paragraphs; NULL */
	/* What it does to one ticket; what was typed is in the `arg` of its file. */
	int (*rule)(struct ticket *ticket, const struct session *session, struct err *err);
	/* Instead of it: what it does to the ticket that was typed, with others in the same commit. */
	int (*change)(struct session *session, const char *typed, struct ticket *ticket, struct err *err);
	/* What it does first with each word typed, and with ticket_program_each then; NULL: nothing. */
	int (*each)(struct run *run, const char *typed, struct err *err);
	/* How it prints the ticket it has changed; NULL: ticket_program_print_state. */
	int (*print)(struct run *run, const struct ticket *ticket, struct err *err);
	const struct command_option *options;
	size_t options_n;
	const struct command_example *examples;
	size_t examples_n;
	void *arg;
};

/* Take the ticket that was typed the step, and print it. */
int ticket_program_each(struct run *run, const char *typed, struct err *err);

/* What was done to the ticket, for run_result. */
const char *ticket_program_sentence(struct run *run, const struct ticket *ticket);

/* "ID\tSTATE", at a terminal the sentence. */
int ticket_program_print_state(struct run *run, const struct ticket *ticket, struct err *err);

/* Tell the person at the terminal of which of the documents shown a copy is still to be attached. */
void ticket_program_ask_copies(struct run *run, const struct service *service, const struct ticket *ticket);

/* "ID\tSTATE", and on standard error the documents that were shown and of which no copy was kept. */
int ticket_program_print_copies(struct run *run, const struct ticket *ticket, struct err *err);

/* The same, and to the person at the terminal the papers that an incomplete ticket waits for. */
int ticket_program_print_missing(struct run *run, const struct ticket *ticket, struct err *err);

/* "ID\tDUE\tFIRST DUE", for what moves the clock. */
int ticket_program_print_due(struct run *run, const struct ticket *ticket, struct err *err);

/* Tell the person at the terminal of a ticket of the service on the account (NULL: none) that was refused or
 * withdrawn in the last 30 days: its reasons are worth reading. */
void ticket_program_tell_ended(struct run *run, const char *service, const char *account);

/* The main function of such a program. */
int ticket_program_main(const struct ticket_program *program, int argc, char **argv);

#define TICKET_PROGRAM(...)                                                                        \
	int main(int argc, char **argv)                                                            \
	{                                                                                          \
		static const struct ticket_program program = {.arg = &arg,                         \
			COMMAND_OPTIONS(options), COMMAND_EXAMPLES(examples), __VA_ARGS__};         \
		return ticket_program_main(&program, argc, argv);                                  \
	}

#endif
