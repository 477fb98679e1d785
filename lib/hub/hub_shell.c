#include "hub/hub_shell.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "hub/hub.h"

#define GIT_SHELL "/usr/bin/git-shell"
#define RSYNC "/usr/bin/rsync"

static int refuse(struct err *err)
{
	return err_set(err, ERR_REFUSED, _("this key is for git and the attachments of the hub, and for nothing else"));
}

/* ---- git ----------------------------------------------------------------------------------------- */

/* The one word in single quotes, as git's client writes it ('\'' and '\!' within), and nothing behind it. */
static bool unquote(const char *text, struct arena *arena, const char **word)
{
	struct str plain = {0};
	bool inside = false, good = *text == '\'';
	for (; good && *text; text++) {
		if (*text == '\'')
			inside = !inside;
		else if (inside)
			str_add_n(&plain, text, 1);
		else if (*text == '\\' && (text[1] == '\'' || text[1] == '!'))
			str_add_n(&plain, ++text, 1);
		else
			good = false;
	}
	*word = arena_dup(arena, str_text(&plain));
	str_close(&plain);
	return good && !inside;
}

/* Is it this hub that is meant: by its path, from the root or from where the login is at home? */
static bool is_hub(const char *named, const char *hub)
{
	char place[PATH_MAX];
	if (str_starts(named, "/~/"))
		named += strlen("/~/");
	return realpath(named, place) && str_equal(place, hub);
}

static const char *quoted(const char *path, struct arena *arena)
{
	struct str text = {0};
	for (; *path; path++) {
		if (*path == '\'' || *path == '!')
			str_add_format(&text, "'\\%c'", *path);
		else
			str_add_n(&text, path, 1);
	}
	const char *result = arena_printf(arena, "'%s'", str_text(&text));
	str_close(&text);
	return result;
}

static int git_words(const char *command, const char *rest, const char *hub, struct arena *arena,
	const char *const **words, struct err *err)
{
	const char *named;
	const char **run = arena_array(arena, 4, sizeof *run);
	if (!unquote(rest, arena, &named))
		return refuse(err);
	if (!is_hub(named, hub))
		return err_set(err, ERR_REFUSED, _("\"%s\" is not the hub that this key is for, which is %s"), named, hub);
	run[0] = GIT_SHELL;
	run[1] = "-c";
	run[2] = arena_printf(arena, "%s %s", command, quoted(hub, arena));
	*words = run;
	return 0;
}

/* ---- rsync --------------------------------------------------------------------------------------- */

/* Options that say how to compare and to send.  None that follows links, removes, makes devices, or runs
 * or writes anything elsewhere. */
static bool is_option(const char *word)
{
	static const char *const others[] = {"--server", "--sender", "--ignore-existing", "--size-only", "--partial",
		"--list-only", "--delay-updates", "--no-r", "--dirs"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (str_equal(word, others[i]))
			return true;
	if (word[0] != '-' || word[1] == '-' || !word[1])
		return false;
	/* Behind "e" stands what the client can, "e.LsfxCIvu". */
	const size_t n = strcspn(word + 1, "e");
	return strspn(word + 1, "vtrpzcqRmnI") >= n && (!word[1 + n] || word[2 + n] == '.') &&
	       strspn(word + 1 + n, "e.0123456789LsfxCIvuigwi") == strlen(word + 1 + n);
}

/* "attachments", or what lies beneath it, by names that cannot lead out of it. */
static bool is_beneath(const char *path, const char *hub)
{
	const size_t n = strlen(hub);
	if (strncmp(path, hub, n) == 0 && path[n] == '/')
		path += n + 1;
	if (!str_starts(path, HUB_ATTACHMENTS))
		return false;
	path += strlen(HUB_ATTACHMENTS);
	return (!*path || *path == '/') && !strstr(path, "..") &&
	       strspn(path, "/abcdefghijklmnopqrstuvwxyz0123456789.") == strlen(path);
}

/* Nothing that is there is written again: a name is the sum of what it holds. */
static int rsync_words(const char *asked, const char *hub, struct arena *arena, const char *const **words,
	struct err *err)
{
	const char **run = NULL;
	size_t n = 0, room = 0;
	bool server = false, sends = false, keeps = false, dot = false;
	VEC_PUSH(arena, run, n, room) = RSYNC;
	char *rest = arena_dup(arena, asked + strlen("rsync "));
	if (strpbrk(rest, "\\'\"`$;&|<>(){}*?[]~\n\t"))
		return refuse(err);
	char *word = rest;
	while ((word = strsep(&rest, " ")) != NULL && !dot) {
		dot = str_equal(word, ".");
		if (!dot && !is_option(word))
			return refuse(err);
		server = server || str_equal(word, "--server");
		sends = sends || str_equal(word, "--sender");
		keeps = keeps || str_equal(word, "--ignore-existing");
		if (dot && !sends && !keeps)
			VEC_PUSH(arena, run, n, room) = "--ignore-existing";
		VEC_PUSH(arena, run, n, room) = word;
	}
	if (!server || !dot || !word || rest || !is_beneath(word, hub))
		return refuse(err);
	VEC_PUSH(arena, run, n, room) = word;
	VEC_PUSH(arena, run, n, room) = NULL;
	if (access(RSYNC, X_OK))
		return err_hint(err, err_set(err, ERR_REFUSED, _("the hub has no rsync")), "apt-get install rsync");
	*words = run;
	return 0;
}

/* ---- All ----------------------------------------------------------------------------------------- */

int hub_shell_words(const char *asked, const char *hub, struct arena *arena, const char *const **words,
	struct err *err)
{
	static const char *const commands[][2] = {
		{"git-receive-pack ", "git-receive-pack"}, {"git receive-pack ", "git-receive-pack"},
		{"git-upload-pack ", "git-upload-pack"}, {"git upload-pack ", "git-upload-pack"}};
	if (str_empty(asked))
		return refuse(err);
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (str_starts(asked, commands[i][0]))
			return git_words(commands[i][1], asked + strlen(commands[i][0]), hub, arena, words, err);
	return str_starts(asked, "rsync ") ? rsync_words(asked, hub, arena, words, err) : refuse(err);
}
