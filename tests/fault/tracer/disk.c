#include "disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "path.h"

/* ---- Bytes ----------------------------------------------------------------------------------- */

struct bytes {
	char *text;
	size_t n;
};

static void bytes_resize(struct bytes *bytes, size_t n)
{
	if (n > bytes->n) {
		bytes->text = realloc(bytes->text, n);
		if (!bytes->text)
			tracer_die("memory");
		memset(bytes->text + bytes->n, 0, n - bytes->n);
	}
	bytes->n = n;
}

static void bytes_set(struct bytes *bytes, const struct bytes *from)
{
	bytes_resize(bytes, from->n);
	if (from->n)
		memcpy(bytes->text, from->text, from->n);
}

/* ---- Files and directories ------------------------------------------------------------------- */

struct change {
	bool truncates; /* to `at`; otherwise `bytes` at `at` */
	size_t at;
	struct bytes bytes;
};

struct name;

struct node {
	ino_t inode;
	struct stat st; /* mode and times as they are now */
	struct bytes durable;
	struct bytes chosen;
	struct change *changes; /* pending */
	size_t changes_n;
	struct name *names; /* of a directory */
	size_t names_n;
	size_t links; /* names that it has now; the number of its inode is another's when it has none */
	struct node *next;
};

struct name {
	char text[NAME_MAX + 1];
	struct node *now, *durable, *chosen; /* NULL: it is not there */
	long durable_at, chosen_at;          /* the number of the move that made it so */
};

/* Names that change together. */
struct move {
	long number;
	size_t n;
	struct {
		struct node *dir;
		char name[NAME_MAX + 1];
		struct node *node; /* what it names from here on */
	} steps[2];
};

struct disk {
	char root[PATH_MAX];
	dev_t device;
	struct node *nodes; /* the latest first: numbers of inodes are used again */
	struct node *top;
	struct move *moves; /* pending */
	size_t moves_n;
	long moves_all;
};

static void *grow(void *items, size_t n, size_t size)
{
	items = realloc(items, (n + 1) * size);
	if (!items)
		tracer_die("memory");
	memset((char *)items + n * size, 0, size);
	return items;
}

static struct node *node_new(struct disk *disk, const struct stat *st)
{
	struct node *node = calloc(1, sizeof *node);
	if (!node)
		tracer_die("memory");
	node->inode = st->st_ino;
	node->st = *st;
	node->next = disk->nodes;
	return disk->nodes = node;
}

static struct node *node_of(const struct disk *disk, const struct stat *st)
{
	if (st->st_dev != disk->device)
		return NULL;
	for (struct node *node = disk->nodes; node; node = node->next)
		if (node->inode == st->st_ino && node->links)
			return node;
	return NULL;
}

static struct name *name_of(struct node *dir, const char *text)
{
	for (size_t i = 0; i < dir->names_n; i++)
		if (strcmp(dir->names[i].text, text) == 0)
			return &dir->names[i];
	dir->names = grow(dir->names, dir->names_n, sizeof *dir->names);
	struct name *name = &dir->names[dir->names_n++];
	snprintf(name->text, sizeof name->text, "%s", text);
	return name;
}

static void read_file(const char *path, struct bytes *bytes, const struct stat *st)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bytes_resize(bytes, (size_t)st->st_size);
	if (fd < 0 || read(fd, bytes->text, bytes->n) != (ssize_t)bytes->n)
		tracer_die(path);
	close(fd);
}

/* Everything in the directory, durable. */
static void take_in(struct disk *disk, struct node *dir, const char *path)
{
	DIR *list = opendir(path);
	struct stat st;
	char full[2 * PATH_MAX];
	if (!list)
		tracer_die(path);
	for (struct dirent *entry; (entry = readdir(list)) != NULL;) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(full, sizeof full, "%s/%s", path, entry->d_name);
		if (lstat(full, &st) || !(S_ISREG(st.st_mode) || S_ISDIR(st.st_mode)))
			tracer_die(full);
		struct node *node = st.st_nlink > 1 && S_ISREG(st.st_mode) ? node_of(disk, &st) : NULL;
		if (!node) {
			node = node_new(disk, &st);
			if (S_ISDIR(st.st_mode))
				take_in(disk, node, full);
			else
				read_file(full, &node->durable, &st);
		}
		struct name *name = name_of(dir, entry->d_name);
		name->now = name->durable = node;
		node->links++;
	}
	closedir(list);
}

