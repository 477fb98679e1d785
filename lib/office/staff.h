/* Staff: who works at the windows and departments (article 7: everyone wears a badge).
 * catalogue/staff.yaml; people who left stay in the file, as records name them. */
#ifndef OFFICE_STAFF_H
#define OFFICE_STAFF_H

#include <stdbool.h>

#include "base/err.h"
#include "office/event.h"
#include "office/spell.h"
#include "record/field.h"
#include "value/called.h"

struct store;
struct session;
struct txn;

/* Roles, as bits for the tables of commands and transitions; onestop-states(7) shows who may do what. */
enum staff_role {
	ROLE_CLERK = 1 << 0,      /* a window */
	ROLE_HANDLER = 1 << 1,    /* a department */
	ROLE_SUPERVISOR = 1 << 2,
	ROLE_INSPECTOR = 1 << 3,  /* 公司纪委 */
	ROLE_ADMIN = 1 << 4,
	ROLE_ANYONE = 0
};

extern const struct choice staff_acts[];  /* what happened to an entry: join change note away back */
extern const struct choice staff_roles[]; /* clerk handler supervisor inspector admin: bit by index */

struct staff {
	const char *id;
	const char *name;
	const char *badge;
	const char *login;
	const char *department;
	const char *desk;
	struct words roles;
	int active_from; /* date; in entries of format 1 only, in place of `duty` */
	int active_to;   /* date of the last day; 0: still here; as above */
	struct words duty; /* spells (office/spell.h); none: ever since and still */
	struct words away; /* spells away, with the deputy of each */
	struct words disputed; /* keys of fields that two desks set without knowing of each other */
	struct event_list events;
};

struct staff_list {
	struct staff *items;
	size_t n;
};

extern const struct schema staff_schema;

/* Everybody, in the order of the file. */
int staff_load_all(struct store *store, struct staff_list *all, struct err *err);

/* For lists, which need the names alone: programs that only read go on with nobody when the file is
 * damaged (store_damaged). */
int staff_load_readable(struct store *store, struct staff_list *all, struct err *err);

/* Write the file back, sorted by id: whoever is added stands in the same place, whatever windows add. */
int staff_save_all(struct txn *txn, const struct staff_list *all, struct err *err);

/* The entry with this id; NULL when there is none. */
struct staff *staff_find(const struct staff_list *all, const char *id);

/* Does who acts stand in for the person with this id today?  By the staff file of the store. */
bool staff_stands_in(const struct session *session, const char *id);

/* What people are called who are on duty on that day; 0: all of them.  In the arena. */
struct called_list staff_called(const struct staff_list *all, int day, struct arena *arena);

/* Nobody has this id: ERR_REFUSED with the id that was probably meant, else with the command that
 * lists them.  `day`: somebody on duty on that day was looked for; 0: anybody. */
int staff_refuse(const struct staff_list *all, const char *id, int day, struct err *err);

/* The roles as bits. */
unsigned staff_role_bits(const struct staff *staff);

/* Roles in the order of the table, each once, however they were typed; in the arena. */
struct words staff_ordered_roles(const struct words *roles, struct arena *arena);

/* The spells of duty, also of an entry of format 1; none: ever since and still. */
struct spell_list staff_duty(const struct staff *staff, struct arena *arena);

/* Is a person on duty on a day?  (Who is away for some days still is.) */
bool staff_is_active(const struct staff *staff, int date);

/* Was the last day of the last spell before this day? */
bool staff_has_left(const struct staff *staff, int date);

/* Who stands in on a day for the person with this id: the deputy of a leave that holds then, if that
 * one is on duty; NULL when nobody does, or there is no such person. */
const struct staff *staff_deputy(const struct staff_list *all, const char *id, int day);

/* Is `who` that deputy? */
bool staff_is_deputy(const struct staff_list *all, const char *who, const char *id, int day);

/* ERR_REFUSED unless the person has one of `roles` (bits; 0: anyone). */
int staff_require(const struct staff *who, unsigned roles, const char *program, struct err *err);

/* The name of a staff member for a message, loaded from the store; the id when it has none of it. */
const char *staff_name(struct store *store, const char *id);

/* "clerk, handler": the names of the roles, with `between` between them. */
const char *staff_role_names(unsigned roles, const char *between, struct arena *arena);

/* "clerk or handler": the roles as people read them.  In the arena. */
const char *staff_role_titles(unsigned roles, struct arena *arena);

/* For option tables: a role's name. */
int staff_check_role(const char *text, struct err *err);

#endif
