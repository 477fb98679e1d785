#include "hub/push_hook.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "office/session.h"
#include "store/store.h"
#include "txn/git_lock.h"
#include "txn/store_open.h"
#include "hub/push.h"
#include "value/moment.h"

enum { LINES_BYTES = 1024 * 1024 };

int push_hook_run(struct session *session, enum err_code *status, struct err *err)
{
	struct push push = {.now = moment_now()};
	bool accepted = true;
	const char *pinned = getenv("ONESTOP_NOW");
	size_t length;
	if (!str_empty(pinned) && moment_parse(pinned, &push.pinned, err))
		return err_prefix(err, "ONESTOP_NOW");
	if (file_read_fd(STDIN_FILENO, "standard input", LINES_BYTES, session->mem, &push.lines, &length, err) ||
		store_open_bare(".", session->mem, &push.store, err))
		return -1;
	session->store = push.store;
	/* Where one cannot be removed git says it. */
	struct err ignored = {0};
	git_lock_clear_hub(push.store, &ignored);
	const int rc = push_check(&push, &accepted, err);
	*status = accepted ? ERR_NONE : ERR_REFUSED;
	return rc;
}
