#include "cli/ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/utf8.h"

bool ask_can(const struct run *run)
{
	return !run->no_input && isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

int ask_line(struct run *run, const char *question, const char **answer, struct err *err)
{
	char *line = NULL;
	size_t room = 0;
	*answer = "";
	if (!ask_can(run))
		return 0;
	fputs(question, stderr);
	ssize_t n = getline(&line, &room, stdin);
	int rc = n < 0 ? 0 : utf8_clean(line, false, run->session.mem, answer, err);
	free(line);
	return rc;
}
