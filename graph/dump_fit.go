package graph

import (
	"bytes"
	"context"
	"hash/maphash"
	"io"
)

// dumper writes lines, and keeps what it needs to know of them so that what others write meanwhile cannot make the dump unfit to be
// restored. It is about 60 bytes an article or actor and 10 a statement: hashes stand for ids and texts.
type dumper struct {
	g           *Graph
	w           io.Writer
	opts        DumpOptions
	buf         bytes.Buffer
	seed        maphash.Seed
	fingerprint string // of the codebook that is written
	articles    map[uint64]dumped
	actors      map[uint64]struct{}
	statements  []uint64
	awaited     map[uint64]ID // what lines name that may not be written: the last that names it
}

// dumped is what was written of an article.
type dumped struct {
	text   uint64 // hash of the body
	silent bool   // nothing rested on it, for it was not read: what comes when it is must not be written in part
	rested bool   // a statement or relation that rests on it is written
}

func newDumper(g *Graph, w io.Writer, opts DumpOptions) *dumper {
	return &dumper{g: g, w: w, opts: opts, seed: maphash.MakeSeed(),
		articles: map[uint64]dumped{}, actors: map[uint64]struct{}{}, awaited: map[uint64]ID{}}
}

func (d *dumper) hash(id ID) uint64 { return maphash.String(d.seed, string(id)) }

// has tells whether an article or actor is written, or for an actor one that took it over.
func (d *dumper) has(id ID) bool {
	if id.Kind() == KindArticle {
		_, ok := d.articles[d.hash(id)]
		return ok
	}
	_, ok := d.actors[d.hash(id)]
	return ok
}

func (d *dumper) addArticle(a *Article, silent bool) {
	h := d.hash(a.ID)
	d.articles[h] = dumped{text: maphash.String(d.seed, a.Body), silent: silent}
	delete(d.awaited, h)
}

func (d *dumper) addStatement(s *Statement) {
	h := d.hash(s.ID)
	d.statements = append(d.statements, h)
	delete(d.awaited, h)
	if s.WithinID != "" {
		d.awaited[d.hash(s.WithinID)] = s.ID
	}
}

// silent gives those of a page of articles that have not been read and that nothing rests on. What is found in them while the statements
// are written would be in the dump from the page onwards that is being written.
func (d *dumper) silent(ctx context.Context, articles []*Article) (map[ID]bool, error) {
	unread := map[ID]bool{}
	for _, a := range articles {
		if a.State != ArticleRead {
			unread[a.ID] = true
		}
	}
	if len(unread) == 0 {
		return nil, nil
	}
	statements, err := d.g.statementsOn(ctx, ByArticle, keysOf(unread))
	if err != nil {
		return nil, err
	}
	relations, err := d.g.relationsOn(ctx, ByArticle, keysOf(unread))
	for id := range unread {
		unread[id] = len(statements[id])+len(relations[id]) == 0
	}
	return unread, err
}

// beside gives the text before or after one at its address, past those that arrived behind the page that would have held them. One
// with a greater id is yet to be written.
func (d *dumper) beside(ctx context.Context, a *Article, side func(*Article) ID) (ID, error) {
	id := side(a)
	for id != "" && id < a.ID && !d.has(id) {
		found, err := d.g.articlesByID(ctx, []ID{id}, true)
		if err != nil {
			return "", err
		}
		if found[id] == nil {
			break
		}
		id = side(found[id])
	}
	if id == a.ID { // they have changed places meanwhile
		return "", nil
	}
	if id != "" && !d.has(id) {
		d.awaited[d.hash(id)] = a.ID
	}
	return id, nil
}

// restsOnLate tells whether a statement or relation must be left out because of its article or those it names.
func (d *dumper) restsOnLate(ctx context.Context, id, article ID, actors []ID) (bool, error) {
	h := d.hash(article)
	p, written := d.articles[h]
	if p.silent {
		return true, nil
	}
	if late, err := d.arrivedLate(ctx, id, append(actors, article)...); late || err != nil {
		return late, err
	}
	if written && !p.rested {
		p.rested = true
		d.articles[h] = p
	}
	return false, nil
}

// arrivedLate tells whether any of these articles and actors, which one that is to be written names, came into the store behind the page
// that would have held it. One that the store does not have at all is awaited (see met).
func (d *dumper) arrivedLate(ctx context.Context, from ID, ids ...ID) (bool, error) {
	for _, id := range ids {
		if id == "" || d.has(id) {
			continue
		}
		found, err := d.g.nodesByID(ctx, []ID{id})
		if n := found[id]; n != nil && n.NodeID() != id {
			return true, Errorf(Conflict, "%s has become %s while the dump was written; write the dump again", id, n.NodeID())
		}
		if err != nil || found[id] != nil {
			return true, err
		}
		d.awaited[d.hash(id)] = from
	}
	return false, nil
}

// met ends the dump where a line names something that has no line. What the store itself lacks is a fault of the store, which a dump
// keeps for `check` to find.
func (d *dumper) met(ctx context.Context) error {
	for _, h := range d.statements {
		delete(d.awaited, h)
	}
	for h, from := range d.awaited {
		lacks, err := d.lacks(ctx, from, h)
		if err != nil {
			return err
		}
		if !lacks {
			return Errorf(Conflict, "what %s refers to came or went while the dump was written; write the dump again", from)
		}
	}
	clear(d.awaited)
	return nil
}

// lacks tells whether a node still names something with this hash that is not there.
func (d *dumper) lacks(ctx context.Context, from ID, h uint64) (bool, error) {
	found, err := d.g.nodesByID(ctx, []ID{from})
	if err != nil {
		return false, err
	}
	for _, id := range namedBy(found[from]) {
		if id != "" && d.hash(id) == h {
			there, err := d.g.nodesByID(ctx, []ID{id})
			return there[id] == nil, err
		}
	}
	return false, nil
}

// namedBy gives the ids without which the line of a node cannot stand in a dump.
func namedBy(n Node) []ID {
	switch n := n.(type) {
	case *Article:
		return []ID{n.PreviousID, n.NextID}
	case *Statement:
		return append(n.ActorIDs(), n.ArticleID, n.WithinID)
	case *Relation:
		return append(n.ActorIDs(), n.ArticleID)
	case Actor:
		return []ID{CountryOf(n)}
	}
	return nil
}

func (d *dumper) sameCodebook(ctx context.Context) error {
	now, err := d.g.store.Codebook(ctx)
	if err != nil {
		return wrapped(err)
	}
	if now.Fingerprint != d.fingerprint {
		return Errorf(Conflict, "another codebook came into use while the dump was written; write the dump again")
	}
	return nil
}

// sameTexts ends the dump where evidence may have been written as it stands in another printing of its article than the one that is
// written. Nothing but the text tells, and an article has several statements: so all are read once more at the end, in their order,
// and not those of each statement when it is written.
func (d *dumper) sameTexts(ctx context.Context) error {
	return d.eachPage(ctx, each(func(a *Article) error {
		if p := d.articles[d.hash(a.ID)]; p.rested && p.text != maphash.String(d.seed, a.Body) {
			return Errorf(Conflict, "the text of %s became another printing while the dump was written; write the dump again", a.ID)
		}
		return nil
	}))
}
