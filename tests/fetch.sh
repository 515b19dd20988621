#!/bin/sh
# The network from outside: follow, refresh, feeds, add URL against a server on
# 127.0.0.1 that answers well and badly.  JSON is read by jq.
set -u
server=${srcdir:-.}/tests/http_server.py

for tool in jq python3; do
	if ! command -v $tool >/dev/null; then
		echo "fetch: $tool is missing, nothing checked"
		exit 77
	fi
done
. "${srcdir:-.}/tests/outside.sh"
unset http_proxy all_proxy HTTP_PROXY ALL_PROXY
pid=
trap 'kill $pid 2>/dev/null; rm -rf "$dir"' EXIT

python3 "$server" "$dir/log" >"$dir/port" 2>/dev/null &
pid=$!
while [ ! -s "$dir/port" ]; do
	kill -0 $pid || exit 1
	sleep 0.05
done
port=$(cat "$dir/port")
at=http://127.0.0.1:$port
# The same server as another host: one rests between two questions.
host() { echo "http://127.0.0.$1:$port"; }

get() { python3 -c "import urllib.request as u; print(u.urlopen('$at/$1').read().decode())"; }

# --- following ----------------------------------------------------------

run refresh
exits 0 'nothing to refresh is no failure'
says 'jianbao follow URL' 'and what to do is said'
run follow $at/page
exits 0 'a page leads to its feed'
run feeds --json
json '.[0].url == "'$at'/feed" and .[0].articles == 2' 'the feed is kept'
json '.[0].title == "Mill News" and .[0].unread == 2' 'by its title'
run follow $at/feed
exits 0 'to follow twice is no failure'
run feeds --json
json 'length == 1' 'and no second feed'
run list --json
json 'length == 2 and .[0].source == "Mill News"' 'entries are articles'

# --- asking again -------------------------------------------------------

run refresh --json
exits 0 'refresh'
json '.[0].status == "unchanged"' 'the server need not send it again'
ok 'it is asked with its ETag' grep -q '^/feed "v1"' "$dir/log"
get change >/dev/null
run refresh --json
json '.[0].new == 1 and .[0].known == 1' 'an entry that changed is new'
run list --json
json 'length == 3' 'and the version before stays'
run search --json autumn
json '.[0].hits[0].title == "Piece 1" or .[0].title == "Piece 1"' \
	'the newer one is found'

# --- answers that are no feed -------------------------------------------

refuses() {
	run follow $at/$1
	exits 1 "$1: is refused"
	says "$at/$1: .*$2" "$1: in a sentence that says why"
	ok "$1: on one line" [ "$(grep -c "$1" "$dir/err")" -eq 1 ]
}

refuses loop 'leads on and on'
refuses tofile 'not of http or https'
refuses busy 'answers 429'
refuses broken 'answers 500'
refuses missing 'answers 404'
refuses nofeed 'is no feed, and names none'
refuses short 'cut off'
refuses endless 'larger than can be taken'
refuses bomb 'larger than can be taken'
refuses notgzip 'cannot be unpacked'
run follow file:///etc/passwd
exits 1 'no file is fetched'
says 'only http and https' 'and why'
run follow ftp://127.0.0.1/x
exits 1 'nor is another scheme'
run follow http://127.0.0.1:1/x
exits 1 'a port where nobody listens'
says 'no connection' 'is named so'
run feeds --json
json 'length == 1' 'nothing of all this is followed'

# --- moved, packed, wrong -----------------------------------------------

run follow $(host 2)/moved $(host 3)/long
exits 0 'moved, and longer than it said'
run feeds --json
json 'any(.url == "'$(host 2)'/gzip")' 'what moved for good is followed there'
json 'any(.title == "Long" and .articles == 1)' 'what came is read'
run follow $(host 4)/elsewhere
run feeds --json
json 'any(.url == "'$(host 4)'/elsewhere")' 'what moved for now is not'

# --- a feed that fails later --------------------------------------------

cat >"$dir/list.opml" <<X
<opml><body><outline text="Bad"><outline text="Busy" xmlUrl="$(host 5)/busy"/>
<outline text="Broken" xmlUrl="$(host 6)/broken"/></outline>
<outline text="Good" xmlUrl="$(host 7)/wait/1"/></body></opml>
X
run follow --opml "$dir/list.opml"
exits 1 'a list with bad feeds'
run feeds --json
json 'map(select(.folder == "Bad")) | length == 2 and all(.failures == 1)' \
	'failures are counted'
json 'any(.title == "Busy" and .error == "the server answers 429")' 'and told'
json 'any(.title == "Wait" or .title == "Good")' 'good ones came'
before=$(grep -c '^/busy' "$dir/log")
run refresh --json
exits 0 'what failed just now is left alone'
ok 'it was not asked again' [ "$(grep -c '^/busy' "$dir/log")" -eq "$before" ]
json 'all(.title != "Busy")' 'nor told of'
run feeds --json
json '(map(select(.title == "Busy"))[0].due) > (map(select(.title ==
	"Broken"))[0].due)' 'Retry-After is longer than our own pause'
run refresh $(host 5)/busy
exits 1 'by name it is asked'
run refresh http://127.0.0.1/none
exits 1 'what is not followed is refused'

