#!/bin/sh
# The work of the night: what is due is bound and folded, old logs of reveals are packed, objects of git are packed,
# and nothing of all of it changes what anybody sees.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"
new_store
people
tab=$(printf '\t')
objects=.git/objects
packs() { find "$objects/pack" -name 'pack-*.pack' | wc -l; }
loose() { find "$objects" -path '*/??/*' -type f | wc -l; }
now() { export ONESTOP_NOW="$1T09:00:00+08:00"; }
# did OBJECTS PACKS FOLDED BOUND VOLUMES LOGS, a * for any number
did() {
	pattern=$(echo "$*" | sed "s/\*/[0-9]*/g; s/ /$tab/g")
	ok "it did $*: $(cat "$work/out")" grep -qx "$pattern" "$work/out"
}

# ---- Who, and what may be typed --------------------------------------------------------------------------

for who in lihua zhaolei jiwei; do
	refused 1 store-maintain --as "$who"
	err_has 'it requires role supervisor or admin'
done
refused 2 store-maintain now
refused 2 store-maintain --op-id a
flock .git/onestop.maintain sleep 60 &
holder=$!
while flock -n .git/onestop.maintain true; do :; done
refused 4 store-maintain
err_has 'another store-maintain is at work; first: try again'
pkill -P $holder
wait

# ---- Everything that can be due --------------------------------------------------------------------------

now 2025-03-10
household
paid=$number
for month in 01 02 03 04 05 06 07 08 09 10 11 12; do
	now "2026-$month-05"
	[ "$month" -lt 7 ] || now "2026-06-$((10 + ${month#0}))"
	given account-pay "$paid" 10.00 --method cash
