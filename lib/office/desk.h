/* Desks: the windows that have a clone of the store, and by what keys the hub knows their machines.
 * catalogue/desks.yaml, kept by the centre (store/path.h); a store without a hub needs none.  A desk
 * that is no more stays in the file, as ids name it. */
#ifndef OFFICE_DESK_H
#define OFFICE_DESK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "office/event.h"
#include "record/field.h"
#include "value/called.h"

struct session;
struct store;
struct txn;

extern const struct choice desk_acts[]; /* what happened to an entry: open change */

struct desk {
	const char *code;   /* two capitals */
	const char *name;   /* "三号窗口" */
	const char *clone;  /* desk in whose clone it works, with the keys of that one; "": it has its own */
	struct words keys;  /* ssh public keys "ssh-ed25519 AAAA...", without a comment (value/ssh_key.h) */
	struct words roles; /* names of staff_roles that may be used from its machine; none: all */
	int active_from;    /* date; 0: ever since */
	int active_to;      /* date of the last day; 0: still */
	struct event_list events;
};

struct desk_list {
	struct desk *items;
	size_t n;
};

extern const struct schema desk_schema;

/* All desks, by code; none where there is no such file.  By the commit that the store looks back to
 * (store/scan_commit.h). */
int desk_load_all(struct store *store, struct desk_list *all, struct err *err);

/* The same from the bytes of a file, for what is read from another place than the store (a hub's main); `path`
 * is for messages, and bytes NULL is no file. */
int desk_read_all(const char *path, const char *bytes, size_t length, struct arena *arena, struct desk_list *all,
	struct err *err);

/* Write the file back, sorted by code. */
int desk_save_all(struct txn *txn, const struct desk_list *all, struct err *err);

/* The entry of a code; NULL when there is none. */
struct desk *desk_find(const struct desk_list *all, const char *code);

/* May it work on a day?  Was its last day before? */
bool desk_is_active(const struct desk *desk, int date);
bool desk_has_ended(const struct desk *desk, int date);

/* Does the desk `code` work in the clone of the desk `clone`?  Its own does, with or without an entry. */
bool desk_is_of(const struct desk_list *all, const char *code, const char *clone);

/* The roles that may be used from there, as bits of enum staff_role. */
unsigned desk_role_bits(const struct desk *desk);

/* In a clone whose desk has not all roles: who acts has from here on only those of his that the desk has, as the hub
 * takes no other from there, nor anything that comes after.  ERR_REFUSED when he has one of `roles` (bits; 0: any) and
 * the desk has not, for the program of that name. */
int desk_narrow(struct session *session, unsigned roles, const char *program, struct err *err);

/* Nobody has this code: ERR_REFUSED with the one that was probably meant, else desk-list. */
int desk_refuse(const struct desk_list *all, const char *code, struct err *err);

/* What they are called, in the arena. */
struct called_list desk_called(const struct desk_list *all, struct arena *arena);

#endif
