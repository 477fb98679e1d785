#!/bin/sh
# The manual as it is installed: in both languages, found by man and by `onestop help`, within 80 columns,
# and no line of Chinese begins or ends with a sign that may not stand there.
. "$(dirname "$0")/../harness.sh"
cd "$top" || exit 2

ok "make install" make -C "$top" BUILD="$BUILD" DESTDIR="$work/inst" PREFIX=/usr install
pages=$work/inst/usr/share/man
for source in cmd/*.c; do
	name=$(basename "$source" .c)
	ok "the page of $name" test -s "$pages/man1/$name.1"
	ok "its Chinese page" test -s "$pages/zh_CN/man1/$name.1"
done
for page in man7/onestop.7 man7/onestop-states.7 man5/onestop-store.5 zh_CN/man7/onestop-handbook.7; do
	ok "$page" test -s "$pages/$page"
done
for completion in bash-completion/completions/onestop fish/vendor_completions.d/onestop.fish zsh/site-functions/_onestop; do
	ok "the completion is there, and no link to itself" test -s "$work/inst/usr/share/$completion"
done
ok "the link of a program leads to it" test -s "$work/inst/usr/share/bash-completion/completions/ticket-new"
ok "the examples" test -s "$work/inst/usr/share/doc/onestop/examples/command-not-found.bash"

# Bodies say in Chinese what the tables say in English: nothing is left out.
for page in doc/man/zh_CN/*.1; do
	ok "$page: nothing is left in English" sh -c '! grep -nE "^[A-Z][a-z]+ [a-z]+ [a-z]+" "$1"' - "$page"
	grep -c '^\.\(SH\|TP\)' "doc/man/$(basename "$page")" >"$work/english"
	grep -c '^\.\(SH\|TP\)' "$page" >"$work/chinese"
	ok "$page has the sections and paragraphs of the English one" cmp "$work/english" "$work/chinese"
done

rendered() {
	ok "$1: no line over 80 columns" test "$(LC_ALL=C.UTF-8 wc -L <"$work/out")" -le 80
}
badly='^ *[，。、；：！？）》”〕】]|[（《“〔【]$'
printf '       ，从明天起\n' >"$work/sample"
ok "finds a line that begins with a comma" grep -qE "$badly" "$work/sample"

if ! command -v man >/dev/null || ! man --version 2>/dev/null | grep -q '^man 2'; then
	note "man-db is not installed: how the pages look was not tried"
	finish
	exit
fi
export MANPATH="$pages" MANWIDTH=80 LC_ALL=C.UTF-8
for name in ticket-new ticket-list account-transfer form-print store-check onestop onestop-handbook; do
	run man -L zh_CN "$name"
	is_status 0
	quiet
	rendered "man -L zh_CN $name"
	out_has 名称 "man -L zh_CN $name: in Chinese"
	cp "$work/out" "$work/page"
	ok "$name: every line begins and ends as it may" sh -c '! grep -nE "$1" "$2"' - "$badly" "$work/page"
	run env LANGUAGE=zh_CN "$work/inst/usr/bin/onestop" help "$name"
	is_status 0
	out_is "onestop help $name: the same page" <"$work/page"
done
run man ticket-new
is_status 0
rendered "man ticket-new"
out_has 'NAME' "man ticket-new: in English"
run env LANGUAGE=zh_CN "$work/inst/usr/bin/onestop" help 手册
is_status 0
out_has '窗口人员手册' "the handbook by its name"
run env LANGUAGE=en "$work/inst/usr/bin/onestop" help onestop-handbook
is_status 0
out_has '窗口人员手册' "where there is no page in one's language: the one there is"

ok "make uninstall" make -C "$top" BUILD="$BUILD" DESTDIR="$work/inst" PREFIX=/usr uninstall
find "$work/inst" ! -type d >"$work/bad"
ok "nothing is left" test ! -s "$work/bad"

finish
