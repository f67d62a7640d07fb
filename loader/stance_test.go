package loader

import (
	"slices"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

func TestStanceWords(t *testing.T) {
	for text, want := range map[string]string{
		"":                                 "",
		"“We won’t,” she said.":            "we|won't|she|said",
		"Velmaria's army?":                 "velmaria's|army|?",
		"the boys' 1,200 horses":           "the|boys|1|200|horses",
		"E\u0301TAT d\u2019urgence\u00a0!": "e\u0301tat|d'urgence",
		"'''":                              "",
	} {
		if got := strings.Join(stanceWords(text), "|"); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestPhraseSet(t *testing.T) {
	set := newPhraseSet("rule out, rule, *n't, for * to decide,\nlift*")
	for _, c := range []struct{ text, want string }{
		{"they rule out a rule", "rule out/rule"},
		{"he won't be lifting it", "won't/lifting"},
		{"that is for Velmarians to decide", "for velmarians to decide"},
		{"for us", ""},
		{"", ""},
	} {
		words := stanceWords(c.text)
		var got []string
		for _, hit := range set.find(words) {
			got = append(got, hit.words(words))
		}
		if strings.Join(got, "/") != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func defaultCues(t testing.TB) *stanceCues {
	t.Helper()
	cb, err := codebook.Default()
	if err != nil {
		t.Fatal(err)
	}
	return newStanceCues(cb.Cues)
}

func TestCueAttitude(t *testing.T) {
	cues := defaultCues(t)
	for _, c := range []struct {
		cue      string
		attitude int
		silent   bool
	}{
		{"demanded", 1, false}, {"called again for", 1, false}, {"ruled out", -1, false}, {"has rejected", -1, false}, {"did not support", -1, false},
		{"did not rule out", 0, true}, {"declined to rule out", 0, true}, {"stopped short of", 0, true}, {"said", 0, false}, {"", 0, false},
	} {
		s := readStatement(cues, c.cue, "that it be done", "")
		if s.attitude != c.attitude || s.silent != c.silent {
			t.Errorf("%q: attitude %d silent %v, want %d %v (%v)", c.cue, s.attitude, s.silent, c.attitude, c.silent, s.cues)
		}
	}
}

// oneProposition makes a proposition ready for the tests of words; it has no vector.
func oneProposition(text string, scope ...string) *stanceProposition {
	cb := &codebook.Codebook{
		Topics: []codebook.Topic{{Propositions: []codebook.Proposition{{ID: "p", Text: text, Scope: scope}}}},
		Actors: []codebook.Actor{{Kind: "country", Name: "Velmaria", Adjectives: []string{"Velmarian"}}},
	}
	return newStancePropositions(cb)[0]
}

func TestDeed(t *testing.T) {
	cues := defaultCues(t)
	stay := oneProposition("Western sanctions on Tarvia should stay")
	cede := oneProposition("Velmaria should cede territory to Tarvia")
	for _, c := range []struct {
		p       *stanceProposition
		content string
		want    int
	}{
		{stay, "that the west lift its sanctions", -1}, {stay, "to keep the sanctions", 1}, {stay, "never to lift the sanctions", 1},
		{stay, "that the sanctions be scrapped", -1}, {stay, "to lift the siege of the town before the winter", 0}, {stay, "the sanctions", 0},
		{cede, "handing over territory", 1}, {cede, "not handing over any territory", -1}, {cede, "defending its territory", -1},
	} {
		if got := readStatement(cues, "said", c.content, c.content).deed(c.p); got != c.want {
			t.Errorf("%q towards %q: got %d, want %d", c.content, c.p.Text, got, c.want)
		}
	}
}

func TestRules(t *testing.T) {
	cues := defaultCues(t)
	join := oneProposition("Velmaria should join the Northern Compact")
	stay := oneProposition("Western sanctions on Tarvia should stay")
	vote := oneProposition("Velmaria should hold elections soon")
	for _, c := range []struct {
		name, cue, content string
		p                  *stanceProposition
		model, want        graph.Stance // want: "" if no rule decides
	}{
		{"silence", "declined to rule out", "joining the Compact", join, graph.Supports, graph.Neutral},
		{"silence leaves a condition", "would not say", "it should join unless asked", join, graph.Conditional, ""},
		{"question", "asked", "whether it should join the Compact", join, graph.Opposes, graph.Neutral},
		{"question whether it should be", "asked", "“Should it join the Compact?”", join, graph.Supports, graph.Neutral},
		{"rhetorical question", "asked", "“Should it not join the Compact?”", join, graph.Supports, ""},
		{"a rhetorical question is the model's", "asked", "why on earth it should not join the Compact", join, graph.Supports, ""},
		{"content with the contrary", "was", "ok with Velmaria not joining the Compact", join, graph.Neutral, graph.Opposes},
		{"content with it", "was", "ok with Velmaria joining the Compact", join, graph.Supports, ""},
		{"contrary demanded", "demanded", "that the sanctions be lifted", stay, graph.Supports, graph.Opposes},
		{"contrary demanded on a condition", "demanded", "that the sanctions be lifted once the guns are silent", stay, graph.Supports, ""},
		{"contrary not demanded", "did not demand", "that the sanctions be lifted", stay, graph.Supports, ""},
		{"demanded", "want", "the sanctions on Tarvia to stay", stay, graph.Opposes, graph.Supports},
		{"demanded on a condition", "want", "the sanctions on Tarvia to stay until winter if others pay", stay, graph.Opposes, ""},
		{"not demanded", "did not demand", "that the sanctions stay", stay, graph.Opposes, ""},
		{"demanded not to", "demanded", "that the sanctions not stay", stay, graph.Opposes, ""},
		{"necessity", "said", "they are going to have to have elections", vote, graph.Neutral, graph.Supports},
		{"what a paper lacks", "said", "the paper contained no sanctions", stay, graph.Opposes, graph.Neutral},
		{"what a paper lacks, in another word for it", "complained", "that it did not mention sanctions", stay, graph.Opposes, ""},
		{"what a paper must lack", "said", "it is acceptable if it contains no sanctions", stay, graph.Opposes, ""},
		{"what else it lacks", "said", "it contained no map and the sanctions were a mistake", stay, graph.Opposes, ""},
		{"no necessity", "said", "they must not hold elections", vote, graph.Neutral, ""},
	} {
		got, why, ok := readStatement(cues, c.cue, c.content, c.cue+" "+c.content).rule(c.p, c.model)
		if got != c.want || ok != (c.want != "") || ok && why == "" {
			t.Errorf("%s: got %q because %q, want %q", c.name, got, why, c.want)
		}
	}
}

func TestExchange(t *testing.T) {
	cues := defaultCues(t)
	ore := oneProposition("Ostrany should get access to Velmaria's minerals", "lithium", "rare earths")
	aid := oneProposition("Ostrany should give Velmaria military aid", "missiles", "shells")
	for _, c := range []struct {
		content  string
		ore, aid int
	}{
		{"access to rare earths in exchange for military aid", 1, -1},
		{"access to lithium in return for providing shells", 1, -1},
		{"it would send missiles in return for lithium", 1, -1},
		{"missiles only if the lithium is handed over", 1, -1},
		{"to secure future military aid against minerals", 1, -1},
		{"that missiles would be used against the minerals", 0, 0},
		{"minerals and missiles", 0, 0},
		{"in return for minerals", 0, 0},
	} {
		e, ok := readStatement(cues, "sought", c.content, c.content).exchange()
		got := [2]int{}
		if ok {
			got = [2]int{e.side(ore), e.side(aid)}
		}
		if got != [2]int{c.ore, c.aid} {
			t.Errorf("%q: got %v, want minerals %d, aid %d", c.content, got, c.ore, c.aid)
		}
	}
}

func TestStanceFeaturesAreNamed(t *testing.T) {
	m, err := loadStanceModel()
	if err != nil {
		t.Fatal(err)
	}
	s := readStatement(defaultCues(t), "demanded", "that it join only if asked, not before?", "")
	known := append(slices.Collect(keysOf(s.values)), slices.Collect(keysOf(s.towards(oneProposition("Velmaria should join"))))...)
	for _, name := range m.names {
		if !slices.Contains(known, name) && !strings.HasPrefix(name, "act ") {
			t.Errorf("the weights have %q, which no statement has", name)
		}
	}
	if m.Mix <= 0 || m.Gate.Enough <= 0 || m.Gate.Enough >= 1 || m.Gate.Judge <= 0 || m.Confidence.Side <= 0 {
		t.Errorf("weights out of range: %+v", m)
	}
}

func TestStemOf(t *testing.T) {
	for word, want := range map[string]string{"annexation": "annex", "velmaria's": "velma", "été": "été", "": "", "łódźka": "łódźk"} {
		if got := stemOf(word); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}

// TestShutsOff: whoever wants not one more of a thing is against it, unless the proposition is about having less of it.
func TestShutsOff(t *testing.T) {
	cb := &codebook.Codebook{Topics: []codebook.Topic{{Propositions: []codebook.Proposition{
		{ID: "arms", Text: "Western states should give Velmaria weapons"}, {ID: "home", Text: "Skarland should withdraw its soldiers from Velmaria"},
	}}}}
	propositions := newStancePropositions(cb)
	for _, x := range []struct {
		cue, content string
		arms, home   bool // whether the rule decides
	}{
		{"shouted", "“Not one more dollar for weapons for Velmaria,”", true, false},
		{"said", "not another weapon for Velmaria", true, false},
		{"said", "not another weapon for Velmaria if the talks begin", false, false},
		{"said", "there was not another weapon in Velmaria", false, false},
		{"rejected", "not one more dollar for weapons for Velmaria", false, false},
		{"said", "no more than ten weapons", false, false},
		{"said", "not another delay with the weapons", false, false},
		{"said", "not one more night in the cellar, and weapons at once", false, false},
		{"said", "not another grave in a war for which the weapons come too late", false, false},
		{"said", "not one more soldier", false, false},
		{"said", "", false, false},
	} {
		s := readStatement(defaultCues(t), x.cue, x.content, x.cue+" "+x.content)
		for i, want := range []bool{x.arms, x.home} {
			stance, why, ok := s.rule(propositions[i], graph.Supports)
			if got := ok && why == "wants no more of it"; got != want || got && stance != graph.Opposes {
				t.Errorf("%q %q on %s: %s, %q, %v", x.cue, x.content, propositions[i].ID, stance, why, ok)
			}
		}
	}
}
