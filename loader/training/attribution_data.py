"""Marked articles and passages as the tagger reads them: words with pieces and features, tags of two levels, windows.

The words come from the program itself (go test ./loader -run TestExportWords), so that training and use differ in nothing.
"""
import hashlib
import json
import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROLES = {'source': 1, 'cue': 2, 'content': 3}
PASSED = -100  # the tag of a word that the loss passes over
TAGS = 7  # outside; first and following word of a source, a cue, a content
MAIN, LEFT, RIGHT = 320, 48, 32  # pieces of a window and of its context; loader/windows.go has the same


@dataclass
class Word:
    start: int
    end: int
    line: int
    sentence: int
    shape: int
    quote: int
    place: int
    pieces: list


@dataclass
class Text:
    """A marked text: its words, and a tag a word on each of two levels, and what a teacher says of the outer one."""
    id: str
    words: list
    outer: list = field(default_factory=list)
    nested: list = field(default_factory=list)
    taught: object = None  # what a larger tagger says: 255ths [words, tags]; None, or a word's None, where it was not asked


def texts(rows, cache):
    """The rows (id, text, attributions) as texts with words and tags."""
    words = cut(rows, Path(cache))
    return [tagged(r, words[r['id']]) for r in rows]


def cut(rows, cache):
    """The words of every row by its id, cut by the program, or read again from the cache if the rows are the same."""
    source = ''.join(json.dumps({'id': r['id'], 'text': r['text']}, ensure_ascii=False) + '\n' for r in rows)
    cache.mkdir(parents=True, exist_ok=True)
    name = cache / ('words-' + hashlib.sha256(source.encode()).hexdigest()[:16])
    target = name.with_suffix('.out.jsonl')
    if not target.exists():
        name.with_suffix('.in.jsonl').write_text(source, encoding='utf-8')
        where = {'STANDPOINT_WORDS_FROM': str(name.with_suffix('.in.jsonl')), 'STANDPOINT_WORDS_TO': str(target) + '.part'}
        subprocess.run(['go', 'test', './loader', '-run', '^TestExportWords$', '-count=1'], cwd=ROOT, check=True,
                       env={**os.environ, **where}, stdout=subprocess.DEVNULL)
        os.replace(str(target) + '.part', target)
    with open(target, encoding='utf-8') as f:
        return {r['id']: [Word(*w[:7], w[7:]) for w in r['words']] for r in map(json.loads, f)}


def extent(a):
    spans = [s for role in ROLES for s in a[role]]
    return min(s for s, _ in spans), max(e for _, e in spans)


def levels(attributions):
    """(outer, nested): nested is what lies inside a piece of another one's content as a whole."""
    outer, nested = [], []
    for a in attributions:
        low, high = extent(a)
        inside = any(b is not a and any(s <= low and high <= e for s, e in b['content']) for b in attributions)
        (nested if inside else outer).append(a)
    return outer, nested


def tagged(row, words):
    outer, nested = levels(row['attributions'])
    taken = {}
    for role in ('content', 'source', 'cue'):  # sources and cues win over the contents they stand in
        for k, a in enumerate(outer):
            for start, end in a[role]:
                for c in range(start, end):
                    if taken.get(c, (ROLES['content'],))[0] == ROLES['content'] and (c not in taken or role != 'content'):
                        taken[c] = (ROLES[role], k)
    inner = {}
    for k, a in sorted(enumerate(nested), key=lambda x: -sum(e - s for s, e in x[1]['content'])):
        at = {c: (ROLES[role], k) for role in ('cue', 'source', 'content')[::-1] for s, e in a[role] for c in range(s, e)}
        if not any(c in inner for c in at):  # of those in one another, the outermost
            inner.update(at)
    return Text(row['id'], words, tags(words, taken), tags(words, inner))


def tags(words, taken):
    """A tag a word. Every stretch, even one right behind another, begins with a first word; none passes a line's end."""
    out, before = [], None
    for w in words:
        now = taken.get(w.start)
        key = now and (now, w.line)
        out.append(0 if now is None else 2 * now[0] - (key != before))
        before = key
    return out


def windows(words, main=MAIN, first=None, left=LEFT, right=RIGHT):
    """Windows of whole lines as loader/windows.go cuts them: (context from, from, to, context to), in words.

    first: the room of the first window alone, so that training can see the same lines in other company.
    """
    before = [0]
    for w in words:
        before.append(before[-1] + len(w.pieces))
    n, out, start = len(words), [], 0
    while start < n:
        to = fill(words, before, start, first or main)
        first = None
        low, high = start, to
        while low > 0 and before[start] - before[low - 1] <= left:
            low -= 1
        while high < n and before[high + 1] - before[to] <= right:
            high += 1
        out.append((low, start, to, high))
        start = to
    return out


def fill(words, before, start, room):
    n, to, i = len(words), start, start
    while i < n:
        while i < n and words[i].line == words[to].line:
            i += 1
        if before[i] - before[start] > room:
            break
        to = i
    if to > start:
        return to
    to = start + 1
    while to < n and before[to + 1] - before[start] <= room:
        to += 1
    cut_ = to
    while cut_ > start + 1 and cut_ < n and words[cut_ - 1].sentence == words[cut_].sentence:
        cut_ -= 1
    return cut_ if cut_ > start + 20 else to


def spans(found):
    """The stretches (role, from, to) of well-formed tags."""
    out = []
    for i, tag in enumerate(found):
        if tag and (tag % 2 == 1 or not out or out[-1][2] != i or out[-1][0] != tag // 2):
            out.append([(tag + 1) // 2, i, i + 1])
        elif tag:
            out[-1][2] = i + 1
    return out
