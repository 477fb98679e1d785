#include "carry/carry.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "git/beside.h"
#include "office/attachment.h"
#include "office/reveal_log.h"
#include "store/lock.h"
#include "store/store.h"
#include "carry/carry_known.h"
#include "carry/carry_log.h"
#include "carry/carry_take.h"
#include "carry/carry_way.h"

#define IN ".git/onestop/incoming"
#define OUT ".git/onestop/outgoing"

enum { LOG_BYTES = 64 * 1024 * 1024 };

struct carrying {
	struct carry *carry;
	struct store *store;
	struct arena *mem;
	struct carry_way way;
	struct carry_known known;
	struct carry_file_list here;
	struct carry_file_list there;
	struct map at_hub; /* paths, "ab/cdef.jpg" */
	struct map at_home;
};

static struct carry_take taking(const struct carrying *c)
{
	return (struct carry_take){
		.root = c->store->fd,
		.reveals = REVEAL_LOG_DIRECTORY,
		.limit = settings_attachment_limit(&c->store->settings),
		.known = &c->known,
		.tell = c->carry->tell,
		.context = c->carry->context,
	};
}

static void refuse(const struct carrying *c, const char *path, const char *why)
{
	c->carry->refused++;
	c->carry->tell(c->carry->context, arena_printf(c->mem, _("left out: %s: %s"), path, why));
}

/* With the store's lock: `do_it` only reads and writes files. */
static int locked(struct carrying *c, int (*do_it)(struct carrying *c, struct err *err), struct err *err)
{
	const struct txn_actor *actor = c->carry->actor;
	const struct lock_request request = {actor->wait_seconds, actor->staff, actor->program, actor->waiting,
		actor->context, actor->desk, actor->again_seconds};
	struct lock lock = {0};
	if (lock_take(c->store, &request, &lock, err))
		return -1;
	int rc = do_it(c, err);
	lock_release(&lock);
	return rc;
}

/* ---- Attachments --------------------------------------------------------------------------------- */

static void put_all(struct map *map, const struct carry_file_list *list, struct arena *mem)
{
	for (size_t i = 0; i < list->n; i++)
		map_set(map, mem, list->items[i].path, i + 1);
}

static const char *path_of(const struct carrying *c, const struct carry_file *file)
{
	return arena_printf(c->mem, CARRY_ATTACHMENTS "/%s", file->path);
}

static int look(struct carrying *c, struct err *err)
{
	if (carry_known_load(c->store, NULL, &c->known, err) ||
		carry_stage_list(c->store->fd, CARRY_ATTACHMENTS, c->mem, &c->here, err) ||
		carry_way_list(&c->way, CARRY_ATTACHMENTS, &c->there, err))
		return -1;
	put_all(&c->at_home, &c->here, c->mem);
	put_all(&c->at_hub, &c->there, c->mem);
	c->carry->absent = carry_known_absent(&c->known, &c->at_home, &c->at_hub);
	return 0;
}

/* May a file of that size travel?  Told where not. */
static bool fits(const struct carrying *c, const struct carry_file *file, const char *path)
{
	const int64_t limit = settings_attachment_limit(&c->store->settings);
	if (file->size > 0 && file->size <= limit)
		return true;
	if (file->size > limit)
		refuse(c, path,
			arena_printf(c->mem, _("%lld bytes, more than the %lld that an attachment may have"), file->size,
				(long long)limit));
	else
		refuse(c, path, file->size ? _("no file") : _("empty"));
	return false;
}

static struct carry_file_list wanted(struct carrying *c)
{
	struct carry_file_list list = {0};
	for (size_t i = 0; i < c->there.n; i++) {
		const struct carry_file *file = &c->there.items[i];
		const char *path = path_of(c, file);
		if (!beside_path_is_plain(path))
			refuse(c, path, _("at the hub, where no attachment has such a name"));
		else if (carry_known_has(&c->known, path) && !map_get(&c->at_home, file->path) && fits(c, file, path))
			VEC_PUSH(c->mem, list.items, list.n, list.room) = *file;
	}
	return list;
}

static int take_in(struct carrying *c, struct err *err)
{
	struct carry_take take = taking(c);
	/* An erasure that was committed meanwhile counts. */
	carry_known_close(&c->known);
	int rc = carry_known_load(c->store, NULL, &c->known, err);
	if (rc == 0)
		rc = carry_take_attachments(&take, c->store->fd, IN, err);
	c->carry->came += take.taken;
	c->carry->refused += take.refused;
	return rc;
}

