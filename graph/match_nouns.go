package graph

import "slices"

// Match tells whether the filter lets the actor through. A nil filter lets every actor through. Country is that of persons and
// organisations; PartOf and OfficeOn let through organisations and persons only. Statements asks for at least one statement,
// with the actor among its speakers, that it lets through.
func (f *ActorFilter) Match(a Actor, w World) bool {
	if f == nil {
		return true
	}
	p := a.Profiled()
	return oneOf(f.Ids, p.ID) && oneOf(f.Kinds, a.Kind()) && oneOf(f.Origin, p.Origin) && f.matchPlace(a) && f.matchName(p) &&
		anyStatement(f.Statements, func() []*Statement { return w.SaidBy(p.ID) }, w)
}

func (f *ActorFilter) matchPlace(a Actor) bool {
	var country, partOf ID
	held := false
	switch a := a.(type) {
	case *Person:
		country = a.Country
		held = f.OfficeOn != nil && slices.ContainsFunc(a.Tenures, func(t Tenure) bool { return t.Holds(*f.OfficeOn) })
	case *Organisation:
		country, partOf = a.CountryID, a.PartOfID
	}
	return (f.Country == nil || country != "" && slices.Contains(f.Country, country)) &&
		(f.PartOf == nil || partOf != "" && slices.Contains(f.PartOf, partOf)) && (f.OfficeOn == nil || held)
}

func (f *ActorFilter) matchName(p *Profile) bool {
	if f.NamePrefix == nil {
		return true
	}
	begins := func(name string) bool { return NameBegins(name, *f.NamePrefix) }
	return begins(p.Name) || slices.ContainsFunc(p.Aliases, begins)
}

// anyStatement tells whether a filter, if there is one, lets at least one of the statements through.
func anyStatement(f *StatementFilter, statements func() []*Statement, w World) bool {
	return f == nil || slices.ContainsFunc(statements(), func(s *Statement) bool {
		a := w.Article(s.ArticleID)
		return a != nil && f.Match(s, a, w)
	})
}

// Match tells whether the filter lets the article through. A nil filter lets every article through. Each term of Text must
// stand in the title or in the body. Statements asks for at least one statement printed in it that it lets through.
func (f *ArticleFilter) Match(a *Article, w World) bool {
	if f == nil {
		return true
	}
	return oneOf(f.Ids, a.ID) && f.matchURL(a) && oneOf(f.TextHash, a.TextHash) && oneOfPtr(f.Publisher, a.Publisher) &&
		oneOf(f.Language, a.Language) && f.Published.Overlaps(a.PublishedOn, a.PublishedOn) && before(a.LoadedAt, f.LoadedBefore) &&
		oneOf(f.State, a.State) && (f.Text == nil || MatchesText(ParseText(*f.Text), Words(a.Title), Words(a.Body))) &&
		anyStatement(f.Statements, func() []*Statement { return w.PrintedIn(a.ID) }, w)
}

func (f *ArticleFilter) matchURL(a *Article) bool {
	return f.Urls == nil || slices.ContainsFunc(a.Urls, func(u string) bool { return slices.Contains(f.Urls, u) })
}

// Match tells whether the filter lets the relation through. A nil filter lets through what is neither rejected nor retired.
// Party is anyone who acts or is acted upon.
func (f *RelationFilter) Match(r *Relation, w World) bool {
	if f == nil {
		return r.Leads()
	}
	if f.Review == nil && !r.Leads() {
		return false
	}
	return oneOf(f.Ids, r.ID) && oneOf(f.Kind, r.Kind) && oneOf(f.Status, r.Status) && oneOf(f.Article, r.ArticleID) &&
		oneOf(f.Review, r.ReviewStatus()) && (f.MinConfidence == nil || r.Confidence >= *f.MinConfidence) &&
		f.Happened.Overlaps(r.Happened.From, r.Happened.Until) && f.Party.match(w, slices.Concat(r.FromIDs, r.ToIDs)...)
}

// ActorIDs lists every actor that the statement names, in what is in force and in what the machine said, sorted. An actor in
// this list cannot be deleted while the statement is there.
func (s *Statement) ActorIDs() []ID {
	var ids []ID
	for _, c := range []*Coding{&s.Coding, &s.Machine} {
		ids = slices.Concat(ids, c.SpeakerIDs, c.CandidateIDs, c.AddresseeIDs, c.MentionIDs, []ID{c.OnBehalfOfID, c.CountsForID})
	}
	return tidyIDs(ids)
}

// ActorIDs lists every actor that the relation names, sorted. An actor in this list cannot be deleted while the relation is there.
func (r *Relation) ActorIDs() []ID {
	return tidyIDs(slices.Concat(r.FromIDs, r.ToIDs, r.ReportedByIDs))
}

// tidyIDs sorts ids in place, once each, without the empty one; nil if none is left.
func tidyIDs(ids []ID) []ID {
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) > 0 && ids[0] == "" {
		ids = ids[1:]
	}
	if len(ids) == 0 {
		return nil
	}
	return ids
}
