#include "store/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "store/store.h"

static int spool_open(struct spool *spool, struct store *store, struct err *err)
{
	int fd = openat(store->fd, ".git", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	/* A full disk or too many open files are told; anything else means: not here. */
	if (fd < 0 && errno != ENOSPC && errno != EDQUOT && errno != EMFILE && errno != ENFILE &&
		errno != EIO)
		fd = memfd_create("spool", MFD_CLOEXEC);
	if (fd < 0)
		return err_set_errno(err, errno, _("no room for what is to be written"));
	spool->fd = fd;
	return 0;
}

int spool_add(struct spool *spool, struct store *store, const char *bytes, size_t length,
	int64_t *at, struct err *err)
{
	if (spool->fd == 0 && spool_open(spool, store, err))
		return -1;
	if (file_write_all(spool->fd, _("no room for what is to be written"), bytes, length, err))
		return -1;
	*at = spool->length;
	spool->length += (int64_t)length;
	return 0;
}

int spool_read(const struct spool *spool, int64_t at, size_t length, struct str *into,
	struct err *err)
{
	char buffer[64 * 1024];
	str_clear(into);
	while (length > 0) {
		size_t most = length < sizeof buffer ? length : sizeof buffer;
		ssize_t n = pread(spool->fd, buffer, most, (off_t)at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return err_set_errno(err, n < 0 ? errno : EIO,
				_("what is to be written cannot be read back"));
		str_add_n(into, buffer, (size_t)n);
		at += n;
		length -= (size_t)n;
	}
	return 0;
}

void spool_close(struct spool *spool)
{
	if (spool->fd > 0)
		close(spool->fd);
	*spool = (struct spool){0};
}
