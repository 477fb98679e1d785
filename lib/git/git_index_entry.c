#include "git/git_index_entry.h"

#include <string.h>

#include "base/sha1.h"

enum {
	VERSION_LEAST = 2,
	FIXED_SIZE = 62,   /* of an entry, before its name */
	FLAGS = 60,
	EXTENDED = 0x4000, /* two more bytes of flags follow */
	NAME_MASK = 0xFFF,
	NAME_MOST = 64 * 1024
};

uint32_t git_index_number(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

bool git_index_open(const char *bytes, size_t length, struct git_index_reader *reader)
{
	const unsigned char *at = (const unsigned char *)bytes;
	*reader = (struct git_index_reader){.at = at + GIT_INDEX_HEAD, .end = at + length - SHA1_BYTES,
		.version = git_index_number(at + 4), .left = git_index_number(at + 8)};
	return reader->version >= VERSION_LEAST && reader->version <= GIT_INDEX_VERSION;
}

void git_index_reader_close(struct git_index_reader *reader)
{
	str_close(&reader->names[0]);
	str_close(&reader->names[1]);
}

/* ---- Reading ------------------------------------------------------------------------------------ */

/* A name that is whole; its length is told, unless it is too long for that. */
static bool read_whole(const struct git_index_reader *reader, unsigned told, struct git_index_entry *entry)
{
	const unsigned char *name = entry->at + entry->fixed;
	const unsigned char *stop = memchr(name, '\0', (size_t)(reader->end - name));
	if (!stop || (told < NAME_MASK ? (size_t)(stop - name) != told : (size_t)(stop - name) < NAME_MASK))
		return false;
	entry->name = (const char *)name;
	entry->name_n = (size_t)(stop - name);
	entry->size = (entry->fixed + entry->name_n + 8) & ~(size_t)7;
	return entry->size <= (size_t)(reader->end - entry->at);
}

/* A number in seven bits a byte, the highest first, each but the last one less than it is. */
static bool read_varying(const unsigned char **at, const unsigned char *end, size_t *number)
{
	*number = 0;
	while (*at < end) {
		const unsigned char byte = *(*at)++;
		*number = *number << 7 | (byte & 127);
		if (!(byte & 128))
			return true;
		if (++*number > NAME_MOST)
			return false;
	}
	return false;
}

/* A name that begins as the one before. */
static bool read_rest(struct git_index_reader *reader, struct git_index_entry *entry)
{
	const unsigned char *at = entry->at + entry->fixed;
	const struct str *last = &reader->names[reader->turn];
	struct str *name = &reader->names[!reader->turn];
	size_t less;
	if (!read_varying(&at, reader->end, &less) || less > last->length)
		return false;
	const unsigned char *stop = memchr(at, '\0', (size_t)(reader->end - at));
	if (!stop || stop - at > NAME_MOST)
		return false;
	str_clear(name);
	str_add_n(name, str_text(last), last->length - less);
	str_add_n(name, (const char *)at, (size_t)(stop - at));
	reader->turn = !reader->turn;
	entry->name = str_text(name);
	entry->name_n = name->length;
	entry->size = (size_t)(stop + 1 - entry->at);
	return true;
}

bool git_index_next(struct git_index_reader *reader, struct git_index_entry *entry)
{
	if (reader->end - reader->at < FIXED_SIZE + 2)
		return false;
	const unsigned flags = (unsigned)reader->at[FLAGS] << 8 | reader->at[FLAGS + 1];
	*entry = (struct git_index_entry){.at = reader->at, .fixed = FIXED_SIZE + (flags & EXTENDED ? 2 : 0)};
	if (reader->version < GIT_INDEX_VERSION ? !read_whole(reader, flags & NAME_MASK, entry)
						: !read_rest(reader, entry))
		return false;
	reader->at += entry->size;
	reader->left--;
	return true;
}

/* ---- Writing ------------------------------------------------------------------------------------ */

static void put_32(struct str *out, uint64_t number)
{
	const char bytes[] = {(char)(number >> 24), (char)(number >> 16), (char)(number >> 8),
		(char)number};
	str_add_n(out, bytes, sizeof bytes);
}

static void put_varying(struct str *out, size_t number)
{
	char bytes[sizeof number * 8 / 7 + 1];
	size_t at = sizeof bytes;
	bytes[--at] = (char)(number & 127);
	while (number >>= 7)
		bytes[--at] = (char)(128 | (--number & 127));
	str_add_n(out, bytes + at, sizeof bytes - at);
}

static void put_name(struct str *out, struct git_index_name before, const char *name, size_t n)
{
	size_t same = 0;
	while (same < before.n && same < n && before.name[same] == name[same])
		same++;
	put_varying(out, before.n - same);
	str_add_n(out, name + same, n - same);
	str_add_char(out, '\0');
}

void git_index_put(struct str *out, struct git_index_name before, const struct git_index_entry *entry)
{
	str_add_n(out, (const char *)entry->at, entry->fixed);
	put_name(out, before, entry->name, entry->name_n);
}

void git_index_put_change(struct str *out, struct git_index_name before, const struct git_index_change *change)
{
	const struct stat none = {0};
	const struct stat *st = change->st ? change->st : &none;
	unsigned char id[SHA1_BYTES];
	const size_t length = strlen(change->path);
	const size_t flags = length < NAME_MASK ? length : NAME_MASK;
	put_32(out, (uint64_t)st->st_ctim.tv_sec);
	put_32(out, (uint64_t)st->st_ctim.tv_nsec);
	put_32(out, (uint64_t)st->st_mtim.tv_sec);
	put_32(out, (uint64_t)st->st_mtim.tv_nsec);
	put_32(out, st->st_dev);
	put_32(out, st->st_ino);
	put_32(out, 0100644);
	put_32(out, st->st_uid);
	put_32(out, st->st_gid);
	put_32(out, (uint64_t)st->st_size);
	sha1_parse(change->id, id);
	str_add_n(out, (const char *)id, sizeof id);
	str_add_char(out, (char)(flags >> 8));
	str_add_char(out, (char)flags);
	put_name(out, before, change->path, length);
}