# --- as the reader's configuration wants it ------------------------------

cat >"$dir/rc" <<X
feed */wait/1 refresh never
feed */feed refresh 1d
feed */gzip refresh often
X
asked() { grep -c "^/$1 " "$dir/log"; }
never=$(asked wait/1) daily=$(asked feed) wrong=$(asked gzip)
run refresh --config "$dir/rc"
exits 0 'with a configuration'
ok 'never is never' [ "$(asked wait/1)" -eq "$never" ]
ok 'once a day is not now' [ "$(asked feed)" -eq "$daily" ]
ok 'a wrong line says nothing' [ "$(asked gzip)" -gt "$wrong" ]
run refresh --config "$dir/rc" $at/feed
ok 'by name it is asked' [ "$(asked feed)" -gt "$daily" ]
echo 'feed * refresh never' >"$dir/never"
run refresh --config "$dir/never"
says 'no feed is due yet' 'that none was asked is told'

cat >"$dir/rc" <<X
feed */feed name My morning paper
feed */feed folder Daily
feed */busy hidden yes
feed */wait/1 keep a while
X
run feeds --config "$dir/rc"
prints 'My morning paper' 'feeds have the names of the reader'
prints 'Daily' 'and his folders'
ok 'what he hides is not told' [ -z "$(grep Busy "$dir/out")" ]
run feeds --json --config "$dir/rc"
json 'any(.name == "My morning paper" and .folder == "Daily")' 'in JSON, too'
json 'any(.title == "Busy" and .hidden)' 'where nothing is left out'

# --- in and out ---------------------------------------------------------

run feeds --opml "$dir/out.opml"
exits 0 'feeds go out'
ok 'all of them' [ "$(grep -c xmlUrl "$dir/out.opml")" -eq 7 ]
JIANBAO_STORE=$dir/other.db run follow --opml "$dir/out.opml"
JIANBAO_STORE=$dir/other.db run feeds --json
json 'length == 7' 'and in again elsewhere'
run unfollow $(host 3)/long
exits 0 'unfollow'
run feeds --json
json 'all(.title != "Long")' 'it is gone'
run list --json
json 'any(.source == "Long")' 'its articles are not'

# --- pages --------------------------------------------------------------

run follow --full yes $at/summary
exits 0 'a feed of summaries'
run list --json
json 'any(.title == "Rain" and .source != "Summaries")' 'its pages are fetched'
json 'any(.title == "Piece s1")' 'and the summary stays'
id=$("$jianbao" list --json | jq -r 'select(.title == "Piece s1").id')
run refresh --page "$id"
exits 0 'a page by its article'
says 'the whole page is article' 'and what it is'
run refresh --page 999999
exits 1 'there must be such an article'
run follow $at/copy
says '0 new articles, 1 known' 'the same page from another feed is known'
run add $at/article
exits 0 'a page by its address'
says '0 articles, 1 known' 'is known by its text'
run analyze --json $at/article
json '.[0].title == "Rain" and .[0].url == "'$at'/article"' 'analyze, too'

# --- marked as the configuration says -----------------------------------

cat >"$dir/rc" <<X
feed Mill* tags mill press
feed */summary tags pages
feed */summary archive yes
X
export JIANBAO_STORE="$dir/marked.db" JIANBAO_STATE="$dir/marked-state.db"
run follow --config "$dir/rc" --full yes $at/feed $at/summary
exits 0 'two feeds, with a configuration'
run search --json 'tag:mill tag:press'
json '[.. | objects | select(has("title"))] | length == 2' 'what came has tags'
run search --json tag:pages
json '[.. | objects | select(.title? == "Rain")] | length == 1' \
	'the page of a tagged entry, too'
run list --json
json 'length == 2 and all(.source == "Mill News")' \
	'what is archived is not in the lists'
unset JIANBAO_STORE JIANBAO_STATE

# --- politeness, and many at once ---------------------------------------

export JIANBAO_STORE="$dir/polite.db"
run follow $at/wait/a $at/wait/b $at/wait/c
exits 0 'three of one host'
ok 'one at a time' [ "$(get most)" -eq 1 ]
ok 'with a pause' sh -c "grep '^/wait/[abc]' '$dir/log' | awk '
	NR > 1 && \$3 - last < 1 { bad = 1 } { last = \$3 } END { exit bad }'"
unset JIANBAO_STORE

# --- a reading room -----------------------------------------------------

before=$(wc -l <"$dir/log")
for verb in follow refresh unfollow add analyze; do
	JIANBAO_SECURE=1 run $verb $at/feed
	exits 2 "$verb in a reading room"
done
ok 'nothing was opened' [ "$(wc -l <"$dir/log")" -eq "$before" ]

# --- stopping -----------------------------------------------------------

"$jianbao" follow $at/silent >/dev/null 2>"$dir/err" &
child=$!
# Before it has begun to listen, a shell's child does not hear it.
while ! grep -q '^/silent ' "$dir/log"; do
	kill -0 $child || break
	sleep 0.05
done
kill -INT $child
wait $child
code=$?
exits 130 'a wish to stop is heard'

outside_end
