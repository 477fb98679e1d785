#include "check/check_git.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "check/check_access.h"
#include "finding/findings.h"
#include "finding/stray.h"
#include "git/git_loose.h"
#include "git/git_special.h"
#include "git/journal.h"
#include "history/check_history.h"
#include "history/check_seal.h"
#include "office/session.h"
#include "store/branch.h"
#include "store/git.h"
#include "store/git_ref.h"
#include "store/lock.h"
#include "store/store.h"

static bool is_at_work(const struct findings *findings)
{
	return !findings->alone && lock_is_held(findings->session->store);
}

static void check_branch(struct findings *findings)
{
	struct store *store = findings->session->store;
	char head[GIT_ID_SIZE];
	struct err err = {0};
	if (branch_check(store, &err))
		findings_add_err(findings, ".git/HEAD", &err);
	else if (!is_at_work(findings) && (git_ref_read(store, BRANCH_REF, head, &err) ||
						 branch_check_rewound(store, head, &err)))
		findings_add_err(findings, ".git/" BRANCH_REF, &err);
	if (branch_check_plain(store, &err))
		findings_add_err(findings, ".git", &err);
}

/* A writer at work has a journal, too: then it is nobody's business. */
static void check_journals(struct findings *findings)
{
	static const char *const journals[] = {JOURNAL_PREPARED, JOURNAL_APPLY};
	struct store *store = findings->session->store;
	if (is_at_work(findings))
		return;
	for (size_t i = 0; i < sizeof journals / sizeof *journals; i++) {
		struct journal journal;
		struct err err = {0};
		bool found;
		if (journal_read(store->fd, journals[i], findings->mem, &journal, &found, &err))
			findings_add_err(findings, journals[i], &err);
		else if (found)
			findings_add(findings, FINDING_WARNING, ERR_REFUSED, journals[i],
				_("a program was interrupted; the next one that may write repairs it"));
	}
}

static int check_kept(struct findings *findings, struct err *err)
{
	const char **names;
	size_t names_n;
	if (store_names(findings->session->store, JOURNAL_KEPT, findings->mem, &names, &names_n, err))
		return -1;
	struct err kept = {0};
	err_hint(&kept,
		err_set(&kept, ERR_REFUSED,
			_("was edited by hand while a program wrote the same file")),
		_("look what is in it, then remove it"));
	for (size_t i = 0; i < names_n; i++)
		findings_warn(findings, arena_printf(findings->mem, JOURNAL_KEPT "/%s", names[i]), &kept);
	return 0;
}

/* A day of a busy house leaves 10,000: where there are so many, nobody packs them.  Each is a file of at least a
 * block of the disk, and git looks through all of their directories. */
enum { LOOSE_MOST = 50000 };

static int check_loose(struct findings *findings, struct err *err)
{
	size_t loose;
	struct err many = {0};
	if (git_loose_count(findings->session->store->fd, &loose, err))
		return -1;
	if (loose <= LOOSE_MOST)
		return 0;
	err_hint(&many, err_set(&many, ERR_REFUSED, _("%zu objects of git lie loose and are not packed"), loose),
		"store-maintain");
	findings_warn(findings, ".git/objects", &many);
	return 0;
}

static int check_publication(struct findings *findings, struct err *err)
{
	check_branch(findings);
	check_journals(findings);
	return check_loose(findings, err) || check_kept(findings, err) ? -1 : 0;
}

/* ---- git itself ---------------------------------------------------------------------------------- */

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

static int ask_git(struct findings *findings, const struct check_git *asked, struct err *err)
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

int check_git(struct findings *findings, const struct check_git *asked, struct err *err)
{
	return check_publication(findings, err) || check_access(findings, err) || ask_git(findings, asked, err) ? -1 : 0;
}
