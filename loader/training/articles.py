"""Makes the articles that docs/quality.md measures speed with, from the attribution corpus. Standard library only.

    python loader/training/articles.py long     corpus.jsonl    forty articles of about 700 words, to standard output
    python loader/training/articles.py thousand corpus.jsonl    a thousand: the corpus again and again, each copy with a last line of its own

corpus.jsonl is what `standpoint corpus convert loader/corpus/attribution` writes.
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


def words(r):
    return len(r['text'].split())


def main(do, *args):
    if do == 'long':
        near = sorted(read(args[0]), key=lambda r: (abs(words(r) - 700), r['id']))[:40]
        dump([article(r) for r in sorted(near, key=lambda r: r['id'])], sys.stdout)
    elif do == 'thousand':
        corpus = read(args[0])
        for i in range(1000):
            r, copy = corpus[i % len(corpus)], i // len(corpus) + 1
            dump([article(r, f"{r['id']}-{copy}", f"{r['text']}\nCopy {copy}")], sys.stdout)
    else:
        sys.exit(__doc__)


if __name__ == '__main__':
    main(*sys.argv[1:] or ('',))
