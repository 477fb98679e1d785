#include "office/catalogue.h"

#include <stddef.h>

#include "base/message.h"
#include "base/nearest.h"
#include "base/str.h"
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

#define AT(member) .offset = offsetof(struct paper, member)
static const struct field paper_fields[] = {
	{.key = "code", .title = N_("paper"), .type = FIELD_ID, .flags = FIELD_REQUIRED, AT(code),
		.check = id_check_code},
	{.key = "name", .title = N_("name"), .type = FIELD_LINE, .flags = FIELD_REQUIRED, AT(name)},
	{.key = "for", .title = N_("needed from"), .type = FIELD_ENUM, .flags = FIELD_REQUIRED,
		AT(for_whom), .choices = paper_fors},
	{.key = "form", .title = N_("form"), .type = FIELD_ENUM, .flags = FIELD_REQUIRED, AT(form),
		.choices = paper_forms},
	{.key = "note", .title = N_("note"), .type = FIELD_LINE, AT(note)},
};
#undef AT

static const struct schema paper_schema = {
	.name = "paper",
	.size = sizeof(struct paper),
	SCHEMA_FIELDS(paper_fields),
	.summary = N_("a paper that a service asks for"),
};

#define AT(member) .offset = offsetof(struct service, member)
static const struct field service_fields[] = {
	{.key = "code", .title = N_("service"), .type = FIELD_ID, .flags = FIELD_REQUIRED, AT(code),
		.check = id_check_code},
	{.key = "name", .title = N_("name"), .type = FIELD_LINE, .flags = FIELD_REQUIRED, AT(name)},
	{.key = "name_en", .title = N_("English name"), .type = FIELD_LINE, AT(name_en)},
	{.key = "class", .title = N_("class"), .type = FIELD_ENUM, .flags = FIELD_REQUIRED, AT(class),
		.choices = service_classes},
	{.key = "department", .title = N_("department"), .type = FIELD_ID, AT(department),
		.check = id_check_code, .names = "department"},
	{.key = "with", .title = N_("together with"), .type = FIELD_WORDS, AT(with),
		.check = id_check_code, .names = "department"},
	{.key = "limit", .title = N_("limit (working days)"), .type = FIELD_INT,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(limit)},
	{.key = "fee", .title = N_("fee (yuan)"), .type = FIELD_MONEY,
		.flags = FIELD_REQUIRED | FIELD_RIGHT, AT(fee)},
	{.key = "fee_note", .title = N_("fee note"), .type = FIELD_LINE, AT(fee_note)},
	{.key = "form", .title = N_("form"), .type = FIELD_ID, AT(form), .check = id_check_code,
		.names = "form"},
	{.key = "flow", .title = N_("flow"), .type = FIELD_ID, AT(flow), .check = id_check_code,
		.names = "flow"},
	{.key = "guards", .title = N_("guards"), .type = FIELD_WORDS, AT(guards),
		.check = id_check_code, .names = "guard"},
	{.key = "approvals", .title = N_("opinions needed"), .type = FIELD_WORDS, AT(approvals),
		.check = id_check_code, .names = "department"},
	{.key = "article", .title = N_("article"), .type = FIELD_LINE, .flags = FIELD_REQUIRED,
		AT(article)},
	{.key = "origin", .title = N_("origin"), .type = FIELD_ENUM, AT(origin), .choices = origins},
	{.key = "papers", .title = N_("papers"), .type = FIELD_LIST, AT(papers), .of = &paper_schema},
	{.key = "guide", .title = N_("guide"), .type = FIELD_TEXT, AT(guide)},
};
#undef AT

const struct schema service_schema = {
	.name = "service",
	.size = sizeof(struct service),
	SCHEMA_FIELDS(service_fields),
	.summary = N_("catalogue/services.yaml: what a window can be asked for"),
};

