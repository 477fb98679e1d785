#include "check/check_desk.h"

#include "base/message.h"
#include "base/str.h"
#include "office/desk.h"
#include "office/session.h"
#include "store/path.h"
#include "store/store.h"

static void check_place(struct findings *findings, const struct desk_list *all, size_t at)
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

static void check_machine(struct findings *findings, const struct desk_list *all, const struct desk *desk)
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
static void check_known(struct findings *findings, const struct desk_list *all, const char *code)
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

void check_desks(struct findings *findings)
{
	struct err err = {0};
	struct desk_list all;
	const struct store *store = findings->session->store;
	if (desk_load_all(findings->session->store, &all, &err)) {
		findings_add_err(findings, PATH_DESKS, &err);
		return;
	}
	for (size_t i = 0; i < all.n; i++) {
		check_place(findings, &all, i);
		check_machine(findings, &all, &all.items[i]);
		if (findings_events(findings, &desk_schema, &all.items[i], findings->mem, &err)) {
			err_prefix(&err, "%s", all.items[i].code);
			findings_add_err(findings, PATH_DESKS, &err);
		}
	}
	if (all.n == 0)
		return;
	if (!str_empty(store->settings.centre))
		check_known(findings, &all, store->settings.centre);
	for (size_t i = 0; store->has_hub && i < store->desks.n; i++)
		if (!str_equal(store->desks.items[i], store->settings.centre))
			check_known(findings, &all, store->desks.items[i]);
}
