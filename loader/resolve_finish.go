package loader

import (
	"slices"
	"sort"

	"github.com/standpoint-graph/standpoint/graph"
)

// addressing are cues after which the one spoken to may stand.
var addressing = wordSet("told asked reminded informed warned assured urged thanked advised briefed wrote cautioned promised invited ordered instructed tell tells telling ask asks asking urges urging warns warning to")

// readAddressees finds to whom attribution i was said: a name right after the cue, before the content.
func (r *resolution) readAddressees(i int) {
	a := &r.d.Attributions[i]
	if len(a.Cue) == 0 {
		return
	}
	cue := r.d.wordsOf(a.Cue[len(a.Cue)-1])
	if cue.To <= cue.From || !addressing[r.low[cue.To-1]] && (cue.To >= len(r.low) || r.low[cue.To] != "to") {
		return
	}
	j := cue.To
	for j < len(r.low) && (r.low[j] == "to" || r.low[j] == "the" || titleWords[r.low[j]] && r.at[j] < 0) {
		j++
	}
	if j >= len(r.low) || r.at[j] < 0 || r.inContent(a, j) && a.Act != graph.ActRequest {
		return
	}
	m := r.mentions[r.at[j]]
	if m.entity >= 0 && m.kind() != adjective && !holdsActor(r.read[i].who, m.entity) && r.d.Words[j].Sentence == r.d.Words[cue.To-1].Sentence {
		r.read[i].to = appendNew(r.read[i].to, m.entity)
	}
}

func (r *resolution) inContent(a *Attribution, word int) bool {
	for _, s := range a.Content {
		if s.Holds(r.d.Words[word].Span) {
			return true
		}
	}
	return false
}

// readMentions finds the actors that the content of attribution i names.
func (r *resolution) readMentions(i int) {
	for _, s := range r.d.Attributions[i].Content {
		w := r.d.wordsOf(s)
		for j := w.From; j < w.To; j++ {
			m := r.at[j]
			if m < 0 || r.mentions[m].From != j || r.mentions[m].entity < 0 {
				continue
			}
			if e := r.mentions[m].entity; r.worthNaming(e) {
				r.read[i].names = appendNew(r.read[i].names, e)
			}
		}
	}
}

// worthNaming leaves out single new words that nobody ever spoke by: places and the like.
func (r *resolution) worthNaming(e int) bool {
	x := &r.entities[e]
	if x.known >= 0 || len(x.words) > 1 && !x.weak {
		return true
	}
	for _, read := range r.read {
		if holdsActor(read.who, e) {
			return true
		}
	}
	return false
}

// finish writes the actors that are used into the document, in the order of their first mention, and what each attribution
// says of them.
func (r *resolution) finish() {
	r.readHeadings()
	r.readVoices()
	r.readLeads()
	used := map[int]bool{}
	for i := range r.read {
		read := &r.read[i]
		for _, list := range [][]int{read.who, read.others, read.to, read.names} {
			for _, e := range list {
				if r.entities[e].written() {
					used[e] = true
				}
			}
		}
		if read.onBehalf >= 0 {
			used[read.onBehalf] = true
		}
	}
	for j := range r.mentions { // relations may need anybody who is named
		if e := r.mentions[j].entity; e >= 0 && r.worthNaming(e) {
			used[e] = true
		}
	}
	index := r.writeActors(used)
	for i := range r.read {
		r.writeReading(i, index)
	}
}

// writeActors fills d.Actors and says which index each entity got.
func (r *resolution) writeActors(used map[int]bool) map[int]int {
	places, seats := map[int][]graph.Span{}, map[int][]graph.Span{}
	for j := range r.mentions {
		if m := &r.mentions[j]; m.entity >= 0 && m.kind() != adjective {
			places[m.entity] = append(places[m.entity], r.d.span(m.Range))
			if m.kind() == metonym {
				seats[m.entity] = append(seats[m.entity], r.d.span(m.Range))
			}
		}
	}
	for i, a := range r.d.Attributions {
		if len(r.read[i].who) == 1 && len(a.Speaker) > 0 && len(places[r.read[i].who[0]]) >= 0 {
			e := r.read[i].who[0]
			if !overlapsAny(places[e], a.Speaker[0]) {
				places[e] = append(places[e], a.Speaker[0])
			}
		}
	}
	var order []int
	for e := range used {
		order = append(order, e)
		sort.Slice(places[e], func(a, b int) bool { return places[e][a].Start < places[e][b].Start })
	}
	first := func(e int) int {
		if len(places[e]) > 0 {
			return places[e][0].Start
		}
		return 1 << 30
	}
	sort.Slice(order, func(a, b int) bool {
		if x, y := first(order[a]), first(order[b]); x != y {
			return x < y
		}
		return order[a] < order[b]
	})
	index, byID := map[int]int{}, map[graph.ID]int{}
	for _, e := range order {
		a := Actor{ProposedActor: r.proposed(e), Mentions: places[e], Seats: seats[e]}
		if i, there := byID[a.ID]; there { // two spellings of one name
			index[e] = i
			r.d.Actors[i].join(a)
			continue
		}
		index[e], byID[a.ID] = len(r.d.Actors), len(r.d.Actors)
		r.d.Actors = append(r.d.Actors, a)
	}
	return index
}

