#include "history/check_reveal.h"

#include "base/message.h"
#include "base/str.h"
#include "finding/findings.h"
#include "office/reveal_log.h"
#include "office/session.h"

void check_reveals(struct findings *findings)
{
	struct reveal_log_line_list lines;
	struct err err = {0};
	if (reveal_log_load(findings->session->store, findings->mem, &lines, &err))
		findings_add_err(findings, ".git/onestop/reveals", &err);
	for (size_t i = 0; i < lines.n; i++)
		if (!lines.items[i].follows)
			findings_add(findings, FINDING_ERROR, ERR_REFUSED,
				arena_printf(findings->mem, "%s:%zu", lines.items[i].path,
					lines.items[i].number),
				_("this reveal does not follow the one before it: a line was changed or taken out"));
}

bool check_reveals_have(struct findings *findings, const char *code)
{
	struct reveal_log_line_list lines;
	struct err err = {0};
	if (reveal_log_load(findings->session->store, findings->mem, &lines, &err))
		return true;
	for (size_t i = 0; i < lines.n; i++)
		if (str_starts(lines.items[i].hash, code))
			return true;
	return false;
}
