/* power DURABLE NOW SYNCED HOW OUT: what a disk may hold after a power cut.
 *
 * DURABLE is a copy of a store as it was when everything was last synced, NOW one of the moment of
 * the cut, SYNCED a directory of copies of the files whose contents were synced by themselves since.
 * OUT becomes a store between the two:
 *
 *     HOW = none    nothing that was not synced survived
 *     HOW = names   every name survived, and no contents that were not synced: empty files
 *     HOW = N       each file for itself, by chance from the seed N: as it was, as it is, or empty
 *
 * Contents are known to be synced by being those of a file in SYNCED, whatever the name: a file is
 * synced under the name it has before its rename. */
#include <fcntl.h>
#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ROOM = 4096, BYTES_MAX = 8 * 1024 * 1024 };

struct bytes {
	char *text;
	long n; /* -1: there is no such file */
	struct stat st;
};

static const char *durable;
static const char *now;
static const char *synced;
static const char *how;
static const char *out;
static const char *walked;

static void die(const char *what)
{
	perror(what);
	exit(2);
}

static struct bytes take(const char *root, const char *path)
{
	char full[ROOM];
	struct bytes file = {NULL, -1, {0}};
	snprintf(full, sizeof full, "%s/%s", root, path);
	if (lstat(full, &file.st) || !S_ISREG(file.st.st_mode))
		return file;
	int fd = open(full, O_RDONLY);
	file.text = malloc(BYTES_MAX);
	if (fd < 0 || !file.text)
		die(full);
	file.n = read(fd, file.text, BYTES_MAX);
	close(fd);
	return file;
}

static bool equal(const struct bytes *a, const struct bytes *b)
{
	return a->n == b->n && (a->n < 1 || memcmp(a->text, b->text, (size_t)a->n) == 0);
}

static const struct bytes *sought;

static int compare_synced(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)at;
	if (kind != FTW_F)
		return 0;
	struct bytes file = take(synced, path + strlen(synced) + 1);
	bool same = equal(&file, sought);
	free(file.text);
	return same;
}

static bool is_synced(const struct bytes *file)
{
	sought = file;
	return nftw(synced, compare_synced, 16, FTW_PHYS) == 1;
}

static void put(const char *path, const struct bytes *file, bool empty)
{
	char full[ROOM];
	snprintf(full, sizeof full, "%s/%s", out, path);
	for (char *slash = full + strlen(out) + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
		*slash = '\0';
		mkdir(full, 0777);
		*slash = '/';
	}
	int fd = open(full, O_WRONLY | O_CREAT | O_TRUNC, file->st.st_mode & 0777);
	if (fd < 0 || (!empty && write(fd, file->text, (size_t)file->n) != file->n))
		die(full);
	const struct timespec times[2] = {file->st.st_atim, file->st.st_mtim};
	futimens(fd, times);
	close(fd);
}

enum fate { AS_IT_WAS, AS_IT_IS, EMPTY };

static enum fate choose(const struct bytes *after)
{
	if (strcmp(how, "none") == 0)
		return AS_IT_WAS;
	bool safe = after->n < 0 || is_synced(after);
	if (strcmp(how, "names") == 0)
		return safe ? AS_IT_IS : EMPTY;
	int dice = rand() % 3;
	return dice == 2 && safe ? AS_IT_IS : (enum fate)dice;
}

static int decide(const char *full, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)at;
	if (kind != FTW_F)
		return 0;
	const char *path = full + strlen(walked) + 1;
	struct bytes before = take(durable, path);
	if (walked == now && before.n >= 0)
		return free(before.text), 0; /* the walk through `durable` had it */
	struct bytes after = take(now, path);
	enum fate fate = equal(&before, &after) ? AS_IT_WAS : choose(&after);
	const struct bytes *chosen = fate == AS_IT_WAS ? &before : &after;
	if (chosen->n >= 0)
		put(path, chosen, fate == EMPTY);
	free(before.text);
	free(after.text);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc != 6) {
		fprintf(stderr, "usage: power DURABLE NOW SYNCED HOW OUT\n");
		return 2;
	}
	durable = argv[1];
	now = argv[2];
	synced = argv[3];
	how = argv[4];
	out = argv[5];
	srand((unsigned)strtoul(how, NULL, 10));
	if (mkdir(out, 0770))
		die(out);
	walked = durable;
	if (nftw(durable, decide, 16, FTW_PHYS))
		die(durable);
	walked = now;
	if (nftw(now, decide, 16, FTW_PHYS))
		die(now);
	return 0;
}
