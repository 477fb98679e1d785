#include "report/report_flow.h"

#include "base/str.h"
#include "base/vec.h"
#include "report/report_figure.h"
#include "value/moment.h"

/* The figures of acts; any other way in is a reception, any other way out a result. */
static const struct {
	const char *act;
	int sign;
	enum report_figure figure;
} figures[] = {
	{"reopen", 1, FIGURE_REOPENED},
	{"reject", 1, FIGURE_REJECTED},
	{"unlink", 1, FIGURE_UNLINKED},
	{"withdraw", -1, FIGURE_WITHDRAWN},
	{"void", -1, FIGURE_WITHDRAWN},
	{"refuse", -1, FIGURE_REFUSED},
	{"link", -1, FIGURE_LINKED},
};

static int figure_of(const char *act, int sign)
{
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
		if (figures[i].sign == sign && str_equal(figures[i].act, act))
			return (int)figures[i].figure;
	return sign > 0 ? FIGURE_RECEIVED : FIGURE_RESULTS;
}

static bool is_to_be_done(const struct ticket *ticket)
{
	return !ticket->result_at && ticket->state != TICKET_LINKED && !ticket_is_final(ticket->state);
}

struct report_flow_list report_flow_of(const struct ticket_history *history, struct arena *arena)
{
	struct report_flow *flows = NULL;
	size_t n = 0, room = 0;
	bool open = false;
	for (size_t i = 0; i < history->points_n; i++) {
		const struct ticket_point *point = &history->points[i];
		bool now = is_to_be_done(&point->after);
		struct report_flow flow = {.round = point->round, .day = point->day,
			.known_on = moment_date(point->event->at)};
		/* What is finished by its reception came in first. */
		for (int way = i == 0 && !now ? 2 : open != now; way > 0; way--) {
			flow.sign = way == 2 || (way == 1 && now) ? 1 : -1;
			flow.figure = figure_of(point->act, flow.sign);
			VEC_PUSH(arena, flows, n, room) = flow;
		}
		open = now;
	}
	return (struct report_flow_list){flows, n};
}
