#!/bin/sh
# What the documents say is there: the files they name, and each key of JSON in
# doc/json.md.
set -u
cd "${srcdir:-.}" || exit 1
missing=$(mktemp)
trap 'rm -f "$missing"' EXIT

grep -oEh '[`(](base|content|store|tui|cli|tests|tools|fuzz|po|doc)/[A-Za-z0-9_./-]+\.[a-z]+[`)]' \
	*.md content/*.md doc/*.md training/*.md | tr -d '`()' | sort -u |
	while read -r file; do
		[ -e "$file" ] || echo "no file $file"
	done >>"$missing"
(cd doc && grep -oEh '\]\([A-Za-z0-9_./-]+\.[a-z]+\)' ./*.md | tr -d '])(' |
	sort -u | while read -r file; do
	[ -e "$file" ] || echo "no file doc/$file"
done) >>"$missing"
grep -oEh 'json_key[a-z_]*\(&?j, "[a-z_]+"' cli/*.c | sed 's/.*"\(.*\)"/\1/' |
	sort -u | while read -r key; do
	grep -qE "\`$key\`|\"$key\"" doc/json.md ||
		echo "doc/json.md knows no key $key"
done >>"$missing"

if [ -s "$missing" ]; then
	cat "$missing"
	echo "[  FAILED  ] documents: $(wc -l <"$missing") missing"
	exit 1
fi
echo "[  PASSED  ] documents"
