"""The packed judge of loader/encoder/stance.go in torch, with the retrieval head that keeps its vectors useful.

One sequence a statement, [CLS] passage [SEP] | proposition 1 [SEP] | proposition 2 [SEP] …: the passage sees itself, a
proposition sees the passage and itself, positions restart behind the passage. The class scores of a proposition are the
head's of the mean of its rows. The retrieval head maps [mean of the content's rows; mean of the passage's] to the vector
of a proposition, so that what finds propositions does not suffer when the sides are trained.
"""
import os
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

import convert
import features as F
import model
import stance_data as D

CLASSES = 5
# The maps of the judge that training goes on from; its retrieval head begins as theirs.
MAPS = Path(os.environ.get('STANCE_MAPS', model.MODELS / 'retrieval.safetensors'))


class Judge(nn.Module):
    def __init__(self, dropout=0.1, frozen=0):
        super().__init__()
        self.bert = model.Encoder(F.LAYERS, dropout)
        self.cls = nn.Linear(model.WIDTH, CLASSES)
        self.ret = nn.Linear(2 * model.WIDTH, model.WIDTH)
        self.dropout = dropout
        self.frozen = frozen

    def rows(self, batch):
        """The last layer's rows of packed sequences; the lowest layers, if frozen, take no gradient and no dropout."""
        ids, roles, positions, blocks = batch
        b = self.bert
        asked = blocks[:, :, None]
        seen = (blocks[:, None, :] == 0) | ((blocks[:, None, :] == asked) & (asked > 0))
        mask = torch.zeros(seen.shape).masked_fill(~seen, model.HIDDEN)[:, None]
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self.frozen):
            x = b.ln(b.word(ids) + b.type0 + b.pos(positions) + b.shape(roles))
            for layer in b.layers[:self.frozen]:
                layer.dropout = 0.0
                x = layer(x, mask)
        x = functional.dropout(x, self.dropout, self.training)
        for layer in b.layers[self.frozen:]:
            x = layer(x, mask)
        return x

    def scores(self, x, blocks, most):
        """Class scores [sequences, most, CLASSES] of the first `most` propositions of each sequence."""
        own = (blocks[:, None, :] == torch.arange(1, most + 1)[None, :, None]).float()
        means = torch.bmm(own, x) / own.sum(2, keepdim=True).clamp(min=1)
        return self.cls(functional.dropout(means, self.dropout, self.training))

    def means(self, x, roles, blocks):
        """[content mean; passage mean] of each sequence."""
        text = (blocks == 0).float()
        content = text * (roles == F.CONTENT).float()
        content = torch.where(content.sum(1, keepdim=True) > 0, content, text)
        mean = lambda w: torch.bmm(w[:, None, :], x)[:, 0] / w.sum(1, keepdim=True)
        return torch.cat([mean(content), mean(text)], 1)

    def found(self, vectors):
        """Where the passages with these means point, in the space of the propositions' vectors."""
        return functional.normalize(self.ret(vectors), dim=1)


def unrounded(tensors):
    """The tensors of an int8 file of loader/encoder/model under the names that training has for them."""
    parts = {'positions': 'pos.weight', 'type': 'type0', 'role': 'shape.weight', 'qkv': 'qkv', 'out': 'o', 'up': 'f1', 'down': 'f2', 'norm1': 'ln1',
             'norm2': 'ln2', 'norm': 'ln', 'gain': 'weight', 'weight': 'weight', 'bias': 'bias'}
    out = {}
    for name, t in tensors.items():
        if name.startswith('class.'):
            out['cls.' + name[6:]] = t
        elif not name.endswith('.scale'):
            scale = tensors.get(name.removesuffix('weight') + 'scale')
            out['bert.' + '.'.join(parts.get(p, p) for p in name.split('.'))] = t if scale is None else t * scale[:, None]
    role = torch.zeros(model.FEATURES['shape'], model.WIDTH)
    role[:len(out['bert.shape.weight'])] = out['bert.shape.weight']
    out['bert.shape.weight'] = role
    return out


def load(path, **options):
    """A judge from float16 weights or from a shipped file; without a retrieval head it begins with the shipped maps."""
    judge = Judge(**options)
    tensors = {k: torch.from_numpy(v.astype('f4')) for k, v in convert.read(path).items()}
    if 'class.weight' in tensors:
        tensors = unrounded(tensors)
    shipped = convert.read(MAPS)
    if 'ret.bias' not in tensors:
        tensors['ret.weight'] = torch.from_numpy(shipped['passage'].astype('f4'))
        tensors['ret.bias'] = torch.from_numpy(shipped['passage.bias'].astype('f4'))
    own = judge.state_dict()
    judge.load_state_dict({k: v for k, v in tensors.items() if k in own}, strict=False)
    judge.bert.load_words()
    return judge


def batches(lengths, budget=3000):
    """Numbers of sequences sorted by length, cut so that a batch, padded, has at most `budget` pieces."""
    order, out = sorted(range(len(lengths)), key=lambda i: lengths[i]), [[]]
    for i in order:
        if out[-1] and (len(out[-1]) + 1) * lengths[i] > budget:
            out.append([])
        out[-1].append(i)
    return out


@torch.no_grad()
def read(judge, rows):
    """Judges sequences (ids, roles, parts): their [content; passage] means and the class scores of their parts."""
    judge.eval()
    vectors, scores = torch.zeros(len(rows), 2 * model.WIDTH), [None] * len(rows)
    for group in batches([2 + len(r[0]) + sum(map(len, r[2])) for r in rows]):
        batch = D.pack([rows[i] for i in group])
        x = judge.rows(batch)
        most = max(len(rows[i][2]) for i in group)
        vectors[group] = judge.means(x, batch[1], batch[3])
        if most:
            z = judge.scores(x, batch[3], most)
            for k, i in enumerate(group):
                scores[i] = z[k, :len(rows[i][2])]
    return vectors, scores


def proposition_vectors(judge, pieces, texts):
    """The shipped space of propositions: each is read alone, as if somebody had said it, and mapped."""
    shipped = convert.read(MAPS)
    weight, bias = (torch.from_numpy(shipped[k].astype('f4')) for k in ('proposition', 'proposition.bias'))
    ids = [pieces.ids(t)[0][:F.MAX_PROPOSITION] for t in texts]
    vectors, _ = read(judge, [(i, [F.CONTENT] * len(i), []) for i in ids])
    return functional.normalize(vectors[:, :model.WIDTH] @ weight.T + bias, dim=1)
