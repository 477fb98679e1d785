#include "git/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/num.h"
#include "base/vec.h"

#define HEAD "onestop journal 2\n"

enum { JOURNAL_BYTES = 64 * 1024 * 1024 };

static bool is_id(const char *text)
{
	return strlen(text) == SHA1_TEXT_SIZE - 1 &&
	       strspn(text, "0123456789abcdef") == SHA1_TEXT_SIZE - 1;
}

bool journal_path_is_plain(const char *path)
{
	size_t length = strlen(path);
	if (length >= PATH_MAX || !str_ends(path, ".yaml"))
		return false;
	for (const char *at = path; *at; at++) {
		bool begins = at == path || at[-1] == '/';
		if (begins && (*at == '.' || *at == '/'))
			return false;
		if ((unsigned char)*at <= ' ' || *at == 0x7f || strchr("\"\\", *at))
			return false;
	}
	return true;
}

/* The next word of a line, cut out. */
static char *next_word(char **at)
{
	char *word = *at;
	size_t n = strcspn(word, " ");
	*at = word + n + (word[n] == ' ');
	word[n] = '\0';
	return word;
}

static bool take_id(char id[SHA1_TEXT_SIZE], const char *text)
{
	if (!is_id(text))
		return false;
	memcpy(id, text, SHA1_TEXT_SIZE);
	return true;
}

static bool take_inode(uint64_t *inode, const char *text)
{
	int64_t number;
	struct err ignored = {0};
	if (num_parse(text, 0, INT64_MAX, &number, &ignored))
		return false;
	*inode = (uint64_t)number;
	return true;
}

struct journal_parse {
	struct journal *journal;
	struct arena *arena;
	size_t room;
};

static bool take_entry(struct journal_parse *parse, bool removes, char *rest)
{
	struct journal *journal = parse->journal;
	struct journal_entry entry = {.removes = removes};
	memcpy(entry.new_id, JOURNAL_NO_ID, SHA1_TEXT_SIZE);
	if (!take_id(entry.old_id, next_word(&rest)))
		return false;
	if (!removes && (!take_id(entry.new_id, next_word(&rest)) ||
				!take_inode(&entry.inode, next_word(&rest))))
		return false;
	if (!journal_path_is_plain(rest))
		return false;
	entry.path = rest;
	VEC_PUSH(parse->arena, journal->entries, journal->entries_n, parse->room) = entry;
	return true;
}

/* A copy of a store has the text, and other inodes. */
static bool take_self(struct journal *journal, const char *text)
{
	char self[64];
	snprintf(self, sizeof self, "%llu:%llu", (unsigned long long)journal->st.st_dev,
		(unsigned long long)journal->st.st_ino);
	if (!str_equal(self, text))
		journal->elsewhere = true;
	return true;
}

static bool take_line(struct journal_parse *parse, char *line)
{
	struct journal *journal = parse->journal;
	char *rest = line;
	const char *key = next_word(&rest);
	if (str_equal(key, "put") || str_equal(key, "remove"))
		return take_entry(parse, *key == 'r', rest);
	if (str_equal(key, "parent"))
		return take_id(journal->parent, rest);
	if (str_equal(key, "commit"))
		return take_id(journal->commit, rest);
	if (str_equal(key, "index"))
		return take_id(journal->index, rest);
	if (str_equal(key, "self"))
		return take_self(journal, rest);
	size_t n = strlen(rest);
	if (str_equal(key, "nonce") && n == JOURNAL_NONCE_SIZE - 1 &&
		strspn(rest, "0123456789abcdef") == n) {
		memcpy(journal->nonce, rest, n + 1);
		return true;
	}
	if (str_equal(key, "boot") && n < BOOT_ID_SIZE) {
		memcpy(journal->boot, rest, n + 1);
		return true;
	}
	return false;
}

/* Is the last line there, and right? */
static bool is_complete(const char *text, size_t length)
{
	const size_t last = strlen("end \n") + SHA1_TEXT_SIZE - 1;
	struct sha1 sha1;
	unsigned char digest[SHA1_BYTES];
	char hash[SHA1_TEXT_SIZE];
	if (length < strlen(HEAD) + last || strlen(text) != length || !str_starts(text, HEAD))
		return false;
	sha1_begin(&sha1);
	sha1_add(&sha1, text, length - last);
	sha1_end(&sha1, digest);
	sha1_format(digest, hash);
	const char *end = text + length - last;
	return str_starts(end, "end ") && strncmp(end + 4, hash, SHA1_TEXT_SIZE - 1) == 0;
}

