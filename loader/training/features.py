"""Corpora and frozen encoder: what the stance training reads.

The packed judge reads one sequence a statement,

    [CLS] passage [SEP] | proposition 1 [SEP] | proposition 2 [SEP] ...

The passage sees itself; a proposition sees the passage and itself, and its positions restart after the
passage, so that any number of propositions share one pass and none can change another's score. Speaker,
cue, content and proposition are marked by role embeddings. This module reads the corpora into such
sequences and runs the encoder's forward pass in float32 (numpy only), so that the heads above it can be
trained in seconds from features computed once.
"""
import glob
import hashlib
import json
import os
import re
import struct

import numpy as np
from tokenizers import BertWordPieceTokenizer

H, HEADS, FF, LAYERS = 384, 12, 1536, 12
CLS, SEP = 101, 102
MAX_PASSAGE, MAX_PROPOSITION, MAX_TITLE, SHORT_TITLE = 100, 30, 25, 5
SPEAKER, CUE, CONTENT, PROPOSITION = 1, 2, 3, 4
STANCES = ['none', 'supports', 'opposes', 'conditional', 'neutral']
STANCE = {s: i for i, s in enumerate(STANCES)}
ATTRIBUTION_STANCE = {'support': 1, 'oppose': 2, 'conditional': 3, 'neutral': 4}


def load_safetensors(path):
    """Reads every tensor of a safetensors file as float32."""
    raw = open(path, 'rb').read()
    size = struct.unpack('<Q', raw[:8])[0]
    head = json.loads(raw[8:8 + size])
    kinds = {'F16': np.float16, 'F32': np.float32}
    out = {}
    for name, t in head.items():
        if name == '__metadata__':
            continue
        a, b = (x + 8 + size for x in t['data_offsets'])
        out[name] = np.frombuffer(raw[a:b], kinds[t['dtype']]).reshape(t['shape']).astype(np.float32)
    return out


def save_safetensors(path, tensors, metadata=None):
    """Writes float16 tensors, names sorted, so that the same weights give the same bytes."""
    head, blobs, at = {}, [], 0
    if metadata:
        head['__metadata__'] = metadata
    for name in sorted(tensors):
        t = np.ascontiguousarray(tensors[name], dtype=np.float16)
        head[name] = {'dtype': 'F16', 'shape': list(t.shape), 'data_offsets': [at, at + t.nbytes]}
        at += t.nbytes
        blobs.append(t.tobytes())
    text = json.dumps(head, separators=(',', ':')).encode()
    text += b' ' * (-len(text) % 8)
    with open(path, 'wb') as f:
        f.write(struct.pack('<Q', len(text)) + text + b''.join(blobs))


def erf(x):
    """Abramowitz & Stegun 7.1.26, error below 1.5e-7."""
    s = np.abs(x)
    t = 1 / (1 + np.float32(0.3275911) * s)
    p = np.full_like(t, 1.061405429)
    for c in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        p *= t
        p += np.float32(c)
    p *= t
    s *= -s
    return np.copysign(1 - p * np.exp(s), x)


def gelu(x):
    """Gaussian error linear unit, in its exact form."""
    return 0.5 * x * (1 + erf(x * np.float32(0.7071067811865476)))


