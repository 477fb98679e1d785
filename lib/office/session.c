#include "office/session.h"

#include "office/holidays.h"
#include "store/store.h"

int act_calendar(struct act *act, const struct calendar **calendar, struct err *err)
{
	if (!act->calendar) {
		struct calendar *loaded = arena_alloc(act->mem, sizeof *loaded);
		if (holidays_load(act->store, NULL, loaded, err))
			return -1;
		act->calendar = loaded;
	}
	*calendar = act->calendar;
	return 0;
}
