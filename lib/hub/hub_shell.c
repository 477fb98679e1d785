#include "hub/hub_shell.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
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
 * or writes anything elsewhere.  Names of files come only with what is sent from here: rsync lets none lead out. */
static bool is_option(const char *word, bool sends)
{
	static const char *const others[] = {"--server", "--sender", "--ignore-existing", "--size-only", "--partial",
		"--list-only", "--delay-updates", "--no-r", "--dirs", "--mkpath"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (str_equal(word, others[i]))
			return true;
	if (sends && (str_equal(word, "--files-from=-") || str_equal(word, "--from0")))
		return true;
	if (word[0] != '-' || word[1] == '-' || !word[1])
		return false;
	/* Behind "e" stands what the client can, "e.LsfxCIvu". */
	const size_t n = strcspn(word + 1, "e");
	return strspn(word + 1, sends ? "vtrpzcqRmnI" : "vtrpzcqmnI") >= n && (!word[1 + n] || word[2 + n] == '.') &&
	       strspn(word + 1 + n, "e.0123456789LsfxCIvuigwi") == strlen(word + 1 + n);
}

/* Names that cannot lead out of where they begin. */
static bool is_plain(const char *behind)
{
	return (!*behind || *behind == '/') && !strstr(behind, "..") &&
	       strspn(behind, "/abcdefghijklmnopqrstuvwxyz0123456789.") == strlen(behind);
}

/* The directory of the hub, called by its path or as it is called in it, or what is beneath it. */
static bool is_beneath(const char *path, const char *hub, const char *directory)
{
	char above[PATH_MAX];
	for (const char *at = path; (at = strstr(at, directory)) != NULL; at++) {
		if (!is_plain(at + strlen(directory)) || (size_t)(at - path) >= sizeof above)
			continue;
		snprintf(above, sizeof above, "%.*s", (int)(at - path), path);
		if (at == path || (at[-1] == '/' && is_hub(above, hub)))
			return true;
	}
	return false;
}

/* What the last word is about; false: nothing that this desk may have.  Logs of all desks are read, the own ones written. */
static bool is_about(const char *path, const char *hub, const char *desk, bool sends, struct arena *arena,
	enum hub_shell_takes *takes)
{
	const char *own = arena_printf(arena, HUB_REVEALS "/%s", str_empty(desk) ? "-" : desk);
	*takes = sends ? HUB_SHELL_NOTHING : HUB_SHELL_ATTACHMENTS;
	if (is_beneath(path, hub, HUB_ATTACHMENTS))
		return true;
	*takes = sends ? HUB_SHELL_NOTHING : HUB_SHELL_REVEALS;
	return is_beneath(path, hub, own) || (sends && is_beneath(path, hub, HUB_REVEALS));
}

static int rsync_words(const char *asked, const char *hub, const char *desk, struct arena *arena,
	struct hub_shell_order *order, struct err *err)
{
	const char **run = NULL;
	size_t n = 0, room = 0;
	bool server = false, dot = false;
	VEC_PUSH(arena, run, n, room) = RSYNC;
	char *rest = arena_dup(arena, asked + strlen("rsync "));
	const bool sends = str_starts(rest, "--server --sender ");
	if (strpbrk(rest, "\\'\"`$;&|<>(){}*?[]~\n\t"))
		return refuse(err);
	char *word = rest;
	while ((word = strsep(&rest, " ")) != NULL && !dot) {
		dot = str_equal(word, ".");
		if (!dot && (!is_option(word, sends) || (!sends && str_equal(word, "--sender"))))
			return refuse(err);
		server = server || str_equal(word, "--server");
		VEC_PUSH(arena, run, n, room) = word;
	}
	if (!server || !dot || !word || rest || !is_about(word, hub, desk, sends, arena, &order->takes))
		return refuse(err);
	VEC_PUSH(arena, run, n, room) = word;
	VEC_PUSH(arena, run, n, room) = NULL;
	if (access(RSYNC, X_OK))
		return err_hint(err, err_set(err, ERR_REFUSED, _("the hub has no rsync")), "apt-get install rsync");
	order->words = run;
	return 0;
}

/* ---- All ----------------------------------------------------------------------------------------- */

int hub_shell_read(const char *asked, const char *hub, const char *desk, struct arena *arena,
	struct hub_shell_order *order, struct err *err)
{
	static const char *const commands[][2] = {
		{"git-receive-pack ", "git-receive-pack"}, {"git receive-pack ", "git-receive-pack"},
		{"git-upload-pack ", "git-upload-pack"}, {"git upload-pack ", "git-upload-pack"}};
	*order = (struct hub_shell_order){0};
	if (str_empty(asked))
		return refuse(err);
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (str_starts(asked, commands[i][0]))
			return git_words(commands[i][1], asked + strlen(commands[i][0]), hub, arena, &order->words, err);
	return str_starts(asked, "rsync ") ? rsync_words(asked, hub, desk, arena, order, err) : refuse(err);
}
