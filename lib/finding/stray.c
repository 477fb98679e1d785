#include "finding/stray.h"

#include <errno.h>
#include <fts.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "office/session.h"
#include "store/path.h"
#include "store/store.h"

/* Every file of a store is one that some program would look for; "*" stands for a name. */
static bool matches(const char *path, const char *pattern)
{
	while (*pattern) {
		if (*pattern == '*') {
			size_t n = strcspn(path, "/");
			const char *rest = pattern + 1;
			size_t tail = strcspn(rest, "/");
			if (n <= tail || path[0] == '.' || strncmp(path + n - tail, rest, tail) != 0)
				return false;
			path += n;
			pattern = rest + tail;
			continue;
		}
		if (*path++ != *pattern++)
			return false;
	}
	return !*path;
}

bool stray_knows(const char *path)
{
	static const char *const patterns[] = {STORE_SETTINGS_PATH, PATH_SERVICES, PATH_DEPARTMENTS,
		PATH_FLOWS, PATH_REGULATION, PATH_STAFF, PATH_DESKS, PATH_CALENDAR "/*.yaml", PATH_TICKETS_OPEN "/*/*.yaml",
		PATH_TICKETS_CLOSED "/*/*.yaml", PATH_TICKETS_ARCHIVE "/*/*.yaml", PATH_ACCOUNTS "/*/*.yaml",
		PATH_ACCOUNT_HISTORY "/*/*/*.yaml", PATH_BILLS "/*.yaml", PATH_PAYMENTS "/*/*.yaml",
		PATH_PAYMENTS "/*/*/*.yaml", PATH_OPS "/*/*/*.yaml", PATH_ATTACHMENTS "/*/*",
		PATH_ATTACHMENTS "/.gitignore", ".gitignore", ".gitattributes", "README.md"};
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
		if (matches(path, patterns[i]))
			return true;
	return false;
}

int stray_find(struct findings *findings, struct err *err)
{
	const char *root = findings->session->store->root;
	char *roots[] = {(char *)root, NULL};
	FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	if (!walk)
		return err_set_errno(err, errno, "%s", root);
	for (FTSENT *entry; (entry = fts_read(walk)) != NULL;) {
		const char *path = entry->fts_path + strlen(root);
		path += *path == '/';
		if (entry->fts_info == FTS_D && str_equal(path, ".git"))
			fts_set(walk, entry, FTS_SKIP);
		/* One that is closed to us was told when its records were to be read. */
		if (entry->fts_info == FTS_D || entry->fts_info == FTS_DP || entry->fts_info == FTS_DNR)
			continue;
		if (!stray_knows(path))
			findings_add(findings, FINDING_WARNING, ERR_REFUSED, path,
				_("is not a file of a store: no program reads it"));
	}
	fts_close(walk);
	return 0;
}
