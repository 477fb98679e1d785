#include "git/git_tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/vec.h"
#include "git/git_object.h"

#define NO_ID "0000000000000000000000000000000000000000"
#define MODE_FILE "100644"
#define MODE_TREE "40000"

/* "MODE NAME", a NUL, and twenty bytes. */
struct entry {
	const char *mode; /* up to the blank */
	const char *name;
	unsigned char id[SHA1_BYTES];
	bool gone;
};

struct entries {
	struct entry *items;
	size_t n;
	size_t room;
};

static bool has_mode(const struct entry *entry, const char *mode)
{
	size_t n = strlen(mode);
	return strncmp(entry->mode, mode, n) == 0 && (entry->mode[n] == ' ' || !entry->mode[n]);
}

static bool is_tree(const struct entry *entry)
{
	return has_mode(entry, MODE_TREE);
}

static bool is_file(const struct entry *entry)
{
	return has_mode(entry, MODE_FILE) || has_mode(entry, "100755");
}

static bool read_entries(int store_fd, const char *tree, struct entries *entries, struct arena *arena)
{
	const char *at;
	size_t length;
	if (!git_object_read(store_fd, "tree", tree, arena, &at, &length))
		return false;
	for (const char *end = at + length; at < end;) {
		struct entry entry = {.mode = at};
		const char *blank = memchr(at, ' ', (size_t)(end - at));
		const char *nul = blank ? memchr(blank, '\0', (size_t)(end - blank)) : NULL;
		if (!nul || end - nul <= SHA1_BYTES)
			return false;
		entry.name = blank + 1;
		memcpy(entry.id, nul + 1, SHA1_BYTES);
		VEC_PUSH(arena, entries->items, entries->n, entries->room) = entry;
		at = nul + 1 + SHA1_BYTES;
	}
	return true;
}

static struct entry *find_entry(const struct entries *entries, const char *name, size_t length)
{
	for (size_t i = 0; i < entries->n; i++)
		if (strncmp(entries->items[i].name, name, length) == 0 && !entries->items[i].name[length])
			return &entries->items[i];
	return NULL;
}

/* git sorts a directory as if its name ended in "/". */
static int by_name(const void *a, const void *b)
{
	const struct entry *one = a;
	const struct entry *two = b;
	size_t n = strlen(one->name);
	size_t m = strlen(two->name);
	size_t least = n < m ? n : m;
	int order = memcmp(one->name, two->name, least);
	if (order)
		return order;
	unsigned char c = (unsigned char)one->name[least];
	unsigned char d = (unsigned char)two->name[least];
	if (!c && is_tree(one))
		c = '/';
	if (!d && is_tree(two))
		d = '/';
	return (c > d) - (c < d);
}

bool git_tree_of_commit(const char *bytes, char tree[SHA1_TEXT_SIZE])
{
	if (!str_starts(bytes, "tree ") ||
		strspn(bytes + 5, "0123456789abcdef") != SHA1_TEXT_SIZE - 1 || bytes[4 + SHA1_TEXT_SIZE] != '\n')
		return false;
	memcpy(tree, bytes + 5, SHA1_TEXT_SIZE - 1);
	tree[SHA1_TEXT_SIZE - 1] = '\0';
	return true;
}

bool git_tree_find(int store_fd, const char *tree, const char *path, char id[SHA1_TEXT_SIZE],
	struct arena *arena)
{
	char at[SHA1_TEXT_SIZE];
	memcpy(at, tree, SHA1_TEXT_SIZE);
	for (;; path++) {
		struct entries entries = {0};
		size_t length = strcspn(path, "/");
		bool last = !path[length];
		if (!read_entries(store_fd, at, &entries, arena))
			return false;
		const struct entry *entry = find_entry(&entries, path, length);
		if (!entry) {
			memcpy(id, NO_ID, SHA1_TEXT_SIZE);
			return true;
		}
		if (last ? !is_file(entry) : !is_tree(entry))
			return false;
		sha1_format(entry->id, at);
		if (last) {
			memcpy(id, at, SHA1_TEXT_SIZE);
			return true;
		}
		path += length;
	}
}

struct update {
	int store_fd;
	struct git_tree_list *list;
	struct arena *arena;
};

