/* The guide to one service: papers, steps, limit, fee. */
#include "cli/main.h"
#include "office/catalogue.h"
#include "office/guide.h"
#include "ticket/ticket_flow.h"

static struct {
	const char *code;
	bool flow;
	bool dot;
	bool notice;
	int for_whom;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	FLAG("flow", flow, N_("the steps of its flow, drawn as a tree"), .group = 1),
	FLAG("dot", dot, N_("the flow as a Graphviz graph"), .group = 1),
	FLAG("notice", notice, N_("the one-time notice: what to bring, told once (一次性告知)"), .group = 1),
	OPTION("for", for_whom, ENUM, N_("with --notice: for whom"), "WHOM", CHOICES(paper_fors)),
};

static const struct command_operand operands[] = {
	OPERAND("SERVICE", code, N_("code of the service (service-list)")),
};
#undef RECORD

static const struct command_example examples[] = {
	{"service-show meter-test", N_("what to tell a user whose meter runs fast")},
	{"service-show transfer --notice --for unit", N_("what a company is to bring for a transfer")},
	{"service-show connect --flow", N_("the steps of a new connection")},
	{"service-show transfer --format json", N_("the whole entry for a program")},
};

static int show_flow(struct run *run, const struct catalogue *catalogue,
	const struct service *service, struct err *err)
{
	const struct flow *flow = catalogue_flow(catalogue, service->flow);
	if (!flow)
		return err_set(err, ERR_REFUSED, _("service %s has no flow: it is done at once"),
			service->code);
	const struct list rows = ticket_flow_rows(flow, NULL, run->session.mem);
	if (arg.dot) {
		run_print(run, "%s", ticket_flow_dot(catalogue, service, &rows, run->session.mem));
		return 0;
	}
	if (run_is_page(run))
		run_print(run, "%s（%s）", flow->name, _(origins[flow->origin].title));
	run->out.tree = service->name;
	return out_rows(&run->out, &ticket_flow_row_schema, "name,department,days,note", rows.items,
		rows.n, run->session.mem, err);
}

static int run(struct run *run, struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	if (arg.for_whom && !arg.notice)
		return err_set(err, ERR_USAGE, _("--for goes with --notice"));
	if (catalogue_load(run->session.store, &catalogue, err) ||
		catalogue_service(&catalogue, arg.code, &service, err))
		return -1;
	run->out.name_of = catalogue_name_of;
	run->out.names = &catalogue;
	if (arg.flow || arg.dot)
		return show_flow(run, &catalogue, service, err);
	if (arg.notice) {
		run_print(run, "%s", guide_checklist(&catalogue, service, arg.for_whom, run->session.mem));
		return 0;
	}
	if (run->out.columns)
		return run_rows(run, &service_schema, service, 1, err);
	if (out_record(&run->out, &service_schema, service, run->session.mem, err))
		return -1;
	if (run_is_page(run))
		run_print(run, "\n%s", guide_text(&catalogue, service, run->session.mem));
	return 0;
}

static const struct command command = {
	.name = "service-show",
	.summary = N_("show a service: guide, papers, steps, limit, fee"),
	.article = "五（一）",
	.need = NEED_READ,
	.lists = true,
	.schema = &service_schema,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
