#!/bin/sh
# Makes the pictures and the recorded session of the README, from the bundled
# edition: run by `make pictures` where jianbao was built.
set -eu
out=$1
state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
export LC_ALL=C.UTF-8 LANGUAGE=zh

picture() {
	name=$1
	shift
	./make-picture edition.db "$@" >"$out/pictures/$name.svg.new"
	mv "$out/pictures/$name.svg.new" "$out/pictures/$name.svg"
}
picture articles 30x110 2026-03-27
picture article 34x120 2026-03-27 j Enter ] '"' "'" "'"
picture card 30x110 2026-03-27 2 j j Enter
picture search 30x110 2026-03-27 / xqsl

export JIANBAO_STORE="$state/none.db" JIANBAO_STATE="$state/state.db"
export JIANBAO_CONFIG="$state/none"
tools/record 30x110 "$out/session.txt" ./jianbao >"$out/jianbao.cast"
