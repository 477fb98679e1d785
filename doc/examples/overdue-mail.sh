#!/bin/sh
# overdue-mail.sh STORE ADDRESS: on working days, mail what is overdue in STORE to ADDRESS; nothing is
# sent when nothing is.  Needs mail(1) (Debian: bsd-mailx) and a mail system behind it.
set -eu
store=$1
address=$2

# Today is a working day when it is the first after yesterday.  Where the calendar of the year is
# missing, calendar-due fails, and so does this script: the timer's log then says which year.
today=$(calendar-due --store "$store" today 0)
first=$(calendar-due --store "$store" yesterday 1)
[ "$first" = "$today" ] || exit 0

report=$(report-overdue --store "$store")
[ -n "$report" ] || exit 0
printf '%s\n' "$report" | mail -s "超期工单 $today" "$address"