static int refuse_line(const char *path, size_t number, struct err *err)
{
	return err_hint(err,
		err_set(err, ERR_MALFORMED, _("%s:%zu:1: not a line that a program writes"), path,
			number),
		_("git status, then remove that file"));
}

static int parse(struct journal_parse *parse, const char *path, char *text, struct err *err)
{
	struct journal *journal = parse->journal;
	size_t number = 1;
	for (char *line = text + strlen(HEAD); *line && !str_starts(line, "end ");) {
		size_t n = strcspn(line, "\n");
		char *next = line + n + (line[n] == '\n');
		line[n] = '\0';
		number++;
		if (!take_line(parse, line)) {
			if (!journal->complete)
				return 0;
			return refuse_line(path, number, err);
		}
		line = next;
	}
	if (journal->complete && (!*journal->nonce || !*journal->commit || !*journal->parent))
		return refuse_line(path, number, err);
	return 0;
}

int journal_read(int store_fd, const char *path, struct arena *arena, struct journal *journal,
	bool *found, struct err *err)
{
	const char *bytes = NULL;
	size_t length = 0;
	char boot[BOOT_ID_SIZE];
	*journal = (struct journal){0};
	*found = false;
	int fd = file_open_beneath(store_fd, path, O_RDONLY);
	if (fd < 0 && errno == ENOENT)
		return 0;
	if (fd < 0 && (errno == ELOOP || errno == ENOTDIR))
		return err_set(err, ERR_MALFORMED, _("%s: not a regular file"), path);
	if (fd < 0)
		return err_set_errno(err, errno, "%s", path);
	int rc = 0;
	if (fstat(fd, &journal->st))
		rc = err_set_errno(err, errno, "%s", path);
	else if (!S_ISREG(journal->st.st_mode))
		rc = err_set(err, ERR_MALFORMED, _("%s: not a regular file"), path);
	else
		rc = file_read_fd(fd, path, JOURNAL_BYTES, arena, &bytes, &length, err);
	close(fd);
	if (rc)
		return rc;
	*found = true;
	if (!str_starts(bytes, HEAD))
		return 0;
	struct journal_parse all = {.journal = journal, .arena = arena};
	journal->complete = is_complete(bytes, length);
	if (parse(&all, path, (char *)bytes, err))
		return -1;
	boot_id(boot);
	if (!str_equal(boot, journal->boot))
		journal->elsewhere = true;
	return 0;
}

/* Up to `size` - 1 bytes of JOURNAL_DONE, from its beginning or before its end: it may be large. */
static bool read_part(int store_fd, bool end, char *text, size_t size, struct stat *st)
{
	int fd = file_open_beneath(store_fd, JOURNAL_DONE, O_RDONLY);
	if (fd < 0)
		return false;
	ssize_t n = -1;
	if (fstat(fd, st) == 0 && S_ISREG(st->st_mode)) {
		off_t from = end && st->st_size >= (off_t)size ? st->st_size - (off_t)size + 1 : 0;
		n = pread(fd, text, size - 1, from);
	}
	close(fd);
	text[n > 0 ? n : 0] = '\0';
	return n > 0;
}

bool journal_last_is_elsewhere(int store_fd)
{
	char text[256];
	char head[256];
	char boot[BOOT_ID_SIZE];
	struct stat st;
	if (!read_part(store_fd, false, text, sizeof text, &st) || !str_starts(text, HEAD "nonce "))
		return false;
	boot_id(boot);
	int n = snprintf(head, sizeof head, "boot %s\nself %llu:%llu\n", boot,
		(unsigned long long)st.st_dev, (unsigned long long)st.st_ino);
	const char *at = text + strlen(HEAD "nonce ") + JOURNAL_NONCE_SIZE;
	return n > 0 && strlen(text) > (size_t)(at - text) && !str_starts(at, head);
}

void journal_index_of_last(int store_fd, char index[SHA1_TEXT_SIZE])
{
	enum { LAST = 2 * (SHA1_TEXT_SIZE - 1) + sizeof "index \nend \n" };
	char text[LAST];
	struct stat st;
	memcpy(index, JOURNAL_NO_ID, SHA1_TEXT_SIZE);
	if (!read_part(store_fd, true, text, sizeof text, &st) || !str_starts(text, "index "))
		return;
	memcpy(index, text + strlen("index "), SHA1_TEXT_SIZE - 1);
}

