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

# look LOCALE CHARSET TYPED WORD...: the words are on the screen once that was
# typed.
look() {
	locale=$1 charset=$2 text=$(mktemp -p "$dir")
	(sleep 2; printf %s "$3" | iconv -f UTF-8 -t "$2"; sleep 1
		printf '\033'; sleep 1; printf Q) |
		LANG="$1" timeout 20 script -qc ./jianbao /dev/null |
		iconv -f "$charset" -t UTF-8 >"$text" || : >"$dir/failed"
	shift 3
	for word; do
		grep -q "$word" "$text" && continue
		echo "[  FAILED  ] $locale: no \"$word\" on the screen"
		: >"$dir/failed"
	done
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

skipped=0
check zh_CN.GBK GBK '/推理芯片' '搜索' '“我们不再做通用模型”' '推理芯片'
check zh_TW.BIG5 BIG5 '/推理' '一屋子舊報，一只手就夠' '推理'
wait
[ ! -e "$dir/failed" ] || exit 1
[ $skipped = 0 ] || exit 77
echo "[  PASSED  ] locales"
