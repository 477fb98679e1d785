#include "table/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "base/pager.h"
#include "base/str.h"
#include "base/utf8.h"

static int write_error(const struct sink *sink, int number, struct err *err)
{
	return err_set_errno(err, number ? number : EIO, _("cannot write %s"), sink->target);
}

static int open_standard(struct sink *sink)
{
	sink->stream = stdout;
	sink->target = _("standard output");
	sink->terminal = pager_terminal() >= 0;
	return 0;
}

/* A device, a pipe: renaming a file over it would destroy it. */
static int open_in_place(struct sink *sink, const char *path, struct err *err)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);

	if (fd >= 0)
		sink->stream = fdopen(fd, "w");
	if (!sink->stream) {
		int number = errno;
		if (fd >= 0)
			close(fd);
		return write_error(sink, number, err);
	}
	sink->terminal = isatty(fd);
	return 0;
}

static struct {
	bool known;
	mode_t umask;
} person;

void sink_umask(mode_t umask)
{
	person.umask = umask;
	person.known = true;
}

/* A new file beside the goal: ".NAME.PID-N". */
static int open_temp(struct sink *sink, struct arena *arena)
{
	const char *slash = strrchr(sink->goal, '/');
	size_t directory = slash ? (size_t)(slash - sink->goal) + 1 : 0;
	int fd = -1;

	for (int n = 0; fd < 0; n++) {
		sink->temp = arena_printf(arena, "%.*s.%s.%ld-%d", (int)directory, sink->goal,
			sink->goal + directory, (long)getpid(), n);
		fd = open(sink->temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (fd < 0 && errno != EEXIST) {
			sink->temp = NULL;
			return -1;
		}
	}
	/* The umask of the process is that of the store. */
	if (person.known && fchmod(fd, 0666 & ~person.umask)) {
		int saved = errno;
		close(fd);
		errno = saved;
		return -1;
	}
	return fd;
}

static int open_beside(struct sink *sink, const char *path, const struct stat *old,
	struct arena *arena, struct err *err)
{
	char *real = old ? realpath(path, NULL) : NULL;

	sink->goal = arena_dup(arena, real ? real : path);
	free(real);
	int fd = open_temp(sink, arena);
	if (fd < 0 || (old && fchmod(fd, old->st_mode & 0777)) ||
		!(sink->stream = fdopen(fd, "w"))) {
		int number = errno;
		if (fd >= 0)
			close(fd);
		return write_error(sink, number, err);
	}
	return 0;
}

int sink_open(struct sink *sink, const char *path, struct arena *arena, struct err *err)
{
	struct stat old;

	*sink = (struct sink){0};
	if (!path || str_equal(path, "-"))
		return open_standard(sink);
	sink->target = utf8_printable(path, false, arena);
	bool exists = stat(path, &old) == 0;
	int rc;
	if (exists && S_ISDIR(old.st_mode))
		rc = write_error(sink, EISDIR, err);
	else if (exists && !S_ISREG(old.st_mode))
		rc = open_in_place(sink, path, err);
	else
		rc = open_beside(sink, path, exists ? &old : NULL, arena, err);
	if (rc)
		sink_close(sink);
	return rc;
}

int sink_write(struct sink *sink, const char *bytes, size_t length, struct err *err)
{
	errno = 0;
	if (fwrite(bytes, 1, length, sink->stream) < length || fflush(sink->stream))
		return write_error(sink, errno, err);
	return 0;
}

int sink_commit(struct sink *sink, struct err *err)
{
	errno = 0;
	if (ferror(sink->stream) || fflush(sink->stream))
		return write_error(sink, errno, err);
	if (sink->stream == stdout)
		return 0;
	if (sink->goal && fsync(fileno(sink->stream)))
		return write_error(sink, errno, err);
	FILE *stream = sink->stream;
	sink->stream = NULL;
	if (fclose(stream))
		return write_error(sink, errno, err);
	if (sink->goal && rename(sink->temp, sink->goal))
		return write_error(sink, errno, err);
	sink->temp = NULL;
	return 0;
}

void sink_close(struct sink *sink)
{
	if (sink->stream && sink->stream != stdout)
		fclose(sink->stream);
	if (sink->temp)
		unlink(sink->temp);
	*sink = (struct sink){0};
}
