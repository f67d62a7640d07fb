package loader

import "github.com/standpoint-graph/standpoint/graph"

// pronounClass is what a pronoun can stand for.
type pronounClass uint8

const (
	noPronoun pronounClass = iota
	aMan
	aWoman
	aGroup
	aThing
	whoSpeaks // I and we: who is being quoted
	relative  // who, which
	aPerson   // not a pronoun: a description of a person
	aBody     // not a pronoun: a description of an organisation
)

var pronouns = map[string]pronounClass{
	"he": aMan, "him": aMan, "his": aMan, "himself": aMan, "she": aWoman, "her": aWoman, "hers": aWoman, "herself": aWoman,
	"they": aGroup, "them": aGroup, "their": aGroup, "themselves": aGroup, "it": aThing, "its": aThing, "itself": aThing,
	"i": whoSpeaks, "we": whoSpeaks, "me": whoSpeaks, "us": whoSpeaks, "my": whoSpeaks, "our": whoSpeaks,
	"who": relative, "which": relative, "that": relative, "whose": relative,
}

// readPronoun reads a phrase that is one pronoun, or a pronoun with "also", "both" or "all" beside it.
func (r *resolution) readPronoun(w Range, i int) (speakerReading, bool) {
	class := pronouns[r.low[w.From]]
	if class == noPronoun || w.To-w.From > 2 || w.To-w.From == 2 && !besidePronouns[r.low[w.From+1]] {
		return speakerReading{}, false
	}
	return r.resolvePronoun(class, w, i), true
}

var besidePronouns = wordSet("also both all too himself herself itself themselves")

// resolvePronoun finds whom a pronoun at w means when attribution i is being read.
func (r *resolution) resolvePronoun(class pronounClass, w Range, i int) speakerReading {
	switch class {
	case whoSpeaks:
		if out := r.outer(i); out >= 0 {
			return r.read[out]
		}
		return speakerReading{speaking: graph.Absent, onBehalf: -1}
	case relative:
		if e := r.antecedent(w.From); e >= 0 {
			return r.named(e)
		}
		return unnamed(-1)
	case aGroup:
		if pair := r.withOuter(w.From, i); pair != nil {
			return speakerReading{who: pair, speaking: graph.Named, onBehalf: -1}
		}
		if pair := r.lastGroup(w.From, i); pair.speaking != "" {
			return pair
		}
	case aThing:
		if r.afterDocument(w.From, i) {
			return unnamed(-1)
		}
	}
	best, second := r.salient(class, w.From, i)
	if best < 0 {
		return unnamed(-1)
	}
	out := r.named(best)
	if second >= 0 {
		out.others = []int{second}
	}
	return out
}

// outer is the attribution whose content holds attribution i, -1 if none.
func (r *resolution) outer(i int) int { return r.d.Attributions[i].Within }

// antecedent is the entity named last before a relative pronoun, with nothing but a comma or its description between.
func (r *resolution) antecedent(at int) int {
	for i := at - 1; i >= 0 && i > at-12; i-- {
		if r.d.Words[i].Sentence != r.d.Words[at].Sentence {
			break
		}
		if m := r.at[i]; m >= 0 && r.mentions[m].entity >= 0 && r.mentions[m].kind() != adjective {
			return r.mentions[m].entity
		}
	}
	return -1
}

// withOuter is what "they" means inside what one speaker says of a meeting with one other: both of them; nil elsewhere.
func (r *resolution) withOuter(at, i int) []int {
	o := r.outer(i)
	for o >= 0 && len(r.read[o].who) == 1 && r.d.Attributions[o].Within >= 0 && r.outer(o) >= 0 {
		o = r.outer(o)
	}
	if o < 0 || len(r.read[o].who) != 1 {
		return nil
	}
	speaker, other := r.read[o].who[0], -1
	for _, s := range r.d.Attributions[o].Content {
		w := r.d.wordsOf(s)
		for j := w.From; j < min(w.To, at); j++ {
			m := r.at[j]
			if m < 0 || r.mentions[m].entity < 0 || r.mentions[m].entity == speaker || r.mentions[m].kind() == adjective {
				continue
			}
			e := r.mentions[m].entity
			if r.entities[e].kind != r.entities[speaker].kind || r.entities[e].weak {
				continue
			}
			if other >= 0 && other != e {
				return nil
			}
			other = e
		}
	}
	if other < 0 {
		return nil
	}
	return []int{speaker, other}
}

// lastGroup is what "they" means when the last speaker before it in the same or the previous paragraph spoke as a group or
// together with others.
func (r *resolution) lastGroup(at, i int) speakerReading {
	for j := i - 1; j >= 0; j-- {
		a := r.d.Attributions[j]
		if len(a.Speaker) == 0 || a.Within >= 0 && a.Within != r.outer(i) {
			continue
		}
		w := r.d.wordsOf(a.Speaker[0])
		if w.From >= at {
			continue
		}
		if r.paragraphs(w.From, at) > 1 {
			return speakerReading{}
		}
		read := r.read[j]
		if len(read.who) > 1 || len(read.who) == 0 && read.speaking == graph.Unnamed || len(read.who) == 1 && r.entities[read.who[0]].plural {
			return read
		}
		return speakerReading{}
	}
	return speakerReading{}
}

