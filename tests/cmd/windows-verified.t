#!/bin/sh
# Four windows that work at the same time, and a hub that looks at every push, which is signed where ssh-keygen is
# there: nothing honest is refused, one tree everywhere, and nothing lost.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/windows.sh"

new_store
four_windows new_verifying_hub
work_together 6 1
counted tickets 8
counted notes 8
counted money 8
if command -v ssh-keygen >/dev/null; then
	ok "its pushes are in the log, with who pushed" grep -q '^push .* NM$' "$hub"/onestop/pushes/*.log
fi
refused 1 git push -q hub main:refs/heads/desk/ZZ
finish
