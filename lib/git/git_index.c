#include "git/git_index.h"

#include <string.h>

#include "base/file.h"
#include "base/vec.h"

enum {
	HEAD_SIZE = 12,
	FIXED_SIZE = 62,  /* of an entry, before its name */
	EXTENDED = 0x4000, /* two more bytes of flags follow */
	NAME_MASK = 0xFFF,
	DEPTH_MAX = 64,
	RUN_LEAST = 4096 /* shorter ones are copied */
};

static uint32_t get_32(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void put_32(struct str *out, uint64_t number)
{
	const char bytes[] = {(char)(number >> 24), (char)(number >> 16), (char)(number >> 8),
		(char)number};
	str_add_n(out, bytes, sizeof bytes);
}

struct entry {
	const unsigned char *at;
	size_t size; /* with its padding */
	const char *name;
	size_t name_n;
};

/* The entry at `at`; false when it does not end before `end`. */
static bool read_entry(const unsigned char *at, const unsigned char *end, struct entry *entry)
{
	if (end - at < FIXED_SIZE + 2)
		return false;
	unsigned flags = (unsigned)at[60] << 8 | at[61];
	size_t fixed = FIXED_SIZE + (flags & EXTENDED ? 2 : 0);
	const unsigned char *name = at + fixed;
	/* The length is told, of a name that is not too long for that. */
	const size_t told = flags & NAME_MASK;
	if (told >= (size_t)(end - name))
		return false;
	const unsigned char *stop = memchr(name + told, '\0', told < NAME_MASK ? 1 : (size_t)(end - name) - told);
	if (!stop)
		return false;
	size_t size = (fixed + (size_t)(stop - name) + 8) & ~(size_t)7;
	if (size > (size_t)(end - at))
		return false;
	*entry = (struct entry){at, size, (const char *)name, (size_t)(stop - name)};
	return true;
}

/* Extensions that may be left out begin with a capital; of these git knows five. */
static bool extensions_are_known(const unsigned char *at, const unsigned char *end)
{
	static const char known[] = "TREE REUC UNTR FSMN EOIE IEOT ";
	while (at < end) {
		char name[6] = "";
		if (end - at < 8 || get_32(at + 4) > (size_t)(end - at - 8))
			return false;
		memcpy(name, at, 4);
		name[4] = ' ';
		if (strlen(name) != 5 || !strstr(known, name))
			return false;
		at += 8 + get_32(at + 4);
	}
	return true;
}

static bool checksum_is_right(const char *bytes, size_t length)
{
	struct sha1 sha1;
	unsigned char digest[SHA1_BYTES];
	sha1_begin(&sha1);
	sha1_add(&sha1, bytes, length - SHA1_BYTES);
	sha1_end(&sha1, digest);
	return memcmp(digest, bytes + length - SHA1_BYTES, SHA1_BYTES) == 0;
}

enum git_index_form git_index_form(const char *bytes, size_t length, bool ours)
{
	const unsigned char *at = (const unsigned char *)bytes;
	if (length < HEAD_SIZE + SHA1_BYTES || memcmp(bytes, "DIRC", 4) != 0 ||
		(!ours && !checksum_is_right(bytes, length)))
		return GIT_INDEX_BROKEN;
	const unsigned char *end = at + length - SHA1_BYTES;
	uint32_t version = get_32(at + 4);
	uint32_t entries = get_32(at + 8);
	if (version != 2 && version != 3)
		return GIT_INDEX_OTHER;
	at += HEAD_SIZE;
	for (uint32_t i = 0; i < entries; i++) {
		struct entry entry;
		if (!read_entry(at, end, &entry))
			return GIT_INDEX_BROKEN;
		at += entry.size;
	}
	return extensions_are_known(at, end) ? GIT_INDEX_PLAIN : GIT_INDEX_OTHER;
}

void git_index_trailer(const char *bytes, size_t length, char trailer[SHA1_TEXT_SIZE])
{
	static const unsigned char none[SHA1_BYTES];
	sha1_format(length < SHA1_BYTES ? none
					: (const unsigned char *)bytes + length - SHA1_BYTES,
		trailer);
}

static void put_entry(struct str *out, const struct git_index_change *change)
{
	static const char padding[8];
	const struct stat none = {0};
	const struct stat *st = change->st ? change->st : &none;
	unsigned char id[SHA1_BYTES];
	size_t length = strlen(change->path);
	size_t flags = length < NAME_MASK ? length : NAME_MASK;
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
	str_add_n(out, change->path, length);
	str_add_n(out, padding, 8 - (FIXED_SIZE + length) % 8);
}

/* The cached trees, node by node: "NAME\0COUNT SUBTREES\n" and an id, which those above a change
 * lose. */
struct trees {
	const char *at;
	const char *end;
	const struct git_index_change *changes;
	size_t changes_n;
	struct str path; /* of the node, with a slash at its end; empty for the root */
	struct str out;
};

static bool is_touched(const struct trees *trees)
{
	const char *path = str_text(&trees->path);
	size_t low = 0;
	size_t high = trees->changes_n;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (strcmp(trees->changes[middle].path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < trees->changes_n &&
	       strncmp(trees->changes[low].path, path, trees->path.length) == 0;
}

/* A number up to `stop`, which is passed over; false when it is none. */
static bool take_number(struct trees *trees, char stop, long *number)
{
	bool minus = trees->at < trees->end && *trees->at == '-';
	trees->at += minus;
	*number = 0;
	for (; trees->at < trees->end && *trees->at >= '0' && *trees->at <= '9'; trees->at++) {
		*number = *number * 10 + (*trees->at - '0');
		if (*number > INT32_MAX)
			return false;
	}
	*number = minus ? -*number : *number;
	return trees->at < trees->end && *trees->at++ == stop;
}

static bool copy_tree(struct trees *trees, int depth)
{
	const char *name = trees->at;
	const char *stop = memchr(name, '\0', (size_t)(trees->end - name));
	long count;
	long subtrees;
	if (!stop || depth > DEPTH_MAX)
		return false;
	trees->at = stop + 1;
	if (!take_number(trees, ' ', &count) || !take_number(trees, '\n', &subtrees))
		return false;
	size_t before = trees->path.length;
	if (*name) {
		str_add(&trees->path, name);
		str_add_char(&trees->path, '/');
	}
	if (count >= 0 && trees->end - trees->at < SHA1_BYTES)
		return false;
	trees->at += count >= 0 ? SHA1_BYTES : 0;
	bool valid = count >= 0 && !is_touched(trees);
	if (valid || count < 0) {
		str_add_n(&trees->out, name, (size_t)(trees->at - name));
	} else {
		str_add_n(&trees->out, name, (size_t)(stop + 1 - name));
		str_add_format(&trees->out, "-1 %ld\n", subtrees);
	}
	for (long i = 0; i < subtrees; i++)
		if (!copy_tree(trees, depth + 1))
			return false;
	trees->path.length = before;
	if (trees->path.text)
		trees->path.text[before] = '\0';
	return true;
}

static void add_extension(struct str *out, const char *name, const char *bytes, size_t length)
{
	str_add_n(out, name, 4);
	put_32(out, length);
	str_add_n(out, bytes, length);
}

static void copy_extensions(const unsigned char *at, const unsigned char *end,
	const struct git_index_change *changes, size_t changes_n, struct str *out)
{
	while (at < end) {
		const char *name = (const char *)at;
		const char *bytes = name + 8;
		size_t length = get_32(at + 4);
		struct trees trees = {bytes, bytes + length, changes, changes_n, {0}, {0}};
		if (memcmp(name, "REUC", 4) == 0)
			add_extension(out, name, bytes, length);
		else if (memcmp(name, "TREE", 4) == 0 && copy_tree(&trees, 0))
			add_extension(out, name, trees.out.text, trees.out.length);
		str_close(&trees.path);
		str_close(&trees.out);
		at += 8 + length;
	}
}

/* Before, the same, or behind: by bytes, as git sorts. */
static int compare(const struct entry *entry, const char *path, size_t n)
{
	size_t least = entry->name_n < n ? entry->name_n : n;
	int order = memcmp(entry->name, path, least);
	return order ? order : (entry->name_n > n) - (entry->name_n < n);
}

/* ---- The new one ---------------------------------------------------------------------------------- */

static void add_run(struct git_index *index, struct git_index_run run)
{
	if (run.length)
		VEC_PUSH(&index->arena, index->runs, index->n, index->room) = run;
}

/* What was made since the last run is the next. */
static void end_made(struct git_index *index)
{
	add_run(index, (struct git_index_run){NULL, index->made_at, index->made.length - index->made_at});
	index->made_at = index->made.length;
}

/* Keep what stands before `until`, and go on at `next`. */
static void keep(struct git_index *index, const unsigned char **kept, const unsigned char *until,
	const unsigned char *next)
{
	const size_t length = (size_t)(until - *kept);
	if (length < RUN_LEAST) {
		str_add_n(&index->made, (const char *)*kept, length);
	} else {
		end_made(index);
		add_run(index, (struct git_index_run){(const char *)*kept, 0, length});
	}
	*kept = next;
}

static const char *bytes_of(const struct git_index *index, const struct git_index_run *run)
{
	return run->bytes ? run->bytes : index->made.text + run->at;
}

/* The head, which is the first that was made, gets the number of entries; the end the hash of it all. */
static void close_index(struct git_index *index, size_t entries)
{
	struct sha1 sha1;
	unsigned char digest[SHA1_BYTES];
	for (int i = 0; i < 4; i++)
		index->made.text[8 + i] = (char)(entries >> (24 - 8 * i));
	end_made(index);
	sha1_begin(&sha1);
	for (size_t i = 0; i < index->n; i++)
		sha1_add(&sha1, bytes_of(index, &index->runs[i]), index->runs[i].length);
	sha1_end(&sha1, digest);
	str_add_n(&index->made, (const char *)digest, sizeof digest);
	end_made(index);
}

void git_index_update(const char *bytes, size_t length, const struct git_index_change *changes,
	size_t changes_n, struct git_index *index)
{
	static const unsigned char none[HEAD_SIZE] = {'D', 'I', 'R', 'C', 0, 0, 0, 2};
	const unsigned char *at = bytes ? (const unsigned char *)bytes : none;
	const unsigned char *end = bytes ? at + length - SHA1_BYTES : at + HEAD_SIZE;
	uint32_t old_n = get_32(at + 8);
	size_t entries = 0;
	size_t next = 0;
	size_t path_n = changes_n ? strlen(changes[0].path) : 0;
	*index = (struct git_index){0};
	str_add_n(&index->made, (const char *)at, HEAD_SIZE);
	at += HEAD_SIZE;
	const unsigned char *kept = at; /* from here on all is kept so far, and in no run yet */
	for (uint32_t i = 0; i <= old_n; i++) {
		struct entry entry = {0};
		int order = -1;
		if (i < old_n && !read_entry(at, end, &entry))
			break; /* git_index_form looked */
		/* The changes that stand before this entry, and the one that replaces it (in all its stages). */
		while (next < changes_n &&
			(i == old_n || (order = compare(&entry, changes[next].path, path_n)) > 0)) {
			keep(index, &kept, at, at);
			if (changes[next].id)
				put_entry(&index->made, &changes[next]), entries++;
			next++;
			path_n = next < changes_n ? strlen(changes[next].path) : 0;
		}
		if (i == old_n)
			break;
		bool replaced = next < changes_n && order == 0;
		entries += !replaced;
		if (replaced)
			keep(index, &kept, at, at + entry.size);
		at += entry.size;
	}
	keep(index, &kept, at, at);
	copy_extensions(at, end, changes, changes_n, &index->made);
	close_index(index, entries);
}

int git_index_write(const struct git_index *index, int fd, const char *name, struct err *err)
{
	for (size_t i = 0; i < index->n; i++)
		if (file_write_all(fd, name, bytes_of(index, &index->runs[i]), index->runs[i].length, err))
			return -1;
	return 0;
}

void git_index_close(struct git_index *index)
{
	str_close(&index->made);
	arena_clear(&index->arena);
}
