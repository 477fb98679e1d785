#include "rules/catalogue.h"

#include <stddef.h>

#include "base/message.h"
#include "base/str.h"
#include "rules/regulation.h"
#include "store/path.h"
#include "store/store.h"
#include "value/id.h"

const struct choice service_classes[] = {
	{"", ""},
	{"consult", N_("consultation")},
	{"direct", N_("done at once")},
	{"accept", N_("accepted matter")},
	{NULL, NULL},
};

const struct choice paper_fors[] = {
	{"any", N_("everyone")},
	{"person", N_("a person")},
	{"unit", N_("a unit")},
	{NULL, NULL},
};

const struct choice paper_forms[] = {
	{"original", N_("original")},
	{"copy", N_("copy")},
	{NULL, NULL},
};

const struct choice origins[] = {
	{"", ""},
	{"regulation", N_("regulation")},
	{"default", N_("default, not from the regulation")},
	{NULL, NULL},
};

#define RECORD struct paper
static const struct field paper_fields[] = {
	FIELD(code, ID, N_("document"), .flags = FIELD_REQUIRED, .check = id_check_code),
	FIELD(name, LINE, N_("name"), .flags = FIELD_REQUIRED),
	FIELD_AS("for", for_whom, ENUM, N_("needed from"), .flags = FIELD_REQUIRED,
		.choices = paper_fors),
	FIELD(form, ENUM, N_("form"), .flags = FIELD_REQUIRED, .choices = paper_forms),
	FIELD(note, LINE, N_("note")),
};
#undef RECORD

static const struct schema paper_schema = {
	.name = "paper",
	.size = sizeof(struct paper),
	SCHEMA_FIELDS(paper_fields),
	.summary = N_("a document that a service asks for"),
};

#define RECORD struct service
static const struct field service_fields[] = {
	FIELD(code, ID, N_("service code"), .flags = FIELD_REQUIRED, .check = id_check_code),
	FIELD(name, LINE, N_("name"), .flags = FIELD_REQUIRED),
	FIELD(name_en, LINE, N_("English name")),
	FIELD(class, ENUM, N_("class"), .rank = 3, .flags = FIELD_REQUIRED, .choices = service_classes),
	FIELD(department, ID, N_("department"), .check = id_check_code, .names = "department"),
	FIELD(with, WORDS, N_("together with"), .check = id_check_code, .names = "department"),
	FIELD(limit, INT, N_("limit (working days)"), .flags = FIELD_FIGURE),
	FIELD(fee, MONEY, N_("fee (yuan)"), .rank = 2, .flags = FIELD_FIGURE),
	FIELD(fee_note, LINE, N_("fee note")),
	FIELD(form, ID, N_("form"), .rank = 4, .check = id_check_code, .names = "form"),
	FIELD(flow, ID, N_("flow"), .rank = 4, .check = id_check_code, .names = "flow"),
	FIELD(guards, WORDS, N_("guards"), .check = id_check_code, .names = "guard"),
	FIELD(approvals, WORDS, N_("opinions needed"), .check = id_check_code,
		.names = "department"),
	FIELD(deed, ID, N_("deed"), .check = id_check_code),
	FIELD(article, LINE, N_("basis"), .rank = 3, .flags = FIELD_REQUIRED, .names = "article"),
	FIELD(origin, ENUM, N_("origin"), .choices = origins),
	FIELD(papers, LIST_OF(paper), N_("documents")),
	FIELD(guide, TEXT, N_("guide")),
};
#undef RECORD

const struct schema service_schema = {
	.name = "service",
	.title = N_("services and limits"),
	.size = sizeof(struct service),
	SCHEMA_FIELDS(service_fields),
	.summary = N_("catalogue/services.yaml: what a window can be asked for"),
};

#define RECORD struct department
static const struct field department_fields[] = {
	FIELD(code, ID, N_("department"), .flags = FIELD_REQUIRED, .check = id_check_code),
	FIELD(name, LINE, N_("name"), .flags = FIELD_REQUIRED),
	FIELD(name_en, LINE, N_("English name")),
	FIELD(origin, ENUM, N_("origin"), .choices = origins),
	FIELD(duty, LINE, N_("duty")),
};
#undef RECORD

const struct schema department_schema = {
	.name = "department",
	.size = sizeof(struct department),
	SCHEMA_FIELDS(department_fields),
	.summary = N_("catalogue/departments.yaml: who handles what is assigned"),
};

static const struct choice flow_phases[] = {
	{"receive", N_("receive")},
	{"review", N_("review")},
	{"handle", N_("handle")},
	{"deliver", N_("deliver")},
	{"visit", N_("visit")},
	{NULL, NULL},
};

