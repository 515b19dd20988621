#!/bin/sh
# Every verb from outside: what it prints, its exit code, bad input.  Run in
# the build folder; JSON is read by jq.
set -u
edition=${srcdir:-.}/content/edition

if ! command -v jq >/dev/null; then
	echo "cli: jq is missing, nothing checked"
	exit 77
fi
. "${srcdir:-.}/tests/outside.sh"
trap 'chmod -R u+w "$dir"; rm -rf "$dir"' EXIT

section() {
	store=$dir/$1.db
	export JIANBAO_STORE="$store"
}

# --- the call -----------------------------------------------------------

run --help
exits 0 'help is no failure'
prints '^  search QUERY' 'help lists the verbs'
prints '^  --store FILE' 'help lists the options'
for verb in read add analyze list search show players player quotes figures \
	searches notes follow unfollow feeds refresh doctor help version; do
	run $verb --help
	exits 0 "$verb has help"
	prints "^jianbao $verb" "the help of $verb is its own"
	run help $verb
	prints "^jianbao $verb" "help $verb is the same"
done
run --help --lang zh
prints '命令' 'help speaks Chinese when asked'
run --version
exits 0 'version is no failure'
prints '^jianbao [0-9]' 'version has a number'
prints 'sqlite3 3' 'version names the libraries'

run nosuchverb
exits 2 'an unknown verb is a wrong call'
says 'not known' 'an unknown verb is named as such'
run serach word
exits 2 'a mistyped verb is a wrong call'
says 'did you mean search' 'a mistyped verb gets a hint'
run list --nosuch
exits 2 'an unknown option is a wrong call'
says '--nosuch is not known' 'an unknown option is named'
run list --limt 3
says 'did you mean --limit' 'a mistyped option gets a hint'
run list --lines
exits 2 'an option of another verb is a wrong call'
run list --json=yes
exits 2 'a value for a switch is a wrong call'
run list --limit
exits 2 'a missing value is a wrong call'
run list --limit many
exits 2 'a limit that is no number is a wrong call'
run list --limit -1
exits 2 'a negative limit is a wrong call'
run list --lang xx
exits 2 'an unknown language is a wrong call'
run list extra
exits 2 'an argument too many is a wrong call'
run add
exits 2 'an argument missing is a wrong call'
run search
exits 2 'a search for nothing is a wrong call'
run search --sort odd word
exits 2 'an unknown order is a wrong call'
run analyze --as odd "$edition"
exits 2 'an unknown format is a wrong call'

# --- analyze ------------------------------------------------------------

cat >"$dir/a.md" <<'END'
# 云港智能发布新品

来源：测试日报　2026-03-02 08:05

## 01 发布会

3月2日，云港智能CEO程北辰宣布，公司去年营收3.4亿元，同比增长62%。“我们只做一件事。”程北辰说。

远帆科技首席科学家顾南枝认为，这是一次冒险。

## 02 以后

程北辰表示，明年会招聘两百人。
END
run analyze --json "$dir/a.md"
exits 0 'analyze reads Markdown'
json 'length == 1 and (.[0] | has("path", "format", "charset", "lang",
	"title", "byline", "source", "published", "url", "text", "sections",
	"paragraphs", "players", "quotes", "figures"))' 'all keys are there'
json '.[0] | .format == "markdown" and .lang == "zh"' 'facts are told'
json '.[0].text as $t | all(.[0].quotes[]; $t[.start:.end] == .text)' \
	'quotes stand where they say'
json '.[0].text as $t | all(.[0].figures[]; $t[.start:.end] == .text)' \
	'figures stand where they say'
json '.[0].text as $t | all(.[0].paragraphs[]; $t[.[0]:.[1]] |
	length > 0 and (contains("\n\n") | not))' 'paragraphs have no blank line'
json '.[0].text as $t | all(.[0].players[]; . as $p | all(.mentions[];
	$t[.[0]:.[1]] as $m | [$p.name] + $p.aliases | index([$m]) != null))' \
	'mentions are names of their players'
json '.[0] | [.quotes[], .players[], .figures[]] |
	all(.[]; .kind | type == "string")' 'everything has a kind'

