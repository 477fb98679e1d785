#include "check/check_attachment.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/map.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "check/check_events.h"
#include "check/check_sums.h"
#include "finding/findings.h"
#include "git/beside.h"
#include "office/session.h"
#include "record/bytes.h"
#include "record/read.h"
#include "record/volume.h"
#include "store/path.h"
#include "store/scan.h"
#include "store/store.h"
#include "ticket/ticket.h"
#include "ticket/ticket_attachment.h"

static uint64_t key_of(const char *path)
{
	return digest_end(digest_text(digest_begin(), path));
}

/* count: tickets that have it; sum: files that are there. */
int check_attachments_of(struct findings *findings, const struct ticket *ticket, struct err *err)
{
	struct ticket_attachment_list list;
	struct arena scratch = {0};
	int rc = ticket_attachments(ticket, &scratch, &list, err);
	for (size_t i = 0; rc == 0 && findings->sums && i < list.n; i++) {
		const struct ticket_attachment *one = &list.items[i];
		const struct mark mark = {.key = key_of(attachment_path(one->sha256, one->type, &scratch)),
			.count = one->state != ATTACHMENT_ERASED};
		marks_add(&findings->sums->attachments, mark, findings->mem);
	}
	arena_clear(&scratch);
	return rc;
}

bool check_attachments_are_right(const struct mark *sum)
{
	return (sum->count > 0) == (sum->sum > 0);
}

/* ---- Files --------------------------------------------------------------------------------------- */

/* 0 to 255, of the two digits that name a directory; -1: of none. */
static int directory_of(const char *digits)
{
	static const char hex[] = "0123456789abcdef";
	const char *high = *digits ? strchr(hex, digits[0]) : NULL;
	const char *low = high && digits[1] ? strchr(hex, digits[1]) : NULL;
	return low ? (int)((high - hex) * 16 + (low - hex)) : -1;
}

void check_attachments_doubt(struct check_doubts *doubts, const struct ticket *ticket)
{
	struct ticket_attachment_list list;
	struct arena scratch = {0};
	struct err told = {0};
	if (ticket_attachments(ticket, &scratch, &list, &told) == 0)
		for (size_t i = 0; i < list.n; i++)
			if (directory_of(list.items[i].sha256) >= 0)
				doubts->directories[directory_of(list.items[i].sha256)] = true;
	arena_clear(&scratch);
}

struct file_walk {
	struct findings *findings;
	struct check_doubts *doubts;
	int64_t since;
	struct err *err;
	bool entered[256]; /* directories */
};

/* Is the content what it was, as far as it must be looked at? */
static bool is_fresh(const struct file_walk *walk, const char *path)
{
	struct stat st;
	if (!walk->since)
		return true;
	return fstatat(walk->findings->session->store->fd, path, &st, AT_SYMLINK_NOFOLLOW) ||
	       st.st_ctim.tv_sec >= walk->since;
}

static int look_at(struct file_walk *walk, const char *path)
{
	struct findings *findings = walk->findings;
	enum attachment_place place;
	if (!beside_path_is_plain(path)) {
		findings_add(findings, FINDING_WARNING, ERR_REFUSED, path,
			_("is not a file of a store: no program reads it"));
		return 0;
	}
	if (findings->sums)
		marks_add(&findings->sums->attachments, (struct mark){.key = key_of(path), .sum = 1},
			findings->mem);
	const bool doubted = map_get(&walk->doubts->contents, path) != 0;
	if (!doubted && !is_fresh(walk, path))
		return 0;
	if (attachment_look(findings->session->store, path, &place, walk->err))
		return -1;
	if (place == ATTACHMENT_HERE)
		return 0;
	if (!doubted)
		map_set(&walk->doubts->contents, findings->mem, arena_dup(findings->mem, path), 1);
	findings_add(findings, FINDING_ERROR, ERR_MALFORMED, path,
		_("its content is not what its name says; attach the file again (ticket-attach)"));
	return 0;
}

