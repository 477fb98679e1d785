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
	{"pay", N_("paid")},
	{"void", N_("payment countered")},
	{"transfer", N_("transferred")},
	{"suspend", N_("suspended")},
	{"resume", N_("in use again")},
	{"cancel", N_("cancelled")},
	{"base", N_("base volume set")},
	{"class", N_("use changed")},
	{"meter", N_("meter work")},
	{"contact", N_("contact data changed")},
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
	{"other", N_("other paper")},
	{NULL, NULL},
};

const struct choice account_meter_states[] = {
	{"", ""},
	{"in", N_("installed")},
	{"out", N_("taken out")},
	{NULL, NULL},
};

static int check_period_field(const char *text, struct err *err)
{
	return account_check_period(text, err);
}

#define AT(member) .offset = offsetof(struct bill, member)
static const struct field bill_fields[] = {
	{.key = "period", .title = N_("period"), .type = FIELD_ID, .flags = FIELD_REQUIRED, AT(period),
		.check = check_period_field},
	{.key = "volume_m3", .title = N_("volume (m3)"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(volume_m3)},
	{.key = "amount", .title = N_("amount (yuan)"), .type = FIELD_MONEY,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(amount)},
	{.key = "paid", .title = N_("paid (yuan)"), .type = FIELD_MONEY, .flags = FIELD_RIGHT,
		AT(paid)},
};
#undef AT

const struct schema bill_schema = {
	.name = "bill",
	.size = sizeof(struct bill),
	SCHEMA_FIELDS(bill_fields),
	.summary = N_("an unpaid bill of an account"),
};

#define AT(member) .offset = offsetof(struct account, member)
static const struct field account_fields[] = {
	{.key = "number", .title = N_("account"), .type = FIELD_ID, .flags = FIELD_REQUIRED,
		AT(number), .check = id_check_account},
	{.key = "state", .title = N_("state"), .type = FIELD_ENUM, .flags = FIELD_REQUIRED, AT(state),
		.choices = account_states},
	{.key = "holder", .title = N_("holder"), .type = FIELD_LINE,
		.flags = FIELD_REQUIRED | FIELD_NAME, AT(holder)},
	{.key = "id_type", .title = N_("kind of identity paper"), .type = FIELD_ENUM, AT(id_type),
		.choices = account_id_types},
	{.key = "id_no", .title = N_("identity number"), .type = FIELD_LINE, .flags = FIELD_NUMBER,
		AT(id_no)},
	{.key = "id_reason", .title = N_("why the number stands unchecked"), .type = FIELD_LINE,
		AT(id_reason)},
	{.key = "address", .title = N_("address"), .type = FIELD_LINE, AT(address)},
	{.key = "contact", .title = N_("contact"), .type = FIELD_LINE, .flags = FIELD_NAME,
		AT(contact)},
	{.key = "phone", .title = N_("telephone"), .type = FIELD_ID, .flags = FIELD_PHONE, AT(phone),
		.check = ident_phone_check},
	{.key = "licence", .title = N_("licence"), .type = FIELD_LINE, AT(licence)},
	{.key = "meter_no", .title = N_("meter"), .type = FIELD_LINE, AT(meter_no)},
	{.key = "calibre", .title = N_("calibre (DN)"), .type = FIELD_INT, .flags = FIELD_RIGHT,
		AT(calibre)},
	{.key = "meter", .title = N_("meter is"), .type = FIELD_ENUM, AT(meter),
		.choices = account_meter_states},
	{.key = "reading", .title = N_("last reading (m3)"), .type = FIELD_INT, .flags = FIELD_RIGHT,
		AT(reading)},
	{.key = "reading_on", .title = N_("read on"), .type = FIELD_DATE, AT(reading_on)},
	{.key = "seal", .title = N_("seal"), .type = FIELD_LINE, AT(seal)},
	{.key = "use", .title = N_("use (percent)"), .type = FIELD_WORDS, AT(use),
		.check = account_check_share},
	{.key = "population", .title = N_("people in the household"), .type = FIELD_INT,
		.flags = FIELD_RIGHT, AT(population)},
	{.key = "base_volume", .title = N_("base volume (m3 a month)"), .type = FIELD_INT,
		.flags = FIELD_RIGHT, AT(base_volume)},
	{.key = "base_from", .title = N_("base volume from"), .type = FIELD_DATE, AT(base_from)},
	{.key = "base_until", .title = N_("base volume until"), .type = FIELD_DATE, AT(base_until)},
	{.key = "pay_by", .title = N_("pays by"), .type = FIELD_LINE, AT(pay_by)},
	{.key = "bank", .title = N_("bank"), .type = FIELD_LINE, AT(bank)},
	{.key = "bank_no", .title = N_("bank account"), .type = FIELD_LINE, .flags = FIELD_NUMBER,
		AT(bank_no)},
	{.key = "opened_on", .title = N_("opened on"), .type = FIELD_DATE, AT(opened_on)},
	{.key = "suspended_on", .title = N_("suspended on"), .type = FIELD_DATE, AT(suspended_on)},
	{.key = "suspended_until", .title = N_("suspended until"), .type = FIELD_DATE,
		AT(suspended_until)},
	{.key = "cancelled_on", .title = N_("cancelled on"), .type = FIELD_DATE, AT(cancelled_on)},
	{.key = "prepaid", .title = N_("prepaid (yuan)"), .type = FIELD_MONEY, .flags = FIELD_RIGHT,
		AT(prepaid)},
	{.key = "remark", .title = N_("remark"), .type = FIELD_TEXT, AT(remark)},
	{.key = "bills", .title = N_("unpaid bills"), .type = FIELD_LIST, AT(bills),
		.of = &bill_schema},
	{.key = "events", .title = N_("events"), .type = FIELD_LIST, .flags = FIELD_REQUIRED,
		AT(events), .of = &event_schema},
};
#undef AT

const struct schema account_schema = {
	.name = "account",
	.size = sizeof(struct account),
	SCHEMA_FIELDS(account_fields),
	.summary = N_("an account: a user of water and a meter"),
};

int64_t account_owes(const struct account *account)
{
	const struct bill *bill = account->bills.items;
	int64_t fen = 0;
	for (size_t i = 0; i < account->bills.n; i++)
		fen += bill[i].amount - bill[i].paid;
	return fen;
}

int64_t account_default_base(int64_t population)
{
	return population >= 5 ? 5 * population : 20;
}

int account_check_calibre(int64_t calibre, struct err *err)
{
	static const int known[] = {15, 20, 25, 32, 40, 50, 65, 80, 100, 150, 200, 250, 300};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (calibre == known[i])
			return 0;
	return err_set(err, ERR_MALFORMED,
		_("DN %lld is no calibre (15 20 25 32 40 50 65 80 100 150 200 250 300)"),
		(long long)calibre);
}

/* "residential=60": the class as an index, and the percents. */
static int parse_share(const char *text, size_t *class, int64_t *percent, struct err *err)
{
	static const char *const classes[] = {"residential", "non-residential", "special"};
	struct err ignored = {0};
	const char *equals = strchr(text, '=');
	size_t n = equals ? (size_t)(equals - text) : 0;
	for (size_t i = 0; equals && i < sizeof classes / sizeof *classes; i++) {
		if (strlen(classes[i]) != n || strncmp(text, classes[i], n) != 0)
			continue;
		/* One spelling a share: no leading zero. */
		if (equals[1] == '0' || num_parse(equals + 1, 1, 100, percent, &ignored))
			break;
		*class = i;
		return 0;
	}
	return err_set(err, ERR_MALFORMED,
		_("\"%s\" is no share of use (residential=60, non-residential=30, special=10)"), text);
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
			return err_set(err, ERR_REFUSED, _("a class of use is named twice: \"%s\""),
				use->items[i]);
		seen[class] = true;
		sum += percent;
	}
	if (use->n && sum != 100)
		return err_set(err, ERR_REFUSED, _("the shares of use sum to %lld, not to 100"),
			(long long)sum);
	return 0;
}

