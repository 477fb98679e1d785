#include "upgrade/upgrade.h"

#include <string.h>

#include "base/str.h"
#include "office/session.h"
#include "office/staff.h"
#include "store/settings.h"
#include "store/store.h"
#include "txn/txn.h"
#include "ticket/ticket.h"
#include "store/path.h"
#include "upgrade/upgrade_account.h"
#include "upgrade/upgrade_book.h"
#include "upgrade/upgrade_stream.h"

static int upgrade_ticket(struct upgrade *upgrade, void *record, bool *changed, struct arena *arena,
	struct err *err)
{
	struct ticket *ticket = record;
	(void)err;
	upgrade->tickets++;
	*changed |= upgrade_stream_order(&ticket->events, arena);
	return 0;
}

static int upgrade_tickets(struct upgrade *upgrade, struct err *err)
{
	static const char *const trays[] = {PATH_TICKETS_OPEN, PATH_TICKETS_CLOSED, PATH_TICKETS_ARCHIVE};
	for (size_t i = 0; i < sizeof trays / sizeof *trays; i++)
		if (upgrade_stream(upgrade, &ticket_schema, trays[i], upgrade_ticket, err))
			return -1;
	return 0;
}

/* The desk of who founded the store: the first to join. */
static const char *founding_desk(const struct staff_list *all, const struct session *session)
{
	const struct event_list *events = all->n ? &all->items[0].events : &(struct event_list){0};
	return events->n ? arena_dup_n(session->mem, events->items[0].id, strcspn(events->items[0].id, "-"))
			 : session->desk;
}

/* staff_save_all sorts. */
static int upgrade_house(struct upgrade *upgrade, struct err *err)
{
	struct store *store = upgrade->session->store;
	struct settings settings = store->settings;
	struct staff_list all;
	if (staff_load_all(store, &all, err))
		return -1;
	settings.format = SETTINGS_FORMAT;
	settings.centre = founding_desk(&all, upgrade->session);
	for (size_t i = 0; i < all.n; i++)
		(void)upgrade_stream_order(&all.items[i].events, upgrade->mem);
	return staff_save_all(upgrade->txn, &all, err) ||
			       txn_put_record(upgrade->txn, STORE_SETTINGS_PATH, &settings_schema, &settings, err)
		       ? -1
		       : 0;
}

int upgrade_store(const struct session *session, struct txn *txn, struct upgrade *upgrade, struct err *err)
{
	*upgrade = (struct upgrade){.session = session, .txn = txn, .mem = session->mem};
	return upgrade_house(upgrade, err) || upgrade_tickets(upgrade, err) ||
			       upgrade_book_all(upgrade, err) || upgrade_account_all(upgrade, err)
		       ? -1
		       : 0;
}
