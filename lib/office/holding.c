#include "office/holding.h"

#include "base/message.h"

#define RECORD struct holding
static const struct field holding_fields[] = {
	FIELD(number, INT, N_("number"), .flags = FIELD_FIGURE),
	FIELD(holder, LINE, N_("holder"), .shown = "name", .flags = FIELD_NAME),
	FIELD(from, DATE, N_("from")),
	FIELD(at, MOMENT, N_("at")),
	FIELD(event, ID, N_("event")),
	FIELD(keys, WORDS, N_("last bills"), .check = bill_check_key),
	FIELD(prepaid, MONEY, N_("prepaid (yuan)"), .flags = FIELD_RIGHT),
	FIELD(bills, LIST_OF(bill), N_("bills")),
};
#undef RECORD

const struct schema holding_schema = {
	.name = "holding",
	.size = sizeof(struct holding),
	SCHEMA_FIELDS(holding_fields),
	.summary = N_("a holder of an account, and what is open with him"),
};

int64_t holding_owes(const struct holding *holding)
{
	int64_t fen = holding->prepaid < 0 ? -holding->prepaid : 0;
	for (size_t i = 0; i < holding->bills.n; i++)
		fen += holding->bills.items[i].amount - holding->bills.items[i].paid;
	return fen;
}
