#!/bin/sh
# A small commit starts no git, also where the night has packed the store.  Where it is packed in a form that only
# git reads the first one does, and leaves loose what the next ones look at; what it leaves is whole, and is git's.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"

"$tools/sweep" --of processes --count --to "$work/count" -- true || skip_all "ptrace is not allowed here"

# starts WHAT WANTED COMMAND...: how many processes it starts; WANTED is a test's -eq N.
starts() {
	label=$1
	wanted=$2
	shift 2
	"$tools/sweep" --of processes --count --to "$work/count" -- "$@" >"$work/out" 2>"$work/err"
	status=$?
	command_line="$*"
	is_status 0
	# shellcheck disable=SC2086 # words
	ok "$label" test "$(cat "$work/count")" $wanted
}

new='ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损'
new_store
given receive
alone=$("$tools/sweep" --of processes --count --to "$work/count" -- ticket-show 20260918-XS-0001 >"$work/out" 2>&1
	cat "$work/count")
for step in "$new" "ticket-assign 20260918-XS-0001 --to network" \
	"account-new 0000012345 --name 李四 --address 象山大道1号 --use residential=100" \
	"account-pay 0000012345 50.00 --method cash"; do
	# shellcheck disable=SC2086 # words
	starts "${step%% *}: no more than one that reads" "-eq $alone" $step
done
whole "the store is whole"

git repack -aq && git prune-packed -q
ok "packed: nothing is loose" test -z "$(find .git/objects -path '*/??/*' -type f)"
# shellcheck disable=SC2086 # words
starts "packed: none starts git" "-eq $alone" $new
starts "nor does another kind" "-eq $alone" account-pay 0000012345 1.00 --method cash
whole "the store is whole after them"

whole_packs=$(ls .git/objects/pack/*.pack)
git -c pack.indexVersion=1 repack -aq && git prune-packed -q
for pack in $whole_packs; do rm -f "${pack%.pack}".*; done
before=$(git rev-parse HEAD)
# shellcheck disable=SC2086 # words
starts "packed as only git reads it: the first one starts git" "-gt $alone" $new
whole "the store is whole after it"
# shellcheck disable=SC2086
starts "the next one does not" "-eq $alone" $new
starts "nor does another" "-eq $alone" ticket-assign 20260918-XS-0003 --to network
ok "they follow each other" test "$(git rev-parse HEAD~3)" = "$before"

# What lies loose beside the pack, and cannot be read, is not used.
staff_tree=$(git rev-parse HEAD:catalogue)
loose=.git/objects/$(echo "$staff_tree" | sed 's,..,&/,')
ok "the directory of the staff lies loose" test -f "$loose"
rm -f "$loose" && : >"$loose"
run $new
is_status 0 "an object that a power cut emptied"
ok "it was written again" test -s "$loose"
whole "the store is whole"

# A hand edit of who may act is seen either way.
for way in loose packed; do
	[ "$way" = loose ] || { git repack -aq && git prune-packed -q; }
	sed -i 's/王敏/王某/' catalogue/staff.yaml
	refused 1 $new
	err_has 'catalogue/staff.yaml, which says who may act, was changed by hand'
	git checkout -q catalogue/staff.yaml
done
stores_end
