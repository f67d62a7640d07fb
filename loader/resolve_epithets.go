package loader

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// News calls the person it has just spoken of by another noun: "Ida Ravn … , the former ambassador told the crowd". Such an epithet means
// that person unless the article has said that she is something else.

// epithetOf is the named person spoken of just before whom a definite description may mean, of which nobody in the article bears the noun;
// -1 if there is none.
func (r *resolution) epithetOf(core Range, i int) int {
	noun := r.low[core.To-1]
	class := aPerson
	switch nounGender(noun) {
	case male:
		class = aMan
	case female:
		class = aWoman
	}
	if r.low[core.From] != "the" || courtNouns[noun] || r.narrows(core) {
		return -1
	}
	best, second := r.salient(class, core.From, i)
	for _, e := range []int{best, second} {
		if e >= 0 && r.canBear(e, noun, i) && r.spokenNear(e, core.From, i) {
			return e
		}
	}
	return -1
}

// canBear tells whether a person may be called by a noun by which the article does not call anybody, when attribution i is to be read. A name of
// which nothing says that it is a person's is one if it has spoken, though no holder of an office.
func (r *resolution) canBear(e int, noun string, i int) bool {
	x := &r.entities[e]
	human := x.human || !officeNouns[noun] && !x.weak && len(x.words) == 2 && r.hasSpoken(e, i)
	return x.kind == graph.ActorPerson && human && (plainEpithets[noun] || !r.isSomething(e))
}

// hasSpoken tells whether an entity alone said something before attribution i.
func (r *resolution) hasSpoken(e, i int) bool {
	for j := 0; j < i; j++ {
		if who := r.read[j].who; len(who) == 1 && who[0] == e {
			return true
		}
	}
	return false
}

// spokenNear tells whether an entity was spoken of at most [epithetReach] sentences before a word.
func (r *resolution) spokenNear(e, at, i int) bool {
	last := r.lastSpoken(e, at, i)
	return last >= 0 && r.d.Words[at].Sentence-r.d.Words[last].Sentence <= epithetReach
}

// epithetReach is how many sentences back the person of an epithet was spoken of at most.
const epithetReach = 2

// courtNouns mean somebody of whom an article need not have spoken.
var courtNouns = wordSet("judge magistrate prosecutor coroner juror defendant plaintiff witness spokesman spokeswoman spokesperson official source")

// plainEpithets say of people what anybody may be besides an office or a trade.
var plainEpithets = wordSet("mum dad mother father grandmother grandfather widow widower pensioner veteran old retiree teenager teen")

// isSomething tells whether the article says what somebody is, or the codebook does.
func (r *resolution) isSomething(e int) bool {
	x := &r.entities[e]
	if x.known >= 0 || x.office.To > x.office.From {
		return true
	}
	for noun := range x.described {
		if personNouns[noun] || officeNouns[noun] || singleSpeakers[noun] || otherPeople[noun] {
			return true
		}
	}
	return false
}

// narrows tells whether a description of an office says which, so that it means its holder: "the homeland security secretary".
func (r *resolution) narrows(core Range) bool {
	if !officeNouns[r.low[core.To-1]] {
		return false
	}
	for i := core.From + 1; i < core.To-1; i++ {
		if !timesOfOffice[r.low[i]] {
			return true
		}
	}
	return false
}

// timesOfOffice say since when or until when somebody holds an office.
var timesOfOffice = wordSet("former new outgoing incoming acting interim caretaker suspended ousted retired late sitting current ex")

// lastSpoken is the word at which an entity was named, meant by a pronoun or spoke last before a place, -1 if it was not.
func (r *resolution) lastSpoken(e, at, i int) int {
	last := r.lastMention(e, at)
	for j := 0; j < i; j++ {
		if a := r.d.Attributions[j]; len(a.Speaker) > 0 && len(r.read[j].who) == 1 && r.read[j].who[0] == e {
			if w := r.d.wordsOf(a.Speaker[0]).From; w < at {
				last = max(last, w)
			}
		}
	}
	for j := range r.phrases {
		if p := &r.phrases[j]; p.entity == e && p.From < at {
			last = max(last, p.From)
		}
	}
	return last
}

// introduced is the first person behind a description in the headline or the first sentences of an article whom the article describes with
// its noun: "A federal judge sided with her … Judge Ida Ravn"; -1 if there is none. Who was named before is nobody new.
func (r *resolution) introduced(core Range) int {
	noun := r.low[core.To-1]
	if !r.isLead(core.From) || strings.HasSuffix(noun, "s") {
		return -1
	}
	for j := range r.mentions {
		m := &r.mentions[j]
		if m.From < core.To || m.entity < 0 || r.entities[m.entity].kind != graph.ActorPerson {
			continue
		}
		if r.paragraphs(core.From, m.From) > introReach {
			return -1
		}
		if is := r.entities[m.entity].described; is[noun] && r.lastMention(m.entity, core.From) < 0 && r.sameOffice(core, is) {
			return m.entity
		}
	}
	return -1
}

// introReach is how many paragraphs behind its description somebody is named at most.
const introReach = 4

// isLead tells whether a word stands in a headline or in the first paragraph below it.
func (r *resolution) isLead(i int) bool {
	for l := r.d.Words[i].Line; l >= 0; l-- {
		switch c := r.d.Lines[l].Class; {
		case c == Headline || c == Subheadline:
			return true
		case c == Body && l < r.d.Words[i].Line:
			return false
		}
	}
	return true
}
