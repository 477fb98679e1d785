/* Work of many pieces, which as many processes as there are processors take one after the other, to come to one
 * answer: all of it is well, or it is not known. */
#ifndef STORE_SHARE_TURNS_H
#define STORE_SHARE_TURNS_H

#include <stdbool.h>
#include <stddef.h>

struct share_result;
struct store;

struct share_turns {
	size_t n; /* of pieces */
	int (*each)(void *context, size_t i); /* one of them; -1: it is not well, and no more are taken */
	/* In a process besides this one: before its first piece, -1 when it cannot; and after its last one, what it has to
	 * hand back. */
	int (*begin)(void *context);
	void (*put)(const void *context, struct share_result *result);
	/* In this one: put that to what it has itself, -1 when the two are not well together. */
	int (*take)(void *context, struct share_result *result);
	void *context;
};

/* False when a piece is not well, and when a process ended early or could not do its part. */
bool share_turns_run(struct store *store, const struct share_turns *turns);

#endif
