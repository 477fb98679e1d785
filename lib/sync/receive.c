#include "sync/receive.h"

#include <string.h>

#include "base/map.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "history/check_history.h"
#include "history/check_record.h"
#include "finding/findings.h"
#include "history/history.h"
#include "office/session.h"
#include "store/git_ref.h"
#include "store/path.h"
#include "store/store.h"
#include "sync/receive_change.h"
#include "sync/receive_commit.h"
#include "sync/receive_event.h"
#include "sync/receive_look.h"
#include "sync/receive_merge.h"
#include "sync/receive_record.h"
#include "sync/receive_then.h"
#include "value/moment.h"

struct receive {
	struct receive_order order;
	const char **known; /* those of the order, and what was verified since */
	size_t known_n;
	size_t known_room;
	struct receive_look look;
	struct store store;  /* that of the order, with settings and staff as they were verified */
	struct session session;
	struct findings findings;
	struct receive_change change;
	struct map before;   /* desk -> author date of its last commit that was looked at */
	struct arena mem;    /* of a commit */
	struct arena kept;
};

/* ---- One commit ---------------------------------------------------------------------------------- */

#define DESK_MAIL "@desk.onestop"
#define STAFF_MAIL "@onestop"

/* "XS" of "XS@desk.onestop"; NULL for another committer. */
static const char *desk_of(const struct history_commit *is, struct arena *mem)
{
	const size_t n = strlen(is->committer);
	return str_ends(is->committer, DESK_MAIL) ? arena_dup_n(mem, is->committer, n - strlen(DESK_MAIL)) : NULL;
}

/* What is done by hand has a person for its committer: did it come with the branch of the centre?  Where no desk is the
 * centre each keeps what is the centre's, and it is of none of them. */
static int look_by_hand(struct receive *receive, struct err *err)
{
	struct receive_look *look = &receive->look;
	const char *tip = receive->order.centre;
	bool came = false;
	if (!look->desk && str_empty(look->store->settings.centre))
		look->desk = "";
	if (look->desk || !tip)
		return 0;
	if (git_ref_contains(look->store, tip, look->is->id, &came, err))
		return -1;
	look->desk = came ? look->store->settings.centre : NULL;
	return 0;
}

/* Of what was changed by hand it is said who may. */
static int refuse_nobodys(const struct receive_look *look, bool by_hand, struct err *err)
{
	err_set(err, ERR_REFUSED, _("does not say which desk made it"));
	return by_hand ? err_hint(err, -1, _("by hand at desk %s, the centre"), look->store->settings.centre) : -1;
}

/* Whose commit it is: the pusher's, and as such it was made. */
static int look_for_desk(struct receive *receive, struct err *err)
{
	struct receive_look *look = &receive->look;
	const char *says = desk_of(look->is, look->mem);
	look->desk = look->pusher ? look->pusher : says;
	const bool by_hand = look->is->parents_n == 1 && !*check_record_staff(look->is->message, look->mem);
	if (by_hand && look_by_hand(receive, err))
		return -1;
	if (!look->desk || (!says && !by_hand))
		return refuse_nobodys(look, by_hand, err);
	if (says && look->pusher && !desk_is_of(&look->desks, says, look->pusher))
		return err_set(err, ERR_REFUSED, _("was made by desk %s, and is pushed by desk %s"), says, look->desk);
	look->desk = says ? says : look->desk;
	look->centre = settings_is_centre(&look->store->settings, look->desk);
	const struct desk *desk = desk_find(&look->desks, look->desk);
	look->desk_roles = desk ? desk_role_bits(desk) : ~0U;
	if (!desk && look->desks.n && !look->centre)
		return err_hint(err, err_set(err, ERR_REFUSED, _("desk %s is not in %s"), look->desk, PATH_DESKS),
			_("at the centre: desk-set <desk> --key <key>"));
	/* Whoever has its machine could date what he writes. */
	if (desk && look->pusher && look->now && desk_has_ended(desk, moment_date(look->now)))
		return err_set(err, ERR_REFUSED, _("desk %s is no longer in use"), look->desk);
	if (desk && !desk_is_active(desk, moment_date(look->is->authored)))
		return err_set(err, ERR_REFUSED, _("is of a day on which desk %s was not in use"), look->desk);
	look->before = (int64_t)map_get(&receive->before, look->desk);
	return 0;
}

/* By hand only what has no events is written, and by the centre. */
static int check_by_hand(struct receive *receive, const struct history_change_list *changes, struct err *err)
{
	struct receive_path path;
	for (size_t i = 0; i < changes->n; i++) {
		if (receive_path_parse(changes->items[i].path, receive->look.mem, &path, err) == 0 &&
			receive->look.centre &&
			(path.kind == RECEIVE_SETTINGS || path.kind == RECEIVE_CATALOGUE || path.kind == RECEIVE_PLAIN))
			continue;
		return err_set(err, ERR_REFUSED, _("%s: was changed by hand"), changes->items[i].path);
	}
	return 0;
}

static int check_author(struct receive *receive, const struct history_change_list *changes, struct err *err)
{
	struct receive_look *look = &receive->look;
	look->author = check_record_staff(look->is->message, look->mem);
	if (!*look->author)
		return check_by_hand(receive, changes, err);
	if (!str_equal(look->is->author, arena_printf(look->mem, "%s" STAFF_MAIL, look->author)))
		return err_set(err, ERR_REFUSED, _("its author is %s, and it says it is by \"%s\""), look->is->author,
			look->author);
	return receive_event_author(look, err);
}

