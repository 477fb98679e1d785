#include "base/spill.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/message.h"

int spill_open(int dirfd, const char *directory, struct err *err)
{
	int fd = openat(dirfd, directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	/* A full disk or too many open files are told; anything else means: not here. */
	if (fd < 0 && errno != ENOSPC && errno != EDQUOT && errno != EMFILE && errno != ENFILE &&
		errno != EIO)
		fd = memfd_create("spool", MFD_CLOEXEC);
	if (fd < 0)
		return err_set_errno(err, errno, _("no room for what is to be written"));
	return fd;
}

int spill_write(int fd, int64_t at, const char *bytes, size_t length, struct err *err)
{
	while (length > 0) {
		const ssize_t n = pwrite(fd, bytes, length, (off_t)at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return err_set_errno(err, n < 0 ? errno : EIO, _("no room for what is to be written"));
		bytes += n;
		at += n;
		length -= (size_t)n;
	}
	return 0;
}

int spill_read(int fd, int64_t at, size_t length, struct str *into, struct err *err)
{
	str_clear(into);
	str_reserve(into, length);
	into->text[0] = '\0';
	while (into->length < length) {
		const ssize_t n = pread(fd, into->text + into->length, length - into->length,
			(off_t)(at + (int64_t)into->length));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return err_set_errno(err, n < 0 ? errno : EIO,
				_("what is to be written cannot be read back"));
		into->length += (size_t)n;
		into->text[into->length] = '\0';
	}
	return 0;
}
