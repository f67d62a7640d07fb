package loader

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// readApposition reads a description, a comma and a name.
func (r *resolution) readApposition(w Range, _ int) (speakerReading, bool) {
	core := r.core(w)
	if r.endsInName(core) || r.holdsJoiner(core) {
		return speakerReading{}, false
	}
	comma := core.To
	for comma < w.To && (r.low[comma] != "," || r.at[comma] >= 0) {
		comma++
	}
	end := comma + 1
	for end < w.To && !(r.at[end] < 0 && coreStops[r.low[end]]) {
		end++
	}
	if end > w.To || !r.endsInName(Range{comma + 1, end}) {
		return speakerReading{}, false
	}
	m := r.mentions[r.at[end-1]]
	owned := pronouns[r.low[core.From]] != noPronoun && r.low[comma+1] == "the"
	if r.entities[m.entity].kind != graph.ActorPerson && !bodyNouns[r.low[core.To-1]] && !thingNouns[r.low[core.To-1]] && !owned {
		return speakerReading{}, false
	}
	out := r.named(m.entity)
	if out.onBehalf < 0 && r.entities[m.entity].known < 0 && r.describesSpeaker(Range{w.From, comma}) {
		out.onBehalf = r.ownerIn(Range{w.From, comma}, core.To-1)
	}
	return out, true
}

// holdsJoiner tells whether a phrase joins several with "and".
func (r *resolution) holdsJoiner(w Range) bool {
	for i := w.From; i < w.To; i++ {
		if r.low[i] == "and" && r.at[i] < 0 {
			return true
		}
	}
	return false
}

// endsInName tells whether the last word of a range belongs to a name that speaks for itself.
func (r *resolution) endsInName(w Range) bool {
	if w.To <= w.From || r.at[w.To-1] < 0 {
		return false
	}
	m := r.mentions[r.at[w.To-1]]
	return m.entity >= 0 && m.kind() != adjective
}

// readName reads a phrase whose core ends in a name.
func (r *resolution) readName(w Range, _ int) (speakerReading, bool) {
	core := r.core(w)
	if r.at[core.To-1] < 0 {
		return speakerReading{}, false
	}
	m := r.mentions[r.at[core.To-1]]
	if m.entity < 0 {
		if len(m.others) > 0 {
			out := unnamed(-1)
			out.others = m.others
			return out, true
		}
		return speakerReading{}, false
	}
	if k := m.kind(); k == adjective || k == people && r.isGroupOfPeople(core) {
		return speakerReading{}, false
	}
	out := r.named(m.entity)
	out.others = m.others
	if out.onBehalf < 0 && r.entities[m.entity].kind == graph.ActorPerson && r.entities[m.entity].known < 0 {
		if b := r.ownerIn(Range{core.To, w.To}, core.To); b >= 0 && r.describesSpeaker(Range{core.To, w.To}) {
			out.onBehalf = b
		}
	}
	return out, true
}

// describesSpeaker tells whether a phrase behind a name says that the person speaks for somebody or has an office.
func (r *resolution) describesSpeaker(w Range) bool {
	for i := w.From; i < w.To; i++ {
		if officeNouns[r.low[i]] || speakerNouns[r.low[i]] {
			return true
		}
	}
	return false
}

// isGroupOfPeople tells "some Norlanders" and "two Norlanders" from the people as a whole.
func (r *resolution) isGroupOfPeople(core Range) bool {
	return core.To-core.From > 1 && r.low[core.From] != "the"
}

// readState reads a country's government, cabinet or authorities as the country, and a politician's administration as the
// country of the office.
func (r *resolution) readState(w Range, i int) (speakerReading, bool) {
	core := r.core(w)
	if !stateNouns[r.low[core.To-1]] {
		return speakerReading{}, false
	}
	owner := -1
	for j := w.From; j < w.To && owner < 0; j++ {
		if m := r.at[j]; m >= 0 && r.mentions[m].entity >= 0 {
			owner = r.mentions[m].entity
		}
	}
	if owner < 0 {
		owner = r.pronounOwner(core, i)
	}
	if owner < 0 {
		return speakerReading{}, false
	}
	x := r.entities[owner]
	switch {
	case x.kind == graph.ActorCountry:
		return r.named(owner), true
	case x.kind == graph.ActorPerson && x.country >= 0:
		return r.named(r.known(x.country)), true
	case x.kind == graph.ActorPerson && x.known >= 0:
		if c := r.lastCountry(x.known); c >= 0 {
			return r.named(r.known(c)), true
		}
	}
	return speakerReading{}, false
}

// lastCountry is the country of the person's last office on or before the day, -1 if there is none.
func (r *resolution) lastCountry(actor int) int {
	for _, t := range r.g.cb.Actors[actor].Tenures {
		if of, ok := r.g.byID[t.Of]; ok {
			if c := r.g.country(of, r.day); c >= 0 {
				return c
			}
		}
	}
	return -1
}

// readOfficePhrase reads an office without a name.
func (r *resolution) readOfficePhrase(w Range, _ int) (speakerReading, bool) {
	core := r.core(w)
	if !officeNouns[r.low[core.To-1]] || r.isIndefinite(core) {
		return speakerReading{}, false
	}
	key, owner, ok := r.officePhrase(w)
	if !ok {
		return speakerReading{}, false
	}
	if e := r.officeHolder(key, owner); e >= 0 {
		return r.named(e), true
	}
	return speakerReading{}, false
}

var indefinite = wordSet("a an one another some two three four five six several many most few other any both each every")

func (r *resolution) isIndefinite(core Range) bool { return indefinite[r.low[core.From]] }
