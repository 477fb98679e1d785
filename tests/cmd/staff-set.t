#!/bin/sh
# staff-set: people come, change and leave; the file keeps them, and somebody stays admin.
. "$(dirname "$0")/../harness.sh"
new_store

# ---- A new person -----------------------------------------------------------------------------

run staff-set zhaolei --name 赵磊 --badge 012 --login zhaolei --department meter-reading \
	--desk DB --roles handler --from 2026-09-01
is_status 0
quiet
out_is "prints id and roles" <<'EOF'
zhaolei	handler
EOF
run sed -n '/^---/,$p' catalogue/staff.yaml
out_is "the entry, with its event" <<'EOF'
---
id: "zhaolei"
name: "赵磊"
badge: "012"
login: "zhaolei"
department: "meter-reading"
desk: "DB"
roles:
- "handler"
duty:
- "2026-09-01.."
events:
- id: "XS-1"
  at: "2026-09-18T09:00:00+08:00"
  by: "wangmin"
  claimed: true
  act: "join"
  set:
    id: "zhaolei"
    name: "赵磊"
    badge: "012"
    login: "zhaolei"
    department: "meter-reading"
    desk: "DB"
    roles: "handler"
    duty: "2026-09-01.."
EOF
run git log -1 --format='%an%n%s%n%(trailers)'
out_is "the commit names ids only" <<EOF
王敏
staff-set: zhaolei
Staff: wangmin
Login: $login

EOF
run staff-set 'a.b_c-9' --name '买买提·吐尔逊' --roles clerk,inspector
is_status 0 "an id as logins are, a name with a dot"
out_has "$(printf 'a.b_c-9\tclerk,inspector')"
run staff-list --format csv --columns id,name --all
out_is "everybody" <<'EOF'
id,name
a.b_c-9,买买提·吐尔逊
wangmin,王敏
zhaolei,赵磊
EOF

# ---- Changes ----------------------------------------------------------------------------------

before=$(git rev-parse HEAD)
run staff-set zhaolei
is_status 0
run staff-set zhaolei --name 赵磊 --badge 012
is_status 0
ok "what is so already is not committed" test "$(git rev-parse HEAD)" = "$before"

store_state >"$work/before"
run staff-set zhaolei --badge 013 --dry-run
is_status 0
out_is "--dry-run" <<EOF
zhaolei	handler
would change: catalogue/staff.yaml
commit message:
staff-set: zhaolei

Staff: wangmin
Login: $login
EOF
store_state >"$work/after"
ok "--dry-run changes nothing" diff "$work/before" "$work/after"

run staff-set zhaolei --roles handler,supervisor --badge 013
out_is "other roles" <<'EOF'
zhaolei	handler,supervisor
EOF
run staff-list --role handler --format csv --columns id,name,badge,login,department,desk,roles,duty
out_is "what was not named stays" <<'EOF'
id,name,badge,login,department,desk,roles,duty
zhaolei,赵磊,013,zhaolei,meter-reading,DB,"handler,supervisor",2026-09-01..
EOF

run staff-set lina --name 李娜 --roles clerk --op-id hire-7
is_status 0
before=$(git rev-parse HEAD)
run staff-set lina --name 李娜 --roles clerk --op-id hire-7
is_status 0
out_is "--op-id: a repeat prints the same" <<'EOF'
lina	clerk
EOF
ok "--op-id: a repeat commits nothing" test "$(git rev-parse HEAD)" = "$before"

# ---- Leaving ----------------------------------------------------------------------------------

run staff-set lina --until 2026-09-18
is_status 0
run staff-list --ids
out_has lina "the last day is a day on duty"
given staff-set lina --until 2026-09-17
run staff-list --ids
out_lacks lina "after it she is not listed"
run staff-list --ids --all
out_has lina "but she stays in the file"
refused 1 ticket-new facility --name 李四 --phone 13900139000 --request 漏水 --as lina
err_has lina
refused 1 staff-set lina --from 2026-10-01 --until 2026-09-01
err_has 'the last day is before the first'

# ---- Somebody stays admin ---------------------------------------------------------------------

refused 1 staff-set wangmin --roles clerk
err_has 'nobody on duty would be left with the role admin'
refused 1 staff-set wangmin --until 2026-09-17
err_has 'nobody on duty would be left with the role admin'
given staff-set zhaolei --roles handler,admin
run staff-set wangmin --roles clerk
is_status 0 "when another is admin she may step back"
refused 1 staff-set sunqi --name 孙琪 --roles clerk
err_has '王敏 may not run staff-set: it requires role administrator'
run staff-set wangmin --roles clerk,supervisor,admin --as zhaolei
is_status 0 "the other admin gives it back"

# ---- Come back, and emptied ------------------------------------------------------------------------

spells_are() {
	run staff-list --all --columns id,duty --format tsv --no-header
	out_has "$(printf 'yuanlai\t%s' "$1")" "${2:-"spells: $1"}"
}
given staff-set yuanlai --name 袁来 --roles clerk --badge 9 --login yuanlai --department network --desk DB \
	--from 2025-01-01 --until 2025-12-31 --as wangmin
