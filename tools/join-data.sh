#!/bin/sh
# tools/join-data.sh DATA OUT: a folder like DATA whose train parts hold the
# dev parts as well, for what ships.
set -eu
rm -rf "$2"
mkdir -p "$2/zh-news/train" "$2/zh-news/dev" "$2/uner" "$2/uner-en"
for part in train dev; do
	cp "$1"/zh-news/$part/*.json "$1"/zh-news/$part/*.txt "$2/zh-news/train"
done
cp "$1"/zh-news/dev/*.json "$1"/zh-news/dev/*.txt "$2/zh-news/dev"
cat "$1/uner/train.jsonl" "$1/uner/dev.jsonl" >"$2/uner/train.jsonl"
cp "$1/uner-en/dev.jsonl" "$2/uner-en"
