package loader

import (
	"context"
	"sync"

	"github.com/standpoint-graph/standpoint/graph"
	"golang.org/x/sync/errgroup"
)

// Recoded is what coding one stored article anew gave.
type Recoded struct {
	Article    graph.ID
	Title      string
	Statements int
	Changed    int   // statements whose stances are others now
	Known      bool  // coded with this codebook and this version before; left as it is
	Err        error // this article alone could not be coded
}

// recodeAtOnce is how many articles are read from the store at once.
const recodeAtOnce = 16

// Recode classifies the stored statements of all articles with the codebook and the models of the extractor, without reading the
// articles again: who said what stays, where they stand is judged anew. What has been coded so before is left alone, so that an
// interrupted run that is repeated goes on where it was; all judges that, too. The codebook must be in the graph before. One article
// that fails does not stop the others; the error is that of the store or of ctx.
func (l *Loader) Recode(ctx context.Context, all bool, report func(Recoded)) error {
	if l.extractor.asker != nil {
		return graph.Errorf(graph.BadInput, "a language model reads articles, it does not code what is stored; leave out --extractor llm, or load the articles again")
	}
	group, ctx := errgroup.WithContext(ctx)
	jobs := make(chan graph.Stored)
	group.Go(func() error {
		defer close(jobs)
		return l.eachStored(ctx, jobs)
	})
	var mu sync.Mutex
	for range l.workers {
		group.Go(func() error {
			for s := range jobs {
				r, err := l.recode(ctx, s, all)
				if err != nil {
					return err
				}
				mu.Lock()
				report(r)
				mu.Unlock()
			}
			return nil
		})
	}
	return graph.Wrap(group.Wait(), graph.Internal, "coding anew stopped")
}

// eachStored hands on every article that has been read, in the order of ids.
func (l *Loader) eachStored(ctx context.Context, jobs chan<- graph.Stored) error {
	after := graph.ID("")
	for {
		stored, err := l.graph.Stored(ctx, after, recodeAtOnce)
		if err != nil || len(stored) == 0 {
			return err
		}
		for _, s := range stored {
			select {
			case jobs <- s:
			case <-ctx.Done():
				return ctx.Err()
			}
			after = s.Article.ID
		}
	}
}

// recode codes one article. The error is the store's or of ctx; the article's own is in the result.
func (l *Loader) recode(ctx context.Context, s graph.Stored, all bool) (Recoded, error) {
	r := Recoded{Article: s.Article.ID, Title: s.Article.Title, Statements: len(s.Statements)}
	if !all && l.extractor.coded(s) {
		r.Known = true
		return r, nil
	}
	takes, err := l.extractor.Recode(ctx, s)
	if ctx.Err() != nil {
		return r, ctx.Err()
	}
	if err != nil {
		r.Err = err
		return r, nil
	}
	r.Changed, err = l.graph.Recode(ctx, s.Article.ID, takes)
	if graph.CodeOf(err) == graph.NotFound {
		r.Known, err = true, nil // deleted meanwhile
	}
	return r, err
}

// coded tells whether an article bears the marks of this codebook and this version, and of no other: some stance does, and none
// does not. An article without any stance bears none; it is judged again, which is quick.
func (e *Extractor) coded(s graph.Stored) bool {
	some := false
	for _, x := range s.Statements {
		for _, t := range x.Machine.Takes {
			if t.Codebook != e.codebook.Fingerprint || t.CodedBy.Kind != e.coder.Kind || t.CodedBy.Version == nil || *t.CodedBy.Version != *e.coder.Version {
				return false
			}
			some = true
		}
	}
	return some
}

// Recode classifies stored statements: for each its takes, none for one that speaks of no proposition. A panic becomes an error.
func (e *Extractor) Recode(ctx context.Context, s graph.Stored) (takes map[graph.ID][]graph.Take, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = graph.Errorf(graph.Internal, "it could not be coded: %v; please report it with the article", r)
		}
	}()
	d := restored(s)
	linkReferences(d)
	if err := e.classifier.classify(ctx, e.pool, d); err != nil {
		return nil, graph.Wrap(err, graph.Internal, "it could not be coded")
	}
	a := assembly{d: d, fingerprint: e.codebook.Fingerprint, coder: e.coder}
	takes = make(map[graph.ID][]graph.Take, len(s.Statements))
	for i, x := range s.Statements {
		takes[x.ID] = a.takes(d.Attributions[i].Takes)
	}
	return takes, nil
}

// restored makes the document of a stored article as it was before its statements were classified; attribution i is statement i.
func restored(s graph.Stored) *Document {
	d := Segment(s.Article)
	at := map[graph.ID]int{}
	actor := func(id graph.ID) int {
		i, there := at[id]
		if !there {
			i = len(d.Actors)
			at[id] = i
			d.Actors = append(d.Actors, Actor{ProposedActor: proposed(id, s.Actors[id])})
		}
		return i
	}
	actors := func(ids []graph.ID) []int {
		var out []int
		for _, id := range ids {
			out = append(out, actor(id))
		}
		return out
	}
	index := map[graph.ID]int{}
	for i, x := range s.Statements {
		index[x.ID] = i
	}
	for _, x := range s.Statements {
		m := &x.Machine
		a := Attribution{
			Speaker: spansOf(x.Evidence.Speaker), Cue: spansOf(x.Evidence.Cue), Content: spansOf(x.Evidence.Content),
			Form: m.Form, Act: m.Act, Within: -1, Confidence: m.Confidence, Speakers: actors(m.SpeakerIDs), Speaking: m.Speaking,
			OnBehalfOf: -1, Addressees: actors(m.AddresseeIDs), Mentions: actors(m.MentionIDs), Said: m.Said,
		}
		if m.OnBehalfOfID != "" {
			a.OnBehalfOf = actor(m.OnBehalfOfID)
		}
		if i, there := index[m.WithinID]; there {
			a.Within = i
		}
		d.Attributions = append(d.Attributions, a)
	}
	return d
}

// proposed is a stored actor as extraction knows it; nil is one that is gone.
func proposed(id graph.ID, a graph.Actor) graph.ProposedActor {
	out := graph.ProposedActor{ID: id}
	switch x := a.(type) {
	case *graph.Person:
		out.Kind, out.Name, out.Country = graph.ActorPerson, x.Name, x.Country
		if len(x.Tenures) > 0 {
			out.Office = x.Tenures[0].Title
		}
	case *graph.Country:
		out.Kind, out.Name = graph.ActorCountry, x.Name
	case *graph.Organisation:
		out.Kind, out.Name, out.Country, out.Form = graph.ActorOrganisation, x.Name, x.CountryID, x.Form
	}
	return out
}

func spansOf(segments []graph.Segment) []graph.Span {
	var out []graph.Span
	for _, s := range segments {
		out = append(out, graph.Span{Start: s.Start, End: s.End})
	}
	return out
}
