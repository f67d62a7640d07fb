"""Fits how sure a take of a longer article is: the part `article` of stance_weights.json.

    STANDPOINT_REPORT_EXPORT=rows.jsonl go test ./loader -run TestExportReports
    python loader/training/stance_article.py rows.jsonl [stance_weights.json]

Learnt from the whole reports that the judge was not trained on (reports-4), of which none is held out; shown are figures on
these, each report by weights fitted without it, and, at the end, on the held-out ones. With the weights' file the new ones are written.
The weights that ship were fitted on these and on reports-2, of which the takes are those of the judge before, who had not read it: reports-4
alone is of a harder kind, and said that to name the subject tells nothing (0.04, both 0.28 before the title had a weight).
A logistic model (Newton's method, a ridge of 1 on all but the constant) of the log-odds of being spoken of, those of the side, whether
the statement names the subject itself, and whether only the title does. That the speaker takes the same side elsewhere in the article gave nothing: its weight came out below 0.
"""
import json
import math
import re
import sys

import numpy as np

OPEN = 0.25  # least probability of being spoken of: below it hardly one take in ten is right
ENOUGH = 0.6  # least confidence of a take that is kept


def odds(p):
    """Log-odds that keep away from certainty, as the program has them."""
    p = min(max(p, 0.001), 0.999)
    return math.log(p / (1 - p))


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def fit(rows, right):
    x, y = np.array(rows, float), np.array(right, float)
    w, ridge = np.zeros(x.shape[1]), np.r_[1e-9, np.ones(x.shape[1] - 1)]
    for _ in range(60):
        p = sigmoid(x @ w)
        w -= np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(ridge), x.T @ (p - y) + ridge * w)
    return w


def signs(t):
    return [1, odds(t['spoken']), odds(t['side']), float(t['named']), float(t['titled'])]


def learn(takes):
    return fit([signs(t) for t in takes], [t['right'] for t in takes])


def judge(takes, w):
    for t in takes:
        t['sure'] = float(sigmoid(np.dot(signs(t), w)))


def show(name, takes):
    print('%s: %d takes thought of, %d of them right' % (name, len(takes), sum(t['right'] for t in takes)))
    for enough in (0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8):
        kept = [t['right'] for t in takes if t['sure'] >= enough]
        print('  from %.2f: %d right, %d wrong, precision %.0f' % (enough, sum(kept), len(kept) - sum(kept), 100 * sum(kept) / max(1, len(kept))))


def main():
    takes = [t for t in map(json.loads, open(sys.argv[1], encoding='utf-8')) if t['spoken'] >= OPEN]
    untrained = [t for t in takes if not t['held']]
    held = [t for t in takes if t['held']]
    for report in sorted({t['report'] for t in untrained}):
        judge([t for t in untrained if t['report'] == report], learn([t for t in untrained if t['report'] != report]))
    show('not trained on, each by the others', untrained)
    w = learn(untrained)
    judge(held, w)
    show('held out', held)
    weights = dict(open=OPEN, bias=w[0], gate=w[1], side=w[2], named=w[3], titled=w[4])
    text = '"article": ' + json.dumps({k: round(float(x), 2) for k, x in weights.items()} | {'enough': ENOUGH})
    print(text)
    if sys.argv[2:]:
        old = open(sys.argv[2], encoding='utf-8').read()
        open(sys.argv[2], 'w', encoding='utf-8').write(re.sub(r'"article": \{[^}]*\}', text, old))


if __name__ == '__main__':
    main()