#define RECORD struct flow_stage
static const struct field step_fields[] = {
	FIELD(name, LINE, N_("step"), .flags = FIELD_REQUIRED),
	FIELD_AS("stage", phase, ENUM, N_("stage"), .flags = FIELD_REQUIRED,
		.choices = flow_phases),
	FIELD(department, ID, N_("department"), .flags = FIELD_REQUIRED, .check = id_check_code,
		.names = "department"),
	FIELD(with, WORDS, N_("helping departments"), .check = id_check_code, .names = "department"),
	FIELD(days, INT, N_("limit (working days)"), .flags = FIELD_RIGHT),
	FIELD(same_day, FLAG, N_("within the same working day")),
	FIELD(half_days, INT, N_("limit (half working days)"), .flags = FIELD_RIGHT),
	FIELD(note, LINE, N_("note")),
};
#undef RECORD

static const struct schema flow_stage_schema = {
	.name = "step",
	.size = sizeof(struct flow_stage),
	SCHEMA_FIELDS(step_fields),
	.summary = N_("a step of a flow"),
};

#define RECORD struct flow
static const struct field flow_fields[] = {
	FIELD(code, ID, N_("flow"), .flags = FIELD_REQUIRED, .check = id_check_code),
	FIELD(name, LINE, N_("name"), .flags = FIELD_REQUIRED),
	FIELD(name_en, LINE, N_("English name")),
	FIELD(origin, ENUM, N_("origin"), .choices = origins),
	FIELD_AS("steps", stages, LIST_OF(flow_stage), N_("steps"), .flags = FIELD_REQUIRED),
};
#undef RECORD

const struct schema flow_schema = {
	.name = "flow",
	.size = sizeof(struct flow),
	SCHEMA_FIELDS(flow_fields),
	.summary = N_("catalogue/flows.yaml: the steps of a service, one after the other"),
};

static int load_file(struct store *store, const char *path, const struct schema *schema,
	struct list *list, struct err *err)
{
	bool found;
	if (store_read_list(store, path, schema, list, &found, err))
		return -1;
	if (!found)
		return err_hint(err,
			err_set(err, ERR_MALFORMED, _("%s is missing"), path),
			"git restore %s", path);
	return 0;
}

int catalogue_load(struct store *store, struct catalogue *catalogue, struct err *err)
{
	struct list services, departments, flows;
	if (load_file(store, PATH_SERVICES, &service_schema, &services, err) ||
		load_file(store, PATH_DEPARTMENTS, &department_schema, &departments, err) ||
		load_file(store, PATH_FLOWS, &flow_schema, &flows, err))
		return -1;
	*catalogue = (struct catalogue){
		.services = {services.items, services.n},
		.departments = {departments.items, departments.n},
		.flows = {flows.items, flows.n},
	};
	return 0;
}

static void load_readable(struct store *store, const char *path, const struct schema *schema,
	struct list *list, bool *damaged)
{
	struct err err = {0};
	if (load_file(store, path, schema, list, &err) == 0)
		return;
	*list = (struct list){0};
	*damaged = true;
	store_damaged(store, &err);
}

int catalogue_load_readable(struct store *store, struct catalogue *catalogue, struct err *err)
{
	struct list services, departments, flows;
	bool damaged = false;
	if (!store->reads_on)
		return catalogue_load(store, catalogue, err);
	load_readable(store, PATH_SERVICES, &service_schema, &services, &damaged);
	load_readable(store, PATH_DEPARTMENTS, &department_schema, &departments, &damaged);
	load_readable(store, PATH_FLOWS, &flow_schema, &flows, &damaged);
	*catalogue = (struct catalogue){
		.services = {services.items, services.n},
		.departments = {departments.items, departments.n},
		.flows = {flows.items, flows.n},
		.damaged = damaged,
	};
	return 0;
}

/* All three kinds of entry begin with their code. */
static const void *find(const struct schema *schema, const void *items, size_t n, const char *code)
{
	for (size_t i = 0; i < n; i++) {
		const char *const *entry = (const void *)((const char *)items + i * schema->size);
		if (str_equal(*entry, code))
			return entry;
	}
	return NULL;
}

static const struct service *find_service(const struct catalogue *catalogue, const char *code)
{
	return find(&service_schema, catalogue->services.items, catalogue->services.n, code);
}

static const struct department *find_department(const struct catalogue *catalogue, const char *code)
{
	return find(&department_schema, catalogue->departments.items, catalogue->departments.n, code);
}

/* All three kinds of entry go on with their name and English name. */
static struct called_list called_of(const struct schema *schema, const void *items, size_t n, struct arena *arena)
{
	struct called *all = arena_array(arena, n + 1, sizeof *all);
	for (size_t i = 0; i < n; i++) {
		const char *const *entry = (const void *)((const char *)items + i * schema->size);
		all[i] = (struct called){entry[0], entry[1], entry[2]};
	}
	return (struct called_list){all, n};
}

struct called_list catalogue_services_called(const struct catalogue *catalogue, struct arena *arena)
{
	return called_of(&service_schema, catalogue->services.items, catalogue->services.n, arena);
}

