"""Train the tagger.

    python attribution_train.py OUT.f16.safetensors [options]     (see --help; train.sh has those of the shipped model)

Reads loader/corpus, never its held-out fifths. Prints the loss as it goes and, at the end, how many spans of the held-out
articles have exactly the right words. The same options on the same machine give the same file.
"""
import argparse
import random
import time

import torch
from torch.nn import functional

import attribution_data as data
import attribution_model as tagger
import attribution_passages as passages
import corpus
import model
import mpnet
from attribution_augment import Augment
from attribution_teach import Taught


def options():
    a = argparse.ArgumentParser()
    a.add_argument('out')
    a.add_argument('--base', help='ONNX file of e5-small-v2 to start from')
    a.add_argument('--large', help='folder of all-mpnet-base-v2: train a larger tagger from it, to teach with')
    a.add_argument('--init', help='a model to go on from')
    a.add_argument('--epochs', type=float, default=6)
    a.add_argument('--rate', type=float, default=1.5e-4)
    a.add_argument('--batch', type=int, default=8, help='windows a step')
    a.add_argument('--seed', type=int, default=1)
    a.add_argument('--threads', type=int, default=1)
    a.add_argument('--outer', type=float, default=1.0, help='weight of the outer level; 0 trains the inner one alone')
    a.add_argument('--nested', type=float, default=1.0, help='weight of the inner level')
    a.add_argument('--articles', type=int, help='only the first so many articles by id, held-out ones among them')
    a.add_argument('--passages', type=float, default=0.0, help='share of the stance corpus\'s passages read each epoch')
    a.add_argument('--taught', help='what a larger tagger says of the texts (attribution_teach.py)')
    a.add_argument('--share', type=float, default=0.7, help="of what is aimed at in marked texts that is the larger tagger's")
    a.add_argument('--unmarked', type=float, default=0.0, help='share of the texts without marks, known to the larger tagger alone, read each epoch')
    a.add_argument('--augment', type=float, default=0.0, help='share of windows that are changed')
    a.add_argument('--round-from', type=float, default=1.0, help='from which part of training on weights and rows are rounded to int8')
    a.add_argument('--average', type=float, default=0.0, help='the last part of training whose weights are averaged')
    a.add_argument('--frozen', type=int, default=0, help='so many of the lowest layers, and all below them, stay as they are')
    a.add_argument('--choose', action='store_true', help='hold out a further tenth of the articles and report on it instead: for choosing options')
    a.add_argument('--cache', default='/tmp/standpoint-training')
    return a.parse_args()


# Pieces of a window in training. It has no context, every word counts, and it is cut anew each epoch: as much is learnt from
# fewer pieces.
ROOM = 320


