#include "office/attachment.h"

#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/sha256.h"
#include "base/str.h"
#include "store/path.h"
#include "store/store.h"
#include "txn/txn.h"
#include "value/file_type.h"

static int refuse_kind(const char *path, mode_t mode, struct err *err)
{
	const char *kind = S_ISDIR(mode)   ? _("a directory")
			   : S_ISFIFO(mode) ? _("a pipe")
			   : S_ISSOCK(mode) ? _("a socket")
					    : _("a device");
	return err_set(err, ERR_REFUSED, _("%s is %s, not a file that could be attached"), path, kind);
}

/* Opening a device may do something, and opening a pipe may wait. */
static int open_regular(const char *path, int64_t limit, struct err *err)
{
	struct stat st;
	if (stat(path, &st))
		return err_set_errno(err, errno, "%s", path);
	if (!S_ISREG(st.st_mode))
		return refuse_kind(path, st.st_mode, err);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0)
		return err_set_errno(err, errno, "%s", path);
	int rc = fstat(fd, &st)		    ? err_set_errno(err, errno, "%s", path)
		 : !S_ISREG(st.st_mode)	    ? refuse_kind(path, st.st_mode, err)
		 : st.st_size == 0	    ? err_set(err, ERR_REFUSED, _("%s is empty"), path)
		 : st.st_size <= limit	    ? 0
					    : err_set(err, ERR_REFUSED,
						      _("%s has %lld bytes, more than the %lld that an attachment "
							"may have (attachment_limit in onestop.yaml)"),
						      path, (long long)st.st_size, (long long)limit);
	if (rc == 0)
		return fd;
	close(fd);
	return -1;
}

int attachment_read(const char *path, int64_t limit, struct arena *arena, struct attachment *attachment,
	struct err *err)
{
	char *sha256 = arena_alloc(arena, SHA256_TEXT_SIZE);
	const char *bytes;
	size_t length;
	int fd = open_regular(path, limit, err);
	if (fd < 0)
		return -1;
	int rc = file_read_fd(fd, path, (size_t)limit, arena, &bytes, &length, err);
	close(fd);
	if (rc)
		return rc;
	if (length == 0)
		return err_set(err, ERR_REFUSED, _("%s is empty"), path);
	SHA256Data((const uint8_t *)bytes, length, sha256);
	*attachment = (struct attachment){sha256, file_type_of(bytes, length), bytes, length};
	return 0;
}

const char *attachment_path(const char *sha256, const char *type, struct arena *arena)
{
	return arena_printf(arena, PATH_ATTACHMENTS "/%.2s/%s.%s", sha256, sha256 + 2, type);
}

int attachment_check_sha256(const char *text, struct err *err)
{
	if (strspn(text, "0123456789abcdef") == SHA256_TEXT_SIZE - 1 &&
		strlen(text) == SHA256_TEXT_SIZE - 1)
		return 0;
	return err_set(err, ERR_MALFORMED, _("\"%s\" is not a SHA-256"), text);
}

int attachment_look(struct store *store, const char *path, enum attachment_place *place, struct err *err)
{
	char sha256[SHA256_TEXT_SIZE];
	bool found;
	if (sha256_of_file(store->fd, path, &found, sha256, err))
		return -1;
	const char *named = *sha256 ? attachment_path(sha256, "", store->mem) : "";
	*place = !found			       ? ATTACHMENT_ABSENT
		 : !*sha256		       ? ATTACHMENT_STRANGE
		 : str_starts(path, named) ? ATTACHMENT_HERE
						       : ATTACHMENT_CHANGED;
	return 0;
}

int attachment_put(struct store *store, struct txn *txn, const struct attachment *attachment, bool named,
	bool *known, struct err *err)
{
	enum attachment_place place;
	const char *path = attachment_path(attachment->sha256, attachment->type, store->mem);
	if (attachment_look(store, path, &place, err))
		return -1;
	*known = place == ATTACHMENT_HERE;
	if (*known)
		return 0;
	bool stays = named || place != ATTACHMENT_ABSENT;
	return txn_put_beside(txn, path, attachment->bytes, attachment->length, stays, err);
}
