#include "check/check.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "check/check_attachment.h"
#include "check/check_changes.h"
#include "check/check_clean.h"
#include "check/check_double.h"
#include "check/check_foreign.h"
#include "check/check_git.h"
#include "check/check_office.h"
#include "check/check_receipt.h"
#include "check/check_share.h"
#include "check/check_walk.h"
#include "check/register_compare.h"
#include "finding/findings.h"
#include "finding/stray.h"
#include "history/check_reveal.h"
#include "office/session.h"
#include "store/lock.h"
#include "store/store.h"

/* A check from its begin to its end: several looks, if somebody writes meanwhile. */
struct check_work {
	struct session *session;
	struct check *check;
	struct findings findings;
	struct check_doubts doubts;
	struct check_clean last;  /* commit "": everything is looked at */
	struct check_clean clean; /* what this check will have found clean */
	bool again;               /* only what is doubtful is looked at */
};

static int look_at_all(struct check_work *work, struct err *err)
{
	struct findings *findings = &work->findings;
	struct arena names = {0};
	struct check_part_list parts = {0};
	struct check_share share = {.findings = findings, .doubts = &work->doubts, .parts = &parts,
		.each = work->check->each, .context = work->check->context};
	check_walk_list(findings, &names, &parts);
	int rc = check_share_run(&share, err);
	if (rc == 0)
		rc = check_attachments_here(findings, &work->doubts, 0, err);
	if (rc == 0)
		rc = check_share_marks(&share, err);
	tally_differing(&share.sums[0].receipts, &work->doubts.receipts, findings->mem);
	tally_differing(&share.sums[0].registers, &work->doubts.registers, findings->mem);
	findings->sums = NULL;
	check_share_close(&share);
	arena_clear(&names);
	return rc;
}

/* Files one by one; in the doubts stays what does not agree. */
static int look_at_files(struct check_work *work, struct err *err)
{
	const size_t before = work->findings.n;
	bool whole = true;
	if (work->again)
		return check_walk_again(&work->findings, &work->doubts, err) ||
				       check_attachments_here(&work->findings, &work->doubts, INT64_MAX, err)
			       ? -1
			       : 0;
	if (check_changes(&work->findings, &work->doubts, &work->last, &work->clean, &whole, err))
		return -1;
	work->check->changes = !whole;
	if (!whole)
		return 0;
	work->findings.n = before;
	work->findings.tickets = work->findings.accounts = 0;
	work->findings.accounts_unread = work->findings.books_unread = work->findings.registers_unread = false;
	work->doubts = (struct check_doubts){0};
	return look_at_all(work, err);
}

static int look(struct check_work *work, bool alone, struct err *err)
{
	struct session *session = work->session;
	struct findings *findings = &work->findings;
	const struct check_doubts *doubts = &work->doubts;
	*findings = (struct findings){.session = session, .mem = session->mem, .alone = alone,
		.tickets = findings->tickets, .accounts = findings->accounts};
	if (store_look(session->store, err))
		return -1;
	check_office(findings);
	check_reveals(findings);
	if (look_at_files(work, err))
		return -1;
	if (check_receipts(findings, &doubts->receipts, err) ||
		(doubts->registers.n && register_compare(findings, &doubts->registers, err)))
		return -1;
	check_foreign(findings, &doubts->numbers);
	return check_doubles(findings, err) || stray_find(findings, err) ||
			       check_attachments(findings, doubts, err) ||
			       check_git(findings, &work->check->git, err)
		       ? -1
		       : 0;
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
 * be of two moments: then what is doubtful is read again, which is little, until nobody wrote meanwhile; the last
 * time with the writers kept out. */
static int look_again(struct check_work *work, struct err *err)
{
	enum { LOOKS = 4, WAIT_SECONDS = 5 };
	const struct lock_request request = {.wait_seconds = WAIT_SECONDS, .program = "store-check"};
	struct store *store = work->session->store;
	struct findings before = {0};
	bool alone = false;
	int rc = 0;
	for (int i = 0; rc == 0 && i < LOOKS && work->findings.n && is_written(store); i++) {
		struct lock lock = {0};
		struct err busy = {0};
		before = work->findings;
		work->again = true;
		alone = i + 1 == LOOKS && lock_take(store, &request, &lock, &busy) == 0;
		rc = look(work, alone, err);
		lock_release(&lock);
	}
	if (rc == 0 && before.n && !alone && is_written(store))
		keep_common(&work->findings, &before);
	return rc;
}

/* No error, nothing that a later look would have to repeat, and the files are those of the commit. */
static bool is_clean(const struct findings *findings)
{
	for (size_t i = 0; i < findings->n; i++)
		if (findings->items[i].kind == FINDING_ERROR)
			return false;
	return !findings->edited && !findings->remind;
}

int check_run(struct session *session, struct check *check, struct err *err)
{
	struct check_work work = {.session = session, .check = check};
	/* What others pass over is what is looked for here. */
	session->store->reads_on = false;
	check_clean_begin(session, &work.clean);
	if (check->since_last)
		check_clean_load(session, &work.last);
	if (look(&work, false, err) || look_again(&work, err))
		return -1;
	if (check->keeps && *work.clean.commit && is_clean(&work.findings))
		check_clean_save(session, &work.clean);
	check->findings = (struct finding_list){work.findings.items, work.findings.n};
	check->tickets = work.findings.tickets;
	check->accounts = work.findings.accounts;
	return 0;
}
