#!/bin/sh
# A git that is killed while it writes onestop.yaml again leaves a store without settings, or with a part of
# them.  Every program still knows the directory for a store, says what is wrong, changes nothing, and what
# it names leads on.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
. "$(dirname "$0")/programs.sh"
programs_store
git config --global user.name 王敏
git config --global user.email wangmin@example.org

# fresh: a copy, whose files git takes for changed and writes again.
fresh() {
	cd "$work" || exit 2
	rm -rf "$work/try"
	cp -a "$template" "$work/try"
	store=$work/try
	cd "$store" || exit 2
}

restore='git restore --source=HEAD --staged --worktree -- onestop.yaml'
gone="$work/try: onestop.yaml was removed, by hand or by a git that was interrupted; first: $restore"
cut="onestop.yaml:1:1: the file is empty; first: git diff, then $restore"

# leads WHAT: after the remedy, which git may ask to remove its lock for, a reader and a writer work.
leads() {
	run sh -c "$restore"
	[ "$status" -eq 0 ] || grep -q 'index.lock.: File exists' "$work/err" || fail "$1: $restore"
	rm -f .git/index.lock
	given sh -c "$restore"
	run ticket-note "$bystander" --text 用户来电
	is_status 0 "$1: then a writer works"
	run store-check --strict
	is_status 0 "$1: and nothing is wrong"
}

# ---- Which git, and where it is killed --------------------------------------------------------------
while IFS='|' read -r does at code says <&3; do
	fresh
	[ "${does%% *}" != stash ] || echo '# 人工注释' >>onestop.yaml
	# shellcheck disable=SC2086 # several words
	"$tools/sweep" --kill "/$at" -- git $does >/dev/null 2>&1
	refused "$code" ticket-list
	ok "git $does, killed before $at: a reader says so" test "$(cat "$work/err")" = "ticket-list: $says"
	refused "$code" ticket-note "$bystander" --text 用户来电
	ok "and a writer" test "$(cat "$work/err")" = "ticket-note: $says"
	leads "git $does"
done 3<<END
reset -q --hard|openat onestop.yaml|1|$gone
reset -q --hard|write onestop.yaml|3|$cut
stash -q|openat onestop.yaml|1|$gone
checkout -q -f main|openat onestop.yaml|1|$gone
checkout -q HEAD -- .|openat onestop.yaml|1|$gone
restore .|openat onestop.yaml|1|$gone
restore .|write onestop.yaml|3|$cut
END

# ---- Every program ----------------------------------------------------------------------------------
fresh
"$tools/sweep" --kill '/openat onestop.yaml' -- git reset -q --hard >/dev/null 2>&1
{
	while IFS='|' read -r program words reader; do
		echo "$program $words"
		echo "$reader"
	done <"$work/programs"
	printf '%s\n' store-check 'store-check --history' store-log store-seal store-repair "store-backup $work/backup.tar" \
		report-overdue report-daily report-visit 'report-quarter --quarter 2026Q3' \
		'report-figures --from 2026-07-01 --to 2026-09-30 --by class' report-discipline \
		'report-ledger --month 2026-09' report-arrears 'bill-penalty --as-of 2026-09-18' store-upgrade \
		'calendar-due 2026-09-18 3' service-list 'service-show facility' \
		"form-print register $bystander" desk-list 'desk-set DB --name 二号窗口' store-maintain store-sync \
		"ticket-resolve $bystander --take XS-1 --reason 错" 'account-resolve 0000012345 --take XS-1 --reason 错'
} | sort -u >"$work/lines"
while read -r line <&3; do
	# shellcheck disable=SC2086 # several words
	set -- $line
	refused 1 "$@"
	ok "$1: says what was removed" test "$(cat "$work/err")" = "$1: $gone"
done 3<"$work/lines"
for program in "$BUILD"/bin/*; do
	program=${program##*/}
	case $program in
	store-init | store-restore | store-clone) continue ;; # they make one
	onestop) continue ;;                    # needs none
	esac
	grep -q "^$program" "$work/lines" || fail "$program is tried"
done
refused 1 store-init "$store" --desk XS --staff wangmin --staff-name 王敏
err_has "is a store already" "store-init takes it for a store"
leads "every program"

# ---- From elsewhere, and what is no store -----------------------------------------------------------
fresh
rm onestop.yaml
cd tickets || exit 2
for where in "" "--store $work/try"; do
	# shellcheck disable=SC2086 # several words
	refused 1 ticket-list $where
	err_has "first: git -C $work/try restore --source=HEAD --staged --worktree -- onestop.yaml"
done
run git -C "$work/try" restore --source=HEAD --staged --worktree -- onestop.yaml
is_status 0
run ticket-list
is_status 0 "what is named leads on from a directory below"
fresh
given git switch -q --orphan other
run ticket-list
is_status 1 "a branch that has no settings"
err_has "the store is not on its branch main (HEAD is refs/heads/other); first: git switch main"
mkdir "$work/bare" && git init -q "$work/bare"
run ticket-list --store "$work/bare"
is_status 1 "a directory under git is not a store by that"
err_has "is not a store (it has no onestop.yaml)"
# A restored store that nobody has written in yet.
cd "$template" || exit 2
given store-backup "$work/new.tar"
given store-restore "$work/new.tar" "$work/restored"
rm -f "$work/restored/onestop.yaml" "$work/restored/.git/onestop.lock"
run ticket-list --store "$work/restored"
is_status 1
err_has "onestop.yaml was removed" "a restored store is known by its mark"
stores_end
