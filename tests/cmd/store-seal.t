#!/bin/sh
# store-seal prints the day's last commit, and store-check --seals finds it again, or says that it is
# gone.
. "$(dirname "$0")/../harness.sh"

new_store
id=$(git rev-parse HEAD)
run store-seal
is_status 0
quiet
out_is "date, desk, code and number of commits" <<END
SEAL 2026-09-18 XS $(echo "$id" | cut -c1-20) 1
END
cp "$work/out" "$work/seals"
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
given ticket-new facility --name 赵六 --phone 13700137000 --request 消火栓漏水
second=$(git rev-parse HEAD)
run env ONESTOP_NOW=2026-09-19T18:00:00+08:00 store-seal
out_is "the next day" <<END
SEAL 2026-09-19 XS $(echo "$second" | cut -c1-20) 3
END
{
	printf '# kept by 郭离\n\n'
	cat "$work/out"
	printf '  SEAL  2026-09-18 XS  %s  3 \r\n' "$second"
} >>"$work/seals"
given ticket-note 20260918-XS-0001 --text 第一次

run store-check --strict --seals "$work/seals"
is_status 0
out_is "all seals hold" </dev/null
quiet
run store-check --seals - <"$work/seals"
is_status 0 "seals from standard input"

# ---- A seal that does not hold -----------------------------------------------------------------

# The last two commits are made anew with other contents; the first seal holds all the same.
cp -a "$store" "$work/copy"
cd "$work/copy" || exit 2
git reset -q --hard "$id"
rm -f .git/refs/onestop/last
ONESTOP_NOW=2026-09-18T08:00:00+08:00 ticket-new facility --name 李四 --phone 13900139000 \
	--request 井盖 >/dev/null 2>&1
run store-check --seals "$work/seals" --format tsv --no-header
is_status 1
grep -F "$work/seals:" "$work/out" >"$work/told"
mv "$work/told" "$work/out"
out_is "the seals that do not hold are named with their line" <<END
error	$work/seals:4	the commit sealed on 2026-09-19 at XS, $(echo "$second" | cut -c1-20), is no longer in the history
error	$work/seals:5	the commit sealed on 2026-09-18 at XS, $second, is no longer in the history
END
cd "$store" || exit 2
{
	printf 'SEAL 2026-09-18 XS %s00 1\n' "$(echo "$id" | cut -c1-20)"
	cat "$work/seals"
} >"$work/mistyped"
run store-check --seals "$work/mistyped"
is_status 1 "a code that goes on otherwise"
out_has mistyped:1
out_lacks mistyped:2 "the one beside it holds"

# ---- Refused ---------------------------------------------------------------------------------

while IFS='|' read -r what line; do
	printf '%s\n' "$line" >"$work/bad"
	refused 3 store-check --seals "$work/bad"
	err_has "$work/bad:1: " "$what"
done <<END
not a seal|sealed
a short code|SEAL 2026-09-18 XS 0123456789 1
a code that is none|SEAL 2026-09-18 XS xyz3456789012345678901 1
a code that is too long|SEAL 2026-09-18 XS ${id}0 1
no number|SEAL 2026-09-18 XS $id
more behind it|SEAL 2026-09-18 XS $id 1 x
a day that does not exist|SEAL 2026-02-30 XS $id 1
no commits|SEAL 2026-09-18 XS $id 0
a desk of one letter|SEAL 2026-09-18 X $id 1
END
: >"$work/bad"
refused 1 store-check --seals "$work/bad"
err_has 'no seal is in it'
refused 5 store-check --seals "$work/none"
err_has 'No such file or directory'
git config --unset onestop.desk
refused 1 store-seal
err_has 'this clone has no desk code; first: git config onestop.desk <desk>'
git config onestop.desk XY1
refused 3 store-seal
err_has 'XY1'
git config onestop.desk XS
refused 2 store-seal today

mkdir "$work/bin"
cat >"$work/bin/git" <<END
#!/bin/sh
for word; do [ "\$word" != rev-list ] || { echo 'fatal: no' >&2; exit 128; }; done
exec $(command -v git) "\$@"
END
chmod +x "$work/bin/git"
refused 5 env PATH="$work/bin:$PATH" store-seal
err_has 'git rev-list: fatal: no'
refused 5 env PATH="$work/bin:$PATH" store-check --seals "$work/seals"
err_has 'git rev-list: fatal: no; first: git fsck'

# A store without a commit has nothing to seal.
cp -a "$store" "$work/bare"
cd "$work/bare" || exit 2
git update-ref -d HEAD
run store-seal
is_status 1
err_has 'there is no commit "HEAD" in this store'

finish
