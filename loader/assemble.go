package loader

import (
	"errors"
	"fmt"
	"math"
	"sort"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// contextLength is how much text before and after a segment is kept with it, in code points.
const contextLength = 32

// Assemble makes the proposal of a document that went through all stages: the article as read with its coverage, the actors
// that are used, the statements in the order of their places with the evidence cut from the text, and the relations. A
// statement of the headline that the body repeats is left out. The same document gives the same proposal, byte for byte.
// It fails only if a span does not lie in the text. The coder is who is named as having coded it.
func Assemble(d *Document, cb *codebook.Codebook, coder graph.Coder) (graph.Proposal, error) {
	a := assembly{d: d, fingerprint: cb.Fingerprint, coder: coder, actor: map[int]bool{}}
	if err := a.checkSpans(); err != nil {
		return graph.Proposal{}, err
	}
	a.order()
	p := graph.Proposal{Article: a.article()}
	for _, i := range a.kept {
		p.Statements = append(p.Statements, a.statement(i))
	}
	for _, r := range d.Relations {
		p.Relations = append(p.Relations, a.relation(r))
	}
	for i := range d.Actors {
		if a.actor[i] {
			p.Actors = append(p.Actors, d.Actors[i].ProposedActor)
		}
	}
	return p, nil
}

// assembly is the work on one document.
type assembly struct {
	d           *Document
	fingerprint string
	coder       graph.Coder
	kept        []int                        // attributions in the order of their places
	place       map[int]int                  // attribution → index in kept
	actor       map[int]bool                 // actors that are used
	body        map[string][]map[string]bool // see saidInBody
}

// checkSpans refuses spans that do not lie in the text: an evidence must be proved, never guessed.
func (a *assembly) checkSpans() error {
	check := func(what string, spans []graph.Span) error {
		for _, s := range spans {
			if s.Start < 0 || s.Start >= s.End || s.End > len(a.d.Text) {
				return fmt.Errorf("the %s at %d–%d does not lie in the text of %d characters", what, s.Start, s.End, len(a.d.Text))
			}
		}
		return nil
	}
	for _, x := range a.d.Attributions {
		if len(x.Content) == 0 {
			return fmt.Errorf("an attribution has no content")
		}
		if err := errors.Join(check("speaker", x.Speaker), check("cue", x.Cue), check("content", x.Content)); err != nil {
			return err
		}
	}
	for _, r := range a.d.Relations {
		if err := check("relation", r.Evidence); err != nil {
			return err
		}
	}
	return nil
}

// order sorts the attributions by place, longer first, and drops those of the headline that the body repeats.
func (a *assembly) order() {
	for i := range a.d.Attributions {
		if !a.repeated(i) && !a.deed(i) {
			a.kept = append(a.kept, i)
		}
	}
	sort.SliceStable(a.kept, func(x, y int) bool {
		p, q := a.d.Attributions[a.kept[x]].Content, a.d.Attributions[a.kept[y]].Content
		if p[0].Start != q[0].Start {
			return p[0].Start < q[0].Start
		}
		return p[len(p)-1].End > q[len(q)-1].End
	})
	a.place = map[int]int{}
	for n, i := range a.kept {
		a.place[i] = n
	}
}

// article is the article as read.
func (a *assembly) article() *graph.Article {
	article := *a.d.Article
	article.State = graph.ArticleRead
	article.Problem = nil
	article.Coverage = a.coverage()
	return &article
}

// evidence cuts the segments of an attribution from the text.
func (a *assembly) evidence(x *Attribution) graph.Evidence {
	return graph.Evidence{TextHash: a.d.Article.TextHash, Content: a.segments(x.Content), Cue: a.segments(x.Cue), Speaker: a.segments(x.Speaker)}
}

func (a *assembly) segments(spans []graph.Span) []graph.Segment {
	var out []graph.Segment
	for _, s := range spans {
		out = append(out, graph.Segment{
			Start: s.Start, End: s.End, Exact: a.d.text(s),
			Prefix: a.d.text(graph.Span{Start: max(0, s.Start-contextLength), End: s.Start}),
			Suffix: a.d.text(graph.Span{Start: s.End, End: min(len(a.d.Text), s.End+contextLength)}),
		})
	}
	return out
}

// statement is attribution i as the graph takes it.
func (a *assembly) statement(i int) graph.ProposedStatement {
	x := &a.d.Attributions[i]
	c := graph.Coding{
		SpeakerIDs: a.ids(x.Speakers), Speaking: x.Speaking, CandidateIDs: a.ids(x.Candidates),
		Content: a.joined(x.Content), Form: x.Form, Act: x.Act, Takes: a.takes(x.Takes),
		AddresseeIDs: a.ids(x.Addressees), MentionIDs: a.ids(x.Mentions),
		Said: x.Said, Confidence: twoDecimals(x.Confidence), CodedBy: a.coder,
	}
	if len(x.Cue) > 0 {
		cue := a.joined(x.Cue)
		c.Cue = &cue
	}
	if len(x.Speaker) > 0 {
		words := a.joined(x.Speaker)
		c.SpeakerText = &words
	}
	if x.Called != "" {
		called := x.Called
		c.Called = &called
	}
	if x.OnBehalfOf >= 0 {
		c.OnBehalfOfID = a.ids([]int{x.OnBehalfOf})[0]
	}
	within := -1
	if x.Within >= 0 {
		if n, ok := a.place[x.Within]; ok {
			within = n
		}
	}
	return graph.ProposedStatement{Evidence: a.evidence(x), Coding: c, Within: within}
}

// joined are the words of the segments, joined by an ellipsis.
func (a *assembly) joined(spans []graph.Span) string {
	var words []string
	for _, s := range spans {
		words = append(words, a.d.text(s))
	}
	return strings.Join(words, " … ")
}

// ids are the provisional ids of actors, each once; asking for them is what uses them.
func (a *assembly) ids(list []int) []graph.ID {
	var out []graph.ID
	for _, i := range list {
		a.actor[i] = true
		id, there := a.d.Actors[i].ID, false
		for _, have := range out {
			there = there || have == id
		}
		if !there {
			out = append(out, id)
		}
	}
	return out
}

// takes are sorted by proposition, those only implied behind those taken.
func (a *assembly) takes(list []Take) []graph.Take {
	var out []graph.Take
	for _, t := range list {
		g := graph.Take{
			PropositionID: graph.MakeID(graph.KindProposition, t.Proposition), Stance: t.Stance, Confidence: twoDecimals(t.Confidence),
			Because: t.Because, CodedBy: a.coder, Codebook: a.fingerprint,
		}
		if t.ImpliedBy != "" {
			g.ImpliedByID = graph.MakeID(graph.KindProposition, t.ImpliedBy)
		}
		out = append(out, g)
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].PropositionID != out[j].PropositionID {
			return out[i].PropositionID < out[j].PropositionID
		}
		return out[i].ImpliedByID < out[j].ImpliedByID
	})
	return out
}

// relation is a relation as the graph takes it.
func (a *assembly) relation(r Relation) graph.ProposedRelation {
	out := graph.Relation{
		Kind: r.Kind, FromIDs: a.ids(r.From), ToIDs: a.ids(r.To), Status: r.Status, Happened: r.Happened,
		ReportedByIDs: a.ids(r.ReportedBy), Confidence: twoDecimals(r.Confidence),
		Evidence: graph.Evidence{TextHash: a.d.Article.TextHash, Content: a.segments(r.Evidence)},
	}
	if r.Place != "" {
		place := r.Place
		out.Place = &place
	}
	return graph.ProposedRelation{Relation: out}
}

// twoDecimals keeps a confidence within 0 and 1 and rounds it.
func twoDecimals(x float64) float64 { return math.Round(100*min(1, max(0, x))) / 100 }
