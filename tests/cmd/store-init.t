#!/bin/sh
# store-init: a store appears whole or not at all.
. "$(dirname "$0")/../harness.sh"

# nothing_at PLACE: no store and no half of one.
nothing_at() {
	ok "$1: nothing is there" test ! -e "$work/$1"
}

# ---- A new store -----------------------------------------------------------------------------

new_store --desk XS --staff wangmin --staff-name 王敏
out_is "prints the place" <<EOF
$store
EOF
quiet
run git ls-files
out_is "every file of a new store is committed" <<'EOF'
calendar/2019.yaml
calendar/2020-hubei.yaml
calendar/2020.yaml
calendar/2021.yaml
calendar/2022.yaml
calendar/2023.yaml
calendar/2024.yaml
calendar/2025.yaml
calendar/2026.yaml
catalogue/departments.yaml
catalogue/flows.yaml
catalogue/regulation.yaml
catalogue/services.yaml
catalogue/staff.yaml
onestop.yaml
EOF
run cat onestop.yaml
out_is "settings: no test clock unless it is asked for" <<'EOF'
format: 2
company: "荆门市供水总公司"
centre: "XS"
region: "hubei"
language: "zh_CN"
EOF
run sed -n '1,/^events:/p' catalogue/staff.yaml
out_is "the first staff member: clerk, supervisor and admin" <<EOF
id: "wangmin"
name: "王敏"
login: "$(id -un)"
department: "service-center"
desk: "XS"
roles:
- "clerk"
- "supervisor"
- "admin"
events:
EOF
run git log --format='%an|%s|%(trailers:key=Staff,valueonly)'
out_is "one commit, by the first staff member" <<'EOF'
王敏|store-init: new store, desk XS|wangmin

EOF
ok "the desk of this clone is git configuration" test "$(git config onestop.desk)" = XS
for file in catalogue/departments.yaml catalogue/flows.yaml catalogue/regulation.yaml catalogue/services.yaml \
	calendar/2020-hubei.yaml calendar/2026.yaml; do
	ok "$file is the one that comes with the programs" cmp "$top/data/$file" "$file"
done
find . -perm /007 >"$work/open"
ok "nothing in it is for everybody" diff /dev/null "$work/open"
find . -path ./.git/objects -prune -o -type d ! -perm -2070 -print >"$work/unshared"
ok "directories hand their group on and let it write" diff /dev/null "$work/unshared"


# ---- What plain git may take away -------------------------------------------------------------

ok "the objects of a store are precious" test "$(git config extensions.preciousObjects)" = true
ok "which is a setting of git's format 1" test "$(git config core.repositoryformatversion)" = 1
ok "a rename is no change of a file" test "$(git config core.trustctime)" = false
# What a writer has made and not committed yet is an object that nothing points at.
object=$(echo uncommitted | git hash-object -w --stdin)
for command in 'gc -q --prune=now' 'gc -q --auto' 'repack -adq' 'prune --expire=now'; do
	# shellcheck disable=SC2086 # words
	run git $command
	ok "git $command takes no object away" git cat-file -e "$object"
done
given git maintenance run --task=loose-objects
given git maintenance run --task=loose-objects
ok "git maintenance packs" test "$(git count-objects)" = "0 objects, 0 kilobytes"
ok "and keeps all" git cat-file -e "$object"
run staff-list --ids
is_status 0 "the store is read as before"
given staff-set lihua --name 李华 --roles clerk
run store-check --strict --objects --history
is_status 0 "and written"

cd "$work" || exit 2
run store-init shared --desk DB --claimed --staff wangmin
is_status 0
keep_store "$work/shared"
run sed -n '/^claimed:/,$p' shared/onestop.yaml
out_is "--claimed: the login is shared" <<EOF
claimed:
- "$(id -un)"
EOF
run store-init settled --desk DB --company '"长江" 水务' --region none --language en --test-clock
is_status 0
keep_store "$work/settled"
run cat settled/onestop.yaml
out_is "settings as given" <<'EOF'
format: 2
company: "\"长江\" 水务"
centre: "DB"
region: "none"
language: "en"
test_clock: true
EOF

