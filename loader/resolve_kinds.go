package loader

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// sign is what the places of a new name say of its kind.
type sign struct {
	nation, place, near, article, person, voice, body int
}

// acts tells whether it has a title or speaks.
func (s sign) acts() bool { return s.person+s.voice > 0 }

// readSigns collects the signs of every new name over the whole article; the key is nameKey.
func (r *resolution) readSigns() map[string]sign {
	signs := map[string]sign{}
	for i := range r.mentions {
		m := r.mentions[i]
		if len(m.entries) > 0 {
			continue
		}
		key := r.nameKey(m.Range)
		s := signs[key]
		if m.title.To > m.title.From {
			s.person++
		}
		r.signBefore(m, &s)
		r.signAfter(m, &s)
		r.signBeside(m, &s)
		signs[key] = s
	}
	r.signJoined(signs)
	for _, a := range r.d.Attributions { // who speaks is no place
		for _, sp := range a.Speaker {
			w := r.core(r.trimPhrase(r.d.wordsOf(sp)))
			if w.To > w.From && r.at[w.To-1] >= 0 {
				m := r.mentions[r.at[w.To-1]]
				key := r.nameKey(m.Range)
				s := signs[key]
				if s.article == 0 || m.To-m.From > 1 {
					s.voice++
				}
				signs[key] = s
			}
		}
	}
	return signs
}

// nameKey are the folded words of a name.
func (r *resolution) nameKey(w Range) string { return strings.Join(r.low[w.From:w.To], " ") }

var (
	placePrepositions = wordSet("in near across into outside inside throughout")
	nearPrepositions  = wordSet("at from to over through on")
	// placeNouns begin or end the names of places.
	placeNouns = wordSet(`street road avenue lane square park bridge river lake bay harbour harbor port island islands mountain mount valley county
		city town village hill hills coast beach creek canal strait sea ocean gulf cape fort saint st hall house palace arena stadium airport
		station field fields hotel plaza highway province region district north south east west tower gate pass ridge forest peninsula`)
)

func (r *resolution) signBefore(m mention, s *sign) {
	if m.From == 0 {
		return
	}
	switch w := r.low[m.From-1]; {
	case w == "the":
		s.article++
	case w == "of" && m.From >= 2 && ofBodies[r.low[m.From-2]], w == "in" && m.From >= 2 && r.low[m.From-2] == "shares":
		s.body++
	case placePrepositions[w]:
		s.place++
	case nearPrepositions[w]:
		s.near++
	case w == "of" && m.From >= 2 && (nationSigns[r.low[m.From-2]] || stateNouns[r.low[m.From-2]]):
		s.nation += 2
	}
}

// ofBodies are those of whom only a body has any: "the chief executive of Open Quay".
var ofBodies = wordSet("executive chairman chairwoman chairperson shareholder shareholders headquarters employees subsidiary trustees trustee customers shares managers")

func (r *resolution) signAfter(m mention, s *sign) {
	i := m.To
	if m.possessed {
		i += 2
	}
	if i < len(r.low) && (nationSigns[r.low[i]] || stateNouns[r.low[i]]) {
		s.nation++
	}
	if r.hasAge(i) {
		s.person++ // an age
	}
	if i+1 < len(r.low) && r.low[i] == "," && r.low[i+1] == "which" {
		s.body++
	}
	if i < len(r.low) && (r.low[i] == "who" || r.low[i] == "whose" && m.To-m.From == 1 || r.low[i] == "," && i+1 < len(r.low) && r.low[i+1] == "who") {
		s.person++
	}
}

// hasAge tells whether an age stands between commas at word i.
func (r *resolution) hasAge(i int) bool {
	return i+2 < len(r.low) && r.low[i] == "," && r.d.Words[i+1].Shape == 4 && len(r.low[i+1]) == 2 && r.d.Words[i+2].Shape == punctuation &&
		(i+3 >= len(r.low) || !r.joined(i+3))
}

// shortKind decides what a single new name is; false when it is only a place or a word.
func (r *resolution) shortKind(m *mention, s sign) (graph.ActorKind, bool) {
	switch {
	case neverPersons[r.low[m.From]]:
		return "", false
	case s.person > 0 && s.person >= s.nation && s.person >= s.body:
		return graph.ActorPerson, true
	case s.body > s.nation:
		return graph.ActorOrganisation, true
	case s.nation > 0:
		return graph.ActorCountry, true
	case r.d.Words[m.From].Shape == 2 && m.To-m.From == 1 && len(r.low[m.From]) < 7:
		return graph.ActorOrganisation, true
	case s.article > 0, bodyNouns[r.low[m.From]]:
		return graph.ActorOrganisation, true
	case s.place > 0:
		return graph.ActorCountry, true
	}
	return graph.ActorPerson, true
}

