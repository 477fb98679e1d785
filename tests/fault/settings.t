#!/bin/sh
# Settings of git's that people make in a store: what is harmless is in nobody's way; what could run a
# command, lead git elsewhere or hide files keeps programs from starting git, by name and with what to
# type, and readers, which start none, go on.  Nothing that any of them names is ever run.
. "$(dirname "$0")/../harness.sh"
id=20260918-XS-0001
ran=$work/ran
mkdir "$ran"
# shellcheck disable=SC2016 # the text of a script
printf '#!/bin/sh\n: >"%s/ran"\n' "$ran" >"$work/run"
chmod 755 "$work/run"
printf '[core]\n\tfsmonitor = %s\n' "$work/run" >"$work/other"

new_store
given ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
given ticket-note "$id" --text 一
# Newer than its time in the index, so that git status would look into it, and run a filter.
touch "tickets/open/2026-09-18/$id.yaml"
cp .git/config "$work/config"

# goes_on NAME: all three kinds of programs do their work, in silence.
goes_on() {
	run ticket-list --ids
	is_status 0 "$1: a reader goes on"
	out_is "$1: and lists" <<-END
		$id
	END
	quiet "$1: in silence"
	run ticket-note "$id" --text 试
	is_status 0 "$1: so does a writer"
	run store-check --objects --history
	is_status 0 "$1: so does store-check"
	out_is "$1: which finds nothing" </dev/null
}

# is_named NAME FIRST: the reader goes on, and everybody else names the setting and what to type.
is_named() {
	run ticket-list --ids
	is_status 0 "$1: a reader goes on"
	out_is "$1: and lists" <<-END
		$id
	END
	err_has "$1 is not a setting that a store may have; first: $2" "$1: and says so"
	head=$(cat .git/refs/heads/main)
	run ticket-note "$id" --text 试
	is_status 1 "$1: a writer refuses"
	err_has "$1 is not a setting that a store may have; first: $2" "$1: by name"
	ok "$1: and commits nothing" test "$(cat .git/refs/heads/main)" = "$head"
	run store-check --objects --history
	is_status 1 "$1: store-check has a finding"
	out_has "$1 is not a setting that a store may have" "$1: which names it"
	run store-backup "$work/backup.tar"
	is_status 1 "$1: a program that would start git refuses"
	rm -f "$work/backup.tar"
}