mkdir empty
run store-init empty --desk XS
is_status 0 "an empty directory may become a store"
keep_store "$work/empty"
run store-init ./-strange --desk XS
is_status 0 "a name that begins with -"
keep_store "$work/-strange"
run store-init --desk XS -- --stranger
is_status 0 "-- ends options"
keep_store "$work/--stranger"

# ---- Refused ---------------------------------------------------------------------------------

cd "$work" || exit 2
refused 1 store-init "$store" --desk XS
err_has 'is a store already'
refused 1 store-init "$store" --desk XS --op-id another
mkdir full
echo mine >full/letter
run store-init full --desk XS
is_status 1 "a directory that is not empty"
err_has 'full is not empty'
run cat full/letter
out_is "what lay there stays" <<'EOF'
mine
EOF

while IFS='|' read -r what expected says arguments; do
	eval "run store-init place $arguments"
	is_status "$expected" "$what: exit $expected"
	err_has "$says" "$what: says \"$says\""
	nothing_at place
done <<'EOF'
no desk|2|--desk XS is needed|
desk in small letters|2|desk "xs" must be two capital letters|--desk xs
desk of three letters|2|must be two capital letters|--desk XSS
desk with a digit|2|must be two capital letters|--desk X1
desk that climbs|2|must be two capital letters|--desk ..
desk in Chinese|2|must be two capital letters|--desk 象山
region that climbs|2|"../x" is not a valid code|--desk XS --region ../x
staff id with a space|2|is not a valid staff id|--desk XS --staff 'wang min'
staff name with an escape|2|not allowed|--desk XS --staff-name "$(printf 'a\033b')"
two places|2|one word too many|elsewhere --desk XS
op-id with a space|2|--op-id|--desk XS --op-id 'a b'
unknown option|2|there is no option --desks|--desks XS
EOF
run store-init
is_status 2 "no place"
run store-init '' --desk XS
is_status 2 "an empty place"

run store-init no/parent --desk XS
is_status 5 "the parent is missing"
err_has 'No such file or directory'
nothing_at no
: >file
run store-init file/place --desk XS
is_status 5 "the parent is a file"
run store-init file --desk XS
ok "a file is no place for a store" test "$status" -ne 0
ok "the file stays" test -f file

# ---- Dry run, repeat -------------------------------------------------------------------------

run store-init later --desk XS --staff wangmin --dry-run
is_status 0
out_has 'would add:    onestop.yaml'
out_has 'store-init: new store, desk XS'
run store-init once --desk XS --op-id line-1
is_status 0
keep_store "$work/once"
before=$(git -C once rev-parse HEAD)
run store-init once --desk XS --op-id line-1
is_status 0 "a repeat with the same op-id"
out_is "the repeat prints the first result" <<'EOF'
once
EOF
ok "the repeat commits nothing" test "$(git -C once rev-parse HEAD)" = "$before"
run store-init once --desk XS --op-id line-2
is_status 1 "another op-id is another command"

# ---- git fails or the program dies -----------------------------------------------------------

run env PATH=/nonexistent "$BUILD/bin/store-init" place --desk XS
is_status 5 "git is not installed"
err_is <<'EOF'
store-init: cannot run git: No such file or directory
EOF
nothing_at place

# A git that, the nth time it is called, kills who called it.  (It gets nothing of the environment.)
mkdir bin
cat >bin/git <<EOF
#!/bin/sh
echo . >>"$work/count"
[ "\$(wc -l <"$work/count")" -ne "\$(cat "$work/nth")" ] || kill -KILL \$PPID
exec $(command -v git) "\$@"
EOF
chmod +x bin/git
die_at() {
	rm -rf count killed
	echo "$1" >nth
	{
		env PATH="$work/bin:$PATH" store-init killed --desk XS
		status=$?
	} >/dev/null 2>&1
}
die_at 0
is_status 0 "nobody is killed"
calls=$(wc -l <count)
note "store-init calls git $calls times"
for nth in $(seq "$calls"); do
	die_at "$nth"
	is_status 137 "killed at call $nth of git"
	nothing_at killed
done
rm -rf killed
run store-init killed --desk XS
is_status 0 "after all that it can be made"
keep_store "$work/killed"

finish
