#include "check/check.h"

#include <stddef.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "check/check_access.h"
#include "check/check_account.h"
#include "check/check_attachment.h"
#include "check/check_desk.h"
#include "check/check_foreign.h"
#include "history/check_history.h"
#include "check/check_money.h"
#include "check/check_op.h"
#include "check/check_payment.h"
#include "check/check_publication.h"
#include "history/check_reveal.h"
#include "history/check_seal.h"
#include "finding/stray.h"
#include "check/check_ticket.h"
#include "finding/findings.h"
#include "git/git_special.h"
#include "office/regulation.h"
#include "office/catalogue_check.h"
#include "office/rulebook.h"
#include "office/session.h"
#include "office/staff.h"
#include "store/git.h"
#include "store/lock.h"
#include "store/path.h"
#include "store/store.h"

/* The regulation's text; what was made before the catalogue had it has none. */
static void check_rules(struct findings *findings)
{
	struct err err = {0};
	struct rulebook_list rules;
	const struct department *department;
	if (rulebook_load(findings->session->store, &rules, &err) || rulebook_check(&rules, &err)) {
		findings_add_err(findings, PATH_REGULATION, &err);
		return;
	}
	for (size_t i = 0; findings->has_catalogue && i < rules.n; i++)
		if (!str_empty(rules.items[i].interpreter) &&
			catalogue_department(&findings->catalogue, rules.items[i].interpreter, &department, &err))
			findings_add_err(findings, PATH_REGULATION, &err);
}

static void check_catalogue(struct findings *findings)
{
	struct err err = {0};
	if (catalogue_load(findings->session->store, &findings->catalogue, &err))
		findings_add_err(findings, "catalogue", &err);
	else if (findings->has_catalogue = true, catalogue_check(&findings->catalogue, &err))
		findings_add_err(findings, "catalogue", &err);
	check_rules(findings);
	const struct calendar *calendar;
	if (session_calendar(findings->session, &calendar, &err))
		findings_add_err(findings, PATH_CALENDAR, &err);
}

/* Who acts is found by login: two on duty with one login are told apart by their order in the file. */
static void check_login(struct findings *findings, const struct staff *staff)
{
	const int today = findings->session->today;
	const struct staff_list *all = &findings->staff;
	if (str_empty(staff->login) || !staff_is_active(staff, today))
		return;
	for (const struct staff *other = all->items; other < staff; other++)
		if (str_equal(other->login, staff->login) && staff_is_active(other, today))
			findings_add(findings, FINDING_WARNING, ERR_REFUSED, PATH_STAFF,
				arena_printf(findings->mem, _("%s and %s are on duty with one login \"%s\""),
					other->id, staff->id, staff->login));
}

/* One line for all who have none. */
static void check_badges(struct findings *findings)
{
	const struct staff *staff = findings->staff.items;
	const char *without = "";
	for (size_t i = 0; i < findings->staff.n; i++)
		if (str_empty(staff[i].badge) && !staff_has_left(&staff[i], findings->session->today))
			without = arena_printf(findings->mem, "%s%s%s", without, *without ? _(", ") : "",
				staff[i].id);
	if (*without)
		findings_add(findings, FINDING_NOTE, ERR_NONE, PATH_STAFF,
			arena_printf(findings->mem, _("no badge number yet (%s): %s"), regulation_cite("七"),
				without));
}

/* Everybody once, sorted by id: before format 2 in the order of entry. */
static void check_staff_place(struct findings *findings, size_t at)
{
	struct err err = {0};
	const struct staff *staff = findings->staff.items;
	if (staff_find(&findings->staff, staff[at].id) != &staff[at])
		err_set(&err, ERR_MALFORMED, _("staff \"%s\" appears twice"), staff[at].id);
	else if (at > 0 && findings->session->store->settings.format >= SETTINGS_FORMAT_MONEY &&
		 !str_less(staff[at - 1].id, staff[at].id))
		err_set(&err, ERR_MALFORMED, _("staff \"%s\" does not follow \"%s\" in order"), staff[at].id,
			staff[at - 1].id);
	if (err.code)
		findings_add_err(findings, PATH_STAFF, &err);
}

