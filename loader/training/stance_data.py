"""What the packed judge is trained on: statements with their stances, in sequences that share one pass.

A statement is a dict of features.py with `gold`, the class of every proposition it speaks of (0 none, 1 supports,
2 opposes, 3 conditional, 4 neutral); `key`, the contrast set or passage that it belongs to; and `asked`, the propositions
that others of that key speak of: of those that it does not speak of itself these are the hardest. A contrast set or a pair
is kept together, so that its variants, the same words but for one edit, can be compared within a batch.
"""
import random
import re

import torch

import corpus
import features as F
from rename import World

NAMES = {p['id']: p['text'] for p in corpus.propositions()}
PAIR_NAMES = {p['id']: p['text'] for p in corpus.pair_propositions()}
TOGETHER = ('contrast', 'pairs')  # sets whose variants differ in one small edit
SIDES = {1: 2, 2: 1}  # what a stance is on the contrary of a proposition; conditions and neutrality stay


class Pieces:
    """The tokeniser as features.py wants it."""

    def __init__(self):
        self.tokeniser = corpus.tokeniser()
        self.known = {}

    def ids(self, text):
        e = self.tokeniser.encode(text, add_special_tokens=False)
        return e.ids, e.offsets

    def proposition(self, text):
        if text not in self.known:
            self.known[text] = self.ids(text)[0][:F.MAX_PROPOSITION] + [F.SEP]
        return self.known[text]


def sentence(key):
    """The words of a proposition: of the stance corpus by its slug; invented ones are their own words."""
    return NAMES.get(key) or PAIR_NAMES.get(key, key)


def contrary(text):
    """A proposition turned around, or None if it has no "should"."""
    if ' should not ' in text:
        return text.replace(' should not ', ' should ', 1)
    return text.replace(' should ', ' should not ', 1) if ' should ' in text else None


def statements():
    """All statements of both corpora that may be trained on, and the held-out ones, which are marked."""
    out = F.stance_items(str(corpus.CORPUS)) + F.attribution_items(corpus.articles())
    out = [x for x in out if x['held'] or x['file'] != corpus.UNTRAINED]
    asked = {}
    for x in out:
        x['key'] = re.sub(r'[a-z]$', '', x['id']) if x['set'] in TOGETHER else x['id']
        if x['set'] != 'attribution':
            asked.setdefault(x['key'], {}).update(dict.fromkeys(x['gold']))
    for x in out:
        x['asked'] = [p for p in asked.get(x['key'], ()) if p not in x['gold']]
    return out


def groups(items):
    """Statements that must share a batch: those of a contrast set or a pair, else each alone."""
    sets, out = {}, []
    for x in items:
        if x['set'] in TOGETHER:
            sets.setdefault(x['key'], []).append(x)
        else:
            out.append([x])
    return list(sets.values()) + out


def pack(rows):
    """Sequences (ids, roles, [pieces of each proposition]) as tensors: ids, roles, positions, blocks (0 the passage, −1 nothing)."""
    rows = [F.row(list(ids), list(roles), parts) for ids, roles, parts in rows]
    longest = max(len(r[0]) for r in rows)
    out = []
    for k, padding in enumerate((0, 0, 0, -1)):
        out.append(torch.full((len(rows), longest), padding, dtype=torch.long))
        for i, r in enumerate(rows):
            out[k][i, :len(r[k])] = torch.from_numpy(r[k])
    return out


class Sampler:
    """Draws the training examples of an epoch: which propositions are asked, which names are changed, what is turned around."""

    def __init__(self, pieces, near, options, seed):
        self.pieces, self.near, self.options, self.random = pieces, near, options, random.Random(seed)

    def negatives(self, x, taken):
        """Propositions that x does not speak of: those of its neighbours, then near ones, then others of its article."""
        o, r = self.options, self.random
        pool = [p for p in x['asked'] if p not in taken]
        out = r.sample(pool, min(len(pool), 2))
        near = [p for p in self.near.get((x['id'], x['j']), ()) if p not in taken and p not in out]
        for p in r.sample(near[:o.near], min(o.near, len(near))):
            if len(out) < o.negatives + (0 if x['gold'] else 1) and not (x['set'] == 'pairs' and x['gold'] and r.random() < .5):
                out.append(p)
        return out

    def example(self, group):
        """A group as rows [(ids, roles, propositions)], the labels of their propositions, and which these are."""
        o, r = self.options, self.random
        world = World(r.random()) if r.random() < o.renamed else None
        turned = {}
        shared = [p for p in dict.fromkeys(k for x in group for k in x['gold'])] if len(group) > 1 else []
        rows, labels, keys = [], [], []
        for x in group:
            asked = list(dict.fromkeys(list(x['gold']) + shared))
            asked += self.negatives(x, set(asked))
            r.shuffle(asked)
            texts, classes = [], []
            for p in asked:
                if p not in turned:
                    turned[p] = r.random() < o.turned and contrary(sentence(p)) is not None
                text, label = sentence(p), x['gold'].get(p, 0)
                if turned[p]:
                    text, label = contrary(text), SIDES.get(label, label)
                texts.append(text)
                classes.append(label)
            y = world.item(x) if world else x
            ids, roles = F.passage(self.pieces, y)
            hidden = {role for role in (F.CUE, F.SPEAKER) if r.random() < o.unmarked}
            rows.append((ids, [0 if k in hidden else k for k in roles], [self.pieces.proposition(world.text(t) if world else t) for t in texts]))
            labels.append(classes)
            keys.append(asked)
        return dict(rows=rows, labels=labels, keys=keys, items=group, renamed=world is not None)

    def epoch(self, groups):
        """Batches of examples of about the same length, in random order."""
        o, r = self.options, self.random
        drawn = list(groups)
        r.shuffle(drawn)
        examples = [self.example(g) for g in drawn]
        length = lambda e: max(len(row[0]) + sum(map(len, row[2])) for row in e['rows'])
        out, window = [], 24 * o.batch
        for a in range(0, len(examples), window):
            batch, size = [], 0
            for e in sorted(examples[a:a + window], key=length):
                if batch and size + len(e['rows']) > o.batch:
                    out.append(batch)
                    batch, size = [], 0
                batch.append(e)
                size += len(e['rows'])
            out.append(batch)
        r.shuffle(out)
        return out
