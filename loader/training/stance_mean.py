"""The mean of two or more trained judges, weight by weight, as float16.

    python loader/training/stance_mean.py OUT.safetensors JUDGE.safetensors JUDGE.safetensors…

A judge trained further on pairs alone forgets a little of what it knew; the mean with the one that it began as keeps both.
"""
import sys

import convert


def mean(paths):
    parts = [convert.read(p) for p in paths]
    return {name: (sum(p[name].astype('f4') for p in parts) / len(parts)).astype(t.dtype) for name, t in parts[0].items()}


if __name__ == '__main__':
    convert.write(sys.argv[1], mean(sys.argv[2:]))