static int bring(struct carrying *c, struct err *err)
{
	const struct carry_file_list list = wanted(c);
	if (!list.n)
		return 0;
	int rc = carry_stage_begin(c->store->fd, IN, err) ||
			 carry_way_pull(&c->way, CARRY_ATTACHMENTS, &list, IN, err) || locked(c, take_in, err)
		     ? -1
		     : 0;
	carry_stage_end(c->store->fd, IN);
	return rc;
}

static int sweep(struct carrying *c, struct err *err)
{
	return carry_known_sweep(&c->known, c->store->fd, &c->carry->erased, err);
}

static bool any_erased(const struct carrying *c, const struct carry_file_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (carry_known_erased(&c->known, path_of(c, &list->items[i])))
			return true;
	return false;
}

/* A hub of this machine loses it, too; another does when the erasure is pushed (hub/hub_erase.h). */
static int erase(struct carrying *c, struct err *err)
{
	size_t ignored = 0;
	if (any_erased(c, &c->here) && locked(c, sweep, err))
		return -1;
	if (c->way.host || !any_erased(c, &c->there))
		return 0;
	int hub = open(c->way.hub, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (hub < 0)
		return err_set_errno(err, errno, "%s", c->way.hub);
	int rc = carry_known_sweep(&c->known, hub, &ignored, err);
	close(hub);
	return rc;
}

/* A link to it lies on the stage: what is there is sent. */
static int stage(struct carrying *c, const struct carry_file *file, size_t *staged, struct err *err)
{
	enum attachment_place place;
	const char *path = path_of(c, file);
	const char *to = arena_printf(c->mem, OUT "/%s", file->path);
	if (!carry_known_has(&c->known, path) || map_get(&c->at_hub, file->path) || !fits(c, file, path))
		return 0;
	if (attachment_look(c->store, path, &place, err))
		return -1;
	if (place == ATTACHMENT_ABSENT)
		return 0;
	if (place != ATTACHMENT_HERE) {
		refuse(c, path, _("its content is not what its name says"));
		return 0;
	}
	if (file_make_parents(c->store->fd, to, err))
		return -1;
	if (linkat(c->store->fd, path, c->store->fd, to, 0))
		return err_set_errno(err, errno, "%s", to);
	*staged += 1;
	return 0;
}

static int give(struct carrying *c, struct err *err)
{
	struct carry_take take = taking(c);
	size_t staged = 0;
	take.is_hub = true;
	take.known = NULL;
	take.reveals = CARRY_REVEALS;
	int rc = carry_stage_begin(c->store->fd, OUT, err);
	for (size_t i = 0; rc == 0 && i < c->here.n; i++)
		rc = stage(c, &c->here.items[i], &staged, err);
	if (rc == 0 && staged)
		rc = carry_way_push(&c->way, CARRY_ATTACHMENTS, OUT, &take, err);
	if (rc == 0)
		c->carry->went += staged > take.refused ? staged - take.refused : 0;
	c->carry->refused += take.refused;
	carry_stage_end(c->store->fd, OUT);
	return rc;
}

/* ---- Logs of reveals ------------------------------------------------------------------------------ */

static long long size_in(const struct carry_file_list *list, const char *path)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_equal(list->items[i].path, path))
			return list->items[i].size;
	return 0;
}

/* What the hub has of that month. */
static int pull_log(struct carrying *c, const char *beneath, const char *month, const char **bytes, size_t *length,
	struct err *err)
{
	struct carry_file file = {month, 0};
	const struct carry_file_list one = {&file, 1, 1};
	*bytes = NULL;
	*length = 0;
	int rc = carry_stage_begin(c->store->fd, IN, err) || carry_way_pull(&c->way, beneath, &one, IN, err) ? -1 : 0;
	if (rc == 0)
		rc = store_read(c->store, arena_printf(c->mem, IN "/%s", month), LOG_BYTES, c->mem, bytes, length, err);
	*bytes = *bytes ? *bytes : "";
	carry_stage_end(c->store->fd, IN);
	return rc;
}

