#include "page/service_page.h"

#include "act/ticket_flow.h"
#include "rules/regulation.h"
#include "rules/rulebook.h"
#include "store/path.h"
#include "store/store.h"

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
	return out_rows(&run->out, &ticket_flow_row_schema, SERVICE_PAGE_FLOW, rows.items,
		rows.n, run->session.mem, err);
}

/* Stores made before the catalogue had it get it from the installation, as all of their catalogue is edited. */
static int refuse_without(const struct run *run, struct err *err)
{
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("%s is missing: the store was made before the text of the regulation was part of the "
			  "catalogue"),
			PATH_REGULATION),
		_("cp %s/%s %s/catalogue/, then git add and git commit it"), run->data_dir, PATH_REGULATION,
		run->session.store->root);
}

int service_page_regulation(struct run *run, const char *article, int date, struct err *err)
{
	struct rulebook_list versions;
	const struct rulebook *found;
	const struct catalogue *catalogue;
	if (run_catalogue(run, &catalogue, err) ||
		rulebook_load(run->session.store, &versions, err))
		return -1;
	if (versions.n == 0)
		return refuse_without(run, err);
	if (rulebook_on(&versions, date ? date : run->session.today, &found, err))
		return -1;
	struct rulebook shown = *found;
	if (rulebook_find(found, article, run->session.mem, &shown.articles, err))
		return -1;
	if (run->out.columns)
		return run_rows(run, &rulebook_schema, &shown, 1, err);
	if (out_record(&run->out, &rulebook_schema, &shown, run->session.mem, err))
		return -1;
	for (size_t i = 0; run_is_page(run) && i < shown.articles.n; i++) {
		const struct rulebook_article *part = &shown.articles.items[i];
		run_print(run, "\n%s%s\n%s", regulation_cite(part->article),
			part->condensed ? _(" (condensed)") : "", part->text);
	}
	return 0;
}
