/* hub-shell HUB: the one command that the key of a desk may start (hub/hub_shell.h), with ONESTOP_DESK set by
 * the line of authorized_keys. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "cli/language.h"
#include "hub/hub_shell.h"
#include "hub/hub_take.h"

static int complain(const char *what)
{
	fprintf(stderr, HUB_SHELL_TELLS "%s\n", what);
	return 1;
}

static int serve(int argc, char **argv, struct arena *mem)
{
	struct err err = {0};
	char hub[PATH_MAX], text[ERR_TEXT_SIZE];
	struct hub_shell_order order;
	const char *desk = getenv("ONESTOP_DESK");
	if (argc != 2 || !realpath(argv[1], hub) || chdir(hub))
		return complain("no hub");
	if (hub_shell_read(getenv("SSH_ORIGINAL_COMMAND"), hub, desk, mem, &order, &err))
		return complain(err_text(&err, text));
	if (order.takes) {
		const int status = hub_take_run(&order, hub, desk, mem, &err);
		return status < 0 ? complain(err_text(&err, text)) : status;
	}
	execv(order.words[0], (char *const *)order.words);
	return complain(strerror(errno));
}

int main(int argc, char **argv)
{
	struct arena mem = {0};
	language_choose(language_begin(arena_printf(&mem, "%s/../../share/locale", file_program_dir(&mem)), &mem), "zh_CN");
	const int status = serve(argc, argv, &mem);
	arena_clear(&mem);
	return status;
}
