/* What the parts of sync/receive.h share while a commit is looked at. */
#ifndef SYNC_RECEIVE_LOOK_H
#define SYNC_RECEIVE_LOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "history/history.h"
#include "office/desk.h"
#include "office/staff.h"
#include "store/store.h"
#include "sync/receive_money.h"

struct receive_then;

struct receive_look {
	struct store *store;   /* reads settings, staff and desks as they were verified last */
	struct history *history;
	const char *pusher;    /* NULL: not known */
	int64_t now;           /* 0: nothing is said of the time */
	struct staff_list staff;
	struct desk_list desks; /* none: there is no register of them */
	/* Of the commit. */
	const struct history_commit *is;
	struct arena *mem;     /* cleared between two */
	const char *desk;      /* whose it is */
	const char *author;    /* staff id */
	bool centre;           /* that desk keeps what is the centre's */
	unsigned desk_roles;   /* what may be done there: bits of enum staff_role */
	int64_t before;        /* author date of that desk's commit before; 0: none */
	struct receive_money money;
	struct receive_then *then; /* the office as who made it had it: sync/receive_then.h; NULL: nobody asked yet */
	struct err refused;    /* the first reason */
};

/* Refuse, where nothing was refused before: in `path`. */
void receive_look_refuse(struct receive_look *look, const char *path, const struct err *why);

/* Read settings, staff and desks as a verified commit has them. */
int receive_look_office(struct receive_look *look, const char *commit, struct err *err);

#endif
