#include "program/service_page.h"

#include "ticket/ticket_flow.h"

int service_page_flow(struct run *run, const struct catalogue *catalogue,
	const struct service *service, bool dot, struct err *err)
{
	const struct flow *flow = catalogue_flow(catalogue, service->flow);
	if (!flow)
		return err_set(err, ERR_REFUSED, _("service %s has no flow: it is done at once"),
			service->name);
	const struct ticket_flow_row_list rows = ticket_flow_rows(flow, NULL, run->session.mem);
	if (dot) {
		run_print(run, "%s", ticket_flow_dot(catalogue, service, &rows, run->session.mem));
		return 0;
	}
	if (run_is_page(run))
		run_print(run, "%s（%s）", flow->name, _(origins[flow->origin].title));
	run->out.tree = service->name;
	return out_rows(&run->out, &ticket_flow_row_schema, "name,department,days,note", rows.items,
		rows.n, run->session.mem, err);
}
