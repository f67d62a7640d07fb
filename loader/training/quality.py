"""Makes the files that docs/quality.md measures with, from the attribution corpus. Standard library only.

    python loader/training/quality.py fifth    corpus.jsonl DIR   the held-out fifth: articles.jsonl to extract from, and what is
                                                                  right: outer.jsonl, nested.jsonl, all.jsonl
    python loader/training/quality.py long     corpus.jsonl       forty articles of about 700 words, to standard output
    python loader/training/quality.py thousand corpus.jsonl       a thousand: the corpus again and again, each copy with a last line of its own
    python loader/training/quality.py outer    < found.jsonl      what extract --json found, without what others relay
    python loader/training/quality.py nested   < found.jsonl      that alone

corpus.jsonl is what the corpus's convert.py writes.
"""
import json
import sys


def read(path):
    with open(path, encoding='utf-8') as f:
        return [json.loads(line) for line in f]


def dump(rows, out):
    for r in rows:
        out.write(json.dumps(r, ensure_ascii=False) + '\n')


def article(r, ref=None, text=None):
    """An article of the corpus as the loader reads it, without its attributions."""
    return {'id': ref or r['id'], 'title': r['title'], 'publisher': r['publisher'], 'publishedOn': r['date'], 'text': text or r['text']}


def is_nested(a, others):
    """Whether all of an attribution lies inside a piece of another one's content."""
    spans = [x for part in ('source', 'cue', 'content') for x in a[part]]
    low, high = min(s for s, _ in spans), max(e for _, e in spans)
    return any(b is not a and any(s <= low and high <= e for s, e in b['content']) for b in others)


def fifth(corpus, folder):
    held = sorted(corpus, key=lambda r: r['id'])[4::5]
    files = {name: open(f'{folder}/{name}.jsonl', 'w', encoding='utf-8') for name in ('articles', 'outer', 'nested', 'all')}
    for r in held:
        for a in r['attributions']:
            a['speaker_ref'] = a['speaker'] or ''
        kept = {True: [], False: []}
        for a in r['attributions']:
            kept[is_nested(a, r['attributions'])].append(a)
        dump([article(r)], files['articles'])
        for name, attributions in (('outer', kept[False]), ('nested', kept[True]), ('all', r['attributions'])):
            dump([{**r, 'attributions': attributions}], files[name])
    for f in files.values():
        f.close()


def words(r):
    return len(r['text'].split())


def main(do, *args):
    if do == 'fifth':
        fifth(read(args[0]), args[1])
    elif do == 'long':
        near = sorted(read(args[0]), key=lambda r: (abs(words(r) - 700), r['id']))[:40]
        dump([article(r) for r in sorted(near, key=lambda r: r['id'])], sys.stdout)
    elif do == 'thousand':
        corpus = read(args[0])
        for i in range(1000):
            r, copy = corpus[i % len(corpus)], i // len(corpus) + 1
            dump([article(r, f"{r['id']}-{copy}", f"{r['text']}\nCopy {copy}")], sys.stdout)
    elif do in ('outer', 'nested'):
        for line in sys.stdin:
            r = json.loads(line)
            r['attributions'] = [a for a in r['attributions'] if ('within' in a) == (do == 'nested')]
            dump([r], sys.stdout)
    else:
        sys.exit(__doc__)


if __name__ == '__main__':
    main(*sys.argv[1:] or ('',))
