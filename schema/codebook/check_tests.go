package codebook

import (
	"fmt"
	"slices"
	"strings"
)

// minNearMiss is how many tests do not speak of their proposition. With one
// for each stance that makes six tests at least.
const minNearMiss = 2

const negationHint = "write one with a “not”, “never”, “no” or the like: negation is what goes wrong first"

// negations are words that turn a sentence round.
var negations = []string{"not", "never", "no", "nor", "neither", "none", "nobody", "nothing", "nowhere", "without"}

// tests checks that the tests of a proposition cover each stance, near-misses
// and negation, and that each can be run.
func (c *checker) tests(e entry[Proposition]) {
	have := map[string]int{}
	negated := false
	first := map[string]spot{}
	for i, t := range e.value.Tests {
		have[t.Stance]++
		negated = negated || slices.ContainsFunc(wordsOf(t.Sentence), func(w string) bool { return slices.Contains(negations, w) })
		at := e.from.at("tests", i, "sentence")
		if before, repeated := first[t.Sentence]; repeated && t.Sentence != "" {
			c.faults.add(at, "the same sentence is at "+before.String(), "write another one")
		} else {
			first[t.Sentence] = at
		}
		if t.Sentence != "" && t.Speaker != "" && !strings.Contains(t.Sentence, t.Speaker) && !c.names[t.Speaker] {
			c.faults.add(e.from.at("tests", i, "speaker"), quoted(t.Speaker)+" is not in the sentence", "write the speaker as the sentence does, or an actor's name")
		}
	}
	missing := missingTests(have, len(e.value.Tests))
	switch {
	case have[""] > 0: // a stance could not be read, which is reported already
	case missing != "":
		c.faults.add(e.from.at("tests"), fmt.Sprintf("the proposition %s has %s", code(e.value.ID), missing),
			"write at least 6: supports, opposes, conditional, neutral and two near-misses (`stance: none`)")
	case !negated:
		c.faults.add(e.from.at("tests"), fmt.Sprintf("no test of the proposition %s has a negation", code(e.value.ID)), negationHint)
	}
}

// missingTests says what a set of tests lacks, "" if nothing.
func missingTests(have map[string]int, total int) string {
	var lacks []string
	for _, stance := range Stances {
		if have[stance] == 0 {
			lacks = append(lacks, "none that "+map[string]string{
				"supports": "supports", "opposes": "opposes", "conditional": "is conditional", "neutral": "is neutral",
			}[stance])
		}
	}
	if n := have[StanceNone]; n < minNearMiss {
		lacks = append(lacks, []string{"no near-miss", "only one near-miss"}[n])
	}
	switch {
	case total == 0:
		return "no tests"
	case len(lacks) > 0:
		return plural(total, "test") + ": " + strings.Join(lacks, ", ")
	}
	return ""
}

// implications checks that each names another proposition and contradicts none.
func (c *checker) implications(e entry[Proposition]) {
	first := map[[2]string]Implication{}
	for i, im := range e.value.Implies {
		at := e.from.at("implies", i, "proposition")
		_, known := c.propositions[im.Proposition]
		key := [2]string{im.When, im.Proposition}
		before, repeated := first[key]
		switch {
		case im.Proposition == "":
		case im.Proposition == e.value.ID:
			c.faults.add(at, "a proposition cannot imply itself", "write the id of another proposition")
		case !known:
			c.unknown(at, "proposition", im.Proposition, c.propositionIDs)
		case repeated:
			c.faults.add(at, fmt.Sprintf("who %s %s is already said to take a stance on %s: %s", im.When, code(e.value.ID), code(im.Proposition), before.Then), "write one of them")
		default:
			first[key] = im
		}
	}
}
