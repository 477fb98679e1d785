#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/vec.h"

/* Input and error output go through memory files, so that a child that reads late or talks much
 * can never block against us while we read its standard output. */
static int memory_file(const char *name, const char *bytes, size_t length, int *out, struct err *err)
{
	int fd = memfd_create(name, MFD_CLOEXEC);
	if (fd < 0)
		return err_set_errno(err, errno, _("no memory for a pipe"));
	if (file_write_all(fd, name, bytes, length, err) || lseek(fd, 0, SEEK_SET) < 0) {
		close(fd);
		return -1;
	}
	*out = fd;
	return 0;
}

/* Looking again and again must not cost more than the work. */
enum { SILENCE_MS = 250, SILENCE_MOST_MS = 4000 };

int process_await(const struct process *process, pid_t pid, int fd, struct err *err)
{
	struct pollfd from = {.fd = fd, .events = POLLIN};
	if (!process->stuck)
		return 0;
	for (int ms = SILENCE_MS;; ms = ms < SILENCE_MOST_MS ? 2 * ms : ms) {
		int n = poll(&from, 1, ms);
		if (n < 0 && errno != EINTR)
			return err_set_errno(err, errno, _("reading from a child program"));
		if (n > 0)
			return 0;
		if (n == 0 && process->stuck(process->context, err)) {
			/* So that it takes its own temporary files away. */
			kill(pid, SIGTERM);
			return -1;
		}
	}
}

/* All that stands in `fd`, of the process `pid` that writes there, if it is one. */
static int drain(const struct process *process, pid_t pid, int fd, struct str *into, struct err *err)
{
	char buffer[16 * 1024];
	for (;;) {
		if (pid > 0 && process_await(process, pid, fd, err))
			return -1;
		ssize_t n = read(fd, buffer, sizeof buffer);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set_errno(err, errno, _("reading from a child program"));
		if (n == 0)
			return 0;
		if (into)
			str_add_n(into, buffer, (size_t)n);
	}
}

int process_spawn(const struct process *process, int in, int out, int errors, pid_t *pid)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attr;
	sigset_t defaults;
	sigset_t none;
	sigemptyset(&none);
	sigemptyset(&defaults);
	sigaddset(&defaults, SIGPIPE);
	sigaddset(&defaults, SIGALRM);
	if (posix_spawn_file_actions_init(&actions))
		return ENOMEM;
	if (posix_spawnattr_init(&attr)) {
		posix_spawn_file_actions_destroy(&actions);
		return ENOMEM;
	}
	posix_spawnattr_setsigdefault(&attr, &defaults);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
	int rc = posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
	if (!rc)
		rc = posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	if (!rc)
		rc = posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
	if (!rc && process->keep_fd > 0) /* dup2 onto itself only clears close-on-exec */
		rc = posix_spawn_file_actions_adddup2(&actions, process->keep_fd, process->keep_fd);
	if (!rc && process->directory)
		rc = posix_spawn_file_actions_addchdir_np(&actions, process->directory);
	if (!rc)
		rc = posix_spawnp(pid, process->argv[0], &actions, &attr,
			(char *const *)process->argv, (char *const *)process->env);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&actions);
	return rc;
}

int process_run(const struct process *process, struct str *output, struct str *errors, int *status,
	struct err *err)
{
	int in = -1;
	int talk = -1;
	int ends[2] = {-1, -1};
	int rc = -1;
	pid_t pid = -1;

	if (process->input_fd > 0 && lseek(process->input_fd, 0, SEEK_SET) < 0) {
		err_set_errno(err, errno, _("no input for %s"), process->argv[0]);
		goto done;
	}
	if ((process->input_fd <= 0 &&
		    memory_file("input", process->input ? process->input : "", process->input_length,
			    &in, err)) ||
		memory_file("errors", "", 0, &talk, err))
		goto done;
	if (pipe2(ends, O_CLOEXEC)) {
		err_set_errno(err, errno, _("no pipe for %s"), process->argv[0]);
		goto done;
	}
	int failed =
		process_spawn(process, process->input_fd > 0 ? process->input_fd : in, ends[1], talk, &pid);
	if (failed) {
		err_set_errno(err, failed, _("cannot run %s"), process->argv[0]);
		goto done;
	}
	close(ends[1]);
	ends[1] = -1;
	rc = drain(process, pid, ends[0], output, err);

	int wstatus = 0;
	while (waitpid(pid, &wstatus, 0) < 0) {
		if (errno != EINTR) {
			rc = err_set_errno(err, errno, _("waiting for %s"), process->argv[0]);
			goto done;
		}
	}
	*status = WIFEXITED(wstatus) ? WEXITSTATUS(wstatus) : -WTERMSIG(wstatus);
	if (rc == 0 && errors && lseek(talk, 0, SEEK_SET) == 0)
		rc = drain(process, 0, talk, errors, err);
done:
	if (in >= 0)
		close(in);
	if (talk >= 0)
		close(talk);
	if (ends[0] >= 0)
		close(ends[0]);
	if (ends[1] >= 0)
		close(ends[1]);
	return rc;
}

int process_failed(const char *name, int status, const struct str *errors, struct err *err)
{
	const char *said = str_text(errors);
	if (status < 0)
		return err_set(err, ERR_SYSTEM, _("%s was killed by signal %d"), name, -status);
	return err_set(err, ERR_SYSTEM, "%s: %.*s", name, (int)strcspn(said, "\n"), said);
}

const char *const *process_words(const char *line, const char *last, struct arena *arena)
{
	static const char blanks[] = " \t";
	const char **words = NULL;
	size_t n = 0, room = 0;
	for (line += strspn(line, blanks); *line; line += strspn(line, blanks)) {
		const size_t length = strcspn(line, blanks);
		VEC_PUSH(arena, words, n, room) = arena_dup_n(arena, line, length);
		line += length;
	}
	if (last)
		VEC_PUSH(arena, words, n, room) = last;
	VEC_PUSH(arena, words, n, room) = NULL;
	return words;
}

size_t process_pass_on(const char *name, struct arena *arena, const char **env, size_t n)
{
	const char *value = getenv(name);
	if (value)
		env[n++] = arena_printf(arena, "%s=%s", name, value);
	return n;
}
