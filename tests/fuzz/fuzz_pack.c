/* libFuzzer target: arbitrary bytes as a pack of git, and as its index.
 *
 * The first byte says how many objects the index names, and whether the rest is the pack, under an index that is
 * right, or the index itself, of a pack of a few bytes.  Whatever it is, reading ends, and what is read is what
 * the pack holds: as long as it says, with a NUL behind. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include "base/sha1.h"
#include "git/git_pack.h"
#include "git/git_pack_object.h"
#include "input.h"

enum { FAN_OUT = 256, OBJECTS = 8, INDEX_BYTES = 8 + 4 * FAN_OUT + OBJECTS * (SHA1_BYTES + 4 + 4) + 2 * SHA1_BYTES };

#define NAME "pack-0000000000000000000000000000000000000000"

static const char *const types[] = {"commit", "tree", "blob", "tag"};

static unsigned char *put_number(unsigned char *at, uint32_t number)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		*at++ = (unsigned char)(number >> shift);
	return at;
}

/* Objects "0000...", "2020...", ..., whose places are the first bytes of the input. */
static size_t make_index(unsigned char index[INDEX_BYTES], size_t n, const uint8_t *places)
{
	unsigned char *at = index;
	memcpy(at, "\377tOc\0\0\0\2", 8);
	at += 8;
	for (size_t i = 0; i < FAN_OUT; i++)
		at = put_number(at, (uint32_t)(i / 32 + 1 < n ? i / 32 + 1 : n));
	for (size_t i = 0; i < n; i++, at += SHA1_BYTES)
		memset(at, (int)(i * 32), SHA1_BYTES);
	memset(at, 0, n * 4);
	at += n * 4;
	for (size_t i = 0; i < n; i++)
		at = put_number(at, places[i]);
	memset(at, 0, 2 * SHA1_BYTES);
	return (size_t)(at + 2 * SHA1_BYTES - index);
}

static void make_files(int fd, const uint8_t *pack, size_t pack_n, const uint8_t *index, size_t index_n)
{
	char path[256];
	static const char *const parts[] = {".git", ".git/objects", GIT_PACK_DIRECTORY};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		mkdirat(fd, parts[i], 0700);
	snprintf(path, sizeof path, "%s/" GIT_PACK_DIRECTORY "/" NAME ".pack", input_directory());
	input_file(path, pack, pack_n);
	snprintf(path, sizeof path, "%s/" GIT_PACK_DIRECTORY "/" NAME ".idx", input_directory());
	input_file(path, index, index_n);
}

static void read_all(int fd)
{
	static const char hex[] = "02468ace";
	for (size_t i = 0; i < OBJECTS; i++)
		for (size_t t = 0; t < sizeof types / sizeof *types; t++) {
			struct arena arena = {0};
			const char *bytes;
			char id[2 * SHA1_BYTES + 1] = {0};
			size_t length;
			for (size_t c = 0; c < 2 * SHA1_BYTES; c++)
				id[c] = c % 2 ? '0' : hex[i];
			if (git_pack_object_read(fd, types[t], id, &arena, &bytes, &length) &&
				(length > 16 * 1024 * 1024 || bytes[length]))
				bug("an object without an end");
			arena_clear(&arena);
		}
}

static void look_at_pack(int fd)
{
	struct git_pack pack;
	uint64_t place;
	if (!git_pack_open(fd, NAME, &pack))
		return;
	if (pack.n && git_pack_place(&pack, pack.n - 1, &place) && place > INT64_MAX)
		bug("a place that is none");
	if (git_pack_is_within(&pack, &pack) != git_pack_is_within(&pack, &pack))
		bug("two answers");
	git_pack_close(&pack);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned char index[INDEX_BYTES];
	if (size < 1 + OBJECTS)
		return 0;
	const size_t n = 1 + data[0] % OBJECTS;
	const size_t index_n = make_index(index, n, data + 1);
	const uint8_t *rest = data + 1 + OBJECTS;
	const size_t rest_n = size - 1 - OBJECTS;
	const int fd = open(input_directory(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		bug("no directory");
	if (data[0] & 0x80)
		make_files(fd, rest, rest_n, rest, rest_n);
	else
		make_files(fd, rest, rest_n, index, index_n);
	look_at_pack(fd);
	read_all(fd);
	close(fd);
	return 0;
}
