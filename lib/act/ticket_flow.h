/* The flow of a ticket: which it is, and where the ticket stands in it. */
#ifndef ACT_TICKET_FLOW_H
#define ACT_TICKET_FLOW_H

#include "base/err.h"
#include "rules/catalogue.h"
#include "ticket/ticket.h"

struct session;

/* ticket_result with the flow of the ticket's service, as the store's catalogue has it.  A handler of a
 * department that helps in the present stage (协办) records a finding of his own; the ticket stays where it
 * is. */
int ticket_flow_result(struct ticket *ticket, const struct session *session, const char *text, bool final,
	struct err *err);

/* A stage of the flow as it stands for a ticket (NULL: for nobody in particular). */
enum ticket_flow_mark { MARK_AHEAD, MARK_HERE, MARK_DONE };
extern const struct choice ticket_flow_marks[]; /* "" here done */

struct ticket_flow_row {
	int64_t number;
	const char *name;
	const char *department;
	const char *days;   /* limit in working days: "3"; "0": the same day; NULL: none of its own */
	const char *note;
	int mark;           /* enum ticket_flow_mark */
	const char *by;     /* who did it */
	int64_t at;         /* when */
};

struct ticket_flow_row_list {
	struct ticket_flow_row *items;
	size_t n;
};

extern const struct schema ticket_flow_row_schema;

/* The rows of a flow, in the arena. */
struct ticket_flow_row_list ticket_flow_rows(const struct flow *flow, const struct ticket *ticket, struct arena *arena);

/* The limit of a stage: "3"; "0": the same day; NULL: none of its own. */
const char *ticket_flow_days(const struct flow_stage *stage, struct arena *arena);

/* The flow (struct ticket_flow_row of act/ticket_flow.h) as a Graphviz digraph. */
const char *ticket_flow_dot(const struct catalogue *catalogue, const struct service *service,
	const struct ticket_flow_row_list *rows, struct arena *arena);

#endif
