package loader_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// compare gives the lines that are expected and not found, and the other way round.
func compare(expect, found []string) (missing, extra []string) {
	extra = slices.Clone(found)
	for _, line := range expect {
		if i := slices.Index(extra, line); i >= 0 {
			extra = slices.Delete(extra, i, i+1)
		} else {
			missing = append(missing, line)
		}
	}
	return missing, extra
}

// outOfOrder tells whether the same lines stand in another order.
func (c testCase) outOfOrder(found []string) bool { return !slices.Equal(c.expect, found) }

// gap is how far a case is from being reached.
type gap struct{ right, wanted, extra, forbidden int }

func (c testCase) gap(p graph.Proposal) gap {
	missing, extra := compare(c.expect, describe(p))
	g := gap{right: len(c.expect) - len(missing), wanted: len(c.expect), extra: len(extra)}
	for _, n := range c.never {
		if n.fault(p) != "" {
			g.forbidden++
		}
	}
	return g
}

func (g gap) closed() bool { return g.right == g.wanted && g.extra == 0 && g.forbidden == 0 }

func (g *gap) add(o gap) {
	g.right, g.wanted, g.extra, g.forbidden = g.right+o.right, g.wanted+o.wanted, g.extra+o.extra, g.forbidden+o.forbidden
}

func (g gap) String() string {
	return fmt.Sprintf("%d of %d right, %d not expected, %d forbidden", g.right, g.wanted, g.extra, g.forbidden)
}

// never is one line of what must not be found.
type never struct{ line, what, name, words string }

var neverLine = regexp.MustCompile(`^(said|cue|speaker|take|actor|relation)(?: ([^:]+))?: (.+)$`)

func parseNever(line string) (never, error) {
	m := neverLine.FindStringSubmatch(line)
	if m == nil || m[2] != "" && m[1] != "speaker" && m[1] != "take" {
		return never{}, fmt.Errorf("%q says nothing that must not be found; see the head of cases_test.go", line)
	}
	return never{line: line, what: m[1], name: m[2], words: m[3]}, nil
}

// fault says where a proposal has what it must not have, "" if it has not.
func (n never) fault(p graph.Proposal) string {
	d := description{map[graph.ID]string{}}
	for _, a := range p.Actors {
		d.names[a.ID] = a.Name
		if n.what == "actor" && a.Name == n.words {
			return "there is such an actor"
		}
	}
	for _, s := range p.Statements {
		if n.matches(d, s) {
			return "it is in " + d.statement(s)
		}
	}
	for _, r := range p.Relations {
		if line := d.relation(r.Relation); n.what == "relation" && strings.HasPrefix(line, "relation "+n.words) {
			return "it is in " + line
		}
	}
	return ""
}

func (n never) matches(d description, s graph.ProposedStatement) bool {
	spoken := func(name string) bool {
		return slices.ContainsFunc(s.Coding.SpeakerIDs, func(id graph.ID) bool { return d.names[id] == name })
	}
	if n.name != "" && !spoken(n.name) {
		return false
	}
	switch {
	case n.what == "said", n.what == "speaker" && n.name != "":
		return strings.Contains(words(s.Evidence.Content), n.words)
	case n.what == "cue":
		return strings.Contains(words(s.Evidence.Cue), n.words)
	case n.what == "speaker":
		return spoken(n.words)
	case n.what == "take":
		return slices.ContainsFunc(s.Coding.Takes, func(t graph.Take) bool {
			slug, stance, _ := strings.Cut(n.words, " ")
			return t.PropositionID.Key() == slug && (stance == "" || stance == strings.ToLower(string(t.Stance)))
		})
	}
	return false
}

var stances = []string{"", "supports", "opposes", "conditional", "neutral"}
var kinds = regexp.MustCompile(`^(call|meeting|visit|agreement|negotiation|cooperation|aid|sanction|attack)( (happened|ongoing|planned|denied))?$`)

// idle says why a line could never be found, "" if it could: such a line forbids nothing.
func (n never) idle(text string, cb *codebook.Codebook) string {
	switch n.what {
	case "said", "cue":
		if !strings.Contains(text, n.words) {
			return fmt.Sprintf("%q forbids words that are not in the article", n.line)
		}
	case "speaker", "actor":
		if n.name != "" && !strings.Contains(text, n.words) {
			return fmt.Sprintf("%q forbids words that are not in the article", n.line)
		}
		name := n.words
		if n.name != "" {
			name = n.name
		}
		known := slices.ContainsFunc(cb.Actors, func(a codebook.Actor) bool { return a.Name == name })
		if !known && !strings.Contains(text, strings.Fields(name)[0]) {
			return fmt.Sprintf("%q forbids somebody who is not in the article", n.line)
		}
	case "take":
		slug, stance, _ := strings.Cut(n.words, " ")
		if cb.Proposition(slug) == nil || !slices.Contains(stances, stance) {
			return fmt.Sprintf("%q forbids a stance that does not exist", n.line)
		}
	case "relation":
		if !kinds.MatchString(n.words) {
			return fmt.Sprintf("%q forbids a relation that does not exist", n.line)
		}
	}
	return ""
}
