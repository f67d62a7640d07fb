package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"hash/maphash"
	"io"
	"slices"
	"time"
)

// DumpOptions says what to leave out of a dump.
type DumpOptions struct {
	// WithoutTimes leaves out when and how often things were loaded (an article's loadedAt and received.at, the codebook's loadedAt,
	// the time of what a machine retired, revisions), so that the dumps of two stores with the same content are equal. Such a dump
	// can be restored: what is left out is then the time of restoring, and revision 1.
	WithoutTimes bool
}

// dumpArticles is how many articles a dump holds in memory: each may have megabytes of text.
const dumpArticles = 16

// kindCodebook is the kind of the line that holds the codebook.
const kindCodebook = "codebook"

// Dump writes the whole graph as JSON Lines, one object a line that begins with its kind: articles, the codebook, countries,
// organisations, persons, relations, statements; each sorted by id, keys in a fixed order. Equal content gives equal bytes,
// whatever kind of store holds it. It reads page by page: what others write meanwhile may be in it or not, but whatever is in it can be
// restored from it alone. So what arrives behind the page just read is left out with all that rests on it, and where another
// codebook comes into use meanwhile the dump ends with a [Conflict].
func (g *Graph) Dump(ctx context.Context, w io.Writer, opts DumpOptions) error {
	d := dumper{g: g, w: w, opts: opts, seed: maphash.MakeSeed(), written: map[uint64]struct{}{}}
	err := pages(ctx, dumpArticles, func(ctx context.Context, r Range) ([]Page[*Article], error) {
		return g.store.Articles(ctx, ArticleQuery{Order: ArticleOrder{ArticlesByID, Ascending}, Range: r})
	}, each(d.article))
	if err != nil {
		return err
	}
	cb, err := g.store.Codebook(ctx)
	if err != nil {
		return wrapped(err)
	}
	if err := d.codebook(cb); err != nil {
		return err
	}
	for _, kind := range []ActorKind{ActorCountry, ActorOrganisation, ActorPerson} {
		err := pages(ctx, internalPage, func(ctx context.Context, r Range) ([]Page[Actor], error) {
			return g.store.Actors(ctx, ActorQuery{Filter: ActorFilter{Kinds: []ActorKind{kind}}, Order: ActorOrder{ActorsByID, Ascending}, Range: r})
		}, each(func(a Actor) error { return d.actor(ctx, a) }))
		if err != nil {
			return err
		}
	}
	if err := g.eachRelation(ctx, func(r *Relation) error { return d.relation(ctx, r) }); err != nil {
		return err
	}
	if err := g.eachStatement(ctx, func(s *Statement) error { return d.statement(ctx, s) }); err != nil {
		return err
	}
	now, err := g.store.Codebook(ctx)
	if err != nil {
		return wrapped(err)
	}
	if now.Fingerprint != cb.Fingerprint {
		return Errorf(Conflict, "another codebook came into use while the dump was written; write the dump again")
	}
	return nil
}

// dumper writes lines.
type dumper struct {
	g       *Graph
	w       io.Writer
	opts    DumpOptions
	buf     bytes.Buffer
	seed    maphash.Seed
	written map[uint64]struct{} // of the articles and actors: hashes of ids, for ten million statements rest on two million of them
}

// arrivedLate tells whether any of these articles and actors came into the store behind the page that would have held it. One that
// the store does not have at all is a fault of the store, which a dump keeps for `check` to find.
func (d *dumper) arrivedLate(ctx context.Context, ids ...ID) (bool, error) {
	for _, id := range ids {
		if _, ok := d.written[maphash.String(d.seed, string(id))]; ok || id == "" {
			continue
		}
		if id.Kind() == KindArticle {
			if found, err := d.g.articlesByID(ctx, []ID{id}, false); err != nil || found[id] != nil {
				return true, err
			}
		} else if found, err := d.g.actorsByID(ctx, []ID{id}); err != nil || found[id] != nil {
			return true, err
		}
	}
	return false, nil
}

func (d *dumper) add(id ID) { d.written[maphash.String(d.seed, string(id))] = struct{}{} }

// line writes one object: its own fields behind the kind.
func (d *dumper) line(kind string, v any) error {
	d.buf.Reset()
	enc := json.NewEncoder(&d.buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return &Error{Code: Internal, Message: "a " + kind + " cannot be written as JSON", Err: err}
	}
	head := `{"kind":"` + kind + `",`
	if _, err := io.WriteString(d.w, head); err != nil {
		return outputFailed(err)
	}
	if _, err := d.w.Write(d.buf.Bytes()[1:]); err != nil {
		return outputFailed(err)
	}
	return nil
}

func outputFailed(err error) error {
	return &Error{Code: Unavailable, Message: "the dump could not be written; see that there is room for it", Err: err}
}

func (d *dumper) article(a *Article) error {
	c := *a
	c.LoadedAt, c.Received.At = utc(c.LoadedAt), utc(c.Received.At)
	if c.PublishedAt != nil {
		c.PublishedAt = instant(c.PublishedAt)
	}
	if d.opts.WithoutTimes {
		c.LoadedAt, c.Received.At = time.Time{}, time.Time{}
	}
	d.add(c.ID)
	return d.line(KindArticle, &c)
}

// actor leaves out one whose country arrived behind the page of the countries.
func (d *dumper) actor(ctx context.Context, a Actor) error {
	own := a.Profiled()
	names := append(slices.Clone(own.FormerIds), own.ID) // what it took over may still be named by what names it
	for _, id := range names {
		d.add(id)
	}
	if late, err := d.arrivedLate(ctx, CountryOf(a)); late {
		for _, id := range names {
			delete(d.written, maphash.String(d.seed, string(id)))
		}
		return err
	}
	return d.line(kindOf(a.Kind()), a)
}

func utc(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return *instant(&t)
}

func (d *dumper) codebook(cb Codebook) error {
	if cb.Fingerprint == "" {
		return nil
	}
	cb.LoadedAt = utc(cb.LoadedAt)
	if d.opts.WithoutTimes {
		cb.LoadedAt = time.Time{}
	}
	return d.line(kindCodebook, &cb)
}

func (d *dumper) statement(ctx context.Context, s *Statement) error {
	if late, err := d.arrivedLate(ctx, append(s.ActorIDs(), s.ArticleID)...); late {
		return err
	}
	c := *s
	c.Decisions = d.decisions(s.Decisions)
	if d.opts.WithoutTimes {
		c.Revision = 0
	}
	return d.line(KindStatement, &c)
}

func (d *dumper) relation(ctx context.Context, r *Relation) error {
	if late, err := d.arrivedLate(ctx, append(r.ActorIDs(), r.ArticleID)...); late {
		return err
	}
	c := *r
	c.Decisions = d.decisions(r.Decisions)
	if d.opts.WithoutTimes {
		c.Revision = 0
	}
	return d.line(KindRelation, &c)
}

func (d *dumper) decisions(all []Decision) []Decision {
	out := make([]Decision, len(all))
	for i, x := range all {
		x.At = instant(x.At)
		if d.opts.WithoutTimes && x.By == nil && x.Status != Accepted && x.Status != Rejected && x.Status != Edited {
			x.At = nil
		}
		out[i] = x
	}
	return out
}
