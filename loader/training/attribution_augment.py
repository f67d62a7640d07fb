"""Small changes to a window that leave its marks right: the model shall not hang on casing, the form of the marks, or known cues."""


MASK = 103  # the piece that the base model learnt to read around
LOWER, CAPITAL, UPPER, INITIAL, PUNCTUATION = 0, 1, 2, 3, 5


class Augment:
    """What is changed, and how often. vocabulary: piece → id."""

    def __init__(self, vocabulary, case=0.15, marks=0.15, cue=0.1, word=0.03):
        self.straight, self.curly = vocabulary['"'], {vocabulary['“'], vocabulary['”']}
        self.case, self.marks, self.cue, self.word = case, marks, cue, word

    def __call__(self, item, tags, rng):
        """A changed copy of an item; tags are those of its words, outer level."""
        out = {k: list(v) for k, v in item.items()}
        if rng.random() < self.case:
            recase(out, rng.choice((LOWER, CAPITAL, UPPER)), rng)
        if rng.random() < self.marks:
            out['ids'] = [self.straight if i in self.curly else i for i in out['ids']]
        self.hide(out, tags, rng)
        return out

    def hide(self, out, tags, rng):
        """Hide some words, cues oftener: what a cue is must also be read from its surroundings."""
        ends = out['first'][1:] + [len(out['ids']) - 1]
        for start, end, tag in zip(out['first'], ends, tags):
            share = self.cue if tag in (3, 4) else self.word
            if rng.random() < share and out['shape'][start] != PUNCTUATION:
                out['ids'][start:end] = [MASK] * (end - start)


def recase(out, shape, rng):
    """Write a stretch of words in one case, as headlines, posts and tickers do."""
    n = len(out['ids'])
    start = rng.randrange(n)
    for i in range(start, min(n - 1, start + rng.randrange(5, 60))):
        if out['shape'][i] in (LOWER, CAPITAL, UPPER, INITIAL):
            out['shape'][i] = shape
