/* store-state DIR: everything that a command which is refused must not change, a line each: what the store has in its
 * directory (kind, mode, path, and the sum of the bytes or where a link points), and of .git what is committed and staged
 * (HEAD, the branches and the index).  One process instead of the ten of find, sort, cksum and git: the tests ask some
 * thousands of times.  Where .git is not a directory HEAD is not told. */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static uint64_t sum(const char *path)
{
	unsigned char bytes[1 << 16];
	uint64_t hash = 14695981039346656037u;
	ssize_t n = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	while (fd >= 0 && (n = read(fd, bytes, sizeof bytes)) > 0)
		for (ssize_t i = 0; i < n; i++)
			hash = (hash ^ bytes[i]) * 1099511628211u;
	if (fd < 0 || n < 0)
		return 0;
	close(fd);
	return hash;
}

static uint32_t number(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* A name of form 4 says how much of the one before it goes, and what follows then; returns what stands behind it. */
static const unsigned char *take_name(const unsigned char *at, char name[PATH_MAX])
{
	size_t gone = *at & 0x7f;
	while (*at++ & 0x80)
		gone = (gone + 1) << 7 | (*at & 0x7f);
	const size_t kept = gone < strlen(name) ? strlen(name) - gone : 0;
	snprintf(name + kept, PATH_MAX - kept, "%s", (const char *)at);
	return at + strlen((const char *)at) + 1;
}

/* What is staged, without the times and inodes of files, which git may renew: entries of form 2 to 4. */
static void tell_index(const char *path)
{
	enum { HEAD = 12, MODE = 24, ID = 40, FLAGS = 60, FIXED = 62, EXTENDED = 0x40, ALIGNED = 8 };
	static unsigned char bytes[1 << 24];
	FILE *file = fopen(path, "rbe");
	size_t n = file ? fread(bytes, 1, sizeof bytes - 1, file) : 0;
	if (file)
		fclose(file);
	bytes[n] = '\0';
	char last[PATH_MAX] = "";
	const uint32_t form = n > HEAD ? number(bytes + 4) : 0;
	uint32_t left = form >= 2 && form <= 4 ? number(bytes + 8) : 0;
	if (n > 0 && !left)
		printf("%s: of another form, %zu bytes\n", path, n);
	for (size_t at = HEAD; left > 0 && at + FIXED < n; left--) {
		const unsigned char *entry = bytes + at;
		size_t fixed = FIXED + (entry[FLAGS] & EXTENDED ? 2 : 0);
		const char *name = form < 4 ? (const char *)entry + fixed : last;
		const unsigned char *behind = form < 4 ? entry : take_name(entry + fixed, last);
		printf("staged %o %x ", number(entry + MODE), (entry[FLAGS] << 8 | entry[FLAGS + 1]) & 0xb000);
		for (size_t i = ID; i < FLAGS; i++)
			printf("%02x", entry[i]);
		printf(" %s\n", name);
		at = form < 4 ? at + (fixed + strlen(name)) / ALIGNED * ALIGNED + ALIGNED : (size_t)(behind - bytes);
	}
}

static void tell(const char *path, const struct stat *st)
{
	char link[PATH_MAX];
	printf("%o %s", (unsigned)st->st_mode, path);
	if (S_ISREG(st->st_mode))
		printf(" %jd %016jx", (intmax_t)st->st_size, (uintmax_t)sum(path));
	ssize_t n = S_ISLNK(st->st_mode) ? readlink(path, link, sizeof link) : -1;
	printf("%s%.*s\n", n > 0 ? " -> " : "", n > 0 ? (int)n : 0, link);
}

static bool is_told(const char *path)
{
	static const char *const of_git[] = {"/HEAD", "/packed-refs", "/refs/heads"};
	if (strncmp(path, "./.git", 6) != 0 || (path[6] && path[6] != '/'))
		return true;
	for (size_t i = 0; i < sizeof of_git / sizeof *of_git; i++)
		if (strncmp(path + 6, of_git[i], strlen(of_git[i])) == 0)
			return true;
	/* What leads there. */
	return !path[6] || strcmp(path + 6, "/refs") == 0;
}

static void walk(const char *path)
{
	struct dirent **entries;
	char beneath[PATH_MAX];
	struct stat st;
	int n = scandir(path, &entries, NULL, alphasort);
	for (int i = 0; i < n; i++) {
		const char *name = entries[i]->d_name;
		snprintf(beneath, sizeof beneath, "%s/%s", path, name);
		if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && is_told(beneath) && lstat(beneath, &st) == 0) {
			/* Modes of these two are git's. */
			if (strcmp(beneath, "./.git") != 0 && strcmp(beneath, "./.git/refs") != 0)
				tell(beneath, &st);
			if (S_ISDIR(st.st_mode))
				walk(beneath);
		}
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
}

int main(int argc, char **argv)
{
	if (argc != 2 || chdir(argv[1])) {
		fprintf(stderr, "store-state: one directory is expected\n");
		return 2;
	}
	walk(".");
	tell_index("./.git/index");
	return fflush(stdout) || ferror(stdout);
}
