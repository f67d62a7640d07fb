"""Fits the retrieval maps to a newly trained judge: retrieval.safetensors, in a minute.

    python loader/training/stance_places.py JUDGE.safetensors OLD.safetensors OUT.safetensors

JUDGE was trained by stance_train.py from OLD. Its retrieval head was trained along, towards the vectors that propositions
had before: it becomes the map of passages. The judge reads a proposition a little differently now: the map of
propositions is found by least squares, so that each lies where it lay (ridge towards the shipped map; all propositions of
the corpora but those that only held-out articles have). retrieval.py learns both maps from nothing and takes longer.
"""
import sys

import numpy as np
import torch

import convert
import features as F
import model
import stance_data as D
import stance_measure
import stance_model as M

RIDGE = 3.0


def means(judge, pieces, texts):
    ids = [pieces.ids(t)[0][:F.MAX_PROPOSITION] for t in texts]
    return M.read(judge, [(i, [F.CONTENT] * len(i), []) for i in ids])[0][:, :model.WIDTH]


def recall(judge, pieces, items, vectors, slugs):
    """Share of gold propositions among the first one, three and five of all."""
    x, _ = M.read(judge, [(*F.passage(pieces, i), []) for i in items])
    order = (judge.found(x) @ vectors.T).argsort(1, descending=True).argsort(1)
    ranks = torch.tensor([order[k, slugs.index(p)] for k, i in enumerate(items) for p in i['gold']])
    return ' '.join('%.1f' % (100 * (ranks < k).float().mean().item()) for k in (1, 3, 5))


def main():
    torch.set_num_threads(1)
    new, old, to = sys.argv[1:]
    pieces, items = D.Pieces(), D.statements()
    shipped = {k: v.astype('f4') for k, v in convert.read(M.MAPS).items()}
    slugs = list(D.NAMES)
    texts = [D.sentence(p) for p in slugs] + sorted({p for x in items if x['set'] == 'attribution' and not x['held'] for p in x['gold']})
    judge, before = M.load(new), means(M.load(old), pieces, texts)
    after = means(judge, pieces, texts)
    target = torch.nn.functional.normalize(before @ torch.from_numpy(shipped['proposition']).T + torch.from_numpy(shipped['proposition.bias']), dim=1)
    length = (after @ torch.from_numpy(shipped['proposition']).T + torch.from_numpy(shipped['proposition.bias'])).norm(dim=1, keepdim=True)
    wanted = target * length  # of the length it has, for the direction alone counts
    a = torch.cat([after, torch.ones(len(after), 1)], 1)
    prior = torch.cat([torch.from_numpy(shipped['proposition']), torch.from_numpy(shipped['proposition.bias'])[:, None]], 1)
    left = a.T @ a + RIDGE * torch.eye(a.shape[1])
    fitted = torch.linalg.solve(left, a.T @ wanted + RIDGE * prior.T).T
    for name, map_ in (('shipped map', prior), ('fitted map', fitted)):
        v = torch.nn.functional.normalize(a[:len(slugs)] @ map_.T, dim=1)
        held = [x for x in items if x['held'] and x['set'] in ('hard', 'contrast', 'daily') and x['gold'] and stance_measure.half(x)]
        print('%s: recall among the first 1 3 5 of %d, choosing half: %s' % (name, len(slugs), recall(judge, pieces, held, v, slugs)), flush=True)
    out = {'passage': judge.ret.weight, 'passage.bias': judge.ret.bias, 'proposition': fitted[:, :-1], 'proposition.bias': fitted[:, -1]}
    F.save_safetensors(to, dict({k: v.detach().numpy() for k, v in out.items()}, scale=np.array([20.0])))


if __name__ == '__main__':
    main()
