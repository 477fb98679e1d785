#include "maintain/part.h"

#include "base/arena.h"
#include "office/session.h"
#include "store/store.h"
#include "txn/store_open.h"

int part_do(const struct session *session, int (*part)(const struct session *session, void *context, struct err *err),
	void *context, struct err *err)
{
	struct arena arena = {0};
	struct session own = *session;
	struct store *store = NULL;
	own.mem = &arena;
	own.calendar = NULL;
	int rc = store_open(session->store->root, &arena, &store, err);
	if (rc == 0) {
		own.store = store;
		rc = part(&own, context, err);
		for (size_t i = 0; i < store->notes_n; i++)
			store_note(session->store, "%s", store->notes[i]);
	}
	store_close(store);
	arena_clear(&arena);
	return rc;
}
