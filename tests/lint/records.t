#!/bin/sh
# No text of a program's goes into a record: it would depend on the language of who wrote it.  What an event
# says beside what a person typed is data, and pages put it into words.  (tests/cmd/language-records.t lives
# through a day in two languages.)
. "$(dirname "$0")/lint.sh"

# statements FILE...: each on one line, behind the name of its file.
statements() {
	awk '
		FNR == 1 { held = "" }
		{ sub(/^[ \t]+/, ""); held = held " " $0 }
		/[;{}][ \t]*$/ { print FILENAME ":" held; held = "" }' "$@"
}
# What writes an event, or the text or a field of a record.
writes='(event_append|event_appended|ticket_rule_end|account_rule_end|append|end_about|ticket_note)\('
sets='(->|\.)(text|reason|no_visit|result|remark|rest|source|not_done|not_told|given_by) = '
# texts FILE...: statements in which a text of a program's goes there.
texts() {
	statements "$@" | grep -E "$writes|$sets" | grep -E '[^NC]_\("|gettext\(' | grep -v 'ticket_rule_text('
}

printf 'static int x(void)\n{\n\tticket_rule_end(ticket, session, "x",\n\t\t&after, _("at once"));\n}\n' >"$work/one.c"
printf '\tafter.no_visit = arena_printf(mem, _("since %%s"), day);\n' >"$work/two.c"
printf '\tticket_rule_end(ticket, session, "x", &after, reason);\n\terr_set(err, _("x"));\n' >"$work/three.c"
ok "finds a message as the text of an event" test -n "$(texts "$work/one.c")"
ok "finds a message in a field" test -n "$(texts "$work/two.c")"
ok "passes over what a person typed" test -z "$(texts "$work/three.c")"

# Pages and programs show what is written; all other rooms may write it.
# shellcheck disable=SC2046 # our names have no blanks
set -- $(find lib cmd -name '*.c' ! -path 'lib/page/*' ! -path 'lib/program/*' | sort)
statements "$@" | grep -E "$writes" >"$work/read"
at_least 40 "$work/read" "statements that write events were read"
texts "$@" >"$work/bad"
none "$work/bad" "no text of a program's is written into a record"

finish
