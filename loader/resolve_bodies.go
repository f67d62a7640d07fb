package loader

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// readBody reads a body that has no name of its own: one that a country or body owns ("Norland's foreign ministry", "its
// parliament") gets a name from both; one without an owner ("the ministry") is the last one with that noun.
func (r *resolution) readBody(w Range, i int) (speakerReading, bool) {
	core := r.core(w)
	head := r.low[core.To-1]
	if !bodyNouns[head] || r.isIndefinite(core) || r.at[core.To-1] >= 0 {
		return speakerReading{}, false
	}
	owner := r.possessor(core, i)
	if owner < 0 {
		owner = r.ownerIn(Range{core.To, w.To}, core.To)
	}
	from := core.To - 1
	for from > core.From && r.at[from-1] < 0 && r.d.Words[from-1].Shape != punctuation && !bodyStops[r.low[from-1]] {
		from--
	}
	if owner < 0 {
		if e := r.lastBody(head, core.From); e >= 0 && !r.hasPossessive(core) {
			return r.named(e), true
		}
		return speakerReading{}, false
	}
	if r.entities[owner].kind == graph.ActorPerson && head != "office" && head != "campaign" {
		return unnamed(owner), true
	}
	return r.named(r.ownedBody(Range{from, core.To}, owner)), true
}

var bodyStops = wordSet("the a an s his her its their our own whose")

// possessor is whom a possessive pronoun, a possessive or an adjective before a noun means, -1 if there is none.
func (r *resolution) possessor(core Range, i int) int {
	if e := r.pronounOwner(core, i); e >= 0 {
		return e
	}
	for j := core.From; j < core.To-1; j++ {
		if m := r.at[j]; m >= 0 && r.mentions[m].entity >= 0 {
			return r.mentions[m].entity
		}
	}
	e, _ := r.describedOwner(core, i)
	return e
}

// pronounOwner is whom "his", "her" or "its" at the front of a phrase means, -1 if none of them stands there.
func (r *resolution) pronounOwner(core Range, i int) int {
	class := noPronoun
	switch r.low[core.From] {
	case "its":
		class = anActor
		if head := r.low[core.To-1]; textParts[head] || authorNouns[head] {
			class = aThing
		}
	case "his":
		class = aMan
	case "her":
		class = aWoman
	default:
		return -1
	}
	best, _ := r.salient(class, core.From, i)
	return best
}

// lastBody is the organisation named last before the place whose name holds the noun, -1 if none.
func (r *resolution) lastBody(noun string, at int) int {
	best, last := -1, -1
	for j := range r.mentions {
		m := &r.mentions[j]
		if m.From >= at || m.entity < 0 || r.entities[m.entity].kind != graph.ActorOrganisation {
			continue
		}
		for _, w := range r.entities[m.entity].words {
			if w == noun && m.From > last {
				best, last = m.entity, m.From
			}
		}
	}
	if best < 0 {
		for e := len(r.entities) - 1; e >= 0; e-- {
			x := &r.entities[e]
			if x.kind == graph.ActorOrganisation && x.known < 0 && x.weight == 0 && len(x.words) > 0 && strings.Contains(" "+strings.Join(x.words, " ")+" ", " "+noun+" ") {
				return e
			}
		}
	}
	return best
}

// ownedBody is the entity of a body that a country or another body owns; its name is the noun phrase and the owner's.
func (r *resolution) ownedBody(w Range, owner int) int {
	x := r.entities[owner]
	name := titleCase(r.nameText(w)) + " of " + x.name
	words := nameWords(name)
	for e := range r.entities {
		if equalWords(r.entities[e].words, words) {
			return e
		}
	}
	if entries, n := r.g.matchWords(words); n == len(words) && len(entries) == 1 {
		return r.known(entries[0].actor)
	}
	e := r.newEntity(entity{known: -1, kind: graph.ActorOrganisation, form: r.formOfBody(w), name: name, words: words, country: x.country, onBehalf: -1})
	r.entities[e].spellings[r.nameText(w)] = true
	return e
}

// titleCase writes every word with a capital.
func titleCase(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		c := []rune(w)
		words[i] = strings.ToUpper(string(c[0])) + string(c[1:])
	}
	return strings.Join(words, " ")
}

