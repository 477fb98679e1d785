#!/bin/sh
# overdue-mail.sh STORE ADDRESS [OPTION...]: on working days, mail what is overdue in STORE to ADDRESS;
# nothing is sent when nothing is.  OPTIONs are those of report-overdue (--within 1).
#
# Needs mail(1) (Debian: bsd-mailx or s-nail) and a mail system behind it.  Where there is none, or it does
# not take the mail, the report is not lost: it stands in $KEEP/overdue-YYYY-MM-DD.txt (KEEP is the
# STATE_DIRECTORY of the unit, else the directory of who runs this) and on standard output, which is the
# journal or cron's own mail, and the exit status is 1.
#
# Exit: 0 sent, or nothing to send; 1 could not be sent; 3 the report is not whole, as the calendar of a
# year is missing (what is certainly late was sent, with the year); else as report-overdue.
set -eu
store=$1
address=$2
shift 2
keep=${KEEP:-${STATE_DIRECTORY:-${HOME:-/var/tmp}}}
# bsd-mailx and s-nail take the character set of a mail from here; cron and systemd set none.
export LC_ALL=C.UTF-8

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# 0 working day, 1 not, and nothing is said; in a year without a calendar (3) whatever is certainly late is sent
# every day.  A store that is not there is no holiday.
status=0
calendar-due --store "$store" --is-workday 2>"$work/said" || status=$?
[ "$status" -ne 1 ] || [ -s "$work/said" ] || exit 0
report-overdue --store "$store" --format mail "$@" >"$work/report" 2>>"$work/said" || status=$?
cat "$work/said" >&2
[ -s "$work/report" ] || [ -s "$work/said" ] || exit "$status"
if [ -s "$work/report" ] && [ -s "$work/said" ]; then
	echo >>"$work/report"
fi
cat "$work/said" >>"$work/report"

# A subject is ASCII: each word of it holds whole characters, and at most 75 letters (RFC 2047).
subject() {
	od -An -v -tx1 | awk '
		{
			for (i = 1; i <= NF; i++) {
				byte = toupper($i)
				if (byte !~ /^[89AB]/ && length(word) > 45) { line = line "=?UTF-8?Q?" word "?= "; word = "" }
				word = word "=" byte
			}
		}
		END { print line "=?UTF-8?Q?" word "?=" }'
}
subject=$(head -n 1 "$work/report" | tr -d '\n' | subject)

# Without "sendwait" mail(1) ends before it knows whether the mail was taken.
if [ -z "${MAILRC:-}" ]; then
	echo 'set sendwait' >"$work/mailrc"
	export MAILRC="$work/mailrc"
fi
sent=0
mail -s "$subject" "$address" <"$work/report" >"$work/told" 2>&1 || sent=$?
[ "$sent" -ne 0 ] || exit "$status"

# Not sent: nothing is lost.
cat "$work/told" >&2
file=$keep/overdue-$(date +%Y-%m-%d).txt
cp "$work/report" "$file" && echo "overdue-mail.sh: not sent to $address; kept in $file" >&2
cat "$work/report"
exit 1
