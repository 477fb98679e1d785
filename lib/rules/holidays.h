/* Holiday notices: the files of calendar/ and the calendar they make together. */
#ifndef RULES_HOLIDAYS_H
#define RULES_HOLIDAYS_H

#include "base/err.h"
#include "record/field.h"
#include "value/calendar.h"

struct store;
struct txn;

struct holiday {
	int date;
	const char *name;
};

struct holiday_list {
	struct holiday *items;
	size_t n;
};

/* One file: calendar/2026.yaml, or an overlay calendar/2020-hubei.yaml of a region. */
struct notice {
	int64_t year;
	const char *region;  /* "" for the whole country */
	const char *source;  /* issuing office and number */
	struct holiday_list holidays; /* off */
	struct holiday_list workdays; /* make-up working days */
	const char *op;       /* op-id of the import, in old notices only */
};

extern const struct schema notice_schema;

/* All years of the store with the overlays of its region, checked; a program that only reads goes on
 * without those whose files are damaged (store_damaged).  A notice given as `instead`
 * stands in for the file it would become: to see what it would change; NULL for none. */
int holidays_load(struct store *store, const struct notice *instead, struct calendar *calendar,
	struct err *err);

/* Read and check a notice from `bytes` (`path` for messages): every day exists, is named once, lies
 * in the year (or is 31 December before it), worked days are weekend days. */
int holidays_read(const char *path, const char *bytes, size_t length, struct arena *arena,
	struct notice *notice, struct err *err);

/* "calendar/2026.yaml" or "calendar/2020-hubei.yaml". */
const char *holidays_path(const struct notice *notice, struct arena *arena);

/* Add what a notice says to a calendar. */
void holidays_add(struct calendar *calendar, struct arena *arena, const struct notice *notice);

#endif
