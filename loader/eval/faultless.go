package eval

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader"
	"github.com/standpoint-graph/standpoint/loader/corpus"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// Faultless links and resolves the spans that people marked, outer ones alone, as if a faultless tagger had found them: what is wrong
// then is the fault of linking or resolving alone. It gives what comes out for each article, in their order.
func Faultless(ctx context.Context, cb *codebook.Codebook, articles []*corpus.Article) ([][]Attribution, error) {
	l, r := loader.NewLinker(cb), loader.NewResolver(cb)
	out := make([][]Attribution, len(articles))
	err := inParallel(ctx, len(articles), nil, func() func(context.Context, int) (int, error) {
		return func(ctx context.Context, i int) (int, error) {
			d := Segmented(articles[i])
			d.Found = MarkedSpans(articles[i], d)
			if err := l.Link(ctx, d); err != nil {
				return 0, err
			}
			if err := r.Resolve(ctx, d); err != nil {
				return 0, err
			}
			out[i] = InDocument(d)
			return len(out[i]), nil
		}
	})
	return out, err
}

// Segmented cuts a marked article into lines, sentences and words as the loader does.
func Segmented(a *corpus.Article) *loader.Document {
	return loader.Segment(&graph.Article{Body: a.Text, Title: a.Title, PublishedOn: dayOf(a)})
}

// MarkedSpans gives the outer marks of an article as the tagger would give them, surely: a word has one role, and speakers and cues win
// over contents.
func MarkedSpans(a *corpus.Article, d *loader.Document) []loader.Found {
	type label struct {
		role loader.Role
		n    int
	}
	at := make([]label, len(d.Text))
	fill := func(role loader.Role, n int, spans corpus.Spans) {
		for _, s := range spans {
			for c := s.Start; c < s.End; c++ {
				if at[c].role == loader.NoRole || at[c].role == loader.ContentRole && role != loader.ContentRole {
					at[c] = label{role, n}
				}
			}
		}
	}
	outer := a.Outer()
	for i, x := range a.Attributions {
		if outer[i] {
			fill(loader.ContentRole, i+1, x.Content)
		}
	}
	for i, x := range a.Attributions {
		if outer[i] {
			fill(loader.SpeakerRole, i+1, x.Source)
			fill(loader.CueRole, i+1, x.Cue)
		}
	}
	var out []loader.Found
	var last label
	for i, w := range d.Words {
		l := at[w.Start]
		switch {
		case l.role == loader.NoRole:
		case l == last && d.Words[i-1].Line == w.Line:
			out[len(out)-1].Words.To = i + 1
		default:
			out = append(out, loader.Found{Role: l.role, Words: loader.Range{From: i, To: i + 1}, Confidence: 1, Least: 1})
		}
		last = l
	}
	return out
}