static void check_staff(struct findings *findings)
{
	struct err err = {0};
	struct staff_list *all = &findings->staff;
	if (staff_load_all(findings->session->store, all, &err)) {
		findings_add_err(findings, PATH_STAFF, &err);
		return;
	}
	findings->has_staff = true;
	const struct staff *staff = all->items;
	const struct department *department;
	for (size_t i = 0; i < all->n; i++) {
		check_staff_place(findings, i);
		check_login(findings, &staff[i]);
		if (findings_events(findings, &staff_schema, &staff[i], findings->mem, &err)) {
			err_prefix(&err, "%s", staff[i].id);
			findings_add_err(findings, PATH_STAFF, &err);
		}
		if (findings->has_catalogue && !str_empty(staff[i].department) &&
			catalogue_department(&findings->catalogue, staff[i].department, &department, &err))
			findings_add_err(findings, PATH_STAFF, &err);
	}
	check_badges(findings);
}

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
		if (stray_knows(line + 3))
			findings_add(findings, FINDING_WARNING, ERR_REFUSED, line + 3, what);
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

/* What only git can tell; nothing where it may not be started, or would wait for ever. */
static int check_by_git(struct findings *findings, const struct check *check, struct err *err)
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
	if (check_status(findings, err) || (check->git && check_objects(findings, err)) ||
		(check->seals && check_seals(findings, check->seals, err)))
		return -1;
	if (check->history)
		check_history(findings);
	return 0;
}

/* One look at everything. */
static int look(struct session *session, const struct check *check, bool alone,
	struct findings *findings, struct err *err)
{
	*findings = (struct findings){.session = session, .mem = session->mem, .alone = alone};
	if (session->calendar)
		session->calendar->loaded = false;
	if (store_look(session->store, err))
		return -1;
	check_catalogue(findings);
	check_staff(findings);
	check_desks(findings);
	check_reveals(findings);
	if (check_tickets(findings, err) || check_accounts(findings, err) ||
		check_payments(findings, err) || check_money(findings, err))
		return -1;
	check_foreign(findings);
	if (check_ops(findings, err) || stray_find(findings, err) || check_attachments(findings, err) ||
		check_publication(findings, err) ||
		check_access(findings, err) || check_by_git(findings, check, err))
		return -1;
	return 0;
}

static bool has_finding(const struct findings *findings, const struct finding *wanted)
{
	for (size_t i = 0; i < findings->n; i++)
		if (findings->items[i].kind == wanted->kind &&
			str_equal(findings->items[i].path, wanted->path) &&
			str_equal(findings->items[i].message, wanted->message))
			return true;
	return false;
}

/* What both looks found. */
static void keep_common(struct findings *findings, const struct findings *before)
{
	size_t kept = 0;
	for (size_t i = 0; i < findings->n; i++)
		if (has_finding(before, &findings->items[i]))
			findings->items[kept++] = findings->items[i];
	findings->n = kept;
}

static bool is_written(const struct store *store)
{
	return store_moved(store) || lock_is_held(store);
}

/* Files are read one after the other.  Where a writer was at work meanwhile, what does not fit together may
 * be of two moments: then all of it is looked at again, the last time with the writers kept out. */
static int look_again(struct session *session, const struct check *check, struct findings *findings,
	struct err *err)
{
	enum { LOOKS = 2, WAIT_SECONDS = 5 };
	const struct lock_request request = {.wait_seconds = WAIT_SECONDS, .program = "store-check"};
	struct findings before = {0};
	bool alone = false;
	int rc = 0;
	for (int i = 0; rc == 0 && i < LOOKS && findings->n && is_written(session->store); i++) {
		struct lock lock = {0};
		struct err busy = {0};
		before = *findings;
		alone = i + 1 == LOOKS && lock_take(session->store, &request, &lock, &busy) == 0;
		rc = look(session, check, alone, findings, err);
		lock_release(&lock);
	}
	if (rc == 0 && before.n && !alone && is_written(session->store))
		keep_common(findings, &before);
	return rc;
}

int check_run(struct session *session, struct check *check, struct err *err)
{
	struct findings findings;
	/* What others pass over is what is looked for here. */
	session->store->reads_on = false;
	if (look(session, check, false, &findings, err) || look_again(session, check, &findings, err))
		return -1;
	check->findings = (struct finding_list){findings.items, findings.n};
	check->tickets = findings.tickets;
	check->accounts = findings.accounts;
	return 0;
}
