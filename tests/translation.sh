#!/bin/sh
# Every message of the program is there in Chinese, and takes the same values.
set -u
top=${srcdir:-.}

for tool in xgettext msgmerge msgattrib msgfmt; do
	if ! command -v $tool >/dev/null; then
		echo "translation: $tool is missing, nothing checked"
		exit 77
	fi
done
po=$(mktemp)
trap 'rm -f "$po"' EXIT
"$top/po/update" "$po" || exit 1
msgfmt --check-format -o /dev/null "$po" || exit 1
missing=$(msgattrib --untranslated --no-wrap "$po" | grep -c '^msgid ".')
if [ "$missing" -gt 0 ]; then
	msgattrib --untranslated "$po"
	echo "[  FAILED  ] translation: $missing missing; po/update, then fill in"
	exit 1
fi
echo "[  PASSED  ] translation"
