package codebook

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func mustDefault(t *testing.T) *Codebook {
	t.Helper()
	c, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestDefaultPropositions demands the propositions that stored statements and
// models rest on, word for word.
func TestDefaultPropositions(t *testing.T) {
	c := mustDefault(t)
	file, err := os.Open("testdata/propositions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	fixed := 0
	for lines := bufio.NewScanner(file); lines.Scan(); fixed++ {
		var want struct{ ID, Topic, Text string }
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		p := c.Proposition(want.ID)
		if p == nil || p.Topic != want.Topic || p.Text != want.Text {
			t.Errorf("got %+v, want %+v", p, want)
		}
	}
	if fixed != 38 {
		t.Errorf("got %d fixed propositions, want 38", fixed)
	}
	for _, topic := range c.Topics {
		for _, p := range topic.Propositions {
			if len(p.Scope) == 0 || len(p.For) == 0 || len(p.Against) == 0 {
				t.Errorf("%s lacks words that help: scope, for or against", p.ID)
			}
		}
	}
}

func TestDefaultActors(t *testing.T) {
	c := mustDefault(t)
	states, bodies, holders := 0, 0, 0
	for _, a := range c.Actors {
		switch {
		case a.Kind == "country" && a.ISO != "" && a.Capital != "":
			states++
		case a.Kind == "organisation":
			bodies++
		case a.Kind == "person" && len(a.Tenures) > 0:
			holders++
		}
	}
	if all := c.Actor("organisation:united-nations"); all == nil || len(all.Members) != 193 {
		t.Error("the organisation of all states does not have 193 members")
	}
	if states < 193 || bodies < 40 || holders < 200 {
		t.Errorf("got %d states, %d bodies, %d office-holders; want at least 193, 40, 200", states, bodies, holders)
	}
}

// TestDefaultCues demands every speech act and a thorough vocabulary.
func TestDefaultCues(t *testing.T) {
	c := mustDefault(t)
	verbs, nouns, phrases := 0, 0, 0
	acts := map[string]bool{}
	for _, class := range c.Cues {
		acts[class.Act] = true
		verbs, nouns, phrases = verbs+len(class.Verbs), nouns+len(class.Nouns), phrases+len(class.Phrases)
	}
	for _, act := range Acts {
		if !acts[act] {
			t.Errorf("no class signals %s", act)
		}
	}
	if verbs < 300 || nouns < 120 || phrases < 80 {
		t.Errorf("got %d verbs, %d nouns, %d phrases; want at least 300, 120, 80", verbs, nouns, phrases)
	}
}

// TestExamples demands that the examples pass the same checks.
func TestExamples(t *testing.T) {
	for _, name := range []string{"climate", "trade"} {
		c, err := Open(filepath.Join("examples", name+".yaml"))
		if err != nil {
			t.Error(err)
			continue
		}
		s := c.Stats()
		if s.Propositions < 6 || len(s.Cues) == 0 || s.Tenures == 0 || s.ActorsByKind[0].N == 0 {
			t.Errorf("%s is not complete:\n%s", name, s)
		}
	}
}

// TestSentencesAreOwn demands that no test sentence is taken from the corpus
// that models learn from and are measured on.
func TestSentencesAreOwn(t *testing.T) {
	paths, err := filepath.Glob("../../../shared/corpora/stance/*.jsonl")
	if err != nil || len(paths) == 0 {
		t.Skip("the stance corpus is not beside the repository: sentences not compared")
	}
	const run = 7 // words in a row that two sentences may not share
	seen := map[string]bool{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			var item struct{ Text string }
			if err := json.Unmarshal([]byte(line), &item); err != nil {
				t.Fatal(err)
			}
			for words := range slices.Values(runs(item.Text, run)) {
				seen[words] = true
			}
		}
	}
	for _, c := range allCodebooks(t) {
		for _, topic := range c.Topics {
			for _, p := range topic.Propositions {
				for _, test := range p.Tests {
					for _, words := range runs(test.Sentence, run) {
						if seen[words] && !strings.Contains(strings.Join(wordsOf(p.Text), " "), words) {
							t.Errorf("%s: “%s” is in the corpus: %s", p.ID, words, test.Sentence)
						}
					}
				}
			}
		}
	}
}

// TestSpeakersAreInvented demands that no test puts words into the mouth of
// somebody the codebook knows.
func TestSpeakersAreInvented(t *testing.T) {
	known := map[string]bool{}
	for _, a := range mustDefault(t).Actors {
		if a.Kind == "person" {
			for _, name := range append([]string{a.Name}, a.Aliases...) {
				known[fold(name)] = true
			}
		}
	}
	for _, topic := range mustDefault(t).Topics {
		for _, p := range topic.Propositions {
			for _, test := range p.Tests {
				if known[fold(test.Speaker)] {
					t.Errorf("%s: %s is a real person", p.ID, test.Speaker)
				}
			}
		}
	}
}

// runs returns every n words in a row of a text.
func runs(text string, n int) []string {
	words := wordsOf(text)
	var list []string
	for i := 0; i+n <= len(words); i++ {
		list = append(list, strings.Join(words[i:i+n], " "))
	}
	return list
}

// allCodebooks returns the default and the examples.
func allCodebooks(t *testing.T) []*Codebook {
	t.Helper()
	list := []*Codebook{mustDefault(t)}
	for _, name := range []string{"climate", "trade"} {
		c, err := Open(filepath.Join("examples", name+".yaml"))
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, c)
	}
	return list
}
