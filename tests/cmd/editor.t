#!/bin/sh
# ticket-edit and account-edit --editor: what may be corrected stands in a file in $EDITOR; what does not fit comes
# back with the reason on top, until it fits; left as it is nothing is written, given up nothing is lost.
. "$(dirname "$0")/../harness.sh"
. "$top/tests/tickets.sh"
. "$top/tests/accounts.sh"

python=/usr/bin/python3
[ -x $python ] || skip_all "python3 is missing: nobody sits at the terminal"
export TERM=xterm TMPDIR="$work"
mkdir "$work/turns"

# The editor: in its n-th turn it keeps what it is shown as turns/n.shown and runs the edit of turns/n, if any.
cat >"$work/editor" <<'EOF'
#!/bin/sh
n=$(($(ls "$TURNS" | grep -c shown) + 1))
cp "$1" "$TURNS/$n.shown"
[ ! -e "$TURNS/$n" ] || sed -i -f "$TURNS/$n" "$1"
[ ! -e "$TURNS/$n.fails" ]
EOF
chmod +x "$work/editor"
export EDITOR="$work/editor" TURNS="$work/turns"

# turns [SED...]: the edit of each turn.
turns() {
	rm -f "$work"/turns/* "$work"/onestop-*.yaml
	n=0
	for edit; do
		n=$((n + 1))
		[ -z "$edit" ] || printf '%s\n' "$edit" >"$work/turns/$n"
	done
}

edits() {
	run $python "$top/tests/fixtures/terminal.py" -w 300 "$@" </dev/null
}

shown() {
	ok "turn $1 shows $2" grep -qF -- "$2" "$work/turns/$1.shown"
}

turns_are() {
	ok "$1 turns" test "$(find "$work/turns" -name '*.shown' | wc -l)" = "$1"
}

# left FILES: so many files are left beside.
left() {
	ok "$1 files are left" test "$(find "$work" -maxdepth 1 -name 'onestop-*.yaml' | wc -l)" = "$1"
}

new_store
people
household
ticket_in received

# One turn: two fields are changed, one is emptied, in one commit.
count_commits
turns 's/^phone: .*/phone: "13900139001"/
s/^address: .*/address: ""/'
edits ticket-edit "$id" --reason 录入错误 --editor
is_status 0
turns_are 1
shown 1 'phone: "13800138000"'
shown 1 'remark: ""'
shown 1 "# telephone"
ok "nobody else may read the file" test "$(stat -c %a "$work/turns/1.shown")" = 600
left 0
run ticket-show "$id" --columns phone,address --format json --unmask --reason 核对
out_has '"phone": "13900139001"'
out_has '"address": null'
commits_are 1 "one commit"

# Nothing changed.
count_commits
turns ''
edits ticket-edit "$id" --reason 录入错误 --editor
is_status 0
out_has "nothing was changed, nothing was written"
commits_are 0 "nothing was written"
left 0

# What does not fit a field, what no field is, and what the rule refuses come back; what was typed stays.
while IFS='|' read -r what edit why; do
	count_commits
	turns "$edit
/^request:/{
n
s/.*/  井盖没了/
}" "s/^[pf]h*one: .*/phone: \"13900139002\"/
s/^name: .*/name: \"王小明\"/"
	edits ticket-edit "$id" --reason "$what" --editor
	turns_are 2
	shown 2 "#! "
	shown 2 "$why"
	shown 2 "井盖没了"
	is_status 0 "$what: mended in the second turn"
	commits_are 1 "one commit"
	left 0
	given ticket-edit "$id" --phone 13900139001 --reason 还原
done <<'EOF'
a bad telephone|s/^phone: .*/phone: "12"/|not a telephone number
an unknown key|s/^phone: /fone: /|has no key "fone"
no YAML|s/^phone: .*/phone: "1/|yaml:
no name and no account|s/^name: .*/name: ""/|needs a name or an account
EOF

# Given up: left as it was refused.
count_commits
turns 's/^phone: .*/phone: "12"/' ''
edits ticket-edit "$id" --reason 录入错误 --editor
is_status 3
out_has "not a telephone number"
out_has "what was typed is in"
commits_are 0 "nothing was written"
left 1
ok "it holds what was typed" grep -q 'phone: "12"' "$work"/onestop-*.yaml

# The editor fails.
count_commits
turns 's/^phone: .*/phone: "13900139003"/'
touch "$work/turns/1.fails"
edits ticket-edit "$id" --reason 录入错误 --editor
is_status 1
out_has "failed: nothing was written"
commits_are 0 "nothing was written"
left 0

# VISUAL before EDITOR, and with options.
turns 's/^remark: .*/remark: "急"/'
export VISUAL="env X=1 $work/editor"
EDITOR=false
edits ticket-edit "$id" --reason 补记 --editor
is_status 0
# Blanks name no editor, and what stands in it is words to no shell.
turns 's/^phone: .*/phone: "13900139004"/'
VISUAL=' 	'
EDITOR=$work/editor
edits ticket-edit "$id" --reason 补记 --editor
is_status 0
VISUAL="true; touch $work/ran; true"
edits ticket-edit "$id" --reason 补记 --editor
is_status 5 "an editor that is not there"
ok "no shell has read it" test ! -e "$work/ran"
left 0
unset VISUAL

# An account: the same, with what may not be empty refused.
count_commits
turns 's/^calibre: .*/calibre: "20"/
s/^address: .*/address: "象山大道11号"/
s/^holder: .*/holder: ""/' 's/^holder: .*/holder: "王小明"/'
edits account-edit "$number" --reason 录入错误 --editor
is_status 0
turns_are 2
run account-show "$number" --columns calibre,address,holder --format tsv --no-header --unmask
out_has "20	象山大道11号	王小明"
commits_are 1 "one commit"

# Shown in full: noted, and only to who may see it.
ok "the editor is in the log of reveals" grep -rq account-edit "$store/.git/onestop/reveals"
count_commits
turns ''
edits ticket-edit "$id" --reason 看看 --editor --as lihua
is_status 1
out_has "is shown in full only to"
turns_are 0
commits_are 0 "nothing was written"

# No terminal, no editor.
refused 2 ticket-edit "$id" --reason 录入错误 --editor
err_has "--editor: there is no terminal"

finish
