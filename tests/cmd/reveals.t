#!/bin/sh
# Who looks at personal data in full is noted first: who, when, with what, at which records, why.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
new_store
people
ticket_in assigned
mine=$id
ticket_in received --as lihua
theirs=$id
log=.git/onestop/reveals/2026-09.log
lines() { cut -f2- "$log" >"$work/out"; }

ok "nothing is noted before" test ! -e .git/onestop/reveals
run ticket-list --format csv --columns id,phone,address --sort id --no-header --unmask --reason 回访
out_is "in full" <<END
$mine,13800138000,象山大道1号
$theirs,13800138000,象山大道1号
END
run ticket-show "$theirs" --unmask --format json --as sunli
out_has 13800138000
lines
out_is "a line each" <<END
2026-09-18T09:00:00+08:00	wangmin	$login	ticket-list	回访	$mine $theirs
2026-09-18T09:00:00+08:00	sunli	$login	ticket-show	-	$theirs
END
run sed -n '1{s/\t.*//p;}' "$log"
out_is "the first begins with the hash of nothing" <<END
$(printf '' | sha256sum | cut -d' ' -f1)
END
run sed -n '2{s/\t.*//p;}' "$log"
out_is "the second with that of the first" <<END
$(head -n 1 "$log" | tr -d '\n' | sha256sum | cut -d' ' -f1)
END
ok "no personal data is in it" sh -c "! grep -q 13800138000 $log"
ok "the log is not for the world" test "$(stat -c %a "$log" | cut -c3)" = 0
run git status --porcelain
out_is "and not under version control" </dev/null

# What is masked is not noted, nor what has no row.
count() { wc -l <"$log"; }
before=$(count)
given ticket-list
given ticket-show "$mine"
run ticket-list --state closed --unmask
is_status 0
ok "nothing was shown in full" test "$(count)" = "$before"
refused 2 ticket-list --reason ''
run form-print register "$mine" --text
is_status 0
lines
out_has "	form-print	-	$mine" "a paper is noted too"

# ---- Who owes it ----------------------------------------------------------------------------------

run ticket-list --unmask --as lihua --format csv --columns id,phone --sort id --no-header
is_status 0
out_is "the owner sees what is his" <<END
$mine,138****8000
$theirs,13800138000
END
lines
out_has "	lihua	$login	ticket-list	-	$theirs" "and that alone is noted"
run ticket-list --unmask --as lihua --format json --columns id,events
ok "events, too" test "$(grep -c '"phone": "13800138000"' "$work/out")" = 1
run ticket-show "$mine" --unmask --as zhaolei --columns phone --format csv --no-header
out_is "a department sees what no handler of it has" <<END
13800138000
END
before=$(count)
refused 1 ticket-show "$mine" --unmask --as lihua
err_has '李华 may see in full only what he owes; none of this is; first: leave --unmask out'
refused 1 account-list --unmask --as lihua
err_has '李华 may not run --unmask: it requires role supervisor or inspector or administrator'
ok "a refusal is no reveal" test "$(count)" = "$before"
given staff-away lihua --from 2026-09-18 --until 2026-09-18 --deputy zhaolei
run ticket-show "$theirs" --unmask --as zhaolei --columns phone --format csv --no-header
out_is "so does the deputy" <<END
13800138000
END

# ---- A month, a cut, and what cannot be written ------------------------------------------------------

run env ONESTOP_NOW=2026-10-08T09:00:00+08:00 ticket-show "$mine" --unmask
is_status 0
run cut -f1 .git/onestop/reveals/2026-10.log
out_is "the next month goes on from the last" <<END
$(tail -n 1 "$log" | tr -d '\n' | sha256sum | cut -d' ' -f1)
END
half=$(tail -n 1 "$log" | tr -d '\n' | sha256sum | cut -c1-30)
printf %s "$half" >>"$log"
given ticket-show "$mine" --unmask
run tail -n 2 "$log"
out_has "$half" "what a power cut left stays"
run sed -n '$s/\t.*//p' "$log"
out_is "and is hashed" <<END
$(printf %s "$half" | sha256sum | cut -d' ' -f1)
END
mv .git/onestop/reveals "$work/kept"
echo in the way >.git/onestop/reveals
refused 1 ticket-show "$mine" --unmask
err_has 'ticket-show: nothing is shown in full, as that cannot be noted:'
out_lacks 13800138000
refused 1 ticket-list --unmask
out_lacks 13800138000
refused 1 form-print register "$mine" --text
out_lacks 13800138000
ln -sf "$work/kept" .git/onestop/elsewhere
rm .git/onestop/reveals
ln -s elsewhere .git/onestop/reveals
refused 1 ticket-show "$mine" --unmask
err_has 'cannot be noted' "no link is followed"
rm .git/onestop/reveals .git/onestop/elsewhere
mv "$work/kept" .git/onestop/reveals

# ---- The chain of the lines, and its seal -----------------------------------------------------------

run store-seal
is_status 0
head=$(tail -n 1 .git/onestop/reveals/2026-10.log | tr -d '\n' | sha256sum | cut -c1-20)
ok "the seal ends with the last line of the log" test "$(cut -d' ' -f6 "$work/out")" = "$head"
cp "$work/out" "$work/seals"
sed "s/ XS / XX /; s/ $head/ 00000000000000000000/" "$work/out" >>"$work/seals"
given ticket-show "$mine" --unmask
run store-check --seals "$work/seals"
is_status 0 "it holds when more is revealed, and what another desk sealed is in another clone"
out_is </dev/null
cp -a .git/onestop/reveals "$work/kept"

# CHANGE (of sed, in which log) | LINE that does not follow | WHAT
while IFS='|' read -r month change line what <&3; do
	sed -i "$change" .git/onestop/reveals/2026-$month.log
	run store-check --format tsv --no-header
	is_status 1 "$what"
	out_is "which line: $what" <<END
error	.git/onestop/reveals/2026-$line	this reveal does not follow the one before it: a line was changed or taken out
END
	rm -r .git/onestop/reveals
	cp -a "$work/kept" .git/onestop/reveals
done 3<<'END'
09|1d|09.log:1|the first was taken out
09|3d|09.log:3|one in between was taken out
09|2s/ticket-show/ticket-list/|09.log:3|a line was changed
END
rm .git/onestop/reveals/2026-10.log
run store-check
is_status 0 "the last log was taken out: nothing follows it"
run store-check --seals "$work/seals"
is_status 1
out_has "the reveal sealed on 2026-09-18 at XS, $head, is no longer in the log" "but a seal shows it"
rm -r .git/onestop/reveals
run store-check --seals "$work/seals"
is_status 1
out_has 'is no longer in the log' "all of it"
printf 'SEAL 2026-09-18 XS %s 1 %s\n' "$(git rev-parse HEAD)" 12345 >"$work/short"
refused 3 store-check --seals "$work/short"
err_has 'not a line that store-seal prints'
echo in the way >.git/onestop/reveals
run store-check
is_status 5
out_has '.git/onestop/reveals'
refused 5 store-seal
rm .git/onestop/reveals
mv "$work/kept" .git/onestop/reveals
finish
