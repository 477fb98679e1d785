#include "check/check.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/session.h"
#include "check/findings.h"
#include "office/event.h"
#include "office/staff.h"
#include "record/write.h"
#include "store/git.h"
#include "store/path.h"
#include "store/store.h"
#include "store/txn.h"

static const struct choice kinds[] = {
	{"", ""},
	{"error", N_("error")},
	{"warning", N_("warning")},
	{NULL, NULL},
};

static const struct field finding_fields[] = {
	{.key = "kind", .title = N_("kind"), .type = FIELD_ENUM,
		.offset = offsetof(struct finding, kind), .choices = kinds},
	{.key = "path", .title = N_("file"), .type = FIELD_LINE,
		.offset = offsetof(struct finding, path)},
	{.key = "message", .title = N_("what was found"), .type = FIELD_LINE,
		.offset = offsetof(struct finding, message)},
};

const struct schema finding_schema = {
	.name = "finding",
	.size = sizeof(struct finding),
	SCHEMA_FIELDS(finding_fields),
	.summary = N_("something that an audit of the store found"),
};

void audit_found(struct auditing *auditing, int kind, int code, const char *path,
	const char *message)
{
	struct arena *mem = auditing->mem;
	/* Messages of the reader begin with the path themselves. */
	const char *said = str_starts(message, path) && message[strlen(path)] == ':'
				   ? message + strlen(path) + 1
				   : message;
	while (*said == ' ')
		said++;
	VEC_PUSH(mem, auditing->findings, auditing->audit->findings.n, auditing->room) =
		(struct finding){kind, arena_dup(mem, path), arena_dup(mem, said), code};
}

/* The file that a message begins with: "catalogue/staff.yaml:3:1: ..."; NULL when with none. */
static const char *file_named(const char *message, struct arena *mem)
{
	const char *end = strstr(message, ".yaml");
	size_t n = end ? (size_t)(end - message) + strlen(".yaml") : 0;
	if (n == 0 || strcspn(message, " :") < n)
		return NULL;
	return arena_dup_n(mem, message, n);
}

void audit_found_err(struct auditing *auditing, const char *path, const struct err *err)
{
	const char *named = file_named(err->msg, auditing->mem);
	audit_found(auditing, FINDING_ERROR, (int)err->code, named ? named : path, err->msg);
}

void audit_unreadable(void *auditing, const char *path, const struct err *err)
{
	audit_found_err(auditing, path, err);
}

int audit_canonical(const struct schema *schema, const void *record, const char *bytes,
	size_t length, struct err *err)
{
	struct str text = {0};
	int rc = record_write(schema, record, true, &text, err);
	if (rc == 0 && (text.length != length || memcmp(text.text, bytes, length) != 0)) {
		size_t line = 1;
		for (size_t i = 0; i < length && i < text.length && bytes[i] == text.text[i]; i++)
			line += bytes[i] == '\n';
		rc = err_set(err, ERR_MALFORMED, _("not in canonical form from line %zu on"), line);
	}
	str_close(&text);
	return rc;
}

static void check_catalogue(struct auditing *auditing)
{
	struct err err = {0};
	if (catalogue_load(auditing->session->store, &auditing->catalogue, &err))
		audit_found_err(auditing, "catalogue", &err);
	else if (auditing->has_catalogue = true, catalogue_check(&auditing->catalogue, &err))
		audit_found_err(auditing, "catalogue", &err);
	const struct calendar *calendar;
	if (session_calendar(auditing->session, &calendar, &err))
		audit_found_err(auditing, PATH_CALENDAR, &err);
}

