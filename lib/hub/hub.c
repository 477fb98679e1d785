#include "hub/hub.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup/new_place.h"
#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "office/session.h"
#include "store/git.h"
#include "store/git_run.h"
#include "store/store.h"
#include "txn/store_open.h"
#include "hub/hub_config.h"
#include "hub/hub_key.h"

#define MARK HUB_FILES "/pushes" /* what only a hub of ours has */
#define BUNDLE HUB_FILES "/begin.bundle"

enum { SEED_BYTES = 16 };

/* 32 hexadecimal digits that nobody can guess. */
static int seed(char text[2 * SEED_BYTES + 1], struct err *err)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char bytes[SEED_BYTES];
	if (getrandom(bytes, sizeof bytes, 0) != sizeof bytes)
		return err_set_errno(err, errno, "getrandom");
	for (size_t i = 0; i < SEED_BYTES; i++) {
		text[2 * i] = digits[bytes[i] >> 4];
		text[2 * i + 1] = digits[bytes[i] & 15];
	}
	text[2 * SEED_BYTES] = '\0';
	return 0;
}

/* Within single quotes of the shell. */
static const char *shell_word(const char *path, struct arena *mem)
{
	struct str text = {0};
	str_add(&text, "'");
	for (const char *c = path; *c; c++)
		str_add_n(&text, *c == '\'' ? "'\\''" : c, *c == '\'' ? 4 : 1);
	str_add(&text, "'");
	const char *result = arena_dup(mem, str_text(&text));
	str_close(&text);
	return result;
}

static int put_hook(int hub, const char *name, const char *command, struct arena *mem, struct err *err)
{
	const char *path = arena_printf(mem, "hooks/%s", name);
	const char *text = arena_printf(mem, "#!/bin/sh\nexec %s\n", command);
	if (file_make_parents(hub, path, err) ||
		file_replace(hub, path, arena_printf(mem, "%s.new", path), text, strlen(text), true, err))
		return -1;
	return fchmodat(hub, path, 0755, 0) ? err_set_errno(err, errno, "%s", path) : 0;
}

static int put_hooks(int hub, const char *programs, struct arena *mem, struct err *err)
{
	const char *check = shell_word(arena_printf(mem, "%s/store-check", programs), mem);
	const char *received = shell_word(arena_printf(mem, "%s/../libexec/onestop/hub-received", programs), mem);
	return put_hook(hub, "pre-receive", arena_printf(mem, "%s --receive", check), mem, err) ||
			       put_hook(hub, "post-receive", received, mem, err)
		       ? -1
		       : 0;
}

/* Its own files are written by its owner alone, as sshd wants it of keys. */
static int make_directories(int hub, struct err *err)
{
	static const struct {
		const char *path;
		mode_t mode;
	} directories[] = {{HUB_FILES, 0750}, {HUB_FILES "/pushes", 0750}, {HUB_REVEALS, 02770}, {HUB_ATTACHMENTS, 02770}};
	for (size_t i = 0; i < sizeof directories / sizeof *directories; i++) {
		const char *path = directories[i].path;
		if (mkdirat(hub, path, 0700) && errno != EEXIST)
			return err_set_errno(err, errno, "%s", path);
		if (fchmodat(hub, path, directories[i].mode, 0))
			return err_set_errno(err, errno, "%s", path);
	}
	return fchmod(hub, 02750) ? err_set_errno(err, errno, HUB_FILES) : 0;
}

/* By a bundle, as git reads no repository of somebody else. */
static int take_main(struct store *hub, const char *from, struct err *err)
{
	struct arena *mem = hub->mem;
	const char *file = arena_printf(mem, "%s/" BUNDLE, hub->root);
	const char *const give[] = {"bundle", "create", "--quiet", file, "refs/heads/main", NULL};
	const char *const take[] = {"fetch", "--quiet", "--no-tags", "--no-write-fetch-head", file, "refs/heads/main:refs/heads/main", NULL};
	struct store *store;
	if (store_open(from, mem, &store, err))
		return -1;
	int rc = git_must(store, NULL, give, NULL, NULL, err) || git_must(hub, NULL, take, NULL, NULL, err) ? -1 : 0;
	store_close(store);
	unlinkat(hub->fd, BUNDLE, 0);
	return rc;
}

static bool has_main(struct store *hub, struct err *err)
{
	static const char *const arguments[] = {"rev-parse", "--verify", "--quiet", "refs/heads/main", NULL};
	struct str output = {0};
	int status = 1;
	int rc = git_query(hub, arguments, NULL, &output, &status, err);
	str_close(&output);
	return rc == 0 && status == 0;
}

/* All but what git makes, in a hub that lies at `temp` for now. */
static int fill(const struct hub_order *order, const char *temp, const char *place, struct arena *mem, struct err *err)
{
	struct store *hub;
	struct err unknown = {0};
	const char *programs = file_program_dir(mem);
	if (store_open_bare(temp, mem, &hub, err))
		return -1;
	int rc = make_directories(hub->fd, err) || hub_config_bound(hub, err) ? -1 : 0;
	if (rc == 0 && order->from && !has_main(hub, &unknown))
		rc = take_main(hub, order->from, err);
	if (rc == 0)
		rc = hub_key_write(hub, place, programs, err) || put_hooks(hub->fd, programs, mem, err) ? -1 : 0;
	store_close(hub);
	return rc;
}

static int make(const struct hub_order *order, struct session *session, struct err *err)
{
	struct arena *mem = session->mem;
	struct new_place place;
	char nonce[2 * SEED_BYTES + 1];
	if (seed(nonce, err) || new_place_begin(order->directory, mem, &place, err))
		return -1;
	if (git_create_bare(place.temp, hub_config_text(place.place, nonce, mem), mem, err) ||
		fill(order, place.temp, place.place, mem, err)) {
		new_place_drop(&place);
		return -1;
	}
	if (session->actor.preview) {
		new_place_drop(&place);
		return 0;
	}
	return new_place_finish(&place, err);
}

int hub_make(const struct hub_order *order, struct session *session, struct err *err)
{
	char place[PATH_MAX];
	if (access(arena_printf(session->mem, "%s/" MARK, order->directory), F_OK) || !realpath(order->directory, place))
		return make(order, session, err);
	return session->actor.preview ? 0 : fill(order, place, place, session->mem, err);
}
