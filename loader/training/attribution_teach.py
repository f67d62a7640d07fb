"""What larger taggers say of texts: `attribution_train.py --taught` learns from it.

    python attribution_teach.py OUT.npz TEACHER... --large FOLDER [--cache DIR] [--threads N]

Read are the training articles, the passages that are marked, and the texts that are not (plain news, whole reports, wire paragraphs, pairs; never what is
held out, nor the reports that sureness is fitted on). OUT holds, for each text, the probabilities of the outer level's tags of every word in 255ths, the
mean of all teachers.
"""
import argparse
import time

import numpy as np
import torch

import attribution_data as data
import attribution_model as tagger
import attribution_passages as passages
import convert
import corpus
import mpnet

TOGETHER = 400  # texts read between two lines of progress


def load(path, words):
    """A larger tagger that attribution_train.py has written; its word vectors are those of the folder `words`."""
    net = tagger.Tagger(bert=mpnet.Encoder())
    net.bert.load_base(words)
    net.load_state_dict({k: torch.from_numpy(v.astype('f4')) for k, v in convert.read(path).items()}, strict=False)
    return net


class Taught:
    """The kept probabilities."""

    def __init__(self, path):
        self.of = np.load(path)

    def give(self, texts):
        """Add them to the texts; of one that it does not have nothing is known."""
        for t in texts:
            if t.id in self.of.files:
                t.taught = self.of[t.id]


def main():
    o = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    o.add_argument('out')
    o.add_argument('teachers', nargs='+')
    o.add_argument('--large', required=True, help='folder of all-mpnet-base-v2')
    o.add_argument('--cache', default='/tmp/standpoint-training')
    o.add_argument('--threads', type=int, default=1)
    o = o.parse_args()
    torch.set_num_threads(o.threads)
    nets, began, out = [load(path, o.large) for path in o.teachers], time.time(), {}
    texts = data.texts(corpus.split(corpus.articles())[0], o.cache)
    texts += [t for group in passages.groups(o.cache) + passages.unmarked(o.cache) for t in group]
    for at in range(0, len(texts), TOGETHER):
        part = texts[at:at + TOGETHER]
        for t, *scores in zip(part, *(tagger.predict(net, part, data.windows)[0] for net in nets)):
            mean = sum(s.exp() for s in scores) / len(scores)
            out[t.id] = (mean * 255).round().to(torch.uint8).numpy()
        print('%d of %d texts, %.0f s' % (at + len(part), len(texts), time.time() - began), flush=True)
    np.savez_compressed(o.out, **out)


if __name__ == '__main__':
    main()
