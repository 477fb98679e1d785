#include "txn/stale.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "git/journal.h"
#include "store/git.h"
#include "store/git_blob.h"
#include "store/store.h"

/* ":100644 100644 HEAD INDEX M" and, behind a NUL, the path. */
struct difference {
	char head[SHA1_TEXT_SIZE];
	char index[SHA1_TEXT_SIZE];
	const char *path;
};

enum { HEAD_AT = 15, INDEX_AT = HEAD_AT + SHA1_TEXT_SIZE, LINE_LEAST = INDEX_AT + SHA1_TEXT_SIZE };

static bool next_difference(const struct str *output, size_t *at, struct difference *difference)
{
	const char *line = str_text(output) + *at;
	size_t n = *at < output->length ? strlen(line) : 0;
	if (n < LINE_LEAST || *line != ':')
		return false;
	memcpy(difference->head, line + HEAD_AT, SHA1_TEXT_SIZE - 1);
	memcpy(difference->index, line + INDEX_AT, SHA1_TEXT_SIZE - 1);
	difference->head[SHA1_TEXT_SIZE - 1] = '\0';
	difference->index[SHA1_TEXT_SIZE - 1] = '\0';
	difference->path = line + n + 1;
	*at += n + 1 + strlen(difference->path) + 1;
	return true;
}

static int refuse(const char *path, struct err *err)
{
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("%s: staged but not committed, by hand or by a git that was interrupted"), path),
		_("git commit it, or git restore --source=HEAD --staged --worktree -- %s"), path);
}

int stale_find(struct store *store, const char *head, struct stale_entry **entries,
	size_t *entries_n, struct err *err)
{
	const char *const arguments[] = {"diff-index", "--cached", "--raw", "-z", "--no-renames",
		"--abbrev=40", head, NULL};
	struct str output = {0};
	struct difference difference;
	size_t room = 0;
	int status = 0;
	*entries = NULL;
	*entries_n = 0;
	int rc = git_query(store, arguments, NULL, &output, &status, err);
	if (rc == 0 && status != 0)
		rc = err_set(err, ERR_SYSTEM, "git diff-index: %.*s",
			(int)strcspn(str_text(&output), "\n"), str_text(&output));
	for (size_t at = 0; rc == 0 && next_difference(&output, &at, &difference);) {
		struct stale_entry entry = {0};
		/* A person's notice beside the records is nobody's business here. */
		if (!journal_path_is_plain(difference.path))
			continue;
		rc = git_blob_of_file(store, difference.path, entry.id, &entry.st, err);
		if (rc)
			break;
		if (str_equal(entry.id, difference.head)) {
			entry.path = arena_dup(store->mem, difference.path);
			VEC_PUSH(store->mem, *entries, *entries_n, room) = entry;
		} else if (str_equal(entry.id, JOURNAL_NO_ID) || str_equal(entry.id, difference.index)) {
			rc = refuse(difference.path, err);
		}
	}
	str_close(&output);
	return rc;
}
