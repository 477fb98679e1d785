#include "base/coprocess.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/message.h"

enum { BUFFER_BYTES = 64 * 1024 };

static void close_end(int *fd)
{
	if (*fd > 0)
		close(*fd);
	*fd = 0;
}

int coprocess_start(const struct process *process, struct coprocess *started, struct err *err)
{
	int in[2] = {0, 0};
	int out[2] = {0, 0};
	int failed = 0;
	*started = (struct coprocess){.name = process->argv[0],
		.process = {.stuck = process->stuck, .context = process->context}};
	started->errors = memfd_create("errors", MFD_CLOEXEC);
	if (started->errors < 0 || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in) ||
		pipe2(out, O_CLOEXEC))
		failed = errno;
	if (!failed)
		failed = process_spawn(process, in[1], out[1], started->errors, &started->pid);
	close_end(&in[1]);
	close_end(&out[1]);
	started->to = in[0];
	started->from = out[0];
	if (!failed) {
		started->buffer = malloc(BUFFER_BYTES);
		if (started->buffer)
			return 0;
		failed = ENOMEM;
	}
	int status;
	coprocess_end(started, &status, NULL);
	return err_set_errno(err, failed, _("cannot run %s"), process->argv[0]);
}

int coprocess_send(struct coprocess *started, const char *bytes, size_t length, struct err *err)
{
	while (length > 0) {
		ssize_t n = send(started->to, bytes, length, MSG_NOSIGNAL);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set_errno(err, errno, _("asking %s"), started->name);
		bytes += n;
		length -= (size_t)n;
	}
	return 0;
}

/* More into the empty buffer; `*more` is false at the end. */
static int fill(struct coprocess *started, bool *more, struct err *err)
{
	ssize_t n;
	if (process_await(&started->process, started->pid, started->from, err))
		return -1;
	do
		n = read(started->from, started->buffer, BUFFER_BYTES);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return err_set_errno(err, errno, _("reading from a child program"));
	started->at = 0;
	started->held = (size_t)n;
	*more = n > 0;
	return 0;
}

int coprocess_read_until(struct coprocess *started, char end, size_t limit, struct str *into,
	bool *found, struct err *err)
{
	bool more = true;
	str_clear(into);
	*found = false;
	while (more) {
		const char *begin = started->buffer + started->at;
		const char *stop = memchr(begin, end, started->held);
		size_t n = stop ? (size_t)(stop - begin) : started->held;
		if (into->length + n > limit)
			return err_set(err, ERR_SYSTEM, _("%s: an answer that is too long"), started->name);
		str_add_n(into, begin, n);
		*found = stop != NULL;
		n += *found;
		started->at += n;
		started->held -= n;
		if (*found)
			return 0;
		if (fill(started, &more, err))
			return -1;
	}
	return 0;
}

int coprocess_read(struct coprocess *started, size_t length, struct str *into, struct err *err)
{
	str_clear(into);
	for (;;) {
		size_t n = started->held < length ? started->held : length;
		bool more;
		str_add_n(into, started->buffer + started->at, n);
		started->at += n;
		started->held -= n;
		length -= n;
		if (length == 0)
			return 0;
		if (fill(started, &more, err))
			return -1;
		if (!more)
			return err_set(err, ERR_SYSTEM, _("%s ended in the middle of an answer"),
				started->name);
	}
}

static void take_errors(int fd, struct str *errors)
{
	char buffer[4096];
	ssize_t n;
	if (lseek(fd, 0, SEEK_SET) < 0)
		return;
	while ((n = read(fd, buffer, sizeof buffer)) > 0)
		str_add_n(errors, buffer, (size_t)n);
}

void coprocess_leave(struct coprocess *started)
{
	close_end(&started->to);
	close_end(&started->from);
	close_end(&started->errors);
	free(started->buffer);
	*started = (struct coprocess){0};
}

void coprocess_end(struct coprocess *started, int *status, struct str *errors)
{
	int wstatus = 0;
	close_end(&started->to);
	close_end(&started->from);
	if (started->pid > 0)
		while (waitpid(started->pid, &wstatus, 0) < 0 && errno == EINTR)
			;
	*status = WIFEXITED(wstatus) ? WEXITSTATUS(wstatus) : -WTERMSIG(wstatus);
	if (errors && started->errors > 0)
		take_errors(started->errors, errors);
	coprocess_leave(started);
}
