#include "sync/receive_change.h"

#include <string.h>

#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"
#include "finding/findings.h"
#include "history/check_history.h"
#include "history/check_record.h"
#include "store/path.h"
#include "store/share_turns.h"
#include "store/store.h"
#include "sync/receive_money.h"

static int check_files(struct receive_change *change, const struct history_change_list *list, struct err *err)
{
	struct receive_look *look = change->look;
	for (size_t i = 0; i < list->n; i++) {
		const struct arena_mark mark = arena_mark(look->mem);
		if (receive_file_check(&change->file, &list->items[i], err)) {
			receive_look_refuse(look, list->items[i].path, err);
			*err = look->refused;
			return -1;
		}
		arena_reset(look->mem, mark);
	}
	return 0;
}

/* What the comparison of records found. */
static int take_findings(struct receive_change *change, struct err *err)
{
	struct receive_look *look = change->look;
	for (size_t i = 0; i < change->findings->n; i++) {
		const struct finding *finding = &change->findings->items[i];
		if (finding->kind != FINDING_ERROR)
			continue;
		const char *said = strstr(finding->message, ": ");
		return err_set(err, ERR_REFUSED, "%s: %s", finding->path, said ? said + 2 : finding->message);
	}
	change->findings->n = 0;
	if (!look->refused.code)
		return 0;
	*err = look->refused;
	return -1;
}

static int check_records(struct receive_change *change, const struct history_change_list *list, struct err *err)
{
	struct check_commit *commit = check_history_at(change->walk);
	commit->is = *change->look->is;
	commit->staff = change->look->author;
	commit->parent = 0;
	commit->added = (struct map){0};
	return check_history_compare(change->walk, list, err) || take_findings(change, err) ? -1 : 0;
}

/* Their arena is left as it was. */
static int check_part(struct receive_change *change, const struct history_change_list *list, struct err *err)
{
	const struct arena_mark mark = arena_mark(change->look->mem);
	const int rc = check_files(change, list, err) || check_records(change, list, err) ? -1 : 0;
	arena_reset(change->look->mem, mark);
	return rc;
}

static int check_all(struct receive_change *change, const struct history_change_list *list, struct err *err)
{
	return check_part(change, list, err) || receive_money_settle(&change->look->money, err) ? -1 : 0;
}

/* ---- Many blocks of accounts --------------------------------------------------------------------- */

/* A process takes some milliseconds to begin, as many as a block of a hundred accounts. */
enum { BLOCKS_LEAST = 16 };

/* Of each block its file and its pages of history, in the order of the commit; and what is of none. */
struct block_list {
	struct history_change_list *items;
	size_t n;
	struct history_change_list rest;
};

struct block_search {
	struct receive_change *change;
	struct block_list blocks;
};

/* "000105/00010500.yaml" of a block and of its pages alike; NULL: it is neither. */
static const char *block_of(const char *path)
{
	const char *name = strrchr(path, '/');
	if (!str_starts(path, PATH_ACCOUNTS "/"))
		return NULL;
	while (name > path && name[-1] != '/')
		name--;
	return name;
}

static void divide(const struct history_change_list *list, struct arena *arena, struct block_list *blocks)
{
	struct map places = {0}; /* block -> index + 1 */
	size_t *rooms = arena_array(arena, list->n, sizeof *rooms);
	size_t rest_room = 0;
	*blocks = (struct block_list){.items = arena_array(arena, list->n, sizeof *blocks->items)};
	for (size_t i = 0; i < list->n; i++) {
		const char *name = block_of(list->items[i].path);
		if (!name) {
			VEC_PUSH(arena, blocks->rest.items, blocks->rest.n, rest_room) = list->items[i];
			continue;
		}
		const size_t place = map_place(&places, arena, &name, blocks->n + 1);
		struct history_change_list *block = &blocks->items[place - 1];
		blocks->n += place > blocks->n;
		VEC_PUSH(arena, block->items, block->n, rooms[place - 1]) = list->items[i];
	}
}

/* Not of a store that is brought to the next format, where one file becomes several. */
static bool is_upgrade(const struct history_change_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_equal(list->items[i].path, STORE_SETTINGS_PATH))
			return true;
	return false;
}

static int check_block(void *context, size_t i)
{
	struct block_search *search = context;
	struct err ignored = {0};
	return check_part(search->change, &search->blocks.items[i], &ignored);
}

static int part(void *context)
{
	const struct block_search *search = context;
	struct err ignored = {0};
	return history_part(search->change->look->history, &ignored);
}

static void put_money(const void *context, struct share_result *result)
{
	const struct block_search *search = context;
	receive_money_put(&search->change->look->money, result);
}

static int take_money(void *context, struct share_result *result)
{
	struct block_search *search = context;
	return receive_money_take(&search->change->look->money, result) ? 0 : -1;
}

/* What left a block for its pages is known as long as these are looked at, and not until all of the commit is. */
static bool is_clear(struct block_search *search)
{
	const struct share_turns turns = {.n = search->blocks.n, .each = check_block, .begin = part, .put = put_money,
		.take = take_money, .context = search};
	struct err ignored = {0};
	return share_turns_run(search->change->look->store, &turns) &&
	       check_all(search->change, &search->blocks.rest, &ignored) == 0;
}

/* ---- All ----------------------------------------------------------------------------------------- */

/* Several processes find that there is nothing to find; what there is to refuse, and what comes first of it, is for
 * one that looks at all. */
int receive_change_check(struct receive_change *change, const struct history_change_list *list, struct err *err)
{
	struct block_search search = {.change = change};
	divide(list, change->look->mem, &search.blocks);
	if (search.blocks.n >= BLOCKS_LEAST && !is_upgrade(list)) {
		if (is_clear(&search))
			return 0;
		receive_change_forget(change);
	}
	return check_all(change, list, err);
}

void receive_change_forget(struct receive_change *change)
{
	change->findings->n = 0;
	change->look->refused = (struct err){0};
	receive_money_clear(&change->look->money);
}

void receive_change_end(struct receive_change *change)
{
	receive_file_end(&change->file);
}
