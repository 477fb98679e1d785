#include "sync/sync.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "base/vec.h"
#include "store/branch.h"
#include "store/git.h"
#include "store/git_ref.h"
#include "store/store.h"
#include "sync/sync_join.h"
#include "txn/git_lock.h"
#include "value/moment.h"

#define LOCK_PATH ".git/onestop.sync"

enum { PUSHES = 3, WAIT_MS = 100, SECONDS = 600, AHEAD_SECONDS = 5 * 60 };

struct syncing {
	struct sync *sync;
	struct store *store;
	struct remote remote;
	struct remote_head_list before; /* the fetch */
	struct remote_head_list heads;
	const char *own; /* "desk/XS" */
	char head[GIT_ID_SIZE];
};

static void tell(const struct syncing *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void tell(const struct syncing *s, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	s->sync->tell(s->sync->context, arena_vprintf(s->store->mem, format, args));
	va_end(args);
}

static void step(const struct syncing *s, enum sync_step step)
{
	if (s->sync->step)
		s->sync->step(s->sync->context, step);
}

/* One sync at a time; the kernel frees it. */
static int take_lock(struct syncing *s, struct err *err)
{
	int fd = file_open_beneath(s->store->fd, LOCK_PATH, O_RDWR);
	if (fd < 0 && errno == ENOENT)
		fd = file_create(s->store->fd, LOCK_PATH, err);
	if (fd < 0 && errno == EEXIST)
		fd = file_open_beneath(s->store->fd, LOCK_PATH, O_RDWR);
	if (fd < 0)
		return err_set_errno(err, errno, LOCK_PATH);
	if (flock(fd, LOCK_EX | LOCK_NB)) {
		int failed = errno;
		close(fd);
		return failed == EWOULDBLOCK
			       ? err_hint(err, err_set(err, ERR_BUSY, _("a sync is under way")), _("try again"))
			       : err_set_errno(err, failed, LOCK_PATH);
	}
	s->remote.keep_fd = fd;
	return 0;
}

/* ---- What was fetched ------------------------------------------------------------------------- */

static int count(struct store *store, const char *const *arguments, size_t *n, struct err *err)
{
	struct str said = {0};
	int64_t number = 0;
	int status = 0;
	int rc = git_query(store, arguments, NULL, &said, &status, err);
	if (rc == 0 && status != 0)
		rc = err_set(err, ERR_SYSTEM, "git rev-list: %.100s", str_text(&said));
	if (rc == 0) {
		said.text[strcspn(str_text(&said), "\n")] = '\0';
		rc = num_parse(str_text(&said), 0, INT64_MAX, &number, err);
	}
	*n = (size_t)number;
	str_close(&said);
	return rc;
}

int sync_waiting(struct store *store, size_t *n, struct err *err)
{
	static const char *const arguments[] = {"rev-list", "--count", BRANCH_REF, "--not", "--remotes=hub", NULL};
	return count(store, arguments, n, err);
}

/* The line is away, work is not. */
static int away(struct syncing *s, struct err *err)
{
	struct err ignored = {0};
	const struct err first = *err;
	size_t n = 0;
	if (first.code != ERR_BUSY || sync_waiting(s->store, &n, &ignored))
		return -1;
	err_set(err, ERR_BUSY, _("%s; work goes on, %zu commits wait"), first.msg, n);
	return *first.hint ? err_hint(err, -1, "%s", first.hint) : -1;
}

/* A hub that came out of a backup is behind what it showed before. */
static int tell_lost(const struct syncing *s, const struct remote_head *was, struct err *err)
{
	const struct remote_head *is = remote_find(&s->heads, was->name);
	const char *const arguments[] = {"rev-list", "--count", was->id, is ? "--not" : NULL, is ? is->id : NULL, NULL};
	const char *const all[] = {"rev-list", "--count", was->id, "--not", "--remotes=hub", NULL};
	bool contains = false;
	size_t n;
	if ((is && str_equal(is->id, was->id)) ||
		(is && git_ref_contains(s->store, is->id, was->id, &contains, err)) || contains)
		return err->code ? -1 : 0;
	if (count(s->store, is ? arguments : all, &n, err))
		return -1;
	if (n)
		tell(s, _("the hub lost %zu commits of %s; they are put back"), n, was->desk ? was->desk : was->name);
	return 0;
}

static int look_at_lost(const struct syncing *s, struct err *err)
{
	for (size_t i = 0; i < s->before.n; i++)
		if (tell_lost(s, &s->before.items[i], err))
			return -1;
	return 0;
}

static void look_at_clocks(const struct syncing *s)
{
	const int64_t now = moment_now();
	for (size_t i = 0; i < s->heads.n; i++) {
		const struct remote_head *head = &s->heads.items[i];
		const struct remote_head *was = remote_find(&s->before, head->name);
		if (head->desk && head->at > now + AHEAD_SECONDS && !(was && str_equal(was->id, head->id)))
			tell(s, _("a commit of desk %s is %lld minutes ahead of the clock here; one of the two clocks is wrong"), head->desk,
				(long long)((head->at - now) / 60));
	}
}

/* A code is of one clone: what the hub has of it is here, or this clone came out of a backup and has done nothing. */
static int check_own(struct syncing *s, struct err *err)
{
	const struct remote_head *own = remote_find(&s->heads, s->own);
	bool contains = false, behind = false;
	if (git_ref_read(s->store, BRANCH_REF, s->head, err))
		return -1;
	if (!own || !*s->head)
		return 0;
	if (git_ref_contains(s->store, s->head, own->id, &contains, err) ||
		(!contains && git_ref_contains(s->store, own->id, s->head, &behind, err)))
		return -1;
	if (contains || behind)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("desk %s has work at the hub that is not here: this clone came out of a backup, or another has its code"),
			s->remote.desk),
		"store-sync --new-desk %s", C_("placeholder", "CODE"));
}

