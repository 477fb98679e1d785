#include "account/account_rule.h"

#include "base/message.h"
#include "base/str.h"
#include "office/catalogue.h"
#include "office/event.h"
#include "office/regulation.h"
#include "office/session.h"
#include "value/date.h"
#include "value/money.h"

enum { SUSPENSION_MONTHS = 12, READING_MOST = 1000000000 };

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

static int check_reading(int64_t reading, struct err *err)
{
	if (reading >= 0 && reading <= READING_MOST)
		return 0;
	return err_set(err, ERR_REFUSED, _("a reading of %lld m3 is out of range"), (long long)reading);
}

/* A reading never runs backwards: that is another meter, or a slip of the finger. */
int account_reading_take(struct account *after, const struct session *session, int64_t reading,
	int64_t *used, struct err *err)
{
	if (reading < 0)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("the reading of the meter is needed (%s)"), regulation_cite("annex-8")),
			_("--reading <m3>"));
	if (reading < after->reading)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("the reading %lld is below the last one, %lld"),
					(long long)reading, (long long)after->reading),
			_("read again, or account-meter %s --work replace"), after->number);
	if (check_reading(reading, err))
		return -1;
	*used = after->reading || after->reading_on ? reading - after->reading : 0;
	after->reading = reading;
	after->reading_on = session->today;
	return 0;
}

static int take_reading(struct account *after, const struct session *session, int64_t reading,
	struct err *err)
{
	int64_t used;
	return account_reading_take(after, session, reading, &used, err);
}

static int check_values(const struct account *account, struct err *err)
{
	if (account_check_id(account->id_type, account->id_no, account->id_reason, err) ||
		account_check_use(&account->use, err) ||
		(account->calibre && account_check_calibre(account->calibre, err)) ||
		check_reading(account->reading, err))
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
	if (!after.opened_on)
		after.opened_on = session->today;
	if (!after.base_volume)
		after.base_volume = account_default_base(form->population);
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
	if (account->state == ACCOUNT_CANCELLED)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("account %s is cancelled and can no longer be changed"),
					account->number),
			"account-show %s", account->number);
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

/* Another system says it is so: no reading was taken, and no month named. */
static int change_state(struct account *after, const struct account *before,
	const struct session *session, struct err *err)
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
	return enter_state(after, session, SUSPENSION_MONTHS, err);
}

int account_update(struct account *account, const struct session *session, const struct account *wanted,
	struct err *err)
{
	struct account after = *wanted;
	bool same_meter = str_equal(after.meter_no, account->meter_no);
	after.number = account->number;
	after.bills = account->bills;
	after.prepaid = account->prepaid;
	after.events = account->events;
	if (account->state == ACCOUNT_CANCELLED)
		return refuse_state(account, ACCOUNT_ACTIVE, err);
	if (check_values(&after, err) ||
		(after.state != account->state && change_state(&after, account, session, err)))
		return -1;
	if (!same_meter && !str_empty(after.meter_no) && after.state != ACCOUNT_CANCELLED)
		after.meter = METER_IN;
	/* Another meter begins where it begins. */
	if (!same_meter && after.reading != account->reading) {
		after.reading_on = session->today;
	} else if (after.reading != account->reading) {
		int64_t reading = after.reading;
		after.reading = account->reading;
		if (take_reading(&after, session, reading, err))
			return -1;
	}
	return finish(account, session, "update", &after, NULL);
}

int account_guard(const struct account *account, const struct service *service, struct err *err)
{
	if (account->state == ACCOUNT_CANCELLED)
		return refuse_state(account, ACCOUNT_ACTIVE, err);
	for (size_t i = 0; i < service->guards.n; i++) {
		const char *guard = service->guards.items[i];
		if (str_equal(guard, "active") && account->state != ACCOUNT_ACTIVE)
			return refuse_state(account, ACCOUNT_ACTIVE, err);
		if (str_equal(guard, "no-arrears") && account_owes(account) > 0)
			return refuse_arrears(account, service, err);
	}
	return 0;
}

