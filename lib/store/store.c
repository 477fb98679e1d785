#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/owner.h"
#include "base/str.h"
#include "base/vec.h"
#include "git/git_config.h"
#include "record/read.h"
#include "store/path.h"
#include "store/settings.h"
#include "value/quoted.h"

bool store_is(const char *directory, struct arena *mem)
{
	static const char *const signs[] = {STORE_SETTINGS_PATH, STORE_LOCK_PATH,
		STORE_RESTORED_PATH};
	int why = 0;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (access(arena_printf(mem, "%s/%s", directory, signs[i]), F_OK) == 0)
			return true;
		if (i == 0)
			why = errno;
	}
	errno = why;
	return false;
}

/* We may not look into `directory`, or into one above it: the first of them, whose owners decide. */
static int refuse_stranger(const char *directory, struct arena *mem, struct err *err)
{
	struct stat st;
	char *closed = arena_dup(mem, directory);
	while (stat(closed, &st)) {
		char *slash = strrchr(closed, '/');
		if (errno != EACCES || !slash || slash == closed)
			return err_set_errno(err, EACCES, "%s", directory);
		*slash = '\0';
	}
	if (owner_is_member(st.st_gid))
		return err_set_errno(err, EACCES, "%s", closed);
	return owner_refuse_stranger(closed, st.st_gid, mem, err);
}

/* The nearest directory at or above the current one that is a store; NULL if none, and then
 * `*closed` is the nearest that may be one but cannot be looked into. */
static const char *find_above(struct arena *mem, const char **closed)
{
	char here[PATH_MAX];
	if (!getcwd(here, sizeof here))
		return NULL;
	for (;;) {
		if (store_is(here, mem))
			return arena_dup(mem, here);
		if (errno == EACCES && !*closed)
			*closed = arena_dup(mem, here);
		char *slash = strrchr(here, '/');
		if (!slash || slash == here)
			return NULL;
		*slash = '\0';
	}
}

static const char *data_home(struct arena *mem)
{
	const char *xdg = getenv("XDG_DATA_HOME");
	if (!str_empty(xdg))
		return arena_printf(mem, "%s/onestop", xdg);
	const char *home = getenv("HOME");
	return str_empty(home) ? NULL : arena_printf(mem, "%s/.local/share/onestop", home);
}

int store_find(const char *wanted, struct arena *mem, const char **root, struct err *err)
{
	const char *named = !str_empty(wanted) ? wanted : getenv("ONESTOP_STORE");
	if (!str_empty(named)) {
		if (!store_is(named, mem) && errno == EACCES)
			return refuse_stranger(named, mem, err);
		if (!store_is(named, mem))
			return err_hint(err,
				err_set(err, ERR_REFUSED, _("%s is not a store (it has no %s)"),
					named, STORE_SETTINGS_PATH),
				_("store-init %s --desk <desk>"), named);
		*root = named;
		return 0;
	}
	const char *closed = NULL;
	const char *found = find_above(mem, &closed);
	if (!found) {
		const char *home = data_home(mem);
		if (home && store_is(home, mem))
			found = home;
	}
	if (!found && closed)
		return refuse_stranger(closed, mem, err);
	if (!found)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("no store here: neither --store nor ONESTOP_STORE is given, and there is no %s in "
			  "this directory or above"), STORE_SETTINGS_PATH),
			_("store-init <directory> --desk <desk>"));
	*root = found;
	return 0;
}

