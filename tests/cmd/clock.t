#!/bin/sh
# The machine's clock: it is held against the history, and events never run backwards.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"

new_store
given ticket-new facility --phone 13800138000 --name 王小明 --request 井盖
id=$(cat "$work/out")

# ---- Behind the last commit ---------------------------------------------------------------------

# committed SECONDS: somebody commits at a moment so many seconds from now.
committed() {
	then=$(date -d "@$(($(date +%s) + $1))" +%Y-%m-%dT%H:%M:%S%z)
	env GIT_COMMITTER_DATE="$then" git -c user.name=a -c user.email=a@b commit -q --allow-empty -m clock
}

committed 240
given ticket-note "$id" --text 甲
quiet "a few minutes are nothing"
committed 420
store_state >"$work/before"
run ticket-note "$id" --text 乙
is_status 1 "behind the last commit nothing is written"
store_state >"$work/after"
ok "and nothing changes" diff "$work/before" "$work/after"
now=$(sed -n "s/^ticket-note: this machine's clock says \\([^,]*\\), but .*/\\1/p" "$work/err")
last=$(sed -n 's/.* last committed to at \([^;]*\); first: .*/\1/p' "$work/err")
gap=$(($(date -d "$last" +%s) - $(date -d "$now" +%s)))
ok "it says both times" test "$gap" -gt 300 -a "$gap" -le 420
err_has '; first: set the clock (timedatectl); where it is right, git commit --allow-empty -m clock'
refused 1 env ONESTOP_NOW=2099-01-01T00:00:00+08:00 ticket-note "$id" --text 乙
err_has "this machine's clock says 20" "ONESTOP_NOW is not the machine's clock"
run ticket-list --ids
is_status 0 "whoever reads gets the answer"
out_is <<END
$id
END
ok "and is told once" test "$(wc -l <"$work/err")" -eq 1
err_has "ticket-list: this machine's clock says "
run ticket-note "$id" --text 乙 --dry-run
is_status 0
err_has "ticket-note: this machine's clock says "
rm .git/logs/HEAD
given ticket-list
quiet "where the clone kept no record of HEAD a reader is not told"
refused 1 ticket-note "$id" --text 乙
committed 0
given ticket-note "$id" --text 乙
quiet "a commit at the right time ends it"

# ---- Events of a record -------------------------------------------------------------------------

given at 09-22 ticket-note "$id" --text 丙
given at 09-21 ticket-note "$id" --text 丁
run sed -n '/^events:/,$s/^  at: //p' "tickets/open/2026-09-18/$id.yaml"
out_is "an event is dated like the last where its clock is behind" <<'END'
"2026-09-18T09:00:00+08:00"
"2026-09-18T09:00:00+08:00"
"2026-09-18T09:00:00+08:00"
"2026-09-22T09:00:00+08:00"
"2026-09-22T09:00:00+08:00"
END

finish