printf 'title\n\na\033[31mb\302\233c\342\200\256d\342\200\213e\357\277\275 \364\217\277\277 "q" \\ end\n' \
	>"$dir/evil.txt"
run analyze --json "$dir/evil.txt"
exits 0 'controls in a text are no failure'
json 'length == 1' 'controls leave the JSON whole'
ok 'no control comes out raw' sh -c "! LC_ALL=C grep -q \"\$(printf '[\001-\011\013-\037\177]')\" '$dir/out'"
ok 'no bidi control comes out raw' \
	sh -c "! grep -q \"\$(printf '\342\200\256')\" '$dir/out'"
prints '\\u202E' 'they are escaped'

printf 'one line\n\nthree\377\nfour' >"$dir/lines.txt"
run analyze --lines --json --charset UTF-8 "$dir/lines.txt"
json 'length == 4' 'each line has its answer'
json 'map(.text) == ["one line", "", "three\ufffd", "four"]' 'and in order'
"$jianbao" analyze --json --as text - <"$dir/a.md" >"$dir/out" 2>"$dir/err"
code=$?
exits 0 'standard input is read'
json 'length == 1 and .[0].path == "-"' 'its path is a dash'
run analyze --json "$dir/a.md" "$dir/missing.md" "$dir/evil.txt"
exits 1 'a missing file is a refused input'
json 'length == 2' 'the others are read all the same'
json 'map(.path | sub(".*/"; "")) == ["a.md", "evil.txt"]' 'in order'
ok 'one line says why' [ "$(grep -c 'missing.md' "$dir/err")" -eq 1 ]
run analyze "$dir/a.md"
exits 0 'analyze prints for people'
prints '云港智能' 'and names what it found'
run analyze --json --limit 1 "$dir/a.md" "$dir/evil.txt"
json 'length == 1' 'a limit holds'
ok 'analyze stores nothing' [ ! -e "$dir/data" ]

# --- add ----------------------------------------------------------------

section archive
run list
exits 3 'no archive: the store cannot be used'
run add "$dir/a.md"
exits 0 'add takes a file in'
says '1 article' 'and says so'
run add "$dir/a.md"
exits 0 'a known article is no failure'
says '1 known' 'it is known'
run add --json "$edition"
exits 0 'add takes a folder in'
json 'length == 12 and all(.[]; has("path", "id", "title", "new"))' \
	'one object an article'
json 'all(.[]; .new) and (map(.id) | unique | length == 12)' 'all are new'
ok 'nothing else is on standard output' jq -es true "$dir/out"
run add --quiet "$edition"
ok 'quiet is quiet' [ ! -s "$dir/err" ]
printf '%s\n' '{"title": "甲", "body": "第一篇的正文，说的是港口。", "date": "2026-01-05", "src": "甲报"}' \
	'{"title": "乙", "text": "第二篇的正文，说的是山路。", "published": "2026-01-06", "source": "乙报", "url": "http://example.org/b"}' \
	'no JSON at all' '{"title": "丙", "body": "第三篇的正文，说的是河流。"}' >"$dir/c.jsonl"
run add --json "$dir/c.jsonl"
exits 1 'a bad line of JSON Lines is refused'
json 'length == 3' 'the other lines are taken in'
ok 'the bad line is named' grep -q 'c.jsonl' "$dir/err"

mkdir "$dir/empty"
: >"$dir/empty.txt"
# Bytes without any order, the same each time.
LC_ALL=C awk 'BEGIN { for (i = 0; i < 4096; i++) {
	x = (x * 1103515245 + 12345) % 2147483648
	printf "%c", x / 65536 % 256 } }' >"$dir/noise.bin"
printf '题目\n\n这一段正文在中间坏了一个字节\377，后面还有字。\n' >"$dir/bad.txt"
for input in empty empty.txt noise.bin missing.txt; do
	run add "$dir/$input"
	exits 1 "$input is refused"
	ok "$input is named once" \
		[ "$(grep -c "$input" "$dir/err")" -eq 1 ]
