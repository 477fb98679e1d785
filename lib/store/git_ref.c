#include "store/git_ref.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "store/git_run.h"
#include "store/store.h"

enum { REF_BYTES = 4096, PACKED_REFS_BYTES = 64 * 1024 * 1024 };

/* The id of `ref` from packed-refs: lines "ID REF". */
static int find_packed(struct store *store, const char *ref, char id[GIT_ID_SIZE], struct err *err)
{
	const char *bytes;
	size_t length;
	if (store_read(store, ".git/packed-refs", PACKED_REFS_BYTES, store->mem, &bytes, &length, err))
		return -1;
	size_t n = strlen(ref);
	for (const char *line = bytes; line && *line;) {
		const char *end = line + strcspn(line, "\n");
		if ((size_t)(end - line) == GIT_ID_SIZE + n && line[GIT_ID_SIZE - 1] == ' ' &&
			strncmp(line + GIT_ID_SIZE, ref, n) == 0) {
			memcpy(id, line, GIT_ID_SIZE - 1);
			id[GIT_ID_SIZE - 1] = '\0';
			return 0;
		}
		line = *end ? end + 1 : NULL;
	}
	id[0] = '\0';
	return 0;
}

int git_ref_read(struct store *store, const char *ref, char id[GIT_ID_SIZE], struct err *err)
{
	const char *bytes;
	size_t length;
	const char *path = arena_printf(store->mem, ".git/%s", ref);
	if (store_read(store, path, REF_BYTES, store->mem, &bytes, &length, err))
		return -1;
	if (!bytes)
		return find_packed(store, ref, id, err);
	if (!git_is_id(bytes))
		return err_hint(err,
			err_set(err, ERR_SYSTEM, _("%s: .git/%s cannot be read"), store->root, ref),
			"store-repair");
	memcpy(id, bytes, GIT_ID_SIZE - 1);
	id[GIT_ID_SIZE - 1] = '\0';
	return 0;
}

int git_ref_head(struct store *store, char id[GIT_ID_SIZE], const char **branch, struct err *err)
{
	const char *bytes;
	size_t length;
	if (store_read(store, ".git/HEAD", REF_BYTES, store->mem, &bytes, &length, err))
		return -1;
	if (!bytes)
		return err_hint(err, err_set(err, ERR_SYSTEM, _("%s: no .git/HEAD"), store->root),
			"store-repair");
	*branch = NULL;
	if (str_starts(bytes, "ref: refs/") && !strstr(bytes, "..")) {
		*branch = arena_dup_n(store->mem, bytes + 5, strcspn(bytes + 5, "\n"));
		return git_ref_read(store, *branch, id, err);
	}
	if (!git_is_id(bytes))
		return err_hint(err,
			err_set(err, ERR_SYSTEM, _("%s: .git/HEAD cannot be read"), store->root),
			"store-repair");
	memcpy(id, bytes, GIT_ID_SIZE - 1);
	id[GIT_ID_SIZE - 1] = '\0';
	return 0;
}

int git_ref_write(struct store *store, const char *ref, const char *id, const char *temp,
	struct err *err)
{
	const char *path = arena_printf(store->mem, ".git/%s", ref);
	const char *line = arena_printf(store->mem, "%s\n", id);
	if (file_make_parents(store->fd, path, err))
		return -1;
	unlinkat(store->fd, temp, 0);
	int rc = file_write_new(store->fd, temp, line, strlen(line), err);
	if (rc == 0 && renameat(store->fd, temp, store->fd, path))
		rc = err_set_errno(err, errno, "%s", path);
	return rc;
}

int git_ref_contains(struct store *store, const char *commit, const char *ancestor, bool *contains,
	struct err *err)
{
	const char *const arguments[] = {"merge-base", "--is-ancestor", ancestor, commit, NULL};
	struct str output = {0};
	int status = 0;
	*contains = str_equal(commit, ancestor);
	if (*contains)
		return 0;
	int rc = git_query(store, arguments, NULL, &output, &status, err);
	if (rc == 0 && status > 1)
		rc = err_hint(err,
			err_set(err, ERR_SYSTEM, "git merge-base: %.*s",
				(int)strcspn(str_text(&output), "\n"), str_text(&output)),
			"store-repair");
	str_close(&output);
	*contains = rc == 0 && status == 0;
	return rc;
}
