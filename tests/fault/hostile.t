#!/bin/sh
# A store made by an enemy: where a setting would run a command no git is started, and its line is named,
# or it is switched off.
. "$(dirname "$0")/../harness.sh"
. "$(dirname "$0")/fault.sh"
id=20260918-XS-0001
ran=$work/ran
mkdir "$ran" "$work/enemy"
# shellcheck disable=SC2016 # the text of a script
printf '#!/bin/sh\n: >"%s/$1"\n' "$ran" >"$work/enemy/run"
chmod 755 "$work/enemy/run"
run=$work/enemy/run

nothing_ran() {
	ls -A "$ran" >"$work/list"
	ok "$1: nothing ran" diff /dev/null "$work/list"
	rm -f "$ran"/*
}

# declined COMMAND...: refused, and no byte of the store is another.  The harness's `refused` asks git
# for the state, and git would obey the enemy.
declined() {
	bytes >"$work/before"
	run "$@"
	bytes >"$work/after"
	if [ "$status" -eq 1 ]; then pass "$command_line: refused"; else fail "$command_line: refused"; fi
	ok "nothing is changed" diff "$work/before" "$work/after"
}

bytes() {
	find . -type f ! -name onestop.lock -print0 | sort -z | xargs -0r cksum
}

new_store
run receive
is_status 0 "a first ticket"
template=$store

# ---- Settings: the 13 known ways, and some more -----------------------------------------------
# enemy_in NAME: a copy of the store with standard input at the end of its .git/config; goes into it.
enemy_in() {
	cp -a "$template" "$work/$1"
	store=$work/$1
	cd "$store" || exit 2
	cat >>.git/config
	line=$(wc -l <.git/config)
}

# setting NAME <<CONFIG: refused; it stands on the last line.
setting() {
	enemy_in "$1"
	declined ticket-note "$id" --text 试
	err_has ".git/config:$line:1: " "$1: a writer names the line"
	run ticket-list --ids
	is_status 0 "$1: a reader, which starts no git, goes on"
	err_has ".git/config:$line:1: " "$1: and names the line"
	declined store-check --objects --history
	out_has "$line:1: " "$1: so does store-check"
	nothing_ran "$1"
	cd "$work" || exit 2
	rm -rf "$store"
}

# switched_off NAME <<CONFIG: nobody minds, as nobody looks.
switched_off() {
	enemy_in "$1"
	for program in "ticket-note $id --text 试" ticket-list "store-check --objects --history"; do
		# shellcheck disable=SC2086
		run $program
		is_status 0 "$1: ${program%% *} goes on"
	done
	nothing_ran "$1"
	cd "$work" || exit 2
	rm -rf "$store"
}

setting fsmonitor <<END
[core]
	fsmonitor = $run fsmonitor
END
setting hooksPath <<END
[core]
	hooksPath = $work/enemy
END
switched_off sshCommand <<END
[core]
	sshCommand = $run ssh
END
setting filter <<END
[filter "x"]
	clean = $run clean
END
setting filter-process <<END
[filter "x"]
	process = $run process
END
setting diff-external <<END
[diff]
	external = $run external
END
setting diff-textconv <<END
[diff "x"]
	textconv = $run textconv
END
switched_off pager <<END
[core]
	pager = $run pager
END
setting gpg-program <<END
[gpg]
	program = $run gpg
END
switched_off editor <<END
[core]
	editor = $run editor
END
setting uploadpack <<END
[remote "origin"]
	uploadpack = $run uploadpack
END
setting merge-driver <<END
[merge "x"]
	driver = $run merge
END
setting include <<END
[include]
	path = $work/enemy/config
END
setting include-if <<END
[includeIf "gitdir:/"]
	path = $work/enemy/config
END
setting protocol-ext <<END
[protocol "ext"]
	allow = always
END
switched_off worktree-config <<END
[extensions]
	worktreeConfig = true
END
switched_off credential <<END
[credential]
	helper = !$run credential
END
switched_off askpass <<END
[core]
	askPass = $run askpass
END
setting gitproxy <<END
[core]
	gitProxy = $run proxy
END
setting worktree <<END
[core]
	worktree = $work
END
setting one-line <<END
[core] fsmonitor = $run fsmonitor
END
setting spelled-otherwise <<END
[CoRe]
	FSMonitor=$run fsmonitor
END
setting continued <<END
[core]
	quotepath = true \\
END
# What is a blank to C is a bad line to git.
setting vertical-tab <<END
[onestop]
	desk$(printf '\013')= XS
END

# ---- Another repository in the place of ours ---------------------------------------------------
cp -a "$template" "$work/elsewhere"
store=$work/elsewhere
cd "$store" || exit 2
cp -a .git "$work/enemy/common"
rm -f "$work/enemy/common/info/attributes"
printf '[filter "x"]\n\tclean = %s clean\n\tsmudge = %s smudge\n' "$run" "$run" \
	>>"$work/enemy/common/config"
echo '* filter=x' >.gitattributes
echo "$work/enemy/common" >.git/commondir
declined ticket-note "$id" --text 试
err_has ".git/commondir: "
nothing_ran commondir
rm .git/commondir
mv .git "$work/enemy/real"
echo "gitdir: $work/enemy/common" >.git
run ticket-note "$id" --text 试
ok "a .git that is a file is refused" test "$status" -ne 0
rm .git
ln -s "$work/enemy/common" .git
run ticket-note "$id" --text 试
ok "a .git that is a link is refused" test "$status" -ne 0
nothing_ran "another .git"
cd "$work" || exit 2

# ---- An embedded bare repository ---------------------------------------------------------------
cp -a "$template" "$work/embedded"
store=$work/embedded
cd "$store" || exit 2
git init -q --bare inner
printf '[core]\n\tfsmonitor = %s fsmonitor\n\thooksPath = %s\n' "$run" "$work/enemy" >>inner/config
cd inner || exit 2
run ticket-note "$id" --text 试
is_status 0 "from within an embedded bare repository the store above is meant"
nothing_ran "an embedded bare repository"
cd "$store" && rm -rf inner
whole "the store is whole"

# ---- Hooks ---------------------------------------------------------------------------------------
cp -a "$template" "$work/hooks"
store=$work/hooks
cd "$store" || exit 2
mkdir .git/hooks
for hook in pre-commit prepare-commit-msg commit-msg post-commit post-index-change post-checkout \
	reference-transaction pre-auto-gc post-rewrite update pre-receive fsmonitor-watchman; do
	printf '#!/bin/sh\n: >"%s/%s"\n' "$ran" "$hook" >".git/hooks/$hook"
	chmod 755 ".git/hooks/$hook"
done
run ticket-note "$id" --text 试
is_status 0 "hooks that could run"
nothing_ran hooks
rm -rf .git/hooks
whole "the store is whole"

# ---- Attributes ----------------------------------------------------------------------------------
# As in a plain clone, which has no .git/info/attributes; the person's own configuration knows the
# filter.
cp -a "$template" "$work/attributes"
store=$work/attributes
cd "$store" || exit 2
printf '* text eol=crlf ident filter=x diff=x merge=x\n' >.gitattributes
git -c user.name=x -c user.email=x@x add .gitattributes
git -c user.name=x -c user.email=x@x commit -q -m attributes
rm -rf .git/info
git config --global filter.x.clean "$run clean"
git config --global filter.x.smudge "$run smudge"
# shellcheck disable=SC2016 # a keyword of git
run ticket-note "$id" --text '$Id$'
is_status 0 "attributes that would change records"
nothing_ran attributes
path=tickets/open/2026-09-18/$id.yaml
git cat-file blob "HEAD:$path" >"$work/blob"
ok "the record is committed as it stands" cmp "$work/blob" "$path"
# The file is written again from the commit, by a program that finishes what a killed one began.
killed_at "renameat2 $path" ticket-note "$id" --text 再试
ok "it is killed with its journal written" test -s .git/onestop.apply
rm -f .git/onestop.new/*
run ticket-note "$id" --text 试
is_status 0 "and repaired as it was committed"
git cat-file blob "HEAD:$path" >"$work/blob"
ok "no byte of it was converted" cmp "$work/blob" "$path"
nothing_ran attributes
whole "the store is whole"
rm -f "$work/.gitconfig"

# ---- The environment -----------------------------------------------------------------------------
cp -a "$template" "$work/environment"
store=$work/environment
cd "$store" || exit 2
git init -q "$work/enemy/other"
run env GIT_DIR="$work/enemy/other/.git" GIT_INDEX_FILE="$work/enemy/index" \
	GIT_OBJECT_DIRECTORY="$work/enemy/objects" GIT_WORK_TREE="$work/enemy" \
	GIT_EXTERNAL_DIFF="$run" GIT_SSH_COMMAND="$run" GIT_EDITOR="$run" GIT_PAGER="$run" \
	GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=core.fsmonitor GIT_CONFIG_VALUE_0="$run fsmonitor" \
	GIT_CONFIG_PARAMETERS="'core.fsmonitor=$run fsmonitor'" GIT_TRACE="$work/enemy/trace" \
	GIT_EXEC_PATH="$work/enemy" GIT_TEMPLATE_DIR="$work/enemy" \
	ticket-note "$id" --text 试
is_status 0 "an environment full of GIT_ variables"
nothing_ran environment
ok "no trace, no index, no objects elsewhere" test ! -e "$work/enemy/trace" -a \
	! -e "$work/enemy/index" -a ! -e "$work/enemy/objects"
whole "the store is whole"

# ---- Links ---------------------------------------------------------------------------------------
cp -a "$template" "$work/links"
store=$work/links
cd "$store" || exit 2
echo untouched >"$work/enemy/target"
rm "$path"
ln -s "$work/enemy/target" "$path"
run ticket-note "$id" --text 试
is_status 3 "a record that is a link is refused"
rm "$path"
git checkout -q "$path"
mkdir "$work/enemy/day"
mv tickets/open/2026-09-18 "$work/enemy/was"
ln -s "$work/enemy/day" tickets/open/2026-09-18
run receive
ok "a directory that is a link is refused" test "$status" -ne 0
ls -A "$work/enemy/day" >"$work/list"
ok "nothing is written through it" diff /dev/null "$work/list"
rm tickets/open/2026-09-18
mv "$work/enemy/was" tickets/open/2026-09-18
rm -f .git/onestop.lock
ln -s "$work/enemy/target" .git/onestop.lock
run ticket-note "$id" --text 试
ok "a lock that is a link is refused" test "$status" -ne 0
ok "and not written through" grep -qx untouched "$work/enemy/target"
rm .git/onestop.lock
for place in onestop.journal onestop.apply onestop.new onestop.kept index logs packed-refs refs/onestop; do
	[ ! -e ".git/$place" ] || mv ".git/$place" "$work/enemy/was"
	for target in target day; do
		ln -s "$work/enemy/$target" ".git/$place"
		run ticket-note "$id" --text 试
		is_status 3 "a .git/$place that is a link to the $target is refused"
		err_has ".git/$place: not a "
		rm ".git/$place"
	done
	mkfifo ".git/$place"
	run timeout 5 ticket-note "$id" --text 试
	is_status 3 "a .git/$place that is a pipe is refused"
	rm ".git/$place"
	[ ! -e "$work/enemy/was" ] || mv "$work/enemy/was" ".git/$place"
done
ls -A "$work/enemy/day" >"$work/list"
ok "nothing is written through one" diff /dev/null "$work/list"
ok "nor into one" grep -qx untouched "$work/enemy/target"
whole "the store is whole"
stores_end
