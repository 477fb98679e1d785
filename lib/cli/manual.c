#include "cli/manual.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/process.h"
#include "cli/language.h"

/* Whether packaged, where pages are compressed, or not. */
static const char *const endings[] = {"", ".gz"};
static const char sections[] = "175";

/* "onestop.7" names its section. */
static bool names_section(const char *name)
{
	size_t n = strlen(name);
	return n > 2 && name[n - 2] == '.' && strchr(sections, name[n - 1]);
}

/* The page in one language (".": English); NULL when there is none. */
static const char *find_in(struct run *run, const char *language, const char *name)
{
	struct arena *mem = run->session.mem;
	const bool named = names_section(name);
	for (const char *section = sections; *section; section++)
		for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
			const char *file = named ? name : arena_printf(mem, "%s.%c", name, *section);
			const char *path = arena_printf(mem, "%s/../man/%s/man%c/%s%s", run->data_dir, language,
				*section, file, endings[i]);
			if (access(path, R_OK) == 0)
				return path;
		}
	return NULL;
}

static const char *find_page(struct run *run, const char *name)
{
	const char *language = language_shown(run->session.mem);
	if (strchr(name, '/'))
		return NULL;
	const char *page = str_equal(language, "en") ? NULL : find_in(run, language, name);
	if (!page)
		page = find_in(run, ".", name);
	return page ? page : find_in(run, "zh_CN", name);
}

/* The environment, but for the locale: man writes what the character set of its locale has, and that of
 * the environment may be missing (cli/language.h). */
static const char *const *environment(struct arena *arena)
{
	size_t n = 0;
	while (environ[n])
		n++;
	const char **env = arena_array(arena, n + 2, sizeof *env);
	n = 0;
	for (size_t i = 0; environ[i]; i++)
		if (!str_starts(environ[i], "LC_ALL="))
			env[n++] = environ[i];
	env[n] = arena_printf(arena, "LC_ALL=%s", setlocale(LC_CTYPE, NULL));
	return env;
}

/* Its exit status; -1 when it cannot be run.  A person reads it page by page, so it gets the terminal;
 * otherwise it is our output, and whether that arrives is ours to tell. */
static int show_by(struct run *run, const char *const *argv)
{
	struct process process = {.argv = argv, .env = environment(run->session.mem), .directory = "."};
	struct str output = {0};
	struct str errors = {0};
	struct err ignored = {0};
	int status = -1;
	pid_t pid;
	if (isatty(STDOUT_FILENO)) {
		int waited;
		if (process_spawn(&process, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO, &pid) == 0 &&
			waitpid(pid, &waited, 0) == pid && WIFEXITED(waited))
			status = WEXITSTATUS(waited);
		return status;
	}
	if (process_run(&process, &output, &errors, &status, &ignored))
		status = -1;
	if (status == 0)
		fputs(str_text(&output), stdout);
	str_close(&output);
	str_close(&errors);
	return status;
}

/* As a program says itself what it does. */
static int show_help(struct run *run, const char *program, struct err *err)
{
	const char *path = arena_printf(run->session.mem, "%s/%s", file_program_dir(run->session.mem), program);
	const char *const help[] = {path, "--help", NULL};
	if (access(path, X_OK) != 0)
		return err_set(err, ERR_REFUSED, _("%s is not installed here"), program);
	if (show_by(run, help) != 0)
		return err_set(err, ERR_SYSTEM, _("%s cannot be run"), path);
	return 0;
}

int manual_show(struct run *run, const struct program_index *index, const char *const *words, size_t n,
	struct err *err)
{
	const char *name = words[0];
	if (n > 1)
		return err_hint(err, err_set(err, ERR_USAGE, _("\"%s\" is one word too many"), words[1]),
			"onestop --help");
	if (str_equal(name, "手册") || str_equal(name, "handbook"))
		name = "onestop-handbook";
	const struct program_entry *entry = program_index_named(index, name);
	const char *page = find_page(run, name);
	const char *const man[] = {"man", "-l", page, NULL};
	if (page && show_by(run, man) == 0)
		return 0;
	if (entry)
		return show_help(run, entry->name, err);
	return page ? err_set(err, ERR_REFUSED, _("man cannot show %s"), page)
		    : program_index_refuse(index, name, err);
}
