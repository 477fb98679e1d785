#include "git/git_special.h"

#include <errno.h>
#include <fts.h>
#include <string.h>
#include <sys/stat.h>

#include "base/message.h"
#include "base/str.h"

/* git's own daemon for the file system listens here, and no git waits for it. */
#define DAEMON_SOCKET ".git/fsmonitor--daemon.ipc"

/* Also through a link: git follows it. */
static bool is_special(const FTSENT *entry)
{
	struct stat st;
	if (entry->fts_info != FTS_DEFAULT && entry->fts_info != FTS_SL)
		return false;
	return stat(entry->fts_accpath, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static bool is_of_git(const char *path)
{
	const char *slash = strrchr(path, '/');
	return str_starts(path, ".git/") || str_starts(slash ? slash + 1 : path, ".git");
}

int git_special_each(const char *root, int (*found)(void *context, const char *path, struct err *err),
	void *context, struct err *err)
{
	char *roots[] = {(char *)root, NULL};
	int rc = 0;
	FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	if (!walk)
		return err_set_errno(err, errno, "%s", root);
	for (FTSENT *entry; rc == 0 && (entry = fts_read(walk)) != NULL;) {
		const char *path = entry->fts_path + strlen(root);
		path += *path == '/';
		if (is_special(entry) && is_of_git(path) && !str_equal(path, DAEMON_SOCKET))
			rc = found(context, path, err);
	}
	fts_close(walk);
	return rc;
}

static int refuse(void *context, const char *path, struct err *err)
{
	(void)context;
	return err_hint(err, err_set(err, ERR_MALFORMED, _("%s: not a regular file"), path), "store-repair");
}

int git_special_check(const char *root, struct err *err)
{
	return git_special_each(root, refuse, NULL, err);
}