done
run add "$dir/bad.txt"
exits 0 'ill-formed UTF-8 is read as well as it goes'
run add http://127.0.0.1:1/
exits 1 'an address where nobody answers is refused'
says 'http://127.0.0.1:1/' 'and named'
head -c 50000000 /dev/zero | tr '\0' 'x' >"$dir/long.txt"
run add "$dir/long.txt"
ok 'a line of 50 MB ends in good order' [ "$code" -le 1 ]
run list --json
json 'length >= 16' 'nothing was lost over it'
rm "$dir/long.txt"
JIANBAO_SECURE=1 run add "$dir/a.md"
exits 2 'in a reading room nothing is added'

# --- reading ------------------------------------------------------------

section edition
run add --quiet "$edition"
run list --json
json 'length == 12 and all(.[]; has("id", "title", "published", "source",
	"url"))' 'list has all articles'
json '(map(.published) | . == (sort | reverse))' 'newest first'
run list --json --limit 3
json 'length == 3' 'limit limits'
run list --json --limit 0
json 'length == 12' 'limit 0 is all'
run list
exits 0 'list prints for people'
ok 'a line an article' [ "$(wc -l <"$dir/out")" -eq 12 ]

run show 2 --json
exits 0 'show knows a number'
json '.[0] | .id == 2 and has("text", "sections", "players")' 'and its article'
cp "$dir/out" "$dir/shown"
run show 2
exits 0 'show prints for people'
ok 'with no empty quotation marks' [ "$(grep -c '“”' "$dir/out")" -eq 0 ]
for verb in feeds searches notes 'quotes 没有这句话'; do
	run $verb
	exits 0 "$verb: none is no failure"
	says ' no ' "$verb: and says so"
	run $verb --json
	ok "$verb --json says nothing" [ ! -s "$dir/err" ]
done
run show 1 999 2 --json
exits 1 'an unknown number is refused'
json 'map(.id) == [1, 2]' 'the others are shown'
run show x
exits 2 'what is no number is a wrong call'

run players --json
json 'length > 5 and all(.[]; has("id", "name", "kind", "aliases", "mentions",
	"articles", "quotes", "first", "last"))' 'players have all keys'
json '[.[] | select(.kind != "place") | .mentions] | . == (sort | reverse)' \
	'most mentioned first'
run players --json 陆文昭
json 'any(.[]; .kind == "person" and ([.name] + .aliases |
	index(["陆文昭"])))' 'players are found by any name'
run player 陆文昭 --json
exits 0 'a player has a card'
json '.[0] | (.said | length > 0) and has("roles", "months", "with", "told")' \
	'with all that is on it'
run player 陆文昭
exits 0 'the card prints for people'
run player 没有这个人
exits 1 'a stranger is refused'
run player lwz --json
json '.[0].name == "陆文昭"' 'pinyin names a player'
run player l
exits 1 'what may be several is refused'
says '陆文昭 |' 'and they are named'

run quotes --json
json 'length > 10 and all(.[]; has("kind", "start", "end", "text", "speaker",
	"speaker_text", "speaker_start", "cue", "article_id", "title",
	"published"))' 'quotes have all keys'
run quotes --json --by 陆文昭
json 'length > 0 and (map(.speaker) | unique | length == 1)' 'quotes by one'
run quotes --json --by lwz
json 'length > 0 and (map(.speaker) | unique == ["陆文昭"])' 'by his pinyin'
run quotes --by 没有这个人
exits 1 'nobody of that name'
run figures --json
json 'length > 10 and all(.[]; has("kind", "text", "start", "end", "value",
	"unit", "article_id", "title", "published"))' 'figures have all keys'

run search --json 大模型
exits 0 'search finds'
json 'length > 0 and all(.[]; has("id", "title", "published", "source", "url",
	"snippet", "marks", "score"))' 'hits have all keys'
json 'all(.[]; .snippet as $s | all(.marks[]; $s[.[0]:.[1]] |
	length > 0))' 'marks lie in the snippet'
