#include "maintain/maintain.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "account/account_fold.h"
#include "base/file.h"
#include "base/message.h"
#include "base/str.h"
#include "git/git_loose.h"
#include "maintain/bind_due.h"
#include "maintain/fold_due.h"
#include "maintain/pack.h"
#include "maintain/refs.h"
#include "maintain/reveal_rotation.h"
#include "office/session.h"
#include "store/store.h"
#include "ticket/ticket_store.h"

#define AT_WORK ".git/onestop.maintain"

struct maintain_work {
	const struct session *session;
	const struct maintain_order *order;
	struct maintain_result *result;
	const char *title; /* of the step */
	bool centre;       /* what is done for all desks is done here */
};

static void show(void *context, size_t done, size_t total)
{
	const struct maintain_work *work = context;
	if (work->order->each)
		work->order->each(work->order->context, work->title, done, total);
}

static int bind(struct maintain_work *work, struct err *err)
{
	const struct archive_order order = {.article = work->order->article, .each = show, .context = work};
	struct archive_result done = {0};
	if (work->order->no_archive || !work->centre)
		return 0;
	work->title = N_("binding");
	int rc = bind_due(work->session, &order, &done, err);
	work->result->bound = done.bound;
	work->result->volumes = done.volumes;
	return rc;
}

static int fold(struct maintain_work *work, struct err *err)
{
	const struct fold_due_order order = {.article = work->order->article, .each = show, .context = work};
	if (work->order->no_fold || !work->centre)
		return 0;
	if (!account_fold_may(work->session)) {
		struct err none = {0};
		err_hint(&none, err_set(&none, ERR_REFUSED, _("nothing is folded: no desk is the centre")), _("centre: <desk> in %s"),
			STORE_SETTINGS_PATH);
		store_note_err(work->session->store, &none);
		return 0;
	}
	work->title = N_("folding");
	return fold_due(work->session, &order, &work->result->folded, err);
}

static int rotate(struct maintain_work *work, struct err *err)
{
	return reveal_rotation_do(work->session, &work->result->logs, err);
}

static int pack(struct maintain_work *work, struct err *err)
{
	const struct pack_order order = {.each = show, .context = work};
	struct pack_result done = {0};
	struct store *store = work->session->store;
	if (work->session->actor.preview)
		return git_loose_count(store->fd, &work->result->objects, err);
	work->title = N_("packing");
	int rc = pack_store(store, &order, &done, err);
	work->result->objects = done.objects;
	work->result->packs = done.packs;
	return rc;
}

static int settle_refs(struct maintain_work *work, struct err *err)
{
	return work->session->actor.preview ? 0 : refs_pack(work->session, err);
}

static int pass_over(void *context, const struct ticket *ticket, const char *path, struct err *err)
{
	(void)context;
	(void)ticket;
	(void)path;
	(void)err;
	return 0;
}

/* Looking for an account that nobody has takes up what the files name, so that the first clerk of the day does not
 * wait (store/mention.h).  What is damaged is for the check to tell. */
static int mention(struct maintain_work *work, struct err *err)
{
	const struct ticket_walk walk = {.trays = TRAY_ALL, .account = "-", .each = pass_over};
	struct arena scratch = {0};
	struct err ignored = {0};
	(void)err;
	if (!work->session->actor.preview)
		ticket_walk(work->session->store, &walk, &scratch, &ignored);
	arena_clear(&scratch);
	return 0;
}

/* Two at once would do everything twice.  The system frees it, however we end. */
static int take(struct store *store, int *fd, struct err *err)
{
	*fd = file_open_beneath(store->fd, AT_WORK, O_RDWR | O_CREAT);
	if (*fd < 0)
		return err_set_errno(err, errno, AT_WORK);
	if (flock(*fd, LOCK_EX | LOCK_NB) == 0)
		return 0;
	close(*fd);
	return err_hint(err, err_set(err, ERR_BUSY, _("another store-maintain is at work")), _("try again"));
}

int maintain_do(const struct session *session, const struct maintain_order *order, struct maintain_result *result,
	struct err *err)
{
	static int (*const steps[])(struct maintain_work *, struct err *) = {bind, fold, rotate, pack, settle_refs,
		mention};
	struct err ignored = {0};
	struct maintain_work work = {session, order, result, NULL,
		txn_check_keeper(session->store, "", &ignored) == 0};
	const char *told = "";
	int fd;
	*result = (struct maintain_result){0};
	if (take(session->store, &fd, err))
		return -1;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		struct err why = {0};
		/* Two that stand before one wall say so once. */
		if (steps[i](&work, &why) && !str_equal(why.msg, told)) {
			order->failed(order->context, &why);
			told = arena_dup(session->mem, why.msg);
		}
	}
	close(fd);
	return 0;
}
