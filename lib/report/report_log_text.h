/* What the subject of a commit says besides acts, as people read it: subjects are English, for programs, and name staff
 * by their ids. */
#ifndef REPORT_REPORT_LOG_TEXT_H
#define REPORT_REPORT_LOG_TEXT_H

#include "base/arena.h"

struct staff_list;

/* In the language of messages; what no program writes stays as it is.  In the arena, or `text` itself. */
const char *report_log_text(const char *program, const char *text, const struct staff_list *staff,
	struct arena *arena);

#endif