// readDescription reads a definite description of a person: "the former judge", "its chair". It means whom the article described with
// the noun last; only "the man" and the like mean the last person that fits.
func (r *resolution) readDescription(w Range, i int) (speakerReading, bool) {
	core := r.core(w)
	head := r.low[core.To-1]
	definite := r.low[core.From] == "the"
	switch {
	case r.isIndefinite(core) || documentNouns[head]:
		return speakerReading{}, false
	case definite && head == "old" && r.ageAt(core.To-1):
		if e, _ := r.salient(aPerson, core.From, i); e >= 0 && r.spokenNear(e, core.From, i) {
			return r.named(e), true
		}
	case personNouns[head]:
		if e := r.lastDescribed(core); e >= 0 {
			return r.named(e), true
		}
		if core.To < w.To || !definite || !plainPeople[head] {
			return speakerReading{}, false
		}
		class := aPerson
		if femaleTitles[head] || strings.HasSuffix(head, "woman") || head == "widow" || head == "mum" || head == "mother" {
			class = aWoman
		}
		if e, _ := r.salient(class, core.From, i); e >= 0 {
			return r.named(e), true
		}
	}
	return speakerReading{}, false
}

// ageAt tells whether the word "old" at i ends an age: "the 61-year-old".
func (r *resolution) ageAt(i int) bool {
	return i > 4 && r.low[i-1] == "-" && r.low[i-2] == "year" && r.low[i-3] == "-" && r.d.Words[i-4].Shape == 4
}

// lastDescribed is the person named last before a description whose title or description holds its noun and is not of another rank
// or department, -1 if none: a foreign minister is not "the prime minister".
func (r *resolution) lastDescribed(core Range) int {
	noun := r.low[core.To-1]
	if e := r.lastBearing(core, noun); e >= 0 {
		return e
	}
	for _, other := range otherTitles[noun] {
		if e := r.lastBearing(core, other); e >= 0 {
			return e
		}
	}
	return -1
}

// otherTitles are the titles by which an article names whom it calls by a noun.
var otherTitles = map[string][]string{
	"congresswoman": {"representative"}, "congressman": {"representative"}, "lawmaker": {"representative", "senator", "deputy", "legislator"},
	"minister": {"secretary"}, "magistrate": {"judge"}, "jurist": {"judge"}, "diplomat": {"ambassador", "envoy"}, "prelate": {"bishop", "archbishop", "cardinal"},
	"academic": {"professor"}, "physician": {"doctor"}, "attorney": {"lawyer"}, "lawyer": {"attorney", "barrister", "solicitor"}, "soldier": {"private", "sergeant", "corporal"},
}

// lastBearing is lastDescribed for a noun that stands for that of the description.
func (r *resolution) lastBearing(core Range, noun string) int {
	best := -1
	for j := range r.mentions {
		m := &r.mentions[j]
		if m.entity < 0 || r.entities[m.entity].kind != graph.ActorPerson {
			continue
		}
		if m.From >= core.From && best >= 0 {
			break
		}
		if is := r.entities[m.entity].described; is[noun] && r.sameOffice(core, is) {
			best = m.entity
		}
	}
	return best
}

// sameOffice tells whether a person described by these words may bear what a description says of rank and department: each that
// it names is among the words, and so is each rank of theirs in it.
func (r *resolution) sameOffice(core Range, is map[string]bool) bool {
	said := map[string]bool{}
	for i := core.From; i < core.To-1; i++ {
		w := r.low[i]
		if long, ok := shortTitles[w]; ok {
			w = long
		}
		if (ranks[w] || departments[w]) && !is[w] {
			return false
		}
		said[w] = true
	}
	for rank := range ranks {
		if is[rank] && !said[rank] {
			return false
		}
	}
	return true
}

var (
	ranks       = wordSet("prime vice deputy shadow")
	departments = wordSet("foreign defence interior finance justice health education energy agriculture transport trade economy culture environment labour treasury science housing industry tourism")
)

// plainPeople are nouns that mean whoever was spoken of, man or woman.
var plainPeople = wordSet("man woman candidate veteran politician challenger incumbent nominee")
