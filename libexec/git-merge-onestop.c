/* git's own hook for merge strategies: `git merge -s onestop` in a store, with the directory of this program on the
 * PATH, calls it with "BASE... -- HEAD THEIRS".  Status 2: it cannot be joined, which git tells as well. */
#include <stdio.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/protect.h"
#include "cli/language.h"
#include "sync/strategy.h"

enum { STATUS_CANNOT = 2 };

int main(int argc, char **argv)
{
	struct arena mem = {0};
	struct err err = {0};
	char text[ERR_TEXT_SIZE];
	protect_descriptors();
	language_choose(language_begin(arena_printf(&mem, "%s/../../share/locale", file_program_dir(&mem)), &mem), "zh_CN");
	int rc = strategy_run(argc, argv, &mem, &err);
	if (rc)
		fprintf(stderr, "git-merge-onestop: %s\n", err_text(&err, text));
	arena_clear(&mem);
	return rc ? STATUS_CANNOT : 0;
}
