/* Shell commands in a directory, for tests that hold what we do against what git does. */
#ifndef SHELL_H
#define SHELL_H

#include <stdio.h>

#include "base/process.h"
#include "base/str.h"

/* The exit status; -1 when the shell could not be started.  Into `output` (NULL: nowhere) goes what it says; what it
 * complains of is shown when it fails. */
static inline int shell_run(const char *directory, const char *commands, struct str *output)
{
	/* Nothing that somebody has configured for himself. */
	static const char *const env[] = {"PATH=/usr/bin:/bin", "HOME=/nonexistent", NULL};
	const char *const argv[] = {"/bin/sh", "-c", commands, NULL};
	const struct process process = {.argv = argv, .env = env, .directory = directory};
	struct str said = {0};
	struct err err = {0};
	int status = -1;
	if (process_run(&process, output, &said, &status, &err) || status)
		fprintf(stderr, "%s\n%s%s\n", commands, str_text(&said), err.msg);
	str_close(&said);
	return status;
}

#endif
