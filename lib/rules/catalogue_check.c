#include "rules/catalogue_check.h"

#include "base/message.h"
#include "base/str.h"
#include "store/path.h"

/* All three kinds of entry begin with their code. */
static bool is_repeated(const struct schema *schema, const void *items, size_t index)
{
	const char *code = *(const char *const *)(const void *)((const char *)items + index * schema->size);
	for (size_t i = 0; i < index; i++)
		if (str_equal(code,
			    *(const char *const *)(const void *)((const char *)items + i * schema->size)))
			return true;
	return false;
}

static bool has_department(const struct catalogue *catalogue, const char *code)
{
	const struct department *all = catalogue->departments.items;
	for (size_t i = 0; i < catalogue->departments.n; i++)
		if (str_equal(all[i].code, code))
			return true;
	return false;
}

static int check_once(const struct schema *schema, const void *items, size_t n, const char *path,
	struct err *err)
{
	for (size_t i = 0; i < n; i++) {
		const char *const *entry = (const void *)((const char *)items + i * schema->size);
		if (is_repeated(schema, items, i))
			return err_set(err, ERR_MALFORMED, _("%s: %s \"%s\" appears twice"), path,
				schema->name, *entry);
	}
	return 0;
}

static int check_department(const struct catalogue *catalogue, const char *path,
	const char *owner, const char *code, struct err *err)
{
	static const char *const roles[] = {"window", "owner", "handler"};
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (str_equal(code, roles[i]))
			return 0;
	if (str_empty(code) || has_department(catalogue, code))
		return 0;
	return err_set(err, ERR_MALFORMED, _("%s: \"%s\" names department \"%s\", which %s has not"),
		path, owner, code, PATH_DEPARTMENTS);
}

static int check_service(const struct catalogue *catalogue, const struct service *service,
	struct err *err)
{
	if (check_department(catalogue, PATH_SERVICES, service->code, service->department, err))
		return -1;
	const struct words *lists[] = {&service->with, &service->approvals};
	for (size_t l = 0; l < 2; l++)
		for (size_t i = 0; i < lists[l]->n; i++)
			if (check_department(catalogue, PATH_SERVICES, service->code, lists[l]->items[i], err))
				return -1;
	if (!str_empty(service->flow) && !catalogue_flow(catalogue, service->flow))
		return err_set(err, ERR_MALFORMED, _("%s: \"%s\" names flow \"%s\", which %s has not"),
			PATH_SERVICES, service->code, service->flow, PATH_FLOWS);
	if (service->limit < 0 || service->limit > 366)
		return err_set(err, ERR_MALFORMED, _("%s: \"%s\" has a limit of %lld working days"),
			PATH_SERVICES, service->code, (long long)service->limit);
	return 0;
}

static int check_stage(const struct catalogue *catalogue, const char *flow, const struct flow_stage *stage,
	struct err *err)
{
	if (check_department(catalogue, PATH_FLOWS, flow, stage->department, err))
		return -1;
	for (size_t i = 0; i < stage->with.n; i++)
		if (check_department(catalogue, PATH_FLOWS, flow, stage->with.items[i], err))
			return -1;
	return 0;
}

/* What several stages may take must fit into what was promised; a single one has no more than the round. */
static int check_stage_days(const struct catalogue *catalogue, const struct service *service,
	struct err *err)
{
	const struct flow *flow = catalogue_flow(catalogue, service->flow);
	const struct flow_stage *stage;
	int64_t sum = 0;
	for (int64_t n = 1; flow && (stage = catalogue_handling_stage(flow, n)) != NULL; n++)
		sum += catalogue_stage_days(stage) > 0 ? catalogue_stage_days(stage) : 0;
	if (service->limit <= 0 || sum <= service->limit || !catalogue_handling_stage(flow, 2))
		return 0;
	return err_set(err, ERR_MALFORMED,
		_("%s: the handling steps of flow \"%s\" take %lld working days, service \"%s\" has %lld"),
		PATH_FLOWS, flow->code, (long long)sum, service->code, (long long)service->limit);
}

int catalogue_check(const struct catalogue *catalogue, struct err *err)
{
	const struct service *services = catalogue->services.items;
	const struct flow *flows = catalogue->flows.items;
	const struct department *departments = catalogue->departments.items;
	if (check_once(&service_schema, services, catalogue->services.n, PATH_SERVICES, err) ||
		check_once(&department_schema, departments, catalogue->departments.n, PATH_DEPARTMENTS,
			err) ||
		check_once(&flow_schema, flows, catalogue->flows.n, PATH_FLOWS, err))
		return -1;
	for (size_t i = 0; i < catalogue->services.n; i++)
		if (check_service(catalogue, &services[i], err) ||
			check_stage_days(catalogue, &services[i], err))
			return -1;
	for (size_t i = 0; i < catalogue->flows.n; i++) {
		const struct flow_stage *stages = flows[i].stages.items;
		for (size_t s = 0; s < flows[i].stages.n; s++)
			if (check_stage(catalogue, flows[i].code, &stages[s], err))
				return -1;
	}
	return 0;
}
