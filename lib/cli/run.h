/* One run of a program: what its run() is given, and how it prints, talks and complains. */
#ifndef CLI_RUN_H
#define CLI_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "cli/command.h"
#include "office/session.h"
#include "table/out.h"

struct attempt;
struct catalogue;

/* What cli_main hands to a program. */
struct run {
	const struct command *command;
	struct session session; /* who, when, where; session.mem is the arena of the run */
	struct out out;        /* how rows are printed */
	const bool *given;     /* by index of command->options: was it typed? */
	const char **operands; /* of a `many` operand */
	size_t operands_n;
	struct words emptied;  /* the keys of the options given as "none" (EMPTIES) */
	bool reveals;          /* --unmask was given: out.unmask holds when it is noted (run_reveal) */
	bool owed_only;        /* of what who acts owes */
	const char *reason;    /* --reason of --unmask; NULL */
	bool dry_run;
	bool quiet;
	bool no_input;         /* never ask */
	bool talks;            /* a person watches: stdout and stderr are terminals, no --quiet */
	enum err_code status;  /* set by a program: exit so though nothing failed (--exit-code) */
	struct str preview;    /* of a dry run */
	const char *wish;      /* the language the environment asks for; NULL: none */
	const char *data_dir;  /* share/onestop of this installation */
	const struct attempt *attempt; /* at the form of --ask; NULL: there is none */
};

/* Print a line of the result on standard output, made safe for terminals.  A result of
 * several parts has them separated by TABs. */
void run_print(struct run *run, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The result of a program that writes.  For programs it is a line as of run_print, whose first part is the id;
 * to a person at a terminal the id and the sentence are said instead.  (Of a dry run nothing has come to be:
 * the line, and then what would change.)  The sentence is complete text; NULL: there is none. */
void run_result(struct run *run, const char *sentence, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* A sentence made as by printf, for run_result; NULL where nobody reads it. */
const char *run_sentence(const struct run *run, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The name people read for a code of a kind ("staff", "department", ...); the code where it has none. */
const char *run_name(const struct run *run, const char *kind, const char *code);

/* A day as a sentence names it: "2026-09-24 (Thu)". */
const char *run_day(const struct run *run, int date);

/* The text with its lines ended where the language lets them, and not where the edge of the terminal `fd` is; as
 * it is where no width is known, or TABs part it for programs. */
const char *run_wrapped(const struct run *run, const char *text, int fd);

/* Talk to the person at the terminal (standard error); silent otherwise. */
void run_say(struct run *run, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* One of several errors, on standard error as cli_main writes the one in `err`, whoever reads it: one line, which
 * only a terminal shows as several. */
void run_complain(struct run *run, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same of what an error says, with what to type next. */
void run_complain_err(struct run *run, const struct err *err);

/* In a store with a test clock: let ONESTOP_NOW say what time it is; ERR_USAGE when it is none. */
int run_pin_clock(struct run *run, struct err *err);

/* A date typed as an operand: YYYY-MM-DD, today, yesterday, +5wd. */
int run_date(struct run *run, const char *text, int *date, struct err *err);

/* Is it one of the dates that are counted from today, and maybe by the calendar? */
bool run_date_is_relative(const char *text);

/* A whole number typed as the operand of that name, in digits of any width. */
int run_number(struct run *run, const char *operand, const char *text, int64_t least, int64_t most,
	int64_t *number, struct err *err);

/* An option that can be emptied was given: as "none" (`empty`) or with a value.  The later counts. */
void run_note_emptied(struct run *run, const char *key, bool empty);

/* Is the output a page for people on standard output, to which a program may add? */
bool run_is_page(const struct run *run);

/* What is printed is of the days `from` to `to` (0: from the first, to the last), as it stood at the end of
 * the day `as_of` (0: not told); otherwise of today. */
void run_period(struct run *run, int from, int to, int as_of);

/* The catalogue of the store, in the arena of the run; what is damaged of it is passed over
 * (store_damaged).  NULL: it is not wanted.  (Names of codes in tables need no such call.) */
int run_catalogue(struct run *run, const struct catalogue **catalogue, struct err *err);

/* May who acts unmask with this program?  By the roles that the command names; else, where the command says
 * who is owed what (command->owes), what he owes only.  ERR_REFUSED otherwise. */
int run_may_reveal(struct run *run, struct err *err);

/* Before rows (or one record) are printed, and before anything is done about masks: with --unmask note in the
 * log which are shown in full.  From then on out.unmask holds.  ERR_REFUSED when it cannot be noted, or
 * none of them is owed by who may see no other.  Nothing without --unmask, without rows, and the second time. */
int run_reveal(struct run *run, const struct schema *schema, const void *rows, size_t rows_n,
	struct err *err);

/* Is this row shown in full, once that is noted? */
bool run_shows(const struct run *run, const struct schema *schema, const void *row);

/* Rows to wherever --format, -o and --columns say, in the columns of the command. */
int run_rows(struct run *run, const struct schema *schema, const void *rows, size_t rows_n,
	struct err *err);

/* run_rows, of rows that come.  They are printed as they come; copies are kept of them first where out_streams says
 * no, and where they are shown unmasked, as all are noted before. */
int run_stream(struct run *run, const struct schema *schema, const struct out_source *source, struct err *err);

/* Columns by their keys. */
struct run_columns {
	const char *programs;
	const char *people; /* NULL: the same */
};

/* The same in two steps, for what is said of all rows before they are printed: keep them in an order (NULL: as they
 * come), closed with out_kept_close also after a failure, ... */
int run_keep(struct run *run, const struct schema *schema, const struct run_columns *columns,
	const struct out_source *source, const struct out_order *order, struct out_kept *kept, struct err *err);

/* ... and print them. */
int run_kept(struct run *run, const struct schema *schema, const struct run_columns *columns,
	const struct out_kept *kept, struct err *err);

/* The same in other columns than the command's: `columns` for programs, `columns_table` (NULL: the
 * same) for people. */
int run_table(struct run *run, const struct schema *schema, const char *columns,
	const char *columns_table, const void *rows, size_t rows_n, struct err *err);

#endif
