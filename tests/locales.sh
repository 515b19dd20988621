#!/bin/sh
# The explorer on terminals whose charset is not UTF-8, with and without such a
# locale on the system: text is right where the charset has it, traditional where
# it lacks the simplified form, no byte of UTF-8 gets there, and what is typed
# arrives.  What needs a locale that cannot be made is skipped.
set -u
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export XDG_DATA_HOME="$dir" XDG_STATE_HOME="$dir" XDG_CONFIG_HOME="$dir"
export LC_ALL= LANGUAGE= TERM=xterm

# shows FILE CHARSET WORD...: the words have been on the screen, whatever the
# cursor did between their signs.
escape=$(printf '\033')
shows() {
	iconv -c -f "$2" -t UTF-8 <"$1" 2>/dev/null |
		sed "s/$escape\[[0-9;?]*[A-Za-z]//g" >"$1.text"
	file=$1.text
	shift 2
	for word; do
		grep -q "$word" "$file" || return 1
	done
}

# wait_for FILE CHARSET WORD...: they are, in good time.
wait_for() {
	tries=0
	until shows "$@"; do
		tries=$((tries + 1))
		[ $tries -lt 200 ] || return 1
		sleep 0.1
	done
}

# look LOCALE CHARSET TYPED FIRST WORD...: the words are on the screen once that
# was typed, the first before.
look() {
	locale=$1 charset=$2 typed=$3 out=$(mktemp -p "$dir")
	shift 3
	(wait_for "$out" "$charset" "$1"
		printf %s "$typed" | iconv -f UTF-8 -t "$charset"
		wait_for "$out" "$charset" "$@"
		printf '\033'; sleep 0.5; printf Q) |
		LANG="$locale" timeout 60 script -qfc ./jianbao /dev/null >"$out" ||
		: >"$dir/failed"
	# What is shown is of that charset and no other.
	iconv -f "$charset" -t UTF-8 "$out" >/dev/null || : >"$dir/failed"
	for word; do
		shows "$out" "$charset" "$word" && continue
		echo "[  FAILED  ] $locale: no \"$word\" on the screen"
		: >"$dir/failed"
	done
	# A mark has one column, where "●" would have two.
	grep -q '\* [^s]' "$out.text" || : >"$dir/failed"
}

# check LOCALE CHARSET TYPED WORD...: as the system is, and with the locale.
check() {
	LOCPATH="$dir/none" look "$@" &
	if localedef -i "${1%.*}" -f "$2" "$dir/$1" >/dev/null 2>&1 ||
		[ -d "$dir/$1" ]; then
		LOCPATH="$dir" look "$@" &
	else
		echo "locales: $1 cannot be made, not checked"
		skipped=1
	fi
}

# find_word LOCALE CHARSET WORD TITLE: the command line reads the word in that charset,
# and answers a terminal in it.
find_word() {
	word=$(printf %s "$3" | iconv -f UTF-8 -t "$2")
	LOCPATH="$dir/none" LANG="$1" timeout 60 script -qc \
		"./jianbao search $word" /dev/null >"$dir/found" </dev/null
	iconv -f "$2" -t UTF-8 "$dir/found" | grep -q "$4" && return
	echo "[  FAILED  ] $1: no \"$4\" is found"
	: >"$dir/failed"
}

skipped=0
printf '# 旧灯塔亮了\n\n守灯人说今晚有雾。\n' >"$dir/lamp.md"
XDG_DATA_HOME="$dir/cli" ./jianbao add --quiet "$dir/lamp.md"
for one in "zh_CN.GBK GBK 守灯人 旧灯塔亮了" "zh_TW.BIG5 BIG5 守燈人 舊燈塔亮了"; do
	set -- $one
	XDG_DATA_HOME="$dir/cli" find_word "$@"
done
check zh_CN.GBK GBK '/推理芯片' '搜索' '“我们不再做通用模型”' '推理芯片'
check zh_TW.BIG5 BIG5 '/推理' '一屋子舊報，一只手就夠' '推理'
wait
[ ! -e "$dir/failed" ] || exit 1
[ $skipped = 0 ] || exit 77
echo "[  PASSED  ] locales"
