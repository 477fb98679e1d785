#include "history/check_reveal.h"

#include "base/message.h"
#include "base/str.h"
#include "finding/findings.h"
#include "office/reveal_log.h"
#include "office/session.h"

static void check(struct findings *findings,
	int (*load)(struct store *store, struct arena *mem, struct reveal_log_line_list *lines, struct err *err))
{
	struct reveal_log_line_list lines;
	struct err err = {0};
	if (load(findings->session->store, findings->mem, &lines, &err))
		findings_add_err(findings, REVEAL_LOG_DIRECTORY, &err);
	for (size_t i = 0; i < lines.n; i++)
		if (!lines.items[i].follows)
			findings_add(findings, FINDING_ERROR, ERR_REFUSED,
				arena_printf(findings->mem, "%s:%zu", lines.items[i].path,
					lines.items[i].number),
				_("this reveal does not follow the one before it: a line was changed or taken out"));
}

void check_reveals(struct findings *findings)
{
	check(findings, reveal_log_load);
	check(findings, reveal_log_load_others);
}

static bool have(const struct reveal_log_line_list *lines, const char *code)
{
	for (size_t i = 0; i < lines->n; i++)
		if (str_starts(lines->items[i].hash, code))
			return true;
	return false;
}

bool check_reveals_have(struct findings *findings, const char *code)
{
	struct reveal_log_line_list lines;
	struct err err = {0};
	if (reveal_log_load(findings->session->store, findings->mem, &lines, &err))
		return true;
	return have(&lines, code);
}
