package loader

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

const assembleText = "Berg rejects the toll on the tunnel\n\nThe toll would have come in May.\n\n⟦S Ilona Berg⟧ ⟦C rejected⟧ ⟦T the toll on the tunnel 😀⟧ in the past. ⟦T “We dig,”⟧ ⟦S she⟧ ⟦C told⟧ Jon Vík, ⟦T “and we walk.”⟧ She spoke of “rain”.\n\nREAD ALSO: “More rain”"

// assembled runs a text with flat marks through all stages but the judging of stances.
func assembled(t *testing.T, text string, change func(*Document)) (graph.Proposal, *Document) {
	t.Helper()
	cb := inventedCodebook()
	cb.Fingerprint = "f1"
	d := taggedDocument(t, text, "2025-02-13")
	d.Article.TextHash, d.Article.Ref, d.Article.ID = "hash", "ref-1", "article:x"
	goesWell(t, NewLinker(cb).Link(t.Context(), d))
	goesWell(t, NewResolver(cb).Resolve(t.Context(), d))
	goesWell(t, DateStatements(t.Context(), d))
	goesWell(t, Relate(t.Context(), d))
	if change != nil {
		change(d)
	}
	p, err := Assemble(d, cb, ownCoder())
	if err != nil {
		t.Fatal(err)
	}
	return p, d
}

func TestEvidenceIsTheText(t *testing.T) {
	p, d := assembled(t, assembleText, nil)
	n := 0
	for _, s := range p.Statements {
		for _, list := range [][]graph.Segment{s.Evidence.Content, s.Evidence.Cue, s.Evidence.Speaker} {
			for _, seg := range list {
				n++
				if string(d.Text[seg.Start:seg.End]) != seg.Exact || string(d.Text[seg.Start-len([]rune(seg.Prefix)):seg.Start]) != seg.Prefix ||
					string(d.Text[seg.End:seg.End+len([]rune(seg.Suffix))]) != seg.Suffix {
					t.Errorf("segment %+v is not the text", seg)
				}
			}
		}
		if s.Evidence.TextHash != "hash" {
			t.Errorf("text hash %q", s.Evidence.TextHash)
		}
	}
	if n != 7 {
		t.Errorf("%d segments, want 7", n)
	}
	if c := p.Statements[1].Coding; c.Content != "“We dig,” … “and we walk.”" || *c.Cue != "told" || *c.SpeakerText != "she" {
		t.Errorf("coding %q, %q, %q", c.Content, *c.Cue, *c.SpeakerText)
	}
}

func TestAssembleUsesOnlyWhatIsNamed(t *testing.T) {
	p, _ := assembled(t, assembleText, nil)
	var ids []graph.ID
	for _, a := range p.Actors {
		ids = append(ids, a.ID)
	}
	if got := fmt.Sprint(ids); got != "[person:ilona-berg person:jon-vik]" {
		t.Errorf("actors %s", got)
	}
	if got := p.Statements[1].Coding.AddresseeIDs; !reflect.DeepEqual(got, []graph.ID{"person:jon-vik"}) {
		t.Errorf("addressees %v", got)
	}
}

func TestCoverage(t *testing.T) {
	p, _ := assembled(t, assembleText, nil)
	c := p.Article.Coverage
	if c.Statements != 2 || c.Named != 2 || c.WithStance != 0 {
		t.Errorf("coverage %+v", c)
	}
	if quoted := len([]rune("“We dig,”“and we walk.”“rain”")); c.Quoted != quoted || c.QuotedAttributed != quoted-len([]rune("“rain”")) {
		t.Errorf("quoted %d, attributed %d", c.Quoted, c.QuotedAttributed)
	}
	if p.Article.State != graph.ArticleRead {
		t.Errorf("state %s", p.Article.State)
	}
}

func TestHeadlineRepeatedInTheBodyIsDropped(t *testing.T) {
	repeated := "⟦S Berg⟧ ⟦C rejects⟧ ⟦T the toll on the tunnel⟧\n\n⟦S Ilona Berg⟧ ⟦C rejected⟧ ⟦T the toll on the long tunnel⟧ on Monday, with nothing to add."
	if p, _ := assembled(t, repeated, nil); len(p.Statements) != 1 || *p.Statements[0].Coding.Cue != "rejected" {
		t.Errorf("%d statements of a repeated headline", len(p.Statements))
	}
	other := "⟦S Berg⟧ ⟦C rejects⟧ ⟦T the toll on the tunnel⟧\n\n⟦S Jon Vík⟧ ⟦C rejected⟧ ⟦T the toll on the long tunnel⟧ on Monday, with nothing to add."
	if p, _ := assembled(t, other, nil); len(p.Statements) != 2 {
		t.Errorf("%d statements, want the headline's of another speaker kept", len(p.Statements))
	}
}

func TestTakesAreSortedAndRounded(t *testing.T) {
	p, _ := assembled(t, assembleText, func(d *Document) {
		d.Attributions[0].Takes = []Take{
			{Proposition: "z-toll", Stance: graph.Opposes, Confidence: 0.876, Because: "cue"},
			{Proposition: "a-ferry", Stance: graph.Supports, Confidence: 1.2, ImpliedBy: "z-toll"},
		}
	})
	takes := p.Statements[0].Coding.Takes
	if len(takes) != 2 || takes[0].PropositionID != "proposition:a-ferry" || takes[1].Confidence != 0.88 || takes[0].Confidence != 1 ||
		takes[0].ImpliedByID != "proposition:z-toll" || takes[1].Codebook != "f1" {
		t.Errorf("takes %+v", takes)
	}
	if p.Article.Coverage.WithStance != 1 {
		t.Errorf("with stance %d", p.Article.Coverage.WithStance)
	}
}

func TestAssembleRefusesWhatIsNotInTheText(t *testing.T) {
	d := taggedDocument(t, assembleText, "")
	for _, a := range []Attribution{{}, {Content: []graph.Span{{Start: 5, End: 5}}}, {Content: []graph.Span{{Start: 0, End: 3}}, Cue: []graph.Span{{Start: 0, End: 1 << 20}}}} {
		d.Attributions = []Attribution{a}
		if _, err := Assemble(d, &codebook.Codebook{}, ownCoder()); err == nil {
			t.Errorf("%+v is accepted", a)
		}
	}
}

func TestAssembleIsDeterministic(t *testing.T) {
	first, _ := assembled(t, assembleText, nil)
	want, err := json.Marshal(first)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		p, _ := assembled(t, assembleText, nil)
		if got, _ := json.Marshal(p); string(got) != string(want) {
			t.Fatalf("two readings differ:\n%s\n%s", got, want)
		}
	}
}

func TestExtractedJSON(t *testing.T) {
	p, d := assembled(t, assembleText, nil)
	x := Extract(p)
	if x.ID != "ref-1" || len(x.Attributions) != 2 {
		t.Fatalf("id %q with %d attributions", x.ID, len(x.Attributions))
	}
	a := x.Attributions[1]
	if a.Speaker != "Ilona Berg" || a.SpeakerID != "person:ilona-berg" || len(a.Content) != 2 || a.Said.Basis != graph.SaidPublication || a.Within != nil {
		t.Errorf("attribution %+v", a)
	}
	if got := string(d.Text[a.Content[0][0]:a.Content[0][1]]); got != "“We dig,”" {
		t.Errorf("the first piece is %q", got)
	}
	b, err := json.Marshal(Extract(graph.Proposal{}))
	if err != nil || string(b) != `{"id":"","attributions":[],"relations":[]}` {
		t.Errorf("nothing is written as %s (%v)", b, err)
	}
}
