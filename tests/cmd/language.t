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
new_store --desk DB --language en --test-clock --claimed --staff wangmin --staff-name 王敏
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

# ---- The words of the catalogue ---------------------------------------------------------------

# One line a message: context, msgid, msgstr, with TABs between.
msgcat --no-wrap "$top/data/locale/zh_CN.po" | awk '
	function text(line) { sub(/^[a-z_]*(\[0\])? ?"/, "", line); sub(/"$/, "", line); return line }
	function put() { if (id != "") print context "\t" id "\t" said; context = id = said = part = "" }
	/^$/ { put(); next }
	/^msgctxt / { context = text($0); next }
	/^msgid / { id = text($0); part = "id"; next }
	/^msgid_plural / { part = ""; next }
	/^msgstr/ { said = text($0); part = "said"; next }
	/^"/ { if (part == "id") id = id text($0); else if (part == "said") said = said text($0) }
	END { put() }' >"$work/messages"
cut -f 2 "$work/messages" >"$work/english"
cut -f 3 "$work/messages" >"$work/chinese"
ok "the catalogue was read" test "$(wc -l <"$work/messages")" -gt 1000

# never LANGUAGE PATTERN SAMPLE: no message of that language has it, and the pattern finds the sample.
never() {
	ok "$1: /$2/ finds what it is for" sh -c 'printf "%s\n" "$1" | LC_ALL=C.UTF-8 grep -Pq -- "$2"' - "$3" "$2"
	LC_ALL=C.UTF-8 grep -P -- "$2" "$work/$1" >"$work/found"
	out=$(cat "$work/found")
	if [ -z "$out" ]; then pass "$1: no message has /$2/"; else fail "$1: no message has /$2/" "$work/found"; fi
}

while IFS='~' read -r language pattern sample; do
	never "$language" "$pattern" "$sample"
done <<'END'
english~(?<!there )\bis no (?!longer)[a-z]~"x" is no date
english~stands? (there|twice)~"x" stands there twice
english~hand(s|ed)? over|hand-over~tickets handed over
english~(give|gives|gave|given) back~given back
english~file[ds]? ([a-z]* )*away~file tickets away
english~tak(e|es|en) ([a-z]* )*up again~take tickets up again
english~(?<![-\w/])users?\b(?! or third-party)~tell the user
english~(?<![-\w])papers?\b(?!-)~papers missing
english~counter(s|ed|ing)?([^a-z]|$)~payment countered
english~(^| )(takes? the role|parted by)~takes the role clerk
english~\ba (?!one)[aeio][a-z]~a account is
chinese~冲销~已冲销
chinese~条款：~（条款：六）
chinese~^请找~请找李丽（lili）
chinese~\p{Han}:~用法:
chinese~%s: ~%s: 没有
chinese~(?<![%$])\b[a-z-]{2,}（\p{Han}~状态是 closed（已归档）
chinese~%(zu|lld|d) [个件笔月年]~共%zu 件 工单
chinese~<(?!PRId64)[a-zA-Z]~--text <result>
chinese~(^|[^A-Z_])(TEXT|REASON|FILE|STAFF|WHOM|HOW|DAYS|DATE|NAME)([^A-Z_]|$)~--text TEXT
END

# As many placeholders on either side.
awk -F '\t' '$1 != "placeholder" && $2 !~ /PRId64/ {
	english = gsub(/<[^<>]*>/, "", $2); chinese = gsub(/<[^<>]*>/, "", $3)
	if (english != chinese) print; read++ } END { print "read", read }' "$work/messages" >"$work/out"
status=0
out_is "every placeholder in <> has its Chinese one" <<END
read $(awk -F '\t' '$1 != "placeholder" && $2 !~ /PRId64/' "$work/messages" | wc -l)
END

# What --help has for the value of an option or for an operand is Chinese.
for program in "$BUILD"/bin/*; do
	name=$(basename "$program")
	given env -i PATH="$PATH" LANG=zh_CN.UTF-8 "$name" --help
	sed -n '/^示例：/q; /^ *\(-., \)\{0,1\}--/p; /^  [^ -]/p' "$work/out" >"$work/heads"
	sed -n '/^示例：/q; 1p; /^ *\(-., \)\{0,1\}--/s/  .*\(--[a-z]\)/\1/p; /^  [A-Z]/p' "$work/out" |
		sed 's/\(<[^ ]*>[^ ]*\) .*/\1/' >"$work/values"
	ok "$name: Chinese placeholders" sh -c '! LC_ALL=C.UTF-8 grep -E "^  [A-Z]|--[a-z-]+ [A-Z]" "$1"' - "$work/values"
	ok "$name: and seen to be some" sh -c '! LC_ALL=C.UTF-8 grep -E "^ {2,}(-., )?--[a-z-]+ [^ -~±]|^  [^ -~]" "$1"' - "$work/heads"
	given env -i PATH="$PATH" LANG=zh_CN.UTF-8 "$name" --help
	tr -d ' \n' <"$work/out" >"$work/joined"
	given "$name" --spec
	cp "$work/out" "$work/spec"
	run perl -MJSON::PP -e '
		my ($messages, $help) = map { local (@ARGV, $/) = $_; <> } @ARGV;
		my %chinese = map { my (undef, $id, $said) = split /\t/; $id => $said } split /\n/, $messages;
		for my $option (@{decode_json(join "", <STDIN>)->{options}}) {
			for my $i (0 .. $#{$option->{choices}}) {
				my $title = $option->{titles}[$i];
				my $said = $chinese{$title} // "";
				$said = "" if $said eq $title;
				s/ //g for $said;
				my $both = $option->{choices}[$i] . $said;
				print "--$option->{name}: $both\n" if index($help, $both) < 0;
			}
		}' "$work/messages" "$work/joined" <"$work/spec"
	is_status 0
	out_is "$name: a choice has its Chinese title beside it" </dev/null
done

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
