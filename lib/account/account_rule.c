#include "account/account_rule.h"

#include "account/account_dated.h"
#include "account/account_reading.h"
#include "base/message.h"
#include "base/str.h"
#include "rules/catalogue.h"
#include "office/event.h"
#include "rules/regulation.h"
#include "office/session.h"
#include "value/date.h"
#include "value/money.h"

enum { SUSPENSION_MONTHS = 12 };

const struct choice account_meter_works[] = {
	{"", ""},
	{"remove", N_("take out")},
	{"install", N_("put in")},
	{"replace", N_("replace")},
	{NULL, NULL},
};

static int finish(struct account *account, const struct session *session, const char *what,
	struct account *after, const char *text)
{
	event_append(session, &account_schema, account, after, what, str_empty(text) ? NULL : text);
	*account = *after;
	return 0;
}

static int check_values(const struct account *account, struct err *err)
{
	if (account_check_id(account->id_type, account->id_no, account->id_reason, err) ||
		account_check_use(&account->use, err) ||
		(account->calibre && account_check_calibre(account->calibre, err)) ||
		account_reading_check_digits(account->digits, err) ||
		(account->reading != ACCOUNT_READING_NONE &&
			account_reading_check(account, account->reading, err)))
		return -1;
	return account_check_population(account->population, err);
}

int account_open(struct account *account, const struct session *session, const struct account *form,
	struct err *err)
{
	const struct account nothing = {0};
	struct account after = *form;
	if (check_values(form, err))
		return -1;
	if (!after.state)
		after.state = ACCOUNT_ACTIVE;
	if (after.reading == ACCOUNT_READING_NONE)
		after.reading = after.reading_on = 0;
	if (!str_empty(after.meter_no) && !after.meter)
		after.meter = METER_IN;
	after.events = (struct event_list){0};
	event_append(session, &account_schema, &nothing, &after, "open", NULL);
	*account = after;
	return 0;
}

static int refuse_arrears(const struct account *account, const struct service *service,
	struct err *err)
{
	char owed[MONEY_TEXT_SIZE];
	bool annex = str_starts(service->form, "annex-");
	money_format(account_owes(account), owed);
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("account %s owes %s (%s)"), account->number, owed,
			regulation_cite(annex ? service->form : service->article)),
		"account-pay %s", account->number);
}

static int refuse_state(const struct account *account, int needed, struct err *err)
{
	if (account_check_alive(account, err))
		return -1;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("account %s is \"%s\"; this needs one that is \"%s\""),
			account->number, _(account_states[account->state].title),
			_(account_states[needed].title)),
		"account-show %s", account->number);
}

/* The days and the meter that go with the state the account has come into. */
static int enter_state(struct account *after, const struct session *session, int64_t months,
	struct err *err)
{
	after->suspended_on = 0;
	after->suspended_until = 0;
	if (after->state == ACCOUNT_CANCELLED) {
		after->cancelled_on = session->today;
		after->meter = METER_OUT;
	}
	if (after->state != ACCOUNT_SUSPENDED)
		return 0;
	after->suspended_on = session->today;
	return date_add_months(session->today, months, &after->suspended_until, err);
}

/* Another system says it is so: no reading was taken, and the days are those that it tells, or unknown. */
static int change_state(struct account *after, const struct account *before, struct err *err)
{
	char owed[MONEY_TEXT_SIZE];
	if (after->state == ACCOUNT_PENDING)
		return err_set(err, ERR_REFUSED,
			_("account %s is \"%s\" and cannot become one that was never in use"),
			before->number, _(account_states[before->state].title));
	if (after->state == ACCOUNT_CANCELLED && account_owes(before) > 0)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("account %s owes %s and cannot be cancelled"),
				before->number, money_format(account_owes(before), owed)),
			"account-pay %s", before->number);
	if (after->state == ACCOUNT_CANCELLED && before->prepaid > 0)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("account %s has %s prepaid and cannot be cancelled"),
				before->number, money_format(before->prepaid, owed)),
			"account-refund %s", before->number);
	if (after->state == ACCOUNT_CANCELLED)
		after->meter = METER_OUT;
	if (after->state != ACCOUNT_SUSPENDED)
		after->suspended_on = after->suspended_until = 0;
	return 0;
}

