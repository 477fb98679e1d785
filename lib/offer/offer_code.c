#include "offer/offer_code.h"

#include <string.h>

#include "account/account.h"
#include "cli/language.h"
#include "form/form_print.h"
#include "rules/catalogue.h"
#include "office/desk.h"
#include "office/staff.h"
#include "payment/payment_report.h"
#include "offer/offer_order.h"
#include "cli/program_index.h"
#include "report/report_figures.h"
#include "ticket/ticket.h"
#include "ticket/ticket_owed.h"
#include "ticket/ticket_store.h"

static bool load(const struct offer *offer, struct catalogue *catalogue)
{
	struct err ignored = {0};
	struct store *store = offer->run->session.store;
	return store && catalogue_load_readable(store, catalogue, &ignored) == 0;
}

/* The catalogue has names of services in both languages; all else is Chinese. */
static bool is_english(const struct offer *offer)
{
	return str_equal(language_shown(offer->list.arena), "en");
}

void offer_code_services(struct offer *offer)
{
	struct catalogue catalogue;
	if (!load(offer, &catalogue))
		return;
	const bool english = is_english(offer);
	for (size_t i = 0; i < catalogue.services.n; i++) {
		const struct service *service = &catalogue.services.items[i];
		candidate_print_called(&offer->list, service->code, service->name,
			english && !str_empty(service->name_en) ? service->name_en : service->name);
	}
}

static void print_departments(struct offer *offer, const char *behind)
{
	struct arena *arena = offer->list.arena;
	struct catalogue catalogue;
	if (!load(offer, &catalogue))
		return;
	for (size_t i = 0; i < catalogue.departments.n; i++) {
		const struct department *department = &catalogue.departments.items[i];
		candidate_print_called(&offer->list, arena_printf(arena, "%s%s", department->code, behind),
			*behind ? NULL : department->name, department->name);
	}
}

void offer_code_departments(struct offer *offer)
{
	print_departments(offer, "");
}

void offer_code_opinions(struct offer *offer)
{
	print_departments(offer, "=");
}

void offer_code_flows(struct offer *offer)
{
	struct catalogue catalogue;
	if (!load(offer, &catalogue))
		return;
	for (size_t i = 0; i < catalogue.flows.n; i++)
		candidate_print(&offer->list, catalogue.flows.items[i].code, catalogue.flows.items[i].name);
}

static void print_papers(const struct offer *offer, const struct service *service)
{
	for (size_t i = 0; i < service->papers.n; i++)
		candidate_print_called(&offer->list, service->papers.items[i].code, service->papers.items[i].name,
			service->papers.items[i].name);
}

/* The code of the service that the command line is about; NULL: not known. */
static const char *service_of(const struct offer *offer, const struct catalogue *catalogue)
{
	struct err ignored = {0};
	const struct service *service;
	struct ticket ticket;
	for (size_t i = 0; i < catalogue->services.n; i++)
		if (str_equal(catalogue->services.items[i].deed, offer->program))
			return catalogue->services.items[i].code;
	if (offer->typed_n == 0)
		return NULL;
	if (catalogue_service(catalogue, offer->typed[0], &service, &ignored) == 0)
		return service->code;
	ignored = (struct err){0};
	return ticket_load(offer->run->session.store, offer->typed[0], &ticket, &ignored) == 0 ? ticket.service : NULL;
}

void offer_code_papers(struct offer *offer)
{
	struct catalogue catalogue;
	if (!load(offer, &catalogue))
		return;
	const char *code = service_of(offer, &catalogue);
	if (str_starts(offer->program, "account-") && str_equal(offer->key, "paper"))
		candidate_print(&offer->list, "all", _("every one that is asked for"));
	for (size_t i = 0; i < catalogue.services.n; i++)
		if (str_equal(catalogue.services.items[i].code, code))
			print_papers(offer, &catalogue.services.items[i]);
}

