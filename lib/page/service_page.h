/* The flow of a service and the regulation behind it as people see them. */
#ifndef PAGE_SERVICE_PAGE_H
#define PAGE_SERVICE_PAGE_H

#include "act/ticket_flow.h"
#include "cli/output.h"
#include "cli/run.h"
#include "rules/catalogue.h"
#include "rules/rulebook.h"

/* The columns of the steps. */
#define SERVICE_PAGE_FLOW "name,department,days,note"

/* What service-show prints. */
#define SERVICE_PAGE_OUTPUTS                                                                       \
	OUTPUTS(OUTPUT_RECORD(NULL, service_schema), OUTPUT_RECORD("regulation", rulebook_schema), \
		OUTPUT_ROWS("flow", ticket_flow_row_schema, SERVICE_PAGE_FLOW))

/* The steps as a tree or in the format asked for; with `dot` as a Graphviz graph.  ERR_REFUSED when
 * the service has no flow. */
int service_page_flow(struct run *run, const struct catalogue *catalogue,
	const struct service *service, bool dot, struct err *err);

/* The rules that were in force on the day (0: today): the version, and of its text the article that was
 * typed, or all.  ERR_REFUSED in a store that has no text of the regulation. */
int service_page_regulation(struct run *run, const char *article, int date, struct err *err);

#endif
