/* The codes that a store knows, with what people call them (value/called.h): services and departments of the
 * catalogue, staff.  (Which document is meant depends on the service: rules/paper.h.) */
#ifndef CLI_KNOWN_H
#define CLI_KNOWN_H

#include "base/arena.h"
#include "base/err.h"
#include "value/called.h"

struct store;

enum known_kind { KNOWN_NONE, KNOWN_SERVICE, KNOWN_DEPARTMENT, KNOWN_STAFF, KNOWN_ACCOUNT, KNOWN_RECEIPT, KNOWN_PAPER /* of the service, which the program knows */ };

/* All codes of a kind; none where a file cannot be read, which whoever needs it says.  In the arena. */
struct called_list known_codes(struct store *store, enum known_kind kind, struct arena *arena);

/* The code that somebody means by what he typed.  What nothing is called by stays as it is.  ERR_USAGE names
 * those that it may be. */
int known_code(struct store *store, enum known_kind kind, const char *typed, struct arena *arena,
	const char **code, struct err *err);

/* There is none that is called so: ERR_REFUSED with the one that was probably meant. */
int known_refuse(struct store *store, enum known_kind kind, const char *typed, struct err *err);

#endif
