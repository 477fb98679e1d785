# Sourced after harness.sh by the tests of several windows: a hub, and clones that meet there.
# shellcheck shell=sh

# new_hub [URL]: a bare repository $hub without hooks, which clones know as $hub_url (file://); the store of new_store
# is its first window.
new_hub() {
	hub=$work/hub.git
	hub_url=${1:-file://$hub}
	git init -q --bare --shared=group -b main "$hub"
	git -C "$hub" config receive.denyNonFastForwards true
	git -C "$hub" config receive.denyDeletes true
	git -C "$store" remote add hub "$hub_url"
	(cd "$store" && store-sync -q) || not_ok "the first sync"
}

# new_verifying_hub DESK...: the same, made by store-init --hub with its hook, which verifies every push of the store's
# desk and of these.  By file it knows who pushes by the signature, with the key in ~/.ssh; without ssh-keygen all
# are in one room.
new_verifying_hub() {
	hub=$work/hub.git
	hub_url=file://$hub
	mkdir -p "$HOME/.ssh"
	chmod 700 "$HOME/.ssh"
	for hub_desk in XS "$@"; do
		set -- --name "窗口$hub_desk"
		if command -v ssh-keygen >/dev/null; then
			ssh-keygen -q -t ed25519 -N '' -C '' -f "$HOME/.ssh/onestop_$hub_desk"
			set -- "$@" --key "$(cut -d' ' -f1,2 "$HOME/.ssh/onestop_$hub_desk.pub")"
		fi
		desk-set "$hub_desk" "$@" >"$work/out" 2>"$work/err" || not_ok "the desk $hub_desk" "$work/err"
	done
	store-init --hub "$hub" --from "$store" >"$work/out" 2>"$work/err" || not_ok "a hub" "$work/err"
	command -v ssh-keygen >/dev/null || git -C "$hub" config onestop.room true
	git -C "$store" remote add hub "$hub_url"
	(cd "$store" && store-sync -q) || not_ok "the first sync"
}

# window DESK: a clone for that desk in $work/DESK, as store-clone makes one; checked at the end.
window() {
	(
		umask 027
		git clone -q -o hub "$hub" "$work/$1"
		cd "$work/$1" || exit 2
		git remote set-url hub "$hub_url"
		git config onestop.desk "$1"
		git config onestop.staff wangmin
		git config core.trustctime false
		git config core.sharedRepository group
		store-sync -q
	) || not_ok "a window $1"
	keep_store "$work/$1"
}

# at WINDOW COMMAND...: run it there.
at() {
	at_window=$1
	shift
	command_line="$* (at $(basename "$at_window"))"
	(cd "$at_window" && "$@") >"$work/out" 2>"$work/err"
	status=$?
	case $status in
	99 | 13[0-9] | 14[0-9]) fail "\"$command_line\" ends by itself and not with $status" ;;
	esac
}

# attach_at WINDOW TICKET TEXT: the ticket gets a file with that text; $name is where it lies among the attachments.
attach_at() {
	printf '%s' "$3" >"$work/photo.txt"
	at "$1" ticket-attach "$2" "$work/photo.txt"
	[ "$status" -eq 0 ] || fail "given: $command_line"
	sum=$(sha256sum "$work/photo.txt" | cut -c1-64)
	name=$(echo "$sum" | cut -c1-2)/$(echo "$sum" | cut -c3-).txt
}

# synced WINDOW...: each syncs, twice round, so that everybody has all.
synced() {
	: >"$work/synced" # what the syncs print
	for synced_round in 1 2; do
		for synced_window; do
			at "$synced_window" store-sync -q
			cat "$work/out" >>"$work/synced"
			[ "$status" -eq 0 ] || fail "given: $command_line ($synced_round)"
		done
	done
}

# same_trees WHAT WINDOW...: all have the same tree, which is that of main at the hub, too.
same_trees() {
	same_what=$1
	shift
	for same_window; do
		git -C "$same_window" rev-parse 'HEAD^{tree}'
	done >"$work/trees"
	git -C "$hub" rev-parse 'main^{tree}' >>"$work/trees"
	if [ "$(sort -u "$work/trees" | wc -l)" -eq 1 ]; then pass "$same_what"; else fail "$same_what" "$work/trees"; fi
}

# ---- Ways to the hub ---------------------------------------------------------------------------

# free_port: one that nobody listens on, in $port.
free_port() {
	port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
}

# listens: waits until something answers at $port.
listens() {
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		! python3 -c "import socket; socket.create_connection(('127.0.0.1', $port), 1)" 2>/dev/null || return 0
		sleep 0.2
	done
	not_ok "$1 listens"
	return 1
}

# way_git, way_ssh, way_https: a server of that kind on this machine, of files beneath $work; $way_url is the address of
# $work there and $way_pid ends it.  False where there is none to be had.
way_git() {
	free_port
	git daemon --base-path="$work" --export-all --enable=receive-pack --reuseaddr --listen=127.0.0.1 --port="$port" \
		"$work" >/dev/null 2>&1 &
	way_pid=$!
	way_url=git://127.0.0.1:$port
	listens "git daemon"
}

