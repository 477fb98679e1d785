#!/bin/sh
# README.md's table of the regulation: every article is there, with programs and tests that exist.
. "$(dirname "$0")/lint.sh"

sed -n '/^## The regulation, article by article$/,/^## How/p' README.md | grep '^|' | sed '1,2d' >"$work/rows"
at_least 21 "$work/rows" "the table was read"
for article in 一 二 三 四 五（一） 五（二） 五（三） '六 5个工作日' '六 到期未答复' '六 回访' 七 八 九 \
	附件1 附件2 附件3 附件4 附件5 附件6 附件7 附件8–10; do
	ok "article $article has a row" grep -q "^| $article |" "$work/rows"
done
while IFS='|' read -r _ article programs test _ <&3; do
	file=$(printf '%s' "$test" | sed 's/.*(\(.*\)).*/\1/')
	ok "the test of$article exists: $file" test -s "$file"
	for program in $(printf '%s' "$programs" | tr -d '`,'); do
		ok "the program of$article exists: $program" test -e "cmd/$program.c"
	done
done 3<"$work/rows"
for file in tests/regulation/*.t; do
	ok "$file has a row" grep -qF "($file)" "$work/rows"
	ok "$file begins with the article's text" sh -c 'sed -n 2p "$1" | grep -qE "^# (一|二|三|四|五|六|七|八|九|附件)"' - "$file"
done

finish
