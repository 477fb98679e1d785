/* The form of --ask once more when a rule has refused what it says, with its answers kept.
 *
 * Each attempt is a process of its own, so that nothing a refused one left in memory is there in the next; it asks, and does
 * what the program does.  Its answers come to the process that waits for it, which starts the next with them. */
#ifndef CLI_ATTEMPT_H
#define CLI_ATTEMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct attempt {
	size_t options_n;
	struct arena *arena;   /* kept */
	const char **options;  /* what was answered the time before, by the index of the option; NULL: not asked */
	const char *words[8];  /* the same of operands */
	bool again;            /* there was a time before */
	int answers;           /* where they are told; -1: nobody waits for them */
};

/* True in a process that is to ask and do; false in the one that waited, when there is no further attempt: `*status` is
 * the exit status of the last, and if a signal ended that, the signal ends this process as well.  Where no process can
 * be had the attempt is this one, and the only.  `*begun` is in the arena. */
bool attempt_begin(const struct attempt **begun, size_t options_n, struct arena *arena, int *status);

/* What was answered the time before; NULL. */
const char *attempt_option(const struct attempt *attempt, size_t index);
const char *attempt_word(const struct attempt *attempt, size_t index);

/* An answer that was taken. */
void attempt_note_option(const struct attempt *attempt, size_t index, const char *answer);
void attempt_note_word(const struct attempt *attempt, size_t index, const char *answer);

/* The form is complete: if what follows is refused there is a further attempt. */
void attempt_complete(const struct attempt *attempt);

#endif
