"""The passages of the stance corpus as marked texts: short, with rare cues, and none of them held out."""
import dataclasses
import re

import attribution_data as data
import corpus

PARTS = (('content', 'content'), ('cue', 'cue'), ('speaker', 'source'))


def groups(cache):
    """Lists of texts that differ in one small edit; most hold one. Whatever cannot be found in its passage is left out."""
    sets = {}
    for row in corpus.passages():
        marked = None if corpus.held_out(row) else mark(row)
        if marked:
            contrast = row['id'].startswith('c')
            sets.setdefault(row['id'][:-1] if contrast else row['id'], []).append(marked)
    texts = {t.id: t for t in data.texts([m for s in sets.values() for m in s], cache)}
    return [[texts[m['id']] for m in s] for s in sets.values()]


def unmarked(cache):
    """Texts as groups gives them, none of them marked: plain news, whole reports, wire paragraphs, and one of each pair. What is held out is left out."""
    first = {row['id']: {**row, 'attributions': []} for row in corpus.plain()}
    for row in corpus.unmarked_passages():
        if not corpus.held_out(row):
            first.setdefault(re.sub(r'[a-z]$', '', row['id']), {'id': row['id'], 'text': row['text'], 'attributions': []})
    texts = data.texts(list(first.values()), cache)
    for t in texts:
        t.outer = t.nested = [data.PASSED] * len(t.words)
    return [[t] for t in texts]


def mark(row):
    """A passage with spans for what is said in it; None if one of its parts does not stand in the text."""
    attributions = []
    for said in row['said']:
        spans, near = {'source': [], 'cue': [], 'content': []}, None
        for key, part in PARTS:
            value = said.get(key) or []
            for piece in value if isinstance(value, list) else [value]:
                taken = [s for p in spans.values() for s in p]
                found = find(row['text'], piece, near, taken)
                if not found:
                    return None
                spans[part].append(found)
                near = found[0] if near is None or part == 'cue' else near
        attributions.append({part: sorted(s) for part, s in spans.items()})
    return {'id': row['id'], 'text': row['text'], 'attributions': attributions}


def find(text, piece, near, taken):
    """Where a piece stands: nearest to what belongs to it, outside of that if it can be, and as whole words."""
    at = [(m.start(), m.end()) for m in re.finditer(rf'(?<!\w){re.escape(piece)}(?!\w)', text)]
    free = [s for s in at if not any(s[0] < e and b < s[1] for b, e in taken)]
    return min(map(list, free or at), key=lambda s: abs(s[0] - (near or 0)), default=None)


def join(texts, room):
    """Texts one after another, a paragraph each, as texts of at most so many pieces."""
    out, pieces = [], room
    for t in texts:
        n = sum(len(w.pieces) for w in t.words)
        if pieces + n > room:
            out.append(data.Text(t.id, [], [], [], []))
            pieces = 0
        last = out[-1]
        line = len(last.words) and last.words[-1].line + 1
        for w in t.words:
            place = w.place and (1 if last.words else 2)
            last.words.append(dataclasses.replace(w, line=line + w.line, sentence=line * 1000 + w.sentence, place=place))
        last.outer += t.outer
        last.nested += t.nested
        last.taught += list(t.taught) if t.taught is not None else [None] * len(t.words)
        pieces += n
    return out
