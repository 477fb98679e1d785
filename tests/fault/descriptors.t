#!/bin/sh
# A program that is out of descriptors, at any call of it or of its git, once or from then on, says that
# the system failed: who acts is not taken for nobody, no file for edited by hand, no record for damaged.
# (sweep-descriptors-long.t asks of every writing program what became of the store.)
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
: "${STEP:=3}"

"$tools/sweep" --count --to "$work/count" -- true || skip_all "ptrace is not allowed here"
new_store
given receive
id=$(cat "$work/out")

# Whoever is known by the staff file alone, or by the list of shared logins.
me=$(id -un)
given staff-set wangmin --login "$me"

while IFS='|' read -r claimed words <&3; do
	sed -i "s/^claimed: .*/claimed: [$claimed]/" onestop.yaml
	git diff --quiet || given git commit -q -a -m "claimed: $claimed"
	# shellcheck disable=SC2086 # several words
	set -- $words
	run "$@"
	is_status 0 "${claimed:-by login}: $words"
	"$tools/sweep" --of descriptors --count --to "$work/count" -- "$@" >"$work/out" 2>"$work/err"
	calls=$(cat "$work/count")
	ok "calls are counted ($calls)" test "$calls" -gt 30
	for fail in --fail --fail-from; do
		: >"$work/report"
		failures=0 call=1
		while [ "$call" -le "$calls" ]; do
			"$tools/sweep" $fail "$call" EMFILE -- "$@" >"$work/out" 2>"$work/err"
			status=$?
			case $status in
			0) ;;
			4 | 5) failures=$((failures + 1)) ;;
			1) # The sanitizer reads what it is to do from a file, too, and then looks for leaks.
				grep -q 'Too many open files' "$work/err" &&
					grep -q 'LeakSanitizer does not work under ptrace' "$work/err" ||
					echo "call $call: ends with 1: $(cat "$work/err")" >>"$work/report"
				;;
			3) # A list without a file that could not be read, which is named.
				grep -q 'Too many open files' "$work/err" ||
					echo "call $call: $(cat "$work/err")" >>"$work/report"
				;;
			*) echo "call $call: ends with $status: $(cat "$work/err")" >>"$work/report" ;;
			esac
			call=$((call + STEP))
		done
		what="${claimed:-by login}: $words: $fail of $calls calls, told as what it is $failures times"
		if [ -s "$work/report" ]; then not_ok "$what" "$work/report"; else pass "$what"; fi
		ok "some failed" test "$failures" -gt 0
	done
	run "$@"
	is_status 0 "and then it works again"
	whole "the store is whole"
done 3<<END
|ticket-note $id --text 用户来电
|ticket-list --unmask --reason 核对
"$me"|ticket-note $id --text 用户来电
END
stores_end
