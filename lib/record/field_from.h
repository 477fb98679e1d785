/* Rows of a field table (record/field.h) that are taken over from the schema of another record.
 *
 * A row of a report is the record it is about, and what is said of it:
 *
 *     struct late_bill {
 *             struct bill bill;
 *             int64_t days;
 *     };
 *     #define RECORD struct late_bill
 *     static const struct field late_bill_fields[] = {
 *             FIELD_FROM(bill, period),
 *             FIELD(days, INT, N_("days late"), .flags = FIELD_REQUIRED),
 *     };
 *     #undef RECORD
 *     const struct schema late_bill_schema = {
 *             .size = sizeof(struct late_bill),
 *             .base = &bill_schema,
 *             SCHEMA_FIELDS(late_bill_fields),
 *     };
 *
 * Only what is taken over is a column, in the order of this table. */
#ifndef RECORD_FIELD_FROM_H
#define RECORD_FIELD_FROM_H

#include <stddef.h>

/* The row that the base schema has for this member of the base, as it stands: key, title, flags,
 * names, choices.  Another title or type is a row of its own, FIELD_AS("period", bill.period, …).  A
 * base that is not the first member, or a member that is not the base's, does not compile; one that
 * the base schema has no row for is a bug. */
#define FIELD_FROM(first, member)                                                                  \
	{                                                                                          \
		.offset = offsetof(RECORD, first.member) +                                         \
			  FIELD_MUST_BE_FIRST(offsetof(RECORD, first))                             \
	}
#define FIELD_MUST_BE_FIRST(offset) (0 * sizeof(char[(offset) == 0 ? 1 : -1]))

#endif
