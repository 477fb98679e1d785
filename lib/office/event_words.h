/* Words that desks added and took away without knowing of each other (FIELD_SET): joined.
 *
 * What an event did is seen against what its author had before him: a word that it added, or took away.  A
 * word stays while some event that added it was seen by none that took it away.  An event whose text
 * begins with "WORD: " speaks of that word, also where nothing changes: an opinion for it and one against
 * it that did not know of each other are a dispute ("agreed"). */
#ifndef OFFICE_EVENT_WORDS_H
#define OFFICE_EVENT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "office/event_twin.h"

struct event_touch {
	size_t event; /* index */
	const char *word;
	bool there;   /* after it */
	bool spoken;
};

struct event_words_write {
	size_t event;
	struct words words;
};

struct event_words {
	struct words now; /* at the end of the last stretch */
	struct event_words_write *writes; /* of the present stretch, in order */
	size_t writes_n, writes_room;
	struct event_touch *touches; /* of the present stretch, in order */
	size_t touches_n, touches_room;
	struct event_touch *held; /* of stretches before: what is still disputed */
	size_t held_n, held_room;
};

/* An event of the stretch sets the words; `event` is its index, `text` what its author wrote. */
void event_words_set(struct event_words *words, const struct event_twins *twins, size_t event, const char *text,
	const struct words *set, struct arena *arena);

/* An event settles every word that it had seen disputed, so that it stays as its author has it: as he had it
 * before him, or as he set it. */
void event_words_resolve(struct event_words *words, const struct event_twins *twins, size_t event,
	struct arena *arena);

/* The stretch ends. */
void event_words_end(struct event_words *words, const struct event_twins *twins, struct arena *arena);

#endif
