package loader

import (
	"slices"

	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// In a brief of a sentence or two everything is about one thing. In a longer article the words around a statement belong to
// others: of the wrong stances found in such articles half were the topic of a neighbour. There a proposition counts only if
// what is read with the statement has a word of its subject (Classifier.widened), and how sure a take must be was fitted on whole reports.
const (
	briefStatements = 4   // attributions that an article may have and still be a brief
	sureByRule      = 0.7 // confidence of a take whose side a rule decided, on a subject that the statement names
	commonSubject   = 5   // a stem that so many propositions have tells nothing about which one is meant
	commonCountry   = 3   // nor does the name of a country that so many name
)

// generalWords are in many a phrase and tell nothing about its subject.
var generalWords = wordSet(`become get give take keep make put let stay hold open close never off place plan first one two any more
	less must will would can not no than only yes this that these those there his her our your who what when where which how new old
	own other others further part parts full whole long good best right stop end start begin go going come back up down out over into
	same least most very now today ever again say said want wants need needs support supports oppose against favour backs call
	demand allow allowed ban free work use used people government world power powers ally allies cover face draw line lines real true
	has have had are was were been being they them themselves itself ourselves every each about along able here too alone behind like else
	action actions alliance hand hands name table move leave left turn step price cost costs pay paid time year years day days way path road side sides`)

// setSubjects gives every proposition the stems of its subject: its telling words, scope words and phrases, without those that
// many propositions share.
func setSubjects(propositions []*stanceProposition, actors []codebook.Actor) {
	countries := countryStems(actors)
	named := map[string]int{}
	for _, p := range propositions {
		p.subject = map[string]bool{}
		for _, text := range slices.Concat([]string{p.Text}, p.Scope, p.For, p.Against) {
			for _, w := range stanceWords(text) {
				if len(w) > 2 && !emptyWords[w] && !generalWords[w] {
					p.subject[stemOf(w)] = true
				}
			}
		}
		for stem := range p.subject {
			named[stem]++
		}
	}
	for _, p := range propositions {
		p.common = map[string]bool{}
		own := stemsOf(stanceWords(p.Text))
		for stem := range p.subject {
			if named[stem] >= commonSubject || countries[stem] && named[stem] >= commonCountry {
				delete(p.subject, stem)
				if own[stem] {
					p.common[stem] = countries[stem]
				}
			}
		}
	}
}

// countryStems are the stems of all names of countries.
func countryStems(actors []codebook.Actor) map[string]bool {
	out := map[string]bool{}
	for _, a := range actors {
		if a.Kind != "country" {
			continue
		}
		for _, name := range slices.Concat([]string{a.Name, a.Capital}, a.Aliases, a.Adjectives, a.People, a.Metonyms) {
			for stem := range stemsOf(stanceWords(name)) {
				out[stem] = true
			}
		}
	}
	return out
}

// namedIn gives those of the propositions whose subject words with these stems name.
func namedIn(propositions []*stanceProposition, stems map[string]bool) []*stanceProposition {
	var out []*stanceProposition
	for _, p := range propositions {
		if p.namedBy(stems) {
			out = append(out, p)
		}
	}
	return out
}

// names tells whether the statement itself names the proposition's subject, in its content or its cue.
func (s *statementReading) names(p *stanceProposition) bool {
	return p.namedBy(s.stems())
}

// stems are those of the statement's own words.
func (s *statementReading) stems() map[string]bool { return stemsOf(slices.Concat(s.content, s.cue)) }

// namedBy tells whether words with these stems name the proposition's subject: by one word that tells it from the others, or by two of its own
// sentence that it shares with others, unless both are countries. A country and an alliance are each in many a proposition, both together in few.
func (p *stanceProposition) namedBy(stems map[string]bool) bool {
	for stem := range p.subject {
		if stems[stem] {
			return true
		}
	}
	words, countries := 0, 0
	for stem, country := range p.common {
		if stems[stem] {
			words++
			if country {
				countries++
			}
		}
	}
	return words >= 2 && countries < words
}
