package loader

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// describeBody keeps the common nouns for a body that stand beside the name of one: "the charity Open Quay", "Ravn Strategic, a mining
// company", "the city's largest union, Local 9".
func (r *resolution) describeBody(m *mention) {
	x := &r.entities[m.entity]
	if m.From > 0 && r.at[m.From-1] < 0 && r.isBodyNoun(m.From-1) {
		x.described[r.low[m.From-1]] = true
	}
	if head := r.appositionHead(m.To); head >= 0 && r.isBodyNoun(head) {
		x.described[r.low[head]] = true
	}
	if head := m.From - 2; head > 0 && r.low[head+1] == "," && r.at[head] < 0 && r.isBodyNoun(head) && m.To < len(r.low) && r.d.Words[m.To].Shape == punctuation {
		x.described[r.low[head]] = true
	}
}

// describedBody is the body spoken of last before a word that the article describes with the noun or that has it in its name, else, if
// ahead is set, the first such behind it; -1 if there is none.
func (r *resolution) describedBody(noun string, at int, ahead bool) int {
	best := -1
	for j := range r.mentions {
		m := &r.mentions[j]
		if m.entity < 0 || r.entities[m.entity].kind != graph.ActorOrganisation || m.kind() == adjective {
			continue
		}
		if m.From >= at && (best >= 0 || !ahead) {
			break
		}
		if x := &r.entities[m.entity]; x.described[noun] || holdsWord(x.words, noun) || endsInNoun(x.words, noun) {
			best = m.entity
		}
	}
	return best
}

func holdsWord(words []string, word string) bool {
	for _, w := range words {
		if w == word {
			return true
		}
	}
	return false
}

// endsInNoun tells whether a name is one word, a compound of a noun, as a German museum's is: "Stadtmuseum". Of two words the first is mostly a
// place: the church is not Whitchurch Council.
func endsInNoun(words []string, noun string) bool {
	return len(words) == 1 && len(noun) > 4 && len(words[0]) > len(noun) && strings.HasSuffix(words[0], noun)
}

// readThing reads a body by a common noun, "the company", "the city's largest union" or the bare "charity" of a headline: the one that is
// described so, else, for "the company" alone, the body spoken of that can be one.
func (r *resolution) readThing(w Range, i int) (speakerReading, bool) {
	core := r.core(w)
	head := core.To - 1
	heading := false
	if c := r.d.Lines[r.d.Words[head].Line].Class; c == Headline || c == Subheadline {
		heading = true
	}
	noun := r.low[head]
	if !thingNouns[noun] && !bodyNouns[noun] || r.at[head] >= 0 || r.isIndefinite(core) {
		return speakerReading{}, false
	}
	the := r.low[core.From] == "the" || r.low[core.From] == "this"
	if !the && !heading || core.To < w.To && !r.onlyClause(core.To) {
		return speakerReading{}, false
	}
	if e := r.describedBody(noun, core.From, heading); e >= 0 && (r.entities[e].described[noun] || !r.hasPossessive(core)) {
		return r.named(e), true
	}
	if !the || core.To-core.From != 2 || bodyForms[graph.FormGovernmentBody][noun] || !thingNouns[noun] || publicThings[noun] {
		return speakerReading{}, false
	}
	r.wanted = noun
	e, _ := r.salient(aBody, core.From, i)
	if e < 0 {
		e = r.mainBody(noun, core.From)
	}
	r.wanted = ""
	if e < 0 {
		return speakerReading{}, false
	}
	r.makeBody(e)
	r.entities[e].described[noun] = true
	return r.named(e), true
}

// mainBody is the body that an article names most before a word of those that can be called by the noun, one that only such bodies are before
// others; -1 if none is named twice or two are named as often.
func (r *resolution) mainBody(noun string, at int) int {
	count := map[int]int{}
	for j := range r.mentions {
		if m := &r.mentions[j]; m.entity >= 0 && m.From < at && m.kind() != adjective && r.canBeThing(&r.entities[m.entity]) {
			count[m.entity]++
		}
	}
	best, most, second := -1, 1, 0
	for e := range r.entities {
		n := count[e]
		if x := &r.entities[e]; x.weak && x.weight < surelyNamed {
			continue
		}
		if n > 0 && thingForms[r.entities[e].form][noun] {
			n += len(r.mentions)
		}
		if n > most {
			best, most, second = e, n, most
		} else {
			second = max(second, n)
		}
	}
	if second == most {
		return -1
	}
	return best
}

// surelyNamed is how often a word is written with a capital at least to be a name of which nothing else says so.
const surelyNamed = 4

// publicThings are what no body is called unless the article says so.
var publicThings = wordSet("regulator watchdog board team")

// onlyClause tells whether what stands behind a noun phrase only adds to it: ", which has never moved a grave".
func (r *resolution) onlyClause(i int) bool { return r.low[i] == "," || r.low[i] == "which" }

// canBe tells whether a body can be called by a noun: a party is no company.
func (r *resolution) canBe(x *entity, noun string) bool {
	if noun == "" || x.form == graph.FormOther || x.form == "" {
		last := lastWordOf(x.words)
		return !thingForms[graph.FormCompany][noun] || !bodyNouns[last] || companyEnds[last]
	}
	for form, nouns := range thingForms {
		if nouns[noun] {
			return x.form == form
		}
	}
	return true
}

// companyEnds are nouns that end the names of companies among others.
var companyEnds = wordSet("group fund company corporation service services systems energy partnership exchange consortium labs media guard watch")

// lastWordOf is the last word of a name.
func lastWordOf(words []string) string { return words[len(words)-1] }

// thingForms are the nouns that only bodies of a form are called.
var thingForms = map[graph.OrganisationForm]map[string]bool{
	graph.FormCompany:           wordSet("company firm manufacturer maker operator utility lender carrier airline supplier contractor developer retailer producer insurer brokerage bank chain startup"),
	graph.FormParty:             wordSet("party"),
	graph.FormMedium:            wordSet("paper newspaper outlet broadcaster magazine station"),
	graph.FormCivilSociety:      wordSet("charity union foundation ngo association club church federation"),
	graph.FormIntergovernmental: wordSet("alliance pact bloc"),
}