struct called_list catalogue_departments_called(const struct catalogue *catalogue, struct arena *arena)
{
	return called_of(&department_schema, catalogue->departments.items, catalogue->departments.n, arena);
}

static int refuse_service(const struct catalogue *catalogue, const char *code, struct err *err)
{
	struct arena scratch = {0};
	if (catalogue->damaged)
		return err_set(err, ERR_MALFORMED,
			_("the catalogue cannot be read, so service \"%s\" is not known"), code);
	const struct called_list all = catalogue_services_called(catalogue, &scratch);
	const struct called *near = called_nearest(&all, code);
	if (near)
		err_set(err, ERR_REFUSED, _("no service is called \"%s\"; did you mean \"%s\" (%s)?"), code,
			near->code, near->title);
	else
		err_hint(err, err_set(err, ERR_REFUSED, _("no service is called \"%s\""), code), "service-list");
	arena_clear(&scratch);
	return -1;
}

int catalogue_service(const struct catalogue *catalogue, const char *code,
	const struct service **service, struct err *err)
{
	const struct service *found = find_service(catalogue, code);
	if (!found)
		return refuse_service(catalogue, code, err);
	*service = found;
	return 0;
}

static int refuse_department(const struct catalogue *catalogue, const char *code, struct err *err)
{
	struct arena scratch = {0};
	const struct called_list all = catalogue_departments_called(catalogue, &scratch);
	const struct called *near = called_nearest(&all, code);
	if (near)
		err_set(err, ERR_REFUSED, _("no department is called \"%s\"; did you mean \"%s\" (%s)?"), code,
			near->code, near->title);
	else
		err_set(err, ERR_REFUSED, _("no department is called \"%s\"; there are: %s"), code,
			called_names(&all, &scratch));
	arena_clear(&scratch);
	return -1;
}

int catalogue_department(const struct catalogue *catalogue, const char *code,
	const struct department **department, struct err *err)
{
	const struct department *found = find_department(catalogue, code);
	if (!found)
		return refuse_department(catalogue, code, err);
	*department = found;
	return 0;
}

const struct flow *catalogue_flow(const struct catalogue *catalogue, const char *code)
{
	return find(&flow_schema, catalogue->flows.items, catalogue->flows.n, code);
}

const struct flow_stage *catalogue_handling_stage(const struct flow *flow, int64_t n)
{
	const struct flow_stage *stages = flow ? flow->stages.items : NULL;
	for (size_t i = 0; flow && i < flow->stages.n; i++)
		if (stages[i].phase == PHASE_HANDLE && --n == 0)
			return &stages[i];
	return NULL;
}

/* Codes that are no entries of the catalogue: words that its entries use. */
static const struct {
	const char *kind;
	const char *code;
	const char *title;
} code_titles[] = {
	{"department", "window", N_("window")},
	{"department", "owner", N_("owner")},
	{"department", "handler", N_("handling department")},
	{"debtor", "customer", N_("the customer")},
	{"form", "annex-8", N_("approval form (annex 8)")},
	{"form", "annex-9", N_("registration form (annex 9)")},
	{"form", "annex-10", N_("transfer form (annex 10)")},
	{"form", "receipt", N_("payment receipt")},
	{"guard", "account", N_("the account exists")},
	{"guard", "active", N_("the account is active")},
	{"guard", "no-arrears", N_("no arrears")},
	{"guard", "papers", N_("documents shown")},
	{"guard", "no-open-ticket", N_("no open ticket")},
	{"no-visit", "present", N_("done at once, in the presence of the customer")},
};

const char *catalogue_name_of(const void *catalogue, const char *kind, const char *code)
{
	for (size_t i = 0; i < sizeof code_titles / sizeof *code_titles; i++)
		if (str_equal(code_titles[i].kind, kind) && str_equal(code_titles[i].code, code))
			return _(code_titles[i].title);
	if (str_equal(kind, "article"))
		return regulation_cite(code);
	if (str_equal(kind, "service"))
		return catalogue_service_name(catalogue, code);
	if (str_equal(kind, "department") || str_equal(kind, "debtor"))
		return catalogue_department_name(catalogue, code);
	const struct flow *flow = str_equal(kind, "flow") ? catalogue_flow(catalogue, code) : NULL;
	return flow ? flow->name : code;
}

const char *catalogue_service_name(const struct catalogue *catalogue, const char *code)
{
	const struct service *found = find_service(catalogue, code);
	return found ? found->name : code;
}

const char *catalogue_department_name(const struct catalogue *catalogue, const char *code)
{
	const struct department *found = find_department(catalogue, code);
	return found ? found->name : code;
}

int64_t catalogue_stage_days(const struct flow_stage *stage)
{
	if (stage->days > 0)
		return stage->days;
	/* Half a day is the day on which it begins. */
	if (stage->half_days > 1)
		return stage->half_days / 2;
	return stage->same_day || stage->half_days == 1 ? 0 : -1;
}