// kindOf decides what a new full name is: a body by the nouns in it, by an article before it or by being all capitals;
// a country where only a country can stand; else a person.
func (r *resolution) kindOf(m *mention, all sign) (graph.ActorKind, graph.OrganisationForm) {
	if m.title.To > m.title.From {
		return graph.ActorPerson, ""
	}
	if m.To-m.From > 1 && firmNouns[r.low[m.To-1]] {
		return graph.ActorOrganisation, graph.FormCompany
	}
	if realmNouns[r.low[m.To-1]] && (all.body == 0 || all.nation > all.body) {
		return graph.ActorCountry, ""
	}
	for i := m.From; i < m.To; i++ {
		if bodyNouns[r.low[i]] && (i == m.To-1 || i == m.From || bodyJoiners[r.low[i+1]]) {
			return graph.ActorOrganisation, r.formOfBody(m.Range)
		}
	}
	if first := r.low[m.From]; r.namesMembers(m.Range) && !givenMale[first] && !givenFemale[first] { // Emma Powers is no union
		return graph.ActorOrganisation, graph.FormCivilSociety
	}
	var s sign
	r.signBefore(*m, &s)
	r.signAfter(*m, &s)
	switch {
	case s.person > 0, all.person > all.body, all.body < 2 && m.To-m.From == 2 && (givenMale[r.low[m.From]] || givenFemale[r.low[m.From]]):
		return graph.ActorPerson, ""
	case all.body > 0:
		return graph.ActorOrganisation, graph.FormOther
	case s.nation > 0:
		return graph.ActorCountry, ""
	case s.article > 0, r.parts(m.Range) > 4:
		return graph.ActorOrganisation, graph.FormOther
	}
	return graph.ActorPerson, ""
}

// namesMembers tells whether a name ends in the plural of a trade, as those of unions and teams do: "Harbour Workers".
func (r *resolution) namesMembers(w Range) bool {
	last := r.low[w.To-1]
	return w.To-w.From > 1 && (groupNouns[last] || isPlural(personNouns, last) || isPlural(otherPeople, last))
}

// parts is how many words a name has; those that hyphens join are one.
func (r *resolution) parts(w Range) int {
	n := 0
	for i := w.From; i < w.To; i++ {
		if r.d.Words[i].Text == "-" {
			n -= 2
		}
		n++
	}
	return n
}

// firmNouns end the names of companies and of no people.
var firmNouns = wordSet("capital mutual partners ventures strategies strategic solutions logistics pharma pharmaceuticals foods brands software networks renewables petroleum holding catering lumber alloys metals minerals lithium copper structural trading securities analytics robotics ferries shipping haulage biotech semiconductors motors airlines")

// realmNouns end the names of countries.
var realmNouns = wordSet("republic kingdom emirate sultanate principality islands")

// unlikelyPerson tells names that are more likely a thing, a place or a heading: with a figure, a single letter at the end, a
// word in capitals, or a word that is never part of a person's name.
func (r *resolution) unlikelyPerson(m *mention, s sign) bool {
	if s.person > 0 || s.voice > 0 || m.To-m.From == 2 && !placeNouns[r.low[m.To-1]] && (givenMale[r.low[m.From]] || givenFemale[r.low[m.From]]) {
		return false
	}
	if s.place > 0 || s.near > 0 || placeNouns[r.low[m.To-1]] || placeNouns[r.low[m.From]] {
		return true
	}
	for i := m.From; i < m.To; i++ {
		w := r.d.Words[i]
		if w.Shape == 4 || w.Shape == 2 || neverPersons[r.low[i]] || w.Shape == 3 && i == m.To-1 {
			return true
		}
	}
	return false
}

// bodyForms says which form of organisation a noun in the name means.
var bodyForms = map[graph.OrganisationForm]map[string]bool{
	graph.FormGovernmentBody: wordSet(`ministry department agency court parliament senate congress assembly legislature army navy police office bureau
		authority cabinet government administration embassy consulate treasury exchequer customs coastguard inspectorate council commission`),
	graph.FormParty:             wordSet("party conservatives liberals democrats republicans greens socialists labour labor"),
	graph.FormCompany:           wordSet("company corporation corp inc ltd llc plc airlines airways holdings industries mining steel motors technologies bank railways"),
	graph.FormMedium:            wordSet("times post herald news tribune gazette journal observer chronicle mail mercury monitor guardian telegraph standard sentinel courier press radio television tv broadcaster daily"),
	graph.FormArmedGroup:        wordSet("brigade guard militia"),
	graph.FormCivilSociety:      wordSet("association society foundation league network coalition movement campaign fellowship guild federation institute trust university college union church"),
	graph.FormIntergovernmental: wordSet("alliance pact bloc"),
}

func (r *resolution) formOfBody(w Range) graph.OrganisationForm {
	for _, i := range []int{w.To - 1, w.From} {
		for _, form := range []graph.OrganisationForm{graph.FormGovernmentBody, graph.FormParty, graph.FormCompany, graph.FormMedium,
			graph.FormArmedGroup, graph.FormIntergovernmental, graph.FormCivilSociety} {
			if bodyForms[form][r.low[i]] {
				return form
			}
		}
	}
	return graph.FormOther
}

// formOf is the form of an organisation of which nothing more is known.
func formOf(kind graph.ActorKind) graph.OrganisationForm {
	if kind == graph.ActorOrganisation {
		return graph.FormOther
	}
	return ""
}
