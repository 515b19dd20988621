#!/bin/sh
# Who may use whom: base <- content <- store <- tui, cli beside tui; and what
# only one place may use.  Prints each breach as file:line: why.
set -u
built=$(pwd)
cd "${srcdir:-.}" || exit 1
breaches=$(mktemp)
trap 'rm -f "$breaches"' EXIT

sources() {
	find base content store cli tui main.c \( -name '*.[ch]' -o -name '*.def' \) \
		-print "$@" 2>/dev/null
}

# breach WHY: takes file:line:text lines.
breach() {
	while IFS= read -r hit; do
		echo "$hit: $1" >>"$breaches"
	done
}

# only PATTERN WHERE WHY: the pattern stands in files WHERE (a regular
# expression on paths) and nowhere else.
only() {
	sources | xargs grep -nE "$1" /dev/null | grep -vE "^$2:" | breach "$3"
}

# layer FOLDER ALLOWED: our own includes of a folder.  What has no folder in
# its name is made by the build.
layer() {
	find "$1" -name '*.[ch]' -print |
		xargs grep -nE '^[[:space:]]*#[[:space:]]*include "' /dev/null |
		grep -vE "include \"($2)/|include \"[^/]*\"" |
		breach "$1 may use only $2"
}

# part FOLDER ALLOWED: the same within content/; what stands in no folder of it
# is for all.
part() {
	find "content/$1" -name '*.[ch]' -print |
		xargs grep -nE '^[[:space:]]*#[[:space:]]*include "content/.*/' /dev/null |
		grep -vE "include \"content/($1|$2)/" |
		breach "content/$1 may use only $2"
}

only '#[[:space:]]*include[[:space:]]*<sqlite3' 'store/.*' \
	'SQLite belongs to store/'
only '#[[:space:]]*include[[:space:]]*<(n?curses|ncursesw/|term\.h|panel|menu|form)' \
	'tui/terminal/term(_input\.c|_private\.h|\.c)' 'curses belongs to tui/terminal/'
# Processes of ours talk through socketpair(2), which leads nowhere else.
only '#[[:space:]]*include[[:space:]]*<(curl/|netdb|netinet/|arpa/)|(^|[^_[:alnum:]])socket[[:space:]]*\(|getaddrinfo|AF_INET' \
	'cli/fetch\.c' 'the network belongs to cli/fetch.c'
only '(^|[^_[:alnum:]])(system|popen)[[:space:]]*\(' 'nowhere' \
	'no shell is started'
only '(^|[^_[:alnum:]])(strcpy|strcat|sprintf|gets|strtok)[[:space:]]*\(' \
	'nowhere' 'it knows no lengths'

layer base base
layer content 'base|content'
layer store 'base|content|store'
layer tui 'base|content|store|tui'
layer cli 'base|content|store|cli'

part words words
part charset words
part format 'words|charset|html|feed'
part html 'words|charset|format'
part feed 'words|charset|format|html|figures'
part sections words
part quotes words
part players 'words|names'

# What is included is there, in the source or made by the build.
find base content store cli tui tests fuzz tools main.c -name '*.[ch]' -print |
	xargs grep -nE '^[[:space:]]*#[[:space:]]*include "' /dev/null |
	sed 's/:[^:]*include "\([^"]*\)".*/ \1/' |
	while read -r hit path; do
		[ -f "$path" ] || [ -f "$built/$path" ] ||
			[ -f "${hit%%:*}/../$path" ] || echo "$hit:$path"
	done | breach 'no such file'

if [ -s "$breaches" ]; then
	cat "$breaches"
	echo "[  FAILED  ] layers: $(wc -l <"$breaches") breaches"
	exit 1
fi
echo "[  PASSED  ] layers"
