#!/bin/sh
# From the corpora to loader/encoder/model/{stance,retrieval}.safetensors. The weights of the readable features stay: see the end.
#
#     PYTHON=/path/to/venv/bin/python loader/training/stance.sh
#
# Needs Go (which computes what the readable part is fitted on), git (which has the model that training goes on from) and
# what requirements.txt names. The README says how long it takes.
set -eu
cd "$(dirname "$0")"
PYTHON=${PYTHON:-python3}
WORK=${WORK:-$(cd ../.. && pwd)/.cache/training}
MODEL=../encoder/model
mkdir -p "$WORK"

# The first judge: twelve layers of e5-small-v2, trained on the stance corpus as it was then.
first=$(git log --format=%H --diff-filter=A -- $MODEL/stance.safetensors | tail -1)
git show "$first:./$MODEL/stance.safetensors" > "$WORK/first-stance.safetensors"
maps=$(git log --format=%H --diff-filter=A -- $MODEL/retrieval.safetensors | tail -1)
git show "$maps:./$MODEL/retrieval.safetensors" > "$WORK/first-retrieval.safetensors"
export STANCE_MAPS="$WORK/first-retrieval.safetensors"

# Words are frozen like the five lowest layers; the second part goes on from the mean of the first part's last checkpoints.
"$PYTHON" stance_train.py "$WORK/first-stance.safetensors" "$WORK/second-stance.safetensors" --cache "$WORK" --without pairs --frozen 5 --epochs 0.66
"$PYTHON" stance_train.py "$WORK/second-stance-averaged.safetensors" "$WORK/third-stance.safetensors" --cache "$WORK" \
  --without pairs --first "$WORK/first-stance.safetensors" --frozen 5 --epochs 0.7 --hard 0.7 --rate 9e-5 --seed 2
# Two parts for the most part on pairs, fewer layers frozen; then the mean with what they began as.
"$PYTHON" stance_train.py "$WORK/third-stance-averaged.safetensors" "$WORK/fourth-stance.safetensors" --cache "$WORK" \
  --first "$WORK/first-stance.safetensors" --frozen 2 --epochs 1 --rate 1.5e-4 --pairs 1.5 --contrast 0.3 --hard 0.15 --news 0.15 --frames 150 --seed 3
"$PYTHON" stance_train.py "$WORK/fourth-stance-averaged.safetensors" "$WORK/fifth-stance.safetensors" --cache "$WORK" \
  --first "$WORK/first-stance.safetensors" --frozen 2 --epochs 1 --rate 1.2e-4 --pairs 1 --contrast 0.3 --hard 0.2 --news 0.2 --frames 150 --seed 4
"$PYTHON" stance_mean.py "$WORK/stance-e5x12.f16.safetensors" "$WORK/third-stance-averaged.safetensors" "$WORK/fifth-stance-averaged.safetensors"
"$PYTHON" stance_places.py "$WORK/stance-e5x12.f16.safetensors" "$WORK/first-stance.safetensors" "$WORK/retrieval.safetensors"
cp "$WORK/retrieval.safetensors" $MODEL/retrieval.safetensors
"$PYTHON" convert.py "$WORK" $MODEL stance
"$PYTHON" ../encoder/testdata/reference.py "$WORK" ../corpus stance

STANDPOINT_STANCE_EXPORT="$WORK/stances.jsonl" go test .. -run TestExportStances -count=1 -timeout 60m
# Prints what fitting the readable features anew would give. On the choosing half it gave nothing with this judge, so the weights are those
# fitted to the one before; to take new ones, name ../stance_weights.json as well.
"$PYTHON" stance_eval.py "$WORK/stances.jsonl"
