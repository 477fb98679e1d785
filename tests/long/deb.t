#!/bin/sh
# The Debian packages: what is in them, that the same commit gives the same bytes, and that they install, work
# and go without a trace in a bare Debian 12.
. "$(dirname "$0")/../harness.sh"
PATH=$PATH:/usr/sbin:/sbin
cd "$top" || exit 2

[ "$(id -u)" -eq 0 ] || skip_all "only root can make a bare system"
command -v debootstrap >/dev/null || skip_all "debootstrap is not installed"
unshare --mount true 2>/dev/null || skip_all "no mount namespace can be made here"
# The mirror that this machine is set up for, in either form of apt's lists.
mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources \
	2>/dev/null |
	sed -n 's/^deb \(\[[^]]*\] \)\{0,1\}\([a-z]*:[^ ]*\) .* main.*/\2/p; s/^URIs: *\([^ ]*\).*/\1/p' |
	grep -v security | head -n 1)
[ -n "$mirror" ] || skip_all "apt knows no mirror here"

# ---- Building ---------------------------------------------------------------------------------

version=$(sed -n 's/^#define ONESTOP_VERSION "\(.*\)"$/\1/p' lib/version.h)
moment=$(git log -1 --format=%ct 2>/dev/null) || moment=$(date -r lib/version.h +%s)
ok "make deb" make BUILD="$work/one" deb
ok "make deb, elsewhere" make BUILD="$work/another" deb
for package in onestop onestop-forms; do
	file=$(echo "$work"/one/deb/"$package"_"$version"_*.deb)
	ok "$package has the version of the tree" test -s "$file"
	ok "$package: the same bytes again" cmp "$file" "$work/another/deb/${file##*/}"
	mkdir "$work/$package"
	dpkg-deb -x "$file" "$work/$package"
	(cd "$work/$package" && find . ! -type d | sort) >"$work/$package.files"
	run sh -c 'zcat "$1"' - "$work/$package/usr/share/doc/$package/changelog.gz"
	out_has "$(LC_ALL=C date -u -R -d "@$moment")" "$package: the date of the last commit"
	run cat "$work/$package/usr/share/doc/$package/copyright"
	out_has 'No licence has been granted by the owner.' "$package"
done
ls "$work/one/deb" >"$work/built"
ok "two packages and no more" test "$(grep -c '\.deb$' "$work/built")" -eq 2
ok "the top of the tree has no debian/ and no licence" sh -c '! ls debian LICENSE COPYING'
for source in cmd/*.c; do
	name=$(basename "$source" .c)
	package=onestop
	[ "$name" != form-print ] || package=onestop-forms
	for path in bin/$name share/man/man1/$name.1.gz share/man/zh_CN/man1/$name.1.gz \
		share/bash-completion/completions/$name; do
		ok "$package has $path" grep -qx "./usr/$path" "$work/$package.files"
	done
done
comm -12 "$work/onestop.files" "$work/onestop-forms.files" >"$work/twice"
ok "no file is in both" test ! -s "$work/twice"
run dpkg-deb -f "$work"/one/deb/onestop_*.deb Depends
out_lacks pango "onestop does not need pango"
run dpkg-deb -f "$work"/one/deb/onestop-forms_*.deb Depends
out_has libpango "onestop-forms does"
if command -v lintian >/dev/null; then
	ok "lintian finds no error" lintian --allow-root --fail-on error "$work"/one/deb/*.changes
	note "$(cat "$work/ok")"
else
	note "lintian is not installed: not tried"
fi

# ---- In a bare system -------------------------------------------------------------------------

root=$work/root
ok "a bare system is made" debootstrap --variant=minbase bookworm "$root" "$mirror"
[ -d "$root/usr/bin" ] || finish
cp /etc/resolv.conf "$root/etc/resolv.conf"
apt-config dump | grep -i '^Acquire::https\{0,1\}::Proxy' >"$root/etc/apt/apt.conf.d/99proxy"

# inside COMMAND...: in the bare system, with /proc and terminals and a clean environment.
inside() {
	# shellcheck disable=SC2016 # for the inner shell
	unshare --mount sh -c '
		mount -t proc proc "$1/proc" && mount -t devpts devpts "$1/dev/pts" || exit
		exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp DEBIAN_FRONTEND=noninteractive \
			chroot "$@"' inside "$root" "$@"
}
# everything FILE: what there is, but for what a running system writes.
everything() {
	(cd "$root" && find . \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp -o -path ./var/cache -o -path ./var/log -o -path ./run \) \
		-prune -o -print | sort) >"$1"
}

mkdir "$root/tmp/deb"
cp "$work"/one/deb/*.deb doc/demo.sh "$root/tmp/deb"
ok "what the packages need" inside sh -c 'apt-get -qq update && apt-get -qq install -y --no-install-recommends git man-db'
ok "onestop is installed" inside sh -c 'apt-get -qq install -y --no-install-recommends /tmp/deb/onestop_*.deb'
run inside dpkg -l
out_lacks libpango "nothing of pango comes along"
run inside getent group onestop
is_status 2 "no group is made"
run inside find /etc/systemd -name 'onestop*'
out_lacks onestop "nothing is enabled"
ok "the timer is there" test -s "$root/lib/systemd/system/onestop-overdue.timer"
run cat "$root/lib/systemd/system/onestop-overdue.service"
script=$(sed -n 's,^ExecStart=/bin/sh \([^ ]*\) .*,\1,p' "$work/out")
ok "what it runs is there" test -s "$root$script"
ok "the demo runs" inside sh -c 'mkdir /tmp/demo && ln -s /usr/bin /usr/share /tmp/demo && sh /tmp/deb/demo.sh /tmp/demo'
run inside store-check --store /tmp/demo/demo
is_status 0 "and its store is sound"
run inside onestop
is_status 0
out_has '把工单转办给承办单位' "in Chinese without a locale"
out_has '打印' "form-print is listed"
out_has '本机未安装' "as not installed"
# man writes what the character set of its locale has.
run inside env LC_ALL=C.UTF-8 MANWIDTH=80 man -L zh_CN ticket-new
is_status 0
out_has 名称 "man -L zh_CN ticket-new"
cp "$work/out" "$work/page"
run inside env MANWIDTH=80 onestop help ticket-new
out_is "onestop help ticket-new, without a locale" <"$work/page"
run inside ticket-list --store /tmp/demo/demo --all --format xlsx -o /tmp/list.xlsx
is_status 0 "workbooks"
ok "a workbook" test -s "$root/tmp/list.xlsx"

ok "onestop-forms is installed" inside sh -c 'apt-get -qq install -y --no-install-recommends /tmp/deb/onestop-forms_*.deb'
run inside form-print notice volume-doubt --store /tmp/demo/demo -o /tmp/notice.pdf
is_status 0
ok "a form on paper" grep -q '^%PDF' "$root/tmp/notice.pdf"

ok "both are removed" inside apt-get -qq purge -y onestop onestop-forms
everything "$work/after"
grep onestop "$work/after" >"$work/left"
ok "nothing is left: $(tr '\n' ' ' <"$work/left")" test ! -s "$work/left"
ok "stores are left alone" test -s "$root/tmp/demo/demo/onestop.yaml"

finish
