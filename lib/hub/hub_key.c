#include "hub/hub_key.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "office/desk.h"
#include "record/bytes.h"
#include "store/git.h"
#include "store/path.h"
#include "store/store.h"
#include "value/date.h"
#include "value/moment.h"

/* Within double quotes of authorized_keys, a word of the shell that sshd starts. */
static void add_word(struct str *text, const char *path)
{
	str_add(text, "'");
	for (const char *c = path; *c; c++) {
		if (*c == '\'')
			str_add(text, "'\\\\''");
		else if (*c == '"')
			str_add(text, "\\\"");
		else
			str_add_n(text, c, 1);
	}
	str_add(text, "'");
}

/* "20261231" of the day after a last day, with what ssh and git want behind it. */
static const char *end_of(const struct desk *desk, const char *before, const char *after, struct arena *mem)
{
	char day[DATE_TEXT_SIZE];
	if (!desk->active_to)
		return "";
	date_format(desk->active_to + 1, day);
	return arena_printf(mem, "%s%.4s%.2s%.2s%s", before, day, day + 5, day + 8, after);
}

static void add_login(struct str *text, const struct desk *desk, const char *key, const char *place,
	const char *programs, struct arena *mem)
{
	str_add_format(text, "restrict,%scommand=\"env ONESTOP_DESK=%s ", end_of(desk, "expiry-time=\"", "\",", mem),
		desk->code);
	add_word(text, arena_printf(mem, "%s/../libexec/onestop/hub-shell", programs));
	str_add(text, " ");
	add_word(text, place);
	str_add_format(text, "\" %s %s\n", key, desk->code);
}

static void add_signer(struct str *text, const struct desk *desk, const char *key, struct arena *mem)
{
	str_add_format(text, "%s" HUB_KEY_MAIL " namespaces=\"git\"%s %s\n", desk->code,
		end_of(desk, ",valid-before=\"", "\"", mem), key);
}

static int put(struct store *hub, const char *path, const struct str *text, struct err *err)
{
	const char *bytes;
	size_t length;
	if (store_read(hub, path, RECORD_VOLUME_BYTES, hub->mem, &bytes, &length, err))
		return -1;
	if (bytes && length == text->length && memcmp(bytes, str_text(text), length) == 0)
		return 0;
	if (file_replace(hub->fd, path, arena_printf(hub->mem, "%s.new", path), str_text(text), text->length, true, err))
		return -1;
	return fchmodat(hub->fd, path, 0640, 0) ? err_set_errno(err, errno, "%s", path) : 0;
}

static int load(struct store *hub, struct desk_list *all, struct err *err)
{
	static const char *const arguments[] = {"cat-file", "blob", "refs/heads/main:" PATH_DESKS, NULL};
	struct str bytes = {0};
	int status = 0;
	int rc = git_query(hub, arguments, NULL, &bytes, &status, err);
	*all = (struct desk_list){0};
	if (rc == 0 && status == 0)
		rc = desk_read_all(PATH_DESKS, arena_dup_n(hub->mem, str_text(&bytes), bytes.length), bytes.length,
			hub->mem, all, err);
	str_close(&bytes);
	return rc;
}

int hub_key_write(struct store *hub, const char *place, const char *programs, struct err *err)
{
	struct str logins = {0}, signers = {0};
	struct desk_list all;
	const int today = moment_date(moment_now());
	if (load(hub, &all, err))
		return -1;
	for (size_t i = 0; i < all.n; i++)
		for (size_t k = 0; desk_is_active(&all.items[i], today) && k < all.items[i].keys.n; k++) {
			add_login(&logins, &all.items[i], all.items[i].keys.items[k], place, programs, hub->mem);
			add_signer(&signers, &all.items[i], all.items[i].keys.items[k], hub->mem);
		}
	int rc = put(hub, HUB_KEY_LOGINS, &logins, err) || put(hub, HUB_KEY_SIGNERS, &signers, err) ? -1 : 0;
	str_close(&logins);
	str_close(&signers);
	return rc;
}
