"""Fits and measures what joins the packed judge with readable features: loader/stance_weights.json.

    STANDPOINT_STANCE_EXPORT=rows.jsonl go test ./loader -run TestExportStances
    python loader/training/stance_eval.py rows.jsonl [loader/stance_weights.json]

Go computes every feature; Python only fits. The weights of the features are learnt from the training parts of both
corpora. How much they count beside the judge, the gate and the calibration need passages that the judge has not seen:
they come from one half of the held-out fifth (number // 5 even) and, for the mix, from that half of the pairs and
the held-out fifth of the attribution corpus; the figures to report come from the other half. Numpy
only, seconds, no randomness.
"""
import json
import sys

import numpy as np

SIDES = ['SUPPORTS', 'OPPOSES', 'CONDITIONAL', 'NEUTRAL']
PASSAGES = ('hard', 'contrast', 'daily')  # sets of the stance corpus in whose figures all propositions count
CODED = PASSAGES + ('wire',)  # those whose statements are coded over all propositions: what gate and confidence are fitted on
FEATURE_L2, GATE_L2, CALIBRATION_L2 = 10.0, 1.0, 1.0
# Most of what people say speaks of nothing in a codebook, so other news counts when this threshold is chosen. Between 0.28 and 0.53
# macro F1 on the choosing half with other news is the same within two points; from there on all of testdata/cases is right.
SPOKEN_FLOOR = 0.53
PHRASE = 0.5  # of the gate, set by hand: the corpora's propositions have no phrases to fit it on
CONFIDENCE_FLOOR = 0.3  # fewer than three in ten of the takes below are right


