/* The log of reveals (office/reveal_log.h): no line of it was taken out or changed, and what a seal says of it
 * still stands. */
#ifndef HISTORY_CHECK_REVEAL_H
#define HISTORY_CHECK_REVEAL_H

#include <stdbool.h>

struct findings;

/* An error for each line, also of the logs of other desks that the centre has, that does not follow the one before it. */
void check_reveals(struct findings *findings);

/* Is there a line whose hash begins with `code`?  True, too, where the log cannot be read, which
 * check_reveals tells. */
bool check_reveals_have(struct findings *findings, const char *code);

#endif
