package graph

import (
	"slices"
	"strconv"
	"time"
)

// Reread is what stays in force when an article is read again. old are the statements that are stored, found those of the new
// reading, without ids, at is the time. It gives every statement as it is to be stored, first those of found in their order, then
// the old ones that were not found, in theirs. Revisions are those stored, 1 for what is new.
//
//   - A pair (see [Align]) keeps id, history and decisions; Machine becomes what was found. Evidence and coding become so too,
//     unless a person accepted or edited the statement: then they stay as they are. A rejected one stays rejected.
//   - A retired one that is found again is unreviewed again.
//   - An old one without a pair stays if a person decided on it; else it is retired.
//   - A found one without a pair gets an id from the article, its place and its speakers. Ids are never computed again.
func Reread(old, found []*Statement, at time.Time) []*Statement {
	out := make([]*Statement, 0, len(found)+len(old))
	paired := make(map[int]*Statement, len(found))
	kept := make([]bool, len(old))
	for _, p := range Align(passagesOf(old), passagesOf(found)) {
		paired[p.New], kept[p.Old] = old[p.Old], true
	}
	taken := map[ID]bool{}
	for _, s := range old {
		taken[s.ID] = true
	}
	for i, f := range found {
		if o := paired[i]; o != nil {
			out = append(out, keep(o, f, at))
			continue
		}
		fresh := *f
		fresh.Revision = 1
		fresh.ID = mintStatement(f, taken)
		out = append(out, &fresh)
	}
	for i, o := range old {
		if kept[i] {
			continue
		}
		if o.Status() != Unreviewed {
			out = append(out, o)
			continue
		}
		gone := *o
		gone.Decisions = append(slices.Clone(o.Decisions), Decision{Status: Retired, At: &at})
		out = append(out, &gone)
	}
	return out
}

func passagesOf(ss []*Statement) []Passage {
	out := make([]Passage, len(ss))
	for i, s := range ss {
		out[i] = PassageOf(&s.Evidence, &s.Coding)
	}
	return out
}

// keep gives the stored statement with what was found of it now.
func keep(old, found *Statement, at time.Time) *Statement {
	s := *old
	s.Machine = found.Machine
	switch old.Status() {
	case Accepted, Edited:
		s.WithinID = found.WithinID
	case Retired:
		s.Decisions = append(slices.Clone(old.Decisions), Decision{Status: Unreviewed, At: &at})
		s.Coding, s.Evidence = found.Coding, found.Evidence
	default:
		s.Coding, s.Evidence = found.Coding, found.Evidence
	}
	return &s
}

// mintStatement makes the id of a statement when it is first stored, and marks it as taken.
func mintStatement(s *Statement, taken map[ID]bool) ID {
	parts := []string{string(s.ArticleID), spansKey(s.Evidence.Content)}
	for _, id := range s.SpeakerIDs {
		parts = append(parts, string(id))
	}
	if len(s.SpeakerIDs) == 0 && s.SpeakerText != nil {
		parts = append(parts, "text", *s.SpeakerText)
	}
	return mint(KindStatement, parts, taken)
}

// mint hashes the parts; an id that is taken is made anew with a number.
func mint(kind string, parts []string, taken map[ID]bool) ID {
	id := MakeID(kind, shortHash(parts...))
	for n := 2; taken[id]; n++ {
		id = MakeID(kind, shortHash(append(slices.Clone(parts), "#"+strconv.Itoa(n))...))
	}
	taken[id] = true
	return id
}

func spansKey(segments []Segment) string {
	key := ""
	for _, s := range segments {
		key += strconv.Itoa(s.Start) + "-" + strconv.Itoa(s.End) + " "
	}
	return key
}

// CarryOver gives the statements found in a new text of an article what persons decided on those of the text before: pairs by
// the words of their contents. History goes along; accepted and edited values stay in force, with the evidence of the new text.
// Statements are changed in place.
func CarryOver(before, found []*Statement) {
	decided := slices.DeleteFunc(slices.Clone(before), func(s *Statement) bool {
		return s.Status() == Unreviewed || s.Status() == Retired
	})
	for _, p := range AlignWords(passagesOf(decided), passagesOf(found)) {
		old, now := decided[p.Old], found[p.New]
		now.Decisions = slices.Clone(old.Decisions)
		if old.Status() == Rejected {
			continue
		}
		c := &now.Coding
		c.SpeakerIDs, c.Speaking, c.CandidateIDs, c.Called = old.SpeakerIDs, old.Speaking, old.CandidateIDs, old.Called
		c.OnBehalfOfID, c.AddresseeIDs, c.Takes, c.Act, c.CodedBy = old.OnBehalfOfID, old.AddresseeIDs, old.Takes, old.Act, old.CodedBy
	}
}

// RereadRelations is [Reread] for relations, which pair only with their own kind. A person's decision keeps a relation whole.
func RereadRelations(old, found []*Relation, at time.Time) []*Relation {
	paired, kept := pairRelations(old, found)
	taken := map[ID]bool{}
	for _, r := range old {
		taken[r.ID] = true
	}
	var out []*Relation
	for i, f := range found {
		if o := paired[i]; o != nil {
			out = append(out, keepRelation(o, f, at))
			continue
		}
		fresh := *f
		fresh.Revision = 1
		fresh.ID = mint(KindRelation, relationParts(f), taken)
		out = append(out, &fresh)
	}
	for i, o := range old {
		switch {
		case kept[i]:
		case o.ReviewStatus() != Unreviewed:
			out = append(out, o)
		default:
			gone := *o
			gone.Decisions = append(slices.Clone(o.Decisions), Decision{Status: Retired, At: &at})
			out = append(out, &gone)
		}
	}
	return out
}

// pairRelations pairs within each kind; kept tells which of old have a pair.
func pairRelations(old, found []*Relation) (paired map[int]*Relation, kept []bool) {
	kinds := map[RelationKind][2][]int{}
	for side, list := range [2][]*Relation{old, found} {
		for i, r := range list {
			k := kinds[r.Kind]
			k[side] = append(k[side], i)
			kinds[r.Kind] = k
		}
	}
	paired, kept = map[int]*Relation{}, make([]bool, len(old))
	for _, k := range kinds {
		for _, p := range Align(relationPassages(old, k[0]), relationPassages(found, k[1])) {
			paired[k[1][p.New]], kept[k[0][p.Old]] = old[k[0][p.Old]], true
		}
	}
	return paired, kept
}

func relationPassages(rs []*Relation, which []int) []Passage {
	out := make([]Passage, len(which))
	for i, w := range which {
		out[i] = Passage{Content: spansOf(rs[w].Evidence.Content), Speakers: slices.Concat(rs[w].FromIDs, rs[w].ToIDs)}
	}
	return out
}

func relationParts(r *Relation) []string {
	parts := []string{string(r.ArticleID), string(r.Kind), spansKey(r.Evidence.Content)}
	for _, id := range r.FromIDs {
		parts = append(parts, string(id))
	}
	parts = append(parts, "to")
	for _, id := range r.ToIDs {
		parts = append(parts, string(id))
	}
	return parts
}

func keepRelation(old, found *Relation, at time.Time) *Relation {
	if st := old.ReviewStatus(); st == Accepted || st == Edited {
		return old
	}
	r := *found
	r.ID, r.Decisions, r.Revision = old.ID, old.Decisions, old.Revision
	if old.ReviewStatus() == Retired {
		r.Decisions = append(slices.Clone(old.Decisions), Decision{Status: Unreviewed, At: &at})
	}
	return &r
}
