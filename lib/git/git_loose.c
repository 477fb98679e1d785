#include "git/git_loose.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/sha1.h"
#include "git/git_pack.h"

#define OBJECTS ".git/objects"

enum { FAN_OUT = 256 };

static bool is_rest(const char *name)
{
	return strlen(name) == SHA1_TEXT_SIZE - 3 && strspn(name, "0123456789abcdef") == SHA1_TEXT_SIZE - 3;
}

static int each_in(int store_fd, const char *fan, struct arena *arena,
	int (*each)(void *context, const char *id, struct err *err), void *context, struct err *err)
{
	const char **names;
	size_t n;
	int rc = 0;
	const char *directory = arena_printf(arena, OBJECTS "/%s", fan);
	int fd = file_open_beneath(store_fd, directory, O_RDONLY | O_DIRECTORY);
	if (fd < 0)
		return errno == ENOENT ? 0 : err_set_errno(err, errno, "%s", directory);
	if (file_names(fd, directory, arena, &names, &n, err))
		return -1;
	for (size_t i = 0; rc == 0 && i < n; i++)
		if (is_rest(names[i]))
			rc = each(context, arena_printf(arena, "%s%s", fan, names[i]), err);
	return rc;
}

int git_loose_each(int store_fd, int (*each)(void *context, const char *id, struct err *err), void *context,
	struct err *err)
{
	struct arena arena = {0};
	int rc = 0;
	for (unsigned fan = 0; rc == 0 && fan < FAN_OUT; fan++) {
		const struct arena_mark mark = arena_mark(&arena);
		rc = each_in(store_fd, arena_printf(&arena, "%02x", fan), &arena, each, context, err);
		arena_reset(&arena, mark);
	}
	arena_clear(&arena);
	return rc;
}

static int count_one(void *context, const char *id, struct err *err)
{
	(void)id;
	(void)err;
	++*(size_t *)context;
	return 0;
}

int git_loose_count(int store_fd, size_t *count, struct err *err)
{
	*count = 0;
	return git_loose_each(store_fd, count_one, count, err);
}

struct loose_removal {
	int store_fd;
	const struct git_pack *packs;
	size_t packs_n;
	void (*removed)(void *context, size_t n);
	void *context;
	size_t n;
};

static int remove_one(void *context, const char *id, struct err *err)
{
	struct loose_removal *removal = context;
	char path[sizeof OBJECTS + SHA1_TEXT_SIZE + 2];
	size_t i = 0;
	while (i < removal->packs_n && !git_pack_has(&removal->packs[i], id))
		i++;
	if (i == removal->packs_n)
		return 0;
	snprintf(path, sizeof path, OBJECTS "/%.2s/%s", id, id + 2);
	if (unlinkat(removal->store_fd, path, 0) && errno != ENOENT)
		return err_set_errno(err, errno, "%s", path);
	removal->n++;
	if (removal->removed)
		removal->removed(removal->context, removal->n);
	return 0;
}

int git_loose_remove(int store_fd, const struct git_pack *packs, size_t packs_n,
	void (*removed)(void *context, size_t n), void *context, struct err *err)
{
	struct loose_removal removal = {store_fd, packs, packs_n, removed, context, 0};
	return git_loose_each(store_fd, remove_one, &removal, err);
}

void git_loose_clear(int store_fd)
{
	char path[sizeof OBJECTS + 3];
	for (unsigned fan = 0; fan < FAN_OUT; fan++) {
		snprintf(path, sizeof path, OBJECTS "/%02x", fan);
		if (unlinkat(store_fd, path, AT_REMOVEDIR))
			errno = 0;
	}
}
