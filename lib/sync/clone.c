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
#include "office/desk.h"
#include "record/read.h"
#include "store/git.h"
#include "store/git_blob.h"
#include "store/path.h"
#include "txn/recover.h"
#include "store/settings.h"
#include "store/store.h"
#include "txn/txn.h"
#include "sync/clone_key.h"
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

static const char *quoted(const char *text, struct arena *mem)
{
	struct str line = {0};
	str_add_char(&line, '"');
	for (const char *c = text; *c; c++) {
		if (*c == '"' || *c == '\\')
			str_add_char(&line, '\\');
		str_add_char(&line, *c);
	}
	str_add_char(&line, '"');
	return str_keep(&line, mem);
}

static int configure(const struct clone *clone, const char *root, struct arena *mem, struct err *err)
{
	const char *path = arena_printf(mem, "%s/" GIT_CONFIG_PATH, root);
	const char *text = arena_printf(mem, "%s[remote \"hub\"]\n\turl = %s\n\tfetch = " REMOTE_REFSPEC "\n",
		str_empty(clone->staff) ? "" : arena_printf(mem, "\tstaff = %s\n", clone->staff), quoted(clone->url, mem));
	int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return err_set_errno(err, errno, "%s", path);
	int rc = file_write_all(fd, path, text, strlen(text), err);
	if (close(fd) && rc == 0)
		rc = err_set_errno(err, errno, "%s", path);
	return rc;
}

/* ---- May the desk have a clone? ---------------------------------------------------------------- */

static int read_at(struct store *store, const char *commit, const char *path, const char **bytes, size_t *length,
	struct err *err)
{
	struct git_blob_source source = {.store = store};
	struct str text = {0};
	char id[1][SHA1_TEXT_SIZE];
	*bytes = NULL;
	if (git_blob_at(store, commit, &path, 1, id, err))
		return -1;
	if (strspn(id[0], "0") == SHA1_TEXT_SIZE - 1)
		return 0;
	int rc = git_blob_read(&source, id[0], &text, err);
	*length = text.length;
	if (rc == 0)
		*bytes = arena_dup_n(store->mem, str_text(&text), text.length);
	git_blob_end(&source);
	str_close(&text);
	return rc;
}

static int refuse_unknown(const struct clone *clone, struct err *err)
{
	int rc = err_set(err, ERR_REFUSED, _("desk %s is not known at the hub"), clone->desk);
	return clone->key ? err_hint(err, rc, "desk-set %s --key '%s'", clone->desk, clone->key)
			  : err_hint(err, rc, "desk-set %s", clone->desk);
}

/* The centre needs no entry. */
static int check_desk(const struct clone *clone, struct store *store, const char *main, struct err *err)
{
	struct desk_list desks = {0};
	struct settings settings = {0};
	const char *bytes;
	size_t length = 0;
	if (read_at(store, main, STORE_SETTINGS_PATH, &bytes, &length, err) ||
		record_read(&settings_schema, &settings, STORE_SETTINGS_PATH, bytes, length, store->mem, err) ||
		read_at(store, main, PATH_DESKS, &bytes, &length, err) ||
		desk_read_all(PATH_DESKS, bytes, length, store->mem, &desks, err))
		return -1;
	const struct desk *desk = desk_find(&desks, clone->desk);
	if (!desk)
		return str_equal(settings.centre, clone->desk) ? 0 : refuse_unknown(clone, err);
	if (!str_empty(desk->clone))
		return err_set(err, ERR_REFUSED, _("desk %s works in the clone of desk %s"), clone->desk, desk->clone);
	if (!desk_is_active(desk, moment_date(moment_now())))
		return err_hint(err, err_set(err, ERR_REFUSED, _("desk %s is not open today"), clone->desk),
			"desk-set %s --active-to none", clone->desk);
	return 0;
}

static int check_claim(const struct clone *clone, const struct remote_head_list *heads, struct store *store,
	struct err *err)
{
	if (clone->replace || !remote_find(heads, arena_printf(store->mem, "desk/%s", clone->desk)))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("desk %s has a clone already"), clone->desk),
		_("another desk; or, when that machine is gone for good, store-clone --replace"));
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

static int fill(struct clone *clone, struct store *store, struct err *err)
{
	const struct txn_actor actor = {.program = "store-clone", .wait_seconds = 10};
	const struct remote remote = {.store = store, .desk = clone->desk, .seconds = FETCH_SECONDS};
	struct remote_head_list heads;
	struct sync_join join = {.store = store, .actor = &actor, .desk = clone->desk, .login = clone->login, .heads = &heads,
		.tell = clone->tell, .context = clone->context};
	if (store_read_git_config(store, err) || store_check_git(store, err) ||
		remote_fetch(&remote, clone->since, err) || remote_heads(store, store->mem, &heads, err))
		return -1;
	const struct remote_head *main = remote_find(&heads, "main");
	if (!main)
		return err_hint(err, err_set(err, ERR_REFUSED, _("the hub has no store yet")), "store-init --hub");
	if (sync_join_check_format(store, main->id, err) || check_desk(clone, store, main->id, err) ||
		check_claim(clone, &heads, store, err) || sync_join(&join, err))
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
			arena_printf(mem, _("a key was made; where the programs of the centre are: desk-set %s --key '%s'"),
				clone->desk, clone->key));
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
