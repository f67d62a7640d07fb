package loader

import (
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// ownedPropositions makes propositions ready for comparing beside the three countries of the invented codebook.
func ownedPropositions(t *testing.T, texts ...string) []*stanceProposition {
	t.Helper()
	cb, err := invented()
	if err != nil {
		t.Fatal(err)
	}
	var topic codebook.Topic
	for i, text := range texts {
		topic.Propositions = append(topic.Propositions, codebook.Proposition{ID: "p" + string(rune('a'+i)), Text: text})
	}
	cb.Topics = []codebook.Topic{topic}
	return newStancePropositions(cb)
}

func TestOwnerOf(t *testing.T) {
	for text, want := range map[string]string{
		"The Brine Canal should come under the control of Ostrany":      "ostrany",
		"Velmaria should cede territory to Tarvia":                      "tarvia",
		"Velmaria should get back all the territory Tarvia has taken":   "velmaria",
		"Tarvia's annexation of the Brine Islands should be recognised": "tarvia",
		"Velmaria should be neutral":                                    "",
		"The Brine Canal should come under international control":       "",
	} {
		p := ownedPropositions(t, text)[0]
		got := ""
		if p.owner >= 0 {
			got = p.all[p.owner][0][0]
		}
		if got != want {
			t.Errorf("%q: the owner is %q, want %q", text, got, want)
		}
	}
}

func TestSaysWhose(t *testing.T) {
	p := ownedPropositions(t, "The Brine Canal should come under the control of Ostrany")[0]
	cues := defaultCues(t)
	for _, c := range []struct {
		cue, content string
		want         graph.Stance
	}{
		{"said", "that every metre of the canal belongs to Velmaria", graph.Opposes},
		{"said", "The canal is and will remain Velmaria's", graph.Opposes},
		{"said", "the Brine canal is Ostranian", graph.Supports},
		{"said", "the canal was Velmarian and would stay so", graph.Opposes},
		{"said", "the canal is Tarvian land", graph.Opposes},
		{"said", "the canal does not belong to Ostrany", graph.Opposes},
		{"said", "the canal does not belong to Velmaria", ""}, // whose it is instead it does not say
		{"denied", "that the canal is Ostranian", ""},
		{"said", "the canal is to be Ostranian again", ""},
		{"said", "the canal is Velmarian unless the court finds otherwise", ""},
		{"asked", "whether the canal belonged to Velmaria", ""},
		{"said", "Onsk respected Velmaria's sovereignty over the canal", graph.Opposes},
		{"respects", "Velmaria's ownership of the canal", graph.Opposes},
		{"recognised", "Ostranian sovereignty over the canal", graph.Supports},
		{"refused to recognise", "Ostranian sovereignty over the canal", ""},
		{"said", "that Ostranian sovereignty over the canal would end the peace", ""},
		{"said", "the president is Velmarian", ""},
		{"said", "the canal is a Velmarian company's dream", ""},
		{"said", "Velmaria built the canal", ""},
	} {
		if got := readStatement(cues, c.cue, c.content, c.cue+" "+c.content).saysWhose(p); got != c.want {
			t.Errorf("%s: %s: %q, want %q", c.cue, c.content, got, c.want)
		}
	}
}
