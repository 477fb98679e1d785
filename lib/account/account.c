#include "account/account.h"

#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "office/event.h"
#include "value/date.h"
#include "value/id.h"
#include "value/ident.h"

const struct choice account_acts[] = {
	{"open", N_("account opened")},
	{"update", N_("changed by a table")},
	{"bill", N_("billed")},
	{"adjust", N_("bill adjusted")},
	{"bill-void", N_("bill ended")},
	{"pay", N_("paid")},
	{"void", N_("payment reversed")},
	{"refund", N_("refunded")},
	{"carry", N_("carried forward")},
	{"transfer", N_("transferred")},
	{"suspend", N_("suspended")},
	{"resume", N_("resumed")},
	{"cancel", N_("cancelled")},
	{"base", N_("base volume set")},
	{"class", N_("use changed")},
	{"meter", N_("meter work")},
	{"read", N_("meter read")},
	{"contact", N_("contact data changed")},
	{"edit", N_("corrected")},
	{"resolve", N_("dispute settled")},
	{NULL, NULL},
};

const struct choice account_states[] = {
	{"", ""},
	{"active", N_("active")},
	{"suspended", N_("suspended")},
	{"cancelled", N_("cancelled")},
	{"pending", N_("not yet in use")},
	{NULL, NULL},
};

const struct choice account_id_types[] = {
	{"", ""},
	{"resident", N_("resident identity card")},
	{"credit-code", N_("unified social credit code")},
	{"passport", N_("passport")},
	{"other", N_("another document")},
	{NULL, NULL},
};

const struct choice account_meter_states[] = {
	{"", ""},
	{"in", N_("installed")},
	{"out", N_("taken out")},
	{NULL, NULL},
};

/* In lists, where a share follows: in English the word that stands in the record. */
static const struct choice uses[] = {
	{"residential", N_("residential")},
	{"non-residential", N_("non-residential")},
	{"special", N_("special")},
	{NULL, NULL},
};

const struct choice account_use_classes[] = {
	{"residential", N_("residential use")},
	{"non-residential", N_("non-residential use")},
	{"special", N_("special use")},
	{NULL, NULL},
};

static int64_t assumed_base(const void *record)
{
	const struct account *account = record;
	return account->base_volume ? 0 : account_base_volume(account);
}

#define RECORD struct account
static const struct field account_fields[] = {
	FIELD(number, ID, N_("account"), .shown = "account", .flags = FIELD_REQUIRED, .check = id_check_account),
	FIELD(state, ENUM, N_("state"), .rank = 3, .flags = FIELD_REQUIRED, .choices = account_states),
	FIELD(disputed, WORDS, N_("disputed"), .flags = FIELD_DERIVED, .names = "field"),
	FIELD(holder, LINE, N_("holder"), .shown = "name", .rank = 1, .flags = FIELD_REQUIRED | FIELD_NAME),
	FIELD(id_type, ENUM, N_("kind of identity document"), .choices = account_id_types),
	FIELD(id_no, LINE, N_("identity number"), .flags = FIELD_NUMBER),
	FIELD(id_reason, LINE, N_("why the number was not checked"), .flags = FIELD_PROSE),
	FIELD(address, LINE, N_("address"), .rank = 2, .flags = FIELD_ADDRESS),
	FIELD(contact, LINE, N_("contact"), .flags = FIELD_NAME),
	FIELD(phone, ID, N_("telephone"), .rank = 4, .flags = FIELD_PHONE, .check = ident_phone_check),
	FIELD(licence, LINE, N_("licence")),
	FIELD(meter_no, LINE, N_("meter"), .rank = 4),
	FIELD(calibre, INT, N_("calibre (DN)"), .rank = 5, .flags = FIELD_RIGHT),
	FIELD(meter, ENUM, N_("meter is"), .choices = account_meter_states),
	FIELD(reading, INT, N_("last reading (m3)"), .flags = FIELD_RIGHT, .known_by = KNOWN_BY(reading_on)),
	FIELD(reading_on, DATE, N_("read on"), .flags = FIELD_QUIET),
	FIELD(seal, LINE, N_("seal")),
	FIELD(digits, INT, N_("digits of the register"), .flags = FIELD_RIGHT),
	FIELD(use, WORDS, N_("use (percent)"), .rank = 5, .check = account_check_share, .choices = uses),
	FIELD(use_next, WORDS, N_("use to come (percent)"), .check = account_check_share, .choices = uses),
	FIELD(use_from, DATE, N_("use from"), .flags = FIELD_QUIET),
	FIELD(population, INT, N_("people in the household"), .rank = 6, .flags = FIELD_RIGHT),
	FIELD(base_volume, INT, N_("base volume (m3 a month)"), .flags = FIELD_RIGHT, .assumed = assumed_base),
	FIELD(base_from, DATE, N_("base volume from"), .flags = FIELD_QUIET),
	FIELD(base_until, DATE, N_("base volume until"), .flags = FIELD_QUIET),
	FIELD(base_next, INT, N_("base volume to come"), .flags = FIELD_RIGHT),
	FIELD(base_next_from, DATE, N_("to come from"), .flags = FIELD_QUIET),
	FIELD(base_next_until, DATE, N_("to come until"), .flags = FIELD_QUIET),
	FIELD(pay_by, LINE, N_("pays by")),
	FIELD(bank, LINE, N_("bank")),
	FIELD(bank_no, LINE, N_("bank account"), .flags = FIELD_NUMBER),
	FIELD(opened_on, DATE, N_("opened on"), .flags = FIELD_QUIET),
	FIELD(suspended_on, DATE, N_("suspended on"), .flags = FIELD_QUIET),
	FIELD(suspended_until, DATE, N_("suspended until")),
	FIELD(cancelled_on, DATE, N_("cancelled on"), .flags = FIELD_QUIET),
	FIELD(prepaid, MONEY, N_("prepaid (yuan)"), .rank = 3, .flags = FIELD_RIGHT | FIELD_DERIVED),
	FIELD(remark, TEXT, N_("remark"), .flags = FIELD_PROSE),
	FIELD(bills, LIST_OF(bill), N_("unpaid bills"), .flags = FIELD_DERIVED),
	FIELD(former, LIST_OF(holding), N_("former holders"), .flags = FIELD_DERIVED),
	FIELD(events, LIST_OF(event), N_("events"), .flags = FIELD_REQUIRED),
};
#undef RECORD

