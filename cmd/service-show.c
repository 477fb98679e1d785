/* The guide to one service: papers, steps, limit, fee. */
#include "cli/command.h"
#include "domain/catalogue.h"
#include "domain/guide.h"

static struct {
	const char *code;
} arg;

static const struct command_operand operands[] = {
	{.name = "SERVICE", .help = N_("code of the service (service-list)"),
		.offset = offsetof(__typeof__(arg), code)},
};

static const struct command_example examples[] = {
	{"service-show meter-test", N_("what to tell a user whose meter runs fast")},
	{"service-show transfer --format json", N_("the whole entry for a program")},
};

static int run(struct run *run, struct err *err)
{
	struct catalogue catalogue;
	const struct service *service;
	if (catalogue_load(run->act.store, &catalogue, err) ||
		catalogue_service(&catalogue, arg.code, &service, err))
		return -1;
	run->out.name_of = catalogue_name_of;
	run->out.names = &catalogue;
	if (run->out.columns)
		return run_rows(run, &service_schema, service, 1, err);
	if (out_record(&run->out, &service_schema, service, run->act.mem, err))
		return -1;
	if (run->out.format == OUT_TABLE && str_empty(run->out.path))
		run_print(run, "\n%s", guide_text(&catalogue, service, run->act.mem));
	return 0;
}

static const struct command command = {
	.name = "service-show",
	.summary = N_("show a service: guide, papers, steps, limit, fee"),
	.article = "五（一）",
	.need = NEED_READ,
	.lists = true,
	.schema = &service_schema,
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

int main(int argc, char **argv)
{
	return cli_main(&command, argc, argv);
}