static int fetch(struct syncing *s, struct err *err)
{
	step(s, SYNC_FETCH);
	if (remote_heads(s->store, s->store->mem, &s->before, err))
		return -1;
	if (remote_fetch(&s->remote, NULL, err))
		return away(s, err);
	if (remote_heads(s->store, s->store->mem, &s->heads, err) || look_at_lost(s, err))
		return -1;
	look_at_clocks(s);
	return 0;
}

/* ---- Becoming another desk --------------------------------------------------------------------- */

static void be_desk(struct syncing *s)
{
	s->remote.desk = s->store->desk;
	s->own = arena_printf(s->store->mem, "desk/%s", s->store->desk);
}

static int become(struct syncing *s, struct err *err)
{
	struct sync *sync = s->sync;
	struct new_desk order = {
		.store = s->store,
		.actor = &sync->actor,
		.code = sync->new_desk,
		.login = sync->login,
		.heads = &s->heads,
		.pinned = sync->pinned,
		.tell = sync->tell,
		.context = sync->context,
	};
	if (fetch(s, err) || new_desk_become(&order, err))
		return -1;
	sync->papers = order.papers;
	be_desk(s);
	return 0;
}

/* ---- Joining and pushing ---------------------------------------------------------------------- */

static int join(struct syncing *s, struct err *err)
{
	struct sync *sync = s->sync;
	struct sync_join join = {
		.store = s->store,
		.actor = &sync->actor,
		.desk = s->remote.desk,
		.login = sync->login,
		.pinned = sync->pinned,
		.heads = &s->heads,
		.tell = sync->tell,
		.context = sync->context,
	};
	step(s, SYNC_JOIN);
	int rc = sync_join(&join, err);
	sync->merges += join.merges;
	sync->moved = sync->moved || join.moved;
	sync->refused = sync->refused || join.refused;
	sync->disputed = words_union(&sync->disputed, &join.disputed, s->store->mem);
	memcpy(s->head, join.head, GIT_ID_SIZE);
	return rc;
}

/* Those who met shall not meet again. */
static void wait_a_little(int round)
{
	unsigned number = 0;
	if (getrandom(&number, sizeof number, 0) != (ssize_t)sizeof number)
		number = (unsigned)getpid();
	const unsigned ms = number % (unsigned)(WAIT_MS * round);
	const struct timespec time = {.tv_nsec = (long)ms * 1000 * 1000};
	nanosleep(&time, NULL);
}

static int push(struct syncing *s, bool *done, struct err *err)
{
	struct remote_push answer;
	step(s, SYNC_PUSH);
	*done = false;
	if (remote_push(&s->remote, s->head, &answer, err))
		return away(s, err);
	if (answer.desk == REMOTE_REFUSED || answer.main == REMOTE_REFUSED)
		return err_set(err, ERR_REFUSED, _("the hub refuses the work of desk %s: %s"), s->remote.desk, answer.reason);
	*done = answer.desk == REMOTE_TAKEN && answer.main == REMOTE_TAKEN;
	s->sync->follows = answer.desk == REMOTE_TAKEN && answer.main == REMOTE_BEHIND;
	return 0;
}

/* Nothing to push where the hub shows it already. */
static bool is_there(const struct syncing *s)
{
	const struct remote_head *own = remote_find(&s->heads, s->own);
	const struct remote_head *main = remote_find(&s->heads, "main");
	return own && main && str_equal(own->id, s->head) && str_equal(main->id, s->head);
}

static int talk(struct syncing *s, struct err *err)
{
	bool done = false;
	for (int round = 1; !done && round <= PUSHES; round++) {
		if (round > 1)
			wait_a_little(round);
		if (fetch(s, err) || check_own(s, err) || join(s, err))
			return -1;
		s->sync->follows = false;
		if (is_there(s))
			return 0;
		if (push(s, &done, err))
			return -1;
		/* What was refused is refused the next time, too. */
		if (s->sync->refused)
			return 0;
	}
	if (!done && !s->sync->follows)
		return err_hint(err, err_set(err, ERR_BUSY, _("others were at the hub at the same moment")), _("try again"));
	return 0;
}

static int beside(struct syncing *s, struct err *err)
{
	if (!s->sync->beside)
		return 0;
	step(s, SYNC_BESIDE);
	return s->sync->beside(s->sync->context, &s->remote, err);
}

int sync_run(struct sync *sync, struct err *err)
{
	struct store *store = sync->store;
	struct syncing s = {.sync = sync, .store = store};
	if (!store->has_hub)
		return err_hint(err, err_set(err, ERR_REFUSED, _("this store has no hub")), "git remote add hub %s",
			C_("placeholder", "URL"));
	if (str_empty(store->desk))
		return err_hint(err, err_set(err, ERR_REFUSED, _("this clone has no desk code")),
			_("git config onestop.desk <desk>"));
	s.remote = (struct remote){.store = store, .desk = store->desk, .seconds = sync->seconds ? sync->seconds : SECONDS};
	be_desk(&s);
	if (take_lock(&s, err))
		return -1;
	int rc = git_lock_clear_remotes(store, sync->actor.wait_seconds, err) || (sync->new_desk && become(&s, err)) ||
				 talk(&s, err) || beside(&s, err)
			 ? -1 : 0;
	close(s.remote.keep_fd);
	return rc;
}
