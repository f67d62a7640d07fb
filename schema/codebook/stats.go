package codebook

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode/utf8"
)

// Stats are the figures of a codebook.
type Stats struct {
	Topics       int `json:"topics"`
	Propositions int `json:"propositions"`
	Tests        int `json:"tests"`
	// TestsByStance counts supports, opposes, conditional, neutral, none.
	TestsByStance []Count `json:"testsByStance"`
	// ActorsByKind counts country, organisation, person.
	ActorsByKind []Count `json:"actorsByKind"`
	Aliases      int     `json:"aliases"`
	// OtherNames counts adjectives, words for people and metonyms.
	OtherNames int        `json:"otherNames"`
	Tenures    int        `json:"tenures"`
	Cues       []CueCount `json:"cues"` // in the order of the codebook
	// Longest holds the longest proposition and the longest test sentence.
	Longest []Longest `json:"longest"`
	// Ambiguous are names that mean more than one actor, in alphabetical order.
	Ambiguous []Ambiguous `json:"ambiguous"`
}

// Count is a number of things of one sort.
type Count struct {
	Name string `json:"name"`
	N    int    `json:"n"`
}

// CueCount counts the words of a cue class.
type CueCount struct {
	Class   string `json:"class"`
	Act     string `json:"act"`
	Verbs   int    `json:"verbs"`
	Nouns   int    `json:"nouns"`
	Phrases int    `json:"phrases"`
}

// Longest is the longest text of one sort.
type Longest struct {
	What   string `json:"what"`   // "proposition" or "test"
	ID     string `json:"id"`     // the proposition's
	Length int    `json:"length"` // in characters
	Text   string `json:"text"`
}

// Ambiguous is a name and the ids of the actors it may mean, in alphabetical order.
type Ambiguous struct {
	Name string   `json:"name"`
	IDs  []string `json:"ids"`
}

// Stats counts what the codebook holds.
func (c *Codebook) Stats() Stats {
	s := Stats{Topics: len(c.Topics), TestsByStance: counts(testStances), ActorsByKind: counts(Kinds)}
	text, sentence := Longest{What: "proposition"}, Longest{What: "test"}
	for _, t := range c.Topics {
		s.Propositions += len(t.Propositions)
		for _, p := range t.Propositions {
			text.longer(p.ID, p.Text)
			for _, test := range p.Tests {
				s.Tests++
				increase(s.TestsByStance, test.Stance)
				sentence.longer(p.ID, test.Sentence)
			}
		}
	}
	for _, class := range c.Cues {
		s.Cues = append(s.Cues, CueCount{class.Class, class.Act, len(class.Verbs), len(class.Nouns), len(class.Phrases)})
	}
	for _, a := range c.Actors {
		increase(s.ActorsByKind, a.Kind)
		s.Aliases += len(a.Aliases)
		s.OtherNames += len(a.Adjectives) + len(a.People) + len(a.Metonyms)
		s.Tenures += len(a.Tenures)
	}
	if s.Propositions > 0 {
		s.Longest = append(s.Longest, text)
	}
	if s.Tests > 0 {
		s.Longest = append(s.Longest, sentence)
	}
	s.Ambiguous = c.ambiguous()
	return s
}

func counts(names []string) []Count {
	list := make([]Count, len(names))
	for i, name := range names {
		list[i].Name = name
	}
	return list
}

func increase(list []Count, name string) {
	if i := slices.IndexFunc(list, func(c Count) bool { return c.Name == name }); i >= 0 {
		list[i].N++
	}
}

func (l *Longest) longer(id, text string) {
	if n := utf8.RuneCountInString(text); n > l.Length {
		l.ID, l.Length, l.Text = id, n, text
	}
}

// ambiguous finds names of any sort that more than one actor has.
func (c *Codebook) ambiguous() []Ambiguous {
	ids := map[string][]string{}
	for _, a := range c.Actors {
		for _, names := range [][]string{{a.Name}, a.Aliases, a.Adjectives, a.People, a.Metonyms} {
			for _, name := range names {
				if !slices.Contains(ids[name], a.ID) {
					ids[name] = append(ids[name], a.ID)
				}
			}
		}
	}
	var list []Ambiguous
	for name, of := range ids {
		if len(of) > 1 {
			slices.Sort(of)
			list = append(list, Ambiguous{name, of})
		}
	}
	slices.SortFunc(list, func(a, b Ambiguous) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// String lays the figures out for a terminal.
func (s Stats) String() string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "topics\t%d\npropositions\t%d\ntests\t%d\t%s\n", s.Topics, s.Propositions, s.Tests, countLine(s.TestsByStance))
	total := 0
	for _, c := range s.ActorsByKind {
		total += c.N
	}
	fmt.Fprintf(w, "actors\t%d\t%s\naliases\t%d\nother names\t%d\ntenures\t%d\n",
		total, countLine(s.ActorsByKind), s.Aliases, s.OtherNames, s.Tenures)
	w.Flush() // writes to a strings.Builder, which cannot fail
	s.cueTable(&b)
	for _, l := range s.Longest {
		fmt.Fprintf(&b, "\nlongest %s: %d characters, %s\n  %s\n", l.What, l.Length, l.ID, l.Text)
	}
	if len(s.Ambiguous) > 0 {
		fmt.Fprintf(&b, "\n%s with more than one meaning:\n", plural(len(s.Ambiguous), "name"))
		for _, a := range s.Ambiguous {
			fmt.Fprintf(&b, "  %s: %s\n", a.Name, strings.Join(a.IDs, ", "))
		}
	}
	return b.String()
}

// cueTable lays the cue classes out with their sums.
func (s Stats) cueTable(b *strings.Builder) {
	if len(s.Cues) == 0 {
		return
	}
	b.WriteByte('\n')
	w := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	fmt.Fprint(w, "cue class\tact\tverbs\tnouns\tphrases\n")
	sum := CueCount{}
	for _, c := range s.Cues {
		fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%d\n", c.Class, c.Act, c.Verbs, c.Nouns, c.Phrases)
		sum.Verbs, sum.Nouns, sum.Phrases = sum.Verbs+c.Verbs, sum.Nouns+c.Nouns, sum.Phrases+c.Phrases
	}
	fmt.Fprintf(w, "all\t\t%d\t%d\t%d\n", sum.Verbs, sum.Nouns, sum.Phrases)
	w.Flush() // writes to a strings.Builder, which cannot fail
}

// countLine gives "12 supports, 8 opposes".
func countLine(list []Count) string {
	parts := make([]string, len(list))
	for i, c := range list {
		parts[i] = fmt.Sprintf("%d %s", c.N, c.Name)
	}
	return strings.Join(parts, ", ")
}
