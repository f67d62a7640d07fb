package eval

import (
	"strings"

	"github.com/standpoint-graph/standpoint/loader/corpus"
)

// Share is a part of a whole.
type Share struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

func (s *Share) add(right bool) {
	s.Of++
	if right {
		s.Right++
	}
}

// Percent is 0 to 100; 0 of nothing.
func (s Share) Percent() float64 { return 100 * float64(s.Right) / float64(max(1, s.Of)) }

// Resolution counts who it was, of statements that were found (content at least half right) and whose speaker a person named. Where no
// actor was resolved, what the speaker is called is compared, else its words, since they are what is kept.
type Resolution struct {
	Named    Share            `json:"named"`
	Resolved Share            `json:"resolved"` // those where an actor was resolved at all
	Pronouns Share            `json:"pronouns"` // those whose marked speaker is a pronoun
	Kinds    map[string]Share `json:"kinds"`    // by the kind of the speaker
	Nobody   Share            `json:"nobody"`   // where the person named nobody: right if nobody was resolved
}

// speakingPronouns are the words by which a text speaks of somebody without a name.
var speakingPronouns = wordsOf("i he she they it we you his her their its my our who him them")

// Add counts one article.
func (r *Resolution) Add(a *corpus.Article, found []Attribution) {
	if r.Kinds == nil {
		r.Kinds = map[string]Share{}
	}
	gold := Gold(a)
	runes := []rune(a.Text)
	for _, q := range Matched(a.Text, gold, found) {
		marked, got := &a.Attributions[q[0]], &found[q[1]]
		if gold[q[0]].Speaker == "" {
			r.Nobody.add(got.Speaker == "")
			continue
		}
		right := got.Means(gold[q[0]].Speaker, runes)
		r.Named.add(right)
		kind := r.Kinds[marked.Kind]
		kind.add(right)
		r.Kinds[marked.Kind] = kind
		if got.Speaker != "" {
			r.Resolved.add(right)
		}
		if speakingPronouns[strings.ToLower(marked.Source.Of(runes))] {
			r.Pronouns.add(right)
		}
	}
}
