"""The encoder of loader/encoder in torch, for training: the same inputs, the same layers, the same rounding to int8.

A model is saved as float16 tensors under the names that convert.py reads:

    bert.pos.weight, bert.type0, bert.ln.*        what is added to the word-piece vectors, and the first norm
    bert.shape.weight, bert.quote.weight, bert.ps.weight   vectors of what is known of a piece beside its letters
    bert.layers.N.{qkv,o,ln1,f1,f2,ln2}.*         the layers
    and whatever heads the model has

The word-piece vectors are those of loader/encoder/model/words.safetensors: all models share them and none trains them.
Training sees the int8 codes that the program will use, so that it gets used to their rounding.
"""
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

import convert

WIDTH, HEADS, INNER, PIECES, LONGEST = 384, 12, 1536, 30522, 512
START, END = 101, 102  # the pieces that open and close a sequence
MODELS = Path(__file__).resolve().parent.parent / 'encoder' / 'model'
HIDDEN = -1e4  # added to the scores of what a row must not see
FEATURES = {'shape': 8, 'quote': 4, 'ps': 4}  # values of each feature; convert.py says what they mean to each model


def rounded(x):
    """x as int8 with one scale a row keeps it, for the forward pass; the gradient passes unchanged."""
    scale = x.detach().abs().amax(-1, keepdim=True).clamp(min=1e-9) / 127
    return x + (torch.round(x.detach() / scale) * scale - x.detach())


class Linear(nn.Linear):
    """A linear layer that can round its weights (and the rows it reads) as the program does."""
    round_weights = False
    round_rows = False

    def forward(self, x):
        weight = rounded(self.weight) if self.round_weights else self.weight
        return functional.linear(rounded(x) if self.round_rows else x, weight, self.bias)


def drop(x, share, training):
    """Dropout with one mask for all rows of a sequence: as good, and far fewer random numbers."""
    if not training or not share:
        return x
    return x * (torch.rand(x.shape[0], 1, x.shape[2]) > share).to(x.dtype) / (1 - share)


def attended(q, k, v, mask):
    """Attention in plain products: for sequences as short as these its gradient takes a fifth of what the fused one does."""
    return torch.softmax(q @ k.transpose(2, 3) * q.shape[3] ** -0.5 + mask, 3).to(v.dtype) @ v


class Layer(nn.Module):
    """Attention and feed-forward, each added to its input and normed."""

    def __init__(self, dropout):
        super().__init__()
        self.qkv, self.o = Linear(WIDTH, 3 * WIDTH), Linear(WIDTH, WIDTH)
        self.f1, self.f2 = Linear(WIDTH, INNER), Linear(INNER, WIDTH)
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x, mask):
        batch, rows, _ = x.shape
        q, k, v = self.qkv(x).view(batch, rows, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = attended(q, k, v, mask).transpose(1, 2).reshape(batch, rows, WIDTH)
        x = self.ln1(x + drop(self.o(seen), self.dropout, self.training))
        return self.ln2(x + drop(self.f2(functional.gelu(self.f1(x))), self.dropout, self.training))


class Encoder(nn.Module):
    """The encoder, with layers as many as the model keeps of e5-small's twelve."""
    width = WIDTH

    def __init__(self, layers, dropout=0.1):
        super().__init__()
        self.word = nn.Embedding(PIECES, WIDTH)
        self.word.weight.requires_grad_(False)
        self.pos = nn.Embedding(LONGEST, WIDTH)
        for name, values in FEATURES.items():
            setattr(self, name, nn.Embedding(values, WIDTH))
            nn.init.zeros_(getattr(self, name).weight)
        self.type0 = nn.Parameter(torch.zeros(WIDTH))
        self.ln = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(layers)])
        self.dropout = dropout

    def forward(self, ids, features, visible, positions=None):
        """Rows of WIDTH numbers for pieces [batch, rows].

        features: a tensor like ids for each feature the model uses, by name. visible: True where a row may be seen,
        [batch, rows] for all or [batch, rows, rows] for each row (which sees along the last axis). positions: like
        ids; 0, 1, 2 … if not given.
        """
        x = self.word(ids) + self.type0
        x = x + (self.pos.weight[:ids.shape[1]] if positions is None else self.pos(positions))
        for name, values in features.items():
            x = x + getattr(self, name)(values)
        x = functional.dropout(self.ln(x), self.dropout, self.training)
        visible = visible[:, None, :] if visible.dim() == 2 else visible
        mask = torch.zeros(visible.shape).masked_fill(~visible, HIDDEN)[:, None]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_words(self, path=MODELS / 'words.safetensors'):
        """Take the shipped word-piece vectors."""
        words = convert.read(path)
        with torch.no_grad():
            self.word.weight.copy_(torch.from_numpy(words['weight'].astype('f4') * words['scale'][:, None]))

    def load_base(self, path):
        """Take the weights of e5-small-v2 from its ONNX file: as many layers as this encoder has."""
        t = base_weights(path)
        with torch.no_grad():
            self.pos.weight.copy_(t['embeddings.position_embeddings.weight'])
            self.type0.copy_(t['embeddings.token_type_embeddings.weight'][0])
            take(self.ln, t, 'embeddings.LayerNorm')
            for i, layer in enumerate(self.layers):
                at = f'encoder.layer.{i}.'
                for kind in ('weight', 'bias'):
                    parts = [t[f'{at}attention.self.{name}.{kind}'] for name in ('query', 'key', 'value')]
                    getattr(layer.qkv, kind).copy_(torch.cat(parts))
                take(layer.o, t, at + 'attention.output.dense')
                take(layer.ln1, t, at + 'attention.output.LayerNorm')
                take(layer.f1, t, at + 'intermediate.dense')
                take(layer.f2, t, at + 'output.dense')
                take(layer.ln2, t, at + 'output.LayerNorm')
        self.load_words()

    def round(self, weights=True, rows=True):
        """Round as the program does from now on, or no longer."""
        for module in self.modules():
            if isinstance(module, Linear):
                module.round_weights, module.round_rows = weights, rows


