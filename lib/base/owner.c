#include "base/owner.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <pwd.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"

const char *owner_name(uid_t uid, struct arena *arena)
{
	const struct passwd *owner = getpwuid(uid);
	return owner ? arena_dup(arena, owner->pw_name) : arena_printf(arena, "#%u", (unsigned)uid);
}

const char *owner_group(gid_t gid, struct arena *arena)
{
	const struct group *group = getgrgid(gid);
	return group ? arena_dup(arena, group->gr_name) : arena_printf(arena, "#%u", (unsigned)gid);
}

bool owner_is_member(gid_t gid)
{
	gid_t groups[1024];
	int n = getgroups(sizeof groups / sizeof *groups, groups);
	for (int i = 0; i < n; i++)
		if (groups[i] == gid)
			return true;
	return n < 0 || gid == getegid();
}

int owner_refuse_stranger(const char *path, gid_t gid, struct arena *arena, struct err *err)
{
	const char *group = owner_group(gid, arena);
	return err_hint(err,
		err_set(err, ERR_SYSTEM, _("%s: you are not a member of group %s"), path, group),
		_("ask an admin, who types usermod -aG %s <login>"), group);
}

/* Of his alone: nobody else may change the modes of the rest.  Commands take a number without "#". */
const char *owner_opens(const char *root, uid_t uid, gid_t gid, struct arena *arena)
{
	const char *name = owner_name(uid, arena);
	const char *group = owner_group(gid, arena);
	name += *name == '#';
	group += *group == '#';
	return arena_printf(arena, "find %s -user %s -exec chgrp -h %s {} + -exec chmod g+rwX {} +", root,
		name, group);
}

static bool is_closed(int dirfd, const char *path, int need)
{
	return faccessat(dirfd, path, need, AT_EACCESS) && errno == EACCES;
}

/* The first on the way to `path`, itself included, that stops us: into `closed`, "." for the root. */
static bool find_closed(int dirfd, const char *path, enum owner_use use, char closed[PATH_MAX])
{
	char next[PATH_MAX];
	size_t n = strcspn(path, "/");
	memcpy(closed, ".", sizeof ".");
	for (; n < sizeof next; n += 1 + strcspn(path + n + 1, "/")) {
		if (is_closed(dirfd, closed, X_OK))
			return true;
		memcpy(next, path, n);
		next[n] = '\0';
		bool missing = faccessat(dirfd, next, F_OK, AT_EACCESS) != 0;
		if (!path[n] && use != OWNER_REPLACES && !missing) {
			memcpy(closed, next, n + 1);
			return is_closed(dirfd, closed, use == OWNER_WRITES ? R_OK | W_OK : R_OK);
		}
		if (!path[n] || missing)
			return use != OWNER_READS && is_closed(dirfd, closed, W_OK | X_OK);
		memcpy(closed, next, n + 1);
	}
	return false;
}

int owner_check(int dirfd, const char *root, const char *path, enum owner_use use, struct arena *arena,
	struct err *err)
{
	char closed[PATH_MAX];
	struct stat st;
	struct stat top;
	if (!find_closed(dirfd, path, use, closed))
		return 0;
	const char *place = closed[0] == '.' && !closed[1] ? root : closed;
	if (fstat(dirfd, &top) || fstatat(dirfd, closed, &st, 0))
		return err_set_errno(err, EACCES, "%s", place);
	if (!owner_is_member(top.st_gid))
		return owner_refuse_stranger(place, top.st_gid, arena, err);
	const char *who = owner_name(st.st_uid, arena);
	return err_hint(err,
		err_set(err, ERR_SYSTEM, _("%s: belongs to %s and is closed to group %s"), place, who,
			owner_group(top.st_gid, arena)),
		_("%s, as %s"), owner_opens(root, st.st_uid, top.st_gid, arena), who);
}
