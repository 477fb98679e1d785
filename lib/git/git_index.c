#include "git/git_index.h"

#include <string.h>

#include "base/file.h"
#include "base/vec.h"
#include "git/git_index_entry.h"

enum {
	DEPTH_MAX = 64,
	RUN_LEAST = 4096 /* shorter ones are copied */
};

/* Extensions that may be left out begin with a capital; of these git knows five. */
static bool extensions_are_known(const unsigned char *at, const unsigned char *end)
{
	static const char known[] = "TREE REUC UNTR FSMN EOIE IEOT ";
	while (at < end) {
		char name[6] = "";
		if (end - at < 8 || git_index_number(at + 4) > (size_t)(end - at - 8))
			return false;
		memcpy(name, at, 4);
		name[4] = ' ';
		if (strlen(name) != 5 || !strstr(known, name))
			return false;
		at += 8 + git_index_number(at + 4);
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

/* All entries, and then only extensions that we know. */
static enum git_index_form form_of(struct git_index_reader *reader)
{
	struct git_index_entry entry;
	while (reader->left)
		if (!git_index_next(reader, &entry))
			return GIT_INDEX_BROKEN;
	return extensions_are_known(reader->at, reader->end) ? GIT_INDEX_PLAIN : GIT_INDEX_OTHER;
}

enum git_index_form git_index_form(const char *bytes, size_t length, bool ours)
{
	struct git_index_reader reader;
	if (length < GIT_INDEX_HEAD + SHA1_BYTES || memcmp(bytes, "DIRC", 4) != 0 ||
		(!ours && !checksum_is_right(bytes, length)))
		return GIT_INDEX_BROKEN;
	enum git_index_form form = git_index_open(bytes, length, &reader) ? GIT_INDEX_PLAIN : GIT_INDEX_OTHER;
	if (form == GIT_INDEX_PLAIN && !ours)
		form = form_of(&reader);
	git_index_reader_close(&reader);
	return form;
}

void git_index_trailer(const char *bytes, size_t length, char trailer[SHA1_TEXT_SIZE])
{
	static const unsigned char none[SHA1_BYTES];
	sha1_format(length < SHA1_BYTES ? none
					: (const unsigned char *)bytes + length - SHA1_BYTES,
		trailer);
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
	const char size[] = {(char)(length >> 24), (char)(length >> 16), (char)(length >> 8), (char)length};
	str_add_n(out, name, 4);
	str_add_n(out, size, sizeof size);
	str_add_n(out, bytes, length);
}

static void copy_extensions(const unsigned char *at, const unsigned char *end,
	const struct git_index_change *changes, size_t changes_n, struct str *out)
{
	while (at < end) {
		const char *name = (const char *)at;
		const char *bytes = name + 8;
		size_t length = git_index_number(at + 4);
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
static int compare(const struct git_index_entry *entry, const char *path, size_t n)
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

/* What is made of an index. */
struct making {
	struct git_index_reader reader;
	struct git_index *index;
	const unsigned char *kept; /* from here on all is kept so far, and in no run yet */
	struct git_index_name last; /* that was read */
	struct git_index_name put;  /* the one that stands before what comes next */
	struct str put_text;        /* of it, where those that followed it went */
	size_t entries;
};

/* Keep what stands before `until`, and go on at `next`. */
static void keep(struct making *making, const unsigned char *until, const unsigned char *next)
{
	struct git_index *index = making->index;
	const size_t length = (size_t)(until - making->kept);
	if (length < RUN_LEAST) {
		str_add_n(&index->made, (const char *)making->kept, length);
	} else {
		end_made(index);
		add_run(index, (struct git_index_run){(const char *)making->kept, 0, length});
	}
	making->kept = next;
}

/* An entry stays as it is behind the one that it stood behind, but in another version. */
static void keep_entry(struct making *making, const struct git_index_entry *entry)
{
	const bool stays = making->reader.version == GIT_INDEX_VERSION && making->put.name == making->last.name &&
			   making->put.n == making->last.n;
	if (!stays) {
		keep(making, entry->at, entry->at + entry->size);
		git_index_put(&making->index->made, making->put, entry);
	}
	making->put = (struct git_index_name){entry->name, entry->name_n};
	making->entries++;
}

/* The name before it would not outlive the next that is read. */
static void drop_entry(struct making *making, const struct git_index_entry *entry)
{
	keep(making, entry->at, entry->at + entry->size);
	if (!making->put.n || making->put.name != making->last.name)
		return;
	str_clear(&making->put_text);
	str_add_n(&making->put_text, making->put.name, making->put.n);
	making->put.name = str_text(&making->put_text);
}

static void put_change(struct making *making, const struct git_index_change *change, const unsigned char *before)
{
	if (!change->id)
		return;
	keep(making, before, before);
	git_index_put_change(&making->index->made, making->put, change);
	making->put = (struct git_index_name){change->path, strlen(change->path)};
	making->entries++;
}

/* The entries that there are and the changes, both in order; false when one is not whole. */
static bool merge(struct making *making, const struct git_index_change *changes, size_t changes_n)
{
	struct git_index_entry entry = {0};
	size_t next = 0;
	while (making->reader.left) {
		int order = -1;
		if (!git_index_next(&making->reader, &entry))
			return false;
		/* The changes that stand before this entry, and the one that replaces it (in all its stages). */
		while (next < changes_n && (order = compare(&entry, changes[next].path, strlen(changes[next].path))) > 0)
			put_change(making, &changes[next++], entry.at);
		if (next < changes_n && order == 0)
			drop_entry(making, &entry);
		else
			keep_entry(making, &entry);
		making->last = (struct git_index_name){entry.name, entry.name_n};
	}
	while (next < changes_n)
		put_change(making, &changes[next++], making->reader.at);
	return true;
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

enum git_index_form git_index_update(const char *bytes, size_t length, const struct git_index_change *changes,
	size_t changes_n, struct git_index *index)
{
	static const char none[GIT_INDEX_HEAD + SHA1_BYTES] = {'D', 'I', 'R', 'C', 0, 0, 0, GIT_INDEX_VERSION};
	struct making making = {.index = index};
	enum git_index_form form = GIT_INDEX_OTHER;
	*index = (struct git_index){0};
	if (git_index_open(bytes ? bytes : none, bytes ? length : sizeof none, &making.reader)) {
		making.kept = making.reader.at;
		str_add_n(&index->made, none, GIT_INDEX_HEAD);
		form = merge(&making, changes, changes_n) ? GIT_INDEX_PLAIN : GIT_INDEX_BROKEN;
	}
	if (form == GIT_INDEX_PLAIN && !extensions_are_known(making.reader.at, making.reader.end))
		form = GIT_INDEX_OTHER;
	if (form == GIT_INDEX_PLAIN) {
		keep(&making, making.reader.at, making.reader.at);
		copy_extensions(making.reader.at, making.reader.end, changes, changes_n, &index->made);
		close_index(index, making.entries);
	}
	git_index_reader_close(&making.reader);
	str_close(&making.put_text);
	return form;
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
