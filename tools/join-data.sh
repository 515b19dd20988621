#!/bin/sh
# tools/join-data.sh DATA TRAINING OUT [dev]: a folder like DATA whose
# zh-news/train holds the articles of TRAINING as well, in retold/, and uner its
# sentences; and with "dev" those of zh-news/dev and uner/dev, for what ships.
set -eu
data=$1 training=$2 out=$3 news=$3/zh-news
rm -rf "$out"
mkdir -p "$news/train/retold" "$news/dev" "$out/uner" "$out/uner-en"
for part in train dev; do
	cp "$data"/zh-news/$part/*.json "$data"/zh-news/$part/*.txt "$news/$part"
done
cp "$training"/*.txt "$training"/*.ann "$news/train/retold"
python3 "$data/annotate.py" export "$news/train/retold"
cp "$data/uner/dev.jsonl" "$out/uner"
cat "$data/uner/train.jsonl" "$training/encyclopedia.jsonl" >"$out/uner/train.jsonl"
cp "$data/uner-en/dev.jsonl" "$out/uner-en"
[ "${4-}" = dev ] || exit 0
cp "$news"/dev/* "$news/train"
cat "$data/uner/dev.jsonl" >>"$out/uner/train.jsonl"
