#include "hub/pusher.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "store/git.h"
#include "store/store.h"
#include "hub/hub_key.h"
#include "value/id.h"

#define DESK_REFS "refs/heads/desk/"
#define MAIN_REF "refs/heads/main"

/* The desk whose branch is pushed; NULL: of none, or of several. */
static const char *branch_of(const char *lines, struct arena *arena)
{
	const char *at = strstr(lines, " " DESK_REFS);
	const char *name = at ? at + strlen(" " DESK_REFS) : NULL;
	return name && !strstr(name, " " DESK_REFS) ? arena_dup_n(arena, name, strcspn(name, "\n")) : NULL;
}

/* Main alone, which follows a branch that came in before, as the line was cut between the two: the desk of that. */
static int branch_of_main(struct store *store, const char *lines, const char **branch, struct err *err)
{
	const size_t n = GIT_ID_SIZE; /* an id and a blank */
	if (strlen(lines) < 2 * n || !str_equal(lines + 2 * n, MAIN_REF "\n"))
		return 0;
	const char *points = arena_printf(store->mem, "--points-at=%.*s", GIT_ID_SIZE - 1, lines + n);
	const char *const arguments[] = {"for-each-ref", "--count=1", points, "--format=%(refname:lstrip=3)", DESK_REFS, NULL};
	struct str output = {0};
	int status = 0;
	int rc = git_query(store, arguments, NULL, &output, &status, err);
	if (rc == 0 && status == 0 && output.length)
		*branch = arena_dup_n(store->mem, str_text(&output), strcspn(str_text(&output), "\n"));
	str_close(&output);
	return rc;
}

static bool is_desk(const char *name)
{
	struct err ignored = {0};
	return id_check_desk(name, &ignored) == 0;
}

static const char *said(const char *name)
{
	const char *value = getenv(name);
	return value ? value : "";
}

/* "XS" of "XS@desk.onestop". */
static const char *desk_of_signer(const char *signer, struct arena *mem)
{
	const size_t n = strlen(signer);
	return str_ends(signer, HUB_KEY_MAIL) ? arena_dup_n(mem, signer, n - strlen(HUB_KEY_MAIL)) : "";
}

static int check_certificate(struct store *store, const char **desk, struct err *err)
{
	const char *status = said("GIT_PUSH_CERT_STATUS"), *nonce = said("GIT_PUSH_CERT_NONCE_STATUS");
	const char *signer = desk_of_signer(said("GIT_PUSH_CERT_SIGNER"), store->mem);
	if (!str_equal(status, "G") || !is_desk(signer))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("the push is signed with a key that no desk has, or has no longer")),
			_("at the centre: desk-set <desk> --key <key>"));
	if (!str_equal(nonce, "OK"))
		return err_set(err, ERR_REFUSED, _("the signature was not made for this push (nonce: %s)"),
			*nonce ? nonce : "-");
	*desk = signer;
	return 0;
}

static int look_for_room(struct store *store, bool *room, struct err *err)
{
	static const char *const arguments[] = {"config", "--bool", "--get", "onestop.room", NULL};
	struct str output = {0};
	int status = 0;
	int rc = git_query(store, arguments, NULL, &output, &status, err);
	*room = rc == 0 && status == 0 && str_starts(str_text(&output), "true");
	str_close(&output);
	return rc;
}

int pusher_find(struct store *store, const char *lines, const char **desk, struct err *err)
{
	const char *branch = branch_of(lines, store->mem);
	const char *by_key = said("ONESTOP_DESK"), *by_server = said("REMOTE_USER");
	const char *known = *by_key ? by_key : by_server;
	bool room;
	*desk = NULL;
	if (*known && !is_desk(known))
		return err_set(err, ERR_REFUSED, _("\"%s\" is not a desk"), known);
	if (*said("GIT_PUSH_CERT_STATUS") && check_certificate(store, desk, err))
		return -1;
	if (*desk && *known && !str_equal(*desk, known))
		return err_set(err, ERR_REFUSED, _("desk %s logged in, and desk %s signed"), known, *desk);
	if (*desk || *known)
		return *desk = *desk ? *desk : arena_dup(store->mem, known), 0;
	if (look_for_room(store, &room, err) || (room && !branch && branch_of_main(store, lines, &branch, err)))
		return -1;
	if (room && branch && is_desk(branch))
		return *desk = branch, 0;
	return err_hint(err, err_set(err, ERR_REFUSED, _("nobody is known to push here")),
		_("push by ssh with the key of the desk, or sign the push"));
}
