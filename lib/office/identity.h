/* Who acts: the login under which a program runs decides, by the staff file.
 *
 * The login is the name of getuid(), "#UID" without an entry in the user database; no variable that
 * the caller sets (LOGNAME, USER) and no terminal (getlogin) is asked.  Root is nobody in
 * particular: SUDO_UID, then the login that the kernel keeps for the session (loginuid) count where
 * a staff member has them, then an entry whose login is root.  For everybody else they are only
 * noted.  `--as` takes the role admin, or that the person named is away and has named this deputy
 * (staff_deputy); nobody acts for an inspector.
 *
 * A login that the settings list under `claimed` is shared by several people: whoever uses it says
 * who he is, and is believed.  Every commit keeps the login beside the staff id, and every event
 * that was made so says it (office/event.h), for papers and evidence. */
#ifndef OFFICE_IDENTITY_H
#define OFFICE_IDENTITY_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/err.h"

struct session;
struct staff;
struct staff_list;
struct store;
struct words;

/* What there is to decide by. */
struct identity_facts {
	uid_t uid;  /* real */
	uid_t euid;
	gid_t gid;
	gid_t egid;
	const char *login; /* of uid */
	const char *sudo;  /* login of SUDO_UID; NULL */
	const char *audit; /* login that the session began with; NULL */
	const char *desk;  /* of the clone: an entry's login may be "XS:login"; NULL */
	const struct words *claimed; /* logins of the settings; may be "XS:login" */
	const char *as;         /* --as; NULL */
	const char *environment; /* ONESTOP_STAFF; NULL; for claimed logins */
	const char *configured; /* git config onestop.staff; NULL; for claimed logins */
};

struct identity {
	const struct staff *staff;
	const char *login; /* for the commit: "wangmin", "root via wangmin", "window claimed" */
	bool claimed;      /* he said so himself */
};

/* The facts about this process, in the arena; desk, claimed, as and configured are the caller's.
 * ERR_SYSTEM where the user database or the kernel could not be asked (no descriptors left): nobody is
 * taken for another, or for nobody, because of that. */
int identity_gather(struct identity_facts *facts, struct arena *arena, struct err *err);

/* Who acts on the date `today`?  ERR_REFUSED: a program with the rights of another user, nobody found, not on duty,
 * or --as without the role.  `found` is in the arena. */
int identity_decide(const struct identity_facts *facts, const struct staff_list *all, int today,
	struct arena *arena, struct identity *found, struct err *err);

/* The login that a new staff member who runs this program has: root's is that of sudo or the
 * session where there is one. */
const char *identity_own_login(const struct identity_facts *facts);

/* What a commit says of the login, in the arena. */
const char *identity_describe(const struct identity_facts *facts, bool claimed, struct arena *arena);

/* Where he acts: `*desk` is the window of tickets, receipts, events and day books.  The acting person's
 * (`staff`; NULL: nobody known), else `wanted` (--desk; NULL), else the clone's, the first that its git config
 * names.  In a store with a hub only desks that the clone has count.  ERR_REFUSED where there is none, or
 * another is wanted than a clone has. */
int identity_desk(const struct store *store, const struct staff *staff, const char *wanted,
	const char **desk, struct err *err);

/* Find out who acts in a session of a store: sets `staff` and what its actor says of him.  `as` is
 * that of --as; NULL. */
int identity_set(struct session *session, const char *as, struct err *err);

#endif
