package loader

import "github.com/standpoint-graph/standpoint/graph"

// seatNouns are what a place is to the country that speaks by it.
var seatNouns = wordSet("capital seat residence headquarters presidency")

// readSeats lets a place that the article explains speak for whose it is: "Amber House, seat of the Karskian presidency", "Lerum, the
// capital of Karsk". A name that the codebook knows is left as it is.
func (r *resolution) readSeats() {
	of := map[int]int{}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.entity < 0 || r.entities[m.entity].known >= 0 || m.kind() == adjective {
			continue
		}
		if owner := r.seatOf(m); owner >= 0 && owner != m.entity {
			of[m.entity] = owner
		}
	}
	for i := range r.mentions {
		if owner, ok := of[r.mentions[i].entity]; ok {
			m := &r.mentions[i]
			r.entities[m.entity].weight--
			r.entities[owner].weight++
			m.entity, m.madeOf = owner, metonym
		}
	}
}

// seatOf is the country or body whose seat the words behind a name say that it is, -1 if they say no such thing.
func (r *resolution) seatOf(m *mention) int {
	p := r.describedAfter(m)
	seat, owner := false, -1
	for i := p.From; i < p.To; i++ {
		if r.at[i] < 0 && seatNouns[r.low[i]] {
			seat = true
		}
		if k := r.at[i]; k >= 0 && owner < 0 && r.mentions[k].entity >= 0 {
			owner = r.mentions[k].entity
		}
		if verbBefore[r.low[i]] {
			return -1
		}
	}
	if !seat || owner < 0 {
		return -1
	}
	if x := &r.entities[owner]; x.kind == graph.ActorPerson && x.human {
		return -1
	}
	return owner
}

// verbBefore are words by which a describing phrase stops being one.
var verbBefore = wordSet("is was are were in near outside at from and")
