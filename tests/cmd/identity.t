#!/bin/sh
# Who acts: the login decides, by the staff file as it was committed.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
[ "$(id -u)" = 0 ] || skip_all "only root can act as other users"
command -v setpriv >/dev/null || skip_all "setpriv (util-linux) is missing"

# user UID COMMAND...: as another user of root's group, in which the stores are; TMPDIR as for all.
user() {
	uid=$1
	shift
	setpriv --reuid="$uid" --regid=0 --clear-groups "$@"
}
chmod 755 "$work"
daemon=$(id -u daemon)
bin=$(id -u bin)

# acted STAFF LOGIN WHAT: what the last commit says.
acted() {
	git log -1 --format='%(trailers:key=Staff,valueonly,separator=)|%(trailers:key=Login,valueonly,separator=)' \
		>"$work/out"
	out_is "$3: $1, $2" <<END
$1|$2
END
}

new_store --desk XS --test-clock --staff wangmin --staff-name 王敏
run grep -c -e staff .git/config
out_is "store-init writes nobody's name into the configuration" <<'END'
0
END
run grep -c claimed onestop.yaml
out_is "and no login is shared" <<'END'
0
END
acted wangmin root "store-init"
given staff-set lihua --name 李华 --roles clerk --login daemon
acted wangmin root "root is the first staff member's login"
given staff-set sunli --name 孙丽 --roles clerk,admin --login bin
given staff-set zhaolei --name 赵磊 --roles handler --department network --login '#7001'
given staff-set gone --name 郭离 --roles clerk --login '#7003' --until 2026-09-17
id=$(ticket-new facility --phone 13800138000 --name 王小明 --request 井盖)

# ---- By login -----------------------------------------------------------------------------------

given user "$daemon" ticket-note "$id" --text 甲
acted lihua daemon "a login"
given user 7001 ticket-note "$id" --text 乙
acted zhaolei '#7001' "a user id without a name"
given env ONESTOP_STAFF=wangmin LOGNAME=root USER=root setpriv --reuid="$daemon" --regid=0 --clear-groups \
	ticket-note "$id" --text 丙
acted lihua daemon "no variable names somebody else"
git config onestop.staff wangmin
given user "$daemon" ticket-note "$id" --text 丁
acted lihua daemon "nor does the configuration of the clone"
git config --unset onestop.staff
refusal 1 'ticket-note: no staff member has the login "#7002" (article 7: every record names who did it); first: ask an admin: staff-set <staff> --login #7002' \
	user 7002 ticket-note "$id" --text 戊
refusal 1 'ticket-note: 郭离 is not on duty today (spells of duty are in catalogue/staff.yaml); first: staff-set gone' \
	user 7003 ticket-note "$id" --text 戊
given user 7002 ticket-list
given staff-set songlai --name 宋来 --roles clerk --login '#7003'
given user 7003 ticket-note "$id" --text 己
acted songlai '#7003' "the login of one who left may be given to another"

# ---- For another --------------------------------------------------------------------------------

refusal 1 'ticket-note: 李华 may not act for wangmin: --as requires role admin, or to be the deputy today; first: leave --as out, or ask wangmin to run staff-away' \
	user "$daemon" ticket-note "$id" --text 庚 --as wangmin
refused 1 user "$daemon" ticket-list --unmask --as wangmin
err_has '李华 may not act for wangmin'
refusal 1 'ticket-note: no staff member is called "nobody"; first: staff-list' \
	user "$bin" ticket-note "$id" --text 庚 --as nobody
given user "$daemon" ticket-note "$id" --text 庚 --as lihua
acted lihua daemon "oneself"
given user "$bin" ticket-note "$id" --text 辛 --as lihua
acted lihua bin "an admin for another"

given staff-set wuhao --name 吴浩 --roles clerk --desk DB
given staff-away wuhao --from 2026-09-18 --until 2026-09-21 --deputy lihua
given user "$daemon" ticket-note "$id" --text 申 --as wuhao
acted wuhao daemon "the deputy for who is away"
refused 1 env ONESTOP_NOW=2026-09-22T09:00:00+08:00 setpriv --reuid="$daemon" --regid=0 --clear-groups \
	ticket-note "$id" --text 酉 --as wuhao
err_has '李华 may not act for wuhao'
given staff-set jiwei --name 纪伟 --roles inspector
refusal 1 'ticket-note: nobody acts for 纪伟, who has the role inspector (article 6); first: leave --as out' \
	user "$bin" ticket-note "$id" --text 戌 --as jiwei

# ---- The window of who acts ---------------------------------------------------------------------

