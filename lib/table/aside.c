#include "table/aside.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/spill.h"

enum { MEMORY_BYTES = 16 * 1024 * 1024 };

int64_t aside_at(const struct aside *aside)
{
	return aside->length + (int64_t)aside->end.length;
}

int aside_settle(struct aside *aside, struct err *err)
{
	if (aside->end.length < MEMORY_BYTES)
		return 0;
	const char *place = getenv("TMPDIR");
	int fd = aside->fd ? aside->fd : spill_open(AT_FDCWD, str_empty(place) ? "/var/tmp" : place, err);
	if (fd < 0)
		return -1;
	aside->fd = fd;
	if (file_write_all(fd, _("no room for what is to be written"), aside->end.text, aside->end.length, err))
		return -1;
	aside->length += (int64_t)aside->end.length;
	str_clear(&aside->end);
	return 0;
}

int aside_get(const struct aside *aside, int64_t at, size_t length, struct str *buffer, const char **bytes,
	struct err *err)
{
	if (at >= aside->length) {
		*bytes = str_text(&aside->end) + (at - aside->length);
		return 0;
	}
	if (spill_read(aside->fd, at, length, buffer, err))
		return -1;
	*bytes = buffer->text;
	return 0;
}

void aside_close(struct aside *aside)
{
	if (aside->fd > 0)
		close(aside->fd);
	str_close(&aside->end);
	*aside = (struct aside){0};
}