class Windows:
    """Batches of windows of like length, in an order of the seed's own."""

    def __init__(self, texts, extra, unmarked, o):
        self.texts, self.extra, self.unmarked, self.o, self.rng = texts, extra, unmarked, o, random.Random(o.seed)
        self.augment = Augment(corpus.tokeniser().get_vocab())

    def epoch(self):
        """All windows of the articles, and of a share of the passages and of the texts without marks."""
        texts = list(self.texts)
        for groups, share in ((self.extra, self.o.passages), (self.unmarked, self.o.unmarked)):
            chosen = [self.rng.choice(group) for group in self.rng.sample(groups, round(share * len(groups)))]
            long = [t for t in chosen if len(t.words) > ROOM // 2]
            texts += long + passages.join([t for t in chosen if len(t.words) <= ROOM // 2], ROOM)
        for t in texts:
            first = self.rng.randrange(ROOM // 4, ROOM)
            for w in data.windows(t.words, ROOM, first, 0, 0):
                yield t, w

    def batches(self):
        """Batches for ever."""
        while True:
            at = list(self.epoch())
            self.rng.shuffle(at)
            size, room = self.o.batch, self.o.batch * 16
            chunks = []
            for i in range(0, len(at), room):
                near = sorted(at[i:i + room], key=lambda x: sum(len(w.pieces) for w in x[0].words[x[1][0]:x[1][3]]))
                chunks += [near[k:k + size] for k in range(0, len(near), size)]
            self.rng.shuffle(chunks)
            for chunk in chunks:
                yield self.batch(chunk)

    def batch(self, chunk):
        items = []
        for text, window in chunk:
            item = tagger.item(text.words, window)
            if self.rng.random() < self.o.augment:
                item = self.augment(item, text.outer[window[0]:window[3]], self.rng)
            items.append(item)
        out = tagger.batch(items)
        columns = out['first'].shape[1]
        for level in ('outer', 'nested'):
            out[level] = torch.tensor([gold(getattr(t, level), w, columns) for t, w in chunk])
        # Nobody asks what the inner level makes of words that are no content.
        out['nested'][(out['outer'] != 5) & (out['outer'] != 6)] = data.PASSED
        if self.o.taught:
            out['taught'], out['share'] = taught(chunk, out['outer'], self.o.share)
        return out


def taught(chunk, outer, share):
    """The larger tagger's probabilities [texts, words, tags], and how much of what is aimed at they are: all where there are no marks."""
    tags = torch.zeros(*outer.shape, data.TAGS)
    shares = torch.zeros(outer.shape)
    for row, (text, window) in enumerate(chunk):
        for column, said in enumerate(text.taught[window[0]:window[3]] if text.taught is not None else ()):
            if said is not None:
                tags[row, column] = torch.from_numpy(said).float() / 255
                shares[row, column] = 1 if outer[row, column] == data.PASSED else share
    return tags, shares


def gold(tags, window, columns):
    """A window's tags, filled up to so many words."""
    return tags[window[0]:window[3]] + [data.PASSED] * (columns - window[3] + window[0])


def freeze(net, layers):
    """Let the lowest layers and what is below them stay as they are: a third of them saves a fifth of the time."""
    for name, p in net.bert.named_parameters():
        if layers and (not name.startswith('layers.') or int(name.split('.')[1]) < layers):
            p.requires_grad_(False)


def optimiser(net, o):
    """AdamW (Loshchilov and Hutter 2019); heads learn faster, new ones most; norms and biases do not decay."""
    groups = []
    for name, p in net.named_parameters():
        if not p.requires_grad:
            continue
        rate = o.rate * (1 if name.startswith('bert.') else 30 if name in o.new else 5)
        groups.append({'params': [p], 'lr': rate, 'weight_decay': 0.01 if p.ndim > 1 and ('layers' in name or 'bert' not in name) else 0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), foreach=False)


def losses(net, b, o):
    """The loss of each level; one that has no weight is not computed."""
    outer, nested = net(b)
    first = second = torch.zeros(())
    if o.outer:
        first = functional.cross_entropy(outer.flatten(0, 1), b['outer'].flatten(), ignore_index=data.PASSED, reduction='none')
        if o.taught:
            share = b['share'].flatten()
            aimed = -(b['taught'] * functional.log_softmax(outer, -1)).sum(-1).flatten()
            first = (1 - share) * first + share * aimed
            first = first.sum() / ((b['outer'].flatten() != data.PASSED) | (share > 0)).sum()
        else:
            first = first.sum() / (b['outer'] != data.PASSED).sum()
    if o.nested and (b['nested'] != data.PASSED).any():
        second = functional.cross_entropy(nested.flatten(0, 1), b['nested'].flatten(), ignore_index=data.PASSED)
    return first, second


def train(net, windows, steps, o):
    """Train in place; gives the averaged weights if asked."""
    freeze(net, o.frozen)
    opt = optimiser(net, o)
    warm = max(1, steps // 10)
    plan = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / (steps - warm))))
    began, sums, mean, count = time.time(), [0.0, 0.0, 0], None, 0
    net.train()
    for step, b in zip(range(1, steps + 1), windows.batches()):
        if step == round(o.round_from * steps) + 1:
            net.bert.round()
        first, second = losses(net, b, o)
        opt.zero_grad()
        (o.outer * first + o.nested * second).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
        plan.step()
        sums = [sums[0] + first.item(), sums[1] + second.item(), sums[2] + 1]
        if step % 50 == 0 or step == steps:
            print(f'step {step}/{steps} outer {sums[0] / sums[2]:.4f} nested {sums[1] / sums[2]:.4f} {time.time() - began:.0f} s', flush=True)
            sums = [0.0, 0.0, 0]
        if step % 100 == 0:
            model.save(o.out + '.part', net)  # an interrupted training is not lost
        if step > (1 - o.average) * steps and step % 10 == 0:
            count += 1
            state = {k: v.detach().clone() for k, v in net.state_dict().items()}
            mean = state if mean is None else {k: m + (state[k] - m) / count for k, m in mean.items()}
    if mean is not None:
        net.load_state_dict(mean)


def report(net, held):
    """F1 of exact spans on the held-out articles by role and level."""
    net.bert.round()
    scores = tagger.predict(net, held, data.windows)
    for level, name in enumerate(('outer', 'nested')):
        hit, said, true = [0] * 4, [0] * 4, [0] * 4
        for t, s in zip(held, scores[level]):
            found, right = ({tuple(x) for x in data.spans(y)} for y in (tagger.decode(s), getattr(t, name)))
            for role in (1, 2, 3):
                hit[role] += sum(x[0] == role for x in found & right)
                said[role] += sum(x[0] == role for x in found)
                true[role] += sum(x[0] == role for x in right)
        print(name, 'spans, F1 of speaker/cue/content:', ' '.join(f'{200 * hit[r] / max(1, said[r] + true[r]):.1f}' for r in (1, 2, 3)),
              f'contents found {said[3]} of {true[3]}', flush=True)


def main():
    o = options()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    torch.use_deterministic_algorithms(True)
    training, held = corpus.split(corpus.articles()[:o.articles])
    if o.choose:
        training, held = [r for i, r in enumerate(training) if i % 10 != 3], training[3::10]
    net = tagger.Tagger(bert=mpnet.Encoder() if o.large else None)
    if o.large:
        net.bert.load_base(o.large)
        o.new = ['bert.shape.weight', 'bert.quote.weight', 'bert.ps.weight', 'cls.weight', 'cls.bias', 'nested.weight', 'nested.bias']
    elif o.init:
        o.new = model.load(o.init, net)
        print('new:', o.new)
        net.bert.load_words()
    else:
        net.bert.load_base(o.base)
        o.new = []
    texts = data.texts(training, o.cache)
    extra = passages.groups(o.cache) if o.passages else []
    unmarked = passages.unmarked(o.cache) if o.unmarked else []
    if o.taught:
        Taught(o.taught).give([*texts, *(t for group in extra + unmarked for t in group)])
    windows = Windows(texts, extra, unmarked, o)
    steps = round(o.epochs * sum(1 for _ in windows.epoch()) / o.batch)
    print(len(texts), 'articles,', len(extra), 'groups of passages,', steps, 'steps', flush=True)
    train(net, windows, steps, o)
    model.save(o.out, net, options=' '.join(f'{k}={v}' for k, v in sorted(vars(o).items()) if k not in ('out', 'cache', 'threads', 'base', 'init', 'new')))
    report(net, data.texts(held, o.cache))


if __name__ == '__main__':
    main()
