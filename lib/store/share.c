#include "store/share.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/message.h"
#include "store/store.h"

/* ---- What a process hands back ------------------------------------------------------------------- */

void share_put(struct share_result *result, const void *bytes, size_t n)
{
	str_add_n(&result->bytes, bytes, n);
}

void share_take(struct share_result *result, void *into, size_t n)
{
	if (result->at + n > result->bytes.length)
		bug("what a process handed back ends early");
	memcpy(into, str_text(&result->bytes) + result->at, n);
	result->at += n;
}

void share_put_text(struct share_result *result, const char *text)
{
	share_put(result, text, strlen(text) + 1);
}

const char *share_take_text(struct share_result *result, struct arena *arena)
{
	const char *text = arena_dup(arena, str_text(&result->bytes) + result->at);
	result->at += strlen(text) + 1;
	return text;
}

/* ---- Processes ----------------------------------------------------------------------------------- */

size_t share_processors(void)
{
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof set, &set))
		return 1;
	size_t n = (size_t)CPU_COUNT(&set);
	return n < SHARES ? n : SHARES;
}

/* Where there is no memory for all of them to see, this one works alone. */
void share_open(struct share *share, struct store *store, size_t board_size)
{
	const size_t places = SHARES * sizeof *share->places;
	*share = (struct share){.store = store, .n = 1, .shown_size = places + board_size};
	void *shown = mmap(NULL, share->shown_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	share->shown = shown == MAP_FAILED ? NULL : shown;
	if (!share->shown)
		shown = arena_alloc(store->mem, share->shown_size);
	share->places = shown;
	share->board = (char *)shown + places;
}

static _Noreturn void work(struct share *share, size_t nth,
	int (*help)(void *context, size_t nth, struct share_result *result), void *context)
{
	struct share_result result = {0};
	struct share_place *place = &share->places[nth];
	struct err ignored = {0};
	bool done = help(context, nth, &result) == 0;
	place->length = result.bytes.length;
	done = done && spool_add(&share->spools[nth], share->store, str_text(&result.bytes), result.bytes.length,
			       &place->at, &ignored) == 0;
	place->end = done ? SHARE_DONE : SHARE_COULD_NOT;
	_exit(0);
}

void share_start(struct share *share, size_t most,
	int (*help)(void *context, size_t nth, struct share_result *result), void *context)
{
	const pid_t us = getpid();
	struct err no_room = {0};
	int64_t at;
	for (; share->shown && share->n < most && share->n < SHARES; share->n++) {
		/* The file is made before we part, so that both have it. */
		if (spool_add(&share->spools[share->n], share->store, "", 0, &at, &no_room))
			break;
		const pid_t other = fork();
		if (other < 0)
			break;
		share->others[share->n] = other;
		if (other > 0)
			continue;
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != us)
			_exit(1);
		work(share, share->n, help, context);
	}
}

static void wait_for(struct share *share, size_t nth)
{
	while (waitpid(share->others[nth], NULL, 0) < 0 && errno == EINTR)
		;
	share->others[nth] = 0;
}

/* How it ended stands in the place: whoever started us with SIGCHLD ignored takes the exit status away. */
int share_end(struct share *share, size_t nth, struct share_result *result, struct err *err)
{
	wait_for(share, nth);
	*result = (struct share_result){0};
	if (share->places[nth].end == SHARE_COULD_NOT)
		return 1;
	if (share->places[nth].end != SHARE_DONE)
		return err_set(err, ERR_SYSTEM, _("a process that did a part of the work ended early"));
	if (spool_read(&share->spools[nth], share->places[nth].at, share->places[nth].length, &result->bytes, err)) {
		str_close(&result->bytes);
		return -1;
	}
	return 0;
}

void share_close(struct share *share)
{
	for (size_t i = 1; i < SHARES; i++)
		if (share->others[i]) {
			kill(share->others[i], SIGKILL);
			wait_for(share, i);
		}
	for (size_t i = 0; i < SHARES; i++)
		spool_close(&share->spools[i]);
	if (share->shown)
		munmap(share->shown, share->shown_size);
	share->shown = NULL;
}
