package loader

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// Countries that the codebook does not know come with their adjectives and peoples: "Karsk", "Karskian", "the Karskians". They are told by
// the usual endings, if both words stand in the article.

// madeNames are the single new words that are adjectives or peoples made of another such word, with that word.
func (r *resolution) madeNames() map[string]string {
	var single []string
	seen := map[string]bool{}
	for i := range r.mentions {
		if m := &r.mentions[i]; m.entity < 0 && m.To-m.From == 1 && len(m.entries) == 0 && !seen[r.low[m.From]] {
			seen[r.low[m.From]] = true
			single = append(single, r.low[m.From])
		}
	}
	made := map[string]string{}
	for _, name := range single {
		for _, form := range r.adjectivesOf(name) {
			for _, word := range []string{form, form + "s"} {
				if seen[word] && made[name] == "" {
					made[word] = name
				}
			}
		}
	}
	return made
}

// entityOfMade gives an adjective or a people the country of its name, if the name is one's.
func (r *resolution) entityOfMade(i int, made map[string]string, signs map[string]sign) {
	m := &r.mentions[i]
	word := r.low[m.From]
	name := made[word]
	for e := range r.entities {
		x := &r.entities[e]
		if x.known < 0 && x.kind == graph.ActorCountry && len(x.words) == 1 && x.words[0] == name {
			m.entity, m.madeOf = e, adjective
			if strings.HasSuffix(word, "s") {
				m.madeOf = people
			}
			return
		}
	}
	r.entityOfShort(i, signs)
}

// adjectivesOf are the adjectives that the usual endings make of a name.
func (r *resolution) adjectivesOf(name string) (out []string) {
	if len(name) < 4 {
		return nil
	}
	for _, end := range []string{"i", "ian", "an", "ese", "ish"} {
		out = append(out, name+end)
	}
	stem := strings.TrimRight(name, "aeiouy")
	if len(stem) < 3 || stem == name {
		return out
	}
	out = append(out, name+"n")
	for _, end := range []string{"an", "ian", "ese", "ish", "i"} {
		if stem+end != name {
			out = append(out, stem+end)
		}
	}
	return out
}

// hasAdjective tells whether the text holds the adjective of a name.
func (r *resolution) hasAdjective(name string) bool {
	for _, form := range r.adjectivesOf(name) {
		if r.inner[form] {
			return true
		}
	}
	return false
}

// signJoined lets a new name that is joined to a country by "and" be one too: "between Norland and Karsk".
func (r *resolution) signJoined(signs map[string]sign) {
	var joined []string
	for i := 0; i+1 < len(r.mentions); i++ {
		a, b := &r.mentions[i], &r.mentions[i+1]
		and := a.To
		if and >= b.From || r.low[and] != "and" || b.From-and > 2 || b.From-and == 2 && r.low[and+1] != "the" {
			continue
		}
		switch nationA, nationB := r.isNation(a, signs), r.isNation(b, signs); {
		case nationA && !nationB && len(b.entries) == 0 && b.title.To == b.title.From:
			joined = append(joined, r.nameKey(b.Range))
		case nationB && !nationA && len(a.entries) == 0 && a.title.To == a.title.From:
			joined = append(joined, r.nameKey(a.Range))
		}
	}
	for _, key := range joined {
		s := signs[key]
		s.nation++
		signs[key] = s
	}
}

// isNation tells whether a name is a country's by the codebook or by its signs.
func (r *resolution) isNation(m *mention, signs map[string]sign) bool {
	if len(m.entries) > 0 {
		return m.kind() == properName && r.g.cb.Actors[m.entries[0].actor].Kind == graph.KindCountry
	}
	s := signs[r.nameKey(m.Range)]
	return s.nation > s.person && s.nation > s.body && m.To-m.From == 1
}
