#!/bin/sh
# desk-set: desks with a clone of the store come, change and end; by its key a machine is known, and by one.
. "$(dirname "$0")/../harness.sh"
new_store
one='ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ+WINzjKWZHl6HeOWET0ZzADWMTh4k1m3sl3c+h0ed1'
two='ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBKWHvUrhhXB45f52B+Bm0gayPc1aMzSJiJY8PQ4KaJaQ5FogWYUd4rbKHqPg4iZMPYpTPl6JX9DdGazZ6bWaYR0='

# ---- A new desk ---------------------------------------------------------------------------------

run desk-set XT --name 三号窗口 --roles handler,clerk --key "$one wang@window three" --active-from 2026-09-01
is_status 0
quiet
out_is "prints code and name" <<'END'
XT	三号窗口
END
run cat catalogue/desks.yaml
out_is "the entry, with its event; the comment of the key is left out" <<END
code: "XT"
name: "三号窗口"
keys:
- "$one"
roles:
- "clerk"
- "handler"
active_from: "2026-09-01"
events:
- id: "XS-1"
  at: "2026-09-18T09:00:00+08:00"
  by: "wangmin"
  claimed: true
  act: "open"
  set:
    code: "XT"
    name: "三号窗口"
    keys: "$one"
    roles: "clerk,handler"
    active_from: "2026-09-01"
END
run git log -1 --format=%s
out_is "the commit names the code only" <<'END'
desk-set: XT
END
given desk-set DB --name 营抄大厅
run sed -n 's/^code: //p' catalogue/desks.yaml
out_is "sorted by code" <<'END'
"DB"
"XT"
END

# ---- Changes ------------------------------------------------------------------------------------

before=$(git rev-parse HEAD)
run desk-set XT --name 三号窗口 --key "$one"
is_status 0 "what is so already is no change"
ok "and no commit" test "$before" = "$(git rev-parse HEAD)"
run desk-set XT --key "$one" --key "$two" --roles none --op-id keys-1
is_status 0
run desk-set XT --key "$one" --key "$two" --roles none --op-id keys-1
is_status 0 "repeated under its op-id"
out_is "with the same answer" <<'END'
XT	三号窗口
END
run desk-list --format csv --columns code,keys,roles
out_is "two keys in place of the one, and all roles" <<END
code,keys,roles
DB,,
XT,"$one,$two",
END
given desk-set XT --key none
given desk-set XT --clone DB --active-to 2026-12-31
run desk-list --format csv --columns code,keys,clone,active_from,active_to
out_is "no key any more; in the clone of another" <<'END'
code,keys,clone,active_from,active_to
DB,,,,
XT,,DB,2026-09-01,2026-12-31
END
given desk-set XT --clone none --active-from none --active-to none
given desk-set XT --key "$one"

# ---- Refused ------------------------------------------------------------------------------------

while IFS='|' read -r expected says line <&3; do
	eval "refused $expected $line"
	err_has "$says"
done 3<<'END'
1|desk CZ is new and needs --name <name>|desk-set CZ
1|this key already belongs to desk XT; first: desk-set XT --key none|desk-set DB --key "$one"
1|this key already belongs to desk XT|desk-set CZ --name 四 --key "$one" --key "$two"
1|no desk is called "YH"; first: desk-list|desk-set DB --clone YH
1|desk DB has no clone of its own that DB could work in|desk-set DB --clone DB
1|desk XT works in the clone of DB, by the keys of that one; first: desk-set XT --key none|desk-set XT --clone DB
1|the last day is before the first|desk-set XT --active-from 2026-09-02 --active-to 2026-09-01
1|desk XS is the centre, which keeps what holds for all; first: name another in onestop.yaml|desk-set XS --name 一 --active-to 2026-12-31
2|"xt" must be two capital letters|desk-set xt --name 三
2|--key: not a whole key of the type ssh-ed25519|desk-set XT --key "ssh-ed25519 AAAA"
2|--key: "window" is not a public key of ssh|desk-set XT --key window
2|--key: this is a private key|desk-set XT --key '-----BEGIN OPENSSH PRIVATE KEY-----'
2|--key: not a whole key of the type ssh-rsa with 2048 bits or more|desk-set XT --key "ssh-rsa AAAA"
2|"boss" is not a|desk-set XT --roles boss
END
given staff-set lihua --name 李华 --roles clerk,supervisor --badge 007
refused 1 desk-set XT --name 五 --as lihua
err_has 'it requires role administrator'

# A key is free again when its desk has ended; what works in the clone of another keeps that one from moving.
given desk-set XT --active-to 2026-09-17
run desk-set XU --name 三号窗口 --key "$one"
is_status 0 "a new code for the machine of a desk that has ended"
given desk-set YH --name 二 --clone DB
refused 1 desk-set DB --clone XU
err_has 'desk YH works in the clone of DB'

# ---- What store-check finds ---------------------------------------------------------------------

while IFS='|' read -r says edit <&3; do
	cp catalogue/desks.yaml "$work/desks"
	sed -i "$edit" catalogue/desks.yaml
	run store-check
	out_has "$says" "$edit: $says"
	cp "$work/desks" catalogue/desks.yaml
done 3<<'END'
desk "DB" appears twice|s/^code: "YH"/code: "DB"/
desk "XU" does not follow "ZZ" in order|s/^code: "XT"/code: "ZZ"/
"name" differs from its events|s/^name: "二"/name: "三"/
desk XS has no clone of its own that YH could work in|s/^clone: "DB"/clone: "XS"/
not a whole key of the type ssh-ed25519|s/^- "ssh-ed25519 .*/- "ssh-ed25519 AAAA"/
catalogue/desks.yaml|s/^code:/kode:/
END
sed '/^code: "XU"/,$!d' catalogue/desks.yaml | sed '/^keys/,/^-/!d;/^-/q' >"$work/keys"
sed "/^name: \"二\"/r $work/keys" catalogue/desks.yaml >"$work/desks"
cp catalogue/desks.yaml "$work/kept"
cp "$work/desks" catalogue/desks.yaml
run store-check
out_has 'desks XU and YH have one key'
cp "$work/kept" catalogue/desks.yaml

run store-check --strict
is_status 1 "the centre has no entry"
out_has 'desk XS has no entry; first: desk-set XS'
given desk-set XS --name 一
run store-check --strict
is_status 0
git config remote.hub.url "$work/hub"
git config --add onestop.desk CZ
run store-check
is_status 0 "a desk of this clone without an entry is a warning"
out_has 'desk CZ has no entry; first: desk-set CZ'
git config --unset onestop.desk CZ
git config --unset remote.hub.url

finish
