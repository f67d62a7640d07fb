package loader

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// entityOfShort finds whom a single word means: a person of the document with that surname, else one of the codebook's, else
// a body that it abbreviates, else somebody new.
func (r *resolution) entityOfShort(i int, signs map[string]sign) {
	m := &r.mentions[i]
	word := r.low[m.From]
	if found := r.bySurname(word, m, signs[word]); len(found) > 0 {
		m.entity, m.others = found[0], found[1:]
		return
	}
	if e := r.byAbbreviation(m); e >= 0 && m.title.To == m.title.From {
		m.entity = e
		return
	}
	if r.codebookPerson(m, word) {
		return
	}
	kind, ok := r.shortKind(m, signs[word])
	if !ok {
		return
	}
	for e := range r.entities {
		if x := &r.entities[e]; x.known < 0 && x.kind == kind && len(x.words) == 1 && x.words[0] == word {
			m.entity = e
			return
		}
	}
	s := signs[word]
	weak := s.person+s.nation+s.voice == 0
	m.entity = r.newEntity(entity{known: -1, kind: kind, form: formOf(kind), name: r.nameText(m.Range), words: []string{word}, country: -1, onBehalf: -1, weak: weak, sure: s.acts(), human: s.person > 0})
}

// bySurname gives the people of the document with the surname, the likeliest first: of fitting gender, named last before the
// mention, else named most.
func (r *resolution) bySurname(word string, m *mention, s sign) []int {
	g := r.titleGender(m.title)
	var found []int
	for e := range r.entities {
		x := &r.entities[e]
		if x.kind != graph.ActorPerson || len(x.words) < 2 && x.known < 0 || x.words[len(x.words)-1] != word && !r.isAlias(x, word) {
			continue
		}
		if s.nation > s.person && m.title.To == m.title.From && x.perhapsBody() {
			continue // "Free Norland" is nobody called Norland
		}
		if is := cmp.Or(x.gender, listedGender(x)); g != anyGender && is != anyGender && g != is {
			continue
		}
		found = append(found, e)
	}
	if len(found) < 2 {
		return found
	}
	last := r.lastBefore(m, found)
	sort.SliceStable(found, func(a, b int) bool {
		x, y := found[a], found[b]
		if (last[x] > 0) != (last[y] > 0) {
			return last[x] > 0
		}
		return last[x] > last[y]
	})
	return found
}

// remembered is how many mentions back a reader knows who of two was named last.
const remembered = 1000

// lastBefore gives for each of some entities where it was named last before a mention, counted from 1; it lacks those that were not.
func (r *resolution) lastBefore(m *mention, some []int) map[int]int {
	last := map[int]int{}
	end := sort.Search(len(r.mentions), func(j int) bool { return r.mentions[j].From >= m.From })
	for j := end - 1; j >= max(0, end-remembered) && len(last) < len(some); j-- {
		if e := r.mentions[j].entity; slices.Contains(some, e) && last[e] == 0 {
			last[e] = r.mentions[j].From + 1
		}
	}
	return last
}

// byGivenName is the only person of the article with the given name, -1 if there is none or more than one.
func (r *resolution) byGivenName(word string) int {
	found := -1
	for e := range r.entities {
		x := &r.entities[e]
		if x.kind != graph.ActorPerson || len(x.words) < 2 || x.words[0] != word {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// isAlias tells whether the word is an alias of a codebook person.
func (r *resolution) isAlias(x *entity, word string) bool {
	if x.known < 0 {
		return false
	}
	for _, e := range r.g.byFirst[word] {
		if e.actor == x.known && len(e.words) == 1 {
			return true
		}
	}
	return false
}

// codebookPerson resolves a surname to a person of the codebook whom the article does not name in full. A title that the
// person never bore, or the name of a town before it, says that somebody else is meant.
func (r *resolution) codebookPerson(m *mention, word string) bool {
	if m.From > 1 && !m.possessed && (placePrepositions[r.low[m.From-1]] || r.low[m.From-1] == "of" && r.at[m.From-2] >= 0) {
		return false // a town may be called like a statesman: "in Rask", "Nina Falk of Rask"
	}
	if len(m.entries) == 0 {
		for _, a := range r.g.surnames[word] {
			m.entries = append(m.entries, nameEntry{actor: a, words: []string{word}})
		}
	}
	if e := r.byGivenName(word); e >= 0 && len(m.entries) > 0 {
		m.entries, m.entity = nil, e
		return true
	}
	var fit []nameEntry
	for _, e := range m.entries {
		if r.bears(e.actor, m.title) {
			fit = append(fit, e)
		}
	}
	m.entries = fit
	if len(fit) == 0 {
		return false
	}
	m.entity = r.chooseKnown(m)
	return true
}

// bears tells whether a codebook person held an office that the title names; Mr and no title fit everybody of the gender.
func (r *resolution) bears(actor int, title Range) bool {
	a := r.g.cb.Actors[actor]
	g := r.titleGender(title)
	if g == male && a.Gender == "female" || g == female && a.Gender == "male" {
		return false
	}
	if !r.isOffice(title) {
		return true
	}
	for _, t := range a.Tenures {
		for _, w := range nameWords(t.Title) {
			for i := title.From; i < title.To; i++ {
				if r.low[i] == w && officeNouns[w] {
					return true
				}
			}
		}
	}
	return false
}

// byAbbreviation is the body of the document whose initials or first word the mention is, -1 if none.
func (r *resolution) byAbbreviation(m *mention) int {
	word := r.low[m.From]
	for e := range r.entities {
		x := &r.entities[e]
		if x.kind != graph.ActorOrganisation || len(x.words) < 2 {
			continue
		}
		if x.words[0] == word && !bodyNouns[word] || len(word) > 1 && r.d.Words[m.From].Shape == 2 && initials(x.words) == word {
			return e
		}
	}
	return -1
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if !bodyJoiners[w] && w[0] >= 'a' && w[0] <= 'z' {
			b.WriteByte(w[0])
		}
	}
	return b.String()
}
