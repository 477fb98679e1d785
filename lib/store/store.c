#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "record/read.h"
#include "store/git_config.h"
#include "store/settings.h"

static bool holds_settings(const char *directory, struct arena *mem)
{
	const char *path = arena_printf(mem, "%s/%s", directory, STORE_SETTINGS_PATH);
	return access(path, F_OK) == 0;
}

/* The nearest directory at or above the current one that holds onestop.yaml; NULL if none. */
static const char *find_above(struct arena *mem)
{
	char here[PATH_MAX];
	if (!getcwd(here, sizeof here))
		return NULL;
	for (;;) {
		if (holds_settings(here, mem))
			return arena_dup(mem, here);
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
		if (!holds_settings(named, mem))
			return err_hint(err,
				err_set(err, ERR_REFUSED, _("%s is no store (it has no %s)"),
					named, STORE_SETTINGS_PATH),
				_("store-init %s --desk XS"), named);
		*root = named;
		return 0;
	}
	const char *found = find_above(mem);
	if (!found) {
		const char *home = data_home(mem);
		if (home && holds_settings(home, mem))
			found = home;
	}
	if (!found)
		return err_hint(err,
			err_set(err, ERR_REFUSED,
				_("no store here: neither --store nor ONESTOP_STORE is given and no %s stands in this "
			  "directory or above"), STORE_SETTINGS_PATH),
			_("store-init DIR --desk XS"));
	*root = found;
	return 0;
}

static int read_settings(struct store *store, struct err *err)
{
	bool found = false;
	if (store_read_record(store, STORE_SETTINGS_PATH, &settings_schema, &store->settings, &found,
		    err))
		return -1;
	if (!found)
		return err_set(err, ERR_REFUSED, _("%s is no store (it has no %s)"), store->root,
			STORE_SETTINGS_PATH);
	if (store->settings.format != SETTINGS_FORMAT)
		return err_set(err, ERR_MALFORMED,
			_("%s: store format %lld; these programs know format %d"),
			STORE_SETTINGS_PATH, (long long)store->settings.format, SETTINGS_FORMAT);
	return 0;
}

static int open_root(const char *root, struct arena *mem, struct store **opened, struct err *err)
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
	if (open_root(root, mem, opened, err))
		return -1;
	(*opened)->settings = *settings;
	return 0;
}

static int read_git_config(struct store *store, struct err *err)
{
	struct git_config git_config = {0};
	const char *bytes;
	size_t length;
	if (store_read(store, GIT_CONFIG_PATH, GIT_CONFIG_BYTES, store->mem, &bytes, &length, err))
		return -1;
	if (!bytes)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("%s is not under git (it has no .git/config)"), store->root),
			_("git clone it, or store-init"));
	if (git_config_read(store->fd, bytes, length, store->mem, &git_config, err))
		return -1;
	store->desk = git_config.desk;
	store->staff = git_config.staff;
	return 0;
}

int store_open(const char *root, struct arena *mem, struct store **opened, struct err *err)
{
	struct store *store;
	if (open_root(root, mem, &store, err))
		return -1;
	if (read_settings(store, err) || read_git_config(store, err)) {
		store_close(store);
		return -1;
	}
	*opened = store;
	return 0;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	if (store->fd >= 0)
		close(store->fd);
	store->fd = -1;
}

int store_open_failed(const char *path, struct err *err)
{
	if (errno == ELOOP || errno == ENOTDIR)
		return err_set(err, ERR_MALFORMED,
			_("%s: a link or a file where a directory must be; records are plain files"),
			path);
	return err_set_errno(err, errno, "%s", path);
}

int store_read(struct store *store, const char *path, size_t limit, struct arena *arena,
	const char **bytes, size_t *length, struct err *err)
{
	int fd = file_open_beneath(store->fd, path, O_RDONLY);
	if (fd < 0) {
		if (errno == ENOENT) {
			*bytes = NULL;
			*length = 0;
			return 0;
		}
		return store_open_failed(path, err);
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
	*names = NULL;
	*names_n = 0;
	size_t all_n;
	int fd = file_open_beneath(store->fd, directory, O_RDONLY | O_DIRECTORY);
	if (fd < 0)
		return errno == ENOENT ? 0 : store_open_failed(directory, err);
	if (file_names(fd, directory, arena, names, &all_n, err))
		return -1;
	for (size_t i = 0; i < all_n; i++)
		if ((*names)[i][0] != '.')
			(*names)[(*names_n)++] = (*names)[i];
	return 0;
}

void store_prune(struct store *store, const char *path)
{
	char *directory = arena_dup(store->mem, path);
	for (char *slash; (slash = strrchr(directory, '/')) != NULL;) {
		*slash = '\0';
		if (unlinkat(store->fd, directory, AT_REMOVEDIR))
			return;
	}
}
