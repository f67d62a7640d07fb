package embedded

import (
	"cmp"
	"context"
	"database/sql"
	"math"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// tieKinds numbers the kinds of ties.
var tieKinds = enum[graph.TieKind]{graph.TieStance, graph.TieSpokeOf, graph.TieSpokeTo, graph.TieSpokeFor, graph.TieRelation, graph.TiePartOf}

// Ties answers for each node; see [graph.Store].
func (s *Store) Ties(ctx context.Context, q graph.TieQuery) ([]graph.Neighbours, error) {
	if len(q.Of) > graph.MaxAnchors || len(q.To) > graph.MaxAnchors {
		return nil, graph.Errorf(graph.LimitExceeded, "at most %d at a time; ask for fewer", graph.MaxAnchors)
	}
	after, err := graph.ParseNeighbour(q.After)
	if err != nil {
		return nil, err
	}
	all := make([]graph.Neighbours, len(q.Of))
	err = s.read(ctx, func(session *session) error {
		t, err := newTier(ctx, session, &q)
		if err != nil {
			return err
		}
		for i, id := range q.Of {
			if all[i], err = t.around(id, after); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

// tier finds ties for one query.
type tier struct {
	planner
	q            *graph.TieQuery
	to           string // JSON list of the nodes that ties must lead to; "" for any
	newest       int    // statements or relations that are looked at
	relations    where  // of the filter, on the table r, relation
	hasRelations bool   // relations can hold what the filter asks

	node   int64  // whose ties are sought
	id     string // of node
	selves string // JSON list of the idents that node answers for
}

func newTier(ctx context.Context, s *session, q *graph.TieQuery) (*tier, error) {
	w, err := statementWhere(ctx, s, &q.Filter, true)
	if err != nil {
		return nil, err
	}
	t := &tier{planner: planner{ctx: ctx, session: s, filter: &q.Filter, where: w}, q: q, newest: cmp.Or(q.Newest, math.MaxInt32)}
	if q.To != nil {
		nodes, err := s.nodes(ctx, q.To)
		if err != nil {
			return nil, err
		}
		if t.to, err = asJSON(nodes); err != nil {
			return nil, err
		}
	}
	return t, t.relationsWhere()
}

// relationsWhere makes the filter of relations, which joins the article as p where it asks of that.
func (t *tier) relationsWhere() error {
	f := t.q.Filter
	relations, ok := f.OfRelations()
	if !ok {
		return nil
	}
	w, err := relationWhere(t.ctx, t.session, &relations, true)
	if err != nil {
		return err
	}
	c := &conditions{ctx: t.ctx, session: t.session, where: w}
	if f.Publisher != nil || f.Language != nil || f.Published != nil || f.LoadedBefore != nil {
		c.join += " CROSS JOIN article p ON p.pk = r.article"
		c.before("p.loaded", f.LoadedBefore)
		err = c.article("p", f.Publisher, f.Language, f.Published)
	}
	t.relations, t.hasRelations = c.where, !c.never
	return err
}

// around gives the neighbours of one node.
func (t *tier) around(id graph.ID, after graph.Neighbour) (graph.Neighbours, error) {
	found := graph.Neighbours{Of: id}
	known, err := t.one(t.ctx, `SELECT n.pk, n.id, (SELECT json_group_array(f.pk) FROM ident f WHERE f.pk = n.pk OR f.now = n.pk AND f.now <> f.pk)
		FROM ident i CROSS JOIN ident n ON n.pk = i.now WHERE i.id = ?`, []any{string(id)}, &t.node, &t.id, &t.selves)
	if err != nil || !known {
		return found, err
	}
	found.Of = graph.ID(t.id)
	text, args, err := t.text(after)
	if err != nil || text == "" {
		return found, err
	}
	at := map[graph.ID]int{}
	err = t.each(t.ctx, text, args, func(rows *sql.Rows) error {
		var r tieRow
		if err := r.scan(rows); err != nil || !r.other.Valid {
			found.Total = r.total
			return err
		}
		found.Total = r.total
		other := graph.ID(r.other.String)
		i, seen := at[other]
		if !seen {
			i = len(found.Items)
			at[other] = i
			found.Items = append(found.Items, graph.Neighbour{ID: other, Weight: int(r.weight.Int64)})
		}
		found.Items[i].Ties = append(found.Items[i].Ties, r.tie(found.Of))
		return nil
	})
	slices.SortFunc(found.Items, graph.CompareNeighbours)
	for i := range found.Items {
		slices.SortFunc(found.Items[i].Ties, graph.CompareTies)
	}
	return found, err
}

// text makes the query: the ties of all branches inside, then neighbours, then those that are asked for with their ties. "" when
// there can be none.
func (t *tier) text(after graph.Neighbour) (string, []any, error) {
	branches, err := t.branches()
	if err != nil || len(branches) == 0 {
		return "", nil, err
	}
	var texts []string
	var args []any
	for _, b := range branches {
		texts, args = append(texts, b.text), append(args, b.args...)
	}
	text := "WITH tie(kind, ahead, other, stance, n, r, first, last, newest, kept) AS MATERIALIZED (" + strings.Join(texts, " UNION ALL ") + `),
		near AS MATERIALIZED (SELECT e.other AS other, i.id AS id, sum(e.n + e.r) AS weight FROM tie e CROSS JOIN ident i ON i.pk = e.other
			WHERE EXISTS (SELECT 1 FROM actor x WHERE x.pk = e.other) OR EXISTS (SELECT 1 FROM proposition b WHERE b.pk = e.other) GROUP BY e.other)
		SELECT c.total, g.id, g.weight, e.kind, e.ahead, e.stance, e.n, e.r, e.first, e.last, e.newest, coalesce((SELECT id FROM statement WHERE pk = e.kept), '')
		FROM (SELECT count(*) AS total FROM near) c
		LEFT JOIN (SELECT other, id, weight FROM near WHERE weight < ? OR weight = ? AND id > ? ORDER BY weight DESC, id LIMIT 0 + ?) g
		LEFT JOIN tie e ON e.other = g.other`
	return text, append(args, after.Weight, after.Weight, string(after.ID), t.q.First), nil
}

// tieRow is one row of the answer. The last two are statements or relations, one of them empty.
type tieRow struct {
	total                                   int
	other                                   sql.NullString
	weight, kind, ahead, stance, n, r, a, z sql.NullInt64
	newest, kept                            sql.NullString
}

func (r *tieRow) scan(rows *sql.Rows) error {
	return rows.Scan(&r.total, &r.other, &r.weight, &r.kind, &r.ahead, &r.stance, &r.n, &r.r, &r.a, &r.z, &r.newest, &r.kept)
}

// tie makes a tie of a row.
func (r *tieRow) tie(of graph.ID) graph.Tie {
	other := graph.ID(r.other.String)
	t := graph.Tie{From: of, To: other, Kind: tieKinds.value(int(r.kind.Int64)), Statements: int(r.n.Int64), Relations: int(r.r.Int64),
		First: knownDay(r.a.Int64), Last: knownDay(r.z.Int64)}
	if r.ahead.Int64 == 0 || t.Kind == graph.TieRelation && other < of {
		t.From, t.To = other, of
	}
	if stance := stances.value(int(r.stance.Int64)); stance != "" {
		t.Stance = &stance
	}
	kind, newest := graph.KindStatement, r.kept.String
	if _, tail, ok := strings.Cut(r.newest.String, "\x01"); ok {
		newest = tail[10:]
	}
	if t.Kind == graph.TieRelation {
		kind = graph.KindRelation
	}
	if newest != "" {
		t.Newest = graph.MakeID(kind, newest)
	}
	return t
}

func knownDay(n int64) *graph.Date {
	if n == 0 {
		return nil
	}
	d := graph.DateOfNumber(int(n))
	return &d
}
