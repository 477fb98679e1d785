#include "base/sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

_Static_assert((int)SHA256_TEXT_SIZE == SHA256_DIGEST_STRING_LENGTH, "as libmd writes it");

static int hash_all(int fd, const char *name, char sha256[SHA256_TEXT_SIZE], struct err *err)
{
	char buffer[64 * 1024];
	SHA2_CTX context;
	SHA256Init(&context);
	for (;;) {
		ssize_t n = read(fd, buffer, sizeof buffer);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set_errno(err, errno, "%s", name);
		if (n == 0)
			break;
		SHA256Update(&context, (const uint8_t *)buffer, (size_t)n);
	}
	SHA256End(&context, sha256);
	return 0;
}

void sha256_of_bytes(const char *bytes, size_t length, char sha256[SHA256_TEXT_SIZE])
{
	SHA256Data((const uint8_t *)bytes, length, sha256);
}

int sha256_of_file(int dirfd, const char *path, bool *found, char sha256[SHA256_TEXT_SIZE],
	struct err *err)
{
	struct stat st;
	int fd = file_open_beneath(dirfd, path, O_RDONLY);
	*found = fd >= 0 || errno != ENOENT;
	sha256[0] = '\0';
	if (fd < 0)
		return !*found || errno == ELOOP || errno == ENOTDIR || errno == ENXIO
			       ? 0
			       : err_set_errno(err, errno, "%s", path);
	int rc = fstat(fd, &st) ? err_set_errno(err, errno, "%s", path) : 0;
	if (rc == 0 && S_ISREG(st.st_mode))
		rc = hash_all(fd, path, sha256, err);
	close(fd);
	return rc;
}
