package loader

import (
	"sort"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/encoder"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// nameKind says what a word of the codebook is to its actor.
type nameKind uint8

const (
	properName nameKind = iota // its name or an alias
	adjective                  // made from the name: it qualifies, it does not speak
	people                     // the word for its people
	metonym                    // a place that means the actor when it acts or speaks
)

// nameEntry is one name of one actor of the codebook.
type nameEntry struct {
	words []string // folded
	actor int      // index into the codebook's actors
	kind  nameKind
	upper bool // capitals throughout: the same letters written small are another word
}

// gazetteer finds the codebook's actors by their names. It never changes once made.
type gazetteer struct {
	cb       *codebook.Codebook
	byFirst  map[string][]nameEntry // longest first, then in the codebook's order
	surnames map[string][]int       // last word of a person's name → actors
	byID     map[string]int
	offices  map[string][]officeHolder // officeKey of the title → who held it
}

// officeHolder is one tenure of one person.
type officeHolder struct {
	actor  int
	of     int // index of the country or organisation, -1 if the codebook lacks it
	tenure codebook.Tenure
}

// isName tells whether a folded word is a whole name of an actor: "wales", but not the "workers" of a party's name.
func (g *gazetteer) isName(word string) bool {
	for _, e := range g.byFirst[word] {
		if len(e.words) == 1 {
			return true
		}
	}
	return false
}

// newGazetteer indexes a codebook.
func newGazetteer(cb *codebook.Codebook) *gazetteer {
	g := &gazetteer{cb: cb, byFirst: map[string][]nameEntry{}, surnames: map[string][]int{}, byID: map[string]int{}, offices: map[string][]officeHolder{}}
	for i, a := range cb.Actors {
		g.byID[a.ID] = i
	}
	for i, a := range cb.Actors {
		g.addName(a.Name, i, properName)
		for _, n := range a.Aliases {
			g.addName(n, i, properName)
		}
		for _, n := range a.Adjectives {
			if n == strings.ToUpper(n) { // "UK" is a name before a noun too
				g.addName(n, i, properName)
			} else {
				g.addName(n, i, adjective)
			}
		}
		for _, n := range a.People {
			g.addName(n, i, people)
		}
		for _, n := range a.Metonyms {
			g.addName(n, i, metonym)
		}
		if a.Kind == graph.KindPerson {
			g.addPerson(i, a)
		}
	}
	for _, list := range g.byFirst {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].words) > len(list[j].words) })
	}
	return g
}

// addName files a name, and once more without full stops ("U.S." and "US") and without a leading article.
func (g *gazetteer) addName(name string, actor int, kind nameKind) {
	words := nameWords(name)
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	g.file(words, actor, kind, isAcronym(name))
	if strings.Contains(name, ".") {
		g.file(nameWords(strings.ReplaceAll(name, ".", "")), actor, kind, isAcronym(strings.ReplaceAll(name, ".", "")))
	}
}

// isAcronym tells a short word in capitals, which in small letters may be quite another one.
func isAcronym(name string) bool {
	return len(name) <= 6 && name == strings.ToUpper(name) && name != strings.ToLower(name) && !strings.ContainsAny(name, " .")
}

func (g *gazetteer) file(words []string, actor int, kind nameKind, upper bool) {
	if len(words) == 0 {
		return
	}
	for _, e := range g.byFirst[words[0]] {
		if e.actor == actor && equalWords(e.words, words) {
			return
		}
	}
	g.byFirst[words[0]] = append(g.byFirst[words[0]], nameEntry{words, actor, kind, upper})
}

// addPerson files the surname and the tenures.
func (g *gazetteer) addPerson(i int, a codebook.Actor) {
	words := nameWords(a.Name)
	last := words[len(words)-1]
	g.surnames[last] = append(g.surnames[last], i)
	for _, t := range a.Tenures {
		of, ok := g.byID[t.Of]
		if !ok {
			of = -1
		}
		key := officeKey(nameWords(t.Title))
		g.offices[key] = append(g.offices[key], officeHolder{i, of, t})
	}
}

// match gives the longest names that begin at word i of the words and end before end; several when they are equally long.
func (g *gazetteer) match(words []Word, i, end int) (entries []nameEntry, n int) {
	for _, e := range g.byFirst[foldWord(words[i])] {
		if len(e.words) < n {
			break
		}
		if e.upper && words[i].Shape != encoder.ShapeUpper {
			continue
		}
		if i+len(e.words) <= end && startsWith(words[i:], e.words) {
			entries, n = append(entries, e), len(e.words)
		}
	}
	return entries, n
}

// country is the country an actor's words count for: a country itself, a body of one, or the country of a person's office on
// the day; -1 if there is none.
func (g *gazetteer) country(actor int, day graph.Date) int {
	a := g.cb.Actors[actor]
	switch a.Kind {
	case graph.KindCountry:
		return actor
	case graph.KindPerson:
		for _, t := range a.Tenures {
			if of, ok := g.byID[t.Of]; ok && inOffice(t, day) {
				if c := g.country(of, day); c >= 0 {
					return c
				}
			}
		}
	}
	if c, ok := g.byID[a.Country]; ok {
		return c
	}
	return -1
}

// inOffice tells whether the tenure holds on the day; on an unknown day only an open one does.
func inOffice(t codebook.Tenure, day graph.Date) bool {
	d := codebook.Day{Year: day.Year, Month: day.Month, Day: day.Day}
	if d.IsZero() {
		return t.To.IsZero()
	}
	return codebook.Period{From: t.From, Until: t.To}.Contains(d)
}

// holder is who held the office of a country or body on the day, -1 if nobody or more than one did; see [officeKey].
func (g *gazetteer) holder(key string, of int, day graph.Date) int {
	found := -1
	for _, h := range g.offices[key] {
		if !inOffice(h.tenure, day) || h.of < 0 {
			continue
		}
		if h.of != of && g.country(h.of, day) != of {
			continue
		}
		if found >= 0 && found != h.actor {
			return -1
		}
		found = h.actor
	}
	return found
}

// matchWords is match on folded words alone.
func (g *gazetteer) matchWords(words []string) (entries []nameEntry, n int) {
	for _, e := range g.byFirst[words[0]] {
		if len(e.words) >= n && len(e.words) <= len(words) && equalWords(e.words, words[:len(e.words)]) {
			entries, n = append(entries, e), len(e.words)
		}
	}
	return entries, n
}
