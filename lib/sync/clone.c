#include "sync/clone.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "backup/new_place.h"
#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "git/git_config.h"
#include "store/git.h"
#include "txn/recover.h"
#include "store/settings.h"
#include "store/store.h"
#include "txn/txn.h"
#include "sync/clone_key.h"
#include "sync/desk_claim.h"
#include "sync/remote.h"
#include "sync/sync_join.h"
#include "value/moment.h"

enum { FETCH_SECONDS = 4 * 3600 };

/* ---- Its configuration ------------------------------------------------------------------------- */

/* A directory is named by its whole path: git looks from within the clone. */
static int check_url(struct clone *clone, struct arena *mem, struct err *err)
{
	for (const char *c = clone->url; *c; c++)
		if (iscntrl((unsigned char)*c))
			return err_set(err, ERR_USAGE, _("not an address of a hub: \"%s\""), clone->url);
	if (*clone->url == '-' || !*clone->url)
		return err_set(err, ERR_USAGE, _("not an address of a hub: \"%s\""), clone->url);
	if (strchr(clone->url, ':') || *clone->url == '/')
		return 0;
	char *whole = realpath(clone->url, NULL);
	if (!whole)
		return err_set_errno(err, errno, "%s", clone->url);
	clone->url = arena_dup(mem, whole);
	free(whole);
	return 0;
}

static int configure(const struct clone *clone, const char *root, struct arena *mem, struct err *err)
{
	const char *path = arena_printf(mem, "%s/" GIT_CONFIG_PATH, root);
	const char *text = arena_printf(mem, "%s%s",
		str_empty(clone->staff) ? "" : arena_printf(mem, "\tstaff = %s\n", clone->staff), git_config_hub(clone->url, mem));
	int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
	return file_write_close(fd, path, text, strlen(text), false, err);
}

/* ---- Making it --------------------------------------------------------------------------------- */

/* Creating the branch is the claim: of two that want it one is refused. */
static int claim(const struct clone *clone, const struct remote *remote, const char *head, struct err *err)
{
	struct remote_push answer;
	if (remote_push(remote, head, &answer, err))
		return -1;
	if (answer.desk == REMOTE_TAKEN)
		return 0;
	return answer.desk == REMOTE_REFUSED
		       ? err_set(err, ERR_REFUSED, _("the hub refuses the work of desk %s: %s"), clone->desk, answer.reason)
		       : err_set(err, ERR_REFUSED, _("desk %s has a clone already"), clone->desk);
}

/* By ssh a desk that the hub does not know yet comes no further than the door. */
static int fetch(const struct clone *clone, const struct remote *remote, struct err *err)
{
	if (remote_fetch(remote, clone->since, err) == 0)
		return 0;
	if (err->code != ERR_REFUSED || !clone->key)
		return -1;
	int rc = err_set(err, ERR_REFUSED, _("the hub does not know the key of desk %s yet"), clone->desk);
	return clone->replace
		? err_hint(err, rc, _("desk-set %s --key '%s' at the centre, and store-sync there"), clone->desk, clone->key)
		: err_hint(err, rc, _("desk-set %s --name <name> --key '%s' at the centre, and store-sync there"), clone->desk,
			clone->key);
}

static int fill(struct clone *clone, struct store *store, struct err *err)
{
	const struct txn_actor actor = {.program = "store-clone", .wait_seconds = 10};
	const struct remote remote = {.store = store, .desk = clone->desk, .seconds = FETCH_SECONDS};
	struct remote_head_list heads;
	struct sync_join join = {.store = store, .actor = &actor, .desk = clone->desk, .login = clone->login, .heads = &heads,
		.tell = clone->tell, .context = clone->context};
	if (store_read_git_config(store, err) || store_check_git(store, err) ||
		fetch(clone, &remote, err) || remote_heads(store, store->mem, &heads, err))
		return -1;
	const struct remote_head *main = remote_find(&heads, "main");
	if (!main)
		return err_hint(err, err_set(err, ERR_REFUSED, _("the hub has no store yet")), "store-init --hub");
	if (sync_join_check_format(store, main->id, err) ||
		desk_claim_known(store, main->id, clone->desk, clone->key, err) ||
		(!clone->replace && desk_claim_free(store, &heads, clone->desk, err)) || sync_join(&join, err))
		return -1;
	if (recover_is_needed(store))
		return err_set(err, ERR_SYSTEM, _("%s: the files of the new store could not be put into place"),
			clone->directory);
	clone->disputed = join.disputed;
	return claim(clone, &remote, join.head, err);
}

int clone_make(struct clone *clone, struct arena *mem, struct err *err)
{
	const struct settings settings = {.format = SETTINGS_FORMAT};
	struct store *store = NULL;
	struct new_place place;
	if (check_url(clone, mem, err) || clone_key(clone->desk, mem, &clone->key, &clone->key_is_new, err))
		return -1;
	if (clone->key_is_new)
		clone->tell(clone->context,
			arena_printf(mem, _("a key was made for desk %s: ~/.ssh/onestop_%s"), clone->desk,
				clone->desk));
	if (new_place_begin(clone->directory, mem, &place, err))
		return -1;
	int rc = git_create(place.temp, clone->desk, mem, err) || configure(clone, place.temp, mem, err) ||
				 store_open_new(place.temp, &settings, mem, &store, err) || fill(clone, store, err)
			 ? -1 : 0;
	store_close(store);
	if (rc == 0)
		return new_place_finish(&place, err);
	new_place_drop(&place);
	return -1;
}
