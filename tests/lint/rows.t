#!/bin/sh
# A row of a field table fits the member it describes, or it does not compile (record/field.h, record/field_from.h).
. "$(dirname "$0")/lint.sh"

# compiles RECORD ROW: a table with this row alone.
compiles() {
	cat >"$work/row.c" <<END
#include "record/field.h"
#include "record/field_from.h"
struct bill { int64_t amount; int day; const char *period; };
struct late { struct bill bill; int64_t days; };
struct last { int64_t days; struct bill bill; };
#define RECORD struct $1
const struct field rows[] = {$2};
#undef RECORD
END
	cc -std=c17 -Wall -Werror -Ilib -fsyntax-only "$work/row.c" >"$work/said" 2>&1
}

while IFS='|' read -r record row what; do
	if compiles "$record" "$row"; then
		pass "compiles: $what"
	else
		not_ok "compiles: $what" "$work/said"
	fi
done <<'END'
late|FIELD(days, INT, "days")|a number as a number
late|FIELD_AS("day", bill.day, DATE, "day", .flags = FIELD_REQUIRED)|a day of the record inside as a day
late|FIELD_FROM(bill, period)|a row of the record inside
END

while IFS='|' read -r record row what; do
	if compiles "$record" "$row"; then
		not_ok "does not compile: $what" "$work/row.c"
	else
		pass "does not compile: $what"
	fi
done <<'END'
late|FIELD(days, DATE, "days")|a number as a day
late|FIELD_AS("day", bill.day, INT, "day")|a day as a number
late|FIELD(bill, LINE, "bill")|a record as a text
late|FIELD_FROM(bill, days)|a row that the record inside has no member for
late|FIELD_FROM(days, period)|a row of what is no record
late|FIELD_AS("day", bill.day, DAY, "day")|a type there is not
last|FIELD_FROM(bill, period)|a record inside that does not come first
END
finish
