#!/usr/bin/env python3
"""Turn trained float16 weights into the int8 model files that loader/encoder embeds.

    python3 convert.py SOURCE TARGET [MODEL…]

SOURCE holds what training leaves behind, TARGET (loader/encoder/model) receives, or as many of them as are named,

    words.safetensors        the word-piece vectors, shared by both models
    attribution.safetensors  six layers and a tag head, and two layers and a head for attributions inside others
    stance.safetensors       twelve layers, the role vectors and the class head
    vocab.txt                the word pieces, one a line, unchanged

A weight matrix becomes int8 with one float32 scale a row (a row gives one output column of the layer), so that
weight ≈ scale · int8 with int8 in −127…127: the largest weight of a row keeps its value, and the error of any other is
at most half a scale (symmetric quantisation, Jacob et al. 2018). Everything small – biases, norms, positions, heads –
stays float16, as trained. Needs numpy; the same source gives the same bytes, on any machine.
"""
import json
import shutil
import struct
import sys
from pathlib import Path

import numpy as np

TYPES = {'F16': np.dtype('<f2'), 'F32': np.dtype('<f4'), 'I8': np.dtype('i1'), 'I32': np.dtype('<i4'), 'U8': np.dtype('u1'), 'I64': np.dtype('<i8')}
NAMES = {dtype: name for name, dtype in TYPES.items()}
LIMIT = 24_000_000  # bytes a file: each version stays in the history for ever


def read(path):
    """The tensors of a safetensors file by name."""
    raw = Path(path).read_bytes()
    (size,) = struct.unpack('<Q', raw[:8])
    header = json.loads(raw[8:8 + size])
    header.pop('__metadata__', None)
    tensors = {}
    for name, t in header.items():
        start, end = t['data_offsets']
        data = np.frombuffer(raw[8 + size + start:8 + size + end], TYPES[t['dtype']])
        tensors[name] = data.reshape(t['shape'])
    return tensors


def write(path, tensors, metadata=None):
    """Write tensors (a dict of arrays) in the order given; the data starts at a multiple of 64 bytes."""
    header, offset = {}, 0
    if metadata:
        header['__metadata__'] = metadata
    for name, t in tensors.items():
        header[name] = {'dtype': NAMES[t.dtype], 'shape': list(t.shape), 'data_offsets': [offset, offset + t.nbytes]}
        offset += t.nbytes
    text = json.dumps(header, separators=(',', ':')).encode()
    text += b' ' * (-(8 + len(text)) % 64)
    with open(path, 'wb') as f:
        f.write(struct.pack('<Q', len(text)) + text)
        for t in tensors.values():
            f.write(np.ascontiguousarray(t).tobytes())


def quantise(weight):
    """int8 rows and one float32 scale a row."""
    w = weight.astype(np.float32)
    scale = np.maximum(np.abs(w).max(axis=1), np.float32(1e-9)) / np.float32(127)
    return np.rint(w / scale[:, None]).astype(np.int8), scale


def linear(out, name, source, key):
    """Add one linear layer: int8 weights, scales, bias."""
    out[name + '.weight'], out[name + '.scale'] = quantise(source[key + '.weight'])
    out[name + '.bias'] = source[key + '.bias']


def norm(out, name, source, key):
    """Add one layer norm: gain and bias."""
    out[name + '.gain'], out[name + '.bias'] = source[key + '.weight'], source[key + '.bias']


def encoder(source):
    """The part every model has: positions, input norm, layers."""
    out = {'positions': source['bert.pos.weight'], 'type': source['bert.type0']}
    norm(out, 'norm', source, 'bert.ln')
    layers(out, source, 'bert.layers.', 'layers.')
    return out


def layers(out, source, of, to):
    """Add the layers whose names begin with of, to names that begin with to, with the numbers they have."""
    for i in sorted({int(key[len(of):].split('.')[0]) for key in source if key.startswith(of)}):
        a, b = f'{to}{i}.', f'{of}{i}.'
        linear(out, a + 'qkv', source, b + 'qkv')
        linear(out, a + 'out', source, b + 'o')
        norm(out, a + 'norm1', source, b + 'ln1')
        linear(out, a + 'up', source, b + 'f1')
        linear(out, a + 'down', source, b + 'f2')
        norm(out, a + 'norm2', source, b + 'ln2')


def head(out, name, source, key='cls'):
    out[name + '.weight'], out[name + '.bias'] = source[key + '.weight'], source[key + '.bias']


def words(source):
    weight, scale = quantise(source['bert.word.weight'])
    return {'weight': weight, 'scale': scale}


def attribution(source):
    out = encoder(source)
    out['shape'], out['quote'], out['place'] = (source[f'bert.{k}.weight'] for k in ('shape', 'quote', 'ps'))
    head(out, 'tag', source)
    layers(out, source, 'nested.layers.', 'nested.layers.')
    head(out, 'nested', source, 'nested')
    return out


def stance(source):
    out = encoder(source)
    # The role of a piece (0 other, 1 speaker, 2 cue, 3 content, 4 proposition) lies where the tagger has its letter
    # shape; quote state and place were not inputs in training and are zero.
    out['role'] = source['bert.shape.weight'][:5]
    for unused in ('bert.quote.weight', 'bert.ps.weight'):
        if source[unused].any():
            sys.exit(f'the stance model has a {unused} that is not zero: the encoder would drop an input')
    head(out, 'class', source)
    return out


MODELS = [
    ('words', 'word-e5-small-v2.f16.safetensors', words),
    ('attribution', 'attribution-e5x6.f16.safetensors', attribution),
    ('stance', 'stance-e5x12.f16.safetensors', stance),
]


def main(source, target, *chosen):
    source, target = Path(source), Path(target)
    target.mkdir(parents=True, exist_ok=True)
    for name, file, convert in MODELS:
        if chosen and name not in chosen:
            continue
        path = target / f'{name}.safetensors'
        write(path, convert(read(source / file)), {'source': file})
        size = path.stat().st_size
        if size > LIMIT:
            sys.exit(f'{path} has {size} bytes, more than {LIMIT}')
        print(f'{path}: {size} bytes')
    if not chosen:
        shutil.copyfile(source / 'vocab.txt', target / 'vocab.txt')


if __name__ == '__main__':
    if len(sys.argv) < 3 or not set(sys.argv[3:]) <= {name for name, _, _ in MODELS}:
        sys.exit(__doc__)
    main(*sys.argv[1:])