way_ssh() {
	[ -x /usr/sbin/sshd ] && command -v ssh-keygen >/dev/null || return 1
	[ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd
	free_port
	mkdir -p "$HOME/.ssh"
	chmod 700 "$HOME/.ssh"
	ssh-keygen -q -t ed25519 -N '' -f "$work/hostkey"
	: >"$work/authorized"
	for desk; do
		[ -e "$HOME/.ssh/onestop_$desk" ] || ssh-keygen -q -t ed25519 -N '' -f "$HOME/.ssh/onestop_$desk"
		cat "$HOME/.ssh/onestop_$desk.pub" >>"$work/authorized"
	done
	printf '[127.0.0.1]:%s %s\n' "$port" "$(cut -d' ' -f1,2 "$work/hostkey.pub")" >"$HOME/.ssh/known_hosts"
	cat >"$work/sshd_config" <<-END
		Port $port
		ListenAddress 127.0.0.1
		HostKey $work/hostkey
		AuthorizedKeysFile $work/authorized
		PidFile none
		StrictModes no
		UsePAM no
		PasswordAuthentication no
		PermitRootLogin yes
		SetEnv LANG=${LANG:-C.UTF-8} LANGUAGE=${LANGUAGE:-en}
	END
	/usr/sbin/sshd -D -e -f "$work/sshd_config" >"$work/sshd.log" 2>&1 &
	way_pid=$!
	way_url=ssh://$(id -un)@127.0.0.1:$port$work
	listens sshd
}

way_https() {
	[ -x /usr/sbin/lighttpd ] && [ -e /usr/lib/lighttpd/mod_openssl.so ] && command -v openssl >/dev/null || return 1
	free_port
	openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/tls.key" -out "$work/tls.crt" -days 2 -subj /CN=127.0.0.1 \
		-addext subjectAltName=IP:127.0.0.1 2>/dev/null
	cat "$work/tls.key" "$work/tls.crt" >"$work/tls.pem"
	git -C "$hub" config http.receivepack true
	cat >"$work/lighttpd.conf" <<-END
		server.modules = ("mod_openssl", "mod_alias", "mod_setenv", "mod_cgi")
		server.document-root = "$work"
		server.port = $port
		server.bind = "127.0.0.1"
		server.upload-dirs = ("$work")
		ssl.engine = "enable"
		ssl.pemfile = "$work/tls.pem"
		alias.url = ("/git" => "/usr/lib/git-core/git-http-backend")
		setenv.set-environment = ("GIT_PROJECT_ROOT" => "$work", "GIT_HTTP_EXPORT_ALL" => "1", "HOME" => "$work")
		\$HTTP["url"] =~ "^/git" { cgi.assign = ("" => "") }
	END
	/usr/sbin/lighttpd -D -f "$work/lighttpd.conf" >"$work/lighttpd.log" 2>&1 &
	way_pid=$!
	way_url=https://127.0.0.1:$port/git
	listens lighttpd
}

# goes_by: from here on the clones of $windows meet by that way.
goes_by() {
	for goes_window in $windows; do
		git -C "$goes_window" remote set-url hub "$way_url/hub.git"
		[ ! -e "$work/tls.crt" ] || git -C "$goes_window" config http.sslCAInfo "$work/tls.crt"
	done
}

# ---- Work beside each other --------------------------------------------------------------------

# works WINDOW N EVERY: N times a new ticket, a note on the shared one, or money, by turns, and a sync after each EVERY;
# what went wrong is in WINDOW.failed.
works() {
	(
		cd "$1" || exit 2
		works_i=0
		while [ "$works_i" -lt "$2" ]; do
			works_i=$((works_i + 1))
			case $((works_i % 3)) in
			0) ticket-new consult-quality --name 张三 --phone 13800138000 --request "$1 $works_i" ;;
			1) ticket-note "$shared" --text "$1 $works_i" ;;
			2) account-pay 0000012345 1.00 --method cash ;;
			esac || echo "$works_i: $?"
			[ $((works_i % $3)) -ne 0 ] || store-sync -q || echo "sync $works_i: $?"
		done
	) >"$1.out" 2>"$1.failed"
	grep -E '^(sync )?[0-9]+: [0-9]+$' "$1.out" >>"$1.failed"
}

# four_windows [HUB]: the store of new_store, a hub (made by new_hub or, as HUB says, new_verifying_hub), an account, a ticket that all write to, and three windows more; in $windows.
four_windows() {
	account-new 0000012345 --name 王小明 --id-type resident --id-no 11010519491231002X --address 象山大道1号 \
		--phone 13800138000 --meter-no M1 --calibre 15 --reading 1000 --use residential=100 --population 4 >/dev/null
	shared=$(ticket-new consult-quality --name 李四 --phone 13900139000 --request 水压低 | cut -f1)
	"${1:-new_hub}" ${1:+DB NM HB}
	windows=$store
	for desk in DB NM HB; do
		window "$desk"
		windows="$windows $work/$desk"
	done
}

# work_together N EVERY: all at once; then nothing is lost anywhere.  The numbers of before are taken into account.
together_n=0
work_together() {
	together_n=$((together_n + $1))
	together_pids=
	for together_window in $windows; do
		works "$together_window" "$1" "$2" &
		together_pids="$together_pids $!"
	done
	# shellcheck disable=SC2086  # a word for each
	wait $together_pids
	for together_window in $windows; do
		if [ -s "$together_window.failed" ]; then
			not_ok "$(basename "$together_window") works without a failure" "$together_window.failed"
		else
			pass "$(basename "$together_window") works without a failure"
		fi
	done
	# shellcheck disable=SC2086
	synced $windows
	# shellcheck disable=SC2086
	same_trees "all have the same" $windows
	at "$store" ticket-list --ids
	cp "$work/out" "$work/tickets"
	grep -vc "^$shared\$" "$work/tickets" >"$work/count.tickets" || :
	grep -c "text: |-" "$store/tickets/open/2026-09-18/$shared.yaml" >"$work/count.notes" || :
	cat "$store"/payments/2026/09-18/*.yaml | grep -c '^receipt:' >"$work/count.money" || :
}

# counted WHAT N: so many there are.
counted() {
	if [ "$(cat "$work/count.$1")" -eq "$2" ]; then
		pass "$2 $1, none lost and none doubled"
	else
		not_ok "$2 $1 and not $(cat "$work/count.$1")"
	fi
}
