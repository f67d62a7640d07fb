"""Trains the packed judge further from given weights: what stance.safetensors is made of.

    python loader/training/stance_train.py START.safetensors OUT.safetensors [options]

START holds float16 weights of the judge (what this program or an earlier one has written), OUT receives the new ones in
the same form; convert.py makes int8 of them. Learnt from the training parts of both corpora and from made-up plain
statements (stance_frames.py). The loss has four parts:

    spoken of or not, of every proposition asked        (binary cross-entropy; weight 0.5 where it is not)
    the side, of those that are spoken of                (cross-entropy over the four stances: apart, else it is not learnt)
    which variant, within a contrast set or a pair       (of the variants that speak of one proposition, which has this side)
    where the propositions lie                           (softmax over the vectors of the shipped maps, so that they stay found)

Seeds are fixed; with one thread the same weights come out on the same machine. Speed, on one core with AVX-512 BF16: about 1,000
pieces a second, an epoch of everything half an hour; 6 GB of memory. `--without LEVER` leaves one out, for a table of ablations.
"""
import argparse
import random
import time

import torch
from torch.nn import functional

import features as F
import model
import stance_data as D
import stance_measure
import stance_model as M
from stance_frames import Frames

LEVERS = ('sets', 'frames', 'news', 'turned', 'renamed', 'pairs')
WEIGHTS = {'none': 0.5, 'sets': 0.3, 'place': 0.2}


def options():
    o = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    o.add_argument('start')
    o.add_argument('out')
    o.add_argument('--first', help='the judge that the shipped maps belong to, if it is not START')
    o.add_argument('--epochs', type=float, default=1)
    o.add_argument('--rate', type=float, default=8e-5, help='of the top layer, at its highest')
    o.add_argument('--decay', type=float, default=0.92, help='of the rate from layer to layer downwards')
    o.add_argument('--frozen', type=int, default=4, help='lowest layers that stay as they are')
    o.add_argument('--dropout', type=float, default=0.1)
    o.add_argument('--batch', type=int, default=18, help='statements')
    o.add_argument('--negatives', type=int, default=1, help='propositions not spoken of that are asked beside a gold one')
    o.add_argument('--near', type=int, default=8, help='how many of the nearest propositions they are drawn from')
    o.add_argument('--turned', type=float, default=0.3, help='share of propositions asked the other way round')
    o.add_argument('--renamed', type=float, default=0.2, help='share of statements moved to an invented world')
    o.add_argument('--unmarked', type=float, default=0.1, help='share of cues and speakers whose mark is hidden')
    o.add_argument('--frames', type=int, default=1200, help='made-up passages an epoch')
    o.add_argument('--news', type=float, default=1.0, help='share of the attribution corpus an epoch')
    o.add_argument('--hard', type=float, default=0.6, help='share of the passages that are in no contrast set an epoch')
    o.add_argument('--contrast', type=float, default=1.0, help='share of the contrast sets an epoch')
    o.add_argument('--pairs', type=float, default=1.0, help='how often each pair is seen an epoch')
    o.add_argument('--wire', type=float, default=1.0, help='share of the wire paragraphs an epoch')
    o.add_argument('--reports', type=float, default=1.0, help='share of the statements of whole reports an epoch')
    o.add_argument('--new', nargs='*', default=[], help='files of the corpus of which everything is seen once an epoch, whatever the shares')
    o.add_argument('--cache', default='.cache', help='folder for what is computed once')
    o.add_argument('--until', type=float, default=1, help='share of the steps after which to stop, the rate still high')
    o.add_argument('--threads', type=int, default=1, help='with one, the same machine gives the same weights')
    o.add_argument('--float32', action='store_true', help='no bfloat16 in matrix products: on processors with AVX-512 BF16 half as fast')
    o.add_argument('--seed', type=int, default=1)
    o.add_argument('--without', choices=LEVERS, action='append', default=[])
    a = o.parse_args()
    for lever in a.without:
        if lever != 'sets':
            setattr(a, lever, 0)
    return a


