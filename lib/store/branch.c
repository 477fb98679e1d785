#include "store/branch.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "base/message.h"
#include "base/str.h"
#include "store/git_ref.h"
#include "store/git_run.h"
#include "store/store.h"

enum { HEAD_BYTES = 4096 };

static bool is_there(const struct store *store, const char *path)
{
	struct stat st;
	return fstatat(store->fd, path, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

/* What git leaves in .git while it waits for a person to go on. */
static int check_operations(struct store *store, struct err *err)
{
	static const struct {
		const char *path;
		const char *end;
	} operations[] = {
		{".git/rebase-merge", "git rebase --abort"},
		{".git/rebase-apply/applying", "git am --abort"},
		{".git/rebase-apply", "git rebase --abort"},
		{".git/MERGE_HEAD", "git merge --abort"},
		{".git/CHERRY_PICK_HEAD", "git cherry-pick --abort"},
		{".git/REVERT_HEAD", "git revert --abort"},
		{".git/BISECT_LOG", "git bisect reset"},
	};
	for (size_t i = 0; i < sizeof operations / sizeof *operations; i++)
		if (is_there(store, operations[i].path))
			return err_hint(err,
				err_set(err, ERR_REFUSED, _("git is in the midst of something (%s)"),
					operations[i].path),
				"%s", operations[i].end);
	return 0;
}

int branch_check(struct store *store, struct err *err)
{
	const char *bytes;
	size_t length;
	if (check_operations(store, err))
		return -1;
	if (store_read(store, ".git/HEAD", HEAD_BYTES, store->mem, &bytes, &length, err))
		return -1;
	if (!bytes)
		return err_hint(err, err_set(err, ERR_SYSTEM, _("%s: no .git/HEAD"), store->root),
			"store-repair");
	if (str_equal(bytes, "ref: " BRANCH_REF "\n"))
		return 0;
	if (!str_starts(bytes, "ref: refs/") && !git_is_id(bytes))
		return err_hint(err, err_set(err, ERR_SYSTEM, _("%s: .git/HEAD cannot be read"), store->root),
			"store-repair");
	const char *head = str_starts(bytes, "ref: ") ? bytes + 5 : bytes;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("the store is not on its branch main (HEAD is %.40s)"),
			arena_dup_n(store->mem, head, strcspn(head, "\n"))),
		"git switch main");
}

static int count_lost(struct store *store, const char *head, const char *last, char *text,
	size_t size, struct err *err)
{
	const char *const arguments[] = {"rev-list", "--count",
		*head ? arena_printf(store->mem, "%s..%s", head, last) : last, NULL};
	struct str output = {0};
	int status = 0;
	int rc = git_query(store, arguments, NULL, &output, &status, err);
	snprintf(text, size, "%.*s", rc == 0 && status == 0 ? (int)strcspn(str_text(&output), "\n") : 1,
		rc == 0 && status == 0 ? str_text(&output) : "?");
	str_close(&output);
	return rc;
}

/* Only store-init writes a first commit, and before that there is no index. */
static int check_unborn(struct store *store, struct err *err)
{
	if (!is_there(store, ".git/index"))
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("main has no commit any more, though the store has files")),
		_("git fsck --lost-found, then git update-ref refs/heads/main <commit>"));
}

int branch_check_rewound(struct store *store, const char *head, struct err *err)
{
	char last[GIT_ID_SIZE];
	char count[24];
	bool contains = false;
	if (git_ref_read(store, BRANCH_LAST, last, err))
		return -1;
	if (!*last)
		return *head ? 0 : check_unborn(store, err);
	if (*head && git_ref_contains(store, head, last, &contains, err))
		return -1;
	if (contains)
		return 0;
	if (count_lost(store, head, last, count, sizeof count, err))
		return -1;
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("acknowledged commits that are no longer in main: %s"),
			count),
		"git merge " BRANCH_LAST);
}

int branch_check_plain(struct store *store, struct err *err)
{
	static const struct {
		const char *path;
		mode_t type;
	} parts[] = {
		{".git/HEAD", S_IFREG},
		{".git/index", S_IFREG},
		{".git/packed-refs", S_IFREG},
		{".git/config", S_IFREG},
		{".git/objects", S_IFDIR},
		{".git/refs", S_IFDIR},
		{".git/refs/heads", S_IFDIR},
		{".git/" BRANCH_REF, S_IFREG},
		{".git/refs/onestop", S_IFDIR},
		{".git/" BRANCH_LAST, S_IFREG},
		{".git/logs", S_IFDIR},
		{".git/logs/refs", S_IFDIR},
		{".git/logs/refs/heads", S_IFDIR},
		{".git/info", S_IFDIR},
		{".git/onestop.new", S_IFDIR},
		{".git/onestop.kept", S_IFDIR},
	};
	static const char *const borrowed[] = {".git/objects/info/alternates", ".git/info/grafts"};
	struct stat st;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (fstatat(store->fd, parts[i].path, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
			(st.st_mode & S_IFMT) != parts[i].type)
			return err_set(err, ERR_MALFORMED,
				parts[i].type == S_IFDIR ? _("%s: not a plain directory")
							 : _("%s: not a regular file"),
				parts[i].path);
	for (size_t i = 0; i < sizeof borrowed / sizeof *borrowed; i++)
		if (is_there(store, borrowed[i]))
			return err_hint(err,
				err_set(err, ERR_REFUSED,
					_("%s: a store has its objects and its history in itself"),
					borrowed[i]),
				_("git repack -a, then remove that file"));
	return 0;
}
