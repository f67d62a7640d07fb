package graph

import (
	"context"
	"encoding/json"
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
// restored from it alone, and [Graph.Check] finds no fault there that the store has not. So what arrives behind the page just read is
// left out with all that rests on it, what is said in an article that was not read when its page was is left out too, and where what is
// written would not fit together (another codebook came into use, the text of an article became another printing, something that
// is named was deleted before its page) the dump ends with a [Conflict].
func (g *Graph) Dump(ctx context.Context, w io.Writer, opts DumpOptions) error {
	d := newDumper(g, w, opts)
	for _, part := range []func(context.Context) error{d.allArticles, d.met, d.codebook, d.allActors,
		func(ctx context.Context) error {
			return g.eachRelation(ctx, func(r *Relation) error { return d.relation(ctx, r) })
		},
		func(ctx context.Context) error {
			return g.eachStatement(ctx, func(s *Statement) error { return d.statement(ctx, s) })
		},
		d.sameCodebook, d.met, d.sameTexts} {
		if err := part(ctx); err != nil {
			return err
		}
	}
	return nil
}

// allArticles looks at each page for articles that nothing rests on yet, before it writes them.
func (d *dumper) allArticles(ctx context.Context) error {
	return d.eachPage(ctx, func(articles []*Article) error {
		silent, err := d.silent(ctx, articles)
		if err != nil {
			return err
		}
		for _, a := range articles {
			if err := d.article(ctx, a, silent[a.ID]); err != nil {
				return err
			}
		}
		return nil
	})
}

// eachPage gives all articles with their texts.
func (d *dumper) eachPage(ctx context.Context, yield func([]*Article) error) error {
	return pages(ctx, dumpArticles, func(ctx context.Context, r Range) ([]Page[*Article], error) {
		return d.g.store.Articles(ctx, ArticleQuery{Order: ArticleOrder{ArticlesByID, Ascending}, Range: r})
	}, yield)
}

func (d *dumper) allActors(ctx context.Context) error {
	for _, kind := range []ActorKind{ActorCountry, ActorOrganisation, ActorPerson} {
		err := pages(ctx, internalPage, func(ctx context.Context, r Range) ([]Page[Actor], error) {
			return d.g.store.Actors(ctx, ActorQuery{Filter: ActorFilter{Kinds: []ActorKind{kind}}, Order: ActorOrder{ActorsByID, Ascending}, Range: r})
		}, each(func(a Actor) error { return d.actor(ctx, a) }))
		if err != nil {
			return err
		}
	}
	return nil
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

func (d *dumper) article(ctx context.Context, a *Article, silent bool) error {
	c := *a
	c.LoadedAt, c.Received.At = utc(c.LoadedAt), utc(c.Received.At)
	if c.PublishedAt != nil {
		c.PublishedAt = instant(c.PublishedAt)
	}
	if d.opts.WithoutTimes {
		c.LoadedAt, c.Received.At = time.Time{}, time.Time{}
	}
	d.addArticle(a, silent)
	var err error
	if c.PreviousID, err = d.beside(ctx, a, func(a *Article) ID { return a.PreviousID }); err != nil {
		return err
	}
	if c.NextID, err = d.beside(ctx, a, func(a *Article) ID { return a.NextID }); err != nil {
		return err
	}
	return d.line(KindArticle, &c)
}

// actor leaves out one whose country arrived behind the page of the countries.
func (d *dumper) actor(ctx context.Context, a Actor) error {
	own := a.Profiled()
	names := append(slices.Clone(own.FormerIds), own.ID) // what it took over may still be named by what names it
	for _, id := range names {
		d.actors[d.hash(id)] = struct{}{}
	}
	if late, err := d.arrivedLate(ctx, own.ID, CountryOf(a)); late || err != nil {
		for _, id := range names {
			delete(d.actors, d.hash(id))
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

func (d *dumper) codebook(ctx context.Context) error {
	cb, err := d.g.store.Codebook(ctx)
	if err != nil {
		return wrapped(err)
	}
	if d.fingerprint = cb.Fingerprint; cb.Fingerprint == "" {
		return nil
	}
	cb.LoadedAt = utc(cb.LoadedAt)
	if d.opts.WithoutTimes {
		cb.LoadedAt = time.Time{}
	}
	return d.line(kindCodebook, &cb)
}

func (d *dumper) statement(ctx context.Context, s *Statement) error {
	if late, err := d.restsOnLate(ctx, s.ID, s.ArticleID, s.ActorIDs()); late || err != nil {
		return err
	}
	d.addStatement(s)
	c := *s
	c.Decisions = d.decisions(s.Decisions)
	if d.opts.WithoutTimes {
		c.Revision = 0
	}
	return d.line(KindStatement, &c)
}

func (d *dumper) relation(ctx context.Context, r *Relation) error {
	if late, err := d.restsOnLate(ctx, r.ID, r.ArticleID, r.ActorIDs()); late || err != nil {
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
