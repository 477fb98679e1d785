#!/bin/sh
# What the Debian packages are assembled of; tests/long/deb.t builds and installs them.
. "$(dirname "$0")/../harness.sh"
cd "$top" || exit 2

# A dpkg-buildpackage that keeps what it was given.
mkdir "$work/bin"
cat >"$work/bin/dpkg-buildpackage" <<'END'
#!/bin/sh
cp -R . "$KEPT" && echo "MAKEFLAGS=${MAKEFLAGS-} CC=${CC-} $DEB_BUILD_OPTIONS" >"$KEPT/environment" && : >../onestop.deb
END
cat >"$work/bin/fails" <<'END'
#!/bin/sh
echo 'a tool said why'
exit 2
END
chmod +x "$work/bin/dpkg-buildpackage" "$work/bin/fails"

version=$(sed -n 's/^#define ONESTOP_VERSION "\(.*\)"$/\1/p' lib/version.h)
run env PATH="$work/bin:$PATH" KEPT="$work/kept" MAKEFLAGS=BUILD=x CC=none sh data/debian/build.sh "$work/built"
is_status 0
quiet
out_is <<EOF
$work/built/deb/onestop.deb
EOF
run cat "$work/kept/environment"
out_has 'MAKEFLAGS= CC= ' "what make was called with stays outside"
moment=$(git log -1 --format=%ct 2>/dev/null) || moment=$(date -r lib/version.h +%s)
run cat "$work/kept/debian/changelog"
out_has "onestop ($version) unstable; urgency=medium" "the version of the tree"
out_has "$(LC_ALL=C date -u -R -d "@$moment")" "the date of the last commit"
for file in control rules copyright source/format onestop.install onestop-forms.install; do
	ok "debian/$file is that of data/debian" cmp "data/debian/$file" "$work/kept/debian/$file"
done
ok "debian/rules can be run" test -x "$work/kept/debian/rules"
ok "the tree is copied" cmp Makefile "$work/kept/Makefile"
ok "but not what was built in it" test ! -e "$work/kept/build"
ok "the tree has no debian/ and no licence" sh -c '! ls debian LICENSE COPYING'

run env PATH="$work/bin:$PATH" KEPT="$work/ungit" GIT_DIR="$work/nowhere" sh data/debian/build.sh "$work/built"
is_status 0
run cat "$work/ungit/debian/changelog"
out_has "$(LC_ALL=C date -u -R -d "@$(date -r lib/version.h +%s)")" "without git: the date of the version"
ok "and the tree is copied" cmp Makefile "$work/ungit/Makefile"
ok "without what was built in it" test ! -e "$work/ungit/build"

mv "$work/bin/fails" "$work/bin/dpkg-buildpackage"
run env PATH="$work/bin:$PATH" sh data/debian/build.sh "$work/built"
is_status 1
err_has 'a tool said why' "a build that fails"
err_has "$work/built/deb/build.log" "and where to read on"

# What building needs is asked for by the package as well.
sed -n '/^	build)/,/^	END/p' tests/deps.sh | awk '$2 ~ /^(command|header|module|font)$/ { print $1 }' >"$work/needs"
ok "what building needs was found" test "$(wc -l <"$work/needs")" -ge 10
while read -r package; do
	ok "Build-Depends has $package" grep -qx " $package,\{0,1\}" data/debian/control
done <"$work/needs"

# The owner has granted none, and every text that speaks of packages says so.
for text in data/debian/copyright README.md; do
	ok "$text: no licence" grep -q 'No licence has been granted by the owner' "$text"
done
ok "data/debian is not installed" test ! -e "$BUILD/share/onestop/debian"

# Nothing is enabled by the package.
ok "units are installed disabled" grep -q 'dh_installsystemd.* --no-enable --no-start' data/debian/rules
ok "the group is an example" sh -c '! ls data/debian/*.sysusers data/debian/*.postinst'

finish
