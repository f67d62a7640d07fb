package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
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
// whatever kind of store holds it. It reads page by page: what others write meanwhile may be in it or not.
func (g *Graph) Dump(ctx context.Context, w io.Writer, opts DumpOptions) error {
	d := dumper{w: w, opts: opts}
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
		}, each(func(a Actor) error { return d.line(kindOf(kind), a) }))
		if err != nil {
			return err
		}
	}
	if err := g.eachRelation(ctx, d.relation); err != nil {
		return err
	}
	return g.eachStatement(ctx, d.statement)
}

// dumper writes lines.
type dumper struct {
	w    io.Writer
	opts DumpOptions
	buf  bytes.Buffer
}

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
	return d.line(KindArticle, &c)
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

func (d *dumper) statement(s *Statement) error {
	c := *s
	c.Decisions = d.decisions(s.Decisions)
	if d.opts.WithoutTimes {
		c.Revision = 0
	}
	return d.line(KindStatement, &c)
}

func (d *dumper) relation(r *Relation) error {
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
