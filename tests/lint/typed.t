#!/bin/sh
# A member of a record or of a program's options of another C type than its row says does not compile:
# read as what it is not, it would be eight bytes taken from four.  A copy of the sources is compiled as
# it is, and then with one type changed at a time; and no table is written past the check.
. "$(dirname "$0")/lint.sh"

# The compiler and the flags of the build.
flags=$(sed 's/ -Ilib / /' "$BUILD/remember/flags")
cp -R lib cmd "$work"

# compiles SOURCE: as far as the types go; what the compiler says is in $work/err.
compiles() {
	(cd "$work" && $flags -Ilib -include lib/base/banned.h -fsyntax-only "$1") 2>"$work/err"
}

# typed SOURCE HEADER SED WHAT: compiles, but with HEADER changed by SED it does not, for a type.
typed() {
	compiles "$1" || {
		not_ok "$4: $1 compiles as it is" "$work/err"
		return
	}
	cp "$work/$2" "$work/whole"
	sed -i "$3" "$work/$2"
	if compiles "$1" || ! [ "$(grep 'error:.*\(_Generic\|generic association\|negative\)' "$work/err")" ]; then
		not_ok "$4 does not compile" "$work/err"
	else
		pass "$4 does not compile"
	fi
	cp "$work/whole" "$work/$2"
}

# ---- Records ----------------------------------------------------------------------------------

while IFS='|' read -r source header change what <&3; do
	typed "lib/$source" "lib/$header" "$change" "$what"
done 3<<'END_OF_TABLE'
ticket/ticket.c|ticket/ticket.h|s/int64_t round;/int round;/|a whole number as int
ticket/ticket.c|ticket/ticket.h|s/int64_t received_at;/int received_at;/|a moment as int
ticket/ticket.c|ticket/ticket.h|s/const char \*request;/int request;/|a text as int
ticket/ticket.c|ticket/ticket.h|s/const char \*service;/char service[8];/|an id as an array
ticket/ticket.c|ticket/ticket.h|s/int due;/int64_t due;/|a date as int64_t
ticket/ticket.c|ticket/ticket.h|s/int state;/short state;/|an enumeration as short
ticket/ticket.c|ticket/ticket.h|s/struct words papers;/struct pairs papers;/|words as pairs
ticket/ticket.c|ticket/ticket.h|s/struct event_list events;/struct list events;/|a typed list as one of anything
account/account.c|account/account.h|s/int64_t prepaid;/int prepaid;/|money as int
account/account.c|account/account.h|s/const char \*holder;/int holder;/|a line as int
account/account.c|account/account.h|s/struct bill_list bills;/struct event_list bills;/|a list of another struct
office/holding.c|office/bill.h|/^struct bill_list/,/^}/s/struct bill \*items;/struct pair *items;/|a list of bills whose items are none
office/holding.c|office/bill.h|/^struct bill_list/,/^}/s/size_t n;/int n;/|a list whose count is int
office/holding.c|office/bill.h|/^struct bill_list/,/^}/s/size_t n;/size_t room; &/|a list of another shape
office/event.c|office/event_record.h|s/struct pairs set;/struct words set;/|pairs as words
store/settings.c|store/settings.h|s/bool test_clock;/int test_clock;/|a flag as int
END_OF_TABLE

# ---- Options ----------------------------------------------------------------------------------

sample=sample
cat >"$work/$sample.h" <<'END'
#include <stdbool.h>
#include <stdint.h>
struct arg {
	const char *reason;
	int64_t days;
	int until;
	bool all;
};
END
cat >"$work/$sample.c" <<END
#include "$sample.h"
#include "cli/command.h"
#define RECORD struct arg
extern const struct command_option options[];
const struct command_option options[] = {
	OPTION("reason", reason, TEXT, "why", "TEXT", REQUIRED),
	OPTION("days", days, INT, "how long", "DAYS", .group = 1),
	OPTION("until", until, DATE, "until when", "DATE", .group = 1),
	FLAG("all", all, "all of them", .letter = 'a'),
};
END
typed "$sample.c" "$sample.h" 's/int64_t days/int days/' "a number that an option gives as int"
typed "$sample.c" "$sample.h" 's/int until/int64_t until/' "a date that an option gives as int64_t"
typed "$sample.c" "$sample.h" 's/const char \*reason/int reason/' "a text that an option gives as int"
typed "$sample.c" "$sample.h" 's/bool all/int all/' "a flag that an option sets as int"

# ---- What goes past the check -----------------------------------------------------------------

# Files with rows that name an offset themselves.
grep -l . lib/*/*.[ch] cmd/*.c >"$work/read"
at_least 200 "$work/read" "sources are read"
grep -l 'offset = offsetof(' lib/*/*.[ch] cmd/*.c | sed '/^lib\/record\/field.*\.h$/d' >"$work/past"
allowed typed "$work/past" "every row of a table of fields is held against its member"
echo '	{.key = "id", .type = FIELD_ID, .offset = offsetof(struct ticket, id)},' >"$work/row"
grep 'offset = offsetof(' "$work/row" >"$work/found"
same "$work/row" "$work/found" "a row that is not would be found"

finish
