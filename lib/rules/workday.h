/* Days of the calendar as rows: what each is and which notice says so. */
#ifndef RULES_WORKDAY_H
#define RULES_WORKDAY_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/field.h"
#include "value/calendar.h"

enum workday_kind {
	DAY_ORDINARY = 1, /* a weekday that no notice names */
	DAY_WEEKEND,
	DAY_OFF,          /* a holiday by notice */
	DAY_WORKED        /* a make-up working day by notice (调休) */
};

struct workday {
	int date;
	const char *weekday;
	int kind;           /* enum workday_kind */
	int64_t number;     /* of the working day, counted from the start; 0: does not count */
	const char *name;   /* of the holiday */
	const char *notice;
};

struct workday_list {
	struct workday *items;
	size_t n;
};

extern const struct schema workday_schema;

/* Every day from `from` to `until`, both included; working days after `from` are numbered. */
int workday_explain(const struct calendar *calendar, struct arena *arena, int from, int until,
	struct workday_list *list, struct err *err);

/* The days of a year that notices name. */
void workday_of_year(const struct calendar *calendar, struct arena *arena, int year,
	struct workday_list *list);

#endif
