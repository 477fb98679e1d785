#include "hub/hub_erase.h"

#include <stdbool.h>
#include <string.h>

#include "base/str.h"
#include "store/git.h"
#include "store/store.h"
#include "carry/carry_known.h"

static const char main_ref[] = "refs/heads/main";

/* Does a commit since `old` erase? */
static int look(struct store *hub, const char *old, const char *new, bool *erases, struct err *err)
{
	const bool first = strspn(old, "0") == strlen(old);
	const char *const arguments[] = {"log", "-1", "--format=%H", "-Sact: \"erase\"", new, first ? "--" : "--not",
		first ? "tickets" : old, first ? NULL : "--", "tickets", NULL};
	struct str said = {0};
	int status = 0;
	int rc = git_query(hub, arguments, NULL, &said, &status, err);
	*erases = rc == 0 && status == 0 && said.length > 0;
	str_close(&said);
	return rc;
}

static int sweep(struct store *hub, const char *commit, struct err *err)
{
	struct carry_known known;
	size_t erased = 0;
	int rc = carry_known_load(hub, commit, &known, err);
	if (rc == 0)
		rc = carry_known_sweep(&known, hub->fd, &erased, err);
	carry_known_close(&known);
	return rc;
}

int hub_erase(struct store *hub, const char *lines, struct err *err)
{
	for (const char *at = lines; *at; at += strcspn(at, "\n"), at += *at == '\n') {
		const char *line = arena_dup_n(hub->mem, at, strcspn(at, "\n"));
		bool erases;
		if (strlen(line) != 2 * GIT_ID_SIZE + strlen(main_ref) || !str_ends(line, main_ref))
			continue;
		const char *old = arena_dup_n(hub->mem, line, GIT_ID_SIZE - 1);
		const char *new = arena_dup_n(hub->mem, line + GIT_ID_SIZE, GIT_ID_SIZE - 1);
		if (look(hub, old, new, &erases, err) || (erases && sweep(hub, new, err)))
			return -1;
	}
	return 0;
}
