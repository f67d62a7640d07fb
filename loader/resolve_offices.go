package loader

import (
	"sort"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// officeSynonyms write the words of an office in one way.
var officeSynonyms = map[string]string{
	"defense": "defence", "premier": "prime minister", "ministers": "minister", "presidents": "president",
	"gov": "governor", "sen": "senator", "rep": "representative", "lt": "lieutenant", "gen": "general",
}

// officeFillers are words of an office that do not tell it apart.
var officeFillers = wordSet("of for the affairs and federal acting interim then current new state's s '")

// officeKey writes the words of an office so that "Minister of Foreign Affairs" and "foreign minister" are equal.
func officeKey(words []string) string {
	var out []string
	for _, w := range words {
		if s, ok := officeSynonyms[w]; ok {
			w = s
		}
		if !officeFillers[w] && w != "," && w != "-" {
			out = append(out, strings.Fields(w)...)
		}
	}
	sort.Strings(out)
	return strings.Join(out, " ")
}

// officePhrase finds an office in a noun phrase without a name: its words, with "of state" behind the head, and its owner.
func (r *resolution) officePhrase(p Range) (key string, owner int, ok bool) {
	head := -1
	for i := p.From; i < p.To; i++ {
		if officeNouns[r.low[i]] && r.at[i] < 0 {
			head = i
		} else if head >= 0 {
			break
		}
	}
	if head < 0 {
		return "", -1, false
	}
	from := head
	for from > p.From && r.at[from-1] < 0 && !officeStops[r.low[from-1]] {
		from--
	}
	words := append([]string{}, r.low[from:head+1]...)
	if head+2 < len(r.low) && (r.low[head+1] == "of" || r.low[head+1] == "for") && head+2 < p.To {
		for i := head + 2; i < p.To && r.at[i] < 0 && !r.endsPhrase(i) && r.low[i] != "of"; i++ {
			words = append(words, r.low[i])
		}
	}
	return officeKey(words), r.ownerIn(p, head), true
}

// officeStops end the words of an office to the left.
var officeStops = wordSet("the a an ' s his her its their our my ’ , former ex late new acting outgoing")

// officeHolder tells whom an office without a name means: who held it on the article's day in the country or body named, else
// the person of the article who has it.
func (r *resolution) officeHolder(key string, owner int) int {
	if key == "" {
		return -1
	}
	if owner >= 0 {
		x := r.entities[owner]
		of := x.known
		if of >= 0 {
			if a := r.g.holder(key, of, r.day); a >= 0 {
				return r.known(a)
			}
		}
	}
	if owner < 0 {
		if a := r.homeHolder(key); a >= 0 {
			return a
		}
	}
	best, last := -1, -1
	for i := range r.mentions {
		e := r.mentions[i].entity
		if e < 0 || r.entities[e].kind != graph.ActorPerson || !r.hasOffice(e, key) {
			continue
		}
		if owner >= 0 && r.entities[e].country >= 0 && r.entities[e].country != r.entities[owner].country {
			continue
		}
		if r.mentions[i].From > last {
			best, last = e, r.mentions[i].From
		}
	}
	return best
}

// homeHolder is who held a bare office ("the president") on the day in the country that the article names most, unless the
// article itself names somebody with that office.
func (r *resolution) homeHolder(key string) int {
	for e := range r.entities {
		if r.entities[e].kind == graph.ActorPerson && r.entities[e].weight > 0 && r.hasOffice(e, key) {
			return -1
		}
	}
	best, tie := -1, false
	for e := range r.entities {
		x := &r.entities[e]
		if x.kind != graph.ActorCountry || x.known < 0 || x.weight == 0 {
			continue
		}
		switch {
		case best < 0 || x.weight > r.entities[best].weight:
			best, tie = e, false
		case x.weight == r.entities[best].weight:
			tie = true
		}
	}
	if best < 0 || tie {
		return -1
	}
	if a := r.g.holder(key, r.entities[best].known, r.day); a >= 0 {
		return r.known(a)
	}
	return -1
}

// lesserRanks say that somebody does not hold the office itself.
var lesserRanks = wordSet("deputy vice shadow assistant")

// hasOffice tells whether a person of the article has an office with all words of the key, as the article says or by the
// codebook on the day.
func (r *resolution) hasOffice(e int, key string) bool {
	x := &r.entities[e]
	if x.known >= 0 {
		for _, t := range r.g.cb.Actors[x.known].Tenures {
			if inOffice(t, r.day) && officeKey(nameWords(t.Title)) == key {
				return true
			}
		}
	}
	if x.office.To == x.office.From {
		return false
	}
	have := " " + officeKey(r.low[x.office.From:x.office.To]) + " "
	for rank := range lesserRanks {
		if strings.Contains(have, " "+rank+" ") && !strings.Contains(" "+key+" ", " "+rank+" ") {
			return false // a deputy mayor is not "the mayor"
		}
	}
	for _, w := range strings.Fields(key) {
		if !strings.Contains(have, " "+w+" ") {
			return false
		}
	}
	return true
}
