#include "store/git_blob.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "base/message.h"
#include "base/num.h"
#include "git/git_object.h"
#include "git/git_tree.h"
#include "git/journal.h"
#include "store/git.h"
#include "store/git_ref.h"
#include "store/git_run.h"
#include "store/store.h"

static void begin(struct sha1 *sha1, unsigned long long length)
{
	char head[32];
	int n = snprintf(head, sizeof head, "blob %llu", length);
	sha1_begin(sha1);
	sha1_add(sha1, head, (size_t)n + 1);
}

static void end(struct sha1 *sha1, char id[SHA1_TEXT_SIZE])
{
	unsigned char digest[SHA1_BYTES];
	sha1_end(sha1, digest);
	sha1_format(digest, id);
}

void git_blob_id(const void *bytes, size_t length, char id[SHA1_TEXT_SIZE])
{
	git_object_name("blob", bytes, length, id);
}

static int hash_fd(int fd, const char *path, const struct stat *st, char id[SHA1_TEXT_SIZE],
	struct err *err)
{
	char buffer[32 * 1024];
	struct sha1 sha1;
	begin(&sha1, (unsigned long long)st->st_size);
	for (;;) {
		ssize_t n = read(fd, buffer, sizeof buffer);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set_errno(err, errno, "%s", path);
		if (n == 0)
			break;
		sha1_add(&sha1, buffer, (size_t)n);
	}
	end(&sha1, id);
	return 0;
}

int git_blob_of_file(struct store *store, const char *path, char id[SHA1_TEXT_SIZE],
	struct stat *seen, struct err *err)
{
	struct stat st;
	int fd = file_open_beneath(store->fd, path, O_RDONLY);
	if (fd < 0 && errno == ENOENT) {
		memcpy(id, JOURNAL_NO_ID, SHA1_TEXT_SIZE);
		if (seen)
			*seen = (struct stat){0};
		return 0;
	}
	if (fd < 0)
		return store_open_failed(store, path, err);
	int rc;
	if (fstat(fd, &st))
		rc = err_set_errno(err, errno, "%s", path);
	else if (!S_ISREG(st.st_mode))
		rc = err_set(err, ERR_MALFORMED, _("%s: not a regular file"), path);
	else
		rc = hash_fd(fd, path, &st, id, err);
	close(fd);
	if (rc == 0 && seen)
		*seen = st;
	return rc;
}

/* git says "missing" of a file that the commit does not have and of one whose object is lost: the trees
 * tell which.  Whoever took the latter for the former would remove the only copy there is. */
static int check_missing(struct store *store, const char *commit, const struct map *missing,
	struct err *err)
{
	const char *const arguments[] = {"ls-tree", "-r", "-z", "--full-tree", commit, NULL};
	struct str list = {0};
	int rc = git_must(store, NULL, arguments, NULL, &list, err);
	const char *end = str_text(&list) + list.length;
	for (const char *at = str_text(&list); rc == 0 && at < end; at += strlen(at) + 1) {
		const char *path = strchr(at, '\t');
		if (path && map_get(missing, path + 1))
			rc = err_hint(err,
				err_set(err, ERR_SYSTEM, _("%s: commit %.12s has it, but git has lost it"),
					path + 1, commit),
				"store-repair BACKUP");
	}
	str_close(&list);
	return rc;
}

enum { PATHS_IN_PROCESS = 64 };

/* The same without git, where the trees lie loose, and the blobs too: one that is lost is git's to name. */
static bool find_loose(struct store *store, const char *commit, const char *const *paths, size_t paths_n,
	char (*ids)[SHA1_TEXT_SIZE])
{
	struct arena scratch = {0};
	const char *bytes;
	size_t length;
	char tree[SHA1_TEXT_SIZE];
	bool found = paths_n <= PATHS_IN_PROCESS &&
		     git_object_read(store->fd, "commit", commit, &scratch, &bytes, &length) &&
		     git_tree_of_commit(bytes, tree);
	for (size_t i = 0; found && i < paths_n; i++)
		found = git_tree_find(store->fd, tree, paths[i], ids[i], &scratch) &&
			(str_equal(ids[i], JOURNAL_NO_ID) ||
				git_object_read(store->fd, "blob", ids[i], &scratch, &bytes, &length));
	arena_clear(&scratch);
	return found;
}

