#!/bin/sh
# The two commands of the README in a bare Debian 12 that has nothing but make: what building,
# the demo and the tests need, they install themselves.
. "$(dirname "$0")/../harness.sh"
PATH=$PATH:/usr/sbin:/sbin

[ "$(id -u)" -eq 0 ] || skip_all "only root can make a bare system"
command -v debootstrap >/dev/null || skip_all "debootstrap is not installed"
unshare --mount true 2>/dev/null || skip_all "no mount namespace can be made here"

# The mirror that this machine is set up for, in either form of apt's lists.
mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources \
	2>/dev/null |
	sed -n 's/^deb \(\[[^]]*\] \)\{0,1\}\([a-z]*:[^ ]*\) .* main.*/\2/p; s/^URIs: *\([^ ]*\).*/\1/p' |
	grep -v security | head -n 1)
[ -n "$mirror" ] || skip_all "apt knows no mirror here"

root=$work/root
ok "a bare system is made" debootstrap --variant=minbase bookworm "$root" "$mirror"
[ -d "$root/usr/bin" ] || finish
cp /etc/resolv.conf "$root/etc/resolv.conf"
apt-config dump | grep -i '^Acquire::https\{0,1\}::Proxy' >"$root/etc/apt/apt.conf.d/99proxy"

mkdir "$root/onestop"
tar -C "$top" --exclude=./.git --exclude='./build*' -cf - . | tar -C "$root/onestop" -xf -

# inside COMMAND...: in the bare system, with /proc and terminals and a clean environment.
inside() {
	# shellcheck disable=SC2016 # for the inner shell
	unshare --mount sh -c '
		mount -t proc proc "$1/proc" && mount -t devpts devpts "$1/dev/pts" || exit
		exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root chroot "$@"' inside "$root" "$@"
}

ok "make is installed, and nothing else" inside env DEBIAN_FRONTEND=noninteractive sh -c \
	'apt-get -qq update && apt-get -qq install -y --no-install-recommends make'
ok "no compiler is there yet" inside sh -c '! command -v gcc'
ok "make demo" inside make -C /onestop demo
ok "make check" inside make -C /onestop check
note "$(tail -n 1 "$work/ok")"

finish