hits=$(wc -l <"$dir/out")
run search --json 大模型 --limit 1
json 'length == 1' 'hits are limited'
run search --json 價格
json 'length > 0' 'traditional finds simplified'
run search --json '"大模型"' -- -降价
exits 0 'phrases and exclusion are read'
run search --json 大模型 -云栈
ok 'without leaves out' [ "$(wc -l <"$dir/out")" -lt "$hits" ]
run search --json --since 2026-03 价格
json 'all(.[]; .published >= "2026-03")' 'since holds'
printf '今天的港口\n\n港口今天来了一艘船。\n' >"$dir/today.md"
run --store "$dir/today.db" add --date today "$dir/today.md"
for since in 7d 今天 last-week; do
	run --store "$dir/today.db" search --json --since "$since" 港口
	json 'length == 1' "an article of today is there since $since"
	run --store "$dir/today.db" search --json 港口 "since:$since"
	json 'length == 1' "and in the query since:$since"
done
run --store "$dir/today.db" search --json --until yesterday 港口
ok 'and is not there until yesterday' [ ! -s "$dir/out" ]
run --store "$dir/today.db" brief --json --since 昨天
json 'length == 1 and .[0].articles == 1 and (.[0].since | length) == 10' \
	'a brief since yesterday says which day that was'
run search --json --sort new 价格
json 'map(.published) | . == (sort | reverse)' 'sorted by date'
run search 没有这样的词儿
exits 0 'no hit is no failure'
ok 'and prints nothing' [ ! -s "$dir/out" ]
run search 'said: ((' --json
exits 0 'half a query is no failure'
printf '价格\n大模型\n没有这样的词儿\n' >"$dir/batch"
run search --batch "$dir/batch"
json 'length == 3 and all(.[]; has("query", "ms", "total", "read_as", "hits"))' \
	'a batch answers each line'
json 'map(.query) == ["价格", "大模型", "没有这样的词儿"] and
	.[2].total == 0' 'in order'

# --- output that fails --------------------------------------------------

("$jianbao" show 1 2 3 4 5 6 7 8 9 10 11 12 --json 2>"$dir/err"
	echo $? >"$dir/code") | head -c 10 >/dev/null
code=$(cat "$dir/code")
exits 0 'a reader who goes is no failure'
ok 'and nothing is said' [ ! -s "$dir/err" ]
if [ -e /dev/full ]; then
	"$jianbao" list >/dev/full 2>"$dir/err"
	code=$?
	exits 1 'a full disk is a failure'
	says 'cannot write' 'and said'
fi

# --- a store that cannot be used ----------------------------------------

section damaged
cat "$dir/noise.bin" "$dir/noise.bin" >"$store"
run list
exits 3 'noise is no archive'
run add "$dir/a.md"
exits 3 'noise is not written to'
section folder
mkdir "$store"
run add "$dir/a.md"
exits 3 'a folder is no archive'
section deep/not/there/archive
run add "$dir/a.md"
exits 0 'missing folders are made'
run --store "$dir/edition.db" list
exits 0 'an option wins over the environment'
if [ "$(id -u)" -ne 0 ]; then
	section readonly
	cp "$dir/edition.db" "$store"
	chmod 400 "$store"
	run add "$dir/a.md"
	exits 3 'a read-only archive is not written to'
	run list
	exits 0 'but read'
fi

# --- export, exchange, backup -------------------------------------------
section edition
run export --to jsonl
exits 0 'all articles are exported'
json 'length == 12 and all(.text != null and .title != null)' 'as objects'
cp "$dir/out" "$dir/again.jsonl"
ids() {
	run list --json && jq -r '[.title, .published, .url] | @csv' "$dir/out" |
		LC_ALL=C sort
}
ids >"$dir/first"
section again
run add "$dir/again.jsonl"
exits 0 'and are read back'
ids >"$dir/second"
ok 'whole' cmp "$dir/first" "$dir/second"
section edition
printf '{"title": "<b>&\\u001b", "text": "1. =a \\"b\\" *c*\\n\\n<script>x</script>"}' \
	>"$dir/odd.jsonl"