def take(module, tensors, name):
    module.weight.copy_(tensors[name + '.weight'])
    module.bias.copy_(tensors[name + '.bias'])


def base_weights(path):
    """The float32 weights of an ONNX export of BERT by their BERT names."""
    import onnx
    from onnx import numpy_helper
    graph = onnx.load(str(path)).graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    out = {k: torch.tensor(v) for k, v in arrays.items() if not k.startswith('onnx::') and v.dtype == 'float32'}
    # The matrices have lost their names: each is found by the product whose result its bias is added to.
    made_by = {result: node for node in graph.node for result in node.output}
    for node in graph.node:
        bias = [x for x in node.input if x in arrays and x.endswith('.bias')]
        rest = [x for x in node.input if x not in arrays]
        if node.op_type == 'Add' and bias and rest and rest[0] in made_by and made_by[rest[0]].op_type == 'MatMul':
            for x in made_by[rest[0]].input:
                if x in arrays:
                    out[bias[0][:-len('bias')] + 'weight'] = torch.tensor(arrays[x].T.copy())
    return out


def save(path, module, **metadata):
    """Write a model's trained tensors in float16, names sorted: same weights, same bytes."""
    state = module.state_dict()
    tensors = {k: state[k].detach().numpy().astype('<f2') for k in sorted(state) if not k.endswith('bert.word.weight')}
    convert.write(path, tensors, {k: str(v) for k, v in sorted(metadata.items())})


def load(path, module):
    """Read a model that save or convert.py has written; gives the names that the file lacks."""
    tensors = {k: torch.from_numpy(v.astype('f4')) for k, v in trained(convert.read(path)).items()}
    missing, unknown = module.load_state_dict(tensors, strict=False)
    if unknown:
        raise SystemExit(f'{path} has {unknown}, which this model does not')
    return [k for k in missing if not k.endswith('word.weight')]


def trained(tensors):
    """The tensors of a model file under the names they have in training, int8 times scale made numbers again."""
    if not any(name.endswith('.scale') for name in tensors):
        return tensors
    names = {'positions': 'bert.pos.weight', 'type': 'bert.type0', 'shape': 'bert.shape.weight', 'quote': 'bert.quote.weight',
             'place': 'bert.ps.weight', 'norm.gain': 'bert.ln.weight', 'norm.bias': 'bert.ln.bias',
             'tag.weight': 'cls.weight', 'tag.bias': 'cls.bias'}
    parts = {'qkv': 'qkv', 'out': 'o', 'norm1': 'ln1', 'up': 'f1', 'down': 'f2', 'norm2': 'ln2'}
    out = {}
    for name, value in tensors.items():
        if name.endswith('.scale'):
            continue
        if name.startswith('layers.'):
            _, i, part, kind = name.split('.')
            if kind == 'weight':
                value = value.astype('f4') * tensors[f'layers.{i}.{part}.scale'][:, None]
            name = f'bert.layers.{i}.{parts[part]}.{"weight" if kind == "gain" else kind}'
        out[names.get(name, name)] = value
    return out


def averaged(states):
    """The mean of several checkpoints (Izmailov et al. 2018, "Averaging Weights Leads to Wider Optima")."""
    return {k: torch.stack([s[k].float() for s in states]).mean(0).to(states[0][k].dtype) for k in states[0]}
