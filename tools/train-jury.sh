#!/bin/sh
# Learns jury_weights.def and jury_context.def and writes them into OUT:
#	tools/train-jury.sh SRCDIR DATA OUT	in the build folder
# The jury must not see readings of what they were trained on: the articles of
# zh-news/train, our own in retold/ and the sentences of uner/train are parted
# into five, and each fifth is read by a program whose cues and model know the
# other four; zh-news/dev and uner/dev by one that knows all of train.
# known_names.h must be without names_seen.tsv.
# Takes 13 minutes of one core.  CC and LIBS come from make.
set -eu
src=$1 data=$2 out=$3
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# deal FOLD FROM MOST FIFTH: the articles of a folder into two others.
deal() {
	mkdir -p "$3" "$4"
	n=0
	for json in "$2"/*.json; do
		to=$3
		[ $((n % 5)) != "$1" ] || to=$4
		cp "$json" "${json%.json}.txt" "$to"
		n=$((n + 1))
	done
}

# part FOLD: its data as folders; the fifths stand in zh-news/dev, own and
# sentences.jsonl, where those that we wrote are left out.
part() {
	rm -rf "$dir/zh-news" "$dir/own"
	cp -r "$data/uner" "$data/uner-en" "$dir"
	sentences=$data/uner/train.jsonl
	awk "NR % 5 != $1" "$sentences" >"$dir/uner/train.jsonl"
	awk "NR % 5 == $1" "$sentences" |
		grep -vxFf "$src/training/encyclopedia.jsonl" \
			>"$dir/sentences.jsonl"
	news=$dir/zh-news
	deal "$1" "$data/zh-news/train" "$news/train" "$news/dev"
	deal "$1" "$data/zh-news/train/retold" "$news/train/retold" "$dir/own"
}

# link CUES MODEL: a jury_examples that knows these.
link() {
	tools/embed names_model "$2" >"$dir/names_model.c"
	tools/make-cues "$1" >"$dir/known_cues.h"
	$CC -O2 -c -o "$dir/names_model.o" "$dir/names_model.c"
	$CC -O2 -I"$dir" -I"$src" -I. -c -o "$dir/cue_table.o" \
		"$src/content/names/cue_table.c"
	$CC -o "$dir/jury_examples" tools/jury_examples.o tools/train_data.o \
		"$dir/names_model.o" "$dir/cue_table.o" $LIBS
}

: >"$dir/examples"
for fold in 0 1 2 3 4; do
	part $fold
	tools/train_cues "$dir" >"$dir/cues.tsv"
	tools/train "$dir" "$dir/names.model" >&2
	link "$dir/cues.tsv" "$dir/names.model"
	"$dir/jury_examples" $fold "$dir/zh-news/dev" >>"$dir/examples"
	"$dir/jury_examples" $fold "$dir/own" own >>"$dir/examples"
	"$dir/jury_examples" $fold "$dir/sentences.jsonl" 0.5 >>"$dir/examples"
done
tools/train_cues "$data" >"$dir/cues.tsv"
tools/train "$data" "$dir/names.model" >&2
link "$dir/cues.tsv" "$dir/names.model"
"$dir/jury_examples" 5 "$data/zh-news/dev" >>"$dir/examples"
"$dir/jury_examples" 6 "$data/uner/dev.jsonl" 3 >>"$dir/examples"
tools/train_jury "$dir/examples" "$out"
