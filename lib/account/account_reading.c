#include "account/account_reading.h"

#include "account/account_settle.h"
#include "account/account_store.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "office/event.h"
#include "rules/regulation.h"
#include "office/session.h"
#include "office/staff.h"
#include "txn/op.h"
#include "store/store.h"
#include "txn/txn.h"

enum {
	READING_MOST = 1000000000,
	DIGITS_LEAST = 3,
	DIGITS_MOST = 9,
	MUCH = 10, /* times the usual */
	USUAL_OF = 12, /* bills or readings */
	MONTH_DAYS = 30
};

int account_reading_check_digits(int64_t digits, struct err *err)
{
	if (digits == 0 || (digits >= DIGITS_LEAST && digits <= DIGITS_MOST))
		return 0;
	return err_set(err, ERR_MALFORMED, _("a register has %d to %d digits"), DIGITS_LEAST, DIGITS_MOST);
}

/* How many figures a register of so many digits goes through: 100000 for five. */
static int64_t span_of(int64_t digits)
{
	int64_t span = 1;
	while (digits-- > 0)
		span *= 10;
	return span;
}

static int64_t digits_of(int64_t reading)
{
	int64_t digits = 1;
	while (reading >= 10) {
		reading /= 10;
		digits++;
	}
	return digits;
}

int account_reading_check(const struct account *account, int64_t reading, struct err *err)
{
	if (reading < 0 || reading > READING_MOST)
		return err_set(err, ERR_REFUSED, _("a reading of %lld m3 is out of range"),
			(long long)reading);
	if (!account->digits || reading < span_of(account->digits))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("a register of %lld digits cannot show %lld"),
			(long long)account->digits, (long long)reading),
		_("account-edit %s --digits <digits> --reason <reason>"), account->number);
}

static bool is_known(const struct account *account)
{
	return account->reading_on || account->reading;
}

static int refuse_below(const struct account *account, int64_t reading, struct err *err)
{
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("the reading %lld is below the last one, %lld"),
			(long long)reading, (long long)account->reading),
		_("account-read %s --reading %lld with --rollover or --correct <reason>, or account-meter %s --work replace"),
		account->number, (long long)reading, account->number);
}

static int use_of_rollover(const struct account *account, int64_t reading, int64_t *used, struct err *err)
{
	const int64_t last = account->reading;
	if (reading >= last)
		return err_set(err, ERR_REFUSED,
			_("the reading %lld is not below the last one, %lld: the register did not begin again"),
			(long long)reading, (long long)last);
	if (account_reading_check(account, last, err))
		return -1;
	*used = span_of(account->digits ? account->digits : digits_of(last)) - last + reading;
	return 0;
}

int account_reading_use(const struct account *account, const struct account_reading *read, int64_t *used,
	struct err *err)
{
	const int64_t reading = read->reading;
	if (account_reading_check(account, reading, err))
		return -1;
	if (read->rollover)
		return use_of_rollover(account, reading, used, err);
	if (reading < account->reading && !read->correct)
		return refuse_below(account, reading, err);
	*used = is_known(account) ? reading - account->reading : 0;
	return 0;
}

int account_reading_take(struct account *after, const struct session *session,
	const struct account_reading *read, int64_t *used, struct err *err)
{
	if (read->reading < 0)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("the reading of the meter is needed (%s)"), regulation_cite("annex-8")),
			_("--reading <m3>"));
	if (account_reading_use(after, read, used, err))
		return -1;
	after->reading = read->reading;
	after->reading_on = session->today;
	return 0;
}

static int check_correction(const struct account *account, const struct session *session,
	const struct account_reading *read, struct err *err)
{
	if (str_empty(read->correct))
		return err_set(err, ERR_USAGE, _("the reason of a correction must be stated"));
	if (!(staff_role_bits(session->staff) & ROLE_SUPERVISOR))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("to correct a reading requires role supervisor")),
			_("ask a supervisor"));
	if (read->reading == account->reading)
		return account_refuse_same(account, N_("last reading (m3)"), err);
	return 0;
}

int account_reading_add(struct account *account, const struct session *session,
	const struct account_reading *read, struct err *err)
{
	struct account after = *account;
	int64_t used = 0;
	if (account_check_alive(account, err))
		return -1;
	if (account->meter == METER_OUT)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("account %s has no meter that could be read"),
				account->number),
			"account-meter %s --work install", account->number);
	if ((read->correct && check_correction(account, session, read, err)) ||
		account_reading_use(account, read, &used, err))
		return -1;
	after.reading = read->reading;
	after.reading_on = session->today;
	event_append(session, &account_schema, account, &after, "read", read->correct);
	event_last(&after.events)->used = used;
	if (read->correct)
		event_keep_old(session, &account_schema, account, &after);
	*account = after;
	return 0;
}

/* What of the last of them, each a use of a month or so, is the mean; 0: there are none. */
struct usual {
	int64_t sum;
	int64_t n;
};

static int64_t mean(const struct usual *usual)
{
	return usual->n ? (usual->sum + usual->n - 1) / usual->n : 0;
}

static int64_t usual_of_bills(const struct account *account, struct arena *arena)
{
	struct settlement settled;
	struct usual usual = {0};
	account_settle(&account->events, arena, &settled);
	for (size_t i = settled.bills.n; i > 0 && usual.n < USUAL_OF; i--) {
		const struct settled_bill *bill = &settled.bills.items[i - 1];
		if (bill->ended || bill->parts.kind != BILL_PERIOD)
			continue;
		usual.sum += bill->volume_m3;
		usual.n++;
	}
	return mean(&usual);
}

static int64_t usual_of_readings(const struct account *account)
{
	struct usual usual = {0};
	for (size_t i = account->events.n; i > 0 && usual.n < USUAL_OF; i--) {
		const struct event *event = &account->events.items[i - 1];
		if (!str_equal(event->act, "read") || !str_empty(event->text))
			continue;
		usual.sum += event->used;
		usual.n++;
	}
	return mean(&usual);
}

bool account_reading_is_much(const struct account *account, const struct session *session, int64_t used,
	int64_t *usual)
{
	*usual = usual_of_bills(account, session->mem);
	if (*usual == 0)
		*usual = usual_of_readings(account);
	const int days = account->reading_on ? session->today - account->reading_on : 0;
	const int64_t months = days > MONTH_DAYS ? (days + MONTH_DAYS - 1) / MONTH_DAYS : 1;
	return *usual > 0 && used > MUCH * *usual * months;
}

int account_reading_commit(struct session *session, const struct account_reading *read, int64_t *used,
	struct err *err)
{
	struct txn *txn = NULL;
	struct account account;
	int rc = -1;

	if (txn_begin(session->store, &session->actor, &txn, err) ||
		account_load(session->store, read->number, &account, err))
		goto done;
	if (txn_repeated(txn)) {
		rc = num_parse(op_id(txn_repeated(txn), 1), INT64_MIN, INT64_MAX, used, err);
		goto done;
	}
	if (account_reading_add(&account, session, read, err))
		goto done;
	*used = event_last(&account.events)->used;
	txn_trailer(txn, "Account", account.number);
	txn_result(txn, account.number);
	txn_result(txn, arena_printf(session->mem, "%lld", (long long)*used));
	if (account_save(txn, session->store, &account, 1, err) ||
		txn_commit(txn, err, "%s read", account.number))
		goto done;
	rc = 0;
done:
	txn_end(txn);
	return rc;
}
