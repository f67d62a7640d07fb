package graph

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// JoinActors gives the actor that old and met are together, both having one id. An actor of the codebook, or one that a person
// made, stays as it is: spellings merely seen in articles never add to what decides identity. Two actors met in articles are
// joined field by field by rules that do not depend on the order in which articles come: the richer name wins (see
// [RicherName]), every other spelling is an alias, a known value wins over an unknown one, and of two known ones the first
// in alphabetical order. old may be nil. Neither argument is changed.
func JoinActors(old, met Actor) Actor {
	if old == nil {
		return tidyActor(met)
	}
	if old.Profiled().Origin != OriginArticle || old.Kind() != met.Kind() {
		return old
	}
	profile := joinProfiles(old.Profiled(), met.Profiled())
	switch o := old.(type) {
	case *Person:
		m := met.(*Person)
		return &Person{Profile: profile, Country: known(o.Country, m.Country), Tenures: joinTenures(o.Tenures, m.Tenures)}
	case *Country:
		return &Country{Profile: profile, Iso3166: knownPtr(o.Iso3166, met.(*Country).Iso3166)}
	case *Organisation:
		m := met.(*Organisation)
		return &Organisation{Profile: profile, Form: joinForms(o.Form, m.Form), CountryID: known(o.CountryID, m.CountryID),
			PartOfID: known(o.PartOfID, m.PartOfID), MemberIDs: tidyIDs(slices.Concat(o.MemberIDs, m.MemberIDs))}
	}
	return old
}

// MeetActor gives the actor that is stored from now on when one is met in an article that old, nil if there is none, has the id of: both
// together (see [JoinActors]). Namesakes of two known countries are not one actor: somebody else has stored the other one since
// the id was chosen. That is a CONFLICT, so that it is chosen again.
func MeetActor(old, met Actor) (Actor, error) {
	if old != nil && old.Kind() != ActorCountry && clash(CountryOf(old), CountryOf(met)) {
		return nil, Errorf(Conflict, "%s is of %s and not of %s, as another program has stored meanwhile; read it again", old.NodeID(), CountryOf(old), CountryOf(met))
	}
	return JoinActors(old, met), nil
}

func joinProfiles(o, m *Profile) Profile {
	name := RicherName(o.Name, m.Name)
	return Profile{
		ID: o.ID, FormerIds: tidyIDs(slices.Concat(o.FormerIds, m.FormerIds)), Name: name,
		Aliases:     aliasesOf(name, slices.Concat(o.Aliases, m.Aliases, []string{o.Name, m.Name})),
		Description: knownPtr(o.Description, m.Description), WikidataID: knownPtr(o.WikidataID, m.WikidataID), Origin: o.Origin,
	}
}

// aliasesOf sorts the spellings, once each, without the name itself; nil if none is left.
func aliasesOf(name string, spellings []string) []string {
	slices.Sort(spellings)
	spellings = slices.Compact(spellings)
	spellings = slices.DeleteFunc(spellings, func(s string) bool { return s == name || strings.TrimSpace(s) == "" })
	if len(spellings) == 0 {
		return nil
	}
	return spellings
}

// RicherName is the spelling to show, of two that mean one actor: the one with more letters beyond ASCII, then the one with both
// capitals and small letters, then the longer, then the first in alphabetical order. Which comes first does not matter.
func RicherName(a, b string) string {
	if compareNames(a, b) >= 0 {
		return a
	}
	return b
}

func compareNames(a, b string) int {
	return cmp.Or(cmp.Compare(beyondASCII(a), beyondASCII(b)), compareBool(mixedCase(a), mixedCase(b)),
		cmp.Compare(utf8.RuneCountInString(a), utf8.RuneCountInString(b)), strings.Compare(b, a))
}

func beyondASCII(s string) int {
	n := 0
	for _, r := range s {
		if r >= utf8.RuneSelf && unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

func mixedCase(s string) bool {
	return strings.IndexFunc(s, unicode.IsUpper) >= 0 && strings.IndexFunc(s, unicode.IsLower) >= 0
}

// known gives the value that is not empty, and of two the first in alphabetical order.
func known[T ~string](a, b T) T {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

func knownPtr[T ~string](a, b *T) *T {
	switch {
	case a == nil:
		return b
	case b == nil || *a <= *b:
		return a
	}
	return b
}

// joinForms prefers any form to OTHER, which is what is said when the form is not known.
func joinForms(a, b OrganisationForm) OrganisationForm {
	if a == FormOther || a == "" {
		return cmp.Or(b, a)
	}
	if b == FormOther || b == "" {
		return a
	}
	return min(a, b)
}

func joinTenures(a, b []Tenure) []Tenure {
	all := slices.Concat(a, b)
	slices.SortStableFunc(all, compareTenures)
	all = slices.CompactFunc(all, func(x, y Tenure) bool { return compareTenures(x, y) == 0 })
	if len(all) == 0 {
		return nil
	}
	return all
}

// compareTenures puts the newest first.
func compareTenures(a, b Tenure) int {
	return cmp.Or(dayOf(b.From).Compare(dayOf(a.From)), dayOf(b.To).Compare(dayOf(a.To)), cmp.Compare(a.Title, b.Title),
		cmp.Compare(a.BodyID, b.BodyID), cmp.Compare(a.CountsForID, b.CountsForID), compareBool(a.Open, b.Open))
}

// dayOf gives the day, or the zero Date for nil.
func dayOf(d *Date) Date {
	if d == nil {
		return Date{}
	}
	return *d
}

// tidyActor gives a copy whose lists are sorted and without repetitions.
func tidyActor(a Actor) Actor {
	tidy := func(p Profile) Profile {
		p.FormerIds = tidyIDs(slices.Clone(p.FormerIds))
		p.Aliases = aliasesOf(p.Name, slices.Clone(p.Aliases))
		return p
	}
	switch a := a.(type) {
	case *Person:
		c := *a
		c.Profile, c.Tenures = tidy(a.Profile), joinTenures(a.Tenures, nil)
		return &c
	case *Country:
		c := *a
		c.Profile = tidy(a.Profile)
		return &c
	case *Organisation:
		c := *a
		c.Profile, c.MemberIDs = tidy(a.Profile), tidyIDs(slices.Clone(a.MemberIDs))
		return &c
	}
	return a
}

// CountryOf is the country an actor belongs to, "" when unknown. A country belongs to itself.
func CountryOf(a Actor) ID {
	switch a := a.(type) {
	case *Person:
		return a.Country
	case *Country:
		return a.ID
	case *Organisation:
		return a.CountryID
	}
	return ""
}
