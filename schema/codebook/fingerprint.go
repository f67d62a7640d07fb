package codebook

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// shortLength is how many hexadecimal digits of a fingerprint people are shown.
const shortLength = 12

// Short returns the first 12 digits of the fingerprint, for people.
func (c *Codebook) Short() string { return c.Fingerprint[:min(shortLength, len(c.Fingerprint))] }

// fingerprint is the SHA-256 of the canonical document of the codebook with
// everything in alphabetical order: order says nothing in a codebook.
func fingerprint(c *Codebook) string {
	sum := sha256.Sum256(canonical(sorted(c)))
	return hex.EncodeToString(sum[:])
}

// sorted returns a copy in which every list is in alphabetical order.
func sorted(c *Codebook) *Codebook {
	s := &Codebook{Topics: slices.Clone(c.Topics), Cues: slices.Clone(c.Cues), Actors: slices.Clone(c.Actors)}
	for i := range s.Topics {
		t := &s.Topics[i]
		t.Propositions = by(t.Propositions, func(p Proposition) string { return p.ID })
		for j := range t.Propositions {
			sortProposition(&t.Propositions[j])
		}
	}
	for i := range s.Cues {
		c := &s.Cues[i]
		c.Verbs = by(c.Verbs, func(v Verb) string { return v.Lemma + "\n" + v.With + "\n" + strings.Join(v.Forms, "\n") })
		for j := range c.Verbs {
			sortForms(&c.Verbs[j])
		}
		c.Nouns, c.Phrases = inOrder(c.Nouns), inOrder(c.Phrases)
	}
	for i := range s.Actors {
		sortActor(&s.Actors[i])
	}
	s.Topics = by(s.Topics, func(t Topic) string { return t.ID })
	s.Cues = by(s.Cues, func(c CueClass) string { return c.Class })
	s.Actors = by(s.Actors, func(a Actor) string { return a.ID })
	return s
}

// sortForms leaves regular forms as they are, which the canonical document
// does not write: what was not written must not count.
func sortForms(v *Verb) {
	if !slices.Equal(v.Forms, Inflect(v.Lemma)) {
		v.Forms = inOrder(v.Forms)
	}
}

func sortProposition(p *Proposition) {
	p.Scope, p.For, p.Against, p.Was = inOrder(p.Scope), inOrder(p.For), inOrder(p.Against), inOrder(p.Was)
	p.Implies = by(p.Implies, func(i Implication) string { return i.When + "\n" + i.Proposition + "\n" + i.Then })
	p.Tests = by(p.Tests, func(t Test) string { return t.Sentence + "\n" + t.Speaker + "\n" + t.Stance })
}

func sortActor(a *Actor) {
	a.Aliases, a.Adjectives, a.People = inOrder(a.Aliases), inOrder(a.Adjectives), inOrder(a.People)
	a.Metonyms, a.Members = inOrder(a.Metonyms), inOrder(a.Members)
	a.Tenures = by(a.Tenures, func(t Tenure) string {
		return t.Title + "\n" + t.Of + "\n" + t.From.String() + "\n" + t.To.String()
	})
}

// inOrder returns a sorted copy.
func inOrder(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

// by returns a copy sorted by a key; equal keys are equal content.
func by[T any](list []T, key func(T) string) []T {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
	return list
}