int account_update(struct account *account, const struct session *session, const struct account *wanted,
	struct err *err)
{
	struct account after = *wanted;
	bool same_meter = str_equal(after.meter_no, account->meter_no);
	struct account today = *account;
	int64_t used = 0;
	after.number = account->number;
	after.bills = account->bills;
	after.prepaid = account->prepaid;
	after.events = account->events;
	if (account_check_alive(account, err))
		return -1;
	if (check_values(&after, err) ||
		(after.state != account->state && change_state(&after, account, err)))
		return -1;
	if (!same_meter && !str_empty(after.meter_no) && after.state != ACCOUNT_CANCELLED)
		after.meter = METER_IN;
	/* Another meter begins where it begins. */
	if (same_meter && after.reading != account->reading) {
		struct account read = after;
		read.reading = account->reading;
		read.reading_on = account->reading_on;
		if (account_reading_use(&read, &(struct account_reading){.reading = after.reading}, &used, err))
			return -1;
	}
	/* The table says what the use is, not since when. */
	account_dated(&today, session->today);
	if (after.use_next.n == 0 && !field_equal(field_find(&account_schema, "use"), &after, &today))
		after.use_from = 0;
	finish(account, session, "update", &after, NULL);
	event_last(&account->events)->used = used;
	return 0;
}

int account_guard(const struct account *account, const struct service *service, struct err *err)
{
	if (account_check_alive(account, err))
		return -1;
	for (size_t i = 0; i < service->guards.n; i++) {
		const char *guard = service->guards.items[i];
		if (str_equal(guard, "active") && account->state != ACCOUNT_ACTIVE)
			return refuse_state(account, ACCOUNT_ACTIVE, err);
		if (str_equal(guard, "no-arrears") && account_owes(account) > 0)
			return refuse_arrears(account, service, err);
	}
	return 0;
}

struct account_reading account_rule_reading(const struct meter_reading *reading)
{
	return (struct account_reading){.reading = reading->reading, .rollover = reading->rollover};
}

/* What annex 8 has in common: one state (0: any but cancelled) becomes another, at a reading. */
static int change_at_reading(struct account *account, const struct session *session,
	const struct meter_reading *reading, const char *act, int from, int to, struct err *err)
{
	struct account after = *account;
	int64_t used = 0;
	if (from ? account->state != from : account->state == ACCOUNT_CANCELLED)
		return refuse_state(account, from, err);
	after.state = to;
	const struct account_reading read = account_rule_reading(reading);
	if (account_reading_take(&after, session, &read, &used, err) ||
		enter_state(&after, session, reading->months, err))
		return -1;
	finish(account, session, act, &after, reading->reason);
	event_last(&account->events)->used = used;
	return 0;
}

int account_suspend(struct account *account, const struct session *session,
	const struct meter_reading *reading, struct err *err)
{
	if (reading->months < 1 || reading->months > SUSPENSION_MONTHS)
		return err_set(err, ERR_REFUSED, _("a suspension lasts 1 to %d months"),
			SUSPENSION_MONTHS);
	return change_at_reading(account, session, reading, "suspend", ACCOUNT_ACTIVE, ACCOUNT_SUSPENDED, err);
}

int account_resume(struct account *account, const struct session *session,
	const struct meter_reading *reading, struct err *err)
{
	if (account->state == ACCOUNT_SUSPENDED && account->meter != METER_IN)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("account %s has no meter in, and cannot be resumed (%s)"),
				account->number, regulation_cite("annex-8")),
			"account-meter %s --work install", account->number);
	return change_at_reading(account, session, reading, "resume", ACCOUNT_SUSPENDED, ACCOUNT_ACTIVE, err);
}