def softmax(z):
    z = z - z.max(1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(1, keepdims=True)


def fit(x, y, classes, l2, weight=None, steps=400, rate=0.05):
    """Multinomial logistic regression by Adam over all rows at once; deterministic."""
    w, b = np.zeros((x.shape[1], classes)), np.zeros(classes)
    weight = np.ones(len(x)) if weight is None else weight
    weight = weight / weight.sum()
    target = np.eye(classes)[y]
    m, v = [0, 0], [0, 0]
    for t in range(1, steps + 1):
        d = (softmax(x @ w + b) - target) * weight[:, None]
        for i, (p, g) in enumerate(((w, x.T @ d + l2 * w / len(x)), (b, d.sum(0)))):
            m[i] = .9 * m[i] + .1 * g
            v[i] = .999 * v[i] + .001 * g * g
            p -= rate * (m[i] / (1 - .9 ** t)) / (np.sqrt(v[i] / (1 - .999 ** t)) + 1e-9)
    return w, b


def logistic(x, y, l2, **more):
    """Binary logistic regression on standardised columns: weights and bias for the raw ones."""
    mean, sd = x.mean(0), x.std(0) + 1e-9
    w, b = fit((x - mean) / sd, y, 2, l2, **more)
    w = (w[:, 1] - w[:, 0]) / sd
    return w, (b[1] - b[0]) - (w * mean).sum()


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def log_odds(p):
    p = np.clip(p, .001, .999)
    return np.log(p / (1 - p))


class Rows:
    """Candidates of all statements, flat."""

    def __init__(self, path):
        self.statements = [json.loads(x) for x in open(path, encoding='utf-8')]
        flat = [(i, s, c) for i, s in enumerate(self.statements) for c in s['candidates'] or []]
        self.names = sorted({k for _, _, c in flat for k in c['values']})
        at = {n: k for k, n in enumerate(self.names)}
        self.x = np.zeros((len(flat), len(self.names)))
        for r, (_, _, c) in enumerate(flat):
            for k, v in c['values'].items():
                self.x[r, at[k]] = v
        col = lambda f: np.array([f(i, s, c) for i, s, c in flat])
        self.statement = col(lambda i, s, c: i)
        self.set = col(lambda i, s, c: s['set'])
        self.held = col(lambda i, s, c: s['held'])
        self.fit_half = col(lambda i, s, c: s['held'] and (s['number'] // 5) % 2 == 0)
        self.gold = col(lambda i, s, c: SIDES.index(c['gold']) if c['gold'] else -1)
        self.logits = col(lambda i, s, c: c.get('logits') or [0] * 5).astype(float)
        self.score, self.gap, self.rank = (col(lambda i, s, c, k=k: c[k]) for k in ('score', 'gap', 'rank'))
        self.scope = col(lambda i, s, c: c['scope'])
        self.rule = col(lambda i, s, c: SIDES.index(c['rule']) if c.get('rule') else -1)
        self.proposition = [c['proposition'] for _, _, c in flat]


def features(r):
    """Weights of the readable features, from the training parts of both corpora."""
    train = ~r.held & (r.gold >= 0)
    sd = r.x[train].std(0)
    used = sd > 0.02
    w, b = fit(r.x[train][:, used] / sd[used], r.gold[train], 4, FEATURE_L2)
    out = np.zeros((len(r.names), 4))
    out[used] = w / sd[used][:, None]
    out -= out.mean(1, keepdims=True)
    return out, b - b.mean()


def sides(r, w, b, mix):
    return softmax(np.log(softmax(r.logits[:, 1:])) + mix * np.log(softmax(r.x @ w + b)))


def against_none(r):
    z = r.logits[:, 1:]
    top = z.max(1)
    return top + np.log(np.exp(z - top[:, None]).sum(1)) - r.logits[:, 0]


def gate_columns(r):
    return np.stack([against_none(r), r.score, r.gap, (r.rank == 0).astype(float), r.scope.astype(float)], 1)


def accuracy(r, p, where):
    out = {}
    for s in PASSAGES + ('wire', 'pairs', 'attribution'):
        m = where & (r.set == s) & (r.gold >= 0)
        if m.any():
            out[s] = round(100 * float((p.argmax(1) == r.gold)[m].mean()), 1)
    return out


def end_to_end(r, spoken, p, enough, where, keep=3, only=None, sets=PASSAGES):
    """Macro F1 of the four stances, detection precision and recall, precision of takes."""
    on = where & np.isin(r.set, sets)
    if only is not None:
        on = on & only
    said = on & (r.rank < keep) & (spoken > enough)
    side = p.argmax(1)
    f = []
    for k in range(4):
        tp = (said & (side == k) & (r.gold == k)).sum()
        f.append(200 * tp / max(1, (said & (side == k)).sum() + (on & (r.gold == k)).sum()))
    found = (said & (r.gold >= 0)).sum()
    return dict(macro=np.mean(f), f=np.round(f, 1), precision=100 * found / max(1, said.sum()), recall=100 * found / (on & (r.gold >= 0)).sum(),
                takes=100 * (said & (side == r.gold)).sum() / max(1, said.sum()))


def show(name, e):
    print('%-34s macro F1 %.1f  F %s  spoken of: precision %.1f recall %.1f  takes right %.1f' % (name, e['macro'], e['f'], e['precision'], e['recall'], e['takes']))


def main():
    r = Rows(sys.argv[1])
    stance = r.held & np.isin(r.set, PASSAGES)
    choose, report = r.held & np.isin(r.set, CODED) & r.fit_half, stance & ~r.fit_half
    w, b = features(r)
    print('side, proposition given: judge alone, held-out', accuracy(r, sides(r, w, b, 0), r.held))
    print('features alone', accuracy(r, softmax(r.x @ w + b), r.held))
    best = None
    mixing = (choose | (r.fit_half & (r.set == 'pairs')) | (r.held & (r.set == 'attribution'))) & (r.gold >= 0)
    for mix in (0, .2, .3, .4, .5, .6, .7, .8, 1):
        p = sides(r, w, b, mix)
        likelihood = -np.log(p[np.arange(len(p)), r.gold])[choose & (r.gold >= 0)].mean()
        right = (p.argmax(1) == r.gold)[mixing].mean()
        print('  mix %.1f choosing half and attribution %.1f (log loss %.3f): %s; reporting half %s' % (mix, 100 * right, likelihood, accuracy(r, p, r.fit_half), accuracy(r, p, r.held & ~r.fit_half)))
        if best is None or right > best[0]:
            best = (right, mix)
    mix = best[1]
    p = sides(r, w, b, mix)
    fired = (r.gold >= 0) & ~r.held & (r.rule >= 0)
    print('rules: right on training gold %.1f of %d' % (100 * (r.rule == r.gold)[fired].mean(), fired.sum()))
    fired = (r.gold >= 0) & stance & (r.rule >= 0)
    print('rules on held-out: rule %.1f model %.1f of %d' % (100 * (r.rule == r.gold)[fired].mean(), 100 * (p.argmax(1) == r.gold)[fired].mean(), fired.sum()))
    for name in ('question first', 'act question', 'act predict', 'deference', 'indifference', 'cue silent', 'question mark'):
        k = r.names.index(name)
        m = (r.x[:, k] > 0) & (r.gold >= 0) & ~r.held
        print('  %-16s training golds %d: %s' % (name, m.sum(), np.round(100 * np.bincount(r.gold[m], minlength=4) / max(1, m.sum()), 0)))

    g = gate_columns(r)
    elsewhere = (r.set == 'elsewhere') & (r.rank < 3)
    gate = choose | (elsewhere & ~r.held)
    gw, gb = logistic(g[gate], (r.gold[gate] >= 0).astype(int), GATE_L2)
    spoken = sigmoid(g @ gw + gb)
    for t in np.arange(25, 56, 3) / 100:
        show('threshold %.2f choosing half, other news' % t, end_to_end(r, spoken, p, t, gate, sets=CODED + ('elsewhere',)))
    enough = SPOKEN_FLOOR
    show('reporting half', end_to_end(r, spoken, p, enough, report))
    show('whole held-out fifth', end_to_end(r, spoken, p, enough, stance))
    n = len({i for i, e in zip(r.statement, elsewhere & r.held) if e})
    print('statements of other news: %d, false takes a hundred: %.1f' % (n, 100 * (elsewhere & r.held & (spoken > enough)).sum() / max(1, n)))
    show('the same, judge alone for sides', end_to_end(r, spoken, sides(r, w, b, 0), enough, stance))

    said = choose & (spoken > enough) & (r.rank < 3)
    c = np.stack([log_odds(spoken), log_odds(p.max(1))], 1)
    right = (p.argmax(1) == r.gold).astype(int)
    cw, cb = logistic(c[said], right[said], CALIBRATION_L2)
    q = sigmoid(c @ cw + cb)
    said = report & (spoken > enough) & (r.rank < 3)
    print('confidence, reporting half: band, takes, right')
    for lo in np.arange(.1, 1, .1):
        m = said & (q >= lo) & (q < lo + .1)
        if m.any():
            print('  %.1f–%.1f %4d  said %.2f  right %.2f' % (lo, lo + .1, m.sum(), q[m].mean(), right[m].mean()))
    floor = CONFIDENCE_FLOOR
    for f in (0, .25, .3, .35, .4):
        show('confidence floor %.2f, reporting half' % f, end_to_end(r, np.where(q >= f, spoken, 0), p, enough, report))
    if len(sys.argv) > 2:
        write(sys.argv[2], r, w, b, mix, gw, gb, enough, cw, cb, floor)


def write(path, r, w, b, mix, gw, gb, enough, cw, cb, floor):
    """One feature a line, so that a change shows."""
    n = lambda v: round(float(v), 4)
    lines = ['    %s: %s' % (json.dumps(name), json.dumps([n(v) for v in row])) for name, row in zip(r.names, w) if np.abs(row).max() > 0]
    gate = dict(bias=n(gb), judge=n(gw[0]), score=n(gw[1]), gap=n(gw[2]), best=n(gw[3]), scope=n(gw[4]), phrase=PHRASE, enough=enough)
    confidence = dict(bias=n(cb), gate=n(cw[0]), side=n(cw[1]), enough=floor)
    with open(path, encoding='utf-8') as f:
        article = json.load(f)['article']  # fitted by stance_article.py
    with open(path, 'w', encoding='utf-8') as f:
        f.write('{\n  "features": {\n%s\n  },\n  "bias": %s,\n  "mix": %s,\n  "gate": %s,\n  "confidence": %s,\n  "article": %s\n}\n' % (
            ',\n'.join(lines), json.dumps([n(v) for v in b]), n(mix), json.dumps(gate), json.dumps(confidence), json.dumps(article)))


if __name__ == '__main__':
    main()
