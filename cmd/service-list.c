/* What a window can be asked for. */
#include "base/vec.h"
#include "cli/main.h"
#include "rules/catalogue.h"

static struct {
	int class;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	OPTION("class", class, ENUM, N_("only this class of services"), "CLASS", CHOICES(service_classes)),
};
#undef RECORD

static const struct command_example examples[] = {
	{"service-list", N_("every service with its department, limit and fee")},
	{"service-list --class accept --ids", N_("the codes of the services that become tickets")},
};

static int run(struct run *run, struct err *err)
{
	const struct catalogue *catalogue;
	struct service *found = NULL;
	size_t n = 0;
	size_t room = 0;
	if (run_catalogue(run, &catalogue, err))
		return -1;
	const struct service *service = catalogue->services.items;
	for (size_t i = 0; i < catalogue->services.n; i++)
		if (!arg.class || service[i].class == arg.class)
			VEC_PUSH(run->session.mem, found, n, room) = service[i];
	return run_rows(run, &service_schema, found, n, err);
}

static const struct command command = {
	.name = "service-list",
	.summary = N_("list the services"),
	.article = "五",
	COMMAND_ROWS(service_schema),
	.columns = "code,name,class,department,limit,fee,form,flow,article",
	.columns_table = "code,name,class,department,limit,fee",
	COMMAND_TABLES,
};

COMMAND_MAIN(command)
