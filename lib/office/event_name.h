/* The id of an event in its parts: the desk that wrote it and its number there, "XS-3". */
#ifndef OFFICE_EVENT_NAME_H
#define OFFICE_EVENT_NAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct event_name {
	const char *desk; /* the id itself, of which the desk is the first `length` bytes */
	size_t length;
	int64_t number;   /* 0: it is no id of an event */
};

/* Of NULL, too.  Kept: the id must outlive it. */
struct event_name event_name_parse(const char *id);

/* Are two ids of one desk? */
bool event_name_is_beside(const char *id, const char *other);

/* The desks of a record's events, each with a number from 0 on: there are few, and the same ones again and
 * again. */
struct event_desk_list {
	struct event_name *items; /* `number`: as the owner of the list wants it; 0 at first */
	size_t n;
	size_t room;
};

struct arena;

/* The number of its desk; `n` where it is none of them. */
size_t event_name_find(const struct event_desk_list *desks, const struct event_name *name);

/* The number of its desk, which is added where it is new. */
size_t event_name_desk(struct event_desk_list *desks, const struct event_name *name, struct arena *arena);

#endif
