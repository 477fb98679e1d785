#include "maintain/reveal_rotation.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "office/reveal_log.h"
#include "office/session.h"
#include "record/gzip.h"
#include "store/lock.h"
#include "store/store.h"
#include "value/date.h"

#define TEMP REVEAL_LOG_DIRECTORY "/.new"

/* "2025-09.log" of the first month that is not packed. */
static const char *first_kept(const struct session *session)
{
	int year, month, day;
	date_split(session->today, &year, &month, &day);
	const int first = year * 12 + month - 1 - REVEAL_ROTATION_MONTHS;
	return arena_printf(session->mem, "%04d-%02d.log", first / 12, first % 12 + 1);
}

static bool is_due(const char *name, const char *kept)
{
	return strlen(name) == strlen(kept) && str_ends(name, ".log") && strcmp(name, kept) < 0;
}

static int write_durably(struct store *store, const char *path, const char *bytes, size_t length, struct err *err)
{
	if (unlinkat(store->fd, TEMP, 0) && errno != ENOENT)
		return err_set_errno(err, errno, "%s", TEMP);
	int rc = file_write_durably(store->fd, TEMP, bytes, length, err);
	if (rc == 0 && renameat(store->fd, TEMP, store->fd, path))
		rc = err_set_errno(err, errno, "%s", path);
	return rc ? rc : file_sync_parent(store->fd, path, err);
}

static int pack(struct store *store, const char *name, struct arena *arena, struct err *err)
{
	const char *bytes, *packed, *again;
	size_t length, packed_length, again_length;
	const char *path = arena_printf(arena, REVEAL_LOG_DIRECTORY "/%s", name);
	const char *to = arena_printf(arena, "%s.gz", path);
	if (reveal_log_read(store, path, arena, &bytes, &length, err) ||
		gzip_pack(bytes, length, arena, &packed, &packed_length, err) ||
		write_durably(store, to, packed, packed_length, err) ||
		reveal_log_read(store, to, arena, &again, &again_length, err))
		return -1;
	if (length != again_length || memcmp(bytes, again, length) != 0)
		return err_set(err, ERR_SYSTEM, _("%s: what was written cannot be read back"), to);
	return unlinkat(store->fd, path, 0) ? err_set_errno(err, errno, "%s", path) : 0;
}

static int pack_all(const struct session *session, const char *kept, bool dry, size_t *packed, struct err *err)
{
	struct arena arena = {0};
	const char **names;
	size_t n;
	*packed = 0;
	if (reveal_log_names(session->store, session->mem, &names, &n, err))
		return -1;
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < n; i++) {
		if (!is_due(names[i], kept))
			continue;
		rc = dry ? 0 : pack(session->store, names[i], &arena, err);
		arena_clear(&arena);
		*packed += rc ? 0 : 1;
	}
	return rc;
}

int reveal_rotation_do(const struct session *session, size_t *packed, struct err *err)
{
	const struct txn_actor *actor = &session->actor;
	const struct lock_request request = {actor->wait_seconds, actor->staff, actor->program, actor->waiting,
		actor->context, actor->desk, actor->again_seconds};
	const char *kept = first_kept(session);
	struct lock lock = {0};
	if (pack_all(session, kept, true, packed, err))
		return -1;
	if (*packed == 0 || actor->preview)
		return 0;
	if (lock_take(session->store, &request, &lock, err))
		return -1;
	int rc = pack_all(session, kept, false, packed, err);
	lock_release(&lock);
	return rc;
}
