#include "check/check_office.h"

#include <stddef.h>

#include "base/message.h"
#include "base/str.h"
#include "finding/findings.h"
#include "rules/catalogue_check.h"
#include "rules/regulation.h"
#include "office/desk.h"
#include "rules/rulebook.h"
#include "office/session.h"
#include "office/staff.h"
#include "store/path.h"
#include "store/store.h"

/* The regulation's text; what was made before the catalogue had it has none. */
static void check_rules(struct findings *findings)
{
	struct err err = {0};
	struct rulebook_list rules;
	const struct department *department;
	if (rulebook_load(findings->session->store, &rules, &err) || rulebook_check(&rules, &err)) {
		findings_add_err(findings, PATH_REGULATION, &err);
		return;
	}
	for (size_t i = 0; findings->has_catalogue && i < rules.n; i++)
		if (!str_empty(rules.items[i].interpreter) &&
			catalogue_department(&findings->catalogue, rules.items[i].interpreter, &department, &err))
			findings_add_err(findings, PATH_REGULATION, &err);
}

static void check_catalogue(struct findings *findings)
{
	struct err err = {0};
	if (catalogue_load(findings->session->store, &findings->catalogue, &err))
		findings_add_err(findings, "catalogue", &err);
	else if (findings->has_catalogue = true, catalogue_check(&findings->catalogue, &err))
		findings_add_err(findings, "catalogue", &err);
	check_rules(findings);
	const struct calendar *calendar;
	findings->has_calendar = session_calendar(findings->session, &calendar, &err) == 0;
	if (!findings->has_calendar)
		findings_add_err(findings, PATH_CALENDAR, &err);
}

/* Who acts is found by login: two on duty with one login are told apart by their order in the file. */
static void check_login(struct findings *findings, const struct staff *staff)
{
	const int today = findings->session->today;
	const struct staff_list *all = &findings->staff;
	if (str_empty(staff->login) || !staff_is_active(staff, today))
		return;
	for (const struct staff *other = all->items; other < staff; other++)
		if (str_equal(other->login, staff->login) && staff_is_active(other, today))
			findings_add(findings, FINDING_WARNING, ERR_REFUSED, PATH_STAFF,
				arena_printf(findings->mem, _("%s and %s are on duty with one login \"%s\""),
					other->id, staff->id, staff->login));
}

/* One line for all who have none. */
static void check_badges(struct findings *findings)
{
	const struct staff *staff = findings->staff.items;
	const char *without = "";
	for (size_t i = 0; i < findings->staff.n; i++)
		if (str_empty(staff[i].badge) && !staff_has_left(&staff[i], findings->session->today))
			without = arena_printf(findings->mem, "%s%s%s", without, *without ? _(", ") : "",
				staff[i].id);
	if (*without)
		findings_add(findings, FINDING_NOTE, ERR_NONE, PATH_STAFF,
			arena_printf(findings->mem, _("no badge number yet (%s): %s"), regulation_cite("七"),
				without));
}

/* Everybody once, sorted by id: before format 2 in the order of entry. */
static void check_staff_place(struct findings *findings, size_t at)
{
	struct err err = {0};
	const struct staff *staff = findings->staff.items;
	if (staff_find(&findings->staff, staff[at].id) != &staff[at])
		err_set(&err, ERR_MALFORMED, _("staff \"%s\" appears twice"), staff[at].id);
	else if (at > 0 && findings->session->store->settings.format >= SETTINGS_FORMAT_MONEY &&
		 !str_less(staff[at - 1].id, staff[at].id))
		err_set(&err, ERR_MALFORMED, _("staff \"%s\" does not follow \"%s\" in order"), staff[at].id,
			staff[at - 1].id);
	if (err.code)
		findings_add_err(findings, PATH_STAFF, &err);
}