section odd
run add "$dir/odd.jsonl"
for format in md html csv org bibtex atom; do
	run export --to $format
	exits 0 "export --to $format"
	ok "$format lets no control character by" \
		sh -c "! LC_ALL=C grep -q '$(printf '\033')' '$dir/out'"
done
run export --to html
ok 'html has no markup of the text' sh -c "! grep -q '<script>' '$dir/out'"
run export --to csv
prints '"1. =a ""b"" \*c\*' 'csv doubles quotation marks'
run export --to pdf
exits 2 'an unknown format'
section items
printf '# 三步\n\n先看这三步。\n\n9. 关闸\n10. 放水\n\n- 收工\n' >"$dir/items.md"
run add --quiet "$dir/items.md"
run export --to md
prints '^10\. 放水$' 'items keep their numbers'
prints '^- 收工$' 'others have a dash'
run show 1
prints '^三步$' 'an article is shown'
section edition
run export 星桥算力 --to md --limit 1
prints '^# ' 'a query is exported'
"$jianbao" list --json --limit 2 | jq .id |
	"$jianbao" export - --to jsonl >"$dir/out" 2>"$dir/err"
json 'length == 2' 'articles are exported by their numbers'
run exchange 段怀安 何竞
exits 0 'exchange'
run exchange 段怀安 nobody-at-all
exits 1 'exchange with nobody'
run brief
exits 0 'brief'
prints '^articles ' 'brief says what is new'
run brief --since 2026-03 --json
exits 0 'brief since a month'
json 'length == 1 and (.[0].stories | length) > 0 and (.[0].players[0].articles) > 0' \
	'brief as an object'
run brief --since 2099
exits 0 'nothing is new'
run backup "$dir/copy.db"
exits 0 'backup'
run --store "$dir/copy.db" list --json
json 'length == 12' 'a backup is an archive'
run backup "$dir/copy.db"
exits 3 'a backup overwrites nothing'
says 'copy.db' 'a backup names the file that is there'
run backup "$dir/nowhere/copy.db"
exits 3 'a backup needs a folder'
says 'nowhere/copy.db' 'a backup names the file that cannot be made'

# --- doctor -------------------------------------------------------------

section doctor
run add "$edition"
run doctor --json
json 'all(.[]; .state == "well" or .part == "edition" or .part == "messages")' \
	'all is well'
json 'map(.part) | contains(["store","articles","totals","index","stories",
	"state","locale","terminal","configuration","libraries"])' \
	'every part is looked at'
printf 'set nonsense 1\nbind j down\nfoo\n' >"$dir/config"
run doctor --config "$dir/config"
exits 1 'something is to be mended'
prints 'config:1: there is no setting' 'a fault of the configuration'
prints 'config:3: ' 'and all others'
LC_ALL=xx_XX.UTF-8 run doctor
prints 'locale .*fault.*xx_XX' 'a locale that the system lacks'
run doctor --mend --salvage x
exits 2 'not both at once'
run doctor --salvage "$dir/new.db"
exits 0 'a whole archive is salvaged whole'
says '12 of 12 articles' 'it says how many'
run doctor --salvage "$dir/new.db"
exits 2 'salvage overwrites nothing'
run --store "$dir/new.db" search 星桥
exits 0 'what was salvaged is searched'
JIANBAO_SECURE=1 run doctor --mend
exits 3 'nothing is mended in a reading room'
cp "$JIANBAO_STORE" "$dir/broken.db"
printf 'nonsense' | dd of="$dir/broken.db" conv=notrunc 2>/dev/null
run --store "$dir/broken.db" doctor
exits 3 'a broken archive cannot be used'
prints 'doctor --salvage' 'and what to do is said'
run --store "$dir/broken.db" doctor --salvage "$dir/rescued.db"
exits 0 'all comes back from behind a broken beginning'
says '12 of 12 articles' 'all of it'
if command -v sqlite3 >/dev/null; then
	sqlite3 "$JIANBAO_STORE" 'delete from fact'
	run doctor
	exits 1 'a damaged index is something to mend'
	prints 'index .*fault' 'it is named'
	run doctor --mend --json
	json 'any(.[]; .part == "index" and .state == "well")' 'and mended'
fi

outside_end
