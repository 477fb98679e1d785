#include "payment/bill_register.h"

#include <stdint.h>
#include <string.h>

#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "office/bill.h"
#include "office/session.h"
#include "store/path.h"
#include "store/store.h"
#include "txn/txn.h"
#include "value/id.h"

/* ORDER bill_act */
const struct choice bill_acts[] = {
	{"", ""},
	{"bill", N_("bills")},
	{"penalty", N_("penalties")},
	{"adjust", N_("adjustment")},
	{"bill-void", N_("bill ended")},
	{"final", N_("last bill")},
	{NULL, NULL},
};

#define RECORD struct bill_entry
static const struct field bill_entry_fields[] = {
	FIELD(id, ID, N_("entry"), .flags = FIELD_REQUIRED),
	FIELD(at, MOMENT, N_("at"), .flags = FIELD_REQUIRED),
	FIELD(by, ID, N_("by"), .flags = FIELD_REQUIRED, .check = id_check_staff, .names = "staff"),
	FIELD(claimed, FLAG, N_("identity not verified")),
	FIELD(act, ENUM, N_("act"), .flags = FIELD_REQUIRED, .choices = bill_acts),
	FIELD(source, LINE, N_("source")),
	FIELD(sha256, ID, N_("SHA-256")),
	FIELD(count, INT, N_("bills"), .flags = FIELD_FIGURE),
	FIELD(volume_m3, INT, N_("volume (m3)"), .flags = FIELD_FIGURE),
	FIELD(total, MONEY, N_("total (yuan)"), .flags = FIELD_FIGURE),
	FIELD(account, ID, N_("account"), .check = id_check_account),
	FIELD(key, ID, N_("bill"), .check = bill_check_key),
	FIELD(reason, TEXT, N_("reason"), .flags = FIELD_PROSE),
	FIELD(ticket, ID, N_("ticket")),
};
#undef RECORD

const struct schema bill_entry_schema = {
	.name = "bill-entry",
	.size = sizeof(struct bill_entry),
	SCHEMA_FIELDS(bill_entry_fields),
	.summary = N_("an entry of the register of a period"),
};

int bill_register_read(struct store *store, const char *period, const char *desk,
	struct bill_register *reg, struct err *err)
{
	struct list list;
	bool found;
	const char *path = path_bill_register(period, desk, store->mem);
	if (store_read_list(store, path, &bill_entry_schema, &list, &found, err))
		return -1;
	*reg = (struct bill_register){
		.path = path,
		.name = desk ? arena_printf(store->mem, "%s-%s", period, desk) : arena_dup(store->mem, period),
		.entries = {list.items, list.n},
	};
	return 0;
}

/* One more than the highest number of the desk in the file. */
static int64_t next_number(const struct bill_register *reg, const char *desk)
{
	const size_t n = strlen(desk);
	int64_t highest = 0;
	for (size_t i = 0; i < reg->entries.n; i++) {
		const char *id = reg->entries.items[i].id;
		int64_t number;
		struct err ignored = {0};
		if (str_starts(id, desk) && id[n] == '-' &&
			num_parse(id + n + 1, 1, INT32_MAX, &number, &ignored) == 0 && number > highest)
			highest = number;
	}
	return highest + 1;
}

struct bill_entry *bill_register_add(struct bill_register *reg, const struct session *session,
	int act, const char **ref)
{
	struct bill_entry_list *entries = &reg->entries;
	struct bill_entry *grown = arena_array(session->mem, entries->n + 1, sizeof *grown);
	if (entries->n)
		memcpy(grown, entries->items, entries->n * sizeof *grown);
	grown[entries->n] = (struct bill_entry){
		.id = arena_printf(session->mem, "%s-%lld", session->desk,
			(long long)next_number(reg, session->desk)),
		.at = session->now,
		.by = session->actor.staff,
		.claimed = session->claimed,
		.act = act,
	};
	*ref = arena_printf(session->mem, "%s/%s", reg->name, grown[entries->n].id);
	*entries = (struct bill_entry_list){grown, entries->n + 1};
	return &grown[entries->n - 1];
}

void bill_register_count(struct bill_entry *entry, int64_t volume_m3, int64_t amount)
{
	entry->count++;
	entry->volume_m3 += volume_m3;
	entry->total += amount;
}

int bill_register_put(const struct bill_register *reg, struct txn *txn, struct err *err)
{
	return txn_put_list(txn, reg->path, &bill_entry_schema, reg->entries.items, reg->entries.n, err);
}
