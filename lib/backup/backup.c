#include "backup/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup/backup_beside.h"
#include "backup/backup_tar.h"
#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "git/git_config.h"
#include "record/read.h"
#include "record/write.h"
#include "store/git.h"
#include "store/git_run.h"
#include "txn/restored.h"
#include "store/scan_commit.h"
#include "store/store.h"
#include "txn/store_open.h"
#include "value/id.h"

#define RECORD_NAME "onestop-backup.yaml"
#define BUNDLE_NAME "store.bundle"
#define ATTACHMENTS "attachments"
#define REVEALS "reveals"
#define REVEALS_PARENT ".git/onestop"

int backup_check_head(const char *head, struct err *err)
{
	return git_is_id(head) ? 0 : err_set(err, ERR_MALFORMED, _("\"%s\" is not the id of a commit"), head);
}

#define RECORD struct backup
static const struct field backup_fields[] = {
	FIELD(format, INT, N_("format"), .flags = FIELD_REQUIRED),
	FIELD(made, MOMENT, N_("made"), .flags = FIELD_REQUIRED),
	FIELD(desk, ID, N_("desk"), .check = id_check_desk),
	FIELD(head, ID, N_("commit"), .flags = FIELD_REQUIRED, .check = backup_check_head),
	FIELD(hub, LINE, N_("hub")),
	FIELD(staff, ID, N_("staff"), .check = id_check_staff),
	FIELD(others, WORDS, N_("other desks"), .check = id_check_desk),
};
#undef RECORD

const struct schema backup_schema = {
	.name = "backup",
	.size = sizeof(struct backup),
	SCHEMA_FIELDS(backup_fields),
	.summary = N_("onestop-backup.yaml: what a backup is of"),
};

static int git_ok(struct store *store, const char *const *arguments, struct err *err)
{
	struct str output = {0};
	int status = 0;
	int rc = git_query(store, arguments, NULL, &output, &status, err);
	if (rc == 0 && status != 0)
		rc = err_set(err, ERR_SYSTEM, "git: %.*s", (int)strcspn(str_text(&output), "\n"),
			str_text(&output));
	str_close(&output);
	return rc;
}

/* A repository with the refs and objects of the bundle, in a directory that is there. */
static int unbundle(const char *bundle, const char *directory, const struct backup *backup,
	struct arena *mem, struct err *err)
{
	const char *const fetch[] = {"fetch", "--quiet", "--no-write-fetch-head", "--update-head-ok", bundle,
		"+refs/*:refs/*", NULL};
	const struct settings none = {0};
	struct store *store = NULL;
	char head[GIT_ID_SIZE];
	if (git_create(directory, backup->desk, mem, err) ||
		store_open_new(directory, &none, mem, &store, err))
		return -1;
	int rc = git_ok(store, fetch, err);
	if (rc == 0)
		rc = scan_commit_resolve(store, "HEAD", head, err);
	if (rc == 0 && !str_equal(head, backup->head))
		rc = err_set(err, ERR_SYSTEM, _("the bundle's main is %.12s, not %.12s as it should be"), head,
			backup->head);
	store_close(store);
	return rc;
}

/* ---- Making ------------------------------------------------------------------------------------ */

/* What makes the restored store the clone that it was. */
static int configure(const char *directory, const struct backup *backup, struct arena *mem, struct err *err)
{
	struct str text = {0};
	const char *path = arena_printf(mem, "%s/" GIT_CONFIG_PATH, directory);
	if (str_empty(backup->hub))
		return 0;
	for (size_t i = 0; i < backup->others.n; i++)
		str_add_format(&text, "\tdesk = %s\n", backup->others.items[i]);
	if (!str_empty(backup->staff))
		str_add_format(&text, "\tstaff = %s\n", backup->staff);
	str_add(&text, git_config_hub(backup->hub, mem));
	int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
	int rc = fd < 0 ? err_set_errno(err, errno, "%s", path) : file_write_all(fd, path, text.text, text.length, err);
	if (fd >= 0 && close(fd) && rc == 0)
		rc = err_set_errno(err, errno, "%s", path);
	str_close(&text);
	return rc;
}

/* Where the file goes, absolute; not within the store, where git and store-check would find it. */
static int place_file(struct store *store, const char *file, const char **place, struct err *err)
{
	char resolved[PATH_MAX];
	const char *slash = strrchr(file, '/');
	const char *name = slash ? slash + 1 : file;
	const char *parent = !slash ? "." : slash == file ? "/"
			     : arena_dup_n(store->mem, file, (size_t)(slash - file));
	if (str_empty(name) || str_equal(name, ".") || str_equal(name, "..") || str_equal(file, "-"))
		return err_set(err, ERR_USAGE, _("\"%s\": name the file of the backup"), file);
	if (!realpath(parent, resolved))
		return err_set_errno(err, errno, "%s", parent);
	size_t n = strlen(store->root);
	if (strncmp(resolved, store->root, n) == 0 && (resolved[n] == '/' || resolved[n] == '\0'))
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("%s: a backup within the store would be lost with it"), file),
			_("choose another directory"));
	*place = arena_printf(store->mem, "%s/%s", str_equal(resolved, "/") ? "" : resolved, name);
	return 0;
}

