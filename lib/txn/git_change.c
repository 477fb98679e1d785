#include "txn/git_change.h"

#include "store/spool.h"

int git_change_bytes(const struct git_change *change, const struct spool *spool,
	struct str *buffer, const char **bytes, struct err *err)
{
	*bytes = change->bytes;
	if (*bytes)
		return 0;
	if (spool_read(spool, change->at, change->length, buffer, err))
		return -1;
	*bytes = str_text(buffer);
	return 0;
}