class Places:
    """The vectors of all propositions in the shipped space, and which of them are near each statement."""

    def __init__(self, judge, pieces, items):
        self.keys = list(D.NAMES) + sorted({p for x in items if x['set'] == 'attribution' for p in list(x['gold']) + x['article']})
        self.at = {k: i for i, k in enumerate(self.keys)}
        self.known = len(D.NAMES)
        self.vectors = M.proposition_vectors(judge, pieces, [D.sentence(k) for k in self.keys])
        self.near = {(x['id'], x['j']): x['article'] for x in items if x['set'] == 'attribution'}
        own = [x for x in items if x['set'] not in ('attribution', 'pairs')]
        passages, _ = M.read(judge, [(*F.passage(pieces, x), []) for x in own])
        nearest = (judge.found(passages) @ self.vectors[:self.known].T).argsort(1, descending=True)[:, :16].tolist()
        for x, order in zip(own, nearest):
            self.near[x['id'], x['j']] = [self.keys[i] for i in order if self.keys[i] not in x['gold']]

    def add_pairs(self, judge, pieces, items):
        """Near a pair lie the propositions that are near its own; its passages need not be read for that."""
        keys = [*D.NAMES, *D.PAIR_NAMES]
        vectors = M.proposition_vectors(judge, pieces, [D.sentence(k) for k in keys])
        order = (vectors @ vectors.T).argsort(1, descending=True)[:, 1:17].tolist()
        nearest = {k: [keys[i] for i in row] for k, row in zip(keys, order)}
        for x in items:
            if x['set'] == 'pairs':
                own = next(iter(x['gold'] or x['asked']), None)
                self.near[x['id'], x['j']] = [k for k in nearest.get(own, []) if k not in x['gold']]

    def loss(self, judge, x, batch, examples):
        """Cross-entropy of the gold propositions among all of the same kind."""
        q = judge.found(judge.means(x, batch[1], batch[3]))
        total, n, row = 0, 0, 0
        for e in examples:
            for item in e['items']:
                gold = [self.at[p] for p in item['gold'] if p in self.at]
                if gold and item['set'] != 'frame' and not e['renamed']:
                    own = slice(0, self.known) if item['set'] != 'attribution' else slice(self.known, None)
                    s = 20 * (q[row] @ self.vectors[own].T)
                    total = total + torch.logsumexp(s, 0) - torch.logsumexp(s[[g - (own.start or 0) for g in gold]], 0)
                    n += 1
                row += 1
        return total / max(1, n)


def variants(scores, labels, examples):
    """Within a contrast set or a pair, of the variants that speak of a proposition: which ones have this side."""
    total, n, row = 0, 0, 0
    for e in examples:
        places = {}
        for k, keys in enumerate(e['keys']):
            for slot, p in enumerate(keys):
                if labels[row + k][slot] > 0:
                    places.setdefault(p, []).append((row + k, slot))
        row += len(e['keys'])
        for where in places.values():
            y = torch.tensor([labels[i][s] for i, s in where])
            if len(set(y.tolist())) < 2:
                continue
            z = functional.log_softmax(torch.stack([scores[i, s, 1:] for i, s in where]), 1)
            for side in set(y.tolist()):
                column = functional.log_softmax(z[:, side - 1] * 2, 0)
                total = total - torch.logsumexp(column[y == side], 0)
                n += 1
    return total / max(1, n)


