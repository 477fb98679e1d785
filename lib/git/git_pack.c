#include "git/git_pack.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"

enum {
	HEAD_BYTES = 8, /* a mark and a version */
	FAN_OUT_BYTES = 256 * 4,
	NAMES_AT = HEAD_BYTES + FAN_OUT_BYTES,
	PACK_HEAD_BYTES = 12, /* a mark, a version, and how many objects */
	READ_BYTES = 4096
};

static uint32_t number_at(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool read_at(int fd, void *bytes, size_t length, uint64_t at)
{
	return pread(fd, bytes, length, (off_t)at) == (ssize_t)length;
}

int git_pack_file(int store_fd, const char *name, const char *end)
{
	struct arena scratch = {0};
	struct stat st;
	int fd = file_open_beneath(store_fd, arena_printf(&scratch, GIT_PACK_DIRECTORY "/%s%s", name, end), O_RDONLY);
	arena_clear(&scratch);
	if (fd >= 0 && (fstat(fd, &st) || !S_ISREG(st.st_mode))) {
		close(fd);
		return -1;
	}
	return fd;
}

static bool read_fan_out(struct git_pack *pack)
{
	unsigned char head[NAMES_AT];
	uint32_t before = 0;
	if (!read_at(pack->index, head, sizeof head, 0) || memcmp(head, "\377tOc\0\0\0\2", HEAD_BYTES) != 0)
		return false;
	for (size_t i = 0; i < 256; i++) {
		pack->fan_out[i] = number_at(head + HEAD_BYTES + 4 * i);
		if (pack->fan_out[i] < before)
			return false;
		before = pack->fan_out[i];
	}
	pack->n = before;
	return true;
}

bool git_pack_open(int store_fd, const char *name, struct git_pack *pack)
{
	*pack = (struct git_pack){.name = name, .index = git_pack_file(store_fd, name, ".idx")};
	if (pack->index < 0)
		return false;
	if (read_fan_out(pack))
		return true;
	git_pack_close(pack);
	return false;
}

void git_pack_close(struct git_pack *pack)
{
	if (pack->index >= 0)
		close(pack->index);
	pack->index = -1;
}

/* A file ends with the sum of all before it; that of an index has the sum of its pack before that. */
static bool read_sum(int fd, unsigned sums, unsigned char sum[SHA1_BYTES])
{
	struct stat st;
	return fstat(fd, &st) == 0 && st.st_size >= (off_t)sums * SHA1_BYTES &&
	       read_at(fd, sum, SHA1_BYTES, (uint64_t)st.st_size - (uint64_t)sums * SHA1_BYTES);
}

bool git_pack_stands(int store_fd, const struct git_pack *pack)
{
	unsigned char head[PACK_HEAD_BYTES], told[SHA1_BYTES], sum[SHA1_BYTES];
	int fd = git_pack_file(store_fd, pack->name, ".pack");
	if (fd < 0)
		return false;
	const bool stands = read_at(fd, head, sizeof head, 0) && memcmp(head, "PACK", 4) == 0 &&
			    number_at(head + 8) == pack->n && read_sum(pack->index, 2, told) &&
			    read_sum(fd, 1, sum) && memcmp(sum, told, sizeof sum) == 0;
	close(fd);
	return stands;
}

bool git_pack_find(const struct git_pack *pack, const unsigned char id[SHA1_BYTES], uint32_t *found)
{
	uint32_t low = id[0] ? pack->fan_out[id[0] - 1] : 0;
	uint32_t high = pack->fan_out[id[0]];
	while (low < high) {
		unsigned char name[SHA1_BYTES];
		uint32_t middle = low + (high - low) / 2;
		if (!read_at(pack->index, name, sizeof name, NAMES_AT + (uint64_t)middle * SHA1_BYTES))
			return false;
		int order = memcmp(id, name, sizeof name);
		if (order == 0) {
			*found = middle;
			return true;
		}
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

bool git_pack_has(const struct git_pack *pack, const char *id)
{
	unsigned char name[SHA1_BYTES];
	uint32_t found;
	sha1_parse(id, name);
	return git_pack_find(pack, name, &found);
}

/* Names of an index one after the other. */
struct name_reader {
	const struct git_pack *pack;
	uint32_t next;
	size_t held;
	size_t at;
	unsigned char bytes[READ_BYTES / SHA1_BYTES * SHA1_BYTES];
};

/* NULL at the end, and where it cannot be read. */
static const unsigned char *next_name(struct name_reader *reader)
{
	if (reader->at == reader->held) {
		const uint64_t left = (uint64_t)(reader->pack->n - reader->next) * SHA1_BYTES;
		const size_t length = left < sizeof reader->bytes ? (size_t)left : sizeof reader->bytes;
		if (!length || !read_at(reader->pack->index, reader->bytes, length,
				       NAMES_AT + (uint64_t)reader->next * SHA1_BYTES))
			return NULL;
		reader->held = length;
		reader->at = 0;
	}
	const unsigned char *name = reader->bytes + reader->at;
	reader->at += SHA1_BYTES;
	reader->next++;
	return name;
}

bool git_pack_is_within(const struct git_pack *pack, const struct git_pack *other)
{
	struct name_reader ours = {.pack = pack};
	struct name_reader theirs = {.pack = other};
	const unsigned char *name;
	uint32_t seen = 0;
	while ((name = next_name(&ours))) {
		const unsigned char *there;
		int order = -1;
		while ((there = next_name(&theirs)) && (order = memcmp(there, name, SHA1_BYTES)) < 0)
			;
		if (!there || order != 0)
			return false;
		seen++;
	}
	return seen == pack->n;
}

/* A number of four bytes, or the place of one of eight. */
bool git_pack_place(const struct git_pack *pack, uint32_t number, uint64_t *place)
{
	unsigned char bytes[8];
	const uint64_t places = NAMES_AT + (uint64_t)pack->n * (SHA1_BYTES + 4);
	if (!read_at(pack->index, bytes, 4, places + (uint64_t)number * 4))
		return false;
	*place = number_at(bytes);
	if (!(*place & UINT32_C(0x80000000)))
		return true;
	const uint64_t far = *place & UINT32_C(0x7fffffff);
	if (!read_at(pack->index, bytes, 8, places + (uint64_t)pack->n * 4 + far * 8))
		return false;
	*place = (uint64_t)number_at(bytes) << 32 | number_at(bytes + 4);
	return *place <= INT64_MAX;
}

int git_pack_names(int store_fd, struct arena *arena, const char ***names, size_t *names_n, struct err *err)
{
	size_t n = 0;
	*names = NULL;
	*names_n = 0;
	int fd = file_open_beneath(store_fd, GIT_PACK_DIRECTORY, O_RDONLY | O_DIRECTORY);
	if (fd < 0)
		return 0;
	if (file_names(fd, GIT_PACK_DIRECTORY, arena, names, &n, err))
		return -1;
	for (size_t i = 0; i < n; i++)
		if (str_starts((*names)[i], "pack-") && str_ends((*names)[i], ".idx"))
			(*names)[(*names_n)++] = arena_dup_n(arena, (*names)[i], strlen((*names)[i]) - strlen(".idx"));
	return 0;
}

