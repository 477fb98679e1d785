/* Lists within records: of anything for record/, of one kind of struct for all others.
 *
 * A list of events is a
 *
 *     struct event_list {
 *             struct event *items;
 *             size_t n;
 *     };
 *
 * and its row FIELD(events, LIST_OF(event), N_("events")): a list of records of event_schema.  A
 * member that is another list does not compile, nor one whose items are another struct, nor one
 * without the shape of struct list, as which record/ reads and writes them all. */
#ifndef RECORD_LIST_H
#define RECORD_LIST_H

#include <stddef.h>

/* A list of anything.  Typed lists are accessed through it, hence the attribute. */
struct list {
	void *items; /* n structs of the schema's size, one after the other */
	size_t n;
} __attribute__((may_alias));

/* The list of FIELD_PAIRS. */
struct pair {
	const char *key;
	const char *value;
};

struct pairs {
	struct pair *items;
	size_t n;
};

/* The type of a list of such structs, and 0 when it is as it must be. */
#define LIST_TYPE(noun) struct noun##_list
#define LIST_CHECK(noun)                                                                           \
	_Generic(&((LIST_TYPE(noun) *)NULL)->items, struct noun **: 0) +                           \
		_Generic(&((LIST_TYPE(noun) *)NULL)->n, size_t *: 0) +                             \
		0 * sizeof(char[LIST_HAS_SHAPE(LIST_TYPE(noun)) ? 1 : -1])
#define LIST_HAS_SHAPE(type)                                                                       \
	(sizeof(type) == sizeof(struct list) && offsetof(type, n) == offsetof(struct list, n) &&   \
		offsetof(type, items) == offsetof(struct list, items))

#endif