done_as 20260918-DB-0001 ticket-new facility --name 王小明 --phone 13800138000 --request 井盖 --as wuhao
done_as 20260918-CZ-0001 user "$daemon" ticket-new facility --name 王小明 --phone 13800138000 --request 井盖 --desk CZ
done_as 20260918-XS-0002 user "$daemon" ticket-new facility --name 王小明 --phone 13800138000 --request 井盖
refused 2 user "$daemon" ticket-new facility --name 王小明 --phone 13800138000 --request 井盖 --desk cz
err_has 'desk "cz" must be two capital letters'
git config remote.hub.url hub
done_as 20260918-XS-0003 ticket-new facility --name 王小明 --phone 13800138000 --request 井盖 --as wuhao
refusal 1 'ticket-new: a clone of a store with a hub is of one desk, "XS"; first: leave --desk out' \
	user "$daemon" ticket-new facility --name 王小明 --phone 13800138000 --request 井盖 --desk CZ
git config --unset remote.hub.url

# ---- Root ---------------------------------------------------------------------------------------

given env SUDO_UID="$daemon" ticket-note "$id" --text 壬
acted lihua 'root via daemon' "root by sudo is who called it"
given env SUDO_UID=7002 ticket-note "$id" --text 癸
acted wangmin 'root via #7002' "root by sudo of a stranger"
given env SUDO_UID="$bin" setpriv --reuid="$daemon" --regid=0 --clear-groups ticket-note "$id" --text 子
acted lihua 'daemon via bin' "for others it is only noted"
given user "$bin" staff-set wangmin --login wangmin
refusal 1 'ticket-note: root is nobody in particular: neither sudo nor the session names a staff member, and none has the login root (article 7: every record names who did it); first: name a login in the line of /etc/cron.d, or staff-set <staff> --login root' \
	ticket-note "$id" --text 丑
given user "$bin" staff-set wangmin --login root

# ---- The rights of another ----------------------------------------------------------------------

refusal 1 'ticket-note: started with the rights of another login or group: who acts is not certain; first: chmod a-s on the program' \
	setpriv --ruid="$daemon" ticket-note "$id" --text 寅
refusal 1 'ticket-note: started with the rights of another login or group: who acts is not certain; first: chmod a-s on the program' \
	setpriv --rgid="$(id -g daemon)" --keep-groups ticket-note "$id" --text 寅

# ---- A login at one desk ------------------------------------------------------------------------

given staff-set desk-xs --name 象山窗口 --roles clerk --login XS:daemon
given user "$daemon" ticket-note "$id" --text 卯
acted desk-xs daemon "that of the desk comes first"
git config onestop.desk DB
given user "$daemon" ticket-note "$id" --text 辰
acted lihua daemon "at another desk it does not count"
git config onestop.desk XS

# ---- Who acted by his login is named without a mark ---------------------------------------------

run grep -rlw claimed tickets catalogue
is_status 1 "no event says that somebody only said who he is"
run ticket-show "$id" --evidence
is_status 0
out_lacks "not verified"
run form-print register "$id" --text
out_has '| 王敏 '
out_lacks 未核实

# ---- The staff file as it was committed ---------------------------------------------------------

edited='catalogue/staff.yaml, which says who may act, was changed by hand and not committed; first: git diff, then git commit or git restore catalogue/staff.yaml'
sed -i 's/^login: "bin"/login: "#7002"/' catalogue/staff.yaml
refusal 1 "ticket-note: $edited" user 7002 ticket-note "$id" --text 巳
refusal 1 "ticket-note: $edited" ticket-note "$id" --text 巳
refusal 1 "ticket-note: $edited" ticket-note "$id" --text 巳 --dry-run
refusal 1 "ticket-list: $edited" ticket-list --unmask
refusal 1 "form-print: $edited" form-print register "$id" --text
given ticket-list
given staff-list
git restore catalogue/staff.yaml
given ticket-note "$id" --text 午
sed -i '/^id: "sunli"/,/^events:/s/^login: .*/login: "root"/' catalogue/staff.yaml
run store-check
out_has 'sunli and wangmin are on duty with one login "root"'
git restore catalogue/staff.yaml

# A git that does not answer what was asked; it is asked where objects are packed with an index of the first
# form, which only it reads.
git -c pack.indexVersion=1 repack -aq && git prune-packed -q
mkdir "$work/bin"
for answer in '' "HEAD commit many" "HEAD commit 100"; do
	cat >"$work/bin/git" <<END
