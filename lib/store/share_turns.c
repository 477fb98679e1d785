#include "store/share_turns.h"

#include <stdatomic.h>

#include "store/share.h"

/* What all processes see. */
struct turns_board {
	atomic_size_t next; /* piece */
	atomic_bool failed;
};

struct turns_work {
	const struct share_turns *turns;
	struct share processes;
};

static int work(struct turns_work *work)
{
	const struct share_turns *turns = work->turns;
	struct turns_board *board = work->processes.board;
	while (!atomic_load(&board->failed)) {
		const size_t i = atomic_fetch_add(&board->next, 1);
		if (i >= turns->n)
			return 0;
		if (turns->each(turns->context, i))
			atomic_store(&board->failed, true);
	}
	return -1;
}

static int help(void *context, size_t nth, struct share_result *result)
{
	struct turns_work *of = context;
	const struct share_turns *turns = of->turns;
	(void)nth;
	if (turns->begin(turns->context) || work(of))
		return -1;
	turns->put(turns->context, result);
	return 0;
}

static int take(struct turns_work *of, size_t nth)
{
	struct share_result result;
	struct err ignored = {0};
	if (share_end(&of->processes, nth, &result, &ignored))
		return -1;
	const int rc = of->turns->take(of->turns->context, &result);
	str_close(&result.bytes);
	return rc;
}

bool share_turns_run(struct store *store, const struct share_turns *turns)
{
	struct turns_work of = {.turns = turns};
	share_open(&of.processes, store, sizeof(struct turns_board));
	share_start(&of.processes, share_processors(), help, &of);
	int rc = work(&of);
	for (size_t i = 1; rc == 0 && i < of.processes.n; i++)
		rc = take(&of, i);
	share_close(&of.processes);
	return rc == 0;
}
