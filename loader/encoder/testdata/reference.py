#!/usr/bin/env python3
"""Make the reference vectors that the encoder's tests must reproduce.

    python3 reference.py SOURCE CORPORA [tokens] [attribution] [stance]

SOURCE holds the float16 models that loader/training/convert.py quantises, CORPORA (loader/corpus) the project's
attribution and stance corpora. Writes beside itself, or as much of it as is named,

    tokens.json              texts with the pieces, words and offsets that Hugging Face's tokenizers gives
    attribution.safetensors  windows of marked articles, their features and the logits of the float32 model on both levels
    stance.safetensors       passages with five propositions each, their logits and mean vectors by the float32 model

The float32 forward pass is the textbook's, in numpy, with nothing of the Go code's order or approximations.
Needs numpy and tokenizers; about two minutes on one core.
"""
import json
import math
import re
import sys
from pathlib import Path

import numpy as np
from tokenizers import BertWordPieceTokenizer

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent / 'training'))
sys.dont_write_bytecode = True
import convert  # noqa: E402

START, END, HEADS = 101, 102, 12
TOKENISER = BertWordPieceTokenizer(str(HERE.parent / 'model' / 'vocab.txt'), lowercase=True)

TEXTS = [
    '', ' ', '\ufeff', '\u00a0\r\n\t',
    'The minister said: “We don’t know.” ‘Never,’ she added.',
    'one\r\ntwo\rthree\n\nfour\u00a0five\u2028six\u3000seven',
    '\ufeffHeadline\r\n\r\nBody text.',
    'Zoë Čapek, Łódź, São Tomé, İstanbul, Ångström, naïve, Straße, ΣΊΣΥΦΟΣ, Йод, Ёлка',
    'Jose\u0301 and Zoe\u0308 walked; e\u0301\u0302\u0323 too. “\u0301x',
    'flags 🇱🇻 and 👩🏽\u200d🚀 family 👨\u200d👩\u200d👧 ok👍done',
    '東京都 is in 日本; ハロー カタカナ, 한국어 서울, 漢字mixedに',
    'zero\u200bwidth soft\u00adhyphen no\u2060break a\u0000b \ufffd c',
    '$5.3bn, 50% – 12–14 March; a+b=c <tag> ^x` ~ | € £9 © ™ №5 §7 ½ ²',
    "rock'n'roll o’clock state-of-the-art U.S.A. e.g. 3,000.50 www.example.org/x?y=1#z @someone #tag",
    'x' * 100, 'x' * 101, 'a' * 99 + '\u0301', 'supercalifragilisticexpialidocious antidisestablishmentarianism',
    'नमस्ते दुनिया สวัสดี שלום مرحبا Γειά',
    '[CLS] [SEP] [MASK] [UNK] [PAD]', '##ing ing', '…—–‐‑ « » „ ‚ ‹ › ″ ′ ‒ ―',
    'ﬁne ﬀ Ⅷ ① ｆｕｌｌ ㎏', '\U0001d54f\U0001d556 𝔘𝔫', 'ſ K Å Ω', 'a\u0300\u0301 \u0301alone',
]


def tokens():
    rows = []
    for text in TEXTS:
        e = TOKENISER.encode(text, add_special_tokens=False)
        # a special piece written out in a text is text, so it is cut like any other
        if any(i in (0, 101, 102, 103) for i in e.ids) or '[UNK]' in text:
            continue
        rows.append({'text': text, 'ids': e.ids, 'words': words(e)})
    with open(HERE / 'tokens.json', 'w', encoding='utf-8') as f:
        f.write('[\n' + ',\n'.join(json.dumps(row, separators=(',', ':')) for row in rows) + '\n]\n')


def words(e):
    """[start, end, pieces] of every word."""
    out = []
    for (a, b), w in zip(e.offsets, e.word_ids):
        if out and out[-1][3] == w:
            out[-1][1], out[-1][2] = b, out[-1][2] + 1
        else:
            out.append([a, b, 1, w])
    return [w[:3] for w in out]