static void check_all_staff(struct findings *findings)
{
	struct err err = {0};
	struct staff_list *all = &findings->staff;
	if (staff_load_all(findings->session->store, all, &err)) {
		findings_add_err(findings, PATH_STAFF, &err);
		return;
	}
	findings->has_staff = true;
	const struct staff *staff = all->items;
	const struct department *department;
	for (size_t i = 0; i < all->n; i++) {
		check_staff_place(findings, i);
		check_login(findings, &staff[i]);
		if (findings_events(findings, &staff_schema, &staff[i], findings->mem, &err)) {
			err_prefix(&err, "%s", staff[i].id);
			findings_add_err(findings, PATH_STAFF, &err);
		}
		if (findings->has_catalogue && !str_empty(staff[i].department) &&
			catalogue_department(&findings->catalogue, staff[i].department, &department, &err))
			findings_add_err(findings, PATH_STAFF, &err);
	}
	check_badges(findings);
}

void check_office(struct findings *findings)
{
	if (findings->session->calendar)
		findings->session->calendar->loaded = false;
	check_catalogue(findings);
	check_all_staff(findings);
	check_office_desks(findings);
}

static void check_desk_place(struct findings *findings, const struct desk_list *all, size_t at)
{
	struct err err = {0};
	const struct desk *desk = all->items;
	if (desk_find(all, desk[at].code) != &desk[at])
		err_set(&err, ERR_MALFORMED, _("desk \"%s\" appears twice"), desk[at].code);
	else if (at > 0 && !str_less(desk[at - 1].code, desk[at].code))
		err_set(&err, ERR_MALFORMED, _("desk \"%s\" does not follow \"%s\" in order"), desk[at].code,
			desk[at - 1].code);
	if (err.code)
		findings_add_err(findings, PATH_DESKS, &err);
}

/* Another that still works and has one of its keys; NULL: none. */
static const struct desk *with_its_key(const struct desk_list *all, const struct desk *desk, int today)
{
	for (const struct desk *other = all->items; other < desk; other++)
		for (size_t k = 0; k < desk->keys.n; k++)
			if (words_have(&other->keys, desk->keys.items[k]) && !desk_has_ended(other, today) &&
				!desk_has_ended(desk, today))
				return other;
	return NULL;
}

static void check_desk_machine(struct findings *findings, const struct desk_list *all, const struct desk *desk)
{
	struct err err = {0};
	const struct desk *other = with_its_key(all, desk, findings->session->today);
	const struct desk *host = str_empty(desk->clone) ? NULL : desk_find(all, desk->clone);
	if (other)
		err_set(&err, ERR_MALFORMED, _("desks %s and %s have one key"), other->code, desk->code);
	else if (!str_empty(desk->clone) && (!host || host == desk || !str_empty(host->clone)))
		err_set(&err, ERR_MALFORMED, _("desk %s has no clone of its own that %s could work in"), desk->clone,
			desk->code);
	if (err.code)
		findings_add_err(findings, PATH_DESKS, &err);
}

/* One that others count on is missing in the file, or has ended. */
static void check_desk_known(struct findings *findings, const struct desk_list *all, const char *code)
{
	struct err err = {0};
	const struct desk *desk = desk_find(all, code);
	if (desk && desk_is_active(desk, findings->session->today))
		return;
	err_hint(&err,
		desk ? err_set(&err, ERR_REFUSED, _("desk %s does not work today"), code)
		     : err_set(&err, ERR_REFUSED, _("desk %s has no entry"), code),
		"desk-set %s", code);
	findings_warn(findings, PATH_DESKS, &err);
}

void check_office_desks(struct findings *findings)
{
	struct err err = {0};
	struct desk_list all;
	const struct store *store = findings->session->store;
	if (desk_load_all(findings->session->store, &all, &err)) {
		findings_add_err(findings, PATH_DESKS, &err);
		return;
	}
	for (size_t i = 0; i < all.n; i++) {
		check_desk_place(findings, &all, i);
		check_desk_machine(findings, &all, &all.items[i]);
		if (findings_events(findings, &desk_schema, &all.items[i], findings->mem, &err)) {
			err_prefix(&err, "%s", all.items[i].code);
			findings_add_err(findings, PATH_DESKS, &err);
		}
	}
	if (all.n == 0)
		return;
	if (!str_empty(store->settings.centre))
		check_desk_known(findings, &all, store->settings.centre);
	for (size_t i = 0; store->has_hub && i < store->desks.n; i++)
		if (!str_equal(store->desks.items[i], store->settings.centre))
			check_desk_known(findings, &all, store->desks.items[i]);
}