static void check_staff(struct auditing *auditing)
{
	struct err err = {0};
	struct list *all = &auditing->staff;
	if (staff_load_all(auditing->session->store, all, &err)) {
		audit_found_err(auditing, PATH_STAFF, &err);
		return;
	}
	auditing->has_staff = true;
	const struct staff *staff = all->items;
	const struct department *department;
	for (size_t i = 0; i < all->n; i++) {
		if (staff_find(all, staff[i].id) != &staff[i]) {
			err_set(&err, ERR_MALFORMED, _("staff \"%s\" stands there twice"), staff[i].id);
			audit_found_err(auditing, PATH_STAFF, &err);
		}
		if (event_check(&staff_schema, &staff[i], auditing->mem, &err)) {
			err_prefix(&err, "%s", staff[i].id);
			audit_found_err(auditing, PATH_STAFF, &err);
		}
		if (auditing->has_catalogue && !str_empty(staff[i].department) &&
			catalogue_department(&auditing->catalogue, staff[i].department, &department, &err))
			audit_found_err(auditing, PATH_STAFF, &err);
	}
}

static int check_journal(struct auditing *auditing, struct err *err)
{
	const char **paths;
	size_t paths_n;
	bool there;
	struct err damaged = {0};
	(void)err;
	if (txn_journal(auditing->session->store, &paths, &paths_n, &there, &damaged))
		audit_found(auditing, FINDING_ERROR, (int)damaged.code, TXN_JOURNAL_PATH, damaged.msg);
	else if (there)
		audit_found(auditing, FINDING_WARNING, ERR_REFUSED, TXN_JOURNAL_PATH,
			_("a program was interrupted; the next one that writes repairs it"));
	return 0;
}

/* `git status` lines "XY path" ended by NUL: whatever is there differs from HEAD. */
static int check_status(struct auditing *auditing, struct err *err)
{
	static const char *const arguments[] = {"status", "--porcelain", "-z", "--no-renames",
		"--untracked-files=all", NULL};
	struct str output = {0};
	int status = 0;
	int rc = git_query(auditing->session->store, arguments, NULL, &output, &status, err);
	if (rc == 0 && status != 0)
		audit_found(auditing, FINDING_ERROR, ERR_SYSTEM, ".git", str_text(&output));
	for (size_t at = 0; rc == 0 && status == 0 && at + 3 < output.length;) {
		const char *line = output.text + at;
		const char *what = str_starts(line, "??")    ? _("is not under version control")
				   : strncmp(line, " D", 2) == 0 ? _("was removed by hand and not committed")
				   : line[0] != ' '              ? _("is staged by hand and not committed")
								 : _("was changed by hand and not committed");
		/* A stray file was told as such. */
		if (audit_knows(line + 3))
			audit_found(auditing, FINDING_WARNING, ERR_REFUSED, line + 3, what);
		at += strlen(line) + 1;
	}
	str_close(&output);
	return rc;
}

static int check_objects(struct auditing *auditing, struct err *err)
{
	static const char *const arguments[] = {"fsck", "--no-dangling", "--no-progress", NULL};
	struct str output = {0};
	int status = 0;
	int rc = git_query(auditing->session->store, arguments, NULL, &output, &status, err);
	if (rc == 0 && status != 0)
		audit_found(auditing, FINDING_ERROR, ERR_SYSTEM, ".git", str_text(&output));
	str_close(&output);
	return rc;
}

static int check_access(struct auditing *auditing, struct err *err)
{
	struct stat st;
	if (fstat(auditing->session->store->fd, &st))
		return err_set_errno(err, errno, "%s", auditing->session->store->root);
	if (st.st_mode & (S_IROTH | S_IWOTH | S_IXOTH))
		audit_found(auditing, FINDING_WARNING, ERR_REFUSED, ".",
			_("everybody on this machine may read the store; first: chmod o-rwx"));
	return 0;
}

int audit_run(struct session *session, struct audit *audit, struct err *err)
{
	struct auditing auditing = {.session = session, .audit = audit, .mem = session->mem};
	check_catalogue(&auditing);
	check_staff(&auditing);
	if (audit_tickets(&auditing, err) || audit_accounts(&auditing, err) ||
		audit_payments(&auditing, err) || audit_strays(&auditing, err) || check_journal(&auditing, err) ||
		check_access(&auditing, err) || check_status(&auditing, err) ||
		(audit->git && check_objects(&auditing, err)))
		return -1;
	audit->findings.items = auditing.findings;
	return 0;
}