struct disk *disk_open(const char *root)
{
	struct disk *disk = calloc(1, sizeof *disk);
	struct stat st;
	if (!disk || !realpath(root, disk->root) || stat(disk->root, &st))
		tracer_die(root);
	disk->device = st.st_dev;
	disk->top = node_new(disk, &st);
	disk->top->links = 1;
	take_in(disk, disk->top, disk->root);
	return disk;
}

/* ---- Changes of contents --------------------------------------------------------------------- */

static struct change *change_add(struct node *node)
{
	node->changes = grow(node->changes, node->changes_n, sizeof *node->changes);
	return &node->changes[node->changes_n++];
}

static void change_apply(const struct change *change, struct bytes *bytes)
{
	if (change->truncates) {
		bytes_resize(bytes, change->at);
		return;
	}
	if (bytes->n < change->at + change->bytes.n)
		bytes_resize(bytes, change->at + change->bytes.n);
	memcpy(bytes->text + change->at, change->bytes.text, change->bytes.n);
}

static void truncates(struct node *node, size_t length)
{
	struct change *change = change_add(node);
	change->truncates = true;
	change->at = length;
}

static void node_sync(struct node *node)
{
	for (size_t i = 0; i < node->changes_n; i++) {
		change_apply(&node->changes[i], &node->durable);
		free(node->changes[i].bytes.text);
	}
	node->changes_n = 0;
}

/* The file of a descriptor of the process, when it lies in the directory. */
static struct node *node_of_descriptor(struct disk *disk, pid_t pid, long fd)
{
	char path[64];
	struct stat st;
	char full[PATH_MAX];
	snprintf(path, sizeof path, "/proc/%d/fd/%ld", (int)pid, fd);
	ssize_t n = readlink(path, full, sizeof full - 1);
	full[n > 0 ? n : 0] = '\0';
	if (!path_is_beneath(full, disk->root) || stat(path, &st))
		return NULL;
	struct node *node = node_of(disk, &st);
	if (node)
		node->st = st;
	return node;
}

static size_t offset_of_descriptor(pid_t pid, int fd)
{
	char path[64];
	unsigned long long at = 0;
	snprintf(path, sizeof path, "/proc/%d/fdinfo/%d", (int)pid, fd);
	FILE *file = fopen(path, "re");
	if (!file || fscanf(file, "pos: %llu", &at) != 1)
		tracer_die(path);
	fclose(file);
	return (size_t)at;
}

static void written(struct disk *disk, const struct call *call)
{
	struct node *node = node_of_descriptor(disk, call->pid, (int)call->arguments[0]);
	if (!node || call->result == 0)
		return;
	struct change *change = change_add(node);
	bytes_resize(&change->bytes, (size_t)call->result);
	if (!call_memory(call->pid, call->arguments[1], change->bytes.text, change->bytes.n))
		tracer_die("the bytes of a write");
	/* After the call the file stands behind what was written, also one opened to append. */
	change->at = call->kind == CALL_PWRITE ?
		(size_t)call->arguments[3] :
		offset_of_descriptor(call->pid, (int)call->arguments[0]) - change->bytes.n;
}

/* ---- Changes of names ------------------------------------------------------------------------ */

static void move_apply(const struct move *move, bool chosen)
{
	for (size_t i = 0; i < move->n; i++) {
		struct name *name = name_of(move->steps[i].dir, move->steps[i].name);
		/* A later change of this name was synced before this one was. */
		if (move->number < (chosen ? name->chosen_at : name->durable_at))
			continue;
		if (chosen) {
			name->chosen = move->steps[i].node;
			name->chosen_at = move->number;
		} else {
			name->durable = move->steps[i].node;
			name->durable_at = move->number;
		}
	}
}