static int write_record(const char *directory, const struct backup *backup, struct err *err)
{
	struct str text = {0};
	int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return err_set_errno(err, errno, "%s", directory);
	int rc = record_write(&backup_schema, backup, true, &text, err);
	if (rc == 0)
		rc = file_replace(fd, RECORD_NAME, RECORD_NAME ".new", text.text, text.length, false, err);
	str_close(&text);
	close(fd);
	return rc;
}

static bool is_directory(const char *path)
{
	struct stat st;
	return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Everything into `archive`, while the lock is held.  The bundle takes what git has packed as it is: to
 * look for what is alike would keep writers waiting for several times as long. */
static int pack(struct store *store, const char *temp, const char *archive, struct backup *backup,
	struct err *err)
{
	struct arena *mem = store->mem;
	const char *bundle = arena_printf(mem, "%s/" BUNDLE_NAME, temp);
	const char *const create[] = {"-c", "pack.window=0", "-c", "pack.compression=1", "bundle", "create",
		"--quiet", bundle, "--all", NULL};
	const char *reveals = arena_printf(mem, "%s/" REVEALS_PARENT, store->root);
	struct backup_tar_member members[4] = {{temp, RECORD_NAME}, {temp, BUNDLE_NAME}};
	size_t n = 2;
	char *head = arena_alloc(mem, GIT_ID_SIZE);
	if (is_directory(arena_printf(mem, "%s/" ATTACHMENTS, store->root)))
		members[n++] = (struct backup_tar_member){store->root, ATTACHMENTS};
	if (is_directory(arena_printf(mem, "%s/" REVEALS, reveals)))
		members[n++] = (struct backup_tar_member){reveals, REVEALS};
	if (scan_commit_resolve(store, "HEAD", head, err) || git_ok(store, create, err))
		return -1;
	backup->head = head;
	return write_record(temp, backup, err) ? -1 : backup_tar_pack(archive, members, n, mem, err);
}

/* Restore what was written, and look at it. */
static int prove(const char *temp, const char *archive, struct backup *backup, struct arena *mem,
	struct err *err)
{
	const char *unpacked = arena_printf(mem, "%s/unpacked", temp);
	const char *proof = arena_printf(mem, "%s/proof", temp);
	if (mkdir(unpacked, 0700) || mkdir(proof, 0700))
		return err_set_errno(err, errno, "%s", temp);
	if (backup_tar_unpack(archive, unpacked, mem, err) ||
		unbundle(arena_printf(mem, "%s/" BUNDLE_NAME, unpacked), proof, backup, mem, err) ||
		backup_beside_check(unpacked, mem, &backup->wrong, err))
		return err_prefix(err, _("the backup cannot be read again"));
	return 0;
}

/* On disk first, then under its name, which is then on disk too. */
static int publish(const char *archive, const char *place, struct arena *mem, struct err *err)
{
	int rc = 0;
	const char *parent = arena_dup_n(mem, place, (size_t)(strrchr(place, '/') - place) + 1);
	int fd = open(archive, O_RDONLY | O_CLOEXEC);
	int above = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || above < 0 || fchmod(fd, 0600) || fsync(fd) || rename(archive, place) || fsync(above))
		rc = err_set_errno(err, errno, "%s", place);
	if (fd >= 0)
		close(fd);
	if (above >= 0)
		close(above);
	return rc;
}

/* A bundle has all that leads to a commit. */
static int check_whole(struct store *store, struct err *err)
{
	const char *bytes;
	size_t length;
	if (store_read(store, STORE_SHALLOW_PATH, GIT_FILE_BYTES, store->mem, &bytes, &length, err))
		return -1;
	return !bytes ? 0
		      : err_hint(err,
				err_set(err, ERR_REFUSED, _("this clone has not all of the history, so it cannot be a backup")),
				"git fetch --unshallow hub");
}

int backup_make(struct store *store, const struct txn_actor *actor, const char *file,
	struct backup *made, struct err *err)
{
	struct arena *mem = store->mem;
	struct backup backup = {.format = BACKUP_FORMAT, .made = actor->now, .desk = store->desk};
	if (store->has_hub && store->hub) {
		backup.hub = store->hub;
		backup.staff = store->staff;
		backup.others = store->desks.n > 1 ? (struct words){store->desks.items + 1, store->desks.n - 1} : backup.others;
	}
	struct txn *txn = NULL;
	const char *place;
	if (check_whole(store, err) || place_file(store, file, &place, err))
		return -1;
	const char *temp = arena_printf(mem, "%s.new-%ld", place, (long)getpid());
	const char *archive = arena_printf(mem, "%s/backup.tar", temp);
	if (mkdir(temp, 0700))
		return err_set_errno(err, errno, "%s", place);
	int rc = txn_begin(store, actor, &txn, err);
	if (rc == 0)
		rc = pack(store, temp, archive, &backup, err);
	txn_end(txn);
	if (rc == 0)
		rc = prove(temp, archive, &backup, mem, err);
	if (rc == 0)
		rc = publish(archive, place, mem, err);
	new_place_remove(temp);
	if (rc == 0)
		*made = backup;
	return rc;
}

