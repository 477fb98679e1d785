# Sourced after harness.sh, tickets.sh and accounts.sh: seven years of a house, a day every STRIDE days, a night after
# each of NIGHTS of them, and no directory with more than MOST names after them.
# shellcheck shell=sh disable=SC2154

new_store
people
export ONESTOP_NOW=2019-02-11T08:00:00+08:00
given account-new 0000001001 --name 王小明 --address 象山大道1号 --phone 13800138000
day=$(date -u -d 2019-02-11 +%s)
end=$((day + YEARS * 365 * 86400))
days=0 faults=0
step() { "$@" >"$work/out" 2>"$work/err" || { faults=$((faults + 1)); cat "$work/err"; }; }
while [ "$day" -lt "$end" ]; do
	date=$(date -u -d "@$day" +%F)
	export ONESTOP_NOW="${date}T09:00:00+08:00"
	step account-pay 0000001001 1.00 --method cash --op-id "pay-$date"
	step ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损 --op-id "new-$date"
	step ticket-assign "$(cat "$work/out")" --to network
	step ticket-close "$(cut -f1 "$work/out")" --result 已更换 --told phone --visit satisfied
	[ $((days % 6)) -ne 0 ] || step account-show 0000001001 --unmask --reason 抽查
	[ $((days % NIGHTS)) -ne 0 ] || step store-maintain
	days=$((days + 1))
	day=$((day + STRIDE * 86400))
done
step store-maintain
equal "$days days of work were done" 0 "$faults"
find . -type d | while read -r directory; do
	echo "$(find "$directory" -mindepth 1 -maxdepth 1 | wc -l) $directory"
done | sort -rn >"$work/names"
note "the most: $(head -n 3 "$work/names" | tr '\n' ',')"
awk -v most="$MOST" '$1 > most' "$work/names" >"$work/many"
if [ -s "$work/many" ]; then not_ok "no directory has more than $MOST names" "$work/many"; else
	pass "no directory has more than $MOST names"
fi
ok "directories were counted" test "$(wc -l <"$work/names")" -gt 100
run account-show 0000001001 --history --format csv --no-header --columns act
equal "every payment is there" "$days" "$(grep -c '^pay$' "$work/out")"
equal "every ticket is there" "$days" "$(ticket-list --all --ids | wc -l)"