int account_cancel(struct account *account, const struct session *session,
	const struct meter_reading *reading, struct err *err)
{
	return change_at_reading(account, session, reading, "cancel", 0, ACCOUNT_CANCELLED, err);
}

static int remove_meter(struct account *after, const struct session *session,
	const struct meter_change *change, int64_t *used, struct err *err)
{
	if (after->meter != METER_IN)
		return err_set(err, ERR_REFUSED, _("account %s has no meter that could be taken out"),
			after->number);
	if (change->old_reading < 0)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("the reading of the old meter is needed (%s)"), regulation_cite("annex-7")),
			_("--old-reading <m3>"));
	if (account_reading_take(after, session, &(struct account_reading){.reading = change->old_reading}, used,
		    err))
		return -1;
	after->meter = METER_OUT;
	after->seal = NULL;
	return 0;
}

static int install_meter(struct account *after, const struct session *session,
	const struct meter_change *change, struct err *err)
{
	if (after->meter == METER_IN)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("account %s has a meter already"),
				after->number),
			_("account-meter %s --work remove, or replace"), after->number);
	if (str_empty(change->meter_no) || change->new_reading < 0 ||
		str_empty(change->seal))
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("number, reading and seal of the new meter are needed (%s)"),
				regulation_cite("annex-7")),
			_("--meter-no <number> --new-reading <m3> --seal <number>"));
	/* The digits of the register that came out say nothing of this one. */
	after->digits = change->digits;
	if ((change->calibre && account_check_calibre(change->calibre, err)) ||
		account_reading_check_digits(change->digits, err) ||
		account_reading_check(after, change->new_reading, err))
		return -1;
	after->meter = METER_IN;
	after->meter_no = change->meter_no;
	after->reading = change->new_reading;
	after->reading_on = session->today;
	after->seal = change->seal;
	if (change->calibre)
		after->calibre = change->calibre;
	return 0;
}

int account_meter(struct account *account, const struct session *session,
	const struct meter_change *change, struct err *err)
{
	struct account after = *account;
	const bool out = change->work == METER_REMOVE || change->work == METER_REPLACE;
	const bool in = change->work == METER_INSTALL || change->work == METER_REPLACE;
	int64_t used = 0;
	if ((out && remove_meter(&after, session, change, &used, err)) ||
		(in && install_meter(&after, session, change, err)))
		return -1;
	event_append(session, &account_schema, account, &after, "meter", NULL);
	event_keep_old(session, &account_schema, account, &after);
	/* Of a meter that was replaced the fields say no more at what it came out. */
	event_last(&after.events)->old_reading = out ? change->old_reading : 0;
	event_last(&after.events)->used = used;
	*account = after;
	return 0;
}

int account_contact(struct account *account, const struct session *session, const struct contact *contact,
	struct err *err)
{
	struct account after = *account;
	const struct {
		const char *key;
		const char **to;
		const char *from;
	} texts[] = {
		{"phone", &after.phone, contact->phone},
		{"contact", &after.contact, contact->contact},
		{"address", &after.address, contact->address},
		{"pay_by", &after.pay_by, contact->pay_by},
		{"bank", &after.bank, contact->bank},
		{"bank_no", &after.bank_no, contact->bank_no},
	};
	const char *given = NULL;
	bool changes = false;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		if (!texts[i].from)
			continue;
		given = texts[i].key;
		changes = changes || !str_equal(*texts[i].to, texts[i].from);
		*texts[i].to = texts[i].from;
	}
	if (!given)
		return err_hint(err,
			err_set(err, ERR_USAGE, _("nothing to change")),
			"account-contact --help");
	if (!changes)
		return account_refuse_same(account, field_find(&account_schema, given)->title, err);
	return finish(account, session, "contact", &after, NULL);
}

void account_refer(struct account *account, const char *ticket)
{
	struct event *event = account->events.items;
	if (account->events.n)
		event[account->events.n - 1].ref = ticket;
}