given staff-set yuanlai --from 2026-09-01
spells_are '2025-01-01..2025-12-31,2026-09-01..' "a first day after the last begins another spell"
given staff-set yuanlai --from 2026-09-02 --until 2026-12-31
spells_are '2025-01-01..2025-12-31,2026-09-02..2026-12-31' "else the days are those of the last"
given staff-set yuanlai --until none
spells_are '2025-01-01..2025-12-31,2026-09-02..'
refused 1 staff-set yuanlai --from 2025-12-31
err_has 'two spells have a day in common: 2025-01-01..2025-12-31 and 2025-12-31..'
refused 1 staff-set yuanlai --from none
err_has 'two spells have a day in common'
given staff-set yuanlai --badge none --login none --department none --desk none
run staff-list --columns id,badge,login,department,desk --format csv --no-header
out_has 'yuanlai,,,,' "what can be set can be emptied"
given staff-set lina --from none --until none
run staff-list --columns id,duty --format csv --no-header
out_has 'lina,' "neither first nor last day"
given staff-set yuanlai --badge none --badge 10
run staff-list --columns id,badge --format csv --no-header
out_has 'yuanlai,10' "the later of two counts"
refused 2 staff-set yuanlai --name none --login ''
err_has 'the value is empty'
given staff-set chenjian --name 陈建 --roles admin
refused 1 staff-set chenjian --roles admin,inspector --as chenjian
err_has 'nobody gives himself the role inspector (article 6); first: ask another admin'
given staff-set chenjian --roles inspector
given staff-set chenjian --roles admin,inspector
given staff-set chenjian --badge 11 --as chenjian

# ---- A badge, where the settings require one -------------------------------------------------------

given staff-set wangmin --badge none
echo 'badge: "required"' >>onestop.yaml
git -c user.name=x -c user.email=x@localhost commit -qam 工号牌
refused 1 ticket-new facility --name 李四 --phone 13900139000 --request 漏水
err_has '王敏 has no badge number, and the settings require one (article 7); first: staff-set wangmin --badge <number>'
run ticket-list
is_status 0 "whoever only reads may"
refused 1 staff-set sunqi --name 孙琪 --roles clerk
err_has '孙琪 has no badge number, and the settings require one (article 7); first: staff-set sunqi --badge <number>'
given staff-set lina --until 2026-09-17
given staff-set wangmin --badge 001
run ticket-new facility --name 李四 --phone 13900139000 --request 漏水
is_status 0
store-check >"$work/out"
out_has 'no badge number yet (article 7): a.b_c-9'
new_store
given staff-set zhaolei --name 赵磊 --roles handler --login zhaolei
given staff-set lina --name 李娜 --roles clerk

# ---- Refused ----------------------------------------------------------------------------------

while IFS='|' read -r expected says arguments; do
	eval "refused $expected staff-set $arguments"
	err_has "$says"
done <<'EOF'
1|sunqi is new and needs --name <name> and --roles <role>|sunqi
1|sunqi is new and needs|sunqi --name 孙琪
1|sunqi is new and needs|sunqi --roles clerk
1|no department is called "moon"; there are: service-center|sunqi --name 孙琪 --roles clerk --department moon
1|login "zhaolei" already belongs to zhaolei|sunqi --name 孙琪 --roles clerk --login zhaolei
1|no staff member is called "nobody"|sunqi --name 孙琪 --roles clerk --as nobody
2|"boss" is not a valid role (clerk, handler, supervisor, inspector, admin)|sunqi --name 孙琪 --roles boss
2|"boss" is not a valid role|wangmin --roles admin,boss
2|desk "xs" must be two capital letters|wangmin --desk xs
2|"A B" is not a valid staff id|'A B' --name 孙琪 --roles clerk
2|"SUNQI" is not a valid staff id|SUNQI --name 孙琪 --roles clerk
2|is not a valid staff id|../sunqi --name 孙琪 --roles clerk
2|is not a valid staff id|孙琪 --name 孙琪 --roles clerk
2|--name: U+001B|sunqi --name "$(printf '孙\033[1m琪')" --roles clerk
2|--name: U+009B|sunqi --name "$(printf '孙\302\233琪')" --roles clerk
2|--login: "wang min" is not a valid login|wangmin --login 'wang min'
2|--login: "-x" is not a valid login|wangmin --login=-x
2|--login: "xs:wangmin" is not a valid login|wangmin --login xs:wangmin
2|--login: "XS:" is not a valid login|wangmin --login XS:
2|--login: "a:b:c" is not a valid login|wangmin --login a:b:c
2|--until: "soon" is not a date|wangmin --until soon
2|does not exist|wangmin --from 2026-02-30
2|ID is needed|--name 孙琪 --roles clerk
2|one word too many|sunqi lina --roles clerk
2|there is no option --role|sunqi --role clerk
EOF

finish
