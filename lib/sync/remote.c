#include "sync/remote.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/num.h"
#include "base/stopwatch.h"
#include "base/str.h"
#include "base/vec.h"
#include "store/git_run.h"
#include "store/store.h"

static void add_word(struct str *line, const char *word, bool doubled)
{
	str_add(line, " '");
	for (const char *c = word; *c; c++)
		str_add_n(line, *c != '\'' ? c : doubled ? "''" : "'\\''", *c != '\'' ? 1 : doubled ? 2 : 4);
	str_add(line, "'");
}

/* It looks for keys where the password file says that a person lives; where HOME is elsewhere these are told. */
const char *remote_ssh(const struct remote *remote, const char *port, bool doubled)
{
	struct arena *mem = remote->store->mem;
	const char *home = getenv("HOME");
	const char *key = home ? arena_printf(mem, "%s/.ssh/" REMOTE_KEY "%s", home, remote->desk) : NULL;
	struct str line = {0};
	/* Debian's ssh passes LC_* on, and "C" would be a wish for English there (cli/language.h). */
	str_add(&line, "env LC_ALL=C.UTF-8 ssh -o BatchMode=yes -o ConnectTimeout=15 -o ServerAliveInterval=15 -o ServerAliveCountMax=4");
	if (port) {
		str_add(&line, " -p");
		add_word(&line, port, doubled);
	}
	if (home) {
		str_add(&line, " -o");
		add_word(&line, arena_printf(mem, "UserKnownHostsFile=\"%s/.ssh/known_hosts\"", home), doubled);
	}
	if (key && access(key, R_OK) == 0) {
		str_add(&line, " -o IdentitiesOnly=yes -i");
		add_word(&line, key, doubled);
	}
	return str_keep(&line, mem);
}

static struct git_network network_of(const struct remote *remote)
{
	return (struct git_network){.ssh = remote_ssh(remote, NULL, false), .until = stopwatch_ms() + (int64_t)remote->seconds * 1000};
}

static bool has_any(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (strstr(text, *words))
			return true;
	return false;
}

/* The line of what git said that tells most: ssh and the hub speak before git does. */
static const char *told(const struct str *errors, struct arena *arena)
{
	static const char *const dull[] = {"Warning: ", "hint: ", NULL};
	const char *at = str_text(errors);
	const char *said = "";
	while (*at && !*said) {
		size_t n = strcspn(at, "\n");
		const char *line = arena_dup_n(arena, at, strcspn(at, "\r\n"));
		if (n && !str_starts(line, dull[0]) && !str_starts(line, dull[1]))
			said = line;
		at += n + (at[n] == '\n');
	}
	return str_starts(said, "fatal: ") || str_starts(said, "error: ") ? said + strlen("fatal: ") : said;
}

static int away(const struct str *errors, struct arena *arena, struct err *err)
{
	static const char *const damaged[] = {"fsck error", "bad object", "inflate: data stream error", NULL};
	static const char *const here[] = {"unable to write", "write error", "cannot create", "unable to create", NULL};
	const char *all = str_text(errors);
	const char *said = told(errors, arena);
	if (strstr(all, "Host key verification failed"))
		return err_hint(err, err_set(err, ERR_BUSY, _("the hub's machine is not known here yet")),
			_("ssh <host of the hub>, once, to compare its key with what the centre says and take it"));
	if (strstr(all, "Permission denied ("))
		return err_hint(err, err_set(err, ERR_REFUSED, _("the hub does not know the key of this machine (%.200s)"), said),
			_("at the centre: desk-set <desk> --key <key>"));
	if (has_any(all, damaged))
		return err_set(err, ERR_MALFORMED, _("what the hub sends is damaged: %.200s"), said);
	if (has_any(all, here) && !strstr(all, "remote: "))
		return err_set(err, ERR_SYSTEM, "git fetch: %.200s", said);
	return err_set(err, ERR_BUSY, _("the hub cannot be reached: %.200s"), said);
}

/* libexec/reference-transaction.c, in the midst of git's one transaction. */
static const char *hooks(struct arena *mem)
{
	return arena_printf(mem, "core.hooksPath=%s/../libexec/onestop", file_program_dir(mem));
}

int remote_fetch(const struct remote *remote, const char *since, struct err *err)
{
	struct arena *mem = remote->store->mem;
	const char *shallow = since ? arena_printf(mem, "--shallow-since=%s", since) : "--no-recurse-submodules";
	const char *const arguments[] = {"-c", hooks(mem), "fetch", "--quiet", "--atomic", "--no-tags", "--prune",
		"--no-write-fetch-head", "--no-auto-maintenance", shallow, "hub", REMOTE_REFSPEC, NULL};
	const struct git_network network = network_of(remote);
	struct str errors = {0};
	int status = 0;
	int rc = git_network(remote->store, remote->keep_fd, arguments, &network, NULL, &errors, &status, err);
	if (rc == 0 && status != 0)
		rc = away(&errors, mem, err);
	str_close(&errors);
	return rc;
}

