package loader

import (
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/llm"
)

// maxFailures is how many failures a summary names, and how many articles of which something was left out; the others are only counted.
const maxFailures = 1000

// Summary adds up what became of the sources of a load.
type Summary struct {
	Articles   int       `json:"articles"` // read now
	Known      int       `json:"known"`    // had been read before
	Failed     int       `json:"failed"`
	Statements int       `json:"statements"`
	NewActors  int       `json:"newActors"`
	Actors     int       `json:"knownActors"`
	NoSpeaker  int       `json:"noSpeaker"`            // statements whose speaker was not found
	Failures   []Failure `json:"failures,omitempty"`   // the first thousand, in the order they happened
	LeftOut    int       `json:"leftOut,omitempty"`    // statements, relations and stances that were found and not stored
	Incomplete []LeftOut `json:"incomplete,omitempty"` // of which articles: the first thousand, in the order they were read
	PassedOver []Over    `json:"passedOver,omitempty"` // what was left out of folders
	Asked      *Asked    `json:"asked,omitempty"`      // what a language model was asked and took
}

// Asked is what a load asked of a language model, what that took, and what became of the answers.
type Asked struct {
	Model string `json:"model"`
	llm.Spent
	Grounding
}

// Failure is a source that could not be loaded, and why.
type Failure struct {
	Name    string `json:"name"`
	Problem string `json:"problem"`
}

// LeftOut is an article that was read but for something that was found in it, and why that is not stored.
type LeftOut struct {
	Name     string   `json:"name"`
	Article  graph.ID `json:"article"`
	Problems []string `json:"problems"`
}

// Add counts one result.
func (s *Summary) Add(r graph.LoadResult) {
	switch r.Outcome {
	case graph.OutcomeFailed:
		s.Failed++
		if len(s.Failures) < maxFailures {
			s.Failures = append(s.Failures, Failure{r.Name, r.Problem})
		}
		return
	case graph.OutcomeKnown:
		s.Known++
		return
	}
	s.Articles++
	s.Statements += r.Statements
	s.NewActors += r.Actors
	s.Actors += r.Known
	s.NoSpeaker += r.NoSpeaker
	if s.LeftOut += len(r.LeftOut); len(r.LeftOut) > 0 && len(s.Incomplete) < maxFailures {
		s.Incomplete = append(s.Incomplete, LeftOut{r.Name, r.ArticleID, r.LeftOut})
	}
}

// Done is how many sources have been dealt with.
func (s *Summary) Done() int { return s.Articles + s.Known + s.Failed }
