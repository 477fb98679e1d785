#include "cli/names.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "rules/catalogue.h"
#include "office/desk.h"
#include "rules/paper.h"
#include "office/staff.h"
#include "store/store.h"
#include "table/out_order.h"
#include "value/id.h"

struct names_loaded {
	bool catalogue_tried;
	bool people_tried;
	bool desks_tried;
	struct catalogue catalogue;
	struct staff_list people;
	struct desk_list desks;
	const char *service; /* whose documents are spoken of; NULL: of any */
};

struct names {
	struct store *store;
	struct names_loaded *loaded;
};

struct names *names_of(struct store *store, struct arena *arena)
{
	struct names *names = arena_alloc(arena, sizeof *names);
	*names = (struct names){.store = store, .loaded = arena_alloc(arena, sizeof *names->loaded)};
	return names;
}

/* A file that cannot be read leaves codes; whoever needs more of it says why. */
static const struct staff_list *people_of(const struct names *names)
{
	struct err ignored = {0};
	if (!names->loaded->people_tried)
		(void)staff_load_readable(names->store, &names->loaded->people, &ignored);
	names->loaded->people_tried = true;
	return &names->loaded->people;
}

/* Most stores have no entries of desks, and show their codes. */
static const char *name_of_desk(const struct names *names, const char *code)
{
	struct err ignored = {0};
	struct desk_list *desks = &names->loaded->desks;
	if (!names->loaded->desks_tried && desk_load_all(names->store, desks, &ignored))
		*desks = (struct desk_list){0};
	names->loaded->desks_tried = true;
	const struct desk *found = desk_find(desks, code);
	return found ? found->name : code;
}

static const struct catalogue *catalogue_of(const struct names *names)
{
	struct err ignored = {0};
	if (!names->loaded->catalogue_tried)
		(void)catalogue_load_readable(names->store, &names->loaded->catalogue, &ignored);
	names->loaded->catalogue_tried = true;
	return &names->loaded->catalogue;
}

void names_prefer(const void *names, const char *service)
{
	((const struct names *)names)->loaded->service = service;
}

static const char *paper_of(const struct service *service, const char *code)
{
	const struct paper *paper = paper_find(service, code);
	return paper ? paper->name : NULL;
}

static const char *name_of_paper(const struct catalogue *catalogue, const char *service, const char *code)
{
	const struct service_list *services = &catalogue->services;
	const char *found = NULL;
	for (size_t i = 0; i < services->n; i++) {
		const char *name = paper_of(&services->items[i], code);
		if (name && str_equal(services->items[i].code, service))
			return name;
		found = found ? found : name;
	}
	return found ? found : code;
}

static const char *choice_title(const struct choice *choices, const char *code)
{
	const int found = choice_find(choices, code);
	return found < 0 ? code : _(choices[found].title);
}

/* "2026-10-08..2026-10-16 jiwei", of several with commas between them: who stands in has a name. */
static const char *leave_of(const struct names *names, const char *text)
{
	struct arena *mem = names->store->mem;
	const char *told = "";
	while (*text) {
		const size_t length = strcspn(text, ",");
		const char *leave = arena_dup_n(mem, text, length);
		const char *deputy = strrchr(leave, ' ');
		const struct staff *found = deputy ? staff_find(people_of(names), deputy + 1) : NULL;
		if (found && !str_empty(found->name))
			leave = arena_printf(mem, "%.*s %s", (int)(deputy - leave), leave, found->name);
		text += length + (text[length] == ',');
		told = arena_printf(mem, "%s%s%s", told, leave, *text ? "," : "");
	}
	return told;
}

const char *names_find(const void *context, const char *kind, const char *code)
{
	const struct names *names = context;
	const struct staff *found;
	struct err not_a_desk = {0};
	if (str_equal(kind, "role"))
		return choice_title(staff_roles, code);
	if (str_equal(kind, "desk"))
		return name_of_desk(names, code);
	if (str_equal(kind, "leave"))
		return leave_of(names, code);
	if (str_equal(kind, "act"))
		return choice_title(choice_find(staff_acts, code) < 0 ? desk_acts : staff_acts, code);
	if (str_equal(kind, "paper"))
		return name_of_paper(catalogue_of(names), names->loaded->service, code);
	if (!str_equal(kind, "staff") && !str_equal(kind, "department") && !str_equal(kind, "debtor"))
		return catalogue_name_of(catalogue_of(names), kind, code);
	const char *name = str_equal(kind, "staff") ? code : catalogue_name_of(catalogue_of(names), kind, code);
	if (!str_equal(name, code))
		return name;
	found = staff_find(people_of(names), code);
	if (found && !str_empty(found->name))
		return found->name;
	return str_equal(kind, "debtor") && id_check_desk(code, &not_a_desk) == 0
		       ? arena_printf(names->store->mem, _("window %s"), name_of_desk(names, code))
		       : code;
}

static const void *row_begins(const void *names, const struct schema *schema, const void *row)
{
	const char *before = ((const struct names *)names)->loaded->service;
	const struct field *field = field_find(schema, "service");
	if (field && field->type == FIELD_ID)
		names_prefer(names, *(const char *const *)((const char *)row + field->offset));
	return before;
}

static void row_ends(const void *names, const void *before)
{
	names_prefer(names, before);
}

void names_print(struct out *out, const struct names *names)
{
	out->name_of = names_find;
	out->row_begins = row_begins;
	out->row_ends = row_ends;
	out->names = names;
}
