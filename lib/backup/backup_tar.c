#include "backup/backup_tar.h"

#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/process.h"
#include "base/str.h"

enum { MEMBERS_MAX = 8 };

/* By its place and not by PATH: it reads and writes everything that a store has. */
static const char *find_tar(void)
{
	static const char *const places[] = {"/usr/bin/tar", "/bin/tar", "/usr/local/bin/tar"};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (access(places[i], X_OK) == 0)
			return places[i];
	return "tar";
}

static int run_tar(const char *const *argv, enum err_code code, struct arena *mem, struct err *err)
{
	static const char *const env[] = {"LC_ALL=C", "TZ=UTC", "PATH=/usr/bin:/bin", NULL};
	const struct process process = {.argv = argv, .env = env};
	struct str errors = {0};
	int status = 0;
	int rc = process_run(&process, NULL, &errors, &status, err);
	const char *said = str_text(&errors);
	if (rc == 0 && status < 0)
		rc = process_failed("tar", status, &errors, err);
	else if (rc == 0 && status != 0)
		rc = err_set(err, code, "%s", arena_dup_n(mem, said, strcspn(said, "\n")));
	str_close(&errors);
	return rc;
}

int backup_tar_pack(const char *file, const struct backup_tar_member *members, size_t n,
	struct arena *mem, struct err *err)
{
	const char *argv[8 + 2 * MEMBERS_MAX];
	size_t used = 0;
	if (n > MEMBERS_MAX)
		bug("too many members of a backup");
	argv[used++] = find_tar();
	argv[used++] = "--create";
	argv[used++] = "--force-local";
	argv[used++] = "--numeric-owner";
	argv[used++] = "--owner=0";
	argv[used++] = "--group=0";
	argv[used++] = arena_printf(mem, "--file=%s", file);
	for (size_t i = 0; i < n; i++) {
		argv[used++] = arena_printf(mem, "--directory=%s", members[i].directory);
		argv[used++] = members[i].name;
	}
	argv[used] = NULL;
	return run_tar(argv, ERR_SYSTEM, mem, err);
}

int backup_tar_unpack(const char *file, const char *directory, struct arena *mem, struct err *err)
{
	const char *const argv[] = {find_tar(), "--extract", "--force-local", "--no-same-owner",
		"--no-same-permissions", arena_printf(mem, "--file=%s", file),
		arena_printf(mem, "--directory=%s", directory), NULL};
	return run_tar(argv, ERR_MALFORMED, mem, err);
}