/* What annex 8 has in common: one state (0: any but cancelled) becomes another, at a reading. */
static int change_at_reading(struct account *account, const struct session *session,
	const struct meter_reading *reading, const char *act, int from, int to, struct err *err)
{
	struct account after = *account;
	int64_t months = reading->months ? reading->months : SUSPENSION_MONTHS;
	if (from ? account->state != from : account->state == ACCOUNT_CANCELLED)
		return refuse_state(account, from, err);
	if (months < 1 || months > SUSPENSION_MONTHS)
		return err_set(err, ERR_REFUSED, _("a suspension lasts 1 to %d months"),
			SUSPENSION_MONTHS);
	after.state = to;
	if (take_reading(&after, session, reading->reading, err) ||
		enter_state(&after, session, months, err))
		return -1;
	return finish(account, session, act, &after, reading->reason);
}

int account_suspend(struct account *account, const struct session *session,
	const struct meter_reading *reading, struct err *err)
{
	return change_at_reading(account, session, reading, "suspend", ACCOUNT_ACTIVE, ACCOUNT_SUSPENDED, err);
}

int account_resume(struct account *account, const struct session *session,
	const struct meter_reading *reading, struct err *err)
{
	return change_at_reading(account, session, reading, "resume", ACCOUNT_SUSPENDED, ACCOUNT_ACTIVE, err);
}

int account_cancel(struct account *account, const struct session *session,
	const struct meter_reading *reading, struct err *err)
{
	return change_at_reading(account, session, reading, "cancel", 0, ACCOUNT_CANCELLED, err);
}

static int remove_meter(struct account *after, const struct session *session,
	const struct meter_change *change, struct err *err)
{
	if (after->meter != METER_IN)
		return err_set(err, ERR_REFUSED, _("account %s has no meter that could be taken out"),
			after->number);
	if (change->old_reading < 0)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("the reading of the old meter is needed (%s)"), regulation_cite("annex-7")),
			_("--old-reading <m3>"));
	if (take_reading(after, session, change->old_reading, err))
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
	if (str_empty(change->meter_no) || change->new_reading < 0 || str_empty(change->seal))
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("number, reading and seal of the new meter are needed (%s)"),
				regulation_cite("annex-7")),
			_("--meter-no <number> --new-reading <m3> --seal <number>"));
	if ((change->calibre && account_check_calibre(change->calibre, err)) ||
		check_reading(change->new_reading, err))
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
	if ((change->work == METER_REMOVE || change->work == METER_REPLACE) &&
		remove_meter(&after, session, change, err))
		return -1;
	if ((change->work == METER_INSTALL || change->work == METER_REPLACE) &&
		install_meter(&after, session, change, err))
		return -1;
	/* The reading at which the old meter came out is gone from the fields: keep it in words. */
	const char *text = change->work == METER_REPLACE
				   ? arena_printf(session->mem, _("old meter %s out at %lld m3"),
					     account->meter_no ? account->meter_no : "?",
					     (long long)change->old_reading)
				   : NULL;
	return finish(account, session, "meter", &after, text);
}

int account_contact(struct account *account, const struct session *session, const struct contact *contact,
	struct err *err)
{
	struct account after = *account;
	const struct {
		const char **to;
		const char *from;
	} texts[] = {
		{&after.phone, contact->phone},
		{&after.contact, contact->contact},
		{&after.address, contact->address},
		{&after.pay_by, contact->pay_by},
		{&after.bank, contact->bank},
		{&after.bank_no, contact->bank_no},
	};
	bool any = false;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		if (!texts[i].from)
			continue;
		*texts[i].to = texts[i].from;
		any = true;
	}
	if (!any)
		return err_hint(err,
			err_set(err, ERR_USAGE, _("nothing to change")),
			"account-contact --help");
	return finish(account, session, "contact", &after, NULL);
}

void account_refer(struct account *account, const char *ticket)
{
	struct event *event = account->events.items;
	if (account->events.n)
		event[account->events.n - 1].ref = ticket;
}
