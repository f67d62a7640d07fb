package loader

import (
	"cmp"
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

// verbStatus reads from the words before a verb what became of the deed; false where it is only wished, possible or asked for.
func (r *relating) verbStatus(t trigger, i int, s Range) (graph.RelationStatus, bool) {
	group := r.verbGroup(i, s)
	modal, have, be, did, denied, planned := false, false, false, false, false, false
	for j := group; j < i; j++ {
		w := r.low[j]
		switch {
		case unreal[w]:
			return "", false
		case denials[w]:
			denied = true
		case modals[w]:
			modal = true
		case plans[w]:
			planned = true
		case perfect[w]:
			have = true
		case being[w]:
			be = true
		case w == "did" || w == "didn":
			did = true
		}
	}
	switch {
	case modal && r.low[i-1] == "to" && !planned && !be:
		return "", false // "went to meet", "in order to meet"
	case denied && (t.past || have || be || modal || did):
		return graph.Denied, true
	case modal || planned:
		return graph.Planned, true
	case t.ing && be:
		return graph.Ongoing, true
	case t.past && !be:
		return graph.Happened, true
	case !t.ing && !t.past && !t.noun && group == i && r.d.Lines[r.d.Words[i].Line].Class == Headline:
		return graph.Happened, true // headlines tell the past in the present
	}
	return "", false
}

// verbGroup is where the auxiliaries, negations, adverbs and verbs of planning before word i begin.
func (r *relating) verbGroup(i int, s Range) int {
	j := i
	for j > s.From && i-j < 7 {
		w := r.low[j-1]
		if !modals[w] && !unreal[w] && !plans[w] && !perfect[w] && !being[w] && !denials[w] && !verbAdverbs[w] && w != "'" && w != "didn" && w != "did" {
			break
		}
		j--
	}
	return j
}

// nounStatus finds the verb that makes a noun of contact happen and reads its status: "held a call", "their meeting would take
// place", "after a call with". It says where the verb stands.
func (r *relating) nounStatus(i int, s Range) (int, graph.RelationStatus, bool) {
	for j := i - 1; j >= s.From && i-j < 9; j-- {
		w := r.low[j]
		if r.actorAt[j] >= 0 && r.actorAt[j] != r.actorAt[i] || w == ";" || w == "with" {
			break
		}
		if holdingPast[w] || holdingBase[w] {
			t := trigger{past: holdingPast[w], ing: len(w) > 4 && w[len(w)-3:] == "ing"}
			status, ok := r.verbStatus(t, j, s)
			return j, status, ok
		}
	}
	if status, ok := r.takesPlace(i, s); ok {
		return i, status, true
	}
	if i > s.From && r.beforeNoun(i, s) {
		return i, graph.Happened, true
	}
	return i, "", false
}

// takesPlace reads "… would take place", "… was held" behind a noun.
func (r *relating) takesPlace(i int, s Range) (graph.RelationStatus, bool) {
	for j := i + 1; j < min(s.To, i+14); j++ {
		switch r.low[j] {
		case "take", "held", "took", "happen":
		default:
			continue
		}
		if r.low[j] == "take" && (j+1 >= s.To || r.low[j+1] != "place") {
			continue
		}
		group := r.verbGroup(j, s)
		for k := group; k < j; k++ {
			switch {
			case unreal[r.low[k]]:
				return "", false
			case denials[r.low[k]]:
				return graph.Denied, true
			case modals[r.low[k]] || plans[r.low[k]]:
				return graph.Planned, true
			}
		}
		return graph.Happened, r.low[j] == "took" || r.low[j] == "held" && group < j
	}
	return "", false
}

// beforeNoun tells whether "after", "during" or "in" and an article lead to the noun: then it took place.
func (r *relating) beforeNoun(i int, s Range) bool {
	for j := i - 1; j >= s.From && i-j < 6; j-- {
		switch r.low[j] {
		case "after", "during", "following":
			return true
		case "in":
			return j+1 < i && (r.low[j+1] == "a" || r.low[j+1] == "his" || r.low[j+1] == "her" || r.low[j+1] == "their")
		}
		if r.actorAt[j] >= 0 || r.d.Words[j].Shape == punctuation {
			return false
		}
	}
	return false
}

// longestToTime is how many words from a trigger a phrase of time no longer dates its deed.
const longestToTime = 25

// happened dates a relation: a phrase of time in its clause, else the day of publication of what is told as past, else unknown.
func (r *relating) happened(status graph.RelationStatus, i int, clause, s Range) graph.Said {
	future := status == graph.Planned || status == graph.Denied && r.cal.ahead(clause.From) // "will not meet"
	all := r.cal.phrasesOf(s, future)
	first, _ := slices.BinarySearchFunc(all, i-longestToTime+1, func(p Range, w int) int { return cmp.Compare(p.From, w) })
	best, cost := Range{}, longestToTime
	for _, p := range all[first:] {
		if p.From >= i+longestToTime {
			break
		}
		if k := max(p.From-i, i-p.From); k < cost && r.inside[p.From] == r.inside[i] {
			best, cost = p, k
		}
	}
	switch {
	case cost < longestToTime:
		p, _ := r.cal.phraseAt(best.From, s.To, future)
		return r.cal.stated(p)
	case status == graph.Planned || status == graph.Denied:
		return graph.Said{Basis: graph.SaidUnknown}
	}
	return r.cal.published()
}

// place is the place behind a trigger: a capitalised name after "in" or "at", or "on the sidelines of" something.
func (r *relating) place(i, end int) string {
	for j := i + 1; j < end-1; j++ {
		w := r.low[j]
		from := j + 1
		if placeStops[w] {
			break
		}
		if w == "sidelines" && r.low[from] == "of" {
			from++
		} else if !placeWords[w] {
			continue
		}
		if from < end && r.low[from] == "the" {
			from++
		}
		to := from
		for to < end && (r.d.Words[to].Shape != 0 && r.d.Words[to].Shape != punctuation || w == "sidelines" && r.d.Words[to].Shape == 0 && !phraseEnds[r.low[to]] && r.low[to] != "on" && r.low[to] != "in") {
			to++
		}
		if to > from && months[r.low[from]] == 0 && weekdays[r.low[from]] == 0 && r.low[from] != "sunday" && r.d.Words[from].Shape != 4 && r.d.Words[from].Shape != 0 {
			return r.d.text(r.d.span(Range{from, to}))
		}
	}
	return ""
}
