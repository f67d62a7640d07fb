package neo4j

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// TestSaidParts reads the parts of random ranges of days from keys, as the database would, and wants what overlaps each range, once, in
// the order of the whole list: of one day, of several, with either end unknown, right at the bounds.
func TestSaidParts(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 4))
	var all []graph.Said
	for from := range 9 {
		for until := from; until < 9; until++ {
			all = append(all, daysSaid(from, until))
		}
	}
	all = append(all, graph.Said{})
	o := statementOrders[graph.StatementsBySaid]
	for range 400 {
		within := graph.DateRange{From: anyDay(r), Until: anyDay(r)}
		if within.From != nil && within.Until != nil && within.Until.Before(*within.From) {
			within.From, within.Until = within.Until, within.From
		}
		if within.From == nil && within.Until == nil {
			continue
		}
		for _, descending := range []bool{false, true} {
			got := readSaid(saidParts(plan{driver: hubOfSpeaker.driver, where: newWhere()}, o, descending, &within), all, within, descending)
			if want := overlapping(o, all, within, descending); !slices.Equal(got, want) {
				t.Errorf("from %v until %v, descending %v:\n got %q\nwant %q", within.From, within.Until, descending, got, want)
			}
		}
	}
}

// daysSaid is said over some of nine days, of which the first and the last stand for unknown ones.
func daysSaid(from, until int) (s graph.Said) {
	if from > 0 {
		s.From = dayNumber(from)
	}
	if until < 8 && until > 0 {
		s.Until = dayNumber(until)
	}
	return s
}

func dayNumber(n int) *graph.Date { return &graph.Date{Year: 2025, Month: 1, Day: n} }

// anyDay is one of the days or next to them, or nil.
func anyDay(r *rand.Rand) *graph.Date {
	if n := r.IntN(11); n > 0 {
		return dayNumber(n)
	}
	return nil
}

// readSaid reads what parts hold as the texts do: from the index of their driver, with the condition on the first day that is left.
func readSaid(parts []part, all []graph.Said, within graph.DateRange, descending bool) []string {
	keys := []string{}
	for _, p := range parts {
		var some []string
		for i, s := range all {
			id := graph.ID(fmt.Sprintf("statement:%02d", i))
			key := saidKey(s, id)
			if p.driver.key == "h.lasting" {
				key = lastingKey(s, id)
			}
			if key != "" && key >= p.lower && (p.upper == "" || key < p.upper) && (within.Until == nil || s.From == nil || !within.Until.Before(*s.From)) {
				some = append(some, key)
			}
		}
		slices.Sort(some)
		if descending {
			slices.Reverse(some)
		}
		keys = append(keys, some...)
	}
	return keys
}

// overlapping lists what a range means, in order.
func overlapping(o order, all []graph.Said, within graph.DateRange, descending bool) []string {
	var known, unknown []string
	for i, s := range all {
		key := saidKey(s, graph.ID(fmt.Sprintf("statement:%02d", i)))
		switch {
		case !within.Overlaps(s.From, s.Until):
		case o.isUnknown(key):
			unknown = append(unknown, key)
		default:
			known = append(known, key)
		}
	}
	slices.Sort(known)
	slices.Sort(unknown)
	if descending {
		slices.Reverse(known)
		slices.Reverse(unknown)
	}
	return append(append([]string{}, known...), unknown...)
}