#!/bin/sh
case "\$*" in *cat-file*) cat >/dev/null; echo "$answer" ;; *) exec $(command -v git) "\$@" ;; esac
END
	chmod 755 "$work/bin/git"
	refused 5 env PATH="$work/bin:$PATH" ticket-note "$id" --text 未
	err_has "ticket-note: git cat-file: ${answer:-no answer}"
done
printf '#!/bin/sh\ncase "$*" in *cat-file*) exit 7 ;; *) exec %s "$@" ;; esac\n' "$(command -v git)" \
	>"$work/bin/git"
refused 5 env PATH="$work/bin:$PATH" ticket-note "$id" --text 未
err_has 'ticket-note: git cat-file:'
refused 5 env PATH="$work/bin:$PATH" ticket-list --unmask

# ---- A login that several share -----------------------------------------------------------------

new_store
run sed -n '/^claimed/,/^[^c-]/p' onestop.yaml
out_is "store-init --claimed lists its own login" <<'END'
claimed:
- "root"
END
acted wangmin 'root claimed' "store-init"
given staff-set lihua --name 李华 --roles clerk
given staff-set jiwei --name 纪伟 --roles inspector --login daemon
given staff-set wangmin --login wangmin --as wangmin
refusal 1 'staff-set: several people share the login "root", and none of them was named (article 7: every record names who did it); first: say who you are: --as <staff>, or export ONESTOP_STAFF=<staff>' \
	staff-set lihua --badge 2
given ticket-new facility --phone 13800138000 --name 王小明 --request 井盖 --as lihua
id=$(cat "$work/out")
acted lihua 'root claimed' "--as, by no admin"
given env ONESTOP_STAFF=wangmin ticket-note "$id" --text 甲
acted wangmin 'root claimed' "ONESTOP_STAFF"
given env ONESTOP_STAFF=wangmin ticket-note "$id" --text 乙 --as lihua
acted lihua 'root claimed' "--as before ONESTOP_STAFF"
git config onestop.staff lihua
given ticket-note "$id" --text 丙
acted lihua 'root claimed' "the configuration of the clone"
given env SUDO_UID="$daemon" ticket-note "$id" --text 丁
acted lihua 'root via daemon claimed' "whoever came by sudo is noted"
refusal 1 'ticket-note: 纪伟 may not act for lihua: --as requires role admin, or to be the deputy today; first: leave --as out, or ask lihua to run staff-away' \
	user "$daemon" ticket-note "$id" --text 戊 --as lihua
git config --unset onestop.staff

# Paper and evidence do not let him pass for somebody whose login was seen.
given user "$daemon" staff-list
given ticket-assign "$id" --to network --as wangmin
given staff-set daniu --name 大牛 --roles handler,supervisor --login bin --department network --as wangmin
given user "$bin" ticket-result "$id" --text 已更换
given env ONESTOP_STAFF=lihua ticket-deliver "$id" --by phone
given ticket-visit "$id" --satisfaction satisfied --as lihua
run sed -n '/^  act: "assign"/,$ {/^  by/p; /^  claimed/p; /^  act/p}' tickets/*/*/"$id".yaml
out_is "the record alone tells who only said who he is" <<'END'
  act: "assign"
  by: "daniu"
  act: "result"
  by: "lihua"
  claimed: true
  act: "deliver"
  by: "lihua"
  claimed: true
  act: "visit"
END
run ticket-show "$id" --evidence
cp "$work/out" "$work/evidence"
run sed -n -e '/^received by/p' -e '/^2026.*\(assign\|result\|deliver\)/s/ *[0-9a-f]\{40\}$//p' "$work/evidence"
out_is "evidence for people" <<'END'
received by:          李华 (identity not verified)
2026-09-18 09:00 王敏 (identity not verified) 001          assign
2026-09-18 09:00 大牛                                      result
2026-09-18 09:00 李华 (identity not verified)              deliver
END
run env LANGUAGE=zh_CN ticket-show "$id" --evidence
out_has '受理人:         李华（未核实身份）'
run ticket-show "$id" --evidence --format json
out_has '"owner": "lihua",'
out_has '"claimed": true,'
out_has '"claimed": false,'
run form-print register "$id" --text --as wangmin
out_has '李华（未核实身份） '
out_has '办结：2026年9月18日 09:00，大牛 '
out_has '回访：2026年9月18日 09:00，李华（未核实身份） '
run form-print evidence "$id" --text --as wangmin
out_has '首问责任人 | 李华（未核实身份） '
out_has '转办　王敏（工号 001，未核实身份）'
out_has '大牛　已更换' "who has a login of his own is not marked"

finish