const struct schema account_schema = {
	.name = "account",
	.title = N_("list of accounts"),
	.size = sizeof(struct account),
	SCHEMA_FIELDS(account_fields),
	.summary = N_("an account: a customer and a meter"),
};

int64_t account_owes(const struct account *account)
{
	return holding_owes(&(struct holding){.prepaid = account->prepaid, .bills = account->bills});
}

int64_t account_former_owes(const struct account *account)
{
	int64_t fen = 0;
	for (size_t i = 0; i < account->former.n; i++)
		fen += holding_owes(&account->former.items[i]);
	return fen;
}

int64_t account_default_base(int64_t population)
{
	return population >= 5 ? 5 * population : ACCOUNT_BASE_DEFAULT;
}

int64_t account_base_volume(const struct account *account)
{
	bool residential = account->use.n == 0;
	for (size_t i = 0; i < account->use.n; i++)
		residential = residential || str_starts(account->use.items[i], "residential=");
	if (account->base_volume || !residential)
		return account->base_volume;
	return account_default_base(account->population);
}

int account_check_opened(int opened_on, int today, struct err *err)
{
	char day[DATE_TEXT_SIZE];
	if (opened_on > today)
		return err_set(err, ERR_REFUSED, _("%s is still to come"), date_format(opened_on, day));
	return 0;
}

int account_check_calibre(int64_t calibre, struct err *err)
{
	static const int known[] = {15, 20, 25, 32, 40, 50, 65, 80, 100, 150, 200, 250, 300};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (calibre == known[i])
			return 0;
	return err_set(err, ERR_MALFORMED,
		_("DN %lld is not a valid calibre (15 20 25 32 40 50 65 80 100 150 200 250 300)"),
		(long long)calibre);
}

int account_check_population(int64_t population, struct err *err)
{
	if (population >= 0 && population <= ACCOUNT_PEOPLE_MOST)
		return 0;
	return err_set(err, ERR_REFUSED, _("%lld people in a household is out of range"),
		(long long)population);
}

/* "residential=60": the class as an index, and the percents. */
static int parse_share(const char *text, size_t *class, int64_t *percent, struct err *err)
{
	struct err ignored = {0};
	const char *equals = strchr(text, '=');
	size_t n = equals ? (size_t)(equals - text) : 0;
	for (size_t i = 0; equals && account_use_classes[i].name; i++) {
		const char *name = account_use_classes[i].name;
		if (strlen(name) != n || strncmp(text, name, n) != 0)
			continue;
		/* One spelling a share: no leading zero. */
		if (equals[1] == '0' || num_parse(equals + 1, 1, 100, percent, &ignored))
			break;
		*class = i;
		return 0;
	}
	return err_set(err, ERR_MALFORMED,
		_("\"%s\" is not a valid share of use (residential=60, non-residential=30, special=10)"), text);
}

int account_check_share(const char *text, struct err *err)
{
	size_t class;
	int64_t percent;
	return parse_share(text, &class, &percent, err);
}

int account_check_use(const struct words *use, struct err *err)
{
	bool seen[3] = {false, false, false};
	int64_t sum = 0;
	for (size_t i = 0; i < use->n; i++) {
		size_t class = 0;
		int64_t percent = 0;
		if (parse_share(use->items[i], &class, &percent, err))
			return -1;
		if (seen[class])
			return err_set(err, ERR_REFUSED, _("class of use \"%s\" appears twice"),
				use->items[i]);
		seen[class] = true;
		sum += percent;
	}
	if (use->n && sum != 100)
		return err_set(err, ERR_REFUSED, _("the shares of use sum to %lld, not to 100"),
			(long long)sum);
	return 0;
}

int account_check_alive(const struct account *account, struct err *err)
{
	if (account->state != ACCOUNT_CANCELLED)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("account %s is cancelled and can no longer be changed"), account->number),
		"account-show %s", account->number);
}

int account_check_id(int id_type, const char *id_no, const char *reason, struct err *err)
{
	if (str_empty(id_no))
		return 0;
	if (!id_type)
		return err_hint(err,
			err_set(err, ERR_USAGE, _("an identity number needs its kind")),
			"--id-type");
	int rc = id_type == ID_RESIDENT      ? ident_resident_check(id_no, err)
		 : id_type == ID_CREDIT_CODE ? ident_credit_check(id_no, err)
					     : 0;
	if (rc == 0 || !str_empty(reason))
		return 0;
	err->code = ERR_REFUSED;
	return err_set(err, ERR_REFUSED, _("%s; if the document really says so: --id-reason <reason>"),
		err->msg);
}

int account_number(const char *typed, struct arena *arena, const char **number, struct err *err)
{
	*number = utf8_fold(typed, arena);
	if (id_check_account(*number, err) == 0)
		return 0;
	err->code = ERR_USAGE;
	return -1;
}

int account_refuse_same(const struct account *account, const char *title, struct err *err)
{
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("\"%s\" of account %s is that already"), _(title), account->number),
		"account-show %s", account->number);
}
