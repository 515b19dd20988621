#!/bin/sh
# The explorer on terminals whose charset is not UTF-8: text is right where the
# charset has it, traditional where it lacks the simplified form, and no byte
# of UTF-8 gets there.  Skipped where such locales cannot be made.
set -u
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export XDG_DATA_HOME="$dir" XDG_STATE_HOME="$dir" XDG_CONFIG_HOME="$dir"
export LC_ALL= LANGUAGE= TERM=xterm
failed=0

# check LOCALE CHARSET WORD: the word is on the screen.
check() {
	if ! localedef -i "${1%.*}" -f "$2" "$dir/$1" >/dev/null 2>&1 &&
		[ ! -d "$dir/$1" ]; then
		echo "locales: $1 cannot be made, not checked"
		skipped=1
		return
	fi
	(sleep 2; printf q) |
		LOCPATH="$dir" LANG="$1" script -qc ./jianbao /dev/null >"$dir/out"
	if ! iconv -c -f "$2" -t UTF-8 "$dir/out" | grep -q "$3"; then
		echo "[  FAILED  ] $1: no \"$3\" on the screen"
		failed=1
	fi
}

skipped=0
check zh_CN.GBK GBK '搜索'
check zh_TW.BIG5 BIG5 '一屋子舊報，一只手就夠'
[ $failed = 0 ] || exit 1
[ $skipped = 0 ] || exit 77
echo "[  PASSED  ] locales"
