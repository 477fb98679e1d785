#include "git/overlay.h"

#include <stdlib.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/vec.h"
#include "base/file.h"

int overlay_load(int store_fd, struct arena *arena, struct overlay **loaded, struct err *err)
{
	struct journal journal;
	bool found;
	*loaded = NULL;
	if (faccessat(store_fd, JOURNAL_APPLY, F_OK, AT_SYMLINK_NOFOLLOW))
		return 0;
	if (journal_read(store_fd, JOURNAL_APPLY, arena, &journal, &found, err))
		return -1;
	if (!found || !journal.complete)
		return 0;
	struct overlay *overlay = arena_alloc(arena, sizeof *overlay);
	overlay->journal = journal;
	for (size_t i = 0; i < journal.entries_n; i++)
		map_set(&overlay->places, arena, journal.entries[i].path, i + 1);
	*loaded = overlay;
	return 0;
}

static ino_t look_at(int store_fd, const char *path, struct timespec *changed)
{
	struct stat st;
	*changed = (struct timespec){0, 0};
	if (fstatat(store_fd, path, &st, AT_SYMLINK_NOFOLLOW))
		return 0;
	*changed = st.st_ctim;
	return st.st_ino;
}

/* In this order: a commit that ends in between is then seen as the one or as the other. */
void overlay_look(int store_fd, struct overlay_sequence *sequence)
{
	sequence->apply = look_at(store_fd, JOURNAL_APPLY, &sequence->applied);
	sequence->done = look_at(store_fd, JOURNAL_DONE, &sequence->ended);
}

static bool same_time(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

bool overlay_same(const struct overlay_sequence *a, const struct overlay_sequence *b)
{
	return a->apply == b->apply && a->done == b->done &&
	       same_time(&a->applied, &b->applied) && same_time(&a->ended, &b->ended);
}

const struct journal_entry *overlay_find(const struct overlay *overlay, const char *path)
{
	size_t place = map_get(&overlay->places, path);
	return place ? &overlay->journal.entries[place - 1] : NULL;
}

int overlay_open(const struct overlay *overlay, int store_fd, const struct journal_entry *entry)
{
	struct arena scratch = {0};
	struct stat st;
	size_t number = (size_t)(entry - overlay->journal.entries);
	int fd = file_open_beneath(store_fd, journal_temp_of(&overlay->journal, number, &scratch),
		O_RDONLY);
	arena_clear(&scratch);
	if (fd >= 0 && (fstat(fd, &st) || (uint64_t)st.st_ino != entry->inode)) {
		close(fd);
		fd = -1;
	}
	return fd;
}

const char *overlay_name_in(const struct journal_entry *entry, const char *directory)
{
	size_t n = strlen(directory);
	if (strncmp(entry->path, directory, n) != 0 || entry->path[n] != '/' ||
		strchr(entry->path + n + 1, '/'))
		return NULL;
	return entry->path + n + 1;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void overlay_names(const struct overlay *overlay, const char *directory,
	struct arena *arena, const char ***names, size_t *names_n)
{
	size_t kept = 0;
	for (size_t i = 0; i < *names_n; i++) {
		const char *path = arena_printf(arena, "%s/%s", directory, (*names)[i]);
		if (!overlay_find(overlay, path))
			(*names)[kept++] = (*names)[i];
	}
	*names_n = kept;
	size_t room = kept;
	for (size_t i = 0; i < overlay->journal.entries_n; i++) {
		const struct journal_entry *entry = &overlay->journal.entries[i];
		const char *name = overlay_name_in(entry, directory);
		if (name && !entry->removes)
			VEC_PUSH(arena, *names, *names_n, room) = name;
	}
	if (*names_n)
		qsort(*names, *names_n, sizeof **names, by_bytes);
}
