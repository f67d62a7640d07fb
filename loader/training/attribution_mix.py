#!/usr/bin/env python3
"""Put taggers together from trained ones.

    python attribution_mix.py mean OUT SHARE:MODEL…          the weighted mean of models that go back to the same one
    python attribution_mix.py graft OUT BELOW ABOVE          the shared layers of BELOW, all else of ABOVE: what the inner level is trained from
    python attribution_mix.py branch OUT OUTER INNER         OUTER, with the inner level's layers and head of INNER beside its own

The mean of several trainings reads texts of others better than any one of them (Wortsman et al. 2022, "Model soups: averaging
weights of multiple fine-tuned models improves accuracy without increasing inference time"). All files are float16, as model.py
writes them. Needs numpy.
"""
import re
import sys

import convert

SHARED = 4  # layers that both levels read through; loader/encoder/nested.go has the same
LAYER = re.compile(r'bert\.layers\.(\d+)\.(.*)')


def own(name):
    """Whether a tensor is of the inner level alone once the levels part."""
    layer = LAYER.match(name)
    return name.startswith('nested.') or bool(layer) and int(layer[1]) >= SHARED


def mean(*parts):
    models = [(float(share), convert.read(path)) for share, path in (p.split(':', 1) for p in parts)]
    total = sum(share for share, _ in models)
    return {k: sum(share / total * t[k].astype('f4') for share, t in models).astype('<f2') for k in models[0][1]}


def graft(below, above):
    below, above = convert.read(below), convert.read(above)
    return {k: above[k] if own(k) or not k.startswith('bert.') else below[k] for k in above}


def branch(outer, inner):
    inner = {k: v for k, v in convert.read(inner).items() if own(k)}
    out = {k: v for k, v in convert.read(outer).items() if not k.startswith('nested.')}
    out |= {re.sub(r'^bert\.', 'nested.', k): v for k, v in inner.items()}
    return dict(sorted(out.items()))


if __name__ == '__main__':
    do = {'mean': mean, 'graft': graft, 'branch': branch}.get(sys.argv[1] if len(sys.argv) > 3 else '')
    if not do:
        sys.exit(__doc__)
    convert.write(sys.argv[2], do(*sys.argv[3:]))
