/* Choices: the values of an enumeration, as files and people call them.  Tables end with a NULL
 * name; index = value in C. */
#ifndef RECORD_CHOICE_H
#define RECORD_CHOICE_H

#include "base/arena.h"
#include "base/err.h"

struct choice {
	const char *name;  /* in files, options, CSV: English */
	const char *title; /* msgid of what people read */
};

/* A value that is called otherwise since: the old name is read, the new one written.  Tables end
 * with a NULL. */
struct renamed {
	const char *was;
	const char *is;
};

/* The index of `name` in `choices`; -1 when there is none. */
int choice_find(const struct choice *choices, const char *name);

/* Refuse a word that is none of them, as nearest_suggest does (base/nearest.h). */
int choice_suggest(const struct choice *choices, const char *name, enum err_code code, struct err *err);

/* "a, b, c": the names of `choices`, without an empty first one. */
const char *choice_list(const struct choice *choices, struct arena *arena);

/* The same for people who may type either: each with its title, where messages are in another language than
 * names are ("cash 现金、wechat 微信"). */
const char *choice_list_called(const struct choice *choices, struct arena *arena);

/* One of them: "cash 现金", or the name alone.  The title is a msgid; NULL and "": there is none. */
const char *choice_called(const char *name, const char *title, struct arena *arena);

#endif