int git_blob_at(struct store *store, const char *commit, const char *const *paths, size_t paths_n,
	char (*ids)[SHA1_TEXT_SIZE], struct err *err)
{
	static const char *const arguments[] = {"cat-file", "--batch-check=%(objecttype) %(objectname)",
		NULL};
	struct str input = {0};
	struct str answers = {0};
	struct map missing = {0};
	struct arena scratch = {0};
	if (find_loose(store, commit, paths, paths_n, ids))
		return 0;
	str_add_format(&input, "%s^{tree}\n", commit);
	for (size_t i = 0; i < paths_n; i++)
		str_add_format(&input, "%s:%s\n", commit, paths[i]);
	int rc = git_must(store, NULL, arguments, &input, &answers, err);
	char *at = answers.text;
	/* "Missing" must mean that there is no such file, and not that git could not look. */
	if (rc == 0 && !str_starts(at ? git_next_line(&at) : "", "tree "))
		rc = err_hint(err,
			err_set(err, ERR_SYSTEM, _("%s: commit %.12s cannot be read"), store->root,
				commit),
			"git fsck");
	for (size_t i = 0; rc == 0 && i < paths_n; i++) {
		const char *line = at ? git_next_line(&at) : "";
		bool there = str_starts(line, "blob ") && git_is_id(line + 5);
		memcpy(ids[i], there ? line + 5 : JOURNAL_NO_ID, SHA1_TEXT_SIZE);
		if (!there)
			map_set(&missing, &scratch, paths[i], 1);
	}
	if (rc == 0 && missing.n)
		rc = check_missing(store, commit, &missing, err);
	arena_clear(&scratch);
	str_close(&input);
	str_close(&answers);
	return rc;
}

enum { LINE_BYTES = 256 };

int git_blob_ask(struct git_blob_source *source, const char *id, struct err *err)
{
	static const char *const arguments[] = {"cat-file", "--batch", NULL};
	char question[GIT_ID_SIZE + 1];
	if (source->git.pid == 0 && git_start(source->store, arguments, &source->git, err))
		return -1;
	source->asked++;
	return coprocess_send(&source->git, question, (size_t)snprintf(question, sizeof question, "%s\n", id), err);
}

/* What cat-file gives: "ID TYPE SIZE", the bytes, a line end; or "ID missing". */
static int next_blob(struct git_blob_source *source, const char *id, struct str *bytes, struct err *err)
{
	struct coprocess *git = &source->git;
	int64_t size;
	bool found;
	if (source->asked == 0 && git_blob_ask(source, id, err))
		return -1;
	source->asked--;
	if (coprocess_read_until(git, '\n', LINE_BYTES, &source->line, &found, err))
		return -1;
	const char *line = str_text(&source->line);
	const char *digits = strrchr(line, ' ');
	if (!found || strncmp(line, id, GIT_ID_SIZE - 1) != 0 || !digits ||
		num_parse(digits + 1, 0, GIT_FILE_BYTES, &size, err))
		return err_set(err, ERR_SYSTEM, _("object %.12s cannot be read"), id);
	return coprocess_read(git, (size_t)size, bytes, err) || coprocess_read(git, 1, &source->line, err)
		       ? -1
		       : 0;
}

int git_blob_read(struct git_blob_source *source, const char *id, struct str *bytes, struct err *err)
{
	char found[SHA1_TEXT_SIZE];
	if (next_blob(source, id, bytes, err)) {
		int status;
		struct str said = {0};
		source->asked = 0;
		coprocess_end(&source->git, &status, &said);
		int rc = status < 0 ? process_failed("git cat-file", status, &said, err) : -1;
		str_close(&said);
		return rc;
	}
	git_blob_id(str_text(bytes), bytes->length, found);
	if (!str_equal(found, id))
		return err_hint(err, err_set(err, ERR_SYSTEM, _("object %.12s cannot be read"), id),
			"store-repair");
	return 0;
}

int git_blob_write(struct git_blob_source *source, const char *id, const char *path, struct err *err)
{
	struct str bytes = {0};
	int rc = git_blob_read(source, id, &bytes, err);
	if (rc == 0)
		rc = file_write_new(source->store->fd, path, str_text(&bytes), bytes.length, err);
	str_close(&bytes);
	return rc;
}

void git_blob_end(struct git_blob_source *source)
{
	int status;
	coprocess_end(&source->git, &status, NULL);
	str_close(&source->line);
}

int git_blob_refuse_removed(struct store *store, const char *const *paths, size_t paths_n, struct err *err)
{
	char head[GIT_ID_SIZE];
	char(*ids)[SHA1_TEXT_SIZE] = arena_array(store->mem, paths_n, sizeof *ids);
	const char *branch;
	struct stat st;
	struct err unknown = {0};
	if (git_ref_head(store, head, &branch, &unknown) ||
		git_blob_at(store, head, paths, paths_n, ids, &unknown))
		return 0;
	for (size_t i = 0; i < paths_n; i++) {
		if (str_equal(ids[i], JOURNAL_NO_ID) ||
			fstatat(store->fd, paths[i], &st, AT_SYMLINK_NOFOLLOW) == 0)
			continue;
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("%s: was removed, by hand or by a git that was interrupted"), paths[i]),
			"git -C %s restore --source=HEAD --staged --worktree -- %s", store->root, paths[i]);
	}
	return 0;
}
