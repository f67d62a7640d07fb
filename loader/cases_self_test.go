package loader_test

import (
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// What the cases lean on is tested here: that forbidden things are seen, that differences are, and that names are renamed as words.

// aProposal has one statement, one stance and one relation.
func aProposal() graph.Proposal {
	cue := "said"
	day := graph.Date{Year: 2025, Month: 2, Day: 13}
	segment := func(words string) []graph.Segment { return []graph.Segment{{Exact: words}} }
	return graph.Proposal{
		Actors: []graph.ProposedActor{
			{ID: "person:lena-orlov", Name: "Lena Orlov", Kind: graph.ActorPerson},
			{ID: "country:norland", Name: "Norland", Kind: graph.ActorCountry},
		},
		Statements: []graph.ProposedStatement{{
			Evidence: graph.Evidence{Cue: segment(cue), Content: segment("“We will not sign,”")},
			Coding: graph.Coding{
				SpeakerIDs: []graph.ID{"person:lena-orlov"}, OnBehalfOfID: "country:norland", Speaking: graph.Named, Cue: &cue, Form: graph.Direct,
				Takes: []graph.Take{{PropositionID: "proposition:ceasefire", Stance: graph.Opposes}, {PropositionID: "proposition:peace-talks", Stance: graph.Opposes, ImpliedByID: "proposition:ceasefire"}},
				Said:  graph.Said{From: &day, Until: &day, Basis: graph.SaidStated},
			},
			Within: -1,
		}},
		Relations: []graph.ProposedRelation{{Relation: graph.Relation{
			Kind: graph.RelationVisit, Status: graph.Planned, FromIDs: []graph.ID{"person:lena-orlov"}, ToIDs: []graph.ID{"country:norland"},
		}}},
	}
}

func TestCasesDescribe(t *testing.T) {
	want := []string{
		"Lena Orlov for Norland | said | “We will not sign,” | direct | 2025-02-13 | ceasefire opposes",
		"relation visit planned: Lena Orlov > Norland",
	}
	if got := describe(aProposal()); !slices.Equal(got, want) {
		t.Errorf("described as %q, want %q", got, want)
	}
}

func TestCasesSeeWhatMustNotBeFound(t *testing.T) {
	for line, found := range map[string]bool{
		"said: not sign": true, "said: will sign": false,
		"cue: said": true, "cue: says": false,
		"speaker: Lena Orlov": true, "speaker: Norland": false,
		"speaker Lena Orlov: not sign": true, "speaker Lena Orlov: signed": false, "speaker Norland: not sign": false,
		"take: ceasefire": true, "take: ceasefire opposes": true, "take: ceasefire supports": false,
		"take Lena Orlov: ceasefire": true, "take Norland: ceasefire": false,
		"actor: Norland": true, "actor: Orlov": false,
		"relation: visit": true, "relation: visit planned": true, "relation: visit happened": false,
	} {
		n, err := parseNever(line)
		if err != nil {
			t.Errorf("%q: %v", line, err)
		} else if got := n.fault(aProposal()) != ""; got != found {
			t.Errorf("%q: found is %v, want %v", line, got, found)
		}
	}
	for _, line := range []string{"", "says: x", "said Lena Orlov: x", "said:", "speaker Lena Orlov"} {
		if _, err := parseNever(line); err == nil {
			t.Errorf("%q is taken for something that must not be found", line)
		}
	}
}

func TestCasesCompare(t *testing.T) {
	missing, extra := compare([]string{"a", "b", "b"}, []string{"b", "c", "a"})
	if !slices.Equal(missing, []string{"b"}) || !slices.Equal(extra, []string{"c"}) {
		t.Errorf("missing %q and extra %q, want b and c", missing, extra)
	}
	if a, b := canonical("relation call happened: B; A |2025-01-02"), "relation call happened: A; B | 2025-01-02"; a != b {
		t.Errorf("canonical form %q, want %q", a, b)
	}
}

func TestCasesEscapes(t *testing.T) {
	const seen, meant = `40\u{A0}km \\ Zoe\u{308}\r`, "40\u00a0km \\ Zoe\u0308\r"
	if got, err := unescape(seen); err != nil || got != meant {
		t.Errorf("unescaped to %q (%v), want %q", got, err, meant)
	}
	if got := escape(meant); got != seen {
		t.Errorf("escaped to %q, want %q", got, seen)
	}
	for _, bad := range []string{`\n`, `\u{110000}`, `\u41`} {
		if _, err := unescape(bad); err == nil {
			t.Errorf("%q is taken for an escape", bad)
		}
	}
}

func TestRenamingIsOfWholeWords(t *testing.T) {
	r := &renaming{to: map[string]string{}, from: map[rune][]string{}}
	r.add("Norland", "Vesmark")
	r.add("Norland Post", "Vesmark Mail")
	r.add("N.L.", "V.M.")
	r.add("Zoë", "Éva")
	r.sort()
	for from, to := range map[string]string{
		"Norland’s, pro-Norland and NORLAND":     "Vesmark’s, pro-Vesmark and VESMARK",
		"the Norland Post, Norlander, Innorland": "the Vesmark Mail, Norlander, Innorland",
		"N.L. and country:norland":               "V.M. and country:norland",
		"Norland\u00a0Post; Zoe\u0308; Zoe":      "Vesmark\u00a0Mail; E\u0301va; Zoe",
	} {
		if got := r.text(from); got != to {
			t.Errorf("%q becomes %q, want %q", from, got, to)
		}
	}
}
