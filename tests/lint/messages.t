#!/bin/sh
# The Chinese catalogue says everything that the source says, and nothing else (make messages
# brings it up to date).
. "$(dirname "$0")/lint.sh"
po=data/locale/zh_CN.po

ok "$po is there" test -s "$po"
ok "$po is well formed and its printf formats agree" \
	msgfmt --check --check-format -o /dev/null "$po"

# shellcheck disable=SC2046 # our names have no blanks
ok "messages can be taken from the source" xgettext --from-code=UTF-8 --language=C \
	--keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
	--package-name=onestop -o "$work/onestop.pot" \
	$(find lib cmd doc/generate -name '*.[ch]' | sort)
sed -i 's/charset=CHARSET/charset=UTF-8/' "$work/onestop.pot"
ok "there are messages" grep -q '^msgid "[^"]' "$work/onestop.pot"

# compare DEFINED USED OPTION...: what USED has and DEFINED lacks.  What nothing uses is the last
# assertion's.
compare() {
	msgcmp "$@" 2>&1 | grep -v 'warning: this message is not used' | head -n 20 >"$work/bad"
}

# One message more than the source has: missed one way, and not used the other.
{
	cat "$work/onestop.pot"
	printf '\nmsgid "said by nobody"\nmsgstr ""\n'
} >"$work/more.pot"
compare "$po" "$work/more.pot"
finds "a message without a translation" test -s "$work/bad"
compare "$po" "$work/onestop.pot"
none "$work/bad" "every message has a translation that was looked at"

awk '/^#~/ { print FNR ": " $0 } END { print "read", FNR }' "$po" >"$work/bad"
echo "read $(wc -l <"$po")" >"$work/expected"
same "$work/expected" "$work/bad" "no translation of a message that is gone (#~)"
compare "$work/onestop.pot" "$po" --use-untranslated --use-fuzzy
none "$work/bad" "no translation that nothing uses"

# What to type next is the hint of an err, which a long operand cannot push out: base/err.h.
printf 'msgid "a; first: b"\n' >"$work/sample"
finds "a message that holds its hint" grep -q '^msgid.*; first: .' "$work/sample"
msgcat --no-wrap "$work/onestop.pot" | grep '; first: ' | grep -v '^msgid "%s; first: %s"$' >"$work/bad"
none "$work/bad" "no message holds its hint in its text"

# A hint is typed as it stands: what stands for a value in it is said in the reader's language.
holes() { grep -nE 'err_hint\(.*[^_]\(?"[^"]*[ =][A-Z]{3,}\b[^"]*"|^\s*"[a-z-]+ [^"]*\b(CODE|URL|TEXT|DIR|FILE|NAME|DATE|ID|DESK)\b[^"]*"\)?[,;)]' "$@"; }
printf '\treturn err_hint(err, err_set(err, ERR_USAGE, _("a")), "--from DATE");\n' >"$work/sample.c"
finds "a hint with an English placeholder" holes "$work/sample.c"
holes lib/*/*.c cmd/*.c libexec/*.c | grep -v 'N_(\|{"' >"$work/bad"
none "$work/bad" "every placeholder of a hint is in the reader's language"

# The same words twice, the second without the place for a number.
printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n#, c-format\nmsgid "%%d"\nmsgstr "x"\n' \
	>"$work/bad.po"
finds "a printf format that does not agree" \
	sh -c '! msgfmt --check-format -o /dev/null "$1" 2>/dev/null' - "$work/bad.po"

finish
