#include "hub/hub_log.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "store/git_blob.h"
#include "store/store.h"
#include "value/date.h"
#include "value/moment.h"

static int add_certificate(struct store *hub, const char *certificate, struct str *text, struct err *err)
{
	struct git_blob_source source = {.store = hub};
	struct str bytes = {0};
	int rc = git_blob_read(&source, certificate, &bytes, err);
	git_blob_end(&source);
	str_add(text, "certificate\n");
	for (const char *at = str_text(&bytes); rc == 0 && *at; at += strcspn(at, "\n"), at += *at == '\n')
		str_add_format(text, "\t%.*s\n", (int)strcspn(at, "\n"), at);
	str_close(&bytes);
	return rc;
}

/* What a full disk took of it is taken back. */
static int append(int fd, const char *path, const struct str *text, struct err *err)
{
	struct stat st;
	if (flock(fd, LOCK_EX) || fstat(fd, &st))
		return err_set_errno(err, errno, "%s", path);
	if (file_write_all(fd, path, str_text(text), text->length, err)) {
		if (ftruncate(fd, st.st_size))
			return -1;
		return -1;
	}
	return fdatasync(fd) ? err_set_errno(err, errno, "%s", path) : 0;
}

int hub_log_append(struct store *hub, int64_t now, const char *desk, const char *lines, const char *certificate,
	struct err *err)
{
	char at[MOMENT_TEXT_SIZE], day[DATE_TEXT_SIZE];
	struct str text = {0};
	const char *path = arena_printf(hub->mem, "onestop/pushes/%.7s.log", date_format(moment_date(now), day));
	str_add_format(&text, "push %s %s\n%s", moment_format(now, at), desk, lines);
	int rc = *certificate ? add_certificate(hub, certificate, &text, err) : 0;
	str_add(&text, "\n");
	int fd = rc ? -1 : openat(hub->fd, path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640);
	if (rc == 0 && fd < 0)
		rc = err_set_errno(err, errno, "%s", path);
	if (rc == 0)
		rc = append(fd, path, &text, err);
	if (fd >= 0)
		close(fd);
	str_close(&text);
	return rc;
}
