package graph

import "testing"

// TestRecode: new stances come into force but where a person has decided, and the machine's own are always the newest.
func TestRecode(t *testing.T) {
	g, m := newGraph(t)
	supports := []Take{{PropositionID: "proposition:open-harbours", Stance: Supports, Confidence: 0.8, Because: "test", Codebook: "f1"}}
	p := told("Orlov wants harbours. Orlov wants bridges. Orlov wants ferries. Orlov wants quays.", everybody,
		said{who: "person:lena-orlov", words: "harbours", takes: supports}, said{who: "person:lena-orlov", words: "bridges", takes: supports},
		said{who: "person:lena-orlov", words: "ferries", takes: supports}, said{who: "person:lena-orlov", words: "quays", takes: supports})
	p.Article.Coverage.WithStance = 4
	id := ingest(t, g, p)[0].ArticleID
	got, err := g.Stored(t.Context(), "", 5)
	if err != nil || len(got) != 1 || len(got[0].Statements) != 4 || got[0].Article.Body == "" || got[0].Actors["person:lena-orlov"] == nil {
		t.Fatalf("%+v, %v", got, err)
	}
	s := got[0].Statements
	decide(t, g, Decide{IDs: []ID{s[1].ID}, Status: Accepted})
	decide(t, g, Decide{IDs: []ID{s[2].ID}, Status: Rejected})
	opposes := []Take{{PropositionID: "proposition:close-bridge", Stance: Opposes, Confidence: 0.7, Because: "anew", Codebook: "f2"}}
	takes := map[ID][]Take{s[0].ID: opposes, s[1].ID: opposes, s[2].ID: nil, s[3].ID: supports}
	if n, err := g.Recode(t.Context(), id, takes); err != nil || n != 3 {
		t.Fatalf("%d changed, %v", n, err)
	}
	for i, want := range []struct {
		force, machine int
		stance         Stance
	}{{1, 1, Opposes}, {1, 1, Supports}, {0, 0, ""}, {1, 1, Supports}} {
		x := m.statements[s[i].ID]
		if len(x.Takes) != want.force || len(x.Machine.Takes) != want.machine || want.force > 0 && x.Takes[0].Stance != want.stance {
			t.Errorf("statement %d: in force %+v, the machine's %+v", i, x.Takes, x.Machine.Takes)
		}
	}
	if c := m.articles[id].Coverage.WithStance; c != 3 {
		t.Errorf("%d statements with a stance", c)
	}
	decide(t, g, Decide{IDs: []ID{s[1].ID}, Status: Unreviewed})
	if x := m.statements[s[1].ID]; len(x.Takes) != 1 || x.Takes[0].Stance != Opposes {
		t.Errorf("after undoing: %+v", x.Takes)
	}
	if n, err := g.Recode(t.Context(), id, takes); err != nil || n != 0 {
		t.Errorf("the same again: %d changed, %v", n, err)
	}
	sound(t, g)
}

// TestRecodeRefuses: what cannot be coded, and an article that is not there. A conflict is tried again.
func TestRecodeRefuses(t *testing.T) {
	g, m := newGraph(t)
	id := ingest(t, g, harbourProposal())[0].ArticleID
	var first *Statement
	for _, s := range m.PrintedIn(id) {
		first = s
	}
	if _, err := g.Recode(t.Context(), id, map[ID][]Take{first.ID: {{PropositionID: "proposition:drain-it", Stance: Supports}}}); CodeOf(err) != BadInput {
		t.Errorf("%v", err)
	}
	if _, err := g.Recode(t.Context(), "article:gone", nil); CodeOf(err) != NotFound {
		t.Errorf("%v", err)
	}
	if _, err := g.Stored(t.Context(), "", MaxPerBatch+1); CodeOf(err) != BadInput {
		t.Errorf("%v", err)
	}
	m.conflicts = 3
	if n, err := g.Recode(t.Context(), id, map[ID][]Take{first.ID: {{PropositionID: "proposition:build-ferry", Stance: Neutral, Because: "test"}}}); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
}

func decide(t *testing.T, g *Graph, d Decide) {
	t.Helper()
	if _, err := g.Decide(t.Context(), d); err != nil {
		t.Fatal(err)
	}
}