// afterDocument tells whether "it" follows a text that spoke in the same or the previous sentence: then it means the text,
// which is nobody.
func (r *resolution) afterDocument(at, i int) bool {
	for j := i - 1; j >= 0; j-- {
		a := r.d.Attributions[j]
		if len(a.Speaker) == 0 || a.Within >= 0 && a.Within != r.outer(i) {
			continue
		}
		w := r.trimPhrase(r.d.wordsOf(a.Speaker[0]))
		if w.From >= at || w.To <= w.From {
			continue
		}
		near := r.d.Words[at].Sentence-r.d.Words[w.From].Sentence <= 2
		if near && r.low[w.From] == "it" {
			return len(r.read[j].who) == 0
		}
		return near && len(r.read[j].who) == 0 && documentNouns[r.low[r.core(w).To-1]]
	}
	return false
}

// paragraphs is the number of paragraph ends between two words.
func (r *resolution) paragraphs(from, to int) int {
	n := 0
	for l := r.d.Words[from].Line; l < r.d.Words[to].Line; l++ {
		if r.d.Lines[l].Class != Blank {
			n++
		}
	}
	return n
}

// accepts tells whether a pronoun can stand for an entity.
func (r *resolution) accepts(class pronounClass, e int) bool {
	x := &r.entities[e]
	if x.weak {
		return false
	}
	switch class {
	case aMan:
		return x.kind == graph.ActorPerson && x.gender != female && (x.gender == male || !givenFemale[x.words[0]])
	case aWoman:
		return x.kind == graph.ActorPerson && x.gender != male && (x.gender == female || !givenMale[x.words[0]])
	case aGroup:
		return true
	case aThing:
		return x.kind != graph.ActorPerson
	case aPerson:
		return x.kind == graph.ActorPerson
	case aBody:
		return x.kind == graph.ActorOrganisation && x.form != graph.FormGovernmentBody && x.form != graph.FormIntergovernmental && x.form != graph.FormMedium
	}
	return false
}

// salient gives the two entities that a pronoun at word `at` most likely means, -1 for none. It counts, for everybody it can
// stand for, how near the last place is at which the text spoke of them, and whether they spoke there.
func (r *resolution) salient(class pronounClass, at, i int) (best, second int) {
	scores := map[int]float64{}
	add := func(e int, place int, bonus float64) {
		if e < 0 || place >= at || !r.accepts(class, e) {
			return
		}
		s := bonus - 1.5*float64(r.d.Words[at].Sentence-r.d.Words[place].Sentence) - 0.01*float64(at-place)
		s += r.agreement(class, e)
		if old, ok := scores[e]; !ok || s > old {
			scores[e] = s
		}
	}
	r.addMentions(at, add)
	r.addSpeakers(at, i, add)
	best, second = -1, -1
	for e := range r.entities {
		s, ok := scores[e]
		switch {
		case !ok:
		case best < 0 || s > scores[best]:
			best, second = e, best
		case second < 0 || s > scores[second]:
			second = e
		}
	}
	if best < 0 || scores[best] < -14 {
		return -1, -1
	}
	return best, second
}

// agreement is how well a pronoun fits what is known of an entity.
func (r *resolution) agreement(class pronounClass, e int) float64 {
	x := &r.entities[e]
	switch {
	case class == aMan && x.gender == male, class == aWoman && x.gender == female:
		return 1.5
	case class == aMan && givenGender(x) == female, class == aWoman && givenGender(x) == male:
		return -2
	case class == aMan && givenGender(x) == male, class == aWoman && givenGender(x) == female:
		return 0.7
	case class == aGroup && !x.plural && x.kind == graph.ActorPerson:
		return -4
	case class == aThing && x.kind == graph.ActorCountry:
		return -0.5
	}
	return 0
}

// addMentions offers the names before the pronoun: the subject of a sentence before others, a possessor after them.
func (r *resolution) addMentions(at int, add func(e, place int, bonus float64)) {
	for j := range r.mentions {
		m := &r.mentions[j]
		if m.From >= at {
			break
		}
		if m.kind() == adjective {
			continue
		}
		bonus := 0.0
		if r.startsClause(m) {
			bonus += 1.2
		}
		if m.possessed {
			bonus -= 0.8
		}
		if r.d.Words[m.From].Quote == InsideQuote {
			bonus -= 1.5
		}
		add(m.entity, m.From, bonus)
	}
}

// startsClause tells whether a name is likely the subject: the first words of its sentence.
func (r *resolution) startsClause(m *mention) bool {
	s := r.d.Sentences[r.d.Words[m.From].Sentence]
	start := m.From
	if m.title.To > m.title.From {
		start = m.title.From
	}
	return start-s.From <= 4
}

// addSpeakers offers those who spoke before the pronoun, and who speaks around it.
func (r *resolution) addSpeakers(at, i int, add func(e, place int, bonus float64)) {
	for j := 0; j < i; j++ {
		a := r.d.Attributions[j]
		read := r.read[j]
		if len(read.who) != 1 || len(a.Speaker) == 0 {
			continue
		}
		place := r.d.wordsOf(a.Speaker[0]).From
		bonus := 2.0
		if j == r.outer(i) {
			bonus = 3
		} else if a.Within >= 0 {
			bonus = 0.5
		}
		add(read.who[0], place, bonus)
		if n := len(a.Content) - 1; a.Within < 0 { // a voice carries to the end of what it says
			if last := r.d.wordsOf(a.Content[n]); last.To > last.From && last.To-1 < at {
				add(read.who[0], last.To-1, bonus-0.5)
			}
		}
	}
}
