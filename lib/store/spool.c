#include "store/spool.h"

#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/spill.h"
#include "store/store.h"

int spool_add(struct spool *spool, struct store *store, const char *bytes, size_t length,
	int64_t *at, struct err *err)
{
	int fd = spool->fd ? spool->fd : spill_open(store->fd, ".git", err);
	if (fd < 0)
		return -1;
	spool->fd = fd;
	if (file_write_all(spool->fd, _("no room for what is to be written"), bytes, length, err))
		return -1;
	*at = spool->length;
	spool->length += (int64_t)length;
	return 0;
}

int spool_read(const struct spool *spool, int64_t at, size_t length, struct str *into,
	struct err *err)
{
	return spill_read(spool->fd, at, length, into, err);
}

void spool_close(struct spool *spool)
{
	if (spool->fd > 0)
		close(spool->fd);
	*spool = (struct spool){0};
}
