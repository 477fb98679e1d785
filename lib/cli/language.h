/* Which language people are spoken to in, and the character set of the terminal. */
#ifndef CLI_LANGUAGE_H
#define CLI_LANGUAGE_H

#include "base/arena.h"

/* Before a store is known: take the locale of the environment; where it is missing or not UTF-8
 * (cron, env -i, a server without locales) C.UTF-8 stands in, so that the same bytes come out of a
 * terminal, cron and ssh.  `share` is the directory that holds the catalogues.  Returns what the
 * environment wishes (LANGUAGE, LC_ALL, LC_MESSAGES, LANG), in the arena; NULL for no wish. */
const char *language_begin(const char *share, struct arena *arena);

/* The language of the messages as they are: "zh_CN"; "en" where there is no catalogue for it.  In the
 * arena. */
const char *language_shown(struct arena *arena);

/* The wish wins; else the store's language ("zh_CN" when it names none). */
void language_choose(const char *wish, const char *of_store);

#endif
