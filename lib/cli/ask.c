#include "cli/ask.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "base/utf8.h"

/* Of libedit, which has the functions of readline; the package libedit2 is enough. */
#define EDITOR "libedit.so.2"
typedef char *line_reader(const char *prompt);

bool ask_can(const struct run *run)
{
	return !run->no_input && isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

/* The function that reads a line with an editor on standard error; NULL when there is none. */
static line_reader *find_editor(void)
{
	const char *terminal = getenv("TERM");
	if (str_empty(terminal) || str_equal(terminal, "dumb"))
		return NULL;
	void *object = dlopen(EDITOR, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
	void *found = object ? dlsym(object, "readline") : NULL;
	FILE **output = object ? dlsym(object, "rl_outstream") : NULL;
	line_reader *read = NULL;
	if (found && output) {
		*output = stderr;
		/* ISO C has no cast from an object pointer to a function; POSIX promises the copy. */
		memcpy(&read, &found, sizeof read);
	}
	return read;
}

/* What is shown of a question before the line that is answered on: the editor draws just one.  NULL: nothing;
 * `*last` is that line, with the blank that it ends with. */
static const char *lines_above(const struct run *run, const char *question, const char **last)
{
	struct arena *mem = run->session.mem;
	const char *lines = run_wrapped(run, question, STDERR_FILENO);
	const char *end = strrchr(lines, '\n');
	const char *from = end ? end + 1 : lines;
	*last = str_ends(question, " ") && !str_ends(from, " ") ? arena_printf(mem, "%s ", from) : from;
	return end ? arena_dup_n(mem, lines, (size_t)(end - lines)) : NULL;
}

/* NULL at the end of the input; to be freed. */
static char *read_answer(const struct run *run, const char *question)
{
	static line_reader *editor;
	static bool looked;
	char *line = NULL;
	size_t room = 0;
	if (!looked)
		editor = find_editor();
	looked = true;
	const char *above = lines_above(run, question, &question);
	fflush(stdout);
	if (above)
		fprintf(stderr, "%s\n", above);
	if (editor)
		return editor(question);
	fputs(question, stderr);
	if (getline(&line, &room, stdin) >= 0)
		return line;
	free(line);
	return NULL;
}

int ask_answer(struct run *run, const char *question, const char **answer, bool *ended, struct err *err)
{
	*answer = "";
	*ended = true;
	if (!ask_can(run))
		return 0;
	char *line = read_answer(run, question);
	*ended = !line;
	int rc = line ? utf8_clean(line, false, run->session.mem, answer, err) : 0;
	free(line);
	return rc;
}

int ask_line(struct run *run, const char *question, const char **answer, struct err *err)
{
	bool ended;
	return ask_answer(run, question, answer, &ended, err);
}
