/* What a process means by a directory descriptor and a path. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "path.h"
#include "tracer.h"

bool call_memory(pid_t pid, uint64_t from, void *into, size_t length)
{
	struct iovec here = {into, length};
	struct iovec there = {(void *)(uintptr_t)from, length};
	return length == 0 ||
	       process_vm_readv(pid, &here, 1, &there, 1, 0) == (ssize_t)length;
}

/* A page at a time: what lies behind the end of the text may not be there. */
static bool read_text(pid_t pid, uint64_t from, char text[PATH_MAX])
{
	enum { PAGE = 4096 };
	size_t n = 0;
	while (n < PATH_MAX - 1) {
		size_t some = PAGE - (from + n) % PAGE;
		if (some > PATH_MAX - 1 - n)
			some = PATH_MAX - 1 - n;
		if (!call_memory(pid, from + n, text + n, some))
			return false;
		if (memchr(text + n, '\0', some))
			return true;
		n += some;
	}
	return false;
}

static void of_descriptor(pid_t pid, int fd, struct call_path *path)
{
	char link[64];
	snprintf(link, sizeof link, "/proc/%d/fd/%d", (int)pid, fd);
	ssize_t n = readlink(link, path->text, sizeof path->text - 1);
	path->text[n > 0 ? n : 0] = '\0';
}

/* `root` is what a relative path begins at; the parent is resolved, the last name is not. */
static void of_text(const char *root, const char *text, struct call_path *path)
{
	char whole[PATH_MAX];
	char resolved[PATH_MAX];
	snprintf(whole, sizeof whole, "%s", text);
	for (size_t n = strlen(whole); n > 1 && whole[n - 1] == '/'; n--)
		whole[n - 1] = '\0';
	char *slash = strrchr(whole, '/');
	const char *name = slash ? slash + 1 : whole;
	snprintf(path->name, sizeof path->name, "%s", name);
	int parent_n = slash ? (int)(slash - whole) : 0;
	if (*whole == '/')
		snprintf(path->parent, sizeof path->parent, "%.*s/", parent_n, whole);
	else
		snprintf(path->parent, sizeof path->parent, "%s/%.*s", root, parent_n, whole);
	if (realpath(path->parent, resolved))
		snprintf(path->text, sizeof path->text, "%s/%s", strcmp(resolved, "/") ? resolved : "",
			name);
}

void path_of(pid_t pid, bool has_dir, int dir, bool has_text, uint64_t text, struct call_path *path)
{
	char bytes[PATH_MAX];
	char root[64];
	path->parent[0] = path->name[0] = path->text[0] = '\0';
	if (!has_text) {
		if (has_dir)
			of_descriptor(pid, dir, path);
		return;
	}
	if (!text || !read_text(pid, text, bytes) || !*bytes) {
		if (has_dir && dir >= 0)
			of_descriptor(pid, dir, path);
		return;
	}
	if (has_dir && dir != AT_FDCWD)
		snprintf(root, sizeof root, "/proc/%d/fd/%d", (int)pid, dir);
	else
		snprintf(root, sizeof root, "/proc/%d/cwd", (int)pid);
	of_text(root, bytes, path);
}

bool path_is_beneath(const char *text, const char *directory)
{
	size_t n = strlen(directory);
	return strncmp(text, directory, n) == 0 && (text[n] == '/' || text[n] == '\0');
}

bool call_is_beneath(const struct call *call, const char *directory)
{
	return path_is_beneath(call->path.text, directory) || path_is_beneath(call->other.text, directory);
}