class Trainer:
    def __init__(self, options):
        self.o = options
        torch.set_num_threads(options.threads)
        torch.manual_seed(options.seed)
        self.random = random.Random(options.seed)
        self.pieces = D.Pieces()
        everything = D.statements()
        self.items = [x for x in everything if not x['held']]
        self.choosing = [x for x in everything if x['held'] and x['set'] in ('hard', 'contrast', 'daily', 'pairs', 'wire', 'report') and stance_measure.half(x)]
        self.judge = M.load(options.start, dropout=options.dropout, frozen=options.frozen)
        first = options.first or options.start
        self.places = F.cached(options.cache, (first, D.NAMES, [(x['id'], x['j'], *F.passage(self.pieces, x), x['gold'], x.get('article')) for x in self.items]), lambda: Places(M.load(first), self.pieces, self.items))
        self.places.add_pairs(M.load(first), self.pieces, self.items)
        self.sampler = D.Sampler(self.pieces, self.places.near, options, options.seed)
        news = {k for x in self.items if x['set'] == 'attribution' for k in x['gold']}
        self.frames = Frames([D.sentence(k) for k in [*self.places.keys, *D.PAIR_NAMES] if k in D.NAMES or k in D.PAIR_NAMES or k in news], options.seed)

    def epoch(self, number):
        """What is learnt from in one epoch; of the statements of news that take no side every fourth."""
        r, o = self.random, self.o
        news = [x for x in self.items if x['set'] == 'attribution' and r.random() < o.news * (1 if x['gold'] else 0.25)]
        share = lambda x, of_old: 1 if x.get('file') in o.new else of_old
        shares = {'daily': 1, 'report': o.reports, 'wire': o.wire, 'hard': o.hard}
        own = [x for x in self.items if x['set'] in shares and r.random() < share(x, shares[x['set']])]
        sets = [g for g in D.groups([x for x in self.items if x['set'] == 'contrast']) if r.random() < o.contrast]
        pairs = [g for g in D.groups([x for x in self.items if x['set'] == 'pairs']) for _ in range(int(share(g[0], o.pairs) + r.random()))]
        made = [self.frames.group(number * o.frames + k) for k in range(o.frames)]
        return self.sampler.epoch(D.groups(own + news) + sets + pairs + made)

    def optimiser(self):
        o, b, groups = self.o, self.judge.bert, []
        for i, layer in enumerate(b.layers):
            for p in layer.parameters():
                p.requires_grad_(i >= o.frozen)
                if i >= o.frozen:
                    groups.append(dict(params=[p], lr=o.rate * o.decay ** (F.LAYERS - 1 - i), weight_decay=0.01 if p.ndim > 1 else 0))
        for p in [b.pos.weight, b.type0, b.shape.weight, b.quote.weight, b.ps.weight, *b.ln.parameters()]:
            p.requires_grad_(False)
        groups.append(dict(params=list(self.judge.cls.parameters()), lr=o.rate * 5, weight_decay=0.01))
        groups.append(dict(params=list(self.judge.ret.parameters()), lr=o.rate, weight_decay=0))
        return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)

    def loss(self, examples):
        rows = [r for e in examples for r in e['rows']]
        labels = [y for e in examples for y in e['labels']]
        batch = D.pack(rows)
        self.seen += int((batch[3] >= 0).sum())
        with torch.autocast('cpu', torch.bfloat16, enabled=not self.o.float32):
            x = self.judge.rows(batch).float()
        most = max(map(len, labels))
        scores = self.judge.scores(x, batch[3], most)
        flat = torch.cat([scores[i, :len(y)] for i, y in enumerate(labels)])
        gold = torch.tensor([v for y in labels for v in y])
        spoken = gold > 0
        against = torch.logsumexp(flat[:, 1:], 1) - flat[:, 0]
        loss = functional.binary_cross_entropy_with_logits(against, spoken.float(), weight=torch.where(spoken, 1., WEIGHTS['none']))
        if spoken.any():
            loss = loss + functional.cross_entropy(flat[spoken, 1:], gold[spoken] - 1)
            self.right += int((flat[spoken, 1:].argmax(1) == gold[spoken] - 1).sum())
            self.asked += int(spoken.sum())
        if 'sets' not in self.o.without:
            loss = loss + WEIGHTS['sets'] * variants(scores, labels, examples)
        return loss + WEIGHTS['place'] * self.places.loss(self.judge, x, batch, examples)

    def train(self):
        o, began = self.o, time.time()
        batches, number = self.epoch(0), 0
        steps = int(o.epochs * len(batches))
        warm, optimiser = max(1, steps // 20), self.optimiser()
        schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / (steps - warm + 1))))
        parameters = [p for g in optimiser.param_groups for p in g['params']]
        print('steps', steps, vars(o), flush=True)
        kept, total = [], 0.0
        self.seen = self.right = self.asked = 0
        last = int(steps * o.until)
        for step in range(1, last + 1):
            if not batches:
                number += 1
                batches = self.epoch(number)
            self.judge.train()
            loss = self.loss(batches.pop())
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
            if step % 50 == 0:
                print('%d of %d: loss %.3f, side right %.1f, %d pieces, %.0f s' % (step, steps, total / 50, 100 * self.right / self.asked, self.seen, time.time() - began), flush=True)
                total, self.right, self.asked = 0.0, 0, 0
            if step in (steps // 4, steps // 2, steps * 3 // 4):
                stance_measure.report(self.judge, self.pieces, self.choosing, 'step %d, choosing half' % step)
                model.save(o.out, self.judge, step=step)
            if step in (steps * 7 // 10, steps * 85 // 100, steps):
                kept.append({k: v.clone() for k, v in self.judge.state_dict().items()})
        model.save(o.out, self.judge, step=last)
        if last < steps:
            return
        self.judge.load_state_dict(model.averaged(kept))
        model.save(o.out.replace('.safetensors', '-averaged.safetensors'), self.judge, step='averaged')


if __name__ == '__main__':
    Trainer(options()).train()
