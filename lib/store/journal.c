#include "store/journal.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "store/store.h"

#define JOURNAL_HEAD "onestop journal 1\n"
#define JOURNAL_TEMP ".git/onestop.journal.new"

enum { JOURNAL_BYTES = 64 * 1024 * 1024 };

int journal_read(struct store *store, const char ***paths, size_t *paths_n, bool *found,
	struct err *err)
{
	const char *bytes;
	size_t length;
	size_t room = 0;
	*paths = NULL;
	*paths_n = 0;
	*found = false;
	if (store_read(store, JOURNAL_PATH, JOURNAL_BYTES, store->mem, &bytes, &length, err))
		return -1;
	if (!bytes)
		return 0;
	if (!str_starts(bytes, JOURNAL_HEAD) || strlen(bytes) != length)
		return err_hint(err, err_set(err, ERR_SYSTEM, _("%s is damaged"), JOURNAL_PATH),
			_("git status, then remove it"));
	for (const char *at = bytes + strlen(JOURNAL_HEAD); *at;) {
		size_t n = strcspn(at, "\n");
		const char *path = arena_dup_n(store->mem, at, n);
		if (n == 0 || *path == '/' || *path == '.' || strstr(path, "/."))
			return err_hint(err, err_set(err, ERR_SYSTEM, _("%s is damaged"), JOURNAL_PATH),
				_("git status, then remove it"));
		VEC_PUSH(store->mem, *paths, *paths_n, room) = path;
		at += n + (at[n] == '\n');
	}
	*found = true;
	return 0;
}

int journal_write(struct store *store, const char *const *paths, size_t paths_n,
	struct err *err)
{
	struct str text = {0};
	str_add(&text, JOURNAL_HEAD);
	for (size_t i = 0; i < paths_n; i++) {
		str_add(&text, paths[i]);
		str_add_char(&text, '\n');
	}
	int rc = file_replace(store->fd, JOURNAL_PATH, JOURNAL_TEMP, text.text, text.length, true,
		err);
	str_close(&text);
	return rc;
}

int journal_remove(struct store *store, struct err *err)
{
	if (unlinkat(store->fd, JOURNAL_PATH, 0) && errno != ENOENT)
		return err_set_errno(err, errno, JOURNAL_PATH);
	return 0;
}
