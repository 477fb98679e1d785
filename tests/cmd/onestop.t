#!/bin/sh
# onestop: which programs there are, which one does what, its page, and what a mistyped name was meant to be.
. "$(dirname "$0")/../harness.sh"
cd "$work" || exit 2

# ---- All of them ------------------------------------------------------------------------------

run onestop
is_status 0
quiet
for program in "$BUILD"/bin/*; do
	ok "$(basename "$program") is listed" grep -q "^  $(basename "$program")  *[^ ]" "$work/out"
done
ok "no line over 80 columns" test "$(wc -L <"$work/out")" -le 80
ok "a heading for each noun" test "$(grep -c '^[^ ]' "$work/out")" -eq \
	"$(for program in "$BUILD"/bin/*; do basename "$program"; done | sed 's/-.*//' | sort -u | wc -l)"
cp "$work/out" "$work/english"
run onestop help
out_is "help alone: the same" <"$work/english"
run env LANGUAGE=zh_CN onestop
is_status 0
out_has '  ticket-assign       把工单转办给承办单位'
ok "and no heading is a bare noun" test "$(grep '^[^ ]' "$work/out" | grep -c '^[a-z]*$')" -eq 0
ok "no line over 80 columns" test "$(wc -L <"$work/out")" -le 80
run env -i PATH="$PATH" onestop
out_has '把工单转办给承办单位' "an empty environment: Chinese"
run onestop --format csv
is_status 0
out_has 'name,noun,summary'
ok "a row for each" test "$(wc -l <"$work/out")" -eq "$(($(find "$BUILD/bin" -type f | wc -l) + 1))"
run onestop --ids ticket
ok "bare names" test "$(grep -vc '^ticket-[a-z]*$' "$work/out")" -eq 0
ok "of that noun, all" test "$(wc -l <"$work/out")" -eq "$(find "$BUILD/bin" -name 'ticket-*' | wc -l)"
refused 2 onestop --unmask

# ---- By a word, in either language whatever that of the messages -------------------------------

while IFS='|' read -r word wanted; do
	for language in en zh_CN; do
		# shellcheck disable=SC2086 # words
		run env LANGUAGE=$language onestop --ids $word
		is_status 0
		out_has "$wanted" "$word in $language"
	done
done <<'EOF'
过户|account-transfer
转办|ticket-assign
催办|ticket-remind
超期|report-overdue
收费|account-pay
换表|account-meter
欠费|report-arrears
refund|account-refund
REFUND|account-refund
ｒｅｆｕｎｄ|account-refund
overdue report|report-overdue
account-pay|account-pay
call-back|ticket-visit
EOF
run onestop --ids account-pay
out_is "the name of a program: itself alone" <<'EOF'
account-pay
EOF

# ---- Names that are none ----------------------------------------------------------------------

while IFS='|' read -r word meant; do
	refused 1 onestop "$word"
	err_is "$word" <<EOF
onestop: there is no program $word; did you mean $meant?
EOF
	refused 1 onestop help "$word"
	err_has "did you mean $meant?" "help $word"
done <<'EOF'
ticket-asign|ticket-assign
tikcet-list|ticket-list
acount-pay|account-pay
asign|ticket-assign
reprot-daily|report-daily
EOF
refused 1 env LANGUAGE=zh_CN onestop ticket-asign
err_is <<'EOF'
onestop: 没有程序 ticket-asign；是否想用 ticket-assign？
EOF
refused 1 onestop moonshine
err_is <<'EOF'
onestop: no program is called or does "moonshine"; first: onestop
EOF
refused 1 onestop help ../../etc/passwd
refused 2 onestop help ticket-new ticket-list
run onestop --nearest ticket-asign
is_status 0
out_is <<'EOF'
ticket-assign
EOF
for word in list moonshine ls ''; do
	run onestop --nearest "$word"
	is_status 1
	quiet
	out_is "nothing is near \"$word\"" </dev/null
done

# ---- The page ---------------------------------------------------------------------------------

# A man that says what it was asked for: whether the real one is there, and how it breaks lines, is not ours.
mkdir "$work/bin" "$work/bare"
cat >"$work/bin/man" <<'END'
#!/bin/sh
[ "$1" = -l ] && [ -r "$2" ] || exit 16
echo "$2 $LC_ALL" | sed 's,.*/share/,,'
END
cat >"$work/bare/man" <<'END'
#!/bin/sh
exit 16
END
chmod +x "$work/bin/man" "$work/bare/man"
shown() {
	run env PATH="$work/bin:$PATH" "$@"
	is_status 0
	quiet
}
shown onestop help ticket-assign
out_is <<'EOF'
onestop/../man/./man1/ticket-assign.1 C.UTF-8
EOF
shown onestop help onestop.7
out_is "a section can be named" <<'EOF'
onestop/../man/./man7/onestop.7 C.UTF-8
EOF
shown onestop help onestop-store
out_is "pages that are of no program" <<'EOF'
onestop/../man/./man5/onestop-store.5 C.UTF-8
EOF
ticket-assign --help >"$work/help"
run env PATH="$work/bare:$PATH" onestop help ticket-assign
is_status 0
out_is "a man that cannot: --help" <"$work/help"
refused 1 env PATH="$work/bare:$PATH" onestop help onestop.7
mkdir "$work/none"
run env PATH="$work/none" "$BUILD/bin/onestop" help ticket-assign
is_status 0
out_is "no man: --help" <"$work/help"
run sh -c 'onestop help ticket-assign >/dev/full'
is_status 5

# An installation that lacks a program, has no list, and a list that is none.
mkdir -p "$work/there/bin" "$work/there/share/onestop"
cp "$BUILD/bin/onestop" "$work/there/bin"
run "$work/there/bin/onestop" form
is_status 5
err_has 'programs.json'
echo '[{}]' >"$work/there/share/onestop/programs.json"
run "$work/there/bin/onestop" form
is_status 3
err_has 'programs.json: is not the list of the programs'
cp "$BUILD/share/onestop/programs.json" "$work/there/share/onestop"
run "$work/there/bin/onestop" form-print
is_status 0
out_has '(not installed here)'
refused 1 "$work/there/bin/onestop" help form-print
err_has 'form-print is not installed here'

# ---- At the prompt of a shell -----------------------------------------------------------------

# at_prompt SHELL SUFFIX: a mistyped program, one that is none of ours, and whoever answered before.
at_prompt() {
	example=$top/doc/examples/command-not-found.$2
	run "$1" -c ". '$example'; ticket-asign 7"
	is_status 127
	err_has 'onestop: there is no program ticket-asign; did you mean ticket-assign?' "$1"
	run "$1" -c ". '$example'; moonshine"
	is_status 127
	err_lacks onestop "$1: not ours"
	err_has moonshine
	run "$1" -c "$3() { echo before \$1; return 9; }; . '$example'; . '$example'; moonshine"
	is_status 9
	out_has 'before moonshine' "$1: whoever answered before"
}
at_prompt bash bash command_not_found_handle
if command -v zsh >/dev/null; then
	at_prompt zsh zsh command_not_found_handler
else
	note "zsh is not installed: not tried"
fi
if command -v fish >/dev/null; then
	run fish -c ". '$top/doc/examples/command-not-found.fish'; ticket-asign 7"
	is_status 127
	err_has 'onestop: there is no program ticket-asign; did you mean ticket-assign?' fish
	run fish -c ". '$top/doc/examples/command-not-found.fish'; moonshine"
	is_status 127
	err_lacks onestop "fish: not ours"
else
	note "fish is not installed: not tried"
fi

finish
