"""The tagger: six layers of the encoder (or a larger one that teaches) and two heads over the same rows, for attributions and for those inside a content."""
import torch
from torch import nn
from torch.nn import functional

import model
from attribution_data import TAGS

LAYERS = 6
EDGE_SHAPE, EDGE_PLACE = 7, 3  # features of the pieces that open and close a window


class Tagger(nn.Module):
    def __init__(self, dropout=0.1, bert=None):
        super().__init__()
        self.bert = bert or model.Encoder(LAYERS, dropout)
        self.cls, self.nested = nn.Linear(self.bert.width, TAGS), nn.Linear(self.bert.width, TAGS)
        self.dropout = dropout

    def forward(self, batch):
        """Logits [batch, words, tags] of each word's first piece, on both levels."""
        x = self.bert(batch['ids'], {k: batch[k] for k in ('shape', 'quote', 'ps')}, batch['visible'])
        x = torch.gather(x, 1, batch['first'][:, :, None].expand(-1, -1, x.shape[2]))
        x = functional.dropout(x, self.dropout, self.training)
        return self.cls(x), self.nested(x)


def item(words, window):
    """One window as lists: pieces with features, and the row of each word's first piece."""
    low, _, _, high = window
    out = {'ids': [model.START], 'shape': [EDGE_SHAPE], 'quote': [0], 'ps': [EDGE_PLACE], 'first': []}
    for w in words[low:high]:
        out['first'].append(len(out['ids']))
        n = len(w.pieces)
        out['ids'] += w.pieces
        out['shape'] += [w.shape] * n
        out['quote'] += [w.quote] * n
        out['ps'] += [w.place] + [0] * (n - 1)
    for key, end in (('ids', model.END), ('shape', EDGE_SHAPE), ('quote', 0), ('ps', EDGE_PLACE)):
        out[key].append(end)
    return out


def batch(items, multiple=16):
    """Items side by side, filled up to one length."""
    rows = -(-max(len(i['ids']) for i in items) // multiple) * multiple
    columns = max(len(i['first']) for i in items)
    fill = lambda key, pad, n: torch.tensor([i[key] + [pad] * (n - len(i[key])) for i in items])
    out = {key: fill(key, pad, rows) for key, pad in (('ids', 0), ('shape', EDGE_SHAPE), ('quote', 0), ('ps', EDGE_PLACE))}
    out['first'] = fill('first', 0, columns)
    out['visible'] = torch.arange(rows)[None] < torch.tensor([len(i['ids']) for i in items])[:, None]
    return out


@torch.no_grad()
def predict(tagger, texts, windows, size=16):
    """Log probabilities [words, tags] of every text on both levels."""
    tagger.eval()
    at = [(t, w) for t, text in enumerate(texts) for w in windows(text.words)]
    items = [item(texts[t].words, w) for t, w in at]
    out = [[torch.zeros(len(text.words), TAGS) for text in texts] for _ in range(2)]
    order = sorted(range(len(at)), key=lambda i: (len(items[i]['ids']), i))
    for i in range(0, len(order), size):
        chosen = order[i:i + size]
        for level, logits in enumerate(tagger(batch([items[j] for j in chosen]))):
            for row, j in enumerate(chosen):
                t, (low, start, to, _) = at[j]
                out[level][t][start:to] = torch.log_softmax(logits[row, start - low:to - low], -1)
    return out


def decode(scores):
    """The most probable well-formed tags of a text (Viterbi 1967)."""
    if not len(scores):
        return []
    allowed = torch.zeros(TAGS, TAGS)
    for tag in range(2, TAGS, 2):
        allowed[:, tag] = -1e9
        allowed[tag - 1, tag] = allowed[tag, tag] = 0
    best, back = scores[0] + allowed[0], []
    for row in scores[1:]:
        best, from_ = (best[:, None] + allowed).max(0)
        best = best + row
        back.append(from_)
    out = [int(best.argmax())]
    for from_ in reversed(back):
        out.append(int(from_[out[-1]]))
    return out[::-1]