int store_open_root(const char *root, struct arena *mem, struct store **opened, struct err *err)
{
	struct store *store = arena_alloc(mem, sizeof *store);
	char resolved[PATH_MAX];
	store->mem = mem;
	if (!realpath(root, resolved))
		return err_set_errno(err, errno, "%s", root);
	store->root = arena_dup(mem, resolved);
	store->fd = open(resolved, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (store->fd < 0)
		return err_set_errno(err, errno, "%s", root);
	*opened = store;
	return 0;
}

int store_open_new(const char *root, const struct settings *settings, struct arena *mem,
	struct store **opened, struct err *err)
{
	if (store_open_root(root, mem, opened, err))
		return -1;
	(*opened)->settings = *settings;
	return 0;
}

/* Adds what a file of git's configuration says; false when there is none. */
static int read_git_file(struct store *store, const char *path, struct git_config *git_config, bool *found,
	struct err *err)
{
	const char *bytes;
	size_t length;
	if (store_read(store, path, GIT_CONFIG_BYTES, store->mem, &bytes, &length, err))
		return -1;
	*found = bytes != NULL;
	if (bytes)
		git_config_read(store->fd, path, bytes, length, store->mem, git_config);
	return 0;
}

int store_read_git_config(struct store *store, struct err *err)
{
	struct git_config git_config = {0};
	bool found;
	if (read_git_file(store, GIT_CONFIG_PATH, &git_config, &found, err))
		return -1;
	if (!found)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("%s is not under git (it has no .git/config)"), store->root),
			_("git clone it, or store-init"));
	if (git_config.worktree && read_git_file(store, GIT_CONFIG_WORKTREE_PATH, &git_config, &found, err))
		return -1;
	store->desks = (struct words){git_config.desks, git_config.desks_n};
	store->desk = git_config.desks_n ? git_config.desks[0] : NULL;
	store->staff = git_config.staff;
	store->shared = git_config.shared;
	store->no_git = git_config.refused;
	store->has_hub = git_config.has_hub;
	store->hub = git_config.hub;
	return 0;
}

int store_check_git(const struct store *store, struct err *err)
{
	if (!store->no_git.code)
		return 0;
	*err = store->no_git;
	return -1;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	if (store->fd >= 0)
		close(store->fd);
	store->fd = -1;
}

int store_open_failed(const struct store *store, const char *path, struct err *err)
{
	int why = errno;
	if (why == ELOOP || why == ENOTDIR)
		return err_set(err, ERR_MALFORMED,
			_("%s: a link or a file where a directory must be; records are plain files"),
			path);
	if (why == EACCES && owner_check(store->fd, store->root, path, OWNER_READS, store->mem, err))
		return -1;
	/* A socket. */
	if (why == ENXIO)
		return err_set(err, ERR_MALFORMED, _("%s: not a regular file"), path);
	return err_set_errno(err, why, "%s", path);
}

int store_look(struct store *store, struct err *err)
{
	store->overlay = NULL;
	if (overlay_load(store->fd, store->mem, &store->overlay, err))
		return -1;
	overlay_look(store->fd, &store->sequence);
	if (store->overlay) {
		store->sequence.apply = store->overlay->journal.st.st_ino;
		store->sequence.applied = store->overlay->journal.st.st_ctim;
	}
	return 0;
}

bool store_moved(const struct store *store)
{
	struct overlay_sequence now;
	overlay_look(store->fd, &now);
	return !overlay_same(&store->sequence, &now);
}

int store_sync(struct store *store, struct err *err)
{
	if (syncfs(store->fd))
		return err_set_errno(err, errno, _("the disk did not take what was written"));
	return 0;
}

void store_note(struct store *store, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const char *text = arena_vprintf(store->mem, format, args);
	va_end(args);
	VEC_PUSH(store->mem, store->notes, store->notes_n, store->notes_room) = text;
}

void store_note_once(struct store *store, const char *text)
{
	for (size_t i = 0; i < store->notes_n; i++)
		if (str_equal(store->notes[i], text))
			return;
	store_note(store, "%s", text);
}

void store_note_err(struct store *store, const struct err *err)
{
	char text[ERR_TEXT_SIZE];
	store_note(store, "%s", err_text(err, text));
}

const char *store_mask(struct store *store, const char *message)
{
	const char *end = strstr(message, ".yaml");
	const char *bytes;
	size_t length;
	struct err gone = {0};
	if (!end || strcspn(message, " :\"") < (size_t)(end - message))
		return message;
	struct arena scratch = {0};
	const char *path = arena_dup_n(&scratch, message, (size_t)(end - message) + strlen(".yaml"));
	if (store_read(store, path, RECORD_VOLUME_BYTES, &scratch, &bytes, &length, &gone) == 0 && bytes)
		message = quoted_mask(store->mem, message, bytes, length);
	arena_clear(&scratch);
	return message;
}

