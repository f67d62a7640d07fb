"""The project's corpora as training reads them, and which part of them is held out. Needs tokenizers."""
import json
import re
from pathlib import Path

from tokenizers import BertWordPieceTokenizer

CORPUS = Path(__file__).resolve().parent.parent / 'corpus'
VOCABULARY = Path(__file__).resolve().parent.parent / 'encoder' / 'model' / 'vocab.txt'
UNTRAINED = 'reports-4.jsonl'  # what sureness in articles is fitted on
PARTS = {'S': 'source', 'C': 'cue', 'T': 'content'}
MARK = re.compile(r'⟦([SCT])(\d+) |⟧')


def tokeniser():
    """Cuts text into the pieces that the program reads; encode(text, add_special_tokens=False) gives ids and offsets."""
    return BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)


def parse(path):
    """One marked article: its heading, its text, and its attributions with spans of code points."""
    heading, rest = path.read_text(encoding='utf-8').split('\n---\n', 1)
    body, notes = rest.rsplit('\n---\n', 1)
    text, spans = unmarked(body.strip('\n'), path)
    out = dict(line.split(': ', 1) for line in heading.strip().split('\n'))
    attributions = []
    for line in notes.strip().split('\n'):
        note = json.loads(line)
        if note['n'] not in spans:
            raise SystemExit(f'{path}: number {note["n"]} is described but not marked')
        attributions.append({**note, **spans[note['n']]})
    return {**out, 'text': text, 'attributions': attributions}


def unmarked(body, path):
    """A text without its marks, and where each number's parts stand in it."""
    text, length, at, open_, spans = [], 0, 0, [], {}
    for mark in MARK.finditer(body):
        text.append(body[at:mark.start()])
        length, at = length + mark.start() - at, mark.end()
        if mark[1]:
            open_.append((PARTS[mark[1]], int(mark[2]), length))
        elif open_:
            part, number, start = open_.pop()
            of = spans.setdefault(number, {'source': [], 'cue': [], 'content': []})
            of[part] = sorted(of[part] + [[start, length]])
        else:
            raise SystemExit(f'{path}: a mark is closed that was not opened, near {body[max(0, at - 30):at]!r}')
    if open_:
        raise SystemExit(f'{path}: the mark of number {open_[-1][1]} is not closed')
    return ''.join(text + [body[at:]]), spans


def articles(folder=CORPUS / 'attribution' / 'articles'):
    """All marked articles, by id."""
    return sorted((parse(p) for p in Path(folder).glob('*.txt')), key=lambda a: a['id'].encode())


def split(rows):
    """(training part, held-out fifth) of articles sorted by id: every fifth is held out, never trained on."""
    return [r for i, r in enumerate(rows) if i % 5 != 4], rows[4::5]


def passages(folder=CORPUS / 'stance'):
    """The passages of the stance corpus that the tagger reads: of the first pairs and wire paragraphs only one attribution is marked, and whole reports came later."""
    files = sorted(p for p in Path(folder).glob('*.jsonl') if not p.name.startswith(('propositions', 'pairs', 'wire', 'reports')))
    return [json.loads(line) for p in files for line in p.read_text(encoding='utf-8').splitlines() if line.strip()]


def unmarked_passages(folder=CORPUS / 'stance'):
    """The rest of the stance corpus, of which the tagger reads the text alone; without the reports that sureness is fitted on."""
    files = sorted(p for p in Path(folder).glob('*.jsonl') if p.name.startswith(('pairs', 'wire', 'reports')) and p.name != UNTRAINED)
    return [json.loads(line) for p in files for line in p.read_text(encoding='utf-8').splitlines() if line.strip()]


def plain(folder=CORPUS / 'plain'):
    """News texts that nobody marked; the whole text is one row."""
    files = sorted(Path(folder).glob('*.jsonl'))
    return [json.loads(line) for p in files for line in p.read_text(encoding='utf-8').splitlines() if line.strip()]


def propositions(folder=CORPUS / 'stance'):
    """The propositions of the stance corpus among which figures choose: those of the default codebook first."""
    return read_propositions(folder, 'propositions', 'propositions-other')


def pair_propositions(folder=CORPUS / 'stance'):
    """The propositions that only pairs and wire paragraphs speak of."""
    return read_propositions(folder, 'propositions-pairs', 'propositions-pairs-2', 'propositions-pairs-3')


def read_propositions(folder, *names):
    files = [Path(folder) / f'{name}.jsonl' for name in names]
    return [json.loads(line) for p in files for line in p.read_text(encoding='utf-8').splitlines() if line.strip()]


def held_out(passage):
    """Whether a passage is of the held-out fifth: its number (the digits behind the dash of its id) divides by five."""
    digits = re.sub(r'\D', '', passage['id'].rsplit('-', 1)[-1])
    return int(digits or 0) % 5 == 0
