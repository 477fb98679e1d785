#include "git/git_pack_write.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/file.h"
#include "base/message.h"
#include "git/git_deflate.h"
#include "git/git_pack.h"

/* ---- One object -------------------------------------------------------------------------------- */

/* The type and the length: four bits of it, then seven a byte, the lowest first. */
static void add_head(int type, size_t length, struct str *into)
{
	unsigned byte = (unsigned)type << 4 | (length & 15);
	for (length >>= 4; length; length >>= 7) {
		str_add_char(into, (char)(byte | 0x80));
		byte = length & 0x7f;
	}
	str_add_char(into, (char)byte);
}

int git_pack_write_object(const char *type, const void *bytes, size_t length, struct str *into, struct err *err)
{
	add_head(*type == 'c' ? 1 : *type == 't' ? 2 : 3, length, into);
	return git_deflate(bytes, length, NULL, 0, into, err);
}

/* ---- The pack ------------------------------------------------------------------------------------ */

static void add_number(struct str *into, uint32_t number)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		str_add_char(into, (char)(number >> shift & 0xff));
}

static int write_bytes(struct git_pack_write *pack, const char *bytes, size_t length, struct err *err)
{
	sha1_add(&pack->sha1, bytes, length);
	pack->length += length;
	return file_write_all(pack->fd, pack->temp, bytes, length, err);
}

int git_pack_write_begin(struct git_pack_write *pack, int store_fd, size_t objects_n, const char *temp,
	const char *temp_index, struct err *err)
{
	struct str head = {0};
	*pack = (struct git_pack_write){.store_fd = store_fd, .temp = temp, .temp_index = temp_index};
	pack->fd = file_create(store_fd, temp, err);
	if (pack->fd < 0)
		return -1;
	sha1_begin(&pack->sha1);
	str_add(&head, "PACK");
	add_number(&head, 2);
	add_number(&head, (uint32_t)objects_n);
	int rc = write_bytes(pack, head.text, head.length, err);
	str_close(&head);
	if (rc)
		git_pack_write_drop(pack);
	return rc;
}

int git_pack_write_add(struct git_pack_write *pack, const char *id, const char *bytes, size_t length, struct err *err)
{
	if (pack->n == pack->room) {
		const size_t room = pack->room ? 2 * pack->room : 64;
		struct git_pack_written *objects = arena_array(&pack->arena, room, sizeof *objects);
		if (pack->n)
			memcpy(objects, pack->objects, pack->n * sizeof *objects);
		pack->objects = objects;
		pack->room = room;
	}
	struct git_pack_written *object = &pack->objects[pack->n++];
	sha1_parse(id, object->id);
	object->at = (uint32_t)pack->length;
	object->crc = (uint32_t)crc32(0, (const Bytef *)bytes, (uInt)length);
	return write_bytes(pack, bytes, length, err);
}

void git_pack_write_drop(struct git_pack_write *pack)
{
	if (pack->fd >= 0)
		close(pack->fd);
	pack->fd = -1;
	unlinkat(pack->store_fd, pack->temp, 0);
	unlinkat(pack->store_fd, pack->temp_index, 0);
	arena_clear(&pack->arena);
}

/* ---- Its index ----------------------------------------------------------------------------------- */

static int by_id(const void *a, const void *b)
{
	return memcmp(((const struct git_pack_written *)a)->id, ((const struct git_pack_written *)b)->id, SHA1_BYTES);
}

static void add_digest(struct str *into, const unsigned char digest[SHA1_BYTES])
{
	str_add_n(into, (const char *)digest, SHA1_BYTES);
}

/* Version 2: how many names begin with each byte or a lesser one, the names, sums and places, the sum of the pack. */
static void add_index(const struct git_pack_write *pack, const unsigned char digest[SHA1_BYTES], struct str *into)
{
	struct sha1 sha1;
	unsigned char own[SHA1_BYTES];
	size_t n = 0;
	str_add_n(into, "\377tOc", 4);
	add_number(into, 2);
	for (unsigned first = 0; first < 256; first++) {
		while (n < pack->n && pack->objects[n].id[0] <= first)
			n++;
		add_number(into, (uint32_t)n);
	}
	for (size_t i = 0; i < pack->n; i++)
		add_digest(into, pack->objects[i].id);
	for (size_t i = 0; i < pack->n; i++)
		add_number(into, pack->objects[i].crc);
	for (size_t i = 0; i < pack->n; i++)
		add_number(into, pack->objects[i].at);
	add_digest(into, digest);
	sha1_begin(&sha1);
	sha1_add(&sha1, into->text, into->length);
	sha1_end(&sha1, own);
	add_digest(into, own);
}

/* Nobody changes it, and whoever reads the store reads it.  Closes. */
static int seal(int fd, const char *name, struct err *err)
{
	struct stat st;
	int rc = fstat(fd, &st) || fchmod(fd, st.st_mode & 0444) ? err_set_errno(err, errno, "%s", name) : 0;
	if (close(fd) && rc == 0)
		rc = err_set_errno(err, errno, "%s", name);
	return rc;
}

static int write_index(struct git_pack_write *pack, const unsigned char digest[SHA1_BYTES], struct err *err)
{
	struct str index = {0};
	int fd = file_create(pack->store_fd, pack->temp_index, err);
	if (fd < 0)
		return -1;
	qsort(pack->objects, pack->n, sizeof *pack->objects, by_id);
	add_index(pack, digest, &index);
	int rc = file_write_all(fd, pack->temp_index, index.text, index.length, err);
	str_close(&index);
	if (rc)
		close(fd);
	return rc ? rc : seal(fd, pack->temp_index, err);
}

/* Through no link. */
static int move(const struct git_pack_write *pack, const char *temp, const char *digest, const char *end,
	struct err *err)
{
	char path[PATH_MAX];
	char name[NAME_MAX + 1];
	snprintf(path, sizeof path, GIT_PACK_DIRECTORY "/pack-%s.%s", digest, end);
	const int dir = file_open_parent(pack->store_fd, path, true, name);
	int rc = dir < 0 || renameat(pack->store_fd, temp, dir, name) ? err_set_errno(err, errno, "%s", path) : 0;
	if (dir >= 0)
		close(dir);
	return rc;
}

/* What has an index is a pack, so that comes last. */
int git_pack_write_end(struct git_pack_write *pack, struct err *err)
{
	unsigned char digest[SHA1_BYTES];
	char text[SHA1_TEXT_SIZE];
	sha1_end(&pack->sha1, digest);
	sha1_format(digest, text);
	int rc = file_write_all(pack->fd, pack->temp, (const char *)digest, sizeof digest, err);
	if (rc == 0) {
		rc = seal(pack->fd, pack->temp, err);
		pack->fd = -1;
	}
	if (rc == 0)
		rc = write_index(pack, digest, err);
	if (rc == 0)
		rc = move(pack, pack->temp, text, "pack", err);
	if (rc == 0)
		rc = move(pack, pack->temp_index, text, "idx", err);
	git_pack_write_drop(pack);
	return rc;
}
