package loader

import "github.com/standpoint-graph/standpoint/graph"

// A headline says in short what the article says at length: "Lender urges tax on land" and, below it, "The Southern Fund urged the islands
// to tax land". So who is called by a bare noun in a headline is who says in the article what the headline repeats, or who speaks first.

// readLeads reads the bare nouns of headlines that mean nobody yet.
func (r *resolution) readLeads() {
	for i := range r.d.Attributions {
		a := &r.d.Attributions[i]
		if len(a.Speaker) == 0 || len(a.Content) == 0 || a.Within >= 0 || r.isResolved(i) {
			continue
		}
		w := r.trimPhrase(r.d.wordsOf(a.Speaker[0]))
		if w.From >= w.To || !r.isHeading(w.From) || !r.isBare(w) {
			continue
		}
		noun := r.low[r.core(w).To-1]
		e := r.echoOf(i, noun)
		if e < 0 {
			e = r.leadVoice(noun)
		}
		if e >= 0 {
			if thingNouns[noun] {
				r.makeBody(e)
			}
			r.read[i].who, r.read[i].speaking, r.read[i].onBehalf, r.read[i].called = []int{e}, graph.Named, r.entities[e].onBehalf, ""
		}
	}
}

// isResolved tells whether an actor of the graph is known to say attribution i.
func (r *resolution) isResolved(i int) bool {
	who := r.read[i].who
	return len(who) > 1 || len(who) == 1 && r.entities[who[0]].written()
}

// isBare tells whether a noun phrase of a headline has neither a determiner nor a number and is no pronoun.
func (r *resolution) isBare(w Range) bool {
	first := r.low[w.From]
	return !textDeterminers[first] && !indefinite[first] && pronouns[first] == noPronoun && r.d.Words[w.From].Shape != 4
}

// echoOf is the speaker of the statement of the article that repeats most of what headline i says and can be called by the noun; -1 if
// none repeats enough.
func (r *resolution) echoOf(i int, noun string) int {
	said := r.saidStems(i)
	best, most := -1, 1
	for j := range r.d.Attributions {
		if j == i || !r.isVoice(j) || !r.canEcho(r.read[j].who[0], noun) {
			continue
		}
		same := 0
		for stem := range r.saidStems(j) {
			if said[stem] {
				same++
			}
		}
		if same > most && 3*same >= len(said) {
			best, most = r.read[j].who[0], same
		}
	}
	return best
}

// leadVoice is who speaks first in the article, or whose text does, if a noun can mean that speaker alone; -1 if it cannot.
func (r *resolution) leadVoice(noun string) int {
	for j := range r.d.Attributions {
		a := &r.d.Attributions[j]
		if len(a.Speaker) == 0 || a.Within >= 0 || r.isHeading(r.d.wordsOf(a.Speaker[0]).From) {
			continue
		}
		if !r.isVoice(j) {
			return -1
		}
		e := r.read[j].who[0]
		if x := &r.entities[e]; x.kind == textKind && x.maker >= 0 && !documentNouns[noun] {
			e = x.maker
		}
		if !isPersonNoun(noun) && !thingNouns[noun] || !r.entities[e].written() || !r.canEcho(e, noun) {
			return -1
		}
		return e
	}
	return -1
}

// isVoice tells whether attribution j is said outside headlines by one speaker whom the resolution knows.
func (r *resolution) isVoice(j int) bool {
	a := &r.d.Attributions[j]
	return len(r.read[j].who) == 1 && len(a.Speaker) > 0 && a.Within < 0 && !r.isHeading(r.d.wordsOf(a.Speaker[0]).From)
}

// canEcho tells whether somebody, a body or a text can be called by the noun of a headline.
func (r *resolution) canEcho(e int, noun string) bool {
	x := &r.entities[e]
	switch {
	case documentNouns[noun]:
		return x.kind == textKind
	case isPersonNoun(noun):
		return x.isPerson()
	case x.kind == textKind || x.isPerson() && !x.perhapsBody():
		return false
	case !thingNouns[noun] || x.kind == bodyKind:
		return true
	case x.kind == graph.ActorCountry || x.form == graph.FormMedium && len(x.described) == 0:
		return false
	}
	return r.canBe(x, noun)
}

// isPersonNoun tells whether a word is a common noun for one person.
func isPersonNoun(noun string) bool {
	return personNouns[noun] || officeNouns[noun] || singleSpeakers[noun] || kinNouns[noun] || otherPeople[noun]
}

// saidStems are the beginnings of the longer words of what attribution j says.
func (r *resolution) saidStems(j int) map[string]bool {
	var words []string
	for _, c := range r.d.Attributions[j].Content {
		words = append(words, r.longWords(r.d.wordsOf(c))...)
	}
	return stemsOf(words)
}

// perhapsBody tells whether only its place says that a name is a person's.
func (x *entity) perhapsBody() bool {
	return x.kind == graph.ActorPerson && !x.human && x.gender == anyGender
}

// makeBody takes for a body what is called so and only looked like a person.
func (r *resolution) makeBody(e int) {
	if x := &r.entities[e]; x.kind == graph.ActorPerson {
		x.kind, x.form = graph.ActorOrganisation, graph.FormOther
	}
}
