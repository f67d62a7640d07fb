"""Figures of a packed judge on the held-out fifth, before anything readable is joined to it.

    python loader/training/stance_measure.py JUDGE.safetensors [all]

The half that chooses (number // 5 even) is for decisions, the other one for reports: `all` shows both.
"""
import collections
import sys

import torch

import features as F
import stance_data as D
import stance_model as M


def half(x):
    """Whether a held-out statement is of the half that choices are made on."""
    return (x['n'] // 5) % 2 == 0


def given(judge, pieces, items, turn=False):
    """Class scores of every gold proposition: [(statement, proposition, gold class, scores)]."""
    rows = []
    for x in items:
        ids, roles = F.passage(pieces, x)
        texts = [D.sentence(p) for p in x['gold']]
        rows.append((ids, roles, [pieces.proposition(D.contrary(t) or t if turn else t) for t in texts]))
    _, scores = M.read(judge, rows)
    return [(x, p, g, s) for x, z in zip(items, scores) for (p, g), s in zip(x['gold'].items(), z)]


def table(results, kind):
    """Accuracy of the side, and the confusion of gold (rows) and judged side, without none."""
    count = collections.Counter()
    for x, _, g, s in results:
        if x['set'] == kind:
            count[g, 1 + int(s[1:].argmax())] += 1
    n = sum(count.values())
    rows = [[count[g, s] for s in range(1, 5)] for g in range(1, 5)]
    return 100 * sum(count[g, g] for g in range(1, 5)) / max(1, n), n, rows


def gate(judge, pieces, items):
    """Share of gold pairs judged spoken of, and of the near-misses (asked of neighbours in the passage or set) judged not."""
    rows, gold = [], []
    for x in items:
        asked = list(x['gold']) + x['asked']
        if asked:
            ids, roles = F.passage(pieces, x)
            rows.append((ids, roles, [pieces.proposition(D.sentence(p)) for p in asked]))
            gold.append([p in x['gold'] for p in asked])
    _, scores = M.read(judge, rows)
    yes = [(torch.logsumexp(s[1:], 0) > s[0]).item() == g for z, gs in zip(scores, gold) for s, g in zip(z, gs) if g]
    no = [(torch.logsumexp(s[1:], 0) > s[0]).item() == g for z, gs in zip(scores, gold) for s, g in zip(z, gs) if not g]
    return 100 * sum(yes) / len(yes), 100 * sum(no) / max(1, len(no)), len(no)


def report(judge, pieces, items, name, near=False):
    results = given(judge, pieces, [x for x in items if x['gold']])
    for kind in ('hard', 'contrast', 'daily', 'wire', 'report', 'pairs', 'attribution'):
        right, n, rows = table(results, kind)
        if n:
            print('%s %s: side right %.1f of %d; gold s/o/c/n by judged %s' % (name, kind, right, n, rows), flush=True)
    if near:
        print('%s gate: spoken of %.1f, near-misses left out %.1f of %d' % ((name,) + gate(judge, pieces, [x for x in items if x['set'] in ('hard', 'contrast', 'daily')])), flush=True)
    return results


def main():
    torch.set_num_threads(1)
    pieces, judge = D.Pieces(), M.load(sys.argv[1])
    held = [x for x in D.statements() if x['held']]
    report(judge, pieces, [x for x in held if half(x)], 'choosing half', True)
    if sys.argv[2:] == ['all']:
        report(judge, pieces, [x for x in held if x['set'] != 'attribution' and not half(x)], 'reporting half', True)


if __name__ == '__main__':
    main()
