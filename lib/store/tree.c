#include "store/tree.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "git/journal.h"
#include "store/git_run.h"
#include "store/store.h"

/* The name that git gives to a tree without anything. */
#define EMPTY_TREE "4b825dc642cb6eb9a060e54bf8d69288fbee4904"

/* ":100644 100644 OLD NEW M", a NUL, the path, a NUL. */
enum { MODE_SIZE = 6, RAW_SIZE = 1 + 2 * (MODE_SIZE + 1) + 2 * SHA1_TEXT_SIZE };

static bool is_plain(const char *mode)
{
	return strncmp(mode, "100644", MODE_SIZE) == 0 || strncmp(mode, "000000", MODE_SIZE) == 0;
}

static int add_change(struct tree_change_list *changes, const char *raw, const char *path, const char *commit,
	struct arena *arena, struct err *err)
{
	const char *ids = raw + 1 + 2 * (MODE_SIZE + 1);
	if (strlen(raw) <= RAW_SIZE || *raw != ':')
		return err_set(err, ERR_SYSTEM, "git diff-tree: %.60s", raw);
	if (!is_plain(raw + 1) || !is_plain(raw + 1 + MODE_SIZE + 1))
		return err_set(err, ERR_MALFORMED, _("%s: commit %.12s has something else there than a plain file"), path, commit);
	struct tree_change *change = &VEC_PUSH(arena, changes->items, changes->n, changes->room);
	*change = (struct tree_change){.path = arena_dup(arena, path)};
	memcpy(change->old_id, ids, SHA1_TEXT_SIZE - 1);
	memcpy(change->new_id, ids + SHA1_TEXT_SIZE, SHA1_TEXT_SIZE - 1);
	return 0;
}

int tree_diff(struct store *store, const char *from, const char *to, struct arena *arena,
	struct tree_change_list *changes, struct err *err)
{
	const char *const arguments[] = {"diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev",
		*from ? from : EMPTY_TREE, to, NULL};
	struct str raw = {0};
	*changes = (struct tree_change_list){0};
	int rc = git_must(store, NULL, arguments, NULL, &raw, err);
	const char *end = str_text(&raw) + raw.length;
	for (const char *at = str_text(&raw); rc == 0 && at < end;) {
		const char *path = at + strlen(at) + 1;
		rc = path < end ? add_change(changes, at, path, to, arena, err)
				: err_set(err, ERR_SYSTEM, "git diff-tree: %.60s", at);
		at = path + strlen(path) + 1;
	}
	str_close(&raw);
	return rc;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int tree_bases(struct store *store, const char *ours, const char *theirs, struct arena *arena,
	const char ***bases, size_t *n, struct err *err)
{
	const char *const arguments[] = {"merge-base", "--all", ours, theirs, NULL};
	struct str said = {0};
	size_t room = 0;
	int status = 0;
	*bases = NULL;
	*n = 0;
	int rc = git_query(store, arguments, NULL, &said, &status, err);
	for (char *at = said.text; rc == 0 && at && *at;) {
		const char *line = git_next_line(&at);
		if (git_is_id(line))
			VEC_PUSH(arena, *bases, *n, room) = arena_dup(arena, line);
		else
			rc = err_set(err, ERR_SYSTEM, "git merge-base: %.100s", line);
	}
	str_close(&said);
	if (rc == 0 && status > 1)
		rc = err_set(err, ERR_SYSTEM, _("git merge-base failed"));
	if (rc == 0 && *n)
		qsort(*bases, *n, sizeof **bases, by_text);
	return rc;
}

static void add_data(struct str *stream, const char *bytes, size_t length)
{
	str_add_format(stream, "data %zu\n", length);
	str_add_n(stream, bytes, length);
	str_add_char(stream, '\n');
}

static void add_commit(struct str *stream, const struct tree_merge *merge)
{
	str_add(stream, "reset " TXN_REF "\n\ncommit " TXN_REF "\nmark :1\n");
	str_add_format(stream, "author %s <%s> %lld +0800\n", merge->name, merge->email, (long long)merge->authored);
	if (merge->desk)
		str_add_format(stream, "committer %s <%s@desk.onestop>", merge->desk, merge->desk);
	else
		str_add_format(stream, "committer %s <%s>", merge->name, merge->email);
	str_add_format(stream, " %lld +0800\n", (long long)merge->committed);
	add_data(stream, merge->message, strlen(merge->message));
	str_add_format(stream, "from %s\n", merge->ours);
	if (merge->theirs)
		str_add_format(stream, "merge %s\n", merge->theirs);
	for (size_t i = 0; i < merge->changes->n; i++) {
		const struct tree_change *change = &merge->changes->items[i];
		if (str_equal(change->new_id, JOURNAL_NO_ID)) {
			str_add_format(stream, "D %s\n", change->path);
		} else if (!change->bytes) {
			str_add_format(stream, "M 100644 %s %s\n", change->new_id, change->path);
		} else {
			str_add_format(stream, "M 100644 inline %s\n", change->path);
			add_data(stream, change->bytes, change->length);
		}
	}
	str_add(stream, "\nget-mark :1\ndone\n");
}

int tree_commit(struct store *store, const struct lock *lock, const struct tree_merge *merge,
	char id[GIT_ID_SIZE], struct err *err)
{
	static const char *const arguments[] = {"-c", "core.fsync=none", "fast-import", "--quiet", "--force",
		"--done", "--date-format=raw", NULL};
	struct str stream = {0};
	struct str said = {0};
	/* What a killed writer left may be empty after a power cut, and git replaces no ref that it cannot read. */
	if (unlinkat(store->fd, ".git/" TXN_REF, 0) && errno != ENOENT)
		return err_set_errno(err, errno, ".git/" TXN_REF);
	add_commit(&stream, merge);
	int rc = git_must(store, lock, arguments, &stream, &said, err);
	if (rc == 0 && !git_is_id(str_text(&said)))
		rc = err_set(err, ERR_SYSTEM, _("git fast-import gave no commit"));
	if (rc == 0)
		memcpy(id, said.text, GIT_ID_SIZE - 1);
	id[GIT_ID_SIZE - 1] = '\0';
	str_close(&stream);
	str_close(&said);
	return rc;
}