/* Call `each` for every file of attachments/, whatever it is called. */
static int each_file(struct findings *findings, void (*enter)(void *context, const char *name),
	int (*each)(void *context, const char *path), void *context, struct err *err)
{
	struct store *store = findings->session->store;
	struct arena scratch = {0};
	const char **directories, **names;
	size_t n, names_n;
	int rc = store_names(store, PATH_ATTACHMENTS, &scratch, &directories, &n, err);
	for (size_t d = 0; rc == 0 && d < n; d++) {
		struct arena_mark mark = arena_mark(&scratch);
		const char *directory = arena_printf(&scratch, PATH_ATTACHMENTS "/%s", directories[d]);
		struct err stray = {0};
		/* A file there is a stray, told as such. */
		if (store_names(store, directory, &scratch, &names, &names_n, &stray))
			names_n = 0;
		else if (enter)
			enter(context, directories[d]);
		for (size_t i = 0; rc == 0 && i < names_n; i++)
			rc = each(context, arena_printf(&scratch, "%s/%s", directory, names[i]));
		arena_reset(&scratch, mark);
	}
	arena_clear(&scratch);
	return rc;
}

static void enter(void *context, const char *name)
{
	struct file_walk *walk = context;
	char path[] = PATH_ATTACHMENTS "/ab";
	const int directory = directory_of(name);
	if (!walk->since || directory < 0 || strlen(name) != 2)
		return;
	walk->entered[directory] = true;
	memcpy(path + strlen(PATH_ATTACHMENTS "/"), name, 2);
	if (is_fresh(walk, path))
		walk->doubts->directories[directory] = true;
}

static int each_here(void *context, const char *path)
{
	return look_at(context, path);
}

int check_attachments_here(struct findings *findings, struct check_doubts *doubts, int64_t since, struct err *err)
{
	struct file_walk walk = {.findings = findings, .doubts = doubts, .since = since, .err = err};
	struct stat st;
	if (each_file(findings, enter, each_here, &walk, err))
		return -1;
	/* Directories may have gone away. */
	bool there = fstatat(findings->session->store->fd, PATH_ATTACHMENTS, &st, AT_SYMLINK_NOFOLLOW) == 0;
	if (since && is_fresh(&walk, there ? PATH_ATTACHMENTS : "."))
		for (size_t i = 0; i < sizeof walk.entered / sizeof *walk.entered; i++)
			doubts->directories[i] = doubts->directories[i] || !walk.entered[i];
	return 0;
}

/* ---- What is doubtful ---------------------------------------------------------------------------- */

/* An attachment that tickets know. */
struct known_attachment {
	const char *path;
	const char *ticket; /* one that has it; NULL: only such as erased it */
	const char *erased; /* the last that erased it; NULL */
	bool ours;          /* one that has it is of the desk of this clone */
	bool seen;          /* the file is there */
};

struct attachment_search {
	struct findings *findings;
	const struct check_doubts *doubts;
	struct known_attachment *items;
	size_t n;
	size_t room;
	struct map at; /* by path: index + 1 */
	struct arena mem;
};

static bool is_doubtful(const struct attachment_search *search, const char *path)
{
	const int directory = directory_of(path + strlen(PATH_ATTACHMENTS "/"));
	return (directory >= 0 && search->doubts->directories[directory]) ||
	       marks_keys_have(&search->doubts->attachments, key_of(path));
}

static struct known_attachment *attachment_at(struct attachment_search *search, const char *path)
{
	const size_t at = map_place(&search->at, &search->mem, &path, search->n + 1);
	if (at > search->n)
		VEC_PUSH(&search->mem, search->items, search->n, search->room) =
			(struct known_attachment){.path = path};
	return &search->items[at - 1];
}

static bool is_of_desk(const char *id, const char *desk)
{
	return !str_empty(desk) && str_starts(id + TICKET_ID_DESK, desk);
}

static void know(struct attachment_search *search, const struct ticket *ticket, struct arena *scratch)
{
	struct ticket_attachment_list list;
	struct err told = {0};
	if (ticket_attachments(ticket, scratch, &list, &told))
		return;
	for (size_t i = 0; i < list.n; i++) {
		const struct ticket_attachment *one = &list.items[i];
		const char *path = attachment_path(one->sha256, one->type, scratch);
		if (!is_doubtful(search, path))
			continue;
		struct known_attachment *known = attachment_at(search, path);
		const char *id = arena_dup(&search->mem, ticket->id);
		if (one->state == ATTACHMENT_ERASED) {
			known->erased = id;
			continue;
		}
		bool ours = is_of_desk(id, search->findings->session->store->desk);
		known->ticket = ours || !known->ticket ? id : known->ticket;
		known->ours = known->ours || ours;
	}
}