/* A file of this tree.  False: something else than a file is there. */
static bool change_file(const struct update *update, struct entries *entries, struct git_tree_change *change,
	const char *name)
{
	struct entry *entry = find_entry(entries, name, strlen(name));
	memcpy(change->there, NO_ID, SHA1_TEXT_SIZE);
	if (entry && !is_file(entry))
		return false;
	if (entry)
		sha1_format(entry->id, change->there);
	if (!entry && change->id)
		entry = &VEC_PUSH(update->arena, entries->items, entries->n, entries->room);
	if (!entry)
		return true;
	*entry = (struct entry){.mode = MODE_FILE, .name = name, .gone = !change->id};
	if (change->id)
		sha1_parse(change->id, entry->id);
	return true;
}

static bool change_tree(const struct update *update, const char *tree, struct git_tree_change *changes,
	size_t changes_n, size_t depth, char id[SHA1_TEXT_SIZE], bool *empty);

/* A directory of this tree: those changes that begin with its name, which is `length` long. */
static bool change_directory(const struct update *update, struct entries *entries,
	struct git_tree_change *changes, size_t changes_n, size_t depth, size_t length)
{
	const char *name = changes->path + depth;
	struct entry *entry = find_entry(entries, name, length);
	char id[SHA1_TEXT_SIZE];
	bool empty;
	if (entry && !is_tree(entry))
		return false;
	if (entry)
		sha1_format(entry->id, id);
	if (!change_tree(update, entry ? id : NULL, changes, changes_n, depth + length + 1, id, &empty))
		return false;
	if (!entry && !empty)
		entry = &VEC_PUSH(update->arena, entries->items, entries->n, entries->room);
	if (!entry)
		return true;
	*entry = (struct entry){
		.mode = MODE_TREE, .name = arena_dup_n(update->arena, name, length), .gone = empty};
	sha1_parse(id, entry->id);
	return true;
}

/* What is left, as git writes it.  The tree of the commit may be empty, another one is not there then. */
static void make_tree(const struct update *update, struct entries *entries, bool root, char id[SHA1_TEXT_SIZE],
	bool *empty)
{
	struct str text = {0};
	qsort(entries->items, entries->n, sizeof *entries->items, by_name);
	for (size_t i = 0; i < entries->n; i++) {
		const struct entry *entry = &entries->items[i];
		if (entry->gone)
			continue;
		str_add_n(&text, entry->mode, strcspn(entry->mode, " "));
		str_add_char(&text, ' ');
		str_add_n(&text, entry->name, strlen(entry->name) + 1);
		str_add_n(&text, (const char *)entry->id, SHA1_BYTES);
	}
	struct git_tree_made made = {.length = text.length};
	git_object_name("tree", str_text(&text), text.length, made.id);
	made.bytes = arena_dup_n(update->arena, str_text(&text), text.length);
	memcpy(id, made.id, SHA1_TEXT_SIZE);
	*empty = text.length == 0;
	if (root || !*empty)
		VEC_PUSH(update->arena, update->list->made, update->list->n, update->list->room) = made;
	str_close(&text);
}

/* `tree` (NULL: none) with its changes, whose paths have `depth` characters before its own names. */
static bool change_tree(const struct update *update, const char *tree, struct git_tree_change *changes,
	size_t changes_n, size_t depth, char id[SHA1_TEXT_SIZE], bool *empty)
{
	struct entries entries = {0};
	if (tree && !read_entries(update->store_fd, tree, &entries, update->arena))
		return false;
	for (size_t i = 0; i < changes_n;) {
		const char *name = changes[i].path + depth;
		size_t length = strcspn(name, "/");
		size_t n = 1;
		if (!name[length]) {
			if (!change_file(update, &entries, &changes[i], name))
				return false;
		} else {
			while (i + n < changes_n && strncmp(changes[i + n].path + depth, name, length + 1) == 0)
				n++;
			if (!change_directory(update, &entries, &changes[i], n, depth, length))
				return false;
		}
		i += n;
	}
	make_tree(update, &entries, depth == 0, id, empty);
	return true;
}

bool git_tree_update(int store_fd, const char *tree, struct git_tree_change *changes, size_t changes_n,
	struct git_tree_list *list, char id[SHA1_TEXT_SIZE], struct arena *arena)
{
	const struct update update = {store_fd, list, arena};
	char root[SHA1_TEXT_SIZE] = "";
	bool empty;
	if (tree)
		memcpy(root, tree, SHA1_TEXT_SIZE);
	return change_tree(&update, tree ? root : NULL, changes, changes_n, 0, id, &empty);
}
