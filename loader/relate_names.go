package loader

import (
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// namesBefore collects the names that end at word end: "he and Berg", "Berg, Rask and Dahl".
func (r *relating) namesBefore(end int, s Range) []int {
	j := end - 1
	if j >= s.From && r.low[j] == "who" { // "Berg, who met"
		for j--; j >= s.From && r.low[j] == ","; j-- {
		}
	}
	if j >= s.From && r.low[j] == "," && j-1 >= s.From && r.actorAt[j-1] >= 0 {
		j-- // a name between commas: "Norland's president, Ilona Berg, met"
	}
	var list []int
	for j >= s.From {
		a, from := r.nameAt(j, s)
		if from-2 >= s.From && r.low[from-1] == "of" && r.actorAt[from-2] >= 0 { // "Berg of Norland"
			a, from = r.nameAt(from-2, s)
		}
		if len(a) == 0 {
			break
		}
		list = append(append([]int{}, a...), list...)
		j = from - 1
		for j >= s.From && titleWords[r.low[j]] {
			j--
		}
		if j < s.From || r.low[j] != "and" && r.low[j] != "," {
			break
		}
		j--
		if j >= s.From && r.low[j] == "," {
			j--
		}
	}
	return appendNew(nil, list...)
}

// nameAt gives the actors of the name or pronoun that ends with word j, and where it begins.
func (r *relating) nameAt(j int, s Range) ([]int, int) {
	if a := r.actorAt[j]; a >= 0 {
		from := j
		for from > s.From && r.actorAt[from-1] == a && r.nameEnd[from-1] == r.nameEnd[j] {
			from--
		}
		return []int{a}, from
	}
	switch r.low[j] {
	case "they", "both", "we":
		return r.lastPair(s), j
	case "he", "she", "i":
		return r.voiceAround(j), j
	}
	return nil, j
}

// voiceAround is who "he" is inside what one person says, as long as no other person is named there before.
func (r *relating) voiceAround(j int) []int {
	a := r.inside[j]
	for a >= 0 && len(r.d.Attributions[a].Speakers) != 1 {
		a = r.d.Attributions[a].Within
	}
	if a < 0 {
		return nil
	}
	x := &r.d.Attributions[a]
	if r.d.Actors[x.Speakers[0]].Kind != graph.ActorPerson {
		return nil
	}
	from := r.d.wordsOf(x.Content[0]).From
	for k := from; k < j; k++ {
		if o := r.actorAt[k]; o >= 0 && o != x.Speakers[0] && r.d.Actors[o].Kind == graph.ActorPerson {
			return nil
		}
	}
	return []int{x.Speakers[0]}
}

// notePair keeps two or more actors of one kind that are named together, for "they", "their" and "both" after them.
func (r *relating) notePair(i int, s Range) {
	if r.low[i] != "and" && r.low[i] != "with" || i+1 >= s.To {
		return
	}
	right := i + 1
	for right < s.To && (titleWords[r.low[right]] || r.low[right] == "the") {
		right++
	}
	if right >= s.To || r.actorAt[right] < 0 {
		return
	}
	left := r.namesBefore(i, s)
	if r.low[i] == "with" {
		left = r.subjectOf(i, s)
	}
	if len(left) == 1 && left[0] != r.actorAt[right] && r.d.Actors[left[0]].Kind == r.d.Actors[r.actorAt[right]].Kind {
		r.pair, r.pairAt = []int{left[0], r.actorAt[right]}, r.d.Words[i].Sentence
	}
}

// subjectOf is the last name or resolved pronoun before a word within its content or sentence.
func (r *relating) subjectOf(i int, s Range) []int {
	for j := i - 1; j >= s.From && i-j < 14; j-- {
		if r.inside[j] != r.inside[i] {
			break
		}
		if a, _ := r.nameAt(j, s); len(a) == 1 {
			return a
		}
	}
	return nil
}

// lastPair is the pair named together in this sentence or the one before.
func (r *relating) lastPair(s Range) []int {
	if len(r.pair) == 0 || r.d.Words[s.From].Sentence-r.pairAt > 1 {
		return nil
	}
	return r.pair
}

// listStops end a list of parties.
var listStops = wordSet("on in at for about over after before during by to who which that while as amid but . ; : ( – — from until since near into against")

// behind collects the names behind a preposition that follows word i in its clause.
func (r *relating) behind(i int, s Range, preposition string) []int {
	for j := i + 1; j < s.To && j < i+14; j++ {
		if r.low[j] == ";" || triggers[r.low[j]] != nil && j > i+4 && r.low[j] != "call" {
			return nil
		}
		if r.low[j] == preposition && r.inside[j] == r.inside[i] {
			return r.list(j+1, s)
		}
	}
	return nil
}

// object is the name behind a verb, with an office before it or without.
func (r *relating) object(i int, s Range) []int {
	for j := i + 1; j < min(s.To, i+10); j++ {
		if r.actorAt[j] >= 0 {
			if r.possessed(j) || r.qualifies(j, s) {
				j = r.nameEnd[j] - 1
				continue
			}
			return r.list(j, s)
		}
		if listStops[r.low[j]] || r.low[j] == "of" || r.low[j] == "with" || r.d.Words[j].Quote != OutsideQuote && r.d.Words[i].Quote == OutsideQuote {
			return nil
		}
	}
	return nil
}

// possessed tells whether 's follows the name at word j.
func (r *relating) possessed(j int) bool {
	end := r.nameEnd[j]
	return end+1 < len(r.low) && r.low[end] == "'" && r.low[end+1] == "s" || end < len(r.low) && r.low[end] == "'"
}

// list collects the names from word j to the end of the list: people beside their offices, joined by commas and "and".
func (r *relating) list(j int, s Range) []int {
	var out []int
	for n := 0; j < s.To && n < 26; n++ {
		switch {
		case r.actorAt[j] >= 0:
			if !r.possessed(j) && !r.qualifies(j, s) {
				out = appendNew(out, r.actorAt[j])
			}
			j = r.nameEnd[j]
			continue
		case listStops[r.low[j]] || r.d.Words[j].Quote == OpensQuote:
			return out
		}
		j++
	}
	return out
}

// behindNames are words that follow a name which stands for itself, also one with an article.
var behindNames = wordSet(`again also and as at but by during early either for from here in last late next of on once or over recently that there this though
	to today together tomorrow tonight too twice when where which while who with yesterday`)

// qualifies tells whether the name only stands before a title, a noun or another name: "Norland President Berg", "the Alliance spending target".
func (r *relating) qualifies(j int, s Range) bool {
	next := r.nameEnd[j]
	if j > s.From && (r.low[j-1] == "the" || r.low[j-1] == "a" || r.low[j-1] == "an") && next < s.To &&
		r.d.Words[next].Shape == encoder.ShapeLower && !listStops[r.low[next]] && !behindNames[r.low[next]] {
		return true
	}
	return next < s.To && (titleWords[r.low[next]] || r.actorAt[next] >= 0 && r.actorAt[next] != r.actorAt[j] || nationSigns[r.low[next]] || bodyNouns[r.low[next]])
}
