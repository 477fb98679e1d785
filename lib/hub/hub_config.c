#include "hub/hub_config.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/str.h"
#include "git/git_setting.h"
#include "hub/hub_key.h"
#include "store/git.h"
#include "store/git_run.h"
#include "store/store.h"

/* Within double quotes of git's configuration. */
static const char *quoted(const char *path, struct arena *mem)
{
	struct str text = {0};
	for (const char *c = path; *c; c++) {
		if (*c == '"' || *c == '\\')
			str_add(&text, "\\");
		str_add_n(&text, c, 1);
	}
	const char *result = arena_dup(mem, str_text(&text));
	str_close(&text);
	return result;
}

const char *hub_config_text(const char *place, const char *nonce, struct arena *mem)
{
	return arena_printf(mem,
		"[core]\n\trepositoryformatversion = 1\n\tfilemode = true\n\tbare = true\n"
		"\tlogallrefupdates = always\n\tsharedrepository = 1\n"
		"[extensions]\n\tpreciousObjects = true\n"
		"[transfer]\n\tfsckObjects = true\n"
		"[receive]\n\tdenyDeletes = true\n\tdenyNonFastForwards = true\n\tmaxInputSize = 1g\n"
		"\tcertNonceSeed = %s\n"
		"[receive \"fsck\"]\n\tbadFilemode = error\n"
		"[gpg]\n\tformat = ssh\n"
		"[gpg \"ssh\"]\n\tallowedSignersFile = \"%s/" HUB_KEY_SIGNERS "\"\n",
		nonce, quoted(place, mem));
}

/* git prints names with the section and the key in small letters. */
static bool has_name(const char *names, const char *name, size_t length)
{
	for (const char *at = names; *at; at += strcspn(at, "\n"), at += *at == '\n')
		if (strcspn(at, "\n") == length && strncasecmp(at, name, length) == 0)
			return true;
	return false;
}

int hub_config_bound(struct store *hub, struct err *err)
{
	static const char *const list[] = {"config", "--local", "--list", "--name-only", NULL};
	struct str names = {0};
	int rc = git_must(hub, NULL, list, NULL, &names, err);
	for (const char *const *bound = git_setting_bounds; rc == 0 && *bound; bound++) {
		const size_t length = strcspn(*bound, "=");
		const char *const set[] = {"config", "--local", arena_dup_n(hub->mem, *bound, length), *bound + length + 1, NULL};
		if (!has_name(str_text(&names), *bound, length))
			rc = git_must(hub, NULL, set, NULL, NULL, err);
	}
	str_close(&names);
	return rc;
}