class Encoder:
    """The shipped twelve-layer stance encoder, frozen."""

    def __init__(self, models):
        self.tok = BertWordPieceTokenizer(os.path.join(models, 'vocab.txt'), lowercase=True)
        self.word = load_safetensors(os.path.join(models, 'word-e5-small-v2.f16.safetensors'))['bert.word.weight']
        self.w = load_safetensors(os.path.join(models, 'stance-e5x12.f16.safetensors'))

    def ids(self, text):
        """Word pieces of a text and their code-point offsets."""
        e = self.tok.encode(text, add_special_tokens=False)
        return e.ids, e.offsets

    def proposition(self, text):
        """Pieces of a proposition's block, closed by [SEP]."""
        return self.ids(text)[0][:MAX_PROPOSITION] + [SEP]

    def norm(self, x, name):
        m = x.mean(1, keepdims=True)
        v = x - m
        s = np.sqrt((v * v).mean(1, keepdims=True) + 1e-12)
        return v / s * self.w[name + '.weight'] + self.w[name + '.bias']

    def linear(self, x, name):
        return x @ self.w[name + '.weight'].T + self.w[name + '.bias']

    def feed(self, x, p):
        """Feed-forward block, a few rows at a time so that its wide inner layer stays in the cache."""
        out = np.empty_like(x)
        for a in range(0, len(x), 96):
            out[a:a + 96] = self.linear(gelu(self.linear(x[a:a + 96], p + 'f1')), p + 'f2')
        return out

    def forward(self, rows, keep=(LAYERS,)):
        """rows: (ids, roles, positions, blocks) each. Gives, for every layer of keep, the states of all rows, joined."""
        ids = np.concatenate([r[0] for r in rows])
        x = self.word[ids] + self.w['bert.pos.weight'][np.concatenate([r[2] for r in rows])]
        x = x + self.w['bert.type0'] + self.w['bert.shape.weight'][np.concatenate([r[1] for r in rows])]
        x = self.norm(x, 'bert.ln')
        cut = np.cumsum([0] + [len(r[0]) for r in rows])
        masks = []
        for r in rows:
            b = np.asarray(r[3])
            masks.append(np.where((b[None] == 0) | (b[None] == b[:, None]), 0, -1e4).astype('f4'))
        out = {}
        for i in range(LAYERS):
            p = 'bert.layers.%d.' % i
            qkv = self.linear(x, p + 'qkv')
            att = np.empty_like(x)
            for k in range(len(rows)):
                a, b = cut[k], cut[k + 1]
                z = qkv[a:b].reshape(b - a, 3, HEADS, H // HEADS).transpose(1, 2, 0, 3)
                s = (z[0] * np.float32((H // HEADS) ** -0.5)) @ z[1].transpose(0, 2, 1) + masks[k]
                s = np.exp(s - s.max(2, keepdims=True))
                s /= s.sum(2, keepdims=True)
                att[a:b] = (s @ z[2]).transpose(1, 0, 2).reshape(b - a, H)
            x = self.norm(x + self.linear(att, p + 'o'), p + 'ln1')
            x = self.norm(x + self.feed(x, p), p + 'ln2')
            if i + 1 in keep:
                out[i + 1] = x
        return out, cut


def find(text, words, near):
    """The place of words in text nearest to near, as code-point offsets; whole words first."""
    at = [m.start() for m in re.finditer(r'(?<!\w)' + re.escape(words) + r'(?!\w)', text)]
    at = at or [m.start() for m in re.finditer(re.escape(words), text)]
    if not at:
        return []
    b = min(at, key=lambda x: abs(x - near))
    return [(b, b + len(words))]


def pieces(x):
    return [] if not x else x if isinstance(x, list) else [x]


def stance_items(corpora):
    """Statements of the stance corpus: text, spans, takes; `held` marks the fifth that is never trained on."""
    out = []
    for path in sorted(glob.glob(os.path.join(corpora, 'stance', '*.jsonl'))):
        name = os.path.basename(path)
        if name.startswith('propositions'):
            continue
        for line in open(path, encoding='utf-8'):
            d = json.loads(line)
            t, n = d['text'], int(re.sub(r'\D', '', d['id']) or 0)
            for j, s in enumerate(d['said']):
                if name.startswith('reports'):
                    out.append(dict(report_item(t, s, j), id=d['id'], j=j, n=n, held=n % 5 == 0, set='report', file=name, gold={k: STANCE[v] for k, v in s['takes'].items()}, note=''))
                    continue
                content = pieces(s['content'])
                at = t.find(content[0])
                co = [x for c in content for x in find(t, c, at)]
                cu = [x for c in pieces(s.get('cue')) for x in find(t, c, at)]
                sp = find(t, s['speaker'], cu[0][0] if cu else at) if s.get('speaker') else []
                out.append(dict(id=d['id'], j=j, n=n, held=n % 5 == 0, set=next((s for s in ('contrast', 'daily', 'pairs', 'wire') if name.startswith(s)), 'hard'), file=name, text=t,
                                speaker=sp, cue=cu, content=co, gold={k: STANCE[v] for k, v in s['takes'].items()}, note=d.get('note', '')))
    return out


def report_item(text, said, j):
    """A statement of a whole report with its spans, in turns with one paragraph before its own, with two, with the report's title, and with that and one: where
    a paragraph does not name its subject, what it speaks of stands there."""
    content = [(at, at + len(c)) for c in pieces(said['content']) for at in [text.find(c)]]
    lo, hi = min(a for a, _ in content), max(b for _, b in content)
    lo = text.rfind('\n', 0, lo) + 1
    for _ in range((1, 2, 0, 1)[j % 4]):
        lo = text.rfind('\n', 0, max(0, text.rfind('\n\n', 0, lo))) + 1
    title = text.split('\n', 1)[0] if j % 4 > 1 and lo > 0 else ''
    end = text.find('\n', hi)
    end = len(text) if end < 0 else end
    shift = lambda spans: [(a - lo, b - lo) for a, b in spans]
    own, spans = text[lo:end], {'content': shift(content)}
    edges = [x for span in spans['content'] for x in span]
    for part in ('cue', 'speaker'):
        best = None
        for words in pieces(said.get(part)):
            for m in re.finditer(r'(?<!\w)' + re.escape(words) + r'(?!\w)', own):
                inside = any(a <= m.start() < b for a, b in spans['content'])
                far = min(min(abs(x - m.start()), abs(x - m.end())) for x in edges)
                if not inside and (best is None or far < best[0]):
                    best = (far, m.start(), m.end())
        spans[part] = [best[1:]] if best else []
        if part == 'cue' and best:
            edges += best[1:]
    return dict(text=own, title=title, **spans)


def attribution_items(rows):
    """Attributions of the attribution corpus (corpus.articles()) with their positions on invented propositions.

    A passage is the paragraphs that hold the attribution's spans. Gold keys are proposition sentences.
    """
    out = []
    for index, d in enumerate(rows):
        t = d['text']
        article = {}
        for a in d['attributions']:
            for p in a['positions']:
                article.setdefault(p['proposition'].rstrip('.'), p['topic'])
        for k, a in enumerate(d['attributions']):
            spans = a['source'] + a['cue'] + a['content']
            lo, hi = min(x for x, _ in spans), max(y for _, y in spans)
            b = t.rfind('\n', 0, lo) + 1
            e = t.find('\n', hi)
            e = len(t) if e < 0 else e
            shift = lambda z: [(x - b, y - b) for x, y in z]
            gold = {p['proposition'].rstrip('.'): ATTRIBUTION_STANCE[p['stance']] for p in a['positions']}
            topics = {p['topic'] for p in a['positions']}
            out.append(dict(id=d['id'], j=k, n=index, held=index % 5 == 4, set='attribution', file=d['id'], text=t[b:e], speaker=shift(a['source']), cue=shift(a['cue']),
                            content=shift(a['content']), gold=gold, article=[s for s, tp in article.items() if tp not in topics]))
    return out


def passage(enc, item):
    """Pieces and roles of an item, cropped to MAX_PASSAGE pieces around what was said."""
    ids, offsets = enc.ids(item['text'])
    roles = []
    for a, _ in offsets:
        role = 0
        for r, spans in ((CONTENT, item['content']), (CUE, item['cue']), (SPEAKER, item['speaker'])):
            if any(x <= a < y for x, y in spans):
                role = r
        roles.append(role)
    title = title_pieces(enc, item, roles)
    room = MAX_PASSAGE - len(title)
    a = crop(roles, room)
    return title + ids[a:a + room], [0] * len(title) + roles[a:a + room]


def title_pieces(enc, item, roles):
    """The title before a passage with its mark: cut where a long statement needs the room, none where too little is left."""
    ids = enc.ids(item['title'])[0] if item.get('title') else []
    marked = [i for i, r in enumerate(roles) if r] or [0]
    room = max(0, min(MAX_TITLE, MAX_PASSAGE - 1 - (marked[-1] + 1 - marked[0])))
    ids = ids if len(ids) <= room else ids[:room] if room >= SHORT_TITLE else []
    return ids + [SEP] if ids else []


def crop(roles, room):
    """First of the pieces to read, of which there is room for so many."""
    n = len(roles)
    if n <= room:
        return 0
    marked = [i for i, r in enumerate(roles) if r] or [0]
    lo, hi = marked[0], marked[-1] + 1
    if hi - lo > room:
        centre = [i for i, r in enumerate(roles) if r == CUE] or [i for i, r in enumerate(roles) if r == SPEAKER] or [lo]
        return max(lo, min(centre[0] - room // 2, hi - room))
    return max(0, hi - room) if hi - lo > room - 25 else max(0, min(n - room, hi - room + 10, lo))


def row(ids, roles, propositions):
    """One packed sequence; propositions are lists of pieces that end with [SEP]."""
    i, r = [CLS] + ids + [SEP], [0] + roles + [0]
    n = len(i)
    p, b = list(range(n)), [0] * n
    for k, t in enumerate(propositions):
        i, r, p, b = i + t, r + [PROPOSITION] * len(t), p + list(range(n, n + len(t))), b + [k + 1] * len(t)
    return np.array(i), np.array(r), np.array(p), np.array(b)


def means(x, roles, blocks):
    """Mean state of content, passage, cue and speaker (zero where there is none; content falls back to the passage)."""
    text = blocks == 0
    out = []
    for role in (CONTENT, None, CUE, SPEAKER):
        m = text if role is None else text & (roles == role)
        if role == CONTENT and not m.any():
            m = text
        out.append(x[m].mean(0) if m.any() else np.zeros(H, 'f4'))
    return np.stack(out)


def extract(enc, items, cands, budget=2500, keep=(LAYERS,)):
    """items: (ids, roles); cands: for each a list of proposition piece lists.

    Gives the passage means of the last layer [n, 4, H] (content, passage, cue, speaker) and, for each item, the
    mean states of its propositions [k, len(keep), H].
    """
    order = sorted(range(len(items)), key=lambda i: len(items[i][0]) + sum(map(len, cands[i])))
    M, P = np.zeros((len(items), 4, H), 'f4'), [None] * len(items)
    at = 0
    while at < len(order):
        group, size = [], 0
        while at < len(order) and (not group or size < budget):
            i = order[at]
            group.append(i)
            size += len(items[i][0]) + 2 + sum(map(len, cands[i]))
            at += 1
        rows = [row(list(items[i][0]), list(items[i][1]), cands[i]) for i in group]
        states, cut = enc.forward(rows, keep)
        for k, i in enumerate(group):
            a, b = cut[k], cut[k + 1]
            M[i] = means(states[LAYERS][a:b], rows[k][1], rows[k][3])
            blocks = rows[k][3]
            P[i] = np.stack([np.stack([states[l][a:b][blocks == c + 1].mean(0) for l in keep]) for c in range(len(cands[i]))]) if cands[i] else np.zeros((0, len(keep), H), 'f4')
    return M, P


def cached(folder, key, make):
    """The result of make(), kept as a pickle under folder by a digest of key."""
    import pickle
    name = os.path.join(folder, hashlib.sha256(repr(key).encode()).hexdigest()[:16] + '.pkl')
    if os.path.exists(name):
        return pickle.load(open(name, 'rb'))
    value = make()
    os.makedirs(folder, exist_ok=True)
    with open(name + '.part', 'wb') as f:
        pickle.dump(value, f, protocol=4)
    os.replace(name + '.part', name)
    return value
