/* Values that are codes, as people type them: 现金 for cash, slyw for volume-doubt (value/called.h).
 *
 * A fixed choice is looked up when it is typed.  A code of the store is put off until the store is open; which
 * options and operands have one follows from the name of their value (SERVICE, DEPARTMENT, STAFF, PAPER). */
#ifndef CLI_CODED_H
#define CLI_CODED_H

#include "base/arena.h"
#include "base/err.h"
#include "cli/known.h"
#include "record/choice.h"

struct run;

/* The name of the choice that somebody means, by its Chinese title in whatever language messages are; what
 * nothing is called by stays as it is.  ERR_USAGE names those that it may be. */
int coded_choice(const struct choice *choices, const char *typed, struct arena *arena, const char **name,
	struct err *err);

/* The same for a word "NAME=rest", of which the name is a choice. */
int coded_choice_word(const struct choice *choices, const char *typed, struct arena *arena, const char **word,
	struct err *err);

/* An error about a choice that there is not: add the one that was probably meant.  -1. */
int coded_choice_refuse(const struct choice *choices, const char *typed, struct arena *arena, struct err *err);

/* Of which kind is a value of that name ("SERVICE,...", "DEPARTMENT=TEXT")? */
enum known_kind coded_kind(const char *value);

/* The same of an option, also by the grammar of its value. */
struct command_option;
enum known_kind coded_option(const struct command_option *row);

/* The code that somebody means, or of "CODE=rest".  `check` (NULL: none) is what a code must pass. */
int coded_word(struct run *run, enum known_kind kind, int (*check)(const char *, struct err *),
	const char *typed, const char **word, struct err *err);

#endif
