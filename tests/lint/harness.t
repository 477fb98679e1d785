#!/bin/sh
# The words of tests/harness.sh can fail: each passes a test that is right and fails one that is wrong.
. "$(dirname "$0")/../harness.sh"

# tested SCRIPT: as the whole of a test file; into $work/said and $status.
tested() {
	run sh -c ". '$top/tests/harness.sh'; $1
finish" "$top/tests/lint/harness.t"
	cp "$work/out" "$work/said"
}

# The first is right, the second is the same and wrong.  Each takes the same store and says one thing.
while IFS='|' read -r word right wrong <&3; do
	tested "$right"
	is_status 0 "$word: $right"
	ok "$word: is right" sh -c '! grep "^not ok" "$1"' - "$work/said"
	ok "$word: with the plan" grep -qx '1\.\.[0-9]*' "$work/said"
	tested "$wrong"
	is_status 1 "$word: $wrong"
	ok "$word: is wrong, and that alone" test "$(grep -c '^not ok' "$work/said")" -eq 1
done 3<<'END'
ok|ok it true|ok it false
given|given true|given false
is_status|run false; is_status 1|run true; is_status 1
out_is|echo a >"$work/a"; run echo a; out_is <"$work/a"|echo a >"$work/a"; run echo b; out_is <"$work/a"
out_is, to the end of the line|echo a >"$work/a"; run echo a; out_is <"$work/a"|echo a >"$work/a"; run printf a; out_is <"$work/a"
err_is|run true; err_is </dev/null|run sh -c "echo a >&2"; err_is </dev/null
out_has|run echo abc; out_has b|run sh -c "echo abc >&2"; out_has b
out_has, a text and no pattern|run echo a.c; out_has a.c|run echo abc; out_has a.c
err_has|run sh -c "echo abc >&2"; err_has b|run echo abc; err_has b
out_lacks|run sh -c "echo abc >&2"; out_lacks b|run echo abc; out_lacks b
err_lacks|run echo abc; err_lacks b|run sh -c "echo abc >&2"; err_lacks b
quiet|run echo a; quiet|run sh -c "echo a >&2"; quiet
run, of what ends by a signal|run sh -c "exit 5"|run sh -c "kill -SEGV \$\$"
refused|refused 1 sh -c "echo no >&2; exit 1"|refused 2 sh -c "echo no >&2; exit 1"
refused, and says why|refused 1 sh -c "echo no >&2; exit 1"|refused 1 false
refused, and changes nothing|new_store; refused 1 sh -c "echo no >&2; exit 1"|new_store; refused 1 sh -c "echo >>calendar/2026.yaml; echo no >&2; git -c user.name=x -c user.email=x commit -qam x; exit 1"
finish, on what nobody committed|new_store|new_store; echo "# x" >>calendar/2026.yaml
finish, on a record that is wrong|new_store|new_store; echo x >>catalogue/staff.yaml; git -c user.name=x -c user.email=x commit -qam x
finish, on an object that is lost|new_store|new_store; given staff-set lihua --name 李华 --roles clerk; rm -f .git/objects/$(git rev-parse "HEAD^^{tree}" | sed "s,..,&/,")
drop_store|new_store; echo x >>catalogue/staff.yaml; drop_store|new_store; echo "# x" >>calendar/2026.yaml
keep_store|new_store; stores=; keep_store "$store"|new_store; echo "# x" >>calendar/2026.yaml; stores=; keep_store "$store"
END

finish
