package graph

import (
	"cmp"
	"slices"
	"strings"
)

// Report is a statement and the day its article was published, all that the projections need.
type Report struct {
	*Statement
	PublishedOn Date // zero when unknown
}

// StanceRow is one row of the kept projection actor × proposition × stance, over the statements that lead (neither rejected
// nor retired). A statement counts for each of its speakers.
type StanceRow struct {
	ActorID, PropositionID ID
	Stance                 Stance
	N                      int  // utterances
	First, Last            Date // of Said.Day; zero when every day is unknown
	Latest                 ID   // the latest statement of this row, see CompareLatest
}

// CompareLatest orders statements by what "latest" means: said day, then publication day, article id, place in the text, and
// their own id. Unknown days are before all others.
func CompareLatest(a, b Report) int {
	return cmp.Or(a.Said.Day().Compare(b.Said.Day()), a.PublishedOn.Compare(b.PublishedOn),
		strings.Compare(string(a.ArticleID), string(b.ArticleID)), cmp.Compare(a.Place(), b.Place()),
		strings.Compare(string(a.ID), string(b.ID)))
}

// Place is where the statement's content begins in its article, in code points; -1 if it has no evidence.
func (s *Statement) Place() int {
	if len(s.Evidence.Content) == 0 {
		return -1
	}
	return s.Evidence.Content[0].Start
}

type stanceKey struct {
	actor, proposition ID
	stance             Stance
}

// ProjectStances computes the rows anew from statements, sorted by actor, proposition and stance. Statement.Utterance must be
// set. It is what the kept projection must equal.
func ProjectStances(reports []Report) []StanceRow {
	groups := map[stanceKey][]Report{}
	every := func(Take) bool { return true }
	eachStance(leading(reports), every, func(k stanceKey, r Report) { groups[k] = append(groups[k], r) })
	rows := make([]StanceRow, 0, len(groups))
	for k, g := range groups {
		row := StanceRow{ActorID: k.actor, PropositionID: k.proposition, Stance: k.stance}
		utterances := map[string]bool{}
		latest := g[0]
		for _, r := range g {
			utterances[r.Utterance] = true
			row.First, row.Last = Widen(row.First, row.Last, r.Said.Day())
			if CompareLatest(r, latest) > 0 {
				latest = r
			}
		}
		row.N, row.Latest = len(utterances), latest.ID
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b StanceRow) int {
		return cmp.Or(cmp.Compare(a.ActorID, b.ActorID), cmp.Compare(a.PropositionID, b.PropositionID), cmp.Compare(a.Stance, b.Stance))
	})
	return rows
}

// Widen gives the first and the last day of a stretch that day is added to; unknown days change nothing.
func Widen(first, last, day Date) (Date, Date) {
	if day.IsZero() {
		return first, last
	}
	if first.IsZero() || day.Before(first) {
		first = day
	}
	if last.Before(day) {
		last = day
	}
	return first, last
}

// leading gives the reports whose statements lead.
func leading(reports []Report) []Report {
	return slices.DeleteFunc(slices.Clone(reports), func(r Report) bool { return !r.Leads() })
}

// eachStance calls yield for each speaker and take that is meant, once for equal ones of one statement.
func eachStance(reports []Report, meant func(Take) bool, yield func(stanceKey, Report)) {
	for _, r := range reports {
		done := map[stanceKey]bool{}
		for _, actor := range r.SpeakerIDs {
			for _, t := range r.Takes {
				if k := (stanceKey{actor, t.PropositionID, t.Stance}); !done[k] && meant(t) {
					done[k] = true
					yield(k, r)
				}
			}
		}
	}
}

// ChangeRow is one row of the other kept projection: a take and its predecessor with another stance.
type ChangeRow struct {
	ActorID, PropositionID ID
	Before, After          ID // statements
	BeforeStance, Stance   Stance
	Day                    Date // of After
}

// SureEnough is how sure a take must be to make a change of stance, unless a question says otherwise: a change is wrong when
// either end of it is.
const SureEnough = 0.75

// MakesChange tells whether a change of stance is made of such takes: those that take a side and are at least so sure.
func (t Take) MakesChange(sure float64) bool { return t.Stance != Neutral && t.Confidence >= sure }

// ProjectChanges finds, for the same actor and proposition, consecutive days with words on it whose stances differ, sorted by
// actor, proposition and day. Takes that are NEUTRAL or less sure are as if nobody had said them; a day with more than one stance
// makes no change. Both statements are the latest of their days. Unknown days take no part.
func ProjectChanges(reports []Report, sure float64) []ChangeRow {
	return changesAmong(leading(reports), sure)
}

// changesAmong finds them whatever the statements' status.
func changesAmong(reports []Report, sure float64) []ChangeRow {
	type pair struct{ actor, proposition ID }
	days := map[pair]map[Date]*stanceDay{}
	making := func(t Take) bool { return t.MakesChange(sure) }
	eachStance(reports, making, func(k stanceKey, r Report) {
		day := r.Said.Day()
		if day.IsZero() {
			return
		}
		p := pair{k.actor, k.proposition}
		if days[p] == nil {
			days[p] = map[Date]*stanceDay{}
		}
		if days[p][day] == nil {
			days[p][day] = &stanceDay{day: day}
		}
		days[p][day].add(k.stance, r)
	})
	var rows []ChangeRow
	for p, of := range days {
		for _, c := range changesOf(of) {
			c.ActorID, c.PropositionID = p.actor, p.proposition
			rows = append(rows, c)
		}
	}
	slices.SortStableFunc(rows, func(a, b ChangeRow) int {
		return cmp.Or(cmp.Compare(a.ActorID, b.ActorID), cmp.Compare(a.PropositionID, b.PropositionID))
	})
	return rows
}

// stanceDay is what one actor said on one proposition on one day.
type stanceDay struct {
	day    Date
	stance Stance
	both   bool // more than one stance
	latest Report
}

func (d *stanceDay) add(s Stance, r Report) {
	if d.latest.Statement == nil {
		d.stance, d.latest = s, r
		return
	}
	d.both = d.both || d.stance != s
	if CompareLatest(r, d.latest) > 0 {
		d.latest = r
	}
}

// changesOf walks the days in order.
func changesOf(days map[Date]*stanceDay) []ChangeRow {
	sorted := make([]*stanceDay, 0, len(days))
	for _, d := range days {
		sorted = append(sorted, d)
	}
	slices.SortFunc(sorted, func(a, b *stanceDay) int { return a.day.Compare(b.day) })
	var rows []ChangeRow
	for i := 1; i < len(sorted); i++ {
		a, b := sorted[i-1], sorted[i]
		if !a.both && !b.both && a.stance != b.stance {
			rows = append(rows, ChangeRow{Before: a.latest.ID, After: b.latest.ID, BeforeStance: a.stance, Stance: b.stance, Day: b.day})
		}
	}
	return rows
}
