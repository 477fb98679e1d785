/* onestop.yaml: what holds for the whole store, in every clone of it. */
#ifndef STORE_SETTINGS_H
#define STORE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"
#include "store/path.h"

/* The format that is written, and the oldest that is read besides. */
enum { SETTINGS_FORMAT = 2, SETTINGS_FORMAT_OLDEST = 1 };

/* From this format on money is data in events, and day books lie in pages. */
enum { SETTINGS_FORMAT_MONEY = 2 };

/* Must whoever works here have a badge number (article 7)? */
enum settings_badge { BADGE_TOLD, BADGE_REQUIRED };

/* Whose supervisors may bend a clock (office/separation.h)? */
enum settings_supervisors { SUPERVISORS_SERVICE_CENTER, SUPERVISORS_OTHER_DEPARTMENT };

/* Limits in working days that a utility may set; 0 in the file is the default. */
enum settings_limit {
	SETTINGS_PAPERS,    /* documents that were asked for: 10 */
	SETTINGS_ASSIGN,    /* hand-over: 1 */
	SETTINGS_DELIVER,   /* telling the customer: 1 */
	SETTINGS_VISIT,     /* call-back: 1 */
	SETTINGS_CLOSE,     /* closing: 1 */
	SETTINGS_HOLD,      /* the longest hold: 20 */
	SETTINGS_EXTENSION, /* the longest extension: the limit of the service */
	SETTINGS_LIMITS
};

/* onestop.yaml: what holds for the whole store, in every clone of it. */
struct settings {
	int64_t format;       /* SETTINGS_FORMAT or an older one; a newer one is refused */
	const char *company;  /* printed on forms and reports */
	const char *phone;    /* of the window, printed for customers; and where and when it is open */
	const char *place;
	const char *hours;
	const char *centre;   /* desk that alone writes catalogue, calendar, settings and bills: settings_is_centre */
	const char *region;   /* which calendar overlays apply: "hubei" */
	const char *language; /* of messages when the environment names none: "zh_CN" */
	bool test_clock;      /* ONESTOP_NOW is honoured */
	struct words claimed; /* logins that several people share, who say themselves who acts */
	int badge;            /* enum settings_badge */
	int supervisors;      /* enum settings_supervisors */
	int64_t days[SETTINGS_LIMITS]; /* papers_days and so on; ask settings_days */
	int64_t offline_days; /* how long a window may work away from the others; ask settings_offline_days */
	int64_t penalty_per_mille; /* 违约金: of what is overdue, a day; 0: none */
	int64_t due_days;     /* from a bill to the last day on which it is paid in time; ask settings_due_days */
	int64_t attachment_limit; /* bytes of the largest attachment; ask settings_attachment_limit */
	const char *op;       /* op-id of the store-init that made it, in old stores only */
};

extern const struct schema settings_schema;

/* The limit in working days; 0 only for SETTINGS_EXTENSION, whose default is the service's limit. */
int64_t settings_days(const struct settings *settings, enum settings_limit limit);

/* The days that a customer has to pay a bill: 30 where nothing is set, before the next one comes. */
int64_t settings_due_days(const struct settings *settings);

/* The bytes that an attachment may have: 20 MB where nothing is set. */
int64_t settings_attachment_limit(const struct settings *settings);

/* Is it the desk that alone writes what windows share: catalogue, calendar, settings, bills?  Every desk
 * is where none is named. */
bool settings_is_centre(const struct settings *settings, const char *desk);

/* The desk that alone may write the file at `path` (store/path.h: who keeps it), where another than one of
 * `desks` does; NULL where these may.  In `desk` or of the settings. */
const char *settings_keeper(const struct settings *settings, const struct words *desks, const char *path,
	char desk[PATH_DESK_SIZE]);

/* The days that what a window wrote may be old when it comes to the others: 14 where nothing is set. */
int64_t settings_offline_days(const struct settings *settings);

#endif