/* ---- Restoring --------------------------------------------------------------------------------- */

static int read_backup(const char *directory, struct arena *mem, struct backup *backup, struct err *err)
{
	const char *bytes;
	size_t length;
	struct stat st;
	const char *path = arena_printf(mem, "%s/" RECORD_NAME, directory);
	if (lstat(path, &st) || !S_ISREG(st.st_mode) ||
		lstat(arena_printf(mem, "%s/" BUNDLE_NAME, directory), &st) || !S_ISREG(st.st_mode))
		return err_set(err, ERR_MALFORMED, _("not a backup that store-backup made"));
	if (file_read(path, RECORD_FILE_BYTES, mem, &bytes, &length, err) ||
		record_read(&backup_schema, backup, RECORD_NAME, bytes, length, mem, err))
		return -1;
	if (backup->format != BACKUP_FORMAT)
		return err_set(err, ERR_MALFORMED, _("backup format %lld; these programs know format %d"),
			(long long)backup->format, BACKUP_FORMAT);
	return 0;
}

/* Modes as in a new store. */
static int share(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)at;
	if (kind == FTW_D)
		return chmod(path, 02770);
	return kind == FTW_F ? chmod(path, 0660) : 0;
}

/* What stands beside the history, into the new store. */
static int move_rest(const char *unpacked, const char *directory, struct arena *mem, struct err *err)
{
	const char *parent = arena_printf(mem, "%s/" REVEALS_PARENT, directory);
	const char *attachments = arena_printf(mem, "%s/" ATTACHMENTS, unpacked);
	const char *reveals = arena_printf(mem, "%s/" REVEALS, unpacked);
	if (nftw(unpacked, share, 16, FTW_PHYS))
		return err_set_errno(err, errno, "%s", unpacked);
	if (is_directory(attachments) &&
		rename(attachments, arena_printf(mem, "%s/" ATTACHMENTS, directory)))
		return err_set_errno(err, errno, "%s", ATTACHMENTS);
	if (is_directory(reveals) && ((mkdir(parent, 0777) && errno != EEXIST) ||
					     rename(reveals, arena_printf(mem, "%s/" REVEALS, parent))))
		return err_set_errno(err, errno, "%s", REVEALS);
	return 0;
}

static int fill(const char *unpacked, struct backup_restore *restore, struct arena *mem, struct err *err)
{
	static const char *const read_tree[] = {"read-tree", "HEAD", NULL};
	static const char *const checkout[] = {"checkout-index", "--all", "--quiet", NULL};
	const char *directory = restore->place.temp;
	const struct settings none = {0};
	struct store *bare = NULL;
	if (read_backup(unpacked, mem, &restore->backup, err) ||
		unbundle(arena_printf(mem, "%s/" BUNDLE_NAME, unpacked), directory, &restore->backup, mem, err) ||
		configure(directory, &restore->backup, mem, err) ||
		store_open_new(directory, &none, mem, &bare, err))
		return -1;
	int rc = git_ok(bare, read_tree, err) || git_ok(bare, checkout, err) ||
			 move_rest(unpacked, directory, mem, err) ||
			 restored_mark(bare, restore->backup.made, err)
			 ? -1
			 : 0;
	store_close(bare);
	return rc ? rc : store_open(directory, mem, &restore->store, err);
}

int backup_restore(const char *file, const char *directory, struct arena *mem,
	struct backup_restore *restore, struct err *err)
{
	char archive[PATH_MAX];
	struct backup_restore begun = {0};
	if (!realpath(file, archive))
		return err_set_errno(err, errno, "%s", file);
	if (new_place_begin(directory, mem, &begun.place, err))
		return -1;
	/* Within the new store, whose group it gets. */
	const char *unpacked = arena_printf(mem, "%s/.unpacked", begun.place.temp);
	int rc = mkdir(unpacked, 0700) ? err_set_errno(err, errno, "%s", unpacked) : 0;
	if (rc == 0 && (backup_tar_unpack(archive, unpacked, mem, err) || fill(unpacked, &begun, mem, err)))
		rc = err_prefix(err, "%s", file);
	new_place_remove(unpacked);
	if (rc)
		new_place_drop(&begun.place);
	else
		*restore = begun;
	return rc;
}

int backup_open(const char *file, const char *directory, struct arena *mem, const char **bundle,
	struct err *err)
{
	struct backup backup = {0};
	if (backup_tar_unpack(file, directory, mem, err) || read_backup(directory, mem, &backup, err))
		return -1;
	*bundle = arena_printf(mem, "%s/" BUNDLE_NAME, directory);
	return 0;
}