static void print_staff(const struct offer *offer, bool all)
{
	struct err ignored = {0};
	struct staff_list staff;
	struct catalogue catalogue;
	if (!load(offer, &catalogue) || staff_load_readable(offer->run->session.store, &staff, &ignored))
		return;
	for (size_t i = 0; i < staff.n; i++) {
		const struct staff *one = &staff.items[i];
		const char *department = str_empty(one->department)
						 ? one->desk
						 : catalogue_department_name(&catalogue, one->department);
		if (all || staff_is_active(one, offer->run->session.today))
			candidate_print_called(&offer->list, one->id, one->name,
				arena_printf(offer->list.arena, "%s%s%s", one->name,
					str_empty(department) ? "" : " · ",
					str_empty(department) ? "" : department));
	}
}

void offer_code_staff(struct offer *offer)
{
	print_staff(offer, true);
}

void offer_code_on_duty(struct offer *offer)
{
	print_staff(offer, false);
}

static void print_entered_desks(const struct offer *offer, const struct desk_list *desks)
{
	for (size_t i = 0; i < desks->n; i++)
		candidate_print_called(&offer->list, desks->items[i].code, desks->items[i].name, desks->items[i].name);
}

/* A desk is entered, or is what somebody has who works there; of several the first is named. */
void offer_code_desks(struct offer *offer)
{
	struct err ignored = {0};
	struct staff_list staff;
	struct desk_list desks = {0};
	if (!offer->run->session.store || staff_load_readable(offer->run->session.store, &staff, &ignored))
		return;
	if (desk_load_all(offer->run->session.store, &desks, &ignored) == 0)
		print_entered_desks(offer, &desks);
	for (size_t i = 0; i < staff.n; i++) {
		if (desk_find(&desks, staff.items[i].desk))
			continue;
		size_t first = 0;
		while (!str_equal(staff.items[first].desk, staff.items[i].desk))
			first++;
		if (first == i)
			candidate_print(&offer->list, staff.items[i].desk, staff.items[i].name);
	}
}

static void print_choices(const struct offer *offer, const struct choice *choices)
{
	for (; choices->name; choices++)
		candidate_print_called(&offer->list, choices->name,
			str_empty(choices->title) ? NULL : message_chinese(choices->title),
			str_empty(choices->title) ? NULL : _(choices->title));
}

void offer_code_forms(struct offer *offer)
{
	print_choices(offer, form_print_kinds);
}

void offer_code_ticket_states(struct offer *offer)
{
	print_choices(offer, ticket_states);
}

void offer_code_account_states(struct offer *offer)
{
	print_choices(offer, account_states);
}

void offer_code_roles(struct offer *offer)
{
	print_choices(offer, staff_roles);
}

void offer_code_owed(struct offer *offer)
{
	print_choices(offer, ticket_owed_kinds);
}

void offer_code_dimensions(struct offer *offer)
{
	print_choices(offer, report_figure_dimensions);
}

void offer_code_payment_dimensions(struct offer *offer)
{
	for (size_t i = 0; payment_report_dimensions[i]; i++)
		candidate_print(&offer->list, payment_report_dimensions[i], NULL);
}

void offer_code_figures(struct offer *offer)
{
	for (int i = 0; i < REPORT_FIGURES; i++)
		candidate_print(&offer->list, report_figures_key(i), NULL);
}

void offer_code_languages(struct offer *offer)
{
	candidate_print(&offer->list, "zh_CN", "中文");
	candidate_print(&offer->list, "en", "English");
}

void offer_code_programs(struct offer *offer)
{
	struct err ignored = {0};
	struct program_index index;
	if (program_index_load(offer->run, &index, &ignored))
		return;
	if (offer->typed_n == 0)
		candidate_print(&offer->list, "help", _("the manual page of a program"));
	for (size_t i = 0; i < index.n; i++)
		candidate_print(&offer->list, index.items[i].name, index.items[i].summary);
}