static int add_head(struct remote_head_list *heads, char *line, struct arena *arena, struct err *err)
{
	struct remote_head head = {0};
	char *time = strchr(line, ' ');
	char *name = time ? strchr(time + 1, ' ') : NULL;
	if (!name || time - line != GIT_ID_SIZE - 1)
		return err_set(err, ERR_SYSTEM, "git for-each-ref: %.60s", line);
	memcpy(head.id, line, GIT_ID_SIZE - 1);
	*name++ = '\0';
	if (num_parse(time + 1, INT64_MIN, INT64_MAX, &head.at, err))
		return -1;
	head.name = arena_dup(arena, name + strlen(REMOTE_REFS));
	head.desk = str_starts(head.name, "desk/") ? head.name + strlen("desk/") : NULL;
	VEC_PUSH(arena, heads->items, heads->n, heads->room) = head;
	return 0;
}

int remote_heads(struct store *store, struct arena *arena, struct remote_head_list *heads, struct err *err)
{
	static const char *const arguments[] = {"for-each-ref",
		"--format=%(objectname) %(committerdate:unix) %(refname)", REMOTE_REFS, NULL};
	struct str said = {0};
	*heads = (struct remote_head_list){0};
	int rc = git_must(store, NULL, arguments, NULL, &said, err);
	for (char *at = said.text; rc == 0 && at && *at;)
		rc = add_head(heads, git_next_line(&at), arena, err);
	str_close(&said);
	return rc;
}

const struct remote_head *remote_find(const struct remote_head_list *heads, const char *name)
{
	for (size_t i = 0; i < heads->n; i++)
		if (str_equal(heads->items[i].name, name))
			return &heads->items[i];
	return NULL;
}

/* "FLAG TAB FROM:TO TAB SUMMARY (REASON)" */
static void take_answer(const char *line, struct remote_push *push, struct arena *arena)
{
	static const char *const before[] = {"(fetch first)", "(non-fast-forward)", "failed to update ref",
		"cannot lock ref", "(stale info)", "failed to lock", NULL};
	const char *to = strchr(line, ':');
	const char *says = to ? strchr(to, '\t') : NULL;
	if (!says || line[1] != '\t')
		return;
	enum remote_answer answer = *line != '!' ? REMOTE_TAKEN
				    : has_any(says, before) ? REMOTE_BEHIND
							    : REMOTE_REFUSED;
	if (str_starts(to + 1, "refs/heads/desk/"))
		push->desk = answer;
	else
		push->main = answer;
	if (answer == REMOTE_REFUSED)
		push->reason = arena_dup(arena, says + 1);
}

/* What the hub's hook says stands behind "remote: ". */
static const char *reason_of(const struct str *errors, const char *answer, struct arena *arena)
{
	const char *at = str_text(errors);
	while (*at) {
		size_t n = strcspn(at, "\n");
		const char *line = arena_dup_n(arena, at, n);
		const char *text = line + (str_starts(line, "remote: ") ? strlen("remote: ") : 0);
		size_t length = strlen(text);
		while (length && text[length - 1] == ' ')
			length--;
		if (text != line && length)
			return arena_dup_n(arena, text, length);
		at += n + (at[n] == '\n');
	}
	return answer;
}

static int take_answers(const struct str *output, const struct str *errors, struct remote_push *push,
	struct arena *arena, struct err *err)
{
	static const char *const full[] = {"No space left", "Disk quota", "unpacker error", "unpack failed", NULL};
	bool any = false;
	for (char *at = arena_dup(arena, str_text(output)); *at;) {
		const char *line = git_next_line(&at);
		any = any || (*line && line[1] == '\t');
		take_answer(line, push, arena);
	}
	if (!any)
		return away(errors, arena, err);
	if (push->desk != REMOTE_REFUSED && push->main != REMOTE_REFUSED)
		return 0;
	push->reason = reason_of(errors, push->reason, arena);
	if ((has_any(str_text(output), full) || has_any(str_text(errors), full)) && !strstr(str_text(errors), "fsck"))
		return err_set(err, ERR_BUSY, _("the hub cannot take it: %.200s"), push->reason);
	return 0;
}

int remote_push(const struct remote *remote, const char *commit, struct remote_push *push, struct err *err)
{
	struct arena *mem = remote->store->mem;
	const char *home = getenv("HOME");
	const char *key = home ? arena_printf(mem, "%s/.ssh/" REMOTE_KEY "%s", home, remote->desk) : "";
	const bool has_key = *key && access(key, R_OK) == 0;
	/* A month of bills goes as changes of large files, each of the one before it: what a file is a change of git looks for
	 * among few, keeps what it found, as it would look again when it sends, and little besides. */
	const char *const arguments[] = {"-c", "gpg.format=ssh", "-c", arena_printf(mem, "user.signingKey=%s", key),
		"-c", "pack.window=2", "-c", "pack.deltaCacheLimit=1000000", "-c", "pack.deltaCacheSize=96m",
		"-c", "core.deltaBaseCacheLimit=16m", "push", "--porcelain", "--quiet", "--no-verify",
		has_key ? "--signed=if-asked" : "--no-signed", "hub",
		arena_printf(mem, "%s:refs/heads/desk/%s", commit, remote->desk),
		arena_printf(mem, "%s:refs/heads/main", commit), NULL};
	const struct git_network network = network_of(remote);
	struct str output = {0}, errors = {0};
	int status = 0;
	*push = (struct remote_push){0};
	int rc = git_network(remote->store, remote->keep_fd, arguments, &network, &output, &errors, &status, err);
	if (rc == 0 && status != 0)
		rc = take_answers(&output, &errors, push, mem, err);
	str_close(&output);
	str_close(&errors);
	return rc;
}