/* What the centre changed counts from here on. */
static int look_again(struct receive *receive, const struct history_change_list *changes, struct err *err)
{
	for (size_t i = 0; i < changes->n; i++)
		if (str_equal(changes->items[i].path, STORE_SETTINGS_PATH) ||
			str_starts(changes->items[i].path, PATH_CATALOGUE "/"))
			return receive_look_office(&receive->look, receive->look.is->id, err);
	return 0;
}

static int check_change(struct receive *receive, struct err *err)
{
	struct receive_look *look = &receive->look;
	struct history_change_list changes;
	return history_changes(receive->look.history, look->is, 0, look->mem, &changes, err) ||
			       check_author(receive, &changes, err) ||
			       receive_change_check(&receive->change, &changes, err) || look_again(receive, &changes, err)
		       ? -1
		       : 0;
}

static int check_commit(struct receive *receive, struct err *err)
{
	struct receive_look *look = &receive->look;
	int rc = look_for_desk(receive, err);
	if (rc || receive_commit_check(look->is, look->pusher ? receive->order.now : 0, err))
		return -1;
	switch (look->is->parents_n) {
	case 1:
		rc = check_change(receive, err);
		break;
	case 2:
		rc = receive_event_time(look, err) || receive_merge_check(look, err) ? -1 : 0;
		break;
	default:
		rc = err_set(err, ERR_REFUSED, _("has %zu parents"), look->is->parents_n);
	}
	if (rc == 0)
		map_set(&receive->before, &receive->kept, arena_dup(&receive->kept, look->desk),
			(size_t)look->is->authored);
	return rc;
}

/* ---- All of a push ------------------------------------------------------------------------------- */

/* Leaving out what was looked at before. */
static int begin_range(struct receive *receive, const char *commit, struct err *err)
{
	struct arena *mem = &receive->kept;
	const char **words = NULL;
	size_t n = 0, room = 0;
	VEC_PUSH(mem, words, n, room) = commit;
	VEC_PUSH(mem, words, n, room) = "--not";
	if (!receive->order.known)
		VEC_PUSH(mem, words, n, room) = "--all";
	for (size_t i = 0; i < receive->known_n; i++)
		VEC_PUSH(mem, words, n, room) = receive->known[i];
	VEC_PUSH(mem, words, n, room) = NULL;
	return history_range(receive->look.history, words, err);
}

int receive_verify(struct receive *receive, const char *commit, const char **refusal, struct err *err)
{
	struct history_commit is;
	bool found = true;
	int rc = begin_range(receive, commit, err);
	*refusal = NULL;
	receive->look.is = &is;
	while (rc == 0 && found) {
		arena_clear(&receive->mem);
		rc = history_next(receive->look.history, &receive->mem, &is, &found, err);
		if (rc == 0 && found)
			rc = check_commit(receive, err);
	}
	if (rc && err->code != ERR_SYSTEM) {
		char text[ERR_TEXT_SIZE];
		*refusal = arena_printf(&receive->kept, _("commit %.12s: %s"), is.id,
			store_mask(&receive->store, err_text(err, text)));
		*err = (struct err){0};
		rc = 0;
	}
	receive_change_forget(&receive->change);
	if (rc == 0 && !*refusal)
		VEC_PUSH(&receive->kept, receive->known, receive->known_n, receive->known_room) =
			arena_dup(&receive->kept, commit);
	return rc;
}

/* Whatever the desk has had it did not write before. */
static int note_tip(struct receive *receive, struct err *err)
{
	const struct receive_order *order = &receive->order;
	struct history_commit tip;
	if (!order->desk || !order->tip)
		return 0;
	if (history_commit(receive->look.history, order->tip, &receive->kept, &tip, err))
		return -1;
	map_set(&receive->before, &receive->kept, order->desk, (size_t)tip.authored);
	return 0;
}

int receive_open(const struct receive_order *order, struct receive **opened, struct err *err)
{
	struct receive *receive = arena_alloc(order->store->mem, sizeof *receive);
	struct receive_look *look = &receive->look;
	*opened = receive;
	receive->order = *order;
	receive->store = *order->store;
	receive->store.overlay = NULL;
	*look = (struct receive_look){.store = &receive->store, .pusher = order->desk, .now = order->now,
		.mem = &receive->mem};
	receive->session = (struct session){.mem = &receive->kept, .store = &receive->store, .now = order->now};
	receive->findings = (struct findings){.session = &receive->session, .mem = &receive->kept};
	const struct check_commit commit = {.findings = &receive->findings, .each = receive_record_changed,
		.context = look, .mem = &receive->mem};
	for (size_t i = 0; order->known && order->known[i]; i++)
		VEC_PUSH(&receive->kept, receive->known, receive->known_n, receive->known_room) = order->known[i];
	if (history_open_range(order->store, NULL, &look->history, err))
		return -1;
	receive->change = (struct receive_change){.look = look, .findings = &receive->findings,
		.walk = check_history_begin(look->history, &commit, order->store->mem), .file = {.look = look}};
	if (note_tip(receive, err) || receive_look_office(look, order->main, err))
		return -1;
	if (look->store->settings.test_clock)
		look->now = order->pinned;
	return 0;
}

void receive_close(struct receive *receive)
{
	if (!receive)
		return;
	check_history_end(receive->change.walk);
	history_close(receive->look.history);
	receive_change_end(&receive->change);
	receive_money_clear(&receive->look.money);
	receive_then_end(&receive->look);
	arena_clear(&receive->mem);
	arena_clear(&receive->kept);
}