class Model:
    """The float32 forward pass."""

    def __init__(self, word, source):
        self.word = word['bert.word.weight'].astype('f4')
        self.t = {k: v.astype('f4') for k, v in source.items()}
        self.layers = 1 + max(int(k.split('.')[2]) for k in source if k.startswith('bert.layers.'))

    def norm(self, x, key):
        x = x - x.mean(1, keepdims=True)
        return x / np.sqrt((x * x).mean(1, keepdims=True) + 1e-12) * self.t[key + '.weight'] + self.t[key + '.bias']

    def linear(self, x, key):
        return x @ self.t[key + '.weight'].T + self.t[key + '.bias']

    def forward(self, ids, positions, features, visible):
        return self.through(self.embed(ids, positions, features), 'bert', range(self.layers), visible)

    def embed(self, ids, positions, features):
        t = self.t
        x = self.word[ids] + t['bert.pos.weight'][positions] + t['bert.type0']
        for name, values in features.items():
            x = x + t[f'bert.{name}.weight'][values]
        return self.norm(x, 'bert.ln')

    def through(self, x, part, layers, visible):
        for i in layers:
            key = f'{part}.layers.{i}.'
            q, k, v = self.linear(x, key + 'qkv').reshape(len(x), 3, HEADS, -1).transpose(1, 2, 0, 3)
            s = q @ k.transpose(0, 2, 1) / np.float32(math.sqrt(q.shape[2])) + np.where(visible, 0, -1e4).astype('f4')
            s = np.exp(s - s.max(2, keepdims=True))
            a = (s / s.sum(2, keepdims=True)) @ v
            x = self.norm(x + self.linear(a.transpose(1, 0, 2).reshape(len(x), -1), key + 'o'), key + 'ln1')
            x = self.norm(x + self.linear(gelu(self.linear(x, key + 'f1')), key + 'f2'), key + 'ln2')
        return x


ERF = np.frompyfunc(math.erf, 1, 1)


def gelu(x):
    return x * (1 + ERF(x * np.float32(math.sqrt(0.5))).astype('f4')) / 2


def shape(w):
    if w[0].isdigit():
        return 4
    if not w[0].isalnum():
        return 5
    if len(w) == 1:
        return 3 if w.isupper() else 0
    if w.isupper():
        return 2
    if w[0].isupper():
        return 1
    return 6 if any(c.isupper() for c in w) else 0


def pieces(text):
    """(id, shape, quote, place) of every piece of an article."""
    out, paragraph = [], 0
    for line in filter(str.strip, text.split('\n')):
        e, at, quoted = TOKENISER.encode(line, add_special_tokens=False), 0, False
        for n, (start, end, count) in enumerate(words(e)):
            w, state = line[start:end], 2 if quoted else 0
            if w == '“' or w == '"' and not quoted:
                state, quoted = 1, True
            elif w == '”' or w == '"':
                state, quoted = 3, False
            place = (1 if paragraph else 2) if n == 0 else 0
            for i in range(count):
                out.append((e.ids[at + i], shape(w), state, place if i == 0 else 0))
            at += count
        paragraph += 1
    return out


def shipped_words():
    """The word vectors that the program has; both models are trained with them and share them."""
    words = convert.read(HERE.parent / 'model' / 'words.safetensors')
    return {'bert.word.weight': words['weight'].astype('f4') * words['scale'][:, None]}


def attribution(models, corpora):
    model = Model(shipped_words(), convert.read(models / 'attribution-e5x6.f16.safetensors'))
    shared = min(int(k.split('.')[2]) for k in model.t if k.startswith('nested.layers.'))
    visible = np.ones((1, 1, 1), bool)
    lengths, rows, outer, nested = [], [], [], []
    for n, path in enumerate(sorted((corpora / 'attribution' / 'articles').glob('*.txt'))[4::20]):
        text = path.read_text(encoding='utf-8').split('\n---\n')[1].strip('\n')
        window = pieces(re.sub(r'⟦[SCT]\d+ |⟧', '', text))[:(40, 176, 254, 305)[n % 4]]
        ids, sh, qu, ps = (np.array(c) for c in zip((START, 7, 0, 3), *window, (END, 7, 0, 3)))
        x = model.embed(ids, np.arange(len(ids)), {'shape': sh, 'quote': qu, 'ps': ps})
        x = model.through(x, 'bert', range(shared), visible)
        lengths.append(len(window))
        rows += window
        for logits, part, head in ((outer, 'bert', 'cls'), (nested, 'nested', 'nested')):
            logits.append(model.linear(model.through(x, part, range(shared, model.layers), visible), head)[1:-1])
    rows = np.array(rows)
    convert.write(HERE / 'attribution.safetensors', {
        'lengths': np.array(lengths, '<i4'), 'ids': rows[:, 0].astype('<i4'), 'features': rows[:, 1:].astype('u1'),
        'logits': np.concatenate(outer).astype('<f2'), 'nested': np.concatenate(nested).astype('<f2')})
    print('attribution:', len(lengths), 'windows,', len(rows), 'pieces')


