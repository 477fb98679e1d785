#!/bin/sh
# deps.sh SET...: see that what a set of targets needs is installed, and install what is not.
# Sets: build, check, coverage, deb.  With everything there it takes a few hundredths of a second.
set -eu
cc=${CC:-gcc}

# One line each: Debian package, then how to see that it is there (a command, a header, what
# pkg-config knows, a module of Python, a library that is opened, or a font).
needs() {
	case $1 in
	build) cat <<-END ;;
		gcc             command ${cc%% *}
		libc6-dev       header stdio.h
		git             command git
		gettext         command msgfmt
		libyaml-dev     header yaml.h
		libcsv-dev      header csv.h
		libjansson-dev  header jansson.h
		libmd-dev       header sha2.h
		zlib1g-dev      header zlib.h
		libunistring-dev header unistr.h
		libxlsxwriter-dev header xlsxwriter.h
		pkgconf         command pkg-config
		libpango1.0-dev module pangocairo
		libqrencode-dev header qrencode.h
		fonts-noto-cjk  font Noto Serif CJK SC
		fonts-dejavu-core font DejaVu Sans
	END
	check) cat <<-END ;;
		libcmocka-dev   header cmocka.h
		perl            command prove
		shellcheck      command shellcheck
		diffutils       command diff
		unzip           command unzip
		poppler-utils   command pdftotext
		mandoc          command mandoc
		python3-jsonschema python jsonschema
		python3-yaml    python yaml
		libedit2        library libedit.so.2
		openssh-server  command /usr/sbin/sshd
		rsync           command /usr/bin/rsync
	END
	deb) cat <<-END ;;
		debhelper       command dh
		dpkg-dev        command dpkg-buildpackage
	END
	coverage) cat <<-END ;;
		gcc             command gcov
	END
	*) echo "deps.sh: no set \"$1\"" >&2; exit 2 ;;
	esac
}

# cmocka.h wants these before it.
preprocess() {
	printf '#include <stdarg.h>\n#include <stddef.h>\n#include <stdint.h>\n#include <setjmp.h>\n'
	printf '#include <%s>\n' "$@"
}

have_headers() {
	# shellcheck disable=SC2086 # CC may be "ccache gcc"
	preprocess "$@" | $cc -E -x c - >/dev/null 2>&1
}

list=$(for set in "$@"; do needs "$set"; done)

missing() {
	all=$(echo "$list" | while read -r _ kind what; do
		[ "$kind" != header ] || echo "$what"
	done)
	# shellcheck disable=SC2086
	if [ -z "$all" ] || have_headers $all; then headers=there; else headers=unknown; fi
	echo "$list" | while read -r package kind what; do
		case $kind in
		command) command -v "$what" >/dev/null 2>&1 || echo "$package" ;;
		module) pkg-config --exists "$what" 2>/dev/null || echo "$package" ;;
		python) /usr/bin/python3 -c "import $what" 2>/dev/null || echo "$package" ;;
		library) /sbin/ldconfig -p 2>/dev/null | grep -qF "$what" || echo "$package" ;;
		font) fc-list -q "$what" 2>/dev/null || echo "$package" ;;
		header) [ $headers = there ] || have_headers "$what" || echo "$package" ;;
		esac
	done
}

packages=$(missing | tr '\n' ' ')
[ -n "$packages" ] || exit 0

root=
if [ "$(id -u)" -ne 0 ]; then
	root='sudo -n'
	sudo -n true 2>/dev/null || root=no
fi
if ! command -v apt-get >/dev/null || [ "$root" = no ]; then
	echo "These Debian packages, or what they are called here, must be installed first:" >&2
	echo "  $packages" >&2
	exit 1
fi
echo "installing: $packages"
export DEBIAN_FRONTEND=noninteractive
$root apt-get -qq update
# shellcheck disable=SC2086 # words
$root env DEBIAN_FRONTEND=noninteractive \
	apt-get -qq install -y --no-install-recommends $packages >/dev/null
packages=$(missing | tr '\n' ' ')
[ -z "$packages" ] || { echo "still missing: $packages" >&2; exit 1; }
