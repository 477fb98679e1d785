#include "generate.h"

#include <errno.h>

/* The functions of doc/generate/completion.SHELL, which ask the program that is being typed what may follow;
 * only for which commands they are called is told here. */
static void copy_file(const char *path)
{
	char bytes[4096];
	size_t length;
	FILE *file = fopen(path, "re");

	if (!file)
		die(path, strerror(errno));
	while ((length = fread(bytes, 1, sizeof bytes, file)) > 0)
		fwrite(bytes, 1, length, stdout);
	fclose(file);
}

struct shell {
	const char *name;
	const char *functions;
	const char *first; /* stands before the functions, with the names of the programs behind it */
	const char *last;  /* the same behind them */
	const char *end;
};

/* zsh must know the names in the first line. */
static const struct shell shells[] = {
	{"bash", "doc/generate/completion.bash", NULL, "complete -F _onestop", ""},
	{"zsh", "doc/generate/completion.zsh", "#compdef", NULL, "_onestop \"$@\"\n"},
	{"fish", "doc/generate/completion.fish", NULL, "for program in",
		"    complete -c $program -f -k -a '(__onestop_complete)'\nend\n"},
};

static void add_names(const char *before, json_t **programs, int programs_n)
{
	fputs(before, stdout);
	for (int i = 0; i < programs_n; i++)
		printf(" %s", spec_text(programs[i], "name"));
	putchar('\n');
}

bool completion_write(const char *name, json_t **programs, int programs_n)
{
	const struct shell *shell = NULL;

	for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
		if (str_equal(shells[i].name, name))
			shell = &shells[i];
	if (!shell)
		return false;
	if (shell->first)
		add_names(shell->first, programs, programs_n);
	copy_file(shell->functions);
	if (shell->last)
		add_names(shell->last, programs, programs_n);
	fputs(shell->end, stdout);
	return true;
}
