#include "account/account_edit.h"

#include "account/account_reading.h"
#include "account/account_store.h"
#include "account/account_unique.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/str.h"
#include "office/event.h"
#include "office/session.h"
#include "txn/op.h"
#include "store/store.h"
#include "txn/txn.h"

/* What a customer gave.  Use, population, readings, base volume and state have operations and dates of
 * their own, bills and payments too. */
static const struct {
	const char *key;
	bool emptied;
} fields[] = {
	{"holder", false},
	{"id_type", false},
	{"id_no", true},
	{"id_reason", true},
	{"address", true},
	{"contact", true},
	{"phone", true},
	{"licence", true},
	{"meter_no", false},
	{"calibre", false},
	{"digits", false},
	{"seal", true},
	{"pay_by", true},
	{"bank", true},
	{"bank_no", true},
	{"opened_on", false},
	{"remark", true},
};
enum { FIELDS = sizeof fields / sizeof *fields };

int account_check_emptied(const char *text, struct err *err)
{
	struct nearest nearest = {.word = text};
	for (size_t i = 0; i < FIELDS; i++) {
		if (!fields[i].emptied)
			continue;
		if (str_equal(fields[i].key, text))
			return 0;
		nearest_offer(&nearest, fields[i].key);
	}
	if (nearest_suggest(&nearest, ERR_MALFORMED, err) < 0)
		return -1;
	return err_set(err, ERR_MALFORMED, _("\"%s\" is not a field that may be empty"), text);
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
	struct account after = *account;
	int n = 0;
	if (str_empty(edit->reason))
		return err_set(err, ERR_REFUSED, _("the reason of a correction must be stated"));
	for (size_t i = 0; i < FIELDS; i++) {
		const struct field *field = field_find(&account_schema, fields[i].key);
		bool empty = words_have(&edit->empty, fields[i].key);
		bool given = !field_is_empty(field, &edit->to);
		if (!empty && !given)
			continue;
		if (empty && given)
			return err_set(err, ERR_USAGE, _("\"%s\" is either corrected or emptied"),
				_(field->title));
		n++;
		if (change_field(&after, account, session, field,
			    empty ? "" : field_format(field, &edit->to, session->mem), err))
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
