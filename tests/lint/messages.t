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
ok "there are messages" grep -q '^msgid "[^"]' "$work/onestop.pot"
ok "every message has a translation that was looked at" msgcmp "$po" "$work/onestop.pot"

grep -n '^#~' "$po" >"$work/bad"
ok "no translation of a message that is gone (#~)" diff /dev/null "$work/bad"
msgcomm --unique --no-location --omit-header "$po" "$work/onestop.pot" >"$work/bad" 2>&1
msgcmp "$work/onestop.pot" "$po" --use-untranslated --use-fuzzy >"$work/unused" 2>&1
grep 'used but not defined' "$work/unused" >"$work/bad"
ok "no translation that nothing uses" diff /dev/null "$work/bad"

finish