void journal_name(char nonce[JOURNAL_NONCE_SIZE])
{
	uint64_t number;
	struct timespec now;
	if (getrandom(&number, sizeof number, GRND_NONBLOCK) != sizeof number) {
		/* Early in a boot: the time and the process are another name every time, too. */
		clock_gettime(CLOCK_REALTIME, &now);
		number = (uint64_t)now.tv_sec << 30 ^ (uint64_t)now.tv_nsec ^
			 (uint64_t)getpid() << 44;
	}
	snprintf(nonce, JOURNAL_NONCE_SIZE, "%016llx", (unsigned long long)number);
}

static void add_entry(struct str *text, const struct journal_entry *entry)
{
	if (entry->removes)
		str_add_format(text, "remove %s %s\n", entry->old_id, entry->path);
	else
		str_add_format(text, "put %s %s %llu %s\n", entry->old_id, entry->new_id,
			(unsigned long long)entry->inode, entry->path);
}

int journal_begin(int store_fd, const char *path, const struct journal *journal,
	struct journal_file *file, struct err *err)
{
	char boot[BOOT_ID_SIZE];
	struct stat st;
	*file = (struct journal_file){0};
	int fd = file_create(store_fd, path, err);
	if (fd < 0)
		return -1;
	file->fd = fd;
	if (fstat(fd, &st)) {
		err_set_errno(err, errno, "%s", path);
		journal_close(file);
		return -1;
	}
	boot_id(boot);
	str_add_format(&file->text,
		HEAD "nonce %s\nboot %s\nself %llu:%llu\nparent %s\ncommit %s\n", journal->nonce,
		*journal->boot ? journal->boot : boot,
		(unsigned long long)st.st_dev, (unsigned long long)st.st_ino, journal->parent,
		journal->commit);
	for (size_t i = 0; i < journal->entries_n; i++)
		add_entry(&file->text, &journal->entries[i]);
	if (file_write_all(fd, path, file->text.text, file->text.length, err) == 0)
		return 0;
	journal_close(file);
	return -1;
}

int journal_finish(struct journal_file *file, const char *index, struct err *err)
{
	struct sha1 sha1;
	unsigned char digest[SHA1_BYTES];
	char hash[SHA1_TEXT_SIZE];
	size_t written = file->text.length;
	str_add_format(&file->text, "index %s\n", index);
	sha1_begin(&sha1);
	sha1_add(&sha1, file->text.text, file->text.length);
	sha1_end(&sha1, digest);
	sha1_format(digest, hash);
	str_add_format(&file->text, "end %s\n", hash);
	int rc = file_write_all(file->fd, JOURNAL_PREPARED, file->text.text + written,
		file->text.length - written, err);
	journal_close(file);
	return rc;
}

int journal_replace(int store_fd, const char *path, const struct journal *journal,
	const char *index, struct arena *arena, struct err *err)
{
	struct journal_file file;
	const char *temp = journal_temp(journal, "journal", arena);
	if (file_make_parents(store_fd, temp, err))
		return -1;
	unlinkat(store_fd, temp, 0);
	if (journal_begin(store_fd, temp, journal, &file, err) || journal_finish(&file, index, err))
		return -1;
	if (renameat(store_fd, temp, store_fd, path))
		return err_set_errno(err, errno, "%s", path);
	return 0;
}

int journal_forget_index(int store_fd, struct arena *arena, struct err *err)
{
	struct journal journal;
	struct err ignored = {0};
	bool found;
	if (journal_read(store_fd, JOURNAL_DONE, arena, &journal, &found, &ignored) || !found ||
		!journal.complete || str_equal(journal.index, JOURNAL_NO_ID))
		return 0;
	/* It stays one of another boot, or of another place, if it was. */
	if (journal.elsewhere)
		snprintf(journal.boot, sizeof journal.boot, "another");
	return journal_replace(store_fd, JOURNAL_DONE, &journal, JOURNAL_NO_ID, arena, err);
}

void journal_close(struct journal_file *file)
{
	if (file->fd > 0)
		close(file->fd);
	file->fd = 0;
	str_close(&file->text);
}

const char *journal_temp(const struct journal *journal, const char *end, struct arena *arena)
{
	return arena_printf(arena, JOURNAL_NEW "/%s-%s", journal->nonce, end);
}

const char *journal_temp_of(const struct journal *journal, size_t number, struct arena *arena)
{
	return arena_printf(arena, JOURNAL_NEW "/%s-%zu", journal->nonce, number);
}
