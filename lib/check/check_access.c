#include "check/check_access.h"

#include <errno.h>
#include <fts.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/message.h"
#include "base/owner.h"
#include "base/str.h"
#include "finding/stray.h"
#include "finding/findings.h"
#include "office/session.h"
#include "store/store.h"

struct access_search {
	struct findings *findings;
	struct stat top;   /* of the root */
	const char *group; /* its name */
	bool waited;
};

/* What the group needs of a file, by how its path begins: git and our programs replace most of what is
 * in .git by renaming, and append to a few. */
static const struct {
	const char *begins;
	mode_t bits;
} needs[] = {
	{".git/logs/", S_IRGRP | S_IWGRP},
	{STORE_LOCK_PATH, S_IRGRP | S_IWGRP},
	{".git/", S_IRGRP},
	{"", S_IRGRP | S_IWGRP},
};

static mode_t need_of(const char *path, bool is_directory)
{
	size_t i = 0;
	if (is_directory)
		return S_ISGID | S_IRWXG;
	/* That it is there is all that it says: an interrupted git leaves one that only its user can read. */
	if (str_starts(path, ".git/objects/") && str_ends(path, ".keep"))
		return 0;
	while (!str_starts(path, needs[i].begins))
		i++;
	return needs[i].bits;
}

static void tell_group(const struct access_search *search, const char *path, const struct stat *st)
{
	struct arena *mem = search->findings->mem;
	const char *word = search->group + (*search->group == '#');
	struct err err;
	err_hint(&err,
		err_set(&err, ERR_REFUSED, _("belongs to group %s, and the store to group %s"),
			owner_group(st->st_gid, mem), search->group),
		_("%s, as %s"), arena_printf(mem, "chgrp %s %s", word, path), owner_name(st->st_uid, mem));
	findings_warn(search->findings, path, &err);
}

static void tell_mode(const struct access_search *search, const char *path, const struct stat *st,
	mode_t lacks)
{
	static const struct {
		mode_t bit;
		const char *letter;
	} letters[] = {{S_IRGRP, "r"}, {S_IWGRP, "w"}, {S_IXGRP, "x"}, {S_ISGID, "s"}};
	struct arena *mem = search->findings->mem;
	const char *mode = "g+";
	struct err err;
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (lacks & letters[i].bit)
			mode = arena_printf(mem, "%s%s", mode, letters[i].letter);
	err_hint(&err,
		err_set(&err, ERR_REFUSED, _("members of group %s cannot all work with it: it lacks %s"),
			search->group, mode),
		_("%s, as %s"), arena_printf(mem, "chmod %s %s", mode, path), owner_name(st->st_uid, mem));
	findings_warn(search->findings, path, &err);
}

/* Whoever is just making it gives it its mode a moment later. */
static bool look_again(struct access_search *search, const char *file, struct stat *st)
{
	const struct timespec pause = {0, 50 * 1000000L};
	if (!search->waited && time(NULL) - st->st_ctime <= 1) {
		search->waited = true;
		nanosleep(&pause, NULL);
	}
	return lstat(file, st) == 0;
}

static void look(struct access_search *search, const char *file, const char *path, bool is_directory)
{
	struct stat st;
	const mode_t need = need_of(path, is_directory);
	if (lstat(file, &st) || (!S_ISDIR(st.st_mode) && !S_ISREG(st.st_mode)) ||
		((st.st_mode & need) == need && st.st_gid == search->top.st_gid) ||
		!look_again(search, file, &st))
		return;
	if (st.st_gid != search->top.st_gid)
		tell_group(search, path, &st);
	if ((st.st_mode & need) != need)
		tell_mode(search, path, &st, need & ~st.st_mode);
}

/* What it is called stands in a command that somebody types, so a name that means something to a shell is
 * none of ours. */
static bool is_ours(const char *path, bool is_directory)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./";
	return !path[strspn(path, plain)] &&
	       (is_directory || str_starts(path, ".git/") || stray_knows(path));
}

static int walk(struct access_search *search, const char *root, struct err *err)
{
	char *roots[] = {(char *)root, NULL};
	FTS *fts = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_NOSTAT, NULL);
	if (!fts)
		return err_set_errno(err, errno, "%s", root);
	for (FTSENT *entry; (entry = fts_read(fts)) != NULL;) {
		const char *path = entry->fts_path + strlen(root);
		bool is_directory = entry->fts_info == FTS_D;
		path += *path == '/';
		if (!is_directory && entry->fts_info != FTS_F && entry->fts_info != FTS_NSOK)
			continue;
		if (is_ours(*path ? path : ".", is_directory))
			look(search, entry->fts_path, *path ? path : ".", is_directory);
	}
	fts_close(fts);
	return 0;
}

int check_access(struct findings *findings, struct err *err)
{
	const struct store *store = findings->session->store;
	struct access_search search = {.findings = findings};
	struct err stranger;
	struct err open;
	if (fstat(store->fd, &search.top))
		return err_set_errno(err, errno, "%s", store->root);
	if (search.top.st_mode & (S_IROTH | S_IWOTH | S_IXOTH)) {
		err_hint(&open,
			err_set(&open, ERR_REFUSED, _("everybody on this machine may read the store")),
			"chmod o-rwx");
		findings_warn(findings, ".", &open);
	}
	if (!store->shared)
		return 0;
	search.group = owner_group(search.top.st_gid, findings->mem);
	if (geteuid() != 0 && !owner_is_member(search.top.st_gid)) {
		owner_refuse_stranger(".", search.top.st_gid, findings->mem, &stranger);
		findings_warn(findings, ".", &stranger);
	}
	return walk(&search, store->root, err);
}
