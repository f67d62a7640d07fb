package loader

import (
	"sort"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// accepts tells whether a pronoun can stand for an entity.
func (r *resolution) accepts(class pronounClass, e int) bool {
	x := &r.entities[e]
	if x.weak {
		return false
	}
	switch class {
	case aMan:
		return x.isPerson() && x.gender != female && (x.gender == male || !givenFemale[x.words[0]])
	case aWoman:
		return x.isPerson() && x.gender != male && (x.gender == female || !givenMale[x.words[0]])
	case aGroup:
		return x.kind != bodyKind
	case aThing:
		return !x.isPerson()
	case aPerson:
		return x.kind == graph.ActorPerson
	case anActor:
		return x.kind == graph.ActorCountry || x.kind == graph.ActorOrganisation || x.kind == bodyKind
	case aBody:
		return r.canBeThing(x)
	}
	return false
}

// canBeThing tells whether an entity can be called by the noun that is being looked for.
func (r *resolution) canBeThing(x *entity) bool {
	if textEnds[lastWordOf(x.words)] {
		return false
	}
	if x.kind == graph.ActorPerson {
		return x.perhapsBody()
	}
	return x.kind == graph.ActorOrganisation && x.form != graph.FormGovernmentBody && x.form != graph.FormIntergovernmental && x.form != graph.FormMedium && r.canBe(x, r.wanted)
}

// textEnds end the names of texts, which are no bodies.
var textEnds = wordSet("bill act law treaty agreement accord amendment report directive")

// salient gives the two entities that a pronoun at word `at` most likely means, -1 for none. It counts, for everybody it can
// stand for, how near the last place is at which the text spoke of them, and whether they spoke there.
func (r *resolution) salient(class pronounClass, at, i int) (best, second int) {
	scores := map[int]float64{}
	w := r.weights
	add := func(e int, place int, bonus float64) {
		if e < 0 || place >= at || !r.accepts(class, e) {
			return
		}
		s := bonus + w.Sentence*float64(r.d.Words[at].Sentence-r.d.Words[place].Sentence) + w.Word*float64(at-place)
		s += r.agreement(w, class, e)
		if old, ok := scores[e]; !ok || s > old {
			scores[e] = s
		}
	}
	r.addMentions(w, at, add)
	r.addSpeakers(w, at, i, add)
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
	if best < 0 || scores[best] < leastScore {
		return -1, -1
	}
	return best, second
}

// agreement is how well a pronoun fits what is known of an entity.
func (r *resolution) agreement(w *antecedentWeights, class pronounClass, e int) float64 {
	x := &r.entities[e]
	switch {
	case (class == aMan || class == aWoman) && x.kind == somebodyKind && x.gender == anyGender:
		return w.Somebody
	case (class == aMan || class == aWoman) && x.kind == somebodyKind:
		return w.SomebodyGender
	case (class == aMan || class == aWoman) && !x.human && x.gender == anyGender && x.sure && len(x.words) == 2 && !placeNouns[x.words[1]]:
		return w.PerhapsPerson
	case (class == aMan || class == aWoman) && !x.human && x.gender == anyGender:
		return w.HardlyPerson
	case class == aMan && x.gender == male, class == aWoman && x.gender == female:
		return w.Gender
	case class == aMan && givenGender(x) == female, class == aWoman && givenGender(x) == male:
		return w.AgainstName
	case class == aMan && givenGender(x) == male, class == aWoman && givenGender(x) == female:
		return w.ByName
	case class == aGroup && !x.plural && x.kind == graph.ActorPerson:
		return w.OneForGroup
	case class == aBody && x.kind == graph.ActorPerson:
		return w.PersonForBody
	case (class == aThing || class == anActor) && (x.kind == graph.ActorCountry || x.kind == bodyKind):
		return w.Country
	case class == aThing && x.kind == textKind:
		return w.Text
	}
	return 0
}

// addMentions offers the names before the pronoun: the subject of a sentence before others, a possessor after them.
func (r *resolution) addMentions(w *antecedentWeights, at int, add func(e, place int, bonus float64)) {
	near := r.nearSentences(at)
	for j := sort.Search(len(r.mentions), func(j int) bool { return r.mentions[j].From >= near }); j < len(r.mentions); j++ {
		m := &r.mentions[j]
		if m.From >= at {
			break
		}
		if m.kind() == adjective {
			continue
		}
		bonus := 0.0
		if r.startsClause(m) {
			bonus += w.Subject
		}
		if m.possessed {
			bonus += w.Possessor
		}
		if r.d.Words[m.From].Quote == InsideQuote {
			bonus += w.Quoted
		}
		add(m.entity, m.From, bonus)
	}
	r.addPhrases(w, at, add)
}

// addPhrases offers whom and what the article described before the pronoun, and whom other pronouns meant.
func (r *resolution) addPhrases(w *antecedentWeights, at int, add func(e, place int, bonus float64)) {
	near := r.nearSentences(at)
	for j := sort.Search(len(r.phrases), func(j int) bool { return r.phrases[j].head >= near }); j < len(r.phrases); j++ {
		t := &r.phrases[j]
		if t.From >= at {
			break
		}
		if t.text && t.From > 0 && r.low[t.From-1] == "in" && r.d.Words[t.From].Sentence == r.d.Words[at].Sentence {
			continue // "In a letter it asked": not the letter did
		}
		bonus := 0.0
		if t.From-r.d.Sentences[r.d.Words[t.From].Sentence].From <= 3 {
			bonus += w.PhraseFront
		}
		if r.d.Words[t.From].Quote == InsideQuote {
			bonus += w.PhraseQuoted
		}
		add(t.entity, t.From, bonus)
	}
}

// sentencesBack is how many sentences back a name can lie that a pronoun means; what lies further scores below [leastScore] whatever it is.
const sentencesBack = 14

// leastScore is the score below which a pronoun means nobody.
const leastScore = -14

// nearSentences is the first word of the sentences that are in reach of a word.
func (r *resolution) nearSentences(at int) int {
	return r.d.Sentences[max(0, r.d.Words[at].Sentence-sentencesBack)].From
}

// startsClause tells whether a name is likely the subject: it is among the first words of its sentence, or stands between a comma and a
// verb in the past, behind a clause that leads up to it or what describes it: "Asked whether it would rain, Berg laughed", "A retired
// colonel of the guards, Jan Berg, laughed".
func (r *resolution) startsClause(m *mention) bool {
	s := r.d.Sentences[r.d.Words[m.From].Sentence]
	start := m.From
	if m.title.To > m.title.From {
		start = m.title.From
	}
	if start-s.From <= 4 {
		return true
	}
	if m.To >= s.To || r.d.Words[start-1].Text != "," {
		return false
	}
	next := m.To
	if r.d.Words[next].Text == "," && next+1 < s.To {
		next++
	}
	verb := foldWord(r.d.Words[next])
	return finite[verb] || strings.HasSuffix(verb, "ed")
}

// addSpeakers offers those who spoke before the pronoun, and who speaks around it.
func (r *resolution) addSpeakers(w *antecedentWeights, at, i int, add func(e, place int, bonus float64)) {
	for j := 0; j < i; j++ {
		a := r.d.Attributions[j]
		read := r.read[j]
		if len(read.who) != 1 || len(a.Speaker) == 0 {
			continue
		}
		place := r.d.wordsOf(a.Speaker[0]).From
		bonus := w.Spoke
		if j == r.outer(i) {
			bonus = w.SpeaksAround
		} else if a.Within >= 0 {
			bonus = w.SpokeWithin
		}
		add(read.who[0], place, bonus)
		if n := len(a.Content) - 1; a.Within < 0 { // a voice carries to the end of what it says
			if said := r.d.wordsOf(a.Content[n]); said.To > said.From && said.To-1 < at {
				add(read.who[0], said.To-1, bonus+w.VoiceEnd)
			}
		}
	}
}