static void step(struct move *move, struct node *dir, const char *name, struct node *node)
{
	move->steps[move->n].dir = dir;
	snprintf(move->steps[move->n].name, sizeof move->steps[0].name, "%s", name);
	move->steps[move->n++].node = node;
	struct name *at = name_of(dir, name);
	if (at->now)
		at->now->links--;
	if (node)
		node->links++;
	at->now = node;
}

static struct move *move_new(struct disk *disk)
{
	disk->moves = grow(disk->moves, disk->moves_n, sizeof *disk->moves);
	struct move *move = &disk->moves[disk->moves_n++];
	move->number = ++disk->moves_all;
	return move;
}

static struct node *parent_of(const struct disk *disk, const struct call_path *path)
{
	struct stat st;
	bool inside = *path->parent && path_is_beneath(path->text, disk->root);
	return inside && stat(path->parent, &st) == 0 ? node_of(disk, &st) : NULL;
}

/* What the path names now, by the disk itself. */
static bool look(const struct call_path *path, struct stat *st)
{
	char full[sizeof path->parent + sizeof path->name + 1];
	snprintf(full, sizeof full, "%s/%s", path->parent, path->name);
	return lstat(full, st) == 0;
}

static void opened(struct disk *disk, const struct call *call)
{
	struct stat st;
	char link[64];
	struct node *dir = parent_of(disk, &call->path);
	if (!dir || !(call->flags & (O_CREAT | O_TRUNC)))
		return;
	if ((call->flags & O_TMPFILE) == O_TMPFILE) {
		errno = ENOTSUP;
		tracer_die("the model of a disk: O_TMPFILE");
	}
	struct node *node = name_of(dir, call->path.name)->now;
	if (node) {
		if (call->flags & O_TRUNC)
			truncates(node, 0);
		return;
	}
	snprintf(link, sizeof link, "/proc/%d/fd/%ld", (int)call->pid, call->result);
	if (stat(link, &st))
		tracer_die(link);
	step(move_new(disk), dir, call->path.name, node_new(disk, &st));
}

static void renamed(struct disk *disk, const struct call *call)
{
	struct node *from = parent_of(disk, &call->other);
	struct node *to = parent_of(disk, &call->path);
	bool exchanges = strcmp(call->name, "renameat2") == 0 && call->arguments[4] & RENAME_EXCHANGE;
	if (!from && !to)
		return;
	if (!from || !to) {
		errno = ENOTSUP;
		tracer_die("the model of a disk: a rename out of the directory or into it");
	}
	struct node *node = name_of(from, call->other.name)->now;
	struct node *there = name_of(to, call->path.name)->now;
	if (node == there)
		return;
	struct move *move = move_new(disk);
	step(move, from, call->other.name, exchanges ? there : NULL);
	step(move, to, call->path.name, node);
}

static void named(struct disk *disk, const struct call *call)
{
	struct stat st;
	struct node *dir = parent_of(disk, &call->path);
	if (!dir)
		return;
	if (call->kind == CALL_UNLINK) {
		step(move_new(disk), dir, call->path.name, NULL);
		return;
	}
	if (call->kind == CALL_SYMLINK) {
		errno = ENOTSUP;
		tracer_die("the model of a disk: a symbolic link");
	}
	if (!look(&call->path, &st))
		tracer_die(call->path.text);
	struct node *node = call->kind == CALL_LINK ? node_of(disk, &st) : node_new(disk, &st);
	if (!node)
		tracer_die("a link to what is not in the directory");
	step(move_new(disk), dir, call->path.name, node);
}

/* ---- Syncs ----------------------------------------------------------------------------------- */

static void sync_names(struct disk *disk, const struct node *dir)
{
	size_t kept = 0;
	for (size_t i = 0; i < disk->moves_n; i++) {
		struct move *move = &disk->moves[i];
		if (!dir || move->steps[0].dir == dir || (move->n > 1 && move->steps[1].dir == dir))
			move_apply(move, false);
		else
			disk->moves[kept++] = *move;
	}
	disk->moves_n = kept;
}