int store_damaged(struct store *store, const struct err *err)
{
	char text[ERR_TEXT_SIZE];
	if (!store->reads_on)
		return -1;
	store->damaged = true;
	store_note_once(store, err_text(err, text));
	return 0;
}

int store_open_file(struct store *store, const char *path)
{
	const struct journal_entry *entry =
		store->overlay ? overlay_find(store->overlay, path) : NULL;
	if (entry && entry->removes) {
		errno = ENOENT;
		return -1;
	}
	int fd = entry ? overlay_open(store->overlay, store->fd, entry) : -1;
	return fd >= 0 ? fd : file_open_beneath(store->fd, path, O_RDONLY);
}

/* Is it read as a commit has it? */
static bool is_past(const struct store *store, const char *path)
{
	return store->past && (str_starts(path, PATH_CALENDAR) || str_starts(path, PATH_CATALOGUE "/") ||
				      str_equal(path, STORE_SETTINGS_PATH));
}

int store_read(struct store *store, const char *path, size_t limit, struct arena *arena,
	const char **bytes, size_t *length, struct err *err)
{
	if (is_past(store, path)) {
		past_read(store->past, path, bytes, length);
		return 0;
	}
	int fd = store_open_file(store, path);
	if (fd < 0) {
		if (errno == ENOENT) {
			*bytes = NULL;
			*length = 0;
			return 0;
		}
		return store_open_failed(store, path, err);
	}
	struct stat st;
	int rc;
	if (fstat(fd, &st) == 0 && !S_ISREG(st.st_mode))
		rc = err_set(err, ERR_MALFORMED, _("%s: not a regular file"), path);
	else
		rc = file_read_fd(fd, path, limit, arena, bytes, length, err);
	close(fd);
	return rc;
}

int store_read_record(struct store *store, const char *path, const struct schema *schema,
	void *record, bool *found, struct err *err)
{
	const char *bytes;
	size_t length;
	if (store_read(store, path, RECORD_FILE_BYTES, store->mem, &bytes, &length, err))
		return -1;
	*found = bytes != NULL;
	return bytes ? record_read(schema, record, path, bytes, length, store->mem, err) : 0;
}

struct list_build {
	struct arena *arena;
	size_t size;
	struct list *list;
	size_t room;
};

static int collect(void *context, void *record, size_t line, struct err *err)
{
	struct list_build *to = context;
	(void)line;
	(void)err;
	to->list->items = vec_grow(to->arena, to->list->items, to->list->n, &to->room, to->size);
	memcpy((char *)to->list->items + to->list->n++ * to->size, record, to->size);
	return 0;
}

int store_read_list(struct store *store, const char *path, const struct schema *schema,
	struct list *list, bool *found, struct err *err)
{
	const char *bytes;
	size_t length;
	if (store_read(store, path, RECORD_VOLUME_BYTES, store->mem, &bytes, &length, err))
		return -1;
	*found = bytes != NULL;
	*list = (struct list){0};
	struct list_build to = {store->mem, schema->size, list, 0};
	return bytes ? record_read_stream(schema, path, bytes, length, store->mem, collect, &to, err)
		     : 0;
}

int store_names(struct store *store, const char *directory, struct arena *arena,
	const char ***names, size_t *names_n, struct err *err)
{
	const char **found = NULL;
	size_t all_n = 0;
	size_t n = 0;
	if (is_past(store, directory)) {
		past_names(store->past, directory, arena, names, names_n);
		return 0;
	}
	*names = NULL;
	*names_n = 0;
	int fd = file_open_beneath(store->fd, directory, O_RDONLY | O_DIRECTORY);
	if (fd < 0 && errno != ENOENT)
		return store_open_failed(store, directory, err);
	if (fd >= 0 && file_names(fd, directory, arena, &found, &all_n, err))
		return -1;
	for (size_t i = 0; i < all_n; i++)
		if (found[i][0] != '.')
			found[n++] = found[i];
	if (store->overlay)
		overlay_names(store->overlay, directory, arena, &found, &n);
	*names = found;
	*names_n = n;
	return 0;
}
