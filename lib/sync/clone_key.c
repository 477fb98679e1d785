#include "sync/clone_key.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/process.h"
#include "base/str.h"
#include "sync/remote.h"
#include "value/ssh_key.h"

enum { KEY_BYTES = 16 * 1024 };

static int make(const char *path, const char *desk, struct arena *mem, bool *made, struct err *err)
{
	const char *const argv[] = {"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C",
		arena_printf(mem, "onestop %s", desk), "-f", path, NULL};
	const char *const env[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C", NULL};
	const struct process process = {.argv = argv, .env = env, .directory = "/"};
	struct str errors = {0};
	struct err missing = {0};
	int status = 0;
	if (process_run(&process, NULL, &errors, &status, &missing)) {
		*made = false;
		return 0;
	}
	*made = status == 0;
	int rc = status ? process_failed("ssh-keygen", status, &errors, err) : 0;
	str_close(&errors);
	return rc;
}

int clone_key(const char *desk, struct arena *mem, const char **key, bool *made, struct err *err)
{
	const char *home = getenv("HOME");
	const char *bytes;
	size_t length;
	*key = NULL;
	*made = false;
	if (str_empty(home) || *home != '/')
		return 0;
	const char *directory = arena_printf(mem, "%s/.ssh", home);
	const char *path = arena_printf(mem, "%s/" REMOTE_KEY "%s", directory, desk);
	const char *public = arena_printf(mem, "%s.pub", path);
	if (access(path, F_OK)) {
		if (mkdir(directory, 0700) && errno != EEXIST)
			return err_set_errno(err, errno, "%s", directory);
		if (make(path, desk, mem, made, err))
			return -1;
	}
	if (access(public, F_OK))
		return 0;
	if (file_read(public, KEY_BYTES, mem, &bytes, &length, err))
		return -1;
	*key = ssh_key_clean(arena_dup_n(mem, bytes, strcspn(bytes, "\n")), mem);
	return ssh_key_check(*key, err) ? err_prefix(err, "%s", public) : 0;
}
