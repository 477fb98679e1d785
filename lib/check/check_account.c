#include "check/check_account.h"

#include <stdbool.h>

#include "account/account.h"
#include "account/account_disputed.h"
#include "account/account_reading.h"
#include "account/account_settle.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "check/check_fold.h"
#include "check/check_money.h"
#include "check/check_past.h"
#include "finding/findings.h"
#include "finding/record_text.h"
#include "office/event.h"
#include "office/session.h"
#include "record/read.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"

/* One block: every document in its place, in order, in canonical form, the sum of its events. */
struct block_check {
	struct findings *findings;
	const struct scan_file *file;
	const char *last;     /* number before this one */
	struct check_folds *folds;
	struct arena *arena;
};

static int check_rules(const struct block_check *check, const struct account *account, const char **differs,
	struct err *err)
{
	if (account_check_use(&account->use, err) || account_check_use(&account->use_next, err) ||
		account_reading_check_digits(account->digits, err) ||
		(account->calibre && account_check_calibre(account->calibre, err)))
		return -1;
	/* Money has been in the events since format 2. */
	return check->findings->session->store->settings.format < SETTINGS_FORMAT_MONEY
		       ? 0
		       : account_settle_check(account, check->arena, differs, err);
}

static int check_account(void *context, void *record, size_t line, struct err *ignored)
{
	struct block_check *check = context;
	const struct account *account = record;
	const struct findings_place at = {check->file->path, line};
	struct record_words words = {0}, said = {0};
	struct err err = {0}, money = {0};
	(void)ignored;
	check->findings->accounts++;
	check_money_account(check->findings, &at, account, check->folds, &said, check->arena, &money);
	const char *place = path_account_block(account->number, check->arena);
	if (!str_equal(place, check->file->path))
		err_set(&err, ERR_MALFORMED, _("account %s belongs at %s"), account->number, place);
	else if (check->last && !str_less(check->last, account->number))
		err_set(&err, ERR_MALFORMED, _("account %s does not follow %s in order"), account->number,
			check->last);
	else if (findings_events(check->findings, &account_schema, account, check->arena, &err) ||
		 check_rules(check, account, &words.member, &err))
		err_prefix(&err, "%s", account->number);
	else if (money.code)
		err = money, words = said, err_prefix(&err, "%s", account->number);
	if (err.code) {
		err_prefix(&err, "%zu:1", record_text_line(check->file->bytes, line, &words));
		findings_add_err(check->findings, check->file->path, &err);
	} else if (account_disputed_refuse(account, &err)) {
		findings_warn(check->findings, check->file->path, &err);
	}
	check->last = account->number;
	return 0;
}

int check_account_block(void *context, const struct scan_file *file, struct err *ignored)
{
	struct findings *findings = context;
	struct arena scratch = {0};
	struct check_folds folds = {0};
	struct err err = {0};
	struct block_check check = {.findings = findings, .file = file, .arena = &scratch, .folds = &folds};
	bool read = true;
	(void)ignored;
	if (record_read_stream(&account_schema, file->path, file->bytes, file->length, &scratch,
		    check_account, &check, &err)) {
		read = false;
		findings->accounts_unread = true;
		findings_add_err(findings, file->path, &err);
	} else if (findings_canonical_stream(&account_schema, file, &scratch, &err)) {
		findings_add_err(findings, file->path, &err);
	}
	if (findings->session->store->settings.format >= SETTINGS_FORMAT_MONEY &&
		check_past_of_block(findings, file->path, &folds) && read)
		check_folds_compare(findings, &folds);
	arena_clear(&folds.mem);
	arena_clear(&scratch);
	return 0;
}

static int sum_account(void *context, void *record, size_t line, struct err *ignored)
{
	const struct block_check *check = context;
	const struct account *account = record;
	const struct findings_place at = {check->file->path, line};
	(void)ignored;
	check_money_events(check->findings, &at, account->number, &account->events);
	return 0;
}

int check_account_sum(void *context, const struct scan_file *file, struct err *err)
{
	struct arena scratch = {0};
	struct block_check check = {.findings = context, .file = file};
	int rc = record_read_stream(&account_schema, file->path, file->bytes, file->length, &scratch, sum_account,
		&check, err);
	arena_clear(&scratch);
	return rc;
}
