#!/usr/bin/env python3
"""Fit how sure one may be of an attribution.

    python confidence.py CLUES.jsonl WEIGHTS.json

CLUES.jsonl is what `STANDPOINT_CLUES_TO=… go test ./loader -run TestExportClues` writes: the attributions found in articles that
the tagger was not trained on, with what tells how sure one may be of them. Fitted on every other article of the project's held-out
fifth; the others, and whatever other corpora are in the file, only measure. Needs numpy; the same file gives the same weights.
"""
import json
import sys

import numpy as np

PENALTY = 1.0  # what the square of a weight costs (ridge): clues that few attributions show must not count much
PRIOR = {'speaker apart': -1.0}  # what a weight is drawn to instead of nothing: a clue that the articles it is fitted on hardly show counts as it did
BOUNDS = (0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def read(path):
    with open(path, encoding='utf-8') as f:
        return [json.loads(line) for line in f]


def matrix(rows, names):
    return np.array([[1.0] + [r['clues'][n] for n in names] for r in rows]), np.array([float(r['right']) for r in rows])


def fit(x, y, prior):
    """Logistic regression by Newton's method; the first column is the constant, which costs nothing."""
    w, cost = np.zeros(x.shape[1]), np.full(x.shape[1], PENALTY)
    cost[0] = 0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(cost), x.T @ (y - p) - cost * (w - prior))
    return w


def table(name, said, right):
    print(f'{name}: {len(said)} found, {100 * right.mean():.1f} % right, log loss {-np.mean(np.log(np.where(right > 0, said, 1 - said))):.3f}')
    error = 0
    for low, high in zip(BOUNDS, BOUNDS[1:]):
        at = (said >= low) & (said < high)
        if at.any():
            error += abs(said[at].mean() - right[at].mean()) * at.sum() / len(said)
            print(f'  {low:.1f}–{min(high, 1):.1f} {at.sum():5} said {100 * said[at].mean():.1f} right {100 * right[at].mean():.1f}')
    print(f'  error {100 * error:.1f}')


def main(source, target):
    rows = [r for r in read(source) if any(r['clues'].values())]
    names = list(rows[0]['clues'])
    own = [r for r in rows if r['set'] == 'held out']
    w = fit(*matrix([r for r in own if r['article'] % 2 == 0], names), np.array([0.0] + [PRIOR.get(n, 0.0) for n in names]))
    sets = {'held out, not fitted on': [r for r in own if r['article'] % 2]}
    for r in rows:
        if r['set'] != 'held out' and not r['within']:
            sets.setdefault(r['set'], []).append(r)
    for name, of in sets.items():
        x, y = matrix(of, names)
        table(name, 1 / (1 + np.exp(-x @ w)), y)
    with open(target, 'w', encoding='utf-8') as f:
        json.dump({'bias': round(w[0], 3), 'weights': {n: round(v, 3) for n, v in zip(names, w[1:])}}, f, indent=2)
        f.write('\n')


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
