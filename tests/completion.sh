#!/bin/sh
# What bash completes: verbs, a verb's options, an option's values, files.
set -u
if ! command -v bash >/dev/null; then
	echo "completion: no bash here, nothing checked"
	exit 77
fi
failed=0

# check LINE WORD: the word is among what completes the line.
check() {
	if ! bash -c '. ./completions/jianbao; line=$1
		COMP_WORDS=($line); [[ $line == *" " ]] && COMP_WORDS+=("")
		COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _jianbao
		printf "%s\n" "${COMPREPLY[@]}"' bash "$1" | grep -qx -e "$2"; then
		echo "[  FAILED  ] completion: \"$1\" is not completed to $2"
		failed=1
	fi
}
check 'jianbao se' search
check 'jianbao search --s' --sort
check 'jianbao search --sort ' best
check 'jianbao add completions/jian' completions/jianbao
for file in completions/_jianbao completions/jianbao.fish; do
	grep -q search "$file" || failed=1
done
[ $failed = 0 ] && echo "[  PASSED  ] completion"
exit $failed