static void synced(struct disk *disk, const struct call *call)
{
	if (call->kind == CALL_SYNCFS) {
		sync_names(disk, NULL);
		for (struct node *node = disk->nodes; node; node = node->next)
			node_sync(node);
		return;
	}
	struct node *node = node_of_descriptor(disk, call->pid, (int)call->arguments[0]);
	if (!node)
		return;
	if (S_ISDIR(node->st.st_mode))
		sync_names(disk, node);
	else
		node_sync(node);
}

static void changed_length(struct disk *disk, const struct call *call)
{
	struct node *node = node_of_descriptor(disk, call->pid, (int)call->arguments[0]);
	if (node && strcmp(call->name, "ftruncate") == 0)
		truncates(node, (size_t)call->arguments[1]);
	else if (node || call_is_beneath(call, disk->root)) {
		errno = ENOTSUP;
		tracer_die("the model of a disk: truncate and fallocate");
	}
}

static void changed_mode(struct disk *disk, const struct call *call)
{
	struct stat st;
	if (!*call->path.parent) {
		node_of_descriptor(disk, call->pid, (int)call->arguments[0]);
	} else if (look(&call->path, &st)) {
		struct node *node = node_of(disk, &st);
		if (node)
			node->st = st;
	}
}

void disk_follow(struct disk *disk, const struct call *call)
{
	if (call->result < 0)
		return;
	switch (call->kind) {
	case CALL_WRITE:
	case CALL_PWRITE:
		written(disk, call);
		break;
	case CALL_WRITEV:
	case CALL_COPY:
		if (node_of_descriptor(disk, call->pid,
			(int)call->arguments[strcmp(call->name, "copy_file_range") == 0 ? 2 : 0])) {
			errno = ENOTSUP;
			tracer_die(call->name);
		}
		break;
	case CALL_TRUNCATE:
		changed_length(disk, call);
		break;
	case CALL_OPEN:
		opened(disk, call);
		break;
	case CALL_RENAME:
		renamed(disk, call);
		break;
	case CALL_LINK:
	case CALL_SYMLINK:
	case CALL_UNLINK:
	case CALL_MKDIR:
		named(disk, call);
		break;
	case CALL_MODE:
		changed_mode(disk, call);
		break;
	case CALL_FSYNC:
	case CALL_SYNCFS:
		synced(disk, call);
		break;
	case CALL_DESCRIPTOR:
	case CALL_PROCESS:
		break;
	}
}

/* ---- The cut --------------------------------------------------------------------------------- */

/* Of five files some keep nothing, some all, and the fifth some of its writes; names survive by
 * eighths. */
enum { FATES = 5, TORN = 4, EIGHTHS = 8, COIN = 2 };

/* Our own dice: a seed must mean the same everywhere. */
static uint64_t dice_state;

static unsigned dice(unsigned sides)
{
	dice_state = dice_state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(dice_state >> 33) % sides;
}

static void choose_contents(struct node *node, enum disk_how how)
{
	/* All, none, or each write for itself: a file is rarely torn. */
	unsigned fate = how == DISK_CHANCE ? dice(FATES) : 0;
	bytes_set(&node->chosen, &node->durable);
	for (size_t i = 0; i < node->changes_n; i++) {
		bool kept = how == DISK_ALL || how == DISK_BYTES ||
			(how == DISK_CHANCE && (fate < 2 || (fate == TORN && dice(COIN))));
		if (kept)
			change_apply(&node->changes[i], &node->chosen);
	}
}

static uint64_t hash_add(uint64_t hash, const void *bytes, size_t n)
{
	const unsigned char *at = bytes;
	for (size_t i = 0; i < n; i++)
		hash = (hash ^ at[i]) * 1099511628211u;
	return hash;
}

static uint64_t hash_tree(const struct node *dir, uint64_t hash)
{
	for (size_t i = 0; i < dir->names_n; i++) {
		const struct node *node = dir->names[i].chosen;
		if (!node)
			continue;
		hash = hash_add(hash, dir->names[i].text, strlen(dir->names[i].text) + 1);
		if (S_ISDIR(node->st.st_mode))
			hash = hash_tree(node, hash);
		else
			hash = hash_add(hash, node->chosen.text, node->chosen.n);
		hash = hash_add(hash, "/", 1);
	}
	return hash;
}