int account_check_period(const char *text, struct err *err)
{
	int64_t year = 0;
	int64_t month = 0;
	struct err ignored = {0};
	char parts[2][8] = {"", ""};
	if (strlen(text) == 7 && text[4] == '-') {
		memcpy(parts[0], text, 4);
		memcpy(parts[1], text + 5, 2);
	}
	if (num_parse(parts[0], DATE_YEAR_FIRST, DATE_YEAR_LAST, &year, &ignored) ||
		num_parse(parts[1], 1, 12, &month, &ignored))
		return err_set(err, ERR_MALFORMED, _("\"%s\" is no period (2026-08)"), text);
	return 0;
}

int account_check_id(int id_type, const char *id_no, const char *reason, struct err *err)
{
	if (str_empty(id_no))
		return 0;
	if (!id_type)
		return err_set(err, ERR_USAGE, _("an identity number needs its kind; first: --id-type"));
	int rc = id_type == ID_RESIDENT      ? ident_resident_check(id_no, err)
		 : id_type == ID_CREDIT_CODE ? ident_credit_check(id_no, err)
					     : 0;
	if (rc == 0 || !str_empty(reason))
		return 0;
	err->code = ERR_REFUSED;
	return err_set(err, ERR_REFUSED, _("%s; if the paper really says so: --id-reason TEXT"),
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