#define AT(member) .offset = offsetof(struct department, member)
static const struct field department_fields[] = {
	{.key = "code", .title = N_("department"), .type = FIELD_ID, .flags = FIELD_REQUIRED, AT(code),
		.check = id_check_code},
	{.key = "name", .title = N_("name"), .type = FIELD_LINE, .flags = FIELD_REQUIRED, AT(name)},
	{.key = "name_en", .title = N_("English name"), .type = FIELD_LINE, AT(name_en)},
	{.key = "origin", .title = N_("origin"), .type = FIELD_ENUM, AT(origin), .choices = origins},
	{.key = "duty", .title = N_("duty"), .type = FIELD_LINE, AT(duty)},
};
#undef AT

const struct schema department_schema = {
	.name = "department",
	.size = sizeof(struct department),
	SCHEMA_FIELDS(department_fields),
	.summary = N_("catalogue/departments.yaml: who handles what is handed over"),
};

const struct choice flow_phases[] = {
	{"receive", N_("receive")},
	{"review", N_("review")},
	{"handle", N_("handle")},
	{"deliver", N_("deliver")},
	{"visit", N_("visit")},
	{NULL, NULL},
};

#define AT(member) .offset = offsetof(struct flow_stage, member)
static const struct field step_fields[] = {
	{.key = "name", .title = N_("step"), .type = FIELD_LINE, .flags = FIELD_REQUIRED, AT(name)},
	{.key = "stage", .title = N_("stage"), .type = FIELD_ENUM, .flags = FIELD_REQUIRED, AT(phase),
		.choices = flow_phases},
	{.key = "department", .title = N_("department"), .type = FIELD_ID, .flags = FIELD_REQUIRED,
		AT(department), .check = id_check_code, .names = "department"},
	{.key = "half_days", .title = N_("limit (half working days)"), .type = FIELD_INT,
		.flags = FIELD_RIGHT, AT(half_days)},
	{.key = "note", .title = N_("note"), .type = FIELD_LINE, AT(note)},
};
#undef AT

static const struct schema step_schema = {
	.name = "step",
	.size = sizeof(struct flow_stage),
	SCHEMA_FIELDS(step_fields),
	.summary = N_("a step of a flow"),
};

#define AT(member) .offset = offsetof(struct flow, member)
static const struct field flow_fields[] = {
	{.key = "code", .title = N_("flow"), .type = FIELD_ID, .flags = FIELD_REQUIRED, AT(code),
		.check = id_check_code},
	{.key = "name", .title = N_("name"), .type = FIELD_LINE, .flags = FIELD_REQUIRED, AT(name)},
	{.key = "name_en", .title = N_("English name"), .type = FIELD_LINE, AT(name_en)},
	{.key = "origin", .title = N_("origin"), .type = FIELD_ENUM, AT(origin), .choices = origins},
	{.key = "steps", .title = N_("steps"), .type = FIELD_LIST, .flags = FIELD_REQUIRED, AT(stages),
		.of = &step_schema},
};
#undef AT

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
		return err_set(err, ERR_MALFORMED, _("%s is missing; first: git restore %s"), path, path);
	return 0;
}

int catalogue_load(struct store *store, struct catalogue *catalogue, struct err *err)
{
	struct catalogue loaded = {0};
	if (load_file(store, PATH_SERVICES, &service_schema, &loaded.services, err) ||
		load_file(store, PATH_DEPARTMENTS, &department_schema, &loaded.departments, err) ||
		load_file(store, PATH_FLOWS, &flow_schema, &loaded.flows, err))
		return -1;
	*catalogue = loaded;
	return 0;
}

/* All three kinds of entry begin with their code. */
static const void *find(const struct list *list, const struct schema *schema, const char *code)
{
	for (size_t i = 0; i < list->n; i++) {
		const char *const *entry =
			(const void *)((const char *)list->items + i * schema->size);
		if (str_equal(*entry, code))
			return entry;
	}
	return NULL;
}

static int refuse_service(const struct catalogue *catalogue, const char *code, struct err *err)
{
	const struct service *all = catalogue->services.items;
	struct nearest nearest = {.word = code};
	for (size_t i = 0; i < catalogue->services.n; i++)
		nearest_offer(&nearest, all[i].code);
	return nearest.found
		       ? err_set(err, ERR_REFUSED, _("no service is called \"%s\"; did you mean \"%s\"?"),
				 code, nearest.found)
		       : err_set(err, ERR_REFUSED, _("no service is called \"%s\"; first: service-list"),
				 code);
}