uint64_t disk_cut(struct disk *disk, enum disk_how how, unsigned seed)
{
	dice_state = seed * 2862933555777941757u + 3037000493u;
	/* In eighths: some cuts lose nearly all, some nearly nothing. */
	unsigned odds = 1 + dice(EIGHTHS - 1);
	for (struct node *node = disk->nodes; node; node = node->next) {
		choose_contents(node, how);
		for (size_t i = 0; i < node->names_n; i++) {
			node->names[i].chosen = node->names[i].durable;
			node->names[i].chosen_at = node->names[i].durable_at;
		}
	}
	for (size_t i = 0; i < disk->moves_n; i++)
		if (how == DISK_ALL || how == DISK_NAMES || (how == DISK_CHANCE && dice(EIGHTHS) < odds))
			move_apply(&disk->moves[i], true);
	return hash_tree(disk->top, 14695981039346656037u);
}

static void write_node(const struct node *node, const char *path)
{
	const struct timespec times[2] = {node->st.st_atim, node->st.st_mtim};
	char full[2 * PATH_MAX];
	if (S_ISREG(node->st.st_mode)) {
		int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
		if (fd < 0 || (node->chosen.n && write(fd, node->chosen.text, node->chosen.n) !=
			(ssize_t)node->chosen.n))
			tracer_die(path);
		close(fd);
	} else {
		if (mkdir(path, 0700))
			tracer_die(path);
		for (size_t i = 0; i < node->names_n; i++) {
			if (!node->names[i].chosen)
				continue;
			snprintf(full, sizeof full, "%s/%s", path, node->names[i].text);
			write_node(node->names[i].chosen, full);
		}
	}
	if (chmod(path, node->st.st_mode & 07777) || utimensat(AT_FDCWD, path, times, 0))
		tracer_die(path);
}

void disk_write(const struct disk *disk, const char *into)
{
	write_node(disk->top, into);
}

/* ---- Is the model right? --------------------------------------------------------------------- */

static int compare_tree(const struct node *dir, const char *path)
{
	int wrong = 0;
	char full[2 * PATH_MAX];
	for (size_t i = 0; i < dir->names_n; i++) {
		const struct node *node = dir->names[i].chosen;
		struct stat st;
		struct bytes bytes = {0};
		snprintf(full, sizeof full, "%s/%s", path, dir->names[i].text);
		bool there = lstat(full, &st) == 0;
		bool same = there == (node != NULL);
		if (node && there && S_ISDIR(node->st.st_mode)) {
			wrong += compare_tree(node, full);
		} else if (node && there) {
			read_file(full, &bytes, &st);
			same = bytes.n == node->chosen.n &&
				(bytes.n == 0 || memcmp(bytes.text, node->chosen.text, bytes.n) == 0);
		}
		free(bytes.text);
		if (!same) {
			fprintf(stderr, "the model of the disk is wrong in %s\n", full);
			wrong++;
		}
	}
	return wrong;
}

static int count_names(const struct node *dir)
{
	int n = 0;
	for (size_t i = 0; i < dir->names_n; i++)
		if (dir->names[i].chosen)
			n += 1 + (S_ISDIR(dir->names[i].chosen->st.st_mode) ?
					  count_names(dir->names[i].chosen) : 0);
	return n;
}

static int count_files(const char *path)
{
	int n = 0;
	DIR *list = opendir(path);
	char full[2 * PATH_MAX];
	for (struct dirent *entry; list && (entry = readdir(list)) != NULL;) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(full, sizeof full, "%s/%s", path, entry->d_name);
		n += 1 + (entry->d_type == DT_DIR ? count_files(full) : 0);
	}
	if (list)
		closedir(list);
	return n;
}

int disk_compare(struct disk *disk)
{
	disk_cut(disk, DISK_ALL, 0);
	int wrong = compare_tree(disk->top, disk->root);
	if (count_names(disk->top) != count_files(disk->root)) {
		fprintf(stderr, "the model of the disk has another number of files\n");
		wrong++;
	}
	return wrong;
}
