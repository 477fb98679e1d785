/* The guide to one service: papers, steps, limit, fee; and the regulation behind it. */
#include "cli/main.h"
#include "rules/catalogue.h"
#include "rules/guide.h"
#include "page/service_page.h"

static struct {
	const char *code;
	bool flow;
	bool dot;
	bool notice;
	const char *regulation;
	int on;
	int for_whom;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	FLAG("flow", flow, N_("the steps of its flow, drawn as a tree"), .group = 1),
	FLAG("dot", dot, N_("the flow as a Graphviz graph"), .group = 1),
	FLAG("notice", notice, N_("the one-time notice: what to bring, told once (一次性告知)"), .group = 1),
	OPTION("for", for_whom, ENUM, N_("with --notice: for whom"), "WHOM", CHOICES(paper_fors)),
	OPTION("regulation", regulation, LINE,
		N_("the regulation's own text in place of a service: an article, or all"), "ARTICLE|all", .group = 1),
	OPTION("on", on, DATE, N_("with --regulation: as it was in force on this day (today)"), "DATE"),
};

static const struct command_operand operands[] = {
	OPERAND("SERVICE", code, N_("code of the service (service-list)"), .optional = true),
};
#undef RECORD

static const struct command_example examples[] = {
	{"service-show meter-test", N_("what to tell a customer whose meter runs fast")},
	{"service-show transfer --notice --for unit", N_("what a company is to bring for a transfer")},
	{"service-show connect --flow", N_("the steps of a new connection")},
	{"service-show --regulation '五（三）'", N_("what article 5(3) says, and since when it is in force")},
	{"service-show transfer --format json", N_("the whole entry for a program")},
};

static int run(struct run *run, struct err *err)
{
	const struct catalogue *catalogue;
	const struct service *service;
	if (arg.for_whom && !arg.notice)
		return err_set(err, ERR_USAGE, _("--for goes with --notice"));
	if (arg.on && !arg.regulation)
		return err_set(err, ERR_USAGE, _("--on goes with --regulation"));
	if (!arg.regulation == !arg.code)
		return err_set(err, ERR_USAGE, _("give either a service or --regulation"));
	if (arg.regulation)
		return service_page_regulation(run, arg.regulation, arg.on, err);
	if (run_catalogue(run, &catalogue, err) ||
		catalogue_service(catalogue, arg.code, &service, err))
		return -1;
	if (arg.flow || arg.dot)
		return service_page_flow(run, catalogue, service, arg.dot, err);
	if (arg.notice) {
		run_print(run, "%s", guide_checklist(catalogue, service, arg.for_whom, run->session.mem));
		return 0;
	}
	if (run->out.columns)
		return run_rows(run, &service_schema, service, 1, err);
	if (out_record(&run->out, &service_schema, service, run->session.mem, err))
		return -1;
	if (run_is_page(run))
		run_print(run, "\n%s", guide_text(catalogue, service, true, run->session.mem));
	return 0;
}

static const struct command command = {
	.name = "service-show",
	.summary = N_("show a service: guide, documents, steps, limit, fee; or the regulation"),
	.article = "五（一）",
	COMMAND_ROWS(service_schema),
	.outputs = SERVICE_PAGE_OUTPUTS,
	COMMAND_OPERANDS(operands), COMMAND_TABLES,
};

COMMAND_MAIN(command)
