package graph

import (
	"slices"
	"time"
)

// World resolves what a filter needs beyond the row it looks at. What is not there is nil.
type World interface {
	Actor(ID) Actor
	Article(ID) *Article
	Proposition(ID) *Proposition
	// SaidBy gives the statements that the actor is among the speakers of.
	SaidBy(actor ID) []*Statement
	// PrintedIn gives the statements of an article.
	PrintedIn(article ID) []*Statement
}

// The meaning of filters, written once. Every store must let through exactly what Match does; the conformance suite holds it
// to that on random data. Names must have been expanded to ids (Graph does); Match looks at Ids and Kinds only.
// Publishers, languages, URLs and hashes are compared letter by letter; instants in whole milliseconds, which is what stores keep.

// Match tells whether the filter lets s through, which is printed in a. A nil filter lets through what is neither rejected
// nor retired.
func (f *StatementFilter) Match(s *Statement, a *Article, w World) bool {
	if f == nil {
		return s.Leads()
	}
	return f.matchRow(s) && f.matchActors(s, w) && f.matchArticle(a) && f.Takes.match(s.Takes, w) && f.matchText(s)
}

func (f *StatementFilter) matchRow(s *Statement) bool {
	if f.Review == nil && !s.Leads() {
		return false
	}
	return oneOf(f.Ids, s.ID) && oneOf(f.Speaking, s.Speaking) && oneOf(f.CountsFor, s.CountsForID) && oneOf(f.Act, s.Act) &&
		oneOf(f.Form, s.Form) && oneOf(f.Article, s.ArticleID) && oneOf(f.Review, s.Status()) &&
		(f.MinConfidence == nil || s.Confidence >= *f.MinConfidence) && f.Said.Overlaps(s.Said.From, s.Said.Until)
}

func (f *StatementFilter) matchActors(s *Statement, w World) bool {
	return f.Speaker.match(w, s.SpeakerIDs...) && f.OnBehalfOf.match(w, s.OnBehalfOfID) &&
		f.Addressee.match(w, s.AddresseeIDs...) && f.Mentions.match(w, s.MentionIDs...)
}

func (f *StatementFilter) matchArticle(a *Article) bool {
	return oneOfPtr(f.Publisher, a.Publisher) && oneOf(f.Language, a.Language) && f.Published.Overlaps(a.PublishedOn, a.PublishedOn) &&
		before(a.LoadedAt, f.LoadedBefore)
}

func (f *StatementFilter) matchText(s *Statement) bool {
	return f.Text == nil || MatchesText(ParseText(*f.Text), Words(s.Content))
}

// oneOf tells whether list does not restrict (nil) or holds v.
func oneOf[T comparable](list []T, v T) bool { return list == nil || slices.Contains(list, v) }

func oneOfPtr[T comparable](list []T, v *T) bool {
	return list == nil || v != nil && slices.Contains(list, *v)
}

func before(at time.Time, limit *time.Time) bool {
	return limit == nil || at.UnixMilli() < limit.UnixMilli()
}

// Overlaps tells whether what lasts from from until until, both inclusive, is in the range. Something of which neither day is
// known passes unless the range has a bound or Known is true; of something half known, the missing bound is open.
func (r *DateRange) Overlaps(from, until *Date) bool {
	if r == nil {
		return true
	}
	if from == nil && until == nil {
		return r.From == nil && r.Until == nil && (r.Known == nil || !*r.Known)
	}
	if r.From != nil && until != nil && until.Before(*r.From) {
		return false
	}
	return r.Until == nil || from == nil || !r.Until.Before(*from)
}

// match tells whether one of ids is meant. A match without lists restricts nothing; unknown actors have no kind.
func (m *ActorMatch) match(w World, ids ...ID) bool {
	if m == nil || m.Ids == nil && m.Kinds == nil {
		return true
	}
	return slices.ContainsFunc(ids, func(id ID) bool {
		if id == "" || !oneOf(m.Ids, id) {
			return false
		}
		if m.Kinds == nil {
			return true
		}
		a := w.Actor(id)
		return a != nil && slices.Contains(m.Kinds, a.Kind())
	})
}

// match tells whether one and the same take has all that is asked.
func (f *TakeFilter) match(takes []Take, w World) bool {
	switch {
	case f == nil:
		return true
	case f.Any != nil && !*f.Any:
		return len(takes) == 0
	case f.Any == nil && f.restrictsNothing():
		return true
	}
	return slices.ContainsFunc(takes, func(t Take) bool { return f.Passes(t, w) })
}

func (f *TakeFilter) restrictsNothing() bool {
	return f.Topic == nil && f.Proposition == nil && f.Stance == nil && f.MinConfidence == nil && f.CodedBy == nil && f.Implied == nil
}

// Passes tells whether the filter lets this take through; counts of takes count those. A nil filter lets every take through.
func (f *TakeFilter) Passes(t Take, w World) bool {
	if f == nil {
		return true
	}
	return hasShort(f.Proposition, KindProposition, t.PropositionID) && f.passesTopic(t, w) && oneOf(f.Stance, t.Stance) &&
		(f.MinConfidence == nil || t.Confidence >= *f.MinConfidence) && oneOf(f.CodedBy, t.CodedBy.Kind) &&
		(f.Implied == nil || *f.Implied == (t.ImpliedByID != ""))
}

func (f *TakeFilter) passesTopic(t Take, w World) bool {
	if f.Topic == nil {
		return true
	}
	p := w.Proposition(t.PropositionID)
	return p != nil && hasShort(f.Topic, KindTopic, p.TopicID)
}

// hasShort tells whether a list of slugs or ids holds id.
func hasShort(list []string, kind string, id ID) bool {
	return list == nil || slices.ContainsFunc(list, func(s string) bool { return FullID(kind, s) == id })
}

// FullID gives the id that a person's short form means: "topic" and "harbours" give "topic:harbours", and so does the id itself.
func FullID(kind, short string) ID {
	if ID(short).Kind() == kind {
		return ID(short)
	}
	return MakeID(kind, short)
}
