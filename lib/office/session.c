#include "office/session.h"

#include "office/holidays.h"
#include "store/store.h"

int session_calendar(struct session *session, const struct calendar **calendar, struct err *err)
{
	if (!session->calendar) {
		struct calendar *loaded = arena_alloc(session->mem, sizeof *loaded);
		if (holidays_load(session->store, NULL, loaded, err))
			return -1;
		session->calendar = loaded;
	}
	*calendar = session->calendar;
	return 0;
}
