#include "check/check_git.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "finding/findings.h"
#include "finding/stray.h"
#include "git/git_special.h"
#include "history/check_history.h"
#include "history/check_seal.h"
#include "office/session.h"
#include "store/git.h"
#include "store/store.h"

/* `git status` lines "XY path" ended by NUL: whatever is there differs from HEAD. */
static int check_status(struct findings *findings, struct err *err)
{
	static const char *const arguments[] = {"status", "--porcelain", "-z", "--no-renames",
		"--untracked-files=all", NULL};
	struct str output = {0};
	int status = 0;
	int rc = git_query(findings->session->store, arguments, NULL, &output, &status, err);
	if (rc == 0 && status != 0)
		findings_add(findings, FINDING_ERROR, ERR_SYSTEM, ".git", str_text(&output));
	for (size_t at = 0; rc == 0 && status == 0 && at + 3 < output.length;) {
		const char *line = output.text + at;
		const char *what = str_starts(line, "??")    ? _("is not under version control")
				   : strncmp(line, " D", 2) == 0 ? _("was removed by hand and not committed")
				   : line[0] != ' '              ? _("is staged by hand and not committed")
								 : _("was changed by hand and not committed");
		/* A stray file was told as such. */
		if (stray_knows(line + 3)) {
			findings->edited = true;
			findings_add(findings, FINDING_WARNING, ERR_REFUSED, line + 3, what);
		}
		at += strlen(line) + 1;
	}
	str_close(&output);
	return rc;
}

static int check_objects(struct findings *findings, struct err *err)
{
	static const char *const arguments[] = {"fsck", "--no-dangling", "--no-progress", NULL};
	struct str output = {0};
	int status = 0;
	int rc = git_query(findings->session->store, arguments, NULL, &output, &status, err);
	if (rc == 0 && status != 0)
		findings_add(findings, FINDING_ERROR, ERR_SYSTEM, ".git", str_text(&output));
	str_close(&output);
	return rc;
}

static int add_special(void *context, const char *path, struct err *err)
{
	struct err special = {0};
	(void)err;
	(void)err_hint(&special, err_set(&special, ERR_MALFORMED, _("%s: not a regular file"), path),
		"store-repair");
	findings_add_err(context, path, &special);
	return 0;
}

int check_git(struct findings *findings, const struct check_git *asked, struct err *err)
{
	struct err no_git;
	size_t before = findings->n;
	if (git_special_each(findings->session->store->root, add_special, findings, err))
		return -1;
	if (findings->n > before)
		return 0;
	if (store_check_git(findings->session->store, &no_git)) {
		findings_add_err(findings, ".git/config", &no_git);
		return 0;
	}
	if (check_status(findings, err) || (asked->objects && check_objects(findings, err)) ||
		(asked->seals && check_seals(findings, asked->seals, err)))
		return -1;
	if (asked->history)
		check_history(findings);
	return 0;
}