done
now 2026-06-20
given account-show "$paid" --unmask --reason 检查
now 2025-07-20
given account-show "$paid" --unmask --reason 抽查
given account-show "$paid" --unmask --reason 抽查
now 2025-09-01
given account-show "$paid" --unmask --reason 抽查
now 2026-06-10
ticket_in closed
old=$id
now 2026-09-18
ticket_in closed
young=$id
ticket_in assigned
desk=$id
reveals() { for log in .git/onestop/reveals/*; do zcat -f "$log"; done; }
seen() {
	ticket-list --all --format csv
	account-show "$paid" --history --format csv
	account-show "$paid" --statement --format csv
	account-list --format csv --columns number,bills,prepaid
	report-payment --from 2026-01-01 --to 2026-12-31 --format csv
	reveals
}
seen >"$work/before"
head=$(git rev-parse HEAD)
lost=$(echo 'what no commit has' | git hash-object -w --stdin)

run store-maintain --dry-run
is_status 0
quiet
did '*' 0 1 1 1 1
ok "a dry run changes nothing" test "$(git rev-parse HEAD)" = "$head" -a "$(packs)" = 0
for language in en zh_CN; do
	[ $language = en ] && says='to do: [0-9]* objects to pack' || says='待办：打包[0-9]*个对象'
	ok "$language: on a terminal the numbers say what they are" sh -c \
		'LANGUAGE=$1 script -qec "store-maintain --dry-run" /dev/null </dev/null | grep -q "$2"' - $language "$says"
done
run store-maintain --dry-run --no-fold --no-archive
did '*' 0 0 0 0 1
run store-maintain --no-fold --no-archive
is_status 0
quiet
did '*' 1 0 0 0 1
ok "neither bound nor folded" test "$(git rev-parse HEAD)" = "$head" -a ! -e accounts/history -a ! -e tickets/archive
ok "nothing is loose" test "$(loose)" = 0
ok "what no commit has is there still" git cat-file -e "$lost"
run store-maintain
is_status 0
quiet
did '*' 1 1 1 1 0
ok "it is bound" test -e tickets/archive/2026-06/2026-06-10.yaml -a ! -e "tickets/closed/2026-06-10/$old.yaml"
ok "the other one is not" test -e "tickets/closed/2026-09-18/$young.yaml"
ok "events are folded" grep -q 'act: "carry"' accounts/*/*.yaml
ok "the log of July 2025 is packed" test "$(ls .git/onestop/reveals | tr '\n' ' ')" = '2025-07.log.gz 2025-09.log 2026-06.log '
seen >"$work/after"
ok "nobody sees a difference" diff "$work/before" "$work/after"
ok "git has the objects that are precious" test "$(git config extensions.preciousObjects)" = true
run store-check --strict --history --objects
is_status 0 "the store is sound"
quiet
run git log -2 --format=%s
out_is "two commits" <<'END'
store-maintain: 1 accounts folded
store-maintain: 1 tickets received before 2026-06-11 into 1 volumes
END
run env LANGUAGE=zh_CN LANG=C.UTF-8 store-log
out_has '移走 1 个用户的旧记录'

ls -lR --time-style=full-iso .git/objects >"$work/objects"
head=$(git rev-parse HEAD)
run store-maintain
is_status 0 "again"
quiet
did 0 1 0 0 0 0
ls -lR --time-style=full-iso .git/objects >"$work/again"
ok "it does nothing" diff "$work/objects" "$work/again"
ok "and commits nothing" test "$(git rev-parse HEAD)" = "$head"

# ---- A window that has not the centre --------------------------------------------------------------------

git config remote.hub.url "$work/hub"
git config onestop.desk YH
now 2026-12-01
run store-maintain --dry-run
is_status 0
did 0 0 0 0 0 1
# Where each window would fold, and nothing could join that, none does.
cp onestop.yaml "$work/settings"
sed -i '/^centre:/d' onestop.yaml
run store-maintain --dry-run
is_status 0
did 0 0 0 1 1 1
err_has "store-maintain: nothing is folded: no desk is the centre; first: centre: <desk> in onestop.yaml"
cp "$work/settings" onestop.yaml
git config --unset remote.hub.url
git config onestop.desk XS
run store-maintain --dry-run
did 0 0 0 1 1 1
now 2026-09-18

# ---- The log of reveals ----------------------------------------------------------------------------------

# A clock that goes back to a packed month goes on with its log, line by line.
now 2025-07-25
given account-show "$paid" --unmask --reason 钟慢
now 2026-09-18
run ls .git/onestop/reveals
out_is "the month goes on" <<'END'
2025-07.log
2025-07.log.gz
2025-09.log
2026-06.log
END
ok "with all its lines" test "$(wc -l <.git/onestop/reveals/2025-07.log)" = 3
run store-check --strict
is_status 0 "each follows the one before it"
run store-maintain
did 0 1 0 0 0 1
ok "it is packed again" test ! -e .git/onestop/reveals/2025-07.log
ok "with three lines" test "$(zcat .git/onestop/reveals/2025-07.log.gz | wc -l)" = 3
given store-backup ../one.tar
given store-restore ../one.tar ../restored
ok "a backup has it" cmp .git/onestop/reveals/2025-07.log.gz ../restored/.git/onestop/reveals/2025-07.log.gz
keep_store "$work/restored" 2>/dev/null || :
cp .git/onestop/reveals/2025-07.log.gz "$work/log.gz"
zcat "$work/log.gz" | sed '1s/抽查/检查/' | gzip >.git/onestop/reveals/2025-07.log.gz
run store-check
is_status 1 "a line that was changed"
out_has '2025-07.log.gz:2 this reveal does not follow the one before it'
head -c 50 "$work/log.gz" >.git/onestop/reveals/2025-07.log.gz
run store-check
is_status 3 "a file that was cut"
out_has '2025-07.log.gz: not a whole gzip file'
cp "$work/log.gz" .git/onestop/reveals/2025-07.log.gz

# ---- Packs -----------------------------------------------------------------------------------------------

# many N: so many packs, each of one ticket.
many() {
	for n in $(seq "$1"); do
		given ticket-note "$young" --text "第$n次"
		git rev-list --objects HEAD --not HEAD~1 | git pack-objects -q "$objects/pack/pack" >/dev/null && git prune-packed -q
	done
}
many 25
ok "there are many" test "$(packs)" -ge 26
git multi-pack-index write
ok "with an index over all" test -s "$objects/pack/multi-pack-index"
run store-maintain
is_status 0
quiet
did 0 1 0 0 0 0
ok "there is one" test "$(packs)" = 1 -a "$(loose)" = 0
given git fsck --full --strict

# What somebody keeps stays.
given ticket-note "$young" --text 留
kept=$(git rev-list --objects HEAD --not HEAD~1 | git pack-objects -q "$objects/pack/pack")
git prune-packed -q
: >"$objects/pack/pack-$kept.keep"
run store-maintain
is_status 0
did 0 2 0 0 0 0
ok "a pack that is kept stays" test -e "$objects/pack/pack-$kept.pack"
rm -f "$objects/pack/pack-$kept.keep"

# What a packing that was killed left.
: >"$objects/pack/tmp_pack_young"
: >"$objects/pack/tmp_pack_old"
cp "$objects/pack/pack-$kept.idx" "$objects/pack/pack-1.idx"
cp "$objects/pack/pack-$kept.idx" "$objects/pack/pack-2.idx"
: >"$objects/pack/pack-1.rev"
touch -d '2 days ago' "$objects"/pack/pack-1.*
mv "$objects/pack/pack-$kept.idx" "$work/idx"
touch -d '2 days ago' "$objects/pack/tmp_pack_old" "$objects/pack/pack-$kept.pack"
run store-maintain
is_status 0
quiet
ok "an old one goes, a young one may be at work" test -e "$objects/pack/tmp_pack_young" -a ! -e "$objects/pack/tmp_pack_old"
ok "an index whose pack is gone goes, too" sh -c '! ls "$1"/pack-1.*' - "$objects/pack"
ok "a young one may be one that is just removed" test -e "$objects/pack/pack-2.idx"
rm -f "$objects/pack/tmp_pack_young" "$objects/pack/pack-2.idx"
ok "a pack without its index came back" test "$(packs)" = 1
given git fsck --full --strict

# ---- Refs ------------------------------------------------------------------------------------------------

for n in 1 2 3 4 5 6 7 8 9 10; do git branch "other-$n"; done
run store-maintain
is_status 0
quiet
ok "they are packed" test "$(find .git/refs -type f | wc -l)" = 0
run ticket-note "$young" --text 之后
is_status 0 "the next writer finds main"
run store-maintain
is_status 0 "and so does the next night"
for n in 1 2 3 4 5 6 7 8 9 10; do git branch -q -D "other-$n"; done

# ---- What is found ---------------------------------------------------------------------------------------

echo x >stray.txt
run store-maintain
is_status 0 "a stray file is a warning"
err_has 'store-maintain: stray.txt: is not a file of a store'
rm stray.txt
zcat "$work/log.gz" | sed '1s/抽查/检查/' | gzip >.git/onestop/reveals/2025-07.log.gz
run store-maintain
is_status 1 "an error ends as store-check would"
err_has '2025-07.log.gz:2: this reveal does not follow the one before it'
did 0 1 0 0 0 0
cp "$work/log.gz" .git/onestop/reveals/2025-07.log.gz

# A step that fails does not keep the others from being done, and nothing goes.
given ticket-note "$desk" --text 坏
blob=$(git rev-parse "HEAD:tickets/open/2026-09-18/$desk.yaml")
file=$objects/$(echo "$blob" | sed 's,..,&/,')
cp "$file" "$work/object"
chmod u+w "$file"
head -c 20 "$work/object" >"$file"
now 2026-12-01
run store-maintain
is_status 5 "a damaged object"
err_has 'store-check --objects'
did 0 0 0 1 1 1
cp "$work/object" "$file"
run store-maintain
is_status 0 "mended"
did '*' 1 0 0 0 0
now 2026-09-18

git switch -q -c elsewhere
run store-maintain
is_status 1 "off the branch"
git switch -q main
git branch -q -d elsewhere

# ---- What a day costs ------------------------------------------------------------------------------------

# Blocks of a hundred accounts and a mixture of acts: of the 1,000 whose cost is told (1 MB), 100.
new_store
people
{
	echo number,holder,use,opened_on,meter_no,address
	for i in $(seq 400); do printf '0000%06d,王小明%d,residential=100,2025-01-01,M%d,象山大道%d号\n' $((100000 + i * 7)) "$i" "$i" "$i"; done
} >"$work/accounts.csv"
given account-import "$work/accounts.csv"
run store-maintain
is_status 0
acts() {
	for i in $(seq 20); do
		given ticket-new facility --name "王小明$i" --phone 13800138000 --address "象山大道$i号" --request "井盖破损$i" --as wangmin
		id=$(cat "$work/out")
		given ticket-assign "$id" --to network
		given ticket-close "$id" --result 已更换 --told phone --visit satisfied
		given account-pay "$(printf '0000%06d' $((100000 + (i * $1 % 400 + 1) * 7)))" 20.00 --method cash
		given account-pay "$(printf '0000%06d' $((100000 + (i * 3 * $1 % 400 + 1) * 7)))" 20.00 --method cash
	done
}
for day in 19 11 17; do
	size=$(du -sb "$objects" | cut -f1)
	acts $day
	loosely=$(($(du -sb "$objects" | cut -f1) - size))
	run store-maintain
	is_status 0
	grown=$(($(du -sb "$objects" | cut -f1) - size))
	ok "100 acts cost $grown bytes, before $loosely" test "$grown" -le 100000
done

# ---- Beside writers and readers --------------------------------------------------------------------------

: >"$work/refused"
(
	for i in $(seq 40); do
		ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损 --wait 5 >>"$work/made" 2>>"$work/refused" || echo "$i is refused" >>"$work/refused"
	done
	: >"$work/ended"
) &
nights=0
while [ ! -e "$work/ended" ]; do
	store-maintain >"$work/night" 2>>"$work/refused" || echo "a night fails" >>"$work/refused"
	ticket-list --all --ids >"$work/listed" 2>>"$work/refused" || echo "a reader fails" >>"$work/refused"
	git rev-list --objects HEAD >"$work/walked" 2>>"$work/refused" || echo "git fails" >>"$work/refused"
	nights=$((nights + 1))
done
wait
ok "$nights nights beside a writer: nobody is refused, nothing is said" diff /dev/null "$work/refused"
ok "each was made, once" test "$(sort -u "$work/made" | wc -l)" = 40
run store-check --strict --history --objects
is_status 0
finish
