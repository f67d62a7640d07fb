package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// crowd makes a graph in which so many people support the first proposition of the built-in codebook, and one opposes the second.
func crowd(t *testing.T, people int) (file string, on [2]*graph.Proposition) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "crowd.db")
	p := quiet()
	g, err := p.openFile(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer p.close(g)
	if _, err := p.openReader(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	cb, err := g.Codebook(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	copy(on[:], cb.Topics[0].Propositions)
	coder := graph.Coder{Kind: graph.CoderModel, Name: "test"}
	var body strings.Builder
	var proposal graph.Proposal
	for i := range people + 1 {
		name := fmt.Sprintf("Ana %c%c%c", 'A'+i/100, 'a'+i/10%10, 'a'+i%10)
		who := graph.MakeID(graph.KindPerson, graph.Slug(name))
		words := fmt.Sprintf("thing number %d must be done", i)
		start := body.Len() + len(name) + len(" said ")
		fmt.Fprintf(&body, "%s said %s.\n", name, words)
		take := graph.Take{PropositionID: on[0].ID, Stance: graph.Supports, Confidence: 0.9, Because: "it says so", CodedBy: coder}
		if i == people {
			take.PropositionID, take.Stance = on[1].ID, graph.Opposes
		}
		proposal.Actors = append(proposal.Actors, graph.ProposedActor{ID: who, Kind: graph.ActorPerson, Name: name})
		proposal.Statements = append(proposal.Statements, graph.ProposedStatement{
			Within: -1, Evidence: graph.Evidence{Content: []graph.Segment{{Start: start, End: start + len(words), Exact: words}}},
			Coding: graph.Coding{SpeakerIDs: []graph.ID{who}, Speaking: graph.Named, Form: graph.Indirect, Act: graph.ActAssert, Confidence: 0.9,
				Takes: []graph.Take{take}, Said: graph.Said{Basis: graph.SaidUnknown}, CodedBy: coder},
		})
	}
	for i := range proposal.Statements {
		proposal.Statements[i].Evidence.TextHash = graph.TextHash(body.String())
	}
	proposal.Article = &graph.Article{Title: "All of them", Body: body.String(), Language: "en"}
	out, err := g.Ingest(t.Context(), []graph.Proposal{proposal})
	if err != nil || out[0].Err != nil || out[0].Statements != people+1 {
		t.Fatalf("%+v, %v", out, err)
	}
	return file, on
}

// TestStancesFirst: --by stance shows as many actors of each proposition as --first says, over as many pages as it takes, and says how many it
// leaves out.
func TestStancesFirst(t *testing.T) {
	file, on := crowd(t, 230)
	for _, c := range []struct {
		first      string
		shown      int
		more, said string
		saidAsJSON string
	}{
		{"", 20, "\n  and 210 more actors\n", "\n21 shown of 231; ask for more with --first\n", "21 shown of 231"},
		{"7", 7, "\n  and 223 more actors\n", "\n8 shown of 231; ask for more with --first\n", "8 shown of 231"},
		{"229", 229, "\n  and 1 more actor\n", "\n230 shown of 231; ask for more with --first\n", "230 shown of 231"},
		{"230", 230, "", "\n231 stances\n", ""},
		{"1000", 230, "", "\n231 stances\n", ""},
	} {
		args := []string{"--db", file, "ask", "--by", "stance"}
		if c.first != "" {
			args = append(args, "--first", c.first)
		}
		out, said, code := at(t.Context(), nil, args...)
		if code != exitOK || strings.Count(out, "Ana ") != c.shown+1 || !strings.Contains(out, on[1].Slug) || !strings.Contains(out, c.more) ||
			c.more == "" && strings.Contains(out, " more ") || !strings.HasSuffix(said, c.said) {
			t.Errorf("--first %q: %d, %d names\n%s%s", c.first, code, strings.Count(out, "Ana "), out, said)
		}
		out, said, code = at(t.Context(), nil, append(args, "--json")...)
		names := map[string]bool{}
		for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
			names[line] = true
		}
		if code != exitOK || len(names) != c.shown+1 || strings.Count(out, "\n") != c.shown+1 || !strings.Contains(said, c.saidAsJSON) ||
			c.saidAsJSON == "" && strings.Contains(said, "stances") {
			t.Errorf("--first %q --json: %d, %d lines, %s", c.first, code, len(names), said)
		}
	}
	for args, want := range map[string]string{"--first 3 --json": "3 shown of 231", "--first 3": "3 shown of 231", "--first 231": "231 statements"} {
		if out, said, code := at(t.Context(), nil, append([]string{"--db", file, "ask"}, strings.Fields(args)...)...); code != exitOK || !strings.Contains(said, want) {
			t.Errorf("ask %s: %d, %.200s %s", args, code, out, said)
		}
	}
}
