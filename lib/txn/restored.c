#include "txn/restored.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "store/store.h"
#include "value/moment.h"

enum { MARK_BYTES = 4096 };

int restored_check(struct store *store, struct err *err)
{
	const char *bytes;
	size_t length;
	/* Usually it is not there: asked without opening anything. */
	struct stat st;
	if (fstatat(store->fd, STORE_RESTORED_PATH, &st, AT_SYMLINK_NOFOLLOW) && errno == ENOENT)
		return 0;
	if (store_read(store, STORE_RESTORED_PATH, MARK_BYTES, store->mem, &bytes, &length, err))
		return -1;
	if (!bytes)
		return 0;
	int rc = err_set(err, ERR_REFUSED,
		_("this store is the backup of %.25s: what was written later is not in it, and its "
		  "numbers would be given again"),
		bytes);
	if (store->has_hub)
		return err_hint(err, rc, "store-sync");
	return err_hint(err, rc,
		_("look at printed documents and other clones for what is missing, then store-restore --accept-loss %s"),
		store->root);
}

int restored_mark(struct store *store, int64_t made, struct err *err)
{
	char text[MOMENT_TEXT_SIZE];
	const char *line = arena_printf(store->mem, "%s\n", moment_format(made, text));
	return file_replace(store->fd, STORE_RESTORED_PATH, STORE_RESTORED_PATH ".new", line, strlen(line), true, err);
}

int restored_accept(struct store *store, struct err *err)
{
	if (unlinkat(store->fd, STORE_RESTORED_PATH, 0) == 0)
		return file_sync_parent(store->fd, STORE_RESTORED_PATH, err);
	if (errno != ENOENT)
		return err_set_errno(err, errno, STORE_RESTORED_PATH);
	return err_set(err, ERR_REFUSED, _("%s does not wait for that: it may be written"), store->root);
}
