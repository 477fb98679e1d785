#include "check/check_clean.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/coprocess.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/str.h"
#include "check/check_walk.h"
#include "finding/stray.h"
#include "office/session.h"
#include "store/branch.h"
#include "store/git_ref.h"
#include "store/lock.h"
#include "store/store.h"

#define CLEAN_PATH ".git/onestop.checked"

/* Which rules a store was found clean by: raise it whenever one is added to lib/check, or finds more. */
enum { CLEAN_RULES = 2 };

enum { CLEAN_BYTES = 4096, PATH_BYTES = 64 * 1024 };

void check_clean_begin(const struct session *session, struct check_clean *clean)
{
	struct store *store = session->store;
	struct err ignored = {0};
	*clean = (struct check_clean){.began = (int64_t)time(NULL), .today = session->today};
	if (lock_is_held(store) || git_ref_read(store, BRANCH_REF, clean->commit, &ignored))
		*clean->commit = '\0';
	if (lock_is_held(store))
		*clean->commit = '\0';
}

static const char *desk_of(const struct store *store)
{
	return store->desk ? store->desk : "--";
}

void check_clean_load(const struct session *session, struct check_clean *clean)
{
	struct arena scratch = {0};
	struct err ignored = {0};
	const char *bytes;
	size_t length;
	char desk[3] = "";
	int rules;
	*clean = (struct check_clean){0};
	if (store_read(session->store, CLEAN_PATH, CLEAN_BYTES, &scratch, &bytes, &length, &ignored) || !bytes ||
		sscanf(bytes, "%40[0-9a-f] %" SCNd64 " %" SCNx64 " %d %2s %d", clean->commit, &clean->began,
			&clean->names, &clean->today, desk, &rules) != 6 ||
		strlen(clean->commit) != GIT_ID_SIZE - 1 || !str_equal(desk, desk_of(session->store)) ||
		rules != CLEAN_RULES)
		*clean->commit = '\0';
	arena_clear(&scratch);
}

bool check_clean_knows(const char *path)
{
	return stray_knows(path) || check_walk_reads(path);
}

uint64_t check_clean_name(const char *path)
{
	return check_clean_knows(path) && !str_starts(path, "attachments/")
		       ? digest_end(digest_text(digest_begin(), path))
		       : 0;
}

/* The names that the commit has, one by one. */
static int sum_names(struct store *store, struct check_clean *clean, struct err *err)
{
	const char *const arguments[] = {"ls-tree", "-r", "-z", "--name-only", "--full-tree", clean->commit, NULL};
	struct coprocess git;
	struct str path = {0};
	bool found = true;
	int status = 0;
	if (git_start(store, arguments, &git, err))
		return -1;
	int rc = 0;
	clean->names = 0;
	while (rc == 0 && found) {
		rc = coprocess_read_until(&git, '\0', PATH_BYTES, &path, &found, err);
		if (rc == 0 && found)
			clean->names += check_clean_name(str_text(&path));
	}
	coprocess_end(&git, &status, NULL);
	str_close(&path);
	return rc || status ? -1 : 0;
}

void check_clean_save(const struct session *session, const struct check_clean *of)
{
	static const char temp[] = CLEAN_PATH ".new";
	struct check_clean clean = *of;
	struct store *store = session->store;
	struct err ignored = {0};
	struct arena scratch = {0};
	if (sum_names(store, &clean, &ignored) == 0) {
		const char *line = arena_printf(&scratch, "%s %" PRId64 " %016" PRIx64 " %d %s %d\n", clean.commit,
			clean.began, clean.names, clean.today, desk_of(store), CLEAN_RULES);
		unlinkat(store->fd, temp, 0);
		if (file_write_new(store->fd, temp, line, strlen(line), &ignored) ||
			renameat(store->fd, temp, store->fd, CLEAN_PATH))
			unlinkat(store->fd, temp, 0);
	}
	arena_clear(&scratch);
}
