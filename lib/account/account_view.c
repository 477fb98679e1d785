#include "account/account_view.h"

#include <stddef.h>

#include "base/message.h"
#include "record/field_from.h"

#define RECORD struct account_view
static const struct field account_view_fields[] = {
	FIELD_FROM(account, number),
	FIELD_FROM(account, state),
	FIELD_FROM(account, disputed),
	FIELD_FROM(account, holder),
	FIELD_FROM(account, id_type),
	FIELD_FROM(account, id_no),
	FIELD_FROM(account, id_reason),
	FIELD_FROM(account, address),
	FIELD_FROM(account, contact),
	FIELD_FROM(account, phone),
	FIELD_FROM(account, licence),
	FIELD_FROM(account, meter_no),
	FIELD_FROM(account, calibre),
	FIELD_FROM(account, meter),
	FIELD_FROM(account, reading),
	FIELD_FROM(account, reading_on),
	FIELD_FROM(account, seal),
	FIELD_FROM(account, digits),
	FIELD_FROM(account, use),
	FIELD_FROM(account, use_next),
	FIELD_FROM(account, use_from),
	FIELD_FROM(account, population),
	FIELD_FROM(account, base_volume),
	FIELD_FROM(account, base_from),
	FIELD_FROM(account, base_until),
	FIELD_FROM(account, base_next),
	FIELD_FROM(account, base_next_from),
	FIELD_FROM(account, base_next_until),
	FIELD_FROM(account, pay_by),
	FIELD_FROM(account, bank),
	FIELD_FROM(account, bank_no),
	FIELD_FROM(account, opened_on),
	FIELD_FROM(account, suspended_on),
	FIELD_FROM(account, suspended_until),
	FIELD_FROM(account, cancelled_on),
	FIELD(owes, MONEY, N_("owed (yuan)"), .rank = 1, .flags = FIELD_RIGHT),
	FIELD_FROM(account, prepaid),
	FIELD(former_owes, MONEY, N_("owed by former holders (yuan)"), .rank = 5, .flags = FIELD_RIGHT),
	FIELD_FROM(account, remark),
	FIELD_FROM(account, bills),
	FIELD_FROM(account, former),
	FIELD_FROM(account, events),
};
#undef RECORD

const struct schema account_view_schema = {
	.name = "account",
	.title = N_("list of accounts"),
	.size = sizeof(struct account_view),
	.base = &account_schema,
	SCHEMA_FIELDS(account_view_fields),
	.summary = N_("an account with what is owed"),
};

struct account_view account_view_of(const struct account *account)
{
	return (struct account_view){*account, account_owes(account), account_former_owes(account)};
}
