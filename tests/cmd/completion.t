#!/bin/sh
# What the shells offer: options, their words, and ids out of the store.
. "$(dirname "$0")/../harness.sh"
new_store
run ticket-new volume-doubt --name 王小明 --phone 13800138000 --address 象山大道1号 \
	--request '本月水量异常'
is_status 0

# Prints what bash would offer for the last of the words, one a line.
cat >"$work/complete.bash" <<'END'
source "$1/completions/onestop.bash"
shift
compopt() { :; }
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_onestop
[ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\n' "${COMPREPLY[@]}"
END
in_bash() {
	run bash "$work/complete.bash" "$top" "$@"
	is_status 0
}

in_bash ticket-new --cha
out_is "bash: an option" <<'END'
--channel
END
in_bash ticket-visit --satisfaction ''
out_is "bash: the words of an option" <<'END'
satisfied
fair
dissatisfied
END
in_bash ticket-visit --satisfaction = f
out_is "bash: --option=value" <<'END'
fair
END
in_bash ticket-assign 2026
out_is "bash: a ticket" <<'END'
20260918-XS-0001
END
cd "$work" || exit 2
in_bash ticket-assign --store "$store" 2026
out_is "bash: a ticket of the store that is named" <<'END'
20260918-XS-0001
END
cd "$store" || exit 2
in_bash ticket-assign 20260918-XS-0001 --to meter
out_is "bash: a department" <<'END'
meter-reading
END
in_bash ticket-assign 20260918-XS-0001 --handler ''
out_is "bash: a staff member" <<'END'
wangmin
END
in_bash ticket-new volume
out_is "bash: a service" <<'END'
volume-doubt
END
in_bash ticket-list --columns id,fir
out_is "bash: the last of several columns" <<'END'
id,first_due
END

if command -v fish >/dev/null; then
	in_fish() {
		run fish --no-config -c "source $top/completions/onestop.fish; complete -C '$*'"
		is_status 0
	}
	in_fish 'ticket-visit --satisfaction '
	out_has satisfied
	in_fish 'ticket-assign 2026'
	out_has 20260918-XS-0001
fi

finish
