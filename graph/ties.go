package graph

import (
	"cmp"
	"slices"
	"strconv"
)

// Tie is why two nodes are joined: all statements, or all relations, of one kind between them. A statement counts for each of its
// speakers; nobody is tied to itself, and only what is stored is tied.
type Tie struct {
	From, To    ID
	Kind        TieKind
	Stance      *Stance // of STANCE, nil for all others
	Statements  int     // utterances
	Relations   int
	First, Last *Date // the first and the last known day
	// Newest is the latest statement (see CompareLatest) or the relation that happened last (then the one with the greatest id); ""
	// for PART_OF.
	Newest ID
}

// TieQuery asks for the ties of each of some nodes: actors, under any of their ids, and propositions. Others have none.
type TieQuery struct {
	Of    []ID
	Kinds []TieKind
	To    []ID // only ties with these; nil: with any. Actors under the ids they have now
	// Filter lets statements through, and relations as far as they have what it asks for, see OfRelations. PART_OF is not asked.
	Filter StatementFilter
	First  int    // neighbours of each, those tied by most statements and relations first, equal ones by their ids
	After  Cursor // behind this neighbour, see Neighbour.Cursor
	// Newest bounds what is looked at, however much there is: of the statements and relations that the filter lets through, so many
	// of each part that a node has in them (what it said, what names it, and so on), the newest by the day and then by the id, unknown
	// days last; 0 looks at all. What is kept is not counted anew and has no bound: PART_OF, and STANCE under no filter.
	Newest int
}

// Neighbours are who is around one node.
type Neighbours struct {
	Of    ID // the id that the node has now, or the one asked for if there is none
	Items []Neighbour
	Total int // how many neighbours there are, whatever First and After
}

// Neighbour is a node and the ties with it, in the order of CompareTies.
type Neighbour struct {
	ID     ID
	Weight int // statements and relations of all its ties
	Ties   []Tie
}

// allTies are the kinds in their order.
var allTies = []TieKind{TieStance, TieSpokeOf, TieSpokeTo, TieSpokeFor, TieRelation, TiePartOf}

// TieKinds gives the kinds of ties in their order.
func TieKinds() []TieKind { return slices.Clone(allTies) }

// CompareTies orders ties by kind, then by from and to, then by stance.
func CompareTies(a, b Tie) int {
	return cmp.Or(cmp.Compare(slices.Index(allTies, a.Kind), slices.Index(allTies, b.Kind)), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To),
		cmp.Compare(slices.Index(allStances, stanceOf(a)), slices.Index(allStances, stanceOf(b))))
}

var allStances = []Stance{Supports, Opposes, Conditional, Neutral}

func stanceOf(t Tie) Stance {
	if t.Stance == nil {
		return ""
	}
	return *t.Stance
}

// CompareNeighbours orders neighbours: most statements and relations first, then by id.
func CompareNeighbours(a, b Neighbour) int {
	return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.ID, b.ID))
}

const tieOrder = "TIES"

// Cursor is where a neighbour stands in its list.
func (n Neighbour) Cursor() Cursor {
	return MakeCursor(Position{Order: tieOrder, Keys: []string{strconv.Itoa(n.Weight)}, ID: n.ID})
}

// ParseNeighbour reads the cursor of a neighbour. Without one it is before all neighbours.
func ParseNeighbour(c Cursor) (Neighbour, error) {
	if c == "" {
		return Neighbour{Weight: 1 << 60}, nil
	}
	p, err := ParseCursor(c, tieOrder, 1)
	if err != nil {
		return Neighbour{}, err
	}
	weight, err := p.Int(0)
	return Neighbour{ID: p.ID, Weight: int(weight)}, err
}

// OfRelations gives what a filter of statements asks of relations: where and when they are printed and happened, how sure they are
// and where they stand in review. ok is false when it asks for what only words have, which no relation can hold. What it asks of
// the article besides, its publisher, language and days, must hold too, see MatchRelation.
func (f *StatementFilter) OfRelations() (relations RelationFilter, ok bool) {
	asksActor := func(m *ActorMatch) bool { return m != nil && (m.Ids != nil || m.Kinds != nil) }
	asksTake := f.Takes != nil && (f.Takes.Any != nil || !f.Takes.restrictsNothing())
	if f.Ids != nil || f.Speaking != nil || f.CountsFor != nil || f.Act != nil || f.Form != nil || f.Text != nil || asksTake ||
		asksActor(f.Speaker) || asksActor(f.OnBehalfOf) || asksActor(f.Addressee) || asksActor(f.Mentions) {
		return RelationFilter{}, false
	}
	return RelationFilter{Article: f.Article, Happened: f.Said, Review: f.Review, MinConfidence: f.MinConfidence}, true
}

// MatchRelation tells whether a filter of statements lets a relation through, which is printed in a.
func (f *StatementFilter) MatchRelation(r *Relation, a *Article, w World) bool {
	relations, ok := f.OfRelations()
	return ok && relations.Match(r, w) && f.matchArticle(a)
}
