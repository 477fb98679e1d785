#!/bin/sh
# keep.sh FIGURES PAGE: put the figures between the marks of the page, and leave what people wrote around
# them; a page that is not there is made of the figures alone.
set -eu
begin='<!-- figures: written by make bench -->' end='<!-- end of figures -->'
if [ ! -e "$2" ]; then
	printf '%s\n%s\n' "$begin" "$end" >"$2"
fi
awk -v begin="$begin" -v end="$end" -v figures="$1" '
	$0 == begin { print; while ((getline line <figures) > 0) print line; inside = 1; next }
	$0 == end { inside = 0 }
	!inside { print }
' "$2" >"$2.new"
mv "$2.new" "$2"
