#include "renumber/renumber_commit.h"

#include <string.h>

#include "account/account.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "store/path.h"
#include "renumber/renumber_book.h"
#include "renumber/renumber_record.h"
#include "renumber/renumber_ticket.h"

/* ---- Accounts ------------------------------------------------------------------------------------ */

static struct account *find_account(const struct account_list *accounts, const char *number)
{
	for (size_t i = 0; i < accounts->n; i++)
		if (str_equal(accounts->items[i].number, number))
			return &accounts->items[i];
	return NULL;
}

/* In its place, or in the order of numbers. */
static void put_account(struct account_list *accounts, const struct account *made, struct arena *arena)
{
	struct account *old = find_account(accounts, made->number);
	size_t room = 0, at = accounts->n;
	if (old) {
		*old = *made;
		return;
	}
	VEC_PUSH(arena, accounts->items, accounts->n, room) = *made;
	for (; at > 0 && str_less(made->number, accounts->items[at - 1].number); at--)
		accounts->items[at] = accounts->items[at - 1];
	accounts->items[at] = *made;
}

static int read_block(struct renumber_walk *walk, const char *path,
	int (*reads)(struct renumber_walk *walk, const char *path, struct renumber_text *text, struct err *err),
	struct account_list *accounts, struct err *err)
{
	struct renumber_text text;
	struct list list;
	if (reads(walk, path, &text, err) || renumber_walk_list(walk, path, &account_schema, &text, &list, err))
		return -1;
	*accounts = (struct account_list){list.items, list.n};
	return 0;
}

static int make_block(struct renumber_walk *walk, const char *path, struct err *err)
{
	struct account_list was, is, now;
	if (read_block(walk, path, renumber_walk_was, &was, err) || read_block(walk, path, renumber_walk_is, &is, err) ||
		read_block(walk, path, renumber_walk_now, &now, err))
		return -1;
	for (size_t i = 0; i < was.n; i++)
		if (!find_account(&is, was.items[i].number))
			return err_set(err, ERR_REFUSED, "%s: %s", was.items[i].number, _("was deleted"));
	for (size_t i = 0; i < is.n; i++) {
		const struct account *old = find_account(&was, is.items[i].number);
		struct account made;
		if (old && record_equal(&account_schema, old, &is.items[i]))
			continue;
		const struct renumber_record of = {&account_schema, is.items[i].number, old, &is.items[i],
			find_account(&now, is.items[i].number)};
		if (renumber_record_make(&walk->names, &of, &made, err))
			return -1;
		put_account(&now, &made, walk->arena);
	}
	const struct list list = {now.items, now.n};
	return renumber_walk_put_list(walk, path, &account_schema, &list, err);
}

/* ---- All ----------------------------------------------------------------------------------------- */

static int refuse_kept(struct renumber_walk *walk, const char *path, struct err *err)
{
	(void)walk;
	return err_set(err, ERR_REFUSED, _("%s: is kept by the centre, and cannot become work of another desk"), path);
}

static int copy_plain(struct renumber_walk *walk, const char *path, struct err *err)
{
	struct renumber_text text;
	if (renumber_walk_is(walk, path, &text, err))
		return -1;
	if (!text.bytes)
		return err_set(err, ERR_REFUSED, "%s: %s", path, _("was deleted"));
	renumber_walk_put(walk, path, &text);
	return 0;
}

/* The first row that the path begins with, and ends with, decides; what no row has is the centre's.  In three rounds: all
 * numbers are given before one is written, and operations name events. */
enum round { ROUND_NAME, ROUND_MAKE, ROUND_OPS, ROUNDS };

static const struct kind {
	const char *begins;
	const char *ends;
	int (*rounds[ROUNDS])(struct renumber_walk *walk, const char *path, struct err *err);
} kinds[] = {
	{PATH_TICKETS_ARCHIVE "/", "", {0}},
	{PATH_TICKETS_OPEN "/", "", {renumber_ticket_name, renumber_ticket_make}},
	{PATH_TICKETS_CLOSED "/", "", {renumber_ticket_name, renumber_ticket_make}},
	{PATH_ACCOUNT_HISTORY "/", "", {refuse_kept}},
	{PATH_ACCOUNTS "/", "", {[ROUND_MAKE] = make_block}},
	{PATH_PAYMENTS "/", "-closed.yaml", {[ROUND_MAKE] = renumber_book_close}},
	{PATH_PAYMENTS "/", "", {renumber_book_name, renumber_book_page}},
	{PATH_BILLS "/", "", {renumber_book_name_bills, renumber_book_bills}},
	{PATH_OPS "/", "", {[ROUND_OPS] = renumber_book_ops}},
	{PATH_ATTACHMENTS "/", "", {[ROUND_MAKE] = copy_plain}},
	{"", "", {refuse_kept}},
};

static const struct kind *kind_of(const char *path)
{
	const struct kind *kind = kinds;
	while (!str_starts(path, kind->begins) || !str_ends(path, kind->ends))
		kind++;
	return kind;
}

static int check_keeper(struct renumber_walk *walk, const char *path, struct err *err)
{
	char desk[PATH_DESK_SIZE];
	const enum path_keeper keeper = path_keeper(path, desk);
	if (keeper == PATH_OF_CENTRE)
		return refuse_kept(walk, path, err);
	if (keeper == PATH_OF_DESK && !renumber_walk_is_own(walk, desk)) {
		err_set(err, ERR_REFUSED, _("is written by desk %s alone"), desk);
		return err_prefix(err, "%s", path);
	}
	return 0;
}

int renumber_commit_make(struct renumber_walk *walk, struct err *err)
{
	struct history_change_list list;
	walk->changes = (struct tree_change_list){0};
	walk->places = (struct map){0};
	walk->done = (struct map){0};
	if (history_changes(walk->history, walk->is, 0, walk->arena, &list, err))
		return -1;
	for (size_t i = 0; i < list.n; i++)
		if (check_keeper(walk, list.items[i].path, err))
			return -1;
	for (int round = 0; round < ROUNDS; round++)
		for (size_t i = 0; i < list.n; i++) {
			const struct kind *kind = kind_of(list.items[i].path);
			if (kind->rounds[round] && kind->rounds[round](walk, list.items[i].path, err))
				return -1;
		}
	return 0;
}
