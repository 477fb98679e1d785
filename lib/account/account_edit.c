#include "account/account_edit.h"

#include "account/account_reading.h"
#include "account/account_store.h"
#include "account/account_unique.h"
#include "base/message.h"
#include "base/str.h"
#include "office/correction.h"
#include "office/event.h"
#include "office/session.h"
#include "txn/op.h"
#include "store/store.h"
#include "txn/txn.h"

/* What a customer gave.  Use, population, readings, base volume and state have operations and dates of
 * their own, bills and payments too. */
static const struct correction_field fields[] = {
	{"holder", false, 0},
	{"id_type", false, 0},
	{"id_no", true, 0},
	{"id_reason", true, 0},
	{"address", true, 0},
	{"contact", true, 0},
	{"phone", true, 0},
	{"licence", true, 0},
	{"meter_no", false, 0},
	{"calibre", false, 0},
	{"digits", false, 0},
	{"seal", true, 0},
	{"pay_by", true, 0},
	{"bank", true, 0},
	{"bank_no", true, 0},
	{"opened_on", false, 0},
	{"remark", true, 0},
};
enum { FIELDS = sizeof fields / sizeof *fields };

int account_check_emptied(const char *text, struct err *err)
{
	return correction_check_emptied(fields, FIELDS, text, err);
}

static int change_field(struct account *after, const struct account *account,
	const struct session *session, const struct field *field, const char *value, struct err *err)
{
	if (field_parse(field, after, value, session->mem, err))
		return err_prefix(err, "%s", field->key);
	if (!field_equal(field, account, after))
		return 0;
	if (*value)
		return account_refuse_same(account, field->title, err);
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("\"%s\" of account %s is empty already"), _(field->title), account->number),
		"account-show %s", account->number);
}

int account_edit(struct account *account, const struct session *session, const struct account_edit *edit,
	struct err *err)
{
	const struct correction correction = {&account_schema, &edit->empty, &edit->to};
	struct account after = *account;
	int n = 0;
	if (str_empty(edit->reason))
		return err_set(err, ERR_REFUSED, _("the reason of a correction must be stated"));
	for (size_t i = 0; i < FIELDS; i++) {
		const char *value;
		const struct field *field = correction_of(&correction, fields[i].key, session->mem, &value, err);
		if (!field)
			return -1;
		if (!value)
			continue;
		n++;
		if (change_field(&after, account, session, field, value, err))
			return -1;
	}
	if (n == 0)
		return err_hint(err, err_set(err, ERR_USAGE, _("what is corrected?")), "account-edit --help");
	if (account_check_id(after.id_type, after.id_no, after.id_reason, err) ||
		(edit->to.calibre && account_check_calibre(after.calibre, err)) ||
		account_check_opened(edit->to.opened_on, session->today, err) ||
		account_reading_check_digits(after.digits, err))
		return -1;
	if (edit->to.digits && account_reading_check(&after, after.reading, err))
		return -1;
	event_append(session, &account_schema, account, &after, "edit", edit->reason);
	event_keep_old(session, &account_schema, account, &after);
	*account = after;
	return 0;
}

int account_edit_commit(struct session *session, const struct account_edit *edit, struct account *account,
	struct err *err)
{
	struct txn *txn = NULL;
	struct account before;
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err) ||
		account_load(session->store, edit->to.number, account, err))
		goto done;
	if (txn_repeated(txn)) {
		rc = 0;
		goto done;
	}
	txn_trailer(txn, "Account", account->number);
	txn_result(txn, account->number);
	before = *account;
	if (account_edit(account, session, edit, err) ||
		account_unique_check(session, &before, account, edit->force, err) ||
		account_save(txn, session->store, account, 1, err) ||
		txn_commit(txn, err, "%s edit", account->number))
		goto done;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}
