/* Which settings of git's a store may have.
 *
 * People make settings for their own git: an editor, colours, aliases, maintenance.  None of these is in
 * the way of programs, as no git that a program starts looks at them, or it is told otherwise
 * (store/git.c).  What could run a command in such a git, take it to another place, or hide files of the
 * store is not on the list, nor is what nobody has looked at yet. */
#ifndef GIT_SETTING_H
#define GIT_SETTING_H

#include <stdbool.h>

/* May a store have this?  Section and key in any case; a subsection makes no difference. */
bool git_setting_is_allowed(const char *section, const char *key, const char *value);

/* "section.key=value", to NULL: what keeps a git within the memory that a program may take, however large the
 * packs and however many the processors are. */
extern const char *const git_setting_bounds[];

#endif