/* Of each document only such as have a file are parsed. */
static int know_tickets(void *context, const struct scan_file *file, struct err *ignored)
{
	static const char needle[] = "\n  file:";
	struct attachment_search *search = context;
	struct arena scratch = {0};
	const char *end = file->bytes + file->length;
	(void)ignored;
	for (const char *at = file->bytes; at && (at = memmem(at, (size_t)(end - at), needle, sizeof needle - 1));) {
		const char *begin = volume_begin(file->bytes, end, at);
		const char *stop = volume_end(begin, end);
		struct ticket ticket = {0};
		struct err told = {0};
		if (record_read(&ticket_schema, &ticket, file->path, begin, (size_t)(stop - begin), &scratch, &told) == 0)
			know(search, &ticket, &scratch);
		arena_clear(&scratch);
		at = stop;
	}
	return 0;
}

static int know_all(struct attachment_search *search, struct err *err)
{
	static const char *const trays[] = {PATH_TICKETS_OPEN, PATH_TICKETS_CLOSED, PATH_TICKETS_ARCHIVE};
	struct arena files = {0};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < sizeof trays / sizeof *trays; i++) {
		const struct scan scan = {.directory = trays[i], .limit = RECORD_VOLUME_BYTES, .each = know_tickets,
			.failed = check_events_unread, .context = search};
		rc = scan_files(search->findings->session->store, &scan, &files, err);
	}
	arena_clear(&files);
	return rc;
}

static void tell_erased(struct findings *findings, const char *path, const char *ticket)
{
	struct err still = {0};
	(void)err_hint(&still,
		err_set(&still, ERR_MALFORMED, _("was erased from ticket %s and is still here"), ticket),
		_("ticket-attach %s --erase %.2s%.10s --reason <reason>"), ticket, path + strlen(PATH_ATTACHMENTS "/"),
		path + strlen(PATH_ATTACHMENTS "/ab/"));
	findings_add_err(findings, path, &still);
}

static int each_doubtful(void *context, const char *path)
{
	struct attachment_search *search = context;
	struct findings *findings = search->findings;
	if (!beside_path_is_plain(path) || !is_doubtful(search, path))
		return 0;
	struct known_attachment *known = attachment_at(search, path);
	known->seen = true;
	if (known->ticket || map_get(&search->doubts->contents, path))
		return 0;
	if (known->erased)
		tell_erased(findings, path, known->erased);
	else
		findings_add(findings, FINDING_NOTE, ERR_REFUSED, path, _("no ticket has this attachment"));
	return 0;
}

static void tell_missing(const struct attachment_search *search)
{
	for (size_t i = 0; i < search->n; i++) {
		const struct known_attachment *one = &search->items[i];
		if (one->seen || !one->ticket)
			continue;
		const char *what =
			one->ours ? _("of ticket %s is missing: attach the file again (ticket-attach), or take it "
				      "from a backup")
				  : _("of ticket %s is not here: its window has it");
		findings_add(search->findings, one->ours ? FINDING_ERROR : FINDING_NOTE, ERR_MALFORMED, one->path,
			arena_printf(search->findings->mem, what, one->ticket));
	}
}

int check_attachments(struct findings *findings, const struct check_doubts *doubts, struct err *err)
{
	struct attachment_search search = {.findings = findings, .doubts = doubts};
	bool any = doubts->attachments.n > 0;
	for (size_t i = 0; i < sizeof doubts->directories / sizeof *doubts->directories; i++)
		any = any || doubts->directories[i];
	if (!any)
		return 0;
	int rc = know_all(&search, err);
	if (rc == 0)
		rc = each_file(findings, NULL, each_doubtful, &search, err);
	if (rc == 0)
		tell_missing(&search);
	arena_clear(&search.mem);
	return rc;
}