def find(text, part, near):
    at = [m.start() for m in re.finditer(re.escape(part), text)]
    return [(a, a + len(part)) for a in sorted(at, key=lambda a: abs(a - near))[:1]]


def passage(row):
    """(id, role) of every piece of a passage of at most 100 pieces, for the first thing said in it."""
    text, said = row['text'], row['said'][0]
    several = lambda x: x if isinstance(x, list) else [x] if x else []
    content = several(said['content'])
    near = text.find(content[0])
    spans = {role: [s for part in several(said.get(key)) for s in find(text, part, near)]
             for role, key in ((3, 'content'), (2, 'cue'), (1, 'speaker'))}
    e = TOKENISER.encode(text, add_special_tokens=False)
    roles = [max((0, *(4 - role for role in spans for a, b in spans[role] if a <= x < b))) for x, _ in e.offsets]
    return [(i, 4 - r if r else 0) for i, r in zip(e.ids, roles)]


def stance(models, corpora):
    model = Model(shipped_words(), convert.read(models / 'stance-e5x12.f16.safetensors'))
    lines = lambda pattern: [json.loads(line) for path in sorted((corpora / 'stance').glob(pattern))
                             for line in path.read_text(encoding='utf-8').splitlines()]
    propositions = {p['id']: TOKENISER.encode(p['text'], add_special_tokens=False).ids[:30]
                    for p in lines('propositions*.jsonl')}
    order = sorted(propositions)
    held = [row for row in lines('[!p]*.jsonl') + lines('peace*.jsonl')
            if int(re.sub(r'\D', '', row['id']) or 1) % 5 == 0][::10]
    out = {k: [] for k in ('lengths', 'pieces', 'roles', 'propositions', 'logits', 'content', 'passage')}
    for n, row in enumerate(held[:120]):
        read = passage(row)
        if len(read) > 100:
            continue
        chosen = list(dict.fromkeys([*row['said'][0]['takes'], *(order[(7 * n + 31 * i) % len(order)] for i in range(5))]))[:5]
        ids, roles = [START, *(i for i, _ in read), END], [0, *(r for _, r in read), 0]
        first = len(ids)
        blocks, positions = [0] * first, list(range(first))
        for b, p in enumerate(chosen):
            more = propositions[p] + [END]
            ids, roles = ids + more, roles + [4] * len(more)
            blocks, positions = blocks + [b + 1] * len(more), positions + [first + i for i in range(len(more))]
        blocks = np.array(blocks)
        visible = (blocks[None, :] == 0) | (blocks[None, :] == blocks[:, None])
        x = model.forward(np.array(ids), np.array(positions), {'shape': np.array(roles)}, visible[None])
        logits, r = model.linear(x, 'cls'), np.array(roles)[:first]
        out['lengths'].append(len(read))
        out['pieces'] += [i for i, _ in read]
        out['roles'] += [r for _, r in read]
        out['propositions'].append([order.index(p) for p in chosen])
        out['logits'].append([logits[blocks == b + 1].mean(0) for b in range(5)])
        out['passage'].append(x[:first].mean(0))
        out['content'].append(x[:first][r == 3].mean(0) if (r == 3).any() else x[:first].mean(0))
    types = {'roles': 'u1', 'logits': '<f2', 'content': '<f2', 'passage': '<f2'}
    tensors = {k: np.array(v).astype(types.get(k, '<i4')) for k, v in out.items()}
    tensors['texts'] = np.array([i for p in order for i in propositions[p]], '<i4')
    tensors['text lengths'] = np.array([len(propositions[p]) for p in order], '<i4')
    convert.write(HERE / 'stance.safetensors', tensors)
    print('stance:', len(out['lengths']), 'passages,', len(out['pieces']), 'pieces')


if __name__ == '__main__':
    parts = sys.argv[3:] or ['tokens', 'attribution', 'stance']
    if len(sys.argv) < 3 or not set(parts) <= {'tokens', 'attribution', 'stance'}:
        sys.exit(__doc__)
    if 'tokens' in parts:
        tokens()
    if 'attribution' in parts:
        attribution(Path(sys.argv[1]), Path(sys.argv[2]))
    if 'stance' in parts:
        stance(Path(sys.argv[1]), Path(sys.argv[2]))
