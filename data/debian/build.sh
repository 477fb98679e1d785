#!/bin/sh
# build.sh BUILD: the Debian packages of this tree, into BUILD/deb.  The tree is copied there, and what
# Debian wants at its top is made of data/debian: the tree itself has no such directory.
#
# The version is that of lib/version.h; the date is that of the last commit, so that the same commit gives the
# same packages.  Without git it is that of lib/version.h.
set -eu
build=$1
unset MAKEFLAGS MAKELEVEL MFLAGS CC CFLAGS LDFLAGS DESTDIR PREFIX

version=$(sed -n 's/^#define ONESTOP_VERSION "\(.*\)"$/\1/p' lib/version.h)
moment=$(git log -1 --format=%ct 2>/dev/null) || moment=$(date -r lib/version.h +%s)
maintainer=$(sed -n 's/^Maintainer: //p' data/debian/control)
into=$build/deb/onestop-$version

rm -rf "$build/deb"
mkdir -p "$into"
files=$(mktemp)
trap 'rm -f "$files"' EXIT
git ls-files -z --cached --others --exclude-standard >"$files" 2>/dev/null ||
	find . \( -path ./.git -o -path './build*' \) -prune -o -type f -print0 >"$files"
tar --null --files-from="$files" -cf - | tar -C "$into" -xf -

mkdir "$into/debian"
cp -R data/debian/. "$into/debian"
rm "$into/debian/build.sh"
chmod 755 "$into/debian/rules"
cat >"$into/debian/changelog" <<END
onestop ($version) unstable; urgency=medium

  * Version $version, built from the tree of this day.

 -- $maintainer  $(LC_ALL=C date -u -R -d "@$moment")
END

log=$build/deb/build.log
cd "$into"
if ! LC_ALL=C.UTF-8 DEB_BUILD_OPTIONS="noautodbgsym nocheck parallel=$(nproc)" \
	dpkg-buildpackage -b -us -uc >"../${log##*/}" 2>&1; then
	tail -n 30 "../${log##*/}" >&2
	echo "the whole log: $log" >&2
	exit 1
fi
rm -rf "../${into##*/}"
cd ..
for package in *.deb; do
	echo "$build/deb/$package"
done
