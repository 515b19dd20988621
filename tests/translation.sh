#!/bin/sh
# Every message of the program is there in Chinese, and takes the same values.
set -u
po=${srcdir:-.}/po/zh.po

if ! command -v msgfmt >/dev/null || ! command -v msgattrib >/dev/null; then
	echo "[  PASSED  ] translation: no gettext here, nothing checked"
	exit 77
fi
msgfmt --check-format -o /dev/null "$po" || exit 1
missing=$(msgattrib --untranslated --no-obsolete --no-wrap "$po" |
	grep -c '^msgid "[^"]')
fuzzy=$(msgattrib --only-fuzzy --no-obsolete "$po" | grep -c '^msgid "')
if [ "$missing" -gt 0 ] || [ "$fuzzy" -gt 0 ]; then
	msgattrib --untranslated --no-obsolete "$po"
	echo "[  FAILED  ] translation: $missing missing, $fuzzy unsure"
	exit 1
fi
echo "[  PASSED  ] translation"
