#include "maintain/bind_due.h"

#include "archive/binding.h"
#include "base/str.h"
#include "maintain/part.h"
#include "office/session.h"
#include "store/path.h"
#include "store/store.h"
#include "value/date.h"

enum { TICKETS = 2000 };

struct bind_part {
	struct archive_order order;
	struct archive_result result;
	bool dry;
};

static int bind_part(const struct session *session, void *context, struct err *err)
{
	struct bind_part *part = context;
	struct session own = *session;
	struct str unsaid = {0};
	if (part->dry)
		own.actor.preview = &unsaid;
	int rc = archive_bind(&own, &part->order, &part->result, err);
	str_close(&unsaid);
	return rc;
}

/* Bind all that was received up to this day. */
static int bind_until(const struct session *session, struct bind_part *part, int day, struct archive_result *sum,
	struct err *err)
{
	part->order.before = day + 1;
	part->result = (struct archive_result){0};
	int rc = part_do(session, bind_part, part, err);
	sum->bound += part->result.bound;
	sum->volumes += part->result.volumes;
	return rc;
}

int bind_due(const struct session *session, const struct archive_order *order, struct archive_result *result,
	struct err *err)
{
	struct store *store = session->store;
	struct bind_part part = {.order = *order, .dry = session->actor.preview};
	const int end = binding_before(session->today);
	const char **days;
	size_t days_n;
	size_t tickets = 0;
	int last = 0;
	*result = (struct archive_result){0};
	part.order.each = NULL;
	if (store_names(store, PATH_TICKETS_CLOSED, store->mem, &days, &days_n, err))
		return -1;
	for (size_t i = 0; i < days_n; i++) {
		const char **names;
		size_t n;
		int day;
		struct err ignored = {0};
		if (date_parse(days[i], &day, &ignored) || day >= end)
			continue;
		if (store_names(store, arena_printf(store->mem, PATH_TICKETS_CLOSED "/%s", days[i]), store->mem,
			    &names, &n, err))
			return -1;
		tickets += n;
		last = n ? day : last;
		/* A dry run moves nothing, and so counts once. */
		if (tickets >= TICKETS && !part.dry) {
			if (bind_until(session, &part, last, result, err))
				return -1;
			tickets = 0;
		}
		if (order->each)
			order->each(order->context, i + 1, days_n);
	}
	return tickets ? bind_until(session, &part, last, result, err) : 0;
}
