package neo4j

import (
	"context"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// Ties answers for each node; see [graph.Store].
func (s *Store) Ties(ctx context.Context, q graph.TieQuery) ([]graph.Neighbours, error) {
	if len(q.Of) > graph.MaxAnchors || len(q.To) > graph.MaxAnchors {
		return nil, graph.Errorf(graph.LimitExceeded, "at most %d at a time; ask for fewer", graph.MaxAnchors)
	}
	after, err := graph.ParseNeighbour(q.After)
	if err != nil {
		return nil, err
	}
	t := newTier(&q)
	text := t.text()
	var all []graph.Neighbours
	err = s.read(ctx, func(session *session) error {
		all = make([]graph.Neighbours, len(q.Of))
		for i, id := range q.Of {
			all[i].Of = id
		}
		for start := 0; start < len(q.Of); start += anchorsAtOnce {
			chunk := q.Of[start:min(start+anchorsAtOnce, len(q.Of))]
			err := session.each(text, t.paramsFor(chunk, after), func(values []any) error {
				all[start+int(as[int64](values[0]))] = t.neighbours(values[1:])
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

// tier finds the ties that one query asks for.
type tier struct {
	q         *graph.TieQuery
	where     *where // of statements
	relations *where // nil when relations cannot hold what the filter asks
	params    map[string]any
}

func newTier(q *graph.TieQuery) *tier {
	t := &tier{q: q, where: statementWhere(&q.Filter, true)}
	t.where.take(q.Filter.Takes, "t", "y") // sets its parameters
	t.params = maps.Clone(t.where.params)
	if relations, ok := q.Filter.OfRelations(); ok {
		t.relations = relationWhere(&relations, true)
		t.relations.printedAs(&q.Filter)
		maps.Copy(t.params, t.relations.params)
	}
	return t
}

// printedAs adds what a filter of statements asks of the article that a relation is printed in, beside which it is.
func (w *where) printedAs(f *graph.StatementFilter) {
	in := newWhere()
	isOneOf(in, "wp.publisher", "s_publishers", f.Publisher)
	isOneOf(in, "wp.language", "s_languages", f.Language)
	in.day("wp.publishedOn", "s_published", f.Published)
	in.before("wp.loaded", "s_loaded", f.LoadedBefore)
	if len(in.own) == 0 {
		return
	}
	conditions := make([]string, len(in.own))
	for i, c := range in.own {
		conditions[i] = c.text
	}
	w.never = w.never || in.never
	maps.Copy(w.params, in.params)
	w.exists(ofRow, "(r)-[:PRINTED_IN]->(wp)", conditions...)
}

// paramsFor are the parameters for some nodes. Those that change in length stand within one.
func (t *tier) paramsFor(of []graph.ID, after graph.Neighbour) map[string]any {
	to := map[string]any{}
	for _, id := range t.q.To {
		to[string(id)] = true
	}
	newest := int64(t.q.Newest)
	if newest <= 0 {
		newest = math.MaxInt32
	}
	params := maps.Clone(t.params)
	maps.Copy(params, packed(map[string]any{"of": texts(of), "to": to, "weight": int64(after.Weight), "after": string(after.ID)}))
	params["first"] = int64(t.q.First)
	params["newest"] = newest
	return params
}

// neighbours reads the answer for one node: its id, how many there are, and each with its weight and ties.
func (t *tier) neighbours(values []any) graph.Neighbours {
	found := graph.Neighbours{Of: graph.ID(as[string](values[0])), Total: int(as[int64](values[1]))}
	for _, x := range as[[]any](values[2]) {
		fields := as[[]any](x)
		n := graph.Neighbour{ID: graph.ID(as[string](fields[0])), Weight: int(as[int64](fields[1]))}
		for _, row := range as[[]any](fields[2]) {
			n.Ties = append(n.Ties, tieOf(found.Of, n.ID, as[[]any](row)))
		}
		slices.SortFunc(n.Ties, graph.CompareTies)
		found.Items = append(found.Items, n)
	}
	slices.SortFunc(found.Items, graph.CompareNeighbours)
	return found
}

// tieOf makes a tie of the columns kind, ahead, stance, n, r, first, last, newest.
func tieOf(of, other graph.ID, row []any) graph.Tie {
	t := graph.Tie{From: of, To: other, Kind: graph.TieKind(as[string](row[0])), Statements: int(as[int64](row[3])), Relations: int(as[int64](row[4])),
		First: knownDay(row[5]), Last: knownDay(row[6])}
	if !as[bool](row[1]) || t.Kind == graph.TieRelation && other < of {
		t.From, t.To = other, of
	}
	if stance := graph.Stance(as[string](row[2])); stance != "" {
		t.Stance = &stance
	}
	if newest := as[string](row[7]); newest != "" {
		kind, key := graph.KindStatement, newest[strings.LastIndexByte(newest, ' ')+1:]
		if t.Kind == graph.TieRelation {
			kind = graph.KindRelation
		}
		t.Newest = graph.MakeID(kind, strings.TrimPrefix(key, kind+":"))
	}
	return t
}

func knownDay(v any) *graph.Date {
	d := dateOf(v)
	if d.IsZero() {
		return nil
	}
	return &d
}
