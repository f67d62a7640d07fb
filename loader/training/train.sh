#!/bin/sh
# From the corpora to loader/encoder/model/attribution.safetensors, and the vectors that the encoder's tests compare with.
#
#     PYTHON=/path/to/venv/bin/python loader/training/train.sh
#
# Needs Go (which cuts the texts into words), git (which has the model that training goes on from) and what requirements.txt
# names. The README says how long it takes and what the shipped file owes to the corpus of its day.
set -eu
cd "$(dirname "$0")"
PYTHON=${PYTHON:-python3}
WORK=${WORK:-$(cd ../.. && pwd)/.cache/training}
MODEL=../encoder/model/attribution.safetensors
mkdir -p "$WORK"

# The first tagger: six layers of e5-small-v2 with one head, three epochs of 260 articles at 1.5e-4.
git show "$(git log --format=%H --diff-filter=A -- $MODEL | tail -1):./$MODEL" > "$WORK/first.safetensors"

# train NEW OLD OPTIONS…: the new model goes on from the old one.
train() {
  new=$1 old=$2
  shift 2
  "$PYTHON" attribution_train.py "$WORK/$new" --init "$WORK/$old" --cache "$WORK" "$@"
}
mix() { "$PYTHON" attribution_mix.py "$@"; }

# Both levels on one encoder: what says who speaks inside a content teaches the outer level, too.
train articles first.safetensors --articles 325 --epochs 2 --rate 8e-5 --seed 1
train passages first.safetensors --articles 325 --epochs 1.5 --rate 8e-5 --passages 0.8 --seed 1
train changed passages --frozen 2 --epochs 2.2 --rate 1e-4 --passages 0.5 --augment 0.5 --nested 2 --round-from 0.7 --average 0.25 --seed 3
mix mean "$WORK/start" 0.6:"$WORK/changed" 0.4:"$WORK/passages"
train long start --epochs 5 --rate 1.2e-4 --passages 0.6 --augment 0.5 --nested 2 --round-from 0.6 --average 0.25 --seed 4

# The inner level has its own upper layers, taught above the mean of three of them, which stays as it is.
mix mean "$WORK/below" 0.4:"$WORK/long" 0.3:"$WORK/changed" 0.3:"$WORK/articles"
mix graft "$WORK/inner-0" "$WORK/below" "$WORK/long"
train inner-1 inner-0 --frozen 4 --outer 0 --epochs 1.5 --rate 6e-5 --passages 0.5 --augment 0.3 --round-from 0 --average 0.5 --seed 5
train inner-2 inner-1 --frozen 4 --outer 0 --epochs 3.5 --rate 1.5e-4 --passages 0.4 --augment 0.5 --round-from 0 --average 0.3 --seed 6
mix mean "$WORK/inner" 0.4:"$WORK/inner-1" 0.6:"$WORK/inner-2"

# Two more, taught what was written since; each goes on from another one. The outer level is the mean of four, and the inner one stands on it.
train more-1 articles --epochs 3 --rate 1.2e-4 --passages 0.6 --augment 0.5 --round-from 0.6 --average 0.25 --seed 11
train more-2 changed --epochs 2.5 --rate 1.2e-4 --passages 0.6 --augment 0.5 --round-from 0.6 --average 0.25 --seed 12
mix mean "$WORK/outer" 0.25:"$WORK/long" 0.3:"$WORK/more-1" 0.3:"$WORK/more-2" 0.15:"$WORK/articles"

# A larger tagger, which does not ship, teaches the outer level: by what it says of the marked texts, and of reports, wire paragraphs and pairs without
# their marks. The inner level gets used to the new lower layers.
LARGE=${LARGE:-$WORK/all-mpnet-base-v2}
[ -f "$LARGE/model.safetensors" ] || "$PYTHON" mpnet.py "$LARGE"
"$PYTHON" attribution_train.py "$WORK/large" --large "$LARGE" --cache "$WORK" --epochs 2.2 --rate 6e-5 --passages 0.25 --augment 0.4 --average 0.2 --threads 2 --seed 21
"$PYTHON" attribution_teach.py "$WORK/taught.npz" "$WORK/large" --large "$LARGE" --cache "$WORK" --threads 2
taught='--taught '$WORK'/taught.npz --share 0.7 --passages 0.3 --augment 0.4 --nested 0 --rate 1.2e-4 --round-from 0.5 --average 0.3 --threads 2'
train taught-1 outer $taught --unmarked 0.5 --epochs 2 --seed 31
train taught-2 outer $taught --unmarked 0.6 --epochs 1.5 --seed 41
mix mean "$WORK/outer-2" 0.2:"$WORK/outer" 0.4:"$WORK/taught-1" 0.4:"$WORK/taught-2"
mix graft "$WORK/inner-3" "$WORK/taught-1" "$WORK/inner"
again='--frozen 4 --outer 0 --passages 0.4 --round-from 0 --threads 2'
train inner-4 inner-3 $again --epochs 1.6 --rate 1e-4 --augment 0.4 --average 0.4 --seed 32
train inner-5 inner-4 $again --epochs 2.5 --rate 1.3e-4 --augment 0.5 --average 0.35 --seed 33
mix mean "$WORK/inner-6" 0.25:"$WORK/inner" 0.3:"$WORK/inner-4" 0.45:"$WORK/inner-5"
mix graft "$WORK/inner-7" "$WORK/outer-2" "$WORK/inner-6"
train inner-8 inner-7 $again --epochs 1.2 --rate 8e-5 --augment 0.4 --average 0.4 --seed 42

# Once more: a second large tagger, trained longer, teaches with the first, also what 300 plain news texts say that nobody marked.
"$PYTHON" attribution_train.py "$WORK/large-2" --large "$LARGE" --cache "$WORK" --epochs 2.8 --rate 7e-5 --passages 0.3 --augment 0.4 --average 0.2 --threads 2 --seed 22
"$PYTHON" attribution_teach.py "$WORK/taught-both.npz" "$WORK/large" "$WORK/large-2" "$WORK/large-2" --large "$LARGE" --cache "$WORK" --threads 2
taught='--taught '$WORK'/taught-both.npz --share 0.7 --passages 0.3 --augment 0.4 --nested 0 --rate 1.2e-4 --round-from 0.5 --average 0.3 --threads 2 --epochs 1.7'
train taught-3 outer-2 $taught --unmarked 0.5 --seed 51
train taught-4 outer $taught --unmarked 0.6 --seed 52
mix mean "$WORK/outer-3" 0.2:"$WORK/outer-2" 0.4:"$WORK/taught-3" 0.4:"$WORK/taught-4"
mix graft "$WORK/inner-9" "$WORK/outer-3" "$WORK/inner-8"
train inner-10 inner-9 $again --epochs 1.6 --rate 1e-4 --augment 0.4 --average 0.4 --seed 53

mix branch "$WORK/attribution-e5x6.f16.safetensors" "$WORK/outer-3" "$WORK/inner-10"
"$PYTHON" convert.py "$WORK" ../encoder/model attribution
"$PYTHON" ../encoder/testdata/reference.py "$WORK" ../corpus attribution

# How sure one may be of what it finds.
STANDPOINT_CLUES_TO="$WORK/clues.jsonl" go test .. -run '^TestExportClues$' -count=1
"$PYTHON" confidence.py "$WORK/clues.jsonl" ../link_confidence.json
