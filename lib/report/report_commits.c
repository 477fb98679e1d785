#include "report/report_commits.h"

#include <string.h>

#include "base/coprocess.h"
#include "base/message.h"
#include "base/num.h"
#include "base/vec.h"
#include "store/store.h"
#include "value/date.h"

/* Every token of the answer ends with NUL; the first of a commit begins with this. */
#define COMMIT_MARK "\001"

struct commits_answer {
	struct coprocess git;
	struct str token; /* the one that is next */
	bool more;        /* is there one? */
};

static const char **arguments_of(const struct store *store, const struct report_commits *commits)
{
	static const char *const options[] = {"log", "--full-history", "--no-renames", "--no-color",
		"--no-show-signature", "--no-mailmap", "--raw", "--no-abbrev", "--root", "-z",
		"--format=" "%x01%H%x00%at%x00%an%x00%B"};
	const char **arguments = NULL;
	size_t n = 0, room = 0;
	char date[DATE_TEXT_SIZE];
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		VEC_PUSH(store->mem, arguments, n, room) = options[i];
	/* git goes by the committer's date, which is not before the author's but where clocks differ. */
	if (commits->since && !store->settings.test_clock)
		VEC_PUSH(store->mem, arguments, n, room) = arena_printf(store->mem, "--since=%sT00:00:00+08:00",
			date_format(commits->since - 1, date));
	VEC_PUSH(store->mem, arguments, n, room) = "HEAD";
	VEC_PUSH(store->mem, arguments, n, room) = "--";
	for (size_t i = 0; commits->paths && commits->paths[i]; i++)
		VEC_PUSH(store->mem, arguments, n, room) = commits->paths[i];
	VEC_PUSH(store->mem, arguments, n, room) = NULL;
	return arguments;
}

static int next_token(struct commits_answer *answer, struct err *err)
{
	return coprocess_read_until(&answer->git, '\0', GIT_FILE_BYTES, &answer->token, &answer->more, err);
}

/* Take the token that is next. */
static int take(struct commits_answer *answer, struct arena *arena, const char **text, struct err *err)
{
	if (!answer->more)
		return err_set(err, ERR_SYSTEM, _("git log ended in the middle of a commit"));
	*text = arena_dup_n(arena, str_text(&answer->token), answer->token.length);
	return next_token(answer, err);
}

/* ":MODE MODE ID ID STATUS", a line end in front of the first. */
static bool is_change(const char *token)
{
	token += *token == '\n';
	return *token == ':';
}

static int take_change(struct commits_answer *answer, struct arena *arena, struct report_commit_change *change,
	struct err *err)
{
	enum { OLD = 15, NEW = OLD + GIT_ID_SIZE };
	const char *ids;
	if (take(answer, arena, &ids, err) || take(answer, arena, &change->path, err))
		return -1;
	ids += *ids == '\n';
	if (strlen(ids) < NEW + GIT_ID_SIZE)
		return err_set(err, ERR_SYSTEM, _("git log gave no list of changes"));
	memcpy(change->old_id, ids + OLD, GIT_ID_SIZE - 1);
	memcpy(change->new_id, ids + NEW, GIT_ID_SIZE - 1);
	return 0;
}

static int take_commit(struct commits_answer *answer, struct arena *arena, struct report_commit *commit,
	struct err *err)
{
	const char *authored;
	size_t room = 0;
	*commit = (struct report_commit){0};
	if (take(answer, arena, &commit->id, err) || take(answer, arena, &authored, err) ||
		take(answer, arena, &commit->author, err) || take(answer, arena, &commit->message, err) ||
		num_parse(authored, INT64_MIN, INT64_MAX, &commit->authored, err))
		return -1;
	commit->id += strlen(COMMIT_MARK);
	while (answer->more && is_change(str_text(&answer->token))) {
		struct report_commit_change change = {0};
		if (take_change(answer, arena, &change, err))
			return -1;
		VEC_PUSH(arena, commit->changes, commit->changes_n, room) = change;
	}
	return 0;
}

static int walk(struct commits_answer *answer, const struct report_commits *commits, struct arena *scratch,
	struct err *err)
{
	bool enough = false;
	if (next_token(answer, err))
		return -1;
	while (answer->more && answer->token.length && !enough) {
		struct arena_mark mark = arena_mark(scratch);
		struct report_commit commit;
		if (take_commit(answer, scratch, &commit, err) ||
			commits->each(commits->context, &commit, &enough, err))
			return -1;
		arena_reset(scratch, mark);
	}
	return 0;
}

int report_commits_walk(struct store *store, const struct report_commits *commits, struct arena *scratch,
	struct err *err)
{
	struct commits_answer answer = {0};
	struct str errors = {0};
	int status = 0;
	if (git_start(store, arguments_of(store, commits), &answer.git, err))
		return -1;
	int rc = walk(&answer, commits, scratch, err);
	bool ended = !answer.more;
	coprocess_end(&answer.git, &status, &errors);
	/* One that was left before its end complains of that. */
	if (rc == 0 && ended && status)
		rc = err_hint(err, process_failed("git log", status, &errors, err), "git fsck");
	str_close(&errors);
	str_close(&answer.token);
	return rc;
}
