#!/bin/sh
# The Chinese catalogue says everything that the source says, and nothing else (make messages
# brings it up to date).
. "$(dirname "$0")/../harness.sh"
cd "$top" || exit 2
po=data/locale/zh_CN.po

ok "$po is there" test -s "$po"
ok "$po is well formed and its printf formats agree" \
	msgfmt --check --check-format -o /dev/null "$po"

# shellcheck disable=SC2046 # our names have no blanks
ok "messages can be taken from the source" xgettext --from-code=UTF-8 --language=C \
	--keyword=_ --keyword=N_ --package-name=onestop -o "$work/onestop.pot" \
	$(find lib cmd -name '*.[ch]' | sort)
sed -i 's/charset=CHARSET/charset=UTF-8/' "$work/onestop.pot"
ok "there are messages" grep -q '^msgid "[^"]' "$work/onestop.pot"
# What nothing uses is the last assertion's.
compare() {
	msgcmp "$1" "$2" 2>&1 | grep -v 'warning: this message is not used' | head -n 20 >"$work/bad"
}
compare "$po" "$work/onestop.pot"
ok "every message has a translation that was looked at" diff /dev/null "$work/bad"

grep -n '^#~' "$po" >"$work/bad"
ok "no translation of a message that is gone (#~)" diff /dev/null "$work/bad"
msgcmp "$work/onestop.pot" "$po" --use-untranslated --use-fuzzy >"$work/unused" 2>&1
grep 'used but not defined' "$work/unused" >"$work/bad"
ok "no translation that nothing uses" diff /dev/null "$work/bad"

finish
