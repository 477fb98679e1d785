#include "hub/hub_take.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/process.h"
#include "base/str.h"
#include "hub/hub.h"
#include "store/git.h"
#include "store/settings.h"
#include "store/store.h"
#include "txn/store_open.h"
#include "store/scan_commit.h"
#include "carry/carry_known.h"
#include "carry/carry_stage.h"
#include "carry/carry_take.h"
#include "value/id.h"

#define STAGE HUB_FILES "/incoming"

static void tell(void *context, const char *line)
{
	(void)context;
	fprintf(stderr, HUB_SHELL_TELLS "- %s\n", line);
}

/* Of an empty hub, and where the settings cannot be read, what is so without any. */
static int64_t limit_of(const char *hub, struct arena *arena)
{
	struct store *store;
	struct err ignored = {0};
	char id[GIT_ID_SIZE];
	const struct settings none = {0};
	int64_t limit = settings_attachment_limit(&none);
	if (store_open_bare(hub, arena, &store, &ignored))
		return limit;
	if (scan_commit_resolve(store, "refs/heads/main", id, &ignored) == 0 &&
		scan_commit_look_back(store, id, &ignored) == 0)
		limit = settings_attachment_limit(&store->settings);
	store_close(store);
	return limit;
}

/* One at a time brings something for a desk; the kernel frees it. */
static int take_lock(int root, const char *stage, struct err *err)
{
	int fd = file_open_beneath(root, stage, O_RDONLY | O_DIRECTORY);
	if (fd < 0)
		return err_set_errno(err, errno, "%s", stage);
	while (flock(fd, LOCK_EX))
		if (errno != EINTR) {
			close(fd);
			return err_set_errno(err, errno, "%s", stage);
		}
	return fd;
}

/* Its last word is the stage, and no file is larger than an attachment may be. */
static int receive(const struct hub_shell_order *order, const char *stage, int64_t limit, struct arena *arena, int *status,
	struct err *err)
{
	extern char **environ;
	size_t n = 0, at = 0;
	pid_t pid;
	while (order->words[n])
		n++;
	const char **words = arena_array(arena, n + 2, sizeof *words);
	for (size_t i = 0; i + 1 < n; i++) {
		words[at++] = order->words[i];
		if (i == 1)
			words[at++] = arena_printf(arena, "--max-size=%lld", (long long)limit);
	}
	words[at] = arena_printf(arena, "%s/", stage);
	const struct process process = {.argv = words, .env = (const char *const *)environ, .directory = "."};
	int failed = process_spawn(&process, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO, &pid);
	if (failed)
		return err_set_errno(err, failed, _("cannot run %s"), words[0]);
	while (waitpid(pid, status, 0) < 0)
		if (errno != EINTR)
			return err_set_errno(err, errno, "%s", words[0]);
	*status = WIFEXITED(*status) ? WEXITSTATUS(*status) : 1;
	return 0;
}

/* What tickets have, by main and by the branch of the desk, which may be ahead of it. */
static int know(const char *hub, const char *desk, const struct carry_file_list *list, struct arena *arena,
	struct carry_known *known, struct err *err)
{
	const char *const refs[] = {"refs/heads/main", arena_printf(arena, "refs/heads/desk/%s", desk)};
	char ids[2][GIT_ID_SIZE];
	const char *commits[3] = {NULL};
	struct store *store;
	size_t n = 0;
	if (store_open_bare(hub, arena, &store, err))
		return -1;
	for (size_t i = 0; i < sizeof refs / sizeof *refs; i++) {
		struct err none = {0};
		if (scan_commit_resolve(store, refs[i], ids[n], &none) == 0) {
			commits[n] = ids[n];
			n++;
		}
	}
	int rc = carry_known_these(store, commits, list, known, err);
	store_close(store);
	return rc;
}

static int take_attachments(struct carry_take *take, const char *hub, const char *stage, const char *desk,
	struct err *err)
{
	struct arena arena = {0};
	struct carry_file_list list;
	struct carry_known known = {0};
	take->known = &known;
	int rc = carry_stage_list(take->root, stage, &arena, &list, err) || know(hub, desk, &list, &arena, &known, err) ||
				 carry_take_attachments(take, take->root, stage, err)
			 ? -1
			 : 0;
	carry_known_close(&known);
	arena_clear(&arena);
	return rc;
}

static int take(const struct hub_shell_order *order, const char *hub, int root, const char *stage, int64_t limit,
	const char *desk, int *status, struct err *err)
{
	struct carry_take take = {.root = root, .is_hub = true, .reveals = CARRY_REVEALS, .limit = limit, .tell = tell};
	int rc = order->takes == HUB_SHELL_REVEALS ? carry_take_reveals(&take, root, stage, desk, err)
						   : take_attachments(&take, hub, stage, desk, err);
	if (rc == 0 && take.refused && *status == 0)
		*status = ERR_REFUSED;
	return rc;
}

int hub_take_run(const struct hub_shell_order *order, const char *hub, const char *desk, struct arena *arena,
	struct err *err)
{
	struct err unknown = {0};
	int status = 0;
	if (str_empty(desk) || id_check_desk(desk, &unknown))
		return err_set(err, ERR_REFUSED, _("nobody is known to bring files here"));
	const int64_t limit = order->takes == HUB_SHELL_REVEALS ? 64 * 1024 * 1024 : limit_of(hub, arena);
	const char *above = arena_printf(arena, STAGE "/%s", desk);
	const char *stage = arena_printf(arena, "%s/files", above);
	int root = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (root < 0)
		return err_set_errno(err, errno, "%s", hub);
	if (file_make_parents(root, stage, err))
		return -1;
	int lock = take_lock(root, above, err);
	int rc = lock < 0 ? -1 : carry_stage_begin(root, stage, err);
	if (rc == 0)
		rc = receive(order, stage, limit, arena, &status, err);
	/* What came whole before the line was cut is taken. */
	if (rc == 0)
		rc = take(order, hub, root, stage, limit, desk, &status, err);
	if (lock >= 0)
		carry_stage_end(root, stage);
	return rc ? rc : status;
}
