/* Founding a store: the directory, its git, the settings, the catalogue and calendar that come
 * with the programs, and the first staff member. */
#ifndef OFFICE_STORE_INIT_H
#define OFFICE_STORE_INIT_H

#include <stdbool.h>

#include "base/err.h"

struct session;

struct store_init {
	const char *directory; /* where; must not exist, or be empty */
	const char *data_dir;  /* share/onestop of the installation */
	const char *desk;
	const char *company;
	const char *region;
	const char *language;
	const char *staff;      /* id; NULL: from the login of whoever runs it */
	const char *staff_name;
	const char *badge;
	bool test_clock;
	bool claimed;           /* several people share the login that makes it */
};

/* Make the store with its first commit; it appears at `directory` whole or not at all.  The first
 * staff member gets the roles clerk, supervisor and admin.  `session` gives memory and the clock; its
 * store, staff and desk are set.  Of a command line that is repeated the store is there and nothing is
 * done. */
int store_init_make(const struct store_init *order, struct session *session, struct err *err);

/* Is it a language that there are messages in? */
int store_init_check_language(const char *text, struct err *err);

#endif
