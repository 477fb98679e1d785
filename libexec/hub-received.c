/* hub-received: the post-receive hook of a hub, started by git in the hub's directory.  What came in is in; here it is
 * logged (hub/hub_log.h), the keys of the desks follow the register (hub/hub_key.h), and what was erased goes
 * (hub/hub_erase.h). */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/str.h"
#include "cli/language.h"
#include "store/store.h"
#include "txn/store_open.h"
#include "hub/hub_erase.h"
#include "hub/hub_key.h"
#include "hub/hub_log.h"
#include "hub/pusher.h"
#include "value/moment.h"

enum { LINES_BYTES = 1024 * 1024 };

static int tell(int rc, const struct err *err)
{
	char text[ERR_TEXT_SIZE];
	if (rc)
		fprintf(stderr, "hub-received: %s\n", err_text(err, text));
	return rc ? (int)err->code : 0;
}

static int write_keys(struct store *hub, const char *programs, struct err *err)
{
	char bin[PATH_MAX];
	if (!realpath(arena_printf(hub->mem, "%s/../../bin", programs), bin))
		return err_set_errno(err, errno, "%s", programs);
	return hub_key_write(hub, hub->root, bin, err);
}

/* Where one thing cannot be done the others are: no later push does them. */
static int received(struct arena *mem, const char *programs)
{
	struct store *hub;
	struct err err = {0};
	const char *lines, *desk;
	const char *certificate = getenv("GIT_PUSH_CERT");
	size_t length;
	if (file_read_fd(STDIN_FILENO, "standard input", LINES_BYTES, mem, &lines, &length, &err) ||
		store_open_bare(".", mem, &hub, &err))
		return tell(-1, &err);
	if (pusher_find(hub, lines, &desk, &err))
		desk = "-";
	const int logged = tell(hub_log_append(hub, moment_now(), desk, lines, certificate ? certificate : "", &err), &err);
	const int written = tell(write_keys(hub, programs, &err), &err);
	const int erased = tell(hub_erase(hub, lines, &err), &err);
	return logged ? logged : written ? written : erased;
}

int main(void)
{
	struct arena mem = {0};
	const char *programs = file_program_dir(&mem);
	language_choose(language_begin(arena_printf(&mem, "%s/../../share/locale", programs), &mem), "zh_CN");
	const int status = received(&mem, programs);
	arena_clear(&mem);
	return status;
}
