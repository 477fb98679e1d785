#include "git/git_object.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#define ZLIB_CONST
#include <zlib.h>

#include "base/file.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "git/git_deflate.h"
#include "git/git_pack_object.h"

enum {
	OBJECT_BYTES = 16 * 1024 * 1024,
	HEAD_BYTES = 32 /* "commit 16777216" and a NUL, with room */
};

/* "TYPE LENGTH" with the NUL behind it, which counts. */
static size_t write_head(const char *type, size_t length, char head[HEAD_BYTES])
{
	return (size_t)snprintf(head, HEAD_BYTES, "%s %zu", type, length) + 1;
}

static void object_path(const char *id, char path[sizeof ".git/objects/" + SHA1_TEXT_SIZE])
{
	snprintf(path, sizeof ".git/objects/" + SHA1_TEXT_SIZE, ".git/objects/%.2s/%s", id, id + 2);
}

void git_object_name(const char *type, const void *bytes, size_t length, char id[SHA1_TEXT_SIZE])
{
	char head[HEAD_BYTES];
	unsigned char digest[SHA1_BYTES];
	struct sha1 sha1;
	size_t n = write_head(type, length, head);
	sha1_begin(&sha1);
	sha1_add(&sha1, head, n);
	sha1_add(&sha1, bytes, length);
	sha1_end(&sha1, digest);
	sha1_format(digest, id);
}

/* The file as it lies there, compressed. */
static bool read_file(int store_fd, const char *id, struct arena *arena, const char **bytes, size_t *length)
{
	char path[sizeof ".git/objects/" + SHA1_TEXT_SIZE];
	struct err unsaid;
	struct stat st;
	object_path(id, path);
	int fd = file_open_beneath(store_fd, path, O_RDONLY);
	if (fd < 0)
		return false;
	bool read = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
		    file_read_fd(fd, path, OBJECT_BYTES, arena, bytes, length, &unsaid) == 0;
	close(fd);
	return read;
}

/* The length that the head tells, if it is one of this type. */
static bool read_head(const char *head, const char *type, size_t *length, size_t *head_length)
{
	char again[HEAD_BYTES];
	struct err unsaid;
	size_t n = strlen(type);
	if (strncmp(head, type, n) != 0 || head[n] != ' ')
		return false;
	int64_t told;
	if (num_parse(head + n + 1, 0, OBJECT_BYTES, &told, &unsaid))
		return false;
	*length = (size_t)told;
	*head_length = write_head(type, *length, again);
	return strcmp(head, again) == 0;
}

/* Exactly `length` bytes more, and then the end. */
static bool inflate_rest(z_stream *z, char *bytes, size_t length)
{
	char beyond;
	z->next_out = (Bytef *)bytes;
	z->avail_out = (uInt)length;
	int status = length ? inflate(z, Z_NO_FLUSH) : Z_OK;
	if (z->avail_out || (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR))
		return false;
	if (status != Z_STREAM_END) {
		z->next_out = (Bytef *)&beyond;
		z->avail_out = 1;
		status = inflate(z, Z_FINISH);
	}
	return status == Z_STREAM_END && (z->next_out != (Bytef *)&beyond || z->avail_out == 1) &&
	       z->avail_in == 0;
}

static bool inflate_object(z_stream *z, const char *type, struct arena *arena, const char **bytes,
	size_t *length)
{
	char head[HEAD_BYTES + 1] = "";
	size_t head_length;
	z->next_out = (Bytef *)head;
	z->avail_out = HEAD_BYTES;
	int status = inflate(z, Z_NO_FLUSH);
	size_t have = HEAD_BYTES - z->avail_out;
	if ((status != Z_OK && status != Z_STREAM_END) || !read_head(head, type, length, &head_length) ||
		have < head_length || have - head_length > *length)
		return false;
	char *object = arena_alloc(arena, *length + 1);
	size_t first = have - head_length;
	memcpy(object, head + head_length, first);
	*bytes = object;
	if (status == Z_STREAM_END)
		return first == *length && z->avail_in == 0;
	return inflate_rest(z, object + first, *length - first);
}

static bool read_loose(int store_fd, const char *type, const char *id, struct arena *arena, const char **bytes,
	size_t *length)
{
	const char *file;
	size_t file_length;
	if (!read_file(store_fd, id, arena, &file, &file_length))
		return false;
	z_stream z = {.next_in = (const Bytef *)file, .avail_in = (uInt)file_length};
	if (inflateInit(&z) != Z_OK)
		return false;
	bool whole = inflate_object(&z, type, arena, bytes, length);
	inflateEnd(&z);
	return whole;
}

static bool has_name(const char *type, const char *id, const char *bytes, size_t length)
{
	char found[SHA1_TEXT_SIZE];
	git_object_name(type, bytes, length, found);
	return strcmp(found, id) == 0;
}

bool git_object_read(int store_fd, const char *type, const char *id, struct arena *arena,
	const char **bytes, size_t *length)
{
	return (read_loose(store_fd, type, id, arena, bytes, length) && has_name(type, id, *bytes, *length)) ||
	       (git_pack_object_read(store_fd, type, id, arena, bytes, length) && has_name(type, id, *bytes, *length));
}

/* Nobody changes an object, and whoever reads the store reads it. */
static int write_file(int store_fd, const char *temp, const struct str *bytes, struct err *err)
{
	struct stat st;
	int fd = file_create(store_fd, temp, err);
	if (fd < 0)
		return -1;
	int rc = file_write_all(fd, temp, str_text(bytes), bytes->length, err);
	if (rc == 0 && (fstat(fd, &st) || fchmod(fd, st.st_mode & 0444)))
		rc = err_set_errno(err, errno, "%s", temp);
	if (close(fd) && rc == 0)
		rc = err_set_errno(err, errno, "%s", temp);
	return rc;
}

/* To its place, in a directory that is reached through no link.  A `git gc` beside us takes directories away
 * that are empty, also the one we have just made. */
static int move_file(int store_fd, const char *temp, const char *path, struct err *err)
{
	enum { TRIES = 16 };
	char name[NAME_MAX + 1];
	for (int tries = 1;; tries++) {
		int dir = file_open_parent(store_fd, path, true, name);
		int failed = dir < 0 || renameat(store_fd, temp, dir, name) ? errno : 0;
		if (dir >= 0)
			close(dir);
		if (!failed)
			return 0;
		if (failed != ENOENT || tries == TRIES)
			return dir < 0 ? err_set_errno(err, failed, _("%s: cannot make its directory"), path)
				       : err_set_errno(err, failed, "%s", path);
	}
}

int git_object_write(int store_fd, const char *type, const char *id, const void *bytes, size_t length,
	const char *temp, struct err *err)
{
	char path[sizeof ".git/objects/" + SHA1_TEXT_SIZE];
	char head[HEAD_BYTES];
	struct str deflated = {0};
	object_path(id, path);
	int rc = git_deflate(head, write_head(type, length, head), bytes, length, &deflated, err);
	if (rc == 0)
		rc = write_file(store_fd, temp, &deflated, err);
	if (rc == 0)
		rc = move_file(store_fd, temp, path, err);
	if (rc)
		unlinkat(store_fd, temp, 0);
	str_close(&deflated);
	return rc;
}