/* `name` may be of a packed one. */
static int stage_log(struct carrying *c, const char *beneath, const struct carry_file_list *there, const char *name,
	size_t *staged, struct err *err)
{
	const char *bytes, *had = "", *both;
	size_t length, had_length = 0, n;
	const char *month = arena_dup_n(c->mem, name, strlen("0000-00.log"));
	const char *path = arena_printf(c->mem, REVEAL_LOG_DIRECTORY "/%s", name);
	if (!carry_take_is_log(month))
		return 0;
	if (reveal_log_read(c->store, path, c->mem, &bytes, &length, err))
		return -1;
	/* What a cut left of a line stays until there is one behind it. */
	const char *end = length ? memrchr(bytes, '\n', length) : NULL;
	length = end ? (size_t)(end - bytes) + 1 : 0;
	const long long size = size_in(there, month);
	if (!length || size == (long long)length)
		return 0;
	if (size && pull_log(c, beneath, month, &had, &had_length, err))
		return -1;
	if (!carry_log_join(had, had_length, bytes, length, c->mem, &both, &n)) {
		refuse(c, path, _("it does not have the lines that the hub has of it"));
		return 0;
	}
	*staged += n > had_length;
	return n > had_length ? file_write_new(c->store->fd, arena_printf(c->mem, OUT "/%s", month), both, n, err) : 0;
}

static int logs_up(struct carrying *c, struct err *err)
{
	const char *beneath = arena_printf(c->mem, CARRY_REVEALS "/%s", c->store->desk);
	struct carry_take take = taking(c);
	struct carry_file_list there;
	const char **names;
	size_t n, staged = 0;
	take.is_hub = true;
	take.reveals = CARRY_REVEALS;
	int rc = reveal_log_names(c->store, c->mem, &names, &n, err);
	if (rc || !n)
		return rc;
	rc = carry_way_list(&c->way, beneath, &there, err) || carry_stage_begin(c->store->fd, OUT, err) ? -1 : 0;
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = stage_log(c, beneath, &there, names[i], &staged, err);
	if (rc == 0 && staged)
		rc = carry_way_push(&c->way, beneath, OUT, &take, err);
	if (rc == 0)
		c->carry->logs += staged > take.refused ? staged - take.refused : 0;
	c->carry->refused += take.refused;
	carry_stage_end(c->store->fd, OUT);
	return rc;
}

static int take_logs(struct carrying *c, struct err *err)
{
	struct carry_take take = taking(c);
	int rc = carry_take_reveals(&take, c->store->fd, IN, NULL, err);
	c->carry->logs += take.taken;
	c->carry->refused += take.refused;
	return rc;
}

/* The centre has those of all desks. */
static int logs_down(struct carrying *c, struct err *err)
{
	struct carry_file_list there, list = {0};
	const char *own = arena_printf(c->mem, "%s/", c->store->desk);
	if (!settings_is_centre(&c->store->settings, c->store->desk))
		return 0;
	if (carry_way_list(&c->way, CARRY_REVEALS, &there, err))
		return -1;
	for (size_t i = 0; i < there.n; i++) {
		const struct carry_file *file = &there.items[i];
		struct stat st;
		if (!str_starts(file->path, own) &&
			(fstatat(c->store->fd, arena_printf(c->mem, REVEAL_LOG_DIRECTORY "/%s", file->path), &st,
				 AT_SYMLINK_NOFOLLOW) || st.st_size != file->size))
			VEC_PUSH(c->mem, list.items, list.n, list.room) = *file;
	}
	if (!list.n)
		return 0;
	int rc = carry_stage_begin(c->store->fd, IN, err) || carry_way_pull(&c->way, CARRY_REVEALS, &list, IN, err) ||
			 locked(c, take_logs, err)
		     ? -1
		     : 0;
	carry_stage_end(c->store->fd, IN);
	return rc;
}

int carry_run(struct carry *carry, struct err *err)
{
	struct store *store = carry->remote->store;
	struct carrying c = {.carry = carry, .store = store, .mem = store->mem};
	int rc = carry_way_find(carry->remote, &c.way, err) || look(&c, err) || bring(&c, err) || erase(&c, err) ||
				 give(&c, err) || logs_up(&c, err) || logs_down(&c, err)
		     ? -1
		     : 0;
	carry_known_close(&c.known);
	return rc;
}
