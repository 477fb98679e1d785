#include "sync/desk_claim.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "office/desk.h"
#include "record/read.h"
#include "store/git_blob.h"
#include "store/path.h"
#include "store/store.h"
#include "sync/remote.h"
#include "value/moment.h"

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

static int refuse_unknown(const char *desk, const char *key, struct err *err)
{
	int rc = err_set(err, ERR_REFUSED, _("desk %s is not known at the hub"), desk);
	return key ? err_hint(err, rc, _("desk-set %s --name <name> --key '%s' at the centre, and store-sync there"), desk, key)
		   : err_hint(err, rc, _("desk-set %s --name <name> at the centre, and store-sync there"), desk);
}

/* The centre needs no entry. */
int desk_claim_known(struct store *store, const char *main, const char *code, const char *key, struct err *err)
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
	const struct desk *desk = desk_find(&desks, code);
	if (!desk)
		return str_equal(settings.centre, code) ? 0 : refuse_unknown(code, key, err);
	if (!str_empty(desk->clone))
		return err_set(err, ERR_REFUSED, _("desk %s works in the clone of desk %s"), code, desk->clone);
	if (!desk_is_active(desk, moment_date(moment_now())))
		return err_hint(err, err_set(err, ERR_REFUSED, _("desk %s is not open today"), code),
			"desk-set %s --active-to none", code);
	/* A clone that is known by a key is locked out as another desk without one. */
	const struct desk *was = desk_find(&desks, store->desk);
	if (key && was && was != desk && was->keys.n && !words_have(&desk->keys, key))
		return err_hint(err, err_set(err, ERR_REFUSED, _("the hub does not know the key of desk %s yet"), code),
			_("desk-set %s --key '%s' at the centre, and store-sync there"), code, key);
	return 0;
}

int desk_claim_free(struct store *store, const struct remote_head_list *heads, const char *desk, struct err *err)
{
	if (!remote_find(heads, arena_printf(store->mem, "desk/%s", desk)))
		return 0;
	return err_hint(err, err_set(err, ERR_REFUSED, _("desk %s has a clone already"), desk),
		_("another desk; or, when that machine is gone for good, store-clone --replace"));
}