// join adds the spellings and places of another spelling of the same actor.
func (a *Actor) join(o Actor) {
	for _, name := range append([]string{o.Name}, o.Aliases...) {
		if name != a.Name && !slices.Contains(a.Aliases, name) {
			a.Aliases = append(a.Aliases, name)
		}
	}
	slices.Sort(a.Aliases)
	a.Mentions, a.Seats = append(a.Mentions, o.Mentions...), append(a.Seats, o.Seats...)
	sort.Slice(a.Mentions, func(i, j int) bool { return a.Mentions[i].Start < a.Mentions[j].Start })
}

func overlapsAny(list []graph.Span, s graph.Span) bool {
	for _, o := range list {
		if o.Overlaps(s) {
			return true
		}
	}
	return false
}

// proposed is an entity as the graph takes it.
func (r *resolution) proposed(e int) graph.ProposedActor {
	x := &r.entities[e]
	p := graph.ProposedActor{Known: x.known >= 0, Kind: x.kind, Name: x.name, Form: x.form}
	if x.country >= 0 && x.kind != graph.ActorCountry {
		p.Country = graph.ID(r.g.cb.Actors[x.country].ID)
	}
	for s := range x.spellings {
		if s != x.name {
			p.Aliases = append(p.Aliases, s)
		}
	}
	if last := lastWord(x.name); x.known < 0 && x.kind == graph.ActorPerson && last != x.name && !slices.Contains(p.Aliases, last) {
		p.Aliases = append(p.Aliases, last) // it is how people ask
	}
	sort.Strings(p.Aliases)
	if x.known >= 0 {
		p.ID = graph.ID(r.g.cb.Actors[x.known].ID)
	} else {
		p.ID = graph.MakeID(kindWord(x.kind), graph.Slug(x.name))
	}
	if x.kind == graph.ActorPerson && x.office.To > x.office.From {
		p.Office = r.nameText(x.office)
	}
	return p
}

func kindWord(k graph.ActorKind) string {
	switch k {
	case graph.ActorPerson:
		return graph.KindPerson
	case graph.ActorCountry:
		return graph.KindCountry
	}
	return graph.KindOrganisation
}

// readHeadings gives the bare nouns of headlines the texts that the article has then named.
func (r *resolution) readHeadings() {
	for i := range r.read {
		if read := &r.read[i]; read.heading != "" {
			if e := r.textOfHeading(read.heading); e >= 0 {
				r.callByHeading(e, read.heading)
				read.who, read.onBehalf = []int{e}, r.entities[e].onBehalf
			}
		}
	}
}

// saidBy tells whether the words of a speaker say as much as what somebody or a body without a name is called.
func (x *entity) saidBy(speaker []string) bool {
	name := nameWords(x.name)
	return x.kind != textKind && containsWords(speaker, name) && (x.kind == somebodyKind || len(speaker) <= len(name)+1)
}

// containsWords tells whether all words of one list are in another.
func containsWords(list, words []string) bool {
	for _, w := range words {
		if !slices.Contains(list, w) {
			return false
		}
	}
	return true
}

// writeReading writes what was read of attribution i.
func (r *resolution) writeReading(i int, index map[int]int) {
	a, read := &r.d.Attributions[i], &r.read[i]
	translate := func(list []int) []int {
		var out []int
		for _, e := range list {
			if at, ok := index[e]; ok {
				out = append(out, at)
			}
		}
		return out
	}
	a.Speakers, a.Candidates = translate(read.who), translate(read.others)
	a.Addressees, a.Mentions = translate(read.to), translate(read.names)
	a.Speaking, a.OnBehalfOf, a.Called = read.speaking, -1, read.called
	if len(read.who) == 1 && !r.entities[read.who[0]].written() {
		x := &r.entities[read.who[0]]
		a.Called, a.Speakers, a.Candidates, a.Speaking = x.name, nil, nil, graph.Unnamed
		if len(a.Speaker) > 0 && x.saidBy(nameWords(r.d.text(a.Speaker[0]))) {
			a.Called = "" // its words do as well
		}
	}
	if read.onBehalf >= 0 && !holdsActor(read.who, read.onBehalf) {
		a.OnBehalfOf = index[read.onBehalf]
	}
}
