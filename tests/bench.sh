#!/bin/sh
# Measures the program on a large archive: taking in, lists, players, quotes,
# search, its rivals, the first screen, memory.
#	make bench [CORPUS=FILE.jsonl[.zst]] [QUERIES=FILE.tsv]
# QUERIES has a query behind a tab on each line.
set -eu
srcdir=${srcdir:-.}
corpus=${CORPUS:-$srcdir/../shared/bench/corpus-20k.jsonl.zst}
queries=${QUERIES:-$srcdir/../shared/bench/queries-dev.tsv}

if [ ! -f "$corpus" ]; then
	echo "bench: no corpus $corpus: name one with CORPUS=FILE.jsonl"
	exit 0
fi
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export JIANBAO_STORE="$dir/archive.db" JIANBAO_STATE="$dir/state.db"
case $corpus in
*.zst) zstd -qdc "$corpus" >"$dir/corpus.jsonl" ;;
*) cp "$corpus" "$dir/corpus.jsonl" ;;
esac

now() {
	date +%s.%N
}

# measure NAME COMMAND...: seconds of the whole process, output dropped.
measure() {
	name=$1
	shift
	from=$(now)
	"$@" >/dev/null
	printf '%-28s %8.1f ms\n' "$name" \
		"$(echo "$from $(now)" | awk '{ print ($2 - $1) * 1000 }')"
}

bytes=$(wc -c <"$dir/corpus.jsonl")
from=$(now)
./jianbao add "$dir/corpus.jsonl"
echo "$from $(now) $bytes $(du -k "$JIANBAO_STORE" | cut -f1)" | awk '{
	s = $2 - $1
	printf "add %.1f MB in %.1f s: %.2f MB/s; the archive is %.1f MB\n",
		$3 / 1e6, s, $3 / 1e6 / s, $4 * 1024 / 1e6 }'

measure 'list --limit 50' ./jianbao list --limit 50
measure 'list, all' ./jianbao list --limit 0
measure 'players --limit 50' ./jianbao players --limit 50
measure 'quotes --limit 50' ./jianbao quotes --limit 50
measure 'figures --limit 50' ./jianbao figures --limit 50
player=$(./jianbao players --json --limit 1 | jq -r .name)
measure 'player, the most mentioned' ./jianbao player "$player"
measure 'quotes --by the same' ./jianbao quotes --by "$player" --limit 50

if [ -f "$queries" ]; then
	cut -f2 "$queries" >"$dir/queries"
	./jianbao search --batch "$dir/queries" --json | jq .ms | sort -n |
		awk '{ v[NR] = $1 } END {
			printf "search, %d queries: median %.2f ms, p99 %.2f ms, worst %.2f ms\n",
				NR, v[int((NR + 1) / 2)], v[int(NR * 0.99)], v[NR] }'
fi

# Lists, cards, words in quotes, figures and names, without the process.
[ ! -f "$queries" ] || tests/bench_store "$JIANBAO_STORE" "$queries"

# Search by class, each key, totals, known items; the index alone.
totals=${queries%.tsv}.df.tsv
known=${KNOWN:-$srcdir/../shared/bench/known-dev.tsv}
[ -f "$totals" ] || totals=$queries
[ -f "$known" ] || known=
[ ! -f "$totals" ] || tests/bench_search "$JIANBAO_STORE" "$totals" $known
[ ! -f "$totals" ] || tests/bench_cancel "$JIANBAO_STORE" "$totals"
tests/bench_index "$JIANBAO_STORE"

# Rivals on the same texts: ripgrep when it is there, LIKE, trigrams.
rg=$(command -v rg || :)
[ ! -f "$queries" ] ||
	tests/bench_rivals "$JIANBAO_STORE" "$queries" "$dir" $rg

# The steps of understanding, each by itself, and how they grow.
tests/bench_steps

# Pinyin: candidates, each key, what the words cost.
pinyin=${PINYIN:-$srcdir/../shared/bench/pinyin-dev.tsv}
[ ! -f "$pinyin" ] || tests/bench_pinyin "$JIANBAO_STORE" "$pinyin"

# A process of its own that reads the archive from the disk; and many queries
# in one, whose memory must not grow.
while read -r query; do
	tests/bench_run "first query, cold: $query" "$JIANBAO_STORE" \
		tests/bench_first "$JIANBAO_STORE" "$query"
done <<END
经济
人工智能
价格 市场
GPT
wxyy
END
if [ -f "$queries" ]; then
	for times in 1 10; do
		for i in $(seq $times); do
			cat "$dir/queries"
		done >"$dir/many"
		tests/bench_run "batch, $(wc -l <"$dir/many") queries" - \
			./jianbao search --batch "$dir/many"
	done
fi

# The explorer, cold and then warm.
tests/bench_screen ./jianbao
tests/bench_screen ./jianbao
tests/bench_screen ./jianbao

# Every key of every place, for one who has read for long; those above 5 ms are
# listed.
rm -f "$JIANBAO_STATE"*
tests/bench_reader "$JIANBAO_STORE" "$JIANBAO_STATE"
RUNS=1 tests/bench_keys ./jianbao || :

# Beside it, where they are installed: less with the same list, newsboat with
# a feed of the same titles that it has taken in before.
if less=$(command -v less); then
	./jianbao list >"$dir/list"
	echo "less, the same list:"
	tests/bench_screen "$less" "$dir/list"
fi
if newsboat=$(command -v newsboat); then
	./jianbao list | awk -v dir="$dir" '
		BEGIN {
			print "<rss version=\"2.0\"><channel><title>all</title>"
			print "<link>http://localhost/</link>"
		}
		{
			gsub(/&/, "\\&amp;")
			gsub(/</, "\\&lt;")
			print "<item><guid>" NR "</guid><title>" $0 \
				"</title></item>"
		}
		END { print "</channel></rss>" }' >"$dir/feed.xml"
	echo "file://$dir/feed.xml" >"$dir/urls"
	: >"$dir/rc"
	HOME=$dir "$newsboat" -q -u "$dir/urls" -c "$dir/cache" -C "$dir/rc" \
		-x reload >"$dir/newsboat.log" 2>&1 || true
	echo "newsboat, the same titles:"
	HOME=$dir tests/bench_screen "$newsboat" -u "$dir/urls" \
		-c "$dir/cache" -C "$dir/rc"
fi
