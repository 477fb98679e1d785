#include "office/session.h"

#include "office/holidays.h"
#include "store/store.h"

int session_calendar(const struct session *session, const struct calendar **calendar, struct err *err)
{
	struct session_calendar *kept = session->calendar;
	if (!kept)
		kept = arena_alloc(session->mem, sizeof *kept);
	if (!kept->loaded && holidays_load(session->store, NULL, &kept->days, err))
		return -1;
	kept->loaded = true;
	*calendar = &kept->days;
	return 0;
}
