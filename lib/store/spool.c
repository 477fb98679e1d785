#include "store/spool.h"

#include <stdatomic.h>
#include <unistd.h>

#include "base/spill.h"
#include "store/store.h"

int spool_add(struct spool *spool, struct store *store, const char *bytes, size_t length,
	int64_t *at, struct err *err)
{
	int fd = spool->fd ? spool->fd : spill_open(store->fd, ".git", err);
	if (fd < 0)
		return -1;
	spool->fd = fd;
	const int64_t place = spool->end ? atomic_fetch_add(spool->end, (int64_t)length) : spool->length;
	if (spill_write(spool->fd, place, bytes, length, err))
		return -1;
	*at = place;
	if (!spool->end)
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