while IFS='|' read -r kind name value; do
	cp "$work/config" .git/config
	git config --file .git/config --add "$name" "$value"
	case $kind in
	harmless) goes_on "$name" ;;
	endangers)
		is_named "$name" "git config --file .git/config --unset-all $name"
		# What it says is what helps.
		given git config --file .git/config --unset-all "$name"
		given ticket-note "$id" --text 后
		;;
	esac
	ls -A "$ran" >"$work/list"
	ok "$name: nothing ran" diff /dev/null "$work/list"
	rm -f "$ran"/*
done <<END
harmless|core.editor|$work/run
harmless|core.pager|$work/run
harmless|core.askpass|$work/run
harmless|core.sshcommand|$work/run -i "my key"
harmless|core.filemode|false
harmless|core.autocrlf|true
harmless|core.autocrlf|input
harmless|core.eol|crlf
harmless|core.quotepath|true
harmless|core.excludesfile|$work/other
harmless|core.splitindex|true
harmless|core.untrackedcache|true
harmless|core.fsync|none
harmless|core.abbrev|7
harmless|core.compression|9
harmless|core.sparsecheckout|false
harmless|user.name|王敏
harmless|user.email|wangmin@example.org
harmless|user.signingkey|ABCDEF
harmless|commit.gpgsign|true
harmless|commit.template|$work/other
harmless|tag.gpgsign|true
harmless|gc.auto|1
harmless|gc.pruneexpire|now
harmless|maintenance.auto|true
harmless|maintenance.gc.enabled|true
harmless|maintenance.strategy|incremental
harmless|color.ui|always
harmless|color.diff.new|red bold
harmless|alias.lg|log --pretty=format:"%h # %s"; echo
harmless|alias.run|!$work/run
harmless|init.defaultbranch|trunk
harmless|fetch.prune|true
harmless|remote.origin.url|https://example.org/store.git
harmless|remote.origin.fetch|+refs/heads/*:refs/remotes/origin/*
harmless|branch.main.remote|origin
harmless|branch.main.vscode-merge-base|origin/main
harmless|pull.rebase|merges
harmless|push.autosetupremote|true
harmless|credential.helper|!$work/run
harmless|pager.log|$work/run
harmless|diff.algorithm|histogram
harmless|diff.renames|copies
harmless|merge.conflictstyle|diff3
harmless|log.date|iso
harmless|log.showsignature|true
harmless|status.showuntrackedfiles|no
harmless|index.version|4
harmless|i18n.commitencoding|GBK
harmless|extensions.worktreeconfig|true
harmless|url.git@example.org:.insteadof|https://example.org/
endangers|core.hookspath|$work
endangers|core.fsmonitor|$work/run
endangers|core.worktree|$work
endangers|core.bare|true
endangers|core.attributesfile|$work/other
endangers|core.alternaterefscommand|$work/run
endangers|core.gitproxy|$work/run
endangers|core.sparsecheckoutnever|true
endangers|filter.lfs.clean|$work/run
endangers|filter.lfs.smudge|$work/run
endangers|filter.lfs.process|$work/run
endangers|include.path|$work/other
endangers|includeif.gitdir:/.path|$work/other
endangers|diff.external|$work/run
endangers|diff.x.textconv|$work/run
endangers|merge.x.driver|$work/run
endangers|gpg.program|$work/run
endangers|gc.recentobjectshook|$work/run
endangers|remote.origin.uploadpack|$work/run
endangers|remote.origin.vcs|ext
endangers|extensions.refstorage|files
endangers|protocol.ext.allow|always
END
cp "$work/config" .git/config

# ---- As people write them -----------------------------------------------------------------------

printf '[alias] st = status ; short\n\tlg = "log # all" # long\n[core] ; mine\n\teditor = vim \\"a\\" # it\n' >>.git/config
goes_on "comments, quotes, and a section with its first setting"
ok "git reads it, too" test "$(git config alias.lg)" = "log # all"
printf '[core]\n\tquotepath = true \\\n[core]\n\tfsmonitor = %s\n' "$work/run" >>.git/config
run ticket-note "$id" --text 试
is_status 1 "a line that goes on in the next is none of them"
err_has "not a form that a store's configuration may have"
cp "$work/config" .git/config

# ---- In the other file --------------------------------------------------------------------------

given git config extensions.worktreeConfig true
given git config --worktree core.fsmonitor "$work/run"
run ticket-note "$id" --text 试
is_status 1 "what a work tree has for itself is looked at, too"
err_has "first: git config --file .git/config.worktree --unset-all core.fsmonitor"
rm .git/config.worktree

# Files that are hidden would be missing in every list, and their numbers given again.
given git sparse-checkout set catalogue
run ticket-list --ids
is_status 0 "with files hidden a reader goes on"
err_has "core.sparseCheckout is not a setting that a store may have; first: git sparse-checkout disable"
run ticket-new facility --name 李四 --phone 13900139000 --request 井盖破损
is_status 1 "but no number is given"
err_has "first: git sparse-checkout disable"
run store-check
is_status 1
out_has "core.sparseCheckout is not a setting that a store may have"
given git sparse-checkout disable
goes_on "after that"

# What another repository is made of does not become right by taking a line away.
cp .git/config "$work/config"
while IFS='|' read -r name value first; do
	cp "$work/config" .git/config
	git config --file .git/config "$name" "$value"
	is_named "$name" "$first"
done <<'ROWS'
extensions.objectformat|sha256|git init --object-format=sha1 <directory>, then git fast-export --all | git -C <directory> fast-import
extensions.partialclone|origin|store-clone, or git clone without --filter: files are missing here
remote.hub.promisor|true|store-clone, or git clone without --filter: files are missing here
remote.hub.partialclonefilter|blob:none|store-clone, or git clone without --filter: files are missing here
ROWS
cp "$work/config" .git/config
ls -A "$ran" >"$work/list"
ok "nothing ran in all of this" diff /dev/null "$work/list"

finish
