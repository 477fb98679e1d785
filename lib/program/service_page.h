/* The flow of a service as people see it. */
#ifndef PROGRAM_SERVICE_PAGE_H
#define PROGRAM_SERVICE_PAGE_H

#include "cli/run.h"
#include "office/catalogue.h"

/* The steps as a tree or in the format asked for; with `dot` as a Graphviz graph.  ERR_REFUSED when
 * the service has no flow. */
int service_page_flow(struct run *run, const struct catalogue *catalogue,
	const struct service *service, bool dot, struct err *err);

#endif
