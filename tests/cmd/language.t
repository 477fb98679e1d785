#!/bin/sh
# Which language comes out: the environment's where it names one, else the store's; the same UTF-8 from a
# terminal, from cron and over ssh.
. "$(dirname "$0")/../harness.sh"
[ -e "$BUILD/share/locale/zh_CN/LC_MESSAGES/onestop.mo" ] ||
	skip_all "there is no Chinese catalogue of messages"

new_store
chinese_store=$store
run ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损
is_status 0
new_store --desk DB --language en --test-clock --staff wangmin --staff-name 王敏
english_store=$store
run ticket-new facility --name 王小明 --phone 13800138000 --request 井盖破损
is_status 0

# speaks WHAT LANGUAGE_OF_OUTPUT ENVIRONMENT...: output and refusals of programs in that environment.
speaks() {
	about=$1
	language=$2
	shift 2
	case $language in
	zh) state=状态 value=已受理 nothing=没有工单 first=请先 usage=用法 option=没有选项 ;;
	en) state=state value=received nothing='there is no ticket' first=first usage=Usage option='there is no option' ;;
	esac
	run env -i PATH="$PATH" "$@" ticket-show --store "$store" "$id"
	is_status 0 "$about: a ticket is shown"
	is_utf8 "$about: its output"
	out_has "$state:" "$about: titles"
	out_has "$value" "$about: values"
	out_has 供水设施管理 "$about: names of the catalogue stay Chinese"
	out_has 井盖破损 "$about: what people wrote stays as it is"
	run env -i PATH="$PATH" "$@" ticket-show --store "$store" 20260101-XS-0099
	is_status 1 "$about: a refusal"
	is_utf8 "$about: its message"
	err_has "$nothing" "$about: the refusal"
	err_has "$first" "$about: the next command"
}

is_utf8() {
	cat "$work/out" "$work/err" >"$work/both"
	ok "$1 is UTF-8" iconv -f UTF-8 -t UCS-4 "$work/both" -o /dev/null
	if LC_ALL=C grep -qF '??' "$work/both"; then fail "$1 has no ?? for Chinese" "$work/both"; else
		pass "$1 has no ?? for Chinese"
	fi
}

# before_the_store WHAT LANGUAGE ENVIRONMENT...: --help and a wrong option, for which no store is read.
before_the_store() {
	about=$1
	language=$2
	shift 2
	case $language in
	zh) usage=用法 option=没有选项 ;;
	en) usage=Usage option='there is no option' ;;
	esac
	run env -i PATH="$PATH" "$@" ticket-show --help
	is_status 0 "$about: --help"
	is_utf8 "$about: --help"
	out_has "$usage" "$about: --help"
	run env -i PATH="$PATH" "$@" ticket-show --nothing
	is_status 2 "$about: a wrong option"
	err_has "$option" "$about: a wrong option"
}

# ---- A store that speaks Chinese --------------------------------------------------------------

store=$chinese_store
id=20260918-XS-0001
while read -r language environment; do
	set -f
	# shellcheck disable=SC2086 # several settings
	speaks "Chinese store, ${environment:-env -i}" "$language" $environment
	# shellcheck disable=SC2086
	before_the_store "${environment:-env -i}" "$language" $environment
	set +f
done <<'EOF'
zh
zh LANG=
zh LC_ALL=C.UTF-8
zh LANG=C.UTF-8
zh LANG=zh_CN.UTF-8
zh LANG=zh_CN
zh LC_ALL=zh_CN.GB18030
zh LC_MESSAGES=zh_CN.UTF-8
zh LANG=en_US.UTF-8 LC_MESSAGES=zh_CN.UTF-8
zh LANG=en_US.UTF-8 LANGUAGE=zh_CN
zh LANG=C.UTF-8 LANGUAGE=zh_CN:en
en LANG=C
en LC_ALL=C
en LANG=POSIX
en LANG=en_US.UTF-8
en LC_ALL=en_US.UTF-8 LANG=zh_CN.UTF-8
en LANG=zh_CN.UTF-8 LC_MESSAGES=en_US.UTF-8
en LANG=zh_CN.UTF-8 LANGUAGE=en
en LANGUAGE=en
en LC_ALL=C.UTF-8 LANGUAGE=en
EOF

# ---- A store that speaks English --------------------------------------------------------------

store=$english_store
id=20260918-DB-0001
while read -r language environment; do
	set -f
	# shellcheck disable=SC2086
	speaks "English store, ${environment:-env -i}" "$language" $environment
	set +f
done <<'EOF'
en LANG=C
zh LANG=zh_CN.UTF-8
zh LANGUAGE=zh_CN
EOF

# ---- What machines read is the same in every language -----------------------------------------

store=$chinese_store
cd "$store" || exit 2
for format in csv tsv json; do
	given env -i PATH="$PATH" LANGUAGE=en ticket-list --format $format
	cp "$work/out" "$work/english"
	run env -i PATH="$PATH" LANG=zh_CN.UTF-8 ticket-list --format $format
	out_is "ticket-list as $format" <"$work/english"
done
run env -i PATH="$PATH" LANG=zh_CN.UTF-8 ticket-list --format csv --titles zh
out_has 工单编号 "--titles zh"
run env -i PATH="$PATH" LANG=zh_CN.UTF-8 ticket-list --titles key
out_has service "--titles key"
out_lacks 工单编号 "--titles key"

# Commits are read by programs: English, whoever writes.
run env -i PATH="$PATH" HOME="$HOME" LANG=zh_CN.UTF-8 ticket-note --as wangmin --text 用户来电 20260918-XS-0001
is_status 0
run git log -1 --format=%B
out_has 'ticket-note: 20260918-XS-0001 note'
out_has 'Staff: wangmin'

finish