int catalogue_service(const struct catalogue *catalogue, const char *code,
	const struct service **service, struct err *err)
{
	const struct service *found = find(&catalogue->services, &service_schema, code);
	if (!found)
		return refuse_service(catalogue, code, err);
	*service = found;
	return 0;
}

int catalogue_department(const struct catalogue *catalogue, const char *code,
	const struct department **department, struct err *err)
{
	const struct department *found = find(&catalogue->departments, &department_schema, code);
	if (!found) {
		struct str known = {0};
		const struct department *all = catalogue->departments.items;
		for (size_t i = 0; i < catalogue->departments.n; i++)
			str_add_format(&known, "%s%s", i ? ", " : "", all[i].code);
		err_set(err, ERR_REFUSED, _("no department is called \"%s\"; there are: %s"), code,
			str_text(&known));
		str_close(&known);
		return -1;
	}
	*department = found;
	return 0;
}

const struct flow *catalogue_flow(const struct catalogue *catalogue, const char *code)
{
	return find(&catalogue->flows, &flow_schema, code);
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
	{"form", "annex-8", N_("approval form (annex 8)")},
	{"form", "annex-9", N_("registration form (annex 9)")},
	{"form", "annex-10", N_("transfer form (annex 10)")},
	{"form", "receipt", N_("receipt")},
	{"guard", "account", N_("the account exists")},
	{"guard", "active", N_("the account is active")},
	{"guard", "no-arrears", N_("no arrears")},
	{"guard", "papers", N_("papers shown")},
	{"guard", "no-open-ticket", N_("no open ticket")},
};

const char *catalogue_name_of(const void *catalogue, const char *kind, const char *code)
{
	for (size_t i = 0; i < sizeof code_titles / sizeof *code_titles; i++)
		if (str_equal(code_titles[i].kind, kind) && str_equal(code_titles[i].code, code))
			return _(code_titles[i].title);
	if (str_equal(kind, "service"))
		return catalogue_service_name(catalogue, code);
	if (str_equal(kind, "department"))
		return catalogue_department_name(catalogue, code);
	const struct flow *flow = str_equal(kind, "flow") ? catalogue_flow(catalogue, code) : NULL;
	return flow ? flow->name : code;
}

const char *catalogue_service_name(const struct catalogue *catalogue, const char *code)
{
	const struct service *found = find(&catalogue->services, &service_schema, code);
	return found ? found->name : code;
}

const char *catalogue_department_name(const struct catalogue *catalogue, const char *code)
{
	const struct department *found = find(&catalogue->departments, &department_schema, code);
	return found ? found->name : code;
}

static int check_once(const struct list *list, const struct schema *schema, const char *path,
	struct err *err)
{
	for (size_t i = 0; i < list->n; i++) {
		const char *const *entry =
			(const void *)((const char *)list->items + i * schema->size);
		if ((const void *)entry != find(list, schema, *entry))
			return err_set(err, ERR_MALFORMED, _("%s: %s \"%s\" stands there twice"), path,
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
	if (str_empty(code) || find(&catalogue->departments, &department_schema, code))
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

int catalogue_check(const struct catalogue *catalogue, struct err *err)
{
	const struct service *services = catalogue->services.items;
	const struct flow *flows = catalogue->flows.items;
	if (check_once(&catalogue->services, &service_schema, PATH_SERVICES, err) ||
		check_once(&catalogue->departments, &department_schema, PATH_DEPARTMENTS, err) ||
		check_once(&catalogue->flows, &flow_schema, PATH_FLOWS, err))
		return -1;
	for (size_t i = 0; i < catalogue->services.n; i++)
		if (check_service(catalogue, &services[i], err))
			return -1;
	for (size_t i = 0; i < catalogue->flows.n; i++) {
		const struct flow_stage *stages = flows[i].stages.items;
		for (size_t s = 0; s < flows[i].stages.n; s++)
			if (check_department(catalogue, PATH_FLOWS, flows[i].code, stages[s].department, err))
				return -1;
	}
	return 0;
}
